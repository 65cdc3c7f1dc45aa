#!/usr/bin/python3
"""Breaks the structure of a sound PDF in many ways, each of which a test of structure_test.py has to see.

    broken_test.py GALLEY
"""

import pathlib
import subprocess
import sys
import tempfile
import unittest

import pikepdf
import structure_test
from tagged import Tagged

HERE = pathlib.Path(__file__).resolve().parent


def elements(pdf, role):
    return [one for one in pdf.objects if isinstance(one, pikepdf.Dictionary) and one.get("/S") == role and "/P" in one]


def change_content(pdf, change):
    """Puts what `change` makes of the operators of the first page in their place."""
    page = pdf.pages[0]
    page.Contents = pdf.make_stream(pikepdf.unparse_content_stream(change(list(pikepdf.parse_content_stream(page)))))


def unmarked(operators):
    at = next(i for i, (_, name) in enumerate(operators) if str(name) == "BDC")
    end = next(i for i, (_, name) in enumerate(operators) if str(name) == "EMC")
    return [one for i, one in enumerate(operators) if i not in (at, end)]


def nested(operators):
    at = next(i for i, (_, name) in enumerate(operators) if str(name) == "TJ")
    artifact = ([pikepdf.Name("/Artifact")], pikepdf.Operator("BMC"))
    return [*operators[:at], artifact, operators[at], ([], pikepdf.Operator("EMC")), *operators[at + 1 :]]


def as_artifact(operators):
    at = next(i for i, (_, name) in enumerate(operators) if str(name) == "BDC" and "/MCID" in operators[i][0][1])
    return [*operators[:at], ([pikepdf.Name("/Artifact")], pikepdf.Operator("BMC")), *operators[at + 1 :]]


def swap_kids(pdf):
    kids = elements(pdf, "/L")[0].K
    kids[0], kids[1] = kids[1], kids[0]


def claim_twice(pdf):
    first, second = elements(pdf, "/Lbl")[:2]
    second.K = first.K


def move_heading(pdf):
    heading, section = elements(pdf, "/H3")[0], elements(pdf, "/Sect")[0]
    heading.P.K = pikepdf.Array(list(heading.P.K)[1:])
    heading.P = section
    section.K = pikepdf.Array([section.K, heading] if isinstance(section.K, pikepdf.Dictionary) else [*section.K, heading])


def change_parent_tree(pdf):
    marks = pdf.Root.StructTreeRoot.ParentTree.Nums[1]
    marks[0] = marks[1]


def without_objr(pdf):
    link = elements(pdf, "/Link")[0]
    link.K = pikepdf.Array([kid for kid in link.K if not isinstance(kid, pikepdf.Dictionary)])


def annotations(pdf):
    return [one for page in pdf.pages for one in page.obj.get("/Annots", [])]


def reverse_links(pdf):
    for page in pdf.pages:
        page.Annots = pikepdf.Array(list(page.obj.get("/Annots", []))[::-1])


BREAKS = {
    "text_by_structure_is_text_by_content": [swap_kids],
    "text_by_structure_is_what_the_source_says": [swap_kids, lambda pdf: change_content(pdf, as_artifact)],
    "text_by_structure_is_the_plain_text": [lambda pdf: change_content(pdf, as_artifact)],
    "pdfjs_reads_the_same": [swap_kids],
    "poppler_reads_the_same": [lambda pdf: elements(pdf, "/LBody")[0].__setitem__("/K", pikepdf.Array())],
    "everything_is_tagged_or_an_artifact": [
        lambda pdf: change_content(pdf, unmarked),
        lambda pdf: change_content(pdf, nested),
        lambda pdf: elements(pdf, "/H1")[0].__delitem__("/K"),
        lambda pdf: elements(pdf, "/H2")[0].__setitem__("/P", pdf.Root.StructTreeRoot),
        claim_twice,
    ],
    "the_parent_tree_leads_back": [
        change_parent_tree,
        without_objr,
        lambda pdf: annotations(pdf)[0].__setitem__("/StructParent", 0),
        lambda pdf: elements(pdf, "/Link")[0].__setitem__("/S", pikepdf.Name.Reference),
    ],
    "every_link_is_described_and_has_its_text": [
        lambda pdf: annotations(pdf)[0].__setitem__("/Contents", ""),
        without_objr,
    ],
    "links_are_reached_in_reading_order": [
        reverse_links,
        lambda pdf: pdf.pages[3].obj.__delitem__("/Tabs"),
    ],
    "elements_stand_where_they_may": [
        lambda pdf: elements(pdf, "/L")[0].__setitem__("/S", pikepdf.Name.Sect),
        lambda pdf: elements(pdf, "/LBody")[0].__setitem__("/S", pikepdf.Name.P),
        lambda pdf: elements(pdf, "/H2")[0].__setitem__("/S", pikepdf.Name.Heading),
        lambda pdf: elements(pdf, "/Document")[0].__setitem__("/S", pikepdf.Name.Sect),
    ],
    "no_level_of_heading_is_skipped": [
        lambda pdf: elements(pdf, "/H3")[0].__setitem__("/S", pikepdf.Name.H4),
        lambda pdf: elements(pdf, "/H1")[0].__setitem__("/S", pikepdf.Name.H2),
        lambda pdf: elements(pdf, "/H2")[0].__setitem__("/S", pikepdf.Name.H1),
    ],
    "a_heading_belongs_to_what_it_heads": [move_heading],
    "a_parted_word_reads_as_a_whole": [
        lambda pdf: next(one for one in elements(pdf, "/Span")).__setitem__("/ActualText", "another"),
    ],
    "the_document_says_that_it_is_tagged": [
        lambda pdf: pdf.Root.MarkInfo.__setitem__("/Marked", False),
        lambda pdf: pdf.Root.__setitem__("/Lang", "in English"),
        lambda pdf: pdf.Root.StructTreeRoot.__setitem__("/RoleMap", pikepdf.Dictionary(Reference=pikepdf.Name.Link)),
    ],
}


class Broken(unittest.TestCase):
    def sees(self, name, path):
        """Whether a test of Structure fails on a file."""
        structure_test.themes = lambda: ["classic"]
        structure_test.Structure.files = {"classic": path}
        structure_test.Structure.tagged = {"classic": Tagged(path)}
        result = unittest.TestResult()
        structure_test.Structure(f"test_{name}").run(result)
        return bool(result.failures or result.errors), [text for _, text in result.failures + result.errors]

    def test_every_fault_is_seen(self):
        with tempfile.TemporaryDirectory() as folder:
            sound, broken = (pathlib.Path(folder) / name for name in ("sound.pdf", "broken.pdf"))
            command = [structure_test.OPTIONS.galley, "build", structure_test.OPTIONS.resume, "--theme", "classic", "-o", sound]
            subprocess.run(command, check=True)
            for name, breaks in BREAKS.items():
                self.assertEqual(self.sees(name, sound), (False, []))
                for number, damage in enumerate(breaks):
                    with self.subTest(test=name, number=number), pikepdf.open(sound) as pdf:
                        damage(pdf)
                        pdf.save(broken)
                        self.assertTrue(self.sees(name, broken)[0], "nobody sees it")


if __name__ == "__main__":
    structure_test.OPTIONS.galley = str(pathlib.Path(sys.argv.pop(1)).resolve())
    structure_test.OPTIONS.resume = str(HERE / "parted.toml")
    structure_test.OPTIONS.parted = False
    unittest.main()
