"""The mistakes of a new user's first hour: what is written, and what it becomes when the help is followed.

A mistake may name a public thread, as owner/name#number, about the same kind of mistake in another tool.
"""

import dataclasses
import json
import pathlib
import typing

PROJECT = pathlib.Path(__file__).resolve().parent.parent.parent

# Who can find the mistake.
TOML = "toml"      # every program that reads TOML: the syntax is wrong
SCHEMA = "schema"  # an editor that knows galley's schema: a key or the form of a value is wrong
GALLEY = "galley"  # galley alone: what is written means nothing, or something else


@dataclasses.dataclass
class Mistake:
    name: str
    thread: str
    found_by: str
    files: dict             # by name: what is there
    arguments: list         # the command line
    right_files: dict       # the files that change when the help is followed
    right_arguments: list   # the command line then
    can_be_followed: bool   # whether the help says exactly what to write


NAME = '[basics]\nname = "Ada Example"\n'
WORK = NAME + '[[work]]\nname = "Acme"\nposition = "Engineer"\n'
STYLE = WORK + "[style]\n"
VARIANTS = (
    NAME
    + '[[work]]\nid = "acme"\nname = "Acme"\nstartDate = "2020"\nhighlights = ["Cut it. {#p99 .lead}"]\n'
    + "[variants.acme]\n"
)
PORTRAIT = (PROJECT / "tests/golden/portrait.jpg").read_bytes()

MISTAKES = []


def as_bytes(files):
    return {name: data if isinstance(data, bytes) else data.encode() for name, data in files.items()}


def add(found_by, name, thread, files, right_files, arguments=("build",), right_arguments=None):
    assert name not in {mistake.name for mistake in MISTAKES}, name
    followed = right_files is not None or right_arguments is not None
    MISTAKES.append(Mistake(
        name, thread, found_by, as_bytes(files), list(arguments), as_bytes(right_files or {}),
        list(arguments if right_arguments is None else right_arguments), followed
    ))


def in_resume(found_by, head):
    """A function that adds a mistake in resume.toml, after `head`. `right` is None where only the author knows what to write."""

    def mistake(name, thread, wrong, right: typing.Optional[str], files=None, **rest):
        there = {"resume.toml": head + wrong, **(files or {})}
        add(found_by, name, thread, there, None if right is None else {"resume.toml": head + right}, **rest)

    return mistake


def in_json(name, thread, wrong, right, arguments=("build", "resume.json"), **rest):
    """Adds a mistake in a JSON Resume."""
    add(GALLEY, name, thread, {"resume.json": wrong}, None if right is None else {"resume.json": right}, arguments, **rest)


def on_the_command_line(name, thread, wrong, right, files=None, **rest):
    """Adds a mistake in a command."""
    add(GALLEY, name, thread, {"resume.toml": WORK, **(files or {})}, None, wrong.split(), right and right.split(), **rest)


# TOML, by people who have not read what it is.

whole = in_resume(TOML, "")
basics = in_resume(TOML, NAME)
work = in_resume(TOML, WORK)
style = in_resume(TOML, STYLE)

work("month without quotes", "rendercv/rendercv#4", "startDate = 1979-09\n", 'startDate = "1979-09"\n')
whole("text without quotes", "valderman/4koma#27", "[basics]\nname = Ada Example\n", '[basics]\nname = "Ada Example"\n')
basics("one word without quotes", "exercism/configlet#613", "label = Engineer\n", 'label = "Engineer"\n')
basics("e-mail without quotes", "toml-lang/toml#105", "email = ada@example.com\n", 'email = "ada@example.com"\n')
basics("address without quotes", "nonnorm/DietPi-Dashboard#426", "url = https://example.com\n", 'url = "https://example.com"\n')
basics("phone without quotes", "virtual-kubelet/virtual-kubelet#61", "phone = +1 505 555 0142\n", 'phone = "+1 505 555 0142"\n')
style("length without quotes", "pelletier/go-toml#413", "size = 11pt\n", 'size = "11pt"\n')
style("colour without quotes", "", "color.accent = #1F3F77\n", 'color.accent = "#1F3F77"\n')
work("city and state without quotes", "", "location = Boulder, CO\n", 'location = "Boulder, CO"\n')
work("date of today without quotes", "", "endDate = present\n", 'endDate = "present"\n')
style("true with a capital", "", "justify = True\n", "justify = true\n")
style("yes for true", "", "justify = yes\n", "justify = true\n")
style("comma in a number", "", "leading = 1,2\n", "leading = 1.2\n")
basics("no closing quote", "ballerina-platform/ballerina-lang#26971", 'label = "Engineer\nurl = "https://example.com"\n',
       'label = "Engineer"\nurl = "https://example.com"\n')
