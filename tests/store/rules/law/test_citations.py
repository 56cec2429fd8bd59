"""Every provision of the law that the program names is a row of the tables in store/rules/law, and as sure everywhere.

To name another: one line in store/rules/law/cited_meetings.py or cited_commissioners.py, and `cite("its-code")` where
it is printed. A provision that was not read must be printed with `cite`, which says that it is to be asked about.
"""

from __future__ import annotations

import ast
import io
import json
import tokenize
from collections import defaultdict
from collections.abc import Iterable, Iterator, Sequence
from pathlib import Path
from typing import Any, get_args

import pytest

from store.rules.law.citations import CITATIONS, cite
from store.rules.law.cited import ASKED
from store.rules.law.provision import Certainty
from store.rules.law.table import PROVISIONS
from tests.store.rules.law.cited_words import provisions_in

ROOT = Path(__file__).resolve().parents[4]
THE_TABLES = "store/rules/law/"
MODULES = sorted(path for room in ("tui", "screens", "store") for path in (ROOT / room).rglob("*.py"))
SOURCES = frozenset({"actions.json", "declarations.json", "items.json", "meetings.json", "minutes.json", "votes.json"})
"""What the sample holds of papers, which name paragraphs of their own."""
WORDINGS = sorted(
    path
    for path in (ROOT / "fixtures").rglob("*")
    if path.suffix in {".json", ".txt"} and not (path.parent.parent.name == "panels" and path.name in SOURCES)
)
HOW = "Add a line to store/rules/law/cited_meetings.py or cited_commissioners.py and print it with cite():"


def _rows() -> Iterator[tuple[str, Certainty]]:
    yield from ((one.citation, one.certainty) for one in PROVISIONS)
    yield from ((one.words, one.certainty) for one in CITATIONS)


def _known() -> dict[tuple[str, str], set[Certainty]]:
    known: dict[tuple[str, str], set[Certainty]] = defaultdict(set)
    for words, certainty in _rows():
        for named in provisions_in(words):
            known[named].add(certainty)
    return known


KNOWN = _known()


def certainties(instrument: str, label: str) -> set[Certainty]:
    """Give how sure a provision is that a text names, in whole or in part; empty if the tables do not have it."""
    sure: set[Certainty] = set()
    for (act, listed), certainty in KNOWN.items():
        if instrument and act and act != instrument:
            continue
        below = label.startswith("para ") and listed.endswith(f" {label}")
        if below or listed == label or (label and listed.startswith((f"{label}(", f"{label} "))):
            sure |= certainty
    return sure


def unknown(text: str) -> list[str]:
    """List the provisions of a text that the tables do not have."""
    return [f"{act} {label}".strip() for act, label in provisions_in(text) if not certainties(act, label)]


def not_read(text: str) -> list[str]:
    """List the provisions of a text that were not read, so that they must be printed by `cite`."""
    named = ((act, label) for act, label in provisions_in(text) if label)
    return [f"{act} {label}".strip() for act, label in named if certainties(act, label) == {ASKED}]


def _alone(nodes: Iterable[ast.AST]) -> set[ast.AST]:
    """Give what stands alone as a statement, docstrings among it."""
    return {node.value for node in nodes if isinstance(node, ast.Expr)}


def printed_in(nodes: Sequence[ast.AST]) -> Iterator[tuple[int, str]]:
    """Go through the strings of a module that can be printed, with their lines; those in pieces are put together."""
    apart = {piece for node in nodes if isinstance(node, ast.JoinedStr) for piece in node.values} | _alone(nodes)
    for node in nodes:
        if isinstance(node, ast.JoinedStr):
            said = [piece.value for piece in node.values if isinstance(piece, ast.Constant)]
            yield node.lineno, " ".join(str(one) for one in said)
        elif isinstance(node, ast.Constant) and isinstance(node.value, str) and node not in apart:
            yield node.lineno, node.value


def said_in(nodes: Sequence[ast.AST], text: str) -> Iterator[tuple[int, str]]:
    """Go through the docstrings and comments of a module, with their lines."""
    for node in _alone(nodes):
        if isinstance(node, ast.Constant) and isinstance(node.value, str):
            yield node.lineno, node.value
    if "#" in text:
        comments = [one for one in tokenize.generate_tokens(io.StringIO(text).readline) if one.type == tokenize.COMMENT]
        yield from ((one.start[0], one.string) for one in comments)


def name_of(path: Path) -> str:
    return path.relative_to(ROOT).as_posix()


