"""The house rules that no other tool checks: sizes, what loads what, and what may never be written down."""

from __future__ import annotations

import ast
import re
import subprocess
import sys
from pathlib import Path

import pytest

from tests.as_read import writing
from tests.parsed import nodes_in

ROOT = Path(__file__).resolve().parent.parent
MODULES = sorted(path for room in ("tui", "screens", "store") for path in (ROOT / room).rglob("*.py"))
MOST_LINES, MOST_FUNCTION_LINES, MOST_APP_LINES = 400, 40, 250


def tracked() -> list[Path]:
    """Every file that is part of the project."""
    listed = subprocess.run(
        ["git", "ls-files", "--cached", "--others", "--exclude-standard"],
        cwd=ROOT,
        capture_output=True,
        text=True,
        check=False,
        timeout=100,
    )
    names = listed.stdout.splitlines() if listed.returncode == 0 else []
    found = [ROOT / name for name in names if (ROOT / name).is_file()]
    assert len(found) > 400, "without git there is nothing to look through"
    return found


def name_of(path: Path) -> str:
    return path.relative_to(ROOT).as_posix()


def test_there_is_something_to_look_through() -> None:
    assert len(MODULES) > 250


def test_modules_and_functions_are_small() -> None:
    large = []
    for path in MODULES:
        text = path.read_text(encoding="utf-8")
        if text.count("\n") > (MOST_APP_LINES if path.name == "app.py" else MOST_LINES):
            large.append(f"{name_of(path)} has {text.count(chr(10))} lines")
        for node in nodes_in(text):
            if isinstance(node, ast.FunctionDef | ast.AsyncFunctionDef):
                length = (node.end_lineno or node.lineno) - node.lineno
                if length > MOST_FUNCTION_LINES:
                    large.append(f"{node.name} in {name_of(path)} has {length} lines")
    assert large == []


def test_only_the_rooms_agreed_hold_code() -> None:
    tops = {path.relative_to(ROOT).parts[0] for path in tracked() if path.suffix == ".py"}
    assert tops <= {"tui", "screens", "store", "tests"}
    assert not (ROOT / "fixtures" / "__init__.py").exists()


def test_the_store_loads_neither_screen_library_nor_slow_ones() -> None:
    code = (
        "import sys, pkgutil, importlib, store\n"
        "for module in pkgutil.walk_packages(store.__path__, 'store.'):\n"
        "    importlib.import_module(module.name)\n"
        "slow = ('textual', 'rich', 'holidays', 'dateutil', 'rapidfuzz')\n"
        "print([name for name in slow if name in sys.modules])"
    )
    found = subprocess.run(
        [sys.executable, "-c", code], cwd=ROOT, capture_output=True, text=True, check=True, timeout=100
    )
    assert found.stdout.strip() == "[]"


LEAKS = re.compile(
    "|".join([re.escape(f"{ROOT}/"), re.escape(f"{Path.home()}/"), r"--(?:extra-)?index-url", r"https?://\S+/simple\b"])
)
"""Paths of the machine the tests run on, and addresses of package indexes."""


def test_nothing_of_this_or_any_machine_is_written_down() -> None:
    found = [
        f"{name_of(path)}: {line.strip()[:80]}"
        for path in tracked()
        if path.suffix not in {".svg", ".png"} and path.name != Path(__file__).name
        for line in path.read_text(encoding="utf-8", errors="replace").splitlines()
        if LEAKS.search(line)
    ]
    assert found == []


def test_fixtures_hold_no_telephone_numbers_and_no_e_mail_addresses() -> None:
    private = re.compile(r"[\w.+-]+@[\w-]+\.[\w.]+|\b0\d{2,4}[ -]?\d{3}[ -]?\d{3,4}\b")
    files = [path for path in (ROOT / "fixtures").rglob("*") if path.is_file() and path.suffix != ".ttf"]
    assert len(files) > 20
    found = [
        f"{name_of(path)}: {match[0]}" for path in files for match in private.finditer(path.read_text(encoding="utf-8"))
    ]
    assert found == []


def test_the_readme_shows_the_programme_as_it_looks() -> None:
    readme = ROOT / "README.md"
    picture = (ROOT / "tests/golden/screens/programme-80x24.txt").read_text(encoding="utf-8").rstrip("\n")
    text = readme.read_text(encoding="utf-8")
    before, _, rest = text.partition("```text\n")
    shown, _, after = rest.partition("\n```\n")
    if writing():
        readme.write_text(f"{before}```text\n{picture}\n```\n{after}", encoding="utf-8")
        shown = picture
    assert shown == picture


