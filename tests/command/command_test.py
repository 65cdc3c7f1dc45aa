#!/usr/bin/python3
"""The command line as a user meets it: where results go, what is printed, what exit codes mean.

    command_test.py GALLEY
"""

import fcntl
import json
import os
import pathlib
import pty
import re
import resource
import signal
import shutil
import subprocess
import sys
import tempfile
import unittest

GALLEY = ""
PORTRAIT = (pathlib.Path(__file__).resolve().parent.parent / "golden/portrait.jpg").read_bytes()

RESUME = """
[basics]
name = "Ada Example"
email = "ada@example.com"
[[work]]
name = "Acme"
position = "Engineer"
startDate = "2023-04"
highlights = ["Set type."]
"""

HYPHENATED = """
meta.language = "de"
basics.name = "Ada Example"
basics.summary = "Schriftsetzerin"
style.hyphenate = true
"""

TAILORED = """
[basics]
name = "Ada Example"
email = "ada@example.com"
phone = "505 555 0142"
label = "Engineer"
[[work]]
id = "acme"
name = "Acme"
position = "Engineer"
startDate = "2023-04"
highlights = ["Set type. {#type .ic}", "Led six. {.lead}", "Wrote of it.[@one] And of that.[@two]"]
[[publications]]
id = "one"
name = "Paper One"
[[publications]]
id = "two"
name = "Paper Two"
[variants.ic]
exclude = ["lead"]
pick = { publications = ["two"] }
[variants.ic.highlights]
type = "Set all type."
[variants.lead]
include = ["lead"]
hide = ["basics.phone"]
basics.label = "Lead"
"""


