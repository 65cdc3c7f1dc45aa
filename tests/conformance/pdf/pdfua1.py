"""ISO 14289-1 (the Matterhorn Protocol's checkpoints in brackets): tagged content, structure, languages, navigation, annotations."""

import re

from pdf_file import name_of, text_of
from pikepdf import Array
from rules import rule
from structure import Element

UA, PDF = "ISO 14289-1", "ISO 32000-1"
# What stands only in what, and what only holds what (ISO 32000-1, 14.8.4.2 and 14.8.4.3).
PARENTS = {
    "LI": {"L"}, "LBody": {"LI"}, "TOCI": {"TOC"}, "TR": {"Table", "THead", "TBody", "TFoot"}, "TH": {"TR"}, "TD": {"TR"},
    "THead": {"Table"}, "TBody": {"Table"}, "TFoot": {"Table"},
}  # fmt: skip
KIDS = {
    "L": {"L", "LI", "Caption"}, "LI": {"Lbl", "LBody"}, "TOC": {"TOC", "TOCI", "Caption"}, "TR": {"TH", "TD"},
    "Table": {"TR", "THead", "TBody", "TFoot", "Caption"}, "THead": {"TR"}, "TBody": {"TR"}, "TFoot": {"TR"},
}  # fmt: skip
INLINE = {"Span", "Quote", "Reference", "BibEntry", "Code", "Link"}
BLOCK = {"P", "H", "H1", "H2", "H3", "H4", "H5", "H6", "L", "LI", "LBody", "Table", "Sect", "Div", "Document"}
HEADING = re.compile(r"H([1-6])")
# “[2]”, “3.”, “iv)”, but not “R:”, which is a skill.
NUMBER = re.compile(r"\W*(\d+\W*|([ivxlc]+|[a-z])[.)\]]\s*)", re.IGNORECASE)


@rule(UA, "7.1")
def all_content_is_tagged(file):
    """What is painted is an artifact or belongs to the structure [01-005]."""
    for painted in file.content.painted:
        if painted.kind != "form" and not any(mark.tag == "Artifact" or mark.mcid is not None for mark in painted.marks):
            yield f"page {painted.page}", f"{painted.kind} that is neither tagged nor an artifact"


@rule(UA, "7.1")
def no_artifact_in_tagged_content(file):
    """No artifact stands inside tagged content [01-003]."""
    for number, outer, mark in file.content.begun:
        if mark.tag == "Artifact" and any(one.mcid is not None for one in outer):
            yield f"page {number}", f"an artifact inside {outer[-1].tag}"


@rule(UA, "7.1")
def no_tagged_content_in_artifact(file):
    """No tagged content stands inside an artifact [01-004]."""
    for number, outer, mark in file.content.begun:
        if mark.mcid is not None and any(one.tag == "Artifact" for one in outer):
            yield f"page {number}", f"{mark.tag} inside an artifact"


@rule(PDF, "14.7.4.2")
def no_marks_nested_in_marks(file):
    """Content that has an MCID has no other MCID around it."""
    for number, outer, mark in file.content.begun:
        if mark.mcid is not None and any(one.mcid is not None for one in outer):
            yield f"page {number}", f"MCID {mark.mcid} inside another"


@rule(UA, "7.1")
def no_suspects(file):
    """MarkInfo has no Suspects that is true [01-007]."""
    if file.root.get("/MarkInfo", {}).get("/Suspects", False):
        yield "MarkInfo", "Suspects is true"


@rule(UA, "7.1")
def title_is_displayed(file):
    """ViewerPreferences has a DisplayDocTitle that is true [07-001, 07-002]."""
    if file.root.get("/ViewerPreferences", {}).get("/DisplayDocTitle") is not True:
        yield "Catalog", "DisplayDocTitle is not true"


@rule(UA, "7.2")
def nesting(file):
    """Parts of lists, tables of contents and tables stand in what they are parts of [09-004 to 09-008]."""
    for element in file.structure.elements:
        parent = element.parent.standard if element.parent else None
        if element.standard in PARENTS and parent not in PARENTS[element.standard]:
            yield element.place, f"stands in {parent}"


@rule(UA, "7.2")
def kids(file):
    """Lists, tables of contents and tables hold their parts, a caption first [09-004 to 09-008]."""
    for element in file.structure.elements:
        for index, kid in enumerate(element.kids if element.standard in KIDS else ()):
            standard = kid.standard if isinstance(kid, Element) else "content"
            if standard not in KIDS[element.standard] or (standard == "Caption" and index):
                yield element.place, f"holds {standard}"


@rule(PDF, "14.8.4.4")
def inline_holds_inline(file):
    """An inline-level element holds no block-level one."""
    for element in file.structure.elements:
        for kid in element.elements if element.standard in INLINE else ():
            if kid.standard in BLOCK:
                yield element.place, f"holds {kid.place}"


@rule(PDF, "14.8.4.2")
def one_document(file):
    """The root of the structure is one Document, and there is no other."""
    roots = [element.standard for element in file.structure.elements if element.parent is None]
    if roots != ["Document"] or sum(element.standard == "Document" for element in file.structure.elements) != 1:
        yield "StructTreeRoot", f"holds {roots}"


