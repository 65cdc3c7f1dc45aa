"""ISO 19005-2, 6.3 to 6.5 and 6.7 to 6.11, and ISO 19005-3, 6.8: annotations, actions, structure, files inside, optional content."""

import re

from pdf_file import name_of, text_of, values_of
from pikepdf import Name, Stream
from rules import rule
from structure import STANDARD

A2, A3, UA = "ISO 19005-2", "ISO 19005-3", "ISO 14289-1"
ANNOTATIONS = set(
    "Text Link FreeText Line Square Circle Polygon PolyLine Highlight Underline Squiggly StrikeOut Stamp Caret Ink Popup"
    " FileAttachment Widget PrinterMark TrapNet Watermark Redact".split()
)
ACTIONS = {"GoTo", "GoToR", "GoToE", "Thread", "URI", "Named", "SubmitForm"}
LANGUAGE = r"[a-zA-Z]{1,8}(-[a-zA-Z0-9]{1,8})*"


def bare(name):
    return str(name)[1:]


@rule(A2, "6.3.1")
def annotation_types(file):
    """Annotations are of the types of ISO 32000-1, without 3D, Sound, Screen and Movie."""
    for _, number, annotation in file.annotations:
        if bare(annotation.get("/Subtype")) not in ANNOTATIONS:
            yield f"page {number}", f"an annotation {annotation.get('/Subtype')}"


@rule(A2, "6.3.2")
def annotation_flags(file):
    """An annotation has F, with Print set and Invisible, Hidden, NoView and ToggleNoView clear."""
    for _, number, annotation in file.annotations:
        flags = annotation.get("/F")
        if annotation.get("/Subtype") != "/Popup" and (flags is None or int(flags) & (1 | 2 | 4 | 32 | 256) != 4):
            yield f"page {number} {name_of(annotation)}", f"F is {flags}"


@rule(A2, "6.3.3")
def annotation_appearances(file):
    """An annotation that is neither a link nor a popup nor empty has an appearance, of N alone."""
    for _, number, annotation in file.annotations:
        left, bottom, right, top = (float(edge) for edge in annotation.get("/Rect", [0, 0, 0, 0]))
        exempt = annotation.get("/Subtype") in ("/Link", "/Popup") or (left == right and bottom == top)
        appearance = annotation.get("/AP")
        if appearance is None and not exempt:
            yield f"page {number} {name_of(annotation)}", "there is no AP"
        if appearance is not None and (set(appearance.keys()) != {"/N"} or not isinstance(appearance.N, Stream)):
            yield f"page {number} {name_of(annotation)}", "AP is not one stream N"


@rule(A2, "6.4.1")
def form_fields(file):
    """Fields and widgets have neither A nor AA, and NeedAppearances is not set."""
    for place, _, field in file.dictionaries:
        if (field.get("/Subtype") == "/Widget" or "/FT" in field) and ("/A" in field or "/AA" in field):
            yield place, "a field with A or AA"
    if file.root.get("/AcroForm", {}).get("/NeedAppearances", False):
        yield "AcroForm", "NeedAppearances is set"


@rule(A2, "6.4.2")
@rule(UA, "7.15")
def no_xfa(file):
    """There is neither XFA nor NeedsRendering."""
    if "/XFA" in file.root.get("/AcroForm", {}) or "/NeedsRendering" in file.root:
        yield "Catalog", "XFA or NeedsRendering"


@rule(A2, "6.5.1")
def action_types(file):
    """Actions only lead somewhere: none runs a program, plays, hides or imports."""
    for place, action in file.actions:
        if bare(action.S) not in ACTIONS:
            yield place, f"an action {action.S}"
        if action.S == "/Named" and action.get("/N") not in ("/NextPage", "/PrevPage", "/FirstPage", "/LastPage"):
            yield place, f"a named action {action.get('/N')}"
    for place, key, value in file.objects:
        if key == "/JavaScript" and place != "trailer":
            yield place, f"there is {key}: {value!r}"


@rule(A2, "6.5.2")
def no_additional_actions(file):
    """Neither the catalog nor a page has AA."""
    for place in [file.root, *file.pages]:
        if "/AA" in place:
            yield name_of(place), "there is AA"


@rule(A2, "6.7.2.2")
@rule(UA, "7.1")
def marked(file):
    """MarkInfo says that the file is Marked."""
    if file.root.get("/MarkInfo", {}).get("/Marked") is not True:
        yield "Catalog", f"MarkInfo is {file.root.get('/MarkInfo')!r}"


@rule(A2, "6.7.3.3")
@rule(UA, "7.1")
def structure_tree(file):
    """The catalog has a structure tree, with at least one element."""
    if not file.structure.elements:
        yield "Catalog", "there is no structure"


@rule(A2, "6.7.3.3")
@rule(UA, "7.1")
def sound_structure_tree(file):
    """Each structure element stands once in the tree, and its P is the element above it (ISO 32000-1, 14.7.2)."""
    yield from file.structure.faults
    for element in file.structure.elements:
        above = element.parent.thing if element.parent else file.structure.root
        parent = element.thing.get("/P")
        if parent is None or parent.objgen != above.objgen:
            yield element.place, "P is not the element above it"


