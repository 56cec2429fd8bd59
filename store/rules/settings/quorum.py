"""The quorum as a clerk types it, and the rule it makes: a number of members, or a fraction of those in post."""

from __future__ import annotations

import re
from typing import Any

from msgspec.structs import replace

from store.problems import Problem, Refused
from store.records.panel import QuorumRule
from store.rules.words.amounts import number_word, whole_number
from store.rules.words.wording import counted

QUORUM = "rules.quorum."
"""Where the settings of the quorum begin."""

_PARTS = {"half": 2, "third": 3, "quarter": 4, "fifth": 5}
_LEAD = re.compile(r"^(?:at least |a minimum of |not less than )")
_TAIL = re.compile(r" (?:of (?:the |its |all )*)?(?:voting )?(?:members?|membership)(?: of the panel| in post)?$")
_FRACTION = re.compile(r"(\d{1,2}) ?/ ?(\d{1,2})", re.ASCII)
_LEAST = re.compile(
    r"^(.+?)[,;]? \(?(?:(?:and|or|but|with|subject to)(?: an?)? )?(?:at least|(?:a )?minimum(?: of)?|not less than|"
    r"no fewer than|never fewer than) (\w+)(?: members?)?\)?$"
)


def read_quorum(words: str) -> QuorumRule | None:
    """Read `4`, `four members`, `1/3`, `one third of the members (at least 3)` as a rule; None if it is none."""
    typed = _LEAD.sub("", " ".join(words.casefold().replace("-", " ").split()))
    least = _LEAST.match(typed)
    if least is not None:
        whole, fewest = read_quorum(least[1]), whole_number(least[2])
        return replace(whole, at_least=fewest) if whole and whole.mode == "fraction" and fewest else None
    typed = _TAIL.sub("", typed)
    fraction = _FRACTION.fullmatch(typed)
    if fraction:
        return QuorumRule(mode="fraction", numerator=int(fraction[1]), denominator=int(fraction[2]))
    number = whole_number(typed)
    if number is not None:
        return QuorumRule(mode="number", number=number)
    top, _, part = typed.rpartition(" ")
    bottom = _PARTS.get(part.removesuffix("s"))
    upper = 1 if top in {"", "a"} else whole_number(top)
    if bottom is None or upper is None:
        return None
    return QuorumRule(mode="fraction", numerator=upper, denominator=bottom)


def quorum_words(rule: QuorumRule) -> str:
    """Write a quorum as the rules of procedure say it, and as it can be typed: `one quarter of the members`."""
    if rule.mode == "number" and rule.number:
        return counted(rule.number, "member")
    if rule.mode != "fraction" or not rule.numerator or not rule.denominator:
        return "not set"
    part = next((word for word, bottom in _PARTS.items() if bottom == rule.denominator), "")
    top = number_word(rule.numerator)
    words = f"{top} {part}{'s' if rule.numerator > 1 else ''}" if part else f"{rule.numerator}/{rule.denominator}"
    words = "half" if (rule.numerator, part) == (1, "half") else words
    return f"{words} of the members{f' (at least {rule.at_least})' if rule.at_least else ''}"


def with_quorum(before: QuorumRule, name: str, value: Any) -> QuorumRule:
    """Give the quorum with one of its settings as it was typed; figures typed first say which kind of quorum it is.

    Raises:
        Refused: a number or a fraction is chosen, and its figures are not there.
    """
    if name != "mode":
        rule: QuorumRule = replace(before, **{name: value})
        return replace(rule, mode=_kind(rule)) if before.mode == "unset" else rule
    read = read_quorum(str(value))
    if read is not None:
        return replace(read, substitutes_count=before.substitutes_count, note=before.note)
    figures = {"number": before.number, "fraction": before.numerator and before.denominator}
    if value in figures and not figures[value]:
        cure = "Enter its figures first: “Quorum, number”; or both figures of “Quorum, fraction”."
        raise Refused(Problem("quorum-figures", "Of the quorum no figures are entered.", cure, "value"))
    return replace(before, mode=str(value))


def _kind(rule: QuorumRule) -> str:
    if rule.number:
        return "number"
    return "fraction" if rule.numerator and rule.denominator else "unset"
