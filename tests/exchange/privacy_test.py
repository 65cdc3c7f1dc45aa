#!/usr/bin/python3
"""What is not printed never leaves the author's file. A word is planted wherever something stands that no page shows; the PDF is taken
apart, all of its streams inflated, and neither there nor in any other format is one of them found.

    privacy_test.py GALLEY
"""

import pathlib
import re
import shutil
import subprocess
import sys
import tempfile
import unittest
import zipfile

import pikepdf

from resumes import run

GALLEY = ""

# Words that begin with Hid must be found nowhere; those that begin with Shown, everywhere.
RESUME = """
# HidComment
x = { HidRootKey = "HidRootValue" }

[basics]
name = "Ada Shownname"
label = "Shownlabel"
aliases = ["A HidAlias"]
email = "shownmail@example.com"      # HidEndOfLine
phone = ["505-555-0142", "HidPhone 505"]
url = "https://hidurl.example.com/"
location = { address = "1 HidStreet", city = "HidCity", countryCode = "US" }
profiles = [
  { network = "GitHub", username = "shownuser", url = "https://github.com/shownuser" },
  { network = "Mastodon", username = "hiduser", url = "https://hidnetwork.example.org/@hiduser" },
]
links = [{ label = "HidLinkLabel", url = "https://hidlink.example.com" }]
summary = "Shownsummary cites[@HidUnprintedPaper] nothing.[@HidCitedPaper]"
x.note = "HidBasicsNote"

[[work]]
id = "HidWorkId"
tags = ["HidTag"]
name = "Shownemployer"
position = "Engineer"
startDate = "1987-05"
endDate = "1988-06"
date = "Showndate"
x = "HidItemNote"
highlights = [
  "Shownhighlight of the best. {#HidHighlightId .HidHighlightTag}",
  "HidDropped is all that is left of what was said in this optional highlight. {priority=1}",
  ["HidNestedInDropped goes with it."],
]

[[work]]
name = "HidDroppedEmployer"
position = "HidDroppedPosition"
url = "https://hiddropped.example.com"
priority = 0
highlights = ["HidDroppedHighlight cites.[@HidCitedByDropped]"]

LONG

[[publications]]
id = "HidCitedPaper"
name = "Shownpaper"
authors = ["A One", "B Two", "C HidAuthor", "D HidAuthor", "Ada Shownname", "E HidLastAuthor"]
type = "hidtype"
group = "HidGroup"
releaseDate = "2020"

[[publications]]
id = "HidCitedByDropped"
name = "Shownother"
authors = ["A One"]
releaseDate = "2021"

[[sections]]
id = "talks"
title = "HidTalks"
like = "publications"
prefix = "T"
items = [{ id = "HidUnprintedPaper", name = "HidTalk", url = "https://hidtalk.example.com" }]

[[interests]]
name = "HidInterest"
keywords = ["HidKeyword"]

[[skills]]
name = "Shownskill"
keywords = ["Shownkeyword"]
tags = ["HidSkillTag"]
x.level = "HidLevel"

[meta]
language = "en-US"
private = ["basics.phone"]
output = "HidOutput {name}"
canonical = "https://hidcanonical.example.com/"
version = "HidVersion"
x.draft = "HidDraft"

[style]
contact = ["email", "github"]
order = ["summary", "work", "publications", "skills"]
titles = { talks = "HidTitle", work = "Showntitle" }
publications.maxAuthors = 2
x.colour = "HidStyleNote"

[variants.HidVariant]
basics.label = "HidVariantLabel"
include = ["HidTag"]
hide = ["basics.phone"]
"""

