#!/usr/bin/python3
"""Sets a résumé of this folder, or the letter of one of letter/, and compares its pages, as `galley build -f layout`
writes them, with NAME.layout.json. A warning (an overfull line, a word alone in the last) is a failure: the pages that all is measured by are to be clean.

    golden_test.py GALLEY RESUME [--update]
"""

import argparse
import difflib
import pathlib
import subprocess
import sys


def main():
    parser = argparse.ArgumentParser()
    parser.add_argument("galley")
    parser.add_argument("resume", type=pathlib.Path)
    parser.add_argument("--update", action="store_true", help="take what comes out as what is expected")
    options = parser.parse_args()

    letter = ["--letter"] if options.resume.parent.name == "letter" else []
    command = [options.galley, "build", options.resume, *letter, "--strict", "-f", "layout", "-o", "-"]
    done = subprocess.run(command, capture_output=True, text=True)
    if done.returncode != 0:
        sys.exit(f"{options.resume.name}: exit {done.returncode}\n{done.stderr}")

    golden = options.resume.with_suffix(".layout.json")
    expected = golden.read_text() if golden.exists() else ""
    if done.stdout == expected:
        return
    sys.stdout.writelines(
        difflib.unified_diff(
            expected.splitlines(keepends=True), done.stdout.splitlines(keepends=True), f"{golden.name}", "as set now", n=1
        )
    )
    if options.update:
        golden.write_text(done.stdout)
    else:
        sys.exit(f"\n{options.resume.name} is set differently. If that is better, take it over: tests/golden/update")


main()
