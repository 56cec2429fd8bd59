"""What was typed and not saved survives, apart for each clerk, and never disturbs the work."""

from __future__ import annotations

import datetime as dt
import os
import socket
import subprocess
import sys
from pathlib import Path

import pytest

from store.desk import Desk
from store.file.drafts import Draft, Drafts
from tests.store.file.samples import NOON, add, make, recalled, rename


def test_a_draft_survives_the_end_of_the_program(tmp_path: Path) -> None:
    file = tmp_path / "panel.json"
    Drafts(file, "ada").keep("item:new", {"title": "Half a thought", "comments": "[x]\nŵ"})
    assert recalled(Drafts(file, "ada"), "item:new") == {"title": "Half a thought", "comments": "[x]\nŵ"}
    assert recalled(Drafts(file, "bob"), "item:new") is None


def test_a_forgotten_draft_leaves_nothing_behind(tmp_path: Path) -> None:
    drafts = Drafts(tmp_path / "panel.json", "ada")
    drafts.keep("a", {"title": "x"})
    drafts.forget("a")
    drafts.forget("a")
    assert recalled(drafts, "a") is None
    assert list(tmp_path.iterdir()) == []


def test_a_damaged_or_unwritable_drafts_file_is_passed_over(tmp_path: Path) -> None:
    file = tmp_path / "panel.json"
    Drafts(file, "ada").keep("a", {"title": "x"})
    next(tmp_path.glob("*.drafts-ada.json")).write_text("{", encoding="utf-8")
    assert recalled(Drafts(file, "ada"), "a") is None
    Drafts(tmp_path / "absent" / "panel.json", "ada").keep("a", {"title": "x"})


def test_odd_names_of_clerks_make_odd_but_safe_file_names(tmp_path: Path) -> None:
    Drafts(tmp_path / "panel.json", "../../Ada Ŵ").keep("a", {"title": "x"})
    assert [path.parent for path in tmp_path.iterdir()] == [tmp_path]


def test_nobody_else_can_read_what_was_typed(tmp_path: Path) -> None:
    Drafts(tmp_path / "panel.json", "ada").keep("a", {"title": "x"})
    kept = next(tmp_path.glob("*.drafts-ada.json"))
    assert kept.stat().st_mode & 0o077 == 0 or os.name != "posix"


def test_a_second_window_never_takes_what_the_first_is_typing(tmp_path: Path) -> None:
    file = tmp_path / "panel.json"
    first, second = Drafts(file, "ada"), Drafts(file, "ada")
    first.keep("item:new", {"title": "first"})
    assert recalled(second, "item:new") is None
    assert second.waiting() == ()
    second.keep("item:new", {"title": "second"})
    first.keep("item:new", {"title": "first, more"})
    assert recalled(first, "item:new") == {"title": "first, more"}
    assert recalled(second, "item:new") == {"title": "second"}
    second.forget("item:new")
    first.close()
    assert recalled(second, "item:new") == {"title": "first, more"}
    assert recalled(Drafts(file, "ada"), "item:new") is None, "it is the second's now"


def test_two_windows_leave_two_drafts_of_one_form_and_both_come_back(tmp_path: Path) -> None:
    file = tmp_path / "panel.json"
    windows = [Drafts(file, "ada", clock=lambda day=day: NOON.replace(day=day)) for day in (12, 13)]  # type: ignore[misc]
    for number, window in enumerate(windows):
        window.keep("item:new", {"title": f"typed in {number}"}, what="an item", under="29 July")
    for window in windows:
        window.close()
    later = Drafts(file, "ada")
    assert [(one.values["title"], one.what, one.under, one.at) for one in later.waiting()] == [
        ("typed in 1", "an item", "29 July", NOON.replace(day=13)),
        ("typed in 0", "an item", "29 July", NOON),
    ]
    later.forget("item:new")
    assert recalled(later, "item:new") == {"title": "typed in 0"}
    later.forget("item:new")
    assert list(tmp_path.iterdir()) == []


def test_what_another_program_holds_is_left_to_it_until_it_has_ended(tmp_path: Path) -> None:
    file = tmp_path / "panel.json"
    script = (
        "import sys, pathlib; from store.file.drafts import Drafts\n"
        "drafts = Drafts(pathlib.Path(sys.argv[1]), 'ada'); drafts.keep('a', {'title': 'theirs'})\n"
        "print(flush=True); sys.stdin.read()"
    )
    command = [sys.executable, "-c", script, str(file)]
    with subprocess.Popen(command, stdin=subprocess.PIPE, stdout=subprocess.PIPE, text=True) as other:
        assert other.stdout is not None
        other.stdout.readline()
        mine = Drafts(file, "ada")
        assert recalled(mine, "a") is None
        other.kill()
        other.wait()
        assert recalled(mine, "a") == {"title": "theirs"}


@pytest.mark.parametrize(("hours", "taken"), [(1, False), (13, True)])
def test_a_window_on_another_computer_is_believed_to_be_open_for_half_a_day(
    tmp_path: Path, hours: int, taken: bool
) -> None:
    file = tmp_path / "panel.json"
    first = Drafts(file, "ada")
    first.keep("a", {"title": "there"})
    kept = tmp_path / "panel.drafts-ada.json"
    kept.write_text(kept.read_text("utf-8").replace(socket.gethostname(), "elsewhere"), "utf-8")
    later = dt.datetime.fromtimestamp(kept.stat().st_mtime, dt.UTC) + dt.timedelta(hours=hours)
    assert (recalled(Drafts(file, "ada", clock=lambda: later), "a") is not None) is taken


def test_drafts_of_an_earlier_version_come_back(tmp_path: Path) -> None:
    (tmp_path / "panel.drafts-ada.json").write_text('{"item:W1":{"title":"half"},"item:new":{"lead":"x"}}', "utf-8")
    drafts = Drafts(tmp_path / "panel.json", "ada")
    assert recalled(drafts, "item:W1") == {"title": "half"}
    assert drafts.waiting() == (Draft({"title": "half"}), Draft({"lead": "x"}))
    assert recalled(drafts, "item:new:M7") == {"lead": "x"}
    drafts.keep("item:new:M7", {"lead": "y"})
    assert recalled(drafts, "item:new:M8") is None
    drafts.forget("item:new:M7")
    drafts.forget("item:W1")
    assert list(tmp_path.iterdir()) == []


def test_what_was_saved_never_comes_back_even_if_the_program_was_ended_before_it_could_forget(tmp_path: Path) -> None:
    path = tmp_path / "panel.json"
    desk = make(path)
    for key in ("saved", "not saved", "never begun"):
        desk.drafts.keep(key, {"title": f"The title that was {key}", "lead": "x"})
    desk.drafts.begin_saving("saved", desk.revision)
    desk.run(add, title="The title that was saved")
    desk.drafts.begin_saving("not saved", desk.revision)
    desk.close()
    again = Desk.open(path, who="clerk", clock=lambda: NOON)
    assert sorted(draft.values["title"] for draft in again.drafts.waiting()) == [
        "The title that was never begun",
        "The title that was not saved",
    ]


def test_a_colleague_who_saved_the_same_words_does_not_take_a_draft_away(tmp_path: Path) -> None:
    path = tmp_path / "panel.json"
    desk = make(path)
    desk.drafts.keep("a", {"title": "The same words"})
    desk.drafts.begin_saving("a", desk.revision)
    Desk.open(path, who="other", clock=lambda: NOON).run(rename, item="W1", title="The same words")
    desk.close()
    assert len(Desk.open(path, who="clerk", clock=lambda: NOON).drafts.waiting()) == 1
