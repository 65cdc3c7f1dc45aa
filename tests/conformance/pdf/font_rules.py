"""ISO 19005-2, 6.2.11, which is ISO 14289-1, 7.21 too: fonts, their programs, widths and Unicode values."""

import re

from content import Painted
from pikepdf import Name, Stream
from rules import rule

A2, UA, X4 = "ISO 19005-2", "ISO 14289-1", "ISO 15930-7"
PRIVATE = [(0xE000, 0xF8FF), (0xF0000, 0xFFFFD), (0x100000, 0x10FFFD)]
SUBTYPES = {"/Type1", "/MMType1", "/TrueType", "/Type3", "/Type0", "/CIDFontType0", "/CIDFontType2"}
# What may be in a descriptor: key, the program's Subtype, and the CIDFont's.
PROGRAMS = {("/FontFile2", None, "/CIDFontType2"), ("/FontFile3", "/CIDFontType0C", "/CIDFontType0"),
            ("/FontFile3", "/OpenType", "/CIDFontType0"), ("/FontFile3", "/OpenType", "/CIDFontType2")}  # fmt: skip


@rule(A2, "6.2.11.2")
def font_dictionaries(file):
    """A font dictionary has the Type Font, a known Subtype and a BaseFont."""
    for place, _, font in file.dictionaries:
        if font.get("/Type") == "/Font" or "/DescendantFonts" in font or "/CIDSystemInfo" in font and "/FontDescriptor" in font:
            known = font.get("/Type") == "/Font" and str(font.get("/Subtype")) in SUBTYPES
            if not known or not isinstance(font.get("/BaseFont"), Name):
                yield place, f"Type {font.get('/Type')}, Subtype {font.get('/Subtype')}, BaseFont {font.get('/BaseFont')}"


@rule(A2, "6.2.11.2")
def font_programs(file):
    """A font program is of the kind that its CIDFont and the key it stands under say, and can be read. Fonts that are not composite
    are not looked into, and are faults here."""
    for font in file.fonts.simple:
        yield str(font.get("/BaseFont")), "a simple font"
    for font in file.fonts.all:
        if font.embedded:
            key, stream = font.embedded
            kind = stream.get("/Subtype")
            if (key, str(kind) if kind is not None else None, str(font.descendant.get("/Subtype"))) not in PROGRAMS:
                yield font.place, f"a {font.descendant.get('/Subtype')} with {key} of Subtype {kind}"
            elif font.program is None:
                yield font.place, "the font program cannot be read"


@rule(A2, "6.2.11.3.1")
@rule(UA, "7.21.3.1")
def character_collections(file):
    """With an encoding other than Identity, the CIDFont's and the CMap's CIDSystemInfo agree."""
    for font in file.fonts.all:
        encoding = font.dictionary.get("/Encoding")
        if isinstance(encoding, Stream):
            theirs, ours = encoding.get("/CIDSystemInfo", {}), font.descendant.get("/CIDSystemInfo", {})
            if any(theirs.get(key) != ours.get(key) for key in ("/Registry", "/Ordering")):
                yield font.place, "Registry and Ordering differ from the CMap's"


@rule(A2, "6.2.11.3.2")
@rule(UA, "7.21.3.2")
def glyph_maps(file):
    """A CIDFontType2 has a CIDToGIDMap, Identity or a stream."""
    for font in file.fonts.all:
        mapping = font.descendant.get("/CIDToGIDMap")
        if font.descendant.get("/Subtype") == "/CIDFontType2" and mapping != "/Identity" and not isinstance(mapping, Stream):
            yield font.place, f"CIDToGIDMap is {mapping}"


@rule(A2, "6.2.11.3.3")
@rule(UA, "7.21.3.3")
def embedded_cmaps(file):
    """A CMap is a predefined one (here: Identity-H or -V) or embedded, with the WMode that its dictionary says."""
    for font in file.fonts.all:
        encoding = font.dictionary.get("/Encoding")
        if isinstance(encoding, Stream):
            mode = re.search(rb"/WMode\s+(\d)", encoding.read_bytes())
            if int(encoding.get("/WMode", 0)) != (int(mode[1]) if mode else 0):
                yield font.place, "WMode differs in the CMap and in its dictionary"
        elif encoding not in ("/Identity-H", "/Identity-V"):
            yield font.place, f"Encoding is {encoding}"


@rule(A2, "6.2.11.4.1")
@rule(UA, "7.21.4.1")
@rule(X4, "fonts")
def embedded_fonts(file):
    """Every font that shows text is embedded."""
    for font in file.fonts.all:
        if font.embedded is None:
            yield font.place, "the font program is not embedded"


