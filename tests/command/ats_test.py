#!/usr/bin/python3
"""`galley check --for ats` as its user meets it: what it prints, what fails, and whose rules it names.

    ats_test.py GALLEY
"""

import json
import os
import pathlib
import re
import subprocess
import sys
import tempfile
import unittest

GALLEY = ""
REPOSITORY = pathlib.Path(__file__).resolve().parents[2]

COMPLETE = """
[basics]
name = "Ada Example"
email = "ada@example.edu"
phone = "505-555-0142"
label = "Engineer"
[[work]]
name = "Acme"
position = "Engineer"
location = "Boulder, CO"
startDate = "2023-04"
highlights = ["Set type."]
[skills]
Languages = ["Python"]
[meta]
output = "Ada-Example"
lastModified = "2026-05-01"
"""


class Ats(unittest.TestCase):
    def setUp(self):
        folder = tempfile.TemporaryDirectory()
        self.addCleanup(folder.cleanup)
        self.root = pathlib.Path(folder.name)

    def galley(self, *arguments, env=None):
        env = {**{key: value for key, value in os.environ.items() if key != "SOURCE_DATE_EPOCH"}, **(env or {})}
        return subprocess.run([GALLEY, *arguments], cwd=self.root, capture_output=True, env=env)

    def files(self):
        return sorted(str(path.relative_to(self.root)) for path in self.root.rglob("*") if path.is_file())

    def for_ats(self, text, *options):
        (self.root / "resume.toml").write_text(text)
        return self.galley("check", "--for", "ats", *options)

    def test_check_passes_what_parsers_read(self):
        done = self.for_ats(COMPLETE)
        self.assertEqual((done.returncode, done.stderr), (0, b""))
        lines = done.stdout.decode().splitlines()
        self.assertEqual(lines[0], "resume.toml: as parsers of résumés see it")
        self.assertEqual({line.split()[0] for line in lines[1:-1]}, {"ok"})
        self.assertEqual(lines[-1], "{0} of {0} rows have nothing to say".format(len(lines) - 2))
        self.assertIn("  ok     phone           505-555-0142", lines)
        self.assertEqual(self.files(), ["resume.toml"])

    def test_check_tells_what_defeats_them_and_fails(self):
        done = self.for_ats(COMPLETE.replace("505-555-0142", "505.555.0142"))
        self.assertEqual(done.returncode, 1)
        self.assertIn(b"  fault  phone           '505.555.0142' is not read as a phone number\n", done.stdout)
        self.assertIn(b"resume.toml:5:9: warning: '505.555.0142' is not read as a phone number", done.stderr)
        self.assertIn(b"help: write 505-555-0142 (rule: OpenResume)", done.stderr)
        self.assertEqual(self.galley("check").returncode, 0, "readers can read it")

    def test_check_in_json(self):
        done = self.for_ats(COMPLETE.replace("505-555-0142", "505.555.0142"), "--diagnostics", "json")
        diagnostic = json.loads(done.stderr)
        self.assertEqual((diagnostic["severity"], diagnostic["line"]), ("warning", 5))

    def test_a_note_for_ats_is_no_fault(self):
        done = self.for_ats(COMPLETE + '[[publications]]\nname = "On Type"\n', "--theme", "modern")
        self.assertEqual(done.returncode, 0)
        self.assertIn(b"  note   headings", done.stdout)

    def test_check_looks_at_the_kind_of_pdf(self):
        done = self.for_ats(COMPLETE, "--pdf", "print")
        self.assertEqual(done.returncode, 1)
        self.assertIn(b"  fault  kind of PDF     a PDF for the press has no links\n", done.stdout)

    def test_check_tells_sections_of_several_files_apart(self):
        """Both sections begin at the same place, each in its own file."""
        text = COMPLETE + '[style.titles]\neducation = "Where I learned"\n'
        line = text.splitlines().index("[[work]]")
        more = "#\n" * line + '[[education]]\ninstitution = "U"\nstudyType = "B.Sc."\nendDate = "2019"\n'
        (self.root / "more.toml").write_text(more)
        done = self.for_ats(text, "--with", "more.toml")
        self.assertIn(b"a title with a word like 'Education'", done.stderr)

    def test_check_reads_marks_and_unseen_characters_as_written(self):
        for text in ("Ọ̀jọ̀gbọ́n q̃x̣̃.", "Auf\u200clage"):
            done = self.for_ats(COMPLETE.replace("Set type.", text))
            self.assertEqual((done.returncode, done.stderr), (0, b""))
            self.assertIn(b"  ok     content order   words, contact, dates and titles as written", done.stdout)

    def rows(self, text, *options):
        """What each row says, by its name."""
        done = self.for_ats(text, "--json", *options)
        return {row["what"]: row for row in json.loads(done.stdout)["ats"]}

    def test_each_row_says_what_is_wrong_where_whose_rule_it_is_and_what_to_do(self):
        row = self.rows(COMPLETE.replace("505-555-0142", "505.555.0142"))["phone"]
        self.assertEqual(row["verdict"], "fault")
        self.assertEqual(row["rule"], {"source": "OpenResume", "address": "https://www.open-resume.com/resume-parser"})
        (finding,) = row["findings"]
        self.assertEqual((finding["line"], finding["help"]), (5, "write 505-555-0142 (rule: OpenResume)"))
        self.assertIn("is not read", finding["message"])

    def test_future_is_what_comes_after_the_date_of_the_resume(self):
        undated = COMPLETE.replace('lastModified = "2026-05-01"\n', "")
        later = undated.replace("2023-04", "2026-06")
        row = self.rows(later)["future dates"]
        self.assertEqual((row["verdict"], row["findings"]), ("-", []))
        self.assertIn("no date is known", row["summary"])
        done = self.for_ats(later)
        self.assertIn(b"  -      future dates    not checked: no date is known", done.stdout)
        for epoch, verdict in (("1780000000", "note"), ("1790000000", "ok")):  # May and September 2026
            done = self.galley("check", "--for", "ats", env={"SOURCE_DATE_EPOCH": epoch})
            self.assertIn(f"  {verdict:<5}  future dates".encode(), done.stdout, epoch)

    def test_the_samples_of_new_are_placeholders(self):
        languages = sorted(path.stem for path in (REPOSITORY / "src/cli/start/samples").glob("*.toml"))
        self.assertIn("en-US", languages)
        for language in languages:
            self.assertEqual(self.galley("new", language, "--language", language).returncode, 0)
            sample = (self.root / language / "resume.toml").read_text()
            name = re.search('^name = "(.*)"', sample, re.MULTILINE)[1]
            found = self.rows(sample)["placeholders"]["findings"]
            self.assertIn(f"'{name}' is the name of no one: systems skip it", [one["message"] for one in found])
            # Who only puts in their own name still has the employers.
            found = self.rows(sample.replace(name, "Ada Example"))["placeholders"]["findings"]
            self.assertGreaterEqual(sum("stands in for a text" in one["message"] for one in found), 2, language)

    def test_the_reference_names_each_row_and_its_source(self):
        """docs/ats.md has a row for each, in order, with the source and its address."""
        page = (REPOSITORY / "docs/ats.md").read_text(encoding="utf-8").partition("## The rows")[2]
        documented = re.findall(r"^\| `([^`]+)` \| .* \| ([^|]+) \|$", page, re.MULTILINE)
        rows = self.rows(COMPLETE)
        self.assertEqual([name for name, _ in documented], list(rows))
        for name, source in documented:
            rule = rows[name]["rule"]
            self.assertTrue(source.startswith(f"[{rule['source']}]({rule['address']})" if rule["address"] else rule["source"]), (name, source))


if __name__ == "__main__":
    GALLEY = str(pathlib.Path(sys.argv.pop(1)).resolve())
    unittest.main()
