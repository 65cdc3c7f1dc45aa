"""For each rule of ISO 32000-1 that is no other standard's: a break that it must find in a good file."""

import pdf17
from breaking import before, descriptor, drop, first, font, image, page, put, root, stream
from pikepdf import Array, Dictionary, Name


def outline_entry(pdf):
    return pdf.Root.Outlines.First


def direct_descriptor(pdf):
    descendant = font(pdf).DescendantFonts[0]
    descendant["/FontDescriptor"] = Dictionary(**{key[1:]: value for key, value in descendant.FontDescriptor.items()})


def indirect_identifier(pdf):
    pdf.trailer["/ID"] = pdf.make_indirect(Array([b"0" * 16, b"0" * 16]))


def reversed_numbers(pdf):
    tree = pdf.Root.StructTreeRoot.ParentTree
    pairs = list(tree.Nums)
    tree["/Nums"] = Array([part for i in reversed(range(0, len(pairs), 2)) for part in pairs[i : i + 2]])


def reversed_files(pdf):
    pdf.Root["/Names"] = Dictionary(EmbeddedFiles=Dictionary(Names=["b", Dictionary(), "a", Dictionary()]))


def link(pdf):
    return first(pdf, lambda one: one.get("/Subtype") == "/Link")


def uri_link(pdf):
    return first(pdf, lambda one: one.get("/Subtype") == "/Link" and "/A" in one)


IN_BYTES = {pdf17.versions: [lambda raw: raw.replace(b"%PDF-1.7", b"%PDF-1.4", 1)]}

IN_OBJECTS = {
    pdf17.kinds: [put(page, "/Type", Name.Sheet)],
    pdf17.known_keys: [put(root, "/Colour", 1), put(page, "/PieceInfo", Dictionary()), put(link, "/Rotate", 0)],
    pdf17.extensions: [put(root, "/AF", Array())],
    pdf17.required_keys: [drop(page, "/MediaBox"), drop(descriptor, "/Flags"), drop(outline_entry, "/Title")],
    pdf17.types_of_values: [
        put(page, "/StructParents", Name.One),
        put(page, "/MediaBox", Array([0, 0, 612])),
        put(lambda pdf: pdf.trailer.Info, "/CreationDate", "2020-01-01"),
        put(lambda pdf: pdf.trailer.Info, "/CreationDate", "D:20200102030405+01:00"),
        put(lambda pdf: pdf.trailer.Info, "/Title", b"\xfe\xff\xd8"),
        put(descriptor, "/StemV", "bold"),
        put(lambda pdf: uri_link(pdf).A, "/URI", b"http://\xe9"),
    ],
    pdf17.values: [put(page, "/Rotate", 45), put(root, "/PageMode", Name.UseForce)],
    pdf17.known_flags: [put(descriptor, "/Flags", 20), put(link, "/F", 2048)],
    pdf17.one_way_to_lead: [put(outline_entry, "/A", Dictionary(S=Name.GoTo)), put(uri_link, "/Dest", "x")],
    pdf17.indirect_values: [direct_descriptor, indirect_identifier],
    pdf17.page_tree: [put(lambda pdf: pdf.Root.Pages, "/Count", 99), put(page, "/Parent", lambda pdf: pdf.Root)],
    pdf17.outline: [
        put(lambda pdf: pdf.Root.Outlines, "/Count", 1),
        drop(outline_entry, "/Parent"),
        put(outline_entry, "/Prev", outline_entry),
    ],
    pdf17.destinations: [
        put(outline_entry, "/Dest", lambda pdf: Array([pdf.Root, Name.Fit])),
        put(outline_entry, "/Dest", lambda pdf: Array([page(pdf), Name.Near])),
    ],
    pdf17.number_trees: [reversed_numbers, put(lambda pdf: pdf.Root.StructTreeRoot.ParentTree, "/Limits", Array([0, 1]))],
    pdf17.name_trees: [reversed_files],
    pdf17.font_descriptors: [
        put(descriptor, "/Flags", 36),
        put(descriptor, "/FontBBox", Array([0, 0, 0, 0])),
        put(descriptor, "/Descent", 200),
    ],
    pdf17.sound_content: [
        before(b"q"),
        before(b"Q"),
        before(b"BT"),
        before(b"/P BMC"),
        before(b"EMC"),
        before(b"/Nowhere gs"),
        before(b"BT (x) Tj ET"),
        before(b"BT /P BMC ET EMC"),
    ],
    pdf17.colour_components: [image(Width=2, Filter=Name.FlateDecode)],
    pdf17.no_unreachable_objects: [lambda pdf: stream(pdf, b"lost")],
}

