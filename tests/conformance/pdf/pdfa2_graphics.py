"""ISO 19005-2, 6.2.2 to 6.2.10: content streams, output intents, colour, graphics states, images, forms, transparency."""

import colour
from content import OPERATORS, space_names
from pdf_file import name_of
from pikepdf import Array, Name, Stream
from rules import rule

A2 = "ISO 19005-2"
INTENTS = {"RelativeColorimetric", "AbsoluteColorimetric", "Perceptual", "Saturation"}
BLENDS = set(
    "Normal Compatible Multiply Screen Overlay Darken Lighten ColorDodge ColorBurn HardLight SoftLight Difference Exclusion Hue"
    " Saturation Color Luminosity".split()
)


@rule(A2, "6.2.2")
def defined_operators(file):
    """Content holds no operator that ISO 32000-1 does not define."""
    for place, operator in sorted(file.content.operators):
        if operator not in OPERATORS:
            yield place, f"the operator {operator!r}"


@rule(A2, "6.2.2")
def explicit_resources(file):
    """A page and a form that needs resources has a Resources of its own."""
    for page in file.pages:
        if "/Resources" not in page:
            yield name_of(page), "the page inherits its resources"
    for place, _, form in file.streams:
        if form.get("/Subtype") == "/Form" and "/Resources" not in form:
            yield place, "the form has no resources"


def pdfa_intents(file):
    return [intent for intent in file.output_intents if intent.get("/S") == "/GTS_PDFA1"]


def intended_space(file):
    """The colour space of the PDF/A output intent, “RGB ”; nothing if there is none."""
    for intent in pdfa_intents(file):
        if isinstance(intent.get("/DestOutputProfile"), Stream):
            return colour.profile_of(intent.DestOutputProfile).space
    return None


@rule(A2, "6.2.3")
def profiles_of_output_intents(file):
    """The profile of an output intent is a valid one, of a printer or a monitor, for grey, RGB or CMYK."""
    for intent in file.output_intents:
        profile = intent.get("/DestOutputProfile")
        if not isinstance(profile, Stream):
            yield name_of(intent), "there is no DestOutputProfile"
            continue
        for fault in colour.profile_of(profile).faults(("prtr", "mntr"), int(profile.get("/N", 0))):
            yield name_of(profile), f"the profile {fault}"


@rule(A2, "6.2.3")
def one_profile(file):
    """All output intents have the same object as their profile."""
    profiles = {intent.DestOutputProfile.objgen for intent in file.output_intents if "/DestOutputProfile" in intent}
    if len(profiles) > 1:
        yield "OutputIntents", f"{len(profiles)} profiles"


@rule(A2, "6.2.3")
def no_external_profile(file):
    """No output intent has a DestOutputProfileRef."""
    for intent in file.output_intents:
        if "/DestOutputProfileRef" in intent:
            yield name_of(intent), "there is DestOutputProfileRef"


def icc_spaces(file):
    for place, _, value in file.objects:
        if isinstance(value, Array) and len(value) == 2 and value[0] == Name("/ICCBased"):
            yield place, value[1]


@rule(A2, "6.2.4.2")
def icc_based_profiles(file):
    """The profile of an ICCBased colour space is a valid one for as many components as N says."""
    for place, profile in icc_spaces(file):
        for fault in colour.profile_of(profile).faults(("prtr", "mntr", "scnr", "spac"), int(profile.get("/N", 0))):
            yield place, f"the profile {fault}"


@rule(A2, "6.2.4.2")
def overprint_mode(file):
    """With overprinting on and ICCBased CMYK in use, the overprint mode is 0."""
    managed = any(int(profile.get("/N", 0)) == 4 for _, profile in icc_spaces(file))
    for place, state in file.content.states:
        if managed and (state.get("/OP", False) or state.get("/op", False)) and state.get("/OPM", 0) == 1:
            yield place, "OPM is 1"


def device_spaces(file):
    """(page, family) of every device colour space used, unless the resources replace it."""
    for painted in file.content.painted:
        spaces = list(painted.spaces)
        if painted.kind == "image" and "/SMask" in painted.thing:
            spaces.append(painted.thing.SMask.get("/ColorSpace"))
        if painted.kind == "form" and "/Group" in painted.thing:
            spaces.append(painted.thing.Group.get("/CS"))
        if painted.kind == "shading" and painted.thing is not None:
            spaces.append(painted.thing.get("/ColorSpace"))
        defaults = (painted.resources or {}).get("/ColorSpace", {})
        for space in spaces:
            for family in space_names(space):
                if family.startswith("Device") and "/" + family.replace("Device", "Default") not in defaults:
                    yield painted.page, family
    for number, page in enumerate(file.pages, 1):
        for family in space_names(page.get("/Group", {}).get("/CS")):
            if family.startswith("Device"):
                yield number, family


@rule(A2, "6.2.4.3")
def device_rgb(file):
    """DeviceRGB asks for an output intent with an RGB profile, or a DefaultRGB."""
    for page in sorted({page for page, family in device_spaces(file) if family == "DeviceRGB"}):
        if intended_space(file) != "RGB ":
            yield f"page {page}", "DeviceRGB is used"


@rule(A2, "6.2.4.3")
def device_cmyk(file):
    """DeviceCMYK asks for an output intent with a CMYK profile, or a DefaultCMYK."""
    for page in sorted({page for page, family in device_spaces(file) if family == "DeviceCMYK"}):
        if intended_space(file) != "CMYK":
            yield f"page {page}", "DeviceCMYK is used"


