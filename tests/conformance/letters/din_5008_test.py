#!/usr/bin/python3
"""Measures letters of DIN 5008, forms A and B, in the PDF, to half a millimetre.

    din_5008_test.py GALLEY

The figures are those of two independent implementations, which agree in all of them:
- KOMA-Script 3 (scrkernel-letterclassoptions.dtx, its DIN.lco for form B and DINmtext.lco for form A, DIN5008A.lco and
  DIN5008B.lco for the information block): https://sourceforge.net/projects/koma-script/
- typst-letter-pro 3 (src/lib.typ), which follows Deutsche Post: https://github.com/Sematre/typst-letter-pro
The subject's is that of the upper edge of its line. The standard does not say how long the marks are.
Each figure is proved to be able to fail: with another one in its place, a check does.
"""

import dataclasses
import itertools
import pathlib
import re
import statistics
import subprocess
import sys
import tempfile
import unittest

from page import pages_of

TOLERANCE = 0.5
POINT = 25.4 / 72


@dataclasses.dataclass(frozen=True)
class Figures:
    """In millimetres from the left or the upper edge of the paper, A4."""

    field_top: float
    info_top: float
    subject: float
    upper_fold: float
    lower_fold: float
    hole: float = 148.5
    field_left: float = 20
    field_width: float = 85
    field_height: float = 45
    remarks_height: float = 17.7  # the zone of the return line; the address follows
    address_left: float = 25
    info_left: float = 125
    info_width: float = 75
    margin_left: float = 25
    margin_right: float = 20
    width: float = 210


FIGURES = {
    "din-5008-a": Figures(field_top=27, info_top=32, subject=80.46, upper_fold=87, lower_fold=192),
    "din-5008-b": Figures(field_top=45, info_top=50, subject=98.46, upper_fold=105, lower_fold=210),
}
# What is wrong enough for a check to see it. A box that holds something is seen to be too small.
WRONG = {
    "field_top": 1, "info_top": 1, "subject": -1, "upper_fold": 1, "lower_fold": -1, "hole": 1, "field_left": 6,
    "field_width": -25, "field_height": -16, "remarks_height": 1, "address_left": -1, "info_left": 1, "info_width": -50,
    "margin_left": 1, "margin_right": -1, "width": -1,
}

ADDRESS = ["Frau Dr. Annegret Ohnesorg-Wiesenhavern", "Leiterin der Abteilung Bau und Unterhaltung der Wege",
           "Gesellschaft für Deichbau mbH", "Am Siel 14", "26506 Norden"]
SENDER = ["Ilse Brandt", "Kornweg 3", "50667 Köln"]
SUBJECT = """Bewerbung um die Stelle einer Wasserbauerin an der Küste, wie sie in der Zeitung vom 21. November stand, und
zugleich um die Vertretung der Leitung"""
PARAGRAPH = """Deiche sind geduldig und wer sie baut lernt es auch. Seit neun Jahren zeichne ich Querschnitte und messe
Setzungen und stehe im Februar auf der Krone wenn es weht. Davon handelt dieser Brief und er ist etwas länger als
Briefe dieser Art es zu sein pflegen weil er auf einer zweiten Seite enden soll und weil das Ende einer Zeile nur zu
messen ist wenn kein Komma darin steht und auch sonst nichts was in den Rand hinausragen darf und ein Satz wie dieser
ist lang genug dafür."""
RESUME = f"""
[basics]
name = "{SENDER[0]}"
email = "ilse@brandt.example"
phone = "+49 221 4710 018"
location = {{ address = "{SENDER[1]}", postalCode = "50667", city = "Köln", countryCode = "DE" }}
[[work]]
position = "Wasserbauerin"
name = "Wasserwerk am Bogen"
startDate = "2017"
[letter]
form = "FORM"
recipient.name = "{ADDRESS[0]}"
recipient.title = "{ADDRESS[1]}"
recipient.organization = "{ADDRESS[2]}"
recipient.location = {{ address = "{ADDRESS[3]}", postalCode = "26506", city = "Norden", countryCode = "DE" }}
date = 2026-11-30
subject = "{" ".join(SUBJECT.split())}"
opening = "Sehr geehrte Frau Dr. Ohnesorg-Wiesenhavern,"
body = '''
{chr(10).join([PARAGRAPH + chr(10)] * 16)}
'''
closing = "Mit freundlichen Grüßen"
enclosures = ["Zeugnisse"]
[style]
justify = true
[meta]
language = "de-DE"
"""
THEMES = ["academic", "classic", "compact", "modern"]


