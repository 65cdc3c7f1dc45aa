"""For each rule of ISO 14289-1 and of the structure of ISO 32000-1, and of ISO 15930-7: a break that it must find in a good file."""

import re

import metadata_rules
import pdfua1 as ua
import pdfx4 as x4
from breaking import (
    add_kid, annotation, before, drop, element, first, form, graphics_state, image, metadata, new_annotation, page, painted, profile, put,
    replaced, root, stream,
)  # fmt: skip
from pikepdf import Array, Dictionary, Name


def tree(pdf):
    return pdf.Root.StructTreeRoot


def of(type_name, key, value):
    return put(lambda pdf: element(pdf, type_name), key, value)


def added(**keys):
    """An element more, the first of the document's."""
    return lambda pdf: add_kid(pdf, element(pdf, "Document"), **keys)


def added_twice(**keys):
    return lambda pdf: (added(**keys)(pdf), added(**keys)(pdf))


def headerless_table(pdf):
    table = add_kid(pdf, element(pdf, "Document"), S=Name.Table)
    add_kid(pdf, add_kid(pdf, table, S=Name.TR), S=Name.TD)


def untagged_figure(pdf):
    painted(pdf, stream(pdf, b"", Subtype=Name.Image), b"/P<</MCID 9999>>BDC /Broken Do EMC")


def parent_tree_of_first_page(pdf):
    numbers = tree(pdf).ParentTree.Nums
    return next(value for key, value in zip(list(numbers)[::2], list(numbers)[1::2]) if int(key) == int(page(pdf).StructParents))


def mixed_up_parent_tree(pdf):
    entries = parent_tree_of_first_page(pdf)
    entries[0], entries[len(entries) - 1] = entries[len(entries) - 1], entries[0]


def link_without_content(pdf):
    link = element(pdf, "Link")
    link["/K"] = Array([kid for kid in link.K if not isinstance(kid, int)])


def numbered_list(pdf):
    return first(pdf, lambda one: one.get("/S") == "/L" and "/A" in one)


def links_to_another_page(pdf):
    for one in pdf.objects:
        if isinstance(one, Dictionary) and one.get("/S") == "/Link" and isinstance(one.get("/K"), Array):
            for kid in one.K:
                if isinstance(kid, Dictionary) and "/Obj" in kid:
                    kid["/Pg"] = pdf.pages[-1].obj


def outline_entry(pdf):
    return pdf.Root.Outlines.First


IN_BYTES = {x4.version: [lambda raw: re.sub(rb"\A%PDF-1..", b"%PDF-1.7", raw)]}

