"""What independent readers take out of a PDF, and how it compares with what should be there. In: a PDF's path,
or a text. Out: text in which a space parts words and a newline ends a line of type."""

import pathlib
import re
import shutil
import subprocess
import unicodedata

from pdfminer.high_level import extract_text

HYPHENS = "-–—/"
QUOTES = {**dict.fromkeys(map(ord, "‘’‚‛‹›"), "'"), **dict.fromkeys(map(ord, "“”„‟«»"), '"')}
OTHERS = {0x2026: "...", 0x2011: "-", 0x2010: "-"}
# Unicode's Default_Ignorable_Code_Point: characters that no one sees, and that galley leaves out.
INVISIBLE = re.compile(
    "[\u00ad\u034f\u061c\u115f\u1160\u17b4\u17b5\u180b-\u180f\u200b-\u200f\u202a-\u202e\u2060-\u206f\u3164"
    "\ufe00-\ufe0f\ufeff\uffa0\ufff0-\ufff8\U0001bca0-\U0001bca3\U0001d173-\U0001d17a\U000e0000-\U000e0fff]"
)


def run(*command):
    done = subprocess.run(command, capture_output=True)
    # Debian's MuPDF comes without colour management, and says so.
    complaints = done.stderr.replace(b"warning: ICC support is not available", b"").strip()
    if done.returncode != 0 or complaints:
        raise AssertionError(f"{' '.join(map(str, command))}: {done.returncode}: {done.stderr.decode()}")
    return done.stdout.decode()


def pdftotext_raw(pdf):
    return run("pdftotext", "-raw", "-enc", "UTF-8", pdf, "-")


def pdftotext(pdf):
    return run("pdftotext", "-enc", "UTF-8", pdf, "-")


def mutool(pdf):
    return run("mutool", "draw", "-q", "-F", "txt", "-o", "-", pdf)


def pdfminer(pdf):
    return extract_text(pdf)


def pdfjs(pdf):
    return run("node", pathlib.Path(__file__).with_name("pdfjs_text.cjs"), pdf)


def pdfjs_is_there():
    if not shutil.which("node"):
        return False
    found = subprocess.run(["node", pathlib.Path(__file__).with_name("pdfjs_text.cjs")], capture_output=True)
    return found.returncode == 0


def canonical(text):
    """One form for both sides: composed letters, quotation marks without their shape, words whole that a soft hyphen
    parts at a line end, and what is seen alone."""
    text = re.sub("\u00ad\\s*\n\\s*", "", text)
    text = unicodedata.normalize("NFC", INVISIBLE.sub("", text)).translate(QUOTES).translate(OTHERS)
    return re.sub(r"\s+", lambda space: "\n" if "\n" in space[0] else " ", text).strip()


def unmarked(text):
    """Without marks that stand alone. Text has hyphens for bullets, and separators that a page loses at a line end."""
    return re.sub(r"(?<!\S)[^\w\s](?!\S)\s*", "", text)


def without_footers(text, name, footer):
    """The pages of an extraction, in one, without what stands at the foot, or at the head, of all but the first."""
    pages = text.rstrip().split("\f")
    for index in range(1, len(pages)):
        pages[index] = re.sub(r"(?m)^[^\n]*\(continued\)[ \t]*$", "", pages[index], count=1)
    if footer is not False:
        for index in range(1, len(pages)):
            words = footer.format(name=name, page=index + 1, pages=len(pages)).split()
            pattern = r"(?<!\S)" + r"\s+".join(map(re.escape, words)) + r"(?!\S)"
            pages[index], found = re.subn(pattern, "", pages[index])
            if found != 1:
                raise AssertionError(f"page {index + 1}: the footer {' '.join(words)!r} is there {found} times")
    return canonical("\n".join(pages))


def pattern(text, parts_anywhere=False, loses_hyphens=False):
    """A regular expression for a value: each word whole, whitespace between words, and a line end nowhere
    inside a word but after a hyphen, a dash, or a slash. `parts_anywhere`: a URL that no line can hold.
    A narrow no-break space (in “10 000”) is less than the gap that makes
    two words for some readers."""
    text = re.sub(r"\s+", " ", canonical(text.replace("\u202f", "\ue000")))
    out = []
    for index, character in enumerate(text):
        if character == "\ue000":
            out.append(" ?")
        elif character == " ":
            out.append(r"[ \n]")
        elif character == "-" and loses_hyphens:
            out.append(r"-?\n?")
        elif parts_anywhere:
            out.append(re.escape(character) + r"\n?")
        elif character in HYPHENS and text[index + 1 : index + 2] != " ":
            out.append(re.escape(character) + r"\n?")
        else:
            out.append(re.escape(character))
    return r"(?<![\w•])" + "".join(out) + r"(?!\w)"


def differs(expected, extracted, parting_urls):
    """Where two whole texts part ways, or nothing. A line may end after a hyphen, and inside `parting_urls`."""
    expected = re.sub(r"\s", " ", canonical(expected))
    for url in parting_urls:
        extracted = re.sub(r"\n?".join(map(re.escape, url)), lambda match: match[0].replace("\n", ""), extracted)
    at = 0
    for index, character in enumerate(extracted):
        if re.fullmatch(r"\d \d", expected[at - 1 : at + 2]) and character == expected[at + 1]:
            at += 1  # a narrow space
        wanted = expected[at : at + 1]
        if character == wanted or (character == "\n" and wanted == " "):
            at += 1
        elif not (character == "\n" and extracted[index - 1] in HYPHENS):
            before = max(0, at - 60), max(0, index - 60)
            return f"expected …{expected[before[0] : at + 40]!r}\n     got …{extracted[before[1] : index + 40]!r}"
    return None if at == len(expected) else f"nothing comes of {expected[at : at + 80]!r}"
