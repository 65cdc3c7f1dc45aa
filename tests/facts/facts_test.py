#!/usr/bin/python3
"""Does `galley check --facts` tell variants that change a fact from those that only reword, leave out and reorder? At least
100 of each kind are made of two résumés. `galley diff --facts` is asked as well.

    facts_test.py GALLEY
"""

import json
import pathlib
import shutil
import subprocess
import sys
import tempfile
import unittest

HERE = pathlib.Path(__file__).resolve().parent


def highlight(ident, text):
    return f'[highlights]\n{ident} = """{text}"""\n'


def toml(value):
    if isinstance(value, dict):
        return "{ " + ", ".join(f"{key} = {toml(one)}" for key, one in value.items()) + " }"
    if isinstance(value, list):
        return "[" + ", ".join(map(toml, value)) + "]"
    return json.dumps(value, ensure_ascii=False)


def item(section, ident, **values):
    return f"[{section}.{ident}]\n" + "".join(f"{key} = {toml(value)}\n" for key, value in values.items())


# Each variant changes a fact: what it is made of, what kind of finding must come, and of which value.
CHANGED = {
    "engineer": [
        # Employers, titles, dates of jobs.
        (item("work", "northwind", name="Northwind Bank"), "changed", "Northwind Bank"),
        (item("work", "northwind", name="Northwind Payments Inc."), "changed", "Northwind Payments Inc."),
        (item("work", "northwind", position="Director of Engineering"), "changed", "Director of Engineering"),
        (item("work", "northwind", startDate="2018-03"), "changed", "2018-03"),
        (item("work", "northwind", startDate="2019-02"), "changed", "2019-02"),
        (item("work", "northwind", startDate="2019"), "changed", "2019"),
        (item("work", "northwind", endDate="2025-01"), "changed", "2025-01"),
        (item("work", "helix", name="Helix"), "changed", "Helix"),
        (item("work", "helix", position="Staff Software Engineer"), "changed", "Staff Software Engineer"),
        (item("work", "helix", position="Software Engineer"), "changed", "Software Engineer"),
        (item("work", "helix", startDate="2014-06"), "changed", "2014-06"),
        (item("work", "helix", endDate="2019-03"), "changed", "2019-03"),
        (item("work", "helix", endDate="present"), "changed", "present"),
        (item("work", "bureau", name="National Bureau of Statistics"), "changed", "National Bureau of Statistics"),
        (item("work", "bureau", endDate="2016-05"), "changed", "2016-05"),
        (item("work", "bureau", date="For many years"), "changed", "For many years"),
        # Schools, degrees, grades.
        (item("education", "msc", institution="University of Oxford"), "changed", "University of Oxford"),
        (item("education", "msc", studyType="PhD"), "changed", "PhD"),
        (item("education", "msc", area="Computer Science"), "changed", "Computer Science"),
        (item("education", "msc", score="Distinction, 78%"), "changed", "Distinction, 78%"),
        (item("education", "msc", endDate="2012"), "changed", "2012"),
        (item("education", "msc", startDate="2010"), "changed", "2010"),
        (item("education", "msc", courses=["Bayesian methods", "Deep learning"]), "claimed", "Deep learning"),
        (item("education", "bsc", studyType="BSc (Hons)"), "changed", "BSc (Hons)"),
        (item("education", "bsc", area="Physics"), "changed", "Physics"),
        (item("education", "bsc", score="First class"), "changed", "First class"),
        (item("education", "bsc", endDate="2007"), "changed", "2007"),
        # Other sections.
        (item("certificates", "cka", name="Certified Kubernetes Security Specialist"), "changed", "Certified Kubernetes Security Specialist"),
        (item("certificates", "cka", issuer="Linux Foundation"), "changed", "Linux Foundation"),
        (item("certificates", "cka", date="2023-10"), "changed", "2023-10"),
        (item("awards", "prize", title="Statistician of the Year"), "changed", "Statistician of the Year"),
        (item("awards", "prize", awarder="American Statistical Association"), "changed", "American Statistical Association"),
        (item("awards", "prize", date="2016"), "changed", "2016"),
        (item("publications", "sampling", name="Sampling Households"), "changed", "Sampling Households"),
        (item("publications", "sampling", authors=["Imani Okafor", "Ronald Fisher"]), "changed", "Ronald Fisher"),
        (item("publications", "sampling", publisher="Nature"), "changed", "Nature"),
        (item("publications", "sampling", releaseDate="2015-05"), "changed", "2015-05"),
        (item("projects", "tally", name="Tally Pro"), "changed", "Tally Pro"),
        (item("projects", "tally", startDate="2016"), "changed", "2016"),
        (item("projects", "tally", description="A library that counts streams of up to 500,000 events a second."), "number", "500,000"),
        (item("projects", "tally", keywords=["Rust", "Grafana"]), "claimed", "Grafana"),
        (item("languages", "french", fluency="C1"), "changed", "C1"),
        (item("languages", "yoruba", fluency="Fluent"), "changed", "Fluent"),
        (item("skills", "languages", level="Master"), "changed", "Master"),
        # Skills.
        (item("skills", "languages", keywords=["Go", "Python", "SQL", "Java"]), "claimed", "Java"),
        (item("skills", "languages", keywords=["Haskell"]), "claimed", "Haskell"),
        (item("skills", "languages", keywords=["Go (ten years)"]), "claimed", "Go (ten years)"),
        (item("skills", "platform", keywords=["Kubernetes", "OpenShift"]), "claimed", "OpenShift"),
        (item("skills", "platform", keywords=["C"]), "claimed", "C"),
        (item("skills", "platform", keywords=["Kafka Streams"]), "claimed", "Kafka Streams"),
        ('[[skills]]\nname = "Clouds"\nkeywords = ["AWS"]\n', "claimed", "AWS"),
        ('[[skills]]\nname = "Azure"\n', "claimed", "Azure"),
        ('[[languages]]\nlanguage = "German"\nfluency = "B1"\n', "added", "German"),
        # Entries.
        ('[[work]]\nid = "contoso"\nname = "Contoso"\nposition = "Engineer"\nstartDate = "2011-01"\nendDate = "2011-12"\n', "added", "Engineer, Contoso"),
        ('[[education]]\ninstitution = "MIT"\nstudyType = "PhD"\nendDate = "2012"\n', "added", "PhD, MIT"),
        ('[[certificates]]\nname = "PMP"\nissuer = "PMI"\ndate = "2020"\n', "added", "PMP"),
        ('[[awards]]\ntitle = "Engineer of the Year"\ndate = "2020"\n', "added", "Engineer of the Year"),
        ('[[projects]]\nname = "Ledger"\n', "added", "Ledger"),
        ('[[volunteer]]\norganization = "Code Club"\nposition = "Coach"\nstartDate = "2015"\nendDate = "2016"\n', "added", "Coach, Code Club"),
        ('[[publications]]\nname = "Another Paper"\nreleaseDate = "2020"\n', "added", "Another Paper"),
        ('[[sections]]\nid = "patents"\ntitle = "Inventions"\nlike = "projects"\nitems = [{ name = "A Counter" }]\n', "added", "A Counter"),
        (item("work", "bureau", roles=[{"position": "Head of Analysis", "startDate": "2013-09", "endDate": "2015-05"}]), "changed", "Head of Analysis"),
        (item("work", "helix", highlights=["a", "b", "c", "One more."]), "added", "One more."),
        # Numbers of highlights.
        (highlight("cost", "Cut the cost of the platform by $25M a year and its latency from 340 ms to 95 ms."), "number", "$25M"),
        (highlight("cost", "Cut the cost of the platform by $2.5B a year."), "number", "$2.5B"),
        (highlight("cost", "Cut the cost of the platform by €2.5M a year."), "number", "€2.5M"),
        (highlight("cost", "Cut the latency from 340 ms to 9.5 ms."), "number", "9.5 ms"),
        (highlight("cost", "Cut the latency from 340 s to 95 ms."), "number", "340 s"),
        (highlight("cost", "Cut the latency from 430 ms to 95 ms."), "number", "430 ms"),
        (highlight("move", "Led sixteen engineers: 16 of them moved 120 services."), "number", "16"),
        (highlight("move", "Led seven engineers through the move of 120 services to Kubernetes."), "number", "seven"),
        (highlight("move", "Led six engineers through the move of 1,200 services."), "number", "1,200"),
        (highlight("move", "Moved 120 services in 14 weeks."), "number", "14 weeks"),
        (highlight("move", "Moved 120 services in 12 months."), "number", "12 months"),
        (highlight("deploy", "Raised the share of quiet deployments from 91.5% to 99.9%."), "number", "99.9%"),
        (highlight("deploy", "Raised the share of quiet deployments from 81.5% to 99.2%."), "number", "81.5%"),
        (highlight("deploy", "Raised the share of quiet deployments to 992 percent."), "number", "992 percent"),
        (highlight("runbooks", "Wrote the runbooks that thirty other teams use."), "number", "thirty"),
        (highlight("runbooks", "Wrote the runbooks that three other teams use, 25 in all."), "number", "25"),
        (highlight("audit", "Spoke for the team in the audit under PCI DSS 4.1."), "number", "4.1"),
        (highlight("audit", "Spoke for the team in the audit under ISO 27002."), "number", "27002"),
        (highlight("pipeline", "Built the pipeline that reads 8 PB of records a day."), "number", "8 PB"),
        (highlight("pipeline", "Built the pipeline that reads 80 TB of records."), "number", "80 TB"),
        (highlight("tests", "Doubled the coverage of tests, to 94 percent."), "number", "94 percent"),
        (highlight("tests", "Raised the coverage of tests to 84 percent within two months."), "number", "two months"),
        (highlight("mentor", "Mentored four juniors; all four became seniors."), "number", "four"),
        (highlight("mentor", "Mentored five juniors."), "number", "five"),
        (highlight("stars", "12,000 stars and 35 contributors."), "number", "12,000"),
        (highlight("stars", "1,200 stars and 53 contributors."), "number", "53"),
        (highlight("reports", "Published 12 reports on housing."), "number", "12"),
        (highlight("move", "Led sixteen engineers through the move of 120 services."), "number", "sixteen"),
        (highlight("move", "Led sixty engineers through the move of 120 services."), "number", "sixty"),
        (highlight("move", "Led dozens of engineers through the move."), "number", "dozens"),
        (highlight("deploy", "Raised the share of quiet deployments to 99.2‰."), "number", "99.2‰"),
        (highlight("deploy", "Made 99.2 deployments quiet."), "number", "99.2"),
        (highlight("tests", "Brought the coverage of tests to .84%."), "number", ".84%"),
        (highlight("pipeline", "Built the pipeline that reads 8³ TB of records."), "number", "³"),
        (highlight("mentor", "Mentored three dozen juniors."), "number", "three dozen"),
        (highlight("runbooks", "Wrote runbooks for hundreds of teams."), "number", "hundreds"),
        ('[[sections]]\nid = "prizes"\ntitle = "Prizes"\ntext = "A great many."\n', "added", "A great many."),
        (item("work", "northwind", summary="Payments for 45 countries."), "number", "45"),
        (item("work", "northwind", summary="Payments for 3.2 billion merchants."), "number", "3.2 billion"),
        ('[basics]\nsummary = "Twenty years in payments."\n', "number", "Twenty years"),
        ('[basics]\nsummary = "Ran clusters of 14,000 nodes."\n', "number", "14,000"),
        ('[basics]\nlabel = "Platform engineer, 15 years"\n', "number", "15 years"),
    ],
    "kauffrau": [
        (item("work", "kessler", name="Kessler Holding"), "changed", "Kessler Holding"),
        (item("work", "kessler", position="Kaufmännische Leiterin"), "changed", "Kaufmännische Leiterin"),
        (item("work", "kessler", startDate="2017-04"), "changed", "2017-04"),
        (item("work", "rheinhafen", endDate="2018-04"), "changed", "2018-04"),
        (item("education", "master", score="Note 1,1"), "changed", "Note 1,1"),
        (item("education", "lehre", studyType="Ausbildung zur Bankkauffrau"), "changed", "Ausbildung zur Bankkauffrau"),
        (item("languages", "englisch", fluency="C2"), "changed", "C2"),
        (item("skills", "werkzeuge", keywords=["SAP S/4HANA", "Tableau"]), "claimed", "Tableau"),
        (highlight("kosten", "Senkte die Gemeinkosten um 75 %."), "number", "75 %"),
        (highlight("kosten", "Sparte 1,8 Mrd. € im Jahr."), "number", "1,8 Mrd. €"),
        (highlight("kosten", "Sparte 18 Millionen Euro im Jahr."), "number", "18 Millionen Euro"),
        (highlight("team", "Führte ein Team von sieben Personen."), "number", "sieben"),
        (highlight("team", "Führte ein Team von fünfzehn Personen."), "number", "fünfzehn"),
        (highlight("team", "Führte ein Team von fünfundzwanzig Personen."), "number", "fünfundzwanzig"),
        (highlight("team", "Führte ein Team von hundert Personen."), "number", "hundert"),
        (highlight("abschluss", "Verkürzte den Monatsabschluss von acht auf zwei Tage."), "number", "zwei Tage"),
        (highlight("sap", "Begleitete die Umstellung für 23.000 Anwender."), "number", "23.000"),
        (highlight("plan", "Plante Investitionen von 45 Milliarden Euro."), "number", "45 Milliarden Euro"),
        (highlight("berichte", "Baute ein Berichtswesen mit 600 Kennzahlen auf."), "number", "600"),
        ('[basics]\nsummary = "Verantwortete Budgets von 125 Mio. Euro."\n', "number", "125 Mio. Euro"),
    ],
}

