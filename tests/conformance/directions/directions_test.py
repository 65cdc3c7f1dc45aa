#!/usr/bin/python3
"""Lines of mixed direction: do their characters stand in the order, from left to right, in which Chromium sets them?

    directions_test.py GALLEY                       compares
    directions_test.py GALLEY --pictures FOLDER     and writes galley.png, chromium.png, and both.png, one above the other, to look at
"""

import argparse
import html
import json
import pathlib
import re
import shutil
import subprocess
import sys
import tempfile
import unicodedata
import unittest

from pdfminer.converter import PDFPageAggregator
from pdfminer.layout import LTChar
from pdfminer.pdfinterp import PDFPageInterpreter, PDFResourceManager
from pdfminer.pdfpage import PDFPage
from PIL import Image

GALLEY = ""
PICTURES = None

FONTS = pathlib.Path("/usr/share/fonts/truetype/dejavu")

# In inline Markdown. The first strong character decides a line's direction.
LINES = [
    "She wrote שלום עולם זה מבחן in 2020.",
    "הגדלתי את המכירות ב־2019 ב־35% באמצעות Google Analytics ו־Excel.",
    "טלפון: +972-3-555-0142, שלוחה 7",
    "דואר: ada@example.com או ada.quill@mail.example.org",
    "Call +972 (3) 555-0142 (משרד), or write to ada@example.com (בית).",
    "Studied הנדסת תוכנה (תואר ראשון) at אוניברסיטת תל אביב, 2014–2018.",
    "ראו את [הקוד שלי](https://example.com/code) וגם https://example.com/repo/main.",
    "עבדתי **בצוות של Compiler Engineering** במשך 3.5 שנים (2016–2019).",
    "عملت مهندسا في شركة Foundry & Sons من 2016 إلى 2019.",
    "15/03/2021 – 01/04/2022: ניהול פרויקט עם 12 people at Ladder Inc.",
]

PAGE = """<!doctype html>
<meta charset="utf-8">
<style>
@font-face {{ font-family: Sample; src: url("{regular}"); }}
@font-face {{ font-family: Sample; font-weight: bold; src: url("{bold}"); }}
body {{ font: 16px Sample; margin: 24px; }}
p {{ margin: 0; line-height: 28px; white-space: nowrap; }}
</style>
{paragraphs}
<script>
function places(paragraph) {{
  const found = [];
  const texts = document.createTreeWalker(paragraph, NodeFilter.SHOW_TEXT);
  while (texts.nextNode()) {{
    const node = texts.currentNode;
    for (let i = 0; i < node.length; ++i) {{
      const range = document.createRange();
      range.setStart(node, i);
      range.setEnd(node, i + 1);
      const box = range.getClientRects()[0];
      found.push([node.data[i], (box.left + box.right) / 2]);
    }}
  }}
  return found;
}}
document.fonts.ready.then(() => {{
  const loaded = [...document.fonts].every((font) => font.status === "loaded");
  const lines = loaded ? [...document.querySelectorAll("p")].map(places) : [];
  const result = document.createElement("script");
  result.id = "result";
  result.type = "application/json";
  result.textContent = JSON.stringify(lines);
  document.body.append(result);
}});
</script>
"""


def run(*command):
    done = subprocess.run([str(part) for part in command], capture_output=True, text=True)
    if done.returncode != 0:
        raise AssertionError(f"{command}: {done.returncode}: {done.stderr}")
    return done.stdout


def as_html(markdown):
    text = html.escape(markdown)
    text = re.sub(r"\*\*(.+?)\*\*", r"<b>\1</b>", text)
    text = re.sub(r"\[(.+?)\]\((.+?)\)", r'<a href="\2">\1</a>', text)
    return f'<p dir="auto">{text}</p>'


def from_left(characters):
    """The characters of a line, each with its middle, as they stand from left to right. White space is left out: nobody sees where it is."""
    seen = [(middle, character) for character, middle in characters if not character.isspace()]
    return "".join(character for _, character in sorted(seen, key=lambda one: one[0]))


def spelled(glyph):
    """What a glyph stands for: the letters of a ligature share its place, in the order in which they are seen."""
    letters = glyph.get_text()
    if any(unicodedata.bidirectional(letter) in ("R", "AL") for letter in letters):
        letters = letters[::-1]
    return [(letter, (glyph.x0 + glyph.x1) / 2) for letter in letters]


