#!/usr/bin/python3
"""Compares the headers that each module includes with what its CMakeLists.txt declares.

    boundaries_test.py SOURCE_FOLDER

A module declares the modules and the outside libraries whose headers its own files include: all of them, and no others.
Headers of C++ and of POSIX need no declaration. No two modules have files of one name. Only one layer knows libharu.
"""

import collections
import pathlib
import re
import sys
import unittest

ROOT = pathlib.Path()

# Outside headers, by how they begin, and the target that brings them.
LIBRARIES = {
    "CLI/": "CLI11::CLI11",
    "fmt/": "PkgConfig::fmt",
    "fontconfig/": "PkgConfig::fontconfig",
    "ft2build": "PkgConfig::freetype",
    "gperftools/": "PkgConfig::tcmalloc",
    "hb": "PkgConfig::harfbuzz",
    "hpdf": "galley::hpdf",
    "lcms2": "PkgConfig::lcms",
    "libdeflate": "PkgConfig::deflate",
    "libstemmer": "galley::stemmer",
    "md4c": "PkgConfig::md4c",
    "nlohmann/": "nlohmann_json::nlohmann_json",
    "png.h": "PkgConfig::png",
    "pugixml": "PkgConfig::pugixml",
    "mbedtls/": "galley::mbedcrypto",
    "qpdf/": "PkgConfig::qpdf",
    "toml++/": "galley::tomlplusplus",
    "turbojpeg": "PkgConfig::turbojpeg",
    "unicode/": "PkgConfig::icu",
    "zip.h": "PkgConfig::libzip",
}
SYSTEM = {"dirent.h", "fcntl.h", "malloc.h", "poll.h", "spawn.h", "unistd.h"}



def modules():
    return sorted(path.name for path in (ROOT / "src").iterdir() if path.is_dir())


def files_of(module):
    files = [path for path in (ROOT / "src" / module).rglob("*") if path.suffix in (".h", ".cpp", ".in")]
    # The library's public headers are those of its uppermost module.
    return files + (list((ROOT / "include").rglob("*.h")) if module == "galley" else [])


def included(module):
    """The modules and the outside libraries of whose headers a module includes any."""
    own, outside = set(), set()
    for path in files_of(module):
        for header in re.findall(r'^#include [<"]([^>"]+)[>"]', path.read_text(), re.MULTILINE):
            if header.startswith("galley/"):
                parts = header.split("/")
                own.add(parts[1] if len(parts) > 2 else "galley")
                continue
            library = next((name for start, name in LIBRARIES.items() if header.startswith(start)), None)
            if library:
                outside.add(library)
            elif header.endswith(".h") and header not in SYSTEM and not header.startswith("sys/"):
                # A header of the module itself stands in its folder.
                if not list((ROOT / "src" / module).rglob(header)):
                    outside.add(f"an unknown library ({header})")
    return own - {module}, outside


def declared(module):
    """The modules and libraries that a module's CMakeLists.txt names."""
    text = re.sub(r"#.*", "", (ROOT / "src" / module / "CMakeLists.txt").read_text())
    calls = re.findall(r"(?:galley_module|target_link_libraries)\(([^)]*)\)", text)
    words = {word for call in calls for word in call.split()}
    own, outside = set(), set()
    for call in calls:
        listed = None
        for word in call.split()[1:]:
            if word in ("SOURCES", "DEPENDS", "LIBRARIES", "PUBLIC", "PRIVATE"):
                listed = word
            elif "::" in word:
                outside.add(word)
            elif word.startswith("galley_") and word != "galley_warnings":
                own.add(word.removeprefix("galley_"))
            elif listed == "DEPENDS":
                own.add(word)
    assert words, module
    return own, outside


class Boundaries(unittest.TestCase):
    maxDiff = None

    def test_each_module_declares_the_modules_it_includes(self):
        for module in modules():
            with self.subTest(module=module):
                self.assertEqual(sorted(declared(module)[0]), sorted(included(module)[0]))

    def test_each_module_declares_the_libraries_it_includes(self):
        for module in modules():
            with self.subTest(module=module):
                self.assertEqual(sorted(declared(module)[1]), sorted(included(module)[1]))

    def test_no_module_depends_on_itself(self):
        below = {module: declared(module)[0] for module in modules()}

        def reached(module, seen):
            for other in below[module] - seen:
                seen |= {other} | reached(other, seen | {other})
            return seen

        for module in modules():
            self.assertNotIn(module, reached(module, set()), "a circle")

    def test_one_layer_knows_libharu(self):
        files = [path for module in modules() for path in files_of(module)]
        self.assertEqual(
            {str(path.relative_to(ROOT)) for path in files if re.search("hpdf|haru", path.read_text(), re.IGNORECASE)},
            {"src/output/pdf/objects.cpp", "src/output/pdf/objects.h"})

    def test_file_names_are_of_one_module(self):
        names = collections.defaultdict(set)
        for module in modules():
            for path in files_of(module):
                names[path.name].add(module)
        self.assertEqual({name: sorted(where) for name, where in names.items() if len(where) > 1}, {})


if __name__ == "__main__":
    ROOT = pathlib.Path(sys.argv.pop(1)).resolve()
    unittest.main()
