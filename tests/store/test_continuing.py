"""What comes from outside is news only if it continues what the desk holds; else nothing is adopted or lost."""

from __future__ import annotations

import json
import os
import shutil
from collections.abc import Callable
from pathlib import Path
from typing import Any

import pytest

from store.desk import Desk
from store.file import parts
from store.file.doctor import Verdict, examine
from store.problems import Diverged, FileTrouble
from store.records import Panel, WorkItem
from store.register import Register
from tests.store.file.samples import add, items, make, rename, sit, title_of


@pytest.fixture
def path(tmp_path: Path) -> Path:
    return tmp_path / "panel.json"


def put(data: bytes, path: Path) -> None:
    """Put a file in the place of another as a synchronising program does: new, whole, and with the time of now."""
    fresh = path.with_name("fresh")
    fresh.write_bytes(data)
    fresh.replace(path)


def older(desk: Desk, path: Path) -> bytes:
    """Give the file before the desk's last two changes."""
    before = path.read_bytes()
    desk.run(rename, item="W1", title="mine 1")
    desk.run(add, title="mine 2")
    return before


def elsewhere(desk: Desk, path: Path) -> bytes:
    """Give a file that was restored and went on at another desk, past the revision of this one."""
    place = path.parent / "other" / "panel.json"
    place.parent.mkdir()
    place.write_bytes(older(desk, path))
    other = sit(place, "ben")
    for number in range(4):
        other.run(rename, item="W2", title=f"theirs {number}")
    return place.read_bytes()


def another(desk: Desk, path: Path) -> bytes:
    """Give another panel's file, made of the same records and changed as often."""
    older(desk, path)
    place = path.parent / "other" / "panel.json"
    place.parent.mkdir()
    other = make(place, [Panel(id="PANEL", name="Borsetshire"), *items(3)[1:]])
    for _ in range(desk.revision):
        other.run(rename, item="W1", title=f"other {other.revision}")
    return place.read_bytes()


CASES: dict[str, Callable[[Desk, Path], bytes]] = {"older": older, "elsewhere": elsewhere, "another": another}

CODES = {"older": "file.older", "elsewhere": "file.elsewhere", "another": "file.another-panel"}

SAID = {
    "older": "panel.json has gone back to an older state: it lacks the last 2 changes seen here (the latest, by ann: "
    "“Added mine 2”).",
    "elsewhere": "panel.json went on elsewhere: it lacks the last 2 changes seen here (the latest, by ann: "
    "“Added mine 2”) and holds 4 others (the latest, by ben: “Renamed theirs 2 to theirs 3”).",
    "another": "Another panel's file (Borsetshire) has been put in the place of panel.json.",
}


def diverged(action: Callable[[], object]) -> Diverged:
    """Do something that must not go on; give what was said."""
    with pytest.raises(Diverged) as caught:
        action()
    return caught.value


@pytest.mark.parametrize("case", CASES)
def test_nothing_is_taken_over_and_what_is_held_is_kept(path: Path, case: str) -> None:
    desk = make(path, who="ann")
    desk.run(rename, item="W3", title="common")
    theirs = CASES[case](desk, path)
    held, mine = desk.register, path.read_bytes()
    put(theirs, path)
    said = diverged(desk.refresh)
    assert (said.kind, said.problem.code) == (case, CODES[case])
    assert said.problem.sentence == f"{SAID[case]} What you see is kept, whole, as {Path(said.kept).name}."
    assert said.problem.cure == "Nothing was taken over. Take theirs, put yours back, or save yours elsewhere."
    assert said.common == (0 if case == "another" else 1)
    assert desk.register is held
    assert [change.sentence for change in desk.history(limit=1)] == ["Added mine 2"]
    assert path.read_bytes() == theirs
    kept = Path(said.kept)
    assert kept.parent == path.parent
    assert kept.read_bytes() == mine
    assert sit(kept).register == held
    assert desk.diverged is said
    assert not desk.refresh(), "it is said once"
    for action in (lambda: desk.run(add, title="x"), desk.undo, desk.redo, desk.accept):
        assert diverged(action) is said
    assert path.read_bytes() == theirs
    assert len(list(path.parent.glob("panel.kept-*"))) == 1


@pytest.mark.parametrize("case", CASES)
def test_it_is_seen_at_the_moment_of_saving_too(path: Path, case: str) -> None:
    desk = make(path, who="ann")
    theirs = CASES[case](desk, path)
    held = desk.register
    put(theirs, path)
    assert diverged(lambda: desk.run(add, title="x")).kind == case
    assert desk.register is held
    assert path.read_bytes() == theirs


@pytest.mark.parametrize("case", CASES)
def test_theirs_can_be_taken(path: Path, case: str) -> None:
    desk = make(path, who="ann")
    theirs = CASES[case](desk, path)
    put(theirs, path)
    kept = Path(diverged(desk.refresh).kept)
    desk.take_theirs()
    assert desk.diverged is None
    assert desk.register == sit(path).register
    assert desk.run(add, title="goes on") is not None
    assert kept.exists()
    assert not desk.refresh()


@pytest.mark.parametrize("case", CASES)
def test_mine_can_be_put_back_and_theirs_is_set_aside(path: Path, case: str) -> None:
    desk = make(path, who="ann")
    theirs = CASES[case](desk, path)
    held = desk.register
    put(theirs, path)
    diverged(desk.refresh)
    aside = desk.put_mine_back()
    assert aside is not None
    assert aside.read_bytes() == theirs
    assert desk.diverged is None
    assert desk.register == held == sit(path).register
    desk.run(add, title="goes on")
    assert examine(path).verdict is Verdict.SOUND
    assert desk.undo().sentence == "Undo: Added goes on"


