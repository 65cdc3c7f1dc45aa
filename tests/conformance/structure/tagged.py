"""A tagged PDF as its structure tells it (ISO 32000-1, 14.6 to 14.8). In: the path of a PDF. Out: the marked-content
sequences of its pages with their text, its structure elements, and complaints about what does not fit together."""

import dataclasses
import re

import pikepdf

PAINTING = {"f", "F", "f*", "S", "s", "B", "B*", "b", "b*", "sh", "Do", "EI", "INLINE IMAGE", "Tj", "TJ", "'", '"'}
HEADINGS = ("H1", "H2", "H3", "H4", "H5", "H6")
BLOCKS = {"Document", "Sect", "P", "L", "LI", "Lbl", "LBody", *HEADINGS}
INLINE = {"Span", "Link", "Reference", "BibEntry", "Figure"}
# What an element may hold, as far as the standard says so (14.8.4.3).
HOLDS = {"L": {"LI"}, "LI": {"Lbl", "LBody"}, **{name: INLINE for name in ("P", "Lbl", "BibEntry", "Link", "Span", *HEADINGS)}}
HELD_BY = {"LI": {"L"}, "Lbl": {"LI"}, "LBody": {"LI"}}


def to_unicode(font):
    """From codes to text, by a font's ToUnicode."""
    text = font.ToUnicode.read_bytes().decode("latin-1")
    pairs = re.findall(r"<([0-9A-F]{4})><([0-9A-F]*)>\n", text)
    return {int(code, 16): bytes.fromhex(meaning).decode("utf-16-be") for code, meaning in pairs}


@dataclasses.dataclass
class Sequence:
    """A marked-content sequence: `mcid` is None of an artifact."""

    tag: str
    mcid: int | None = None
    text: str = ""
    glyphs: list = dataclasses.field(default_factory=list)


@dataclasses.dataclass
class Element:
    """A structure element. `kids`: Elements, (page, mcid) and annotations."""

    role: str
    parent: "Element | None"
    dictionary: object
    kids: list = dataclasses.field(default_factory=list)

    def walk(self):
        yield self
        for kid in self.kids:
            if isinstance(kid, Element):
                yield from kid.walk()

    def marks(self):
        """All (page, mcid) under the element, in reading order."""
        for kid in self.kids:
            if isinstance(kid, Element):
                yield from kid.marks()
            elif isinstance(kid, tuple):
                yield kid

    def annotations(self):
        return [kid for kid in self.kids if isinstance(kid, pikepdf.Object)]


