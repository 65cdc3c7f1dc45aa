#!/usr/bin/python3
"""Letters on the command line: their names, a letter and its résumé as one PDF, what is appended, how large it may be.

    letter_test.py GALLEY
"""

import io
import json
import os
import pathlib
import re
import subprocess
import sys
import tempfile
import unittest

import pikepdf

GALLEY = ""

RESUME = """
style.paper = "a5"
style.footer = "{page} of {pages}"
[basics]
name = "Ada Example"
email = "ada@example.com"
[[work]]
name = "Acme"
position = "Engineer"
startDate = "2023-04"
highlights = [%s]
[variants.acme]
[variants.zenith]
""" % ", ".join(f'"Set type number {i} in the best of all founts."' for i in range(60))

LETTER = """
recipient.name = "Bea Sample"
recipient.location = { address = "1 Main Street", city = "Springfield", postalCode = "12345" }
date = 2026-11-30
subject = "Your opening"
opening = "Dear Ms. Sample,"
body = '''
I would like to set your type.
'''
closing = "Sincerely,"
enclosures = ["Résumé", { name = "A *master's* degree", file = "degree.pdf" }, { name = "Reference", file = "more/reference.pdf" }]
"""

START = pathlib.Path(__file__).parents[2] / "src/cli/start"
LANGUAGES = sorted(path.stem for path in (START / "samples").glob("*.toml"))


def text_of(pdf):
    return subprocess.run(["pdftotext", "-layout", "-", "-"], input=pdf, capture_output=True, check=True).stdout.decode()


