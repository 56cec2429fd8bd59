"""Style sheets that are read once in a process and not once for each program that a test opens.

A program reads some 60 of them, 25 ms of work, and thousands of tests open one. What is read depends on the text, its
place and the colours alone, and a style sheet that has read one before takes what it has itself.
"""

from __future__ import annotations

from typing import Any

import textual.css.stylesheet as sheets
from textual.css.model import RuleSet
from textual.css.stylesheet import Stylesheet
from textual.css.tokenize import tokenize_values

READ: dict[tuple[Any, ...], list[RuleSet]] = {}
"""What was read, by what it depends on."""

COLOURS: dict[tuple[tuple[str, str], ...], int] = {}
"""Each set of colours that came up, with its number."""

TOKENS: dict[int, Any] = {}
"""The same colours taken apart, by that number."""

parse_rules = Stylesheet._parse_rules


def _number(colours: dict[str, str]) -> int:
    return COLOURS.setdefault(tuple(sorted(colours.items())), len(COLOURS))


def _number_of(sheet: Any) -> int:
    """Give the number of a sheet's colours. They are another object whenever they are changed."""
    held = vars(sheet).get("_colours_held")
    if held is None or held[0] is not sheet._variables:
        held = vars(sheet)["_colours_held"] = (sheet._variables, _number(sheet._variables))
    return int(held[1])


def _tokens_once(colours: dict[str, str]) -> Any:
    number = _number(colours)
    if number not in TOKENS:
        TOKENS[number] = tokenize_values(colours)
    return TOKENS[number]


def _rules_once(sheet: Stylesheet, css: str, read_from: Any, *more: Any, **said: Any) -> list[RuleSet]:
    key = (_number_of(sheet), css, read_from, more, tuple(said.items()))
    rules = READ.get(key)
    if rules is None:
        rules = READ[key] = parse_rules(sheet, css, read_from, *more, **said)
    return rules


def read_once() -> None:
    """Have every style sheet of this process take what another has read."""
    Stylesheet._parse_rules = _rules_once  # type: ignore[method-assign,assignment]
    vars(sheets)["tokenize_values"] = _tokens_once