class Tagged:
    def __init__(self, path):
        self.pdf = pikepdf.open(path)
        self.complaints = []
        self.numbers = {page.obj.objgen: index for index, page in enumerate(self.pdf.pages)}
        self.sequences = [self.read_page(index, page) for index, page in enumerate(self.pdf.pages)]
        self.text = {
            (index, sequence.mcid): sequence.text
            for index, page in enumerate(self.sequences)
            for sequence in page
            if sequence.mcid is not None
        }
        self.claimed = {}
        root = self.pdf.Root.StructTreeRoot
        kids = root.get("/K", pikepdf.Array())
        kids = list(kids) if isinstance(kids, pikepdf.Array) else [kids]
        self.roots = [self.read_element(kid, None, root) for kid in kids]

    def complain(self, message):
        self.complaints.append(message)

    # --- content streams ----------------------------------------------------------------------------------------

    def read_page(self, index, page):
        fonts, maps, sequences, open_ones = page.Resources.get("/Font", {}), {}, [], []
        current, reversed_from = None, None
        for operands, operator in pikepdf.parse_content_stream(page):
            name = str(operator)
            if name in ("BMC", "BDC"):
                if str(operands[0]) == "/ReversedChars":
                    reversed_from = len(sequences)
                open_ones.append(self.begin(index, operands, open_ones, sequences))
            elif name == "EMC":
                if not open_ones:
                    self.complain(f"page {index + 1}: EMC without a sequence")
                else:
                    open_ones.pop()
                    if not open_ones and reversed_from is not None:
                        self.turn_round(sequences[reversed_from:])
                        reversed_from = None
            elif name == "Tf":
                key = str(operands[0])
                current = maps.setdefault(key, None) or to_unicode(fonts[key])
                maps[key] = current
            elif name in ("ET", "BT") and open_ones:
                self.complain(f"page {index + 1}: {name} inside a sequence that began outside")
            if name not in PAINTING:
                continue
            sequence = next((one for one in reversed(open_ones) if one), None)
            if sequence is None:
                self.complain(f"page {index + 1}: {name} outside marked content")
            elif name in ("Tj", "TJ"):
                strings = operands[0] if name == "TJ" else operands
                for string in strings:
                    if isinstance(string, pikepdf.String):
                        codes = bytes(string)
                        for at in range(0, len(codes), 2):
                            sequence.glyphs.append(current[codes[at] << 8 | codes[at + 1]])
                            sequence.text = "".join(sequence.glyphs)
        if open_ones:
            self.complain(f"page {index + 1}: a sequence has no end")
        return sequences

    @staticmethod
    def turn_round(sequences):
        """What is inside reversed characters reads from the last glyph to the first."""
        for sequence in sequences:
            sequence.text = "".join(reversed(sequence.glyphs))

    def begin(self, index, operands, open_ones, sequences):
        """A new sequence of the page; None for one inside another, whose text belongs to that, and for one that says how others read."""
        tag = str(operands[0])[1:]
        if tag == "ReversedChars":
            return None
        properties = operands[1] if len(operands) > 1 else {}
        if "/MCID" in properties or tag == "Artifact":
            if any(open_ones):
                self.complain(f"page {index + 1}: {tag} inside {open_ones[0].tag}")
            sequence = Sequence(tag, int(properties["/MCID"]) if "/MCID" in properties else None)
            if tag == "Artifact" and sequence.mcid is not None:
                self.complain(f"page {index + 1}: an artifact has an MCID")
            sequences.append(sequence)
            return sequence
        if not any(open_ones):
            self.complain(f"page {index + 1}: {tag} is neither tagged nor an artifact")
        return None

    # --- the tree -----------------------------------------------------------------------------------------------

    def read_element(self, dictionary, parent, parent_dictionary):
        element = Element(str(dictionary.S)[1:], parent, dictionary)
        if dictionary.P.objgen != parent_dictionary.objgen:
            self.complain(f"/P of {element.role} {dictionary.objgen} is not its parent")
        kids = dictionary.get("/K", pikepdf.Array())
        for kid in kids if isinstance(kids, pikepdf.Array) else [kids]:
            if isinstance(kid, pikepdf.Dictionary) and kid.get("/Type") in ("/MCR", "/OBJR"):
                page = self.page_of(kid if "/Pg" in kid else dictionary)
                if kid.Type == "/OBJR":
                    self.check_annotation(kid.Obj, page, dictionary)
                    element.kids.append(kid.Obj)
                else:
                    self.claim(element, page, int(kid.MCID))
            elif isinstance(kid, pikepdf.Dictionary):
                element.kids.append(self.read_element(kid, element, dictionary))
            else:
                self.claim(element, self.page_of(dictionary), int(kid))
        return element

    def page_of(self, dictionary):
        return self.numbers[dictionary.Pg.objgen]

    def claim(self, element, page, mcid):
        place = (page, mcid)
        if place in self.claimed:
            self.complain(f"page {page + 1}: MCID {mcid} belongs to two elements")
        if place not in self.text:
            self.complain(f"page {page + 1}: {element.role} claims MCID {mcid}, which is not there")
        elif self.sequence(place).tag != element.role:
            self.complain(f"page {page + 1}: MCID {mcid} is a {self.sequence(place).tag} in a {element.role}")
        self.claimed[place] = element
        element.kids.append(place)

    def sequence(self, place):
        return next(one for one in self.sequences[place[0]] if one.mcid == place[1])

    def check_annotation(self, annotation, page, element):
        there = self.pdf.pages[page].obj.get("/Annots", [])
        if annotation.objgen not in [one.objgen for one in there]:
            self.complain(f"an OBJR of {element.S} is to an annotation that is not on page {page + 1}")

    def elements(self):
        for root in self.roots:
            yield from root.walk()

    def parents(self):
        """The parent tree as {key: value}; complaints if it is not one."""
        found = {}

        def read(node, limits):
            if "/Nums" in node:
                keys = [int(key) for key in list(node.Nums)[::2]]
                found.update(zip(keys, list(node.Nums)[1::2]))
                if keys != sorted(set(keys)) or (limits and limits != [keys[0], keys[-1]]):
                    self.complain(f"the parent tree is not in order: {keys[:3]}… within {limits}")
            for kid in node.get("/Kids", []):
                read(kid, [int(key) for key in kid.Limits])

        read(self.pdf.Root.StructTreeRoot.ParentTree, None)
        return found

    # --- text ---------------------------------------------------------------------------------------------------

    def by_content(self, page=None):
        """The text of all sequences but artifacts, in the order of the content streams."""
        pages = self.sequences if page is None else [self.sequences[page]]
        return "".join(one.text for sequences in pages for one in sequences if one.mcid is not None)

    def by_structure(self):
        """The text in the order of the tree. ActualText is not heard: the same characters are to be there."""
        return "".join(self.text.get(place, "") for root in self.roots for place in root.marks())

    def read_aloud(self):
        """The text as a reader of the structure has it: a line a block, ActualText in its place."""
        lines = [""]

        def read(element):
            if element.role in BLOCKS and element.role != "Lbl":
                lines.append("")
            if "/ActualText" in element.dictionary:
                lines[-1] += str(element.dictionary.ActualText)
                return
            for kid in element.kids:
                if isinstance(kid, Element):
                    read(kid)
                    if kid.role in BLOCKS:
                        # A label and its body are one line, and what goes on after a list is none.
                        lines.append("") if kid.role != "Lbl" else None
                elif isinstance(kid, tuple):
                    lines[-1] += self.text.get(kid, "")
            if element.role == "Lbl":
                lines[-1] += " "

        for root in self.roots:
            read(root)
        return "\n".join(line for line in lines if line.strip())
