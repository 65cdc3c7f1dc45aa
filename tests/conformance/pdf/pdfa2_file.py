"""ISO 19005-2, 6.1: the file, its header, trailer, cross references, strings, streams and limits."""

import re

import lexer
from pdf_file import name_of, text_of
from pikepdf import Array, Name, Stream
from rules import rule

A2 = "ISO 19005-2"
FILTERS = set("ASCIIHexDecode ASCII85Decode FlateDecode RunLengthDecode CCITTFaxDecode JBIG2Decode DCTDecode JPXDecode".split())
INLINE_FILTERS = (FILTERS - {"JBIG2Decode", "JPXDecode"}) | set("AHx A85 Fl RL CCF DCT".split())
WHITE = (b" ", b"\t", b"\r", b"\n", b"\f", b"\0")


@rule(A2, "6.1.2")
def header(file):
    """%PDF-1.n at the first byte, then a comment of four bytes and more above 127."""
    if not re.match(rb"%PDF-1\.[0-7](\r\n|\r|\n)%[\x80-\xff]{4}", file.raw):
        yield "header", f"the file begins with {file.raw[:20]!r}"


@rule(A2, "6.1.3")
def file_identifier(file):
    """The trailer has an ID of two strings."""
    identifier = file.trailer.get("/ID")
    if not isinstance(identifier, Array) or len(identifier) != 2 or not all(len(bytes(part)) for part in identifier):
        yield "trailer", f"ID is {identifier!r}"


@rule(A2, "6.1.3")
def no_encryption(file):
    """The trailer has no Encrypt."""
    if "/Encrypt" in file.trailer:
        yield "trailer", "there is Encrypt"


@rule(A2, "6.1.3")
def nothing_after_the_end(file):
    """No more than an end-of-line marker follows the last %%EOF."""
    if not re.search(rb"%%EOF(\r\n|\r|\n)?\Z", file.raw):
        yield "end of file", f"the file ends with {file.raw[-20:]!r}"


@rule(A2, "6.1.4")
def cross_references(file):
    """`startxref` leads to a cross-reference stream, or to `xref`, a single end of line, and the first section's header."""
    start = re.search(rb"startxref\s+(\d+)\s+%%EOF\s*\Z", file.raw)
    there = file.raw[int(start[1]) :][:40] if start else b""
    if not re.match(rb"xref(\r\n|\r|\n)\d+ \d+ ?[\r\n]|\d+ \d+ obj", there):
        yield "startxref", f"leads to {there!r}"


@rule(A2, "6.1.6")
def even_hexadecimal_strings(file):
    """A hexadecimal string has an even number of digits."""
    for place, token in file.tokens:
        if isinstance(token, lexer.String) and token.hexadecimal is not None and len(token.hexadecimal) % 2:
            yield place, f"<{token.hexadecimal.decode('latin-1')}>"


@rule(A2, "6.1.6")
def hexadecimal_digits(file):
    """A hexadecimal string holds hexadecimal digits alone."""
    for place, token in file.tokens:
        if isinstance(token, lexer.String) and token.hexadecimal and not re.fullmatch(rb"[0-9A-Fa-f]*", token.hexadecimal):
            yield place, f"<{token.hexadecimal.decode('latin-1')}>"


@rule(A2, "6.1.7.1")
def stream_lengths(file):
    """Length is the number of bytes between the keyword's line feed and the end of line before `endstream`."""
    for one in file.raw_objects:
        if one.stream and one.stream[2][one.stream[1] :] not in (b"\r\n", b"\r", b"\n"):
            yield f"{one.number} 0 R", f"Length is {one.stream[1]}, and {len(one.stream[2])} bytes stand before endstream"


@rule(A2, "6.1.7.1")
def stream_keywords(file):
    """`stream` is followed by a line feed, with or without a carriage return."""
    for one in file.raw_objects:
        if one.stream and one.stream[0] not in (b"\r\n", b"\n"):
            yield f"{one.number} 0 R", f"stream is followed by {one.stream[0]!r}"


@rule(A2, "6.1.7.1")
def no_external_streams(file):
    """A stream dictionary has neither F nor FFilter nor FDecodeParms."""
    for place, _, stream in file.streams:
        for key in ("/F", "/FFilter", "/FDecodeParms"):
            if key in stream:
                yield place, f"there is {key}"


@rule(A2, "6.1.7.2")
def stream_filters(file):
    """Filters are those of ISO 32000-1, Table 6, without LZW; Crypt only if it does nothing."""
    for place, _, stream in file.streams:
        filters = stream.get("/Filter", [])
        for entry in [filters] if isinstance(filters, Name) else filters:
            if str(entry)[1:] not in FILTERS:
                yield place, f"a filter is {entry}"


@rule(A2, "6.1.8")
def names_are_utf8(file):
    """Names of fonts, colourants and structure types, and here all others too, are UTF-8."""
    for place, token in file.tokens:
        if isinstance(token, lexer.Name) and not token.isascii():
            try:
                token.encode("latin-1").decode("utf-8")
            except UnicodeDecodeError:
                yield place, f"the name {token!r}"


@rule(A2, "6.1.9")
def spelling_of_indirect_objects(file):
    """One white space between number, generation and `obj`; ends of line before the number, after `obj` and on both sides of
    `endobj`."""
    for one in file.raw_objects:
        place = f"{one.number} 0 R"
        if not all(space in WHITE for space in one.spaces):
            yield place, f"white space is {one.spaces}"
        for where, byte in (
            ("before the number", file.raw[one.start - 1 : one.start]),
            ("after obj", one.after),
            ("before endobj", one.before_end[-1:]),
            ("after endobj", one.after_end),
        ):
            if byte not in (b"\r", b"\n"):
                yield place, f"{byte!r} {where}"


