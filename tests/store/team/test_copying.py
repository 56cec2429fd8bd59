"""A file copied onto a server and out again is the same file, but for the place of its journal."""

from __future__ import annotations

import datetime as dt
from pathlib import Path
from typing import TYPE_CHECKING

import msgspec
import pytest

from store.desk import Desk
from store.file.codec import FORMAT
from store.file.panel_file import PanelFile
from store.file.papers_folder import keep
from store.later import Later
from store.problems import FileTrouble
from store.records import Paper, PaperFile, WorkItem
from store.sample import sample_records
from store.team.address import read_address
from store.team.shelves import LAYOUT
from tests.store.file.samples import HOSTILE, add, every_kind, items, make, rename, title_of
from tests.store.team.conftest import Team

if TYPE_CHECKING:
    from store.team import managing
else:  # without psycopg these tests are passed over, which nothing may keep from being said
    managing = Later("store.team.managing")

EARLIER = Path(__file__).parents[1] / "file/earlier"


def lines_of(path: Path) -> list[bytes]:
    """Give every line of a file's journal, wherever it stands."""
    file = PanelFile.open(path, day=dt.date.min, read_only=True)
    return [line for part in file.archive.parts for line in file.archive.lines(part) or ()] + file.contents.lines


@pytest.mark.parametrize("which", ["hostile", "sample", "long"])
def test_what_is_copied_in_comes_out_the_same(team: Team, tmp_path: Path, which: str) -> None:
    path, out = tmp_path / "panel.json", tmp_path / "out.json"
    records = {"hostile": every_kind("\n".join(HOSTILE)), "sample": list(sample_records()), "long": items(3)}[which]
    desk = make(path, records)
    for number in range(700 if which == "long" else 2):
        desk.run(add, title=f"{number}")
    desk.undo()
    team.copy_in(path)
    team.sit().copy_to(out)
    one, other = (PanelFile.open(each, day=dt.date.min, read_only=True).contents for each in (path, out))
    assert other.texts == one.texts
    assert lines_of(out) == lines_of(path)
    apart = {"parts": (), "journal": 0, "check": 0, "serials": dict(one.register.serials)}
    assert msgspec.structs.replace(other.meta, **apart) == msgspec.structs.replace(one.meta, **apart)
    assert Desk.open(out).remarks == ()
    assert managing.check(team.signpost("anna")).wrong == ()


def test_the_file_of_a_paper_goes_along_and_comes_to_every_clerk(team: Team, tmp_path: Path) -> None:
    path = tmp_path / "panel.json"
    digest = keep(b"%PDF-1.7 a paper", ".pdf", path)
    paper = Paper(files=(PaperFile(name="report.pdf", sha256=digest, size=16, pages=1),))
    records = [*items(0), WorkItem(id="W1", title="x", papers=(paper,))]
    make(path, records).close()
    team.copy_in(path)
    place = team.signpost("ben").parent / f"{team.panel}.papers" / f"{digest}.pdf"
    assert not place.exists()
    team.sit("ben")
    assert place.read_bytes() == b"%PDF-1.7 a paper"


def test_a_desk_that_is_there_is_left_as_it_is(team: Team, tmp_path: Path) -> None:
    team.make()
    path = tmp_path / "other.json"
    make(path).close()
    with pytest.raises(FileTrouble) as caught:
        managing.copy_in(path, read_address(team.server.address(team.panel)))
    assert caught.value.problem.code == "team.exists"
    assert team.sit().revision == 0


def test_check_names_what_was_altered_behind_the_functions(team: Team) -> None:
    panel = team.make()
    desk = team.sit()
    for number in range(3):
        desk.run(rename, item="W1", title=str(number))
    assert managing.check(team.signpost("anna")).wrong == ()
    team.server.sql(
        f"update {panel}.records set shown = jsonb_set(data, '{{title}}', '\"altered\"')::json where id = 'W1'",
        f"delete from {panel}.changes where number = 2",
    )
    wrong = " ".join(managing.check(team.signpost("anna")).wrong)
    assert "C2 is not in the journal" in wrong
    assert "W1" in wrong


def test_a_desk_of_an_older_format_is_brought_up_to_date_by_its_owner(team: Team) -> None:
    panel = team.make()
    team.sit().run(rename, item="W1", title="kept")
    address = read_address(team.server.address(panel))
    assert managing.bring_up_to_date(address) is None
    team.server.sql(f"update {panel}.desk set format = 4")
    with pytest.raises(FileTrouble) as caught:
        team.sit("ben")
    assert caught.value.problem.code == "team.older"
    assert managing.bring_up_to_date(address) == FORMAT - 1
    desk = team.sit("ben")
    assert [change.sentence for change in desk.history()] == ["Renamed Business of the panel 1 to kept"]
    desk.run(rename, item="W2", title="goes on")
    assert desk.revision == 2
    assert team.server.sql(f"select format from {panel}_format_4.desk") == [(4,)]
    assert managing.check(team.signpost("anna")).wrong == ()


def test_a_desk_of_a_newer_program_or_with_a_strange_record_is_not_opened(team: Team) -> None:
    panel = team.make()
    for column, much in (("format", FORMAT), ("layout", LAYOUT)):
        team.server.sql(f"update {panel}.desk set {column} = {much + 1}")
        with pytest.raises(FileTrouble) as caught:
            team.sit()
        assert caught.value.problem.code == "team.newer"
        team.server.sql(f"update {panel}.desk set {column} = {much}")
    team.server.sql(f'update {panel}.records set shown = \'{{"id": "W2", "title": 7}}\' where id = \'W2\'')
    with pytest.raises(FileTrouble) as caught:
        team.sit()
    assert caught.value.problem.code == "team.unreadable"
    assert "W2" in caught.value.problem.sentence


@pytest.mark.parametrize("where", ["record", "history"])
def test_a_sign_that_is_no_text_is_named_before_anything_is_copied(team: Team, tmp_path: Path, where: str) -> None:
    path = tmp_path / "panel.json"
    desk = make(path, [*items(1), WorkItem(id="W9", title="a letter of its own: \\u0000")])
    desk.run(rename, item="W1", title="mark")
    desk.close()
    told = path.read_bytes()
    which = b'"title":"mark"' if where == "record" else b"to mark"
    assert which in told
    path.write_bytes(told.replace(which, which[:-1] + b"\\u0000" + which[-1:]))
    with pytest.raises(FileTrouble) as caught:
        team.copy_in(path)
    assert caught.value.problem.code == "team.no-text"
    assert ("W1" if where == "record" else "C1") in caught.value.problem.sentence
    assert team.server.sql(f"select to_regclass('{team.panel}.desk') is null") == [(True,)]


def test_after_a_record_that_cannot_be_read_the_connection_is_of_use_again(team: Team) -> None:
    panel = team.make()
    desk = team.sit()
    shown = team.server.sql(f"select shown::text from {panel}.records where id = 'W2'")[0][0]
    team.server.sql(f'update {panel}.records set shown = \'{{"id": "W2", "title": 7}}\' where id = \'W2\'')
    with pytest.raises(FileTrouble) as caught:
        desk.take_theirs()
    assert caught.value.problem.code == "team.unreadable"
    team.server.sql(f"update {panel}.records set shown = '{shown}' where id = 'W2'")
    desk.run(rename, item="W1", title="goes on")
    assert title_of(team.sit("ben"), "W1") == "goes on"
