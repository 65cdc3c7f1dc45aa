"""Tests that compare galley with Chromium."""

import pathlib
import shutil
import tempfile
import unittest


class BesideChromium(unittest.TestCase):
    """Has a folder for what both make; is left out where there is no Chromium."""

    @classmethod
    def setUpClass(cls):
        if shutil.which("chromium") is None:
            raise unittest.SkipTest("there is no Chromium to compare with: Debian's package chromium is missing")
        folder = tempfile.TemporaryDirectory()
        cls.addClassCleanup(folder.cleanup)
        cls.folder = pathlib.Path(folder.name)
