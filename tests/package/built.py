"""What is tested: the static command and its packages, for this machine's kind or for what GALLEY_KIND says."""

import os
import pathlib
import re

ROOT = pathlib.Path(__file__).resolve().parent.parent.parent
KIND = os.environ.get("GALLEY_KIND", "")
SUFFIX = f"-{KIND}" if KIND else ""
BUILD = ROOT / f"build/static{SUFFIX}"
STATIC = BUILD / "galley"
# What runs a command of another kind.
EMULATOR = pathlib.Path(f"/usr/bin/qemu-{KIND}-static") if KIND else None
# A command that sets the same.
OTHER = ROOT / ("build/static/galley" if KIND else "build/release/galley")

VERSION = re.search(r"VERSION ([\d.]+)", (ROOT / "CMakeLists.txt").read_text().partition("project(")[2])[1]
ARCHITECTURE = {"": "amd64", "aarch64": "arm64"}[KIND]
DEB = ROOT / f"build/package{SUFFIX}/galley_{VERSION}_{ARCHITECTURE}.deb"
TARBALL = ROOT / f"build/package{SUFFIX}/galley-{VERSION}-linux-{KIND or 'x86_64'}.tar.gz"


def galley(*arguments):
    """The command line that runs the static command."""
    return [str(word) for word in ([EMULATOR] if EMULATOR else []) + [STATIC, *arguments]]
