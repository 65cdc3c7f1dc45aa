#!/usr/bin/python3
"""Broken résumés against the built command: each must give the diagnostic and the exit code that expected.txt holds,
and touch no output.

    bad_input_test.py GALLEY             run all cases
    bad_input_test.py GALLEY --record    write expected.txt anew (then read it: a wrong golden is a bug report)
    bad_input_test.py GALLEY NAME …      run only these
"""

import pathlib
import re
import struct
import subprocess
import sys
import tempfile
import zlib

from hostile_pdfs import PDFS

HERE = pathlib.Path(__file__).resolve().parent
EXPECTED = HERE / "expected.txt"
PROJECT = HERE.parent.parent
SHOWN_LINES = 16  # of a case's standard error; a flood of diagnostics is not a golden
SECONDS = 120     # under the sanitizers, on a busy machine

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
FOGRA39 = (PROJECT / "profiles/FOGRA39L-Coated.icc").read_bytes()
VARIANTS = (
    NAME
    + '[[work]]\nid = "acme"\nname = "Acme"\nstartDate = "2020"\nhighlights = ["Cut it. {#p99 .lead}"]\n'
    + '[[sections]]\nid = "talks"\ntitle = "Talks"\ntext = "Some."\n[variants.acme]\nexclude = ["lead"]\n'
)

