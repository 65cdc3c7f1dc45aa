#!/usr/bin/python3
"""Résumés of many scripts as readers of PDF take them out, beside the same in a PDF that Chromium prints from galley's page of HTML.

    as_chromium_test.py GALLEY

A reader gets a share of the letters and figures in the order in which they are written (of the longest common subsequence). galley's share
is to be no less than Chromium's, and nearly all of them where the script runs to the right.
"""

import difflib
import pathlib
import subprocess
import sys
import tempfile
import unicodedata
import unittest

import chromium
import extraction

GALLEY = ""
ROOT = pathlib.Path(__file__).resolve().parents[3]
RESUMES = sorted((ROOT / "tests/golden/scripts").glob("*.toml"))
TO_LEFT = ("arabic", "hebrew", "persian")
READERS = [extraction.pdftotext, extraction.mutool]

LEAST = 0.97  # of letters in order, where the script runs to the right
WORSE = 0.02  # than Chromium's at most


def letters(text):
    """Letters and figures, without what only looks differently: capitals, accents of capitals, marks."""
    parts = unicodedata.normalize("NFKD", text)
    return "".join(c for c in parts if unicodedata.category(c)[0] in "LN").casefold()


def in_order(written, read):
    blocks = difflib.SequenceMatcher(None, written, read, autojunk=False).get_matching_blocks()
    return sum(block.size for block in blocks) / len(written)


class Scripts(chromium.BesideChromium):
    def printed(self, page):
        out = page.with_suffix(".chromium.pdf")
        with tempfile.TemporaryDirectory(dir=self.folder) as profile:
            subprocess.run(["chromium", "--headless", "--no-sandbox", "--disable-gpu", f"--user-data-dir={profile}", "--no-pdf-header-footer",
                            f"--print-to-pdf={out}", page.as_uri()], check=True, capture_output=True)
        return out

    def test_readers_get_no_less_than_from_chromium(self):
        for resume in RESUMES:
            pdf, page, text = (self.folder / f"{resume.stem}.{kind}" for kind in ("pdf", "html", "txt"))
            for out in (pdf, page, text):
                subprocess.run([GALLEY, "build", resume, "-o", out], check=True, capture_output=True)
            theirs = self.printed(page)
            written = letters(text.read_text(encoding="utf-8"))
            for reader in READERS:
                with self.subTest(resume=resume.stem, reader=reader.__name__):
                    our, their = (in_order(written, letters(reader(str(file)))) for file in (pdf, theirs))
                    print(f"{resume.stem:20} {reader.__name__:10} galley {our:.3f}  Chromium {their:.3f}")
                    self.assertGreaterEqual(our, their - WORSE)
                    if resume.stem not in TO_LEFT:
                        self.assertGreaterEqual(our, LEAST)


if __name__ == "__main__":
    GALLEY = sys.argv.pop(1)
    unittest.main()
