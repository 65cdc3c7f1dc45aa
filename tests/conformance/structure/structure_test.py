#!/usr/bin/python3
"""Sets one résumé in every built-in theme. What a reader of the structure tree hears is what stands in the content
stream, artifacts left out, and what the source says; and the tree is one that ISO 32000-1 and ISO 14289-1 allow.

    structure_test.py GALLEY RESUME [--parted]

--parted: the résumé has paragraphs that go on on another page.
"""

import argparse
import functools
import json
import pathlib
import re
import subprocess
import sys
import tempfile
import unittest

HERE = pathlib.Path(__file__).resolve().parent
sys.path.insert(0, str(HERE.parent / "readers"))

import expected  # noqa: E402
import extraction  # noqa: E402
from tagged import BLOCKS, HEADINGS, HELD_BY, HOLDS, INLINE, Tagged  # noqa: E402

OPTIONS = argparse.Namespace()
LANGUAGE = re.compile(r"[A-Za-z]{2,3}(-[A-Za-z0-9]{1,8})*")


@functools.cache
def themes():
    return subprocess.run([OPTIONS.galley, "theme"], capture_output=True, text=True, check=True).stdout.split()


@functools.cache
def place_of_pdfjs():
    script = HERE.parent / "readers" / "pdfjs_text.cjs"
    found = subprocess.run(["node", script, "--where"], capture_output=True, text=True)
    return found.stdout.strip() if found.returncode == 0 else None


def spaceless(text):
    return re.sub(r"\s+", "", extraction.canonical(text))


def as_read_from_left(*texts):
    """Texts of readers that take letters from left to right: of a language that runs to the left only the letters can be compared."""
    runs_to_left = expected.load(OPTIONS.resume).get("meta", {}).get("language") in ("ar", "fa", "he")
    return [sorted(text) if runs_to_left else text for text in texts]