work("two lines in simple quotes", "TheElectronWill/night-config#87", 'summary = "Led a team\nof nine."\n', 'summary = """Led a team\nof nine."""\n')
whole("curly quotes", "alphagov/smart-answers#236", "[basics]\nname = “Ada Example”\n", '[basics]\nname = "Ada Example"\n')
work("curly single quotes", "rendercv/rendercv#154", "summary = ‘Led a team.’\n", 'summary = "Led a team."\n')
work("German quotes", "", "summary = „Led a team.“\n", 'summary = "Led a team."\n')
work("apostrophe inside single quotes", "honeycombio/refinery#639", "summary = 'Twitter's timeline'\n", 'summary = "Twitter\'s timeline"\n')
work("quotes inside quotes", "", 'summary = "Led the "A team" of nine."\n', 'summary = "Led the \\"A team\\" of nine."\n')
work("escaped percent sign", "rendercv/rendercv#129", 'summary = "Cut costs by 5\\% in a year"\n', 'summary = "Cut costs by 5% in a year"\n')
work("escaped dollar", "rendercv/rendercv#154", 'summary = "Saved \\$5 million"\n', 'summary = "Saved $5 million"\n')
work("escaped hash", "rendercv/rendercv#2", 'highlights = ["Wrote C\\#"]\n', 'highlights = ["Wrote C#"]\n')
work("escaped ampersand", "", 'summary = "R\\&D"\n', 'summary = "R&D"\n')
basics("escaped underscore", "rendercv/rendercv#64", 'email = "ada\\_e@example.com"\n', 'email = "ada_e@example.com"\n')
work("command of LaTeX in double quotes", "", 'summary = "Used \\LaTeX daily"\n', "summary = 'Used \\LaTeX daily'\n")
basics("folder of Windows", "VladimirMarkelov/ttdl#45", 'image = "C:\\Users\\ada\\me.jpg"\n', None)
work("missing comma in a list", "", 'highlights = [\n  "One."\n  "Two."\n]\n', 'highlights = [\n  "One.",\n  "Two."\n]\n')
work("comma after a value", "greshake/i3status-rust#487", 'location = "Boulder",\nurl = "https://example.com"\n',
     'location = "Boulder"\nurl = "https://example.com"\n')
work("table in braces over two lines", "", 'location = { city = "Boulder",\n  region = "CO" }\n', 'location = { city = "Boulder", region = "CO" }\n')
work("list without its end", "", 'highlights = ["One.",\n', 'highlights = ["One."]\n')
work("list with a round bracket", "", 'highlights = ("One.", "Two.")\n', 'highlights = ["One.", "Two."]\n')
work("list with dashes", "rendercv/rendercv#634", 'highlights =\n  - "One."\n', 'highlights = ["One."]\n')
work("emphasis outside quotes", "rendercv/rendercv#381", "highlights = [**Managed** a team.]\n", 'highlights = ["**Managed** a team."]\n')
whole("header without its bracket", "", '[basics\nname = "Ada Example"\n', '[basics]\nname = "Ada Example"\n')
whole("header with one bracket too few", "", WORK.replace("[[work]]", "[[work]"), WORK)
whole("header with a space in its name", "rendercv/rendercv#675", NAME + '[personal data]\nname = "x"\n', None)
basics("no value", "yamlresume/yamlresume#47", "label =\n", "")
whole("no equals sign", "", "[basics]\nname 'Ada Example'\n", "[basics]\nname = 'Ada Example'\n")
whole("tab for the equals sign", "", '[basics]\nname\t"Ada Example"\n', '[basics]\nname = "Ada Example"\n')
whole("colon for the equals sign", "rendercv/rendercv#50", '[basics]\nname: "Ada Example"\n', '[basics]\nname = "Ada Example"\n')
whole("YAML", "rendercv/rendercv#543", "basics:\n  name: Ada Example\n", None)
whole("YAML that begins with three dashes", "yamlresume/yamlresume#230", "---\ncv:\n  name: Ada Example\n", None)
whole("JSON in a file named .toml", "", '{"basics": {"name": "Ada Example"}}\n', None)
whole("LaTeX in a file named .toml", "", "\\documentclass{moderncv}\n\\name{Ada}{Example}\n", None)
whole("Markdown in a file named .toml", "", "# Ada Example\n\n- Engineer\n- Lead\n", None)
basics("the same key twice", "emancu/toml-rb#63", 'label = "Engineer"\nlabel = "Lead"\n', 'label = "Lead"\n')
whole("the same table twice", "mattyhall/tomlz#1", NAME + '[basics]\nlabel = "Engineer"\n', NAME + 'label = "Engineer"\n')
whole("list of tables after a table", "ikelaiah/toml-fp#7", NAME + '[work]\nname = "Acme"\n[[work]]\nname = "Bcme"\n',
      NAME + '[[work]]\nname = "Acme"\n[[work]]\nname = "Bcme"\n')
whole("table after a list of tables", "toml-lang/toml#309", WORK + '[work]\nname = "Bcme"\n', WORK + '[[work]]\nname = "Bcme"\n')
work("table in braces, then its header", "BinaryMuse/toml-node#25", 'location = { city = "Boulder" }\n[work.location]\nregion = "CO"\n',
     'location = { city = "Boulder", region = "CO" }\n')
style("dotted key, then its header", "marzer/tomlplusplus#112", 'font.body = "Source Sans 3"\n[style.font]\nheading = "Source Sans 3"\n',
      'font.body = "Source Sans 3"\nfont.heading = "Source Sans 3"\n')
whole("key with a space", "", WORK + 'start date = "2020"\n', WORK + 'startDate = "2020"\n')
whole("key with an umlaut", "", NAME + '[skills]\nKünste = ["Chess"]\n', NAME + '[skills]\n"Künste" = ["Chess"]\n')
basics("comment with two slashes", "jsonresume/resume-schema#505", "// where I am\n", "# where I am\n")
add(TOML, "UTF-16 from Windows", "jsonresume/resume-cli#304", {"resume.toml": WORK.encode("utf-16")}, {"resume.toml": WORK})

# Keys and values, in the words of other tools.

whole = in_resume(SCHEMA, "")
basics = in_resume(SCHEMA, NAME)
work = in_resume(SCHEMA, WORK)
education = in_resume(SCHEMA, NAME + '[[education]]\ninstitution = "UNM"\n')
style = in_resume(SCHEMA, STYLE)