class Letter:
    def __init__(self, galley, form, theme, folder):
        source, pdf = folder / f"{form}.toml", folder / f"{form}-{theme}.pdf"
        source.write_text(RESUME.replace("FORM", form))
        command = [galley, "build", source, "--letter", "--theme", theme, "-o", pdf]
        done = subprocess.run(command, capture_output=True, text=True)
        if done.returncode != 0:
            raise AssertionError(f"{form}: exit {done.returncode}: {done.stderr}")
        self.pages = pages_of(pdf)
        first = self.pages[0]
        address = [line for part in ADDRESS for line in first.lines_of(part)]
        self.address = sorted(address, key=lambda line: line.baseline)
        self.info = [line for line in first.lines if line.left > 115 and line.baseline < 99]
        self.subject = first.lines_of(SUBJECT)
        self.body = [line for line in first.lines if line.baseline > self.subject[-1].baseline + 1]

    def return_line(self, figures):
        """The line above the address that names the sender."""
        address_top = self.address[0].baseline
        above = [line for line in self.pages[0].lines
                 if line.left < 100 and figures.field_top - 1 < line.baseline < address_top]
        if len(above) != 1:
            raise AssertionError(f"lines above the address: {[line.text for line in above]}")
        return above[0]


# --- checks: each says by an error where a letter and the figures differ ----------------------------------------------


def is_near(found, figure, what):
    if abs(found - figure) > TOLERANCE:
        raise AssertionError(f"{what} at {found:.2f} mm, not at {figure:.2f}")


def is_within(lines, left, right, top, bottom, what):
    for line in lines:
        rise, fall = (part * line.characters[0].size * POINT for part in (0.7, 0.22))
        if not (left - TOLERANCE <= line.left and line.right <= right + TOLERANCE):
            raise AssertionError(f"{what}: {line.text!r} from {line.left:.2f} to {line.right:.2f} mm")
        if not (top - TOLERANCE <= line.baseline - rise and line.baseline + fall <= bottom + TOLERANCE):
            raise AssertionError(f"{what}: {line.text!r} at {line.baseline:.2f} mm")


def check_paper(letter, figures):
    for page in letter.pages:
        is_near(page.width, figures.width, "the paper's right edge")


def check_field(letter, figures):
    lines = [letter.return_line(figures), *letter.address]
    is_within(lines, figures.field_left, figures.field_left + figures.field_width, figures.field_top,
              figures.field_top + figures.field_height, "field")


def check_return_line(letter, figures):
    line = letter.return_line(figures)
    is_near(line.left, figures.address_left, "the return line")
    is_within([line], figures.field_left, figures.field_left + figures.field_width, figures.field_top,
              figures.field_top + figures.remarks_height, "zone of the return line")
    if line.characters[0].size > 8.01:
        raise AssertionError(f"the return line is of {line.characters[0].size} pt")
    for part in SENDER:
        if "".join(part.split()) not in line.text:
            raise AssertionError(f"the return line is {line.text!r}")


def check_address(letter, figures):
    for line in letter.address:
        is_near(line.left, figures.address_left, f"{line.text!r}")
    is_near(letter.pages[0].upper_edge(letter.address), figures.field_top + figures.remarks_height, "the address")


def check_information_block(letter, figures):
    is_near(min(line.left for line in letter.info), figures.info_left, "the information block")
    is_near(letter.pages[0].upper_edge(letter.info), figures.info_top, "the information block")
    is_within(letter.info, figures.info_left, figures.info_left + figures.info_width, figures.info_top, figures.subject,
              "information block")


def check_subject(letter, figures):
    if len(letter.subject) != 2:
        raise AssertionError("the subject has to have two lines, so that their distance is known")
    is_near(letter.pages[0].upper_edge(letter.subject), figures.subject, "the subject")
    is_near(letter.subject[0].left, figures.margin_left, "the subject")


