#!/usr/bin/python3
"""Tests the .deb and the tarball in bare roots of Debian (script/debian-root): they are installed, used by a user without
rights, and removed without a trace.
"""

import pathlib
import shutil
import subprocess
import tempfile
import unittest

from built import DEB, ROOT, TARBALL, VERSION

ROOTS = sorted(path for path in (ROOT / "build/roots").iterdir() if path.is_dir())
HOME = "home/user"
COMPLETIONS = [
    "share/bash-completion/completions/galley",
    "share/fish/vendor_completions.d/galley.fish",
]


class Root:
    """A copy of a bare root."""

    def __init__(self, base, folder):
        self.path = pathlib.Path(folder) / base.name
        subprocess.run(["cp", "--archive", "--reflink=auto", base, self.path], check=True)
        (self.path / HOME).mkdir()
        shutil.copy(ROOT / "tests/exchange/published/01.json", self.path / HOME / "cv.json")
        subprocess.run(["chown", "--recursive", "1000:1000", self.path / HOME], check=True)

    def run(self, *command, user="0:0"):
        shell = ["sh", "-c", f'cd /{HOME} && exec "$@"', "sh"]
        environment = {"PATH": "/usr/local/sbin:/usr/local/bin:/usr/sbin:/usr/bin:/sbin:/bin", "HOME": f"/{HOME}"}
        command = ["/usr/sbin/chroot", "--userspec", user, self.path, *shell, *command]
        done = subprocess.run(command, capture_output=True, timeout=120, env=environment)
        return done.returncode, done.stdout.decode(), done.stderr.decode()

    def files(self):
        """All files but those in which dpkg keeps what it did."""
        kept = ("var/lib/dpkg", "var/log", "home")
        paths = (str(path.relative_to(self.path)) for path in self.path.rglob("*"))
        return sorted(path for path in paths if not path.startswith(kept))


class Roots(unittest.TestCase):
    def each_root(self):
        for base in ROOTS:
            with tempfile.TemporaryDirectory(dir=ROOT / "build") as folder:
                yield Root(base, folder)

    def test_there_are_two(self):
        self.assertEqual(len(ROOTS), 2)
        self.assertIn("bookworm", [base.name for base in ROOTS])

    def use(self, root):
        def galley(*arguments):
            return root.run("galley", *arguments, user="1000:1000")

        self.assertEqual(galley("--version"), (0, f"galley {VERSION}\n", ""))
        self.assertEqual(galley("new", "cv")[0], 0)
        self.assertEqual(galley("build", "cv/resume.toml", "--attach", "--strict"), (0, "", ""))
        self.assertTrue((root.path / HOME / "cv/resume.pdf").read_bytes().startswith(b"%PDF-"))
        self.assertEqual(galley("import", "cv.json")[0], 0)
        self.assertEqual(galley("build", "cv.toml")[0], 0)
        self.assertTrue((root.path / HOME / "cv.pdf").read_bytes().startswith(b"%PDF-"))

    def test_deb(self):
        for root in self.each_root():
            before = root.files()
            shutil.copy(DEB, root.path / HOME)
            code, _, said = root.run("dpkg", "--install", DEB.name)
            self.assertEqual((code, said), (0, ""))
            self.use(root)
            for name in [*COMPLETIONS, "share/zsh/vendor-completions/_galley", "share/man/man1/galley-build.1.gz"]:
                self.assertTrue((root.path / "usr" / name).is_file(), name)
            self.assertEqual(root.run("dpkg", "--verify", "galley"), (0, "", ""))
            code, _, said = root.run("dpkg", "--purge", "galley")
            self.assertEqual((code, said), (0, ""))
            self.assertEqual(root.files(), before)
            self.assertEqual(root.run("dpkg", "--status", "galley")[0], 1)

    def test_tarball(self):
        for root in self.each_root():
            shutil.copy(TARBALL, root.path / HOME)
            unpack = ["tar", "--extract", "--file", TARBALL.name, "--directory", "/usr/local", "--strip-components", "1"]
            self.assertEqual(root.run(*unpack), (0, "", ""))
            self.use(root)
            for name in [*COMPLETIONS, "share/zsh/site-functions/_galley", "share/man/man1/galley-build.1.gz"]:
                self.assertTrue((root.path / "usr/local" / name).is_file(), name)


if __name__ == "__main__":
    unittest.main()
