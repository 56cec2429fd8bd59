"""Changing one value of the settings file: every other line, and every comment, stays as the clerk wrote it."""

from __future__ import annotations

import re
import tomllib
from typing import Any

from store.problems import Problem, Refused
from tui.settings import quoted

_TABLE = re.compile(r"\s*\[")
_STRING = r'"(?:[^"\\]|\\.)*"|\'[^\']*\'|[^#"\'\[{]*?'


def with_value(text: str, name: str, value: str | None, *, table: str = "") -> str:
    """Give the text of the settings with one value changed, or taken out if it is None.

    `table` is the table in which it stands, empty for none. What is read from the result is compared with what was
    meant, so that a file that is written in a way unknown here is never spoiled.

    Raises Refused if it can only be changed by hand, ValueError if the text is no settings at all.
    """
    meant = _meant(text, name, value, table)
    changed = _changed(text, name, value, table)
    if not _reads_as(changed, meant):
        line = f"{quoted(name) if table else name} = {quoted(value)}" if value is not None else f"no {name}"
        where = f" under [{table}]" if table else ""
        sentence = "The settings file is written in a way that the program does not change by itself."
        raise Refused(Problem("settings.by-hand", sentence, f"Write it in the file yourself: {line}{where}."))
    return changed


def _meant(text: str, name: str, value: str | None, table: str) -> dict[str, Any]:
    """Give what the settings are to say afterwards."""
    values = tomllib.loads(text)
    inner = values.setdefault(table, {}) if table else values
    if value is None:
        inner.pop(name, None)
        if table and not inner:
            values.pop(table)
    else:
        inner[name] = value
    return values


def _reads_as(text: str, meant: dict[str, Any]) -> bool:
    try:
        read = tomllib.loads(text)
    except (tomllib.TOMLDecodeError, RecursionError):
        return False
    return {name: value for name, value in read.items() if value != {}} == {
        name: value for name, value in meant.items() if value != {}
    }


def _changed(text: str, name: str, value: str | None, table: str) -> str:
    lines = text.splitlines(keepends=True)
    first, last = _range_of(lines, table)
    if first < 0:
        if value is None:
            return text
        gap = "\n" if text.strip() else ""
        ending = "" if not text or text.endswith("\n") else "\n"
        return f"{text}{ending}{gap}[{table}]\n{quoted(name)} = {quoted(value)}\n"
    names = "|".join(re.escape(one) for one in {name, quoted(name), f"'{name}'"} if table or one == name)
    own = re.compile(rf"(\s*(?:{names})\s*=\s*)({_STRING})(\s*(?:#.*)?)$")
    for place in range(first, last):
        match = own.match(lines[place].rstrip("\r\n"))
        if match is not None:
            lines[place] = _line(match, value, lines[place])
            return "".join(lines)
    if value is None:
        return text
    # What stands right above the next table is a comment on that one.
    while first < last < len(lines) and lines[last - 1].lstrip().startswith("#"):
        last -= 1
    while last > first and not lines[last - 1].strip():
        last -= 1
    if last and not lines[last - 1].endswith("\n"):
        lines[last - 1] += "\n"
    lines.insert(last, f"{quoted(name) if table else name} = {quoted(value)}\n")
    return "".join(lines)


def _line(match: re.Match[str], value: str | None, before: str) -> str:
    """Give a line with its value changed; of one that is taken out its comment stays."""
    ending = before[len(before.rstrip("\r\n")) :]
    comment = match[3]
    if value is not None:
        return f"{match[1]}{quoted(value)}{comment}{ending}"
    return f"{comment.strip()}{ending}" if comment.strip() else ""


def _range_of(lines: list[str], table: str) -> tuple[int, int]:
    """Give the lines in which the values of a table stand; -1 if there is no such table."""
    heads = [place for place, line in enumerate(lines) if _TABLE.match(line)]
    if not table:
        return 0, heads[0] if heads else len(lines)
    own = re.compile(rf"\s*\[\s*(?:{table}|\"{table}\"|'{table}')\s*\]\s*(?:#.*)?$")
    for place in heads:
        if own.match(lines[place].rstrip("\r\n")):
            return place + 1, next((one for one in heads if one > place), len(lines))
    return -1, -1
