"""What must hold of every PDF, whatever its text: sound syntax, fonts embedded and subset, links that land.
Each function takes the path of a PDF and gives a list of complaints."""

import re
import subprocess
import urllib.parse

import pikepdf
from pdfminer.high_level import extract_pages
from pdfminer.layout import LTChar, LTContainer


def syntax(pdf):
    done = subprocess.run(["qpdf", "--check", pdf], capture_output=True, text=True)
    clean = done.returncode == 0 and not done.stderr and "No syntax or stream encoding errors" in done.stdout
    return [] if clean else [done.stdout + done.stderr]


def fonts(pdf):
    done = subprocess.run(["pdffonts", pdf], capture_output=True, text=True, check=True)
    rows = done.stdout.splitlines()[2:]
    complaints = [] if rows else ["no fonts"]
    for row in rows:
        if not re.search(r"\byes +yes +yes +\d+ +\d+$", row) or not re.match(r"[A-Z]{6}\+", row):
            complaints.append(f"not embedded, subset and with ToUnicode: {row}")
    return complaints + ([done.stderr] if done.stderr else [])


class Links:
    """The links of a PDF: outside ones by their URI, inside ones by where they start and where they land."""

    def __init__(self, pdf):
        self.pdf = pikepdf.open(pdf)
        self.pages = {page.obj.objgen: index for index, page in enumerate(self.pdf.pages)}
        self.uris, self.jumps, self.complaints = [], [], []
        names = self.pdf.Root.get("/Names", {}).get("/Dests")
        self.names = pikepdf.NameTree(names) if names is not None else {}
        for index, page in enumerate(self.pdf.pages):
            for annotation in page.obj.get("/Annots", []):
                if annotation.Subtype == "/Link":
                    self.add(index, page, annotation)
        with self.pdf.open_outline() as outline:
            for item in outline.root:
                self.add_outline(item)

    def add(self, index, page, annotation):
        rect = [float(edge) for edge in annotation.Rect]
        box = [float(edge) for edge in page.mediabox]
        if not (box[0] <= rect[0] < rect[2] <= box[2] and box[1] <= rect[1] < rect[3] <= box[3]):
            self.complaints.append(f"page {index + 1}: the area {rect} of a link is off the page")
        action = annotation.get("/A", {})
        if action.get("/S") == "/URI":
            self.add_uri(str(action.URI))
        else:
            landing = self.landing(annotation.get("/Dest", action.get("/D")))
            if landing:
                self.jumps.append((index, rect, landing))

    def add_uri(self, uri):
        self.uris.append(uri)
        parts = urllib.parse.urlsplit(uri)
        well_formed = (
            uri.isascii()
            and not re.search(r"[\s<>\"{}|\\^`]", uri)
            and not re.search(r"%(?![0-9A-Fa-f]{2})", uri)
            and parts.scheme in ("http", "https", "mailto", "tel")
            and (parts.netloc or parts.path)
        )
        if not well_formed:
            self.complaints.append(f"{uri!r} is not a well-formed URI")

    def add_outline(self, item):
        target = item.destination if item.destination is not None else (item.action or {}).get("/D")
        self.landing(target)
        for child in item.children:
            self.add_outline(child)

    def landing(self, target):
        """(page, x, y) of a destination, or nothing and a complaint."""
        if isinstance(target, (pikepdf.String, pikepdf.Name, str)):
            named = self.names[str(target)] if str(target) in self.names else None
            target = named.D if isinstance(named, pikepdf.Dictionary) else named
        if target is None or len(target) < 2 or target[0].objgen not in self.pages:
            self.complaints.append(f"a link to {target!r} does not land on a page")
            return None
        page = self.pages[target[0].objgen]
        if target[1] != "/XYZ":
            return page, None, None
        x, y = (float(value) if value is not None else None for value in list(target)[2:4])
        box = [float(edge) for edge in self.pdf.pages[page].mediabox]
        if (x is not None and not box[0] <= x <= box[2]) or (y is not None and not box[1] <= y <= box[3]):
            self.complaints.append(f"a link lands at {x}, {y}, off the page")
        return page, x, y


def characters(thing):
    if isinstance(thing, LTChar):
        yield thing
    elif isinstance(thing, LTContainer):
        for inner in thing:
            yield from characters(inner)


def citations(pdf, links):
    """Each [n] in running text, and each n–m, leads to the entry whose label is [n]. Gives their count and complaints."""
    pages = [list(characters(page)) for page in extract_pages(pdf)]
    count, complaints = 0, []
    for index, rect, (page, _, y) in links.jumps:
        inside = [c for c in pages[index] if rect[0] <= (c.x0 + c.x1) / 2 <= rect[2] and rect[1] <= (c.y0 + c.y1) / 2 <= rect[3]]
        mark = "".join(c.get_text() for c in sorted(inside, key=lambda c: c.x0)).strip()
        number = re.fullmatch(r"\[?(\w+)(–\w+)?\]?", mark)
        if not number:
            complaints.append(f"page {index + 1}: the link at {rect} covers {mark!r}, no citation")
            continue
        count += 1
        near = [c for c in pages[page] if y is None or y - 24 <= c.y0 <= y + 2]
        text = "".join(c.get_text() for c in sorted(near, key=lambda c: (-round(c.y0), c.x0)))
        if f"[{number[1]}]" not in text:
            complaints.append(f"page {index + 1}: {mark} lands on page {page + 1} at {y}, where there is {text[:80]!r}")
    return count, complaints
