"""ISO 15930-7 (PDF/X-4): what a file for the press must say and must not have. Cited by the subjects of its clause 6."""

import re

import colour
from pdf_file import name_of, text_of
from pdfa2_file import comparable
from pdfa2_graphics import device_spaces
from pikepdf import Stream
from rules import rule

X4 = "ISO 15930-7"


def x_intents(file):
    return [intent for intent in file.output_intents if intent.get("/S") == "/GTS_PDFX"]


@rule(X4, "version")
def version(file):
    """The file is of PDF 1.6 or older, by its header and its catalog."""
    header = re.match(rb"%PDF-1\.([0-7])", file.raw)
    catalog = str(file.root.get("/Version", "/1.0"))
    if header is None or int(header[1]) > 6 or catalog > "/1.6":
        yield "header", f"{file.raw[:8]!r}, Version {catalog}"


@rule(X4, "identification")
def claims_pdfx4(file):
    """pdfxid:GTS_PDFXVersion is PDF/X-4."""
    if file.xmp.value("pdfxid", "GTS_PDFXVersion") != "PDF/X-4":
        yield "Metadata", f"pdfxid:GTS_PDFXVersion is {file.xmp.value('pdfxid', 'GTS_PDFXVersion')}"


@rule(X4, "metadata")
def metadata_present(file):
    """The metadata have title, dates of making, change and metadata, and the document's identifiers."""
    if file.xmp.error:
        yield "Metadata", file.xmp.error
    needed = [("dc", "title"), ("xmp", "CreateDate"), ("xmp", "ModifyDate"), ("xmp", "MetadataDate")]
    needed += [("xmpMM", "DocumentID"), ("xmpMM", "VersionID"), ("xmpMM", "RenditionClass")]
    for prefix, name in needed:
        if not (file.xmp.value(prefix, name) or "").strip():
            yield "Metadata", f"there is no {prefix}:{name}"


@rule(X4, "metadata")
def dates_agree(file):
    """The information dictionary has Title and both dates, and they are the metadata's."""
    for key, (prefix, name) in {
        "/Title": ("dc", "title"), "/CreationDate": ("xmp", "CreateDate"), "/ModDate": ("xmp", "ModifyDate"),
    }.items():  # fmt: skip
        stated = text_of(file.info.get(key))
        if stated is not None and comparable(stated) != comparable(file.xmp.value(prefix, name)):
            yield "Info", f"{key} is {stated!r}, {prefix}:{name} {file.xmp.value(prefix, name)!r}"


@rule(X4, "trapping")
def trapped(file):
    """Trapped is True or False, in the metadata, and in the information dictionary the same if it is there."""
    stated = file.xmp.value("pdf", "Trapped")
    if stated not in ("True", "False"):
        yield "Metadata", f"pdf:Trapped is {stated}"
    if "/Trapped" in file.info and str(file.info.Trapped)[1:] != stated:
        yield "Info", f"Trapped is {file.info.Trapped}"


@rule(X4, "file identifier")
def identified(file):
    """The trailer has an ID, and no Encrypt."""
    if len(file.trailer.get("/ID", [])) != 2 or "/Encrypt" in file.trailer:
        yield "trailer", f"ID is {file.trailer.get('/ID')}"


@rule(X4, "output intent")
def one_intent(file):
    """There is exactly one output intent GTS_PDFX, and it names its condition."""
    if len(x_intents(file)) != 1:
        yield "OutputIntents", f"{len(x_intents(file))} intents of PDF/X"
    for intent in x_intents(file):
        if not text_of(intent.get("/OutputConditionIdentifier")):
            yield name_of(intent), "there is no OutputConditionIdentifier"


@rule(X4, "output intent")
def printer_profile(file):
    """The output intent embeds the profile of a printing condition."""
    for intent in x_intents(file):
        profile = intent.get("/DestOutputProfile")
        if not isinstance(profile, Stream):
            yield name_of(intent), "there is no DestOutputProfile"
            continue
        for fault in colour.profile_of(profile).faults(("prtr",), int(profile.get("/N", 0))):
            yield name_of(profile), f"the profile {fault}"


@rule(X4, "colour")
def device_colours(file):
    """Device colour is grey, or that of the output intent."""
    spaces = {colour.profile_of(one.DestOutputProfile).space for one in x_intents(file) if "/DestOutputProfile" in one}
    allowed = {"DeviceGray"} | {{"CMYK": "DeviceCMYK", "RGB ": "DeviceRGB"}.get(space) for space in spaces}
    for page, family in sorted({used for used in device_spaces(file) if used[1] not in allowed}):
        yield f"page {page}", f"{family} is used"


