#!/usr/bin/python3
"""`galley check --posting`: groups, places, forms of a posting, and what is wrong with one.

    posting_command_test.py GALLEY
"""

import html
import io
import json
import os
import pathlib
import subprocess
import sys
import tempfile
import unittest

import pikepdf

GALLEY = ""

RESUME = """
[basics]
name = "Ada Example"
label = "Engineer"
summary = "Builds services in **Python**."
[[work]]
id = "byrne"
name = "Byrne & Co"
position = "Developer"
startDate = "2021-02"
highlights = [
  "Ran Kafka in production.",
  "Tuned PostgreSQL. {.data}",
]
[[projects]]
id = "slip"
name = "Slip"
description = "A tool in Rust."
tags = ["oss"]
[[skills]]
name = "Tools"
keywords = ["Docker", "Python"]
[variants.web]
include = ["web"]
[variants.sent]
include = ["web"]
application.posting = "acme.txt"
[variants.number]
application.posting = "4711"
[variants.cloud.basics]
summary = "Builds services on AWS."
"""

POSTING = """Backend Engineer

What you bring
- Python, Docker and Kafka
- PostgreSQL, Rust
- Fortran required, Cobol is a plus

Nice to have
- AWS
"""


def run(*arguments, files=None, variant="web"):
    """Runs `galley check` in a folder with a résumé and files; gives standard output, standard error and the exit code."""
    with tempfile.TemporaryDirectory() as folder:
        pathlib.Path(folder, "resume.toml").write_text(RESUME)
        for name, content in (files or {}).items():
            path = pathlib.Path(folder, name)
            path.parent.mkdir(exist_ok=True)
            path.write_bytes(content if isinstance(content, bytes) else content.encode())
        chosen = ["--variant", variant] if variant else []
        done = subprocess.run([GALLEY, "check", *chosen, *arguments], cwd=folder, capture_output=True, text=True, check=False,
                              timeout=60, env={**os.environ, "SOURCE_DATE_EPOCH": "1"})
    return done.stdout, done.stderr, done.returncode


def posting(*arguments, **options):
    out, err, code = run(*arguments, "--json", **options)
    if code:
        raise AssertionError(err)
    return json.loads(out)["posting"]


def groups(report):
    return {term["term"]: term["group"] for term in report["terms"]}