IN_OBJECTS = {
    metadata_rules.claims_pdfua1: [metadata(b"pdfuaid:part>1", b"pdfuaid:part>2")],
    metadata_rules.titled: [metadata(b"dc:title>", b"dc:source>")],
    ua.all_content_is_tagged: [
        before(b"0 0 1 1 re f"),
        before(b"/Span BMC 0 0 1 1 re f EMC"),
        replaced(rb"<</MCID 0>>BDC", b" BMC"),
    ],
    ua.no_artifact_in_tagged_content: [replaced(rb"(/MCID 0>>BDC)", rb"\1 /Artifact BMC EMC")],
    ua.no_tagged_content_in_artifact: [before(b"/Artifact BMC /P<</MCID 9999>>BDC EMC EMC")],
    ua.no_marks_nested_in_marks: [replaced(rb"(/MCID 0>>BDC)", rb"\1 /Span<</MCID 9999>>BDC EMC")],
    ua.no_suspects: [put(lambda pdf: pdf.Root.MarkInfo, "/Suspects", True)],
    ua.title_is_displayed: [
        drop(root, "/ViewerPreferences"),
        put(lambda pdf: pdf.Root.ViewerPreferences, "/DisplayDocTitle", False),
    ],
    ua.nesting: [of("LI", "/S", Name.P), added(S=Name.TR), added(S=Name.LBody)],
    ua.kids: [of("LBody", "/S", Name.P), of("LI", "/S", Name.P), lambda pdf: element(pdf, "L").K.append(7)],
    ua.inline_holds_inline: [lambda pdf: add_kid(pdf, element(pdf, "Link"), S=Name.P)],
    ua.one_document: [added(S=Name.Document), of("Document", "/S", Name.Sect)],
    ua.no_empty_elements: [added(S=Name.P)],
    ua.figures: [added(S=Name.Figure), added(S=Name.Figure, Alt="a portrait")],
    ua.images_are_figures: [untagged_figure],
    ua.headings: [of("H1", "/S", Name.H2), added(S=Name.H3)],
    ua.one_kind_of_headings: [added(S=Name.H), added_twice(S=Name.H)],
    ua.header_cells: [headerless_table],
    ua.list_numbering: [
        drop(numbered_list, "/A"),
        put(numbered_list, "/A", Dictionary(O=Name.List, ListNumbering=Name("/None"))),
    ],
    ua.formulas: [added(S=Name.Formula)],
    ua.notes: [added(S=Name.Note), added_twice(S=Name.Note, ID="one")],
    ua.outline_titles: [
        put(outline_entry, "/Title", " "),
        put(outline_entry, "/Dest", lambda pdf: Array([pdf.Root, Name.Fit])),
    ],
    ua.annotations_in_structure: [of("Link", "/S", Name.Span), lambda pdf: new_annotation(pdf, Subtype=Name.Link)],
    ua.no_trap_networks: [lambda pdf: new_annotation(pdf, Subtype=Name.TrapNet)],
    ua.tab_order: [drop(page, "/Tabs"), put(page, "/Tabs", Name.R)],
    ua.links_say_where_they_lead: [drop(annotation, "/Contents"), put(annotation, "/Contents", "")],
    ua.links_have_content: [link_without_content],
    ua.content_belongs_to_one_element: [
        mixed_up_parent_tree,
        before(b"/P<</MCID 0>>BDC EMC"),
        replaced(rb"/MCID 0>>", b"/MCID 9999>>"),
        drop(page, "/StructParents"),
    ],
    ua.elements_have_their_content: [replaced(rb"/MCID 0>>", b"/MCID 9999>>"), drop(lambda pdf: element(pdf, "H1"), "/Pg")],
    ua.annotations_belong_to_one_element: [
        drop(annotation, "/StructParent"),
        put(annotation, "/StructParent", 0),
        put(annotation, "/StructParent", 9999),
    ],
    ua.next_key: [put(tree, "/ParentTreeNextKey", 1)],
    ua.object_references_stay_on_their_page: [
        links_to_another_page,
    ],
    x4.claims_pdfx4: [metadata(b">PDF/X-4<", b">PDF/X-3<")],
    x4.metadata_present: [
        metadata(b"xmpMM:DocumentID>", b"xmpMM:InstanceID>"),
        metadata(b"xmp:MetadataDate>", b"xmp:Label>"),
    ],
    x4.dates_agree: [put(lambda pdf: pdf.trailer.Info, "/ModDate", "D:19990101000000Z")],
    x4.trapped: [
        metadata(b"<pdf:Trapped>False", b"<pdf:Trapped>Unknown"),
        put(lambda pdf: pdf.trailer.Info, "/Trapped", Name("/True")),
    ],
    x4.identified: [lambda pdf: pdf.trailer.__delitem__("/ID")],
    x4.one_intent: [drop(root, "/OutputIntents"), drop(lambda pdf: pdf.Root.OutputIntents[0], "/OutputConditionIdentifier")],
    x4.printer_profile: [profile(12, b"mntr"), drop(lambda pdf: pdf.Root.OutputIntents[0], "/DestOutputProfile")],
    x4.device_colours: [before(b"1 0 0 rg 0 0 1 1 re f"), image(ColorSpace=Name.DeviceRGB)],
    x4.trim_or_art: [drop(page, "/TrimBox"), put(page, "/ArtBox", Array([100, 100, 200, 200]))],
    x4.nested_boxes: [put(page, "/TrimBox", Array([-5, 0, 100, 100])), put(page, "/BleedBox", Array([0, 0, 9999, 9999]))],
    x4.annotations_outside_the_bleed: [
        put(page, "/Annots", Array([Dictionary(Subtype=Name.Link, Rect=[99, 99, 200, 200])])),
    ],
    x4.no_actions: [put(root, "/OpenAction", Dictionary(S=Name.GoTo)), put(page, "/AA", Dictionary())],
    x4.no_transfer: [graphics_state(TR=Name.Identity), graphics_state(HT=Dictionary(HalftoneType=6))],
    x4.no_stand_ins: [form(Ref=Dictionary()), image(OPI=Dictionary())],
    x4.view_areas: [put(lambda pdf: pdf.Root.ViewerPreferences, "/PrintClip", Name.CropBox)],
    x4.no_newer_keys: [
        put(root, "/Requirements", Array()),
        put(lambda pdf: pdf.Root.ViewerPreferences, "/Duplex", Name.Simplex),
    ],
}

