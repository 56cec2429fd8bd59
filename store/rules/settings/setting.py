"""What a setting is: where it stands in the panel's record, what it is called, what it means, and how it is typed."""

from __future__ import annotations

from typing import NamedTuple

from store.fields import field_of, in_words, part_of
from store.records import Panel, Part, RuleSet
from store.records.field import Field
from store.records.panel import QuestionKindRule
from store.rules.words.wording import capital

YES_NO = ((True, "yes"), (False, "no"))
YES_NO_UNSET = ((None, "not recorded"), (True, "yes"), (False, "no"))

NOT_SET = "not set"
"""How a setting is shown, and typed, that nobody has entered."""

ALL_KINDS = "as for all kinds"
"""What an empty rule of one kind of contribution means: no rule is claimed, the one of the whole scheme holds."""

TAKEN = "taken"
"""The last step of the way to whether a kind of contribution is taken at all: no field, but an entry that is there."""

KINDS = {
    "question": ("Questions", "a question"),
    "statement": ("Statements", "a statement"),
    "petition": ("Petitions", "a petition"),
    "deputation": ("Deputations", "a deputation"),
    "member_question": ("Members' questions", "a question of a member"),
}
"""The kinds of contribution that a scheme can have rules for, by code: as a heading, and one of them in a sentence."""


EARLIER = frozenset(
    {
        "name",
        "short_name",
        "host_authority",
        "clerk",
        "office",
        "office_address",
        "office_phone",
        "office_email",
        "programme_title",
    }
)
"""The texts that papers of their time print: what they said before stays with them, until which day."""


class Setting(NamedTuple):
    """One setting. `path` leads to it from the panel, or from its rules if it begins with `rules.`.

    What it is called is declared in the record unless `named` says it for the settings, and what it means unless
    `means` does. `kind` is line, text, number, time, choice, deadline, words (several, parted by commas), list
    (several, one a line) or lines (one a line, its `columns` parted by a bar). `choices` are the values of a choice, or
    those that words can be made of, each as a clerk says it. Numbers are in the unit that the label or `help` names.
    `unset` is what an empty one means; `meanwhile` what is done while one that only the panel can say is not set.
    `also` are other words in which a clerk may type a value of several words, by the value.
    """

    path: str
    means: str = ""
    kind: str = "line"
    choices: tuple[tuple[object, str], ...] = ()
    columns: tuple[str, ...] = ()
    unset: str = "not recorded"
    named: str = ""
    meanwhile: str = ""
    also: tuple[tuple[str, tuple[str, ...]], ...] = ()

    @property
    def field(self) -> Field:
        """The declaration of the field that it sets."""
        kind: type[Part] = RuleSet if self.of_rules else Panel
        *way, name = self.path.removeprefix("rules.").split(".")
        if name == TAKEN:
            return Field(self.named, noun=False)
        for step in way:
            if step not in KINDS:
                kind = QuestionKindRule if step == "kinds" else part_of(field_of(kind, step).type)
        return field_of(kind, name).field

    @property
    def label(self) -> str:
        """What it is called, with a capital."""
        return self.named or capital(self.field.label)

    @property
    def in_words(self) -> str:
        """What a sentence calls it."""
        return f"“{self.named}”" if self.named else in_words(self.field)

    @property
    def help(self) -> str:
        """What it means, in sentences."""
        return self.means or f"{self.field.help or self.label}."

    @property
    def of_rules(self) -> bool:
        """Say whether it is a rule of procedure, which can change from a day on."""
        return self.path.startswith("rules.")

    @property
    def until_entered(self) -> bool:
        """Say whether it is a rule that only the panel can say: not set until it is entered, or taken with a set."""
        if self.path.startswith("rules.questions."):
            return self.unset != ALL_KINDS and not self.path.endswith(".note")
        return self.path == "rules.quorum.substitutes_count"

    @property
    def unsaid(self) -> object:
        """What stands in a form, and is handed to a command, where it is not set."""
        if self.kind == "choice":
            return next((value for value, words in self.choices if words == NOT_SET), None)
        return None if self.kind in {"number", "time"} and not self.until_entered else ""

    @property
    def dated(self) -> bool:
        """Say whether it can change from a day on: a rule, the councils, what the panel and its office are called."""
        return self.of_rules or self.path in {"commissioner", "councils"} or self.keeps_earlier

    @property
    def keeps_earlier(self) -> bool:
        """Say whether what it said until a day is kept when it changes from the next; it cannot change ahead."""
        return self.path in EARLIER


class Section(NamedTuple):
    """Settings that belong together, under a heading."""

    title: str
    settings: tuple[Setting, ...]
