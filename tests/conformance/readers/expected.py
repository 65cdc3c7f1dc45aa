"""What a résumé says: its values as plain text, read from the source by rules of their own, so that the
comparison does not lean on what is compared. In: TOML or JSON Resume. Out: Values, in printing order."""

import dataclasses
import json
import pathlib
import re
import tomllib

DATA = pathlib.Path(__file__).resolve().parents[3] / "data"
MONTHS = {
    "en": "January February March April May June July August September October November December".split(),
    "de": "Januar Februar März April Mai Juni Juli August September Oktober November Dezember".split(),
    "fr": "janvier février mars avril mai juin juillet août septembre octobre novembre décembre".split(),
}
SECTIONS = (
    "work volunteer education awards certificates publications skills languages interests references projects"
).split()


@dataclasses.dataclass
class Value:
    """One value. `texts` are the ways in which it may be printed. `ordered`: it stands behind the ordered
    values before it. `loose`: letter case is the theme's choice."""

    path: str
    texts: list
    ordered: bool = True
    loose: bool = False


def load(path):
    with open(path, "rb") as file:
        return json.load(file) if str(path).endswith(".json") else tomllib.load(file)


def merged(below, over):
    both = dict(below)
    for key, value in over.items():
        deep = isinstance(value, dict) and isinstance(below.get(key), dict)
        both[key] = merged(below[key], value) if deep else value
    return both


def folio(language):
    """“Page x of y” in a language, from the table of words."""
    tables = tomllib.loads((DATA / "words.toml").read_text(encoding="utf-8"))
    named = [table for tag, table in tables.items() if tag == language or tag.split("-")[0] == language.split("-")[0]]
    return next(table["folio"] for table in named if "folio" in table)


def style(resume):
    """The style of a résumé, over that of the built-in theme that it names."""
    own = resume.get("style", {})
    theme = load(DATA / "themes" / f"{own.get('theme', 'classic')}.toml")
    while "extends" in theme:
        theme = merged(load(DATA / "themes" / f"{theme.pop('extends')}.toml"), theme)
    return merged(theme, own)


# --- Markdown -----------------------------------------------------------------------------------------------

INLINE = re.compile(
    r"\\(?P<escaped>[!-/:-@\[-`{-~])"
    r"|`(?P<code>[^`]+)`"
    r"|\[(?P<cited>@[^\]]+)\]"
    r"|\[(?P<label>[^\]]*)\]\([^)\s]*\)"
    r"|<(?P<url>(?:https?|mailto):[^>\s]+)>"
    r"|(?P<stars>\*+)"
)


def plain(markdown, numbers, punctuated):
    """The text of inline Markdown, citations as the `numbers` of what they cite."""
    out, at = [], 0
    for match in INLINE.finditer(markdown):
        out.append(punctuated(markdown[at : match.start()]))
        at = match.end()
        kind = match.lastgroup
        if kind == "cited":
            out.append(numbers.cited([id.strip()[1:] for id in match["cited"].split(";")]))
        elif kind == "label":
            out.append(plain(match["label"], numbers, punctuated))
        elif kind == "stars":
            alone = markdown[match.start() - 1 : match.start()] in ("", " ") and markdown[at : at + 1] in ("", " ")
            out.append(match["stars"] if alone else "")
        else:
            out.append(match[kind])
    return "".join(out) + punctuated(markdown[at:])


def punctuated(text):
    """Dashes and dots as the typographer writes them. Quotation marks are compared without their shape."""
    return text.replace("---", "—").replace("--", "–").replace("...", "…")


def paragraphs(text):
    return [part for part in re.split(r"\n\s*\n", text) if part.strip()]


# --- dates --------------------------------------------------------------------------------------------------


def spelled(date, language):
    """A date as month and year, or as precise as it was given; the month by its full name. None for other text."""
    match = re.fullmatch(r"(\d{4})(?:-(\d\d))?(?:-\d\d)?(?:T.*)?", str(date))
    if not match:
        return None
    year, month = match.groups()
    return f"{MONTHS[language][int(month) - 1]} {year}" if month else year


# --- the résumé ---------------------------------------------------------------------------------------------


class Numbers(dict):
    """The numbers of publications by their ids, and how they are cited."""

    def __init__(self, style):
        super().__init__()
        self.style = style

    def ranges(self, ids):
        """What is printed of a citation: each number, or numbers in order with ranges of at least three."""
        if not self.style["merge"]:
            return [self[id] for id in ids]
        parts = [re.fullmatch(r"(.*?)(\d+)", self[id]).groups() for id in ids]
        prefixes = list(dict.fromkeys(prefix for prefix, _ in parts))
        ranges = []
        for prefix in prefixes:
            left = sorted({int(number) for own, number in parts if own == prefix})
            while left:
                end = 1
                while end < len(left) and left[end] == left[end - 1] + 1:
                    end += 1
                end = end if end > 2 else 1
                ranges.append("–".join(f"{prefix}{number}" for number in sorted({left[0], left[end - 1]})))
                left = left[end:]
        return ranges

    def cited(self, ids):
        space = "" if self.style["place"] == "raised" else " "
        if self.style["merge"]:
            return f"{space}[{', '.join(self.ranges(ids))}]"
        return "".join(f"{space}[{number}]" for number in self.ranges(ids))


