#!/usr/bin/python3
"""Lines of many scripts: does galley shape them as hb-shape does, glyph for glyph and place for place?

    compare.py GALLEY_SHAPE

galley shapes words, not lines, so that a line is right only if its words, its spaces and what these do to one another are.
"""

import collections
import pathlib
import subprocess
import sys
import unittest

GALLEY_SHAPE = ""
LINES = pathlib.Path(__file__).with_name("lines.tsv")

Line = collections.namedtuple("Line", "language script font index text")


def lines():
    rows = LINES.read_text(encoding="utf-8").splitlines()
    return [Line(*row.split("\t")) for row in rows if not row.startswith("#")]


def by_hb_shape(line):
    """The glyphs of a line, from the left: id, x, y."""
    direction = "rtl" if line.script in ("Arab", "Hebr") else "ltr"
    out = subprocess.run(
        ["hb-shape", "--shapers=ot", "--no-glyph-names", "--no-clusters", "--bot", "--eot", "--remove-default-ignorables",
         f"--face-index={line.index}", f"--language={line.language}", f"--script={line.script}", f"--direction={direction}",
         f"--font-file={line.font}", f"--text={line.text}"],
        check=True, capture_output=True, encoding="utf-8").stdout.strip().strip("[]")
    glyphs, pen = [], 0
    for glyph in out.split("|"):
        # “12@3,4+500”: id, offsets if it has any, advance.
        place, advance = glyph.rsplit("+", 1)
        name, _, offsets = place.partition("@")
        x, y = map(int, offsets.split(",")) if offsets else (0, 0)
        glyphs.append((int(name), pen + x, y))
        pen += int(advance)
    return glyphs


class Shaping(unittest.TestCase):
    def test_is_hb_shapes(self):
        wanted = lines()
        self.assertGreaterEqual(len(wanted), 200)
        self.assertGreaterEqual(len({line.script for line in wanted}), 15)
        output = subprocess.run([GALLEY_SHAPE, LINES], check=True, capture_output=True, encoding="utf-8").stdout.splitlines()
        self.assertEqual(len(output), len(wanted))
        faults = []
        for line, shaped in zip(wanted, output):
            if shaped.startswith("error"):
                faults.append(f"{line.language} {line.text}: {shaped}")
                continue
            ours = [tuple(map(int, glyph.split(","))) for glyph in shaped.split()]
            theirs = by_hb_shape(line)
            if ours != theirs:
                at = next((i for i, pair in enumerate(zip(ours, theirs)) if pair[0] != pair[1]), min(len(ours), len(theirs)))
                faults.append(f"{line.language} {pathlib.Path(line.font).name} {line.text}\n"
                              f"    glyph {at}: {ours[at:at + 4]} is {theirs[at:at + 4]} by hb-shape")
        self.assertFalse(faults, f"{len(faults)} of {len(wanted)} lines differ:\n" + "\n".join(faults[:40]))


if __name__ == "__main__":
    GALLEY_SHAPE = sys.argv.pop(1)
    unittest.main()
