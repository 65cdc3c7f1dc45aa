"""ISO 32000-1 (PDF 1.7): every dictionary by the table of its kind, and what the tables do not say: dates, text strings, page tree,
outline, number trees, content."""

import dataclasses
import decimal
import functools
import re

import pikepdf
from pdf17_tables import TABLES
from pdf_file import is_dictionary, name_of, values_of
from pikepdf import Array, Dictionary, Name, Stream
from rules import rule

PDF = "ISO 32000-1"
# 7.9.4; a time of day with its zone, and the zone with its last apostrophe, which some readers miss.
DATE = re.compile(r"D:\d{4}((0[1-9]|1[0-2])((0[1-9]|[12]\d|3[01])(([01]\d|2[0-3])[0-5]\d[0-5]\d(Z|[+-][01]\d'[0-5]\d'))?)?)?")
# The bits that a set of flags may have, by kind and key.
BITS = {("FontDescriptor", "/Flags"): 0b111_0000_0000_0110_1111, ("Link", "/F"): 0b11_1111_1111, ("OutlineItem", "/F"): 0b11}


@dataclasses.dataclass(frozen=True)
class Key:
    types: tuple
    required: bool
    indirect: bool
    direct: bool
    since: str
    values: tuple
    kinds: tuple
    each: bool  # the kinds are those of a dictionary's values


def parse(table):
    keys = {}
    for entry in re.split(r" \| |\n", table.strip()):
        words = entry.split()
        values = next((word[1:] for word in words if word.startswith("=")), "")
        since = next((word[1:] for word in words if word.startswith("^")), "1.3")
        kinds = next((word[2:] for word in words if word.startswith("->")), "")
        keys["/" + words[0]] = Key(
            types=tuple(words[1].split("|")),
            required="!" in words,
            indirect="&" in words,
            direct="@" in words,
            since=since,
            values=tuple(values.split("|")) if values else (),
            kinds=tuple(kinds.lstrip("*").split("|")) if kinds else (),
            each=kinds.startswith("*"),
        )
    return keys


KINDS = {kind: parse(table) for kind, table in TABLES.items()}


def number(value):
    return isinstance(value, (int, decimal.Decimal)) and not isinstance(value, bool)


def is_text(value):
    """7.9.2.2: UTF-16 with its mark, whole and without lone surrogates, or PDFDocEncoding."""
    if not isinstance(value, pikepdf.String):
        return False
    data = bytes(value)
    if data.startswith(b"\xfe\xff"):
        try:
            data.decode("utf-16-be")
        except UnicodeDecodeError:
            return False
        return True
    return not re.search(rb"[\x00-\x08\x0b\x0c\x0e-\x17\x7f\x9f\xad]|\A\xef\xbb\xbf|\A\xff\xfe", data)


IS = {
    "name": lambda value: isinstance(value, Name),
    "string": lambda value: isinstance(value, pikepdf.String),
    "text": is_text,
    "ascii": lambda value: isinstance(value, pikepdf.String) and bytes(value).isascii(),
    "date": lambda value: isinstance(value, pikepdf.String) and bool(DATE.fullmatch(str(value))),
    "integer": lambda value: isinstance(value, int) and not isinstance(value, bool),
    "number": number,
    "boolean": lambda value: isinstance(value, bool),
    "array": lambda value: isinstance(value, Array),
    "rectangle": lambda value: isinstance(value, Array) and len(value) == 4 and all(number(edge) for edge in value),
    "dictionary": lambda value: isinstance(value, Dictionary),
    "stream": lambda value: isinstance(value, Stream),
}


def kind_of(thing, kinds):
    """Which of some kinds a dictionary is: one whose names Type, Subtype and S it has, rather one of which nothing is missing."""
    if len(kinds) == 1:
        return kinds[0]

    def fits(kind):
        for key in ("/Type", "/Subtype", "/S"):
            rule_of_key = KINDS[kind].get(key)
            if rule_of_key and rule_of_key.values and (key in thing or rule_of_key.required):
                if str(thing.get(key, "/"))[1:] not in rule_of_key.values:
                    return False
        return True

    def missing(kind):
        return sum(key.required and name not in thing for name, key in KINDS[kind].items())

    return min(filter(fits, kinds), key=missing, default=None)


@functools.lru_cache(maxsize=1)
def typed(file):
    """Every dictionary that the tables lead to from the trailer, once: (place, kind, dictionary). If none fits, kind is those tried."""
    return list(walk(file))


def walk(file):
    waiting, seen = [("trailer", ("Trailer",), file.trailer)], set()
    waiting += [(name_of(stream), ("ObjectStream",), stream) for stream in file.object_streams]
    while waiting:
        place, kinds, thing = waiting.pop()
        if isinstance(thing, Array):
            waiting.extend((place, kinds, kid) for kid in thing)
            continue
        if not is_dictionary(thing):
            continue
        kind = kind_of(thing, kinds)
        if thing.is_indirect:
            place = name_of(thing)
            if (place, kind) in seen:
                continue
            seen.add((place, kind))
        yield place, kind or kinds, thing
        for name, key in KINDS[kind].items() if kind else ():
            if key.kinds and name in thing:
                value = thing[name]
                for one in values_of(value) if key.each else [value]:
                    waiting.append((place, key.kinds, one))


