"""What is counted is written so that one is one: `1 line`, never `1 lines`."""

from __future__ import annotations

import ast
import re
from collections.abc import Iterator
from pathlib import Path

from store.rules.words.wording import age_words, counted, state_counted
from tests.parsed import nodes_in

ROOT = Path(__file__).parents[1]
_COUNTS = re.compile(r"(^|[_.])(number|count|total|times|many|months|days|weeks|years|left|revision)$|^(len|sum)\(")
_NOUN = re.compile(r" (?:more |other |working |clear |calendar )*([a-z]+s)\b(?! to )")
_MORE_BEHIND = re.compile(r"\S (?:of|in|to|that|with|without|from|off|by|on|or|for) ")
_NO_NOUNS = frozenset({"is", "was", "has", "this", "as", "stands", "names", "rounds", "hours", "does"})

SEVERAL = {
    "several fit, or the sentence would not be said": {
        "store/commands/correcting_papers.py: len(there) meetings",
        "store/commands/minutes/importing.py: len(several) meetings",
        "store/commands/programme/importing.py: len(there) meetings",
        "store/rules/minutes/naming.py: len(matches) minutes",
        "store/rules/reports/naming.py: len(chosen) reports",
        "store/rules/settings/naming.py: len(fitting) settings",
        "store/rules/words/record_names.py: len(items) items",
        "tui/commandline/naming.py: len(there) meetings",
        "tui/commandline/naming.py: len(fitting) actions",
        "store/papers/data.py: times times",
        "store/commands/members/importing_stand_ins.py: len(names) members",
    },
    "several are marked; of one its name is said": {
        "screens/forms/actions/windows.py: len(ids) items",
        "screens/forms/calendar/clock.py: len(ids) meetings",
        "screens/forms/declarations/interests.py: len(every) interests",
        "screens/forms/programme/moving.py: len(ids) items",
        "screens/forms/programme/papers.py: len(numbers) papers",
        "screens/forms/settle.py: len(meetings) meetings",
        "screens/forms/asking_files.py: len(paths) lines",
        "screens/kit/news.py: len(self._done) things",
    },
    "more than fit, are possible or can be told one by one": {
        "store/commands/settling.py: number points",
        "store/papers/inspecting/parcel.py: len(infos) parts",
        "store/papers/room/reading.py: len(events) events",
        "store/queries/panels/workload.py: weeks weeks",
        "store/rules/calendar/proposing.py: pattern.number meetings",
        "store/rules/findings/replies.py: total councils",
    },
    "a law, a month, a file or a paper has several": {
        "store/rules/days/clear_days.py: law.number days",
        "store/rules/words/dates.py: days days",
        "store/file/reading.py: len(data) bytes",
        "screens/forms/export.py: len(self._document.blocks) parts",
        "tui/commandline/office/desk.py: count records",
    },
}


def _alone(node: ast.AST, above: dict[ast.AST, ast.AST]) -> bool:
    """Say whether the words stand in no choice between one and several."""
    while (parent := above.get(node)) is not None and not isinstance(parent, ast.FunctionDef):
        if isinstance(parent, ast.IfExp):
            numbers = (one.value for one in ast.walk(parent.test) if isinstance(one, ast.Constant))
            if any(number in {0, 1, 2} for number in numbers if isinstance(number, int)):
                return False
        node = parent
    return True


def plurals(path: Path) -> Iterator[str]:
    """Go through the numbers of a module behind which a plural stands whatever they are."""
    nodes = nodes_in(path.read_text(encoding="utf-8"))
    above = {child: node for node in nodes for child in ast.iter_child_nodes(node)}
    for node in nodes:
        if not isinstance(node, ast.JoinedStr):
            continue
        for number, words in zip(node.values, node.values[1:], strict=False):
            if isinstance(number, ast.FormattedValue) and isinstance(words, ast.Constant):
                noun = _NOUN.match(str(words.value))
                value = ast.unparse(number.value)
                if noun and noun[1] not in _NO_NOUNS and _COUNTS.search(value) and _alone(node, above):
                    yield f"{path.relative_to(ROOT)}: {value} {noun[1]}"


def test_behind_a_number_that_may_be_one_no_plural_is_written_out() -> None:
    told = {one for top in ("store", "screens", "tui") for path in (ROOT / top).rglob("*.py") for one in plurals(path)}
    known = {one for several in SEVERAL.values() for one in several}
    assert told <= known, f"use `counted`: {sorted(told - known)}"
    assert known <= told, f"no longer there: {sorted(known - told)}"


def test_an_s_is_put_behind_no_noun_that_more_words_stand_behind() -> None:
    """Of `box off the page` several are boxes; nouns in a table are told by what names the table."""
    for path in (one for top in ("store", "screens", "tui") for one in (ROOT / top).rglob("*.py")):
        for node in nodes_in(path.read_text(encoding="utf-8")):
            if isinstance(node, ast.Call) and ast.unparse(node.func) in {"counted", "are"} and len(node.args) == 2:
                noun = ast.unparse(node.args[1])
                assert not _MORE_BEHIND.search(noun) or "|" in noun or " if " in noun, f"{path}: {noun}"


def test_one_is_one_and_months_are_counted_to_the_nearest() -> None:
    assert [counted(1, "line"), counted(2, "line"), counted(1, "person")] == ["1 line", "2 lines", "1 person"]
    assert [state_counted(1, "apologies"), state_counted(2, "apologies")] == ["1 apology", "2 apologies"]
    assert state_counted(14, "present") == "14 present"
    assert [age_words(days, nearest=True) for days in (209, 181, 105)] == ["7 months", "6 months", "3 months"]
    assert age_words(109) == "3 months", "what is overdue is not told to be more than it is"
