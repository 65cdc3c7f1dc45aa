"""Runs the built command on inputs that are wrong, and compares what it says with what is recorded."""

import pathlib
import re
import subprocess
import tempfile

SHOWN_LINES = 16  # of a case's output; a flood of diagnostics is not a golden
SECONDS = 120     # under the sanitizers, on a busy machine


def run(galley, files, arguments):
    """Writes `files` (bytes by name) into a folder, and runs `galley` with `arguments` there. Gives the exit code, standard
    output, standard error, and the names of the files that it made or changed."""
    with tempfile.TemporaryDirectory() as folder:
        root = pathlib.Path(folder) / "home"
        root.mkdir()
        for name, data in files.items():
            path = root / name
            path.parent.mkdir(parents=True, exist_ok=True)
            path.write_bytes(data)
        done = subprocess.run([galley, *arguments], cwd=root, capture_output=True, timeout=SECONDS, stdin=subprocess.DEVNULL)
        touched = sorted(
            str(path.relative_to(root))
            for path in root.rglob("*")
            if path.is_file() and files.get(str(path.relative_to(root))) != path.read_bytes()
        )
    return done.returncode, done.stdout.decode(), done.stderr.decode(), touched


def transcript(code, out, err, touched):
    """What a golden holds of a run."""
    lines = [line.rstrip() for line in (out + err).splitlines()]
    if len(lines) > SHOWN_LINES:
        lines = lines[:SHOWN_LINES] + [f"… {len(lines) - SHOWN_LINES} more lines"]
    if touched:
        lines.append("TOUCHED: " + ", ".join(touched))
    return f"exit {code}\n" + "\n".join(lines) + "\n"


def record(path, transcripts):
    """Writes a golden: transcripts by the name of their case."""
    path.write_text("\n".join(f"=== {name}\n{text}" for name, text in transcripts.items()))


def recorded(path):
    """The transcripts of a golden, by the name of their case."""
    parts = re.split(r"^=== (.+)\n", path.read_text(), flags=re.MULTILINE)
    return {name: text.rstrip("\n") + "\n" for name, text in zip(parts[1::2], parts[2::2])}
