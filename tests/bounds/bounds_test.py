#!/usr/bin/python3
"""Large input, within a bound of memory and of processor time that the system holds galley to: it ends in a result or
in a diagnostic. The shapes are those of bench/shapes, in the sizes at which galley once took too much.

    bounds_test.py GALLEY SHAPES
"""

import importlib.machinery
import importlib.util
import json
import pathlib
import random
import resource
import subprocess
import sys
import tempfile
import unittest

GALLEY, SHAPES = sys.argv[1:3]
SECONDS = 10  # of the processor
BYTES = 1_000_000_000  # of address space

loader = importlib.machinery.SourceFileLoader("shapes", SHAPES)
sys.dont_write_bytecode = True
shapes = importlib.util.module_from_spec(importlib.util.spec_from_loader("shapes", loader))
loader.exec_module(shapes)


def hold_to_bounds():
    resource.setrlimit(resource.RLIMIT_CPU, (SECONDS, SECONDS))
    resource.setrlimit(resource.RLIMIT_AS, (BYTES, BYTES))
    resource.setrlimit(resource.RLIMIT_CORE, (0, 0))


class Bounds(unittest.TestCase):
    def setUp(self):
        temporary = tempfile.TemporaryDirectory()
        self.addCleanup(temporary.cleanup)
        self.folder = pathlib.Path(temporary.name)

    def build(self, files, *arguments):
        """What galley says, and its exit code; a result there must be just where that is 0."""
        file, _ = shapes.write(self.folder, files)
        result = self.folder / "out.pdf"
        result.unlink(missing_ok=True)
        done = subprocess.run([GALLEY, "build", *arguments, str(file), "-o", str(result)], capture_output=True,
                              text=True, preexec_fn=hold_to_bounds)
        self.assertIn(done.returncode, (0, 1), done.stderr[-2000:])
        self.assertEqual(result.exists(), done.returncode == 0)
        return done.returncode, done.stderr

    def shape(self, name, size):
        return getattr(shapes, name)(random.Random(name), size)

    def assert_set(self, files):
        code, said = self.build(files)
        self.assertEqual(code, 0, said[-2000:])
        return said

    def assert_refused(self, files, what):
        code, said = self.build(files)
        self.assertEqual(code, 1)
        self.assertIn(what, said[-2000:])
        return said

    def test_too_much_text_is_refused(self):
        for name in ("prose", "hyphenated", "bidi", "code"):
            with self.subTest(name):
                said = self.assert_refused(self.shape(name, 8_000_000), "the résumé has more than 5242880 bytes of text")
                self.assertRegex(said, r"resume\.toml:\d+:\d+: error: ")

    def test_a_megabyte_of_text_is_set(self):
        self.assert_set(self.shape("prose", 1_000_000))

    def test_too_many_links_are_refused(self):
        said = self.assert_refused(self.shape("citations", 220_000 * 6), "the résumé has more than 50000 links")
        self.assertRegex(said, r"resume\.toml:\d+:\d+: error: ")

    def test_a_long_title_is_not_told_with_each_citation_of_it(self):
        title = "Superiors " * 6000
        cited = "x[@a] " * 10_000
        self.assert_set(f'{shapes.NAME}[[publications]]\nid = "a"\nname = "{title}"\n'
                        f'[[sections]]\nid = "cited"\ntitle = "Cited"\ntext = "{cited}"\n')

    def test_many_links_of_one_text(self):
        text = "[x](http://a.b) " * 4000
        self.assert_refused(f"{shapes.NAME}[[sections]]\nid = 's'\ntitle = 'S'\nhighlights = "
                            f"{shapes.listed([text] * 90)}\n", "the résumé has more than 50000 links")

    def test_content_is_dropped(self):
        self.assertIn("fitted to 100 pages", self.assert_set(self.shape("priorities_of_highlights", 280)))

    def test_what_is_too_long_to_be_fitted_is_refused(self):
        self.assert_refused(self.shape("priorities", 3_000_000), "does not fit on 100 pages: the résumé has more than")

    def test_unknown_fallbacks(self):
        said = self.assert_refused(self.shape("unknown_fallbacks", 19_000), "has 19000 elements; 64 are the most")
        self.assertIn("resume.toml:4:", said)

    def test_fallbacks_in_a_long_file(self):
        text = self.shape("unknown_fallbacks", 64) + "# filler\n" * 500_000
        said = self.assert_refused(text, "there is no font family 'Unknown Family 63'")
        self.assertRegex(said, r"resume\.toml:\d+:\d+: error: there is no font family 'Unknown Family 63'")

    def test_jobs_in_json(self):
        self.assert_refused(self.shape("jobs_in_json", 20_000), "the résumé has more than 5242880 bytes of text")

    def test_thai_without_a_font(self):
        self.assert_refused(self.shape("thai_without_a_font", 5_000_000), "no font has ")

    def test_long_addresses(self):
        self.assert_set(self.shape("long_addresses", 2_000_000))

    def test_standard_error_is_capped(self):
        # Each text has a line that sticks out.
        text = "\n".join(f'[[work]]\nname = "{"W" * 150}{number}"' for number in range(1500))
        said = self.assert_set(f"{shapes.NAME}{text}\n")
        self.assertEqual(said.count(": warning: "), 1000)
        self.assertIn("galley: note: and 500 warnings more, which are not shown\n", said)
        code, said = self.build(f"{shapes.NAME}{text}\n", "--diagnostics", "json")
        told = [json.loads(line) for line in said.splitlines()]
        self.assertEqual([one["severity"] for one in told], ["warning"] * 1000 + ["note"])
        self.assertEqual(told[-1]["message"], "and 500 warnings more, which are not shown")
        code, said = self.build(f"{shapes.NAME}{text}\n", "--quiet", "--strict")
        self.assertEqual(code, 1)
        self.assertNotIn("shows errors alone", said)

    def test_more_links_than_a_page_can_hold(self):
        text = "[x](http://a.b) " * 4000
        paper = '[style]\npaper = { width = "14400pt", height = "14400pt" }\nsize = "5pt"\n'
        said = self.assert_refused(f"{shapes.NAME}{paper}[[sections]]\nid = 's'\ntitle = 'S'\nhighlights = [\n" +
                                   f"  '{text}',\n" * 9 + "]\n",
                                   "page 1 has more than 32767 links, which a PDF cannot hold")
        self.assertIn("resume.toml:18:", said)

    def test_an_address_longer_than_a_pdf_can_hold(self):
        said = self.assert_refused(f'{shapes.NAME}[[work]]\nname = "A"\nurl = "https://example.com/{"x" * 40_000}"\n',
                                   "a link's address is longer than 32766 bytes")
        self.assertIn("resume.toml:5:", said)


if __name__ == "__main__":
    unittest.main(argv=sys.argv[:1] + sys.argv[3:])
