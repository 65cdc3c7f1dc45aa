#!/usr/bin/python3
"""How many fields of ten résumés, in each theme, do three parsers of résumés find in galley's PDFs? As many as the table
in docs/ats.md says.

    parsers_test.py GALLEY MODULES            compares with the table
    parsers_test.py GALLEY MODULES --table    prints the counts, and with --missed what is not found

MODULES is where npm has put easy-resume-parser and resume-parser-extended. OpenResume is not on npm: its rules are in
open_resume.py.
"""

import collections
import json
import pathlib
import re
import subprocess
import sys
import tempfile

HERE = pathlib.Path(__file__).resolve().parent
REPOSITORY = HERE.parents[2]
sys.path.insert(0, str(HERE.parent / "readers"))

import expected
import open_resume

NAMES = "academic citations compact graduate links modern roles short typography".split()
RESUMES = [REPOSITORY / "resume.toml", *(REPOSITORY / f"tests/golden/{name}.toml" for name in NAMES)]
THEMES = sorted(path.stem for path in (REPOSITORY / "data/themes").glob("*.toml"))
# The sections that the npm parsers know, and what galley's files call them.
SECTIONS = {"experience": "work", "education": "education", "skills": "skills", "languages": "languages"}


def values(given):
    return [given] if isinstance(given, str) else given or []


def same(found, wanted):
    return bool(found) and expected.punctuated(found).casefold().split() == expected.punctuated(wanted).casefold().split()


def is_national(found, number):
    """The ten digits of an American number do without its country's code."""
    digits = re.sub(r"\D", "", found)
    return len(digits) == 10 and re.sub(r"\D", "", number) == "1" + digits


def contact(found, resume):
    """Field, and whether it is right."""
    basics = resume["basics"]
    yield "name", same(found.get("name"), basics["name"])
    for key in ("email", "phone"):
        for value in values(basics.get(key))[:1]:
            yield key, same(found.get(key), value) or (key == "phone" and is_national(found.get(key) or "", value))


def first_texts(section, items):
    """What the first entry of a section begins with."""
    if section == "skills" and isinstance(items, dict):
        return list(items)[:1]
    keys = ("position", "name", "studyType", "institution", "language", "area")
    return [items[0][key] for key in keys if key in items[0]]


def by_npm(found, resume):
    yield from contact(found, resume)
    for key, section in SECTIONS.items():
        items = resume.get(section)
        if items:
            text = str(found.get(key, "")).casefold()
            yield "section", any(one.casefold() in text for one in first_texts(section, items))


def roles_of(item):
    return item.get("roles") or [item]


def by_open_resume(found, resume):
    yield from contact(found, resume)
    jobs, schools = found["jobs"], found["schools"]
    for item in resume.get("work", []):
        # Of an employer with several roles, the first is expected.
        role = roles_of(item)[0]
        yield "job: title", any(same(job["title"], role["position"]) for job in jobs)
        yield "job: company", any(same(job["company"], item["name"]) for job in jobs)
        # An employer may have dates of its own, above those of the roles.
        dates = [expected.dates_of(one) for one in (role, item) if {"date", "startDate"} & one.keys()]
        yield "job: date", any(same(job["date"], date) for job in jobs for date in dates)
    for item in resume.get("education", []):
        degree = ", ".join(item[key] for key in ("studyType", "area") if key in item)
        if degree:
            yield "school: degree", any(same(school["degree"], degree) for school in schools)
        yield "school: name", any(same(school["school"], item["institution"]) for school in schools)
        yield "school: date", any(same(school["date"], expected.dates_of(item)) for school in schools)


def built(galley, folder):
    """The PDFs, with the résumé of each and what it is called."""
    for source in RESUMES:
        for theme in THEMES:
            pdf = folder / f"{source.stem}-{theme}.pdf"
            subprocess.run([galley, "build", source, "--theme", theme, "-o", pdf], check=True, stderr=subprocess.DEVNULL)
            yield pdf, expected.load(source)


def counted(galley, modules, missed):
    """Right and all fields by parser and kind of field."""
    counts = collections.defaultdict(lambda: [0, 0])
    with tempfile.TemporaryDirectory() as name:
        all_built = list(built(galley, pathlib.Path(name)))

        def count(parser, judged, pdf):
            for field, is_right in judged:
                counts[parser, field][0] += is_right
                counts[parser, field][1] += 1
                if missed and not is_right:
                    print(f"{parser}: {pdf.stem}: {field}")

        for pdf, resume in all_built:
            count("OpenResume", by_open_resume(open_resume.parse(pdf), resume), pdf)
        for parser in ("easy-resume-parser", "resume-parser-extended"):
            command = ["node", HERE.parent / "word/parse_resume.cjs", modules, parser, *(pdf for pdf, _ in all_built)]
            done = subprocess.run(command, capture_output=True, text=True, check=True)
            for (pdf, resume), line in zip(all_built, done.stdout.splitlines(), strict=True):
                count(parser, by_npm(json.loads(line), resume), pdf)
    return counts


def main(galley, modules, *options):
    counts = counted(galley, modules, "--missed" in options)
    told = {key: f"{right} of {total}" for key, (right, total) in counts.items()}
    if options:
        for (parser, field), count in told.items():
            print(f"| {parser} | {field} | {count} |")
        return 0
    page = (REPOSITORY / "docs/ats.md").read_text(encoding="utf-8")
    table = re.findall(r"^\| (\S+) \| ([^|]+) \| \d+ of \d+ \| (\d+ of \d+) \|$", page, re.MULTILINE)
    documented = {(parser, field): count for parser, field, count in table}
    for key in sorted(set(told) | set(documented)):
        if told.get(key) != documented.get(key):
            print(f"{': '.join(key)}: {told.get(key)}, and docs/ats.md says {documented.get(key)}", file=sys.stderr)
    return int(told != documented)


if __name__ == "__main__":
    sys.exit(main(*sys.argv[1:]))