class Posting(unittest.TestCase):
    def test_groups(self):
        report = posting("--posting", "p.txt", files={"p.txt": POSTING})
        self.assertEqual(groups(report), {
            "Backend Engineer": "nowhere", "Python": "held", "Docker": "held", "Kafka": "held", "PostgreSQL": "elsewhere",
            "Rust": "elsewhere", "Fortran": "nowhere", "Cobol": "nowhere", "AWS": "elsewhere"})
        self.assertEqual(report["language"], "en")

    def test_required_before_desired(self):
        needs = [term["need"] for term in posting("--posting", "p.txt", files={"p.txt": POSTING})["terms"]]
        self.assertEqual(needs, sorted(needs, reverse=True))
        desired = [term["term"] for term in posting("--posting", "p.txt", files={"p.txt": POSTING})["terms"] if term["need"] == "desired"]
        self.assertEqual(desired, ["Cobol", "AWS"])

    def needs(self, text, name="p.txt"):
        """The need of each term of a posting."""
        return {term["term"]: term["need"] for term in posting("--posting", name, files={name: text})["terms"]}

    def test_short_postings_lose_nothing(self):
        expected = {"Data Engineer": "required", "Kafka": "required", "Spark": "required"}
        for text in (
            "Data Engineer\n\nRequired skills: Kafka, Spark", "Data Engineer\n\nRequired:\n\nKafka\nSpark",
            "Data Engineer\n\nRequirements\nKafka\nSpark\n", "Data Engineer\n\nWe need Kafka. Spark too.",
        ):
            self.assertEqual(self.needs(text), expected, text)
        html = "<p>Data Engineer</p><p><b>Required skills:</b> Kafka, Spark</p>"
        self.assertEqual(self.needs(html, "p.html"), expected)
        self.assertEqual(set(self.needs("Required:\n\nKafka\nSpark")), {"Kafka", "Spark"})
        self.assertEqual(set(self.needs("Entwickler\n\nAnforderungen: Python, SQL und Kafka")) - {"Entwickler"}, {"Python", "SQL", "Kafka"})

    def test_sentences_say_what_is_desired(self):
        needs = self.needs("Engineer\n\nRequirements\n\nYou know Kafka. Haskell would be a plus. Ideally you know Scala.")
        self.assertEqual({term: needs.get(term) for term in ("Kafka", "Haskell", "Scala")}, {"Kafka": "required", "Haskell": "desired", "Scala": "desired"})

    def test_names_with_signs(self):
        resume = '[basics]\nname = "Ada"\nemail = "a@b.example"\n[[skills]]\nname = "x"\nkeywords = [%s]\n'
        text = "Engineer\n\nRequirements:\n- .NET\n- C/C++\n- C#\n"
        for keywords, held in (('".NET", "C", "C++", "C#"', {".NET", "C", "C++", "C#"}), ('"Objective-C"', set())):
            report = posting("cv.toml", "--posting", "p.txt", files={"p.txt": text, "cv.toml": resume % keywords}, variant=None)
            self.assertEqual({term["term"] for term in report["terms"] if term["group"] == "held"}, held)

    def test_places(self):
        terms = {term["term"]: term for term in posting("--posting", "p.txt", files={"p.txt": POSTING})["terms"]}
        def places(name):
            return [(place["what"], place["file"], place["line"], place.get("brings")) for place in terms[name]["places"]]
        self.assertEqual(places("Python"), [("summary", "resume.toml", 5, None), ("skills list", "resume.toml", 22, None)])
        self.assertEqual(places("PostgreSQL"), [("highlight", "resume.toml", 13, "the tag {.data}")])
        self.assertEqual(places("Rust")[0][3], "section 'projects', which this variant leaves out")
        self.assertEqual(places("AWS"), [("summary", "resume.toml", 31, "what variant 'cloud' says")])
        self.assertEqual(terms["Fortran"]["line"], 6)

    def test_text_says_what_json_says(self):
        files = {"p.txt": POSTING}
        text, _, code = run("--posting", "p.txt", files=files)
        self.assertEqual(code, 0)
        self.assertIn("only skills list (resume.toml:22)", text)
        lines = text.splitlines()
        for term in posting("--posting", "p.txt", files=files)["terms"]:
            of = [line for line in lines if line.startswith("    ") and line.split(None, 1)[1].startswith(term["term"])]
            self.assertEqual(len(of), 1, term)
            for place in term["places"]:
                self.assertIn(f"{place['what']} ({place['file']}:{place['line']})", of[0])
                self.assertIn(place.get("brings", ""), of[0])
            self.assertTrue(of[0].strip().startswith(term["need"]))

    def test_same_every_time(self):
        once = run("--posting", "p.txt", files={"p.txt": POSTING})
        self.assertEqual(once, run("--posting", "p.txt", files={"p.txt": POSTING}))

    def test_forms(self):
        body = POSTING.replace("\n- ", "\n<li>").replace("What you bring", "<h2>What you bring</h2>").replace(
            "Nice to have", "<h2>Nice to have</h2>").replace("Backend Engineer", "<h1>Backend Engineer</h1>")
        page = f"<html><head><style>Perl</style></head><body><nav>Ada</nav>{body}<footer>Scala</footer></body></html>"
        markdown = POSTING.replace("Backend", "# Backend").replace("What", "## What").replace("Nice", "## Nice").replace("Python", "**Python**")
        expected = groups(posting("--posting", "p.txt", files={"p.txt": POSTING}))
        self.assertEqual(groups(posting("--posting", "p.md", files={"p.md": markdown})), expected)
        self.assertEqual(groups(posting("--posting", "p.html", files={"p.html": page})), expected)
        self.assertEqual(groups(posting("--posting", "p", files={"p": page})), expected)

    def test_pdf(self):
        with tempfile.TemporaryDirectory() as folder:
            made = pathlib.Path(folder, "p.toml")
            made.write_text('[basics]\nname = "Backend Engineer"\n[[sections]]\nid = "bring"\ntitle = "What you bring"\nhighlights = '
                            '["Python, Docker and Kafka", "PostgreSQL, Rust"]\n[[sections]]\nid = "nice"\ntitle = "Nice to have"\n'
                            'highlights = ["AWS"]\n')
            subprocess.run([GALLEY, "build", made, "-f", "pdf"], check=True, capture_output=True, timeout=60)
            report = posting("--posting", "p.pdf", files={"p.pdf": pathlib.Path(folder, "p.pdf").read_bytes()})
        found = groups(report)
        self.assertEqual({name: found.get(name) for name in ("Python", "Docker", "Kafka", "PostgreSQL", "Rust", "AWS")},
                         {"Python": "held", "Docker": "held", "Kafka": "held", "PostgreSQL": "elsewhere", "Rust": "elsewhere", "AWS": "elsewhere"})

    def test_own_posting_of_a_variant(self):
        out, _, code = run("--json", variant="sent", files={"acme.txt": POSTING})
        self.assertEqual(code, 0)
        report = json.loads(out)
        self.assertEqual(groups(report["posting"])["Python"], "held")
        self.assertIn("type", report)

    def test_posting_of_the_command_line_comes_first(self):
        report = posting("--posting", "q.txt", variant="sent", files={"acme.txt": POSTING, "q.txt": "You have\n- Scala\n"})
        self.assertEqual(groups(report), {"Scala": "nowhere"})

    def test_a_number_is_no_file(self):
        out, err, code = run("--json", variant="number")
        self.assertEqual(code, 0, err)
        self.assertNotIn("posting", json.loads(out))

    def test_lost_posting_of_a_variant(self):
        _, err, code = run(variant="sent")
        self.assertEqual(code, 1)
        self.assertIn("acme.txt", err)
        self.assertIn("resume.toml:27", err)

    def test_every_variant(self):
        out, _, code = run("--posting", "p.txt", "--all", "--json", variant=None, files={"p.txt": POSTING})
        self.assertEqual(code, 0)
        reports = [json.loads(line) for line in out.splitlines()]
        self.assertEqual(len(reports), 5)
        self.assertTrue(all("posting" in report for report in reports))

    def test_another_language(self):
        _, err, code = run("--posting", "p.txt", files={"p.txt": "Ihr Profil\n- Sie haben Erfahrung mit Python und mit der Buchhaltung\n"})
        self.assertEqual(code, 0)
        self.assertIn("note", err)
        self.assertIn("'de'", err)

    def test_bad_postings(self):
        for content, word in ((b"", "no text"), (b"Stra\xdfe", "UTF-8"), (b"Kafka\0", "NUL"), (b"%PDF-1.7", "cannot be read"),
                              (b"word " * 60_000, "KiB"), (b"<html><head>", "no text")):
            with self.subTest(content[:20]):
                _, err, code = run("--posting", "p.txt", files={"p.txt": content})
                self.assertEqual(code, 1, err)
                self.assertIn(word, err)
        _, err, code = run("--posting", "none.txt")
        self.assertEqual(code, 2)
        self.assertIn("none.txt", err)