whole("empty file", "", "", None)
whole("id with a space", "", NAME + '[[publications]]\nid = "a b"\nname = "One"\n', None)
whole("blank name", "", '[basics]\nname = "  "\n', None)
whole("no name", "", '[basics]\nlabel = "Engineer"\n', None)
whole("no basics", "jsonresume/resume-cli#148", '[[work]]\nname = "Acme"\n', None)
whole("basic for basics", "hacksalot/HackMyResume#200", '[basic]\nname = "Ada Example"\n', NAME)
whole("keys without [basics]", "", 'name = "Ada Example"\nemail = "ada@example.com"\n', NAME + 'email = "ada@example.com"\n')
whole("table of RenderCV", "rendercv/rendercv#110", '[cv]\nname = "Ada Example"\n', NAME)
whole("design of RenderCV", "rendercv/rendercv#272", NAME + '[design]\ntheme = "classic"\n', NAME + '[style]\ntheme = "classic"\n')
whole("social networks of RenderCV", "rendercv/rendercv#543", NAME + '[[basics.social_networks]]\nnetwork = "GitHub"\nusername = "ada"\n',
      NAME + '[[basics.profiles]]\nnetwork = "GitHub"\nusername = "ada"\n')
basics("website", "hacksalot/HackMyResume#200", 'website = "https://example.com"\n', 'url = "https://example.com"\n')
basics("address with a space", "", 'url = "example.com/a b"\n', None)
basics("script for an address", "", 'url = "javascript:alert(1)"\n', None)
basics("picture", "rendercv/rendercv#541", 'picture = "me.jpg"\n', 'image = "me.jpg"\n', files={"me.jpg": PORTRAIT})
basics("photo", "rendercv/rendercv#361", 'photo = "me.jpg"\n', 'image = "me.jpg"\n', files={"me.jpg": PORTRAIT})
basics("title for label", "", 'title = "Engineer"\n', 'label = "Engineer"\n')
basics("headline for label", "yamlresume/yamlresume#230", 'headline = "Engineer"\n', 'label = "Engineer"\n')
basics("address in basics", "", 'address = "12 Elm St"\n', None)
basics("city in basics", "", 'city = "Boulder"\n', None)
basics("LinkedIn as a key", "", 'linkedin = "https://linkedin.com/in/ada"\n', None)
basics("GitHub as a key", "", 'github = "ada"\n', None)
basics("telephone for phone", "", 'telephone = "505-555-0142"\n', 'phone = "505-555-0142"\n')
basics("key in capitals", "", 'Email = "ada@example.com"\n', 'email = "ada@example.com"\n')
basics("born", "", 'birthday = "1990-01-01"\n', None)
whole("experience for work", "", NAME + '[[experience]]\nname = "Acme"\n', WORK.replace('position = "Engineer"\n', ""))
whole("employment for work", "", NAME + '[[employment]]\nname = "Acme"\n', WORK.replace('position = "Engineer"\n', ""))
whole("section with a capital", "", NAME + '[[Work]]\nname = "Acme"\n', WORK.replace('position = "Engineer"\n', ""))
whole("project for projects", "", NAME + '[[project]]\nname = "Ladder"\n', NAME + '[[projects]]\nname = "Ladder"\n')
whole("certifications for certificates", "", NAME + '[[certifications]]\nname = "CKA"\n', NAME + '[[certificates]]\nname = "CKA"\n')
whole("company for name", "hacksalot/HackMyResume#200", NAME + '[[work]]\ncompany = "Acme"\n', NAME + '[[work]]\nname = "Acme"\n')
whole("employer for name", "", NAME + '[[work]]\nemployer = "Acme"\n', NAME + '[[work]]\nname = "Acme"\n')
whole("title for position", "", NAME + '[[work]]\nname = "Acme"\ntitle = "Engineer"\n', WORK)
whole("role for position", "", NAME + '[[work]]\nname = "Acme"\nrole = "Engineer"\n', WORK)
work("bullets for highlights", "career-ops-hq/career-ops#3524", 'bullets = ["One."]\n', 'highlights = ["One."]\n')
work("hilights for highlights", "", 'hilights = ["One."]\n', 'highlights = ["One."]\n')
work("start_date of RenderCV", "rendercv/rendercv#4", 'start_date = "2020-01"\n', 'startDate = "2020-01"\n')
work("end for endDate", "", 'end = "2020-01"\n', 'endDate = "2020-01"\n')
work("startdate in small letters", "", 'startdate = "2020-01"\n', 'startDate = "2020-01"\n')
work("description in a highlight's place", "", 'details = "Led a team."\n', None)
work("technologies", "", 'technologies = ["Rust"]\n', 'keywords = ["Rust"]\n')
education("degree for studyType", "feder-cr/invisible_playwright_mcp#948", 'degree = "BSc"\n', 'studyType = "BSc"\n')
education("gpa for score", "hacksalot/HackMyResume#200", 'gpa = "3.7"\n', 'score = "3.7"\n')
education("major for area", "", 'major = "Physics"\n', 'area = "Physics"\n')
education("coursework for courses", "career-ops-hq/career-ops#3524", 'coursework = ["Algebra"]\n', 'courses = ["Algebra"]\n')
whole("university for institution", "feder-cr/invisible_playwright_mcp#948", NAME + '[[education]]\nuniversity = "UNM"\n',
      NAME + '[[education]]\ninstitution = "UNM"\n')
