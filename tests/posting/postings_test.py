#!/usr/bin/python3
"""Runs `galley check --posting` on job postings whose terms were marked by hand, and measures what it finds.

    postings_test.py GALLEY [FOLDER…]

README.md says what a term is. Beside each posting stands NAME.marks.toml: the résumé and the variant to compare it with, the
terms, each with the group that it belongs to, and `neutral` terms that count neither way. Precision and recall are those of the
missing terms, which the printed text lacks. `dev` was there when the rules were written. Each other folder was kept aside until
the rules stood and was measured then: `second` 0.69 and 0.75; `third` 0.79 and 0.89; `fourth` 0.94 and 0.93. The rules were
written on with the first two of these in view. Most of their postings are unusual on purpose: in prose, with headings of their
own. Those of `fourth` are of the usual forms. The figures must not get worse.

A found term is a marked one if one of its forms has the same words as the marked term or one of its `also`: the stems of the
words are equal, and hyphens part words as spaces do.
"""

import ctypes
import ctypes.util
import json
import pathlib
import re
import subprocess
import sys
import tomllib

HERE = pathlib.Path(__file__).parent
FOLDERS = {"dev": (0.90, 0.95), "second": (0.78, 0.83), "third": (0.79, 0.87), "fourth": (0.93, 0.91)}  # least precision, recall
ALGORITHMS = {"en": b"english", "de": b"german"}


class Stemmer:
    """Snowball's stems, by the library that galley uses."""

    library = ctypes.CDLL(ctypes.util.find_library("stemmer") or "libstemmer.so.0d")
    library.sb_stemmer_new.restype = ctypes.c_void_p
    library.sb_stemmer_new.argtypes = [ctypes.c_char_p, ctypes.c_char_p]
    library.sb_stemmer_stem.restype = ctypes.c_void_p
    library.sb_stemmer_stem.argtypes = [ctypes.c_void_p, ctypes.c_char_p, ctypes.c_int]
    library.sb_stemmer_length.argtypes = [ctypes.c_void_p]

    def __init__(self, language):
        self.language = language
        self.rules = self.library.sb_stemmer_new(ALGORITHMS[language], None)

    def stem(self, word):
        if self.language == "de":
            word = re.sub(r"(er)in(nen)?$", r"\1", word)
        data = word.encode()
        found = self.library.sb_stemmer_stem(self.rules, data, len(data))
        return ctypes.string_at(found, self.library.sb_stemmer_length(self.rules)).decode()

    def key(self, text):
        text = re.sub("[-/‑]", " ", text.lower().replace("’", "'")).replace("'s ", " ")
        return "".join(self.stem(word.strip(".")) for word in re.findall(r"[\w+#.&]+", text))


def report(galley, posting, marks):
    resume = HERE / "resumes" / marks["resume"]
    done = subprocess.run([galley, "check", resume, "--variant", marks["variant"], "--posting", posting, "--json"],
                          capture_output=True, text=True, check=False)
    if done.returncode != 0:
        sys.exit(f"{posting.name}: exit code {done.returncode}\n{done.stderr}")
    return json.loads(done.stdout)["posting"]


class Result:
    def __init__(self):
        self.right = self.wrong = self.found = self.missed = 0

    def precision(self):
        return self.right / max(self.right + self.wrong, 1)

    def recall(self):
        return self.found / max(self.found + self.missed, 1)


def measure(galley, marks_file, result):
    """Adds a posting's counts to the result; says what is wrong."""
    marks = tomllib.loads(marks_file.read_text())
    name = marks_file.name.removesuffix(".marks.toml")
    posting = next(path for path in marks_file.parent.glob(name + ".*") if path.suffix != ".toml")
    found = report(galley, posting, marks)
    language = name[:2]
    if found["language"] != language:
        sys.exit(f"{posting.name}: taken for a posting in '{found['language']}'")
    stemmer = Stemmer(language)
    neutral = {stemmer.key(term) for term in marks["neutral"]}
    marked = [({stemmer.key(form) for form in [term["term"], *term["also"]]}, term) for term in marks["terms"]]
    hit, wrong = set(), []
    for term in found["terms"]:
        if term["group"] == "held":
            continue
        keys = {stemmer.key(form) for form in term["forms"]}
        of = [i for i, (forms, _) in enumerate(marked) if forms & keys]
        missing = [i for i in of if marked[i][1]["group"] != "held"]
        hit.update(missing)
        if missing:
            result.right += 1
        elif of:
            wrong.append(term["term"] + " (it is held)")
        elif not keys & neutral:
            wrong.append(term["term"])
    expected = [i for i, (_, term) in enumerate(marked) if term["group"] != "held"]
    missed = [marked[i][1]["term"] for i in expected if i not in hit]
    result.wrong += len(wrong)
    result.found += len(expected) - len(missed)
    result.missed += len(missed)
    print(f"  {name}  wrong: {'; '.join(wrong) or '-'}\n         missed: {'; '.join(missed) or '-'}")


def main(galley, folders):
    failed = False
    for folder in folders:
        marks = sorted(folder.glob("*.marks.toml"))
        if not marks:
            sys.exit(f"there are no postings in {folder}")
        result = Result()
        print(folder.name)
        for one in marks:
            measure(galley, one, result)
        print(f"  {len(marks)} postings: precision {result.precision():.3f}, recall {result.recall():.3f}")
        precision, recall = FOLDERS.get(folder.name, (0.90, 0.90))
        failed = failed or result.precision() <= precision or result.recall() <= recall
    sys.exit(1 if failed else 0)


if __name__ == "__main__":
    main(sys.argv[1], [pathlib.Path(name) for name in sys.argv[2:]] or [HERE / name for name in FOLDERS])
