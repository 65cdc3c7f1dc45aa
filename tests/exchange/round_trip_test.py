#!/usr/bin/python3
"""Every golden résumé, and the project's own, to JSON Resume and back: what is written is JSON Resume, holds nothing that the pages
do not show, and prints the same pages again, as a file or out of the PDF it was attached to.

    round_trip_test.py GALLEY
"""

import json
import pathlib
import re
import subprocess
import sys
import tempfile
import unicodedata
import unittest

import pikepdf

from resumes import EVERYTHING, all_resumes, layout, run, strings, style_of, with_style

GALLEY = ""

# JSON Resume 1.0.0, its essentials: the type of each key; `date` is ISO 8601 without what is not known.
ISO = re.compile(r"([1-2]\d{3}-[0-1]\d-[0-3]\d|[1-2]\d{3}-[0-1]\d|[1-2]\d{3})")
ITEMS = {
    "work": "name location description position url startDate:date endDate:date summary highlights:list",
    "volunteer": "organization position url startDate:date endDate:date summary highlights:list",
    "education": "institution url area studyType startDate:date endDate:date score courses:list",
    "awards": "title date:date awarder summary",
    "certificates": "name date:date url issuer",
    "publications": "name publisher releaseDate:date url summary",
    "skills": "name level keywords:list",
    "languages": "language fluency",
    "interests": "name keywords:list",
    "references": "name reference",
    "projects": "name description highlights:list keywords:list startDate:date endDate:date url roles:list entity type",
}
BASICS = "name label image email phone url summary location:table profiles:tables"
# Styles that decide what is printed, and in which words and order.
STYLES = [
    {"urls": "full", "contact": ["email", "phone", "url", "location", "profiles", "links", "label"]},
    {"urls": "title", "entry": {"lead": "organization", "dates": "left"}},
    {"contact": ["matrix", "location"], "publications": {"numbers": False}},
    {"contact": ["links"], "publications": {"numbers": "reverse", "group": "type"}, "urls": "title"},
    {"publications": {"group": "year", "years": "column", "maxAuthors": 2}},
    {"publications": {"group": "group"}, "order": ["talks", "work", "summary", "own", "publications"]},
    {"order": ["*", "summary"], "dateFormat": "y", "footer": False},
]
# What says how the rest hangs together: the names of sections, as keys are. What a reader has of `countryCode` is
# the country's name, and of a type of publications their heading.
STRUCTURE = re.compile(r"(^\$schema|^style\.order|^meta\.\w+|\.like|^sections\.id|\.countryCode|^publications\.type)$")


def faults_of(value, kind, path):
    if kind == "date":
        sound = isinstance(value, str) and ISO.fullmatch(value)
    elif kind == "list":
        sound = isinstance(value, list) and all(isinstance(one, str) for one in value)
    elif kind == "tables":
        sound = isinstance(value, list) and all(isinstance(one, dict) for one in value)
    elif kind == "table":
        sound = isinstance(value, dict)
    else:
        sound = isinstance(value, str)
    return [] if sound else [f"{path} is {value!r}, not {kind}"]


def schema_faults(resume):
    faults = []

    def check(table, keys, path):
        for key in keys.split():
            name, _, kind = key.partition(":")
            if name in table:
                faults.extend(faults_of(table[name], kind or "text", f"{path}.{name}"))
        if "url" in table and not re.match(r"(https?|mailto|tel):", table["url"], re.IGNORECASE):
            faults.append(f"{path}.url is no URI: {table['url']}")

    check(resume["basics"], BASICS, "basics")
    for profile in resume["basics"].get("profiles", []):
        check(profile, "network username url", "basics.profiles")
    for section, keys in ITEMS.items():
        for item in resume.get(section, []):
            check(item, keys, section)
    check(resume.get("meta", {}), "canonical version lastModified", "meta")
    return faults


def folded(text):
    """Letters and figures, their case and marks of punctuation aside, as one string."""
    text = unicodedata.normalize("NFKD", text).casefold()
    return "".join(character for character in text if character.isalnum())


def words(value):
    """What of a value must be on the page: each word, without the marks of Markdown; an address as a whole."""
    value = re.sub(r"\[@[^\]]*\]", lambda citation: " ".join(re.findall(r"@([\w.:-]+)", citation[0])).join("  "), value)
    value = re.sub(r"(?<=\])\(([^)\s]*)\)", r" \1 ", value)
    return [word for word in map(folded, re.sub(r"&\w+;", " ", value).split()) if word]


def page_words(resume, pdf):
    """All that the PDF shows, or leads to, as one string."""
    text = run(GALLEY, "build", resume, "-f", "txt", "-o", "-")
    with pikepdf.open(pdf) as file:
        annotations = [annotation for page in file.pages for annotation in page.obj.get("/Annots", [])]
        links = [str(annotation.A.URI) for annotation in annotations if "/A" in annotation]
        return folded(text + " ".join(links))