whole("school for institution", "", NAME + '[[education]]\nschool = "UNM"\n', NAME + '[[education]]\ninstitution = "UNM"\n')
whole("skill as one line of text", "", NAME + 'skills = "C++, Rust"\n', None)
whole("skills as a list of words", "", 'skills = ["C++", "Rust"]\n' + NAME, None)
whole("group of skills as text", "", NAME + '[skills]\nLanguages = "C++, Rust"\n', NAME + '[skills]\nLanguages = ["C++, Rust"]\n')
whole("languages as words", "", 'languages = ["English", "German"]\n' + NAME, None)
whole("interests as words", "", 'interests = ["Chess"]\n' + NAME, None)
whole("profile in a table", "jsonresume/resume-cli#254", NAME + '[basics.profiles]\nnetwork = "GitHub"\nusername = "ada"\n',
      NAME + '[[basics.profiles]]\nnetwork = "GitHub"\nusername = "ada"\n')
whole("basics in double brackets", "jsonresume/resume-cli#254", "[[basics]]\n" + NAME.partition("\n")[2], NAME)
whole("work in single brackets", "crdoconnor/strictyaml#3", NAME + '[work]\nname = "Acme"\n', NAME + '[[work]]\nname = "Acme"\n')
whole("style in double brackets", "", NAME + "[[style]]\nsize = 11\n", NAME + "[style]\nsize = 11\n")
work("key that slipped below a table", "", '[work.location]\ncity = "Boulder"\nhighlights = ["Led it."]\n',
     'highlights = ["Led it."]\n[work.location]\ncity = "Boulder"\n')
work("one highlight without a list", "", 'highlights = "One."\n', 'highlights = ["One."]\n')
work("number among the highlights", "", "highlights = [1]\n", 'highlights = ["1"]\n')
work("highlights nested twice", "", 'highlights = ["One.", ["Two.", ["Three."]]]\n', None)
work("summary in a list", "", 'summary = ["Led a team."]\n', 'summary = "Led a team."\n')
work("date in a list", "feder-cr/invisible_playwright_mcp#547", 'startDate = ["2019"]\n', 'startDate = "2019"\n')
work("date in words", "jsonresume/resume-cli#147", 'startDate = "March 2011"\n', 'startDate = "2011-03"\n')
work("date with a short month", "jsonresume/resume-cli#84", 'startDate = "Oct 2012"\n', 'startDate = "2012-10"\n')
work("date with a day in words", "yamlresume/yamlresume#47", 'startDate = "Dec 1, 2022"\n', 'startDate = "2022-12-01"\n')
work("day first", "reactive-resume/app#313", 'startDate = "03-03-2020"\n', None)
work("American date", "reactive-resume/app#313", 'startDate = "03/14/2020"\n', 'startDate = "2020-03-14"\n')
work("month and year with a slash", "", 'startDate = "09/2012"\n', 'startDate = "2012-09"\n')
work("German date", "", 'startDate = "1.4.2020"\n', None)
work("month of one digit", "", 'startDate = "2023-9"\n', 'startDate = "2023-09"\n')
work("season", "jsonresume/resume-cli#165", 'startDate = "Summer 2019"\n', None)
work("year that is not known", "hacksalot/HackMyResume#200", 'endDate = "20XX"\n', None)
work("span in one date", "", 'startDate = "2019-2021"\n', None)
work("now for present", "", 'endDate = "now"\n', 'endDate = "present"\n')
work("current for present", "", 'endDate = "current"\n', 'endDate = "present"\n')
work("empty end", "jsonresume/registry-functions#27", 'startDate = "2022-05"\nendDate = ""\n', 'startDate = "2022-05"\n')
work("month 13", "", 'startDate = "2023-13"\n', None)
work("30 February", "", 'startDate = "2023-02-30"\n', 'startDate = "2023-02-28"\n')
work("31 September", "", 'startDate = "2024-09-31"\n', 'startDate = "2024-09-30"\n')
work("30 February of a leap year", "", 'date = "2020-02-30"\n', 'date = "2020-02-29"\n')
work("time after a month", "", 'startDate = "2020-02T10:00"\n', None)
work("empty city", "guruor/jsonresume-to-rendercv#1", 'location = { city = "", region = "NM" }\n', 'location = { region = "NM" }\n')
basics("country by its name", "", 'location = { city = "Wien", country = "Austria" }\n', None)
basics("state for region", "", 'location = { city = "Boulder", state = "CO" }\n', 'location = { city = "Boulder", region = "CO" }\n')
basics("zip for postalCode", "feder-cr/invisible_playwright_mcp#800", 'location = { city = "Boulder", zip = "80301" }\n',
       'location = { city = "Boulder", postalCode = "80301" }\n')
basics("postal code as a number", "", 'location = { city = "Boulder", postalCode = 80301 }\n', 'location = { city = "Boulder", postalCode = "80301" }\n')
basics("phone as a number", "virtual-kubelet/virtual-kubelet#61", "phone = 5055550142\n", 'phone = "5055550142"\n')
whole("name as first and last", "", '[basics]\nname = { first = "Ada", last = "Example" }\n', None)
education("grade as a number", "", "score = 3.8\n", 'score = "3.8"\n')
education("courses in one line", "", 'courses = "Algebra, Logic"\n', 'courses = ["Algebra, Logic"]\n')
whole("authors in one line", "", NAME + '[[publications]]\nname = "P"\nauthors = "A. One, B. Two"\n', NAME + '[[publications]]\nname = "P"\nauthors = ["A. One, B. Two"]\n')
work("position beside roles", "", 'roles = [{ position = "Lead" }]\n', None)
work("priority in words", "", 'priority = "low"\n', None)
work("priority too great", "", "priority = 101\n", "priority = 100\n")