class Chromium:
    """The lines on a page of HTML."""

    def __init__(self, folder):
        self.folder = folder
        self.page = folder / "lines.html"
        fonts = {"regular": FONTS / "DejaVuSans.ttf", "bold": FONTS / "DejaVuSans-Bold.ttf"}
        urls = {weight: path.as_uri() for weight, path in fonts.items()}
        self.page.write_text(PAGE.format(paragraphs="\n".join(map(as_html, LINES)), **urls))

    def run(self, *arguments):
        quiet = ["no-first-run", "disable-gpu", "disable-quic", "disable-background-networking", "disable-component-update", "disable-sync"]
        with tempfile.TemporaryDirectory(dir=self.folder) as profile:
            return run("chromium", "--headless", "--no-sandbox", *(f"--{word}" for word in quiet), f"--user-data-dir={profile}",
                       "--virtual-time-budget=10000", *arguments, self.page.as_uri())

    def lines(self):
        found = re.search(r'<script id="result"[^>]*>(.*?)</script>', self.run("--dump-dom"), re.DOTALL)
        return [from_left(line) for line in json.loads(found.group(1))]

    def picture(self, path):
        self.run(f"--screenshot={path}", "--hide-scrollbars", f"--window-size=900,{48 + 28 * len(LINES)}")


class Galley:
    """The lines as paragraphs below a name."""

    def __init__(self, folder):
        resume = folder / "lines.toml"
        text = json.dumps("\n\n".join(LINES), ensure_ascii=False)
        resume.write_text(f'[basics]\nname = "Lines"\nsummary = {text}\n[style]\nfont = {{ body = "DejaVu Sans", heading = "DejaVu Sans" }}\n'
                          'size = "12pt"\npaper = { width = "675pt", height = "320pt" }\nmargin = "18pt"\n')
        self.pdf = folder / "lines.pdf"
        run(GALLEY, "build", resume, "-o", self.pdf)

    def lines(self):
        resources = PDFResourceManager()
        glyphs = PDFPageAggregator(resources)
        with open(self.pdf, "rb") as file:
            for page in PDFPage.get_pages(file):
                PDFPageInterpreter(resources, glyphs).process_page(page)
        by_height = {}
        for glyph in glyphs.get_result():
            if isinstance(glyph, LTChar):
                by_height.setdefault(round(glyph.matrix[5]), []).extend(spelled(glyph))
        name, *lines = [from_left(by_height[height]) for height in sorted(by_height, reverse=True)]
        return lines

    def picture(self, path):
        run("pdftoppm", "-png", "-r", "96", "-singlefile", self.pdf, path.with_suffix(""))


class Directions(unittest.TestCase):
    @classmethod
    def setUpClass(cls):
        if shutil.which("chromium") is None:
            raise unittest.SkipTest("there is no Chromium to compare with: Debian's package chromium is missing")
        folder = tempfile.TemporaryDirectory()
        cls.addClassCleanup(folder.cleanup)
        cls.chromium = Chromium(pathlib.Path(folder.name))
        cls.galley = Galley(pathlib.Path(folder.name))

    def test_characters_stand_as_in_chromium(self):
        ours, theirs = self.galley.lines(), self.chromium.lines()
        self.assertEqual(len(theirs), len(LINES), "Chromium did not load the fonts")
        self.assertEqual(len(ours), len(LINES), "each text is to be one line")
        for line, our, their in zip(LINES, ours, theirs):
            with self.subTest(line=line):
                self.assertEqual(our, their)

    @unittest.skipUnless("--pictures" in sys.argv, "pictures are for people: --pictures FOLDER")
    def test_pictures(self):
        PICTURES.mkdir(parents=True, exist_ok=True)
        paths = [PICTURES / "galley.png", PICTURES / "chromium.png"]
        self.galley.picture(paths[0])
        self.chromium.picture(paths[1])
        pictures = [Image.open(path).convert("RGB") for path in paths]
        both = Image.new("RGB", (max(one.width for one in pictures), sum(one.height for one in pictures)), "white")
        top = 0
        for one in pictures:
            both.paste(one, (0, top))
            top += one.height
        both.save(PICTURES / "both.png")
        print(f"galley above, Chromium below: {PICTURES / 'both.png'}")


if __name__ == "__main__":
    arguments = argparse.ArgumentParser()
    arguments.add_argument("galley", type=pathlib.Path)
    arguments.add_argument("--pictures", type=pathlib.Path)
    given = arguments.parse_args()
    GALLEY, PICTURES = given.galley.resolve(), given.pictures
    unittest.main(argv=sys.argv[:1], verbosity=2)  # so that it says why it skips
