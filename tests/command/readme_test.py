#!/usr/bin/python3
"""What README shows is what the command prints, and what it tells to write is read without a word.

    readme_test.py GALLEY
"""

import pathlib
import re
import shlex
import subprocess
import sys
import tempfile
import unittest

GALLEY = ""
REPOSITORY = pathlib.Path(__file__).resolve().parents[2]
README = (REPOSITORY / "README.md").read_text()


BLOCKS = re.findall(r"^```(\w*)\n(.*?)^```$", README, re.MULTILINE | re.DOTALL)

NAME = '[basics]\nname = "Ada Quill"\n'
# What the variants choose from.
PUBLICATIONS = '[[publications]]\nid = "keynote"\nname = "Where the Note Goes"\n'


def blocks(language):
    return [text for name, text in BLOCKS if name == language]


def sessions():
    """The command lines that README shows with what they print."""
    for block in blocks(""):
        if block.startswith("$ "):
            for session in re.split(r"^\$ ", block, flags=re.MULTILINE)[1:]:
                command, _, printed = session.partition("\n")
                yield shlex.split(command), printed.splitlines()


def as_pattern(lines):
    """… stands for the rest of a line, or on a line of its own for some lines."""
    pattern = ""
    for line in lines:
        if line == "…":
            pattern += r"(.*\n)*?"
        elif line.endswith("…"):
            pattern += re.escape(line[:-1]) + ".*\n"
        else:
            pattern += re.escape(line) + "\n"
    return pattern


def files_of(block):
    """A résumé of what README shows a part of."""
    if block.startswith("# mine.toml"):
        return {"mine.toml": block, "resume.toml": NAME + '[style]\ntheme = "mine.toml"\n'}
    if block.startswith("# resume.private.toml"):
        return {"resume.private.toml": block, "resume.toml": NAME}
    if not re.match(r"\[|#", block):
        return {"resume.toml": f'{NAME}[[work]]\nname = "Acme"\n{block}'}
    if "[variants." in block:
        block += PUBLICATIONS
    if "[basics]" not in block:
        return {"resume.toml": NAME + block}
    return {"resume.toml": block if "\nname = " in block else block.replace("[basics]\n", NAME)}


class Readme(unittest.TestCase):
    def run_in(self, folder, *arguments):
        return subprocess.run([GALLEY, *arguments], cwd=folder, capture_output=True, text=True)

    def test_what_is_printed(self):
        shown = list(sessions())
        self.assertEqual([command[1] for command, _ in shown], ["variants", "diff"])
        for command, lines in shown:
            done = self.run_in(REPOSITORY, *command[1:])
            self.assertEqual(done.returncode, 0, done.stderr)
            self.assertIsNotNone(re.fullmatch(as_pattern(lines), done.stdout), f"{command}:\n{done.stdout}")

    def test_what_is_written(self):
        for block in blocks("toml"):
            with self.subTest(block=block), tempfile.TemporaryDirectory() as folder:
                root = pathlib.Path(folder)
                (root / "portrait.jpg").write_bytes((REPOSITORY / "tests/golden/portrait.jpg").read_bytes())
                for name, text in files_of(block).items():
                    (root / name).write_text(text)
                done = self.run_in(root, "build", "--all", "-o", "out/")
                self.assertEqual((done.returncode, done.stderr), (0, ""))


if __name__ == "__main__":
    GALLEY = str(pathlib.Path(sys.argv.pop(1)).resolve())
    unittest.main()
