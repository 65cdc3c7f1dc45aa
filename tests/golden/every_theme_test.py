#!/usr/bin/python3
"""Sets every résumé of this folder, and the project's own, in every built-in theme: no page may break, and no paragraph may end, where a
compositor would not have it.

    every_theme_test.py GALLEY
"""

import pathlib
import re
import subprocess
import sys
import unittest

HERE = pathlib.Path(__file__).resolve().parent
BLEMISH = re.compile(r"warning: (page \d+ .*|.* a word alone|.* sticks out .*)")


class EveryTheme(unittest.TestCase):
    def test_has_neither_widow_nor_club_nor_runt(self):
        themes = subprocess.run([GALLEY, "theme"], capture_output=True, text=True, check=True).stdout.split()
        self.assertIn("classic", themes)
        for theme in themes:
            for resume in [*sorted(HERE.glob("*.toml")), HERE.parents[1] / "resume.toml"]:
                with self.subTest(theme=theme, resume=resume.name):
                    command = [GALLEY, "build", resume, "--theme", theme, "-f", "txt", "-o", "-"]
                    done = subprocess.run(command, capture_output=True, text=True)
                    self.assertEqual(done.returncode, 0, done.stderr)
                    self.assertEqual(BLEMISH.findall(done.stderr), [], done.stderr)


if __name__ == "__main__":
    GALLEY = str(pathlib.Path(sys.argv.pop(1)).resolve())
    unittest.main()
