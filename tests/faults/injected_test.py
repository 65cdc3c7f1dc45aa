#!/usr/bin/python3
"""Each call to the system and to the memory fails at each of its uses, one run a failure. What may come of it is the
result as it would be, or none, a message and exit code 3; never a crash, a part of a result, or one that says less.

    injected_test.py GALLEY INJECT.so
"""

import concurrent.futures
import errno
import os
import pathlib
import shutil
import subprocess
import sys
import tempfile
import unittest

GALLEY = ""
INJECT = ""
REPOSITORY = pathlib.Path(__file__).resolve().parents[2]

RESUME = """
[basics]
name = "Ada Example"
image = "me.jpg"
summary = "Reads proofs, and writes of it: the photographers’ proofs of many years in print. {words}"
[[work]]
name = "Acme"
position = "Engineer"
startDate = "2023-04"
highlights = ["Set type.", "Led six. {{.lead}}"]
[style]
theme = "house.toml"
hyphenate = true
"""

LETTER = """
date = 2026-11-30
subject = "A place for a reader of proofs"
opening = "Dear Ms. Sample,"
body = "I would like to read your proofs."
closing = "Sincerely,"
enclosures = [{ name = "Degree", file = "degree.pdf" }]
"""

# A call, and the error that it fails with.
SYSTEM_CALLS = {
    "open": errno.EIO, "openat": errno.EIO, "read": errno.EIO, "write": errno.ENOSPC, "close": errno.EIO,
    "fstat": errno.EIO, "stat": errno.EIO, "fstatat": errno.EIO, "readlinkat": errno.EIO, "linkat": errno.EIO,
    "renameat": errno.EIO, "unlinkat": errno.EIO, "utimensat": errno.EIO, "fchmod": errno.EIO, "fsync": errno.EIO,
    "mkdir": errno.EIO, "fdopendir": errno.EMFILE, "readdir": errno.EIO, "pthread_create": errno.EAGAIN,
}
MEMORY_CALLS = {"new": errno.ENOMEM}
# Of a call that is used more often, so many uses are tried.
MAX_USES = 150


