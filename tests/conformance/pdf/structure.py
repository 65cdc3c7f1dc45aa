"""ISO 32000-1, 14.7 and 14.8: the structure tree, its parent tree, and the standard structure types."""

import dataclasses
import functools

import pdf_file
from pikepdf import Array, Dictionary

GROUPING = "Document Part Art Sect Div BlockQuote Caption TOC TOCI Index NonStruct Private".split()
BLOCK = "P H H1 H2 H3 H4 H5 H6 L LI Lbl LBody Table TR TH TD THead TBody TFoot".split()
INLINE = "Span Quote Note Reference BibEntry Code Link Annot Ruby RB RT RP Warichu WT WP Figure Formula Form".split()
STANDARD = set(GROUPING + BLOCK + INLINE)


@dataclasses.dataclass(eq=False)
class Element:
    thing: object  # its dictionary
    parent: object  # an Element, or nothing under the root
    type: str
    standard: str | None  # by the role map; nothing if it leads to no standard type
    kids: list = dataclasses.field(default_factory=list)  # Elements, ("mcid", page, number), ("objr", page, object)

    @property
    def place(self):
        return f"{pdf_file.name_of(self.thing)} {self.type}"

    @property
    def elements(self):
        return [kid for kid in self.kids if isinstance(kid, Element)]

    @property
    def ancestors(self):
        element = self.parent
        while element is not None:
            yield element
            element = element.parent

    def text(self, key):
        for element in (self, *self.ancestors):
            if value := pdf_file.text_of(element.thing.get(key)):
                return value
        return None


class Structure:
    def __init__(self, file):
        self.file = file
        self.root = file.root.get("/StructTreeRoot")
        self.elements, self.faults = [], []
        self.role_map = {}
        if self.root is not None:
            self.role_map = {str(key)[1:]: str(value)[1:] for key, value in self.root.get("/RoleMap", Dictionary()).items()}
            self._read()

    def standard(self, type_name):
        """The standard type that a type is or is mapped to; nothing if there is none, or the way goes round."""
        visited = set()
        while type_name not in STANDARD:
            if type_name in visited or type_name not in self.role_map:
                return None
            visited.add(type_name)
            type_name = self.role_map[type_name]
        return type_name

    def _read(self):
        """The tree in reading order, without recursion: a broken one may be deep, or go round."""
        seen = set()
        waiting = [(kid, None, 0) for kid in reversed(self._kids(self.root))]
        while waiting:
            thing, parent, index_there = waiting.pop()
            if thing.is_indirect and thing.objgen in seen:
                self.faults.append((pdf_file.name_of(thing), "stands twice in the structure tree"))
                continue
            seen.add(thing.objgen)
            type_name = str(thing.get("/S", "/"))[1:]
            element = Element(thing, parent, type_name, self.standard(type_name))
            self.elements.append(element)
            if parent is not None:
                parent.kids[index_there] = element
            kids, page = self._kids(thing), thing.get("/Pg")
            element.kids = [None if self._is_element(kid) else self._leaf(kid, page) for kid in kids]
            waiting += reversed([(kid, element, index) for index, kid in enumerate(kids) if self._is_element(kid)])
        for element in self.elements:
            element.kids = [kid for kid in element.kids if kid is not None]

    @staticmethod
    def _kids(thing):
        kids = thing.get("/K")
        return [] if kids is None else list(kids) if isinstance(kids, Array) else [kids]

    @staticmethod
    def _is_element(kid):
        return isinstance(kid, Dictionary) and kid.get("/Type") not in ("/MCR", "/OBJR")

    @staticmethod
    def _leaf(kid, page):
        if not isinstance(kid, Dictionary):
            return "mcid", page, int(kid)
        if kid.get("/Type") == "/MCR":
            return "mcid", kid.get("/Stm", kid.get("/Pg", page)), int(kid.MCID)
        return "objr", kid.get("/Pg", page), kid.get("/Obj")

    @functools.cached_property
    def parent_tree(self):
        """14.7.4.4: key to element's dictionary, or to an array of them."""
        return dict(numbers(self.root.get("/ParentTree"))) if self.root is not None else {}

    @functools.cached_property
    def content_owners(self):
        """(page or stream, MCID) to the elements that claim it."""
        owners = {}
        for element in self.elements:
            for kind, where, number in (kid for kid in element.kids if not isinstance(kid, Element)):
                if kind == "mcid" and where is not None:
                    owners.setdefault((where.objgen, number), []).append(element)
        return owners

    @functools.cached_property
    def object_owners(self):
        """An annotation or XObject to the elements that refer to it."""
        owners = {}
        for element in self.elements:
            for kind, _, thing in (kid for kid in element.kids if not isinstance(kid, Element)):
                if kind == "objr" and thing is not None:
                    owners.setdefault(thing.objgen, []).append(element)
        return owners


def numbers(node):
    """The pairs of a number tree (7.9.7)."""
    if node is None:
        return
    pairs = list(node.get("/Nums", []))
    yield from ((int(key), value) for key, value in zip(pairs[::2], pairs[1::2]))
    for kid in node.get("/Kids", []):
        yield from numbers(kid)