# None of these changes a fact.
KEPT = {
    "engineer": [
        # Other words.
        highlight("cost", "Made the platform cheaper by $2.5M a year, and took its latency from 340 ms down to 95 ms."),
        highlight("cost", "Saved 2.5 million dollars each year."),
        highlight("cost", "Saved **$2,500,000** a year; requests are answered in 95 ms instead of 340."),
        highlight("cost", "Took latency to 95 ms, from 340 ms, and saved USD 2.5 million."),
        highlight("cost", "Cut cost and latency of the platform."),
        highlight("move", "Within 14 months, 6 engineers under me moved 120 services to Kubernetes."),
        highlight("move", "Moved 120 services to Kubernetes, with a team."),
        highlight("move", "Led the move of 120 services to Kubernetes."),
        highlight("move", "Headed a 14-month migration of 120 services."),
        highlight("deploy", "99.2 % of deployments pass without an incident, up from 91.5 %."),
        highlight("deploy", "Brought quiet deployments from 91.5 percent to *99.2 percent*."),
        highlight("deploy", "Made deployments safer: 99.2 per cent are quiet."),
        highlight("runbooks", "Authored runbooks, now used by 3 other teams."),
        highlight("runbooks", "Wrote runbooks for teams on call."),
        highlight("audit", "Represented the team in audits (PCI DSS 4.0, ISO 27001)."),
        highlight("audit", "Took the team through an audit under ISO 27001."),
        highlight("audit", "Answered the auditors for the team."),
        highlight("pipeline", "With Go and Kafka, built a pipeline for 8 TB a day."),
        highlight("pipeline", "Built the [pipeline](https://example.com/8) that reads 8TB of records each day."),
        highlight("pipeline", "Built a pipeline in `Go`."),
        highlight("tests", "Within 2 quarters, brought the coverage of tests to 84%."),
        highlight("tests", "Brought test coverage to 84 per cent."),
        highlight("mentor", "Mentor to 4 juniors; 3 of them are seniors today."),
        highlight("mentor", "Mentored juniors until they became seniors."),
        highlight("stars", "35 contributors, 1200 stars."),
        highlight("stars", "A project with a community of 35."),
        highlight("reports", "Wrote eleven reports on housing."),
        highlight("reports", "Published reports on housing for the city."),
        item("work", "northwind", summary="3.2M merchants in 40 countries pay with it."),
        item("work", "northwind", summary="A payment platform."),
        item("projects", "tally", description="Counts streams: 50 000 events a second."),
        '[basics]\nsummary = "12 years of platforms, in payments and in health."\n',
        '[basics]\nsummary = "Ran clusters of 1400 nodes."\n',
        '[basics]\nlabel = "Site reliability engineer"\n',
        '[basics]\nlabel = "Engineer for platforms"\nsummary = "Payments, health."\n',
        '[basics]\nemail = "jobs@example.com"\n',
        item("work", "northwind", location="Leeds"),
        item("work", "northwind", name="**Northwind Payments**"),
        item("work", "helix", url="https://example.com/helix"),
        # Left out.
        'hide = ["work.bureau"]\n',
        'hide = ["work.helix"]\n',
        'hide = ["education.bsc"]\n',
        'hide = ["education.score"]\n',
        'hide = ["education.area"]\n',
        'hide = ["certificates"]\n',
        'hide = ["awards"]\n',
        'hide = ["publications"]\n',
        'hide = ["projects"]\n',
        'hide = ["skills"]\n',
        'hide = ["languages"]\n',
        'hide = ["languages.fluency"]\n',
        'hide = ["basics.phone"]\n',
        'hide = ["basics.summary"]\n',
        'hide = ["highlights.cost"]\n',
        'hide = ["highlights.move", "highlights.audit"]\n',
        'hide = ["projects.keywords"]\n',
        'hide = ["skills.level"]\n',
        'include = ["run"]\n',
        'include = ["lead"]\n',
        'exclude = ["run"]\n',
        'exclude = ["lead"]\n',
        item("publications", "sampling", authors=["Imani Okafor"]),
        item("education", "msc", courses=["Survey design"]),
        item("education", "msc", courses=["Survey design", "Bayesian methods"]),
        item("work", "bureau", roles=[{"position": "Analyst", "startDate": "2013-09", "endDate": "2015-05"}]),
        # In another order.
        'pick = { work = ["helix", "northwind", "bureau"] }\n',
        'pick = { work = ["bureau"] }\n',
        'pick = { work = ["northwind"] }\n',
        'pick = { education = ["bsc", "msc"] }\n',
        'pick = { skills = ["platform", "languages"] }\n',
        'pick = { languages = ["yoruba"] }\n',
        '[style]\norder = ["education", "work", "summary"]\n',
        '[style]\norder = ["skills", "work"]\n',
        '[style]\norder = ["projects", "work"]\n',
        item("work", "northwind", highlights=["Wrote the runbooks that three other teams use on call.", "Raised the share of deployments without an incident from 91.5% to 99.2%."]),
        item("work", "northwind", highlights=["Led 6 engineers.", "Saved $2.5 million.", "Spoke in an audit."]),
        # Skills that the résumé names.
        item("skills", "languages", keywords=["SQL", "Go"]),
        item("skills", "languages", keywords=["Python"]),
        item("skills", "languages", keywords=["Rust", "Go"]),
        item("skills", "platform", keywords=["kubernetes", "terraform"]),
        item("skills", "platform", keywords=["Kubernetes (Kafka, Terraform)"]),
        item("skills", "platform", keywords=["C++"]),
        item("skills", "platform", keywords=["ISO 27001", "PCI DSS 4.0"]),
        item("skills", "platform", keywords=["Survey design"]),
        item("skills", "platform", name="Infrastructure"),
        '[[skills]]\nname = "Tools"\nkeywords = ["Prometheus", "Go"]\n',
        '[[skills]]\nname = "Kafka"\n',
        item("projects", "tally", keywords=["Prometheus"]),
        item("projects", "tally", keywords=["Go"]),
        # Looks.
        '[style]\ntheme = "modern"\n',
        '[style]\ndateFormat = "y"\n',
        '[style]\npages = 3\n',
        '[style.titles]\nwork = "Career"\n',
        '[meta]\nversion = "2"\n',
        'output = "okafor"\n',
        '[application]\ncompany = "Acme 2000"\nposition = "Engineer"\n',
        'hide = ["work.helix"]\n[highlights]\ncost = "Saved $2.5M a year."\n',
        'pick = { work = ["helix"] }\n[highlights]\nmentor = "Mentored 4 juniors."\n',
        'include = ["lead"]\n[style]\norder = ["work"]\n',
    ],
    "kauffrau": [
        highlight("kosten", "Gemeinkosten um 7,5 Prozent gesenkt, 1,8 Millionen Euro im Jahr gespart."),
        highlight("kosten", "Sparte 1.800.000 Euro im Jahr."),
        highlight("team", "Leitete 5 Personen an 2 Standorten."),
        highlight("team", "Leitete ein Team."),
        highlight("abschluss", "Der Monatsabschluss dauert 3 statt 8 Tage."),
        highlight("sap", "Begleitete 2300 Anwender bei der Umstellung auf SAP S/4HANA."),
        highlight("plan", "Über 4 Jahre 45 Mio. Euro an Investitionen geplant."),
        highlight("berichte", "Ein Berichtswesen aus 60 Kennzahlen, in Power BI."),
        '[basics]\nsummary = "10 Jahre im Maschinenbau."\n',
        '[basics]\nlabel = "Leiterin im Controlling"\n',
        item("skills", "werkzeuge", keywords=["Excel", "Power BI"]),
        'hide = ["education.score"]\n',
        'hide = ["education.lehre"]\n',
        'include = ["leitung"]\n',
        'pick = { work = ["rheinhafen"] }\n',
    ],
}


