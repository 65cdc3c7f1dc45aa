#!/usr/bin/python3
"""Tests the static command: that it is one file, that it sets what another build sets, and that it works
where there is nothing else.
"""

import os
import pathlib
import shutil
import subprocess
import sys
import tempfile
import unittest

from built import EMULATOR, OTHER, ROOT, STATIC, galley

sys.path.insert(0, str(ROOT / "package"))
import describe  # noqa: E402

MAX_BYTES = 25_000_000
PROFILES = ["archive", "print", "plain"]


def run(command, **options):
    return subprocess.run(command, capture_output=True, timeout=120, **options)


class Package(unittest.TestCase):
    def test_it_is_static(self):
        headers = run(["readelf", "--program-headers", "--dynamic", STATIC]).stdout.decode()
        self.assertNotIn("INTERP", headers)
        self.assertNotIn("NEEDED", headers)

    def test_it_is_small(self):
        size = STATIC.stat().st_size
        rows = [(bytes_, name) for name, bytes_ in describe.contents(STATIC.with_name("galley.map")).items() if bytes_ >= 10_000]
        print(f"\n{size:>10,} bytes in all; in it, before the linker left out what is not used or is there twice:")
        for bytes_, name in sorted(rows, reverse=True):
            print(f"{bytes_:>10,} {name}")
        self.assertLess(size, MAX_BYTES)

    def test_it_sets_what_another_build_sets(self):
        environment = {**os.environ, "SOURCE_DATE_EPOCH": "1"}
        # Both find the same patterns.
        environment["XDG_DATA_DIRS"] = f"{ROOT}/build/libraries/share"
        resumes = sorted((ROOT / "tests/golden").glob("*.toml")) + [ROOT / "resume.toml"]
        self.assertGreater(len(resumes), 20)
        for resume in resumes:
            for profile in PROFILES:
                with self.subTest(resume=resume.name, profile=profile):
                    arguments = ["build", resume.name, "--pdf", profile, "-o", "-"]
                    commands = (galley(*arguments), [OTHER, *arguments])
                    results = [run(command, cwd=resume.parent, env=environment) for command in commands]
                    self.assertTrue(results[0].stdout.startswith(b"%PDF-"), results[0].stderr)
                    self.assertTrue(results[0].stdout == results[1].stdout, "the bytes differ")
                    self.assertEqual(results[0].stderr, results[1].stderr)


@unittest.skipIf(os.geteuid() != 0, "only root can have another root folder")
class EmptyRoot(unittest.TestCase):
    """A root folder that holds the command alone."""

    def setUp(self):
        self.scratch = tempfile.TemporaryDirectory()
        self.addCleanup(self.scratch.cleanup)
        self.root = pathlib.Path(self.scratch.name)
        shutil.copy(STATIC, self.root / "galley")
        self.command = ["/galley"]
        if EMULATOR:
            shutil.copy(EMULATOR, self.root / "emulator")
            self.command.insert(0, "/emulator")

    def galley(self, *arguments):
        done = run(["/usr/sbin/chroot", self.root, *self.command, *arguments], env={})
        return done.returncode, done.stdout.decode(), done.stderr.decode()

    def files(self):
        return sorted(str(path.relative_to(self.root)) for path in self.root.rglob("*") if path.is_file())

    def test_new_build_import(self):
        self.assertEqual(self.galley("new", "cv")[0], 0)
        self.assertEqual(self.galley("build", "cv/resume.toml", "--attach", "--strict"), (0, "", ""))
        self.assertTrue((self.root / "cv/resume.pdf").read_bytes().startswith(b"%PDF-"))
        code, toml, said = self.galley("import", "cv/resume.pdf", "-o", "-")
        self.assertEqual((code, said), (0, ""))
        self.assertIn('name = "Ada Quill"', toml)

    def test_a_user_without_rights_in_a_root_that_is_read_only(self):
        if run(["unshare", "--mount", "true"]).returncode != 0:
            self.skipTest("no mounts of one's own here")
        work = self.root / "work"
        work.mkdir()
        self.root.chmod(0o755)
        os.chown(work, 65534, 65534)
        # The root is mounted again over itself, read-only, and work is mounted over that.
        script = """
            mount --rbind "$1" "$1" && mount --bind "$1/work" "$1/work" && mount -o remount,bind,ro "$1" || exit 99
            shift
            exec /usr/sbin/chroot --userspec 65534:65534 "$@"
        """

        def galley(*arguments):
            command = ["unshare", "--mount", "sh", "-c", script, "sh", self.root, self.root, *self.command, *arguments]
            return run(command, env={"PATH": "/usr/sbin:/usr/bin:/sbin:/bin"})

        self.assertEqual(galley("new", "/cv").returncode, 3)
        self.assertEqual(galley("new", "/work/cv").returncode, 0)
        done = galley("build", "/work/cv/resume.toml", "--strict")
        self.assertEqual((done.returncode, done.stdout, done.stderr), (0, b"", b""))
        self.assertTrue((work / "cv/resume.pdf").read_bytes().startswith(b"%PDF-"))

    def test_every_theme_and_language(self):
        themes = self.galley("theme")[1].split()
        self.assertIn("classic", themes)
        for theme in themes:
            for language in ["en", "de", "cs", "ru", "el"]:
                folder = f"{theme}-{language}"
                self.assertEqual(self.galley("new", folder, "--theme", theme, "--language", language)[0], 0)
                code, _, said = self.galley("build", f"{folder}/resume.toml", "--set", "style.hyphenate=true")
                self.assertEqual(code, 0, said)

    def test_hyphenation(self):
        (self.root / "resume.toml").write_text(
            'meta.language = "de"\nbasics.name = "Ada"\nstyle.hyphenate = true\n'
            'basics.summary = "' + "Donaudampfschifffahrtsgesellschaft " * 40 + '"\n'
        )
        code, text, said = self.galley("build", "resume.toml", "-f", "layout", "-o", "-")
        self.assertEqual(code, 0, said)
        self.assertNotIn("patterns", said)
        self.assertIn('Donaudampf"', text, "no line ends in a part of the word")

    def test_an_unknown_family_leaves_no_trace(self):
        self.assertEqual(self.galley("new", "cv")[0], 0)
        before = self.files()
        code, _, said = self.galley("build", "cv/resume.toml", "--set", 'style.font.body="No Such Family"')
        self.assertEqual(code, 1, said)
        self.assertNotIn("ontconfig", said)
        self.assertEqual(self.files(), before)


if __name__ == "__main__":
    unittest.main()
