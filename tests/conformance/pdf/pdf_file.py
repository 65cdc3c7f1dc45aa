"""A PDF as the rules see it: its bytes, and the graph of its objects as qpdf reads them. What several rules need is read once."""

import dataclasses
import functools
import io
import re

import content
import fonts
import lexer
import pikepdf
import structure
import xmp
from pikepdf import Array, Dictionary, Stream

OBJECT = re.compile(rb"(\d+)([\0\t\n\f\r ]+)(\d+)([\0\t\n\f\r ]+)obj")


def name_of(thing):
    """“12 0 R” for an indirect object."""
    number, generation = thing.objgen
    return f"{number} {generation} R" if number else "(direct object)"


def is_dictionary(thing):
    return isinstance(thing, (Dictionary, Stream))


def values_of(dictionary):
    return [value for _, value in dictionary.items()]


def text_of(value):
    """A text string, or nothing."""
    return str(value) if isinstance(value, pikepdf.String) else None


@dataclasses.dataclass
class RawObject:
    """An indirect object as it is spelt in the file."""

    number: int
    start: int  # of the object's number
    spaces: tuple  # between number and generation, generation and `obj`
    after: bytes  # what follows `obj`
    before_end: bytes  # what precedes `endobj`
    after_end: bytes  # the byte that follows `endobj`
    tokens: list
    stream: tuple | None  # (keyword's end marker, declared length, bytes up to endstream)


class File:
    def __init__(self, raw, pdf=None):
        self.raw = raw
        self.pdf = pdf if pdf is not None else pikepdf.open(io.BytesIO(raw))
        self.root = self.pdf.Root
        self.trailer = self.pdf.trailer
        self.info = self.trailer.get("/Info", Dictionary())

    @functools.cached_property
    def pages(self):
        return [page.obj for page in self.pdf.pages]

    @functools.cached_property
    def objects(self):
        """Every object that can be reached: (name of the nearest indirect object, key it stands under, value)."""
        found, seen, waiting = [], set(), [("trailer", "", self.trailer)]
        while waiting:
            place, key, value = waiting.pop()
            compound = isinstance(value, (Dictionary, Stream, Array))
            if compound and value.is_indirect:
                place = name_of(value)
                if place in seen:
                    continue
                seen.add(place)
            found.append((place, key, value))
            if isinstance(value, Array):
                waiting.extend((place, key, kid) for kid in value)
            elif compound:
                waiting.extend((place, kid_key, kid) for kid_key, kid in value.items())
        return found

    @functools.cached_property
    def dictionaries(self):
        """(place, key, dictionary or stream) of all of them."""
        return [entry for entry in self.objects if is_dictionary(entry[2])]

    @functools.cached_property
    def streams(self):
        return [entry for entry in self.objects if isinstance(entry[2], Stream)]

    @functools.cached_property
    def annotations(self):
        """(page, its number, annotation)."""
        return [
            (page, number, annotation)
            for number, page in enumerate(self.pages, 1)
            for annotation in page.get("/Annots", [])
        ]

    @functools.cached_property
    def actions(self):
        """(place, action) wherever one can stand."""
        under = ("/A", "/PA", "/OpenAction", "/Next")
        return [(p, value) for p, key, value in self.dictionaries if key in under and "/S" in value and "/D" != key]

    @functools.cached_property
    def file_specifications(self):
        return [(place, value) for place, _, value in self.dictionaries if "/EF" in value]

    @functools.cached_property
    def output_intents(self):
        return list(self.root.get("/OutputIntents", []))

    @functools.cached_property
    def content(self):
        return content.Content(self)

    @functools.cached_property
    def fonts(self):
        return fonts.Fonts(self.content)

    @functools.cached_property
    def structure(self):
        return structure.Structure(self)

    @functools.cached_property
    def xmp(self):
        return xmp.Packet(self.root.get("/Metadata"))

    @functools.cached_property
    def raw_objects(self):
        """The indirect objects in the order of their bytes."""
        found, position = [], 0
        while match := OBJECT.search(self.raw, position):
            raw_object = _raw_object(self.raw, match)
            if raw_object is None:
                break
            found.append(raw_object[0])
            position = raw_object[1]
        return found

    @functools.cached_property
    def object_streams(self):
        streams = [self.pdf.get_object(one.number, 0) for one in self.raw_objects if one.stream]
        return [stream for stream in streams if isinstance(stream, Stream) and stream.get("/Type") == "/ObjStm"]

    @functools.cached_property
    def tokens(self):
        """(place, token) of all that is written: indirect objects, what object streams hold, content streams."""
        found = [(f"{one.number} 0 R", token) for one in self.raw_objects for token in one.tokens]
        for stream in self.object_streams:
            data = stream.read_bytes()[int(stream.First) :]
            found += ((f"object stream {name_of(stream)}", token) for _, token in lexer.tokens(data))
        for number, page in enumerate(self.pages, 1):
            found += ((f"page {number}", token) for _, token in lexer.tokens(content_of(page)))
        return found


def content_of(page):
    """The bytes of a page's content, or of a form's."""
    contents = page if isinstance(page, Stream) else page.get("/Contents")
    if contents is None:
        return b""
    parts = contents if isinstance(contents, Array) else [contents]
    return b"\n".join(part.read_bytes() for part in parts)


def _raw_object(raw, match):
    """The object that begins at a match, and the position after it; nothing if it never ends."""
    values, previous, stream = [], match.end(), None
    for position, token in lexer.tokens(raw, match.end()):
        if token == "stream" and isinstance(token, lexer.Operator):
            marker = re.match(rb"\r?\n?", raw[position : position + 2])[0]
            begin = position + len(marker)
            end = raw.find(b"endstream", begin + _length(values))
            if end < 0:
                return None
            stream = (marker, _length(values), raw[begin:end])
            previous = end + len(b"endstream")
            position = raw.find(b"endobj", previous) + len(b"endobj")
        elif token != "endobj" or not isinstance(token, lexer.Operator):
            values.append(token)
            previous = position
            continue
        raw_object = RawObject(
            number=int(match[1]),
            start=match.start(),
            spaces=(match[2], match[4]),
            after=raw[match.end() : match.end() + 1],
            before_end=raw[previous : position - len(b"endobj")],
            after_end=raw[position : position + 1],
            tokens=values,
            stream=stream,
        )
        return raw_object, position
    return None


def _length(values):
    for key, value in zip(values, values[1:]):
        if key == "Length" and isinstance(key, lexer.Name) and isinstance(value, int):
            return value
    return 0
