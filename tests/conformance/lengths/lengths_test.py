#!/usr/bin/python3
"""Résumés with texts of hostile lengths, in every theme: nothing stands off the paper, or over something else.

    lengths_test.py GALLEY [COUNT]          (of résumés; 500)

Where words stand is what poppler reads in the PDF; where rules and pictures stand, `galley build -f layout` tells. The
texts are made by chance, always the same.
"""
import json
import pathlib
import random
import re
import subprocess
import sys
import tempfile
import unittest

PICTURE = pathlib.Path(__file__).resolve().parents[2] / "golden/portrait.jpg"
THEMES = ["academic", "classic", "compact", "modern"]
LETTERS = "abcdefghijklmnopqrstuvwxyz"
HANGS = 8  # points by which type may stand out of the text area: punctuation, and the marks of lists


class Texts:
    """Texts of hostile lengths."""

    def __init__(self, seed):
        self.chance = random.Random(seed)

    def word(self, longest=14):
        return "".join(self.chance.choices(LETTERS, k=self.chance.randint(1, longest))).capitalize()

    def text(self, words=12):
        kind = self.chance.randrange(9)
        if kind == 0:
            return self.word(400)  # one word
        if kind == 1:
            return "-".join(self.word() for _ in range(self.chance.randint(2, 30)))
        if kind == 2:
            return "\u00a0".join(self.word() for _ in range(self.chance.randint(2, 30)))
        if kind == 3:
            return "/".join(self.word(40) for _ in range(self.chance.randint(2, 9)))
        if kind == 4:
            return self.chance.choice("ÄWfj")
        if kind == 5:
            return " ".join([self.word(90), self.word(3), self.word(90)])
        return " ".join(self.word() for _ in range(self.chance.randint(1, words)))

    def email(self):
        return f"{self.word(60)}.{self.word(30)}@{self.word(60)}.example".lower()

    def url(self):
        return "https://" + self.word(40).lower() + ".example/" + "/".join(
            self.word(60) for _ in range(self.chance.randint(0, 5)))

    def maybe(self, make):
        return make() if self.chance.random() < 0.6 else None

    def highlights(self, depth=0):
        made = []
        for _ in range(self.chance.randint(1, 4)):
            made.append(self.text(60))
            if depth < 1 and self.chance.random() < 0.2:
                made.append(self.highlights(depth + 1))
        return made

    def date(self):
        return f"{self.chance.randint(1950, 2025)}-{self.chance.randint(1, 12):02}"

    def work(self):
        entry = {"position": self.text(), "name": self.text(), "startDate": self.date(),
                 "location": self.maybe(self.text), "url": self.maybe(self.url),
                 "summary": self.maybe(lambda: self.text(80)), "highlights": self.highlights()}
        return {key: value for key, value in entry.items() if value is not None}

    def resume(self):
        basics = {"name": self.text(4), "label": self.maybe(self.text), "email": self.maybe(self.email),
                  "phone": self.maybe(lambda: "+49 341 5550142"), "url": self.maybe(self.url),
                  "summary": self.maybe(lambda: self.text(120)),
                  "location": {"city": self.text(3), "region": self.text(2)},
                  "profiles": [{"network": self.text(2), "username": self.word(40), "url": self.url()}
                               for _ in range(self.chance.randint(0, 4))]}
        if self.chance.random() < 0.3:
            basics["image"] = "portrait.jpg"
        return {
            "basics": {key: value for key, value in basics.items() if value is not None},
            "work": [self.work() for _ in range(self.chance.randint(1, 4))],
            "education": [{"institution": self.text(), "area": self.text(), "studyType": self.text(2),
                           "startDate": self.date(), "score": self.word()}],
            "skills": [{"name": self.text(3), "keywords": [self.text(3) for _ in range(self.chance.randint(1, 20))]}
                       for _ in range(self.chance.randint(1, 4))],
            "publications": [{"name": self.text(20), "authors": [self.text(2) for _ in range(self.chance.randint(1, 9))],
                              "publisher": self.text(5), "releaseDate": self.date(), "url": self.url()}
                             for _ in range(self.chance.randint(0, 4))],
            "languages": [{"language": self.text(1), "fluency": self.text(3)}],
        }

    def style(self):
        left, right = self.chance.randint(10, 70), self.chance.randint(10, 70)
        return f"""[style]
theme = "{self.chance.choice(THEMES)}"
size = {self.chance.choice([8, 10, 10.5, 12, 16])}
justify = {self.chance.choice(["true", "false"])}
hyphenate = {self.chance.choice(["true", "false"])}
margin = {{ left = "{left}mm", right = "{right}mm" }}
publications.years = "{self.chance.choice(["inline", "column"])}"
"""


