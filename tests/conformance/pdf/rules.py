"""The registry: a rule is a function that takes a file and yields what it finds wrong, under the clause it stands for."""

import dataclasses
from collections.abc import Callable


@dataclasses.dataclass(frozen=True)
class Rule:
    standard: str  # "ISO 19005-2"
    clause: str  # "6.1.2"
    text: str  # what the clause asks, in a sentence
    check: Callable  # file -> pairs of an object's name and what is wrong with it

    @property
    def name(self):
        return f"{self.standard}, {self.clause}: {self.check.__name__}"

    def findings(self, file):
        try:
            return [Finding(self, str(place), message) for place, message in self.check(file)]
        except Exception as error:  # a broken file breaks expectations in any way; that is a finding too
            return [Finding(self, "file", f"cannot be checked: {error!r}")]


@dataclasses.dataclass(frozen=True)
class Finding:
    rule: Rule
    place: str
    message: str

    def __str__(self):
        return f"{self.rule.standard}, {self.rule.clause}: {self.place}: {self.message} ({self.rule.text})"


RULES = []


def rule(standard, clause):
    """Registers a function as a rule; its docstring says what the clause asks."""

    def register(check):
        RULES.append(Rule(standard, clause, " ".join(check.__doc__.split()), check))
        return check

    return register
