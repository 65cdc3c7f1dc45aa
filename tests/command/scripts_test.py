#!/usr/bin/python3
"""Scripts and directions on the built command: mirrored pages, fonts of every format, what a page says where letters are missing.

    scripts_test.py GALLEY
"""

import json
import pathlib
import re
import subprocess
import sys
import tempfile
import unicodedata
import unittest

from fontTools.ttLib import TTFont

GALLEY = ""
SOURCE = pathlib.Path(__file__).parents[2]
THEMES = ["academic", "classic", "compact", "modern"]

MIRRORED = """
[basics]
name = "Ada Quill"
label = "Compositor"
email = "ada@example.org"
location = {{ city = "Leeds" }}
summary = "Sets pages by hand, and reads them twice before anybody else does; keeps the type clean and the cases full, year after year."
[[work]]
name = "Foundry & Sons"
position = "Compositor"
location = "York"
date = "the first of May"
highlights = ["Set 400 pages a month by hand.", "Trained three apprentices, of whom two are compositors of their own and one prints.", ["Nested, and long enough for two lines of text on any page: one two three four five six seven eight"]]
[[publications]]
name = "On type"
authors = ["Ada Quill"]
publisher = "Foundry"
url = "https://example.org/type"
[[skills]]
name = "Hands"
keywords = ["composition", "imposition", "lock-up"]
[style]
theme = "{theme}"
paper = "a4"
justify = false
margin = {{ top = "60pt", bottom = "60pt", left = "80pt", right = "80pt" }}
{style}
[style.titles]
work = "Work"
publications = "Print"
skills = "Skills"
[meta]
language = "{language}"
"""


class InFolder(unittest.TestCase):
    def setUp(self):
        folder = tempfile.TemporaryDirectory()
        self.addCleanup(folder.cleanup)
        self.folder = pathlib.Path(folder.name)

    def write(self, text, name="resume.toml"):
        (self.folder / name).write_text(text, encoding="utf-8")

    def galley(self, *arguments, code=0):
        done = subprocess.run([GALLEY, *arguments], cwd=self.folder, capture_output=True, encoding="utf-8", timeout=60)
        self.assertEqual(done.returncode, code, done.stderr)
        return done

    def layout(self, *arguments):
        return json.loads(self.galley("build", "resume.toml", *arguments, "-f", "layout", "-o", "-").stdout)


class Mirroring(InFolder):
    def page(self, theme, language, style=""):
        self.write(MIRRORED.format(theme=theme, language=language, style=style))
        (page,) = self.layout()["pages"]
        return page

    def test_pages_of_a_language_that_runs_to_the_left_are_mirrored(self):
        for theme in THEMES:
            with self.subTest(theme=theme):
                plain, mirrored = self.page(theme, "en"), self.page(theme, "he")
                width = plain["width"]
                self.assertEqual(len(plain["lines"]), len(mirrored["lines"]))
                for one, other in zip(plain["lines"], mirrored["lines"]):
                    self.assertEqual(one["text"], other["text"])
                    self.assertEqual(one["y"], other["y"])
                    self.assertAlmostEqual(one["x"] + one["natural"] + other["x"], width, 1, one["text"])
                for one, other in zip(plain.get("rules", []), mirrored.get("rules", [])):
                    self.assertAlmostEqual(one["rect"][0] + one["rect"][2] + other["rect"][0], width, 1)
                # The space between a title and what stands beside it spans the gap on either page.
                for line in mirrored["lines"]:
                    for run in line["runs"]:
                        if run["text"] == " " and "scale" in run:
                            left = max(one["x"] + one["natural"] for one in mirrored["lines"]
                                       if one is not line and one["y"] == line["y"] and one["x"] < run["x"] or one is line and one["x"] < run["x"])
                            self.assertAlmostEqual(run["x"], left, 1)

    def test_left_and_right_are_sides_of_the_paper(self):
        picture = SOURCE / "tests/golden/portrait.jpg"
        (self.folder / "me.jpg").write_bytes(picture.read_bytes())
        for language, side, at_left in [("en", "end", False), ("he", "end", True), ("en", "left", True), ("he", "left", True),
                                        ("he", "right", False), ("he", "start", False)]:
            with self.subTest(language=language, side=side):
                text = MIRRORED.format(theme="classic", language=language, style=f'image.place = "{side}"')
                self.write(text.replace("[basics]", '[basics]\nimage = "me.jpg"'))
                (page,) = self.layout()["pages"]
                self.assertEqual(page["pictures"][0]["rect"][0] < page["width"] / 2, at_left)

    def test_the_file_says_its_direction(self):
        self.write(MIRRORED.format(theme="classic", language="ar", style='pdf = "plain"'))
        self.galley("build", "resume.toml", "-f", "html", "-f", "pdf")
        self.assertIn('<html lang="ar" dir="rtl">', (self.folder / "resume.html").read_text(encoding="utf-8"))
        shown = subprocess.run(["qpdf", "--json", "--json-key=qpdf", "resume.pdf"], cwd=self.folder, capture_output=True, text=True)
        self.assertRegex(shown.stdout, r'"/Direction": "/R2L"')


