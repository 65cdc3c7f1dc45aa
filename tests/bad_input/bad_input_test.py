#!/usr/bin/python3
"""Broken résumés against the built command: each must give the diagnostic and the exit code that expected.txt holds,
and touch no output. What a new user does wrong is in tests/first_hour.

    bad_input_test.py GALLEY             run all cases
    bad_input_test.py GALLEY --record    write expected.txt anew (then read it: a wrong golden is a bug report)
    bad_input_test.py GALLEY NAME …      run only these
"""

import pathlib
import struct
import sys
import zlib

import recorder
from hostile_pdfs import PDFS

HERE = pathlib.Path(__file__).resolve().parent
EXPECTED = HERE / "expected.txt"
PROJECT = HERE.parent.parent


def png(width, height, data=None):
    """A grey PNG."""

    def chunk(name, body):
        return struct.pack(">I", len(body)) + name + body + struct.pack(">I", zlib.crc32(name + body))

    if data is None:
        data = zlib.compress((b"\0" + bytes(width)) * height)
    header = struct.pack(">IIBBBBB", width, height, 8, 0, 0, 0, 0)
    return b"\x89PNG\r\n\x1a\n" + chunk(b"IHDR", header) + chunk(b"IDAT", data) + chunk(b"IEND", b"")


PORTRAIT = (PROJECT / "tests/golden/portrait.jpg").read_bytes()

NAME = '[basics]\nname = "Ada Example"\n'
WORK = NAME + '[[work]]\nname = "Acme"\nposition = "Engineer"\n'

PRESS = '[style]\npdf = "print"\nprint.profile = "press.icc"\n'
FOGRA39 = (PROJECT / "data/profiles/FOGRA39L-Coated.icc").read_bytes()
VARIANTS = (
    NAME
    + '[[work]]\nid = "acme"\nname = "Acme"\nstartDate = "2020"\nhighlights = ["Cut it. {#p99 .lead}"]\n'
    + '[[sections]]\nid = "talks"\ntitle = "Talks"\ntext = "Some."\n[variants.acme]\nexclude = ["lead"]\n'
)