@rule(A2, "6.1.10")
def inline_image_filters(file):
    """An inline image's filters are those of Table 6, without LZW and Crypt."""
    for place, image in file.content.inline:
        filters = image.get("F", image.get("Filter", []))
        for entry in filters if isinstance(filters, list) else [filters]:
            if entry not in INLINE_FILTERS:
                yield place, f"an inline image's filter is {entry}"


@rule(A2, "6.1.12")
def permissions(file):
    """A permissions dictionary has no other keys than UR3 and DocMDP."""
    for key in file.root.get("/Perms", {}):
        if key not in ("/UR3", "/DocMDP"):
            yield "Perms", f"there is {key}"


@rule(A2, "6.1.13")
def integers_in_range(file):
    """Integers have 32 bits."""
    for place, token in file.tokens:
        if isinstance(token, int) and not -(2**31) <= token < 2**31:
            yield place, str(token)


@rule(A2, "6.1.13")
def reals_in_range(file):
    """Reals are within 3.403e38, and zero or no closer to it than 1.175e-38."""
    for place, token in file.tokens:
        if isinstance(token, float) and token and not 1.175e-38 <= abs(token) <= 3.403e38:
            yield place, str(token)


@rule(A2, "6.1.13")
def strings_in_range(file):
    """Strings have less than 32767 bytes."""
    for place, token in file.tokens:
        if isinstance(token, bytes) and len(token) >= 32767:
            yield place, f"a string of {len(token)} bytes"


@rule(A2, "6.1.13")
def names_in_range(file):
    """Names have at most 127 bytes."""
    for place, token in file.tokens:
        if isinstance(token, lexer.Name) and len(token) > 127:
            yield place, f"a name of {len(token)} bytes"


@rule(A2, "6.1.13")
def few_objects(file):
    """There are at most 8388607 indirect objects."""
    size = int(file.trailer.get("/Size", 0))
    if size - 1 > 8388607:
        yield "trailer", f"Size is {size}"


@rule(A2, "6.1.13")
def nesting_of_states(file):
    """q is nested at most 28 deep."""
    if file.content.depth > 28:
        yield "content", f"q is nested {file.content.depth} deep"


@rule(A2, "6.1.13")
def few_colourants(file):
    """A DeviceN colour space has at most 32 colourants."""
    for place, _, value in file.objects:
        if isinstance(value, Array) and len(value) > 2 and value[0] == Name("/DeviceN") and len(value[1]) > 32:
            yield place, f"{len(value[1])} colourants"


@rule(A2, "6.1.13")
def page_sizes(file):
    """Page boundaries are between 3 and 14400 units wide and high."""
    for page in file.pages:
        for box in ("/MediaBox", "/CropBox", "/BleedBox", "/TrimBox", "/ArtBox"):
            if box in page:
                left, bottom, right, top = (float(edge) for edge in page[box])
                if not (3 <= right - left <= 14400 and 3 <= top - bottom <= 14400):
                    yield name_of(page), f"{box} is {right - left} by {top - bottom}"


INFORMATION = {
    "/Title": ("dc", "title"),
    "/Author": ("dc", "creator"),
    "/Subject": ("dc", "description"),
    "/Keywords": ("pdf", "Keywords"),
    "/Creator": ("xmp", "CreatorTool"),
    "/Producer": ("pdf", "Producer"),
    "/CreationDate": ("xmp", "CreateDate"),
    "/ModDate": ("xmp", "ModifyDate"),
}


def comparable(value):
    """A date of either kind as its digits and zone; else the text itself."""
    if value is None:
        return None
    date = re.fullmatch(r"D:(\d{4})(\d\d)(\d\d)(\d\d)(\d\d)(\d\d)(Z|[+-]\d\d'\d\d)?'?", value)
    if date:
        zone = (date[7] or "").replace("'", ":").replace("Z", "+00:00")
        return f"{date[1]}-{date[2]}-{date[3]}T{date[4]}:{date[5]}:{date[6]}{zone}"
    return re.sub(r"(?<=\d\d:\d\d:\d\d)Z$", "+00:00", value)


@rule(A2, "6.1.5")
def information_agrees(file):
    """What the information dictionary says, the metadata say too, in the same words."""
    for key, (prefix, name) in INFORMATION.items():
        stated = text_of(file.info.get(key))
        if stated is not None and comparable(stated) != comparable(file.xmp.value(prefix, name)):
            yield "Info", f"{key} is {stated!r}, {prefix}:{name} {file.xmp.value(prefix, name)!r}"


@rule(A2, "6.1.5")
def one_author(file):
    """An author that the information dictionary names is the only entry of dc:creator."""
    creator = file.xmp.find("dc", "creator")
    if "/Author" in file.info and creator is not None and len(creator.items) != 1:
        yield "Info", f"dc:creator has {len(creator.items)} entries"


@rule(A2, "6.1.7.1")
def stream_data_decode(file):
    """Every stream can be decoded."""
    for place, _, stream in file.streams:
        if isinstance(stream, Stream) and stream.get("/Filter") not in ("/DCTDecode", "/JPXDecode"):
            try:
                stream.read_bytes()
            except Exception as error:  # pikepdf has its own kinds of it
                yield place, str(error)