def boxes(pdf):
    """The boxes of the words of each page."""
    read = subprocess.run(["pdftotext", "-bbox", pdf, "-"], capture_output=True, text=True, check=True).stdout
    pages = []
    for line in read.splitlines():
        if "<page " in line:
            pages.append([])
        found = re.search(r'<word xMin="(.*)" yMin="(.*)" xMax="(.*)" yMax="(.*)">(.*)</word>', line)
        if found:
            pages[-1].append((*map(float, found.groups()[:4]), found.group(5)))
    return pages


def overlap(one, other, slack):
    """Do two boxes cover each other by more than so much?"""
    wide = min(one[2], other[2]) - max(one[0], other[0])
    high = min(one[3], other[3]) - max(one[1], other[1])
    return wide > slack and high > slack


def faults(words, page, margins):
    """What stands off the text area of a page, or over something else."""
    left, right = margins
    # Poppler's boxes are as high as the face: letters take up the middle of them.
    letters = [(x0, y0 + (y1 - y0) * 0.3, x1, y1 - (y1 - y0) * 0.3, text) for x0, y0, x1, y1, text in words]
    for box in letters:
        if box[0] < left - HANGS or box[2] > page["width"] - right + HANGS or box[1] < 0 or box[3] > page["height"]:
            yield f"off the text area: {box}"
    letters.sort(key=lambda box: box[1])
    for i, one in enumerate(letters):
        for other in letters[i + 1:]:
            if other[1] > one[3]:
                break
            if overlap(one, other, 0.5):
                yield f"over one another: {one} {other}"
    solid = [(x, y, x + w, y + h) for x, y, w, h in (rule["rect"] for rule in page.get("rules", []))]
    pictures = [(x, y, x + w, y + h) for x, y, w, h in (picture["rect"] for picture in page.get("pictures", []))]
    for box in solid + pictures:
        if box[0] < 0 or box[2] > page["width"] or box[1] < 0 or box[3] > page["height"]:
            yield f"off the paper: {box}"
        for word in letters:
            if overlap(box, word, 0.3):
                yield f"over a word: {box} {word}"


class Lengths(unittest.TestCase):
    def test_nothing_is_off_the_paper_or_over_something_else(self):
        with tempfile.TemporaryDirectory() as temporary:
            folder = pathlib.Path(temporary)
            (folder / "portrait.jpg").write_bytes(PICTURE.read_bytes())
            for seed in range(COUNT):
                with self.subTest(seed=seed):
                    texts = Texts(seed)
                    (folder / "resume.json").write_text(json.dumps(texts.resume()))
                    style = texts.style()
                    (folder / "style.toml").write_text(style)
                    subprocess.run([GALLEY, "build", folder / "resume.json", "--with", folder / "style.toml",
                                    "-f", "pdf", "-f", "layout", "-o", f"{folder}/out/"], check=True, capture_output=True)
                    layout = json.loads((folder / "out/resume.layout.json").read_text())
                    margins = [float(mm) * 72 / 25.4 for mm in re.findall(r'"(\d+)mm"', style)]
                    found = [fault for words, page in zip(boxes(folder / "out/resume.pdf"), layout["pages"], strict=True)
                             for fault in faults(words, page, margins)]
                    self.assertEqual(found, [])


if __name__ == "__main__":
    COUNT = int(sys.argv.pop(2)) if len(sys.argv) > 2 else 500
    GALLEY = pathlib.Path(sys.argv.pop(1)).resolve()
    unittest.main()
