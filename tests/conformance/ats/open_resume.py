"""What OpenResume finds in a résumé: its rules, after its own description (https://www.open-resume.com/resume-parser). A
text gets points for what it looks like; the text with most points is the field. In: the lines of heuristics.py. Out: the
profile, jobs and schools, as dictionaries."""

import re

import heuristics

TITLES = (
    "accountant administrator advisor agent analyst apprentice architect assistant associate auditor buyer carpenter "
    "cashier ceo clerk co-founder consultant coordinator cto designer developer director driver editor electrician "
    "engineer extern founder freelancer head intern journalist lawyer lead manager mechanic member nurse officer "
    "operator photographer president producer recruiter representative researcher sales scientist server specialist "
    "supervisor teacher technician trader trainee tutor vice vp volunteer webmaster worker"
).split()
SCHOOLS = "college university institute school academy".split()
MONTHS = "january february march april may june july august september october november december".split()
PHONE = re.compile(r"\(?\d{3}\)?[\s-]?\d{3}[\s-]?\d{4}")
EMAIL = re.compile(r"\S+@\S+\.\S+")
DEGREE = re.compile(r"Associate|Bachelor|Master|PhD|Ph\.|[ABM][A-Z.]")
GPA = re.compile(r"[0-4]\.\d{1,2}")


def has_word(text, words):
    return any(word in words for word in re.findall(r"[a-z-]+", text.lower()))


def is_title(text):
    return has_word(text, TITLES)


def is_school(text):
    return has_word(text, SCHOOLS)


def looks_like_date(text):
    small = text.lower()
    points = bool(re.search(r"(?:19|20)\d{2}", small))
    points += any(month in small or re.search(rf"\b{month[:4]}\b|\b{month[:3]}\b", small) for month in MONTHS)
    points += any(season in small for season in ("summer", "fall", "spring", "winter"))
    return points + ("present" in small) - ("," in small)


def best(pieces, points, takes=None):
    """The piece with most points, if it has any; of it, what `takes` finds."""
    scored = [(points(piece), piece) for piece in pieces]
    most = max((score for score, _ in scored), default=0)
    if most <= 0:
        return ""
    text = next(piece.text.strip() for score, piece in scored if score == most)
    found = takes.search(text) if takes else None
    return found[0] if found else text


def pieces_of(lines):
    return [piece for line in lines for piece in line if piece.text.strip()]


def profile(lines):
    pieces = pieces_of(lines)

    def name(piece):
        text = piece.text
        marks = 4 * sum(mark in text for mark in "@(,/") + 4 * bool(re.search(r"\d", text))
        long = 2 * (len(text.split()) >= 4)
        return 3 * bool(re.fullmatch(r"[a-zA-Z\s.]+", text.strip())) + 2 * piece.bold + 2 * text.isupper() - marks - long

    return {
        "name": best(pieces, name),
        "email": best(pieces, lambda piece: 4 * bool(EMAIL.search(piece.text)) - piece.bold, EMAIL),
        "phone": best(pieces, lambda piece: 4 * bool(PHONE.search(piece.text)) - 4 * bool(re.search("[a-zA-Z]", piece.text)), PHONE),
    }


def head_of(entry):
    """The lines of an entry above its bullets; its first two if it has none."""
    for at, line in enumerate(entry):
        if at > 0 and re.match("[•⋅∙🞄⦁⚫●⬤⬥–]", heuristics.texts(line)[0]):
            return entry[:at]
    return entry[:2]


def job(entry):
    pieces = pieces_of(head_of(entry))
    date = best(pieces, lambda piece: looks_like_date(piece.text))

    def title_points(piece):
        return 4 * is_title(piece.text) - 4 * bool(re.search(r"\d", piece.text)) - 2 * (len(piece.text.split()) > 5)

    title = best(pieces, title_points)
    rest = [piece for piece in pieces if piece.text.strip() not in (date, title)]
    # Nothing speaks for a company but weight: the first is taken.
    company = max(rest, key=lambda piece: 2 * piece.bold, default=None)
    return {"title": title, "date": date, "company": company.text.strip() if company else ""}


def school(entry):
    pieces = pieces_of(entry)
    has_number = lambda text: bool(re.search(r"\d", text))
    return {
        "school": best(pieces, lambda piece: 4 * is_school(piece.text) - 4 * bool(DEGREE.search(piece.text)) - 4 * has_number(piece.text)),
        "degree": best(pieces, lambda piece: 4 * bool(DEGREE.search(piece.text)) - 4 * is_school(piece.text) - 3 * has_number(piece.text)),
        "date": best(pieces, lambda piece: looks_like_date(piece.text)),
    }


def parse(pdf):
    sections = heuristics.sections(heuristics.lines(pdf))

    def entries_of(word):
        lines = next((lines for title, lines in sections.items() if word in title.lower()), [])
        return [entry for entry in heuristics.entries(lines) if entry] if lines else []

    return {
        **profile(sections[""]),
        "jobs": [job(entry) for entry in entries_of("experience")],
        "schools": [school(entry) for entry in entries_of("education")],
        "titles": [title for title in sections if title],
    }