@rule(PDF, "14.8.4")
def no_empty_elements(file):
    """Every element has content, but for table cells."""
    for element in file.structure.elements:
        if not element.kids and element.standard not in ("TD", "TH"):
            yield element.place, "is empty"


@rule(UA, "7.3")
def figures(file):
    """A figure has an alternative or the text that it replaces [13-004], and says where it is (ISO 32000-1, 14.8.5.4.3)."""
    for element in file.structure.elements:
        if element.standard != "Figure":
            continue
        if not any(text_of(element.thing.get(key)) for key in ("/Alt", "/ActualText")):
            yield element.place, "has no Alt"
        if not any("/BBox" in one for one in attributes(element)):
            yield element.place, "has no BBox"


@rule(UA, "7.3")
def images_are_figures(file):
    """An image is part of a figure, unless it is an artifact."""
    for painted in file.content.painted:
        if painted.kind != "image" or any(mark.tag == "Artifact" for mark in painted.marks):
            continue
        owners = [
            owner
            for mark in painted.marks
            if mark.mcid is not None
            for owner in file.structure.content_owners.get((mark.content.objgen, mark.mcid), [])
        ]
        if not any(one.standard == "Figure" for owner in owners for one in (owner, *owner.ancestors)):
            yield f"page {painted.page}", "an image outside a figure"


@rule(UA, "7.4.2")
def headings(file):
    """The first heading is H1, and none is more than one level below the one before it [14-002, 14-003]."""
    level = 0
    for element in file.structure.elements:
        if match := HEADING.fullmatch(element.standard or ""):
            if int(match[1]) > level + 1:
                yield element.place, f"follows a heading of level {level}"
            level = int(match[1])


@rule(UA, "7.4.4")
def one_kind_of_headings(file):
    """Headings are numbered or not, not both, and no element holds two H [14-006, 14-007]."""
    kinds = {element.standard for element in file.structure.elements}
    if "H" in kinds and any(HEADING.fullmatch(kind or "") for kind in kinds):
        yield "StructTreeRoot", "there are H and H1"
    for element in file.structure.elements:
        if sum(kid.standard == "H" for kid in element.elements) > 1:
            yield element.place, "holds two H"


@rule(UA, "7.5")
def header_cells(file):
    """A table has header cells [15-003]."""
    for element in file.structure.elements:
        cells = [one for one in file.structure.elements if element in one.ancestors] if element.standard == "Table" else ()
        if cells and not any(one.standard == "TH" for one in cells):
            yield element.place, "has no TH"


def attributes(element):
    stated = element.thing.get("/A", Array())
    return list(stated) if isinstance(stated, Array) else [stated]


def label_text(file, label):
    leaves = [kid for kid in label.kids if not isinstance(kid, Element) and kid[0] == "mcid" and kid[1] is not None]
    return "".join(file.fonts.texts.get((where.objgen, number), "") for _, where, number in leaves)


@rule(UA, "7.6")
def list_numbering(file):
    """A list whose items are numbered says how [16-001]."""
    for element in file.structure.elements:
        labels = [one for item in element.elements for one in item.elements if element.standard == "L" and one.standard == "Lbl"]
        if labels and all(NUMBER.fullmatch(label_text(file, label)) for label in labels):
            if all(one.get("/ListNumbering", "/None") == "/None" for one in attributes(element)):
                yield element.place, "has numbered items and no ListNumbering"


@rule(UA, "7.7")
def formulas(file):
    """A formula has an alternative text [17-002]."""
    for element in file.structure.elements:
        if element.standard == "Formula" and not any(text_of(element.thing.get(key)) for key in ("/Alt", "/ActualText")):
            yield element.place, "has no Alt"


@rule(UA, "7.9")
def notes(file):
    """A note has an ID that no other has [19-003, 19-004]."""
    seen = set()
    for element in file.structure.elements:
        if element.standard == "Note":
            identifier = bytes(element.thing.get("/ID", b""))
            if not identifier or identifier in seen:
                yield element.place, f"ID is {identifier!r}"
            seen.add(identifier)


@rule(UA, "7.17")
def outline_titles(file):
    """An entry of the outline has a title and leads to a page."""
    pages = {page.objgen for page in file.pages}
    for place, _, item in file.dictionaries:
        if "/Title" in item and "/Parent" in item and "/S" not in item:
            target = item.get("/Dest", item.get("/A", {}).get("/D"))
            if not (text_of(item.Title) or "").strip():
                yield place, "has no title"
            if not isinstance(target, Array) or target[0].objgen not in pages:
                yield place, "leads to no page"


@rule(UA, "7.18.1")
def annotations_in_structure(file):
    """An annotation that is not a popup or a printer's mark is in the structure: in a Link, a Form, an Annot [28-002, 28-010, 28-011]."""
    wanted = {"/Link": "Link", "/Widget": "Form"}
    for _, number, annotation in file.annotations:
        subtype = annotation.get("/Subtype")
        if subtype in ("/Popup", "/PrinterMark"):
            continue
        owners = file.structure.object_owners.get(annotation.objgen, [])
        if [owner.standard for owner in owners] != [wanted.get(str(subtype), "Annot")]:
            yield f"page {number} {name_of(annotation)}", f"{subtype} is in {[owner.place for owner in owners]}"


