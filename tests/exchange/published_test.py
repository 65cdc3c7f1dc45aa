#!/usr/bin/python3
"""JSON Resumes as people write them: `build` and `import` read each, the same is printed, and no word is lost without a note.

published/ has the keys, shapes, lengths and dates of files that people published; their words are invented.

    published_test.py GALLEY
"""

import json
import pathlib
import re
import subprocess
import sys
import tempfile
import unittest

from resumes import run, strings

GALLEY = ""
PUBLISHED = sorted((pathlib.Path(__file__).resolve().parent / "published").glob("*.json"))

# What people write, what is printed of it, and what is not.
AS_WRITTEN = {
    "a number for a grade, text for a list": (
        '{"basics":{"name":"A"},"education":[{"institution":"U","score":3.8,"startDate":2010,"courses":"Logic, Sets"}]}',
        ["3.8", "2010", "Logic, Sets"], []),
    "authors in one line": (
        '{"basics":{"name":"A"},"publications":[{"name":"P","authors":"A. One, B. Two and A","releaseDate":"2020"}]}',
        ["A. One, B. Two and A", "2020"], []),
    "null among items": ('{"basics":{"name":"A"},"work":[null,{"name":"Kiln"}]}', ["Kiln"], ["null"]),
    "a place as text, null for a list": (
        '{"basics":{"name":"A","location":"Vienna","profiles":null,"firstName":"Ann"}}', ["Vienna"], ["null"]),
    "a day that there is not, a word for present": (
        '{"basics":{"name":"A"},"work":[{"name":"Kiln","position":"Potter","startDate":"2024-09-31","endDate":"active"}]}',
        ["September 2024 – Present"], ["31"]),
    "dates in words": (
        '{"basics":{"name":"A"},"work":['
        '{"name":"B","startDate":"March 2011","endDate":"Now"},{"name":"C","startDate":"Aug. 2014","endDate":"July 2015"},'
        '{"name":"D","startDate":"2023-9-28","endDate":"2024/01"},{"name":"E","startDate":"09/2012","endDate":"current"},'
        '{"name":"F","startDate":"2020-01-01T00:00:00.000Z","endDate":"2020-06-01T00:00:00Z"},{"name":"G","startDate":"Summer 2019"}]}',
        ["March 2011 – Present", "August 2014 – July 2015", "September 2023 – January 2024", "September 2012 – Present",
         "January 2020 – June 2020", "Summer 2019"], ["T00"]),
    "entities": (
        '{"basics":{"name":"A","summary":"R&amp;D &quot;lead&quot; &mdash; it&#39;s &lt;fast&gt;"},'
        '"work":[{"name":"Kiln & Co","position":"Q&A","highlights":["Tom &amp; Ann","AT&T; R&D; &copy 2020"]}]}',
        ["R&D “lead” — it’s <fast>", "Kiln & Co", "Q&A", "Tom & Ann", "AT&T; R&D; &copy 2020"], ["&amp;", "&quot;"]),
    "HTML": (
        '{"basics":{"name":"A","summary":"I like <b>bold</b> and <br>lines."},"work":[{"name":"B",'
        '"highlights":["Made the <a href=\\"https://example.com/v1\\">first one</a>.","x < y and a<b> c","<u>old</u>"]}]}',
        ["I like bold and", "lines.", "Made the first one.", "x < y and a<b> c", "old"], ["<br>", "<a ", "<u>"]),
    "lines and lists in text": (
        '{"basics":{"name":"A","summary":"line one\\nline two\\n\\nnew paragraph"},'
        '"work":[{"name":"B","summary":"Did much:\\n- first thing\\n* second thing\\n1. third","highlights":["one\\ntwo"]}]}',
        ["line one\nline two\n", "new paragraph", "first thing\n", "second thing\n", "one"], ["- first", "* second"]),
}


def words(text):
    return set(re.findall(r"\w+", text.lower()))


def is_date(text):
    return re.fullmatch(r"[\d\-/.:TZ ]+", text)


class Published(unittest.TestCase):
    def setUp(self):
        folder = tempfile.TemporaryDirectory()
        self.addCleanup(folder.cleanup)
        self.root = pathlib.Path(folder.name)

    def printed(self, text):
        """What `build` prints of a JSON Resume, and of what `import` makes of it, which is the same."""
        (self.root / "resume.json").write_text(text)
        built = run(GALLEY, "build", "resume.json", "-f", "txt", "-o", "-", cwd=self.root)
        (self.root / "imported.toml").write_text(run(GALLEY, "import", "resume.json", "-o", "-", cwd=self.root))
        self.assertEqual(run(GALLEY, "build", "imported.toml", "-f", "txt", "-o", "-", cwd=self.root), built)
        return built

    def test_what_people_write_is_read(self):
        for name, (text, there, gone) in AS_WRITTEN.items():
            with self.subTest(name):
                printed = self.printed(text)
                for part in there:
                    self.assertIn(part, printed)
                for part in gone:
                    self.assertNotIn(part, printed)

    def test_no_word_is_lost_without_a_note(self):
        for path in PUBLISHED:
            with self.subTest(path.name):
                text = path.read_text()
                printed = "".join(re.findall(r"\w+", self.printed(text).lower()))
                noted = self.noted()
                for place, value in strings(json.loads(text)):
                    is_address = re.match(r"[a-z]+:|www\.", value)
                    is_about_the_file = place.startswith(("meta", "$schema")) or place.endswith((".id", ".$schema", ".countryCode"))
                    if is_address or is_date(value) or is_about_the_file or any(place.startswith(key) for key in noted):
                        continue
                    # The address of a link is no text.
                    lost = {word for word in words(re.sub(r"\]\([^)]*\)", "]", value)) if word not in printed}
                    self.assertFalse(lost, f"{place}: {lost}")

    def noted(self):
        """The keys of resume.json that notes name."""
        done = subprocess.run([GALLEY, "build", "resume.json", "-o", "-"], cwd=self.root, capture_output=True, check=True)
        said = done.stderr.decode()
        keys = [key for keys in re.findall(r"does not print them: (.*)", said) for key in keys.split(", ")]
        places = re.findall(r"^resume\.json:/(\S+): note: ", said, re.MULTILINE)
        return keys + [re.sub(r"/(\d+/)?", ".", place) for place in places]

    def test_import_and_export_keep_every_word(self):
        for path in PUBLISHED:
            with self.subTest(path.name):
                (self.root / "resume.json").write_text(path.read_text())
                (self.root / "imported.toml").write_text(run(GALLEY, "import", "resume.json", "-o", "-", cwd=self.root))
                exported = run(GALLEY, "export", "imported.toml", "-o", "-", cwd=self.root)
                kept = {word for _, value in strings(json.loads(exported)) for word in words(value)}
                for place, value in strings(json.loads(path.read_text())):
                    if not is_date(value) and not place.endswith("$schema"):
                        self.assertFalse(words(re.sub(r"<[^<>]*>|&\w+;", " ", value)) - kept, place)


if __name__ == "__main__":
    GALLEY = str(pathlib.Path(sys.argv.pop(1)).resolve())
    unittest.main()
