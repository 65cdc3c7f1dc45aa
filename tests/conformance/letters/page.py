"""The pages of a PDF as pdfminer reads them. In: the path of a PDF. Out: its characters and its shapes, with their places
in millimetres from the upper left corner of the paper."""

import dataclasses
import functools
import itertools
import unicodedata

import pikepdf
from pdfminer.high_level import extract_pages
from pdfminer.layout import LTChar, LTContainer, LTCurve

MILLIMETRE = 72 / 25.4


@dataclasses.dataclass(frozen=True)
class Character:
    text: str
    left: float
    right: float
    baseline: float
    size: float  # in points
    font: str


@dataclasses.dataclass(frozen=True)
class Shape:
    left: float
    right: float
    middle: float


@dataclasses.dataclass(frozen=True)
class Line:
    """Characters of one baseline that follow one another in the content."""

    characters: tuple

    @property
    def left(self):
        return self.characters[0].left

    @property
    def right(self):
        return max(one.right for one in self.characters)

    @property
    def baseline(self):
        return self.characters[0].baseline

    @property
    def text(self):
        return "".join(one.text for one in self.characters)


class Page:
    def __init__(self, layout, descriptors):
        self.descriptors = descriptors
        self.width, self.height = layout.width / MILLIMETRE, layout.height / MILLIMETRE
        self.characters, self.shapes = [], []
        self.read(layout, layout.height)

    def read(self, container, top):
        for one in container:
            if isinstance(one, LTChar):
                x, y = one.matrix[4:]
                place = (one.x0 / MILLIMETRE, one.x1 / MILLIMETRE, (top - y) / MILLIMETRE)
                text = unicodedata.normalize("NFKC", one.get_text())  # ligatures are letters
                if not text.isspace():
                    self.characters.append(Character(text, *place, one.size, one.fontname))
            elif isinstance(one, LTCurve):
                middle = (top - (one.y0 + one.y1) / 2) / MILLIMETRE
                self.shapes.append(Shape(one.x0 / MILLIMETRE, one.x1 / MILLIMETRE, middle))
            elif isinstance(one, LTContainer):
                self.read(one, top)

    @functools.cached_property
    def lines(self):
        """In the order of the content."""
        lines = []
        for one in self.characters:
            last = lines[-1][-1] if lines else None
            if last and abs(last.baseline - one.baseline) < 0.01 and -1 < one.left - last.right < 8:
                lines[-1].append(one)
            else:
                lines.append([one])
        return [Line(tuple(characters)) for characters in lines]

    def lines_of(self, text):
        """The lines that hold a text. Spaces do not count."""
        wanted = "".join(text.split())
        whole = "".join(line.text for line in self.lines)
        at = whole.find(wanted)
        if at < 0:
            raise AssertionError(f"{text!r} is not on the page")
        found, position = [], 0
        for line in self.lines:
            if position < at + len(wanted) and position + len(line.text) > at:
                found.append(line)
            position += len(line.text)
        return found

    def upper_edge(self, lines):
        """The upper edge of the uppermost of some lines. Half of what their distance leaves over stands above the
        letters."""
        first = min(lines, key=lambda line: line.baseline).characters[0]
        baselines = sorted({round(line.baseline, 2) for line in lines})
        pitch = min(lower - upper for upper, lower in itertools.pairwise(baselines))
        ascent, descent = self.descriptors[first.font]
        letters = (ascent - descent) / 1000 * first.size / MILLIMETRE
        return first.baseline - ascent / 1000 * first.size / MILLIMETRE - (pitch - letters) / 2


def descriptors_of(pdf):
    """Ascent and descent of each font, by its name."""
    found = {}
    with pikepdf.open(pdf) as file:
        for one in file.objects:
            if isinstance(one, pikepdf.Dictionary) and one.get("/Type") == "/FontDescriptor":
                found[str(one.FontName)[1:]] = (float(one.Ascent), float(one.Descent))
    return found


def pages_of(pdf):
    descriptors = descriptors_of(pdf)
    # Without analysis the characters come in the order of the content.
    return [Page(layout, descriptors) for layout in extract_pages(str(pdf), laparams=None)]
