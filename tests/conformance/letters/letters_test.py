#!/usr/bin/python3
"""Letters as readers of their structure and of their text find them, in each form; and many letters of one file.

    letters_test.py GALLEY
"""

import pathlib
import re
import subprocess
import sys
import tempfile
import tomllib
import unittest

ROOT = pathlib.Path(__file__).resolve().parents[3]
sys.path[:0] = [str(ROOT / "tests/conformance" / folder) for folder in ("structure", "readers")]

import extraction  # noqa: E402
from tagged import HEADINGS, Tagged  # noqa: E402

LETTERS = sorted((ROOT / "tests/golden/letter").glob("*.toml"))
VARIANTS = 200
# The date of each letter as its language writes it, and what else its line says.
DATES = {
    "din-5008-a": "30. November 2026",
    "din-5008-b": "München, 30. November 2026",
    "us": "November 30, 2026",
    "uk": "30 November 2026",
    "fr": "Lille, le 1er décembre 2026",
    "none": "Stockholm den 30 november 2026",
}


def spaceless(text):
    return re.sub(r"\s+", "", extraction.canonical(text))


def build(*arguments):
    done = subprocess.run([GALLEY, "build", *arguments], capture_output=True, text=True)
    if done.returncode != 0:
        raise AssertionError(f"{' '.join(map(str, arguments))}: exit {done.returncode}: {done.stderr}")
    return done.stdout


def address_of(letter):
    """What is known to be in an address."""
    recipient = letter["recipient"]
    location = recipient["location"]
    parts = [recipient.get(key) for key in ("name", "title", "organization")]
    parts += location if isinstance(location, list) else [location["address"], location["city"]]
    return [spaceless(part) for part in parts if part]


class Folder(unittest.TestCase):
    @classmethod
    def setUpClass(cls):
        folder = tempfile.TemporaryDirectory()
        cls.addClassCleanup(folder.cleanup)
        cls.folder = pathlib.Path(folder.name)


class Structure(Folder):
    @classmethod
    def setUpClass(cls):
        super().setUpClass()
        cls.sources = {path.stem: tomllib.loads(path.read_text()) for path in LETTERS}
        cls.tagged = {}
        for path in LETTERS:
            pdf = cls.folder / f"{path.stem}.pdf"
            build(path, "--letter", "-o", pdf)
            cls.tagged[path.stem] = Tagged(pdf)

    def for_each(self, act):
        for form, tagged in self.tagged.items():
            with self.subTest(form=form):
                act(tagged, self.sources[form], form)

    def text_of(self, tagged, element):
        return spaceless(" ".join(tagged.text[mark] for mark in element.marks()))

    def elements_of(self, tagged, text):
        """The elements that hold a text and nothing else, the outermost first."""
        return [one for one in tagged.elements() if self.text_of(tagged, one) == spaceless(text)]

    def test_all_forms_are_here(self):
        self.assertEqual(DATES.keys(), self.tagged.keys())

    def test_everything_is_tagged_or_an_artifact(self):
        self.for_each(lambda tagged, source, form: self.assertEqual(tagged.complaints, []))

    def test_text_by_structure_is_text_by_content(self):
        def check(tagged, source, form):
            self.assertEqual(tagged.by_structure(), tagged.by_content())

        self.for_each(check)

    def test_name_and_contact_come_first(self):
        def check(tagged, source, form):
            basics, text = source["basics"], spaceless(tagged.by_structure())
            head = text[: min(text.find(part) for part in address_of(source["letter"]))]
            self.assertTrue(head.startswith(spaceless(basics["name"])), head)
            for key in ("email", "phone"):
                self.assertIn(spaceless(basics[key]), head)

        self.for_each(check)

    def test_the_address_is_a_block(self):
        def check(tagged, source, form):
            parts = address_of(source["letter"])
            holds = [one for one in tagged.elements()
                     if (text := self.text_of(tagged, one)).startswith(tuple(parts))
                     and all(part in text for part in parts)
                     and spaceless(source["letter"]["opening"]) not in text
                     and spaceless(source["letter"]["subject"]) not in text]
            self.assertTrue(holds, "no element holds the address alone")
            marks = list(holds[-1].marks())
            first = marks[0][1]
            self.assertEqual(marks, [(0, first + index) for index in range(len(marks))], "not contiguous")

        self.for_each(check)

    def test_the_date_is_an_element(self):
        def check(tagged, source, form):
            self.assertTrue(self.elements_of(tagged, DATES[form]), tagged.by_structure())

        self.for_each(check)

    def test_the_subject_is_a_heading(self):
        def check(tagged, source, form):
            headings = [self.text_of(tagged, one) for one in tagged.elements() if one.role in HEADINGS]
            subject = spaceless(source["letter"]["subject"])
            self.assertEqual(len([one for one in headings if one.endswith(subject)]), 1, headings)
            self.assertEqual(headings[0], spaceless(source["basics"]["name"]))

        self.for_each(check)

    def test_the_marks_are_artifacts(self):
        def check(tagged, source, form):
            mute = [one.tag for page in tagged.sequences for one in page if not one.text]
            self.assertEqual(mute, ["Artifact"] if form.startswith("din") else [])

        self.for_each(check)

    def test_the_parts_come_in_their_order(self):
        def check(tagged, source, form):
            letter = source["letter"]
            keys = ["subject", "opening", "body", "closing"]
            if form == "uk":  # the subject stands below the opening
                keys[:2] = reversed(keys[:2])
            text, places = spaceless(tagged.by_structure()), []
            for key in keys:
                places.append(text.find(spaceless(letter[key].strip().split("\n")[0].replace("*", ""))))
                self.assertGreaterEqual(places[-1], 0, key)
            name = text.find(spaceless(source["basics"]["name"]), places[-1])
            self.assertGreater(name, 0, "the name below the signature")
            for enclosure in letter["enclosures"]:
                name = text.find(spaceless(enclosure), name)
                self.assertGreater(name, 0, enclosure)
            self.assertEqual(places, sorted(places))

        self.for_each(check)