# How the page looks.

style("font size of CSS", "career-ops-hq/career-ops#1862", "fontsize = 11\n", "size = 11\n")
style("pixels", "", 'size = "14px"\n', None)
style("comma in a length", "", 'margin = "2,5cm"\n', 'margin = "2.5cm"\n')
style("margin less than 0", "", 'margin = "-1in"\n', 'margin = "0pt"\n')
style("space less than 0", "", 'space.entry = { natural = "-.5pt" }\n', 'space.entry = { natural = "0pt" }\n')
style("inches as a word", "", 'margin = "1 inch"\n', None)
style("per cent", "", 'size = "110%"\n', None)
style("number in quotes", "", 'size = "11"\n', "size = 11\n")
style("margin of one side in style", "rendercv/rendercv#665", 'top_margin = "0.8cm"\n', None)
style("margins for margin", "", 'margins = "2cm"\n', 'margin = "2cm"\n')
style("margin in a list", "", 'margin = ["2cm", "1cm"]\n', None)
style("colour by its name", "", 'color.accent = "blue"\n', None)
style("colour without #", "", 'color.accent = "1F3F77"\n', 'color.accent = "#1F3F77"\n')
style("colour of CSS", "", 'color.accent = "rgb(31, 63, 119)"\n', None)
style("colour without a part", "career-ops-hq/career-ops#1862", 'color = "#1F3F77"\n', None)
style("colour in British English", "", 'colour.accent = "#1F3F77"\n', 'color.accent = "#1F3F77"\n')
style("accent in style", "", 'accent = "#1F3F77"\n', None)
style("font without a part", "", 'font = "Source Sans 3"\n', 'font.body = "Source Sans 3"\n')
style("fonts for font", "", 'fonts.body = "Source Sans 3"\n', 'font.body = "Source Sans 3"\n')
style("font_family of RenderCV", "rendercv/rendercv#665", 'font_family = "Source Sans 3"\n', None)
style("page limit in words", "", 'pages = "one"\n', "pages = 1\n")
style("page limit in quotes", "", 'pages = "1"\n', "pages = 1\n")
style("page limit of 0", "", "pages = 0\n", "pages = 1\n")
style("maxPages for pages", "", "maxPages = 1\n", "pages = 1\n")
style("booleans in quotes", "", 'justify = "true"\n', "justify = true\n")
style("alignment of the text", "", 'align = "justify"\n', None)
style("word of a choice misspelt", "analitiq-ai/ResumeAI#4", 'heading.case = "uper"\n', 'heading.case = "upper"\n')
style("word of a choice in British English", "", 'name.align = "centre"\n', 'name.align = "center"\n')
style("rule of a heading as true", "", "heading.rule = true\n", None)
style("key of another theme", "rendercv/rendercv#30", 'show_timespan_in = ["work"]\n', None)
style("list of sections as text", "", 'order = "work"\n', 'order = ["work"]\n')
style("section twice in order", "", 'order = ["work", "work"]\n', 'order = ["work"]\n')
style("date format of strftime", "", 'dateFormat = "%b %Y"\n', None)
style("footer with a wrong name", "", 'footer = "{name} {pages_total}"\n', None)
style("contact fields as text", "", 'contact = "email, phone"\n', None)
style("unknown paper", "", 'paper = "foolscap"\n', None)
style("paper in capitals", "", 'paper = "A4"\n', 'paper = "a4"\n')
style("US letter", "", 'paper = "us-letter"\n', 'paper = "letter"\n')
style("language in style", "", 'language = "de"\n', None)
whole("margin outside style", "", 'margin = "2cm"\n' + NAME, None)
whole("theme outside style", "", 'theme = "modern"\n' + NAME, None)
whole("language by its name", "", '[meta]\nlanguage = "english please"\n' + NAME, None)
whole("language with an underscore", "", '[meta]\nlanguage = "en_US"\n' + NAME, '[meta]\nlanguage = "en-US"\n' + NAME)
whole("folder in the name of the result", "", '[meta]\noutput = "out/{name}"\n' + NAME, None)
whole("placeholder that there is not in the name of the result", "", '[meta]\noutput = "{name} {date}"\n' + NAME, None)
whole("year for a full date", "", '[meta]\nlastModified = "2020"\n' + NAME, None)
whole("style of one's own section", "", NAME + '[[sections]]\nid = "talks2"\ntext = "Some."\n', None)
whole("section without an id", "", NAME + '[[sections]]\ntitle = "Press"\ntext = "Some."\n', None)
whole("detail without text", "", NAME + '[[basics.details]]\nlabel = "Nationality"\nvalue = "Austrian"\n', NAME + '[[basics.details]]\nlabel = "Nationality"\ntext = "Austrian"\n')
whole("variant without its name", "", NAME + '[variants]\nhide = ["basics.phone"]\n', None)
whole("variant in double brackets", "", NAME + '[[variants]]\nname = "short"\n', None)
whole("variant named whole", "", VARIANTS + "[variants.whole]\n", None)
whole("variant with a space in its name", "", VARIANTS + '[variants."a b"]\n', None)
whole("id picked twice", "", VARIANTS + 'pick = { work = ["acme", "acme"] }\n', VARIANTS + 'pick = { work = ["acme"] }\n')
whole("section of a kind that is none", "", NAME + '[[sections]]\nid = "press"\ntitle = "Press"\nlike = "articles"\n', None)
whole("section with the name of another", "", NAME + '[[sections]]\nid = "work"\ntitle = "Jobs"\ntext = "x"\n', None)
whole("section with the name of a table", "", NAME + '[[sections]]\nid = "style"\ntitle = "Style"\ntext = "x"\n', None)
whole("items of no kind", "", NAME + '[[sections]]\nid = "press"\ntitle = "Press"\nitems = [{ title = "One" }]\n', None)

