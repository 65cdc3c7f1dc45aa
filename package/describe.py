#!/usr/bin/python3
"""Adds to a staged package what describes it: README, changes, licences, and an SBOM (SPDX 2.3).

    describe.py PREFIX BUILD VERSION

PREFIX holds bin/galley and what belongs to it. BUILD is the folder in which the static command was built. What is inside
the command is told by the linker and the compiler. A part without a row in parts.toml is an error, and so is a row
without a part.
"""

import collections
import datetime
import fnmatch
import glob
import gzip
import hashlib
import json
import os
import pathlib
import re
import struct
import subprocess
import sys
import tomllib

ROOT = pathlib.Path(__file__).resolve().parent.parent
DOCS = "share/doc/galley"

# What the parts of the executable hold that are data of galley's own.
DATA = {
    "shipped.S.o": "fonts",
    "press.S.o": "printing condition",
    "pattern_data.S.o": "hyphenation patterns",
}


# How Debian names the packages of a cross compiler's own libraries.
CROSS = "-arm64-cross"


def output_of(*command):
    return subprocess.run(command, check=True, capture_output=True, text=True).stdout


def contents(link_map):
    """The bytes of the executable by library, or by what data they are, as the linker tells."""
    sizes = collections.Counter()
    started = False
    for line in link_map.read_text(errors="replace").splitlines():
        started = started or line.startswith("Linker script and memory map")
        found = re.match(r"^ (?!\*fill)\S*\s*0x[0-9a-f]+ +0x([0-9a-f]+) (\S+)$", line) if started else None
        if not found:
            continue
        archive, _, member = found[2].rstrip(")").partition("(")
        name = DATA.get(member) or pathlib.Path(archive).name
        sizes["galley" if name.startswith("libgalley") or name.endswith(".cpp.o") else name] += int(found[1], 16)
    return sizes


def linked_files(build):
    """The names of the archives and objects in the executable that are not galley's own."""
    return set(contents(build / "galley.map")) - {"galley", *DATA.values()}


def header_packages(build):
    """The Debian packages of all headers that were compiled."""
    text = output_of("ninja", "-C", str(build), "-t", "deps")
    headers = {line.strip() for line in text.splitlines() if line.startswith("    /usr/")}
    lines = output_of("dpkg", "--search", *sorted(headers)).splitlines()
    return {line.partition(":")[0].removesuffix(CROSS) for line in lines if not line.startswith("diversion")}


def libraries_of(build):
    """Where script/static-libraries put what it made for this build."""
    return build.with_name(build.name.replace("static", "libraries"))


def pattern_files(build):
    """The files of patterns that are compiled in."""
    return {path.stem for path in (libraries_of(build) / "share/hyphen").glob("*.dic") if not path.is_symlink()}


def check(parts, build):
    """That the table and the executable agree."""
    faults = []

    def compare(what, found, rows):
        faults.extend(f"no row for {what} {name}" for name in sorted(found - rows))
        faults.extend(f"{what} {name} has a row, and is not inside" for name in sorted(rows - found))

    linked = linked_files(build)
    named = [name for row in parts["library"] for name in row["inside"] if name != "headers"]
    compare("file", {next((n for n in named if fnmatch.fnmatch(file, n)), file) for file in linked}, set(named))
    packages = {row["package"] for row in parts["library"]}
    headers = header_packages(build)
    of_headers = {row["package"] for row in parts["library"] if row["inside"] == ["headers"]}
    compare("headers of", headers - packages | headers & of_headers, of_headers)
    compare("pattern", pattern_files(build), {row["file"] for row in parts["pattern"]})
    if faults:
        sys.exit("package/parts.toml: " + "; ".join(faults))


def debian_source(package, build):
    """The Debian source package of `package` and the version of it that is inside."""
    format_ = "--showformat=${source:Package} ${source:Version} ${Version}\n"
    source, version, _ = output_of("dpkg-query", "--show", format_, package).split()[:3]
    crossed = subprocess.run(["dpkg-query", "--show", format_, package + CROSS], capture_output=True, text=True)
    if build.name != "static" and crossed.returncode == 0:
        version = crossed.stdout.split()[2]
    unpacked = next((libraries_of(build) / "work" / source / "download").glob("*.orig.tar.?z"), None)
    if unpacked and unpacked.name.split("_")[1].removesuffix(unpacked.suffix).removesuffix(".orig.tar") not in version:
        sys.exit(f"{unpacked.name} is inside, but {package} has version {version}: remove {libraries_of(build)}")
    return source, version


