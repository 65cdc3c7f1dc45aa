"""ISO 32000-1, 8 to 10 and 14.6: what the content streams of a file paint, each with the marks around it, the font and the colour
spaces in use. Forms are followed where they are painted."""

import copy
import dataclasses

import lexer
import pdf_file
from pikepdf import Array

OPERATORS = set(
    "b B b* B* BDC BI BMC BT BX c cm CS cs d d0 d1 Do DP EI EMC ET EX f F f* G g gs h i ID j J K k l M m MP n q Q re RG rg ri S s"
    " SC sc SCN scn sh T* Tc Td TD Tf Tj TJ TL Tm Tr Ts Tw Tz v w W W* y ' \"".split()
)
PATH = {"b": "fs", "B": "fs", "b*": "fs", "B*": "fs", "f": "f", "F": "f", "f*": "f", "s": "s", "S": "s"}
TEXT = {"Tj", "TJ", "'", '"'}
DEVICE = {"g": "DeviceGray", "rg": "DeviceRGB", "k": "DeviceCMYK", "G": "DeviceGray", "RG": "DeviceRGB", "K": "DeviceCMYK"}


@dataclasses.dataclass(frozen=True, eq=False)
class Mark:
    """A marked-content sequence (14.6)."""

    tag: str
    properties: dict
    content: object  # the page or form whose stream holds it
    in_text: bool  # it begins between BT and ET

    @property
    def mcid(self):
        return self.properties.get("MCID")


@dataclasses.dataclass(frozen=True)
class Painted:
    page: int  # from 1
    kind: str  # text, path, image, form, shading
    marks: tuple  # outermost first
    resources: object
    spaces: tuple = ()  # colour spaces as named by the operators, or as objects
    font: object = None
    codes: bytes = b""
    render_mode: int = 0
    thing: object = None  # the image or form


@dataclasses.dataclass
class State:
    fill: object = "DeviceGray"
    stroke: object = "DeviceGray"
    font: object = None
    size: float = 0
    render_mode: int = 0


class Content:
    """All content streams of a file, read."""

    def __init__(self, file):
        self.file = file
        self.painted, self.begun, self.faults = [], [], []
        self.operators, self.intents, self.states, self.inline = set(), [], [], []
        self.depth = 0  # the deepest nesting of q
        for number, page in enumerate(file.pages, 1):
            Reader(self, number, page, page.get("/Resources"), ()).read()