class Facts(unittest.TestCase):
    def setUp(self):
        self.scratch = tempfile.TemporaryDirectory()
        self.addCleanup(self.scratch.cleanup)
        self.root = pathlib.Path(self.scratch.name)

    def galley(self, *arguments):
        return subprocess.run([GALLEY, *arguments], cwd=self.root, capture_output=True, text=True)

    def reports(self, resume, variants):
        """What the command says of each variant of a résumé, by its name, and the exit code."""
        shutil.copy(HERE / f"{resume}.toml", self.root)
        shutil.rmtree(self.root / "variants", ignore_errors=True)
        (self.root / "variants").mkdir()
        for name, text in variants.items():
            (self.root / "variants" / f"{name}.toml").write_text(text)
        done = self.galley("check", "--facts", "--json", f"{resume}.toml", "-q")
        reports = {report["variant"]: report["facts"] for report in map(json.loads, done.stdout.splitlines())}
        self.assertEqual(set(reports), {"default", *variants}, done.stderr)
        return reports, done.returncode

    def test_there_are_enough_of_them(self):
        for variants in CHANGED, KEPT:
            self.assertGreaterEqual(sum(map(len, variants.values())), 100)

    def test_each_variant_that_changes_a_fact_is_found(self):
        for resume, changes in CHANGED.items():
            variants = {f"v{number}": text for number, (text, _, _) in enumerate(changes)}
            reports, code = self.reports(resume, variants)
            self.assertEqual(code, 1)
            self.assertEqual(reports["default"]["findings"], [])
            for number, (text, kind, value) in enumerate(changes):
                with self.subTest(variant=text):
                    findings = reports[f"v{number}"]["findings"]
                    self.assertIn((kind, value), [(one["kind"], one["here"]["value"]) for one in findings])
                    for one in findings:
                        self.assertEqual(one["here"]["file"], f"variants/v{number}.toml")
                        self.assertEqual(one["whole"]["file"], f"{resume}.toml")
                        self.assertGreater(one["here"]["line"] * one["whole"]["line"], 0)

    def test_each_variant_that_keeps_the_facts_passes(self):
        for resume, kept in KEPT.items():
            reports, code = self.reports(resume, {f"v{number}": text for number, text in enumerate(kept)})
            for number, text in enumerate(kept):
                with self.subTest(variant=text):
                    self.assertEqual(reports[f"v{number}"], {"compared": True, "findings": []})
            self.assertEqual(code, 0)

    def test_facts_may_be_free(self):
        changed = item("work", "helix", name="Helix Ltd.")
        reports, code = self.reports(
            "engineer", {"free": f'facts = "free"\n{changed}', "heir": 'extends = "free"\n', "kept": 'facts = "compared"\n'}
        )
        self.assertEqual(reports["free"], {"compared": False})
        # What it says is handed on, the freedom is not.
        self.assertEqual([one["here"]["value"] for one in reports["heir"]["findings"]], ["Helix Ltd."])
        self.assertEqual(reports["kept"], {"compared": True, "findings": []})
        self.assertEqual(code, 1)
        table = [line.split() for line in self.galley("variants", "engineer.toml").stdout.splitlines()]
        self.assertEqual(table[0][-1], "facts")
        self.assertEqual([row[0] for row in table if row[-1] == "free"], ["free"])

    def test_each_finding_names_both_places(self):
        self.reports("engineer", {"v": item("work", "helix", name="Helix Ltd.") + highlight("move", "Led 9 engineers.")})
        done = self.galley("check", "--facts", "engineer.toml")
        self.assertIn("variants/v.toml:2:8: error: v: name is 'Helix Ltd.', and in the whole résumé 'Helix Health' (engineer.toml:", done.stderr)
        self.assertIn("this text has '9', which it does not have in the whole résumé (engineer.toml:", done.stderr)
        self.assertIn("engineer.toml (v): 2 facts are not in the whole résumé\n", done.stdout)
        self.assertIn("engineer.toml: facts are those of the whole résumé\n", done.stdout)
        # One variant alone.
        done = self.galley("check", "--facts", "--variant", "v", "engineer.toml")
        self.assertNotIn("engineer.toml: facts", done.stdout)

    def test_two_variants_are_compared(self):
        self.reports("engineer", {"short": 'hide = ["work.bureau"]\n', "long": '[basics]\nlabel = "Engineer"\n'})
        done = self.galley("diff", "--facts", "long", "short", "engineer.toml")
        self.assertEqual((done.returncode, done.stdout), (0, "facts are those of long\n"))
        done = self.galley("diff", "--facts", "short", "long", "engineer.toml")
        self.assertEqual(done.returncode, 1)
        self.assertIn("'City Bureau of Statistics' is not in short (engineer.toml:", done.stderr)

    def test_the_variants_of_the_example(self):
        done = subprocess.run([GALLEY, "check", "--facts", HERE.parents[1] / "resume.toml"], capture_output=True, text=True)
        self.assertEqual(done.returncode, 0, done.stderr)
        self.assertEqual(done.stdout.count("facts are those of the whole résumé"), 4)


if __name__ == "__main__":
    GALLEY = str(pathlib.Path(sys.argv.pop(1)).resolve())
    unittest.main()
