#!/usr/bin/python3
"""All formats of results, as the command's own list names them: what each is called, and what none of them tells.

    formats_test.py GALLEY
"""

import json
import pathlib
import re
import subprocess
import sys
import tempfile
import unittest

GALLEY = ""
REPOSITORY = pathlib.Path(__file__).resolve().parents[2]
PORTRAIT = (REPOSITORY / "tests/golden/portrait.jpg").read_bytes()

PUBLIC = """
[basics]
name = "Ada Example"
label = "Engineer"
email = "ada@example.com"
summary = "Sets **type**, and [proves it](https://example.com/proof)."
[[basics.profiles]]
network = "GitHub"
url = "https://github.com/ada-example"
[[work]]
id = "byrne"
name = "Byrne & Co"
position = "Compositor"
startDate = "2021-02"
endDate = "2023-03"
highlights = ["Set a dictionary.", "Cut <40> sorts."]
[[skills]]
name = "Tools"
keywords = ["C++", "TeX"]
[letter]
date = 2026-11-30
recipient.name = "Bo Byrne"
opening = "Dear Bo Byrne,"
body = "I set type."
closing = "Yours,"
"""


WITH_SECRETS = PUBLIC.replace(
    "[[basics.profiles]]",
    'phone = "+1 505 555 0142"\nimage = "face.jpg"\nlocation = { city = "Secretville", countryCode = "US" }\n'
    "[[basics.profiles]]",
).replace(
    "[[skills]]",
    '[[work]]\nid = "acme"\nname = "Acme Secret"\nposition = "Spy"\nstartDate = "2023-04"\n'
    'highlights = ["Went in."]\n[[skills]]',
) + '[meta]\nprivate = ["basics.phone", "basics.image", "basics.location", "work.acme"]\n'

# What --anonymous makes of IDENTIFIED.
ANONYMOUS = """
[basics]
name = "A. E."
label = "Engineer"
summary = "Sets **type**, and proves it: … A. and A. E. do."
[[work]]
name = "Byrne & Co"
position = "Compositor"
startDate = "2021-02"
endDate = "2023-03"
highlights = ["Set E.’s dictionary.", "Cut <40> sorts."]
[[publications]]
name = "On type"
authors = ["B. Byrne", "A. E.*"]
releaseDate = "2020"
[[references]]
name = "Bo Byrne"
reference = "A. sets type."
[letter]
date = 2026-11-30
recipient.name = "Bo Byrne"
subject = "Type by A. E."
opening = "Dear Bo Byrne,"
body = "I set type; ask … about it."
closing = "Yours,"
enclosures = ["Certificate of A. E."]
[style]
footer = "A. E. {page}"
titles.work = "Work of A. E."
"""

IDENTIFIED = """
[basics]
name = "Ada Example"
aliases = ["A. Countess"]
label = "Engineer"
pronouns = "she/her"
email = "ada@example.com"
phone = "+1 505 555 0142"
url = "https://ada.example.com"
image = "face.jpg"
imageAlt = "Ada Example at work"
location = { city = "Secretville", countryCode = "US" }
summary = "Sets **type**, and [proves it](https://example.com/proof): <https://example.com/ada> Ada and ADA EXAMPLE do."
profiles = [{ network = "GitHub", url = "https://github.com/ada-example" }]
links = [{ label = "Blog", url = "https://blog.example.com" }]
details = [{ id = "born", label = "Born", text = "1815 in Secretville" }]
[[work]]
id = "byrne"
name = "Byrne & Co"
url = "https://byrne.example.com"
position = "Compositor"
startDate = "2021-02"
endDate = "2023-03"
highlights = ["Set Example’s dictionary.", "Cut <40> sorts."]
[[publications]]
name = "On type"
authors = ["B. Byrne", "A. Countess*"]
releaseDate = "2020"
doi = "10.1000/182"
url = "https://doi.org/10.1000/182"
links = [{ label = "Code", url = "https://code.example.com" }]
[[references]]
name = "Bo Byrne"
reference = "Ada sets type."
email = "bo@example.com"
phone = "+1 505 555 0143"
[letter]
date = 2026-11-30
place = "Secretville"
recipient.name = "Bo Byrne"
subject = "Type by Example, Ada"
opening = "Dear Bo Byrne,"
body = "I set type; ask ada@example.com about it."
closing = "Yours,"
signature.image = "face.jpg"
signature.imageAlt = "Ada’s hand"
enclosures = [{ name = "Certificate of Ada Example", file = "ada.pdf" }]
[meta]
output = "{name} secret"
canonical = "https://example.com/ada.json"
version = "1.2-ada"
[style]
footer = "Ada Example {page}"
titles.work = "Work of Ada Example"
"""