def made_by_chromium(text):
    """The text as a PDF that a browser prints."""
    with tempfile.TemporaryDirectory() as folder:
        page = pathlib.Path(folder, "p.html")
        page.write_text(f"<!doctype html><meta charset=utf-8><pre style='white-space: pre-wrap'>{html.escape(text)}</pre>")
        subprocess.run(["chromium", "--headless", "--no-sandbox", "--disable-gpu", f"--user-data-dir={folder}/profile",
                        "--no-pdf-header-footer", f"--print-to-pdf={folder}/p.pdf", page],
                       capture_output=True, check=True, timeout=120)
        return pathlib.Path(folder, "p.pdf").read_bytes()


def made_by_ghostscript(text):
    """The text as a PDF of a Type 1 font, by Ghostscript."""
    shown = "".join(f"72 {720 - 14 * i} moveto ({line}) show\n" for i, line in enumerate(text.splitlines()))
    done = subprocess.run(["gs", "-q", "-dSAFER", "-sDEVICE=pdfwrite", "-o", "-", "-"], check=True, capture_output=True, timeout=60,
                          input=f"/Times-Roman findfont 11 scalefont setfont\n{shown}showpage\n".encode())
    return done.stdout


def made_by_hand(content, font):
    """A page of a font of one-byte codes."""
    pdf = pikepdf.new()
    page = pdf.add_blank_page()
    page.Resources = pikepdf.Dictionary(Font=pikepdf.Dictionary(F=pdf.make_indirect(pikepdf.Dictionary(
        Type=pikepdf.Name.Font, Widths=[500] * 224, FirstChar=32, LastChar=255, **font))))
    form = pdf.make_stream(content)
    form.Type, form.Subtype, form.BBox = pikepdf.Name.XObject, pikepdf.Name.Form, [0, 0, 612, 792]
    page.Resources.XObject = pikepdf.Dictionary(X=form)
    page.Contents = pdf.make_stream(b"q 1 0 0 1 0 0 cm /X Do Q")
    out = io.BytesIO()
    pdf.save(out)
    return out.getvalue()