class Letters(unittest.TestCase):
    def setUp(self):
        folder = tempfile.TemporaryDirectory()
        self.addCleanup(folder.cleanup)
        self.root = pathlib.Path(folder.name)
        (self.root / "resume.toml").write_text(RESUME)
        (self.root / "letter.toml").write_text(LETTER)

    def galley(self, *arguments, stdin=b"", env=None, cwd=None):
        return subprocess.run(
            [GALLEY, *arguments], cwd=cwd or self.root, input=stdin, capture_output=True, env={**os.environ, **(env or {})}
        )

    def built(self, *arguments, **rest):
        done = self.galley("build", *arguments, **rest)
        self.assertEqual(done.returncode, 0, done.stderr)
        self.assertNotIn(b"warning", done.stderr)
        return done.stdout

    def refused(self, *arguments, code=1):
        done = self.galley("build", *arguments)
        self.assertEqual(done.returncode, code, done.stderr)
        return done.stderr.decode()

    def files(self):
        given = {"resume.toml", "letter.toml", "degree.pdf", "more/reference.pdf"}
        return sorted({str(path.relative_to(self.root)) for path in self.root.rglob("*") if path.is_file()} - given)

    def enclose(self):
        """Makes the PDFs that the letter encloses, with galley itself."""
        (self.root / "more").mkdir()
        for name, words in [("degree.pdf", "Degree"), ("more/reference.pdf", "Reference")]:
            resume = f'basics.name = "{words}"\nbasics.email = "dean@example.com"\n[[interests]]\nname = "{words} of Ada"\n'
            (self.root / name).write_bytes(self.built("-", "-o", "-", stdin=resume.encode()))

    # Names

    def test_a_letter_is_named_letter(self):
        self.built("--letter")
        self.built("--letter", "--variant", "acme")
        self.assertEqual(self.files(), ["letter-acme.pdf", "letter.pdf"])

    def test_a_letter_is_named_after_a_resume_of_another_name(self):
        (self.root / "ada.toml").write_text(RESUME + 'meta.output = "{name}{ – variant}"\n')
        self.built("ada.toml", "--letter", "--all", "-o", "out/")
        self.assertEqual(self.files(), ["ada.toml", "out/ada-letter-acme.pdf", "out/ada-letter-zenith.pdf", "out/ada-letter.pdf"])

    def test_with_all_a_letter_is_set_where_it_has_its_application(self):
        (self.root / "resume.toml").write_text(RESUME + '[variants.acme.application]\ncompany = "Acme"\n')
        (self.root / "letter.toml").write_text(LETTER.replace('opening = "', 'opening = "{company}: ', 1))
        done = self.galley("build", "--letter", "--all")
        self.assertEqual(done.returncode, 0, done.stderr)
        self.assertEqual(self.files(), ["letter-acme.pdf"])
        self.assertIn(b"note: 2 results are left out: the letter needs an application, and only 1 variant has one", done.stderr)
        self.assertIn("'{company}' has no value in the variant 'zenith'", self.refused("--letter", "--variant", "zenith"))

    def test_a_letter_has_the_name_that_it_is_given(self):
        self.built("--letter", "-o", "to-acme.pdf")
        self.assertEqual(self.files(), ["to-acme.pdf"])
        self.assertTrue(self.built("--letter", "-o", "-").startswith(b"%PDF"))

    def test_the_formats_of_a_letter(self):
        self.built("--letter", "-f", "pdf", "-f", "txt", "-f", "layout", "--proof")
        self.assertEqual(self.files(), ["letter.layout.json", "letter.pdf", "letter.proof.pdf", "letter.txt"])
        self.assertIn("Your opening", (self.root / "letter.txt").read_text())
        self.assertNotIn("Set type", (self.root / "letter.txt").read_text())
        json.loads((self.root / "letter.layout.json").read_text())

    def test_a_letter_is_no_json_resume(self):
        self.assertIn("json is about the résumé", self.refused("--letter", "-f", "json", code=2))
        self.assertIn("--attach is about the résumé", self.refused("--letter", "--attach", code=2))
        self.assertIn("excludes", self.refused("--letter", "--letter-first", code=2))
        resume = json.loads(self.built("--letter-first", "-f", "json", "-o", "-"))
        self.assertEqual(resume["basics"]["name"], "Ada Example")
        self.assertEqual(self.files(), [])

    def test_a_letter_of_a_json_resume(self):
        (self.root / "resume.toml").unlink()
        (self.root / "resume.json").write_text('{"basics": {"name": "Ada"}}')
        self.built(".", "--letter")
        self.assertEqual(self.files(), ["letter.pdf", "resume.json"])

    def test_where_there_is_no_letter(self):
        (self.root / "letter.toml").unlink()
        for option in (["--letter"], ["--letter-first"], ["--with-enclosures"]):
            said = self.refused(*option)
            self.assertIn("resume.toml: error: there is no letter\n", said)
            self.assertIn("`galley new --letter` writes letter.toml", said)
        self.assertEqual(self.files(), [])

    def test_a_batch_is_the_same_whatever_the_number_of_threads(self):
        self.built("--letter", "--all", "-j1", "-o", "one/")
        self.built("--letter", "--all", "-j4", "-o", "four/")
        for shard in ("1/2", "2/2"):
            self.built("--letter", "--all", "--shard", shard, "-o", "shards/")
        names = ["letter-acme.pdf", "letter-zenith.pdf", "letter.pdf"]
        for folder in ("one", "four", "shards"):
            self.assertEqual(sorted(path.name for path in (self.root / folder).iterdir()), names)
            for name in names:
                self.assertEqual((self.root / folder / name).read_bytes(), (self.root / "one" / name).read_bytes())

    def test_a_letter_that_has_not_changed_keeps_its_time(self):
        self.built("--letter")
        os.utime(self.root / "letter.pdf", (1, 1))
        self.built("--letter", "--if-changed")
        self.assertEqual((self.root / "letter.pdf").stat().st_mtime, 1)

    def test_why_pages_end_is_told_of_both_parts(self):
        done = self.galley("build", "--letter-first", "--explain")
        pages = [int(number) for number in re.findall(r": page (\d+) ends", done.stderr.decode())]
        count = len(pikepdf.open(self.root / "resume.pdf").pages)
        self.assertEqual(pages, list(range(2, count)))

    # The date

    def test_today_is_source_date_epoch_or_the_clock(self):
        (self.root / "letter.toml").write_text(LETTER.replace("2026-11-30", '"today"'))
        done = self.galley("build", "--letter", env={"SOURCE_DATE_EPOCH": "86400"})
        self.assertIn("letter.toml:4:8: note: the letter is dated 2 January 1970, as SOURCE_DATE_EPOCH says", done.stderr.decode())
        done = self.galley("build", "--letter", env={"SOURCE_DATE_EPOCH": ""})
        self.assertRegex(done.stderr.decode(), r"note: the letter is dated today, \d+ [A-Z][a-z]+ 20\d\d\n")
        self.assertEqual(self.galley("build", "--letter", "--strict").returncode, 0)
        self.assertEqual(self.galley("build").stderr, b"")

    def test_a_date_of_its_own_says_nothing(self):
        self.assertEqual(self.galley("build", "--letter").stderr, b"")

    # Both

    def test_letter_and_resume_are_one_pdf(self):
        letter, resume = self.built("--letter", "-o", "-"), self.built("-o", "-")
        self.built("--letter-first")
        self.assertEqual(self.files(), ["resume.pdf"])
        both = pikepdf.open(self.root / "resume.pdf")
        counts = [len(pikepdf.open(io.BytesIO(pdf)).pages) for pdf in (letter, resume)]
        self.assertGreater(counts[1], 2)
        self.assertEqual(len(both.pages), sum(counts))
        text = text_of((self.root / "resume.pdf").read_bytes())
        self.assertEqual(text, text_of(letter) + text_of(resume))
        self.assertIn(f"2 of {counts[1]}", text)
        self.assertEqual(both.docinfo["/Title"], pikepdf.open(io.BytesIO(resume)).docinfo["/Title"])

    def test_one_outline_leads_to_both_parts(self):
        both = pikepdf.open(io.BytesIO(self.built("--letter-first", "-o", "-")))
        with both.open_outline() as outline:
            parts = list(outline.root)
            self.assertEqual(len(parts), 2)
            self.assertEqual(parts[1].title, "Ada Example")
            self.assertEqual([child.title for child in parts[1].children], ["Experience"])
            for part, page in zip(parts, (0, 1)):
                self.assertEqual(part.destination[0].objgen, both.pages[page].obj.objgen)

    def test_the_structure_is_a_document_of_two_parts(self):
        both = pikepdf.open(io.BytesIO(self.built("--letter-first", "-o", "-")))
        document = both.Root.StructTreeRoot.K[0]
        self.assertEqual(document.S, "/Document")
        self.assertEqual([part.S for part in document.K], ["/Part", "/Part"])
        headings = [[kid.S for kid in part.K].count("/H1") for part in document.K]
        self.assertEqual(headings, [1, 1])

    def test_the_text_of_both(self):
        text = self.built("--letter-first", "-f", "txt", "-o", "-").decode()
        self.assertEqual(
            text, self.built("--letter", "-f", "txt", "-o", "-").decode() + "\n" + self.built("-f", "txt", "-o", "-").decode()
        )

    # Enclosures

    def test_enclosures_follow_with_entries_in_the_outline(self):
        self.enclose()
        done = self.galley("build", "--letter", "--with-enclosures")
        self.assertEqual(done.returncode, 0)
        self.assertIn("note: with enclosures, the PDF does not claim to be an archive", done.stderr.decode())
        made = pikepdf.open(self.root / "letter.pdf")
        plain = len(pikepdf.open(io.BytesIO(self.built("--letter", "-o", "-"))).pages)
        self.assertEqual(len(made.pages), plain + 2)
        with made.open_outline() as outline:
            entries = outline.root[-2:]
            self.assertEqual([entry.title for entry in entries], ["A master's degree", "Reference"])
            for i, entry in enumerate(entries):
                self.assertEqual(entry.destination[0].objgen, made.pages[plain + i].obj.objgen)
        self.assertIn("Reference of Ada", text_of((self.root / "letter.pdf").read_bytes()))
        self.assertEqual(subprocess.run(["qpdf", "--check", self.root / "letter.pdf"], capture_output=True).returncode, 0)
        self.assertNotIn(b"pdfaid", made.Root.Metadata.read_bytes())
        self.assertNotIn(b"pdfuaid", made.Root.Metadata.read_bytes())
        self.assertIn("/StructTreeRoot", made.Root)
        links = [annotation.A.URI for annotation in made.pages[-1].Annots]
        self.assertEqual([str(link) for link in links], ["mailto:dean@example.com"])

    def test_enclosures_follow_letter_and_resume(self):
        self.enclose()
        self.built("--letter-first", "--with-enclosures")
        with pikepdf.open(self.root / "resume.pdf").open_outline() as outline:
            self.assertEqual(len(outline.root), 4)
        self.assertEqual(self.built("--with-enclosures", "-o", "-"), self.built("--with-enclosures", "-o", "-"))

    def test_an_archive_without_enclosures_still_claims_to_be_one(self):
        self.assertIn(b"pdfaid", self.built("--letter", "-o", "-"))

    def test_a_plain_pdf_claims_nothing_and_there_is_no_note(self):
        self.enclose()
        self.assertEqual(self.galley("build", "--letter", "--with-enclosures", "--pdf", "plain").stderr, b"")

    def test_nothing_is_appended_for_a_press(self):
        self.enclose()
        self.assertIn("to a PDF for print nothing is appended", self.refused("--letter", "--with-enclosures", "--pdf", "print"))
        self.assertEqual(self.files(), [])

    def test_no_file_to_append_is_a_note(self):
        (self.root / "letter.toml").write_text(LETTER.split("enclosures")[0] + 'enclosures = ["Résumé"]\n')
        done = self.galley("build", "--letter", "--with-enclosures")
        self.assertEqual(done.returncode, 0)
        self.assertIn("note: the letter encloses no file: nothing is appended", done.stderr.decode())
        self.assertEqual((self.root / "letter.pdf").read_bytes(), self.built("--letter", "-o", "-"))

    def test_what_cannot_be_appended_is_named_at_its_place(self):
        self.enclose()
        degree = self.root / "degree.pdf"
        sound = degree.read_bytes()
        place = "letter.toml:11:64: error: "
        degree.write_bytes(sound[: len(sound) // 2])
        self.assertIn(place + "'degree.pdf' is damaged: ", self.refused("--letter", "--with-enclosures"))
        degree.write_text("no PDF")
        self.assertIn(place + "'degree.pdf' is damaged: ", self.refused("--letter", "--with-enclosures"))
        for words in (["user", "owner"], ["", "owner"]):
            degree.write_bytes(sound)
            subprocess.run(["qpdf", degree, "--encrypt", *words, "256", "--", "--replace-input"], check=True)
            self.assertIn(place + "'degree.pdf' is encrypted", self.refused("--letter", "--with-enclosures"))
        degree.unlink()
        self.assertIn(place, self.refused("--letter", "--with-enclosures"))
        self.assertEqual(self.files(), [])

    def test_no_file_outside_of_the_folder_is_appended(self):
        self.enclose()
        with tempfile.NamedTemporaryFile(suffix=".pdf") as outside:
            outside.write((self.root / "degree.pdf").read_bytes())
            outside.flush()
            (self.root / "degree.pdf").unlink()
            (self.root / "degree.pdf").symlink_to(outside.name)
            said = self.refused("--letter", "--with-enclosures")
            self.assertIn("'degree.pdf' is outside the folder of the résumé", said)
            self.built("--letter", "--with-enclosures", "--allow-outside")

    def test_scripts_and_attached_files_stay_behind(self):
        self.enclose()
        with pikepdf.open(self.root / "degree.pdf", allow_overwriting_input=True) as degree:
            degree.Root.OpenAction = pikepdf.Dictionary(S=pikepdf.Name.JavaScript, JS="app.alert(1)")
            degree.pages[0].AA = pikepdf.Dictionary(O=pikepdf.Dictionary(S=pikepdf.Name.Launch, F="calc.exe"))
            degree.attachments["a.exe"] = pikepdf.AttachedFileSpec(degree, b"evil")
            degree.save()
        self.built("--letter", "--with-enclosures")
        made = self.root / "letter.pdf"
        plain = subprocess.run(["qpdf", "--qdf", "--object-streams=disable", made, "-"], capture_output=True, check=True).stdout
        for word in (b"JavaScript", b"alert", b"Launch", b"calc.exe", b"a.exe", b"evil"):
            self.assertNotIn(word, plain)

    def test_a_result_does_not_replace_what_is_appended(self):
        self.enclose()
        (self.root / "degree.pdf").rename(self.root / "letter.pdf")
        (self.root / "letter.toml").write_text(LETTER.replace("degree.pdf", "letter.pdf"))
        before = (self.root / "letter.pdf").read_bytes()
        self.assertIn("letter.pdf is read, and would be written over", self.refused("--letter", "--with-enclosures", code=2))
        self.assertEqual((self.root / "letter.pdf").read_bytes(), before)

    def test_a_rule_for_make_names_what_is_appended(self):
        self.enclose()
        self.built("--letter", "--with-enclosures", "--depfile", "letter.d")
        rule = (self.root / "letter.d").read_text()
        for name in ("letter.pdf:", "letter.toml", "degree.pdf", "more/reference.pdf"):
            self.assertIn(name, rule)

    def test_what_is_asked_of_a_pdf_wants_one(self):
        for option in (["--with-enclosures"], ["--max-size", "5MB"]):
            self.assertIn(f"{option[0]} is about a PDF", self.refused("--letter", "-f", "txt", *option, code=2))

    # Size

    def test_a_pdf_that_is_too_large_is_not_written(self):
        self.enclose()
        (self.root / "letter.pdf").write_text("old")
        said = self.refused("--letter", "--with-enclosures", "--max-size", "10kB")
        self.assertRegex(said, r"error: the PDF takes \d+ kB, \d+ kB more than it may: .* kB, .* kB, .* kB, .* kB\n")
        sizes = [int(size) for size in re.findall(r" (\d+) kB(?=,|\n)", said.split("than it may:")[1])]
        self.assertEqual(sizes, sorted(sizes, reverse=True))
        self.assertIn("degree.pdf", said)
        self.assertEqual((self.root / "letter.pdf").read_text(), "old")
        self.assertIn("more than it may", self.refused("--max-size", "10kB"))

    def test_a_pdf_that_is_small_enough_stays_as_it_is(self):
        plain = self.built("-o", "-")
        for size in ("5MB", "0.5 MB", "500kB", str(len(plain)), "1GB"):
            self.assertEqual(self.built("-o", "-", "--max-size", size), plain)
        self.assertIn("more than it may", self.refused("--max-size", "4999"))

    def test_a_pdf_is_packed_before_it_is_refused(self):
        pretty = self.built("--pretty", "-o", "-")
        max_size = len(pretty) * 3 // 4
        packed = self.built("--pretty", "-o", "-", "--max-size", str(max_size))
        self.assertLessEqual(len(packed), max_size)
        self.assertEqual(text_of(packed), text_of(pretty))

    def test_a_size_that_is_none(self):
        for size in ("", "5XB", "MB", "-1MB", "0", "5 M", "nan"):
            self.assertIn("is no size", self.refused("--max-size", size, code=2))

    # A new letter

    def test_new_writes_a_letter_in_the_language_of_the_resume(self):
        for language in LANGUAGES:
            with self.subTest(language=language):
                self.galley("new", language, "--language", language)
                done = self.galley("new", language, "--letter")
                self.assertEqual((done.returncode, done.stderr), (0, b""))
                self.assertIn(f"wrote {language}/letter.toml\nnext: galley build {language}/resume.toml --letter\n", done.stdout.decode())
                self.built(language, "--letter", "--strict")
                self.built(language, "--letter-first", "--strict", "--all", "-o", f"{language}/out/")
        texts = {(self.root / language / "letter.toml").read_text() for language in LANGUAGES}
        self.assertEqual(len(texts), len(LANGUAGES))

    def test_new_overwrites_no_letter(self):
        done = self.galley("new", "--letter")
        self.assertEqual(done.returncode, 2)
        self.assertIn("there is a letter already: letter.toml", done.stderr.decode())
        self.assertEqual((self.root / "letter.toml").read_text(), LETTER)
        self.assertEqual(self.files(), [])

    def test_a_letter_in_another_language_or_before_its_resume(self):
        done = self.galley("new", "cv", "--letter", "--language", "de-AT")
        self.assertIn(b"next: galley new cv\n", done.stdout)
        self.assertIn("Sehr geehrte", (self.root / "cv/letter.toml").read_text())
        self.assertEqual(self.files(), ["cv/letter.toml"])
        self.galley("new", "hk", "--letter", "--language", "zh-HK")
        self.assertIn("敬啟者", (self.root / "hk/letter.toml").read_text())
        done = self.galley("new", "ga", "--letter", "--language", "ga")
        self.assertIn(b"there is no sample in 'ga'", done.stderr)
        self.assertEqual(self.galley("new", "x", "--letter", "--language", "a b").returncode, 2)
        self.assertEqual(self.galley("new", "x", "--letter", "--theme", "modern").returncode, 2)


if __name__ == "__main__":
    GALLEY = os.path.abspath(sys.argv.pop(1))
    unittest.main()
