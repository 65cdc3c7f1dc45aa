#!/usr/bin/python3
"""Builds every résumé and every letter of the tests in every theme and profile, and checks each file by all the rules of what it claims. Independent
readers must find nothing to say of the project's own.

    conformance_test.py GALLEY
"""

import concurrent.futures
import os
import pathlib
import shutil
import subprocess
import sys
import tempfile
import unittest

import pdf_file
import validate

ROOT = pathlib.Path(__file__).resolve().parents[3]
OWN = [ROOT / "resume.toml", *(ROOT / "tests/conformance/readers" / f"{name}.toml" for name in ("long", "marks"))]
RESUMES = [*OWN, *sorted((ROOT / "tests/golden").glob("*.toml")), *sorted((ROOT / "tests/golden/scripts").glob("*.toml"))]
LETTERS = sorted((ROOT / "tests/golden/letter").glob("*.toml"))
THEMES = ["classic", "modern", "compact", "academic"]
# A way to build: the options, and the profiles of rules.
WAYS = {
    "archive": ([], ["2a", "ua1", "1.7"]),
    "attach": (["--attach"], ["3a", "ua1", "1.7"]),
    "print": (["--pdf", "print"], ["x4", "tagged", "1.7"]),
    "plain": (["--pdf", "plain"], ["tagged", "1.7"]),
    "pretty": (["--pretty"], ["2a", "ua1", "1.7"]),
}
# The same of a letter, and of a letter with its résumé. What is packed anew, and what has foreign pages, libqpdf has written.
LETTER_WAYS = {
    "letter": (["--letter"], ["2a", "ua1", "1.7"]),
    "both": (["--letter-first"], ["2a", "ua1", "1.7"]),
    "both, attached": (["--letter-first", "--attach"], ["3a", "ua1", "1.7"]),
    "both, for print": (["--letter-first", "--pdf", "print"], ["x4", "tagged", "1.7"]),
    "both, packed": (["--letter-first", "--pretty", "--max-size", "150kB"], ["2a", "ua1", "1.7"]),
    "enclosures": (["--letter-first", "--with-enclosures"], ["1.7"]),
    "enclosures, packed": (["--letter", "--with-enclosures", "--pretty", "--max-size", "100kB"], ["1.7"]),
}
READERS = [
    ["qpdf", "--check"],
    ["pdfinfo", "-struct"],
    ["mutool", "draw", "-q", "-N", "-F", "trace", "-o", os.devnull],
    ["gs", "-q", "-dNOPAUSE", "-dBATCH", "-dPDFSTOPONWARNING", "-sDEVICE=nullpage"],
]


def build(resume, theme, way):
    options = [*(["--letter"] if resume in LETTERS else []), *(["--theme", theme] if theme else []), *WAYS[way][0]]
    command = [GALLEY, "build", resume, *options, "-o", "-"]
    done = subprocess.run(command, capture_output=True)
    if done.returncode != 0:
        raise AssertionError(f"{resume.name} {theme} {way}: exit {done.returncode}: {done.stderr.decode()}")
    return done.stdout


def check(job):
    """The findings in one file, by the rules and by other readers, as text."""
    resume, theme, way = job
    raw = build(*job)
    found = findings_by_rules(raw, WAYS[way][1])
    return found + findings_of_readers(raw) if resume in OWN else found


def findings_by_rules(raw, profiles):
    return [str(finding) for finding in validate.findings(pdf_file.File(raw), profiles)]


def findings_of_readers(raw):
    with tempfile.NamedTemporaryFile(suffix=".pdf") as file:
        file.write(raw)
        file.flush()
        return [complaint for reader in READERS for complaint in complaints(reader, file.name)]


def complaints(reader, name):
    done = subprocess.run([*reader, name], capture_output=True, text=True, errors="replace")
    said = done.stderr + (done.stdout if reader[0] == "gs" else "")
    return [f"{reader[0]}: exit {done.returncode}: {said}"] if done.returncode or said else []


def jobs():
    """Every résumé in every theme as it is by default, and in its own theme otherwise too; the project's own in all ways."""
    every = {(resume, theme, "archive") for resume in RESUMES + LETTERS for theme in THEMES}
    every |= {(resume, None, way) for resume in RESUMES for way in WAYS if way != "pretty"}
    every |= {(letter, None, way) for letter in LETTERS for way in ("archive", "print", "plain")}
    every |= {(OWN[0], theme, way) for theme in THEMES for way in WAYS}
    return sorted(every, key=str)


class Conformance(unittest.TestCase):
    def test_no_rule_finds_anything_in_letters(self):
        with tempfile.TemporaryDirectory() as folder:
            root = pathlib.Path(folder)
            run = lambda *words: subprocess.run([GALLEY, *words], cwd=root, capture_output=True, check=True).stdout
            shutil.copy(OWN[0], root / "resume.toml")
            run("new", "--letter")
            (root / "degree.pdf").write_bytes(run("build", OWN[1], "--pdf", "plain", "-o", "-"))
            letter = root / "letter.toml"
            letter.write_text(letter.read_text().replace('["Résumé"]', '[{ name = "Degree", file = "degree.pdf" }]'))
            for way, (options, profiles) in LETTER_WAYS.items():
                with self.subTest(way=way):
                    raw = run("build", *options, "-o", "-")
                    found = findings_by_rules(raw, profiles)
                    if "enclosures" in way:
                        # Foreign content still marks the places of a structure that stays behind.
                        found = [finding for finding in found if "14.7.4.4" not in finding]
                    self.assertEqual(found + findings_of_readers(raw), [])

    def test_no_rule_of_what_a_file_claims_finds_anything(self):
        with concurrent.futures.ProcessPoolExecutor() as pool:
            for (resume, theme, way), found in zip(jobs(), pool.map(check, jobs(), chunksize=4)):
                with self.subTest(resume=resume.name, theme=theme, way=way):
                    self.assertEqual(found, [])


if __name__ == "__main__":
    GALLEY = str(pathlib.Path(sys.argv.pop(1)).resolve())
    unittest.main()
