#!/usr/bin/python3
"""Is every style key seen? Each must be in a résumé of this folder that it makes a difference to: without it, the dump
of the pages is another. The keys that say what kind of file the pages become must make a difference to a PDF
or a Word file.

    style_keys_test.py GALLEY
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

FOLDER = pathlib.Path(__file__).resolve().parent
GALLEY = ""

# Keys that no dump of pages can show, and where they are tested instead.
EXCUSED = {
    "print.profile": "names a file beside the résumé: the tests of the command",
    "font.system": "forbids fonts of the machine: the tests of scripts",
    **{f"words.{word}": "for who hears the page: the tests of languages" for word in ("email", "phone", "website", "portrait")},
    **{
        f"words.{word}": "of letters: the tests of languages"
        for word in ("subject", "reference", "enclosure", "enclosures", "postscript", "signature", "placeDate")
    },
    "fit.size": "a bound that only fitting may meet: the tests of fitting",
    "fit.leading": "likewise",
    "fit.margin": "likewise",
}


# Keys that say nothing of the pages, but of the file: together, and each missing in turn.
OF_THE_FILE = {"pdf": "print", "print.bleed": "3mm", "print.marks": True, "font.docx": "Calibri"}


def run(*arguments, may_fail=False):
    done = subprocess.run([GALLEY, *arguments], capture_output=True, text=True)
    if done.returncode != 0 and not may_fail:
        raise AssertionError(f"galley {' '.join(map(str, arguments))}: {done.returncode}: {done.stderr}")
    return done


def schema_keys(schema, prefix=""):
    """The dotted names of all keys. What takes a length, or a table instead, is one key."""
    for name, key in schema["properties"].items():
        if name == "x":
            continue
        if key.get("type") == "object" and "properties" in key:
            yield from schema_keys(key, f"{prefix}{name}.")
        else:
            yield prefix + name


def flat(table, keys, prefix=""):
    """A table's values by their dotted names, down to the schema's keys."""
    values = {}
    for name, value in table.items():
        if isinstance(value, dict) and prefix + name not in keys:
            values |= flat(value, keys, f"{prefix}{name}.")
        else:
            values[prefix + name] = value
    return values


def toml(value):
    if isinstance(value, dict):
        return "{ " + ", ".join(f"{key} = {toml(inner)}" for key, inner in value.items()) + " }"
    return json.dumps(value, ensure_ascii=False)


def parted(text):
    """A résumé's text without its tables of style, and the style."""
    kept, inside = [], False
    for line in text.splitlines(keepends=True):
        if line.startswith("["):
            inside = line.startswith(("[style]", "[style."))
        if not inside:
            kept.append(line)
    return "".join(kept), tomllib.loads(text).get("style", {})


class StyleKeys(unittest.TestCase):
    @classmethod
    def setUpClass(cls):
        schema = json.loads(run("schema").stdout)
        cls.keys = set(schema_keys(schema["properties"]["style"]))
        cls.resumes = {path.name: path.read_text() for path in [*FOLDER.glob("*.toml"), *FOLDER.glob("scripts/*.toml"), *FOLDER.glob("languages/*.toml")]}

    def dump(self, text, may_fail):
        with tempfile.TemporaryDirectory() as folder:
            resume = pathlib.Path(folder) / "resume.toml"
            resume.write_text(text)
            for picture in FOLDER.glob("*.jpg"):
                shutil.copy(picture, folder)
            return run("build", resume, "-f", "layout", "-o", "-", may_fail=may_fail)

    def counting(self, text):
        """The keys of a résumé's style that its pages show, and those that have no effect yet."""
        rest, style = parted(text)
        values = flat(style, self.keys)

        def styled(without=None):
            lines = [f"{key} = {toml(value)}\n" for key, value in values.items() if key != without]
            # Without its fallback family a character may have no glyph at all.
            return self.dump(rest + "\n[style]\n" + "".join(lines), may_fail=without is not None)

        whole = styled() if values else None
        for key in values:
            waits = rf"'{key.split('.')[-1]}'.* has no effect yet"
            if re.search(waits, whole.stderr) or styled(without=key).stdout != whole.stdout:
                yield key

    def test_every_key_counts_somewhere(self):
        seen = {key for text in self.resumes.values() for key in self.counting(text)}
        self.assertEqual(sorted(self.keys - seen - EXCUSED.keys() - OF_THE_FILE.keys()), [], "no résumé here shows what these keys do")

    def test_every_key_of_the_file_counts(self):
        def files(without=None):
            lines = [f"{key} = {toml(value)}\n" for key, value in OF_THE_FILE.items() if key != without]
            with tempfile.TemporaryDirectory() as folder:
                resume = pathlib.Path(folder) / "resume.toml"
                resume.write_text('[basics]\nname = "Ada Example"\n[style]\n' + "".join(lines))
                run("build", resume, "-f", "pdf", "-f", "docx")
                return [resume.with_suffix(suffix).read_bytes() for suffix in (".pdf", ".docx")]

        whole = files()
        self.assertEqual([key for key in OF_THE_FILE if files(without=key) == whole], [])

    def test_no_excuse_is_stale(self):
        self.assertEqual(sorted((EXCUSED.keys() | OF_THE_FILE.keys()) - self.keys), [])


if __name__ == "__main__":
    GALLEY = str(pathlib.Path(sys.argv.pop(1)).resolve())
    unittest.main()
