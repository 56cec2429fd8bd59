"""The server goes away, or its answer does: nothing is guessed, nothing is saved twice, nothing is written offline."""

from __future__ import annotations

from collections.abc import Iterator

import pytest

from store.desk import Desk
from store.problems import Diverged, FileTrouble
from store.records import WorkItem
from tests.store.file.samples import add, rename, title_of
from tests.store.team.conftest import Team
from tests.store.team.proxy import Proxy, proxied


@pytest.fixture
def wire(team: Team) -> Iterator[Proxy]:
    team.make()
    with proxied(team.server.port) as proxy:
        yield proxy


def code_of(desk: Desk, title: str) -> str:
    """Add an item, which must be in trouble, and give its code."""
    with pytest.raises(FileTrouble) as caught:
        desk.run(add, title=title)
    assert caught.value.problem.cure.endswith(".")
    return caught.value.problem.code


def added(desk: Desk) -> list[str]:
    return [item.title for item in desk.register.all(WorkItem)][3:]


def test_an_answer_that_was_cut_off_is_looked_up_and_the_change_counts(team: Team, wire: Proxy) -> None:
    desk = team.sit(port=wire.port)
    wire.answers = "cut"
    change = desk.run(add, title="once")
    assert change is not None
    assert change.id == "C1"
    assert wire.answers == "passed"
    assert added(team.sit("ben")) == added(desk) == ["once"]
    desk.run(add, title="twice")
    assert added(team.sit("ben")) == ["once", "twice"]


def test_a_change_that_never_arrived_is_looked_up_and_told_as_not_saved(team: Team, wire: Proxy) -> None:
    desk = team.sit(port=wire.port)
    wire.requests = "cut"
    assert code_of(desk, "lost") == "team.not-saved"
    assert (added(desk), desk.revision) == ([], 0)
    desk.run(add, title="again")
    assert added(team.sit("ben")) == ["again"]


def test_what_was_saved_while_no_answer_came_is_told_and_not_saved_twice(team: Team, wire: Proxy) -> None:
    desk = team.sit(port=wire.port)
    wire.answers = "swallowed"
    assert code_of(desk, "once") == "team.unknown"
    assert added(desk) == []
    assert desk.read_only_reason.startswith("the server cannot be reached, and this is as at ")
    wire.answers = "passed"
    assert code_of(desk, "once") == "team.saved-after-all"
    assert added(desk) == ["once"]
    assert desk.read_only_reason == ""
    desk.run(add, title="twice")
    assert added(team.sit("ben")) == ["once", "twice"]
    assert [change.id for change in desk.history()] == ["C2", "C1"]


def test_a_change_that_arrives_after_it_was_asked_about_is_never_made(team: Team, wire: Proxy) -> None:
    desk = team.sit(port=wire.port)
    wire.hold()
    assert code_of(desk, "late") == "team.unknown"
    desk.run(add, title="in time")
    wire.let_go()
    other = team.sit("ben")
    other.run(add, title="after")
    assert added(team.sit("ben")) == ["in time", "after"]
    assert team.server.sql(f"select count(*) from {team.panel}.withdrawn") == [(1,)]


def test_while_the_server_is_away_the_last_state_is_read_and_nothing_is_written(team: Team, wire: Proxy) -> None:
    desk = team.sit(port=wire.port)
    desk.run(add, title="before")
    wire.close()
    assert code_of(desk, "offline") in {"team.unknown", "team.away"}
    assert code_of(desk, "offline") == "team.away"
    with pytest.raises(FileTrouble) as caught:
        desk.refresh()
    assert caught.value.problem.code == "team.away"
    assert added(desk) == ["before"]
    assert desk.read_only
    assert added(team.sit("ben")) == ["before"]


def test_a_server_that_was_put_back_to_an_older_state_is_not_taken_over_unasked(team: Team, wire: Proxy) -> None:
    desk = team.sit()
    desk.run(add, title="gone after this")
    panel = team.panel
    team.server.sql(
        f"delete from {panel}.changes",
        f"delete from {panel}.records where id = 'W4'",
        f"update {panel}.desk set revision = 0, last_change = 0, chain = ''",
    )
    with pytest.raises(Diverged) as caught:
        desk.refresh()
    assert caught.value.problem.code == "team.older-state"
    assert caught.value.kept.endswith(".json")
    assert added(desk) == ["gone after this"]
    assert added(Desk.open(team.signpost("anna").parent / caught.value.kept)) == ["gone after this"]
    with pytest.raises(Diverged):
        desk.run(rename, item="W1", title="no")
    with pytest.raises(FileTrouble) as caught_again:
        desk.put_mine_back()
    assert caught_again.value.problem.code == "team.put-back"
    desk.take_theirs()
    desk.run(rename, item="W1", title="goes on")
    assert title_of(team.sit("ben"), "W1") == "goes on"