class Reader:
    """Collects the values of one résumé."""

    def __init__(self, resume):
        self.resume = resume
        self.style = style(resume)
        self.punctuated = punctuated if self.style["punctuation"] else str
        self.language = resume.get("meta", {}).get("language", "en-US")[:2]
        # Small capitals are to be read as the letters that the author wrote.
        if self.style["footer"]:
            self.style["footer"] = self.style["footer"].replace("{folio}", folio(self.language))
        self.upper = self.style.get("heading", {}).get("case", "upper") == "upper"
        self.numbers = Numbers(self.style["citations"])
        self.values = []
        self.citations = 0
        for section in [{"id": "publications", "items": resume.get("publications", [])}, *self.own_sections()]:
            items = self.in_groups(section.get("items", []))
            for index, item in enumerate(items):
                number = len(items) - index if self.style["publications"]["numbers"] == "reverse" else index + 1
                self.numbers[item.get("id", id(item))] = f"{section.get('prefix', '')}{number}"

    def in_groups(self, publications):
        """Publications as they are printed: those of one group together, “other” ones last, what has no group first."""
        by = self.style["publications"]["group"]
        key = {"type": "type", "year": "releaseDate", "group": "group"}.get(by)
        if not key:
            return publications
        groups = [item.get(key, "")[: 4 if by == "year" else None] for item in publications]
        rank = {"": -1, "misc": len(groups)} if by == "type" else {"": -1}
        place = {group: rank.get(group, groups.index(group)) for group in groups}
        return [publications[index] for index in sorted(range(len(groups)), key=lambda index: place[groups[index]])]

    def own_sections(self):
        return self.resume.get("sections", [])

    def add(self, path, text, **rest):
        self.values.append(Value(path, text if isinstance(text, list) else [text], **rest))

    def prose(self, path, text, ordered=True):
        for cited in re.findall(r"\[(@[^\]]+)\]", text):
            self.citations += len(self.numbers.ranges([id.strip()[1:] for id in cited.split(";")]))
        for paragraph in paragraphs(text):
            self.add(path, plain(paragraph, self.numbers, self.punctuated), ordered=ordered)

    def keys(self, path, item, keys, ordered=True):
        for key in keys:
            value = item.get(key)
            for text in value if isinstance(value, list) else [value] if value else []:
                self.prose(f"{path}.{key}", str(text), ordered)

    def highlights(self, path, highlights):
        for index, highlight in enumerate(highlights):
            if isinstance(highlight, list):
                self.highlights(f"{path}[{index}]", highlight)
            else:
                self.prose(f"{path}[{index}]", re.sub(r"\s*\{[#.\w= -]+\}$", "", highlight))

    def dates(self, path, item):
        """Both ends of a stretch of time; they may stand at the side of a title, so in no order."""
        if self.style["dateFormat"] != "yMMMM" or self.language not in MONTHS:
            return
        keys = ["date"] if "date" in item else ["releaseDate"] if "releaseDate" in item else ["startDate", "endDate"]
        for key in keys:
            if key in item and item[key] != "present":
                self.add(f"{path}.{key}", spelled(item[key], self.language) or str(item[key]), ordered=False)
        ongoing = item.get("endDate") == "present" or ("startDate" in item and "endDate" not in item)
        if ongoing and keys[0] == "startDate" and self.language == "en":
            self.add(f"{path}.endDate", "Present", ordered=False)

    def location(self, path, item):
        location = item.get("location")
        for text in [location] if isinstance(location, str) else [
            (location or {}).get(key) for key in ("city", "region")
        ]:
            if text:
                self.add(f"{path}.location", text, ordered=False)

    def printed_authors(self, authors):
        """The first ones and the own name, if there are more than the style lets be printed."""
        most = self.style["publications"]["maxAuthors"]
        if not 0 < most < len(authors):
            return authors
        own = {self.resume["basics"]["name"], *self.resume["basics"].get("aliases", [])}
        last = next((author for author in authors[most - 1 :] if author.rstrip("*†") in own), authors[most - 1])
        return [*authors[: most - 1], last]

    def url(self, path, url):
        """A printed address: as given, or short."""
        short = re.sub(r"^https?://(www\.)?", "", url)
        self.add(path, list(dict.fromkeys([url, short, short.rstrip("/")])), ordered=False)

    def basics(self):
        basics = self.resume["basics"]
        self.keys("basics", basics, ["name"])
        self.keys("basics", basics, ["label", "email", "phone"], ordered=False)
        self.location("basics", basics)
        if "url" in basics:
            self.url("basics.url", basics["url"])

    def employment(self, path, item):
        if len(item.get("roles", [])) == 1 and "position" not in item:
            item = {key: value for key, value in item.items() if key != "roles"} | item["roles"][0]
        lead = ["position", "name", "organization"]
        if self.style["entry"]["lead"] == "organization":
            lead = ["name", "organization", "position"]
        self.keys(path, item, lead)
        self.location(path, item)
        if "roles" not in item:
            self.dates(path, item)
        self.keys(path, item, ["summary"])
        self.highlights(f"{path}.highlights", item.get("highlights", []))
        for index, role in enumerate(item.get("roles", [])):
            self.employment(f"{path}.roles[{index}]", role)

    def item(self, kind, path, item):
        if kind in ("work", "volunteer"):
            return self.employment(path, item)
        first = {
            "awards": ["title"],
            "languages": ["language"],
            "education": [],
        }.get(kind, ["name"])
        self.keys(path, item, first)
        self.keys(path, {"authors": self.printed_authors(item.get("authors", []))}, ["authors"], ordered=False)
        self.keys(
            path,
            item,
            "institution area studyType score awarder issuer publisher level fluency reference note"
            " courses keywords entity".split(),
            ordered=False,
        )
        for key in ("volume", "issue", "pages"):  # "3(8)" or "vol. 3, no. 8": the figures are there
            self.keys(path, item, [key] if key in item else [], ordered=False)
        publications = self.style["publications"] if kind == "publications" else {}
        in_column = publications.get("years") == "column"
        by_year = publications.get("group") == "year"
        if (in_column or by_year) and "releaseDate" in item:
            # The year stands by itself: in its column, or as a heading with the month in the entry.
            self.dates(path, {**item, "releaseDate": item["releaseDate"][:4]})
            month = (spelled(item["releaseDate"], self.language) or "").split(" ")
            if by_year and not in_column and len(month) == 2:
                self.add(f"{path}.releaseDate", month[0], ordered=False)
        else:
            self.dates(path, item)
        self.location(path, item)
        self.keys(path, item, ["description", "summary"])
        self.highlights(f"{path}.highlights", item.get("highlights", []))
        if "group" in item:
            self.add(f"{path}.group", item["group"], ordered=False, loose=True)
        if kind == "publications" and self.style["urls"] != "title":
            for key, before in (("url", ""), ("doi", "https://doi.org/")):
                if key in item:
                    self.url(f"{path}.{key}", before + item[key])

    def section(self, id):
        own = next((section for section in self.own_sections() if section["id"] == id), None)
        title = self.style.get("titles", {}).get(id) or (own or {}).get("title")
        if title:
            self.add(f"{id}.title", plain(title, self.numbers, self.punctuated), loose=self.upper)
        if id == "summary":
            return self.prose("basics.summary", self.resume["basics"]["summary"])
        items = own.get("items", []) if own else self.resume[id]
        if isinstance(items, dict):  # the shorthand of [skills]
            items = [{"name": name, "keywords": keywords} for name, keywords in items.items()]
        if id == "publications" or (own and own.get("like") == "publications"):
            items = self.in_groups(items)
        for index, item in enumerate(items):
            self.item(own.get("like") if own else id, f"{id}[{index}]", item)
        if own:
            for text in paragraphs(own.get("text", "")):
                self.prose(f"{id}.text", text)
            self.highlights(f"{id}.highlights", own.get("highlights", []))

    def section_ids(self):
        """Sections as they first appear in the file, or as style.order lists them."""
        ids = []
        for key in self.resume:
            if key == "basics" and "summary" in self.resume["basics"]:
                ids.append("summary")
            elif key == "sections":
                ids += [section["id"] for section in self.own_sections()]
            elif key in SECTIONS:
                ids.append(key)
        order = self.style["order"] or ["*"]
        rest = [id for id in ids if id not in order]
        return [id for entry in order for id in (rest if entry == "*" else [entry])]

    def read(self):
        self.basics()
        for id in self.section_ids():
            self.section(id)
        return self


def urls(value):
    """Every address in a résumé, at whatever key."""
    if isinstance(value, dict):
        for key, inner in value.items():
            if key == "url" and isinstance(inner, str):
                yield inner
            elif key not in ("x", "style", "meta"):
                yield from urls(inner)
    elif isinstance(value, list):
        for inner in value:
            yield from urls(inner)
    elif isinstance(value, str):
        for linked, bare in re.findall(r"\]\((\S+?)\)|<(https?:[^>\s]+)>", value):
            yield linked or bare


def dates_of(item):
    """The dates of an entry in English as they are printed: “April 2023 – Present”."""
    if "date" in item:
        return punctuated(item["date"])
    start, end = (spelled(item[key], "en") if key in item else None for key in ("startDate", "endDate"))
    if not end and start:
        end = "Present"
    if not start or start == end:
        return end
    return f"{start}–{end}" if (start + end).isdigit() else f"{start} – {end}"