@rule(A2, "6.7.3.4")
@rule(UA, "7.1")
def mapped_types(file):
    """Every structure type is a standard one, or leads to one by the role map, not in a circle."""
    for name in sorted({element.type for element in file.structure.elements if element.standard is None}):
        yield "RoleMap", f"{name} leads to no standard type"


@rule(A2, "6.7.3.4")
@rule(UA, "7.1")
def no_standard_type_mapped(file):
    """The role map maps no standard type."""
    for name in file.structure.role_map:
        if name in STANDARD:
            yield "RoleMap", f"{name} is a standard type"


@rule(A2, "6.7.4")
@rule(UA, "7.2")
def languages(file):
    """Lang, of the catalog, an element or a mark, is a language tag."""
    stated = [(place, text_of(value)) for place, key, value in file.objects if key == "/Lang" and not isinstance(value, Name)]
    for number, _, mark in file.content.begun:
        if "Lang" in mark.properties:
            lang = mark.properties["Lang"]
            stated.append((f"page {number}", lang.decode("latin-1") if isinstance(lang, bytes) else str(lang)))
    for place, lang in stated:
        if lang is None or not re.fullmatch(LANGUAGE, lang):
            yield place, f"Lang is {lang!r}"


@rule(A2, "6.7.4")
@rule(UA, "7.2")
def document_language(file):
    """The catalog says in which language the document is, which holds for text, outline, metadata and all descriptions."""
    if not text_of(file.root.get("/Lang")):
        yield "Catalog", "there is no Lang"


@rule(A2, "6.8")
def only_pdfa_inside(file):
    """A file inside is a PDF/A of part 1 or 2: here, there is none."""
    for place, _ in file.file_specifications:
        yield place, "a file inside"


@rule(A3, "6.8")
@rule(UA, "7.11")
def file_names(file):
    """A file inside has a name in F and UF."""
    for place, specification in file.file_specifications:
        for key in ("/F", "/UF"):
            if not text_of(specification.get(key)):
                yield place, f"{key} is {specification.get(key)!r}"


@rule(A3, "6.8")
def file_media_types(file):
    """A file inside says its media type as Subtype."""
    for place, specification in file.file_specifications:
        for embedded in values_of(specification.EF):
            if not re.fullmatch(r"[-\w+.]+/[-\w+.]+", bare(embedded.get("/Subtype", "/"))):
                yield place, f"Subtype is {embedded.get('/Subtype')}"


@rule(A3, "6.8")
def file_relationships(file):
    """A file inside says how it relates to the document."""
    for place, specification in file.file_specifications:
        if bare(specification.get("/AFRelationship", "/")) not in ("Source", "Data", "Alternative", "Supplement", "Unspecified"):
            yield place, f"AFRelationship is {specification.get('/AFRelationship')}"


@rule(A3, "6.8")
def files_are_associated(file):
    """A file inside is in the AF of the catalog, or of another object."""
    associated = {kid.objgen for _, _, value in file.dictionaries for kid in value.get("/AF", []) if kid.is_indirect}
    for place, specification in file.file_specifications:
        if specification.objgen not in associated:
            yield place, "is in no AF"


@rule(A3, "6.8")
def file_dates(file):
    """A file inside says when it was changed, and its size if it is the right one."""
    for place, specification in file.file_specifications:
        for embedded in {stream.objgen: stream for stream in values_of(specification.EF)}.values():
            parameters = embedded.get("/Params", {})
            if "/ModDate" not in parameters:
                yield place, "Params has no ModDate"
            if int(parameters.get("/Size", len(embedded.read_bytes()))) != len(embedded.read_bytes()):
                yield place, f"Size is {parameters.Size}"


def configurations(file):
    properties = file.root.get("/OCProperties", {})
    return [value for value in [properties.get("/D"), *properties.get("/Configs", [])] if value is not None]


@rule(A2, "6.9")
@rule(UA, "7.10")
def optional_content(file):
    """An optional content configuration has a Name that no other has, and no AS."""
    names = [text_of(one.get("/Name")) for one in configurations(file)]
    for one, name in zip(configurations(file), names):
        if not name or names.count(name) > 1:
            yield "OCProperties", f"Name is {name!r}"
        if "/AS" in one:
            yield "OCProperties", "there is AS"


@rule(A2, "6.9")
def optional_content_order(file):
    """An Order lists every optional content group."""
    groups = {group.objgen for group in file.root.get("/OCProperties", {}).get("/OCGs", [])}
    for one in configurations(file):
        if "/Order" in one and groups - {entry.objgen for entry in one.Order if not isinstance(entry, list)}:
            yield "OCProperties", "Order does not list every group"


@rule(A2, "6.10")
def no_presentations(file):
    """There are neither AlternatePresentations nor PresSteps."""
    if "/AlternatePresentations" in file.root.get("/Names", {}):
        yield "Names", "there is AlternatePresentations"
    for page in file.pages:
        if "/PresSteps" in page:
            yield name_of(page), "there is PresSteps"


@rule(A2, "6.11")
def no_requirements(file):
    """The catalog has no Requirements."""
    if "/Requirements" in file.root:
        yield "Catalog", "there is Requirements"