def check_marks(letter, figures):
    first, *others = letter.pages
    marks = sorted((shape for shape in first.shapes if shape.right < figures.field_left), key=lambda mark: mark.middle)
    if len(marks) != 3:
        raise AssertionError(f"{len(marks)} marks")
    upper, middle, lower = marks
    for mark, figure, what in zip((upper, middle, lower), (figures.upper_fold, figures.hole, figures.lower_fold),
                                  ("the upper fold", "the hole", "the lower fold")):
        is_near(mark.middle, figure, what)
    if middle.right - middle.left <= max(one.right - one.left for one in (upper, lower)):
        raise AssertionError("the mark of the hole is not the longest")
    for page in others:
        if any(shape.right < figures.field_left for shape in page.shapes):
            raise AssertionError("there are marks on another page")


def check_margins(letter, figures):
    is_near(statistics.median(line.left for line in letter.body), figures.margin_left, "the text")
    # Other characters hang out. A hyphen stands for the letters that the next line begins with.
    ends = [line.right for line in letter.body if re.fullmatch("[a-zäöüß]", line.characters[-1].text)]
    full = [end for end in ends if end > max(ends) - 2]
    is_near(statistics.median(full), figures.width - figures.margin_right, "the end of the lines")
    for page in letter.pages[1:]:
        is_near(statistics.median(line.left for line in page.lines), figures.margin_left, "the text of another page")


# Which figures each check sees.
CHECKS = {
    check_paper: ["width"],
    check_field: ["field_left", "field_width", "field_height"],
    check_return_line: ["address_left"],
    check_address: ["field_top", "address_left", "remarks_height"],
    check_information_block: ["info_left", "info_top", "info_width"],
    check_subject: ["subject", "margin_left"],
    check_marks: ["upper_fold", "lower_fold", "hole"],
    check_margins: ["margin_left", "margin_right", "width"],
}


class Din5008(unittest.TestCase):
    @classmethod
    def setUpClass(cls):
        folder = tempfile.TemporaryDirectory()
        cls.addClassCleanup(folder.cleanup)
        cls.letters = {(form, theme): Letter(GALLEY, form, theme, pathlib.Path(folder.name))
                       for form in FIGURES for theme in THEMES}

    def for_each_check(self, act):
        for (form, theme), letter in self.letters.items():
            for check, seen in CHECKS.items():
                with self.subTest(form=form, theme=theme, check=check.__name__):
                    act(check, letter, form, seen)

    def test_all_is_where_the_standard_has_it(self):
        self.for_each_check(lambda check, letter, form, seen: check(letter, FIGURES[form]))

    def test_has_pages_without_marks(self):
        for of, letter in self.letters.items():
            self.assertGreater(len(letter.pages), 1, of)

    def test_each_region_is_contiguous_in_the_content(self):
        for (form, theme), letter in self.letters.items():
            figures = FIGURES[form]

            def region_of(line):
                if line.baseline > figures.subject:
                    return "body"
                if line.baseline < figures.field_top and line.left < figures.info_left - 1:
                    return "head"
                return "information block" if line.left > figures.info_left - 1 else "field"

            regions = [name for name, _ in itertools.groupby(letter.pages[0].lines, region_of)]
            with self.subTest(form=form, theme=theme):
                self.assertEqual(sorted(regions), ["body", "field", "head", "information block"], regions)
                self.assertEqual(regions[0], "head")

    def test_each_check_can_fail(self):
        def fails(check, letter, form, seen):
            for figure in seen:
                right = FIGURES[form]
                wrong = dataclasses.replace(right, **{figure: getattr(right, figure) + WRONG[figure]})
                with self.subTest(figure=figure), self.assertRaises(AssertionError):
                    check(letter, wrong)

        self.for_each_check(fails)
        self.assertEqual({figure for seen in CHECKS.values() for figure in seen},
                         {field.name for field in dataclasses.fields(Figures)}, "figures that no check sees")

    def test_each_form_fails_by_the_figures_of_the_other(self):
        differ = (check_field, check_return_line, check_address, check_information_block, check_subject, check_marks)
        for (form, theme), letter in self.letters.items():
            [other] = FIGURES.keys() - {form}
            for check in differ:
                with self.subTest(form=form, theme=theme, check=check.__name__), self.assertRaises(AssertionError):
                    check(letter, FIGURES[other])


if __name__ == "__main__":
    GALLEY = str(pathlib.Path(sys.argv.pop(1)).resolve())
    unittest.main()
