#!/usr/bin/python3
"""One file in several languages: what picks one, how results are named, and that no result holds a word of another.

    languages_test.py GALLEY
"""

import json
import pathlib
import re
import subprocess
import sys
import tempfile
import unittest
import zipfile

GALLEY = ""
LANGUAGES = ["en", "de", "ja"]
FORMATS = ["pdf", "docx", "html", "md", "txt", "json", "layout"]


def text(word):
    """A text in each language. A word tells which one it is in: Enxlabel, Dexlabel, Jaxlabel."""
    return "{ " + ", ".join(f'{tag} = "{tag.title()}x{word}"' for tag in LANGUAGES) + " }"


def texts(word, attributes=""):
    """A list of texts in each language. The attributes stand in the first."""
    lists = []
    for tag in LANGUAGES:
        own = attributes if tag == LANGUAGES[0] else ""
        lists.append(f'{tag} = ["{tag.title()}x{word}one{own}", "{tag.title()}x{word}two"]')
    return "{ " + ", ".join(lists) + " }"


RESUME = f"""
[basics]
name = "Ada Example"
label = {text("label")}
summary = {text("summary")}
image = "face.jpg"
imageAlt = {text("alt")}
location.city = {text("city")}
details = [{{ label = {text("fact")}, text = {text("born")} }}]
phone = {text("phone")}

[[work]]
id = "byrne"
name = {text("employer")}
position = {text("position")}
date = {text("date")}
location = {text("place")}
highlights = [{text("cut")}, [{text("nested")}], "Plain"]

[[work]]
id = "acme"
name = {text("hidden")}
position = "Spy"
startDate = "2023-04"
highlights = {texts("spied", " {#spied .spy}")}

[[education]]
institution = {text("school")}
courses = {texts("course")}

[skills]
Tools = {texts("tool")}

[[sections]]
id = "talks"
title = {text("talks")}
text = {text("talked")}

[letter]
date = {text("day")}
recipient.name = {text("reader")}
recipient.location = {texts("street")}
subject = {text("subject")}
opening = {text("opening")}
body = {text("body")}
closing = {text("closing")}
enclosures = [{text("diploma")}]

[style]
titles.work = {text("jobs")}
footer = {text("footer")}

[meta]
language = "en"
languages = {json.dumps(LANGUAGES)}
private = ["basics.phone", "work.acme.highlights"]

[variants.german]
meta.language = "de-AT"
basics.label = {{ de = "Dexnew" }}

[variants.spy]
hide = ["highlights.spied"]
work.byrne.highlights = {texts("else")}
letter.opening = {text("dear")}
"""

PRIVATE = f"[basics]\ndetails = [{{ label = 'Visa', text = {text('visa')} }}]\n"


def inflated(pdf):
    """What a PDF shows, and all that it holds with its streams inflated."""
    subprocess.run(["qpdf", "--qdf", "--object-streams=disable", pdf, f"{pdf}.qdf"], check=True)
    held = pathlib.Path(f"{pdf}.qdf").read_bytes()
    pathlib.Path(f"{pdf}.qdf").unlink()
    # Strings may be UTF-16, or that in hexadecimal.
    spelled = b"\n".join(bytes.fromhex(digits.decode()) for digits in re.findall(rb"<((?:[0-9a-fA-F]{2})+)>", held))
    shown = subprocess.run(["pdftotext", pdf, "-"], capture_output=True, check=True).stdout
    return b"\n".join([held, held.replace(b"\0", b""), spelled.replace(b"\0", b""), shown])


def held_by(path):
    """All bytes of a result, unpacked."""
    if path.suffix == ".pdf":
        return inflated(path)
    if path.suffix == ".docx":
        with zipfile.ZipFile(path) as archive:
            return b"\n".join(archive.read(name) for name in archive.namelist())
    # Fonts as base64 are no text.
    return re.sub(rb"base64,[^\"')]*", b"", path.read_bytes())


WORD = re.compile(rb"(?:en|de|ja)x[a-z]+", re.IGNORECASE)
PLANTED = {word.lower() for word in WORD.findall((RESUME + PRIVATE).encode())}


def words_in(held):
    return {word.lower().decode() for word in WORD.findall(held) if word.lower() in PLANTED}


