#!/usr/bin/python3
"""The words that galley prints of itself, and those of the author: galley build on real files.

    words_test.py GALLEY
"""

import pathlib
import subprocess
import sys
import tempfile
import unittest

GALLEY = ""
GOLDEN = pathlib.Path(__file__).resolve().parents[1] / "golden"

RESUME = """
[basics]
name = "Ada Quill"
email = "ada@example.com"
phone = "+1 505-555-0142"
url = "https://example.com"
image = "me.jpg"
[[work]]
name = "Type Co"
position = "Compositor"
startDate = "2019-Q3"
[meta]
language = "{language}"
[letter]
place = "Aachen"
date = "2026-11-30"
reference = "R 7"
subject = "Lines"
opening = "Dear all,"
body = "A line."
closing = "Yours,"
postscript = "One more."
enclosures = [{enclosures}]
signature = {{ image = "me.jpg" }}
"""

OF_LETTERS = """
[style.words]
email = "Wordemail"
phone = "Wordphone"
website = "Wordsite"
portrait = "Wordportrait {}"
subject = "Wordsubject"
reference = "Wordreference"
enclosure = "Wordenclosure"
enclosures = "Wordenclosures"
postscript = "Wordpostscript "
signature = "Wordsignature"
placeDate = "{0} Wordplace {1}"
"""


class Words(unittest.TestCase):
    def setUp(self):
        temporary = tempfile.TemporaryDirectory()
        self.addCleanup(temporary.cleanup)
        self.folder = pathlib.Path(temporary.name)
        (self.folder / "me.jpg").write_bytes((GOLDEN / "portrait.jpg").read_bytes())

    def galley(self, text, *arguments, code=0):
        (self.folder / "resume.toml").write_text(text, encoding="utf-8")
        done = subprocess.run([GALLEY, *arguments], cwd=self.folder, capture_output=True, text=True)
        self.assertEqual(done.returncode, code, done.stderr)
        return done

    def test_an_author_has_words_of_their_own_for_letters_and_for_who_hears_the_page(self):
        page = ""
        for enclosures in ('"A"', '"A", "B"'):
            text = RESUME.format(language="en-US", enclosures=enclosures) + OF_LETTERS
            page += self.galley(text, "build", "-f", "html", "-o", "-").stdout
            self.galley(text, "build", "--letter", "-f", "html", "-o", "letter.html")
            page += (self.folder / "letter.html").read_text(encoding="utf-8")
        for line in OF_LETTERS.splitlines()[2:]:
            word = line.split('"')[1].replace("{0} ", "").split()[0]
            self.assertTrue(word in page, word)
        self.assertTrue("Wordpostscript One more." in page)

    def test_one_warning_names_all_words_that_are_missing(self):
        done = self.galley(RESUME.format(language="tlh", enclosures='"A"'), "build")
        self.assertEqual(done.stderr.count("there are no words for 'tlh'"), 1)
        self.assertIn("the title 'Experience' and the words 'present', 'folio', 'portrait'", done.stderr)
        own = RESUME.format(language="tlh", enclosures='"A"') + (
            '[style]\ntitles.work = "vumghach"\nwords = { present = "DaH", folio = "{page}", portrait = "{}", email = "QIn", phone = "ghogh", website = "Daq" }\n'
        )
        self.assertNotIn("no words", self.galley(own, "build").stderr)

    def test_a_word_that_cannot_be_filled_is_an_error(self):
        for word, value, said in (
            ("volume", "vol.", "'volume' in [style.words] lacks {}"),
            ("volume", "{} of {}", "has {} twice"),
            ("volume", "{:99999999}", "unknown placeholder '{:99999999}'"),
            ("present", "{}", "unknown placeholder '{}'"),
            ("folio", "{page}/{total}", "unknown placeholder '{total}'"),
            ("folio", "{", "the braces of 'folio' in [style.words] do not match"),
            ("placeDate", "{0}", "lacks {1}"),
            ("presnt", "now", "did you mean 'present'?"),
        ):
            with self.subTest(word=word, value=value):
                text = f'basics.name = "A"\nstyle.words.{word} = "{value}"\n'
                self.assertIn(said, self.galley(text, "build", code=1).stderr)

    def test_capitals_follow_the_language_of_the_words(self):
        def shown(language, title):
            text = f'meta.language = "{language}"\nstyle.pdf = "plain"\nbasics.name = "A"\n{title}[[languages]]\nlanguage = "X"\n'
            self.galley(text, "build")
            return subprocess.run(["pdftotext", "resume.pdf", "-"], cwd=self.folder, capture_output=True, text=True).stdout

        self.assertIn("DİLLER", shown("tr", ""))
        self.assertIn("ΓΛΩΣΣΕΣ", shown("el", ""))
        self.assertIn("GROSSE SPRACHEN", shown("de", 'style.titles.languages = "Große Sprachen"\n'))
        # Without words of the language a title is English, and its capitals are too.
        self.assertIn("LANGUAGES", shown("az", ""))

    def test_a_part_of_a_year_is_a_date(self):
        for language, shown in (("en-US", "Q3 2019 – Present"), ("fr", "T3 2019 – aujourd’hui"), ("de", "Q3 2019 – heute")):
            text = RESUME.format(language=language, enclosures='"A"')
            self.assertIn(shown, self.galley(text, "build", "-f", "txt", "-o", "-").stdout)
        self.assertIn('"2019"', self.galley(RESUME.format(language="de", enclosures='"A"'), "build", "-f", "json", "-o", "-").stdout)


if __name__ == "__main__":
    GALLEY = str(pathlib.Path(sys.argv.pop(1)).resolve())
    unittest.main()
