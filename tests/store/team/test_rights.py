"""Who may see what is the server's: a panel apart, private parts apart, and every change under the name of its role."""

from __future__ import annotations

import datetime as dt
from pathlib import Path

import pytest

from store.desk import Desk
from store.edit import Edit
from store.problems import FileTrouble
from store.records import Asker, Complaint, ContactDetails, Particulars, Question
from store.register import Register
from store.team.address import read_address, signpost_for
from tests.store.file.samples import DAY, PANEL, add, rename
from tests.store.team.conftest import Team

CANARY = "canary-of-a-resident"
PRIVATE_TABLES = ("private_parts", "private_changes", "papers", "withdrawn")


def private_records() -> list[Question | Complaint]:
    asker = Asker(name="A resident", private=ContactDetails(address=CANARY, email=CANARY))
    asked = dt.datetime(2021, 3, 1, 9, 30, tzinfo=dt.UTC)
    return [
        Question(id="Q1", asker=asker, text="What is being done?", received_at=asked),
        Complaint(id="K1", received_on=DAY, private=Particulars(complainant=CANARY, substance=CANARY)),
    ]


def write_again(register: Register, today: dt.date, /) -> Edit:
    """Change both, so that their private parts stand in the journal."""
    from msgspec.structs import replace

    question, complaint = register.need(Question, "Q1"), register.need(Complaint, "K1")
    details = replace(question.asker.private, phone=CANARY)
    particulars = replace(complaint.private, dealings=CANARY)
    fresh = replace(question, asker=replace(question.asker, private=details))
    return Edit("Entered again", (fresh, replace(complaint, private=particulars)))


def forget(register: Register, today: dt.date, /) -> Edit:
    """Empty the private part of the question, as a purge does."""
    from msgspec.structs import replace

    question = register.need(Question, "Q1")
    emptied = replace(question, asker=replace(question.asker, private=ContactDetails()))
    return Edit("Purged", (emptied,), forgets=("Q1",))


def tables_of(team: Team) -> list[str]:
    where = f"relnamespace = '{team.panel}'::regnamespace and relkind = 'r'"
    return [row[0] for row in team.server.sql(f"select relname from pg_class where {where}")]


def images(desk: Desk) -> str:
    """Give the text of every image in the journal."""
    touched = [one for change in desk.history() for one in change.touched]
    assert touched
    return " ".join(f"{one.id} {bytes(one.before or b'')!r} {bytes(one.after or b'')!r}" for one in touched)


def everything_of(team: Team, role: str) -> str:
    """Give every text that a role can read of the panel made last, table by table."""
    from psycopg.errors import InsufficientPrivilege

    told: list[str] = []
    names = tables_of(team)
    assert len(names) == 8
    for name in names:
        try:
            told += map(str, team.server.sql(f"select * from {team.panel}.{name}", role=role))
        except InsufficientPrivilege:
            told.append(f"no {name}")
    return "\n".join(told)


def test_a_reader_sees_nothing_private_anywhere_and_changes_nothing(team: Team) -> None:
    team.make([PANEL, *private_records()], clerks=("anna",))
    team.grant("rita", "reader")
    anna = team.sit()
    anna.run(write_again)
    seen = everything_of(team, "rita")
    assert CANARY not in seen
    assert [name for name in PRIVATE_TABLES if f"no {name}" in seen] == list(PRIVATE_TABLES)
    assert CANARY in everything_of(team, "anna")
    rita = team.sit("rita")
    assert rita.register.need(Question, "Q1").asker == Asker(name="A resident")
    assert rita.register.need(Complaint, "K1").private == Particulars()
    assert CANARY not in images(rita)
    assert CANARY in images(anna)
    assert rita.read_only_reason == "the role rita may read it and no more"
    with pytest.raises(FileTrouble) as caught:
        rita.run(add, title="x")
    assert caught.value.problem.code == "team.read-only"


def test_a_role_without_rights_sees_nothing_of_a_panel(team: Team, tmp_path: Path) -> None:
    team.make(clerks=("anna",))
    assert everything_of(team, "ben").splitlines() == [f"no {name}" for name in tables_of(team)]
    with pytest.raises(FileTrouble) as caught:
        team.sit("ben")
    assert caught.value.problem.code == "team.no-desk"
    none = signpost_for(read_address(team.server.address("no_such_panel", "ben")), tmp_path)
    with pytest.raises(FileTrouble) as other:
        Desk.open(none)
    assert str(other.value) == str(caught.value).replace(team.panel, "no_such_panel")


def test_rights_can_be_taken_back(team: Team) -> None:
    team.make(clerks=("anna", "ben"))
    team.sit("ben").run(add, title="x")
    team.grant("ben", "reader")
    assert team.sit("ben").read_only
    team.grant("ben", "none")
    with pytest.raises(FileTrouble):
        team.sit("ben")


def test_a_clerk_writes_through_the_functions_alone_and_under_her_own_name(team: Team) -> None:
    from psycopg.errors import InsufficientPrivilege

    panel = team.make(clerks=("anna",))
    desk = team.sit()
    for statement in (
        f"update {panel}.records set revision = 9",
        f"delete from {panel}.changes",
        f"insert into {panel}.withdrawn (token) values (gen_random_uuid())",
        f"drop schema {panel} cascade",
    ):
        with pytest.raises(InsufficientPrivilege):
            team.server.sql(statement, role="anna")
    desk._who = "somebody else"
    with pytest.raises(FileTrouble) as caught:
        desk.run(rename, item="W1", title="x")
    assert caught.value.problem.code == "team.refused"
    assert "under the name of the role" in caught.value.problem.sentence
    assert team.sit().revision == 0


def test_what_is_purged_is_gone_from_the_journal_too_for_everybody(team: Team) -> None:
    team.make([PANEL, *private_records()], clerks=("anna", "ben"))
    anna, ben = team.sit(), team.sit("ben")
    anna.run(write_again)
    ben.refresh()
    assert CANARY in str(ben.register.need(Question, "Q1"))
    chain = [change.chain for change in anna.history()]
    anna.run(forget)
    ben.refresh()
    for desk in (anna, ben, team.sit("ben")):
        of_question = [bytes(one.after or b"") for change in desk.history() for one in change.touched if one.id == "Q1"]
        assert len(of_question) == 2
        assert CANARY not in str(of_question) + str(desk.register.need(Question, "Q1"))
        assert CANARY in images(desk)
        assert CANARY in str(desk.register.need(Complaint, "K1"))
        assert [change.chain for change in desk.history()][1:] == chain
    assert team.server.sql(f"select number from {team.panel}.private_changes order by number") == [(1,)]