class Length(Folder):
    SOURCE = """
[basics]
name = "Ada Example"
email = "ada@example.com"
location = { city = "London" }
[[work]]
name = "Analytical Engines"
[letter]
form = "FORM"
recipient.organization = "Initech"
recipient.location = ["1 High Street", "Leeds LS1 4AP"]
date = 2026-11-30
subject = "Engineer"
opening = "Dear Ms Chen,"
body = '''
BODY
'''
closing = "Yours sincerely,"
[meta]
language = "en-GB"
"""
    FORMS = ["din-5008-a", "din-5008-b", "us", "uk", "fr", "none"]

    def pages_of(self, form, paragraphs, *options):
        marks = [f"Mark{number} begins a paragraph. " for number in range(paragraphs)]
        body = "\n\n".join(mark + "It goes on for as long as a paragraph of a letter may well go on. " * 5 for mark in marks)
        source, pdf = self.folder / f"{form}.toml", self.folder / f"{form}.pdf"
        source.write_text(self.SOURCE.replace("FORM", form).replace("BODY", body))
        build(source, "--letter", "-o", pdf, *options)
        pages = extraction.pdftotext(pdf).split("\f")[:-1]
        text = " ".join(pages)
        for number in range(paragraphs):
            self.assertEqual(len(re.findall(rf"\bMark{number}\b", text)), 1, f"{form}: Mark{number}")
        self.assertEqual(text.count("Yours sincerely,"), 1)
        tagged = Tagged(pdf)
        self.assertEqual(tagged.complaints, [])
        self.assertEqual(tagged.by_structure(), tagged.by_content(), "not contiguous")
        return pages

    def test_goes_on_on_a_second_page(self):
        for form in self.FORMS:
            with self.subTest(form=form):
                pages = self.pages_of(form, 11)
                self.assertEqual(len(pages), 2)
                self.assertIn("Leeds", pages[0])
                self.assertNotIn("Leeds", pages[1], "the address stands on the first page alone")
                self.assertIn("Yours sincerely,", pages[1])

    def test_fits_one_page(self):
        for form in self.FORMS:
            with self.subTest(form=form):
                paragraphs = next(count for count in range(3, 12) if len(self.pages_of(form, count)) == 2)
                self.assertEqual(len(self.pages_of(form, paragraphs, "--pages", "1")), 1)


class Many(Folder):
    """Letters of one file, each to a company of its own."""

    def company(self, number):
        return f"Q{number:03}Z"

    def test_no_letter_names_another_company(self):
        source = self.folder / "resume.toml"
        source.write_text(
            """
[basics]
name = "Ada Example"
email = "ada@example.com"
location = { city = "London" }
[[work]]
name = "Analytical Engines"
"""
            + "".join(f"[variants.v{number}]\ninclude = ['{'odd' if number % 2 else 'even'}']\n"
                      f'application = {{ company = "{self.company(number)}", position = "Engineer {number}" }}\n'
                      for number in range(VARIANTS))
            + '[meta]\nlanguage = "en-GB"\n')
        (self.folder / "letter.toml").write_text(
            """
recipient.organization = "{company}"
recipient.location = ["1 High Street", "Leeds LS1 4AP"]
date = 2026-11-30
subject = "{position}"
opening = "Dear {company} team,"
body = '''
I write to {company} because of {company}.

Even letters have this. {.even}

- a list, for {company}
- odd letters have this {.odd}
'''
closing = "Yours sincerely,"
enclosures = ["A thing for {company}"]
postscript = "Never {{company}} but {company}."
""")
        out = self.folder / "out"
        build(source, "--all", "--letter", "-o", f"{out}/")
        letters = {path.stem: path for path in out.glob("*.pdf")}
        self.assertEqual(letters.keys(), {f"letter-v{number}" for number in range(VARIANTS)})
        faults = []
        for number in range(VARIANTS):
            text = extraction.pdftotext_raw(letters[f"letter-v{number}"])
            found = (re.findall(r"Q\d{3}Z", text), re.findall(r"Engineer (\d+)", text),
                     "Even letters" in text, "odd letters" in text, "{company}" in text)
            if found != ([self.company(number)] * 7, [str(number)], number % 2 == 0, number % 2 == 1, True):
                faults.append((number, found))
        self.assertEqual(faults[:3], [])


if __name__ == "__main__":
    GALLEY = str(pathlib.Path(sys.argv.pop(1)).resolve())
    unittest.main()
