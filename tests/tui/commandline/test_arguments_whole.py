"""How every argument of every act is read: what comes of a table of texts, held whole, on lines.

Arguments that read all of it alike stand over the same lines, by the words of their act; behind one that always gives
something stands a !. Those that are read together are tried with nothing, with each of them, and with all.
"""

from __future__ import annotations

import re
import textwrap
from argparse import ArgumentParser, Namespace
from collections import defaultdict
from collections.abc import Callable, Iterator
from pathlib import Path
from typing import Any

import pytest

from store.problems import FileTrouble, Refused
from tests.answers import told
from tests.as_read import same_as_read
from tests.store.full_panel import TODAY, full_panel
from tests.tui.commandline.act_rows import act_of
from tui.commandline.argument import Arg, Argument, Gathered, OneOf, choices_of
from tui.commandline.fields import RecordFields
from tui.commandline.parser import all_commands
from tui.commandline.reading import Reading

GOLDEN = Path(__file__).resolve().parents[2] / "golden" / "arguments.txt"
REGISTER = full_panel()
HERE = "M2"
"""The meeting that was named before: it was held on 10 June, with votes, and minutes."""

TEXTS = (
    "",
    " Two  words ",
    "next",
    "suggested",
    "0",
    "1",
    "3",
    "99",
    "5.1",
    "£1,234.50",
    "M3",
    "m99",
    "W2",
    "V1",
    "N2",
    "A1",
    "Q1",
    "R1",
    "L1",
    "K1",
    "D1",
    "S1",
    "29/7/2021",
    "5 Feb",
    "July 2021",
    "10am",
    "25:00",
    "Archer",
    "Ed Ede; Bell; the Chairman",
    "Bell=for",
    "impact=2",
    "for",
    "at once",
    "5 working days before",
)
"""What is typed, whatever it is for."""


def parts(one: Argument) -> Iterator[Arg]:
    """Go through the arguments of an act that are typed one by one."""
    if isinstance(one, Arg):
        yield one
    elif isinstance(one, OneOf):
        yield from one.options
    elif isinstance(one, Gathered):
        yield from (inner for part in one.parts for inner in parts(part))


def typed(one: Arg) -> Iterator[Any]:
    """Give what the parser makes of the texts, as far as it takes them."""
    given = one.settings
    if given.get("action") == "store_const":
        yield given["const"]
        return
    if "action" in given and given["action"] != "append":
        yield from (True, False)
        return
    few = (*given.get("choices", ()), *choices_of((one,)).get(one.dest, ()))
    several = given.get("action") == "append" or given.get("nargs") in {"+", "*"}
    for text in few or TEXTS:
        try:
            value = given.get("type", str)(text)
        except ValueError:
            continue
        yield [value] if several else value


def heard(reader: Callable[[Reading, Any], Any], given: Any) -> str:
    """Tell in a line what is read, and what is said of it."""
    read = Reading(REGISTER, TODAY, "A Clerk")
    read.about = read.named = HERE
    try:
        lines = list(told(reader(read, given)))
    except Refused as refused:
        lines, read.problems = ["refused"], [*read.problems, *refused.problems]
    except FileTrouble as trouble:
        lines, read.problems = ["no file"], [trouble.problem]
    codes = [f"{problem.code}{problem.field and f' at {problem.field}'}" for problem in read.problems]
    return " / ".join([*(line.strip() for line in lines if line), *codes, *read.echoes])


def alone(one: Arg) -> tuple[str, ...]:
    """Tell what an argument makes of the texts, those of which it makes the same in one line; … is what was typed."""
    cells = tuple(cell.cell_contents for cell in getattr(one.reader, "__closure__", None) or ())
    made_of = (getattr(one.reader, "__code__", one.reader), cells, repr(list(typed(one))))
    if made_of not in KNOWN:
        alike: dict[str, list[str]] = defaultdict(list)
        for value in typed(one):
            said, text = (
                heard(one.reader, value),
                value[0] if isinstance(value, list) else str(value),
            )
            same = re.escape(text if text == text.strip() else ascii(text))
            alike[re.sub(rf"(^|text: ){same}(?= / |$)", r"\1…", said) if text else said].append(repr(value))
        KNOWN[made_of] = tuple(f"{', '.join(values)} → {said or 'nothing'}" for said, values in alike.items())
    return KNOWN[made_of]


KNOWN: dict[Any, tuple[str, ...]] = {}
"""What was told of readers, by what they are made of: there are three times as many arguments."""


def first_good(one: Arg) -> Any:
    """Give the first value that an argument takes without a word."""
    values = list(typed(one))
    for value in [one for one in ("Archer", ["Archer"], 3, *values) if one in values and one not in ("", [""])]:
        read = Reading(REGISTER, TODAY, "A Clerk")
        read.about = read.named = HERE
        one.reader(read, value)
        if not read.problems:
            return value
    return None


def together(gathered: Gathered) -> Iterator[str]:
    """Tell what arguments give that are read together."""
    leaves = list(parts(gathered))
    empty = {one.dest: None for one in leaves}
    for part in gathered.parts:
        if isinstance(part, RecordFields):
            empty |= dict.fromkeys(kept_by(part))
    good = {one.dest: first_good(one) for one in leaves}
    least = {one.dest: good[one.dest] for one in leaves if needed(one)}
    each = [least, *(least | {name: value} for name, value in good.items()), good]
    for given in {repr(one): one for one in each}.values():
        said = ", ".join(f"{name}={value!r}" for name, value in given.items())
        yield f"{said or 'nothing'} → {heard(gathered.read, Namespace(**empty | given))}"


def needed(one: Arg) -> bool:
    """Say whether the parser lets nobody leave it out."""
    return one.settings.get("nargs") not in {"?", "*"} if one.word[0] != "-" else one.settings.get("required", False)


def kept_by(fields: RecordFields) -> Iterator[str]:
    """Give the names under which the parser keeps the options of a record."""
    parser = ArgumentParser()
    fields.add(parser)
    yield from (one.dest for one in parser._actions)


def blocks() -> Iterator[tuple[str, tuple[str, ...]]]:
    """Give what each argument is called by, and the lines of it."""
    for command in all_commands():
        for one in row.arguments if (row := act_of(command)) else ():
            always = {given.name: given.always for given in one.gives()}
            for part in parts(one):
                sure = "!" if always.get(part.name) else ""
                yield f"{command.words}: {part.word}{sure}", alone(part)
            if isinstance(one, Gathered):
                names = ", ".join(f"{name}{'!' * sure}" for name, sure in always.items())
                yield f"{command.words}: {names}", tuple(together(one))


def wrapped(text: str, before: str) -> list[str]:
    """Set a line in several, which go on behind a margin."""
    return textwrap.wrap(text, 118, initial_indent=before, subsequent_indent=f"{before}    ", break_on_hyphens=False)


def test_every_argument_is_read_as_it_was_read(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.chdir(tmp_path)
    alike = defaultdict(list)
    for name, read in blocks():
        alike[read].append(name)
    lines = []
    for read, names in sorted(alike.items(), key=lambda one: one[1]):
        lines += wrapped("; ".join(names), "# ")
        lines += [line for one in read for line in wrapped(one, "")]
    same_as_read(GOLDEN, "\n".join(lines))
