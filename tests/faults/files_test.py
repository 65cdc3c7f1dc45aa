#!/usr/bin/python3
"""Files that cannot be read, links that lead elsewhere, and standard streams that are closed: nothing is lost without a
word, and nothing outside of the folder is read or written.

    files_test.py GALLEY
"""

import os
import pathlib
import shutil
import subprocess
import sys
import tempfile
import unittest

GALLEY = ""
LATO = pathlib.Path("/usr/share/fonts/truetype/lato/Lato-Regular.ttf")
RESUME = """
[basics]
name = "Ada Example"
{more}
[[work]]
name = "Acme"
position = "Engineer"
startDate = "2023-04"
highlights = ["Set type."]
{style}
"""
SECRET = "topsecret = not a value of TOML"


class Files(unittest.TestCase):
    def setUp(self):
        folder = tempfile.TemporaryDirectory()
        self.addCleanup(folder.cleanup)
        self.root = pathlib.Path(folder.name)
        self.cv = self.root / "cv"
        self.cv.mkdir()
        self.elsewhere = self.root / "elsewhere"
        self.elsewhere.mkdir()
        self.write_resume()

    def write_resume(self, more="", style=""):
        (self.cv / "r.toml").write_text(RESUME.format(more=more, style=style))

    def galley(self, *arguments, env=None, close=(), stdin=b""):
        closing = " ".join(f"{number}>&-" for number in close)
        return subprocess.run(["bash", "-c", f'exec "$@" {closing}', "bash", GALLEY, *arguments], cwd=self.root, input=stdin,
                              capture_output=True, env={**os.environ, **(env or {})})

    def refused(self, status, *words, arguments=("build", "cv/r.toml", "-o", "out.pdf", "-f", "txt")):
        (self.root / "out.pdf").write_text("as it was")
        done = self.galley(*arguments)
        said = done.stderr.decode()
        self.assertEqual(done.returncode, status, said)
        for word in words:
            self.assertIn(word, said)
        self.assertNotIn("topsecret", said)
        self.assertEqual((self.root / "out.pdf").read_text(), "as it was")
        return said

    # What is there and cannot be read.

    def test_a_variants_folder_that_cannot_be_read(self):
        (self.cv / "variants").symlink_to("variants")
        self.refused(3, "cv/variants", "symbolic links")

    def test_a_variant_that_is_a_link_to_nothing(self):
        (self.cv / "variants").mkdir()
        (self.cv / "variants/acme.toml").symlink_to("gone.toml")
        self.refused(3, "cannot read 'cv/variants/acme.toml': it is a link to nothing")

    def test_a_private_file_that_cannot_be_read(self):
        (self.cv / "r.private.toml").symlink_to("r.private.toml")
        self.refused(3, "cv/r.private.toml", "symbolic links")

    def test_a_private_file_that_is_a_link_to_nothing(self):
        (self.cv / "r.private.toml").symlink_to("gone.toml")
        self.refused(3, "cannot read 'cv/r.private.toml': it is a link to nothing")

    def test_a_fonts_folder_that_cannot_be_read(self):
        self.write_resume(style='[style]\nfont.body = "Lato"')
        (self.cv / "fonts").symlink_to("fonts")
        self.refused(3, "cv/fonts", "symbolic links")

    def test_a_font_that_is_cut_short(self):
        self.write_resume(style='[style]\nfont.body = "Lato"')
        (self.cv / "fonts").mkdir()
        (self.cv / "fonts/Lato-Regular.ttf").write_bytes(LATO.read_bytes()[:40000])
        self.refused(3, "fonts/Lato-Regular.ttf", "truncated")

    def test_a_font_that_is_a_link_to_nothing(self):
        self.write_resume(style='[style]\nfont.body = "Lato"')
        (self.cv / "fonts").mkdir()
        (self.cv / "fonts/Lato-Regular.ttf").symlink_to("gone.ttf")
        self.refused(3, "cannot read 'cv/fonts/Lato-Regular.ttf': it is a link to nothing")

    def test_a_picture_that_cannot_be_read(self):
        self.write_resume(more='image = "me.jpg"')
        (self.cv / "me.jpg").symlink_to("me.jpg")
        self.refused(3, "r.toml:4:9: error: cannot read 'cv/me.jpg'", "symbolic links")

    def test_a_picture_that_is_not_there(self):
        self.write_resume(more='image = "me.jpg"')
        self.refused(1, "there is no file 'me.jpg'")

    @unittest.skipIf(os.geteuid() == 0, "root may read everything")
    def test_permissions(self):
        (self.cv / "variants").mkdir(mode=0)
        self.refused(3, "cannot read 'cv/variants': Permission denied")

    # What leads outside.

    def outside(self, link, target):
        link.parent.mkdir(exist_ok=True)
        link.symlink_to(target)

    def test_looked_up_files_stay_in_the_folder(self):
        secret = self.elsewhere / "secret.toml"
        secret.write_text(SECRET)
        shutil.copy(LATO, self.elsewhere / "Lato-Regular.ttf")
        self.write_resume(style='[style]\nfont.body = "Lato"')
        for link, target in (
            ("r.private.toml", secret),
            ("r.private.toml", "../elsewhere/secret.toml"),
            ("variants/acme.toml", "../../elsewhere/secret.toml"),
            ("variants", "../elsewhere"),
            ("variants", self.elsewhere),
            ("fonts", "../elsewhere"),
            ("fonts/Lato-Regular.ttf", "../../elsewhere/Lato-Regular.ttf"),
            ("fonts/Lato-Regular.ttf", LATO),
        ):
            with self.subTest(link=link, target=str(target)):
                self.outside(self.cv / link, target)
                self.refused(1, f"'cv/{link}' leads outside of the folder of the résumé", "--allow-outside lets it be read")
                top = self.cv / link.split("/")[0]
                shutil.rmtree(top) if top.is_dir() and not top.is_symlink() else top.unlink()

    def test_named_files_stay_in_the_folder(self):
        (self.elsewhere / "secret.toml").write_text(SECRET)
        for name in ("../elsewhere/secret.toml", "link.toml", "folder/secret.toml"):
            with self.subTest(name=name):
                if name == "link.toml":
                    self.outside(self.cv / name, "../elsewhere/secret.toml")
                if name.startswith("folder"):
                    self.outside(self.cv / "folder", self.elsewhere)
                self.write_resume(style=f'[style]\ntheme = "{name}"')
                self.refused(1, f"'{name}' is outside the folder of the résumé")
                self.write_resume(more=f'image = "{name}"')
                self.refused(1, f"'{name}' is outside the folder of the résumé")

    def test_an_enclosed_file_stays_in_the_folder(self):
        (self.elsewhere / "secret.pdf").write_text(SECRET)
        for name in ("../elsewhere/secret.pdf", "link.pdf", "folder/secret.pdf"):
            with self.subTest(name=name):
                if name == "link.pdf":
                    self.outside(self.cv / name, "../elsewhere/secret.pdf")
                if name.startswith("folder"):
                    self.outside(self.cv / "folder", self.elsewhere)
                (self.cv / "letter.toml").write_text(f'enclosures = [{{ name = "Degree", file = "{name}" }}]')
                letter = ("build", "cv/r.toml", "--letter", "--with-enclosures", "-o", "out.pdf")
                self.refused(1, f"'{name}' is outside the folder of the résumé", arguments=letter)

    def test_links_inside_the_folder_are_followed(self):
        (self.cv / "real").mkdir()
        (self.cv / "real/acme.toml").write_text("basics.label = 'Engineer'\n")
        (self.cv / "variants").symlink_to("real")
        (self.cv / "r.private.toml").symlink_to(self.cv / "real/private.toml")
        (self.cv / "real/private.toml").write_text("basics.phone = '505-555-0142'\n")
        done = self.galley("build", "cv/r.toml", "--variant", "acme", "-f", "txt", "-o", "-")
        self.assertEqual(done.returncode, 0, done.stderr)
        self.assertIn(b"Engineer", done.stdout)
        self.assertIn(b"0142", done.stdout)

    def test_what_is_allowed_to_lead_outside(self):
        (self.elsewhere / "acme.toml").write_text("basics.label = 'Engineer'\n")
        (self.cv / "variants").symlink_to("../elsewhere")
        done = self.galley("build", "--allow-outside", "cv/r.toml", "--variant", "acme", "-f", "txt", "-o", "-")
        self.assertEqual(done.returncode, 0, done.stderr)
        self.assertIn(b"Engineer", done.stdout)

    def test_paths_of_the_command_line_are_the_users_own(self):
        (self.elsewhere / "over.toml").write_text("basics.label = 'Engineer'\n")
        (self.cv / "over.toml").symlink_to("../elsewhere/over.toml")
        (self.elsewhere / "result.txt").write_text("old")
        (self.cv / "result.txt").symlink_to("../elsewhere/result.txt")
        done = self.galley("build", "cv/r.toml", "--with", "cv/over.toml", "-f", "txt", "-o", "cv/result.txt")
        self.assertEqual(done.returncode, 0, done.stderr)
        self.assertIn("Engineer", (self.elsewhere / "result.txt").read_text())
        self.assertTrue((self.cv / "result.txt").is_symlink())

    # Where results go.

    def test_a_result_goes_through_no_link_that_leads_outside(self):
        precious = self.root / "precious.txt"
        precious.write_text("precious")
        for target in ("../precious.txt", precious, "../elsewhere/none.txt", "chain"):
            link = self.cv / "r.txt"
            link.symlink_to(target)
            (self.cv / "chain").symlink_to("../precious.txt")
            done = self.galley("build", "cv/r.toml", "-f", "txt")
            self.assertEqual(done.returncode, 3, done.stderr)
            self.assertIn("it is a link that leads outside of its folder", done.stderr.decode())
            self.assertEqual(precious.read_text(), "precious")
            self.assertEqual(list(self.elsewhere.iterdir()), [])
            self.assertTrue(link.is_symlink())
            link.unlink()
            (self.cv / "chain").unlink()

    def test_a_link_to_nothing_or_in_a_circle_is_no_result(self):
        (self.cv / "round").symlink_to("round")
        (self.cv / "dangling").symlink_to("gone")
        for name, word in (("round", "symbolic links"), ("dangling", "it is a link to nothing")):
            target = os.readlink(self.cv / name)
            done = self.galley("build", "cv/r.toml", "-f", "txt", "-o", f"cv/{name}")
            self.assertEqual(done.returncode, 3, done.stderr)
            self.assertIn(word, done.stderr.decode())
            self.assertEqual(os.readlink(self.cv / name), target)
        self.assertFalse((self.cv / "gone").exists())

    # Standard streams.

    def test_closed_standard_streams(self):
        batch = []
        for number in range(12):
            path = self.cv / f"p{number}.toml"
            path.write_text(RESUME.format(more='summary = "**"', style="").replace("2023-04", "2023-04\"\nendDate = \"2023-02"
                                                                                    if number % 2 else "2023-04"))
            batch.append(f"cv/{path.name}")
        for close in ((0,), (1,), (2,), (0, 1, 2), (1, 2)):
            with self.subTest(close=close):
                done = self.galley("build", *batch, "-o", "out/", "-j8", close=close)
                self.assertEqual(done.returncode, 1)
                results = sorted((self.root / "out").iterdir())
                self.assertEqual(len(results), 6)
                for result in results:
                    self.assertTrue(result.read_bytes().startswith(b"%PDF-"), result)
                    self.assertTrue(result.read_bytes().rstrip().endswith(b"%%EOF"), result)
                shutil.rmtree(self.root / "out")

    def test_a_result_to_a_closed_stream_is_an_error(self):
        done = self.galley("build", "cv/r.toml", "-o", "-", close=(1,))
        self.assertEqual(done.returncode, 3)
        self.assertIn(b"cannot write to standard output", done.stderr)
        done = self.galley("build", "-", "-o", "x.pdf", close=(0,))
        self.assertEqual(done.returncode, 3)
        self.assertIn(b"cannot read standard input", done.stderr)

    # The disk and the environment.

    def test_a_full_disk(self):
        if not pathlib.Path("/dev/full").exists():
            self.skipTest("there is no /dev/full")
        done = self.galley("build", "cv/r.toml", "-o", "/dev/full")
        self.assertEqual(done.returncode, 3)
        self.assertIn(b"No space left on device", done.stderr)

    def test_a_start_that_fails_leaves_nothing_in_the_way(self):
        # A file can be no larger than this: the schema, which is written last, does not fit.
        command = 'ulimit -f 8; trap "" XFSZ; exec "$@"'
        done = subprocess.run(["bash", "-c", command, "bash", GALLEY, "new", "deep/start"], cwd=self.root, capture_output=True)
        self.assertEqual(done.returncode, 3, done.stderr)
        self.assertIn(b"File too large", done.stderr)
        self.assertFalse((self.root / "deep").exists())
        (self.root / "there").mkdir()
        (self.root / "there/mine").write_text("mine")
        subprocess.run(["bash", "-c", command, "bash", GALLEY, "new", "there"], cwd=self.root, capture_output=True)
        self.assertEqual([path.name for path in (self.root / "there").iterdir()], ["mine"])
        self.assertEqual(self.galley("new", "there").returncode, 0)

    def test_a_source_date_that_is_none(self):
        for value in ("12x", " 12", "+12", "1e9", "-1", "253402300800", "99999999999999999999", "0x10"):
            done = self.galley("build", "cv/r.toml", "-o", "x.pdf", env={"SOURCE_DATE_EPOCH": value})
            self.assertEqual(done.returncode, 2, value)
            self.assertIn(f"SOURCE_DATE_EPOCH is '{value}'", done.stderr.decode())
            self.assertFalse((self.root / "x.pdf").exists())
        for value in ("", "0", "1700000000", "253402300799"):
            done = self.galley("build", "cv/r.toml", "-o", "x.pdf", env={"SOURCE_DATE_EPOCH": value})
            self.assertEqual(done.returncode, 0, done.stderr)


if __name__ == "__main__":
    GALLEY = os.path.abspath(sys.argv.pop(1))
    unittest.main()
