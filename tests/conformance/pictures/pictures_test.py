#!/usr/bin/python3
"""A picture beside the head: in every theme, on both sides and under every alignment of the name it touches nothing, the page below it
begins under it, and whoever reads the text reads what they would read without it.

    pictures_test.py GALLEY
"""

import itertools
import json
import pathlib
import re
import shutil
import subprocess
import sys
import tempfile
import unittest

import pikepdf

PROJECT = pathlib.Path(__file__).resolve().parents[3]
PORTRAIT = PROJECT / "tests/golden/portrait.jpg"
GALLEY = ""

RESUME = """[basics]
name = "Ada Lovelace-Wrightsworth"
label = "Analyst of Engines"
email = "ada@example.com"
phone = "505-555-0142"
url = "https://ada.example.com/analytical"
location = {{ city = "London", region = "England" }}
{picture}
summary = "Wrote the first program; would do so again."

[[work]]
name = "Analytical Engine"
position = "Analyst"
startDate = "1842-10"
highlights = ["Wrote seven notes to a paper of Menabrea’s.", "Found an error in the numbers of Bernoulli."]

[[skills]]
name = "Mathematics"
keywords = ["Differences", "Series"]

{style}
"""


def run(*command, may_fail=False):
    done = subprocess.run([str(part) for part in command], capture_output=True, text=True)
    if done.returncode != 0 and not may_fail:
        raise AssertionError(f"{command}: {done.returncode}: {done.stderr}")
    return done


def boxes(page):
    """Where the lines of a page have ink, more or less."""
    for line in page["lines"]:
        size = max(run["size"] for run in line["runs"])
        yield line["x"], line["y"] - 0.75 * size, line["x"] + line["natural"], line["y"] + 0.25 * size, line["text"]