FONT = """
[basics]
name = "Ada Quill"
summary = "Sets *pages* by **hand**: 0123456789, “quoted”."
[style]
font.body = "Sample"
font.heading = "Sample"
font.system = false
"""


class FontFormats(InFolder):
    def test_web_fonts_are_the_fonts_inside_them(self):
        (self.folder / "fonts").mkdir()
        pages = {}
        for flavour, name in [(None, "ttf"), ("woff", "woff"), ("woff2", "woff2")]:
            for file in (self.folder / "fonts").iterdir():
                file.unlink()
            for cut in ["Regular", "It", "Semibold", "SemiboldIt"]:
                font = TTFont(SOURCE / f"data/fonts/SourceSerif4-{cut}.ttf")
                for record in font["name"].names:
                    if record.nameID in (1, 16):
                        record.string = "Sample"
                font.flavor = flavour
                font.save(self.folder / f"fonts/{cut}.{name}")
            self.write(FONT)
            pages[name] = self.layout()
            self.galley("build", "resume.toml")
        self.assertEqual(pages["ttf"], pages["woff"])
        self.assertEqual(pages["ttf"], pages["woff2"])

    def test_cff2_asks_for_a_static_face(self):
        (self.folder / "fonts").mkdir()
        bytes_ = (SOURCE / "data/fonts/SourceSerif4-Regular.ttf").read_bytes().replace(b"glyf", b"CFF2", 1)
        (self.folder / "fonts/sample.ttf").write_bytes(bytes_)
        self.write(FONT)
        self.assertRegex(self.galley("build", "resume.toml", code=3).stderr, "CFF2.*use a static face")

    def test_a_variable_family_has_bold_and_italic(self):
        self.write(FONT.replace("Sample", "Inter").replace("font.system = false", ""))
        done = self.galley("build", "resume.toml", "--strict")
        self.assertNotIn("stands in for it", done.stderr)
        fonts = subprocess.run(["pdffonts", "resume.pdf"], cwd=self.folder, capture_output=True, text=True).stdout
        self.assertGreaterEqual(len(re.findall("Inter", fonts)), 3, fonts)