# name → bytes or text of resume.toml, or (text, {other files}, [arguments])
CASES = {
    # Syntax, in the words of somebody who has seen it before.
    "empty file": "",
    "only a comment": "# nothing yet\n",
    "unquoted month": WORK + "startDate = 2023-04\n",
    "latex escape": WORK + 'summary = "Cut costs by 5\\% in a year"\n',
    "latex command": WORK + 'summary = "Used \\LaTeX daily"\n',
    "windows path": WORK + 'summary = "Stored in C:\\Users\\ada"\n',
    "apostrophe in literal": WORK + "summary = 'Twitter's timeline'\n",
    "missing comma": WORK + 'highlights = [\n  "One."\n  "Two."\n]\n',
    "newline in inline table": WORK + 'location = { city = "Boulder",\n  region = "CO" }\n',
    "table after dotted key": NAME + '[style]\nfont.body = "Lato"\n[style.font]\nheading = "Lato"\n',
    "key slipped into a table": WORK + '[work.location]\ncity = "Boulder"\nhighlights = ["Led it."]\n',
    "unclosed string": WORK + 'summary = "no end\n',
    "unclosed multi-line string": WORK + 'summary = """no end\n',
    "unclosed array": WORK + 'highlights = ["One.",\n',
    "unclosed header": "[basics\nname = 'Ada'\n",
    "no value": "[basics]\nname =\n",
    "bare value": "[basics]\nname = Ada Example\n",
    "no equals sign": "[basics]\nname 'Ada'\n",
    "duplicate key": NAME + 'name = "Ada Again"\n',
    "duplicate table": NAME + '[basics]\nlabel = "x"\n',
    "array table over table": NAME + '[work]\nname = "Acme"\n[[work]]\nname = "Bcme"\n',
    "yaml": "basics:\n  name: Ada Example\n",
    "typographer's quotes": "[basics]\nname = “Ada Example”\n",
    "tab separated": "[basics]\nname\t\"Ada\"\n",
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
    "no basics": '[[work]]\nname = "Acme"\n',
    "no name": '[basics]\nlabel = "Engineer"\n',
    "blank name": '[basics]\nname = "  "\n',
    "name is a number": "[basics]\nname = 5\n",
    "unknown key": WORK + 'hilights = ["One."]\n',
    "synonym company": NAME + '[[work]]\ncompany = "Acme"\n',
    "synonym gpa": NAME + '[[education]]\ninstitution = "UNM"\ngpa = "3.7"\n',
    "synonym bullets": WORK + 'bullets = ["One."]\n',
    "unknown table": NAME + "[experience]\n",
    "unknown style key": NAME + "[style]\nfontsize = 11\n",
    "work is a table": NAME + '[work]\nname = "Acme"\n',
    "highlights is a string": WORK + 'highlights = "One."\n',
    "highlight is a number": WORK + "highlights = [1]\n",
    "nested twice": WORK + 'highlights = ["One.", ["Two.", ["Three."]]]\n',
    "nested first": WORK + 'highlights = [["Two."]]\n',
    "roles and position": WORK + 'roles = [{ position = "Lead" }]\n',
    "priority out of range": WORK + "priority = 101\n",
    "duplicate id": NAME + '[[publications]]\nid = "a"\nname = "One"\n[[publications]]\nid = "a"\nname = "Two"\n',
    "bad id": NAME + '[[publications]]\nid = "a b"\nname = "One"\n',
    "blank line in highlight": WORK + 'highlights = ["""One.\n\nTwo."""]\n',
    "section of no kind": NAME + '[[sections]]\nid = "talks"\ntitle = "Talks"\nlike = "speeches"\n',
    "section without an id": NAME + '[[sections]]\ntitle = "Talks"\n',
    "section id taken": NAME + '[[sections]]\nid = "work"\ntitle = "Talks"\ntext = "x"\n',
    "unknown section in order": NAME + '[style]\norder = ["wrok", "*"]\n',
    # Dates.
    "month 13": WORK + 'startDate = "2023-13"\n',
    "february 30": WORK + 'startDate = "2023-02-30"\n',
    "end before start": WORK + 'startDate = "2023-04"\nendDate = "2022-04"\n',
    "date in words": WORK + 'startDate = "April 2023"\n',
    "date is a list": WORK + 'startDate = ["2023"]\n',
    # Text.
    "unknown citation": WORK + 'highlights = ["Wrote it up [@nowhere]."]\n',
    "nearly a citation": WORK + 'highlights = ["See [@evalr]."]\n[[publications]]\nid = "evalrs"\nname = "EvalRS"\n',
    "raw html": WORK + 'highlights = ["Used <b>bold</b> words."]\n',
    "html entity tag": WORK + 'summary = "A<br>B"\n',
    "markdown image": WORK + 'summary = "![me](me.png)"\n',
    "no glyph": WORK + 'highlights = ["Shipped it \U0001F680."]\n',
    # Style.
    "bad length": NAME + '[style]\nsize = "10 furlongs"\n',
    "negative size": NAME + '[style]\nsize = "-3pt"\n',
    "huge size": NAME + '[style]\nsize = "1e9pt"\n',
    "no measure left": NAME + '[style]\nmargin = "5in"\n',
    "bad colour": NAME + '[style]\ncolor.text = "#12"\n',
    "bad paper": NAME + '[style]\npaper = "foolscap"\n',
    "tiny paper": NAME + '[style]\npaper = { width = "1pt", height = "1pt" }\n',
    "unknown theme": NAME + '[style]\ntheme = "clasic"\n',
    "unknown contact": NAME + '[style]\ncontact = ["email", "fax"]\n',
    "bad language": NAME + '[meta]\nlanguage = "english please"\n',
    "bad skeleton": NAME + '[style]\ndateFormat = 7\n',
    "unknown pdf profile": NAME + '[style]\npdf = "fancy"\n',
    # Other files.
    "missing font family": WORK + '[style]\nfont.body = "No Such Family"\n',
    "font is a text file": (WORK + '[style]\nfont.body = "Broken"\n', {"fonts/Broken.ttf": b"this is no font\n"}, []),
    "font is cut short": (
        WORK + '[style]\nfont.body = "Cut"\n',
        {"fonts/Cut.ttf": (PROJECT / "fonts/SourceSerif4-Regular.ttf").read_bytes()[:3000]},
        [],
    ),
    "missing image": NAME + 'image = "me.png"\n',
    "image outside": NAME + 'image = "../me.png"\n',
    "image on the web": NAME + 'image = "https://example.com/me.png"\nemail = "ada"\n[nonsense]\n',
    "image is text": (NAME + 'image = "me.jpg"\n', {"me.jpg": b"no picture\n"}, []),
    "image is a WebP": (NAME + 'image = "me.jpg"\n', {"me.jpg": b"RIFF\x10\x00\x00\x00WEBPVP8 "}, []),
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
    "theme missing": NAME + '[style]\ntheme = "mine.toml"\n',
    "theme broken": (NAME + '[style]\ntheme = "mine.toml"\n', {"mine.toml": b"size = \n"}, []),
    "theme with unknown key": (NAME + '[style]\ntheme = "mine.toml"\n', {"mine.toml": b"sise = 11\n"}, []),
    "theme under a header": (NAME + '[style]\ntheme = "mine.toml"\n', {"mine.toml": b'[style]\nsize = "11pt"\n'}, []),
    "theme extends itself": (NAME + '[style]\ntheme = "mine.toml"\n', {"mine.toml": b'extends = "mine.toml"\n'}, []),
    # Variants, and what is laid over a résumé.
    "no such variant": (VARIANTS, {}, ["--variant", "acne"]),
    "no variants at all": (NAME, {}, ["--variant", "acme"]),
    "a variant reaches for no item": VARIANTS + '[variants.acme.work.acne]\nposition = "Lead"\n',
    "a variant rewords no highlight": VARIANTS + '[variants.acme.highlights]\np98 = "Cut it."\n',
    "a variant hides nothing there is": VARIANTS + '[variants.globex]\nhide = ["basics.fone", "tlaks"]\n',
    "a variant picks no item": VARIANTS + '[variants.globex]\npick = { work = ["acne"] }\n',
    "a variant extends itself": VARIANTS + '[variants.globex]\nextends = "globex"\n',
    "a variant named whole": VARIANTS + "[variants.whole]\n",
    "a tag that nothing bears": (VARIANTS + '[variants.globex]\nexclude = ["led"]\n', {}, ["--strict"]),
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
    "an overlay is missing": (VARIANTS, {}, ["--with", "job.toml"]),
    "private data is wrong": (VARIANTS, {"resume.private.toml": b"[basics]\nphone = 5\n"}, []),
    "a setting without a value": (VARIANTS, {}, ["--set", "basics.label"]),
    "a setting of no key": (VARIANTS, {}, ["--set", "basics.lable=x", "--set", "work.acne.name=x"]),
    "a private path that names nothing": (VARIANTS + '[meta]\nprivate = ["basics.fone"]\n', {}, ["--public"]),
    # Size and depth.
    "10 MB string": WORK + 'summary = "' + "long words " * 950_000 + '"\n',
    "100 000 bullets": WORK + "highlights = [\n" + '  "Did a thing.",\n' * 100_000 + "]\n",
    "deeply nested arrays": NAME + "x = " + "[" * 50_000 + "]" * 50_000 + "\n",
    "deeply nested tables": NAME + "y = " + "{ a = " * 20_000 + "1" + " }" * 20_000 + "\n",
    "deeply dotted key": NAME + ".".join(["a"] * 30_000) + " = 1\n",
    "deeply dotted header": NAME + "[" + ".".join(["a"] * 30_000) + "]\n",
    "20 MB of comments": NAME + "# nothing to see here\n" * 950_000,
    # The command line and the system.
    "no such file": (NAME, {}, ["nowhere.toml"]),
    "input is a folder": (NAME, {"folder/x": b""}, ["folder"]),
    "unknown option": (NAME, {}, ["--frobnicate"]),
    "unknown format": (NAME, {}, ["-f", "docx"]),
    "output cannot be written": (NAME, {"file": b""}, ["-o", "file/resume.pdf"]),
    "output is the input": (NAME, {}, ["-o", "resume.toml"]),
    "two results of one name": (NAME, {"other.toml": NAME.encode()}, ["resume.toml", "other.toml", "-o", "one.pdf"]),
    "strict": (WORK + "[[interests]]\n", {}, ["--strict"]),
    "unknown kind of pdf": (NAME, {}, ["--pdf", "pdf/a"]),
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
    "json syntax": ("", {"resume.json": b'{"basics": {"name": "Ada",}}'}, ["resume.json"]),
    "json wrong type": ("", {"resume.json": b'{"basics": {"name": ["Ada"]}}'}, ["resume.json", "--strict"]),
    "json bad date": (
        "",
        {"resume.json": b'{"basics": {"name": "Ada"}, "work": [{"name": "Acme", "startDate": "March 2023"}]}'},
        ["resume.json", "--strict"],
    ),
    "json too deep": ("", {"resume.json": b"[" * 100_000}, ["resume.json"]),
    "json is a list": ("", {"resume.json": b"[]"}, ["resume.json"]),
    # Import.
    "import of no file": ("", {}, ["import", "nowhere.json"]),
    "import of an empty file": ("", {"cv.json": b""}, ["import", "cv.json"]),
    "import of toml": (NAME, {}, ["import", "resume.toml"]),
    "import over a file": (NAME, {"resume.json": b'{"basics": {"name": "Ada"}}'}, ["import", "resume.json"]),
    "import over a file that is named": (
        NAME, {"cv.json": b'{"basics": {"name": "Ada"}}'}, ["import", "cv.json", "-o", "resume.toml"]
    ),
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


def run(galley, case):
    """The exit code and standard error of one case, and the names of files that it made or changed."""
    content, files, arguments = case if isinstance(case, tuple) else (case, {}, [])
    with tempfile.TemporaryDirectory() as folder:
        root = pathlib.Path(folder) / "home"
        root.mkdir()
        files = {"resume.toml": content if isinstance(content, bytes) else content.encode(), **files}
        for name, data in files.items():
            path = root / name
            path.parent.mkdir(parents=True, exist_ok=True)
            path.write_bytes(data)
        command = [] if arguments[:1] == ["import"] else ["build"]
        done = subprocess.run(
            [galley, *command, *arguments], cwd=root, capture_output=True, timeout=SECONDS, stdin=subprocess.DEVNULL
        )
        touched = sorted(
            str(path.relative_to(root))
            for path in root.rglob("*")
            if path.is_file() and files.get(str(path.relative_to(root))) != path.read_bytes()
        )
    return done.returncode, done.stdout.decode(), done.stderr.decode(), touched


def transcript(galley, case):
    """What the golden holds of a case."""
    code, out, err, touched = run(galley, case)
    lines = [line.rstrip() for line in (out + err).splitlines()]
    if len(lines) > SHOWN_LINES:
        lines = lines[:SHOWN_LINES] + [f"… {len(lines) - SHOWN_LINES} more lines"]
    if touched:
        lines.append("TOUCHED: " + ", ".join(touched))
    return f"exit {code}\n" + "\n".join(lines) + "\n"


def expected_transcripts():
    parts = re.split(r"^=== (.+)\n", EXPECTED.read_text(), flags=re.MULTILINE)
    return {name: text.rstrip("\n") + "\n" for name, text in zip(parts[1::2], parts[2::2])}


# A sanitizer's own memory is more than `galley import` otherwise allows itself, so that it has no bound there.
BOUNDED = {"pdf whose object stream is too large"}


def main():
    galley, *rest = sys.argv[1:]
    galley = str(pathlib.Path(galley).resolve())
    if rest == ["--record"]:
        EXPECTED.write_text("\n".join(f"=== {name}\n{transcript(galley, case)}" for name, case in CASES.items()))
        return 0
    expected = expected_transcripts()
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
