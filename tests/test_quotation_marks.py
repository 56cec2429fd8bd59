"""What a clerk reads is quoted with “…”, everywhere; straight quotes are for what a machine reads."""

from __future__ import annotations

import ast
import re
from collections.abc import Iterator
from pathlib import Path

import pytest

from tests.parsed import nodes_in

ROOT = Path(__file__).resolve().parent.parent
MODULES = sorted(path for room in ("store", "screens", "tui") for path in (ROOT / room).rglob("*.py"))

_CAN_HOLD = re.compile(r"""'[^'\n]*"[^'\n]*'|\\"|\'\'\'|[=(,] *[rbf]*\"{3}""")
"""How a text that holds a straight quote can be written; nine modules of ten have none of these, and are not read."""

_PAIR = re.compile(r'"[^"]+"')
_BEFORE = re.compile(r"(?:^|[\s(—–“‘])$")
_BEHIND = re.compile(r"(?:$|[\s.,;:!?)”’…])")
_SHELL = re.compile(r"^secretariat |--[a-z-]+ $|(?:secretariat|pip) [a-z][^.]*$")
"""What stands before a quote in a line for the shell: the program with its words, or an option."""

MACHINES = {
    "store/papers/bundle/gate.py": "an id as it stands in JSON",
    "store/papers/data.py": "a field as it is written into a data file, which is JSON",
    "store/papers/room/reading.py": "lines of JSON, as a file of events holds them",
    "store/papers/styling/words.py": "a line of the file of words, which is TOML",
    "store/team/managing.py": "a name as SQL quotes it",
    "store/team/rights.py": "a name as SQL quotes it",
    "store/team/talk.py": "a name as SQL quotes it",
    "tui/commandline/actions/links.py": "bars, which a shell takes for its own unless they are quoted",
    "tui/commandline/office/schedule.py": "a path in the line of a table of tasks",
    "tui/commandline/room/room.py": "a line of JSON, as a file of events holds it",
    "tui/commandline/settings/settings.py": "a name as a shell takes it",
    "tui/commandline/shell/manual.py": "a heading of roff",
    "tui/commandline/shell/reference.py": "JSON, as a refusal is answered",
    "tui/commandline/ways.py": "a word as a shell takes it",
    "tui/settings.py": "a value as TOML has it",
}
"""Modules that hold, or make, what a machine reads between straight quotes, and what that is."""


def _name(path: Path) -> str:
    return path.relative_to(ROOT).as_posix()


def _texts(module: str) -> Iterator[tuple[int, str]]:
    """Give every text of a module that is no docstring, with its line; what is put in stands as `…`."""
    silent = {id(each.value) for each in nodes_in(module) if isinstance(each, ast.Expr)}
    parts = {id(part) for each in nodes_in(module) if isinstance(each, ast.JoinedStr) for part in each.values}
    for each in nodes_in(module):
        if id(each) in silent | parts:
            continue
        if isinstance(each, ast.JoinedStr):
            values = (part.value if isinstance(part, ast.Constant) else "…" for part in each.values)
            yield each.lineno, "".join(map(str, values))
        elif isinstance(each, ast.Constant) and isinstance(each.value, str):
            yield each.lineno, each.value


def _in_prose(text: str, pair: re.Match[str]) -> bool:
    before = text[: pair.start()]
    return bool(_BEFORE.search(before) and _BEHIND.match(text, pair.end()) and not _SHELL.search(before))


def straight(module: str) -> list[str]:
    """Give the texts of a module that quote words with straight quotes, with their lines; lines for a shell may."""
    if not _CAN_HOLD.search(module):
        return []
    return [
        f"{line}: {text}"
        for line, text in _texts(module)
        if any(_in_prose(text, pair) for pair in _PAIR.finditer(text))
    ]


def test_what_a_clerk_reads_is_quoted_in_one_way() -> None:
    found = {_name(path): straight(path.read_text(encoding="utf-8")) for path in MODULES}
    assert {name: texts for name, texts in found.items() if texts and name not in MACHINES} == {}
    assert [name for name in MACHINES if not found[name]] == [], "nothing stands between straight quotes there any more"


@pytest.mark.parametrize(
    ("line", "seen"),
    [
        ("""x = f'There is no item "{word}".'""", True),
        ("""x = 'There is no item "' 'W9".'""", True),
        ("""help = 'such as "Para 32"'""", True),
        ("""x = f'("{one}" and "{two}")'""", True),
        ("""x = f'There is no item “{word}”.'""", False),
        ("""example = 'secretariat item add "Rural crime"'""", False),
        ("""x = 'Say --name "Name of the panel".'""", False),
        ("""x = 'To restore: secretariat doctor "x.json" --restore 2'""", False),
        ("""x = f'<a href="{to}" class="b">'""", False),
        ("""x = '{"event": "start"}'""", False),
        ("""x = 'An empty text, as in --note "", takes it out.'""", False),
        ('''def f():\n    """Give the "words"."""''', False),
    ],
)
def test_the_check_tells_sentences_from_what_a_machine_reads(line: str, seen: bool) -> None:
    assert bool(straight(line)) is seen


def test_the_check_reads_every_module() -> None:
    assert len(MODULES) > 500
    assert set(MACHINES) <= set(map(_name, MODULES))


_LESS_ITS_STOP = re.compile(r"(?<!\w)(?<!def )quoted\((?:typed|text|name\.strip|number)\b")


def test_what_was_typed_is_told_to_its_last_stop() -> None:
    """`5.` is refused because of its stop: without it the sentence would speak of something else."""
    cut = {_name(path): _LESS_ITS_STOP.findall(path.read_text(encoding="utf-8")) for path in MODULES}
    assert {name: calls for name, calls in cut.items() if calls} == {}
    assert _LESS_ITS_STOP.search("f'{quoted(typed.strip())} is no name'")
    assert not _LESS_ITS_STOP.search("f'{verbatim(typed)} is no name'")