class Structure(unittest.TestCase):
    @classmethod
    def setUpClass(cls):
        folder = tempfile.TemporaryDirectory()
        cls.addClassCleanup(folder.cleanup)
        cls.files, cls.tagged = {}, {}
        for theme in themes():
            pdf = pathlib.Path(folder.name) / f"{theme}.pdf"
            command = [OPTIONS.galley, "build", OPTIONS.resume, "--whole", "--theme", theme, "-o", pdf]
            done = subprocess.run(command, capture_output=True, text=True)
            if done.returncode != 0:
                raise AssertionError(f"{' '.join(map(str, command))}: {done.stderr}")
            cls.files[theme] = pdf
            cls.tagged[theme] = Tagged(pdf)

    def in_every_theme(self, check):
        for theme in themes():
            with self.subTest(theme=theme):
                check(self.tagged[theme])

    def none_of(self, complaints):
        if complaints:
            self.fail("\n" + "\n".join(complaints))

    # --- text ---------------------------------------------------------------------------------------------------

    def test_text_by_structure_is_text_by_content(self):
        def check(tagged):
            self.assertEqual(tagged.by_structure(), tagged.by_content())
            self.assertNotEqual(tagged.by_structure().strip(), "")

        self.in_every_theme(check)

    def test_text_by_structure_is_what_the_source_says(self):
        language = expected.load(OPTIONS.resume).get("meta", {}).get("language", "en").split("-")[0]
        if language not in expected.MONTHS:
            self.skipTest("the names of its months are not known here")
        for theme in themes():
            with self.subTest(theme=theme):
                resume = expected.load(OPTIONS.resume)
                resume.setdefault("style", {})["theme"] = theme
                text, position, missing = extraction.canonical(self.tagged[theme].read_aloud()), 0, []
                for value in expected.Reader(resume).read().values:
                    start, found = position if value.ordered else 0, None
                    for form in value.texts:
                        sought = re.compile(extraction.pattern(form), re.IGNORECASE if value.loose else 0)
                        found = found or sought.search(text, start)
                    if not found:
                        missing.append(f"{value.path}: {value.texts[0]!r} is not in …{text[start : start + 200]!r}")
                    elif value.ordered:
                        position = found.end()
                self.none_of(missing)

    def test_text_by_structure_is_the_plain_text(self):
        for theme in themes():
            with self.subTest(theme=theme):
                command = [OPTIONS.galley, "build", OPTIONS.resume, "--whole", "--theme", theme, "-f", "txt", "-o", "-"]
                text = subprocess.run(command, capture_output=True, text=True, check=True).stdout
                # A year in a column is read before its entry; in the text it stands after it.
                read = extraction.canonical(self.tagged[theme].read_aloud())
                # In Chinese and Japanese nothing stands between a label and its list.
                has_spaces = not expected.load(OPTIONS.resume).get("meta", {}).get("language", "en").startswith(("ja", "zh"))
                words = str.split if has_spaces else spaceless
                self.assertEqual(*(sorted(words(extraction.unmarked(one))) for one in (read, extraction.canonical(text))))

    def test_poppler_reads_the_same(self):
        for theme in themes():
            with self.subTest(theme=theme):
                said = extraction.run("pdfinfo", "-struct-text", self.files[theme])
                strings = re.findall(r'^\s*"(.*?)"$', said, re.MULTILINE | re.DOTALL)
                self.assertEqual(*as_read_from_left(spaceless("".join(strings)), spaceless(self.tagged[theme].by_content())))

    def test_pdfjs_reads_the_same(self):
        if not place_of_pdfjs():
            self.skipTest("no pdf.js: neither Debian's libjs-pdf nor pdfjs-dist is there")
        files = [self.files[theme] for theme in themes()]
        said = extraction.run("node", HERE / "pdfjs_structure.cjs", place_of_pdfjs(), *files).splitlines()
        for theme, pages in zip(themes(), said, strict=True):
            with self.subTest(theme=theme):
                for page, read in enumerate(json.loads(pages)):
                    self.assertEqual(read["structure"], read["content"])
                    self.assertEqual(*as_read_from_left(spaceless(read["content"]), spaceless(self.tagged[theme].by_content(page))))

    # --- marked content and the tree ----------------------------------------------------------------------------

    def test_everything_is_tagged_or_an_artifact(self):
        def check(tagged):
            self.none_of(tagged.complaints)
            for page, sequences in enumerate(tagged.sequences):
                ids = [one.mcid for one in sequences if one.mcid is not None]
                self.assertEqual(ids, list(range(len(ids))), f"page {page + 1}")
                self.assertEqual([id for id in ids if (page, id) not in tagged.claimed], [], f"page {page + 1}")

        self.in_every_theme(check)

    def test_the_parent_tree_leads_back(self):
        def check(tagged):
            parents = tagged.parents()
            for index, page in enumerate(tagged.pdf.pages):
                marks = parents.pop(int(page.obj.StructParents))
                for mcid, element in enumerate(marks):
                    self.assertEqual(element.objgen, tagged.claimed[index, mcid].dictionary.objgen)
                for annotation in page.obj.get("/Annots", []):
                    element = parents.pop(int(annotation.StructParent))
                    holder = [one for one in tagged.elements() if one.dictionary.objgen == element.objgen]
                    self.assertEqual([one.role for one in holder], ["Link"])
                    held = [one.objgen for one in holder[0].annotations()]
                    self.assertEqual(held.count(annotation.objgen), 1)
            self.assertEqual(parents, {})

        self.in_every_theme(check)

    def test_every_link_is_described_and_has_its_text(self):
        def check(tagged):
            for element in tagged.elements():
                if element.role != "Link":
                    self.assertEqual(element.annotations(), [], element.role)
                    continue
                self.assertNotEqual("".join(tagged.text[place] for place in element.marks()).strip(), "")
                self.assertGreater(len(element.annotations()), 0)
                for annotation in element.annotations():
                    self.assertNotEqual(str(annotation.Contents).strip(), "")

        self.in_every_theme(check)

    def test_links_are_reached_in_reading_order(self):
        def check(tagged):
            order = [one.objgen for element in tagged.elements() for one in element.annotations()]
            for page in tagged.pdf.pages:
                there = [one.objgen for one in page.obj.get("/Annots", [])]
                self.assertEqual([one for one in order if one in there], there)
                self.assertEqual(page.obj.Tabs, "/S")

        self.in_every_theme(check)

    def test_elements_stand_where_they_may(self):
        def check(tagged):
            self.assertEqual([root.role for root in tagged.roots], ["Document"])
            complaints = []
            for element in tagged.elements():
                kids = {kid.role for kid in element.kids if hasattr(kid, "role")}
                if element.role not in BLOCKS | INLINE:
                    complaints.append(f"{element.role} is no standard type")
                if not element.kids:
                    complaints.append(f"{element.role} holds nothing")
                if kids - HOLDS.get(element.role, kids):
                    complaints.append(f"{element.role} holds {kids}")
                if element.parent and element.parent.role not in HELD_BY.get(element.role, {element.parent.role}):
                    complaints.append(f"{element.role} in {element.parent.role}")
                if element.role in ("Document", "Sect", "L", "LI") and len(list(element.marks())) != sum(
                    len(list(kid.marks())) for kid in element.kids if hasattr(kid, "role")
                ):
                    complaints.append(f"{element.role} has content of its own")
                if element.role == "Figure" and "/Alt" not in element.dictionary:
                    complaints.append("a Figure without Alt")
            self.none_of(complaints)

        self.in_every_theme(check)

    def test_no_level_of_heading_is_skipped(self):
        def check(tagged):
            levels = [HEADINGS.index(one.role) + 1 for one in tagged.elements() if one.role in HEADINGS]
            self.assertEqual(levels[0], 1)
            self.assertEqual(levels.count(1), 1)
            for above, level in zip(levels, levels[1:]):
                self.assertLessEqual(level, above + 1, levels)

        self.in_every_theme(check)

    def test_a_heading_belongs_to_what_it_heads(self):
        def check(tagged):
            for element in tagged.elements():
                heads = [at for at, kid in enumerate(element.kids) if getattr(kid, "role", "") in HEADINGS]
                self.assertIn(heads, ([], [0]), element.role)

        self.in_every_theme(check)

    def test_a_paragraph_goes_on_on_the_next_page(self):
        if not OPTIONS.parted:
            self.skipTest("for résumés that are long enough")
        for theme in themes():
            tagged = self.tagged[theme]
            over = [one for one in tagged.elements() if len({page for page, _ in one.marks()}) > 1]
            parted = [one for one in over if one.role in ("P", "LBody", "BibEntry")]
            if parted:
                for element in parted:
                    places = list(element.marks())
                    self.assertEqual(places, sorted(places))
                return
        self.fail("no paragraph crosses a page")

    def test_a_parted_word_reads_as_a_whole(self):
        for theme in themes():
            with self.subTest(theme=theme):
                tagged = self.tagged[theme]
                for element in tagged.elements():
                    if "/ActualText" in element.dictionary:
                        marks = list(element.marks())
                        there = "".join(tagged.text[place] for place in marks)
                        self.assertEqual(there.split(), str(element.dictionary.ActualText).split())
                        # Its first part says all of it, what stands on the next line a space.
                        self.assertEqual(tagged.text[marks[0]].rstrip(), there.rstrip())
                self.assertNotIn("\u00ad", tagged.read_aloud())

    # --- the document -------------------------------------------------------------------------------------------

    def test_the_document_says_that_it_is_tagged(self):
        def check(tagged):
            root = tagged.pdf.Root
            self.assertTrue(bool(root.MarkInfo.Marked))
            self.assertTrue(bool(root.ViewerPreferences.DisplayDocTitle))
            self.assertNotEqual(str(tagged.pdf.docinfo["/Title"]).strip(), "")
            languages = [root.Lang, *(one.dictionary.Lang for one in tagged.elements() if "/Lang" in one.dictionary)]
            for language in languages:
                self.assertTrue(LANGUAGE.fullmatch(str(language)), language)
            self.assertNotIn("/RoleMap", root.StructTreeRoot)

        self.in_every_theme(check)

    def test_readers_have_nothing_to_say(self):
        for theme in themes():
            with self.subTest(theme=theme):
                for command in (["qpdf", "--check"], ["pdfinfo", "-struct"]):
                    done = subprocess.run([*command, self.files[theme]], capture_output=True, text=True)
                    self.assertEqual((done.returncode, done.stderr), (0, ""))
                extraction.run("mutool", "trace", self.files[theme])


if __name__ == "__main__":
    parser = argparse.ArgumentParser()
    parser.add_argument("galley")
    parser.add_argument("resume")
    parser.add_argument("--parted", action="store_true")
    parser.parse_args(namespace=OPTIONS)
    unittest.main(argv=[__file__])