def found_in(name: str, text: str) -> list[str]:
    """List what is wrong with the provisions that a module names, each with its line."""
    nodes = list(ast.walk(ast.parse(text)))
    printed = list(printed_in(nodes))
    said = [*printed, *said_in(nodes, text)]
    wrong = [f"{name}:{line}: {one} is in no table" for line, words in said for one in unknown(words)]
    if not name.startswith(THE_TABLES):
        asked = [(line, one) for line, words in printed for one in not_read(words)]
        wrong += [f"{name}:{line}: {one} was not read" for line, one in asked]
    return wrong


def test_there_is_something_to_look_through() -> None:
    assert len(MODULES) > 250
    assert len(WORDINGS) > 20
    assert len(KNOWN) > 100


@pytest.mark.slow
@pytest.mark.parametrize("room", ["tui", "screens", "store"])
def test_no_provision_is_named_that_the_tables_do_not_have(room: str) -> None:
    modules = [path for path in MODULES if name_of(path).startswith(f"{room}/")]
    wrong = [one for path in modules for one in found_in(name_of(path), path.read_text(encoding="utf-8"))]
    assert wrong == [], "\n".join([HOW, *wrong])


def _strings(data: Any) -> Iterator[str]:
    if isinstance(data, str):
        yield data
    for each in data.values() if isinstance(data, dict) else data if isinstance(data, list) else ():
        yield from _strings(each)


@pytest.mark.parametrize("path", WORDINGS, ids=name_of)
def test_no_wording_names_another(path: Path) -> None:
    text = path.read_text(encoding="utf-8")
    said = list(_strings(json.loads(text))) if path.suffix == ".json" else [text]
    wrong = [f"{name_of(path)}: {one} is in no table" for words in said for one in unknown(words)]
    assert wrong == [], "\n".join([HOW, *wrong])


def test_one_provision_is_as_sure_in_every_row() -> None:
    differing = {named: sure for named, sure in KNOWN.items() if named[1] and len(sure) > 1}
    assert differing == {}


def test_a_row_is_whole_and_says_what_it_rests_on() -> None:
    codes = [one.code for one in CITATIONS]
    assert len(codes) == len(set(codes))
    for one in CITATIONS:
        assert one.rests_on.endswith(".")
        assert one.certainty in get_args(Certainty)
        assert list(provisions_in(one.words)), one.code
        assert not unknown(one.words)


def test_what_was_not_read_is_printed_with_what_is_to_be_asked() -> None:
    for one in CITATIONS:
        assert ("ask the monitoring officer" in cite(one.code)) is (one.certainty == ASKED)
    assert cite("copies") == "Police Reform and Social Responsibility Act 2011 s.28(8)"
    assert cite("senior-decision", "chief-decision").count("; ") == 1
    with pytest.raises(KeyError):
        cite("s.28(9)")


@pytest.mark.parametrize(
    ("text", "labels"),
    [
        ("Local Government Act 1972 ss.100A(6)(a), 100B(3)-(4)", ["", "s.100A(6)(a)", "s.100B(3)", "s.100B(4)"]),
        ("s.100B(3), (4)(a)", ["s.100B(3)", "s.100B(4)(a)"]),
        ("s.5(6)(d)-(f)", ["s.5(6)(d)", "s.5(6)(e)", "s.5(6)(f)"]),
        ("Sch 6 paras 21-23", ["Sch 6 para 21", "Sch 6 para 22", "Sch 6 para 23"]),
        ("Schedule 6 paragraphs 21 and 22", ["Sch 6 para 21", "Sch 6 para 22"]),
        ("SI 2012/62 reg 13(1)-(3)", ["", "reg 13(1)", "reg 13(2)", "reg 13(3)"]),
        ("Schs 1 and 8", ["Sch 1", "Sch 8"]),
        ("section 29(3)", ["s.29(3)"]),
        ("Sch 8 Part 1", ["Sch 8 Part 1"]),
        ("the Housing Act 1988", ["not listed"]),
        ("[2021] EWHC 1093 (Admin)", ["[2021] EWHC 1093"]),
    ],
)
def test_how_provisions_are_read(text: str, labels: list[str]) -> None:
    assert [label for _, label in provisions_in(text)] == labels


@pytest.mark.parametrize(
    "line",
    [
        'x = "copies go out (2011 Act s.28(9))"',
        'x = f"copies go out {1} (s.28(9))"',
        '"""What section 28(9) says."""',
        "x = 1  # s.28(9) asks for it",
        'x = "the Housing Act 1988"',
        'x = "SI 2099/1"',
        'x = "[2030] EWHC 7 (Admin)"',
        'x = "Sch 12 para 39"',
        'x = "Localism Act 2011 s.28(8)"',
    ],
)
def test_a_provision_that_is_slipped_in_is_found_with_its_line(line: str) -> None:
    (wrong, *_) = found_in("store/x.py", f"\n{line}\n")
    assert wrong.startswith("store/x.py:2: ")
