#!/usr/bin/python3
"""Every rule finds nothing in a good file, and finds each of its breaks.

    proofs.py GALLEY RESUME
"""

import pathlib
import subprocess
import sys
import tempfile
import unittest

import pdf_file
import proofs_pdf17
import proofs_pdfa
import proofs_pdfua
from validate import RULES

PROOFS = (proofs_pdfa, proofs_pdfua, proofs_pdf17)
IN_BYTES = {check: breaks for module in PROOFS for check, breaks in module.IN_BYTES.items()}
IN_OBJECTS = {check: breaks for module in PROOFS for check, breaks in module.IN_OBJECTS.items()}
# How the good file is built that breaks are made to.
BUILT = {"archive": [], "attach": ["--attach"], "print": ["--pdf", "print"]}


def base(rule):
    if rule.standard == "ISO 15930-7":
        return "print"
    return "attach" if rule.standard == "ISO 19005-3" or rule.check is proofs_pdfa.document.file_names else "archive"


class Proofs(unittest.TestCase):
    @classmethod
    def setUpClass(cls):
        cls.good = {}
        with tempfile.TemporaryDirectory() as folder:
            for name, options in BUILT.items():
                out = pathlib.Path(folder) / f"{name}.pdf"
                subprocess.run([GALLEY, "build", RESUME, *options, "-o", out], check=True)
                cls.good[name] = pdf_file.File(out.read_bytes())

    def test_every_rule_has_a_proof(self):
        self.assertEqual([rule.name for rule in RULES if rule.check not in IN_BYTES and rule.check not in IN_OBJECTS], [])

    def test_every_proof_has_a_rule(self):
        checks = {rule.check for rule in RULES}
        self.assertEqual([check.__name__ for check in [*IN_BYTES, *IN_OBJECTS] if check not in checks], [])

    def test_no_rule_finds_anything_in_a_good_file(self):
        for rule in RULES:
            with self.subTest(rule.name):
                self.assertEqual([str(finding) for finding in rule.findings(self.good[base(rule)])], [])

    def test_every_rule_finds_each_of_its_breaks(self):
        for rule in RULES:
            good = self.good[base(rule)]
            for number, change in enumerate(IN_BYTES.get(rule.check, [])):
                with self.subTest(rule.name, change=number):
                    raw = change(good.raw)
                    self.assertNotEqual(raw, good.raw, "nothing was changed")
                    self.found(rule, pdf_file.File(raw, good.pdf))
            for number, change in enumerate(IN_OBJECTS.get(rule.check, [])):
                with self.subTest(rule.name, change=number):
                    broken = pdf_file.File(good.raw)
                    change(broken.pdf)
                    self.found(rule, pdf_file.File(good.raw, broken.pdf))

    def found(self, rule, broken):
        findings = rule.findings(broken)
        self.assertTrue(findings, "the break is not found")
        for finding in findings:
            self.assertNotIn("cannot be checked", finding.message)


if __name__ == "__main__":
    GALLEY, RESUME = (str(pathlib.Path(path).resolve()) for path in sys.argv[1:3])
    unittest.main(argv=[sys.argv[0]])