class Pictures(unittest.TestCase):
    def setUp(self):
        folder = tempfile.TemporaryDirectory()
        self.addCleanup(folder.cleanup)
        self.folder = pathlib.Path(folder.name)
        shutil.copy(PORTRAIT, self.folder / "me.jpg")

    def resume(self, picture='image = "me.jpg"', style=""):
        path = self.folder / "resume.toml"
        path.write_text(RESUME.format(picture=picture, style=style))
        return path

    def build(self, resume, kind, *more):
        output = self.folder / f"result.{kind}"
        formats = [] if kind == "pdf" else ["-f", kind]
        return output, run(GALLEY, "build", resume, *formats, "-o", output, *more)

    def layout(self, resume, *more):
        output, done = self.build(resume, "layout", *more)
        return json.loads(output.read_text()), done

    def test_stands_beside_the_head(self):
        themes = run(GALLEY, "theme").stdout.split()
        for theme, align, place, grid in itertools.product(
            themes, ("left", "center", "right"), ("left", "right"), ("true", "false")
        ):
            with self.subTest(theme=theme, align=align, place=place, grid=grid):
                style = f'[style]\nname.align = "{align}"\nimage.place = "{place}"\ngrid = {grid}\n'
                pages = self.layout(self.resume(style=style), "--theme", theme)[0]["pages"]
                (picture,) = pages[0]["pictures"]
                left, top, width, height = picture["rect"]
                self.assertAlmostEqual(width / height, picture["pixels"][0] / picture["pixels"][1], places=2)
                texts = {text: box for *box, text in boxes(pages[0])}
                name = next(box for text, box in texts.items() if text.startswith("Ada"))
                # The capitals' height differs a little from font to font.
                self.assertAlmostEqual(top, name[1], delta=0.12 * (name[3] - name[1]))
                for text, (x, y, right, bottom) in texts.items():
                    apart = x >= left + width + 5 or right <= left - 5 or y >= top + height - 0.1 or bottom <= top
                    self.assertTrue(apart, f"{text!r} touches the picture")
                summary = next(box for text, box in texts.items() if text.startswith("Wrote the"))
                self.assertGreater(summary[1], top + height)
                self.assertLess(summary[1], top + height + 60)

    def test_readers_of_text_see_none_of_it(self):
        for theme in run(GALLEY, "theme").stdout.split():
            texts = []
            for picture in ("", 'image = "me.jpg"'):
                resume = self.resume(picture)
                pdf, _ = self.build(resume, "pdf", "--theme", theme)
                read = [
                    self.build(resume, "txt", "--theme", theme)[0].read_text(),
                    run("pdftotext", "-raw", pdf, "-").stdout,
                    run("pdftotext", pdf, "-").stdout,
                    run("mutool", "draw", "-F", "txt", pdf).stdout,
                ]
                # Lines end elsewhere beside a picture, and a line's end needs no separator.
                texts.append([text.replace("·", " ").split() for text in read])
            with self.subTest(theme=theme):
                self.assertEqual(texts[0], texts[1])

    def test_is_a_figure_after_the_head_with_its_words(self):
        for words, expected in (("", "Portrait of Ada Lovelace-Wrightsworth"), ('imageAlt = "At *work*"', "At work")):
            pdf, _ = self.build(self.resume(f'image = "me.jpg"\n{words}'), "pdf")
            tree = run("pdfinfo", "-struct", pdf).stdout
            found = re.search(r"^  Figure[^\n]*\n(?:     [^\n]*\n)*", tree, re.M)
            self.assertTrue(found, tree)
            self.assertRegex(found[0], r"/BBox \[[\d. ]+\]")
            self.assertLess(tree.index("H1"), tree.index("Figure"))
            self.assertLess(tree.index("Figure"), tree.index("Sect"))
            self.assertIn(expected, self.alternative(pdf))

    @staticmethod
    def alternative(pdf):
        with pikepdf.open(pdf) as opened:
            return [str(each.Alt) for each in opened.objects if isinstance(each, pikepdf.Dictionary) and "/Alt" in each]

    def test_fits_with_its_room(self):
        entry = '[[work]]\nname = "Place {}"\nposition = "Analyst"\nhighlights = ["Did one thing."]\n'

        def fitted(picture, count, theme):
            work = "".join(entry.format(n) for n in range(count))
            output = self.folder / "fitted.layout"
            resume = self.resume(picture, work)
            done = run(GALLEY, "build", resume, "-f", "layout", "-o", output, "--pages", "1", "--theme", theme, may_fail=True)
            return (json.loads(output.read_text())["pages"], done.stderr) if done.returncode == 0 else None

        def most_entries(picture, theme):
            return next(count for count in range(24, 0, -1) if fitted(picture, count, theme))

        themes = run(GALLEY, "theme").stdout.split()
        for theme in themes:
            with self.subTest(theme=theme):
                most = most_entries('image = "me.jpg"', theme)
                (page,), said = fitted('image = "me.jpg"', most, theme)
                self.assertIn("fitted to 1 page", said)
                self.assertNotIn("longer than", said)
                lowest = max(line["y"] for line in page["lines"])
                self.assertLess(lowest, page["height"] - 40)
                self.assertGreaterEqual(most_entries("", theme), most)
        # The picture takes room: a page without it holds more.
        self.assertGreater(most_entries("", "classic"), most_entries('image = "me.jpg"', "classic"))

    def test_nothing_private_is_in_the_file(self):
        bytes_ = PORTRAIT.read_bytes()
        said = b"Exif\0\0MM\0*\0\0\0\x08\0\0GPS 51.5N"
        segments = b"".join(
            b"\xff" + bytes([marker]) + (len(body) + 2).to_bytes(2, "big") + body
            for marker, body in ((0xE1, said), (0xED, b"Photoshop GPS"), (0xFE, b"GPS"))
        )
        (self.folder / "me.jpg").write_bytes(bytes_[:2] + segments + bytes_[2:] + b"GPS")
        plain = self.build(self.resume(), "pdf", "--pretty")[0].read_bytes()
        self.assertIn(b"DCTDecode", plain)
        for secret in (b"GPS", b"Exif", b"Photoshop", b"me.jpg"):
            self.assertNotIn(secret, plain)

    def test_web_address_is_warned_of_and_not_fetched(self):
        done = self.build(self.resume('image = "https://example.invalid/me.jpg"'), "layout")[1]
        self.assertIn("nothing is fetched", done.stderr)
        resume = self.folder / "resume.json"
        resume.write_text('{"basics": {"name": "Ada", "image": "https://example.invalid/me.jpg"}}')
        layout, done = self.layout(resume)
        self.assertIn("nothing is fetched", done.stderr)
        self.assertNotIn("pictures", layout["pages"][0])
        resume.write_text('{"basics": {"name": "Ada", "image": "me.jpg"}}')
        self.assertIn("pictures", self.layout(resume)[0]["pages"][0])

    def test_check_asks_for_its_words_and_pixels(self):
        said = run(GALLEY, "check", self.resume()).stderr
        self.assertIn("'imageAlt' is missing", said)
        said = run(GALLEY, "check", self.resume('image = "me.jpg"\nimageAlt = "Ada"')).stderr
        self.assertNotIn("imageAlt", said)
        self.assertNotIn("pixels an inch", said)
        said = run(GALLEY, "check", self.resume(style='[style]\nimage.height = "12cm"')).stderr
        self.assertRegex(said, r"warning: the picture has \d+ pixels an inch, and will look coarse")
        self.assertIn("or make style.image.height smaller", said)


if __name__ == "__main__":
    GALLEY = str(pathlib.Path(sys.argv.pop(1)).resolve())
    unittest.main()