UNHEARD = {
    "tui/commandline/coded.py": "a clock whose days cannot be counted has nothing to choose from; the act says why",
    "store/rules/chasing/due.py": "papers whose day cannot be worked out are not chased; the clock says why",
    "store/papers/questions/letter_words.py": "no day is given by which to change the text; the clock says why",
    "store/commands/merging.py": "what cannot be read of another copy is listed as not taken over",
    "store/merging.py": "a copy that cannot be judged is named at opening; why is said when it is chosen",
    "store/file/altered.py": "an image in the journal that is older than the shape of its record cannot be compared",
    "store/journal/reversal.py": "a change that cannot be taken back is stepped over; of the one chosen it is said why",
    "store/queries/versions.py": "a version of a form that is no longer read is left out; the history tells of it",
    "store/looking_back.py": "a change of a form no longer read ends the way back; what came after it is compared",
    "store/papers/as_at.py": "a paper that could not be made on its day is not the same by now, and says so",
    "store/rules/rounds/progress.py": "a veto before there was a law on it stands; the dates of its round say why not",
    "store/rules/minutes/naming.py": "what is no date may be words of a heading; if nothing fits, find_minute refuses",
    "store/rules/actions/due.py": "what is no date is read as words, and refused with all the words there are",
    "store/papers/calendar/reading/days.py": "a date that no year fits is listed as unread, with the words beside it",
    "store/papers/covers/files.py": "a document that cannot be read shows no sheet, which is told as not read",
    "store/papers/minutes/reading/heading.py": "what is no date stays where it is, listed if that is the heading",
    "store/papers/minutes/reading/sentences.py": "what is no time is left where it stands, in the text",
    "store/rules/words/printed_dates.py": "what is no time stays among the words beside the date, which are shown",
    "store/rules/minutes/newcomers.py": "who is nobody is asked about; a name left so goes to the note with the reason",
    "store/rules/minutes/promises.py": "what is no day or time is not offered; the words of the clause are",
    "tui/commandline/minutes/import_minutes.py": "what is no day names a meeting in another way, which is read next",
    "store/rules/calendar/proposing.py": "the note on the whole year says it",
    "store/queries/calendar/clock.py": "the cell says it is not known; the clock of the meeting and `check` say why",
    "screens/forms/calendar/clock.py": "what is wrong with the day that is typed is said at its field when it is saved",
    "store/queries/publishing/next_step.py": "dates that cannot be counted are not waited for; the clock says why",
    "store/queries/calendar/meetings.py": "a deadline met is named without how late; the clock of the meeting says why",
    "store/queries/annual/known.py": "in a year before there was a law on it no review of a precept can be missing",
    "store/papers/bundle/gate.py": "a form that cannot be read any more is left out, as history leaves it out",
    "screens/forms/actions/action.py": "a meeting that is being typed is read again, and refused in words, when saved",
    "screens/programme.py": "a step that cannot be taken back, as it was built on, is taken the other way instead",
    "screens/forms/questions/texts.py": "a letter that does not fit cannot be copied; the key of letters says why",
    "screens/forms/calendar/workings.py": "days that cannot be counted are not there to be copied; the pane says why",
    "screens/kit/offers.py": "a name that finds nobody, or several, is written as the id",
    "screens/kit/field_row.py": "what is being typed is read again, and refused in words, when it is saved",
    "screens/forms/questions/receipt.py": "a day that is being typed is read again, and refused in words, when saved",
    "screens/forms/declarations/declaration.py": "what is being typed is read again, and refused in words, when saved",
}
"""Where a refusal may be dropped, and who says it instead."""


def drops_a_refusal(text: str) -> bool:
    """Say whether a module catches a refusal without a name for it, or lets it pass unseen."""
    if "Refused" not in text:
        return False
    for node in nodes_in(text):
        caught: list[ast.expr] = []
        if isinstance(node, ast.ExceptHandler) and node.name is None and node.type is not None:
            caught = [node.type]
        elif isinstance(node, ast.Call) and ast.unparse(node.func).endswith("suppress"):
            caught = node.args
        if "Refused" in {one.id for each in caught for one in ast.walk(each) if isinstance(one, ast.Name)}:
            return True
    return False


def test_a_refusal_is_heard_by_somebody() -> None:
    dropped = {name_of(path) for path in MODULES if drops_a_refusal(path.read_text(encoding="utf-8"))}
    assert dropped == set(UNHEARD)


@pytest.mark.parametrize(
    ("text", "drops"),
    [
        ("try: pass\nexcept (OSError, Refused): pass", True),
        ("with contextlib.suppress(Stale, Refused): pass", True),
        ("try: pass\nexcept Refused as refused: print(refused)", False),
        ("with contextlib.suppress(OSError): pass", False),
    ],
)
def test_a_dropped_refusal_is_seen(text: str, drops: bool) -> None:
    assert drops_a_refusal(text) is drops