# What only galley can know.

whole = in_resume(GALLEY, "")
basics = in_resume(GALLEY, NAME)
work = in_resume(GALLEY, WORK)
style = in_resume(GALLEY, STYLE)

work("end before the start", "aswinzz/LucidCV#89", 'startDate = "2023-04"\nendDate = "2022-04"\n', None)
basics("e-mail without @", "jsonresume/resume-cli#351", 'email = "ada.example.com"\n', None)
basics("e-mail as a link", "feder-cr/invisible_playwright_mcp#547", 'email = "[ada@example.com](mailto:ada@example.com)"\n', 'email = "ada@example.com"\n')
basics("profile that is nothing", "jsonresume/jsonresume.org#533", '[[basics.profiles]]\nnetwork = "GitHub"\n', None)
basics("place that a letter should fill", "feder-cr/invisible_playwright_mcp#800", 'email = "[Your Email Address]"\n', None)
basics("image that is not there", "posquit0/Awesome-CV#122", 'image = "me.png"\n', None)
basics("image with another extension", "academicpages/academicpages.github.io#3226", 'image = "me.jpg"\n', 'image = "me.jpeg"\n', files={"me.jpeg": PORTRAIT})
basics("image with an extension in capitals", "academicpages/academicpages.github.io#3226", 'image = "me.jpg"\n', 'image = "me.JPG"\n', files={"me.JPG": PORTRAIT})
basics("image at an absolute path", "rendercv/rendercv#361", 'image = "/home/ada/me.png"\n', None)
basics("image in the folder above", "", 'image = "../me.png"\n', 'image = "../me.png"\n', right_arguments=["build", "--allow-outside"],
       files={"../me.png": PORTRAIT})
basics("image on the web", "rendercv/rendercv#541", 'image = "https://example.com/me.png"\n', None)
basics("image as a tab and a line", "jdx/mise#11937", 'image = "C:\\temp\\new.png"\n', None)
basics("image that is a WebP", "", 'image = "me.jpg"\n', None, files={"me.jpg": b"RIFF\x10\x00\x00\x00WEBPVP8 "})
basics("image that is a PDF", "", 'image = "me.pdf"\n', None, files={"me.pdf": b"%PDF-1.7\n"})
work("HTML", "", 'highlights = ["Used <b>bold</b> words."]\n', 'highlights = ["Used **bold** words."]\n')
work("line break of HTML", "", 'summary = "Led a team.<br>Hired four."\n', None)
work("image in text", "", 'summary = "![me](me.png)"\n', None)
work("formula of LaTeX", "", "summary = 'Sorts in $O(n \\log n)$'\n", "summary = 'Sorts in O(n log n)'\n")
work("marks between spaces", "", 'summary = "Led ** a team **"\n', 'summary = "Led **a team**"\n')
work("heading in text", "", 'summary = "# Duties\\nLed a team"\n', 'summary = "**Duties** Led a team"\n')
work("link without its end", "", 'summary = "[my page](https://example.com"\n', 'summary = "[my page](https://example.com)"\n')
work("LaTeX between single quotes", "", "summary = 'Cut \\textbf{costs} by 5\\%'\n", "summary = 'Cut **costs** by 5%'\n")
work("strong text that does not end", "", 'summary = "Led **a team."\n', 'summary = "Led **a** team."\n')
work("list of Markdown in a summary", "mwhite/resume#29", 'summary = """Did much:\n- Led a team.\n- Hired four."""\n', None)
work("bullet in a highlight", "reactive-resume/app#3190", 'highlights = ["• Led a team."]\n', None)
work("dash in a highlight", "", 'highlights = ["- Led a team."]\n', None)
work("blank line in a highlight", "", 'highlights = ["""Led a team.\n\nHired four."""]\n', 'highlights = ["""Led a team.""", """Hired four."""]\n')
work("emoji", "saadq/resumake.io#148", 'highlights = ["Shipped it \U0001F680."]\n', 'highlights = ["Shipped it."]\n')
work("words of Chinese", "yamlresume/yamlresume#22", 'summary = "直观"\n', None)
work("flags in a place", "reactive-resume/app#3321", 'location = "Berlin \U0001F1E9\U0001F1EA"\n', 'location = "Berlin"\n')
work("citation of nothing", "", 'highlights = ["Wrote it up [@nowhere]."]\n', None)
work("citation that is nearly one", "", 'highlights = ["See [@evalr]."]\n[[publications]]\nid = "evalrs"\nname = "EvalRS"\n',
     'highlights = ["See [@evalrs]."]\n[[publications]]\nid = "evalrs"\nname = "EvalRS"\n')
