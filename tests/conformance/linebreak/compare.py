"""Compares galley-breaks with what TeX did (reference.json, from LuaHBTeX 1.15).

compare.py items|paragraphs|refusals GALLEY-BREAKS

In reference.json an item is ["b", width], ["g", width, stretch, shrink, order], ["p", penalty] or
["d", before, after, instead, penalty, kind]; an expectation that equals another variant's is that variant's
name; `to` are offsets in the text, in code points, negative where a hyphen was added; `natural` is in sp.
"""

import json
import pathlib
import subprocess
import sys

HERE = pathlib.Path(__file__).parent
FONTS = pathlib.Path("/usr/share/fonts")
SP_PER_POINT = 65536


def run(program, mode, text):
    return subprocess.run([program, mode], input=text, capture_output=True, text=True, timeout=120)


def ask(program, mode, question):
    result = run(program, mode, json.dumps(question))
    if result.returncode != 0:
        sys.exit(f"exit code {result.returncode}: {result.stderr}")
    return json.loads(result.stdout)


def expectation(case, variant):
    expected = case["expected"][variant]
    return expectation(case, expected) if isinstance(expected, str) else expected


def compare_items(program, reference):
    """Every feasible case: the same breaks and demerits. Every other: found infeasible."""
    faults = 0
    for variant in reference["parameters"]["variants"]:
        question = {"parameters": reference["parameters"], "variant": variant, "cases": reference["cases"]}
        answers = ask(program, "items", question)
        for name, case in reference["cases"].items():
            expected, answer = expectation(case, variant), answers[name]
            agrees = answer["feasible"] == expected["feasible"]
            if agrees and expected["feasible"]:
                agrees = answer["demerits"] == expected["demerits"]
                agrees = agrees and (expected["tie"] or answer["at"] == expected["at"])
            if not agrees:
                faults += 1
                print(f"{name} {variant}: expected {expected}, got {answer}")
    return faults == 0


def expected_lines(case, expected):
    begin = 0
    for to, natural in zip(expected["to"], expected["natural"]):
        text = case["text"][begin:abs(to)].strip() + ("-" if to < 0 else "")
        yield text, natural / SP_PER_POINT
        begin = abs(to)


def compare_paragraphs(program, reference):
    """At least 97 % of the feasible paragraphs broken alike; natural widths of like lines within 0.01 pt."""
    fonts = {path.name: str(path) for path in FONTS.rglob("*.[ot]tf")}
    same, different, wide = 0, [], []
    for variant in reference["parameters"]["variants"]:
        cases = {
            name: {"text": case["text"], "font": fonts[case["font"]], "size": case["size"],
                   "measure": case["measure"], "language": case["language"]}
            for name, case in reference["cases"].items()
        }
        answers = ask(program, "paragraphs", {"variant": variant, "cases": cases})
        for name, case in reference["cases"].items():
            expected = expectation(case, variant)
            if not expected["feasible"] or expected["tie"]:
                continue
            wanted = dict(expected_lines(case, expected))
            got = {line["text"]: line["nat"] for line in answers[name]["lines"]}
            wide += [(name, variant, text, wanted[text], got[text])
                     for text in wanted.keys() & got.keys() if abs(wanted[text] - got[text]) > 0.01]
            if list(wanted) == list(got):
                same += 1
            else:
                different.append((name, variant, [text for text in got if text not in wanted]))
    for fault in different + wide:
        print(*fault)
    share = same / (same + len(different))
    print(f"{same} of {same + len(different)} paragraphs alike ({share:.1%}), {len(wide)} widths off")
    return share >= 0.97 and not wide


def case_of(items, measure="100"):
    return '{"variant": "t200", "cases": {"a": {"measure": %s, "items": %s}}}' % (measure, items)


