#!/usr/bin/python3
"""Does a parser by heuristics find name, contact details, sections, jobs and schools of a résumé in its PDF? All but what
`galley check --for ats` says it does not, and that indeed not.

    ats_test.py GALLEY RESUME [galley build's options]
"""

import json
import pathlib
import subprocess
import sys
import tempfile
import unittest

sys.path.insert(0, str(pathlib.Path(__file__).resolve().parents[1] / "readers"))

import expected
import heuristics
import pikepdf

LONG = 50  # characters: a title that may need two lines


def lines_of(item, leads, organization):
    """The two lines of an entry as they begin, the name of the organization first if the style says so, and the lines of
    its roles."""
    title = ", ".join(item[key] for key in ("position", "studyType", "area") if key in item)
    first, second = (title, item[organization]) if leads == "position" and title else (item[organization], title)
    return first, second, [(role["position"], expected.dates_of(role)) for role in item.get("roles", [])]


def notes():
    """What the command says of this résumé: message, and the line in the source."""
    command = [GALLEY, "check", "--for", "ats", "--diagnostics", "json", RESUME, *OPTIONS]
    said = subprocess.run(command, capture_output=True, text=True).stderr
    return [(note["message"], note["line"]) for note in map(json.loads, said.splitlines())]


def titles(pdf):
    with pikepdf.open(pdf) as file, file.open_outline() as outline:
        return [item.title for item in outline.root]


class Ats(unittest.TestCase):
    @classmethod
    def setUpClass(cls):
        with tempfile.TemporaryDirectory() as folder:
            pdf = pathlib.Path(folder) / "resume.pdf"
            subprocess.run([GALLEY, "build", RESUME, *OPTIONS, "-o", pdf], check=True)
            cls.lines = heuristics.lines(pdf)
            cls.titles = titles(pdf)
        cls.notes = notes()
        cls.resume = expected.load(RESUME)
        cls.sections = heuristics.sections(cls.lines)
        cls.texts = [heuristics.texts(line) for line in cls.lines]

    def is_overlooked(self, title):
        """As the command says: a title that is not in capitals, or one that goes on in the line before."""
        return any(f"'{title.casefold()}'" in message.casefold() and "heading" in message for message, _ in self.notes)

    def noted(self, key):
        """The numbers of the entries that are counted to those before, as the command says."""
        source = pathlib.Path(RESUME).read_text(encoding="utf-8").splitlines()
        tables = [line for line, text in enumerate(source, 1) if text.startswith(f"[[{key}]]")]
        return [tables.index(line) for message, line in self.notes if "begins with this entry" in message and line in tables]

    def section(self, word):
        if any(word in title.lower() and self.is_overlooked(title) for title in self.titles):
            self.skipTest("its heading is overlooked")
        found = [lines for title, lines in self.sections.items() if word in title.lower()]
        self.assertEqual(len(found), 1, f"{word!r} among {list(self.sections)}")
        return found[0]

    def test_the_name_is_the_first_line_and_strong(self):
        self.assertEqual(self.texts[0], [self.resume["basics"]["name"]])
        self.assertTrue(self.lines[0][0].bold)

    def test_contact_details_stand_by_themselves(self):
        head = [text for line in self.sections[""] for text in heuristics.texts(line)]
        for key in ("email", "phone"):
            given = self.resume["basics"].get(key, [])
            for value in [given] if isinstance(given, str) else given:
                self.assertIn(value, head)

    def check(self, key, word, organization):
        """Each entry has its two lines, with its dates as a piece of their own. Not by its gaps, for one that begins a page
        has none above it."""
        items = self.resume.get(key, [])
        if not items:
            self.skipTest(f"there is no {key}")
        section = [heuristics.texts(line) for line in self.section(word)]
        for item in items:
            first, second, roles = lines_of(item, expected.style(self.resume)["entry"]["lead"], organization)
            if len(first) > LONG or self.is_overlooked(first):
                continue
            with self.subTest(entry=first):
                starts = [at for at, line in enumerate(section) if line[0] == first]
                self.assertNotEqual(starts, [], section)
                if not roles:
                    begun = [[section[at][1:], section[at + 1][0]] for at in starts]
                    self.assertIn([[expected.dates_of(item)], second], begun)
                for role in roles:
                    self.assertIn(list(role), section)

    def test_every_job_has_title_dates_and_employer(self):
        self.check("work", "experience", "name")

    def test_every_school_has_degree_and_date(self):
        self.check("education", "education", "institution")

    def test_headings_are_known(self):
        found = [title.casefold() for title in self.sections if title]
        self.assertEqual(found, [title.casefold() for title in self.titles if not self.is_overlooked(title)])

    def check_gaps(self, key, word, organization):
        """An entry begins where the gap is wider, but for one that begins a page: it has none above it."""
        items = self.resume.get(key, [])
        if not items:
            self.skipTest(f"there is no {key}")
        leads = expected.style(self.resume)["entry"]["lead"]
        section = self.section(word)
        begun = [heuristics.texts(entry[0])[0][:LONG] for entry in heuristics.entries(section)]
        by_gaps = len(heuristics.parted_by_gaps(section)) > 1
        firsts = []
        for item in items:
            first, _, roles = lines_of(item, leads, organization)
            # Without gaps an entry begins with what is strong: with each of its roles, where positions lead.
            by_roles = roles and not by_gaps and leads == "position"
            firsts += [position[:LONG] for position, _ in roles] if by_roles else [first[:LONG]]
        # A label that begins a line is strong, too. And what follows a heading that is overlooked goes on here.
        if not by_gaps or any(map(self.is_overlooked, self.titles)):
            begun = [text for text in begun if text in firsts]
        counted = self.noted(key) if by_gaps else []
        self.assertEqual(begun, [first for at, first in enumerate(firsts) if at not in counted])

    def test_jobs_are_parted_by_their_gaps(self):
        self.check_gaps("work", "experience", "name")

    def test_schools_are_parted_by_their_gaps(self):
        self.check_gaps("education", "education", "institution")


if __name__ == "__main__":
    GALLEY, RESUME, *OPTIONS = sys.argv[1:]
    unittest.main(argv=[__file__])
