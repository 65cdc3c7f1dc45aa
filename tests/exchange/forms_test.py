#!/usr/bin/python3
"""What people wrote into a form, as résumés: a CSV file in any of its dialects, and a map that says what its columns are.

    forms_test.py GALLEY
"""

import csv
import io
import pathlib
import random
import subprocess
import sys
import tempfile
import tomllib
import unittest

GALLEY = ""

MAP = """
[columns]
"First name" = "basics.name"
"Last name" = "basics.name"
"E-mail address" = "basics.email"
"Second e-mail" = "basics.email"
"City" = "basics.location.city"
"About" = "basics.summary"
"Employer 1" = "work[0].name"
"Job 1" = "work[0].position"
"From 1" = "work[0].startDate"
"To 1" = "work[0].endDate"
"What 1" = "work[0].highlights"
"Employer 2" = "work[1].name"
"From 2" = "work[1].startDate"
"Skills" = { key = "skills[0].keywords", split = "," }
"Languages" = { key = "languages[].language", split = ";" }
[values]
"skills[0].name" = "Skills"
"meta.language" = "en-GB"
"""

HEADER = ["When", "First name", "Last name", "E-mail  address", "Second e-mail", "City", "About", "Employer 1", "Job 1", "From 1", "To 1",
          "What 1", "Employer 2", "From 2", "Skills", "Languages"]
ADA = ["2026-01-01", "Ada", 'van "Q" Example', "ada@example.com", "a@example.org", "Boulder", "One.\n\nTwo, and more.", "Acme; Sons", "Engineer",
       "March 2019", "now", "- Led six.\n- Shipped\n  - twice", "Byrne, Co", "2012", "C++, Rust,, Go", "English; German"]
BO = ["", "Bo", "Byrne", "bo@example.com", "", "", "", "", "", "", "", "", "Only second", "2001", "", ""]


def written(rows, **dialect):
    text = io.StringIO()
    csv.writer(text, **dialect).writerows(rows)
    return text.getvalue()


