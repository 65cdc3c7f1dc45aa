#!/usr/bin/python3
"""The GitHub Action and the pre-commit hook: their files are well-formed, and what they run works.

    automation_test.py GALLEY
"""

import os
import pathlib
import re
import shlex
import shutil
import subprocess
import sys
import tarfile
import tempfile
import unittest

import yaml

GALLEY = ""
REPOSITORY = pathlib.Path(__file__).resolve().parents[2]
RESUME = '[basics]\nname = "Ada Quill"\n'


class Automation(unittest.TestCase):
    def setUp(self):
        folder = tempfile.TemporaryDirectory()
        self.addCleanup(folder.cleanup)
        self.root = pathlib.Path(folder.name)
        (self.root / "resume.toml").write_text(RESUME + "[variants.short]\n")

    def run_action(self, **given):
        """Runs the steps of the action as GitHub does, in a folder with a résumé."""
        action = yaml.safe_load((REPOSITORY / "action.yml").read_text())
        self.assertEqual(action["runs"]["using"], "composite")
        inputs = {name: given.pop(name, known["default"]) for name, known in action["inputs"].items()}
        self.assertEqual(given, {})

        def filled(text):
            return re.sub(r"\$\{\{ inputs\.(\w+) \}\}", lambda match: inputs[match[1]], text)

        path = os.environ["PATH"]
        paths = self.root / "path"
        for step in action["runs"]["steps"]:
            condition = re.fullmatch(r"inputs\.(\w+) ([!=])= ''", step.get("if", "inputs.arguments != ''"))
            if (inputs[condition[1]] == "") != (condition[2] == "="):
                continue
            self.assertEqual(step["shell"], "bash")
            # What a user gives is never a part of a script.
            self.assertNotIn("${{", step["run"])
            paths.write_text("")
            environment = {"PATH": path, "HOME": str(self.root), "GITHUB_ACTION_PATH": str(self.root / "action"),
                           "GITHUB_PATH": str(paths), "RUNNER_TEMP": str(self.root),
                           **{name: filled(value) for name, value in step.get("env", {}).items()}}
            # GitHub's own command line.
            done = subprocess.run(["bash", "--noprofile", "--norc", "-eo", "pipefail", "-c", step["run"]],
                                  cwd=self.root, env=environment, capture_output=True, text=True)
            self.assertEqual((done.returncode, done.stderr), (0, ""), step["name"])
            path = ":".join([*paths.read_text().split("\n")[:-1], path])

    def test_the_action_builds_from_the_sources(self):
        # Building takes minutes, and script/test has done it: here script/resume only puts the command in its place.
        built = self.root / "action/build/release"
        (self.root / "action/script").mkdir(parents=True)
        script = self.root / "action/script/resume"
        script.write_text(f"#!/bin/sh\nmkdir -p {built}\nln -s {GALLEY} {built}/galley\n")
        script.chmod(0o755)
        self.assertTrue(os.access(REPOSITORY / "script/resume", os.X_OK))
        self.assertIn("build/release/galley build", (REPOSITORY / "script/resume").read_text())
        self.run_action()
        self.assertTrue((self.root / "resume.pdf").exists())

    def test_the_action_takes_a_package(self):
        with tarfile.open(self.root / "galley.tar.gz", "w:gz") as package:
            package.add(GALLEY, "galley-1.0/bin/galley")
        self.run_action(package="galley.tar.gz", arguments="resume.toml --all\n -o out/")
        self.assertEqual(sorted(path.name for path in (self.root / "out").iterdir()), ["resume-short.pdf", "resume.pdf"])

        control = self.root / "debian/DEBIAN/control"
        control.parent.mkdir(parents=True)
        control.write_text("Package: galley\nVersion: 1.0\nArchitecture: all\nMaintainer: a <a@example.org>\nDescription: a\n")
        (self.root / "debian/usr/bin").mkdir(parents=True)
        shutil.copy(GALLEY, self.root / "debian/usr/bin")
        subprocess.run(["dpkg-deb", "-Znone", "--build", "debian", "galley.deb"], cwd=self.root, check=True, capture_output=True)
        self.run_action(package="galley.deb")
        self.assertTrue((self.root / "resume.pdf").exists())

    def test_the_hook_checks_resumes(self):
        hooks = yaml.safe_load((REPOSITORY / ".pre-commit-hooks.yaml").read_text())
        self.assertEqual([hook["id"] for hook in hooks], ["galley"])
        hook = hooks[0]
        self.assertEqual((hook["language"], hook["types"]), ("system", ["toml"]))
        for name, is_checked in [("resume.toml", True), ("cv/resume.toml", True), ("resume.private.toml", False), ("pyproject.toml", False)]:
            self.assertEqual(bool(re.search(hook["files"], name)), is_checked, name)
        line = [GALLEY, *shlex.split(hook["entry"])[1:]]
        self.assertEqual(shlex.split(hook["entry"])[0], "galley")
        (self.root / "cv").mkdir()
        (self.root / "cv/resume.toml").write_text(RESUME)
        for text, code in [(RESUME, 0), (RESUME + "nmae = 1\n", 1)]:
            (self.root / "cv/resume.toml").write_text(text)
            done = subprocess.run([*line, "resume.toml", "cv/resume.toml"], cwd=self.root, capture_output=True)
            self.assertEqual(done.returncode, code, done.stderr)


if __name__ == "__main__":
    GALLEY = str(pathlib.Path(sys.argv.pop(1)).resolve())
    unittest.main()
