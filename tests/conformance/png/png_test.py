#!/usr/bin/python3
"""Are galley's pictures of pages as near to what poppler, MuPDF and PDFium draw of the PDF as these are to one another?

    png_test.py GALLEY MODULES RESUME [galley build's options]

MODULES is the folder that npm has filled. RESUME may be `faults`: would it be seen if they were not?

The distance between two renderers is the root of the mean square of the differences of their pictures: between codes of
sRGB from 0 to 1, over the channels of all pixels of a document that have ink in any of the pictures, after all were
reduced by two. (So it matters little to which half of a pixel a glyph is rounded.) It is measured in linear light, too,
since the others blend codes of sRGB and galley blends light. At each resolution, the largest distance between galley and
another is at most the largest between two others.
"""

import itertools
import pathlib
import subprocess
import sys
import tempfile
import unittest

import numpy
from PIL import Image

RENDERERS = pathlib.Path(__file__).resolve().parents[1] / "renderers"
RESUME = pathlib.Path(__file__).resolve().parents[3] / "resume.toml"
RESOLUTIONS = [96, 144, 300]
PAPER = 0.95  # lighter pixels are paper


def run(*command):
    subprocess.run([str(word) for word in command], check=True, capture_output=True)


def poppler(pdf, dpi, folder):
    run("pdftoppm", "-r", dpi, pdf, folder / "page")


def mupdf(pdf, dpi, folder):
    run("mutool", "draw", "-q", "-r", dpi, "-o", folder / "page-%d.ppm", pdf)


def pdfium(pdf, dpi, folder):
    run("node", RENDERERS / "pdfium.cjs", MODULES, "colour", dpi, folder, pdf)


def galley(resume, dpi, folder, *options):
    run(GALLEY, "build", resume, *options, "-f", "png", "--dpi", dpi, "-o", f"{folder}/")


def number(path):
    last = path.stem.rsplit("-", 1)[-1]
    return int(last) if last.isdigit() else 1


def pages(draw, what, dpi, *options):
    """The pages that a renderer draws, as codes of sRGB from 0 to 1."""
    with tempfile.TemporaryDirectory() as folder:
        draw(what, dpi, pathlib.Path(folder), *options)
        files = sorted(pathlib.Path(folder).iterdir(), key=number)
        return [numpy.asarray(Image.open(file).convert("RGB"), dtype=numpy.float32) / 255 for file in files]


def light(codes):
    return numpy.where(codes <= 0.04045, codes / 12.92, ((codes + 0.055) / 1.055) ** 2.4)


def reduced(picture):
    height, width = (size // 2 * 2 for size in picture.shape[:2])
    return picture[:height, :width].reshape(height // 2, 2, width // 2, 2, 3).mean(axis=(1, 3))


def inked(page):
    """The pixels of a page that have ink in any of its pictures, in each of them."""
    height, width = (min(picture.shape[axis] for picture in page.values()) for axis in (0, 1))
    small = {name: reduced(picture[:height, :width]) for name, picture in page.items()}
    ink = numpy.min([picture.min(axis=2) for picture in small.values()], axis=0) < PAPER
    return {name: picture[ink] for name, picture in small.items()}


def nearness(found):
    """How far galley's pictures of pages are from the others' at most, and how far these are from one another at most."""
    pages_of = [inked(dict(zip(found, pictures))) for pictures in zip(*found.values())]
    pixels = {name: numpy.concatenate([page[name] for page in pages_of]) for name in found}
    apart = {
        (one, other): float(numpy.sqrt(((pixels[one] - pixels[other]) ** 2).mean()))
        for one, other in itertools.combinations(pixels, 2)
    }
    return tuple(max(far for pair, far in apart.items() if ("galley" in pair) == own) for own in (True, False))


def drawn(resume, dpi, *options):
    with tempfile.TemporaryDirectory() as folder:
        pdf = pathlib.Path(folder) / "page.pdf"
        run(GALLEY, "build", resume, *options, "-o", pdf)
        found = {draw.__name__: pages(draw, pdf, dpi) for draw in (poppler, mupdf, pdfium)}
    found["galley"] = pages(galley, resume, dpi, *options)
    return found


class Near(unittest.TestCase):
    def test_galley_is_as_near_to_each_as_they_are_to_one_another(self):
        for dpi in RESOLUTIONS:
            found = drawn(*WHAT[:1], dpi, *WHAT[1:])
            self.assertEqual(len({len(each) for each in found.values()}), 1, "not as many pages in each")
            for measure in (numpy.asarray, light):
                with self.subTest(dpi=dpi, measure=measure.__name__):
                    own, others = nearness({name: [measure(page) for page in each] for name, each in found.items()})
                    print(f"{dpi} dpi, {measure.__name__}: {own:.3f} to {others:.3f}")
                    self.assertLessEqual(own, others)


class Faults(unittest.TestCase):
    """A picture of galley's with a fault is not as near."""

    @classmethod
    def setUpClass(cls):
        cls.found = drawn(RESUME, 144)

    def assert_seen(self, fault):
        own, others = nearness({**self.found, "galley": [fault(page) for page in self.found["galley"]]})
        self.assertGreater(own, others)

    def test_it_is_near(self):
        own, others = nearness(self.found)
        self.assertLessEqual(own, others)

    def test_a_page_that_is_a_pixel_aside(self):
        self.assert_seen(lambda picture: numpy.roll(picture, 1, axis=0))
        self.assert_seen(lambda picture: numpy.roll(picture, 1, axis=1))

    def test_type_that_is_bold(self):
        self.assert_seen(lambda picture: numpy.minimum(picture, numpy.roll(picture, 1, axis=1)))

    def test_type_that_is_faint(self):
        self.assert_seen(lambda picture: 0.3 + 0.7 * picture)

    def test_a_page_that_is_larger(self):
        def larger(picture):
            height, width = picture.shape[:2]
            whole = Image.fromarray((picture * 255).astype(numpy.uint8))
            return numpy.asarray(whole.resize((width + 3, height + 4)), dtype=numpy.float32)[:height, :width] / 255

        self.assert_seen(larger)


if __name__ == "__main__":
    GALLEY, MODULES, *WHAT = sys.argv[1:]
    unittest.main(argv=[__file__, "Faults" if WHAT == ["faults"] else "Near"])