class Reader:
    """Reads one stream of content; a form in it by another Reader."""

    def __init__(self, content, number, page, resources, marks, level=0):
        self.out, self.number, self.page, self.resources, self.level = content, number, page, resources, level
        self.place = f"page {number}"
        self.marks, self.outer = list(marks), len(marks)
        self.state, self.saved, self.in_text = State(), [], False

    def read(self):
        operands = []
        for position, token in lexer.gathered(lexer.tokens(pdf_file.content_of(self.page))):
            if not isinstance(token, lexer.Operator) or token in ("true", "false", "null"):
                operands.append(token)
                continue
            self.out.operators.add((self.place, str(token)))
            self.operate(str(token), operands)
            operands = []
        if self.saved or self.in_text or len(self.marks) > self.outer:
            self.fault("the content ends before all Q, ET and EMC")

    def fault(self, message):
        self.out.faults.append((self.place, message))

    def resource(self, kind, name):
        found = (self.resources or {}).get(kind, {}).get("/" + str(name))
        if found is None:
            self.fault(f"there is no resource {name} in {kind}")
        return found

    def operate(self, operator, operands):
        if operator in TEXT:
            self.show(operands[-1:])
        elif operator in PATH:
            how = PATH[operator]
            self.paint("path", spaces=tuple(getattr(self.state, {"f": "fill", "s": "stroke"}[way]) for way in how))
        elif operator in DEVICE:
            setattr(self.state, "fill" if operator.islower() else "stroke", DEVICE[operator])
        elif operator in ("q", "Q", "BT", "ET"):
            self.nest(operator)
        elif operator in ("BMC", "BDC", "EMC"):
            self.mark(operator, operands)
        elif operator in ("cs", "CS") and operands:
            name = str(operands[0])
            known = name in ("DeviceGray", "DeviceRGB", "DeviceCMYK", "Pattern")
            setattr(self.state, "fill" if operator == "cs" else "stroke", name if known else self.resource("/ColorSpace", name))
        elif operator == "Tf" and len(operands) == 2:
            self.state.font, self.state.size = self.resource("/Font", operands[0]), operands[1]
        elif operator == "Tr" and operands:
            self.state.render_mode = operands[0]
        elif operator == "ri" and operands:
            self.out.intents.append((self.place, str(operands[0])))
        elif operator == "gs" and operands:
            self.graphics_state(operands[0])
        elif operator == "Do" and operands:
            self.paint_object(operands[0])
        elif operator == "sh" and operands:
            self.paint("shading", thing=self.resource("/Shading", operands[0]))
        elif operator == "ID":
            self.out.inline.append((self.place, dict(zip(operands[::2], operands[1::2]))))

    def nest(self, operator):
        if operator == "q":
            self.saved.append(copy.copy(self.state))
            self.out.depth = max(self.out.depth, len(self.saved))
        elif operator == "Q":
            if self.saved:
                self.state = self.saved.pop()
            else:
                self.fault("Q without q")
        else:
            if self.in_text == (operator == "BT"):
                self.fault(f"{operator} out of place")
            self.in_text = operator == "BT"

    def mark(self, operator, operands):
        if operator == "EMC":
            if len(self.marks) == self.outer:
                return self.fault("EMC without BMC")
            if self.marks.pop().in_text != self.in_text:
                self.fault("a mark that begins inside BT and ET ends outside, or the other way round")
            return
        properties = operands[1] if operator == "BDC" and len(operands) == 2 else {}
        if isinstance(properties, lexer.Name):
            properties = {key[1:]: value for key, value in (self.resource("/Properties", properties) or {}).items()}
        mark = Mark(str(operands[0]), properties, self.page, self.in_text)
        self.out.begun.append((self.number, tuple(self.marks), mark))
        self.marks.append(mark)

    def graphics_state(self, name):
        state = self.resource("/ExtGState", name)
        if state is None:
            return
        self.out.states.append((self.place, state))
        if "/Font" in state:
            self.state.font = state["/Font"][0]

    def show(self, operands):
        if not self.in_text or self.state.font is None or not operands:
            return self.fault("text is shown outside BT and ET, or without a font")
        shown = operands[0] if isinstance(operands[0], list) else [operands[0]]
        codes = b"".join(part for part in shown if isinstance(part, bytes))
        mode = self.state.render_mode
        spaces = [self.state.fill] * (mode % 4 in (0, 2)) + [self.state.stroke] * (mode % 4 in (1, 2))
        self.paint("text", spaces=tuple(spaces), font=self.state.font, codes=codes, render_mode=mode)

    def paint_object(self, name):
        thing = self.resource("/XObject", name)
        if thing is None:
            return
        if thing.get("/Subtype") != "/Form":
            mask = bool(thing.get("/ImageMask", False))
            return self.paint("image", spaces=(self.state.fill if mask else thing.get("/ColorSpace"),), thing=thing)
        self.paint("form", thing=thing)
        if self.level < 20:
            Reader(self.out, self.number, thing, thing.get("/Resources"), self.marks, self.level + 1).read()

    def paint(self, kind, **more):
        self.out.painted.append(Painted(self.number, kind, tuple(self.marks), self.resources, **more))


def space_names(space, resources=None):
    """The families of a colour space and of those that it is made of."""
    if space is None:
        return
    if isinstance(space, Array):
        family = str(space[0])[1:]
        yield family
        if family in ("Indexed", "Pattern") and len(space) > 1:
            yield from space_names(space[1], resources)
        if family in ("Separation", "DeviceN"):
            yield from space_names(space[2], resources)
    else:
        yield str(space).lstrip("/")
