#!/usr/bin/python3
"""What once took many times as long ends within a limit of processor time that the kernel enforces.

    processor_time_test.py GALLEY
"""

import pathlib
import resource
import subprocess
import sys
import tempfile
import unittest

GALLEY = ""

GERMAN = """
meta.language = "de"
basics.name = "Ada Example"
basics.summary = "Schriftsetzerin"
style.hyphenate = true
"""


def resume(warnings, variants):
    """A résumé of little content, so that what there is to say of it is most of the work."""
    tags = "".join(f'  "{number}",\n' for number in range(warnings))
    return f'basics.name = "Ada Example"\n[variants.all]\nexclude = [\n{tags}]\n' + "".join(
        f'[variants.v{number}]\nbasics.label = "Engineer {number}"\n' for number in range(variants)
    )


class ProcessorTime(unittest.TestCase):
    def setUp(self):
        folder = tempfile.TemporaryDirectory()
        self.addCleanup(folder.cleanup)
        self.root = pathlib.Path(folder.name)

    def within(self, seconds, text, *arguments):
        (self.root / "resume.toml").write_text(text)
        done = subprocess.run(
            [GALLEY, *arguments], cwd=self.root, capture_output=True,
            preexec_fn=lambda: resource.setrlimit(resource.RLIMIT_CPU, (seconds, seconds)),
        )
        self.assertGreaterEqual(done.returncode, 0, f"{seconds} s of processor time are not enough")
        return done

    def test_german_patterns_are_read(self):
        done = self.within(1, GERMAN, "build", "-f", "txt")
        self.assertEqual((done.returncode, done.stderr), (0, b""), "the Debian package hyphen-de")

    def test_results_of_variants_are_named(self):
        done = self.within(1, resume(600, 8000), "variants", "--outputs")
        self.assertEqual(done.returncode, 0)
        self.assertEqual(len(done.stdout.splitlines()), 8002)
        self.assertEqual(done.stderr.count(b"nothing has the tag"), 600)

    def test_warnings_are_made_ready_once_for_all_variants(self):
        # So long a name makes them dear.
        name = "./" * 1500 + "resume.toml"
        for arguments, code in ((["check"], 0), (["build", "--strict", "-j1", "-o", "out/"], 1)):
            done = self.within(2, resume(900, 150), *arguments, "--all", name)
            self.assertEqual(done.returncode, code)
            self.assertEqual(done.stderr.count(b"nothing has the tag"), 900)


if __name__ == "__main__":
    GALLEY = str(pathlib.Path(sys.argv.pop(1)).resolve())
    unittest.main()
