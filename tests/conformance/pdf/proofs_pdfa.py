"""For each rule of ISO 19005, and those of ISO 14289-1 that are the same: a break that it must find in a good file."""

import re

import font_rules
import metadata_rules
import pdfa2_document as document
import pdfa2_file as whole
import pdfa2_graphics as graphics
from breaking import (
    annotation, attach, before, descendant, descriptor, drop, element, file_specification, font, form, graphics_state, image,
    length_of_first_stream, metadata, new_annotation, page, painted, profile, put, replaced, resource, root, space, stands_for, stream,
    to_unicode,
)  # fmt: skip
from pikepdf import Array, Dictionary, Name

# Of the bytes of the file: a function from them to others.
IN_BYTES = {
    whole.header: [lambda raw: b"\n" + raw, lambda raw: raw.replace(b"\xe2", b"a", 1)],
    whole.nothing_after_the_end: [lambda raw: raw + b"\n\n"],
    whole.cross_references: [lambda raw: re.sub(rb"startxref\n", b"startxref\n1", raw)],
    whole.even_hexadecimal_strings: [lambda raw: re.sub(rb"<([0-9A-F]{31})[0-9A-F]>", rb"<\1>", raw, count=1)],
    whole.hexadecimal_digits: [lambda raw: re.sub(rb"<([0-9A-F]{31})[0-9A-F]>", rb"<\1X>", raw, count=1)],
    whole.stream_lengths: [lambda raw: length_of_first_stream(raw, -1), lambda raw: length_of_first_stream(raw, 1)],
    whole.stream_keywords: [lambda raw: re.sub(rb"stream\r?\n", b"stream \n", raw, count=1)],
    whole.spelling_of_indirect_objects: [
        lambda raw: re.sub(rb"(\d) obj", rb"\1  obj", raw, count=1),
        lambda raw: re.sub(rb"endobj\n", b"endobj ", raw, count=1),
        lambda raw: re.sub(rb"obj\n<<", b"obj <<", raw, count=1),
        lambda raw: re.sub(rb"\nendobj", b" endobj", raw, count=1),
    ],
}


def repeated_name(pdf):
    """A second property in the metadata's own schema."""
    metadata(b"<pdfaid:part>", b"<pdfaid:part>2</pdfaid:part><pdfaid:part>")(pdf)


def other_prefix(pdf):
    """PDF/UA's schema under another prefix than its own."""
    data = pdf.Root.Metadata.read_bytes()
    pdf.Root.Metadata.write(data.replace(b"pdfuaid:", b"ua:").replace(b"xmlns:pdfuaid", b"xmlns:ua"))


def second_author(pdf):
    metadata(b"</rdf:li></rdf:Seq></dc:creator>", b"</rdf:li><rdf:li>B</rdf:li></rdf:Seq></dc:creator>")(pdf)


def second_profile(pdf):
    copied = pdf.Root.OutputIntents[0].DestOutputProfile.read_bytes()
    other = Dictionary(S=Name.GTS_PDFA1, OutputConditionIdentifier="x", DestOutputProfile=stream(pdf, copied, N=3))
    pdf.Root.OutputIntents.append(pdf.make_indirect(other))


def without_intent(pdf):
    del pdf.Root["/OutputIntents"]


def cmyk_and_overprint(pdf):
    space(Name.ICCBased, lambda one: stream(one, b"", N=4))(pdf)
    graphics_state(OP=True, OPM=1)(pdf)


def transparency_without_intent(pdf):
    without_intent(pdf)
    form(Group=Dictionary(S=Name.Transparency))(pdf)


def inherited_resources(pdf):
    page(pdf).Parent["/Resources"] = page(pdf).Resources
    del page(pdf)["/Resources"]


def other_encoding(pdf):
    information = Dictionary(Registry="Adobe", Ordering="Japan1", Supplement=0)
    font(pdf)["/Encoding"] = stream(pdf, b"/WMode 1 def", CIDSystemInfo=information, WMode=0)


def simple_font(pdf):
    resource(pdf, "/Font", pdf.make_indirect(Dictionary(Type=Name.Font, Subtype=Name.Type1, BaseFont=Name.Helvetica)))
    before(b"/Artifact BMC BT /Broken 9 Tf (x) Tj ET EMC")(pdf)


def wrong_widths(pdf):
    descendant(pdf)["/W"] = Array([0, 1000, 1])


def broken_program(pdf):
    key = next(key for key in ("/FontFile2", "/FontFile3") if key in descriptor(pdf))
    descriptor(pdf)[key].write(b"no font")