def test_mine_can_be_saved_elsewhere_first(path: Path, tmp_path: Path) -> None:
    desk = make(path, who="ann")
    theirs = older(desk, path)
    put(theirs, path)
    diverged(desk.refresh)
    desk.copy_to(tmp_path / "mine.json")
    assert sit(tmp_path / "mine.json").register == desk.register
    assert desk.diverged is not None


def test_a_file_that_comes_back_to_what_is_held_is_news_again(path: Path) -> None:
    desk = make(path, who="ann")
    before = older(desk, path)
    mine = path.read_bytes()
    put(before, path)
    diverged(desk.refresh)
    put(mine, path)
    assert not desk.refresh()
    assert desk.diverged is None
    sit(path, "ben").run(add, title="theirs")
    assert desk.refresh()
    assert title_of(desk, "W5") == "theirs"


def test_a_second_older_file_is_said_again_but_what_is_held_is_kept_only_once_more(path: Path) -> None:
    desk = make(path, who="ann")
    first = path.read_bytes()
    second = older(desk, path)
    put(second, path)
    one = diverged(desk.refresh)
    put(first, path)
    other = diverged(desk.refresh)
    assert other is not one
    assert other.common == 0
    assert Path(other.kept).read_bytes() == Path(one.kept).read_bytes()


def test_what_cannot_be_kept_beside_is_said(path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    desk = make(path, who="ann")
    before = older(desk, path)
    put(before, path)

    def full(*_: object) -> Any:
        raise OSError(28, os.strerror(28))

    with monkeypatch.context() as patch:
        patch.setattr(os, "write", full)
        said = diverged(desk.refresh)
    assert said.kept == ""
    assert "What you see could not be kept beside the file." in said.problem.sentence
    assert diverged(lambda: desk.run(add, title="x")).kept, "it is tried again"
    assert title_of(desk, "W1") == "mine 1"


def test_a_colleagues_work_is_news_however_much_there_is_of_it(path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(parts, "MOST_CHANGES", 10)
    monkeypatch.setattr(parts, "KEPT_CHANGES", 4)
    ann, ben = make(path, who="ann"), sit(path, "ben")
    ann.run(add, title="mine")
    for number in range(40):
        ben.run(rename, item="W1", title=f"t{number}")
    assert ann.refresh()
    assert ann.run(add, title="goes on") is not None
    assert ben.refresh()


def test_a_file_restored_across_parts_is_told_from_one_that_went_on(
    path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(parts, "MOST_CHANGES", 10)
    monkeypatch.setattr(parts, "KEPT_CHANGES", 4)
    ann = make(path, who="ann")
    ann.run(add, title="common")
    before = path.read_bytes()
    for number in range(30):
        ann.run(rename, item="W1", title=f"a{number}")
    put(before, path)
    said = diverged(ann.refresh)
    assert (said.kind, said.common) == ("older", 1)
    assert "the last 30 changes" in said.problem.sentence
    ben = sit(path, "ben")
    for number in range(40):
        ben.run(rename, item="W1", title=f"b{number}")
    said = diverged(ann.refresh)
    assert (said.kind, said.common) == ("elsewhere", 1)
    ann.put_mine_back()
    assert len(ann.history()) == 31
    assert examine(path).verdict is Verdict.SOUND, "the parts of the other history are nobody's fault"


def test_a_purge_by_a_colleague_is_news_and_no_other_history(path: Path) -> None:
    from tests.store.file.test_parts import _ask, _purge

    ann, ben = make(path, who="ann"), sit(path, "ben")
    ann.run(_ask, number=1)
    ann.run(rename, item="W1", title="mine")
    ben.run(_purge, question="Q1")
    assert ann.refresh()
    assert b"Private" not in path.read_bytes()


def test_a_file_without_changes_of_its_own_takes_what_comes(path: Path) -> None:
    desk, other = make(path, who="ann"), sit(path, "ben")
    other.run(add, title="theirs")
    assert desk.refresh()


def test_an_unreadable_file_is_in_trouble_and_not_another_history(path: Path) -> None:
    desk = make(path)
    desk.run(add, title="x")
    put(path.read_bytes()[:100], path)
    with pytest.raises(FileTrouble) as caught:
        desk.refresh()
    assert not isinstance(caught.value, Diverged)


def test_a_backup_of_an_earlier_format_put_under_an_open_desk_is_older(tmp_path: Path) -> None:
    path = tmp_path / "panel.json"
    shutil.copy(Path(__file__).parent / "file" / "earlier" / "format-1.json", path)
    data = path.read_bytes()
    desk = sit(path, "ann")
    desk.run(add, title="mine")
    put(data, path)
    assert diverged(desk.refresh).kind == "older"
    assert path.read_bytes() == data
    reader = Desk.open(path, read_only=True)
    sit(path, "ben").run(add, title="theirs")
    assert reader.refresh(), "brought up to date and changed by a colleague: the same history goes on"


def test_for_reading_only_nothing_is_adopted_either(path: Path) -> None:
    desk = make(path, who="ann")
    before = older(desk, path)
    reader = Desk.open(path, read_only=True)
    held = reader.register
    put(before, path)
    assert diverged(reader.refresh).kind == "older"
    assert reader.register is held
    with pytest.raises(FileTrouble):
        reader.put_mine_back()
    reader.take_theirs()
    assert reader.register == Register.of(*items(3))


def test_a_higher_revision_alone_makes_no_news(path: Path) -> None:
    desk = make(path, who="ann")
    before = older(desk, path)
    row = json.loads(before)
    row["meta"]["1"]["revision"] = 99
    put(json.dumps(row).encode(), path)
    assert diverged(desk.refresh).kind == "older"
    assert len(list(desk.register.all(WorkItem))) == 4