def known(file):
    return [(place, kind, thing) for place, kind, thing in typed(file) if isinstance(kind, str)]


@rule(PDF, "tables")
def kinds(file):
    """Every dictionary is of a kind that may stand where it stands."""
    for place, kind, _ in typed(file):
        if not isinstance(kind, str):
            yield place, f"is none of {', '.join(kind)}"


@rule(PDF, "tables")
def known_keys(file):
    """A dictionary has keys of its kind alone."""
    for place, kind, thing in known(file):
        for key in thing.keys():
            if key not in KINDS[kind]:
                yield place, f"{kind} has {key}"


@rule(PDF, "tables")
def extensions(file):
    """AF and AFRelationship stand in a file alone that is PDF/A-3: they are no part of PDF 1.7."""
    for place, _, thing in file.dictionaries:
        for key in ("/AF", "/AFRelationship"):
            if key in thing and file.xmp.value("pdfaid", "part") != "3":
                yield place, f"there is {key}"


@rule(PDF, "tables")
def required_keys(file):
    """A dictionary has the keys that its kind must have."""
    for place, kind, thing in known(file):
        for name, key in KINDS[kind].items():
            if key.required and name not in thing:
                yield place, f"{kind} has no {name}"


@rule(PDF, "tables")
def types_of_values(file):
    """A value is of a type that its key takes."""
    for place, kind, thing in known(file):
        for name, key in KINDS[kind].items():
            if name in thing and not any(IS[one](thing[name]) for one in key.types):
                yield place, f"{kind} has {name} {thing[name]!r}, no {' or '.join(key.types)}"


@rule(PDF, "tables")
def values(file):
    """A value is one of those that its key takes."""
    for place, kind, thing in known(file):
        for name, key in KINDS[kind].items():
            if name in thing and key.values and isinstance(thing[name], (Name, int)):
                if str(thing[name]).lstrip("/") not in key.values:
                    yield place, f"{kind} has {name} {thing[name]}"


@rule(PDF, "tables")
def versions(file):
    """A key came with the version of PDF that the header says, or before."""
    for place, kind, thing in known(file):
        for name, key in KINDS[kind].items():
            if name in thing and key.since.encode() > file.raw[5:8]:
                yield place, f"{kind} has {name}, of PDF {key.since}, in a file of {file.raw[5:8].decode('latin-1')}"


@rule(PDF, "tables")
def known_flags(file):
    """A set of flags has no bit that stands for nothing."""
    for place, kind, thing in known(file):
        for (flagged, key), bits in BITS.items():
            if kind == flagged and int(thing.get(key, 0)) & ~bits:
                yield place, f"{key} is {thing[key]}"


@rule(PDF, "tables")
def one_way_to_lead(file):
    """A link or an entry of the outline has either a Dest or an A."""
    for place, kind, thing in known(file):
        if kind in ("Link", "OutlineItem") and ("/Dest" in thing) == ("/A" in thing):
            yield place, f"{kind} has {[key for key in ('/Dest', '/A') if key in thing]}"


@rule(PDF, "tables")
def indirect_values(file):
    """What must be an indirect object is one, and what must not is none."""
    for place, kind, thing in known(file):
        for name, key in KINDS[kind].items():
            value = thing.get(name)
            if key.indirect and is_dictionary(value) and not value.is_indirect:
                yield place, f"{kind} has {name} direct"
            if key.direct and getattr(value, "is_indirect", False):
                yield place, f"{kind} has {name} indirect"


@rule(PDF, "7.7.3")
def page_tree(file):
    """Count is the number of pages below, and each node's Parent the node above."""

    def count(node):
        if node.get("/Type") == "/Page":
            return 1
        below = 0
        for kid in node.get("/Kids", []):
            if kid.get("/Parent") is None or kid.Parent.objgen != node.objgen:
                faults.append((name_of(kid), "Parent is not the node above"))
            below += count(kid)
        if int(node.get("/Count", -1)) != below:
            faults.append((name_of(node), f"Count is {node.get('/Count')}, and there are {below} pages"))
        return below

    faults = []
    count(file.root.Pages)
    yield from faults