class Command(unittest.TestCase):
    def setUp(self):
        folder = tempfile.TemporaryDirectory()
        self.addCleanup(folder.cleanup)
        self.root = pathlib.Path(folder.name)
        (self.root / "resume.toml").write_text(RESUME)

    def galley(self, *arguments, stdin=b"", env=None):
        return subprocess.run(
            [GALLEY, *arguments], cwd=self.root, input=stdin, capture_output=True, env={**os.environ, **(env or {})}
        )

    def built(self, *arguments, **rest):
        done = self.galley("build", *arguments, **rest)
        self.assertEqual((done.returncode, done.stderr), (0, b""))
        return done.stdout

    def files(self):
        return sorted(str(path.relative_to(self.root)) for path in self.root.rglob("*") if path.is_file())

    def test_the_default_input_gives_a_pdf_beside_it_and_says_nothing(self):
        self.assertEqual(self.built(), b"")
        self.assertTrue((self.root / "resume.pdf").read_bytes().startswith(b"%PDF-1.7"))

    def test_output_to_a_file(self):
        self.built("-o", "cv.pdf")
        self.assertEqual(self.files(), ["cv.pdf", "resume.toml"])

    def test_output_to_a_new_folder(self):
        self.built("-o", "out/")
        self.assertEqual(self.files(), ["out/resume.pdf", "resume.toml"])

    def test_output_to_an_existing_folder(self):
        (self.root / "out").mkdir()
        self.built("-o", "out")
        self.assertEqual(self.files(), ["out/resume.pdf", "resume.toml"])

    def test_output_to_standard_output(self):
        self.assertTrue(self.built("-o", "-").startswith(b"%PDF-1.7"))
        self.assertEqual(self.files(), ["resume.toml"])

    def test_standard_input(self):
        text = self.built("-", "-f", "txt", "-o", "-", stdin=RESUME.encode()).decode()
        self.assertIn("Ada Example", text)
        self.assertIn("Set type.", text)

    def test_several_formats_stand_beside_each_other(self):
        self.built("-f", "pdf", "-f", "txt", "-f", "layout")
        self.assertEqual(self.files(), ["resume.layout.json", "resume.pdf", "resume.toml", "resume.txt"])
        json.loads((self.root / "resume.layout.json").read_text())

    def refused(self, *arguments):
        """What a command line is refused with."""
        done = self.galley("build", *arguments)
        self.assertEqual((done.returncode, done.stdout), (2, b""))
        return done.stderr.decode()

    def write_pages(self, count, **tables):
        """A résumé of so many pages: each entry of the middle ones is taller than half a page."""
        items = "".join(f"[[work]]\nname = 'Acme {i}'\nhighlights = {['Set type.'] * 20}\n" for i in range(count))
        more = "".join(f"[{name}]\n{text}\n" for name, text in tables.items())
        (self.root / "resume.toml").write_text("basics.name = 'Ada'\n[style]\npaper = 'a5'\n" + items + more)

    def test_a_picture_of_one_page_has_the_name_of_the_result(self):
        self.built("-f", "png")
        self.built("-o", "cv.png")
        self.assertEqual(self.files(), ["cv.png", "resume.png", "resume.toml"])
        self.assertTrue((self.root / "cv.png").read_bytes().startswith(b"\x89PNG"))

    def test_pictures_of_several_pages_have_their_numbers(self):
        self.write_pages(3)
        self.built("-f", "pdf", "-f", "png", "--depfile", "rule")
        pages = ["resume-1.png", "resume-2.png", "resume-3.png"]
        self.assertEqual(self.files(), [*pages, "resume.pdf", "resume.toml", "rule"])
        rule = (self.root / "rule").read_text()
        self.assertTrue(rule.startswith("resume.pdf resume-1.png resume-2.png resume-3.png:"), rule)
        (self.root / "out").mkdir()
        self.built("-o", "out/cv.png")
        self.assertEqual([name for name in self.files() if "/" in name], [f"out/cv-{i}.png" for i in (1, 2, 3)])

    def test_chosen_pages_keep_their_numbers(self):
        self.write_pages(3)
        for given, chosen in (("2", [2]), ("1-2", [1, 2]), ("2-", [2, 3]), ("3,1", [1, 3]), ("1-3,2", [1, 2, 3])):
            with self.subTest(given):
                self.built("-f", "pdf", "-f", "png", "--only-pages", given, "-o", "out/")
                self.assertEqual(
                    [name for name in self.files() if "/" in name],
                    [*(f"out/resume-{page}.png" for page in chosen), "out/resume.pdf"],
                )
                shutil.rmtree(self.root / "out")

    def test_bad_pages_are_refused(self):
        for given in ("0", "2-1", "x", "1,", ",", "-2", "1-2-3", "99999999999999999999"):
            with self.subTest(given):
                self.assertIn(f"'{given}' names no pages, such as", self.refused("-f", "png", f"--only-pages={given}"))
        self.assertIn("resume.toml has one page, and --only-pages asks for page 2", self.refused("-f", "png", "--only-pages", "1-2"))
        self.assertIn("--only-pages asks for page 2", self.refused("-f", "png", "--only-pages", "2-"))
        self.assertEqual(self.files(), ["resume.toml"])

    def test_options_about_pictures_want_pictures(self):
        for option in (["--dpi", "96"], ["--only-pages", "1"]):
            self.assertIn(f"{option[0]} is about pictures of pages, and none is asked for", self.refused(*option))
        self.assertIn("not in range 36 to 1200", self.refused("-f", "png", "--dpi", "35"))

    def test_the_resolution_of_pictures(self):
        def size(*options):
            return tuple(int.from_bytes(self.built("-o", "-", "-f", "png", *options)[at : at + 4], "big") for at in (16, 20))

        self.assertEqual(size("--set", "style.paper=letter"), (1224, 1584))
        self.assertEqual(size("--set", "style.paper=letter", "--dpi", "100"), (850, 1100))
        self.assertEqual(size("--set", "style.paper=a4", "--dpi", "254"), (2100, 2970))

    def test_one_page_goes_to_standard_output_and_no_more(self):
        self.assertTrue(self.built("-f", "png", "-o", "-").startswith(b"\x89PNG"))
        self.write_pages(2)
        self.assertIn("pictures of several pages do not go to one standard output", self.refused("-f", "png", "-o", "-"))
        second = self.built("-f", "png", "-o", "-", "--only-pages", "2")
        self.built("-f", "png", "--only-pages", "2")
        self.assertEqual((self.root / "resume-2.png").read_bytes(), second)

    def test_pictures_that_are_as_they_were_keep_their_time(self):
        self.write_pages(2)
        self.built("-f", "png", "--if-changed")
        first, second = self.root / "resume-1.png", self.root / "resume-2.png"
        for picture in (first, second):
            os.utime(picture, (1, 1))
        text = (self.root / "resume.toml").read_text()
        (self.root / "resume.toml").write_text("Set all type.".join(text.rsplit("Set type.", 1)))
        self.built("-f", "png", "--if-changed")
        self.assertEqual(first.stat().st_mtime, 1)
        self.assertNotEqual(second.stat().st_mtime, 1)

    def test_pictures_of_variants(self):
        self.write_pages(2, **{"variants.short": "hide = ['work']\nbasics.summary = 'Sets type.'"})
        listed = self.galley("variants", "--outputs", "-f", "png", "-f", "pdf", "-o", "out/")
        self.built("--all", "-f", "png", "-f", "pdf", "-o", "out/", "-j", "2")
        made = [name for name in self.files() if "/" in name]
        self.assertEqual(
            made, ["out/resume-1.png", "out/resume-2.png", "out/resume-short.pdf", "out/resume-short.png", "out/resume.pdf"]
        )
        self.assertEqual(sorted(listed.stdout.decode().split()), made)
        one = self.galley("variants", "--outputs", "-f", "png", "-o", "out/", "--only-pages", "1")
        self.assertEqual(one.stdout.decode().split(), ["out/resume-1.png", "out/resume-short.png"])

    def test_pictures_write_over_nothing(self):
        (self.root / "resume.png").write_bytes(PORTRAIT)
        (self.root / "resume.toml").write_text(RESUME.replace("[basics]", "[basics]\nimage = 'resume.png'"))
        self.assertIn("resume.png is read, and would be written over", self.refused("-f", "png"))
        self.assertIn("resume.png is read, and would be written over", self.refused("-o", "resume.png"))
        (self.root / "resume-2.png").write_bytes(PORTRAIT)
        (self.root / "resume.toml").write_text(RESUME.replace("[basics]", "[basics]\nimage = 'resume-2.png'"))
        self.assertIn("is read, and would be written over", self.refused("-f", "png"))
        # A variant may be called like a page; one that is called like a year is none.
        (self.root / "resume.toml").write_text(RESUME + "[variants.2]\nbasics.label = 'Two'\n")
        self.assertIn("two results are named resume-2.png", self.refused("--all", "-f", "png"))
        (self.root / "resume.toml").write_text(RESUME + "[variants.2026]\nbasics.label = 'Two'\n")
        self.built("--all", "-f", "png", "-o", "out/")

    def test_a_page_that_is_too_large_a_picture_is_an_error(self):
        done = self.galley("build", "-f", "png", "--dpi", "1200", "--set", "style.paper={width='1000mm', height='1000mm'}")
        self.assertNotEqual(done.returncode, 0)
        self.assertIn(b"page 1 is too large a picture: 47245", done.stderr)

    def test_a_proof_sheet_stands_beside_its_result(self):
        self.built("--proof")
        self.assertEqual(self.files(), ["resume.pdf", "resume.proof.pdf", "resume.toml"])
        plain = (self.root / "resume.pdf").read_bytes()
        text = subprocess.run(["pdftotext", self.root / "resume.proof.pdf", "-"], capture_output=True, check=True).stdout.decode()
        self.assertIn("Set type.", text)
        self.assertIn("page 1 of 1", text)
        (self.root / "out").mkdir()
        self.built("--proof", "-o", "out/cv.pdf")
        self.assertEqual((self.root / "out/cv.pdf").read_bytes(), plain)
        self.assertEqual(self.files()[:2], ["out/cv.pdf", "out/cv.proof.pdf"])
        self.built("--proof", "-f", "txt", "-o", "text/")
        self.assertEqual([name for name in self.files() if name.startswith("text/")], ["text/resume.proof.pdf", "text/resume.txt"])
        self.assertIn(b"several results", self.galley("build", "--proof", "-o", "-").stderr)

    def test_several_inputs(self):
        (self.root / "other.toml").write_text(RESUME)
        self.built("resume.toml", "other.toml", "-o", "out/")
        self.assertEqual(self.files(), ["other.toml", "out/other.pdf", "out/resume.pdf", "resume.toml"])

    def test_a_broken_input_does_not_stop_the_others(self):
        (self.root / "broken.toml").write_text("name =")
        done = self.galley("build", "broken.toml", "resume.toml", "-o", "out/")
        self.assertEqual(done.returncode, 1)
        self.assertEqual(self.files(), ["broken.toml", "out/resume.pdf", "resume.toml"])

    def test_meta_output_names_the_result(self):
        (self.root / "resume.toml").write_text(RESUME + '[meta]\noutput = "{name} Resume{ – variant}"\n')
        self.built()
        self.assertEqual(self.files(), ["Ada Example Resume.pdf", "resume.toml"])

    def tailored(self, *arguments, more="", **rest):
        (self.root / "resume.toml").write_text(TAILORED + more)
        return self.built(*arguments, **rest)

    def text_of(self, *arguments, more=""):
        return self.tailored(*arguments, "-f", "txt", "-o", "-", more=more).decode()

    def test_a_variant_is_written_under_its_name(self):
        self.tailored("--variant", "ic", "--variant", "lead", "--variant", "ic")
        self.assertEqual(self.files(), ["resume-ic.pdf", "resume-lead.pdf", "resume.toml"])

    def test_all_is_every_variant_and_the_plain_one(self):
        self.tailored("--all", "-o", "out/")
        self.assertEqual(
            self.files(), ["out/resume-ic.pdf", "out/resume-lead.pdf", "out/resume.pdf", "resume.toml"]
        )

    def test_a_variant_holds_what_it_chooses(self):
        text = self.text_of("--variant", "ic")
        self.assertIn("Set all type.", text)
        self.assertNotIn("Led six.", text)
        self.assertNotIn("Paper One", text)
        self.assertIn("[1]\tPaper Two" if "[1]\t" in text else "[1] Paper Two", text)
        self.assertIn("Wrote of it. And of that.[1]", text)
        self.assertIn("505 555 0142", text)
        lead = self.text_of("--variant", "lead")
        self.assertIn("Lead", lead)
        self.assertNotIn("Set type.", lead)
        self.assertNotIn("0142", lead)

    def test_the_default_variant_and_the_whole(self):
        more = '[variants.default]\nexclude = ["lead"]\n'
        self.assertNotIn("Led six.", self.text_of(more=more))
        self.assertNotIn("Led six.", self.text_of("--variant", "default", more=more))
        self.assertIn("Led six.", self.text_of("--whole", more=more))
        self.tailored("--whole", more=more)
        self.assertEqual(self.files(), ["resume.pdf", "resume.toml"])

    def test_output_names_of_variants(self):
        self.tailored("--all", more='[meta]\noutput = "{name}{ – variant}"\n[variants.own]\noutput = "Mine"\n')
        self.assertEqual(
            self.files(), ["Ada Example – ic.pdf", "Ada Example – lead.pdf", "Ada Example.pdf", "Mine.pdf", "resume.toml"]
        )

    def test_two_variants_of_one_name_write_nothing(self):
        (self.root / "resume.toml").write_text(TAILORED + '[meta]\noutput = "CV"\n')
        self.assertEqual(self.galley("build", "--all").returncode, 2)
        self.assertEqual(self.files(), ["resume.toml"])

    def batch(self, variants, broken=(), more=""):
        """A résumé of so many variants, of which some end a job before it starts."""
        text = TAILORED + more
        for i in range(variants):
            text += f'[variants.v{i}]\nbasics.label = "Engineer {i}"\n'
            if i in broken:
                text += f'work.acme.endDate = "2{i:03}"\n'.replace('"2', '"1')
        (self.root / "resume.toml").write_text(text)

    def results(self, folder):
        return {path.name: path.read_bytes() for path in self.results_in(folder)}

    def results_in(self, folder):
        """The files of a folder, without the names that results have before they are whole."""
        return [path for path in (self.root / folder).iterdir() if not path.name.startswith(".galley-")]

    def test_a_batch_is_the_same_whatever_the_number_of_threads(self):
        self.batch(40, broken=range(3, 40, 7))
        one = self.galley("build", "--all", "-o", "one/", "-f", "pdf", "-f", "txt", "-j1")
        four = self.galley("build", "--all", "-o", "four/", "-f", "pdf", "-f", "txt", "-j", "4")
        self.assertEqual(one.returncode, 1)
        self.assertEqual((one.returncode, one.stderr), (four.returncode, four.stderr))
        self.assertEqual(len(self.results("one")), 2 * (40 + 3 - 6))
        self.assertEqual(self.results("one"), self.results("four"))
        self.galley("build", "--variant", "v8", "-o", "single/")
        self.assertEqual(self.results("single")["resume-v8.pdf"], self.results("four")["resume-v8.pdf"])

    def test_many_files_of_which_some_are_broken(self):
        broken = range(5, 200, 20)
        for i in range(200):
            (self.root / f"p{i:03}.toml").write_text("name =" if i in broken else RESUME.replace("Ada", f"Ada {i}"))
        names = sorted(path.name for path in self.root.glob("p*.toml"))
        done = self.galley("build", *names, "-f", "txt", "-o", "out/", "-j4")
        self.assertEqual(done.returncode, 1)
        results = self.results("out")
        self.assertEqual(sorted(results), [f"p{i:03}.txt" for i in range(200) if i not in broken])
        self.assertIn(b"Ada 199 Example", results["p199.txt"])
        named = [line.split(b": ")[1] for line in done.stderr.splitlines() if line.startswith(b"failed: ")]
        self.assertEqual(named, [f"p{i:03}.toml".encode() for i in broken])
        self.assertIn(b"190          0         10\n", done.stderr)
        alone = self.galley("build", names[5], "-f", "txt", "-o", "out/")
        self.assertTrue(done.stderr.startswith(alone.stderr))
        again = self.galley("build", *names, "-f", "txt", "-o", "out/", "--diagnostics", "json")
        notes = [json.loads(line) for line in again.stderr.splitlines()]
        self.assertEqual(sum(note["severity"] == "error" for note in notes), 10)
        self.assertEqual(notes[-1]["message"], "0 made, 190 unchanged, 10 failed")

    def test_a_batch_that_does_well_is_silent(self):
        self.batch(20)
        self.built("--all", "-f", "txt", "-o", "out/")

    def test_shards_share_a_batch(self):
        self.batch(10)
        self.built("--all", "-f", "txt", "-o", "whole/")
        shares = []
        for i in range(1, 4):
            self.built("--all", "-f", "txt", "-o", f"share{i}/", "--shard", f"{i}/3")
            shares.append(self.results(f"share{i}"))
        self.assertEqual([len(share) for share in shares], [5, 4, 4])
        self.assertEqual({name: text for share in shares for name, text in share.items()}, self.results("whole"))
        self.built("--shard", "2/2", "-o", "nothing/")
        self.assertEqual(self.results("nothing"), {})
        for wrong in ["0/3", "4/3", "1", "1/", "/3", "1/3/3", "-1/3"]:
            self.assertEqual(self.galley("build", f"--shard={wrong}").returncode, 2, wrong)

    def test_a_clash_is_said_before_anything_is_written(self):
        self.batch(20, more='[variants.own]\noutput = "same"\n[variants.other]\noutput = "same"\n')
        done = self.galley("build", "--all", "-o", "out/", "-f", "txt", "-j2")
        self.assertEqual(done.returncode, 2)
        self.assertIn(
            b"two results are named out/same.txt: of resume.toml (own) and of resume.toml (other)",
            done.stderr,
        )
        self.assertIn(b"= help: give each a name of its own: meta.output", done.stderr)
        self.assertEqual(self.files(), ["resume.toml"])
        # Nor is it another shard's affair.
        self.assertEqual(self.galley("build", "--all", "-o", "out/", "--shard", "1/30").returncode, 2)
        self.assertEqual(self.galley("build", "--all", "-o", "-").returncode, 2)
        self.assertEqual(self.files(), ["resume.toml"])

    def test_a_clash_is_helped_by_what_is_not_done_yet(self):
        (self.root / "resume.toml").write_text(TAILORED + "[variants.default]\nexclude = ['lead']\n")
        (self.root / "a").mkdir()
        (self.root / "a/resume.toml").write_text(RESUME)
        for arguments, help in [
            (["--all", "-o", "one.pdf"], b"give a folder with -o"),
            (["resume.toml", "a/resume.toml", "-o", "out/"], b"give each its own meta.output, or build them one by one"),
            (["--variant", "default", "--variant", "whole"], b"build them one by one, each with -o"),
            (["resume.toml", "resume.toml"], b"it is asked for twice"),
        ]:
            done = self.galley("build", *arguments)
            self.assertEqual(done.returncode, 2)
            self.assertIn(b"= help: " + help, done.stderr, arguments)

    def test_the_help_about_an_attachment_names_what_makes_another_pdf(self):
        self.assertIn(b": --pdf archive", self.galley("build", "--attach", "--pdf", "print").stderr)
        (self.root / "resume.toml").write_text(RESUME + '[style]\npdf = "print"\n')
        self.assertIn(b': style.pdf = "archive"', self.galley("build", "--attach").stderr)

    def test_system_fonts_can_be_left_out(self):
        (self.root / "resume.toml").write_text(RESUME + '[style.font]\nbody = "Lato"\n')
        self.assertEqual(self.galley("build").returncode, 0)
        done = self.galley("build", "--no-system-fonts")
        self.assertEqual(done.returncode, 1)
        self.assertIn(b"there is no font family 'Lato'", done.stderr)
        self.assertTrue(done.stderr.rstrip().endswith("in fonts/ beside the résumé".encode()), done.stderr)
        listed = self.galley("fonts", "--no-system-fonts").stdout.split()
        self.assertEqual(set(listed[::4]), {b"shipped"})

    def test_a_clash_does_not_keep_what_cannot_be_read_from_being_said(self):
        (self.root / "broken.toml").write_text("name =")
        (self.root / "one.toml").write_text(TAILORED + "[variants.ic.work.acme]\nendDate = '2019'\n")
        inputs = ["one.toml", "one.toml", "broken.toml", "none.toml"]
        done = self.galley("build", "--variant", "default", "--variant", "ic", *inputs, "-o", "out/")
        self.assertEqual(done.returncode, 2)
        for fault in [b"two results are named out/one.pdf", b"broken.toml:1:7", b"cannot read 'none.toml'", b"the end comes before the start"]:
            self.assertIn(fault, done.stderr)
        self.assertFalse((self.root / "out").exists())

    def test_a_batch_that_is_killed_leaves_whole_files_only(self):
        self.batch(300)
        self.galley("build", "--all", "-o", "whole/")
        whole = self.results("whole")
        for sign in [signal.SIGKILL, signal.SIGINT]:
            for present in [False, True]:
                out = self.root / f"out{sign}{present}"
                out.mkdir()
                if present:
                    for name in whole:
                        (out / name).write_bytes(b"as it was")
                batch = subprocess.Popen(
                    [GALLEY, "build", "--all", "-o", out.name], cwd=self.root, stderr=subprocess.DEVNULL
                )
                while not any(len(bytes) > 9 for bytes in self.results(out.name).values()):
                    self.assertIsNone(batch.poll())
                batch.send_signal(sign)
                self.assertEqual(batch.wait(), -sign)
                for name, bytes in self.results(out.name).items():
                    self.assertIn(bytes, [whole[name], b"as it was"], name)
                self.built("--all", "-o", out.name)
                self.assertEqual(self.results(out.name), whole)
                self.assertEqual(sorted(path.name for path in out.iterdir()), sorted(whole))

    def test_what_a_killed_process_left_is_removed(self):
        out = self.root / "out"
        elsewhere = out / "elsewhere"
        for folder in (out, elsewhere):
            folder.mkdir()
            # The next one has this process's number, the other one a number that no process has.
            for left in (f".galley-{os.getpid()}-0a1b", ".galley-99999999-fedcba9876543210"):
                (folder / left).write_bytes(b"%PDF-1.7 half a")
        (elsewhere / "linked.txt").write_bytes(b"as it was")
        (out / "resume.pdf").symlink_to(elsewhere / "linked.txt")
        others = [".galley-12-", ".galley--ab", ".galley-12-xy", ".galley-12-ab.txt", "x.galley-12-ab", ".galley"]
        for name in others:
            (out / name).write_bytes(b"not galley's")
        (out / ".galley-1-f").mkdir()
        (out / ".galley-2-f").symlink_to(out / ".galley-12-ab.txt")
        with open(out / ".galley-3-f", "wb") as held:
            # A process that lives holds what it writes.
            fcntl.flock(held, fcntl.LOCK_EX)
            self.built("-f", "pdf", "-f", "txt", "-o", "out/")
            self.assertEqual(
                sorted(path.name for path in out.iterdir()),
                sorted([*others, ".galley-1-f", ".galley-2-f", ".galley-3-f", "elsewhere", "resume.pdf", "resume.txt"]),
            )
        self.assertEqual([path.name for path in elsewhere.iterdir()], ["linked.txt"])
        self.built("-f", "txt", "-o", "out/")
        self.assertFalse((out / ".galley-3-f").exists())

    def test_import_and_new_remove_what_was_left(self):
        left = self.root / ".galley-99999999-ab"
        (self.root / "cv.json").write_text('{"basics": {"name": "Ada"}}')
        left.write_bytes(b"half a")
        self.assertEqual(self.galley("import", "cv.json").returncode, 0)
        self.assertFalse(left.exists())
        (self.root / "cv").mkdir()
        left = self.root / "cv/.galley-99999999-ab"
        left.write_bytes(b"half a")
        self.assertEqual(self.galley("new", "cv").returncode, 0)
        self.assertFalse(left.exists())

    def test_a_batch_that_is_interrupted_says_how_far_it_came(self):
        self.batch(3000)
        for ending in (signal.SIGINT, signal.SIGTERM):
            out = self.root / ending.name
            batch = subprocess.Popen(
                [GALLEY, "build", "--all", "-o", f"{out}/", "--depfile", "rule"], cwd=self.root, stderr=subprocess.PIPE
            )
            while not out.exists() or len(list(out.iterdir())) < 5:
                self.assertIsNone(batch.poll())
            batch.send_signal(ending)
            said = batch.communicate()[1].decode()
            self.assertEqual(batch.returncode, -ending)
            results = list(out.iterdir())
            self.assertEqual(said.splitlines()[0], f"galley: error: interrupted when {len(results)} of 3003 jobs were done")
            for result in results:
                self.assertTrue(result.read_bytes().endswith(b"%%EOF\n"), result)
        self.assertFalse((self.root / "rule").exists())

    def test_a_batch_started_to_ignore_interruption_ends_well(self):
        self.batch(300)
        batch = subprocess.Popen(
            ["sh", "-c", 'trap "" INT; exec "$0" build --all -o out/', GALLEY], cwd=self.root, stderr=subprocess.PIPE
        )
        while not (self.root / "out").exists():
            self.assertIsNone(batch.poll())
        batch.send_signal(signal.SIGINT)
        self.assertEqual(batch.communicate()[1], b"")
        self.assertEqual((batch.returncode, len(self.results("out"))), (0, 303))

    def test_standard_input_is_read_once(self):
        self.assertIn(b"named twice", self.galley("build", "-", "-", "-o", "out/", stdin=RESUME.encode()).stderr)

    def test_what_is_asked_of_a_pdf_wants_one(self):
        for option in (["--attach"], ["--pdf", "plain"], ["--pretty"]):
            done = self.galley("build", "-f", "txt", *option)
            self.assertEqual(done.returncode, 2)
            self.assertIn(f"{option[0]} is about a PDF".encode(), done.stderr)
            self.built("-f", "txt", "-f", "pdf", *option)
        self.assertEqual(self.galley("check", "--pdf", "plain").returncode, 0)

    def test_a_lack_of_memory_is_said_and_touches_no_result(self):
        def built_within(mebibytes):
            (self.root / "resume.pdf").write_bytes(b"as it was")
            limits = (mebibytes << 20, mebibytes << 20)
            done = subprocess.run(
                [GALLEY, "build", "-j1"], cwd=self.root, capture_output=True,
                preexec_fn=lambda: resource.setrlimit(resource.RLIMIT_AS, limits),
            )
            result = (self.root / "resume.pdf").read_bytes()
            if done.returncode == 0:
                self.assertEqual(result, whole)
            else:
                self.assertEqual(result, b"as it was")
            self.assertEqual(self.files(), ["resume.pdf", "resume.toml"])
            return done

        # So long that most of the memory is taken for it, not for loading libraries.
        work = '[[work]]\nname = "Acme {0}"\nposition = "Engineer"\nhighlights = ["Set page {0} of type in {0} ways."]\n'
        for resume in (RESUME + "".join(work.format(n) for n in range(300)), HYPHENATED):
            (self.root / "resume.toml").write_text(resume)
            self.built()
            whole = (self.root / "resume.pdf").read_bytes()
            enough = next((size for size in (64, 128, 256, 512, 1024) if built_within(size).returncode == 0), None)
            if enough is None:
                self.skipTest("its address space cannot be limited so: it runs under a sanitizer")
            said = b""
            for size in range(enough, 0, -2):
                done = built_within(size)
                # Below some size the libraries are not even loaded, or end before main begins.
                if done.returncode not in (0, 3):
                    break
                if done.returncode == 3:
                    self.assertIn(b"galley: error: ", done.stderr)
                    said += done.stderr
            self.assertIn(b"out of memory", said)

    def test_a_new_file_has_the_permissions_of_new_files(self):
        previous = os.umask(0o027)
        self.addCleanup(os.umask, previous)
        self.built()
        self.assertEqual((self.root / "resume.pdf").stat().st_mode & 0o777, 0o640)
        (self.root / "resume.pdf").chmod(0o604)
        (self.root / "resume.toml").write_text(RESUME.replace("Ada", "Eve"))
        self.built()
        self.assertEqual((self.root / "resume.pdf").stat().st_mode & 0o777, 0o604)

    def test_a_terminal_sees_a_bar_and_a_table(self):
        self.batch(300, broken=[7])
        try:
            ours, theirs = pty.openpty()
        except OSError as error:
            self.skipTest(f"there is no pseudo-terminal: {error}")
        batch = subprocess.Popen([GALLEY, "build", "--all", "-f", "txt", "-o", "out/"], cwd=self.root, stderr=theirs)
        os.close(theirs)
        shown = b""
        try:
            while more := os.read(ours, 65536):
                shown += more
        except OSError:  # how a terminal says that nobody is there any more
            pass
        os.close(ours)
        self.assertEqual(batch.wait(), 1)
        self.assertRegex(shown, rb"\r\[#* *\] \d+/303")
        self.assertIn(b"failed: resume.toml (v7)", shown)
        self.assertNotIn(b"resume-v1.txt", shown)

    def test_overlays_private_data_and_settings(self):
        (self.root / "job.toml").write_text('[basics]\nlabel = "From the job"\nurl = "https://example.com/job"\n')
        (self.root / "resume.private.toml").write_text('[basics]\nphone = "999 999"\n')
        text = self.text_of("--with", "job.toml", "--set", "work.acme.position=Staff Engineer")
        for words in ["From the job", "example.com/job", "999 999", "Staff Engineer"]:
            self.assertIn(words, text)
        self.assertIn("505 555", self.text_of("--public"))
        public = self.text_of("--public", more='[meta]\nprivate = ["basics.phone"]\n')
        self.assertNotIn("505 555", public)

    def test_what_is_private_is_in_no_result_and_no_message(self):
        (self.root / "resume.toml").write_text(TAILORED + '[meta]\nprivate = ["basics.phone", "work.acme"]\n')
        done = self.galley(
            "build", "--public", "--all", "--set", "basics.phone=424242", "-f", "txt", "-f", "layout", "-o", "out/"
        )
        self.assertEqual(done.returncode, 0, done.stderr)
        self.assertIn(b"private", done.stderr)
        everything = done.stderr + b"".join(path.read_bytes() for path in (self.root / "out").iterdir())
        for secret in [b"424242", b"0142", b"Acme", b"Set all type", b"Led six"]:
            self.assertNotIn(secret, everything)

    def test_under_public_no_line_of_the_file_is_shown(self):
        (self.root / "resume.toml").write_text(RESUME)
        shown = self.galley("check", "--for", "ats")
        self.assertIn(b'name = "Ada Example"', shown.stderr)
        for form in ["text", "line", "json"]:
            public = self.galley("check", "--for", "ats", "--public", "--diagnostics", form)
            self.assertIn(b"there is no phone number", public.stderr)
            self.assertNotIn(b"Ada Example", public.stderr)

    def test_a_citation_of_what_is_private_vanishes(self):
        more = '[meta]\nprivate = ["publications.one"]\n'
        for variant in ["default", "whole", "ic"]:
            text = self.text_of("--public", "--variant", variant, more=more)
            self.assertNotIn("Paper One", text)
            self.assertIn("And of that.[1]", text)

    def test_variants_are_listed(self):
        (self.root / "resume.toml").write_text(TAILORED)
        done = self.galley("variants")
        rows = [line.split() for line in done.stdout.decode().splitlines()]
        self.assertEqual([row[0] for row in rows], ["variant", "whole", "ic", "lead"])
        self.assertEqual(rows[1][1:3], ["2", "3"])
        self.assertEqual(rows[2][1:3], ["2", "2"])
        (self.root / "resume.toml").write_text(TAILORED + "[variants.default]\n")
        self.assertIn(b"\ndefault ", self.galley("variants").stdout)

    def test_variants_are_listed_with_their_applications(self):
        more = """[variants.ic.application]
company = "Acme & Sons"
position = "Engineer"
[variants.late]
application = { company = "Globex", position = "Lead", sent = 2026-03-02 }
"""
        (self.root / "resume.toml").write_text(TAILORED + more)
        lines = self.galley("variants").stdout.decode().splitlines()
        at = [lines[0].index(title) for title in ("company", "position", "sent")]
        cells = [[line[at[0]:at[1]].strip(), line[at[1]:at[2]].strip(), line[at[2]:]] for line in lines[1:]]
        self.assertEqual(cells, [["", "", ""], ["Acme & Sons", "Engineer", ""], ["", "", ""], ["Globex", "Lead", "2026-03-02"]])
        self.assertTrue(all(line == line.rstrip() for line in lines))

    def test_an_application_names_results(self):
        more = '[meta]\noutput = "{name} for {company}"\n[variants.globex.application]\ncompany = "Globex/EU"\n'
        (self.root / "resume.toml").write_text(RESUME + more)
        done = self.galley("build", "--all", "-o", "out/")
        self.assertEqual(done.returncode, 1)
        self.assertIn(b"'{company}' has no value without a variant", done.stderr)
        self.assertEqual([name for name in self.files() if name.startswith("out/")], ["out/Ada Example for Globex-EU.pdf"])
        # Nothing is named by it here.
        for arguments in (["check"], ["variants"], ["build", "-o", "mine.pdf"]):
            self.assertEqual(self.galley(*arguments).returncode, 0, arguments)

    def test_a_letter_that_wants_an_application_keeps_no_resume(self):
        (self.root / "resume.toml").write_text(RESUME)
        (self.root / "letter.toml").write_text('opening = "Dear {company}"\n')
        self.assertEqual(self.galley("build").returncode, 0)
        (self.root / "letter.toml").write_text('opening = "Dear {compny}"\n')
        done = self.galley("build")
        self.assertEqual(done.returncode, 1)
        self.assertIn(b"letter.toml:1:17: error: unknown placeholder", done.stderr)

    def test_outputs_are_what_all_writes(self):
        (self.root / "resume.toml").write_text(TAILORED)
        done = self.galley("variants", "--outputs", "-o", "out/", "-f", "pdf", "-f", "txt")
        self.built("--all", "-o", "out/", "-f", "pdf", "-f", "txt")
        written = [name for name in self.files() if name.startswith("out/")]
        self.assertEqual(sorted(done.stdout.decode().split()), written)
        (self.root / "resume.toml").write_text(TAILORED + '[variants.late.work.acme]\nendDate = "2019"\n')
        done = self.galley("variants", "--outputs")
        self.assertIn("resume-late.pdf", done.stdout.decode().split(), "make must hear of it, though it will fail")

    def write_work(self, *lines, extra=""):
        """A résumé of one job for each number of full lines; what `extra` says is in the last one."""
        line = '"Line {} of what was done at this place in that year, and it is a full line of text or nearly so.", '
        jobs = [f'[[work]]\nname = "Job {i}"\nposition = "Engineer"\nstartDate = "{2020 - i}"\nhighlights = ['
                + "".join(line.format(n) for n in range(count)) + "]\n" for i, count in enumerate(lines)]
        (self.root / "resume.toml").write_text('[basics]\nname = "Ada"\n' + "".join(jobs) + extra)

    def test_check_says_what_would_bring_the_last_lines_onto_the_page_before(self):
        self.write_work(40)
        self.assertRegex(self.galley("check", "resume.toml").stderr.decode(),
                         r"the last page holds only \d lines; `--pages 1` sets it on 1 page: spacing \d+ %")
        self.assertEqual(self.galley("build", "resume.toml", "--pages", "1").returncode, 0)
        self.write_work(40, 1, extra="newPage = true\n")
        self.assertIn("the last page holds only 3 lines; `newPage` begins it\n", self.galley("check", "resume.toml").stderr.decode())

    def test_a_refusal_names_the_pages_that_were_asked_for(self):
        self.write_work(2, 1, extra="newPage = true\n")
        done = self.galley("build", "resume.toml", "--pages", "1")
        self.assertEqual(done.returncode, 1)
        self.assertRegex(done.stderr.decode(), r"resume\.toml:8:1: note: a page begins here because of `newPage`")
        self.assertIn("the cheapest cut: resume.toml:8 'Job 1';", done.stderr.decode())

    def test_a_diff_tells_of_content_and_layout(self):
        (self.root / "resume.toml").write_text(TAILORED)
        done = self.galley("diff", "default", "ic")
        self.assertEqual((done.returncode, done.stderr), (0, b""))
        text = done.stdout.decode()
        self.assertIn("work\n  Engineer, Acme\n    ~ Set {+all+} type.\n    − Led six.\n", text)
        self.assertIn("publications\n  − Paper One\n", text)
        self.assertRegex(text, r"layout: 1 page, \d+ % full")
        self.assertEqual(self.galley("diff", "ic", "nobody").returncode, 2)
        self.assertNotIn("~", self.galley("diff", "ic", "ic").stdout.decode())

    def test_a_fault_of_several_variants_is_said_once(self):
        (self.root / "resume.toml").write_text(TAILORED + '[variants.ic.work.acme]\nendDate = "2019"\n[variants.b]\nextends = "ic"\n')
        done = self.galley("build", "--all")
        self.assertEqual(done.returncode, 1)
        self.assertEqual(done.stderr.count(b"the end comes before the start"), 1)
        self.assertEqual(self.files(), ["resume-lead.pdf", "resume.pdf", "resume.toml"])

    def test_a_line_that_is_too_wide_names_the_variant_that_it_is_in(self):
        more = """[variants.a.work.acme]
position = "{}"
[variants.b]
extends = "a"
""".format("x" * 200)
        (self.root / "resume.toml").write_text(TAILORED + more)
        said = self.galley("build", "--all", "-f", "txt", "-o", "out/").stderr.decode()
        self.assertEqual(said.count("warning"), 1, said)
        self.assertIn("warning: a: ", said)
        own = TAILORED.replace('"Engineer"\nstart', '"{}"\nstart'.format("y" * 200))
        (self.root / "resume.toml").write_text(own + more)
        said = self.galley("build", "--all", "-f", "txt", "-o", "out/").stderr.decode()
        self.assertEqual(said.count("warning: "), 2, said)
        self.assertRegex(said, "warning: 'y+…' is wider than its line")
        self.assertRegex(said, "warning: a: 'x+…' is wider than its line")

    def test_work_that_takes_too_long_is_given_up(self):
        entries = "".join(
            f'[[work]]\nname = "Foundry {i}"\nposition = "Compositor"\npriority = {i % 9}\n'
            'highlights = ["Set four hundred pages a month by hand.", "Trained three apprentices."]\n'
            for i in range(400)
        )
        (self.root / "long.toml").write_text(RESUME + entries + "[style]\npages = 1\n")
        (self.root / "long.pdf").write_text("as it was")
        done = self.galley("build", "long.toml", "resume.toml", "--limit-time", "0.02", "-j1")
        self.assertEqual(done.returncode, 3, done.stderr)
        self.assertIn(b"long.toml: it was not done after 0.02 s", done.stderr)
        self.assertEqual((self.root / "long.pdf").read_text(), "as it was")

    def test_unchanged_bytes_are_not_rewritten_but_get_a_new_time(self):
        self.built()
        result = self.root / "resume.pdf"
        os.utime(result, (1, 1))
        inode = result.stat().st_ino
        self.built()
        self.assertEqual(result.stat().st_ino, inode)
        self.assertGreater(result.stat().st_mtime, 1)

    def test_a_link_stays_a_link(self):
        (self.root / "real.pdf").write_bytes(b"old")
        (self.root / "resume.pdf").symlink_to("real.pdf")
        self.built()
        self.assertTrue((self.root / "resume.pdf").is_symlink())
        self.assertTrue((self.root / "real.pdf").read_bytes().startswith(b"%PDF"))

    def test_a_link_to_the_input_is_no_place_for_the_result(self):
        (self.root / "out.pdf").symlink_to("resume.toml")
        self.assertEqual(self.galley("build", "-o", "out.pdf").returncode, 2)
        self.assertEqual((self.root / "resume.toml").read_text(), RESUME)

    def test_what_is_wrong_comes_in_the_order_of_the_file(self):
        (self.root / "resume.toml").write_text(
            RESUME + "[[interests]]\n[[projects]]\nname = 5\n[meta]\nlanguage = 7\n"
        )
        said = self.galley("build").stderr.decode()
        lines = [int(line.split(":")[1]) for line in said.splitlines() if line.startswith("resume.toml:")]
        self.assertEqual(len(lines), 3)
        self.assertEqual(lines, sorted(lines))

    def test_json_resume_on_standard_input(self):
        text = self.built("-", "-f", "txt", "-o", "-", stdin=b'{"basics": {"name": "Ada Example"}}').decode()
        self.assertIn("Ada Example", text)

    def test_json_of_a_json_resume_does_not_overwrite_it(self):
        given = '{"basics": {"name": "Ada Example"}}'
        (self.root / "cv.json").write_text(given)
        done = self.galley("build", "cv.json", "-f", "json")
        self.assertEqual((done.returncode, (self.root / "cv.json").read_text()), (2, given))
        self.built("cv.json", "-f", "json", "-o", "out/")
        self.assertEqual(json.loads((self.root / "out/cv.json").read_text())["basics"]["name"], "Ada Example")

    def test_json_stands_beside_the_pdf(self):
        self.built("-f", "pdf", "-f", "json")
        self.assertEqual(self.files(), ["resume.json", "resume.pdf", "resume.toml"])
        work = json.loads((self.root / "resume.json").read_text())["work"]
        self.assertEqual(
            work, [{"name": "Acme", "position": "Engineer", "startDate": "2023-04", "highlights": ["Set type."]}]
        )

    def test_the_attached_resume_is_the_one_that_is_printed(self):
        self.built("--attach", "-f", "pdf", "-f", "json")
        shown = subprocess.run(
            ["qpdf", "--show-attachment=resume.json", "resume.pdf"], cwd=self.root, capture_output=True
        )
        self.assertEqual(shown.stdout, (self.root / "resume.json").read_bytes())
        self.assertNotIn(b"Filespec", self.built("--pretty", "-o", "-"))

    def test_an_attached_resume_is_the_same_every_time(self):
        self.assertEqual(self.built("--attach", "-o", "-"), self.built("--attach", "-o", "-"))

    def test_no_attachment_for_print(self):
        (self.root / "resume.toml").write_text(RESUME + '[style]\npdf = "print"\n')
        done = self.galley("build", "--attach")
        self.assertEqual((done.returncode, self.files()), (2, ["resume.toml"]))

    def in_data_folders(self, *arguments):
        """Builds with data folders of the test's own."""
        folders = {"XDG_DATA_HOME": f"{self.root}/home", "XDG_DATA_DIRS": f"{self.root}/machine:relative"}
        return self.galley("build", "--no-system-fonts", "-f", "layout", "-o", "-", *arguments, env=folders)

    def test_a_theme_is_looked_for_beside_the_resume_then_in_data_folders_then_inside(self):
        (self.root / "resume.toml").write_text(RESUME + '[style]\ntheme = "mine"\n')
        self.assertIn(b"unknown theme 'mine'", self.in_data_folders().stderr)
        for folder, colour in [("machine/galley/", "#111111"), ("home/galley/", "#222222"), ("", "#333333")]:
            (self.root / folder / "themes").mkdir(parents=True)
            (self.root / folder / "themes/mine.toml").write_text(f'extends = "classic"\ncolor.accent = "{colour}"\n')
            done = self.in_data_folders()
            self.assertIn(colour.encode(), done.stdout, done.stderr)
        # One that has the name of what it builds on.
        (self.root / "themes/classic.toml").write_text('color.accent = "#444444"\n')
        self.assertIn(b"#444444", self.in_data_folders("--theme", "classic").stdout)

    def in_settings_folder(self, *arguments, **more):
        folders = {"XDG_CONFIG_HOME": f"{self.root}/settings", "XDG_DATA_HOME": f"{self.root}/home", "XDG_DATA_DIRS": "/nowhere"}
        return self.galley(*arguments, env={**folders, **more})

    def test_a_theme_of_the_settings_folder_comes_before_the_data_folders(self):
        (self.root / "resume.toml").write_text(RESUME + '[style]\ntheme = "mine"\n')
        build = ["build", "-f", "layout", "-o", "out.json", "--depfile", "out.d"]
        for folder, colour in [("home", "#111111"), ("settings", "#222222")]:
            themes = self.root / folder / "galley/themes"
            themes.mkdir(parents=True)
            (themes / "mine.toml").write_text(f'extends = "classic"\ncolor.accent = "{colour}"\n')
            done = self.in_settings_folder(*build)
            self.assertIn(colour, (self.root / "out.json").read_text(), done.stderr)
            self.assertIn(f"{themes}/mine.toml", (self.root / "out.d").read_text())
        self.assertIn("mine\nmodern\n", self.in_settings_folder("theme").stdout.decode())
        self.assertIn(b"#222222", self.in_settings_folder("theme", "mine").stdout)
        self.assertIn(b"mine\t", self.in_settings_folder("__complete", "build", "--theme", "mi").stdout)
        # ~/.config is meant where nothing is said; a folder that is relative is not looked at.
        (self.root / "settings").rename(self.root / ".config")
        for folder in {"XDG_CONFIG_HOME": ""}, {"HOME": str(self.root), "XDG_CONFIG_HOME": ""}:
            found = self.in_settings_folder("theme", "mine", **folder).stdout
            self.assertIn(b"#222222" if "HOME" in folder else b"#111111", found)
        self.assertIn(b"#111111", self.in_settings_folder("theme", "mine", XDG_CONFIG_HOME=".config").stdout)
        self.assertIn(b"#111111", self.in_settings_folder("theme", "mine", XDG_CONFIG_HOME="", HOME="").stdout)
        self.assertEqual(self.in_settings_folder("theme", "../themes/mine").returncode, 2)

    def test_fonts_of_the_settings_folder_are_found(self):
        fonts = self.root / "settings/galley/fonts"
        fonts.mkdir(parents=True)
        data = pathlib.Path(__file__).resolve().parents[2] / "data/fonts"
        shutil.copy(data / "SourceSerif4-Regular.ttf", fonts / "own.ttf")
        listed = self.in_settings_folder("fonts", "--family", "Source Serif 4").stdout.decode()
        self.assertIn(f"folder   {fonts}/own.ttf", listed)
        listed = self.in_settings_folder("fonts", "--family", "Source Serif 4", "--no-system-fonts").stdout.decode()
        self.assertNotIn("own.ttf", listed)

    def test_patterns_are_looked_for_beside_the_resume_then_in_data_folders(self):
        text = HYPHENATED.replace("Schriftsetzerin", " ".join(["Schriftsetzerinnenarbeit"] * 30))
        (self.root / "resume.toml").write_text(text)
        places = ["machine/hyphen", "home/hyphen", "machine/galley/hyphen", "home/galley/hyphen", "hyphen"]
        for folder, part in zip(places, ["schrift", "schrifts", "schriftse", "schriftset", "schriftsetz"]):
            (self.root / folder).mkdir(parents=True)
            (self.root / folder / "hyph_de.dic").write_text(f"UTF-8\n.{part}1\n")
            done = self.in_data_folders()
            self.assertIn(f'{part.capitalize()}"'.encode(), done.stdout, done.stderr)

    def test_a_font_beside_the_resume_comes_before_the_shipped_one(self):
        fonts = pathlib.Path(__file__).resolve().parents[2] / "data/fonts"
        (self.root / "fonts").mkdir()
        shutil.copy(fonts / "SourceSerif4-Regular.ttf", self.root / "fonts/own.ttf")
        done = self.galley("fonts", "--family", "Source Serif 4", "--no-system-fonts")
        self.assertEqual(done.stdout.decode().split(), ["folder", "fonts/own.ttf"])

    def test_a_theme_that_a_link_leads_outside_is_not_read(self):
        with tempfile.TemporaryDirectory() as outside:
            (pathlib.Path(outside) / "t.toml").write_text("secret\n")
            (self.root / "theme.toml").symlink_to(pathlib.Path(outside) / "t.toml")
            (self.root / "resume.toml").write_text(RESUME + '[style]\ntheme = "theme.toml"\n')
            done = self.galley("build")
        self.assertEqual(done.returncode, 1)
        self.assertNotIn(b"secret", done.stderr)

    def test_the_reference_page_is_the_schemas(self):
        page = pathlib.Path(__file__).resolve().parents[2] / "docs" / "format.md"
        self.assertEqual(self.galley("schema", "--reference").stdout.decode(), page.read_text())

    def test_the_page_on_languages_is_the_tables(self):
        page = pathlib.Path(__file__).resolve().parents[2] / "docs" / "languages.md"
        self.assertEqual(self.galley("schema", "--languages").stdout.decode(), page.read_text())

    def test_a_device_is_written_to(self):
        self.built("-o", "/dev/null")

    def test_a_full_disk_is_the_systems_fault(self):
        done = self.galley("build", "-o", "/dev/full")
        self.assertEqual(done.returncode, 3)
        self.assertIn(b"No space left", done.stderr)

    def test_a_name_may_be_as_long_as_names_can_be(self):
        name = "n" * 251 + ".pdf"
        self.built("-o", name)
        self.assertEqual(self.files(), sorted([name, "resume.toml"]))

    def test_a_pdf_is_not_set(self):
        self.built()
        done = self.galley("build", "resume.pdf", "-o", "again.pdf")
        self.assertEqual(done.returncode, 1)
        self.assertIn(b"resume.pdf: error: this is a PDF", done.stderr)
        self.assertIn(b"galley import", done.stderr)

    def test_a_failure_leaves_the_old_result(self):
        (self.root / "resume.pdf").write_bytes(b"old")
        (self.root / "resume.toml").write_text(RESUME + "bullets = []\n")
        self.assertEqual(self.galley("build").returncode, 1)
        self.assertEqual((self.root / "resume.pdf").read_bytes(), b"old")

    def test_strict_makes_a_warning_fail(self):
        (self.root / "resume.toml").write_text(RESUME + "[[interests]]\n")
        lenient = self.galley("build")
        self.assertEqual(lenient.returncode, 0)
        self.assertIn(b"warning", lenient.stderr)
        (self.root / "resume.pdf").unlink()
        self.assertEqual(self.galley("build", "--strict").returncode, 1)
        self.assertEqual(self.files(), ["resume.toml"])

    def test_quiet_leaves_the_warnings_out(self):
        (self.root / "resume.toml").write_text(RESUME + "[[interests]]\n")
        self.assertEqual(self.galley("build", "-q").stderr, b"")

    def test_diagnostics_as_json(self):
        (self.root / "resume.toml").write_text(RESUME + "bullets = []\n")
        done = self.galley("build", "--diagnostics", "json")
        diagnostic = json.loads(done.stderr)
        self.assertEqual(
            (diagnostic["severity"], diagnostic["file"], diagnostic["line"]), ("error", "resume.toml", 10)
        )

    def test_diagnostics_as_lines(self):
        """A line each: place, severity, message, help; no excerpt, caret or colour."""
        (self.root / "resume.toml").write_text(RESUME + 'bullets = []\nx = "a\tb"\n"new\\nline" = 1\n')
        done = self.galley("build", "--diagnostics", "line")
        lines = done.stderr.decode().splitlines()
        self.assertEqual(len(lines), 2, lines)
        for line in lines:
            self.assertRegex(line, r"^resume\.toml:\d+:\d+: error: [^\x00-\x1f]+\. [^\x00-\x1f]+$")
        self.assertIn("'new line'", lines[1])
        public = self.galley("check", "--for", "ats", "--public", "--diagnostics", "line", "missing.toml").stderr.decode()
        self.assertRegex(public, r"^galley: error: cannot read 'missing\.toml': .+\n$")
        self.long_resume()
        done = self.galley("build", "--explain", "--diagnostics", "line")
        for line in done.stderr.decode().splitlines():
            self.assertRegex(line, r"^resume\.toml:\d+:\d+: note: page \d+ ends before .+\. second best: ")

    def test_a_summary_has_a_line_for_each_person(self):
        people = {
            "ada.toml": RESUME.replace("[[work]]", 'phone = "505-555-0142"\nlocation = "Boulder"\n[[work]]') + "[variants.short]\n",
            "bo.toml": RESUME.replace("Ada Example", "Bo   Byrne") + "[[interests]]\n",
            "eve.toml": RESUME + "bullets = []\nbulets = []\n",
        }
        for name, text in people.items():
            (self.root / name).write_text(text)
        done = self.galley("check", "--summary", "--all", *people, "none.toml")
        self.assertEqual(done.returncode, self.galley("check", "--all", *people, "none.toml").returncode)
        lines = [re.split(r" {2,}", line) for line in done.stdout.decode().splitlines()]
        self.assertEqual(lines[0], ["file", "name", "pages", "full", "errors", "warnings", "missing"])
        self.assertEqual([line[0] for line in lines[1:]], ["ada.toml", "ada.toml (short)", "bo.toml", "eve.toml", "none.toml"])
        self.assertRegex(" ".join(lines[1]), r"^ada.toml Ada Example 1 \d+ % 0 0$")
        self.assertRegex(" ".join(lines[3]), r"^bo.toml Bo Byrne 1 \d+ % 0 [1-9] phone, location$")
        self.assertRegex(" ".join(lines[4]), r"^eve.toml – – 2 0$")
        self.assertRegex(" ".join(lines[5]), r"^none.toml – – 1 0$")
        self.assertIn(b"eve.toml:10:1: error: ", done.stderr)
        quiet = self.galley("check", "--summary", "--all", "-q", *people, "none.toml")
        self.assertEqual((quiet.stdout, quiet.stderr, quiet.returncode), (done.stdout, b"", done.returncode))
        strict = self.galley("check", "--summary", "--strict", "bo.toml")
        self.assertEqual(strict.returncode, 1)
        self.assertRegex(strict.stdout.decode(), r"bo.toml +Bo Byrne +1 ")
        found = [json.loads(line) for line in self.galley("check", "--summary", "--json", "-q", "bo.toml", "eve.toml").stdout.splitlines()]
        self.assertEqual(list(found[0]), ["file", "variant", "name", "pages", "percentFull", "errors", "warnings", "missing"])
        self.assertEqual((found[0]["name"], found[0]["pages"], found[0]["missing"]), ("Bo Byrne", 1, ["phone", "location"]))
        self.assertEqual((found[1]["file"], found[1]["pages"], found[1]["errors"]), ("eve.toml", 0, 2))
        hidden = self.galley("check", "--summary", "--anonymous", "-q", "ada.toml").stdout
        self.assertIn(b"A. E.", hidden)
        self.assertNotIn(b"Ada", hidden)

    def date_of(self, *arguments, env=None):
        """The CreationDate of the PDF, as it stands there. It is the ModDate as well."""
        self.built("-o", "dated.pdf", *arguments, env=env or {})
        info = subprocess.run(["pdfinfo", "-rawdates", "dated.pdf"], cwd=self.root, capture_output=True, text=True).stdout
        dates = dict(re.findall(r"^(CreationDate|ModDate): +(\S+)$", info, re.MULTILINE))
        self.assertEqual(dates.get("CreationDate"), dates.get("ModDate"))
        return dates.get("ModDate")

    def test_the_date_is_never_the_clocks(self):
        self.assertIsNone(self.date_of())
        self.assertEqual(self.date_of(env={"SOURCE_DATE_EPOCH": "1700000000"}), "D:20231114221320+00'00'")
        (self.root / "resume.toml").write_text(RESUME + '[meta]\nlastModified = "2024-05-06"\n')
        self.assertEqual(self.date_of(env={"SOURCE_DATE_EPOCH": "1700000000"}), "D:20240506000000+00'00'")

    def git(self, *arguments, date="2020-01-01T00:00:00Z"):
        environment = {
            **os.environ, "HOME": str(self.root), "GIT_CONFIG_NOSYSTEM": "1", "GIT_AUTHOR_DATE": date, "GIT_COMMITTER_DATE": date
        }
        identity = ["-c", "user.name=A", "-c", "user.email=a@example.com", "-c", "commit.gpgsign=false"]
        subprocess.run(["git", *identity, *arguments], cwd=self.root, env=environment, check=True, capture_output=True)

    def commit(self, name, date):
        self.git("add", name)
        self.git("commit", "-m", "Change", date=date)

    def test_the_date_of_the_last_commit(self):
        from_git = ["--date-from", "git"]
        done = self.galley("build", *from_git)
        self.assertEqual(done.returncode, 3)
        self.assertIn("git knows no commit of resume.toml", done.stderr.decode())
        self.assertFalse((self.root / "resume.pdf").exists())
        self.git("init")
        self.commit("resume.toml", "2021-02-03T04:05:06Z")
        self.assertEqual(self.date_of(*from_git), "D:20210203040506+00'00'")
        # A file that is read counts, another does not.
        (self.root / "other.txt").write_text("other")
        self.commit("other.txt", "2022-01-01T00:00:00Z")
        self.assertEqual(self.date_of(*from_git), "D:20210203040506+00'00'")
        (self.root / "variants").mkdir()
        (self.root / "variants/acme.toml").write_text('[basics]\nlabel = "Engineer"\n')
        self.commit("variants/acme.toml", "2023-01-01T00:00:00Z")
        self.assertEqual(self.date_of(*from_git), "D:20230101000000+00'00'")
        # The clock of the machine and files that are not committed change nothing.
        (self.root / "resume.toml").write_text(RESUME + "# not committed\n")
        self.assertEqual(self.date_of(*from_git), "D:20230101000000+00'00'")
        # Both of these go before.
        self.assertEqual(self.date_of(*from_git, env={"SOURCE_DATE_EPOCH": "1700000000"}), "D:20231114221320+00'00'")
        (self.root / "resume.toml").write_text(RESUME + '[meta]\nlastModified = "2024-05-06"\n')
        self.assertEqual(self.date_of(*from_git), "D:20240506000000+00'00'")

    def test_the_date_of_a_theme_counts(self):
        (self.root / "resume.toml").write_text(RESUME + '[style]\ntheme = "mine.toml"\n')
        (self.root / "mine.toml").write_text('extends = "modern"\n')
        self.git("init")
        self.commit("resume.toml", "2020-01-01T00:00:00Z")
        self.commit("mine.toml", "2021-01-01T00:00:00Z")
        self.assertEqual(self.date_of("--date-from", "git"), "D:20210101000000+00'00'")

    def test_history_that_is_cut_short_gives_no_date(self):
        self.git("init")
        self.commit("resume.toml", "2020-01-01T00:00:00Z")
        (self.root / "other.txt").write_text("other")
        self.commit("other.txt", "2022-01-01T00:00:00Z")
        self.git("clone", "--depth", "1", f"file://{self.root}", "clone")
        done = self.galley("build", "--date-from", "git", "clone/resume.toml")
        self.assertEqual(done.returncode, 3)
        self.assertIn("git fetch --unshallow", done.stderr.decode())

    def test_a_repository_makes_git_run_nothing(self):
        """Neither by its settings nor by what it lacks, which git would fetch."""
        evil = self.root / "evil.sh"
        evil.write_text(f"#!/bin/sh\ntouch {self.root}/ran\n")
        evil.chmod(0o755)
        self.git("init")
        self.commit("resume.toml", "2020-01-01T00:00:00Z")
        tree = subprocess.run(["git", "rev-parse", "HEAD^{tree}"], cwd=self.root, capture_output=True, text=True).stdout.strip()
        for key, value in (
            ("core.repositoryformatversion", "1"), ("extensions.partialClone", "origin"), ("remote.origin.promisor", "true"),
            ("remote.origin.url", f"ext::{evil}"), ("remote.origin.uploadpack", str(evil)), ("protocol.ext.allow", "always"),
            ("core.fsmonitor", str(evil)), ("core.pager", str(evil)), ("gpg.program", str(evil)), ("log.showSignature", "true"),
            ("core.sshCommand", str(evil)), ("alias.log", f"!{evil}"),
        ):
            self.git("config", key, value)
        self.assertEqual(self.date_of("--date-from", "git"), "D:20200101000000+00'00'")
        (self.root / ".git/objects" / tree[:2] / tree[2:]).unlink()
        for url in f"ext::{evil}", "/nowhere", "ssh://nowhere.example/":
            self.git("config", "remote.origin.url", url)
            self.assertEqual(self.galley("build", "--date-from", "git").returncode, 3)
        self.assertFalse((self.root / "ran").exists())

    def test_no_git(self):
        empty = self.root / "bin"
        empty.mkdir()
        done = self.galley("build", "--date-from", "git", env={"PATH": str(empty)})
        self.assertEqual(done.returncode, 3)
        self.assertIn("git: No such file or directory", done.stderr.decode())

    def kind_of_pdf(self, *arguments):
        pdf = self.built("-o", "-", *arguments)
        return [mark for mark in (b"<pdfaid:part>2<", b"<pdfuaid:part>1<", b">PDF/X-4<") if mark in pdf]

    def test_the_kind_of_pdf(self):
        archive, press = [b"<pdfaid:part>2<", b"<pdfuaid:part>1<"], [b">PDF/X-4<"]
        self.assertEqual(self.kind_of_pdf(), archive)
        for kind, marks in ("archive", archive), ("print", press), ("plain", []):
            (self.root / "resume.toml").write_text(RESUME)
            self.assertEqual(self.kind_of_pdf("--pdf", kind), marks)
            (self.root / "resume.toml").write_text(RESUME + f'[style]\npdf = "{kind}"\n')
            self.assertEqual(self.kind_of_pdf(), marks)
        self.assertEqual(self.kind_of_pdf("--pdf", "archive"), archive)

    def test_a_press_profile_of_ones_own(self):
        shipped = pathlib.Path(__file__).resolve().parents[2] / "data/profiles" / "FOGRA39L-Coated.icc"
        (self.root / "house.icc").write_bytes(shipped.read_bytes())
        (self.root / "resume.toml").write_text(RESUME + '[style]\nprint.profile = "house.icc"\n')
        self.assertIn(b"(house.icc)", self.built("-o", "-", "--pdf", "print", "--pretty"))
        (self.root / "resume.toml").write_text(RESUME)
        self.assertIn(b"(FOGRA39)", self.built("-o", "-", "--pdf", "print", "--pretty"))

    def test_check_reports_and_writes_nothing(self):
        done = self.galley("check")
        self.assertEqual(done.returncode, 0)
        self.assertIn(b"1 page", done.stdout)
        self.assertEqual(self.files(), ["resume.toml"])

    def long_resume(self):
        sentence = "Set type and then more type until the page had one colour from its head to its foot."
        entry = RESUME[RESUME.index("[[work]]") :].replace('"Set type."', ", ".join([f'"{sentence}"'] * 8))
        (self.root / "resume.toml").write_text(RESUME + entry * 7)

    def test_explain_tells_why_pages_end_where_they_do(self):
        self.long_resume()
        done = self.galley("build", "--explain")
        self.assertEqual((done.returncode, done.stdout), (0, b""))
        lines = done.stderr.decode().splitlines()
        pages = int(self.galley("check").stdout.split()[1])
        self.assertGreater(pages, 1)
        self.assertEqual(len(lines), 2 * (pages - 1))
        for page, best, second in zip(range(1, pages), lines[::2], lines[1::2]):
            told = r"before “[^”]+” \(resume\.toml:\d+\): [^;]+; foot [^;]+; cost −?[0-9 ]+"
            self.assertRegex(best, rf"^resume\.toml: page {page} ends {told}$")
            self.assertRegex(second, rf"^ +second best: {told} \(\+[0-9 ]+ over the document: \d+ pages, last \d+ % full\)$")

    def test_explain_gives_notes_in_json(self):
        self.long_resume()
        done = self.galley("build", "--explain", "--diagnostics", "json")
        for line in done.stderr.splitlines():
            note = json.loads(line)
            self.assertEqual((note["severity"], note["file"]), ("note", "resume.toml"))
            self.assertIn("second best", note["help"])

    def test_explain_of_one_page(self):
        self.assertEqual(
            self.galley("build", "--explain").stderr.decode(), "resume.toml: one page: nothing to choose\n"
        )
        self.assertEqual(self.galley("build", "--explain", "-q").stderr, b"")

    def test_explain_changes_no_result(self):
        self.long_resume()
        self.built("-o", "plain.pdf")
        self.galley("build", "--explain", "-o", "explained.pdf")
        self.assertEqual((self.root / "plain.pdf").read_bytes(), (self.root / "explained.pdf").read_bytes())

    def test_check_says_how_full_each_page_is(self):
        self.long_resume()
        self.assertRegex(self.galley("check").stdout.decode(), r"resume\.toml: page 1 \d+ %, page 2 \d+ %.* full\n")

    def test_check_tells_how_even_the_lines_are(self):
        words = " ".join(["river", "water", "banks", "rapid"] * 14)
        (self.root / "river.toml").write_text(
            f'[basics]\nname = "R"\nsummary = "{words}."\n[style]\nmargin = {{ left = "190pt", right = "190pt" }}\n'
        )
        done = self.galley("check", "river.toml")
        self.assertEqual(done.returncode, 0)
        self.assertRegex(done.stdout, rb"justified: word spaces \d\.\d\d of their natural width, spread \d\.\d+, widest")
        self.assertRegex(done.stderr, rb"river.toml:3:11: note: a river of white runs through \d lines")
        self.assertNotIn(b"river of white", self.galley("build", "river.toml", "-o", "river.pdf").stderr)

    def test_check_reports_on_the_letter(self):
        (self.root / "resume.toml").write_text(
            '''
[basics]
name = "Ada Example"
[letter]
recipient.organization = "Acme"
recipient.location = ["1 High Street", "Leeds"]
date = 2026-11-30
opening = "Dear Sir or Madam,"
body = "I read of Globex."
closing = "Yours sincerely,"
[variants.acme.application]
company = "Acme"
[variants.globex.application]
company = "Globex"
[meta]
language = "en-GB"
'''
        )
        done = self.galley("check", "--variant", "acme")
        self.assertEqual(done.returncode, 0)
        self.assertRegex(done.stdout.decode(), r"resume\.toml \(acme\): letter: 1 page, \d+ % full; \d+ lines, none justified\n")
        notes = [line for line in done.stderr.decode().splitlines() if ": note: " in line]
        self.assertRegex(notes.pop(0), r"^resume\.toml: note: acme: the page is \d+ % full: take a larger size")
        self.assertEqual(
            notes,
            [
                "resume.toml:4:1: note: acme: the letter has no subject",
                "resume.toml:6:23: note: acme: the recipient's address has no postal code",
                "resume.toml:9:19: note: acme: “Globex” is the company of another variant",
                "resume.toml:10:11: note: acme: a letter to “Sir or Madam” closes with “Yours faithfully”",
            ],
        )
        self.assertIn(b"Dear Sir or Madam,", self.galley("check", "--show-text").stdout)
        of_globex = self.galley("check", "--variant", "globex").stderr.decode()
        self.assertIn("“Acme” is the company of another variant", of_globex)
        self.assertNotIn("“Globex” is", of_globex)
        self.assertNotIn(b": letter: ", self.galley("check", "--for", "ats").stdout)

    def test_check_shows_the_text_that_is_read(self):
        text = self.built("-f", "txt", "-o", "-").replace(b"\n- ", "\n• ".encode())
        for audience in (["--for", "ats"], []):
            done = self.galley("check", "--show-text", *audience)
            self.assertTrue(done.stdout.endswith(b"\n\n" + text), audience)

    def themes(self):
        return self.galley("theme").stdout.decode().split()

    def test_the_built_in_themes(self):
        self.assertEqual(self.themes(), ["academic", "classic", "compact", "modern"])
        pages = {self.built("--theme", theme, "-f", "layout", "-o", "-") for theme in self.themes()}
        self.assertEqual(len(pages), 4)

    def test_a_theme_printed_is_a_theme_to_start_from(self):
        for theme in self.themes():
            (self.root / "mine.toml").write_bytes(self.galley("theme", theme).stdout)
            self.built("--theme", "mine.toml", "-o", "mine.pdf")
            self.built("--theme", theme, "-o", "built-in.pdf")
            self.assertEqual((self.root / "mine.pdf").read_bytes(), (self.root / "built-in.pdf").read_bytes(), theme)

    def test_a_theme_of_ones_own_extends_any_other(self):
        (self.root / "resume.toml").write_text(RESUME + '[style]\ntheme = "mine.toml"\n')
        for theme in self.themes():
            (self.root / "mine.toml").write_text(f'extends = "{theme}"\n')
            same = self.built("-f", "layout", "-o", "-")
            self.assertEqual(same, self.built("--theme", theme, "-f", "layout", "-o", "-"), theme)
            (self.root / "mine.toml").write_text(f'extends = "{theme}"\ncolor = {{ accent = "#7A1F2B" }}\n')
            self.assertIn(b"#7A1F2B", self.built("-f", "layout", "-o", "-"))
        (self.root / "yours.toml").write_text('extends = "mine.toml"\nsize = "12pt"\n')
        (self.root / "resume.toml").write_text(RESUME + '[style]\ntheme = "yours.toml"\nheading.case = "upper"\n')
        pages = self.built("-f", "layout", "-o", "-")
        for trace in [b"#7A1F2B", b'"size": 12', b'"EXPERIENCE"', b"SourceSans3"]:
            self.assertIn(trace, pages)

    def test_a_theme_that_extends_itself_is_said(self):
        (self.root / "mine.toml").write_text('extends = "mine.toml"\n')
        done = self.galley("build", "--theme", "mine.toml")
        self.assertEqual(done.returncode, 1)
        self.assertIn(b"extends itself", done.stderr)

    def test_timings_add_up(self):
        done = self.galley("build", "--timings")
        self.assertEqual(done.returncode, 0)
        told = re.search(rb"note: (start .*, rest [\d.]+ ms); ([\d.]+) ms in all", done.stderr)
        parts = dict(part.rsplit(b" ", 2)[:2] for part in told[1].split(b", "))
        self.assertEqual(list(parts), [b"start", b"read", b"tailor", b"compose", b"shape", b"lay out", b"write", b"rest"])
        # Each of the parts is rounded to a tenth.
        self.assertAlmostEqual(sum(map(float, parts.values())), float(told[2]), delta=0.5)
        self.assertTrue(all(float(parts[stage]) > 0 for stage in (b"read", b"shape", b"write")), parts)
        self.assertEqual(self.galley("build", "--timings", "--watch").returncode, 2)

    def test_what_is_left_out_of_a_command_line(self):
        for words in (["help", "build"], ["help"], ["-V"]):
            done = self.galley(*words)
            self.assertEqual((done.returncode, done.stderr), (0, b""), words)
        self.assertEqual(self.galley("help", "build").stdout, self.galley("build", "--help").stdout)
        self.assertEqual(self.galley("resume.toml").returncode, 0)
        self.assertTrue((self.root / "resume.pdf").exists())
        (self.root / "cv").mkdir()
        done = self.galley("build", "cv")
        self.assertEqual(done.returncode, 2)
        self.assertIn(b"there is no resume.toml in 'cv'", done.stderr)
        self.assertIn(b"= help: `galley new cv`", done.stderr)
        shutil.copy(self.root / "resume.toml", self.root / "cv")
        self.assertEqual(self.galley("cv").returncode, 0)
        self.assertTrue((self.root / "cv/resume.pdf").exists())
        (self.root / "resume.toml").unlink()
        done = self.galley("build")
        self.assertEqual(done.returncode, 2)
        self.assertIn(b"galley new", done.stderr)

    def test_a_word_that_is_nearly_right_gets_a_hint(self):
        for words, hint in [
            (["biuld"], b"did you mean 'build'?"),
            (["help", "chek"], b"did you mean 'check'?"),
            (["build", "--varient", "x"], b"did you mean '--variant'?"),
            (["build", "-f", "pfd"], b"did you mean 'pdf'?"),
            (["check", "--for", "reader"], b"did you mean 'readers'?"),
        ]:
            done = self.galley(*words)
            self.assertEqual(done.returncode, 2, words)
            self.assertIn(hint, done.stderr, words)

    def test_the_extension_of_the_output_is_its_format(self):
        self.built("-o", "page.txt")
        self.assertIn(b"Ada Example", (self.root / "page.txt").read_bytes())
        self.built("-o", "page.v2")
        self.assertTrue((self.root / "page.v2").read_bytes().startswith(b"%PDF"))
        self.built("-o", "page.png", "-f", "pdf")
        for words, message in [
            (["-o", "web.svg"], b"galley writes no '.svg'"),
            (["-f", "txt", "-f", "json", "-o", "one.txt"], b"2 formats cannot share the file 'one.txt'"),
        ]:
            done = self.galley("build", *words)
            self.assertEqual(done.returncode, 2, words)
            self.assertIn(message, done.stderr)

    def test_a_folder_of_json_is_imported_at_once(self):
        (self.root / "old").mkdir()
        for name in ("a", "b"):
            (self.root / f"old/{name}.json").write_text('{"basics": {"name": "%s"}}' % name)
        self.assertEqual(self.galley("import", "old").returncode, 0)
        self.assertEqual((self.root / "old/b.toml").read_text(), '[basics]\nname = "b"\n')
        self.assertEqual(self.galley("import", "old", "-o", "one.toml").returncode, 2)

    def test_import_keeps_a_picture_that_is_not_there_aside(self):
        (self.root / "cv.json").write_text('{"basics": {"name": "Ada", "image": "me.jpg"}}')
        for content, message in ((None, b"no such file"), (b"text", b"neither a JPEG nor a PNG"), (PORTRAIT, b"")):
            if content:
                (self.root / "me.jpg").write_bytes(content)
            (self.root / "cv.toml").unlink(missing_ok=True)
            for command in (["build", "cv.json"], ["import", "cv.json"], ["build", "cv.toml"]):
                done = self.galley(*command)
                self.assertEqual(done.returncode, 0, done.stderr)
                if command[0] == "import":
                    self.assertIn(message, done.stderr)
            self.assertEqual("x = { image" in (self.root / "cv.toml").read_text(), content != PORTRAIT)

    def test_new_adds_what_is_missing(self):
        done = self.galley("new", "cv")
        self.assertIn(b"wrote cv/Makefile", done.stdout)
        self.assertIn(b"next: galley build cv/resume.toml", done.stdout)
        (self.root / "cv/Makefile").unlink()
        done = self.galley("new", "cv")
        self.assertEqual((done.returncode, done.stdout), (0, b"kept cv/resume.toml\nwrote cv/Makefile\nkept cv/.gitignore\nkept cv/resume.schema.json\nnext: galley build cv/resume.toml\n"))
        self.assertEqual(self.galley("new", "cv").returncode, 2)

    def test_help_fits_in_a_window(self):
        top = self.galley("--help").stdout.decode()
        names = re.findall(r"^  (\w+) ", top.split("Commands:")[1].split("\n\n")[0], re.MULTILINE)
        self.assertIn("build", names)
        self.assertEqual(top, self.galley("help").stdout.decode())
        everything = self.galley("--help-all").stdout.decode()
        for name in names:
            short, whole = (self.galley(name, flag).stdout.decode() for flag in ("--help", "--help-all"))
            self.assertLessEqual(len(short.splitlines()), 50, name)
            self.assertLessEqual(max(map(len, whole.splitlines())), 80, name)
            self.assertRegex(short, "\nExamples:\n  .*galley ")
            self.assertEqual(short, self.galley("help", name).stdout.decode())
            self.assertIn(whole, everything)
            # What --help does not explain, it names.
            flags = re.compile(r"--[a-z][a-z-]+")
            self.assertEqual(set(flags.findall(short)), set(flags.findall(whole)), name)
        self.assertNotIn("DEPFILE", self.galley("build", "--help").stdout.decode())

    def test_the_examples_of_the_help_run(self):
        (self.root / "resume.toml").write_text(RESUME + '[variants.industry]\n[variants.research]\n')
        self.galley("new", "--letter")
        shutil.copy(self.root / "resume.toml", self.root / "cv.toml")
        (self.root / "old").mkdir()
        (self.root / "old/a.json").write_text('{"basics": {"name": "Ada"}}')
        self.galley("build", "--attach", "-o", "attached.pdf")
        (self.root / "acme.html").write_text("<h1>Engineer</h1><p>We ask for Python.</p>")
        (self.root / "forms.csv").write_text("Name\nAda\n")
        (self.root / "map.toml").write_text('[columns]\nName = "basics.name"\n')
        examples = re.findall(r"^  (galley .*?) *(?:  # |$)", self.galley("--help-all").stdout.decode(), re.MULTILINE)
        self.assertGreater(len(examples), 20)
        for example in examples:
            if "--watch" in example or "fish" in example:
                continue
            if "export" in example or "import" in example:
                for made in ("resume.json", "cv.toml", "old/a.toml"):
                    (self.root / made).unlink(missing_ok=True)
                (self.root / "cv.json").write_text('{"basics": {"name": "Ada"}}')
            if "import resume.pdf" in example:
                shutil.copy(self.root / "attached.pdf", self.root / "resume.pdf")
            if "cv.toml" in example:
                shutil.copy(self.root / "resume.toml", self.root / "cv.toml")
            shutil.rmtree(self.root / "cv", ignore_errors=True)
            line = GALLEY + example.removeprefix("galley")
            done = subprocess.run(["sh", "-c", line], cwd=self.root, capture_output=True)
            # `check --for ats` may find a fault.
            self.assertIn(done.returncode, (0, 1) if "--for ats" in example else (0,), (example, done.stderr))

    def test_listings(self):
        self.assertIn(b"classic", self.galley("theme").stdout)
        self.assertIn(b"Source Serif 4", self.galley("fonts").stdout)
        self.assertIn("$schema", json.loads(self.galley("schema").stdout))
        self.assertRegex(self.galley("--version").stdout, rb"^galley \d+\.\d+")
        self.assertIn(b"build", self.galley("--help").stdout)
        self.assertEqual(self.galley("theme", "nothing").returncode, 2)
        for wrong in [[], ["nope"], ["build", ""], ["build", "-o", ""], ["build", "--frob"], ["check", "--for", "nobody"], ["fonts", "--family", "Nope"]]:
            done = self.galley(*wrong)
            self.assertEqual(done.returncode, 2, wrong)
            self.assertTrue(done.stderr.startswith(b"galley: error: "), wrong)


if __name__ == "__main__":
    GALLEY = str(pathlib.Path(sys.argv.pop(1)).resolve())
    unittest.main()
