#!/usr/bin/python3
"""Checks a PDF against ISO 19005-2 (2a), ISO 19005-3 (3a), ISO 14289-1 (ua1), ISO 15930-7 (x4), ISO 32000-1 (1.7). Prints what it
finds, by clause; exit 1 if anything.

    validate.py FILE --profile 2a,ua1
    validate.py --list
"""

import argparse
import pathlib
import sys

import font_rules
import metadata_rules
import pdf17
import pdf_file
import pdfa2_document
import pdfa2_file
import pdfa2_graphics
import pdfua1
import pdfx4
from rules import RULES

# Each registers its rules when it is imported.
MODULES = (pdfa2_file, pdfa2_graphics, font_rules, pdfa2_document, metadata_rules, pdfua1, pdfx4, pdf17)
STANDARDS = {"2a": "ISO 19005-2", "3a": "ISO 19005-3", "ua1": "ISO 14289-1", "x4": "ISO 15930-7", "1.7": "ISO 32000-1"}
NOT_IN_PART_3 = {metadata_rules.claims_pdfa2, pdfa2_document.only_pdfa_inside}
CLAIMS = {metadata_rules.claims_pdfua1, metadata_rules.titled, metadata_rules.metadata_stream}


def rules_of(profile):
    """The rules of a profile. `tagged` has those of PDF/UA that ask for no metadata: for a file that does not claim it."""
    for rule in RULES:
        inherited = profile == "3a" and rule.standard == "ISO 19005-2" and rule.check not in NOT_IN_PART_3
        unclaimed = profile == "tagged" and rule.standard == "ISO 14289-1" and rule.check not in CLAIMS
        if rule.standard == STANDARDS.get(profile) or inherited or unclaimed:
            yield rule


def findings(file, profiles):
    chosen = {rule: None for profile in profiles for rule in rules_of(profile)}
    return [finding for rule in chosen for finding in rule.findings(file)]


def main():
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("file", nargs="?", type=pathlib.Path)
    parser.add_argument("--profile", default="2a,ua1,1.7", help="2a, 3a, ua1, x4, 1.7, tagged; several with commas")
    parser.add_argument("--list", action="store_true", help="print the rules")
    options = parser.parse_args()
    if options.list:
        for one in RULES:
            print(f"{one.name}: {' '.join(one.text.split())}")
        return
    found = findings(pdf_file.File(options.file.read_bytes()), options.profile.split(","))
    for finding in found:
        print(finding)
    sys.exit(1 if found else 0)


if __name__ == "__main__":
    main()
