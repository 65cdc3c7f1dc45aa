#!/usr/bin/python3
"""What GNU make and ninja rebuild, by the rules that galley writes, and the Makefile that `galley new` writes.

    make_test.py GALLEY
"""

import os
import pathlib
import re
import shutil
import subprocess
import sys
import tempfile
import tomllib
import unittest

GALLEY = ""
REPOSITORY = pathlib.Path(__file__).resolve().parents[2]
PICTURE = REPOSITORY / "tests/golden/portrait.jpg"
# Those for which galley has words. What a regional table does not have is its language's.
WORDS = tomllib.loads((REPOSITORY / "data/words.toml").read_text())
LANGUAGES = sorted(language for language, words in WORDS.items() if "present" in words)
# galley brings no fonts for their scripts: this machine's are taken, and a note says so.
WITHOUT_FONTS = set("ar bn fa he hi ja ko ta th ur zh-Hans zh-Hant".split())
FONT = pathlib.Path("/usr/share/fonts/truetype/lato/Lato-Regular.ttf")

# Names with what make and ninja must have escaped.
MAIN = """
[basics]
name = "Ada Example"
email = "ada@example.com"
image = "my picture #1.jpg"
[[work]]
id = "acme"
name = "Acme"
position = "Engineer"
startDate = "2023-04"
highlights = ["Set type. {.ic}", "Led six. {.lead}"]
[style]
theme = "$house: theme.toml"
[variants.ic]
exclude = ["lead"]
"""
OTHER = '[basics]\nname = "Bea Example"\nsummary = "Reads proofs."\n[style]\nfont.body = "Lato"\n'
THEME = 'extends = "classic"\n'
OVERLAY = '[basics]\nlabel = "Engineer"\n'

MAKEFILE = """
all: main.pdf other.pdf
main.pdf main-ic.pdf &:
\t"{galley}" build main.toml --all --with over.toml --depfile main.d
other.pdf:
\t"{galley}" build people/other.toml -o other.pdf --depfile other.d
-include main.d other.d
"""

NINJA = """
rule galley
  command = "{galley}" build $args --depfile $out_depfile
  depfile = $out_depfile
{restat}
build main.pdf main-ic.pdf: galley
  args = main.toml --all --with over.toml {flags}
  out_depfile = main.d
build other.pdf: galley
  args = people/other.toml -o other.pdf {flags}
  out_depfile = other.d
"""

# What is touched, and what of the three results must be built again.
TOUCHES = {
    "main.toml": {"main.pdf", "main-ic.pdf"},
    "over.toml": {"main.pdf", "main-ic.pdf"},
    "main.private.toml": {"main.pdf", "main-ic.pdf"},
    "$house: theme.toml": {"main.pdf", "main-ic.pdf"},
    "my picture #1.jpg": {"main.pdf", "main-ic.pdf"},
    "people/other.toml": {"other.pdf"},
    "people/fonts/Lato $1.ttf": {"other.pdf"},
    "bystander.toml": set(),
}
RESULTS = ["main.pdf", "main-ic.pdf", "other.pdf"]


class Folder(unittest.TestCase):
    def setUp(self):
        self.folder = tempfile.TemporaryDirectory()
        self.root = pathlib.Path(self.folder.name)
        # Times go up by what this test says, never by the clock, which may stand still between two saves.
        self.time = 1_600_000_000

    def tearDown(self):
        self.folder.cleanup()

    def run_it(self, *command, status=0):
        done = subprocess.run(command, cwd=self.root, capture_output=True, text=True)
        self.assertEqual(done.returncode, status, done.stdout + done.stderr)
        return done

    def write(self, name, text):
        path = self.root / name
        path.parent.mkdir(exist_ok=True)
        path.write_text(text)
        os.utime(path, (self.time, self.time))

    def touch(self, name):
        """Touches a file, so that it is later than all others. The clock of files goes in steps of some milliseconds."""
        touched = self.root / name
        latest = max(path.stat().st_mtime_ns for path in self.root.rglob("*") if path.is_file() and path != touched)
        os.utime(touched)
        while touched.stat().st_mtime_ns <= latest:
            os.utime(touched)

    def times(self, names):
        return {name: (self.root / name).stat().st_mtime_ns for name in names}