whole("the same id twice", "", NAME + '[[publications]]\nid = "a"\nname = "One"\n[[publications]]\nid = "a"\nname = "Two"\n', None)
whole("item that is empty", "", WORK + "[[interests]]\n", WORK)
style("rule too thin", "", 'heading.rule = "0.01mm"\n', 'heading.rule = "0.1pt"\n')
style("font that is not there", "ptsouchlos/modern-cv#80", 'font.body = "Cascadia Code"\n', 'font.body = "Source Sans 3"\n')
style("font misspelt", "", 'font.body = "Source Sans"\n', 'font.body = "Source Sans 3"\n')
style("font by its file", "ptsouchlos/modern-cv#80", 'font.body = "fonts/Inter.ttf"\n', None)
style("font with its weight", "", 'font.body = "Source Sans 3 Bold"\n', 'font.body = "Source Sans 3"\n')
style("margins that leave nothing", "", 'margin = "5in"\n', None)
style("theme misspelt", "", 'theme = "clasic"\n', 'theme = "classic"\n')
style("theme of RenderCV", "rendercv/rendercv#30", 'theme = "sb2nov"\n', None)
style("theme of JSON Resume", "jsonresume/resume-cli#626", 'theme = "jsonresume-theme-even"\n', None)
style("theme's file that is not there", "jsonresume/resume-cli#408", 'theme = "mine.toml"\n', None)
style("theme's file with [style]", "", 'theme = "mine.toml"\n', None, files={"mine.toml": b"[style]\nsize = 11\n"})
style("theme's file with a wrong key", "", 'theme = "mine.toml"\n', None, files={"mine.toml": b"sise = 11\n"})
style("section misspelt in order", "", 'order = ["wrok", "*"]\n', 'order = ["work", "*"]\n')
style("order that leaves out a section", "", 'order = ["education"]\n[[work]]\nname = "Acme"\n', 'order = ["education", "*"]\n[[work]]\nname = "Acme"\n')
style("contact that there is not", "", 'contact = ["email", "fax"]\n', 'contact = ["email", "phone"]\n')
style("title of an unknown section", "", 'titles.wrok = "Jobs"\n', 'titles.work = "Jobs"\n')
whole("section without content", "", WORK + '[[sections]]\nid = "press"\ntitle = "Press"\n', None)
LONG = WORK + "highlights = [" + ", ".join(['"Led a team of nine engineers through a year of change, and hired four more."'] * 90) + "]\n"
whole("page limit that cannot be kept", "", LONG + "[style]\npages = 1\n", LONG)

# Versions of a résumé.

variant = in_resume(GALLEY, VARIANTS)
variant("tag that nothing has", "", 'exclude = ["led"]\n', 'exclude = ["lead"]\n')
variant("hidden key misspelt", "", 'hide = ["basics.fone"]\n', 'hide = ["basics.phone"]\n')
variant("hidden section misspelt", "", 'hide = ["wrok"]\n', 'hide = ["work"]\n')
variant("picked id misspelt", "", 'pick = { work = ["acne"] }\n', 'pick = { work = ["acme"] }\n')
variant("item misspelt", "", '[variants.acme.work.acne]\nposition = "Lead"\n', '[variants.acme.work.acme]\nposition = "Lead"\n')
variant("highlight misspelt", "", '[variants.acme.highlights]\np98 = "Cut it."\n', '[variants.acme.highlights]\np99 = "Cut it."\n')
variant("variant that builds on itself", "", 'extends = "acme"\n', "")
variant("id picked from items without one", "", 'pick = { education = ["unm"] }\n[[education]]\ninstitution = "UNM"\n', None)
whole("private key misspelt", "", NAME + '[meta]\nprivate = ["basics.fone"]\n', NAME + '[meta]\nprivate = ["basics.phone"]\n', arguments=["build", "--public"])
whole("private file with a wrong key", "", VARIANTS, None, files={"resume.private.toml": "[basics]\nphoen = \"5\"\n"})

# The command line.

command = on_the_command_line
command("subcommand misspelt", "", "biuld", "build")
command("subcommand of another tool", "rendercv/rendercv#285", "render resume.toml", "build resume.toml")
command("subcommand left out", "matchy233/typst-chi-cv-template#1", "resume.tml", None)
command("file that is not there", "rendercv/rendercv#285", "build nowhere.toml", None)
command("file misspelt", "", "build resme.toml", None)
command("file without its extension", "", "build resume", None)
command("folder without a résumé", "", "build folder", None, {"folder/x": b""})
command("option misspelt", "", "build --varaint x", None)
command("option of another tool", "rendercv/rendercv#551", "build --output-folder out", "build --output out/")
command("option of another tool for the PDF", "rendercv/rendercv#752", "build --pdf-path cv.pdf", None)
command("option with one dash", "", "build -output cv.pdf", None)
command("option without its value", "", "build --theme", None)
command("two files, the second as output", "erming/jsonresume-theme-flat#12", "build resume.toml cv.pdf", "build resume.toml -o cv.pdf")
command("format that there is not", "", "build -f epub", None)
command("format for HTML", "jsonresume/resume-cli#654", "build -f htm", None)
command("format in capitals", "", "build -f PDF", "build -f pdf")
command("output as an image", "", "build -o web.svg", None)
command("output as a Word file", "", "build -o cv.doc", None)
command("two formats in one file", "", "build -f txt -f json -o one.txt", None)
command("output over the input", "", "build -o resume.toml", None)
command("two results of one name", "", "build resume.toml other.toml -o one.pdf", "build resume.toml other.toml -o one/", {"other.toml": NAME})
command("theme misspelt on the command line", "", "build --theme clasic", "build --theme classic")
command("theme of JSON Resume on the command line", "jsonresume/jsonresume.org#458", "build --theme elegant", None)
command("theme's file that is not there, on the command line", "", "build --theme mine.toml", None)
command("theme of node", "jsonresume/resume-cli#408", "build --theme ./node_modules/my-theme", None)
command("variant misspelt on the command line", "", "build --variant managr", "build --variant manager",
        {"resume.toml": NAME + "[variants.manager]\n"})