class Pdfs(unittest.TestCase):
    """PDFs of other programs have the terms of the text that they were made from."""

    def terms(self, name, content):
        return [(term["term"], term["need"], term["count"]) for term in posting("--posting", name, files={name: content})["terms"]]

    def test_chromium(self):
        self.assertEqual(self.terms("p.pdf", made_by_chromium(POSTING)), self.terms("p.txt", POSTING))

    def test_ghostscript(self):
        self.assertEqual(self.terms("p.pdf", made_by_ghostscript(POSTING)), self.terms("p.txt", POSTING))

    def test_encodings(self):
        text = "Anforderungen\n\n- Erfahrung mit Kafka und Fördertechnik\n- Kenntnisse in Haskell\n"
        operators = (b"BT /F 10 Tf 14 TL 72 700 Td (Anforderungen) Tj 0 -28 TD (- Erfahrung mit Kafka und F%srdertechnik) Tj "
                     b"14 TL 0 0 (- Kenntnisse in Haskell) \" ET")
        differences = pikepdf.Dictionary(Differences=[1, pikepdf.Name.odieresis])
        for code, encoding in ((b"\\366", pikepdf.Name.WinAnsiEncoding), (b"\\232", pikepdf.Name.MacRomanEncoding),
                               (b"\\001", differences)):
            with self.subTest(code):
                font = {"Subtype": pikepdf.Name.TrueType, "BaseFont": pikepdf.Name.Some, "Encoding": encoding}
                self.assertEqual(self.terms("p.pdf", made_by_hand(operators % code, font)), self.terms("p.txt", text))

    def test_no_encoding(self):
        font = {"Subtype": pikepdf.Name.Type1, "BaseFont": pikepdf.Name.Symbol}
        _, err, code = run("--posting", "p.pdf", files={"p.pdf": made_by_hand(b"BT /F 10 Tf 72 700 Td (Kafka) Tj ET", font)})
        self.assertEqual(code, 1)
        self.assertIn("do not say which letters", err)


if __name__ == "__main__":
    GALLEY = os.path.abspath(sys.argv.pop(1))
    unittest.main()