class Missing(InFolder):
    SCRIPTS = [0x0E01, 0x0E81, 0x1780, 0x0905, 0x0985, 0x0B85, 0x0C05, 0x4E00, 0xAC00, 0x10D0]

    def test_forty_thousand_letters_without_a_font_are_told_at_once(self):
        # 4000 of each of ten scripts, in words.
        letters = [[chr(code) for code in range(first, first + 40) if unicodedata.category(chr(code)).startswith("L")] for first in self.SCRIPTS]
        words = [of_script[i % len(of_script)] for i in range(4000) for of_script in letters]
        texts = [" ".join("".join(words[i:i + 8]) for i in range(first, first + 4000, 8)) for first in range(0, len(words), 4000)]
        sections = "".join(f'[[sections]]\nid = "x{i}"\ntitle = "X"\ntext = "{text}"\n' for i, text in enumerate(texts))
        self.write(f'[basics]\nname = "Ada"\n{sections}[style]\nfont.system = false\n')
        done = self.galley("build", "resume.toml", code=1)
        errors = re.findall(r"error: no font has 4000 (\w+) letters; the first is '.' \(U\+[0-9A-F]+\)", done.stderr)
        self.assertEqual(len(set(errors)), 10, done.stderr[:3000])
        self.assertLessEqual(len(re.findall(r"(error|warning): ", done.stderr)), 12)

    def test_a_font_of_the_machine_is_told_of_once(self):
        self.write('[basics]\nname = "Ada"\nsummary = "ภาษาไทย **ไทย** *ไทย*"\n')
        notes = re.findall(r"note: the family '(.*)' comes from this machine's fonts \((.*)\)", self.galley("build", "resume.toml").stderr)
        self.assertEqual(len(notes), 1)
        self.assertTrue(pathlib.Path(notes[0][1]).is_file())

    def test_a_family_of_the_machine_that_the_style_leaves_out_is_named_as_that(self):
        self.write('[basics]\nname = "Ada"\nsummary = "Text"\n[style]\nfont.body = "DejaVu Sans"\nfont.system = false\n')
        said = self.galley("build", "resume.toml", code=1).stderr
        self.assertIn("resume.toml:5:13: error: there is no font family 'DejaVu Sans'", said)
        self.assertIn("this machine has it, but 'style.font.system = false' leaves the machine's fonts out", said)

    def test_an_emoji_is_black_or_an_error(self):
        text = '[basics]\nname = "Ada"\nsummary = "shipped 😀"\n[style]\nfont.system = {}\n'
        self.write(text.format("true"))
        self.galley("build", "resume.toml")
        read = subprocess.run(["pdftotext", "resume.pdf", "-"], cwd=self.folder, capture_output=True, text=True).stdout
        self.assertIn("😀", read)
        self.write(text.format("false"))
        self.assertIn("no font has the sign '😀' (U+1F600)", self.galley("build", "resume.toml", code=1).stderr)


class Languages(InFolder):
    def test_a_part_in_another_language_is_tagged_and_quoted_as_that(self):
        self.write('[basics]\nname = "Ada"\nsummary = \'He said [il a dit "oui"]{lang=fr} and "yes".\'\n[style]\npdf = "plain"\n')
        self.galley("build", "resume.toml", "-f", "pdf", "-f", "txt", "-f", "html")
        self.assertIn("il a dit « oui » and “yes”", (self.folder / "resume.txt").read_text(encoding="utf-8").replace("\u202f", " ").replace("\u00a0", " "))
        self.assertIn('lang="fr"', (self.folder / "resume.html").read_text(encoding="utf-8"))
        shown = subprocess.run(["qpdf", "--qdf", "--object-streams=disable", "resume.pdf", "-"], cwd=self.folder, capture_output=True).stdout
        self.assertIn(b"/Lang (fr)", shown)

    def test_a_name_says_how_it_is_read(self):
        text = '[basics]\nname = "林予安"\nnameReading = "Lín Yǔ’ān"\n[style]\nname.reading = "{}"\nfont.body = "Noto Serif CJK SC"\nfont.heading = "Noto Serif CJK SC"\n'
        self.write(text.format("after"))
        self.assertEqual(self.layout()["pages"][0]["lines"][0]["text"], "林予安 Lín Yǔ’ān")
        self.write(text.format("above"))
        self.assertEqual([line["text"] for line in self.layout()["pages"][0]["lines"]], ["Lín Yǔ’ān ", "林予安"])
        self.assertNotIn("Yǔ", self.galley("build", "resume.toml", "--anonymous", "-f", "txt", "-o", "-").stdout)


if __name__ == "__main__":
    GALLEY = str(pathlib.Path(sys.argv.pop(1)).resolve())
    unittest.main()