class Forms(unittest.TestCase):
    def setUp(self):
        folder = tempfile.TemporaryDirectory()
        self.addCleanup(folder.cleanup)
        self.root = pathlib.Path(folder.name)
        (self.root / "map.toml").write_text(MAP)

    def galley(self, *arguments, stdin=None):
        return subprocess.run([GALLEY, *arguments], cwd=self.root, input=stdin, capture_output=True, timeout=120)

    def imported(self, text, *arguments, status=0, mapped=None):
        """What standard error says."""
        (self.root / "forms.csv").write_bytes(text if isinstance(text, bytes) else text.encode())
        if mapped is not None:
            (self.root / "map.toml").write_text(mapped)
        done = self.galley("import", "forms.csv", "--map", "map.toml", "-o", "people/", *arguments)
        self.assertEqual(done.returncode, status, done.stderr.decode())
        return done.stderr.decode()

    def people(self):
        return {path.name: tomllib.loads(path.read_text()) for path in (self.root / "people").glob("*")}

    def files(self):
        return sorted(path.name for path in (self.root / "people").glob("*"))

    def test_each_row_is_a_resume(self):
        said = self.imported(written([HEADER, ADA, BO]))
        self.assertIn("forms.csv:1:1: note: the map does not name these columns: When\n", said)
        self.assertIn("forms.csv:4:37: warning: 'March 2019' is read as the date 2019-03\n", said)
        people = self.people()
        self.assertEqual(set(people), {"Ada van -Q- Example.toml", "Bo Byrne.toml"})
        ada = people["Ada van -Q- Example.toml"]
        self.assertEqual(ada["basics"], {
            "name": 'Ada van "Q" Example', "email": ["ada@example.com", "a@example.org"], "location": "Boulder",
            "summary": "One.\n\nTwo, and more."})
        self.assertEqual(ada["work"][0], {
            "name": "Acme; Sons", "position": "Engineer", "startDate": "2019-03", "endDate": "present",
            "highlights": ["Led six.", "Shipped", ["twice"]]})
        self.assertEqual(ada["work"][1], {"name": "Byrne, Co", "startDate": "2012"})
        self.assertEqual(ada["skills"], {"Skills": ["C++", "Rust", "Go"]})
        self.assertEqual([one["language"] for one in ada["languages"]], ["English", "German"])
        bo = people["Bo Byrne.toml"]
        self.assertEqual((bo["basics"], bo["work"]), ({"name": "Bo Byrne", "email": "bo@example.com"}, [{"name": "Only second", "startDate": "2001"}]))
        self.assertNotIn("skills", bo)
        self.assertEqual(bo["meta"], {"language": "en-GB"})
        for name in people:
            self.assertEqual(self.galley("build", "-q", f"people/{name}", "-o", "out/").returncode, 0)

    def test_dialects_read_alike(self):
        """Delimiters, quotes, line ends, a byte order mark; short rows, and rows of nothing."""
        self.imported(written([HEADER, ADA, BO]))
        whole = self.people()
        for delimiter in ",;\t":
            for quoting in csv.QUOTE_ALL, csv.QUOTE_MINIMAL:
                for end in "\n", "\r\n":
                    for mark in "", "\ufeff":
                        for path in (self.root / "people").glob("*"):
                            path.unlink()
                        rows = [HEADER, ADA, ["", " "], BO[:14]]
                        text = mark + written(rows, delimiter=delimiter, quoting=quoting, lineterminator=end).replace("\r\n", "\n").replace("\n", end)
                        self.imported(text.rstrip("\r\n") if mark else text)
                        self.assertEqual(self.people(), whole, (delimiter, quoting, end, mark))

    def test_python_reads_the_same_cells(self):
        rng = random.Random(1)
        for _ in range(40):
            cells = ["".join(rng.choice(["a", "é", '"', ",", ";", " ", "\n", "x"]) for _ in range(rng.randrange(8))) for _ in range(3)]
            for path in (self.root / "people").glob("*"):
                path.unlink()
            self.imported(written([["n", "a", "b", "c"], ["N", *cells]]),
                          mapped='[columns]\nn = "basics.name"\n' +
                          "".join(f'{key} = {{ key = "interests[{i}].keywords", split = "|" }}\n' for i, key in enumerate("abc")) +
                          "[values]\n" + "".join(f'"interests[{i}].name" = "i{i}"\n' for i in range(3)))
            (person,) = self.people().values()
            found = person.get("interests", {})
            if isinstance(found, list):
                found = {one["name"]: one["keywords"] for one in found}
            wanted = {f"i{i}": " ".join(cell.split()) for i, cell in enumerate(cells) if cell.strip()}
            self.assertEqual({name: " ".join(words[0].split()) for name, words in found.items()}, wanted, cells)

    def test_where_it_goes(self):
        text = written([HEADER, ADA])
        (self.root / "forms.csv").write_text(text)
        done = self.galley("import", "forms.csv", "--map", "map.toml")
        self.assertEqual((done.returncode, (self.root / "Ada van -Q- Example.toml").exists()), (0, True))
        self.assertIn(b"Ada van", self.galley("import", "-", "--map", "map.toml", "-o", "-", stdin=text.encode()).stdout)
        (self.root / "forms.csv").write_text(written([HEADER, ADA, BO]))
        self.assertEqual(self.galley("import", "forms.csv", "--map", "map.toml", "-o", "-").returncode, 2)
        self.assertEqual(self.galley("import", "forms.csv", "--map", "map.toml", "-o", "one.toml").returncode, 2)
        done = self.galley("import", "forms.csv")
        self.assertIn(b"a map says what its columns are", done.stderr)

    def test_no_file_is_replaced(self):
        (self.root / "people").mkdir()
        (self.root / "people/Bo Byrne.toml").write_text("mine")
        said = self.imported(written([HEADER, ADA, BO]), status=2)
        self.assertIn("there is a file people/Bo Byrne.toml already", said)
        self.assertEqual(self.files(), ["Bo Byrne.toml"])
        self.assertEqual((self.root / "people/Bo Byrne.toml").read_text(), "mine")

    def test_names_of_files(self):
        names = ["../../etc/passwd", "..", ".hidden", "-rf", "A/B\\C", "a\u202eb\u200bc", "x" * 500, "Same", "same", "SAME", "same-2",
                 "Letter", "p.private", "P.private", "a: b?", "é.toml", "Ada\tE", "...", "con|", "Same"]
        rows = [["n", "f"]] + [[f"Person {i}", name] for i, name in enumerate(names)]
        mapped = 'output = "{f}"\n[columns]\nn = "basics.name"\n'
        said = self.imported(written(rows), status=1, mapped=mapped)
        self.assertEqual(said.count("this row gives no name for its file"), 2)
        self.assertIn("forms.csv:3:1: error:", said)
        self.assertFalse((self.root / "people").exists())
        rows = [row for row in rows if row[1] not in ("..", "...")]
        self.imported(written(rows), mapped=mapped)
        self.assertEqual(self.files(), sorted([
            "etc-passwd.toml", "hidden.toml", "rf.toml", "A-B-C.toml", "a-b-c-2.toml", "x" * 120 + ".toml", "Same.toml", "same-2.toml", "SAME-3.toml",
            "same-2-2.toml", "Letter-2.toml", "p-private.toml", "P-private-2.toml", "a- b.toml", "é.toml", "Ada E.toml", "con.toml",
            "Same-4.toml"]))
        self.assertEqual({path.name for path in self.root.iterdir()}, {"forms.csv", "map.toml", "people"})

    def test_the_name_of_a_file_may_join_columns_and_keys(self):
        self.imported(written([HEADER, BO]), mapped='output = "{Last name}, {basics.email} x"\n' + MAP)
        self.assertEqual(self.files(), ["Byrne, bo@example.com x.toml"])
        for output, message in [("{Nothing}", "'output' names 'Nothing', which is no column"), ("{a", "a brace of 'output' has no partner")]:
            self.assertIn(message, self.imported(written([HEADER, BO]), status=1, mapped=f'output = "{output}"\n' + MAP))

    def test_one_faulty_row_writes_nothing(self):
        nobody = ["", "", "", "x@example.com"]
        said = self.imported(written([HEADER, ADA, BO, nobody]), status=1)
        self.assertRegex(said, r"forms\.csv:8:\d+: error: ")
        self.assertFalse((self.root / "people").exists())
        # Under --strict, a warning counts as well.
        self.imported(written([HEADER, ADA]), "--strict", status=1)
        self.assertFalse((self.root / "people").exists())

    def test_faults_of_a_csv_file(self):
        for text, message in [
            (b'n\n"Ada', "forms.csv:2:1: error: the cell that begins here has no quote at its end"),
            (b'n,m\n"Ada" x,\n', "forms.csv:2:6: error: this follows the quote that ends a cell"),
            (b"n,m\nAda,b,c\n", "forms.csv:2:7: error: this row has more cells than the header, which has 2"),
            (b"n\nA\0da\n", "forms.csv:2:2: error: control character U+0000"),
            (b"n\nA\xe9da\n", "forms.csv:2:2: error: byte 0xE9 is not UTF-8"),
            ("n\nAda\n".encode("utf-16"), "forms.csv:1:1: error: byte 0xFF is not UTF-8"),
            (b"m\nAda\n", "there is no column 'n'"),
            (b"n,n\nAda,b\n", "forms.csv:1:3: error: there are two columns 'n'"),
            (b"", "the file has no header"),
            (b"\n\n", "the file has no header"),
            (b"n" + b"," * 100_000, "forms.csv:1:1002: error: a row has more than 1000 cells"),
            (b"n\n" + b"a" * 70_000, "forms.csv:2:1: error: a cell is longer than 64 KiB"),
            (b"n\n" + b"a\n" * 20_001, "error: the file has more than 20000 rows"),
            (b"n," + b"," * 900 + b"\n" + (b"a," + b"," * 900 + b"\n") * 300, "error: the file has more than 200000 cells"),
            (b'n,k\nA,"' + b"a|" * 30_000 + b'"\n', "forms.csv:2:3: error: the cells of this row have more than 20000 parts"),
            (b"n\n" + b"a" * (17 << 20), "the file is larger than 16 MiB"),
        ]:
            with self.subTest(message):
                mapped = '[columns]\nn = "basics.name"\n'
                if b"k" in text[:4]:
                    mapped += 'k = { key = "languages[].language", split = "|" }\n'
                self.assertIn(message, self.imported(text, status=1, mapped=mapped))
                self.assertFalse((self.root / "people").exists())

    def test_faults_of_a_map(self):
        for mapped, message in [
            ("", "the map names no column"),
            ("[columns]\nn = 1\n", "map.toml:2:5: error: '' is no key"),
            ('[columns]\nn = "basics.nmae"\n', "did you mean"),
            ('[columns]\nn = "basics..name"\n', "'basics..name' is no key"),
            ('[columns]\nn = "work[x].name"\n', "is no key"),
            ('[columns]\nn = "work[99999999999999999999].name"\n', "is no key"),
            ('[columns]\nn = "work[5000].name"\n', "is no key"),
            ('[columns]\nn = "basics[0].name"\n', "'basics' is no list of tables"),
            ('[columns]\nn = "work"\n', "'work' takes no text"),
            ('[columns]\nn = "style.pages"\n', "'style.pages' takes no text"),
            ('[columns]\nn = { kee = "basics.name" }\n', "is no rule for a column"),
            ('[columns]\nn = { key = "basics.name", split = "" }\n', "is no rule for a column"),
            ('[colums]\nn = "basics.name"\n', "did you mean 'columns'?"),
            ("columns = 1\n", "'columns' must be a table"),
            ('[columns]\nn = "basics.name"\n[values]\n"a.b" = 1\n', "map.toml:4:1: error: "),
            ('[columns]\nn = "basics.location"\nm = "basics.location.city"\n', "'basics.location' is filled by 'n', and is text"),
            ("[columns", "map.toml:1:"),
        ]:
            with self.subTest(mapped):
                self.assertIn(message, self.imported("n,m\nAda,b\n", status=1, mapped=mapped))

    def test_what_cells_hold_stays_text(self):
        cells = ['{"a": 1}', "[1, 2]", "true", "12", "=SUM(A1)", "# no comment", "'''", '"""', "\\u0041"]
        rows = [["n", "s"]] + [[f"Person {i}", cell] for i, cell in enumerate(cells)]
        self.imported(written(rows), mapped='[columns]\nn = "basics.name"\ns = "basics.label"\n')
        for i, cell in enumerate(cells):
            label = tomllib.loads((self.root / f"people/Person {i}.toml").read_text())["basics"]["label"]
            self.assertEqual(label.replace("\\[", "[").replace("\\]", "]"), cell)

    def test_braces_in_cells_are_printed(self):
        cells = ["{#x}", "Led {.phd}", "- Led {#x y}\n- Did {priority=5}", "{.a} b", "A&#32;{.b}"]
        rows = [["n", "h"]] + [[f"Person {i}", cell] for i, cell in enumerate(cells)]
        self.imported(written(rows), mapped='[columns]\nn = "basics.name"\nh = "work[0].highlights"\n[values]\n"work[0].name" = "Acme"\n')
        for i, cell in enumerate(cells):
            done = self.galley("build", f"people/Person {i}.toml", "-f", "txt", "-o", "-")
            self.assertEqual(done.returncode, 0, done.stderr.decode())
            for line in cell.replace("&#32;", " ").split("\n"):
                self.assertIn(line.removeprefix("- "), done.stdout.decode())

    def test_many_rows_of_one_name(self):
        rows = [["n", "e"]] + [["Same Name", f"{i}@example.com"] for i in range(5000)]
        self.imported(written(rows), mapped='[columns]\nn = "basics.name"\ne = "basics.email"\n')
        self.assertEqual(len(self.files()), 5000)


if __name__ == "__main__":
    GALLEY = str(pathlib.Path(sys.argv.pop(1)).resolve())
    unittest.main(verbosity=0)