# name → bytes or text of resume.toml, or (text, {other files}, [arguments])
CASES = {
    # Syntax.
    "only a comment": "# nothing yet\n",
    "unclosed string": WORK + 'summary = "no end\n',
    "unclosed multi-line string": WORK + 'summary = """no end\n',
    # Bytes.
    "bad utf-8": b'[basics]\nname = "Ad\xff"\n',
    "truncated utf-8": b'[basics]\nname = "Ada \xc3"\n',
    "surrogate in utf-8": b'[basics]\nname = "Ada \xed\xa0\x80"\n',
    "utf-16": NAME.encode("utf-16"),
    "nul byte": b'[basics]\nname = "Ada\x00"\n',
    "control character": b'[basics]\nname = "Ada \x1b[31m"\n',
    "escaped control character": '[basics]\nname = "Ada \\u0007"\n',
    "random bytes": bytes((i * 197 + 31) % 256 for i in range(2000)),
    "a pdf": b"%PDF-1.7\n%\xe2\xe3\xcf\xd3\n1 0 obj\n<< >>\nendobj\n",
    # Keys and types.
    "name is a number": "[basics]\nname = 5\n",
    "nested first": WORK + 'highlights = [["Two."]]\n',
    # Style.
    "bad length": NAME + '[style]\nsize = "10 furlongs"\n',
    "negative size": NAME + '[style]\nsize = "-3pt"\n',
    "huge size": NAME + '[style]\nsize = "1e9pt"\n',
    "bad colour": NAME + '[style]\ncolor.text = "#12"\n',
    "tiny paper": NAME + '[style]\npaper = { width = "1pt", height = "1pt" }\n',
    "bad skeleton": NAME + '[style]\ndateFormat = 7\n',
    "unknown pdf profile": NAME + '[style]\npdf = "fancy"\n',
    # Other files.
    "font is a text file": (WORK + '[style]\nfont.body = "Broken"\n', {"fonts/Broken.ttf": b"this is no font\n"}, []),
    "font is cut short": (
        WORK + '[style]\nfont.body = "Cut"\n',
        {"fonts/Cut.ttf": (PROJECT / "data/fonts/SourceSerif4-Regular.ttf").read_bytes()[:3000]},
        [],
    ),
    "image is text": (NAME + 'image = "me.jpg"\n', {"me.jpg": b"no picture\n"}, []),
    "image is cut short": (NAME + 'image = "me.jpg"\n', {"me.jpg": PORTRAIT[:2000]}, []),
    "image has only a head": (NAME + 'image = "me.jpg"\n', {"me.jpg": PORTRAIT[:30]}, []),
    "image lacks its middle": (NAME + 'image = "me.jpg"\n', {"me.jpg": PORTRAIT[:1500] + PORTRAIT[-400:]}, []),
    "image is a PNG cut short": (NAME + 'image = "me.png"\n', {"me.png": png(40, 30)[:60]}, []),
    "image with a wrong checksum": (NAME + 'image = "me.png"\n', {"me.png": png(40, 30).replace(b"IEND\xae", b"IEND\xaf")}, []),
    "image of no pixels": (NAME + 'image = "me.png"\n', {"me.png": png(0, 30)}, []),
    "image of too many pixels": (NAME + 'image = "me.png"\n', {"me.png": png(9000, 9000, b"")}, []),
    "image that unpacks to gigabytes": (
        NAME + 'image = "me.png"\n', {"me.png": png(4294967295, 1, zlib.compress(bytes(1_000_000)))}, []
    ),
    "image is coarse": (NAME + 'image = "me.png"\n[nonsense]\n', {"me.png": png(40, 30)}, []),
    "theme outside": NAME + '[style]\ntheme = "../mine.toml"\n',
    "theme broken": (NAME + '[style]\ntheme = "mine.toml"\n', {"mine.toml": b"size = \n"}, []),
    "theme extends itself": (NAME + '[style]\ntheme = "mine.toml"\n', {"mine.toml": b'extends = "mine.toml"\n'}, []),
    # Variants, and what is laid over a résumé.
    "a variant hides nothing there is": VARIANTS + '[variants.globex]\nhide = ["basics.fone", "tlaks"]\n',
    "a variant twice": (VARIANTS, {"variants/acme.toml": b'include = ["lead"]\n'}, []),
    "a variant's file is wrong": (VARIANTS, {"variants/globex.toml": b'[basics]\nlabl = "x"\n'}, []),
    "a variant's file is broken": (VARIANTS, {"variants/globex.toml": b"[basics\n"}, []),
    "a fault of two variants": (
        VARIANTS + '[variants.acme.work.acme]\nendDate = "2019"\n[variants.globex]\nextends = "acme"\n',
        {},
        ["--variant", "acme", "--variant", "globex"],
    ),
    "variants of one name": (VARIANTS + '[meta]\noutput = "{name}"\n', {}, ["--all"]),
    "an overlay is wrong": (
        VARIANTS,
        {"job.toml": b'[basics]\nlabl = "x"\n[work.acne]\nposition = "x"\n'},
        ["--with", "job.toml"],
    ),
    "private data is wrong": (VARIANTS, {"resume.private.toml": b"[basics]\nphone = 5\n"}, []),
    "a setting of no key": (VARIANTS, {}, ["--set", "basics.lable=x", "--set", "work.acne.name=x"]),
    # Letters and applications.
    "letter of unknown keys": NAME + '[letter]\nsubjekt = "x"\nform = "a4"\n[letter.recipient]\nsubject = "x"\nlocation = 5\n',
    "a letter's file is wrong": (
        NAME,
        {"letter.toml": b'subject = 5\nopening = "Dear {compny}, {"\n[letter]\n[basics]\n[signature]\nheight = "1km"\n'},
        [],
    ),
    "a letter's file is broken": (NAME, {"letter.toml": b"subject = \n"}, []),
    "letter body of odd blocks": NAME + "[letter]\nbody = \"\"\"\n- a {#id}\n  - b\n    - c\n\n  d\n\n> e {.ml}\n\n---\n\nf { g\n\"\"\"\n",
    "letter of a date that is none": NAME + '[letter]\ndate = "2026-02-30"\nenclosures = [{ file = "a.pdf" }, 5]\n',
    "application without a variant": NAME + '[application]\ncompany = "Acme"\n',
    "application is wrong": NAME + '[variants.acme.application]\ncompnay = "Acme"\nurl = "a b"\nsent = "2026-13"\n',
    "placeholder without a variant": NAME + 'label = "For {company}"\n[variants.acme.application]\nposition = "x"\n',
    "placeholder without a value": (
        NAME + 'label = "For {company}"\n[variants.acme.application]\nposition = "x"\n', {}, ["--variant", "acme"]
    ),
    "placeholders where there is an application": NAME + 'label = "{a} } {sent}"\n[variants.v]\nbasics.label = "{posittion}"\napplication.sent = "x"\n',
    "output wants an application": (
        NAME + '[meta]\noutput = "{name} {company}"\n[variants.acme]\n', {}, ["--all"]
    ),
    "output of an unknown placeholder": NAME + '[meta]\noutput = "{nmae} {companie}"\n',
    # Size and depth.
    "10 MB string": WORK + 'summary = "' + "long words " * 950_000 + '"\n',
    "100 000 bullets": WORK + "highlights = [\n" + '  "Did a thing.",\n' * 100_000 + "]\n",
    "deeply nested arrays": NAME + "x = " + "[" * 50_000 + "]" * 50_000 + "\n",
    "deeply nested tables": NAME + "y = " + "{ a = " * 20_000 + "1" + " }" * 20_000 + "\n",
    "deeply dotted key": NAME + ".".join(["a"] * 30_000) + " = 1\n",
    "deeply dotted header": NAME + "[" + ".".join(["a"] * 30_000) + "]\n",
    "20 MB of comments": NAME + "# nothing to see here\n" * 950_000,
    # The command line and the system.
    "unknown option": (NAME, {}, ["--frobnicate"]),
    "output cannot be written": (NAME, {"file": b""}, ["-o", "file/resume.pdf"]),
    "strict": (WORK + "[[interests]]\n", {}, ["--strict"]),
    "style.pdf unknown": NAME + '[style]\npdf = "x4"\n',
    "bleed too wide": NAME + '[style]\nprint.bleed = "2in"\n',
    "bleed negative": NAME + '[style]\nprint.bleed = "-3mm"\n',
    "marks are no boolean": NAME + '[style]\nprint.marks = "yes"\n',
    "sheet too large": NAME + '[style]\npdf = "print"\npaper = { width = "14400pt", height = "792pt" }\nprint.marks = true\n',
    "no such profile": NAME + '[style]\nprint.profile = "press.icc"\n',
    "profile outside": NAME + '[style]\nprint.profile = "../press.icc"\n',
    "profile is no profile": (NAME + PRESS, {"press.icc": b"no profile at all\n" * 99}, []),
    "profile is empty": (NAME + PRESS, {"press.icc": b""}, []),
    "profile cut short": (NAME + PRESS, {"press.icc": FOGRA39[:40_000]}, []),
    "profile without tags": (NAME + PRESS, {"press.icc": FOGRA39[:128] + bytes(4)}, []),
    "profile of a screen": (NAME + PRESS, {"press.icc": FOGRA39[:12] + b"mntrRGB " + FOGRA39[20:]}, []),
    # JSON Resume.
    "json wrong type": ("", {"resume.json": b'{"basics": {"name": ["Ada"]}}'}, ["resume.json", "--strict"]),
    "json too deep": ("", {"resume.json": b"[" * 100_000}, ["resume.json"]),
    # Import.
    "import of no file": ("", {}, ["import", "nowhere.json"]),
    "import of an empty file": ("", {"cv.json": b""}, ["import", "cv.json"]),
    "import over a file": (NAME, {"resume.json": b'{"basics": {"name": "Ada"}}'}, ["import", "resume.json"]),
    "import of no name": ("", {"cv.json": b'{"basics": {"label": "x"}}'}, ["import", "cv.json"]),
    "import of wrong types": (
        "", {"cv.json": b'{"basics": {"name": "Ada"}, "work": {"name": "Acme"}, "skills": ["C++"]}'}, ["import", "cv.json", "--strict"]
    ),
    "import of bad dates": (
        "",
        {"cv.json": b'{"basics": {"name": "Ada"}, "work": [{"startDate": "2023-13", "endDate": "soon"}]}'},
        ["import", "cv.json", "--strict"],
    ),
    "import of what TOML would not take": (
        "", {"cv.json": b'{"basics": {"name": "Ada"}, "x": "' + b"\\u0001" * 20_000 + b'"}'}, ["import", "cv.json"]
    ),
    "attach for print": (NAME + '[style]\npdf = "print"\n', {}, ["--attach"]),
    **{name: ("", {"cv.pdf": data}, ["import", "cv.pdf"]) for name, data in PDFS.items()},
}


