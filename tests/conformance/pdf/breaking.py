"""What the proofs break files with: small changes to a good one. Each takes a pikepdf.Pdf and changes it in place."""

import re

import pdf_file
from pikepdf import Array, Dictionary, Name, Stream


def first(pdf, condition):
    """The first indirect dictionary or stream that has something."""
    return next(one for one in pdf.objects if pdf_file.is_dictionary(one) and condition(one))


def page(pdf):
    return pdf.pages[0].obj


def annotation(pdf):
    return next(one.obj.Annots[0] for one in pdf.pages if "/Annots" in one.obj)


def new_annotation(pdf, **keys):
    """An annotation more on the first page."""
    added = Dictionary(Type=Name.Annot, Rect=[10, 10, 20, 20], F=4, **keys)
    page(pdf)["/Annots"] = Array([*page(pdf).get("/Annots", []), pdf.make_indirect(added)])


def element(pdf, type_name):
    return first(pdf, lambda one: one.get("/S") == "/" + type_name and "/P" in one)


def add_kid(pdf, parent, **keys):
    """A structure element more, the first below another one."""
    added = pdf.make_indirect(Dictionary(Type=Name.StructElem, P=parent, **keys))
    kids = parent.get("/K", Array())
    parent["/K"] = Array([added, *(kids if isinstance(kids, Array) else [kids])])
    return added


def content(pdf, change):
    """The first page's content, changed by a function of its bytes."""
    contents = page(pdf).Contents
    contents.write(change(contents.read_bytes()))


def before(text):
    return lambda pdf: content(pdf, lambda data: text + b"\n" + data)


def replaced(pattern, by):
    """The content of the first page with a pattern replaced once."""

    def change(data):
        found, count = re.subn(pattern, lambda match: match.expand(by) if b"\\" in by else by, data, count=1, flags=re.DOTALL)
        assert count, f"{pattern!r} is not in the content"
        return found

    return lambda pdf: content(pdf, change)


def metadata(old, new):
    """The metadata with a text replaced once."""

    def change(pdf):
        data = pdf.Root.Metadata.read_bytes()
        assert old in data, f"{old!r} is not in the metadata"
        pdf.Root.Metadata.write(data.replace(old, new, 1))

    return change


def put(place, key, value):
    """Sets a key of what a function finds in the file."""

    def change(pdf):
        place(pdf)[key] = value(pdf) if callable(value) else value

    return change


def drop(place, key):
    def change(pdf):
        del place(pdf)[key]

    return change


def root(pdf):
    return pdf.Root


def stream(pdf, data=b"", **keys):
    return pdf.make_indirect(Stream(pdf, data, **keys))


def image(**keys):
    """An image of one grey pixel, an artifact at the beginning of the first page."""

    def change(pdf):
        made = {"Width": 1, "Height": 1, "ColorSpace": Name.DeviceGray, "BitsPerComponent": 8, **keys}
        painted(pdf, stream(pdf, b"\x80", Type=Name.XObject, Subtype=Name.Image, **made))

    return change


def form(**keys):
    """A form that paints nothing, on the first page."""
    made = {"Subtype": Name.Form, "BBox": [0, 0, 1, 1], "Resources": Dictionary(), **keys}
    return lambda pdf: painted(pdf, stream(pdf, b"", **{key: value for key, value in made.items() if value is not None}))


def painted(pdf, thing, mark=b"/Artifact BMC q /Broken Do Q EMC"):
    resource(pdf, "/XObject", thing)
    before(mark)(pdf)


def resource(pdf, kind, thing):
    resources = page(pdf).Resources
    if kind not in resources:
        resources[kind] = Dictionary()
    resources[kind]["/Broken"] = thing


def graphics_state(**keys):
    """A graphics state that the first page uses."""

    def change(pdf):
        resource(pdf, "/ExtGState", pdf.make_indirect(Dictionary(Type=Name.ExtGState, **keys)))
        before(b"/Broken gs")(pdf)

    return change


def space(*parts):
    """A colour space in the first page's resources."""
    return lambda pdf: resource(pdf, "/ColorSpace", Array([part(pdf) if callable(part) else part for part in parts]))


def font(pdf):
    """The Type 0 font that the first page shows text in first."""
    name = re.search(rb"/(\w+) [\d.]+ Tf", page(pdf).Contents.read_bytes())[1].decode()
    return page(pdf).Resources.Font["/" + name]


def descendant(pdf):
    return font(pdf).DescendantFonts[0]


def descriptor(pdf):
    return descendant(pdf).FontDescriptor


def to_unicode(change):
    """The ToUnicode of that font, changed by a function of its bytes."""

    def broken(pdf):
        cmap = font(pdf).ToUnicode
        cmap.write(change(cmap.read_bytes()))

    return broken


def stands_for(hexadecimal):
    """A ToUnicode by which every code stands for one character."""
    entries = b"".join(b"<%04x> <%s>\n" % (code, hexadecimal) for code in range(1, 300))
    return to_unicode(lambda _: b"299 beginbfchar\n" + entries + b"endbfchar")


def profile(start, data):
    """The output intent's profile with some bytes of it others."""

    def change(pdf):
        stream_of_it = pdf.Root.OutputIntents[0].DestOutputProfile
        whole = stream_of_it.read_bytes()
        stream_of_it.write(whole[:start] + data + whole[start + len(data) :])

    return change


def file_specification(pdf):
    return first(pdf, lambda one: "/EF" in one)


def attach(pdf):
    """A file inside, as PDF/A-3 would have it."""
    inside = stream(pdf, b"{}", Type=Name.EmbeddedFile, Subtype=Name("/application/json"))
    keys = Dictionary(Type=Name.Filespec, F="a.json", UF="a.json", EF=Dictionary(F=inside, UF=inside), AFRelationship=Name.Data)
    pdf.Root["/AF"] = Array([pdf.make_indirect(keys)])


def length_of_first_stream(raw, change):
    """The file with the Length of its first stream changed."""
    return re.sub(rb"/Length (\d+)", lambda match: b"/Length %d" % (int(match[1]) + change), raw, count=1)