command("variant where there is none", "", "build --variant manager", None)
command("overlay that is not there", "", "build --with job.toml", None)
command("setting without a value", "", "build --set basics.label", None)
command("setting of an unknown key", "", "build --set basics.lable=x", "build --set basics.label=x")
command("setting of a page size", "", "build --set style.papper=a4", "build --set style.paper=a4")
command("pages in words", "", "build --pages one", None)
command("pages of 0", "", "build --pages 0", None)
command("kind of PDF misspelt", "", "build --pdf archiv", "build --pdf archive")
command("kind of PDF by its standard", "", "build --pdf pdf/a", "build --pdf archive")
command("import of a TOML file", "", "import resume.toml", "build resume.toml")
command("import over a file", "", "import cv.json -o resume.toml", "import cv.json -o other.toml", {"cv.json": '{"basics": {"name": "Ada"}}'})
command("import of YAML", "jsonresume/jsonresume.org#524", "import cv.yaml", None, {"cv.yaml": "cv:\n  name: Ada\n"})
command("import of a Word file", "", "import cv.docx", None, {"cv.docx": b"PK\x03\x04\x14\x00"})
command("a Word file built", "", "build cv.docx", None, {"cv.docx": b"PK\x03\x04\x14\x00"})
command("a PDF built", "", "build cv.pdf", None, {"cv.pdf": b"%PDF-1.4\n1 0 obj\n<< >>\nendobj\n"})
command("schema of a wrong word", "", "schema --for resme", "schema --for resume")
command("theme printed misspelt", "", "theme modrn", "theme modern")
command("comparison with one name", "", "diff manager", None, {"resume.toml": NAME + "[variants.manager]\n"})

# JSON Resume. What can be read is read, with a warning; --strict makes the warning fail.

STRICT = ("build", "resume.json", "--strict")


def json_of(**tables):
    return json.dumps({"basics": {"name": "Ada Example"}, **tables})


in_json("JSON with a comma too many", "jsonresume/resume-cli#39", '{"basics": {"name": "Ada Example",}}', '{"basics": {"name": "Ada Example"}}')
in_json("JSON with a comma too few", "", '{"basics": {"name": "Ada Example" "label": "x"}}', '{"basics": {"name": "Ada Example", "label": "x"}}')
in_json("JSON with a comment", "hacksalot/HackMyResume#192", '{\n  // me\n  "basics": {"name": "Ada Example"}\n}', '{\n  "basics": {"name": "Ada Example"}\n}')
in_json("JSON with single quotes", "", "{'basics': {'name': 'Ada Example'}}", '{"basics": {"name": "Ada Example"}}')
in_json("JSON without its end", "", '{"basics": {"name": "Ada Example"}', '{"basics": {"name": "Ada Example"}}')
in_json("JSON without a name", "jsonresume/resume-cli#148", '{"work": []}', '{"basics": {"name": "…"}, "work": []}')
in_json("JSON that is a list", "", '[{"basics": {"name": "Ada Example"}}]', '{"basics": {"name": "Ada Example"}}')
in_json("JSON with a number for text", "", json_of(education=[{"institution": "U", "score": 3.8}]),
        json_of(education=[{"institution": "U", "score": "3.8"}]), STRICT)
in_json("JSON with text for a list", "", json_of(education=[{"institution": "U", "courses": "Algebra"}]),
        json_of(education=[{"institution": "U", "courses": ["Algebra"]}]), STRICT)
in_json("JSON with authors in one line", "", json_of(publications=[{"name": "P", "authors": "A. One"}]),
        json_of(publications=[{"name": "P", "authors": ["A. One"]}]), STRICT)
in_json("JSON with a date in words", "", json_of(work=[{"name": "Acme", "startDate": "March 2011"}]),
        json_of(work=[{"name": "Acme", "startDate": "2011-03"}]), STRICT)
in_json("JSON with an impossible day", "", json_of(work=[{"name": "Acme", "startDate": "2024-09-31"}]),
        json_of(work=[{"name": "Acme", "startDate": "2024-09"}]), STRICT)
in_json("JSON with what is no date", "", json_of(work=[{"name": "Acme", "endDate": "active"}]), None, STRICT)
in_json("JSON with the company of the old schema", "", json_of(work=[{"company": "Acme"}]), json_of(work=[{"name": "Acme"}]), STRICT)
in_json("JSON with the website of the old schema", "", json_of(work=[{"name": "Acme", "website": "https://example.com"}]),
        json_of(work=[{"name": "Acme", "url": "https://example.com"}]), STRICT)
in_json("JSON with certifications", "", json_of(certifications=[{"name": "CKA"}]), json_of(certificates=[{"name": "CKA"}]), STRICT)
in_json("JSON with HTML", "", json_of(work=[{"name": "Acme", "highlights": ["Used <u>old</u> words."]}]),
        json_of(work=[{"name": "Acme", "highlights": ["Used old words."]}]), STRICT)
in_json("JSON with profiles that are no list", "jsonresume/resume-cli#254", '{"basics": {"name": "Ada", "profiles": {"network": "GitHub", "username": "ada"}}}',
        '{"basics": {"name": "Ada", "profiles": [{"network": "GitHub", "username": "ada"}]}}', STRICT)
in_json("JSON with the same key twice", "", '{"basics": {"name": "Ada", "name": "Ada Example"}}', '{"basics": {"name": "Ada Example"}}', STRICT)
in_json("JSON with keys of one's own", "", json_of(meta={"theme": "even"}, pets=["Rex"]), None)
