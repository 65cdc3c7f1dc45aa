#!/usr/bin/python3
"""Does a parser by heuristics find name, contact details, sections, jobs and schools of a résumé in its PDF?

    ats_test.py GALLEY RESUME [galley build's options]
"""

import pathlib
import subprocess
import sys
import tempfile
import unittest

sys.path.insert(0, str(pathlib.Path(__file__).resolve().parents[1] / "readers"))

import expected
import heuristics

LONG = 60  # characters: a title that may need two lines


def dates_of(item):
    """As they are printed: “April 2023 – Present”."""
    if "date" in item:
        return expected.punctuated(item["date"])
    start, end = (expected.spelled(item[key], "en") if key in item else None for key in ("startDate", "endDate"))
    if not end and start:
        end = "Present"
    if not start or start == end:
        return end
    return f"{start}–{end}" if (start + end).isdigit() else f"{start} – {end}"


def lines_of(item, leads, organization):
    """The two lines of an entry as they begin, the name of the organization first if the style says so, and the lines of
    its roles."""
    title = ", ".join(item[key] for key in ("position", "studyType", "area") if key in item)
    first, second = (title, item[organization]) if leads == "position" and title else (item[organization], title)
    return first, second, [(role["position"], dates_of(role)) for role in item.get("roles", [])]


class Ats(unittest.TestCase):
    @classmethod
    def setUpClass(cls):
        with tempfile.TemporaryDirectory() as folder:
            pdf = pathlib.Path(folder) / "resume.pdf"
            subprocess.run([GALLEY, "build", RESUME, *OPTIONS, "-o", pdf], check=True)
            cls.lines = heuristics.lines(pdf)
        cls.resume = expected.load(RESUME)
        cls.sections = heuristics.sections(cls.lines)
        cls.texts = [heuristics.texts(line) for line in cls.lines]

    def section(self, word):
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
            if len(first) > LONG:
                continue
            with self.subTest(entry=first):
                starts = [at for at, line in enumerate(section) if line[0] == first]
                self.assertNotEqual(starts, [], section)
                if not roles:
                    begun = [[section[at][1:], section[at + 1][0]] for at in starts]
                    self.assertIn([[dates_of(item)], second], begun)
                for role in roles:
                    self.assertIn(list(role), section)

    def test_every_job_has_title_dates_and_employer(self):
        self.check("work", "experience", "name")

    def test_every_school_has_degree_and_date(self):
        self.check("education", "education", "institution")

    def test_jobs_are_parted_by_their_gaps(self):
        lines = self.section("experience")
        begun = [heuristics.texts(entry[0])[0] for entry in heuristics.entries(lines)]
        heads = [heuristics.texts(line)[0] for above, line in zip(lines, lines[1:]) if line[0].y > above[0].y]
        leads = expected.style(self.resume)["entry"]["lead"]
        firsts = [lines_of(item, leads, "name")[0] for item in self.resume["work"]]
        parted = [first for at, first in enumerate(firsts) if at == 0 or first not in heads]
        self.assertEqual([text[:LONG] for text in begun], [text[:LONG] for text in parted])


if __name__ == "__main__":
    GALLEY, RESUME, *OPTIONS = sys.argv[1:]
    unittest.main(argv=[__file__])