@rule(A2, "6.2.4.3")
def device_gray(file):
    """DeviceGray asks for an output intent, or a DefaultGray."""
    for page in sorted({page for page, family in device_spaces(file) if family == "DeviceGray"}):
        if intended_space(file) is None:
            yield f"page {page}", "DeviceGray is used"


@rule(A2, "6.2.4.4")
def colourants_described(file):
    """Every spot colour of a DeviceN colour space is described in Colorants."""
    for place, _, value in file.objects:
        if isinstance(value, Array) and len(value) > 3 and value[0] == Name("/DeviceN"):
            described = value[4].get("/Colorants", {}) if len(value) > 4 else {}
            for colourant in value[1]:
                if str(colourant) not in ("/Cyan", "/Magenta", "/Yellow", "/Black", "/None") and str(colourant) not in described:
                    yield place, f"{colourant} is not in Colorants"


@rule(A2, "6.2.5")
def no_transfer_functions(file):
    """A graphics state has neither TR nor HTP, and no TR2 but Default."""
    for place, _, state in file.dictionaries:
        if state.get("/Type") == "/ExtGState" or any(state.objgen == used.objgen != (0, 0) for _, used in file.content.states):
            for key in ("/TR", "/HTP"):
                if key in state:
                    yield place, f"there is {key}"
            if state.get("/TR2", "/Default") != "/Default":
                yield place, "TR2 is not Default"


@rule(A2, "6.2.5")
def halftones(file):
    """A halftone is of type 1 or 5, and has no name."""
    for place, _, halftone in file.dictionaries:
        if "/HalftoneType" in halftone and (int(halftone.HalftoneType) not in (1, 5) or "/HalftoneName" in halftone):
            yield place, "a halftone of another type, or with a name"


@rule(A2, "6.2.6")
def rendering_intents(file):
    """A rendering intent is one of the four of ISO 32000-1, Table 70."""
    stated = list(file.content.intents)
    stated += [(place, str(state.RI)[1:]) for place, state in file.content.states if "/RI" in state]
    stated += [(place, str(image.Intent)[1:]) for place, _, image in file.streams if "/Intent" in image]
    for place, intent in stated:
        if intent not in INTENTS:
            yield place, f"the rendering intent {intent}"


@rule(A2, "6.2.8")
def images(file):
    """An image has neither Alternates nor OPI, and is not interpolated."""
    for place, _, image in file.streams:
        if image.get("/Subtype") == "/Image":
            for key in ("/Alternates", "/OPI"):
                if key in image:
                    yield place, f"there is {key}"
            if image.get("/Interpolate", False):
                yield place, "Interpolate is true"
    for place, image in file.content.inline:
        if image.get("I", image.get("Interpolate")) == "true":
            yield place, "an inline image is interpolated"


@rule(A2, "6.2.8")
def depths_of_images(file):
    """An image has 1, 2, 4, 8 or 16 bits a component, a mask 1."""
    for place, _, image in file.streams:
        if image.get("/Subtype") == "/Image" and image.get("/Filter") != "/JPXDecode":
            allowed = (1,) if image.get("/ImageMask", False) else (1, 2, 4, 8, 16)
            if int(image.get("/BitsPerComponent", 1 if len(allowed) == 1 else 0)) not in allowed:
                yield place, f"{image.get('/BitsPerComponent')} bits a component"


@rule(A2, "6.2.9")
def forms(file):
    """A form has neither OPI nor PS, and no Subtype2 PS."""
    for place, _, form in file.streams:
        if form.get("/Subtype") == "/Form" and ("/OPI" in form or "/PS" in form or form.get("/Subtype2") == "/PS"):
            yield place, "a form with OPI or PostScript"


@rule(A2, "6.2.9")
@rule("ISO 14289-1", "7.20")
def no_reference_xobjects(file):
    """There is no reference XObject."""
    for place, _, form in file.streams:
        if form.get("/Subtype") == "/Form" and "/Ref" in form:
            yield place, "there is Ref"


@rule(A2, "6.2.9")
@rule("ISO 15930-7", "PostScript XObjects")
def no_postscript(file):
    """There is no PostScript XObject."""
    for place, _, thing in file.streams:
        if thing.get("/Subtype") == "/PS":
            yield place, "a PostScript XObject"


@rule(A2, "6.2.10")
@rule("ISO 15930-7", "transparency")
def blend_modes(file):
    """Blend modes are those of ISO 32000-1."""
    for place, state in file.content.states:
        modes = state.get("/BM", Name("/Normal"))
        for mode in modes if isinstance(modes, Array) else [modes]:
            if str(mode)[1:] not in BLENDS:
                yield place, f"the blend mode {mode}"


def transparent(painted):
    thing = painted.thing
    return thing is not None and ("/SMask" in thing or thing.get("/Group", {}).get("/S") == "/Transparency")


@rule(A2, "6.2.10")
def blending_spaces(file):
    """Without an output intent, a page with transparency has a Group with a CS."""
    for number, page in enumerate(file.pages, 1):
        needs = any(painted.page == number and transparent(painted) for painted in file.content.painted)
        if needs and intended_space(file) is None and "/CS" not in page.get("/Group", {}):
            yield f"page {number}", "transparency without a blending colour space"
