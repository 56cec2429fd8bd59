"""What the pages for engineers name is there: a file, a folder, a name in a module, a target of make, a library."""

from __future__ import annotations

import re
import tomllib
from collections.abc import Iterator
from pathlib import Path

import pytest

from tests.test_house import ROOT, name_of, tracked

PAGES = (
    "CONTRIBUTING.md",
    "DECISIONS.md",
    "INSTALLING.md",
    "README.md",
    "HANDING-OVER.md",
    "SHARING.md",
    "HANDBOOK.md",
)
FILES = [f"/{name_of(path)}" for path in tracked()]
FOLDERS = {f"{file.rpartition('/')[0]}/" for file in FILES}
FOLDERS |= {f"{parent}/" for folder in FOLDERS for parent in map(str, Path(folder).parents)}

_QUOTED = re.compile(r"`([^`\n]+)`")
_CODE = re.compile(r"^```.*?^```", re.MULTILINE | re.DOTALL)
_FILE = re.compile(r"[\w.-]*(?:/[\w.-]+)*\.(?:py|md|txt|toml|css|typ|yml|json)(?:::\w+)?")
_FOLDER = re.compile(r"(?:[\w.-]+/)+")
_NAME = re.compile(r"((?:[a-z]\w*/)+[a-z]\w*)(?:\.(\w+))?")
_MADE = frozenset({"panel.json", "settings.toml", "data.json", "everything.json"})
"""Files that the program writes on a clerk's computer."""


def words_of(page: str) -> list[str]:
    """Give everything on a page that is set as code, but for blocks of it."""
    return _QUOTED.findall(_CODE.sub("", (ROOT / page).read_text(encoding="utf-8")))


def missing(words: str) -> str:
    """Say what is not there of a file, a folder or a name in a module; "" if it is, or if the words name none."""
    if _FILE.fullmatch(words):
        file, _, test = words.partition("::")
        found = [each for each in FILES if each.endswith(f"/{file}")]
        if not found and file not in _MADE and not file.startswith("."):
            return f"no file {file}"
        if test and not any(f"def {test}(" in (ROOT / each[1:]).read_text(encoding="utf-8") for each in found):
            return f"no {test} in {file}"
    elif _FOLDER.fullmatch(words):
        return "" if any(each.endswith(f"/{words}") for each in FOLDERS) else f"no folder {words}"
    elif named := _NAME.fullmatch(words):
        return _missing_in_module(named[1], named[2] or "")
    return ""


def _missing_in_module(module: str, name: str) -> str:
    if any(each.endswith(f"/{module}/") for each in FOLDERS) and not name:
        return ""
    found = [each for each in FILES if each.endswith((f"/{module}.py", f"/{module}/__init__.py"))]
    if not found:
        return f"no module {module}"
    texts = [(ROOT / each[1:]).read_text(encoding="utf-8") for each in found]
    return "" if any(re.search(rf"\b{name}\b", text) for text in texts) else f"no {name} in {module}"


@pytest.mark.parametrize("page", PAGES)
def test_what_a_page_names_is_there(page: str) -> None:
    words = words_of(page)
    assert words
    assert [found for each in words if (found := missing(each))] == []


@pytest.mark.parametrize(
    ("words", "found"),
    [
        ("store/desk.py", ""),
        ("kit/choice.py", ""),
        ("kit/no_such.py", "no file kit/no_such.py"),
        ("hoice.py", "no file hoice.py"),
        ("tests/test_house.py::test_a_refusal_is_heard_by_somebody", ""),
        ("tests/test_house.py::test_nothing", "no test_nothing in tests/test_house.py"),
        ("papers/inspecting/", ""),
        ("papers/nowhere/", "no folder papers/nowhere/"),
        ("rules/day_notes.DAYS", ""),
        ("rules/day_notes.NIGHTS", "no NIGHTS in rules/day_notes"),
        ("rules/nights.DAYS", "no module rules/nights"),
        ("why_not_edit", ""),
    ],
)
def test_what_is_not_there_is_seen(words: str, found: str) -> None:
    assert missing(words) == found


def targets() -> Iterator[str]:
    """Give the targets of the Makefile."""
    text = (ROOT / "Makefile").read_text(encoding="utf-8")
    yield from re.findall(r"^([a-z]+):", text, re.MULTILINE)


def test_what_make_is_asked_for_is_there_and_told_of() -> None:
    pages = "\n".join((ROOT / page).read_text(encoding="utf-8") for page in (*PAGES, "CHANGELOG.md"))
    named = set(re.findall(r"`make ([a-z]+)`|^make ([a-z]+) +#", pages, re.MULTILINE))
    there = set(targets())
    assert {one or other for one, other in named} <= there
    assert there <= set(re.findall(r"make ([a-z]+)", pages)) | {"types", "compiled", "imports", "wheel", "clean"}


def test_each_library_has_its_reason() -> None:
    told = (ROOT / "CONTRIBUTING.md").read_text(encoding="utf-8").casefold()
    project = tomllib.loads((ROOT / "pyproject.toml").read_text(encoding="utf-8"))["project"]
    wanted = [*project["dependencies"], *(one for extra in project["optional-dependencies"].values() for one in extra)]
    names = [re.split(r"[<>=]", one)[0] for one in wanted]
    assert len(names) > 20
    assert [name for name in names if name.casefold() not in told] == []