# With --anonymous, words that begin with Hid must be found nowhere.
IDENTIFIED = r"""
# HidComment
[basics]
name = "Hidgiven van Hidfamily"
aliases = ["Hidalias", "H. Hidmaiden"]
label = "Shownlabel"
pronouns = "hidpronoun"
email = ["hidmail@example.com"]
phone = "+1 505 555 0142 (hidphone)"
url = "https://hidurl.example.com/"
image = "hidface.jpg"
imageAlt = "Hidgiven at work"
location = { address = "1 Hidstreet", city = "Hidcity", countryCode = "US" }
profiles = [{ network = "GitHub", username = "hiduser", url = "https://github.com/hiduser" }]
links = [{ label = "Hidlink", url = "https://hidlink.example.com" }]
details = [{ id = "hiddetail", label = "Hidborn", text = "in Hidplace" }]
summary = '''
Shownsummary: **Hidgiven** of [Shownlink](https://hidlink.example.com), [two](<http://hidother.example.com>), `HIDFAMILY`,
<https://hidauto.example.com>, <hidmail@example.com>, https://hidbare.example.com/hidpath, www.hidwww.example.com, hidmail@example.com,
hidhost.example.com/hidpath, hidurl.example.com, hidmail@hidmünchen.de, hid.dev:8080/hidpath, 10.1145/hiddoi, DOI 10.1000/hiddoi, @hiduser, 505.555.0142,
**Hidgiven Hidfamily**, Hidfamilys, Hidfamily, H., van Hidfamily H. and [hidtext.example.com](https://hidtext.example.com).
'''
[[work]]
id = "HidWorkId"
name = "Shownemployer"
position = "Engineer of Hidgiven  van Hidfamily"
startDate = "2020"
url = "https://hidurl.example.com"
summary = '[a\]b](https://hidurl.example.com/a\_b) ask Hidmaiden’s[@Hidpaper]'
highlights = ["Shownhighlight by Hidalias, HIDGIVEN", ["Hidgiven’s and Hidfamily-Hidmaiden’s"]]
[[publications]]
id = "Hidpaper"
name = "Shownpaper"
authors = ["A One", "H. Hidmaiden*", "Hidfamily, H."]
doi = "10.1000/hiddoi"
url = "https://doi.org/10.1000/hiddoi"
releaseDate = "2020"
links = [{ label = "Hidcode", url = "https://hidcode.example.com" }]
[[sections]]
id = "talks"
title = "Shownsection of Hidgiven van Hidfamily"
text = "Hidgiven has this."
[[references]]
name = "Shownreferee"
email = "hidreferee@example.com"
phone = "0142 hidphone"
reference = "Hidgiven is good."
[letter]
place = "Hidcity"
date = 2026-11-30
recipient.name = "Hidgiven Hidfamily"
subject = "Hidgiven van Hidfamily"
opening = "Dear Shownopening,"
body = '''
I am Hidgiven van Hidfamily, hidmail@example.com.

- https://hidbody.example.com
- Hidgiven
'''
closing = "Yours,"
signature.image = "hidface.jpg"
signature.imageAlt = "The hand of Hidgiven"
enclosures = [{ name = "Certificate of Hidgiven van Hidfamily", file = "hidfile.pdf" }]
postscript = "Hidgiven says so."
[meta]
output = "HidOutput {name}"
canonical = "https://hidcanonical.example.com/"
version = "HidVersion"
[style]
contact = ["email", "phone", "url", "location", "profiles", "links"]
footer = "Hidgiven van Hidfamily, {name}, {page}"
titles.work = "Hidgiven's work"
"""

HIDDEN = re.compile(r"hid[a-z]\w*", re.IGNORECASE)
SHOWN = {word.lower() for word in re.findall(r"shown\w+", RESUME, re.IGNORECASE)}


def inflated(pdf):
    """All that a PDF holds: its strings as text, its streams as they decode, its names."""
    parts = []
    with pikepdf.open(pdf) as file:
        for thing in file.objects:
            if isinstance(thing, pikepdf.Stream):
                parts.append(thing.read_bytes().decode("latin-1"))
                parts.append(thing.read_bytes().replace(b"\0", b"").decode("latin-1"))
            parts += texts(thing)
    subprocess.run(["qpdf", "--qdf", "--object-streams=disable", pdf, f"{pdf}.qdf"], check=True)
    return "\n".join(parts) + pathlib.Path(f"{pdf}.qdf").read_bytes().replace(b"\0", b"").decode("latin-1")


def texts(thing, depth=0):
    """The strings and names inside an object, but not past a reference."""
    if isinstance(thing, pikepdf.String):
        yield str(thing)
    elif isinstance(thing, pikepdf.Name):
        yield str(thing)
    elif isinstance(thing, (pikepdf.Dictionary, pikepdf.Stream)):
        for key in thing.keys():
            yield key
            if depth == 0 or not thing.is_indirect:
                yield from texts(thing[key], depth + 1)
    elif isinstance(thing, pikepdf.Array):
        for inner in thing:
            if depth < 32 and not getattr(inner, "is_indirect", False):
                yield from texts(inner, depth + 1)


