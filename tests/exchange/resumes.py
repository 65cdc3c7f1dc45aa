"""The résumés that exchange is tested on, and what is done to them: with galley, with TOML, with JSON."""

import json
import pathlib
import re
import subprocess
import tempfile
import tomllib

PROJECT = pathlib.Path(__file__).resolve().parents[2]
EVERYTHING = PROJECT / "tests/exchange/samples/everything.toml"


def all_resumes():
    """All but those with a picture, which is no text and stays behind."""
    resumes = [PROJECT / "resume.toml", EVERYTHING, *sorted((PROJECT / "tests/golden").glob("*.toml"))]
    return [resume for resume in resumes if "image" not in tomllib.loads(resume.read_text())["basics"]]


def run(galley, *arguments, cwd=None, stdin=None):
    done = subprocess.run([galley, *map(str, arguments)], cwd=cwd, input=stdin, capture_output=True)
    if done.returncode != 0:
        raise AssertionError(f"galley {' '.join(map(str, arguments))}: {done.returncode}: {done.stderr.decode()}")
    return done.stdout.decode()


def toml(value):
    if isinstance(value, dict):
        return "{ " + ", ".join(f"{json.dumps(key)} = {toml(inner)}" for key, inner in value.items()) + " }"
    if isinstance(value, list):
        return "[" + ", ".join(map(toml, value)) + "]"
    return json.dumps(value, ensure_ascii=False)


def style_of(resume, exchanged):
    """The author's own style, but for what the JSON tells of it: the order and the titles of sections."""
    return {**tomllib.loads(resume.read_text()).get("style", {}), **exchanged.get("style", {})}


def with_style(text, style):
    """A résumé's TOML under another style."""
    rest = re.sub(r"^\[style\]\n(?:(?!\[).*\n)*", "", text, flags=re.MULTILINE)
    return rest + "\n[style]\n" + "".join(f"{key} = {toml(value)}\n" for key, value in style.items())


def layout(galley, name, text, *arguments):
    """The pages of a résumé that has no file."""
    with tempfile.TemporaryDirectory() as folder:
        (pathlib.Path(folder) / name).write_text(text)
        return run(galley, "build", name, "-f", "layout", "-o", "-", *arguments, cwd=folder)


def strings(value, path=""):
    """All strings of a JSON value, each with its path (indices left out)."""
    if isinstance(value, dict):
        for key, inner in value.items():
            yield from strings(inner, f"{path}.{key}" if path else key)
    elif isinstance(value, list):
        for inner in value:
            yield from strings(inner, path)
    elif isinstance(value, str):
        yield path, value
