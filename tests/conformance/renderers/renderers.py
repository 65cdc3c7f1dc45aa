"""Pages as four independent renderers draw them, and how far these are apart. In: a PDF. Out: pictures of ink, and the
largest difference between two of them once both are blurred."""

import pathlib
import subprocess

import numpy
from PIL import Image

FINE = 254  # dots an inch: A4 and Letter are whole numbers of them, so that no renderer rounds a page's size
REDUCED = 4  # pixels of those to one that is compared, 1.1 pt wide
BLUR = 3  # of the latter, three times over: near enough a Gaussian of 1.6 pt
FAINT = 0.05  # ink that hardly counts
FARTHEST = 0.42  # the résumés here come to 0.35 at most; a word 2 pt aside, or a missing thin grey rule, to 0.48 at least


def run(*command):
    """Runs a renderer, which is to say nothing at all on standard error."""
    done = subprocess.run([str(word) for word in command], capture_output=True)
    # Debian's MuPDF is built without colour management and says so of every file; our pictures are grey.
    complaints = done.stderr.replace(b"warning: ICC support is not available", b"").strip()
    if done.returncode != 0 or complaints:
        raise AssertionError(f"{command[0]}: {done.returncode}: {done.stderr.decode()}")


def poppler(pdf, folder, _):
    run("pdftoppm", "-gray", "-r", FINE, pdf, folder / pdf.stem)


def mupdf(pdf, folder, _):
    run("mutool", "draw", "-q", "-c", "gray", "-r", FINE, "-o", folder / f"{pdf.stem}-%d.pgm", pdf)


def ghostscript(pdf, folder, _):
    smooth = ["-dTextAlphaBits=4", "-dGraphicsAlphaBits=4"]
    out = f"-sOutputFile={folder / pdf.stem}-%d.pgm"
    run("gs", "-q", "-dSAFER", "-dBATCH", "-dNOPAUSE", "-sDEVICE=pgmraw", f"-r{FINE}", *smooth, out, pdf)


def pdfium(pdf, folder, modules):
    run("node", pathlib.Path(__file__).with_name("pdfium.cjs"), modules, "grey", FINE, folder, pdf)


RENDERERS = [poppler, mupdf, ghostscript, pdfium]


def number(path):
    return int(path.stem.rsplit("-", 1)[1])


def pictures(renderer, pdf, folder, modules):
    """The pages of a PDF as arrays of ink, 0 for paper, 1 for black, reduced and blurred."""
    folder = folder / renderer.__name__ / pdf.stem
    folder.mkdir(parents=True)
    renderer(pdf, folder, modules)
    found = sorted(folder.glob(f"{pdf.stem}-*.pgm"), key=number)
    ink = (1 - numpy.asarray(Image.open(path).convert("L"), dtype=numpy.float32) / 255 for path in found)
    return [blurred(reduced(page)) for page in ink]


def reduced(picture):
    """A picture of fewer pixels, so that it matters little to which pixel a renderer rounds a glyph."""
    height, width = (size // REDUCED for size in picture.shape)
    cut = picture[: height * REDUCED, : width * REDUCED]
    return cut.reshape(height, REDUCED, width, REDUCED).mean(axis=(1, 3))


def blurred(picture):
    """A box of BLUR pixels over it, three times, along both axes."""
    for axis in (0, 1, 0, 1, 0, 1):
        around = [(BLUR // 2, BLUR // 2) if at == axis else (0, 0) for at in (0, 1)]
        wide, length = numpy.pad(picture, around), picture.shape[axis]
        picture = sum(numpy.take(wide, range(at, at + length), axis) for at in range(BLUR)) / BLUR
    return picture


def apart(one, other):
    """How far two pictures of a page are apart at the worst place, as a part of the ink that is there: 0 to 1. So that
    a thin grey rule counts as much as a word."""
    return float((abs(one - other) / (numpy.maximum(one, other) + FAINT)).max())