def font_version(path):
    """The revision that a font's `head` table states."""
    font = path.read_bytes()
    tables = struct.unpack_from(">H", font, 4)[0]
    for table in range(tables):
        tag, _, offset, _ = struct.unpack_from(">4sIII", font, 12 + 16 * table)
        if tag == b"head":
            return f"{struct.unpack_from('>i', font, offset + 4)[0] / 65536:.3f}"
    return sys.exit(f"{path} has no head table")


class Part:
    """A part of the command: what the SBOM says of it, and the files with its licence."""

    def __init__(self, row, build):
        self.name = row.get("name") or "hyphenation patterns " + row["file"].removeprefix("hyph_")
        self.licence = row["licence"]
        self.credit = row.get("credit")
        self.file = row.get("file")
        self.purl = None
        self.supplier = row.get("supplier", "Organization: Debian")
        if "files" in row:
            files = sorted(ROOT.glob(row["files"]))
            self.version = row.get("version") or font_version(files[0])
            self.origin = "compiled in from " + ", ".join(str(path.relative_to(ROOT)) for path in files)
            self.text = ROOT / row["text"]
            self.text_name = self.text.name.removeprefix("LICENSE-").removesuffix(".md")
            return
        package = row["package"]
        if self.file:
            patterns = libraries_of(build) / "work/patterns"
            archive = next(patterns.glob(f"{package}_*.deb"))
            fields = "${source:Package} ${source:Version}"
            source, self.version = output_of("dpkg-deb", "--show", f"--showformat={fields}", str(archive)).split()
            self.origin = f"compiled in from {self.file}.dic"
            self.text = patterns / "usr/share/doc" / package / "copyright"
        else:
            source, self.version = debian_source(package, build)
            inside = row["inside"]
            self.origin = f"headers of {package}" if inside == ["headers"] else "linked from " + ", ".join(inside)
            self.text = pathlib.Path(glob.glob(row.get("text", f"/usr/share/doc/{package}/copyright"))[0])
        self.text_name = source
        self.purl = f"pkg:deb/debian/{source}@{self.version.replace(':', '%3A').replace('+', '%2B')}?arch=source"

    def own_paragraph(self):
        """The paragraph of the licence text that names this part's file."""
        paragraphs = self.text.read_text().split("\n\n")
        return next(text for text in paragraphs if f"/{self.file}.dic" in text.partition("License:")[0])


def write(path, text):
    path.parent.mkdir(parents=True, exist_ok=True)
    path.write_bytes(text if isinstance(text, bytes) else text.encode())


def compressed(text):
    return gzip.compress(text, 9, mtime=0)


def write_licences(folder, parts):
    """Each text once, and the common licences that they name."""
    common = set()
    for part in parts:
        text = part.text.read_bytes()
        write(folder / f"licences/{part.text_name}", text)
        common |= {name.decode().rstrip(".") for name in re.findall(rb"/usr/share/common-licenses/([\w.-]+)", text)}
    # The LGPL 3 adds to the GPL 3.
    for name in common | {"GPL-3"}:
        write(folder / f"licences/common/{name}", pathlib.Path("/usr/share/common-licenses", name).read_bytes())

    rows = "".join(f"{part.name} {part.version}\n    {part.licence}; licences/{part.text_name}\n" for part in parts)
    credits = "".join(f"{part.credit}\n" for part in parts if part.credit)
    write(
        folder / "copyright",
        f"""{(ROOT / "LICENSE").read_text()}
The command contains the parts below, under licences of their own. Each line names the licence and the file beside this one that
holds its text. Texts that speak of /usr/share/common-licenses mean licences/common.

{credits}
Parts under the GNU Lesser General Public License may be exchanged for others: script/package, in galley's sources, builds the
command anew. Hyphenation patterns are exchanged without that: files beside a résumé or in ~/.local/share/hyphen come first.

{rows}""",
    )