@rule(PDF, "12.3.3")
def outline(file):
    """First, Last, Next, Prev and Parent agree, and Count is the number of entries below that are open."""

    def below(parent):
        entries, entry = [], parent.get("/First")
        while entry is not None and len(entries) < 10000:
            entries.append(entry)
            entry = entry.get("/Next")
        for before, one in zip([None, *entries], entries):
            previous = one.get("/Prev")
            if (previous.objgen if previous is not None else None) != (before.objgen if before is not None else None):
                faults.append((name_of(one), "Prev is not the entry before"))
            if one.get("/Parent") is None or one.Parent.objgen != parent.objgen:
                faults.append((name_of(one), "Parent is not the entry above"))
        if entries and (parent.get("/Last") is None or parent.Last.objgen != entries[-1].objgen):
            faults.append((name_of(parent), "Last is not the last"))
        count = len(entries) + sum(max(below(one), 0) for one in entries)
        stated = int(parent.get("/Count", 0))
        if abs(stated) != count:
            faults.append((name_of(parent), f"Count is {stated}, and there are {count} below"))
        return count if stated > 0 else 0

    faults = []
    if "/Outlines" in file.root:
        below(file.root.Outlines)
    yield from faults


@rule(PDF, "12.3.2")
def destinations(file):
    """A destination names a page of the file, and how it is shown."""
    pages = {page.objgen for page in file.pages}
    for place, key, value in file.objects:
        if key in ("/Dest", "/D") and isinstance(value, Array) and len(value) and is_dictionary(value[0]):
            shown = str(value[1])[1:] if len(value) > 1 else None
            if value[0].objgen not in pages or shown not in ("XYZ", "Fit", "FitH", "FitV", "FitR", "FitB"):
                yield place, f"the destination {value!r}"


@rule(PDF, "7.9.7")
def number_trees(file):
    """The keys of a number tree ascend; a root has no Limits, and below it they are the least and the greatest."""
    root = (file.structure.root or {}).get("/ParentTree")
    for place, kind, tree in known(file):
        if kind == "NumberTree":
            if ("/Limits" in tree) == (tree.objgen == root.objgen):
                yield place, "Limits in the root, or none below it"
            keys = [int(key) for key in list(tree.get("/Nums", []))[::2]]
            if any(second <= first for first, second in zip(keys, keys[1:])) or ("/Nums" in tree) == ("/Kids" in tree):
                yield place, f"the keys {keys[:10]}"
            if keys and "/Limits" in tree and [int(limit) for limit in tree.Limits] != [keys[0], keys[-1]]:
                yield place, f"Limits are {tree.Limits!r}"


@rule(PDF, "7.9.6")
def name_trees(file):
    """The names of a name tree ascend, and its Limits are the first and the last."""
    for place, kind, tree in known(file):
        if kind == "FileTree":
            names = [bytes(name) for name in list(tree.get("/Names", []))[::2]]
            if any(second <= first for first, second in zip(names, names[1:])) or ("/Names" in tree) == ("/Kids" in tree):
                yield place, f"the names {names[:10]}"


@rule(PDF, "9.8.1")
def font_descriptors(file):
    """A font is either symbolic or not; its box is not empty, its Descent not above the line, its Length1 the program's."""
    for place, kind, descriptor in known(file):
        if kind == "FontDescriptor":
            box = [float(edge) for edge in descriptor.FontBBox]
            if bool(int(descriptor.Flags) & 4) == bool(int(descriptor.Flags) & 32):
                yield place, f"Flags is {descriptor.Flags}"
            if box[0] >= box[2] or box[1] >= box[3] or descriptor.Descent > 0:
                yield place, f"FontBBox is {box}, Descent {descriptor.Descent}"
            program = descriptor.get("/FontFile2")
            if program is not None and int(program.get("/Length1", -1)) != len(program.read_bytes()):
                yield place, f"Length1 is {program.Length1}"


@rule(PDF, "7.8")
def sound_content(file):
    """In content, q and Q, BT and ET, BDC and EMC come in pairs, text stands in text objects, and all resources are there."""
    yield from file.content.faults


@rule(PDF, "8.6.8")
def colour_components(file):
    """An image's data have as many bytes as its width, height, depth and colour space say."""
    for place, kind, image in known(file):
        if kind == "Image" and image.get("/Filter") == "/FlateDecode":
            space = image.get("/ColorSpace")
            name = str(space[0] if isinstance(space, Array) else space)[1:]
            count = {"DeviceRGB": 3, "DeviceCMYK": 4}.get(name, int(space[1].N) if name == "ICCBased" else 1)
            row = (int(image.Width) * count * int(image.get("/BitsPerComponent", 1)) + 7) // 8
            if len(image.read_bytes()) != row * int(image.Height):
                yield place, f"{len(image.read_bytes())} bytes, and {row * int(image.Height)} are wanted"


@rule(PDF, "14.3.2")
def no_unreachable_objects(file):
    """Every object of the file can be reached from the trailer."""
    reached = {place for place, _, _ in file.objects}
    for thing in file.pdf.objects:
        skipped = isinstance(thing, Stream) and thing.get("/Type") in ("/ObjStm", "/XRef")
        if is_dictionary(thing) and thing.is_indirect and not skipped and name_of(thing) not in reached:
            yield name_of(thing), "is not reached"
