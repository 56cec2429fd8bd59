"""A table of cases is one test: every case is tried, each failure is told with its case, and each can be asked for."""

from __future__ import annotations

import os
import subprocess
import sys
from pathlib import Path
from types import SimpleNamespace

import pytest

from tests.tables import apart, cases, tried

PAIRS = ((1, 1), (2, 5), (3, 3), (4, 7))


@pytest.mark.parametrize(("one", "other"), PAIRS)
def same(one: int, other: int) -> None:
    assert one == other


@pytest.mark.parametrize("other", ["a", "b"])
@pytest.mark.parametrize("one", [1, pytest.param(2, id="two")])
def crossed(one: int, other: str) -> None:
    """Two tables, of which each case of one meets each of the other."""


def test_every_case_is_taken_in_the_order_of_pytest() -> None:
    assert cases(same) == [{"one": one, "other": other} for one, other in PAIRS]
    assert cases(crossed) == [{"one": one, "other": other} for one in (1, 2) for other in "ab"]


def test_what_fails_is_told_with_its_case_and_the_rest_is_tried() -> None:
    with pytest.raises(ExceptionGroup, match="2 of 4 cases of same") as failed:
        tried(same, cases(same) or [])()
    assert [one.__notes__[-1] for one in failed.value.exceptions] == ["for one=2, other=5", "for one=4, other=7"]


def test_a_single_failure_is_raised_as_it_was() -> None:
    with pytest.raises(AssertionError) as failed:
        tried(same, (cases(same) or [])[:2])()
    assert failed.value.__notes__[-1] == "for one=2, other=5"


def test_a_case_that_is_skipped_leaves_the_others_to_be_tried() -> None:
    did = []

    def one_here(one: int) -> None:
        if one == 2:
            pytest.skip("not here")
        did.append(one)

    with pytest.raises(pytest.skip.Exception, match="not here"):
        tried(one_here, [{"one": one} for one in (1, 2, 3)])()
    assert did == [1, 3]
    with pytest.raises(AssertionError):
        tried(same, [{"one": 1, "other": 2}])()


def _asks(one: int, tmp_path: Path) -> None:
    raise NotImplementedError


def _plain(one: int) -> None:
    raise NotImplementedError


async def _waits(one: int) -> None:
    raise NotImplementedError


def test_what_asks_for_more_or_is_run_otherwise_is_left_to_pytest() -> None:
    assert cases(_plain) is None
    assert cases(pytest.mark.parametrize("one", [1, 2])(_asks)) is None, "each needs a folder of its own"
    assert cases(pytest.mark.parametrize("one", [1, 2])(_waits)) is None


@pytest.mark.parametrize("rows", [[1], iter([1, 2]), [1, pytest.param(2, marks=pytest.mark.slow)]])
def test_one_case_or_one_with_a_mark_or_what_is_gone_through_once_is_left_to_pytest(rows: object) -> None:
    def plain(one: int) -> None:
        raise NotImplementedError

    assert cases(pytest.mark.parametrize("one", rows)(plain)) is None  # type: ignore[arg-type]


FILE = """
import pytest

@pytest.mark.parametrize("one", [1, 2, 3])
def test_small(one):
    assert one != 2 and one != 3
"""


@pytest.mark.parametrize(("each", "said"), [("", "1 failed"), ("1", "2 failed, 1 passed")])
def test_each_case_can_be_asked_for(tmp_path: Path, each: str, said: str) -> None:
    root = Path(__file__).resolve().parent.parent
    (tmp_path / "pytest.ini").write_text("[pytest]\n", "utf-8")
    (tmp_path / "conftest.py").write_text("from tests.conftest import pytest_pycollect_makeitem\n", "utf-8")
    (tmp_path / "test_small.py").write_text(FILE, "utf-8")
    ran = subprocess.run(
        [sys.executable, "-m", "pytest", "-q", "-p", "no:cacheprovider", "test_small.py"],
        cwd=tmp_path,
        env={**os.environ, "EACH": each, "PYTHONPATH": str(root)},
        capture_output=True,
        text=True,
        check=False,
        timeout=60,
    )
    assert said in ran.stdout, ran.stdout


@pytest.mark.parametrize(
    ("named", "word", "each"),
    [("tests/test_door.py::test_a[1]", "", True), ("tests", "a", True), ("tests/test_door.py::test_a", "", False)],
)
def test_who_names_a_case_or_a_word_of_it_has_each_by_itself(
    monkeypatch: pytest.MonkeyPatch, named: str, word: str, each: bool
) -> None:
    monkeypatch.delenv("EACH", raising=False)
    asked = SimpleNamespace(args=["tests/store", named], getoption={"keyword": word}.__getitem__)
    assert apart(asked) == each  # type: ignore[arg-type]