def formats():
    """The word of each format and what it is, as help says."""
    text = subprocess.run([GALLEY, "build", "--help-all"], capture_output=True, check=True, text=True, timeout=60).stdout
    listed = text.split("\nFormats:\n")[1].split("\n\n")[0]
    rows = {word: " ".join(about.split()) for word, about in re.findall(r"^  (\w+) +(.*(?:\n {4,}.*)*)", listed, re.MULTILINE)}
    assert list(rows) == re.search(r"--format (\S+)", text)[1].split("|"), rows
    return rows


def words_of(text):
    """Without the marks that stand between things."""
    return [word for word in text.split() if word not in "-–•·|"]


def texts_of(node):
    """The words of a tree of pandoc's, a link's address excepted."""
    if isinstance(node, list):
        for part in node:
            yield from texts_of(part)
    elif isinstance(node, dict):
        kind, content = node.get("t"), node.get("c")
        if kind == "Str":
            yield content
        elif kind == "Code":
            yield content[1]
        elif kind in ("Emph", "Strong"):
            yield "".join(texts_of(content))
        elif kind in ("Space", "SoftBreak", "LineBreak"):
            yield " "
        elif kind == "Link":
            yield "".join(texts_of(content[1]))
        elif kind == "Header":
            yield "".join(texts_of(content[2])) + " "
        elif kind in ("Para", "Plain"):
            yield "".join(texts_of(content)) + " "
        elif content is not None:
            yield from texts_of(content)


