#!/usr/bin/python3
"""build --watch: a save is seen however an editor saves, and a broken file costs no result.

    watch_test.py GALLEY

Nothing here is timed: each step waits for what must come of it, and only patience has a limit.
"""

import os
import json
import pathlib
import re
import signal
import subprocess
import sys
import tempfile
import time
import unittest

GALLEY = ""
PATIENCE = 60
# Before what a line tells: the time.
LINE = r"\d\d:\d\d:\d\d "

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

    def lines(self):
        """Those that tell of a build."""
        return [line for line in self.said().splitlines(keepends=True) if re.match(LINE, line)]

    def until(self, holds, what):
        end = time.monotonic() + PATIENCE
        while not holds():
            self.assertIsNone(self.watcher.poll(), self.said())
            self.assertLess(time.monotonic(), end, f"never came: {what}; it said: {self.said()}")
            time.sleep(0.005)

    def sleeps(self):
        """Does it wait for the next save, without a limit in time?"""
        # The number of the system call that it is in, and its arguments.
        call = pathlib.Path(f"/proc/{self.watcher.pid}/syscall").read_text().split()
        poll_without_limit = call[0] == "7" and call[3] in ("0xffffffff", "0xffffffffffffffff")
        ppoll_without_limit = call[0] == "73" and call[3] == "0x0"
        return poll_without_limit or ppoll_without_limit

    def until_idle(self):
        self.until(self.sleeps, "that it waits for a save")

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
        for save, name in (self.write, "Second"), (self.replace, "Third"), (self.replace, "Fourth"):
            self.until_idle()
            save("resume.toml", resume(name))
            self.until_result(name)
        self.until_idle()
        self.assertEqual(self.said(), "".join(self.lines()))
        self.assertEqual(len(self.lines()), 4)
        for line in self.lines():
            self.assertRegex(line, LINE + r"resume\.txt: 1 page, \d+ % full, \d+ ms$")
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

    def test_a_line_tells_what_is_new(self):
        """Each save has one line. A diagnostic is shown when it comes, counted while it stays, and said to be gone."""
        wrong, paired = "nome = 'x'\n", "label = 'Type **setter'\n"
        saves = [
            (wrong, "resume.toml: not built, MS; new: error resume.toml:4:1", ["unknown key 'nome'"]),
            ("\n" + wrong, "resume.toml: not built, MS; 1 error as before", []),
            ("# again\n" + wrong, "resume.toml: not built, MS; 1 error as before", []),
            (paired, "resume.txt: PAGE, MS; new: warning resume.toml:4:15; 1 error gone", ["'**' has no partner"]),
            (paired + "url = 'https://example.com'\n", "resume.txt: PAGE, MS; 1 warning as before", []),
            ("# only a remark\n" + paired + "url = 'https://example.com'\n",
             "resume.txt: PAGE, MS; nothing changed; 1 warning as before", []),
            (paired + paired.replace("label", "summary"),
             "resume.txt: PAGE, MS; new: warning resume.toml:5:17; 1 warning as before", ["'**' has no partner"]),
            (wrong + "nime = 2\n", "resume.toml: not built, MS; new: error resume.toml:4:1, error resume.toml:5:1; "
             "2 warnings gone", ["unknown key 'nome'", "unknown key 'nime'"]),
            ("", "resume.txt: PAGE, MS; 2 errors gone", []),
        ]
        self.write("resume.toml", resume("Ada", saves[0][0]))
        self.watch()
        for number, (more, expected, shown) in enumerate(saves):
            before = len(self.said()) if number else 0
            if number:
                self.replace("resume.toml", resume("Ada", more))
            self.until(lambda: len(self.lines()) == number + 1, more)
            self.until(lambda: all(text in self.said()[before:] for text in shown), shown)
            line, below = self.said()[before:].split("\n", 1)
            self.assertEqual(below == "", not shown)
            line = re.sub(r"\d+ ms", "MS", line[len("00:00:00 "):])
            self.assertEqual(re.sub(r"1 page, \d+ % full", "PAGE", line), expected)
        self.end()

    def test_the_time_is_local(self):
        self.write("resume.toml", resume("Ada"))
        os.environ["TZ"] = "XYZ-05:30"
        try:
            self.watch()
        finally:
            del os.environ["TZ"]
        self.until(lambda: self.lines(), "the line")
        hours, minutes, _ = map(int, self.lines()[0][:8].split(":"))
        here = time.gmtime(time.time() + 5.5 * 3600)
        self.assertLessEqual((here.tm_hour * 60 + here.tm_min - hours * 60 - minutes) % 1440, 2)
        self.end()

    def test_a_line_tells_of_each_result(self):
        variants = "[variants.a]\nbasics.label = 'A'\n[variants.b]\nhide = ['skills']\n"
        self.write("resume.toml", resume("Ada", style=variants))
        self.watch("--all")
        self.until(lambda: self.lines(), "the line")
        page = r"1 page, \d+ % full"
        self.assertRegex(self.lines()[0], LINE + f"resume.txt: {page}; resume-a.txt: {page}; resume-b.txt: {page}; ")
        self.write("resume.toml", resume("Ada", style=variants.replace("'A'", "'B'")))
        self.until(lambda: len(self.lines()) == 2, "the second line")
        self.assertRegex(self.lines()[1], LINE + rf"resume.txt: {page} \(unchanged\); resume-a.txt: {page}; "
                         rf"resume-b.txt: {page} \(unchanged\); \d+ ms$")
        # What does not fit is named among the others.
        long = "basics.summary = '" + "Sets type for people. " * 500 + "'\nstyle.pages = 1"
        self.write("resume.toml", resume("Ada", style=variants.replace("hide = ['skills']", long)))
        self.until(lambda: len(self.lines()) == 3, "the third line")
        self.assertRegex(self.lines()[2], rf"resume-b\.txt: not built; \d+ m?s; new: error resume")
        self.end()

    def test_many_results_are_counted(self):
        variants = "".join(f"[variants.v{i}]\nbasics.label = 'V{i}'\n" for i in range(20))
        self.write("resume.toml", resume("Ada", style=variants))
        self.watch("--all")
        self.until(lambda: self.lines(), "the line")
        self.assertRegex(self.said(), "^" + LINE + r"21 built; \d+ ms\n$")
        long = "basics.summary = '" + "Sets type for people. " * 500 + "'\nstyle.pages = 1"
        for i in range(6):
            variants = variants.replace(f"basics.label = 'V{i}'", long)
        self.write("resume.toml", resume("Ada", style=variants))
        self.until(lambda: len(self.lines()) == 2, "the second line")
        self.assertRegex(self.lines()[1], LINE + r"15 of 21 built; not built: resume-v0\.txt, resume-v1\.txt, "
                         r"resume-v2\.txt, resume-v3\.txt and 2 more; ")
        self.end()

    def test_quiet_and_json(self):
        self.write("resume.toml", resume("Ada", "label = 'A **b'"))
        self.watch("-q")
        self.until_result("Ada")
        self.write("resume.toml", resume("Ada", "nome = 'x'"))
        self.until(lambda: "unknown key 'nome'" in self.said(), "the error")
        self.assertTrue(self.said().startswith("resume.toml:4:1: error: "), self.said())
        self.end()
        self.watch("--diagnostics", "json")
        self.until(lambda: self.said().count("\n") == 2, "the line and the error")
        line, error = map(json.loads, self.said().splitlines())
        self.assertRegex(line["message"], LINE + r"resume.toml: not built, \d+ ms; new: error resume.toml:4:1$")
        self.assertEqual((line["severity"], error["severity"]), ("note", "error"))
        self.end()

    def test_what_is_not_there_yet_is_waited_for(self):
        self.watch()
        self.until(lambda: "cannot read 'resume.toml'" in self.said(), "the error")
        self.write("resume.toml", resume("First", style='theme = "house/mine.toml"'))
        self.until(lambda: "mine.toml" in self.said(), "the theme's error")
        (self.root / "house").mkdir()
        self.replace("house/mine.toml", 'extends = "classic"\n')
        self.until_result("First")
        self.write("letter.toml", "subject = 5\n")
        self.until(lambda: "'subject' must be text" in self.said(), "the error of the letter")
        os.remove(self.root / "letter.toml")
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
        for name in "Second", "Third":
            self.until_idle()
            self.write("resume.toml", text.replace("{}", name))
            self.until_result(name)
        self.until_idle()
        self.write("bystander.txt", "no font")
        self.until(lambda: len(self.lines()) == 4, "a build for the file beside it")
        self.until_idle()
        self.end()
        self.assertIn("; nothing changed; 1 note as before", self.lines()[3])
        self.assertEqual((len(self.lines()), self.said().count(warned)), (4, 1), self.said())

    def test_a_standard_stream_cannot_be_watched(self):
        for options in (["-"], ["resume.toml", "-o", "-"]):
            done = subprocess.run([GALLEY, "build", "--watch", *options], cwd=self.root, capture_output=True,
                                  stdin=subprocess.DEVNULL, timeout=PATIENCE)
            self.assertEqual(done.returncode, 2)


if __name__ == "__main__":
    GALLEY = str(pathlib.Path(sys.argv.pop(1)).resolve())
    unittest.main()
