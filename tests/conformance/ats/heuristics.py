"""What a parser by heuristics makes of a page that it has from pdf.js. It knows no tags: it goes by gaps, weight, capitals
and a few words, in the way in which open parsers of résumés do. In: pieces of text. Out: lines, sections, entries."""

import collections
import dataclasses
import json
import pathlib
import re
import subprocess

KNOWN_TITLES = "experience education project skill course summary award honor objective".split()
ENTRY_GAP = 1.4  # of the distance of most lines


@dataclasses.dataclass
class Piece:
    text: str
    x: float
    y: float
    width: float
    height: float
    font: str
    ends: bool

    @property
    def bold(self):
        return "bold" in self.font.lower()


def pieces(pdf):
    script = pathlib.Path(__file__).with_name("pdfjs_items.cjs")
    done = subprocess.run(["node", script, pdf], capture_output=True, check=True)
    return [Piece(**piece) for piece in json.loads(done.stdout)]


def typical_width(all_pieces):
    """Of a letter, in the face and size that most of the text has."""
    looks = collections.Counter()
    for piece in all_pieces:
        looks[piece.font, piece.height] += len(piece.text)
    most = looks.most_common(1)[0][0]
    same = [piece for piece in all_pieces if (piece.font, piece.height) == most]
    return sum(piece.width for piece in same) / sum(len(piece.text) for piece in same)


def joined(line, width):
    """Pieces that stand within a letter's width of one another, as one. A gap is a piece of its own, a space, and is as
    wide as pdf.js says."""
    out = []
    for piece in line:
        if out and piece.x - (out[-1].x + out[-1].width) <= width:
            last = out[-1]
            out[-1] = dataclasses.replace(last, text=last.text + piece.text, width=piece.x + piece.width - last.x)
        else:
            out.append(piece)
    return out


def lines(pdf):
    """Lists of pieces. A line ends where pdf.js says so, which is not at the end of a page."""
    found = [piece for piece in pieces(pdf) if piece.ends or piece.text]
    width = typical_width([piece for piece in found if piece.text.strip()])
    out, line = [], []
    for piece in found:
        if piece.text:
            line.append(piece)
        if piece.ends:
            out, line = out + [line], []
    return [joined(line, width) for line in [*out, line] if any(piece.text.strip() for piece in line)]


def texts(line):
    return [piece.text.strip() for piece in line if piece.text.strip()]


def is_heading(line):
    if len(texts(line)) != 1:
        return False
    text = texts(line)[0]
    if line[0].bold and text.isupper():
        return True
    short = re.fullmatch("[A-Z][A-Za-z &]*", text) and len([word for word in text.split() if word != "&"]) <= 2
    return bool(short) and any(word in text.lower() for word in KNOWN_TITLES)


def sections(all_lines):
    """Title to lines. The first is the head, whose title is empty."""
    found, title = {"": []}, ""
    for number, line in enumerate(all_lines):
        if number > 1 and is_heading(line):
            title = texts(line)[0]
            found[title] = []
        else:
            found[title].append(line)
    return found


def parted(section, begins):
    found = [section[:1]]
    for above, line in zip(section, section[1:]):
        if begins(above, line):
            found.append([])
        found[-1].append(line)
    return found


def parted_by_gaps(section):
    """Lines parted where the gap between them is wider than most."""
    gaps = collections.Counter(round(above[0].y - below[0].y) for above, below in zip(section, section[1:]))
    usual = max(gaps, key=lambda gap: gaps[gap] if gap > 0 else 0, default=0)
    return parted(section, lambda above, line: round(above[0].y - line[0].y) > ENTRY_GAP * usual)


def entries(section):
    """Lines parted by gaps; if there are none, before lines that begin strong."""
    by_gaps = parted_by_gaps(section)
    return by_gaps if len(by_gaps) > 1 else parted(section, lambda above, line: line[0].bold and not above[0].bold)
