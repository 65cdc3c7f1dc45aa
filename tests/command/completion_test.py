#!/usr/bin/python3
"""Completions: what the command offers, and what bash, zsh and fish make of it.

    completion_test.py GALLEY

The shells run on a terminal, with a file `galley` that notes its arguments. A tab is typed as a user types it.
"""

import os
import pathlib
import pty
import re
import select
import shlex
import signal
import subprocess
import sys
import tempfile
import time
import unittest

GALLEY = ""

RESUME = """\
[basics]
name = "Ada Quill"
[[work]]
id = "acme"
name = "Acme"
highlights = ["Cut latency. {#latency}"]
[[sections]]
id = "posters"
title = "Posters"
text = "Many."
[variants.industry]
[variants.research]
[variants."v:2"]
"""

# What is typed before a tab, and the arguments that come of it.
TYPED = [
    ("galley bui", ["build"]),
    ("galley build --vari", ["build", "--variant"]),
    ("galley build --variant ind", ["build", "--variant", "industry"]),
    ("galley build --variant v:", ["build", "--variant", "v:2"]),
    ("galley build --variant=res", ["build", "--variant=research"]),
    ("galley build other.toml --variant spe", ["build", "other.toml", "--variant", "special"]),
    ("galley build 'my cv.toml' --variant mi", ["build", "my cv.toml", "--variant", "mine"]),
    ("galley build -f lay", ["build", "-f", "layout"]),
    ("galley build --format=lay", ["build", "--format=layout"]),
    ("galley build --theme mod", ["build", "--theme", "modern"]),
    ("galley build --theme hou", ["build", "--theme", "house.toml"]),
    ("galley build oth", ["build", "other.toml"]),
    ("galley oth", ["other.toml"]),
    ("galley build my", ["build", "my cv.toml"]),
    ("galley build --with=oth", ["build", "--with=other.toml"]),
    ("galley build folder/", ["build", "folder/inner.json"]),
    ("galley new fol", ["new", "folder/"]),
    ("galley build --set style.paper=lett", ["build", "--set", "style.paper=letter"]),
    ("galley build --set work.ac", ["build", "--set", "work.acme."]),
    ("galley fonts --no-system-fonts --family Source\\ Se", ["fonts", "--no-system-fonts", "--family", "Source Serif 4"]),
    ("galley diff default res", ["diff", "default", "research"]),
    ("galley help ch", ["help", "check"]),
    ("galley completion zs", ["completion", "zsh"]),
]


