#!/usr/bin/python3
"""The mistakes of a new user (mistakes.py) against the built command. Each must give the message, the place, the exit code and the
help that expected.txt holds. Where the help says exactly what to write, that is written, and must build without a warning.

    first_hour_test.py GALLEY             try all mistakes
    first_hour_test.py GALLEY --record    write expected.txt anew (then read it: a wrong golden is a bug report)
    first_hour_test.py GALLEY NAME …      try only these
"""

import pathlib
import re
import sys

HERE = pathlib.Path(__file__).resolve().parent
sys.path.insert(0, str(HERE.parent / "bad_input"))

import recorder  # noqa: E402
from mistakes import MISTAKES  # noqa: E402

EXPECTED = HERE / "expected.txt"

# A help that says all there is to write in place of what the marks stand under.
PLACE = re.compile(r"^resume\.toml:(\d+):(\d+): (?:error|warning): .*\n.*\n +\| +(\^~*)\n +(?:= )?help: (.*)$", re.MULTILINE)
INSTEAD = re.compile(r"(?:did you mean '([^']+)'\?|write (\"[^\"…]*\"|\[[^…]*\]|\{[^…]*\}|true|false|[\d.]+))$")


def literally(said, text):
    """`text` with each marked part replaced by what the help says; None if a help leaves anything to the reader."""
    lines = text.split("\n")
    places = list(PLACE.finditer(said))
    if len(places) != said.count("error: ") + said.count("warning: "):
        return None
    for place in reversed(places):
        row, column, marks, help_text = int(place[1]) - 1, int(place[2]) - 1, place[3], place[4]
        instead = INSTEAD.match(help_text)
        if not instead:
            return None
        line = lines[row]
        marked = line[column:column + len(marks)]
        new = instead[1] or instead[2]
        if instead[1] and marked[:1] in "\"'":
            new = marked[0] + new + marked[0]
        lines[row] = line[:column] + new + line[column + len(marks):]
    return "\n".join(lines) if places else None


def faults(galley, mistake, expected):
    """What is wrong with how `galley` answers a mistake, a text each."""
    code, out, err, touched = recorder.run(galley, mistake.files, mistake.arguments)
    actual = recorder.transcript(code, out, err, touched)
    if actual != expected:
        yield f"--- expected\n{expected}--- actual\n{actual}"
    if code == 0 and ": warning: " not in err and ": note: " not in err:
        yield "nothing is said"
    if touched and (code in (1, 3) or set(touched) & set(mistake.files)):
        yield f"it fails, and writes {touched}"
    if code != 0 and "help: " not in err and ".json:" not in err:
        yield f"no way out is named:\n{err}"
    if not mistake.can_be_followed:
        return
    right = {**mistake.files, **mistake.right_files}
    code, _, err, _ = recorder.run(galley, right, mistake.right_arguments)
    if code != 0 or err:
        yield f"what the help says does not build:\n{err}"


def followed(galley, mistake):
    """Whether a machine can follow the help, and what is wrong with what that gives. One mistake may hide another: the help of
    that is followed, too."""
    if mistake.arguments[0] != "build" or "resume.toml" not in mistake.files:
        return False, None
    files = {**mistake.files, **{name: data for name, data in mistake.right_files.items() if name != "resume.toml"}}
    code, _, err, _ = recorder.run(galley, files, mistake.arguments)
    could = False
    for _ in range(3):
        try:
            changed = literally(err, files["resume.toml"].decode())
        except UnicodeDecodeError:
            changed = None
        if changed is None:
            break
        could = True
        files["resume.toml"] = changed.encode()
        code, _, err, _ = recorder.run(galley, files, mistake.right_arguments)
    if could and code != 0:
        return True, f"the help, followed by a machine, gives\n{files['resume.toml'].decode()}\n{err}"
    return could, None


def main():
    galley, *names = sys.argv[1:]
    galley = str(pathlib.Path(galley).resolve())
    if names == ["--record"]:
        recorder.record(EXPECTED, {
            mistake.name: recorder.transcript(*recorder.run(galley, mistake.files, mistake.arguments)) for mistake in MISTAKES
        })
        return 0
    expected = recorder.recorded(EXPECTED)
    tried = [mistake for mistake in MISTAKES if not names or mistake.name in names]
    failed = by_machine = 0
    for mistake in tried:
        found = list(faults(galley, mistake, expected.get(mistake.name, "nothing recorded\n")))
        could, fault = followed(galley, mistake)
        by_machine += could
        found += [fault] if fault else []
        failed += bool(found)
        for fault in found:
            print(f"FAILED: {mistake.name}\n{fault}")
    if not names and set(expected) != {mistake.name for mistake in MISTAKES}:
        failed += 1
        print("FAILED: expected.txt and mistakes.py differ in their names")
    print(f"{len(tried)} mistakes, the help of {sum(m.can_be_followed for m in tried)} followed, of {by_machine} by a machine; {failed} failed")
    return 1 if failed else 0


if __name__ == "__main__":
    sys.exit(main())