class Privacy(unittest.TestCase):
    @classmethod
    def setUpClass(cls):
        folder = tempfile.TemporaryDirectory()
        cls.addClassCleanup(folder.cleanup)
        cls.folder = pathlib.Path(folder.name)
        sentence = "Set type and then more type until the page had one colour from its head to its foot."
        entry = '[[work]]\nname = "Shownwork"\nposition = "Setter"\nstartDate = "2020"\nhighlights = ["{}"]\n'
        # As much as one page holds without all that is optional.
        long = entry.format('", "'.join([sentence] * 4)) * 5 + entry.format('", "'.join([sentence] * 3))
        cls.resume = cls.folder / "resume.toml"
        cls.resume.write_text(RESUME.replace("LONG", long))

    def hidden_in(self, text):
        return sorted({word.lower() for word in HIDDEN.findall(text)})

    def built(self, *arguments):
        return run(GALLEY, "build", self.resume, "--pages", 1, "-o", "-", *arguments)

    def pdf(self, *arguments):
        path = self.folder / "out.pdf"
        run(GALLEY, "build", self.resume, "--pages", 1, "-o", path, *arguments)
        return inflated(path)

    def test_no_text_holds_it(self):
        for form in ["txt", "layout", "json", "html"]:
            with self.subTest(form=form):
                # Fonts as base64 are no text.
                text = re.sub(r"data:font/[^)]*", "", self.built("-f", form))
                self.assertEqual(self.hidden_in(text), [])
                wanted = SHOWN if form != "txt" else SHOWN - {"shown"}
                self.assertEqual({word for word in wanted if word not in text.lower()}, set())

    def test_no_pdf_holds_it(self):
        for arguments in [[], ["--attach"], ["--pretty"], ["--attach", "--pretty"]]:
            with self.subTest(arguments=arguments):
                self.assertEqual(self.hidden_in(self.pdf(*arguments)), [])

    def test_the_search_finds_what_is_there(self):
        found = self.pdf("--attach").lower()
        for word in ["shownname", "shownlabel", "shownkeyword", "shownmail", "shownuser", "shownhighlight"]:
            self.assertIn(word, found)

    def test_without_fitting_what_is_optional_is_there(self):
        path = self.folder / "whole.pdf"
        run(GALLEY, "build", self.resume, "-o", path, "--attach")
        self.assertIn("HidDropped", inflated(path))

    def test_what_was_imported_holds_it_not(self):
        path = self.folder / "attached.pdf"
        run(GALLEY, "build", self.resume, "--pages", 1, "-o", path, "--attach")
        self.assertEqual(self.hidden_in(run(GALLEY, "import", path, "-o", "-")), [])

    def test_what_is_anonymous_holds_it_not(self):
        folder = self.folder / "anonymous"
        folder.mkdir()
        (folder / "hidperson.toml").write_text(IDENTIFIED)
        (folder / "hidface.jpg").write_bytes((pathlib.Path(__file__).parents[1] / "golden/portrait.jpg").read_bytes())
        (folder / "hidfile.pdf").write_bytes(b"%PDF-1.7")
        formats = ["pdf", "docx", "html", "md", "txt", "png", "json", "layout"]
        forms = [word for form in formats for word in ("-f", form)]
        out = folder / "out"
        for arguments in [["--attach", "--proof"], ["--letter-first"], ["--pretty"], ["--anonymous=label"]]:
            run(GALLEY, "build", folder / "hidperson.toml", "--anonymous", *arguments, *forms, "-o", f"{out}/")
            for path in out.iterdir():
                with self.subTest(arguments=arguments, path=path.name):
                    text = self.whole_text(path)
                    # CSS and Word say "hidden".
                    self.assertEqual(set(self.hidden_in(path.name + text)) - {"hidden"}, set())
                    for word in "GitHub", "555.0142", "**":
                        self.assertNotIn(word, text if path.suffix == ".txt" or word == "GitHub" else "")
                    if path.suffix in (".html", ".md", ".txt", ".json") and ".layout" not in path.name:
                        for word in ["Shownsummary", "Shownlink", "Shownhighlight", "Shownpaper", "Shownreferee"]:
                            self.assertIn(word, text)
            shutil.rmtree(out)

    def test_records_and_summaries_of_what_is_anonymous_hold_it_not(self):
        folder = self.folder / "kept"
        folder.mkdir()
        (folder / "person.toml").write_text(IDENTIFIED + '[variants.acme]\napplication = { company = "Acme", sent = 2026-11-30 }\n')
        (folder / "hidface.jpg").write_bytes((pathlib.Path(__file__).parents[1] / "golden/portrait.jpg").read_bytes())
        (folder / "hidfile.pdf").write_bytes(b"%PDF-1.7")
        person = folder / "person.toml"
        run(GALLEY, "build", person, "--anonymous", "--all", "-f", "pdf", "-f", "docx", "--record", folder / "sent", "-o", f"{folder}/out/")
        kept = [path for path in (folder / "sent").rglob("*") if path.is_file()]
        self.assertEqual(len(kept), 6)
        for path in kept:
            with self.subTest(path=path.name):
                text = self.whole_text(path) + str(path.relative_to(folder))
                self.assertEqual(set(self.hidden_in(text)) - {"hidden"}, set())
        self.assertIn('"facts":"checked"', "".join(path.read_text() for path in kept if path.name == "record.json").replace(" ", ""))
        for form in [], ["--json"]:
            told = run(GALLEY, "check", person, "--summary", "--anonymous", "--all", *form)
            self.assertEqual(self.hidden_in(told), [])
            self.assertIn("H. v. H.", told)
        for command in [["check", "--describe"], ["variants"], ["diff", "default", "acme"]]:
            told = run(GALLEY, *command, person, "--anonymous")
            self.assertEqual(self.hidden_in(told), [], command)

    def whole_text(self, path):
        """All that a result holds."""
        if path.suffix == ".pdf":
            return inflated(path)
        if path.suffix == ".docx":
            with zipfile.ZipFile(path) as parts:
                return "\n".join(name + parts.read(name).decode("latin-1") for name in parts.namelist())
        return re.sub(r"data:font/[^)]*", "", path.read_bytes().decode("latin-1"))

    def test_dates_that_a_text_replaces_are_not_told(self):
        self.assertNotRegex(self.built("-f", "json"), r"198[78]")


if __name__ == "__main__":
    GALLEY = str(pathlib.Path(sys.argv.pop(1)).resolve())
    unittest.main()
