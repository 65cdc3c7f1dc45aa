#!/usr/bin/python3
"""Lines of mixed direction and of many scripts: do their characters stand in the order, from left to right, in which Chromium sets them?

    directions_test.py GALLEY                       compares
    directions_test.py GALLEY --pictures FOLDER     and writes LANGUAGE.png for each language, galley above and Chromium below, to look at
"""

import argparse
import html
import json
import pathlib
import re
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

sys.path.insert(0, str(pathlib.Path(__file__).resolve().parents[1] / "readers"))
from chromium import BesideChromium

GALLEY = ""
PICTURES = None

FONTS = pathlib.Path("/usr/share/fonts")
NOTO = FONTS / "truetype/noto"

# In inline Markdown. In a document that runs to the right, the first strong character decides a line's direction.
MIXED = [
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

# In documents that run to the left, all lines do.
TO_LEFT = MIXED + [
    "C++ ו־Python (מתקדם), SQL.",
    "Lumina Systems Ltd. (לשעבר BrightPath); ההליך הסתיים [באתר](https://example.com/a).",
]
ARABIC = [
    "أشرف على فريق من **24 ممرّضًا** في وحدة تضمّ 18 سريرًا، وأضع الجداول في برنامج NurseRota (الإصدار 8.1).",
    "خفّضتُ معدّل التهابات الدم (CLABSI) من ٣٫٢٪ إلى ٠٫٩٪ خلال سنتين (٢٠٢٠–٢٠٢٢).",
    "مهن**دس** برمجيات، [كتاب](https://example.com/x)ات وترجمة.",
    "للاستفسار: +962-6-555-0188 (تحويلة 12).",
]
PERSIAN = [
    "معماری درگاه پرداخت را از یک برنامهٔ یکپارچه به ۱۴ ریزسرویس (microservice) روی Kubernetes بردم.",
    "کتابخانهٔ متن‌باز jalali-ledger (نسخهٔ 2.4.1، پروانهٔ MIT) را می‌نویسم.",
]
HINDI = ["कक्षा में विद्युत्-चुम्बकत्व: सरल उपकरण, गहरे प्रश्न.", "राष्ट्रीय विज्ञान प्रतियोगिताओं के लिए छात्राओं का मार्गदर्शन किया।"]
THAI = ["พัฒนาชุดอาหาร “สำรับล้านนา” จำนวน 9 จานและน้ำพริกที่ทำเองทุกวัน"]
JAPANESE = ["木造・鉄骨造を中心に、構造設計とリノベーションに十二年携わってきた。", "発注者から「図面を見れば『なぜそうしたのか』が分かる。」と評価された。"]


class Group:
    """Lines of a document in one language."""

    def __init__(self, language, lines, family, regular, bold):
        self.language, self.lines, self.family = language, lines, family
        self.fonts = {"regular": regular, "bold": bold}
        self.direction = "rtl" if language in ("he", "ar", "fa") else "auto"


GROUPS = [
    Group("en", MIXED, "DejaVu Sans", FONTS / "truetype/dejavu/DejaVuSans.ttf", FONTS / "truetype/dejavu/DejaVuSans-Bold.ttf"),
    Group("he", TO_LEFT, "DejaVu Sans", FONTS / "truetype/dejavu/DejaVuSans.ttf", FONTS / "truetype/dejavu/DejaVuSans-Bold.ttf"),
    Group("ar", ARABIC, "Amiri", FONTS / "opentype/fonts-hosny-amiri/Amiri-Regular.ttf", FONTS / "opentype/fonts-hosny-amiri/Amiri-Bold.ttf"),
    Group("fa", PERSIAN, "DejaVu Sans", FONTS / "truetype/dejavu/DejaVuSans.ttf", FONTS / "truetype/dejavu/DejaVuSans-Bold.ttf"),
    Group("hi", HINDI, "Noto Sans Devanagari", NOTO / "NotoSansDevanagari-Regular.ttf", NOTO / "NotoSansDevanagari-Bold.ttf"),
    Group("th", THAI, "Noto Sans Thai", NOTO / "NotoSansThai-Regular.ttf", NOTO / "NotoSansThai-Bold.ttf"),
    Group("ja", JAPANESE, "Noto Serif CJK JP", FONTS / "opentype/noto/NotoSerifCJK-Regular.ttc", FONTS / "opentype/noto/NotoSerifCJK-Bold.ttc"),
]

PAGE = """<!doctype html>
<html lang="{language}">
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
  // A weight that no line has is not loaded.
  const fonts = [...document.fonts];
  const loaded = fonts.every((font) => font.status !== "error") && fonts.some((font) => font.status === "loaded");
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


def as_html(markdown, direction):
    """A paragraph of HTML. Numbers to call and addresses are isolates."""
    text = html.escape(markdown)
    text = re.sub(r"(?<!\()(?<!/)\b[\w.]+@[\w.]+\w|\+[\d() -]+\d", r"<bdi>\g<0></bdi>", text)
    text = re.sub(r"\*\*(.+?)\*\*", r"<b>\1</b>", text)
    text = re.sub(r"\[(.+?)\]\((.+?)\)", r'<a href="\2">\1</a>', text)
    return f'<p dir="{direction}">{text}</p>'


def from_left(characters):
    """The characters of a line, each with its middle, as they stand from left to right. White space is left out, since nobody sees where it
    is, and marks, which stand with their letters."""
    seen = [(middle, character) for character, middle in characters
            if not character.isspace() and unicodedata.category(character) not in ("Mn", "Mc", "Cf")]
    return "".join(character for _, character in sorted(seen, key=lambda one: one[0]))


def spelled(glyph):
    """What a glyph stands for: the letters of a ligature share its place, in the order in which they are seen."""
    letters = glyph.get_text()
    if any(unicodedata.bidirectional(letter) in ("R", "AL") for letter in letters):
        letters = letters[::-1]
    return [(letter, (glyph.x0 + glyph.x1) / 2) for letter in letters]


class Chromium:
    """The lines of a group on a page of HTML."""

    def __init__(self, folder, group):
        self.folder, self.group = folder, group
        self.page = folder / f"{group.language}.html"
        urls = {weight: path.as_uri() for weight, path in group.fonts.items()}
        paragraphs = "\n".join(as_html(line, group.direction) for line in group.lines)
        self.page.write_text(PAGE.format(paragraphs=paragraphs, language=group.language, **urls))

    def run(self, *arguments):
        quiet = ["no-first-run", "disable-gpu", "disable-quic", "disable-background-networking", "disable-component-update", "disable-sync"]
        with tempfile.TemporaryDirectory(dir=self.folder) as profile:
            return run("chromium", "--headless", "--no-sandbox", *(f"--{word}" for word in quiet), f"--user-data-dir={profile}",
                       "--virtual-time-budget=10000", *arguments, self.page.as_uri())

    def lines(self):
        found = re.search(r'<script id="result"[^>]*>(.*?)</script>', self.run("--dump-dom"), re.DOTALL)
        return [from_left(line) for line in json.loads(found.group(1))]

    def picture(self, path):
        self.run(f"--screenshot={path}", "--hide-scrollbars", f"--window-size=900,{48 + 28 * len(self.group.lines)}")


class Galley:
    """The lines of a group as paragraphs below a name."""

    def __init__(self, folder, group):
        resume = folder / f"{group.language}.toml"
        text = json.dumps("\n\n".join(group.lines), ensure_ascii=False)
        resume.write_text(f'[basics]\nname = "Lines"\nsummary = {text}\n[style]\npunctuation = false\nsize = "12pt"\n'
                          f'font = {{ body = "{group.family}", heading = "{group.family}", fallback = ["DejaVu Sans"] }}\n'
                          'paper = { width = "675pt", height = "340pt" }\nmargin = "18pt"\ntitles.summary = "Text"\n'
                          f'[meta]\nlanguage = "{group.language}"\n')
        self.pdf = folder / f"{group.language}.pdf"
        run(GALLEY, "build", resume, "-o", self.pdf)

    def lines(self):
        resources = PDFResourceManager()
        glyphs = PDFPageAggregator(resources)
        with open(self.pdf, "rb") as file:
            for page in PDFPage.get_pages(file):
                PDFPageInterpreter(resources, glyphs).process_page(page)
        found = sorted((glyph for glyph in glyphs.get_result() if isinstance(glyph, LTChar)), key=lambda glyph: -glyph.matrix[5])
        lines, last = [], None
        for glyph in found:
            # Marks stand a little above or below the baseline.
            if last is None or last - glyph.matrix[5] > 7:
                lines.append([])
            last = glyph.matrix[5]
            lines[-1].extend(spelled(glyph))
        name, title, *lines = map(from_left, lines)
        return lines

    def picture(self, path):
        run("pdftoppm", "-png", "-r", "96", "-singlefile", self.pdf, path.with_suffix(""))


class Directions(BesideChromium):
    def test_characters_stand_as_in_chromium(self):
        for group in GROUPS:
            ours, theirs = Galley(self.folder, group).lines(), Chromium(self.folder, group).lines()
            with self.subTest(language=group.language):
                self.assertEqual(len(theirs), len(group.lines), "Chromium did not load the fonts")
                self.assertEqual(len(ours), len(group.lines), "each text is to be one line")
            for line, our, their in zip(group.lines, ours, theirs):
                with self.subTest(line=line):
                    self.assertEqual(our, their)

    @unittest.skipUnless("--pictures" in sys.argv, "pictures are for people: --pictures FOLDER")
    def test_pictures(self):
        PICTURES.mkdir(parents=True, exist_ok=True)
        for group in GROUPS:
            paths = [self.folder / "galley.png", self.folder / "chromium.png"]
            Galley(self.folder, group).picture(paths[0])
            Chromium(self.folder, group).picture(paths[1])
            pictures = [Image.open(path).convert("RGB") for path in paths]
            both = Image.new("RGB", (max(one.width for one in pictures), sum(one.height for one in pictures)), "white")
            top = 0
            for one in pictures:
                both.paste(one, (0, top))
                top += one.height
            both.save(PICTURES / f"{group.language}.png")


if __name__ == "__main__":
    arguments = argparse.ArgumentParser()
    arguments.add_argument("galley", type=pathlib.Path)
    arguments.add_argument("--pictures", type=pathlib.Path)
    given = arguments.parse_args()
    GALLEY, PICTURES = given.galley.resolve(), given.pictures
    unittest.main(argv=sys.argv[:1], verbosity=2)  # so that it says why it skips
