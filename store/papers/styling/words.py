"""A council's own fixed words: read from `words.toml`, every fault told with its line."""

from __future__ import annotations

import difflib
import re
import tomllib
from collections.abc import Iterator, Mapping
from string import Template
from typing import Any

from store.papers.fixed_words import english
from store.problems import Problem
from store.rules.words.text import text_problems

_AT_LINE = re.compile(r"\s*\(at (?:line (\d+), column \d+|end of document)\)$")
_LONGEST = 2_000
_LIST = "Type secretariat style new: it writes a file with every word that there is."


def words_of(data: bytes, name: str) -> tuple[Mapping[str, str], tuple[Problem, ...]]:
    """Read a file of fixed words; gives them by key, such as `minutes.present`, and everything that is wrong."""
    try:
        source = data.decode("utf-8-sig")
    except UnicodeDecodeError as trouble:
        line = data.count(b"\n", 0, trouble.start) + 1
        return {}, (_problem(name, line, "this is not text in UTF-8", "Save the file as UTF-8."),)
    try:
        parts = tomllib.loads(source)
    except tomllib.TOMLDecodeError as trouble:
        return {}, (_not_toml(str(trouble), source, name),)
    problems: list[Problem] = []
    words: dict[str, str] = {}
    for part, worded in parts.items():
        if not isinstance(worded, dict):
            line = _line_of(source, "", part)
            problems.append(_problem(name, line, f"“{part}” stands under no part of the papers", _parts()))
            continue
        for key, value in worded.items():
            faults = list(_faults(f"{part}.{key}", value, name, _line_of(source, part, key)))
            problems += faults
            if not faults:
                words[f"{part}.{key}"] = value
    return words, tuple(problems)


def starter(language: str, source: str) -> str:
    """Write a file with every fixed word, each commented out, from the file that comes with the program."""
    lines = [f"# {line}" if "=" in line and not line.startswith("#") else line for line in source.splitlines()]
    first = next(place for place, line in enumerate(lines) if line.startswith("["))
    whose = "in Welsh" if language == "cy" else "as this council words them"
    head = [
        f"# The words that papers print of themselves, {whose}. Take away the # before a line, and word it.",
        "# $word stands for what the paper puts there. What stays behind a # is printed as it stands here.",
        "",
    ]
    return "\n".join([*head, *lines[first:], ""])


def _faults(key: str, value: Any, name: str, line: int) -> Iterator[Problem]:
    """Say what is wrong with one fixed word."""
    standing = english().get(key)
    if standing is None:
        near = difflib.get_close_matches(key, english(), n=1)
        cure = f"Did you mean {near[0]}? {_LIST}" if near else _LIST
        yield _problem(name, line, f"papers print no words called {key}", cure)
        return
    if not isinstance(value, str):
        yield _problem(name, line, f"{key} is no text", "Put the words into quotation marks.")
        return
    for problem in text_problems(value, key, "style", _LONGEST, required=True):
        yield _problem(name, line, problem.sentence.rstrip("."), problem.cure)
    slots = Template(standing).get_identifiers()
    there = f"What can stand there: {', '.join(f'${slot}' for slot in slots)}." if slots else "None can stand there."
    for slot in Template(value).get_identifiers():
        if slot not in slots:
            yield _problem(name, line, f"${slot} stands for nothing in {key}", there)


def _not_toml(message: str, source: str, name: str) -> Problem:
    """Say where a file cannot be read as TOML, in the reader's own words for what it wants."""
    place = _AT_LINE.search(message)
    line = int(place[1]) if place and place[1] else max(len(source.splitlines()), 1)
    said = _AT_LINE.sub("", message)
    return _problem(name, line, f"this cannot be read ({said})", 'Each line reads: key = "words".')


def _parts() -> str:
    parts = dict.fromkeys(f"[{key.partition('.')[0]}]" for key in english())
    return f"Put it below one of {', '.join(parts)}."


def _problem(name: str, line: int, said: str, cure: str) -> Problem:
    where = f"{name}, line {line}" if line else name
    return Problem("house.words", f"{where}: {said}.", cure, "style")


def _line_of(source: str, part: str, key: str) -> int:
    """Find the line on which a key is given, below the heading of its part; 0 if it is given in another manner."""
    wanted = re.compile(rf"""\s*(?:{re.escape(part)}\s*\.\s*)?["']?{re.escape(key)}["']?\s*=""")
    here = ""
    for number, line in enumerate(source.splitlines(), 1):
        heading = re.match(r"\s*\[\s*[\"']?([\w-]+)[\"']?\s*\]", line)
        if heading:
            here = heading[1]
        elif wanted.match(line) and here in {part, ""}:
            return number
    return 0
