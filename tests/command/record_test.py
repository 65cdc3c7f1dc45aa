#!/usr/bin/python3
"""Does `galley build --record` keep what was sent, as a whole and for ever? Builds are killed at any moment, a thousand of
them.

    record_test.py GALLEY
"""

import concurrent.futures
import hashlib
import json
import pathlib
import random
import signal
import subprocess
import sys
import tempfile
import time
import unittest

BUILDS = 1000

RESUME = """
[basics]
name = "Ada Example"
label = "Engineer"
email = "ada@example.com"
[[work]]
id = "acme"
name = "Acme"
position = "Engineer"
startDate = "2019"
highlights = ["Cut cost by 4.8%. {#cost}"]
[variants.globex]
application = { company = "Globex", position = "Lead", posting = "globex.txt", sent = 2026-03-02 }
[variants.hooli]
facts = "free"
work.acme.position = "Chief"
application = { company = "Hooli", posting = "4711" }
[variants.initech]
work.acme.position = "Chief"
application = { company = "Initech" }
"""


def sha256(data):
    return hashlib.sha256(data).hexdigest()


class Record(unittest.TestCase):
    def setUp(self):
        scratch = tempfile.TemporaryDirectory()
        self.addCleanup(scratch.cleanup)
        self.root = pathlib.Path(scratch.name)
        (self.root / "resume.toml").write_text(RESUME)
        (self.root / "globex.txt").write_text("We look for a lead.\n")

    def galley(self, *arguments):
        return subprocess.run([GALLEY, *arguments], cwd=self.root, capture_output=True, text=True)

    def record(self, *arguments):
        done = self.galley("build", "--record", "sent", *arguments)
        self.assertEqual(done.returncode, 0, done.stderr)
        return done

    def records(self):
        """The records by their names. Each is whole."""
        found = {}
        for folder in sorted((self.root / "sent").iterdir()):
            if folder.name.startswith("."):
                continue
            text = (folder / "record.json").read_text()
            self.assertEqual(text.count("\n"), 1)
            line = json.loads(text)
            self.assertEqual({file["name"] for file in line["files"]} | {"record.json"}, {path.name for path in folder.iterdir()})
            for file in line["files"]:
                data = (folder / file["name"]).read_bytes()
                self.assertEqual((file["bytes"], file["sha256"]), (len(data), sha256(data)), folder)
            found[folder.name] = line
        return found

    def test_the_line(self):
        self.record("--variant", "globex", "-f", "pdf", "-f", "txt")
        line = self.records()["resume-globex-1"]
        self.assertEqual(list(line), ["variant", "company", "position", "posting", "files", "facts", "sent", "input", "said"])
        self.assertEqual((line["variant"], line["company"], line["position"], line["sent"]), ("globex", "Globex", "Lead", "2026-03-02"))
        self.assertEqual(line["posting"], {"name": "globex.txt", "sha256": sha256((self.root / "globex.txt").read_bytes())})
        self.assertEqual([file["name"] for file in line["files"]], ["resume-globex.pdf", "resume-globex.txt"])
        self.assertEqual((self.root / "sent/resume-globex-1/resume-globex.pdf").read_bytes(), (self.root / "resume-globex.pdf").read_bytes())
        self.assertEqual((line["facts"], line["input"]), ("checked", "../resume.toml"))

    def test_facts_postings_and_dates_that_are_not_there(self):
        self.record("--variant", "hooli")
        line = self.records()["resume-hooli-1"]
        self.assertEqual((line["facts"], line["posting"], line["sent"]), ("free", {"name": "4711"}, None))
        done = self.record("--variant", "initech")
        self.assertIn("warning: resume.toml (initech): a fact is not in the whole résumé", done.stderr)
        self.assertEqual((self.records()["resume-initech-1"]["facts"], self.records()["resume-initech-1"]["posting"]), ("differ", None))

    def test_a_record_is_never_changed(self):
        self.record("--variant", "globex")
        before = {path: path.read_bytes() for path in (self.root / "sent").rglob("*") if path.is_file()}
        self.record("--variant", "globex")
        self.assertEqual(list(self.records()), ["resume-globex-1"])
        (self.root / "resume.toml").write_text(RESUME.replace("Cut cost", "Lowered cost"))
        self.record("--variant", "globex")
        self.assertEqual(list(self.records()), ["resume-globex-1", "resume-globex-2"])
        # Back to what it was: that is another record, for it was sent again.
        (self.root / "resume.toml").write_text(RESUME)
        self.record("--variant", "globex")
        self.assertEqual(len(self.records()), 3)
        for path, data in before.items():
            self.assertEqual(path.read_bytes(), data)

    def test_a_name_that_is_taken(self):
        for name, content in ("resume-globex-1", None), ("resume-globex-2", "x"):
            path = self.root / "sent" / name
            path.mkdir(parents=True) if content is None else path.write_text(content)
        (self.root / "sent/resume-globex-1/mine.txt").write_text("mine")
        self.record("--variant", "globex")
        self.assertEqual({path.name for path in (self.root / "sent").iterdir()}, {"resume-globex-1", "resume-globex-2", "resume-globex-3"})
        self.assertEqual((self.root / "sent/resume-globex-1/mine.txt").read_text(), "mine")

    def test_letters_and_pictures(self):
        (self.root / "letter.toml").write_text('recipient = { organization = "{company}" }\ndate = "today"\nopening = "Dear people,"\nbody = "I write to you."\nclosing = "Yours,"\n')
        self.record("--variant", "globex", "--letter")
        self.record("--variant", "globex", "-f", "png")
        self.record("--variant", "globex", "--letter-first")
        records = self.records()
        self.assertEqual(set(records["letter-globex-1"]["said"]), {"letter"})
        self.assertEqual(set(records["resume-globex-1"]["said"]), {"resume"})
        self.assertEqual(set(records["resume-globex-2"]["said"]), {"letter", "resume"})
        self.assertIn("letter-globex-1 (sent 2026-03-02, unchanged)", self.table()["globex"].replace("resume-globex-2", "letter-globex-1"))
        (self.root / "letter.toml").write_text((self.root / "letter.toml").read_text().replace("I write", "I turn"))
        self.assertIn("changed since", self.table()["globex"])

    def table(self):
        done = self.galley("variants", "--record", "sent", "-q")
        self.assertEqual(done.returncode, 0, done.stderr)
        return {line.split()[0]: line for line in done.stdout.splitlines()[1:]}

    def test_variants_says_what_was_sent_and_what_changed_since(self):
        self.record("--all")
        self.assertIn("resume-globex-1 (sent 2026-03-02, unchanged)", self.table()["globex"])
        self.assertIn("resume-hooli-1 (unchanged)", self.table()["hooli"])
        (self.root / "resume.toml").write_text(RESUME.replace("Cut cost", "Lowered cost").replace("[variants.hooli]", '[variants.hooli]\nhighlights = { cost = "Cut cost by 4.8%." }'))
        self.assertIn("resume-globex-1 (sent 2026-03-02, changed since)", self.table()["globex"])
        self.assertIn("resume-hooli-1 (unchanged)", self.table()["hooli"])
        # A style, or a date, is no change.
        (self.root / "resume.toml").write_text(RESUME + '[style]\nsize = 9\n[meta]\nlastModified = 2026-01-01\n')
        self.assertIn("unchanged", self.table()["globex"])
        self.record("--variant", "globex")
        self.assertIn("resume-globex-2 (sent 2026-03-02, unchanged)", self.table()["globex"])
        self.assertIn("resume-1 (", self.table()["whole"])

    def test_it_does_not_matter_from_where_galley_runs(self):
        self.record("--variant", "globex")
        (self.root / "other").mkdir()
        (self.root / "other/resume.toml").write_text(RESUME.replace("Ada", "Eve"))
        for folder, resume, records in (".", "./resume.toml", "sent/"), ("other", "../resume.toml", "../sent"), ("sent", "../resume.toml", "."):
            done = subprocess.run([GALLEY, "build", resume, "--variant", "globex", "--record", records], cwd=self.root / folder, capture_output=True, text=True)
            self.assertEqual(done.returncode, 0, done.stderr)
            done = subprocess.run([GALLEY, "variants", resume, "--record", records, "-q"], cwd=self.root / folder, capture_output=True, text=True)
            self.assertIn("resume-globex-1 (sent 2026-03-02, unchanged)", done.stdout)
        self.assertEqual(list(self.records()), ["resume-globex-1"])
        # Another person's résumé of the same name.
        done = self.galley("variants", "other/resume.toml", "--record", "sent", "-q")
        self.assertNotIn("resume-globex", done.stdout)

    def test_the_last_record_counts_whatever_its_name(self):
        self.record("--variant", "globex", "-o", "zzz.pdf")
        self.record("--variant", "globex", "-o", "aaa.pdf")
        self.assertIn("aaa-1 (", self.table()["globex"])

    def test_an_anonymous_record_does_not_name_the_file(self):
        (self.root / "resume.toml").rename(self.root / "ada-example.toml")
        self.record("ada-example.toml", "--anonymous")
        text = (self.root / "sent/anonymous-1/record.json").read_text()
        self.assertNotIn("ada", text.lower())

    def test_what_is_at_fault(self):
        done = self.galley("variants", "--record", "nowhere")
        self.assertEqual(done.returncode, 2)
        self.assertIn("cannot read the records in nowhere", done.stderr)
        done = self.galley("build", "--record", "sent", "--watch")
        self.assertEqual(done.returncode, 2)
        done = self.galley("build", "--record", "sent", "--variant", "globex", "-o", "-")
        self.assertEqual(done.returncode, 2)
        self.assertIn("standard output", done.stderr)
        self.assertFalse((self.root / "sent").exists())
        # What is not built is not recorded.
        (self.root / "resume.toml").write_text(RESUME + "[style]\npaper = 1\n")
        self.assertEqual(self.galley("build", "--record", "sent").returncode, 1)
        self.assertFalse((self.root / "sent").exists())
        (self.root / "resume.toml").write_text(RESUME)
        (self.root / "sent").write_text("no folder")
        done = self.galley("build", "--record", "sent", "--variant", "globex")
        self.assertEqual(done.returncode, 3)
        self.assertIn("sent", done.stderr)
        self.assertEqual((self.root / "sent").read_text(), "no folder")

    def test_damaged_records_are_none(self):
        self.record("--variant", "globex")
        for name, text in ("resume-globex-7", "{"), ("resume-globex-8", "[1]"), ("resume-globex-9", '{"variant": 3, "said": {"resume": []}}'):
            (self.root / "sent" / name).mkdir()
            (self.root / "sent" / name / "record.json").write_text(text)
        done = self.galley("variants", "--record", "sent")
        self.assertIn("resume-globex-1 (sent", done.stdout)
        self.assertIn("warning: sent/resume-globex-7/record.json is no record", done.stderr)

    def test_a_thousand_builds_with_kills_in_between(self):
        """Each build says something else. Some are killed; two run at a time."""
        chance = random.Random(18)
        begun = time.monotonic()
        (self.root / "probe").mkdir()
        self.galley("build", "--record", "probe", "--variant", "globex")
        usual = time.monotonic() - begun

        def build(number):
            wait = chance.random() * 1.3 * usual if number % 3 else None
            process = subprocess.Popen(
                [GALLEY, "build", "--record", "sent", "--variant", "globex", "-f", "pdf", "-f", "txt", "-o", f"out{number % 2}/",
                 "--set", f"basics.summary=Build {number}."],
                cwd=self.root, stdout=subprocess.DEVNULL, stderr=subprocess.DEVNULL,
            )
            if wait is not None:
                time.sleep(wait)
                process.send_signal(signal.SIGKILL)
            return process.wait(), number

        with concurrent.futures.ThreadPoolExecutor(2) as pool:
            outcomes = list(pool.map(build, range(BUILDS)))
        killed = sum(code == -signal.SIGKILL for code, _ in outcomes)
        self.assertEqual({code for code, _ in outcomes} - {0, -signal.SIGKILL}, set())
        self.assertGreater(killed, BUILDS // 10)
        self.assertGreater(BUILDS - killed, BUILDS // 4)
        records = self.records()
        texts = {(self.root / "sent" / name / "resume-globex.txt").read_text() for name in records}
        self.assertEqual(len(texts), len(records))
        for code, number in outcomes:
            if code == 0:
                self.assertTrue(any(f"Build {number}.\n" in text for text in texts), number)
        # What killed builds left goes with the next build.
        self.record("--variant", "globex")
        self.assertEqual([path.name for path in (self.root / "sent").iterdir() if path.name.startswith(".")], [])


if __name__ == "__main__":
    GALLEY = str(pathlib.Path(sys.argv.pop(1)).resolve())
    unittest.main()