class Completions(unittest.TestCase):
    def setUp(self):
        self.folder = tempfile.TemporaryDirectory()
        self.addCleanup(self.folder.cleanup)
        self.home = pathlib.Path(self.folder.name).resolve()
        self.root = self.home / "work"
        self.root.mkdir()
        (self.root / "resume.toml").write_text(RESUME)
        (self.root / "other.toml").write_text('[basics]\nname = "O"\n[variants.special]\n')
        (self.root / "other.txt").write_text("")
        (self.root / "my cv.toml").write_text('[basics]\nname = "M"\n[variants.mine]\n')
        (self.root / "house.toml").write_text('extends = "modern"\n')
        (self.root / "folder").mkdir()
        (self.root / "folder/inner.json").write_text('{"basics": {"name": "I"}}')
        (self.root / "folder/note.txt").write_text("")
        # Notes its arguments, but answers what the completions ask.
        (self.home / "bin").mkdir()
        noting = self.home / "bin/galley"
        noting.write_text(f'#!/bin/sh\n[ "$1" != __complete ] || exec {GALLEY} "$@"\n'
                          f'for word; do printf "%s\\n" "$word"; done > {self.home}/new && mv {self.home}/new {self.home}/noted\n')
        noting.chmod(0o755)
        self.environment = {"PATH": f"{self.home}/bin:{os.environ['PATH']}", "HOME": str(self.home), "LANG": "C.UTF-8",
                            "TERM": "dumb", "PS1": "$ ", "XDG_CONFIG_HOME": f"{self.home}/.config"}

    def asked(self, *words):
        done = subprocess.run([GALLEY, "__complete", *words], cwd=self.root, capture_output=True, text=True, timeout=60)
        self.assertEqual((done.returncode, done.stderr), (0, ""), words)
        files, *lines = done.stdout.splitlines()
        return files, [line.split("\t")[0] for line in lines]

    def test_what_is_offered(self):
        papers = [f"style.paper={paper}" for paper in ("letter", "a4", "a5", "legal")]
        for words, offered in [
            (["build", "--variant", ""], ["industry", "research", "v:2", "default", "whole"]),
            (["build", "folder", "--variant", ""], ["default", "whole"]),
            (["build", "--pdf", ""], ["archive", "plain", "print"]),
            (["build", "--pdf=p"], ["--pdf=plain", "--pdf=print"]),
            (["check", "--for", ""], ["ats", "readers"]),
            (["schema", "--for", ""], ["letter", "overlay", "resume", "theme", "variant"]),
            (["build", "--theme", ""], ["academic", "classic", "compact", "modern"]),
            (["fonts", "--no-system-fonts", "--family", ""], ["Source Code Pro", "Source Sans 3", "Source Serif 4"]),
            (["build", "--set", "style.paper="], papers),
            (["build", "--set", "work."], ["work.acme."]),
            (["build", "--set", "sections."], ["sections.posters."]),
            (["build", "--set", "highlights."], ["highlights.latency="]),
            (["build", "--set", "work.acme.na"], ["work.acme.name="]),
            (["build", "--set", "style.hyphenate="], ["style.hyphenate=false", "style.hyphenate=true", "style.hyphenate=auto"]),
            (["build", "--no-system-fonts", "--set", "style.font.body=Source C"], ["style.font.body=Source Code Pro"]),
            (["build", "--all", "--al"], ["--all-languages", "--allow-outside"]),
            (["build", "--variant", "x", "--vari"], ["--variant"]),
            (["build", "--anonymous="], ["--anonymous=initials", "--anonymous=label"]),
            (["check", "--diagnostics", "l"], ["line"]),
            (["diff", "default", "in"], ["industry"]),
            (["nonsense", "--"], []),
            (["build", "--nonsense", "--expl"], ["--explain"]),
        ]:
            self.assertEqual(self.asked(*words), ("none", offered), words)
        for words, files in [
            (["build", ""], "toml json"),
            (["oth"], "toml json"),
            (["build", "--with", ""], "toml json"),
            (["build", "--theme", "x"], "toml"),
            (["import", ""], "json pdf csv"),
            (["new", ""], "folders"),
            (["build", "--font-path", ""], "folders"),
            (["build", "-o", ""], "any"),
            (["build", "--depfile=x"], "any"),
            (["build", "--pages", ""], "none"),
            (["build", "--", "--al"], "toml json"),
            (["diff", "default", "industry", ""], "toml json"),
        ]:
            self.assertEqual(self.asked(*words), (files, []), words)

    def test_what_cannot_be_read_offers_nothing(self):
        (self.root / "resume.toml").write_text("[basics\n")
        self.assertEqual(self.asked("build", "--variant", "i"), ("none", []))
        (self.root / "resume.toml").unlink()
        os.mkfifo(self.root / "resume.toml")
        self.assertEqual(self.asked("build", "--variant", "i"), ("none", []))

    def test_every_option_is_offered_and_every_value_is_known(self):
        _, commands = self.asked("")
        for command in commands:
            explained = subprocess.run([GALLEY, command, "--help-all"], capture_output=True, text=True).stdout
            flags = re.findall(r"^ {2,6}(?:-\w, )?(--[a-z-]+)(?: ([^\s]+))?", explained, re.MULTILINE)
            self.assertEqual([flag for flag, _ in flags if flag not in self.asked(command, flag)[1]], [], command)
            for flag, value in flags:
                # A type that candidates.cpp does not know would be offered as it stands, as words to choose from are.
                if value and not value.islower():
                    self.assertNotIn(value, self.asked(command, flag, "")[1], (command, flag))

    def typed(self, shell, start, endings):
        """Types lines with a tab at their ends into a shell, and returns the arguments that each gives."""
        process, terminal = pty.fork()
        if process == 0:
            os.chdir(self.root)
            os.execvpe(shell[0], shell, self.environment)
        printed = b""

        def read_until(text, seconds=20):
            nonlocal printed
            end = time.monotonic() + seconds
            while text not in printed and time.monotonic() < end:
                if select.select([terminal], [], [], 0.1)[0]:
                    printed += os.read(terminal, 65536)
            self.assertIn(text, printed)
            printed = b""

        results = []
        try:
            os.write(terminal, start.encode() + b"; echo rea''dy\n")
            read_until(b"ready")
            for line in endings:
                (self.home / "noted").unlink(missing_ok=True)
                os.write(terminal, line.encode() + b"\t\n")
                end = time.monotonic() + 20
                while not (self.home / "noted").exists() and time.monotonic() < end:
                    if select.select([terminal], [], [], 0.02)[0]:
                        printed += os.read(terminal, 65536)
                self.assertTrue((self.home / "noted").exists(), (line, printed.decode()))
                results.append((self.home / "noted").read_text().splitlines())
        finally:
            os.kill(process, signal.SIGKILL)
            os.waitpid(process, 0)
            os.close(terminal)
        return results

    def check_typed(self, shell, start):
        lines = TYPED
        for (line, expected), given in zip(lines, self.typed(shell, start, [line for line, _ in lines])):
            with self.subTest(line=line):
                # zsh removes the slash that it added.
                self.assertEqual(given[-1].rstrip("/"), expected[-1].rstrip("/"))
                self.assertEqual(given[:-1], expected[:-1])

    def test_bash(self):
        self.check_typed(["bash", "--norc", "--noprofile", "-i"], f"source <({GALLEY} completion bash)")

    def test_zsh(self):
        self.check_typed(["zsh", "-f", "-i"], f"autoload -Uz compinit; compinit -D -u; source <({GALLEY} completion zsh)")

    def test_zsh_finds_the_script_in_its_folder(self):
        functions = self.home / "functions"
        functions.mkdir()
        script = subprocess.run([GALLEY, "completion", "zsh"], capture_output=True).stdout
        (functions / "_galley").write_bytes(script)
        given = self.typed(["zsh", "-f", "-i"], f"fpath=({functions} $fpath); autoload -Uz compinit; compinit -D -u",
                           ["galley build --variant ind"] * 2)
        self.assertEqual(given, [["build", "--variant", "industry"]] * 2)

    def test_fish(self):
        for line, expected in TYPED:
            with self.subTest(line=line):
                asking = f"{GALLEY} completion fish | source; complete -C {shlex.quote(line)}"
                done = subprocess.run(["fish", "--no-config", "-c", asking], cwd=self.root, env=self.environment,
                                      capture_output=True, text=True, timeout=60)
                self.assertEqual(done.stderr, "")
                words = [offered.split("\t")[0] for offered in done.stdout.splitlines()]
                self.assertEqual(words, [expected[-1]])

    def test_bash_lists_all(self):
        """The function itself, as bash calls it."""
        for words, offered in [
            (["galley", "build", "--variant", ""], ["industry", "research", "v:2", "default", "whole"]),
            (["galley", "build", "--pdf", "=", "p"], ["plain", "print"]),
            (["galley", "build", "--pdf", "="], ["archive", "plain", "print"]),
            (["galley", "build", ""], ["folder", "house.toml", "my cv.toml", "other.toml", "resume.toml"]),
        ]:
            line = " ".join(words).replace(" = ", "=").replace(" =", "=")
            script = (f"source <({GALLEY} completion bash); COMP_WORDS=({' '.join(map(shlex.quote, words))}); "
                      f"COMP_LINE={shlex.quote(line)}; COMP_CWORD={len(words) - 1}; "
                      "_galley galley; printf '%s\\n' \"${COMPREPLY[@]}\"")
            done = subprocess.run(["bash", "--norc", "-c", script], cwd=self.root, env=self.environment,
                                  capture_output=True, text=True, timeout=60)
            self.assertEqual(done.stderr, "")
            self.assertEqual(sorted(done.stdout.splitlines()), sorted(offered), words)


if __name__ == "__main__":
    GALLEY = str(pathlib.Path(sys.argv.pop(1)).resolve())
    unittest.main()
