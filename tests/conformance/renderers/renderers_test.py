#!/usr/bin/python3
"""Do poppler, MuPDF, Ghostscript and PDFium draw each page of a résumé alike, without a warning?

    renderers_test.py GALLEY MODULES RESUME [galley build's options]

MODULES is the folder that npm has filled. RESUME may be `faults`: would it be seen if they did not?
"""

import itertools
import pathlib
import sys
import tempfile
import unittest

import faults
import renderers

RESUME = pathlib.Path(__file__).resolve().parents[3] / "resume.toml"


def built(folder, resume, *options):
    pdf = pathlib.Path(folder) / "resume.pdf"
    faults.run(GALLEY, "build", resume, *options, "-o", pdf)
    return pdf


def drawn(pdf, folder, by=renderers.RENDERERS):
    return {one.__name__: renderers.pictures(one, pdf, pathlib.Path(folder), MODULES) for one in by}


class Alike(unittest.TestCase):
    def test_all_draw_the_same(self):
        with tempfile.TemporaryDirectory() as folder:
            pages = drawn(built(folder, *WHAT), folder)
        self.assertEqual(len({len(pictures) for pictures in pages.values()}), 1, "not as many pages in each")
        for one, other in itertools.combinations(pages, 2):
            for number, pair in enumerate(zip(pages[one], pages[other]), 1):
                with self.subTest(page=number, one=one, other=other):
                    self.assertLess(renderers.apart(*pair), renderers.FARTHEST)


class Faults(unittest.TestCase):
    """One renderer is given a page with a fault, the others the page as it is: in each case the measure tells."""

    @classmethod
    def setUpClass(cls):
        folder = tempfile.TemporaryDirectory()
        cls.addClassCleanup(folder.cleanup)
        cls.folder = pathlib.Path(folder.name)
        cls.pdf = built(folder.name, RESUME, "--pages", "2")
        cls.right = drawn(cls.pdf, folder.name)

    def assert_seen(self, fault):
        wrong = fault(self.pdf, self.pdf.with_stem(fault.__name__))
        for one, pages in drawn(wrong, self.folder).items():
            for other in set(self.right) - {one}:
                with self.subTest(fault=fault.__name__, one=one, other=other):
                    self.assertGreater(renderers.apart(pages[0], self.right[other][0]), renderers.FARTHEST)

    def test_a_word_two_points_aside(self):
        self.assert_seen(faults.moved_word)

    def test_a_rule_that_is_missing(self):
        self.assert_seen(faults.missing_rule)

    def test_a_letter_that_is_missing(self):
        self.assert_seen(faults.missing_letter)

    def test_a_font_that_is_missing(self):
        # Poppler and MuPDF say so; PDFium puts another in its place.
        wrong = faults.missing_fonts(self.pdf, self.pdf.with_stem("missing_fonts"))
        for one in [renderers.poppler, renderers.mupdf]:
            with self.subTest(one=one.__name__), self.assertRaisesRegex(AssertionError, "non-embedded font"):
                drawn(wrong, self.folder, [one])
        pages = drawn(wrong, self.folder, [renderers.pdfium])["pdfium"]
        self.assertGreater(renderers.apart(pages[0], self.right["poppler"][0]), renderers.FARTHEST)


if __name__ == "__main__":
    GALLEY, MODULES, *WHAT = sys.argv[1:]
    unittest.main(argv=[__file__, "Faults" if WHAT == ["faults"] else "Alike"])