class Rules(Folder):
    def setUp(self):
        super().setUp()
        self.write("main.toml", MAIN)
        self.write("main.private.toml", '[basics]\nphone = "505-555-0142"\n')
        self.write("over.toml", OVERLAY)
        self.write("bystander.toml", OVERLAY)
        self.write("$house: theme.toml", THEME)
        self.write("people/other.toml", OTHER)
        (self.root / "people/fonts").mkdir()
        shutil.copy(FONT, self.root / "people/fonts/Lato $1.ttf")
        shutil.copy(PICTURE, self.root / "my picture #1.jpg")

    def check_touches(self, build, says_nothing):
        build()
        # The rules are in force from the second run on; ninja keeps a log of its own of when it built.
        build()
        self.assertIn(says_nothing, build().stdout)
        for name, expected in TOUCHES.items():
            before = self.times(RESULTS)
            self.touch(name)
            build()
            after = self.times(RESULTS)
            rebuilt = {result for result in RESULTS if after[result] != before[result]}
            self.assertEqual(rebuilt, expected, name)
            self.assertIn(says_nothing, build().stdout, name)

    def test_make_builds_what_a_touch_concerns(self):
        self.write("Makefile", MAKEFILE.format(galley=GALLEY))
        self.check_touches(lambda: self.run_it("make"), "Nothing to be done")

    def test_ninja_builds_what_a_touch_concerns(self):
        self.write("build.ninja", NINJA.format(galley=GALLEY, restat="", flags=""))
        self.check_touches(lambda: self.run_it("ninja"), "no work to do")

    def test_ninja_sees_by_restat_that_nothing_changed(self):
        self.write("build.ninja", NINJA.format(galley=GALLEY, restat="  restat = 1", flags="--if-changed"))
        self.run_it("ninja")
        before = self.times(RESULTS)
        self.touch("over.toml")
        self.run_it("ninja")
        self.assertEqual(self.times(RESULTS), before)
        self.assertIn("no work to do", self.run_it("ninja").stdout)

    def test_make_goes_on_when_a_file_that_was_read_is_gone(self):
        self.write("Makefile", MAKEFILE.format(galley=GALLEY))
        self.run_it("make")
        (self.root / "main.private.toml").unlink()
        self.run_it("make")
        self.assertNotIn("private", (self.root / "main.d").read_text())
        self.assertIn("Nothing to be done", self.run_it("make").stdout)

    def test_a_rule_names_all_results_and_all_files(self):
        self.run_it(GALLEY, "build", "main.toml", "--variant", "ic", "-f", "pdf", "-f", "txt", "--depfile", "d")
        first, *rest = (self.root / "d").read_text().split("\n\n")
        self.assertEqual(first.split(": ")[0], "main-ic.pdf main-ic.txt")
        files = [line.strip(" \\") for line in first.split("\n")[1:]]
        self.assertEqual(sorted(files), sorted(["main.toml", "main.private.toml", "$$house\\:\\ theme.toml",
                                                "my\\ picture\\ \\#1.jpg"]))
        self.assertEqual([rule.rstrip("\n") for rule in rest], [name + ":" for name in files])

    def test_a_rule_names_hyphenation_patterns(self):
        text = OTHER.replace("Lato", "Source Sans 3") + 'hyphenate = true\n'
        self.write("hyphenated.toml", text.replace("Reads proofs.", "Reads the photographers’ proofs. " * 9))
        self.run_it(GALLEY, "build", "hyphenated.toml", "--depfile", "d")
        self.assertIn(" /usr/share/hyphen/hyph_en_US.dic\n", (self.root / "d").read_text())

    def test_a_failure_leaves_the_rule(self):
        self.write("d", "as it was")
        self.write("main.toml", "[basics]\nnome = 'x'\n")
        self.run_it(GALLEY, "build", "main.toml", "people/other.toml", "--depfile", "d", status=1)
        self.assertEqual((self.root / "d").read_text(), "as it was")

    UNWRITABLE = ["%", "=", "|", ";"]
    CHARACTERS = UNWRITABLE + [":", "#", "$", " ", "\\", "~", "@", "(", ",", "+", "!", "[", "{", "- "]

    def check_name(self, option, name, build):
        """Builds with a name, by `build`, until nothing is to be done; a touch of what was read is then seen."""
        self.write("other.toml", OTHER.replace("Lato", "Source Sans 3"))
        read = name if option == "--with" else "over.toml"
        if option == "--with":
            self.write(name, OVERLAY)
        build()
        build()
        says_nothing = build().stdout
        self.assertRegex(says_nothing, "no work to do|up to date|Nothing to be done", name)
        self.touch(read)
        self.assertNotRegex(build().stdout, "no work to do|up to date|Nothing to be done", name)
        return read

    def check_names(self, build_by):
        for option in ("-o", "--with"):
            for character in self.CHARACTERS:
                name = f"a{character}b" + (".toml" if option == "--with" else ".pdf")
                result, overlay = (name, "over.toml") if option == "-o" else ("x.pdf", name)
                with self.subTest(option=option, name=name):
                    if character in self.UNWRITABLE:
                        self.write(overlay, OVERLAY)
                        done = self.run_it(GALLEY, "build", "main.toml", "--with", overlay, "-o", result,
                                           "--depfile", "refused", status=2)
                        self.assertIn(f"no rule for make can name '{name}'", done.stderr)
                        self.assertFalse((self.root / "refused").exists())
                        continue
                    # Outside of galley's rule, names are written here, where a shell takes any of them.
                    self.write("command", f"exec {GALLEY} build main.toml --with '{overlay}' -o '{result}' --depfile d\n")
                    build_by(option, name, result, overlay)
                    (self.root / "d").unlink()

    def test_make_takes_any_name_that_a_rule_holds(self):
        self.write("Makefile", "%.pdf:\n\tsh command\n-include d\nMakefile d command: ;\n")

        def build_by(option, name, result, overlay):
            (self.root / result).unlink(missing_ok=True)
            self.check_name(option, name, lambda: self.run_it("make", "--", result))
            if option == "--with":
                (self.root / name).unlink()
                self.write("command", f"exec {GALLEY} build main.toml -o '{result}' --depfile d\n")
                self.run_it("make", "--", result)

        self.check_names(build_by)

    def test_ninja_takes_any_name_that_a_rule_holds(self):
        def build_by(option, name, result, overlay):
            written = result.replace("$", "$$").replace(" ", "$ ").replace(":", "$:")
            self.write("build.ninja", f"rule galley\n  command = sh command\n  depfile = d\nbuild {written}: galley\n")
            self.check_name(option, name, lambda: self.run_it("ninja"))

        self.check_names(build_by)

    def test_names_that_end_or_go_on_as_no_rule_can_say(self):
        for name in ["a\\", "a:", "a\\:b", "a\\#b", "a\\$b", "a\\%b", "a\tb", "a\nb"]:
            self.write(name, OVERLAY)
            done = self.run_it(GALLEY, "build", "main.toml", "--with", name, "-o", "x.pdf", "--depfile", "d", status=2)
            self.assertIn("no rule for make can name", done.stderr)
            self.assertFalse((self.root / "d").exists())

    def test_what_cannot_be_is_a_fault_of_the_command_line(self):
        self.run_it(GALLEY, "build", "main.toml", "--depfile", "main.toml", status=2)
        self.run_it(GALLEY, "build", "main.toml", "--depfile", "main.pdf", status=2)
        self.run_it(GALLEY, "build", "main.toml", "-o", "-", "--depfile", "d", status=2)
        self.write("two\nlines.toml", OTHER.replace("Lato", "Source Sans 3"))
        self.run_it(GALLEY, "build", "two\nlines.toml", "-o", "x.pdf", "--depfile", "d", status=2)
        self.assertFalse((self.root / "d").exists())
        self.assertEqual((self.root / "main.toml").read_text(), MAIN)


