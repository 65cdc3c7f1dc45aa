#!/usr/bin/python3
"""Man pages: two programs read them without a warning, and they name all that the command takes.

    man_test.py GALLEY
"""

import os
import pathlib
import re
import subprocess
import sys
import tempfile
import unittest

GALLEY = ""
REPOSITORY = pathlib.Path(__file__).resolve().parents[2]


def printed(*words, **options):
    return subprocess.run(words, capture_output=True, text=True, check=True, **options).stdout


class ManPages(unittest.TestCase):
    @classmethod
    def setUpClass(cls):
        cls.folder = tempfile.TemporaryDirectory()
        cls.addClassCleanup(cls.folder.cleanup)
        printed(GALLEY, "man", cls.folder.name)
        cls.pages = {path.stem: path for path in pathlib.Path(cls.folder.name).glob("man?/*")}
        top = printed(GALLEY, "--help").split("Commands:")[1].split("\n\n")[0]
        cls.commands = re.findall(r"^  (\w+) ", top, re.MULTILINE)

    def shown(self, name):
        """A page as a reader sees it, on very wide paper so that no line is broken."""
        environment = {**os.environ, "MANWIDTH": "1000", "LANG": "C.UTF-8", "LC_ALL": "C.UTF-8"}
        page = printed("man", "--nh", "--nj", "-l", str(self.pages[name]), env=environment)
        return re.sub(r" +", " ", page)

    def test_there_is_a_page_for_each_command(self):
        self.assertEqual(set(self.pages), {"galley", "galley-format", *(f"galley-{name}" for name in self.commands)})

    def test_groff_and_mandoc_have_nothing_to_say(self):
        for name, path in self.pages.items():
            done = subprocess.run(["man", "--warnings", "-l", "-Tutf8", "-Z", str(path)], capture_output=True, text=True)
            self.assertEqual((done.returncode, done.stderr), (0, ""), name)
            done = subprocess.run(["mandoc", "-Tlint", str(path)], capture_output=True, text=True)
            # A date would make each build differ.
            said = [line for line in done.stdout.splitlines() if "missing date" not in line]
            self.assertEqual(said, [], name)

    def test_each_page_has_all_that_the_help_has(self):
        for name in self.commands:
            whole = printed(GALLEY, name, "--help-all")
            page = self.shown(f"galley-{name}")
            flags = re.findall(r"^ {2,6}((?:-\w, )?--[a-z-]+(?: [^\s]+)?)(?:  |$)", whole, re.MULTILINE)
            self.assertGreater(len(flags), 1)
            examples = re.findall(r"^  (galley .*?) +# (.*)", whole, re.MULTILINE)
            self.assertGreater(len(examples), 0)
            for text in [*flags, *(part for example in examples for part in example)]:
                self.assertIn(text.replace("`", ""), page, name)
            self.assertIn(name, self.shown("galley"))

    def test_the_format_has_all_that_the_reference_has(self):
        page = self.shown("galley-format")
        for line in (REPOSITORY / "docs/format.md").read_text().splitlines():
            if line.startswith("| `"):
                # A vertical bar in a cell has a backslash.
                cells = [cell.strip().replace("\\|", "|") for cell in re.split(r"(?<!\\)\|", line)[1:-1]]
                self.assertIn(f"{cells[0]} ({cells[1]})".replace("`", ""), page)
                if "``" not in cells[2]:
                    self.assertIn(cells[2].replace("`", ""), page)
            elif line.startswith("## "):
                self.assertIn(line[3:].strip("`"), page)


if __name__ == "__main__":
    GALLEY = str(pathlib.Path(sys.argv.pop(1)).resolve())
    unittest.main()
