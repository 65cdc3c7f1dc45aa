#!/usr/bin/python3
"""Sets one résumé and compares what independent readers take out of the PDF with what its source says.

    readers_test.py GALLEY RESUME [--largest BYTES]
"""

import argparse
import functools
import os
import pathlib
import re
import subprocess
import tempfile
import unittest

import expected
import extraction
import pdf_facts
from fontTools.ttLib import TTFont

FONTS = pathlib.Path(__file__).resolve().parents[3] / "data/fonts"
OPTIONS = argparse.Namespace()


def galley(*arguments, **environment):
    done = subprocess.run(
        [OPTIONS.galley, "build", OPTIONS.resume, "--whole", *arguments], capture_output=True, env={**os.environ, **environment}
    )
    if done.returncode != 0:
        raise AssertionError(f"galley build {' '.join(arguments)}: {done.returncode}: {done.stderr.decode()}")
    return done.stdout


@functools.cache
def longer_than_the_measure(text):
    """True of a URL that no line of the page can hold, at the default page's measure, face and size."""
    if "/" not in text or not text.isascii():
        return False
    with TTFont(FONTS / "SourceSerif4-Regular.ttf") as font:
        advances, glyphs = font["hmtx"], font.getBestCmap()
        units = sum(advances[glyphs[ord(character)]][0] for character in text)
        return units * 10.5 / font["head"].unitsPerEm > 612 - 2 * 72 - 24


class Readers(unittest.TestCase):
    @classmethod
    def setUpClass(cls):
        folder = tempfile.TemporaryDirectory()
        cls.addClassCleanup(folder.cleanup)
        cls.pdf = str(pathlib.Path(folder.name) / "out.pdf")
        galley("-o", cls.pdf)
        cls.resume = expected.load(OPTIONS.resume)
        cls.reader = expected.Reader(cls.resume).read()
        cls.links = pdf_facts.Links(cls.pdf)

    def none_of(self, complaints):
        if complaints:
            self.fail("\n" + "\n".join(complaints))

    def extracted(self, read):
        footer = self.reader.style["footer"]
        return extraction.without_footers(read(self.pdf), self.resume["basics"]["name"], footer)

    def check_values(self, text, in_order, loses_hyphens=False):
        missing, position = [], 0
        for value in self.reader.values:
            start = position if in_order and value.ordered else 0
            found = None
            for form in value.texts:
                parts = any(longer_than_the_measure(word) for word in form.split())
                sought = extraction.pattern(form, parts, loses_hyphens)
                found = found or re.compile(sought, re.IGNORECASE if value.loose else 0).search(text, start)
            if not found:
                missing.append(f"{value.path}: {value.texts[0]!r}: {self.nearest(value.texts[0], text, start)}")
            elif in_order and value.ordered:
                position = found.end()
        self.none_of(missing)

    @staticmethod
    def nearest(value, text, start):
        """For a message: how far into a value the text follows it."""
        words = value.split()
        for count in range(len(words) - 1, 0, -1):
            found = re.compile(extraction.pattern(" ".join(words[:count]))).search(text, start)
            if found:
                return f"goes on as {text[found.start() : found.end() + 60]!r}"
        return "its first word is not there" if start == 0 else f"not after …{text[start - 40 : start]!r}"

    def test_pdftotext_raw(self):
        self.check_values(self.extracted(extraction.pdftotext_raw), in_order=True)

    def test_mutool(self):
        self.check_values(self.extracted(extraction.mutool), in_order=True)

    def test_pdftotext(self):
        # It drops every hyphen at the end of a line, whether the author wrote it or not.
        self.check_values(self.extracted(extraction.pdftotext), in_order=False, loses_hyphens=True)

    def test_pdftotext_reads_dates_beside_their_titles(self):
        """In its default mode it looks for columns: short titles and the dates of several entries must not be two."""
        lines = self.extracted(extraction.pdftotext).splitlines()
        for beside in self.extracted(extraction.pdftotext_raw).splitlines():
            words = beside.split()
            if re.search(r" (19|20)\d\d$", beside) and len(beside) < 50:
                self.assertIn(words, [line.split() for line in lines])

    def test_pdfminer(self):
        self.check_values(self.extracted(extraction.pdfminer), in_order=False)

    def test_pdfjs(self):
        if not extraction.pdfjs_is_there():
            self.skipTest("no pdf.js: neither Debian's libjs-pdf nor pdfjs-dist is there")
        self.check_values(self.extracted(extraction.pdfjs), in_order=False)

    def test_file_order_is_reading_order(self):
        text = galley("-f", "txt", "-o", "-").decode()
        urls = [url for url in re.findall(r"\S+/\S+", extraction.canonical(text)) if longer_than_the_measure(url)]
        for read in (extraction.pdftotext_raw, extraction.mutool):
            with self.subTest(reader=read.__name__):
                extracted = extraction.unmarked(self.extracted(read))
                self.assertIsNone(extraction.differs(extraction.unmarked(extraction.canonical(text)), extracted, urls))

    def test_ligatures_come_out_as_letters(self):
        for read in (extraction.pdftotext_raw, extraction.mutool, extraction.pdfminer):
            self.assertEqual(re.findall("[ﬀ-ﬆ\ufffd\x00]", read(self.pdf)), [])

    def test_syntax(self):
        self.none_of(pdf_facts.syntax(self.pdf))

    def test_fonts_are_embedded_and_subset(self):
        self.none_of(pdf_facts.fonts(self.pdf))

    def test_links_land(self):
        self.none_of(self.links.complaints)

    def test_citations_land_on_their_entries(self):
        count, complaints = pdf_facts.citations(self.pdf, self.links)
        self.none_of(complaints)
        self.assertEqual(count, self.reader.citations)

    def test_every_address_is_a_link(self):
        there = {uri.rstrip("/") for uri in self.links.uris}
        self.none_of([f"no link to {url}" for url in expected.urls(self.resume) if url.rstrip("/") not in there])

    def test_two_runs_give_the_same_bytes(self):
        again = galley("-o", "-", TZ="Asia/Tokyo", LC_ALL="C")
        self.assertEqual(pathlib.Path(self.pdf).read_bytes() == again, True)

    def test_size(self):
        size = pathlib.Path(self.pdf).stat().st_size
        self.assertLess(size, OPTIONS.largest)


if __name__ == "__main__":
    parser = argparse.ArgumentParser()
    parser.add_argument("galley")
    parser.add_argument("resume")
    parser.add_argument("--largest", type=int, default=250_000)
    parser.parse_args(namespace=OPTIONS)
    unittest.main(argv=[__file__])