@rule(A2, "6.2.11.4.1")
@rule(UA, "7.21.4.1")
@rule(X4, "fonts")
def glyphs_are_there(file):
    """A font program has every glyph that is shown."""
    for font in file.fonts.all:
        for code in file.fonts.codes(font) if font.program else ():
            if font.glyph(code) is None or font.glyph(code) >= font.program.glyphs:
                yield font.place, f"there is no glyph for the code {code}"


@rule(A2, "6.2.11.4.2")
@rule(UA, "7.21.4.2")
def glyph_sets(file):
    """CIDSet, if there is one, has exactly the CIDs of the font program."""
    for font in file.fonts.all:
        stream = font.descriptor.get("/CIDSet") if font.descriptor is not None else None
        if stream is not None and font.program:
            data = stream.read_bytes()
            listed = {8 * i + bit for i, byte in enumerate(data) for bit in range(8) if byte & 0x80 >> bit}
            if listed != {cid for cid in range(max(8 * len(data), font.program.glyphs)) if font.glyph(cid) is not None}:
                yield font.place, "CIDSet is not that of the font program"


@rule(A2, "6.2.11.4.2")
def subset_names(file):
    """A subset's name has a tag of six capitals, the same in the font, the CIDFont and the descriptor (ISO 32000-1, 9.6.4, 9.7.4)."""
    for font in file.fonts.all:
        names = {str(font.descendant.get("/BaseFont")), str((font.descriptor or {}).get("/FontName"))}
        if len(names) != 1 or not all(re.match(r"/[A-Z]{6}\+.", name) for name in names):
            yield font.place, f"named {names}"
        elif str(font.dictionary.get("/BaseFont")).removesuffix("-Identity-H") not in names:
            yield font.place, f"a font of {names}"


@rule(A2, "6.2.11.5")
@rule(UA, "7.21.5")
def widths(file):
    """The widths of the glyphs shown are the font program's, within one unit."""
    for font in file.fonts.all:
        for code in file.fonts.codes(font) if font.program else ():
            glyph = font.glyph(code)
            if glyph is not None and abs(font.program.width(glyph) - font.width(code)) > 1:
                yield font.place, f"{code} is {font.width(code):g} wide, in the font program {font.program.width(glyph):g}"


@rule(A2, "6.2.11.7.2")
@rule(UA, "7.21.7")
def unicode_values(file):
    """ToUnicode says for every code shown what it stands for."""
    for font in file.fonts.all:
        for code in file.fonts.codes(font):
            if not (font.to_unicode or {}).get(code):
                yield font.place, f"nothing tells what {code} stands for"


@rule(A2, "6.2.11.7.2")
@rule(UA, "7.21.7")
def possible_unicode_values(file):
    """No code stands for U+0000, U+FEFF or U+FFFE, nor for half a surrogate."""
    for font in file.fonts.all:
        for code, text in (font.to_unicode or {}).items():
            if re.search("[\0\ufeff\ufffe\ufffd\ud800-\udfff]", text):
                yield font.place, f"{code} stands for {text!r}"


@rule(A2, "6.2.11.7.3")
def private_use(file):
    """What stands for a character of private use has an ActualText around it."""
    reported = set()
    for painted in file.content.painted:
        if painted.kind != "text" or painted.font.get("/Subtype") != "/Type0" or spelt_out(file, painted):
            continue
        font = file.fonts.by_object[painted.font.objgen]
        for high, low in zip(painted.codes[::2], painted.codes[1::2]):
            text = (font.to_unicode or {}).get(high << 8 | low, "")
            private = any(first <= ord(letter) <= last for letter in text for first, last in PRIVATE)
            if private and (font.place, text) not in reported:
                reported.add((font.place, text))
                yield f"page {painted.page}", f"{text!r} without an ActualText"


def spelt_out(file, painted: Painted):
    """True if a mark around it, or its structure element, has an ActualText."""
    if any("ActualText" in mark.properties for mark in painted.marks):
        return True
    for mark in painted.marks:
        if mark.mcid is not None:
            owners = file.structure.content_owners.get((mark.content.objgen, mark.mcid), [])
            if any(owner.text("/ActualText") for owner in owners):
                return True
    return False


@rule(A2, "6.2.11.8")
@rule(UA, "7.21.8")
def no_notdef(file):
    """No text shows the glyph .notdef."""
    for font in file.fonts.all:
        for code in file.fonts.codes(font) if font.program else ():
            if font.glyph(code) == 0:
                yield font.place, f"the code {code} is .notdef"




@rule("ISO 32000-1", "9.7.5.2")
def two_bytes_a_code(file):
    """With Identity-H a string that is shown has an even number of bytes."""
    for painted in file.content.painted:
        if painted.kind == "text" and painted.font.get("/Encoding") == "/Identity-H" and len(painted.codes) % 2:
            yield f"page {painted.page}", f"a string of {len(painted.codes)} bytes"