def no_program(pdf):
    for key in ("/FontFile2", "/FontFile3"):
        if key in descriptor(pdf):
            del descriptor(pdf)[key]


def tall_page(pdf):
    page(pdf)["/MediaBox"] = Array([0, 0, 612, 14401])


def two_configurations(pdf):
    pdf.Root["/OCProperties"] = Dictionary(OCGs=[], D=Dictionary(Name="a"), Configs=[Dictionary(Name="a", AS=[])])


def order_without_group(pdf):
    group = pdf.make_indirect(Dictionary(Type=Name.OCG, Name="a"))
    pdf.Root["/OCProperties"] = Dictionary(OCGs=[group], D=Dictionary(Name="a", Order=[]))


def circular_types(pdf):
    element(pdf, "H1")["/S"] = Name.A
    pdf.Root.StructTreeRoot["/RoleMap"] = Dictionary(A=Name.B, B=Name.A)


def embedded(pdf):
    return file_specification(pdf).EF.F


def shown_code(number):
    """The first string that is shown with another code in front."""
    return replaced(rb"\[\(", b"[<%04x>(" % number)


# Of the objects: a function that changes them.
IN_OBJECTS = {
    whole.file_identifier: [lambda pdf: pdf.trailer.__delitem__("/ID")],
    whole.no_encryption: [lambda pdf: pdf.trailer.__setitem__("/Encrypt", Dictionary())],
    whole.no_external_streams: [put(lambda pdf: page(pdf).Contents, "/F", "elsewhere")],
    whole.stream_filters: [put(lambda pdf: page(pdf).Contents, "/Filter", Name.LZWDecode)],
    whole.stream_data_decode: [put(lambda pdf: pdf.Root.Metadata, "/Filter", Name.ASCIIHexDecode)],
    whole.names_are_utf8: [before(b"/#ff BMC EMC")],
    whole.inline_image_filters: [before(b"/Artifact BMC BI /W 1 /H 1 /F /LZW ID x EI EMC")],
    whole.permissions: [put(root, "/Perms", Dictionary(UR=1))],
    whole.integers_in_range: [before(b"2147483648 w"), before(b"-2147483649 w")],
    whole.reals_in_range: [before(b"0." + b"0" * 40 + b"1 w"), before(b"1" + b"0" * 39 + b".0 w")],
    whole.strings_in_range: [before(b"/Span<</ActualText(" + b"x" * 32767 + b")>>BDC EMC")],
    whole.names_in_range: [before(b"/" + b"x" * 128 + b" BMC EMC")],
    whole.few_objects: [lambda pdf: pdf.trailer.__setitem__("/Size", 8388609)],
    whole.nesting_of_states: [before(b"q " * 29 + b"Q " * 29)],
    whole.few_colourants: [space(Name.DeviceN, Array([Name(f"/c{i}") for i in range(33)]), Name.DeviceGray, None)],
    whole.page_sizes: [tall_page, put(page, "/TrimBox", Array([0, 0, 2, 2]))],
    whole.information_agrees: [
        put(lambda pdf: pdf.trailer.Info, "/Title", "Other"),
        put(lambda pdf: pdf.trailer.Info, "/CreationDate", "D:20200102030405Z"),
        metadata(b"<pdf:Producer>", b"<pdf:Producer>x"),
    ],
    whole.one_author: [second_author],
    graphics.defined_operators: [before(b"BX 1 xx EX")],
    graphics.explicit_resources: [inherited_resources, form(Resources=None)],
    graphics.profiles_of_output_intents: [
        profile(0, b"\0\0\0\1"),
        profile(12, b"link"),
        profile(16, b"CMYK"),
        profile(8, b"\x05"),
        profile(36, b"x"),
        profile(132, b"none"),
    ],
    graphics.one_profile: [second_profile],
    graphics.no_external_profile: [put(lambda pdf: pdf.Root.OutputIntents[0], "/DestOutputProfileRef", Dictionary())],
    graphics.icc_based_profiles: [space(Name.ICCBased, lambda pdf: stream(pdf, b"none", N=3))],
    graphics.overprint_mode: [cmyk_and_overprint],
    graphics.device_rgb: [lambda pdf: (without_intent(pdf), before(b"/Artifact BMC 1 0 0 rg 0 0 1 1 re f EMC")(pdf))],
    graphics.device_cmyk: [before(b"/Artifact BMC 1 0 0 0 K 0 0 1 1 re S EMC"), image(ColorSpace=Name.DeviceCMYK)],
    graphics.device_gray: [without_intent],
    graphics.colourants_described: [space(Name.DeviceN, Array([Name.Gold]), Name.DeviceGray, None)],
    graphics.no_transfer_functions: [
        graphics_state(TR=Name.Identity),
        graphics_state(TR2=Name.Identity),
        graphics_state(HTP=[0, 0]),
    ],
    graphics.halftones: [
        graphics_state(HT=Dictionary(HalftoneType=6)),
        graphics_state(HT=Dictionary(HalftoneType=1, HalftoneName="x")),
    ],
    graphics.rendering_intents: [before(b"/Vivid ri"), graphics_state(RI=Name.Vivid), image(Intent=Name.Vivid)],
    graphics.images: [
        image(Interpolate=True),
        image(Alternates=[]),
        before(b"/Artifact BMC BI /W 1 /H 1 /BPC 8 /CS /G /I true ID x EI EMC"),
    ],
    graphics.depths_of_images: [image(BitsPerComponent=3)],
    graphics.forms: [form(OPI=Dictionary()), form(Subtype2=Name.PS)],
    graphics.no_reference_xobjects: [form(Ref=Dictionary())],
    graphics.no_postscript: [lambda pdf: painted(pdf, stream(pdf, b"", Type=Name.XObject, Subtype=Name.PS))],
    graphics.blend_modes: [graphics_state(BM=Name.Burnish)],
    graphics.blending_spaces: [transparency_without_intent],
    font_rules.font_dictionaries: [
        drop(font, "/Type"),
        put(descendant, "/Subtype", Name.CIDFontType7),
        drop(font, "/BaseFont"),
    ],
    font_rules.font_programs: [simple_font, broken_program, put(descendant, "/Subtype", Name.CIDFontType7)],
    font_rules.character_collections: [other_encoding],
    font_rules.glyph_maps: [drop(descendant, "/CIDToGIDMap")],
    font_rules.embedded_cmaps: [put(font, "/Encoding", Name("/Own-H")), other_encoding],
    font_rules.embedded_fonts: [no_program],
    font_rules.glyphs_are_there: [shown_code(65534)],
    font_rules.glyph_sets: [put(descriptor, "/CIDSet", lambda pdf: stream(pdf, b"\x80"))],
    font_rules.subset_names: [put(descriptor, "/FontName", Name("/SourceSerif")), put(font, "/BaseFont", Name("/Other"))],
    font_rules.widths: [wrong_widths, put(descendant, "/W", lambda pdf: Array([1, Array([1])]))],
    font_rules.unicode_values: [drop(font, "/ToUnicode"), to_unicode(lambda _: b"")],
    font_rules.possible_unicode_values: [stands_for(b"0000"), stands_for(b"FEFF"), stands_for(b"FFFE"), stands_for(b"D800")],
    font_rules.private_use: [stands_for(b"E001")],
    font_rules.no_notdef: [shown_code(0)],
    font_rules.two_bytes_a_code: [replaced(rb"\[\(", b"[(x)(")],
    metadata_rules.metadata_stream: [drop(root, "/Metadata"), drop(lambda pdf: pdf.Root.Metadata, "/Subtype")],
    metadata_rules.packet: [
        metadata(b"begin=", b"start="),
        metadata(b"W5M0", b"w5m0"),
        metadata(b"<?xpacket end", b"<?end"),
    ],
    metadata_rules.packet_header: [metadata(b"?>", b' bytes="9"?>'), metadata(b"?>", b' encoding="UTF-8"?>')],
    metadata_rules.well_formed_metadata: [
        metadata(b"</rdf:RDF>", b""),
        metadata(b'rdf:about=""', b""),
        metadata(b"</rdf:RDF>", b"\xff</rdf:RDF>"),
    ],
    metadata_rules.no_property_twice: [repeated_name],
    metadata_rules.known_properties: [
        metadata(b"<pdfaid:part>", b"<pdf:Colour>x</pdf:Colour><pdfaid:part>"),
        metadata(b"name>part<", b"name>p<"),
    ],
    metadata_rules.forms_of_properties: [
        metadata(b"<dc:format>application/pdf<", b"<dc:format><rdf:Bag><rdf:li>application/pdf</rdf:li></rdf:Bag><"),
        metadata(b"x-default", b"en"),
        metadata(b"<pdfuaid:part>1", b"<pdfuaid:part>one"),
        metadata(b"<pdfaid:part>", b"<xmp:CreateDate>today</xmp:CreateDate><pdfaid:part>"),
    ],
    metadata_rules.extension_container: [
        metadata(b"<pdfaExtension:schemas><rdf:Bag>", b"<pdfaExtension:schemas><rdf:Seq></rdf:Seq><rdf:Bag>"),
    ],
    metadata_rules.extension_prefixes: [other_prefix],
    metadata_rules.extension_schemas: [
        metadata(b"pdfaSchema:prefix>pdfuaid<", b"pdfaSchema:prefix><"),
        metadata(b"<pdfaSchema:schema>", b"<pdfaSchema:colour>x</pdfaSchema:colour><pdfaSchema:schema>"),
        metadata(b"<pdfaSchema:property><rdf:Seq>", b"<pdfaSchema:property><rdf:Bag></rdf:Bag><rdf:Seq>"),
    ],
    metadata_rules.extension_properties: [
        metadata(b"category>internal", b"category>public"),
        metadata(b">Integer<", b">Number<"),
    ],
    metadata_rules.claims_pdfa2: [metadata(b"pdfaid:part>2", b"pdfaid:part>1")],
    metadata_rules.claims_pdfa3: [metadata(b"pdfaid:part>3", b"pdfaid:part>2")],
    metadata_rules.claims_level_a: [metadata(b"conformance>A", b"conformance>B")],
    document.annotation_types: [lambda pdf: new_annotation(pdf, Subtype=Name.Movie)],
    document.annotation_flags: [
        drop(annotation, "/F"),
        put(annotation, "/F", 0),
        put(annotation, "/F", 6),
        put(annotation, "/F", 36),
    ],
    document.annotation_appearances: [
        lambda pdf: new_annotation(pdf, Subtype=Name.Square),
        put(annotation, "/AP", Dictionary(D=Dictionary())),
    ],
    document.form_fields: [
        lambda pdf: new_annotation(pdf, Subtype=Name.Widget, AA=Dictionary()),
        put(root, "/AcroForm", Dictionary(Fields=[], NeedAppearances=True)),
    ],
    document.no_xfa: [put(root, "/AcroForm", Dictionary(XFA=[])), put(root, "/NeedsRendering", True)],
    document.action_types: [
        put(annotation, "/A", Dictionary(S=Name.JavaScript, JS="x")),
        put(annotation, "/A", Dictionary(S=Name.Named, N=Name.Print)),
        put(root, "/Names", Dictionary(JavaScript=Dictionary())),
    ],
    document.no_additional_actions: [put(root, "/AA", Dictionary()), put(page, "/AA", Dictionary())],
    document.marked: [drop(root, "/MarkInfo"), put(lambda pdf: pdf.Root.MarkInfo, "/Marked", False)],
    document.structure_tree: [drop(root, "/StructTreeRoot")],
    document.sound_structure_tree: [
        drop(lambda pdf: element(pdf, "H1"), "/P"),
        lambda pdf: element(pdf, "Document").K.append(element(pdf, "H1")),
    ],
    document.mapped_types: [
        put(lambda pdf: element(pdf, "H1"), "/S", Name.Heading),
        circular_types,
    ],
    document.no_standard_type_mapped: [put(lambda pdf: pdf.Root.StructTreeRoot, "/RoleMap", Dictionary(P=Name.H1))],
    document.languages: [
        put(root, "/Lang", "english (US)"),
        put(lambda pdf: element(pdf, "P"), "/Lang", ""),
        before(b"/Span<</Lang(?)>>BDC EMC"),
    ],
    document.document_language: [drop(root, "/Lang")],
    document.only_pdfa_inside: [attach],
    document.file_names: [drop(file_specification, "/UF"), put(file_specification, "/F", "")],
    document.file_media_types: [drop(embedded, "/Subtype"), put(embedded, "/Subtype", Name.json)],
    document.file_relationships: [
        drop(file_specification, "/AFRelationship"),
        put(file_specification, "/AFRelationship", Name.Friend),
    ],
    document.files_are_associated: [drop(root, "/AF")],
    document.file_dates: [
        drop(lambda pdf: embedded(pdf).Params, "/ModDate"),
        put(lambda pdf: embedded(pdf).Params, "/Size", 1),
    ],
    document.optional_content: [two_configurations, put(root, "/OCProperties", Dictionary(OCGs=[], D=Dictionary()))],
    document.optional_content_order: [order_without_group],
    document.no_presentations: [
        put(root, "/Names", Dictionary(AlternatePresentations=Dictionary())),
        put(page, "/PresSteps", Dictionary()),
    ],
    document.no_requirements: [put(root, "/Requirements", Array())],
}
