#!/usr/bin/python3
"""Web pages in Chromium: what the console says, what is loaded, what axe finds, what is read, how it is printed.

    html_test.py GALLEY MODULES                 and
    html_test.py GALLEY MODULES --keep FOLDER   which leaves the pages there, to look at
"""

import json
import pathlib
import re
import shutil
import subprocess
import sys
import tempfile
import tomllib
import unittest

HERE = pathlib.Path(__file__).resolve().parent
ROOT = HERE.parents[2]
GOLDEN = ROOT / "tests/golden"
THEMES = sorted(path.stem for path in (ROOT / "data/themes").glob("*.toml"))

# Each page by its name: the file, and what else the command is told.
PAGES = {f"resume-{theme}": [ROOT / "resume.toml", "--theme", theme] for theme in THEMES}
PAGES |= {path.stem: [path] for path in sorted(GOLDEN.glob("*.toml"))}
PAGES |= {f"letter-{path.stem}": [path, "--letter"] for path in sorted((GOLDEN / "letter").glob("*.toml"))}
PAGES |= {"letter-first": [GOLDEN / "letter/us.toml", "--letter-first"]}


def run(*command, **options):
    return subprocess.run([str(word) for word in command], check=True, capture_output=True, text=True, **options).stdout


def build(arguments, form, output):
    run(GALLEY, "build", *arguments, "-f", form, "-o", output)


def letters(text):
    """What is read: without white space and soft hyphens, and without separators, which pages drop at line ends."""
    return re.sub(r"[\s\u00AD\u200B·|]", "", text)


def without_bullets(text):
    """The text without the marks of lists, which a web page leaves to its style."""
    return re.sub(r"(?m)^ *[-•–▪] ", "", text)


def pages_of(pdf):
    return int(re.search(r"Pages:\s+(\d+)", run("pdfinfo", pdf))[1])


class Pages(unittest.TestCase):
    maxDiff = None

    @classmethod
    def setUpClass(cls):
        if shutil.which("chromium") is None:
            raise unittest.SkipTest("there is no Chromium to show web pages: Debian's package chromium is missing")
        folder = tempfile.TemporaryDirectory()
        cls.addClassCleanup(folder.cleanup)
        cls.folder = pathlib.Path(KEEP or folder.name)
        cases = []
        for name, arguments in PAGES.items():
            for form in ("html", "txt", "pdf"):
                build(arguments, form, cls.folder / f"{name}.{form}")
            cases.append({"html": str(cls.folder / f"{name}.html"), "pdf": str(cls.folder / f"{name}.printed.pdf")})
        found = run("node", HERE / "check.mjs", MODULES, input=json.dumps(cases))
        cls.found = dict(zip(PAGES, json.loads(found)))

    def each(self, check):
        for name, found in self.found.items():
            with self.subTest(name):
                check(name, found)

    def test_says_and_loads_nothing(self):
        self.each(lambda _, found: self.assertEqual(found["messages"] + found["requests"], []))

    def test_keeps_nobody_out(self):
        self.each(lambda _, found: self.assertEqual(found["axe"], []))

    def test_fits_a_narrow_screen(self):
        self.each(lambda _, found: self.assertEqual(found["width"], 320))

    def test_reads_as_the_pages_do(self):
        def check(name, found):
            self.assertEqual(letters(found["text"]), letters(without_bullets((self.folder / f"{name}.txt").read_text())))
        self.each(check)

    def test_prints_on_as_many_pages(self):
        def check(name, _):
            ours, printed = (pages_of(self.folder / f"{name}{end}") for end in (".pdf", ".printed.pdf"))
            self.assertLessEqual(abs(printed - ours), 1, f"{printed} for {ours}")
        self.each(check)

    def test_says_who_worked_where_and_when(self):
        resume = tomllib.loads((ROOT / "resume.toml").read_text())
        for theme in THEMES:
            person = json.loads(self.found[f"resume-{theme}"]["data"])
            self.assertEqual(person["name"], resume["basics"]["name"])
            said = [(job["worksFor"]["name"], job["roleName"], job["startDate"], job.get("endDate"))
                    for job in person["worksFor"]]
            self.assertEqual(said, [(job["name"], job["position"], job["startDate"], job.get("endDate"))
                                    for job in resume["work"]])

    def test_has_no_data_beside_a_letter(self):
        def check(name, found):
            is_letter = name.startswith("letter-") and name != "letter-first"
            self.assertEqual(found["data"] is None, is_letter)
        self.each(check)


if __name__ == "__main__":
    GALLEY, MODULES, *rest = sys.argv[1:]
    KEEP = rest[1] if rest else None
    unittest.main(argv=sys.argv[:1])