class RoundTrip(unittest.TestCase):
    @classmethod
    def setUpClass(cls):
        folder = tempfile.TemporaryDirectory()
        cls.addClassCleanup(folder.cleanup)
        cls.folder = pathlib.Path(folder.name)
        cls.exchanged = {}
        for resume in all_resumes():
            run(GALLEY, "build", resume, "--attach", "-o", cls.folder / f"{resume.stem}.pdf")
            cls.exchanged[resume] = run(GALLEY, "build", resume, "-f", "json", "-o", "-")

    def test_it_is_json_resume(self):
        for resume, text in self.exchanged.items():
            with self.subTest(resume=resume.stem):
                self.assertEqual(schema_faults(json.loads(text)), [])
                self.assertEqual(text, json.dumps(json.loads(text), indent=2, ensure_ascii=False) + "\n")

    def test_the_schema_can_be_broken(self):
        self.assertTrue(schema_faults({"basics": {"name": "A", "url": "example.org"}}))
        self.assertTrue(schema_faults({"basics": {"name": "A"}, "awards": [{"date": "Summer 2019"}]}))
        self.assertTrue(schema_faults({"basics": {"name": "A"}, "work": [{"highlights": ["a", ["b"]]}]}))

    def test_every_word_is_on_the_page(self):
        for resume, text in self.exchanged.items():
            with self.subTest(resume=resume.stem):
                page = page_words(resume, self.folder / f"{resume.stem}.pdf")
                missing = [
                    (path, word)
                    for path, value in strings(json.loads(text))
                    if not STRUCTURE.search(path) and not ISO.fullmatch(value)
                    for word in words(value)
                    if word not in page
                ]
                self.assertEqual(missing, [])

    def test_it_prints_the_same_pages(self):
        for resume, text in self.exchanged.items():
            with self.subTest(resume=resume.stem):
                exchanged = json.loads(text)
                exchanged["style"] = style_of(resume, exchanged)
                again = layout(GALLEY, "resume.json", json.dumps(exchanged))
                self.assertEqual(again, run(GALLEY, "build", resume, "-f", "layout", "-o", "-"))

    def test_it_prints_the_same_pages_in_any_theme(self):
        for resume in self.exchanged:
            for theme in run(GALLEY, "theme").split():
                with self.subTest(resume=resume.stem, theme=theme):
                    exchanged = json.loads(run(GALLEY, "build", resume, "--theme", theme, "-f", "json", "-o", "-"))
                    exchanged["style"] = style_of(resume, exchanged)
                    again = layout(GALLEY, "resume.json", json.dumps(exchanged), "--theme", theme)
                    self.assertEqual(again, run(GALLEY, "build", resume, "--theme", theme, "-f", "layout", "-o", "-"))

    def test_it_prints_the_same_pages_in_any_style(self):
        text = EVERYTHING.read_text()
        for style in STYLES:
            for language in ["en-US", "fr"]:
                with self.subTest(style=style, language=language):
                    resume = self.folder / "styled.toml"
                    resume.write_text(with_style(text.replace('"en-US"', f'"{language}"'), style))
                    exchanged = run(GALLEY, "build", resume, "-f", "json", "-o", "-")
                    self.assertEqual(schema_faults(json.loads(exchanged)) if style.get("urls") != "full" else [], [])
                    imported = run(GALLEY, "import", "-", stdin=exchanged.encode())
                    again = layout(GALLEY, "resume.toml", with_style(imported, style_of(resume, json.loads(exchanged))))
                    self.assertEqual(again, run(GALLEY, "build", resume, "-f", "layout", "-o", "-"))

    def test_the_pdf_holds_the_same_json(self):
        for resume, text in self.exchanged.items():
            with self.subTest(resume=resume.stem):
                with pikepdf.open(self.folder / f"{resume.stem}.pdf") as pdf:
                    self.assertEqual(bytes(pdf.attachments["resume.json"].get_file().read_bytes()).decode(), text)

    def test_a_pdf_prints_the_same_pages(self):
        for resume, text in self.exchanged.items():
            with self.subTest(resume=resume.stem):
                imported = run(GALLEY, "import", self.folder / f"{resume.stem}.pdf", "-o", "-")
                styled = with_style(imported, style_of(resume, json.loads(text)))
                self.assertEqual(
                    layout(GALLEY, "resume.toml", styled), run(GALLEY, "build", resume, "-f", "layout", "-o", "-")
                )

    def test_what_was_imported_is_told_alike(self):
        for resume, text in self.exchanged.items():
            with self.subTest(resume=resume.stem):
                imported = run(GALLEY, "import", "-", stdin=text.encode())
                styled = with_style(imported, style_of(resume, json.loads(text)))
                (self.folder / "again.toml").write_text(styled)
                self.assertEqual(run(GALLEY, "build", self.folder / "again.toml", "-f", "json", "-o", "-"), text)

    def test_qpdf_finds_no_fault(self):
        for resume in self.exchanged:
            with self.subTest(resume=resume.stem):
                done = subprocess.run(
                    ["qpdf", "--check", self.folder / f"{resume.stem}.pdf"], capture_output=True, text=True
                )
                self.assertEqual((done.returncode, done.stderr), (0, ""), done.stdout)


if __name__ == "__main__":
    GALLEY = str(pathlib.Path(sys.argv.pop(1)).resolve())
    unittest.main()