class Start(Folder):
    FILES = {"resume.toml", "Makefile", ".gitignore", "resume.schema.json"}

    def start(self, *options, status=0):
        return self.run_it(GALLEY, "new", *options, status=status)

    def names(self, folder="."):
        return {path.name for path in (self.root / folder).iterdir()}

    def sample(self, language, theme="classic"):
        """A new résumé as a value."""
        folder = f"{language}-{theme}/deep"
        done = self.start(folder, "--theme", theme, "--language", language)
        self.assertEqual(done.stderr, "", language)
        self.assertEqual(self.names(folder), self.FILES)
        return tomllib.loads((self.root / folder / "resume.toml").read_text())

    def test_every_sample_sets_on_one_page_without_a_warning(self):
        themes = self.run_it(GALLEY, "theme").stdout.split()
        for index, language in enumerate(LANGUAGES):
            # The themes by turns: all in all takes minutes under sanitizers.
            for theme in themes if language in ("en-US", "de") else [themes[index % len(themes)]]:
                resume = self.sample(language, theme)
                self.assertEqual((resume["meta"]["language"], resume["style"]["theme"]), (language, theme))
                fonts = [] if language in WITHOUT_FONTS else ["--no-system-fonts"]
                done = self.run_it(GALLEY, "build", "--all", "--strict", *fonts, "--pages", "1",
                                   f"{language}-{theme}/deep/resume.toml")
                notes = re.sub("galley: note: the family .* comes from this machine.*\n.*\n", "", done.stderr)
                self.assertEqual(notes, "", (language, theme))
        text = (self.root / "de-classic/deep/resume.toml").read_text()
        self.assertTrue(text.startswith("#:schema ./resume.schema.json\n"))
        schema = self.run_it(GALLEY, "schema").stdout
        self.assertEqual((self.root / "de-classic/deep/resume.schema.json").read_text(), schema)

    def test_samples_differ_in_their_words_alone(self):
        english = self.sample("en")
        for language in set(LANGUAGES) - {"en-US"}:
            resume = self.sample(language)
            # Only names in some scripts say how they are read.
            resume["basics"].pop("nameReading", None)
            self.assertEqual(self.shape(resume), self.shape(english), language)
            self.assertFalse(self.sentences(resume) & self.sentences(english), language)
            self.assertRegex(resume["basics"]["email"], r"^[a-z]+@example\.com$")
        # A tag may have a region or a script, and “no” is Norwegian.
        samples = {}
        for tag, language in (("de-CH", "de"), ("PT-br", "pt"), ("no", "nb"), ("en-GB", "en"), ("zh-SG", "zh-Hans"),
                              ("zh", "zh-Hans"), ("zh-HK", "zh-Hant"), ("zh-TW", "zh-Hant"), ("pt-PT", "pt-BR")):
            if language not in samples:
                samples[language] = self.sentences(self.sample(language, "modern"))
            self.assertEqual(self.sentences(self.sample(tag)), samples[language], tag)

    def shape(self, value):
        """Keys and list lengths. The names of skill groups are words."""
        if isinstance(value, dict):
            return {key: len(of) if key == "skills" else self.shape(of) for key, of in value.items()}
        return [self.shape(of) for of in value] if isinstance(value, list) else None

    def sentences(self, resume):
        texts = [resume["basics"]["summary"]]
        for work in resume["work"]:
            for role in [work, *work.get("roles", [])]:
                texts += role.get("highlights", [])
        return set(texts)

    def test_what_a_recruiter_reads_first_is_at_the_top(self):
        resume = self.sample("en")
        self.assertEqual(list(resume), ["basics", "work", "education", "skills", "languages", "meta", "style", "variants"])
        self.assertEqual(list(resume["basics"])[:4], ["name", "label", "email", "phone"])
        newest = resume["work"][0]
        self.assertNotIn("endDate", newest)
        self.assertTrue(all(re.search(r"\d|six", highlight) for highlight in newest["highlights"]))

    def test_the_rarer_sections_can_be_uncommented(self):
        self.sample("en")
        path = self.root / "en-classic/deep/resume.toml"
        common, _, rare = path.read_text().partition("# [[projects]]")
        path.write_text(common + re.sub("(?m)^# ?", "", "# [[projects]]" + rare))
        done = self.run_it(GALLEY, "build", "--strict", "--no-system-fonts", str(path))
        self.assertEqual(done.stderr, "")
        self.assertGreater(len(tomllib.loads(path.read_text())), 14)

    def test_a_language_without_a_sample(self):
        done = self.start("ga", "--language", "ga")
        self.assertEqual(done.stderr, "galley: note: there is no sample in 'ga': its text is English\n"
                         "      = help: there are samples in " + ", ".join(LANGUAGES) + "\n")
        self.assertIn('language = "ga"', (self.root / "ga/resume.toml").read_text())
        # It has none of those for which it has no words.
        done = self.run_it(GALLEY, "build", "ga/resume.toml")
        self.assertIn("there are no words for 'ga'", done.stderr)
        for language in "eu ga gl mt sq".split():
            self.write("resume.toml", f'meta.language = "{language}"\n[basics]\nname = "A"\n[skills]\na = ["b"]\n')
            self.assertIn("there are no words", self.run_it(GALLEY, "build", "-f", "txt").stderr, language)

    def test_beside_a_resume_what_is_missing_is_added(self):
        self.write("resume.toml", '[basics]\nname = "Mine"\n')
        done = self.start("--language", "fi")
        self.assertEqual((done.stdout, done.stderr), ("kept resume.toml\nwrote Makefile\nwrote .gitignore\n"
                         "wrote resume.schema.json\nnext: galley build resume.toml\n", ""))
        self.assertEqual((self.root / "resume.toml").read_text(), '[basics]\nname = "Mine"\n')
        (self.root / "resume.toml").unlink()
        done = self.start("--language", "de")
        self.assertTrue(done.stdout.startswith("wrote resume.toml\nkept Makefile\n"), done.stdout)
        self.assertIn('language = "de"', (self.root / "resume.toml").read_text())

    def test_what_is_there_is_never_overwritten(self):
        for name in sorted(self.FILES):
            folder = name.strip(".") + ".d"
            self.write(f"{folder}/{name}", "mine")
            done = self.start(folder)
            self.assertNotIn(f"wrote {folder}/{name}\n", done.stdout)
            self.assertEqual(self.names(folder), set(self.FILES))
            self.assertEqual((self.root / folder / name).read_text(), "mine")

    def test_a_theme_or_language_that_there_is_not(self):
        self.assertIn("`galley theme` lists the themes", self.start("--theme", "nome", status=2).stderr)
        for language in ("no language", 'en"', "x\ny"):
            self.start("--language", language, status=2)
        self.assertEqual(self.names(), set())

    def test_its_makefile(self):
        self.start()
        make = lambda *targets: self.run_it("make", f"GALLEY={GALLEY}", *targets)
        make()
        self.assertEqual({n for n in self.names() if n.endswith(".pdf")}, {"resume.pdf"})
        self.assertIn("is up to date", make().stdout)
        make("all")
        results = ["resume.pdf", "resume-lead.pdf", "resume-engineer.pdf"]
        self.assertEqual({n for n in self.names() if n.endswith(".pdf")}, set(results))
        self.assertIn("Nothing to be done", make("all").stdout)
        self.assertIn("resume.toml (lead): ", make("check").stdout)
        # What was not there yet counts when it comes: private data, a variant's file.
        for name, text in (("letter.toml", 'subject = "A letter"\n'),
                           ("resume.private.toml", '[basics]\nphone = "505-555-0142"\n'),
                           ("variants/short.toml", 'hide = ["interests"]\n')):
            before = self.times(results)
            self.write(name, text)
            self.touch(name)
            make("all")
            after = self.times(results)
            self.assertTrue(all(after[result] > before[result] for result in results), name)
            self.assertIn("Nothing to be done", make("all").stdout)
        self.assertTrue((self.root / "resume-short.pdf").exists())
        os.remove(self.root / "resume.private.toml")
        before = self.times(results)
        make("all")
        self.assertTrue(all(self.times(results)[result] > before[result] for result in results))

    def make(self, *targets, status=0):
        return self.run_it("make", f"GALLEY={GALLEY}", *targets, status=status)

    def pdfs(self):
        return {name for name in self.names() if name.endswith(".pdf")}

    def vary(self, **variants):
        """Gives the résumé other variants."""
        text = (self.root / "resume.toml").read_text()
        text = text[:text.index("[variants.")]
        text += "".join(f"[variants.{name}]\n{body}\n" for name, body in variants.items())
        (self.root / "resume.toml").write_text(text)

    # Its words do not fit on one page.
    TOO_LONG = 'style.pages = 1\nbasics.summary = "' + "Sets type for people. " * 500 + '"'

    def test_its_makefile_removes_stale_pdfs(self):
        for jobs in ("-j1", "-j4"):
            with self.subTest(jobs=jobs):
                self.start()
                self.write("resume-sent.pdf", "not made by make")
                self.write("variants/short.toml", 'hide = ["languages"]\n')
                self.make(jobs, "all")
                self.assertEqual(self.pdfs(), {"resume.pdf", "resume-lead.pdf", "resume-engineer.pdf",
                                               "resume-short.pdf", "resume-sent.pdf"})
                (self.root / "variants/short.toml").unlink()
                self.vary(lead='exclude = ["engineering"]', other="")
                self.make(jobs, "all")
                self.assertEqual(self.pdfs(), {"resume.pdf", "resume-lead.pdf", "resume-other.pdf", "resume-sent.pdf"})
                self.assertIn("Nothing to be done", self.make(jobs, "all").stdout)
                # Of a broken file nobody knows which variants it has.
                whole = (self.root / "resume.toml").read_text()
                (self.root / "resume.toml").write_text("[variants")
                self.make(jobs, "all", status=2)
                self.assertIn("resume-other.pdf", self.pdfs())
                (self.root / "resume.toml").write_text(whole)
                self.make(jobs, "clean")
                self.assertEqual(self.names(), self.FILES | {"variants", "resume-sent.pdf"})
                self.make(jobs, "clean")
                (self.root / "resume.toml").unlink()

    def test_its_makefile_sets_letters(self):
        self.start()
        self.vary(lead="")
        self.write("variants/other.toml", "")
        self.make("all")
        self.assertNotIn("letter.pdf", self.pdfs())
        self.start("--letter")
        self.make("letter.pdf")
        self.make("all")
        letters = {"letter.pdf", "letter-lead.pdf", "letter-other.pdf"}
        self.assertEqual(self.pdfs(), letters | {"resume.pdf", "resume-lead.pdf", "resume-other.pdf"})
        self.assertIn("Nothing to be done", self.make("all").stdout)
        # A letter is set again once it is saved, or what it says of a variant.
        for name in ("letter.toml", "variants/other.toml"):
            before = self.times(letters)
            self.write(name, (self.root / name).read_text() if name == "letter.toml" else "")
            self.touch(name)
            self.make("all")
            after = self.times(letters)
            self.assertTrue(all(after[letter] > before[letter] for letter in letters), name)
        (self.root / "variants/other.toml").unlink()
        self.make("all")
        self.assertEqual(self.pdfs(), {"letter.pdf", "letter-lead.pdf", "resume.pdf", "resume-lead.pdf"})
        (self.root / "letter.toml").unlink()
        self.make("all")
        self.assertEqual(self.pdfs(), {"resume.pdf", "resume-lead.pdf"})

    def test_its_makefile_goes_on_after_a_variant_that_does_not_fit(self):
        for jobs in ("-j1", "-j4"):
            with self.subTest(jobs=jobs):
                self.start()
                self.vary(a="", b=self.TOO_LONG, c="")
                done = self.make(jobs, "all", status=2)
                self.assertIn("resume-b.pdf", done.stderr)
                self.assertEqual(self.pdfs(), {"resume.pdf", "resume-a.pdf", "resume-c.pdf"})
                # It tries the one again, and sets no other.
                done = self.make(jobs, "all", status=2)
                self.assertEqual(done.stdout.count("galley build"), 1, done.stdout)
                # The last PDF that fitted stays; a stale one does not.
                self.vary(a=self.TOO_LONG, b="")
                self.make(jobs, "all", status=2)
                self.assertEqual(self.pdfs(), {"resume.pdf", "resume-a.pdf", "resume-b.pdf"})
                self.vary(a="", b="")
                self.make(jobs, "all")
                self.make("clean")
                (self.root / "resume.toml").unlink()

    def test_its_ignore_file(self):
        ignored = (self.root / "x/.gitignore")
        self.start("x")
        self.assertIn("*.private.toml", ignored.read_text().split("\n"))


if __name__ == "__main__":
    GALLEY = str(pathlib.Path(sys.argv.pop(1)).resolve())
    unittest.main()