class Languages(unittest.TestCase):
    def setUp(self):
        folder = tempfile.TemporaryDirectory()
        self.addCleanup(folder.cleanup)
        self.folder = pathlib.Path(folder.name)
        (self.folder / "resume.toml").write_text(RESUME)
        (self.folder / "resume.private.toml").write_text(PRIVATE)
        portrait = pathlib.Path(__file__).resolve().parents[1] / "golden/portrait.jpg"
        (self.folder / "face.jpg").write_bytes(portrait.read_bytes())

    def run_it(self, *arguments, code=0):
        done = subprocess.run([GALLEY, *arguments], cwd=self.folder, capture_output=True, text=True)
        self.assertEqual(done.returncode, code, done.stderr)
        return done

    def write(self, toml, name="resume.toml"):
        (self.folder / name).write_text(toml)

    def names(self, folder="out"):
        return sorted(path.name for path in (self.folder / folder).iterdir())

    def assert_only(self, language, held, what):
        foreign = sorted(word for word in words_in(held) if not word.startswith(f"{language}x"))
        self.assertEqual(foreign, [], what)

    # privacy

    def test_no_result_holds_a_word_of_another_language(self):
        forms = [word for form in FORMATS for word in ("-f", form)]
        for arguments in [], ["--attach", "--proof"], ["--public"], ["--anonymous"], ["--letter-first"], ["--pdf", "plain"]:
            self.run_it("build", "--all", "--all-languages", *arguments, *forms, "-o", f"out{len(arguments)}/")
            results = list((self.folder / f"out{len(arguments)}").iterdir())
            self.assertGreaterEqual(len(results), 3 * 3 * len(FORMATS))
            for path in results:
                language = re.search(r"-(en|de|ja)\.", path.name)[1]
                with self.subTest(arguments=arguments, path=path.name):
                    held = held_by(path)
                    self.assert_only(language, held, path.name)
                    self.assertIn(f"{language}xsummary", words_in(held))
                    if arguments == ["--public"]:
                        for word in "phone", "visa", "spiedone":
                            self.assertNotIn(f"{language}x{word}", words_in(held))
                path.unlink()

    def test_the_search_finds_what_is_there(self):
        for form in FORMATS:
            self.run_it("build", "--language", "de", "-f", form, "-o", "out/")
        for path in (self.folder / "out").iterdir():
            for word in "dexlabel", "dexcut", "dexnested", "dexcourseone", "dextoolone", "dextalks", "dexjobs", "dexdate":
                self.assertIn(word, words_in(held_by(path)), path.name)

    def test_no_report_holds_a_word_of_another_language(self):
        for language in LANGUAGES:
            for command in (
                ["check"], ["check", "--describe"], ["check", "--show-text"], ["check", "--json"],
                ["check", "--facts"], ["check", "--summary", "--all"], ["variants"], ["diff", "default", "spy"],
                ["build", "-f", "txt", "--explain", "-o", "-"], ["build", "--record", "sent", "-o", "o.pdf"],
            ):
                with self.subTest(language=language, command=command):
                    # A message shows its line of the file, with all languages in it.
                    done = self.run_it(*command, "--language", language)
                    self.assert_only(language, done.stdout.encode(), command)

    def test_an_export_holds_one_language(self):
        for arguments in [], ["--public"]:
            for language in LANGUAGES:
                done = self.run_it("export", "--language", language, "-o", "-", *arguments)
                self.assert_only(language, done.stdout.encode(), arguments)
                exported = json.loads(done.stdout)
                self.assertEqual(exported["meta"]["language"], language)
                self.assertNotIn("languages", exported["meta"])
                self.assertEqual(exported["basics"]["label"], f"{language.title()}xlabel")
        self.assertEqual(json.loads(self.run_it("export", "-o", "-").stdout)["meta"]["language"], "en")

    # which language

    def test_the_language_of_the_document(self):
        for arguments, tag, word in (
            ([], "en", "Enxlabel"),
            (["--language", "de"], "de", "Dexlabel"),
            (["--language", "de-AT"], "de-AT", "Dexlabel"),
            (["--variant", "german"], "de-AT", "Dexnew"),
            (["--variant", "german", "--language", "en"], "en", "Enxlabel"),
        ):
            with self.subTest(arguments=arguments):
                page = self.run_it("build", "-f", "html", "-o", "-", *arguments).stdout
                self.assertIn(f'lang="{tag}"', page)
                self.assertIn(word, page)

    def test_words_of_the_document_are_those_of_the_language(self):
        (self.folder / "resume.private.toml").unlink()
        self.write('[basics]\nname = "A"\nlabel = { en = "E", de = "D" }\n[[work]]\nname = "B"\nstartDate = "2020-03"\n'
                   '[meta]\nlanguages = ["en", "de"]\n')
        self.assertIn("BERUFSERFAHRUNG", self.run_it("build", "--language", "de", "-f", "txt", "-o", "-").stdout)
        self.assertIn("EXPERIENCE", self.run_it("build", "-f", "txt", "-o", "-").stdout)

    def test_a_language_that_is_not_there(self):
        done = self.run_it("build", "--language", "fr", "-o", "o.pdf")
        self.assertIn("resume.toml: warning: there are no texts in 'fr': those in 'en' are printed", done.stderr)
        self.assertIn("'meta.languages' names en, de, ja", done.stderr)
        self.run_it("build", "--language", "fr", "--strict", "-o", "o.pdf", code=1)
        wrong = self.run_it("build", "--language", "de_AT", "-o", "o.pdf", code=2)
        self.assertIn("'de_AT' is not a language tag", wrong.stderr)
        both = self.run_it("build", "--language", "de", "--all-languages", code=2)
        self.assertIn("--all-languages", both.stderr)

    def test_a_text_that_is_missing(self):
        (self.folder / "resume.private.toml").unlink()
        self.write('[basics]\nname = "A"\nlabel = { en = "E" }\n[meta]\nlanguages = ["en", "de"]\n')
        self.assertEqual(self.run_it("build", "-o", "o.pdf").stderr, "")
        done = self.run_it("build", "--all-languages", "-f", "txt", "-o", "out/")
        self.assertIn("resume.toml:3:9: warning: there is no text in 'de' here: the one in 'en' is printed", done.stderr)
        self.assertIn('add de = "…"', done.stderr)
        self.assertIn("E", (self.folder / "out/resume-de.txt").read_text())
        page = self.run_it("build", "--language", "de", "-f", "html", "-o", "-").stdout
        self.assertRegex(page, r'<span lang="en"[^>]*>E</span>')

    def test_a_fault_in_any_language_is_said_at_its_place(self):
        (self.folder / "resume.private.toml").unlink()
        self.write('[basics]\nname = "A"\nlabel = { en = "E", de = "" }\n[meta]\nlanguages = ["en", "de"]\n')
        done = self.run_it("check", code=1)
        self.assertIn("resume.toml:3:26: error: in 'de': 'label' in [basics] is blank", done.stderr)
        self.write('[basics]\nname = "A"\nlabel = { en = "E", dee = "D" }\n[meta]\nlanguages = ["en", "de"]\n')
        done = self.run_it("check", code=1)
        self.assertIn("resume.toml:3:21: error: 'meta.languages' does not name 'dee'", done.stderr)
        self.assertIn("did you mean 'de'?", done.stderr)

    # results

    def test_names_of_results(self):
        self.run_it("build", "--all-languages", "-o", "out/")
        self.assertEqual(self.names(), ["resume-de.pdf", "resume-en.pdf", "resume-ja.pdf"])
        self.run_it("build", "--all-languages", "--variant", "spy", "--letter", "-f", "txt", "-o", "letters/")
        self.assertEqual(self.names("letters"), ["letter-spy-de.txt", "letter-spy-en.txt", "letter-spy-ja.txt"])
        listed = self.run_it("variants", "--outputs", "--all-languages", "-o", "x/").stdout.split()
        self.run_it("build", "--all", "--all-languages", "-o", "x/")
        self.assertEqual(sorted(pathlib.Path(path).name for path in listed), self.names("x"))
        self.assertIn("resume-german-ja.pdf", self.names("x"))
        self.run_it("build", "--language", "de", "-o", "one/")
        self.assertEqual(self.names("one"), ["resume.pdf"])

    def test_names_that_the_file_gives(self):
        named = RESUME.replace("[meta]\n", '[meta]\noutput = "{name}{ – variant} {language}"\n')
        self.write(named)
        self.run_it("build", "--all-languages", "--variant", "spy", "-f", "txt", "-o", "out/")
        self.assertEqual(self.names(), [f"Ada Example – spy {tag}.txt" for tag in sorted(LANGUAGES)])
        self.write(named.replace(" {language}", ""))
        done = self.run_it("build", "--all-languages", "-o", "out2/", code=2)
        self.assertIn("two results are named out2/Ada Example.pdf: of resume.toml (en) and of resume.toml (de)", done.stderr)
        self.assertIn("{language}", done.stderr)
        self.assertFalse((self.folder / "out2").exists())

    def test_a_resume_of_one_language_has_its_usual_name(self):
        self.write('[basics]\nname = "A"\n', "one.toml")
        self.run_it("build", "--all-languages", "resume.toml", "one.toml", "-f", "txt", "-o", "out/")
        self.assertEqual(self.names(), ["one.txt", "resume-de.txt", "resume-en.txt", "resume-ja.txt"])

    def test_results_do_not_depend_on_what_was_built_before(self):
        self.run_it("build", "--all", "--all-languages", "-j", "4", "-o", "all/")
        for language in LANGUAGES:
            self.run_it("build", "--all", "--language", language, "-o", "one/")
            for variant in "", "-german", "-spy":
                self.assertEqual((self.folder / f"one/resume{variant}.pdf").read_bytes(),
                                 (self.folder / f"all/resume{variant}-{language}.pdf").read_bytes())

    def test_overlays(self):
        self.write('[basics]\nlabel = "Same"\n', "text.toml")
        self.write('[basics]\nlabel = { de = "Dexother" }\n', "table.toml")
        self.write('[meta]\nlanguages = ["fr"]\n[basics]\nlabel = { fr = "Français" }\n', "french.toml")
        for arguments, wanted in (
            (["--with", "text.toml", "--language", "de"], "Same"),
            (["--with", "table.toml", "--language", "de"], "Dexother"),
            (["--with", "table.toml"], "Enxlabel"),
            (["--with", "french.toml", "--language", "fr"], "Français"),
            (["--set", 'basics.label={ ja = "Jaxset" }', "--language", "ja"], "Jaxset"),
            (["--set", 'style.words.courses={ en = "Enxlectures", de = "Dexlectures" }', "--language", "de"], "Dexlectures"),
        ):
            with self.subTest(arguments=arguments):
                self.assertIn(wanted, self.run_it("build", "-f", "txt", "-o", "-", *arguments).stdout)


if __name__ == "__main__":
    GALLEY = str(pathlib.Path(sys.argv.pop(1)).resolve())
    unittest.main()