def sbom(prefix, parts, version):
    """The SPDX document. It lists all files of the package but itself."""
    name = f"{DOCS}/galley.spdx.json"
    files = []
    for path in sorted(path for path in prefix.rglob("*") if path.is_file()):
        bytes_ = path.read_bytes()
        relative = path.relative_to(prefix)
        files.append(
            {
                "SPDXID": f"SPDXRef-file-{len(files) + 1}",
                "fileName": f"./{relative}",
                "checksums": [
                    {"algorithm": "SHA1", "checksumValue": hashlib.sha1(bytes_).hexdigest()},
                    {"algorithm": "SHA256", "checksumValue": hashlib.sha256(bytes_).hexdigest()},
                ],
                # The text of a licence is under the terms that it states.
                "licenseConcluded": "NOASSERTION" if "licences" in relative.parts else "MIT",
                "licenseInfoInFiles": ["NOASSERTION"],
                "copyrightText": "NOASSERTION",
            }
        )
    code = hashlib.sha1("".join(sorted(file["checksums"][0]["checksumValue"] for file in files)).encode()).hexdigest()
    command = next(file for file in files if file["fileName"] == "./bin/galley")
    command["fileTypes"] = ["BINARY"]
    expressions = ["MIT", *sorted({part.licence for part in parts} - {"MIT"})]
    command["licenseConcluded"] = " AND ".join(f"({text})" if " OR " in text else text for text in expressions)
    packages = [
        {
            "SPDXID": "SPDXRef-galley",
            "name": "galley",
            "versionInfo": version,
            "supplier": "Organization: The galley authors",
            "downloadLocation": "NOASSERTION",
            "primaryPackagePurpose": "APPLICATION",
            "filesAnalyzed": True,
            "packageVerificationCode": {
                "packageVerificationCodeValue": code,
                "packageVerificationCodeExcludedFiles": [f"./{name}"],
            },
            "licenseConcluded": command["licenseConcluded"],
            "licenseDeclared": "MIT",
            "licenseInfoFromFiles": ["NOASSERTION"],
            "copyrightText": "Copyright (c) 2026 The galley authors",
        }
    ]
    relationships = [("SPDXRef-DOCUMENT", "DESCRIBES", "SPDXRef-galley")]
    relationships += [("SPDXRef-galley", "CONTAINS", file["SPDXID"]) for file in files]
    for number, part in enumerate(parts, 1):
        package = {
            "SPDXID": f"SPDXRef-part-{number}",
            "name": part.name,
            "versionInfo": part.version,
            "supplier": part.supplier,
            "downloadLocation": "NOASSERTION",
            "filesAnalyzed": False,
            "sourceInfo": part.origin,
            "licenseConcluded": part.licence,
            "licenseDeclared": part.licence,
            "licenseComments": f"{DOCS}/licences/{part.text_name}",
            "copyrightText": "NOASSERTION",
        }
        if part.credit:
            package["attributionTexts"] = [part.credit]
        if part.purl:
            package["externalRefs"] = [
                {"referenceCategory": "PACKAGE-MANAGER", "referenceType": "purl", "referenceLocator": part.purl}
            ]
        packages.append(package)
        relationships.append((command["SPDXID"], "CONTAINS", package["SPDXID"]))
    now = int(os.environ.get("SOURCE_DATE_EPOCH") or datetime.datetime.now().timestamp())
    document = {
        "spdxVersion": "SPDX-2.3",
        "dataLicense": "CC0-1.0",
        "SPDXID": "SPDXRef-DOCUMENT",
        "name": f"galley-{version}",
        "documentNamespace": f"https://spdx.org/spdxdocs/galley-{version}-{code}",
        "creationInfo": {
            "created": datetime.datetime.fromtimestamp(now, datetime.UTC).strftime("%Y-%m-%dT%H:%M:%SZ"),
            "creators": ["Organization: The galley authors", f"Tool: galley-package-{version}"],
        },
        "packages": packages,
        "files": files,
        "hasExtractedLicensingInfos": [
            {"licenseId": part.licence, "extractedText": part.own_paragraph()}
            for part in parts
            if part.licence.startswith("LicenseRef-")
        ],
        "relationships": [
            {"spdxElementId": one, "relationshipType": type_, "relatedSpdxElement": other}
            for one, type_, other in relationships
        ],
    }
    write(prefix / name, json.dumps(document, indent=1, ensure_ascii=False) + "\n")


def main(prefix, build, version):
    table = tomllib.loads((ROOT / "package/parts.toml").read_text())
    table["pattern"] = [row for row in table["pattern"] if "left_out" not in row]
    check(table, build)
    parts = [Part(row, build) for kind in ("library", "data", "pattern") for row in table[kind]]
    for page in list((prefix / "share/man").rglob("*.[1-9]")):
        write(page.with_name(page.name + ".gz"), compressed(page.read_bytes()))
        page.unlink()
    write(prefix / DOCS / "README.md", (ROOT / "README.md").read_bytes())
    write(prefix / DOCS / "changelog.gz", compressed((ROOT / "CHANGELOG.md").read_bytes()))
    write_licences(prefix / DOCS, parts)
    sbom(prefix, parts, version)


if __name__ == "__main__":
    main(pathlib.Path(sys.argv[1]), pathlib.Path(sys.argv[2]), sys.argv[3])
