#!/usr/bin/python3
"""build --watch: a save is seen however an editor saves, and a broken file costs no result.

    watch_test.py GALLEY

Nothing here is timed: each step waits for what must come of it, and only patience has a limit.
"""

import os
import pathlib
import signal
import subprocess
import sys
import tempfile
import time
import unittest

GALLEY = ""
PATIENCE = 60

RESUME = """
[basics]
name = "{name}"
{more}
[style]
pdf = "plain"
{style}
"""


def resume(name, more="", style=""):
    return RESUME.format(name=name, more=more, style=style)


class Watch(unittest.TestCase):
    def setUp(self):
        self.folder = tempfile.TemporaryDirectory()
        self.root = pathlib.Path(self.folder.name)
        self.watcher = None

    def tearDown(self):
        if self.watcher is not None and self.watcher.poll() is None:
            self.watcher.kill()
            self.watcher.wait()
        self.folder.cleanup()

    def write(self, name, text):
        (self.root / name).parent.mkdir(exist_ok=True)
        (self.root / name).write_text(text)

    def replace(self, name, text):
        """As editors do: another file takes the name."""
        self.write(name + "~new", text)
        os.rename(self.root / (name + "~new"), self.root / name)

    def watch(self, *options):
        with open(self.root / "said", "wb") as said:
            self.watcher = subprocess.Popen([GALLEY, "build", "-f", "txt", "--watch", *options], cwd=self.root,
                                            stdout=said, stderr=said)

    def said(self):
        return (self.root / "said").read_text()

    def until(self, holds, what):
        end = time.monotonic() + PATIENCE
        while not holds():
            self.assertIsNone(self.watcher.poll(), self.said())
            self.assertLess(time.monotonic(), end, f"never came: {what}; it said: {self.said()}")
            time.sleep(0.005)

    def until_result(self, text, name="resume.txt"):
        result = self.root / name
        self.until(lambda: result.exists() and text in result.read_text(), text)

    def end(self, how=signal.SIGINT):
        self.watcher.send_signal(how)
        self.assertEqual(self.watcher.wait(PATIENCE), 0)

    def check_folder_that_is_moved_away_and_made_again(self, moved, name):
        self.write(name, resume("First"))
        result = str(pathlib.Path(name).with_suffix(".txt"))
        self.watch(name)
        self.until_result("First", result)
        os.rename(self.root / moved, self.root / "away")
        self.until(lambda: "no such file" in self.said(), "that it is gone")
        (self.root / name).parent.mkdir(parents=True)
        self.write(name, resume("Second"))
        self.until_result("Second", result)
        self.write(name, resume("Third"))
        self.until_result("Third", result)
        self.assertIn("First", (self.root / "away" / pathlib.Path(result).relative_to(moved)).read_text())
        self.end()

    def test_a_folder_that_is_moved_away_and_made_again(self):
        self.check_folder_that_is_moved_away_and_made_again("cv", "cv/resume.toml")

    def test_a_folder_above_that_is_moved_away_and_made_again(self):
        (self.root / "home/ada").mkdir(parents=True)
        self.check_folder_that_is_moved_away_and_made_again("home", "home/ada/resume.toml")

    def test_a_folder_that_an_absolute_path_leads_through(self):
        (self.root / "home/ada").mkdir(parents=True)
        self.write("home/ada/resume.toml", resume("First"))
        self.watch(str(self.root / "home/ada/resume.toml"))
        self.until_result("First", "home/ada/resume.txt")
        os.rename(self.root / "home", self.root / "away")
        self.until(lambda: "no such file" in self.said(), "that it is gone")
        (self.root / "home/ada").mkdir(parents=True)
        self.write("home/ada/resume.toml", resume("Second"))
        self.until_result("Second", "home/ada/resume.txt")
        self.end()

    def test_saves_in_place_and_by_replacing(self):
        self.write("resume.toml", resume("First"))
        self.watch()
        self.until_result("First")
        self.write("resume.toml", resume("Second"))
        self.until_result("Second")
        self.replace("resume.toml", resume("Third"))
        self.until_result("Third")
        self.replace("resume.toml", resume("Fourth"))
        self.until_result("Fourth")
        self.assertEqual(self.said(), "")
        self.end()

    def test_a_broken_file_is_shown_and_the_last_result_stays(self):
        self.write("resume.toml", resume("First"))
        self.watch()
        self.until_result("First")
        before = (self.root / "resume.txt").stat()
        self.replace("resume.toml", resume("Second", "nome = 'x'"))
        self.until(lambda: "unknown key 'nome'" in self.said(), "the error")
        after = (self.root / "resume.txt").stat()
        self.assertEqual((before.st_ino, before.st_mtime_ns), (after.st_ino, after.st_mtime_ns))
        self.replace("resume.toml", resume("Third"))
        self.until_result("Third")
        self.end(signal.SIGTERM)

    def test_the_same_error_is_shown_again(self):
        self.write("resume.toml", resume("First", "nome = 'x'"))
        self.watch()
        self.until(lambda: self.said().count("unknown key 'nome'") == 1, "the error")
        self.write("resume.toml", resume("Second", "nome = 'x'"))
        self.until(lambda: self.said().count("unknown key 'nome'") == 2, "the error again")
        self.end()

    def test_what_is_not_there_yet_is_waited_for(self):
        self.watch()
        self.until(lambda: "cannot read 'resume.toml'" in self.said(), "the error")
        self.write("resume.toml", resume("First", style='theme = "house/mine.toml"'))
        self.until(lambda: "mine.toml" in self.said(), "the theme's error")
        (self.root / "house").mkdir()
        self.replace("house/mine.toml", 'extends = "classic"\n')
        self.until_result("First")
        self.write("resume.private.toml", '[basics]\nphone = "505-555-0142"\n')
        self.until_result("505-555-0142")
        os.remove(self.root / "resume.private.toml")
        self.until(lambda: "0142" not in (self.root / "resume.txt").read_text(), "the number gone")
        self.end()

    def test_every_file_that_was_read(self):
        self.write("resume.toml", resume("First"))
        self.write("over/one.toml", "[basics]\nlabel = 'Before'\n")
        self.write("real/resume.toml", resume("Linked"))
        os.symlink("real/resume.toml", self.root / "link.toml")
        self.watch("resume.toml", "link.toml", "--all", "--with", "over/one.toml")
        self.until_result("Before", "link.txt")
        self.replace("over/one.toml", "[basics]\nlabel = 'After'\n")
        self.until_result("After")
        self.replace("real/resume.toml", resume("Relinked"))
        self.until_result("Relinked", "link.txt")
        self.write("variants/short.toml", "basics.label = 'Short'\n")
        self.until_result("Short", "resume-short.txt")
        self.replace("variants/short.toml", "basics.label = 'Shorter'\n")
        self.until_result("Shorter", "resume-short.txt")
        self.end()

    def test_what_a_build_writes_starts_none(self):
        # The folder that the results go to is looked through for fonts, so that every file in it counts.
        warned = "comes from this machine's fonts"
        text = resume("{}", "summary = 'Text'", 'font.body = "Lato"')
        self.write("resume.toml", text.replace("{}", "First"))
        self.watch("--font-path", ".", "-o", "resume.txt")
        self.until_result("First")
        self.write("resume.toml", text.replace("{}", "Second"))
        self.until_result("Second")
        self.write("bystander.txt", "no font")
        self.until(lambda: self.said().count(warned) == 3, "a build for the file beside it")
        self.write("resume.toml", text.replace("{}", "Third"))
        self.until_result("Third")
        self.end()
        self.assertEqual(self.said().count(warned), 4, self.said())

    def test_a_standard_stream_cannot_be_watched(self):
        for options in (["-"], ["resume.toml", "-o", "-"]):
            done = subprocess.run([GALLEY, "build", "--watch", *options], cwd=self.root, capture_output=True,
                                  stdin=subprocess.DEVNULL, timeout=PATIENCE)
            self.assertEqual(done.returncode, 2)


if __name__ == "__main__":
    GALLEY = str(pathlib.Path(sys.argv.pop(1)).resolve())
    unittest.main()