def spread(count):
    """Numbers from 1 to `count`, at most MAX_USES: all of the first ones, and some of the others."""
    if count <= MAX_USES:
        return range(1, count + 1)
    first = MAX_USES // 3
    rest = MAX_USES - first
    return [*range(1, first + 1), *(first + 1 + (count - first - 1) * i // (rest - 1) for i in range(rest))]


def make_folder(root):
    (root / "resume.toml").write_text(RESUME.format(words="More of it, at some length, so that it takes lines. " * 4))
    (root / "resume.private.toml").write_text('[basics]\nphone = "505-555-0142"\n')
    (root / "house.toml").write_text('extends = "classic"\nfont.body = "Lato"\n')
    (root / "variants").mkdir()
    (root / "variants/short.toml").write_text('exclude = ["lead"]\n')
    (root / "fonts").mkdir()
    shutil.copy("/usr/share/fonts/truetype/lato/Lato-Regular.ttf", root / "fonts/Lato-Regular.ttf")
    shutil.copy("/usr/share/fonts/truetype/lato/Lato-Bold.ttf", root / "fonts/Lato-Bold.ttf")
    shutil.copy(REPOSITORY / "tests/golden/portrait.jpg", root / "me.jpg")


def tree(root):
    return {str(path.relative_to(root)): path.read_bytes() for path in root.rglob("*") if path.is_file()}


class Injected(unittest.TestCase):
    def run_it(self, arguments, folder, fail=None, count=None):
        environment = {**os.environ, "LD_PRELOAD": INJECT}
        environment |= {"GALLEY_FAIL": fail} if fail else {"GALLEY_COUNT": str(count)}
        return subprocess.run([GALLEY, *arguments], cwd=folder, env=environment, capture_output=True, timeout=60)

    def fault_of(self, done, before, after, wanted, error):
        """What is wrong with what came of a failure; nothing if all is well."""
        if done.returncode not in (0, 3):
            return f"ended with {done.returncode}"
        if done.returncode == 0 and (after, done.stdout) != wanted:
            return "ended with 0, and the result is another"
        if done.returncode == 3 and not done.stderr:
            return "said nothing"
        if done.returncode == 3 and error not in done.stderr.decode() and "memory" not in done.stderr.decode():
            return "did not say " + error
        for name, content in after.items():
            if name.rsplit("/", 1)[-1].startswith(".galley-"):
                return "left " + name
            if content not in (before.get(name), wanted[0].get(name)):
                return f"{name} is neither as it was nor as it should be"
        return None

    def check(self, arguments, calls, prepare=lambda root: None):
        """Fails each of the calls at each of its uses."""
        with tempfile.TemporaryDirectory() as scratch:
            scratch = pathlib.Path(scratch)

            def new_folder(name):
                root = scratch / name
                root.mkdir()
                make_folder(root)
                prepare(root)
                return root

            reference = new_folder("reference")
            before = tree(reference)
            done = self.run_it(arguments, reference, count=scratch / "counts")
            self.assertEqual(done.returncode, 0, done.stderr)
            wanted = (tree(reference), done.stdout)
            counts = dict(line.split() for line in (scratch / "counts").read_text().splitlines())

            def try_it(call, use, error):
                root = new_folder(f"{call}-{use}")
                try:
                    done = self.run_it(arguments, root, fail=f"{call}:{use}:{error}")
                except subprocess.TimeoutExpired:
                    return f"{call} {use}: never ended"
                fault = self.fault_of(done, before, tree(root), wanted, os.strerror(error))
                shutil.rmtree(root)
                return fault and f"{call} {use}: {fault}; it said: {done.stderr.decode(errors='replace')[:300]}"

            with concurrent.futures.ThreadPoolExecutor(os.cpu_count()) as pool:
                tries = [
                    pool.submit(try_it, call, use, error)
                    for call, error in calls.items()
                    for use in spread(int(counts[call]))
                ]
                faults = [one.result() for one in tries if one.result()]
            self.assertGreater(len(tries), 10)
            self.assertEqual(faults, [], "\n".join(faults))

    BUILD = ["build", "resume.toml", "--all", "-j1"]

    @staticmethod
    def with_old_results(root):
        (root / "resume.pdf").write_text("as it was")
        (root / "resume-short.pdf").write_text("as it was")

    def test_a_build_over_old_results(self):
        self.check(self.BUILD, SYSTEM_CALLS, self.with_old_results)

    def test_a_durable_build_into_a_new_folder(self):
        self.check([*self.BUILD, "-o", "new/folder/", "--durable", "--depfile", "d"], SYSTEM_CALLS)

    def test_a_build_to_standard_output(self):
        self.check(["build", "resume.toml", "-o", "-"], SYSTEM_CALLS)

    def test_memory(self):
        self.check(self.BUILD, MEMORY_CALLS, self.with_old_results)

    def test_memory_that_is_short(self):
        """What the libraries in C ask for may fail as well: from hardly any memory to enough."""
        with tempfile.TemporaryDirectory() as scratch:
            root = pathlib.Path(scratch)
            make_folder(root)

            def run_within(megabytes, *arguments):
                command = f"ulimit -v {int(megabytes * 1024)}; exec \"$@\""
                return subprocess.run(["sh", "-c", command, "sh", GALLEY, *arguments], cwd=root, capture_output=True, timeout=60)

            least = next(size for size in range(20, 1000) if run_within(size, "--version").returncode == 0)
            wanted = subprocess.run([GALLEY, "build", "-o", "-"], cwd=root, capture_output=True).stdout
            codes = []
            for step in range(120):
                done = run_within(least + step / 2, "build", "-o", "-", "-j1")
                codes.append(done.returncode)
                if done.returncode == 0:
                    self.assertEqual(done.stdout, wanted, f"{least + step / 2} MB")
                else:
                    self.assertEqual((done.returncode, done.stdout), (3, b""), f"{least + step / 2} MB: {done.stderr}")
                    self.assertIn(b"out of memory", done.stderr)
            self.assertEqual(set(codes), {0, 3}, "from too little to enough")

    def test_a_letter_with_enclosures(self):
        def prepare(root):
            (root / "letter.toml").write_text(LETTER)
            (root / "degree.pdf").write_bytes(self.degree)

        with tempfile.TemporaryDirectory() as folder:
            make_folder(pathlib.Path(folder))
            done = subprocess.run([GALLEY, "build", "--no-system-fonts", "-o", "-"], cwd=folder, capture_output=True, check=True)
            self.degree = done.stdout
        self.check(["build", "--letter-first", "--with-enclosures", "-o", "both.pdf", "-j1"], SYSTEM_CALLS | MEMORY_CALLS, prepare)

    def test_a_start(self):
        self.check(["new", "start"], SYSTEM_CALLS | {"new": errno.ENOMEM})

    def test_an_import(self):
        def prepare(root):
            (root / "old.json").write_text('{"basics": {"name": "Ada Example", "summary": "Reads proofs."}}')

        self.check(["import", "old.json"], SYSTEM_CALLS | MEMORY_CALLS, prepare)


if __name__ == "__main__":
    GALLEY = os.path.abspath(sys.argv.pop(1))
    INJECT = os.path.abspath(sys.argv.pop(1))
    unittest.main()