@rule(UA, "7.18.2")
def no_trap_networks(file):
    """There is no TrapNet annotation [28-007]."""
    for _, number, annotation in file.annotations:
        if annotation.get("/Subtype") == "/TrapNet":
            yield f"page {number}", "a TrapNet annotation"


@rule(UA, "7.18.3")
def tab_order(file):
    """A page with annotations has the tab order of the structure [28-008, 28-009]."""
    for number, page in enumerate(file.pages, 1):
        if len(page.get("/Annots", [])) and page.get("/Tabs") != "/S":
            yield f"page {number}", f"Tabs is {page.get('/Tabs')}"


@rule(UA, "7.18.5")
def links_say_where_they_lead(file):
    """A link has Contents [28-012]."""
    for _, number, annotation in file.annotations:
        if annotation.get("/Subtype") == "/Link" and not (text_of(annotation.get("/Contents")) or "").strip():
            yield f"page {number} {name_of(annotation)}", "a link without Contents"


@rule(UA, "7.18.5")
def links_have_content(file):
    """A Link holds the annotation and, before it, the content that is linked (ISO 32000-1, 14.8.4.4.2)."""
    for element in file.structure.elements:
        if element.standard == "Link":
            leaves = [kid[0] for kid in element.kids if not isinstance(kid, Element)]
            if file.annotations and "objr" not in leaves:
                yield element.place, "refers to no annotation"
            if "mcid" not in leaves and not element.elements:
                yield element.place, "has no content"


@rule(PDF, "14.7.4.4")
def content_belongs_to_one_element(file):
    """Each MCID of a page stands once in its content and in one element, which is the one that the parent tree gives."""
    tree, owners, counted = file.structure.parent_tree, file.structure.content_owners, {}
    for number, _, mark in file.content.begun:
        if mark.mcid is None:
            continue
        key = (mark.content.objgen, mark.mcid)
        counted[key] = counted.get(key, 0) + 1
        place = f"page {number} MCID {mark.mcid}"
        if counted[key] > 1:
            yield place, "stands twice"
        claims = [owner.thing.objgen for owner in owners.get(key, [])]
        given = tree.get(int(mark.content.get("/StructParents", -1)))
        entry = given[mark.mcid] if isinstance(given, Array) and mark.mcid < len(given) else None
        there = entry.objgen if entry is not None else None
        if claims != [there]:
            yield place, f"is in {claims}, by the parent tree in {there}"


@rule(PDF, "14.7.4.4")
def elements_have_their_content(file):
    """Each MCID that an element refers to stands in the content of its page."""
    there = {(mark.content.objgen, mark.mcid) for _, _, mark in file.content.begun if mark.mcid is not None}
    for element in file.structure.elements:
        for kind, where, number in (kid for kid in element.kids if not isinstance(kid, Element)):
            if kind == "mcid" and (where is None or (where.objgen, number) not in there):
                yield element.place, f"MCID {number} is not on its page"


@rule(PDF, "14.7.4.4")
def annotations_belong_to_one_element(file):
    """The StructParent of each annotation leads to the element that refers to it, and no two keys are the same."""
    keys = [int(page.StructParents) for page in file.pages if "/StructParents" in page]
    for _, number, annotation in file.annotations:
        if "/StructParent" not in annotation:
            if annotation.objgen in file.structure.object_owners:
                yield f"page {number} {name_of(annotation)}", "has no StructParent"
            continue
        keys.append(int(annotation.StructParent))
        given = file.structure.parent_tree.get(keys[-1])
        owners = [owner.thing.objgen for owner in file.structure.object_owners.get(annotation.objgen, [])]
        if given is None or owners != [given.objgen]:
            yield f"page {number} {name_of(annotation)}", f"is in {owners}"
    for key in sorted({key for key in keys if keys.count(key) > 1}):
        yield "ParentTree", f"the key {key} stands for two objects"
    for key in sorted(file.structure.parent_tree.keys() - set(keys)):
        yield "ParentTree", f"nothing has the key {key}"


@rule(PDF, "14.7.2")
def next_key(file):
    """ParentTreeNextKey is greater than all keys of the parent tree."""
    following = (file.structure.root or {}).get("/ParentTreeNextKey")
    if following is not None and int(following) <= max(file.structure.parent_tree, default=-1):
        yield "StructTreeRoot", f"ParentTreeNextKey is {following}"


@rule(PDF, "14.7.4.3")
def object_references_stay_on_their_page(file):
    """An object reference names the page that its annotation is on."""
    pages = {annotation.objgen: page.objgen for page, _, annotation in file.annotations}
    for element in file.structure.elements:
        for kind, where, thing in (kid for kid in element.kids if not isinstance(kid, Element)):
            if kind == "objr" and (thing is None or where is None or pages.get(thing.objgen) != where.objgen):
                yield element.place, "refers to an annotation of another page"
