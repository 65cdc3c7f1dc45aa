#!/usr/bin/python3
"""The schema for editors against taplo, which checks TOML by a JSON Schema: of the mistakes of tests/first_hour it refuses those that
are said to be of syntax or of the schema, as galley does, and accepts the others, what the help makes of them, and the résumés of this
project.

    schemas_test.py GALLEY MODULES

MODULES is the folder that npm has filled. taplo starts once for all files.
"""

import pathlib
import re
import subprocess
import sys
import tempfile

HERE = pathlib.Path(__file__).resolve().parent
TESTS = HERE.parent.parent
sys.path[:0] = [str(TESTS / "bad_input"), str(TESTS / "first_hour")]

import recorder  # noqa: E402
from mistakes import GALLEY, MISTAKES  # noqa: E402

# taplo lets a header go on with a table in braces, which TOML forbids.
TAPLO_ACCEPTS = {"table in braces, then its header"}
SECONDS = 300
ANSI = re.compile(r"\x1b\[[0-9;]*m")


def refused(modules, schema, folder):
    """The names of the files in `folder` that taplo refuses."""
    done = subprocess.run(
        ["node", modules / "node_modules/@taplo/cli/dist/cli.js", "lint", "--no-auto-config", "--colors", "never",
         "--schema", schema.as_uri(), *sorted(path.name for path in folder.glob("*.toml"))],
        cwd=folder, capture_output=True, text=True, timeout=SECONDS, stdin=subprocess.DEVNULL,
    )
    said = ANSI.sub("", done.stdout + done.stderr)
    return {pathlib.Path(path).name for path in re.findall(r'invalid file .*path="([^"]+)"', said)}


def main():
    galley, modules = (pathlib.Path(argument).resolve() for argument in sys.argv[1:])
    # What is said about other files, or about the command line, is not in the file.
    tried = [mistake for mistake in MISTAKES if mistake.arguments[:1] == ["build"] and "resume.json" not in mistake.files
             and len(mistake.arguments) == 1]
    faults = []
    with tempfile.TemporaryDirectory() as name:
        folder = pathlib.Path(name) / "files"
        folder.mkdir()
        schema = pathlib.Path(name) / "resume.schema.json"
        schema.write_text(subprocess.run([galley, "schema"], capture_output=True, text=True, check=True).stdout)
        for number, mistake in enumerate(tried):
            (folder / f"{number}.wrong.toml").write_bytes(mistake.files["resume.toml"])
            if mistake.can_be_followed:
                (folder / f"{number}.right.toml").write_bytes({**mistake.files, **mistake.right_files}["resume.toml"])
        for path in [TESTS.parent / "resume.toml", *TESTS.glob("golden/*.toml")]:
            (folder / f"{path.stem}.good.toml").write_bytes(path.read_bytes())
        invalid = refused(modules, schema, folder)
        faults += [f"taplo refuses {name}" for name in sorted(invalid) if name.endswith(".good.toml")]
        for number, mistake in enumerate(tried):
            is_refused = f"{number}.wrong.toml" in invalid
            if is_refused != (mistake.found_by != GALLEY and mistake.name not in TAPLO_ACCEPTS):
                faults.append(f"{mistake.name}: {mistake.found_by}, and taplo {'refuses' if is_refused else 'accepts'} it")
            if mistake.found_by != GALLEY and recorder.run(galley, mistake.files, mistake.arguments)[0] != 1:
                faults.append(f"{mistake.name}: galley accepts it")
            if f"{number}.right.toml" in invalid:
                faults.append(f"{mistake.name}: taplo refuses what the help makes of it")
    print("\n".join(faults))
    print(f"{len(tried)} mistakes, {len(invalid)} refused by taplo; {len(faults)} faults")
    return 1 if faults else 0


if __name__ == "__main__":
    sys.exit(main())