REFUSED = {
    "nothing": "",
    "no JSON": "{",
    "bad UTF-8 escape": '{"variant": "\\ud800"}',
    "an array": "[]",
    "no variant": '{"cases": {"a": {"measure": 1, "items": []}}}',
    "unknown variant": '{"variant": "t1", "cases": {"a": {"measure": 1, "items": []}}}',
    "no cases": '{"variant": "t200"}',
    "cases in an array": '{"variant": "t200", "cases": []}',
    "parameters in an array": '{"parameters": [], "variant": "t200", "cases": {"a": {"measure": 1, "items": []}}}',
    "cost beyond 32 bits": '{"parameters": {"linepenalty": 99999999999}, "variant": "t200", "cases": {"a": '
                           '{"measure": 1, "items": []}}}',
    "no measure": '{"variant": "t200", "cases": {"a": {"items": []}}}',
    "no items": '{"variant": "t200", "cases": {"a": {"measure": 1}}}',
    "negative measure": case_of("[]", "-1"),
    "measure beyond 64 bits": case_of("[]", "18446744073709551615"),
    "measure with a fraction": case_of("[]", "1.5"),
    "items in an object": case_of('{"b": 1}'),
    "item that is no array": case_of('["b", 1]'),
    "empty item": case_of("[[]]"),
    "unknown item": case_of('[["x", 1]]'),
    "box without a width": case_of('[["b"]]'),
    "width that is a string": case_of('[["b", "1"]]'),
    "width beyond range": case_of('[["b", 9223372036854775807]]'),
    "negative shrink": case_of('[["g", 1, 1, -1]]'),
    "short glue": case_of('[["g", 1, 1]]'),
    "unknown order": case_of('[["g", 1, 1, 1, 9]]'),
    "penalty beyond range": case_of('[["p", 99999999999]]'),
    "short discretionary": case_of('[["d", 1, 1, 1, 50]]'),
    "unknown kind": case_of('[["d", 1, 1, 1, 50, 7]]'),
    "deep nesting": case_of("[" * 100000 + "]" * 100000),
}

REFUSED_PARAGRAPHS = {
    "no font": '{"variant": "t200", "cases": {"a": {"text": "a", "size": 10, "measure": 1}}}',
    "a font that is nowhere": '{"variant": "t200", "cases": {"a": {"text": "a", "size": 10, "measure": 1, "font": '
                              '"/nowhere.otf"}}}',
    "a font that is text": '{"variant": "t200", "cases": {"a": {"text": "a", "size": 10, "measure": 1, "font": "%s"}}}'
                           % (HERE / "compare.py"),
}

ODD_BUT_RIGHT = {
    "no cases": '{"variant": "t200", "cases": {}}',
    "empty list": case_of("[]"),
    "huge penalties": case_of('[["b", 100], ["p", -1000000000], ["b", 100], ["p", 1000000000]]'),
    "longest lengths": case_of('[["b", 1099511627776], ["g", 1099511627776, 1099511627776, 1099511627776], '
                               '["b", -1099511627776]]', "1099511627776"),
}


def compare_refusals(program, _reference):
    """Input that is not as it should be gives a message and exit code 2; odd input is answered."""
    faults = 0
    tables = [("items", REFUSED, 2), ("paragraphs", REFUSED_PARAGRAPHS, 2), ("items", ODD_BUT_RIGHT, 0)]
    for mode, table, code in tables:
        for name, text in table.items():
            result = run(program, mode, text)
            if result.returncode != code or (code != 0 and not result.stderr.startswith("galley-breaks: error: ")):
                faults += 1
                print(f"{name}: exit code {result.returncode}, expected {code}: {result.stderr}")
    if run(program, "pages", "{}").returncode != 2:
        faults += 1
        print("an unknown subcommand is accepted")
    return faults == 0


def main():
    mode, program = sys.argv[1:]
    compare = {"items": compare_items, "paragraphs": compare_paragraphs, "refusals": compare_refusals}[mode]
    with open(HERE / "reference.json", encoding="utf-8") as file:
        sys.exit(0 if compare(program, json.load(file)) else 1)


main()