def transcript(galley, case):
    content, files, arguments = case if isinstance(case, tuple) else (case, {}, [])
    files = {"resume.toml": content if isinstance(content, bytes) else content.encode(), **files}
    command = [] if arguments[:1] == ["import"] else ["build"]
    return recorder.transcript(*recorder.run(galley, files, [*command, *arguments]))


# A sanitizer's own memory is more than `galley import` otherwise allows itself, so that it has no bound there.
BOUNDED = {"pdf whose object stream is too large"}


def main():
    galley, *rest = sys.argv[1:]
    galley = str(pathlib.Path(galley).resolve())
    if rest == ["--record"]:
        recorder.record(EXPECTED, {name: transcript(galley, case) for name, case in CASES.items()})
        return 0
    expected = recorder.recorded(EXPECTED)
    failed = 0
    skipped = BOUNDED if rest == ["--sanitized"] else set()
    rest = [] if skipped else rest
    names = rest or [name for name in CASES if name not in skipped]
    for name in names:
        actual = transcript(galley, CASES[name])
        wanted = expected.get(name, "nothing recorded\n")
        clean = "TOUCHED" not in actual and not actual.startswith("exit 0")
        if actual == wanted and clean:
            continue
        failed += 1
        print(f"FAILED: {name}\n--- expected\n{wanted}--- actual\n{actual}")
    if not rest and set(expected) != set(CASES):
        failed += 1
        print(f"FAILED: expected.txt and the table differ: {sorted(set(expected) ^ set(CASES))}")
    print(f"{len(names) - failed} passed, {failed} failed")
    return 1 if failed else 0


if __name__ == "__main__":
    sys.exit(main())
