#!/usr/bin/python3
"""Tests the .deb and the tarball: that each file is where it is looked for, and that the SBOM and the licences tell all
that is inside.
"""

import copy
import gzip
import hashlib
import json
import pathlib
import re
import subprocess
import sys
import tempfile
import tomllib
import unittest

from built import ARCHITECTURE, BUILD, DEB, ROOT, TARBALL, VERSION, galley
from license_expression import get_spdx_licensing

sys.path.insert(0, str(ROOT / "package"))
import describe  # noqa: E402


def output_of(*command):
    return subprocess.run(command, check=True, capture_output=True, timeout=120).stdout.decode()


class Packages(unittest.TestCase):
    @classmethod
    def setUpClass(cls):
        scratch = tempfile.TemporaryDirectory()
        cls.addClassCleanup(scratch.cleanup)
        unpacked = pathlib.Path(scratch.name)
        output_of("dpkg-deb", "--extract", str(DEB), str(unpacked / "deb"))
        output_of("tar", "--extract", f"--file={TARBALL}", f"--directory={unpacked}")
        # By where users have them.
        cls.prefixes = {"/usr": unpacked / "deb/usr", "/usr/local": unpacked / TARBALL.name.removesuffix(".tar.gz")}

    def test_nothing_else_is_made(self):
        self.assertEqual(sorted(DEB.parent.iterdir()), sorted([DEB, TARBALL]))

    def test_the_deb_needs_no_other(self):
        fields = output_of("dpkg-deb", "--field", str(DEB))
        self.assertIn(f"Version: {VERSION}\n", fields)
        self.assertIn(f"Architecture: {ARCHITECTURE}\n", fields)
        self.assertNotRegex(fields, "(?m)^(Pre-)?Depends:")

    def test_man_pages(self):
        pages = {path.relative_to(BUILD / "man"): path.read_bytes() for path in (BUILD / "man").rglob("*.*")}
        self.assertIn(pathlib.Path("man5/galley-format.5"), pages)
        for prefix in self.prefixes.values():
            folder = prefix / "share/man"
            packed = {path.relative_to(folder).with_suffix(""): path.read_bytes() for path in folder.rglob("*.gz")}
            self.assertEqual({name: gzip.decompress(text) for name, text in packed.items()}, pages)

    def test_completions_are_where_shells_look(self):
        folders = {
            "/usr": {"zsh": "share/zsh/vendor-completions/_galley"},
            "/usr/local": {"zsh": "share/zsh/site-functions/_galley"},
        }
        looked_in = {
            "zsh": output_of("zsh", "-c", "print -l $fpath").splitlines(),
            # fish looks in /usr/local only where this variable says so.
            "fish": output_of(
                "env", "XDG_DATA_DIRS=/usr/local/share:/usr/share", "fish", "-c", "string join \\n $fish_complete_path"
            ).splitlines(),
        }
        for place, prefix in self.prefixes.items():
            names = {
                **folders[place],
                "bash": "share/bash-completion/completions/galley",
                "fish": "share/fish/vendor_completions.d/galley.fish",
            }
            for shell, name in names.items():
                self.assertEqual((prefix / name).read_text(), output_of(*galley("completion", shell)))
                if shell in looked_in:
                    self.assertIn(f"{place}/{pathlib.Path(name).parent}", looked_in[shell])

    def test_licences(self):
        for prefix in self.prefixes.values():
            docs = prefix / "share/doc/galley"
            copyright_ = (docs / "copyright").read_text()
            self.assertTrue(copyright_.startswith((ROOT / "LICENSE").read_text()))
            texts = set(re.findall(r"; (licences/\S+)", copyright_))
            self.assertEqual(texts, {str(path.relative_to(docs)) for path in docs.glob("licences/*") if path.is_file()})
            for text in texts:
                for name in re.findall(r"/usr/share/common-licenses/([\w.-]*\w)", (docs / text).read_text()):
                    self.assertTrue((docs / "licences/common" / name).is_file(), f"{text} names {name}")

    def sboms(self):
        for prefix in self.prefixes.values():
            path = prefix / "share/doc/galley/galley.spdx.json"
            yield prefix, path, json.loads(path.read_text())

    def test_sbom_is_spdx(self):
        for _, _, sbom in self.sboms():
            self.assertEqual((sbom["spdxVersion"], sbom["dataLicense"]), ("SPDX-2.3", "CC0-1.0"))
            self.assertEqual(sbom["SPDXID"], "SPDXRef-DOCUMENT")
            self.assertRegex(sbom["documentNamespace"], r"^https://[^#]+$")
            self.assertRegex(sbom["creationInfo"]["created"], r"^\d{4}-\d\d-\d\dT\d\d:\d\d:\d\dZ$")
            elements = [*sbom["packages"], *sbom["files"]]
            ids = {"SPDXRef-DOCUMENT", *(element["SPDXID"] for element in elements)}
            self.assertEqual(len(ids), len(elements) + 1)
            for id_ in ids:
                self.assertRegex(id_, r"^SPDXRef-[A-Za-z0-9.-]+$")
            reached = set()
            for relationship in sbom["relationships"]:
                self.assertIn(relationship["spdxElementId"], ids)
                reached.add(relationship["relatedSpdxElement"])
            self.assertEqual(reached, ids - {"SPDXRef-DOCUMENT"})
            own = {info["licenseId"]: info["extractedText"] for info in sbom["hasExtractedLicensingInfos"]}
            licences = get_spdx_licensing()
            for element in elements:
                self.assertIn("copyrightText", element)
                expression = element["licenseConcluded"]
                if expression == "NOASSERTION":
                    self.assertIn("/licences/", element["fileName"])
                    continue
                for licence in own:
                    expression = expression.replace(licence, "MIT")
                self.assertEqual(licences.validate(expression).errors, [])
            self.assertIn("Unlimited copying, redistribution and modification", own["LicenseRef-hyph-en-GB"])

    def test_sbom_lists_every_file(self):
        for prefix, path, sbom in self.sboms():
            found = {}
            for file in prefix.rglob("*"):
                if file.is_file() and file != path:
                    digests = [hashlib.new(name, file.read_bytes()).hexdigest() for name in ("sha1", "sha256")]
                    found[f"./{file.relative_to(prefix)}"] = digests
            listed = {file["fileName"]: [sum_["checksumValue"] for sum_ in file["checksums"]] for file in sbom["files"]}
            self.assertEqual(listed, found)
            code = hashlib.sha1("".join(sorted(sha1 for sha1, _ in found.values())).encode()).hexdigest()
            self.assertEqual(sbom["packages"][0]["packageVerificationCode"]["packageVerificationCodeValue"], code)

    def test_sbom_lists_every_part(self):
        map_ = (BUILD / "galley.map").read_text(errors="replace")
        archives = set(re.findall(r"(?m)^\S*?(lib[^/\s]+\.a)\(\S+\)", map_.partition("\nDiscarded input sections")[0]))
        archives = {name for name in archives if not name.startswith("libgalley")}
        self.assertGreater(len(archives), 20)
        data = [path.relative_to(ROOT) for path in (ROOT / "data").rglob("*") if path.suffix in (".ttf", ".icc")]
        patterns = set(re.findall(r"galley_hyph_\w+", (BUILD / "src/text/pattern_data.S").read_text()))
        patterns = {name.removesuffix("_end").removeprefix("galley_") for name in patterns}
        self.assertGreater(len(patterns), 30)
        for prefix, _, sbom in self.sboms():
            parts = sbom["packages"][1:]
            origins = " ".join(part["sourceInfo"] for part in parts).replace(",", " ").split()
            for name in archives:
                self.assertTrue(any(pathlib.PurePath(name).match(origin) for origin in origins), name)
            for path in data:
                self.assertIn(str(path), origins)
            named = {origin.removesuffix(".dic").replace("-", "_") for origin in origins if origin.endswith(".dic")}
            self.assertEqual(named, patterns)
            for headers in ["libtomlplusplus-dev", "libcli11-dev", "nlohmann-json3-dev"]:
                self.assertIn(headers, origins)
            for part in parts:
                self.assertRegex(part["versionInfo"], r"\d")
                self.assertRegex(part["supplier"], r"^(Organization|Person): \w")
                self.assertGreater((prefix / part["licenseComments"]).stat().st_size, 500, part["name"])
                alternatives = part["licenseConcluded"].split(" OR ")
                free = [text for text in alternatives if not text.startswith("GPL-") or " WITH " in text]
                self.assertTrue(free, f"{part['name']} is under the GPL alone")

    def test_a_part_without_a_row_is_an_error(self):
        table = tomllib.loads((ROOT / "package/parts.toml").read_text())
        table["pattern"] = [row for row in table["pattern"] if "left_out" not in row]
        describe.check(table, BUILD)
        for kind, name in [("library", "libexpat1-dev"), ("library", "libcli11-dev"), ("pattern", "hyphen-de")]:
            less = copy.deepcopy(table)
            less[kind] = [row for row in less[kind] if row["package"] != name]
            with self.assertRaisesRegex(SystemExit, "no row"):
                describe.check(less, BUILD)
        table["library"].append({"package": "libnone-dev", "inside": ["libnone.a"]})
        with self.assertRaisesRegex(SystemExit, "libnone.a has a row"):
            describe.check(table, BUILD)


if __name__ == "__main__":
    unittest.main()
