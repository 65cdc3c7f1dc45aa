#!/usr/bin/python3
"""JSON Resumes as they are found, to TOML: it reads as an author would write it, prints what the JSON prints, and nothing is lost.

    import_test.py GALLEY
"""

import json
import pathlib
import re
import subprocess
import sys
import tempfile
import tomllib
import unittest

from resumes import PROJECT, run

GALLEY = ""
SAMPLES = pathlib.Path(__file__).resolve().parent / "samples"
CLEAN = [SAMPLES / "consultant.json", PROJECT / "tests/conformance/readers/exchange.json"]


class Import(unittest.TestCase):
    def setUp(self):
        folder = tempfile.TemporaryDirectory()
        self.addCleanup(folder.cleanup)
        self.root = pathlib.Path(folder.name)

    def galley(self, *arguments, stdin=b""):
        return subprocess.run([GALLEY, *map(str, arguments)], cwd=self.root, input=stdin, capture_output=True)

    def imported(self, path):
        return run(GALLEY, "import", path, "-o", "-")

    def pages(self, name):
        return run(GALLEY, "build", name, "-f", "layout", "-o", "-", cwd=self.root)

    def test_it_reads_as_it_should(self):
        for sample in sorted(SAMPLES.glob("*.json")):
            with self.subTest(sample=sample.name):
                self.assertEqual(self.imported(sample), sample.with_suffix(".toml").read_text())

    def test_it_prints_what_the_json_prints(self):
        for sample in CLEAN:
            with self.subTest(sample=sample.name):
                (self.root / "a.json").write_text(sample.read_text())
                (self.root / "b.toml").write_text(self.imported(sample))
                self.assertEqual(self.pages("b.toml"), self.pages("a.json"))

    def test_nothing_is_said_of_a_clean_one(self):
        absent = re.compile(rb"[^\n]*consultant\.json: warning: these keys hold null or nothing, and count as absent: .*\n")
        for sample in CLEAN:
            done = self.galley("import", sample, "-o", "-")
            self.assertEqual((done.returncode, absent.sub(b"", done.stderr, count=1)), (0, b""))

    def test_what_is_not_known_is_kept_and_said(self):
        done = self.galley("import", SAMPLES / "old.json", "-o", "-")
        said = done.stderr.decode()
        self.assertEqual(done.returncode, 0)
        self.assertIn("old.json:/work/0/company: warning: 'company' is taken as 'name'\n", said)
        self.assertEqual(said.count("galley has no place for these keys, and does not print them: basics.born, basics.pets, work.pay"), 1)
        toml = tomllib.loads(done.stdout.decode())
        self.assertEqual(toml["basics"]["x"], {"born": 1961, "pets": [{"name": "Rex", "good": True}, {"name": "Tom", "age": 2.0}]})
        self.assertEqual([item["x"] for item in toml["work"]], [{"pay": "secret"}, {"pay": "more"}])
        self.assertEqual(toml["interests"], [{"name": "cards"}])
        self.assertEqual(self.galley("import", SAMPLES / "old.json", "--strict", "-o", "old.toml").returncode, 1)
        self.assertFalse((self.root / "old.toml").exists())

    def test_any_text_comes_back(self):
        texts = ['"', "'", "\\", "\\\"'", '"""', "'''", "a\"b'c\\d", "tab\tbed", "# no comment", "= [x] {y}", "“ü”", 'ends in "']
        name = "".join("\\u%04x" % ord(character) if character != '"' else '\\"' for character in "Ada")
        for text in texts + [f"One {text}\n\nTwo {text}" for text in texts]:
            (self.root / "t.json").write_text(
                '{"basics": {"name": "%s", "summary": %s}, "x": {%s: %s}}' % (name, *map(json.dumps, [text, text, text]))
            )
            toml = tomllib.loads(self.imported(self.root / "t.json"))
            self.assertEqual((toml["basics"]["summary"], toml["x"]), (text, {text: text}))

    def test_where_it_goes(self):
        (self.root / "cv.json").write_text('{"basics": {"name": "Ada"}}')
        expected = '[basics]\nname = "Ada"\n'
        for arguments, path in [
            ([], "cv.toml"),
            (["-o", "mine.toml"], "mine.toml"),
            (["-o", "new/"], "new/cv.toml"),
        ]:
            done = self.galley("import", "cv.json", *arguments)
            self.assertEqual((done.returncode, done.stdout, done.stderr), (0, b"", b""))
            self.assertEqual((self.root / path).read_text(), expected)
        done = self.galley("import", "-", stdin=b'{"basics": {"name": "Ada"}}')
        self.assertEqual((done.returncode, done.stdout.decode()), (0, expected))
        self.assertEqual(self.galley("import").returncode, 2)

    def test_a_resume_may_speak_of_pdfs(self):
        (self.root / "cv.json").write_text('\ufeff\n{"basics": {"name": "Ada", "summary": "Writes %PDF-1.7 by hand."}}')
        self.assertIn("%PDF-1.7 by hand", self.imported(self.root / "cv.json"))

    def test_export_and_import_give_every_value_back(self):
        source = """[basics]
name = "Ada Quill"
email = ["a@example.org", "b@example.org"]
phone = "+31 15 2000000"
location = "Delft"
details = [{ id = "visa", label = "Visa", text = "none" }]
x = { kept = 1.5, list = [true, "a"] }
[[work]]
id = "w"
tags = ["lead"]
priority = 30
name = "W"
startDate = "2019-04"
highlights = ["one {#h .t priority=20}", ["nested"], "two"]
[[talks]]
name = "T"
date = "2019-10"
[[sections]]
id = "own"
title = "Own"
text = "words"
[skills]
Languages = ["C++"]
[letter]
form = "din-5008-b"
place = "Delft"
date = "today"
subject = "*{position}*"
opening = "Dear {company},"
body = "Me & you. {.ml}\\n\\n- one\\n  - two {{\\n\\n1. A \\\\\\n   B"
closing = "Yours"
signature = { image = "me.png", height = "1cm" }
enclosures = ["CV", { name = "Degree", file = "degree.pdf" }]
postscript = "PS"
[letter.recipient]
name = "Kim Example"
location = ["A 1", "B 2"]
[meta]
private = ["basics.phone", "work.w", "letter.recipient"]
lastModified = "2026-11-29"
[style]
theme = "modern"
size = 10.5
[variants.short]
hide = ["talks"]
basics.phone = "+1 212 555 0100"
meta.private = ["sections.own", "highlights.h"]
highlights.h = "told otherwise"
letter.recipient.location = { address = "C 3", countryCode = "NL" }
application = { company = "Acme", position = "Lead", url = "https://a.example", posting = "R-7", sent = "2026-03-02" }
sections.own.text = "other words"
"""
        (self.root / "resume.toml").write_text(source)
        self.assertEqual(self.galley("export").returncode, 0)
        self.assertEqual(self.galley("export").returncode, 2)  # it is there
        back = tomllib.loads(self.imported(self.root / "resume.json"))
        self.assertEqual(back, tomllib.loads(source))
        shown = self.galley("export", "--public", "-o", "-").stdout
        for secret in (b"2000000", b"2019-04", b"555", b"otherwise", b"other words", b'"words"', b"Kim", b"Acme"):
            self.assertNotIn(secret, shown)
        (self.root / "resume.toml").write_text("[basics]\nnmae = 'x'\n")
        self.assertEqual(self.galley("export", "-o", "other.json").returncode, 1)
        self.assertFalse((self.root / "other.json").exists())

    def test_what_is_neither_is_said(self):
        for data in [b"", b" \n", b"[basics]\n", b"cv:\n  name: A\n"]:
            done = self.galley("import", "-", stdin=data)
            self.assertEqual(done.returncode, 1)
            self.assertIn(b"<stdin>: error: this is neither a JSON Resume nor a PDF\n", done.stderr)

    def test_a_pdf_on_standard_input(self):
        pdf = self.galley("build", SAMPLES / "consultant.json", "--attach", "-o", "-").stdout
        self.assertIn('name = "Noor van Dijk"', self.galley("import", "-", stdin=pdf).stdout.decode())

    def test_a_pdf_that_another_program_has_rewritten(self):
        self.galley("build", SAMPLES / "consultant.json", "--attach", "-o", "a.pdf")
        subprocess.run(["qpdf", "--linearize", "a.pdf", "b.pdf"], cwd=self.root, check=True)
        subprocess.run(["qpdf", "--encrypt", "", "owner", "256", "--", "a.pdf", "c.pdf"], cwd=self.root, check=True)
        for name in ["b.pdf", "c.pdf"]:
            self.assertEqual(self.imported(self.root / name), self.imported(self.root / "a.pdf"))


if __name__ == "__main__":
    GALLEY = str(pathlib.Path(sys.argv.pop(1)).resolve())
    unittest.main()
