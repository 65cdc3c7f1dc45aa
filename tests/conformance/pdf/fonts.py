"""ISO 32000-1, 9.6 to 9.10: composite fonts, their programs as fontTools reads them, widths, and what codes stand for."""

import functools
import io

import lexer
import pdf_file
from fontTools.cffLib import CFFFontSet
from fontTools.pens.basePen import NullPen
from fontTools.ttLib import TTFont
from pikepdf import Array, Stream


class Program:
    """An embedded font program: how many glyphs, how wide, under what names."""

    def __init__(self, data, compact):
        self.compact = compact
        if compact:
            self.fonts = CFFFontSet()
            self.fonts.decompile(io.BytesIO(data), None)
            self.top = self.fonts[0]
            self.names = self.top.charset
            self.units = round(1 / getattr(self.top, "FontMatrix", [0.001])[0])
            self.character_strings = self.top.CharStrings
            self.cid_keyed = hasattr(self.top, "ROS")
        else:
            self.font = TTFont(io.BytesIO(data), lazy=True)
            self.names = [f"glyph{index}" for index in range(self.font["maxp"].numGlyphs)]
            self.units = self.font["head"].unitsPerEm
            self.cid_keyed = False
        self.glyphs = len(self.names)

    @functools.cached_property
    def metrics(self):
        """Advances of a TrueType program in its units, by glyph."""
        count, data = self.font["hhea"].numberOfHMetrics, self.font.reader["hmtx"]
        advances = [int.from_bytes(data[4 * i : 4 * i + 2], "big") for i in range(count)]
        return advances + advances[-1:] * (self.glyphs - count)

    def glyph(self, cid):
        """The glyph of a CID by the program's own account; nothing if it has none."""
        if self.cid_keyed:
            name = f"cid{cid:05d}" if cid else ".notdef"
            return self.names.index(name) if name in self.names else None
        return cid if cid < self.glyphs else None

    def width(self, glyph):
        """In thousandths of an em."""
        if not self.compact:
            return self.metrics[glyph] * 1000 / self.units
        character_string = self.character_strings[self.names[glyph]]
        if not hasattr(character_string, "width"):
            character_string.draw(NullPen())
        return character_string.width * 1000 / self.units


class Font:
    """A Type 0 font dictionary."""

    def __init__(self, dictionary, programs):
        self.dictionary = dictionary
        self.place = f"{pdf_file.name_of(dictionary)} {dictionary.get('/BaseFont', '')}"
        descendants = dictionary.get("/DescendantFonts", [])
        self.descendant = descendants[0] if len(descendants) else None
        self.descriptor = self.descendant.get("/FontDescriptor") if self.descendant is not None else None
        self._programs = programs

    @property
    def embedded(self):
        """(key, stream) of the font program, or nothing."""
        for key in ("/FontFile", "/FontFile2", "/FontFile3"):
            if self.descriptor is not None and isinstance(self.descriptor.get(key), Stream):
                return key, self.descriptor[key]
        return None

    @functools.cached_property
    def program(self):
        """The font program; nothing if there is none or it cannot be read."""
        if self.embedded is None:
            return None
        key, stream = self.embedded
        where = stream.objgen
        if where not in self._programs:
            try:
                self._programs[where] = Program(stream.read_bytes(), key == "/FontFile3")
            except Exception:  # fontTools raises whatever its parsers happen to meet
                self._programs[where] = None
        return self._programs[where]

    def glyph(self, cid):
        """The glyph of a CID, by CIDToGIDMap and the program."""
        mapping = self.descendant.get("/CIDToGIDMap")
        if isinstance(mapping, Stream):
            data = self.map_bytes
            cid = int.from_bytes(data[2 * cid : 2 * cid + 2], "big")
        return self.program.glyph(cid) if self.program else None

    @functools.cached_property
    def map_bytes(self):
        return self.descendant["/CIDToGIDMap"].read_bytes()

    @functools.cached_property
    def widths(self):
        """Table 117, W: by CID."""
        found, entries = {}, list(self.descendant.get("/W", []))
        while entries:
            first, second = int(entries.pop(0)), entries.pop(0)
            if isinstance(second, Array):
                found.update((first + offset, float(width)) for offset, width in enumerate(second))
            else:
                found.update(dict.fromkeys(range(first, int(second) + 1), float(entries.pop(0))))
        return found

    def width(self, cid):
        return self.widths.get(cid, float(self.descendant.get("/DW", 1000)))

    @functools.cached_property
    def to_unicode(self):
        """Code to text (9.10.3); nothing if there is no ToUnicode."""
        stream = self.dictionary.get("/ToUnicode")
        return parse_to_unicode(stream.read_bytes()) if isinstance(stream, Stream) else None


def utf16(string):
    return bytes(string).decode("utf-16-be", "replace")


def parse_to_unicode(data):
    mapping, operands = {}, []
    for _, token in lexer.gathered(lexer.tokens(data)):
        if not isinstance(token, lexer.Operator):
            operands.append(token)
            continue
        if token == "endbfchar":
            mapping.update((int.from_bytes(code, "big"), utf16(text)) for code, text in zip(operands[::2], operands[1::2]))
        elif token == "endbfrange":
            for first, last, target in zip(operands[::3], operands[1::3], operands[2::3]):
                mapping.update(_range(int.from_bytes(first, "big"), int.from_bytes(last, "big"), target))
        operands = []
    return mapping


def _range(first, last, target):
    for offset in range(last - first + 1):
        if isinstance(target, list):
            yield first + offset, utf16(target[offset])
        else:
            yield first + offset, utf16(target[:-1] + bytes([(target[-1] + offset) & 255]))


class Fonts:
    """The fonts that a file shows text in, the codes each of them shows, and the text of each piece of tagged content."""

    def __init__(self, content):
        programs = {}
        self.by_object, self.simple, self.shown, self.texts = {}, [], {}, {}
        for painted in content.painted:
            if painted.kind != "text":
                continue
            key = painted.font.objgen
            if painted.font.get("/Subtype") != "/Type0":
                self.simple.append(painted.font)
                continue
            font = self.by_object.setdefault(key, None) or Font(painted.font, programs)
            self.by_object[key] = font
            codes = [high << 8 | low for high, low in zip(painted.codes[::2], painted.codes[1::2])]
            for code in codes:
                self.shown.setdefault(key, {}).setdefault(code, painted)
            for mark in painted.marks:
                if mark.mcid is not None:
                    text = "".join((font.to_unicode or {}).get(code, "") for code in codes)
                    self.texts[mark.content.objgen, mark.mcid] = self.texts.get((mark.content.objgen, mark.mcid), "") + text

    @property
    def all(self):
        return list(self.by_object.values())

    def codes(self, font):
        """The codes that a font shows, with the first place of each."""
        return self.shown.get(font.dictionary.objgen, {})