class Formats(unittest.TestCase):
    def setUp(self):
        folder = tempfile.TemporaryDirectory()
        self.addCleanup(folder.cleanup)
        self.root = pathlib.Path(folder.name)
        (self.root / "face.jpg").write_bytes(PORTRAIT)
        self.formats = formats()
        self.every = [word for form in self.formats for word in ("-f", form)]

    def galley(self, *arguments, status=0, resume=None):
        if resume is not None:
            (self.root / "resume.toml").write_text(resume)
        environment = {"PATH": "/usr/bin:/bin", "SOURCE_DATE_EPOCH": "1700000000", "HOME": str(self.root)}
        done = subprocess.run([GALLEY, *arguments], cwd=self.root, env=environment, capture_output=True, timeout=120)
        self.assertEqual(done.returncode, status, done.stderr.decode())
        return done

    def results(self, folder):
        return {path.name: path.read_bytes() for path in (self.root / folder).iterdir()}

    def test_each_has_a_row_in_the_readme(self):
        rows = re.findall(r"^\| `-f (\w+)` \| `(\S+)` \| (.*?) \|", (REPOSITORY / "README.md").read_text(), re.MULTILINE)
        self.assertEqual({word: about for word, _, about in rows}, self.formats)
        self.galley("build", *self.every, "-o", "out/", resume=PUBLIC)
        self.assertEqual({name for _, name, _ in rows}, set(self.results("out")))

    def test_an_extension_chooses_its_format(self):
        self.galley("build", *self.every, "-o", "out/", resume=PUBLIC)
        for form in self.formats:
            name = "page.layout.json" if form == "layout" else f"page.{form}"
            arguments = ["-f", form] if form == "layout" else []
            self.galley("build", *arguments, "-o", name)
            self.assertEqual((self.root / name).read_bytes(), self.results("out")[name.replace("page", "resume")], form)

    def test_what_is_private_leaves_no_trace(self):
        """A public result is, byte for byte, the result of a file that never had what is private."""
        for contents in [], ["--letter-first"]:
            self.galley("build", *contents, *self.every, "-o", "plain/", resume=PUBLIC)
            self.galley("build", *contents, *self.every, "-o", "public/", "--public", resume=WITH_SECRETS)
            self.galley("build", *contents, *self.every, "-o", "all/")
            plain, public, whole = self.results("plain"), self.results("public"), self.results("all")
            self.assertEqual(set(plain), set(public))
            for name, data in plain.items():
                self.assertEqual(data, public[name], name)
                # It would have been told.
                self.assertNotEqual(data, whole[name], name)

    def test_what_is_anonymous_says_not_whose_it_is(self):
        """An anonymous result is, byte for byte, the result of a file that never had what tells it."""
        (self.root / "ada.pdf").write_bytes(b"%PDF-1.7")
        for contents in [], ["--letter-first"], ["--attach", "--proof", "--pretty"]:
            self.galley("build", *contents, *self.every, "-o", "plain/", resume=ANONYMOUS)
            self.galley("build", *contents, *self.every, "-o", "anonymous/", "--anonymous", resume=IDENTIFIED)
            self.galley("build", *contents, *self.every, "-o", "all/", "--set", "meta.output=resume", "--set", "style.pages=3")
            plain, hidden, whole = self.results("plain"), self.results("anonymous"), self.results("all")
            self.assertEqual({name.replace("resume", "anonymous") for name in plain}, set(hidden))
            for name, data in plain.items():
                self.assertEqual(data, hidden[name.replace("resume", "anonymous")], name)
                # It would have been told.
                self.assertNotEqual(data, whole.get(name), name)
        self.galley("build", "--letter", "-f", "pdf", "-f", "txt", "-o", "plain/", resume=ANONYMOUS)
        self.galley("build", "--letter", "-f", "pdf", "-f", "txt", "-o", "anonymous/", "--anonymous", resume=IDENTIFIED)
        for form in "pdf", "txt":
            self.assertEqual(self.results("plain")[f"letter.{form}"], self.results("anonymous")[f"anonymous-letter.{form}"])

    def test_the_label_stands_for_the_name(self):
        text = self.galley("build", "--anonymous=label", "-f", "txt", "-o", "-", resume=IDENTIFIED).stdout.decode()
        self.assertEqual(text.splitlines()[0], "Engineer")
        self.assertEqual(text.count("Ada") + text.count("Example") + text.count("A. E."), 0, text)
        done = self.galley("build", "--anonymous=lable", status=2)
        self.assertIn(b"there is no 'lable'; did you mean 'label'?", done.stderr)

    def test_anonymous_results_have_no_names_of_people(self):
        for name in "ada", "bo":
            (self.root / f"{name}.toml").write_text(IDENTIFIED.replace("Ada", name.title()) + "[variants.short]\n")
        (self.root / "ada.pdf").write_bytes(b"%PDF-1.7")
        self.galley("build", "--anonymous", "--all", "ada.toml", "bo.toml", "-o", "out/")
        self.assertEqual(set(self.results("out")), {f"anonymous-{name}.pdf" for name in ["0001", "0001-short", "0002", "0002-short"]})
        names = self.galley("variants", "--anonymous", "--outputs", "ada.toml").stdout.decode().split()
        self.assertEqual(names, ["anonymous.pdf", "anonymous-short.pdf"])

    def test_anonymous_results_enclose_nothing(self):
        done = self.galley("build", "--anonymous", "--letter", "--with-enclosures", status=2, resume=IDENTIFIED)
        self.assertIn(b"--anonymous cannot tell whose names are in the PDFs", done.stderr)

    def test_a_part_of_the_name_in_another_name_is_a_warning(self):
        resume = IDENTIFIED.replace("Byrne & Co", "Example & Co")
        done = self.galley("build", "--anonymous", "-f", "txt", "-o", "-", resume=resume)
        self.assertIn(b"resume.toml:19:9: warning: 'Example' stands here, and is a part of the name", done.stderr)
        self.assertIn(b"Example & Co", done.stdout)

    def test_a_variant_tells_nothing_of_what_it_hides(self):
        hidden = WITH_SECRETS + '[variants.short]\nhide = ["basics.phone", "basics.image", "basics.location", "work.acme"]\n'
        self.galley("build", *self.every, "-o", "plain/", resume=PUBLIC)
        self.galley("build", "--variant", "short", *self.every, "-o", "short/", resume=hidden)
        short = self.results("short")
        for name, data in self.results("plain").items():
            self.assertEqual(data, short[name.replace("resume", "resume-short")], name)

    def test_the_same_input_gives_the_same_bytes(self):
        self.galley("build", *self.every, "-o", "one/", resume=WITH_SECRETS)
        self.galley("build", *self.every, "-o", "two/")
        self.assertEqual(self.results("one"), self.results("two"))

    def test_an_option_about_a_format_that_is_not_asked_for(self):
        for option, form in [("--width=60", "pdf"), ("--ascii", "json"), ("--attach", "txt"), ("--pretty", "md")]:
            done = self.galley("build", option, "-f", form, status=2, resume=PUBLIC)
            self.assertIn(b"none is asked for", done.stderr)
            self.assertEqual([path.name for path in self.root.glob("resume.*")], ["resume.toml"])

    def test_text_has_a_width_and_ascii(self):
        resume = PUBLIC.replace("Sets **type**", "Sets “type” at a café in Łódź – every day of the year, and at night, too")
        for form in "txt", "md":
            text = self.galley("build", "-f", form, "-o", "-", "--width", "30", "--ascii", resume=resume).stdout.decode("ascii")
            long = [line for line in text.splitlines() if len(line) > 30 and "](" not in line and not line.startswith("#")]
            self.assertEqual([line for line in long if " " in line.strip("- ")], [], text)
            self.assertIn('"type" at a cafe', " ".join(text.split()))
        done = self.galley("build", "-f", "txt", "-o", "-", "--ascii", resume=PUBLIC.replace("Sets", "Ξέρει"))
        self.assertIn(b"warning: ASCII has no form of", done.stderr)

    def test_markdown_says_what_text_says(self):
        """pandoc reads the same words, in the same order, and the levels of the headings."""
        for path in [REPOSITORY / "resume.toml", *sorted((REPOSITORY / "tests/golden").glob("*.toml"))]:
            read = {}
            for form in "txt", "md":
                name = str(self.root / f"read.{form}")
                self.galley("build", "-q", "-f", form, "-o", name, str(path))
                read[form] = (self.root / name).read_text()
            tree = json.loads(subprocess.run(["pandoc", "-f", "commonmark", "-t", "json", "--wrap=none"], input=read["md"],
                                             capture_output=True, check=True, text=True, timeout=60).stdout)
            self.assertEqual(words_of(" ".join(texts_of(tree["blocks"]))), words_of(read["txt"]), path.name)
            levels = [block["c"][0] for block in tree["blocks"] if block["t"] == "Header"]
            self.assertEqual(levels[0], 1, path.name)
            self.assertTrue(all(after <= before + 1 for before, after in zip(levels, levels[1:])), levels)

    def test_a_letter_in_every_format(self):
        forms = [word for form in self.formats if form != "json" for word in ("-f", form)]
        self.galley("build", "--letter", *forms, "-o", "out/", resume=PUBLIC)
        results = self.results("out")
        self.assertEqual(len(results), len(self.formats) - 1)
        for form in "txt", "md":
            self.assertIn(b"Dear Bo Byrne,", results[f"letter.{form}"])
            self.assertNotIn(b"Compositor", results[f"letter.{form}"])


if __name__ == "__main__":
    GALLEY = str(pathlib.Path(sys.argv.pop(1)).resolve())
    unittest.main(verbosity=0)