def box(page, key):
    value = page.get(key)
    return [float(edge) for edge in value] if value is not None else None


def holds(outer, inner):
    return outer[0] <= inner[0] and outer[1] <= inner[1] and inner[2] <= outer[2] and inner[3] <= outer[3]


@rule(X4, "bounding boxes")
def trim_or_art(file):
    """A page has a MediaBox, and either a TrimBox or an ArtBox."""
    for number, page in enumerate(file.pages, 1):
        if "/MediaBox" not in page or ("/TrimBox" in page) == ("/ArtBox" in page):
            yield f"page {number}", f"has {[key for key in page.keys() if key.endswith('Box')]}"


@rule(X4, "bounding boxes")
def nested_boxes(file):
    """The TrimBox or ArtBox is in the BleedBox, and all boxes are in the MediaBox."""
    for number, page in enumerate(file.pages, 1):
        media, bleed = box(page, "/MediaBox"), box(page, "/BleedBox")
        pairs = [(key, box(page, key), media) for key in ("/CropBox", "/BleedBox", "/TrimBox", "/ArtBox")]
        pairs += [(key, box(page, key), bleed) for key in ("/TrimBox", "/ArtBox")]
        for key, inner, outer in pairs:
            if inner and outer and not holds(outer, inner):
                yield f"page {number}", f"{key} {inner} sticks out of {outer}"


@rule(X4, "annotations")
def annotations_outside_the_bleed(file):
    """No annotation but a trap network or a printer's mark stands within the BleedBox."""
    for page, number, annotation in file.annotations:
        bleed = box(page, "/BleedBox") or box(page, "/TrimBox") or box(page, "/MediaBox")
        rect = box(annotation, "/Rect")
        apart = rect[2] <= bleed[0] or bleed[2] <= rect[0] or rect[3] <= bleed[1] or bleed[3] <= rect[1]
        if annotation.get("/Subtype") not in ("/TrapNet", "/PrinterMark") and not apart:
            yield f"page {number}", f"an annotation {annotation.get('/Subtype')}"


@rule(X4, "actions")
def no_actions(file):
    """There is neither an action nor JavaScript."""
    for place, action in file.actions:
        yield place, f"an action {action.S}"
    for place, key, _ in file.objects:
        if key in ("/AA", "/OpenAction", "/JavaScript"):
            yield place, f"there is {key}"


@rule(X4, "extended graphics state")
def no_transfer(file):
    """No transfer function, and no halftone but of types 1 and 5, without a name."""
    for place, state in file.content.states:
        if "/TR" in state or "/HTP" in state or state.get("/TR2", "/Default") != "/Default":
            yield place, "a transfer function"
    for place, _, halftone in file.dictionaries:
        if "/HalftoneType" in halftone and (int(halftone.HalftoneType) not in (1, 5) or "/HalftoneName" in halftone):
            yield place, "a halftone of another type, or with a name"


@rule(X4, "alternate images and OPI")
def no_stand_ins(file):
    """No image or form stands for another file."""
    for place, _, thing in file.streams:
        for key in ("/OPI", "/Ref", "/F"):
            if key in thing:
                yield place, f"there is {key}"


@rule(X4, "viewer preferences")
def view_areas(file):
    """ViewArea, ViewClip, PrintArea and PrintClip are MediaBox or BleedBox."""
    for key in ("/ViewArea", "/ViewClip", "/PrintArea", "/PrintClip"):
        if file.root.get("/ViewerPreferences", {}).get(key, "/MediaBox") not in ("/MediaBox", "/BleedBox"):
            yield "ViewerPreferences", f"{key} is {file.root.ViewerPreferences[key]}"


@rule(X4, "version")
def no_newer_keys(file):
    """Nothing that came with PDF 1.7 stands in the catalog or the viewer's preferences."""
    preferences = file.root.get("/ViewerPreferences", {})
    for dictionary, keys in (
        (file.root, ("/Extensions", "/Requirements", "/Collection")),
        (preferences, ("/Duplex", "/PickTrayByPDFSize", "/PrintPageRange", "/NumCopies")),
    ):
        for key in keys:
            if key in dictionary:
                yield "Catalog", f"there is {key}"
