"""Publishing, posting notices and ticking deadlines off: what changes, what is refused, and that no more changes."""

from __future__ import annotations

import datetime as dt

import pytest
from msgspec.structs import replace

from store.commands.calendar.deadlines import mark_done, post_notices, publish, take_back_done
from store.edit import Edit
from store.queries.calendar.holidays import listed
from store.records import Council, DoneMark, Meeting, MeetingStatus, NoticePosted, Panel, RuleSet
from store.records.panel import DeadlineRule
from store.register import Register
from tests.store.commands.office import BRIEFING, CANCELLED, HELD, JULY, TODAY, codes, meeting, office, refusal, run

TABLE = listed()
RULES = RuleSet(
    meeting_minutes=90,
    deadlines=(
        DeadlineRule(code="drafts", label="Drafts", mode="wd_before", n=14),
        DeadlineRule(code="closing", label="Closing", mode="wd_before", n=20, closes=True),
    ),
)


@pytest.fixture
def register() -> Register:
    panel = Panel(
        id="PANEL", name="Borsetshire", rules=(RULES,), councils=(Council(name="North"), Council(name="South"))
    )
    return Register.of(
        panel, *(record for table in office().tables.values() for record in table.values() if record.id != "PANEL")
    )


def test_a_deadline_is_ticked_off_with_day_and_name(register: Register) -> None:
    done = run(register, mark_done, meeting=JULY, deadline="drafts", by="clerk", note="by e-mail", holidays=TABLE)
    assert done.edit.sentence == "Recorded “Drafts” for the meeting of 29 July 2021 as done on 12 July 2021"
    expected = replace(
        meeting(register, JULY), done=(DoneMark(deadline="drafts", on=TODAY, by="clerk", note="by e-mail"),)
    )
    assert done.edit.puts == (expected,)
    back = run(done.after, take_back_done, meeting=JULY, deadline="drafts", holidays=TABLE)
    assert back.after == register


@pytest.mark.parametrize(
    ("arguments", "found"),
    [
        ({"meeting": JULY, "deadline": "nothing"}, ["deadline.unknown"]),
        ({"meeting": JULY, "deadline": "closing"}, ["deadline.closes"]),
        ({"meeting": JULY, "deadline": "publication"}, ["deadline.publish"]),
        ({"meeting": CANCELLED, "deadline": "drafts"}, ["deadline.none"]),
        ({"meeting": "M99", "deadline": "drafts"}, ["unknown-id"]),
        ({"meeting": JULY, "deadline": "drafts", "on": dt.date(2021, 7, 13)}, ["deadline.early"]),
        (
            {"meeting": JULY, "deadline": "closing", "on": dt.date(2021, 7, 13), "by": "a\u0007b"},
            ["deadline.closes", "deadline.early", "text-control"],
        ),
    ],
)
def test_what_cannot_be_ticked_off(register: Register, arguments: dict[str, object], found: list[str]) -> None:
    assert codes(refusal(register, mark_done, holidays=TABLE, **arguments))[: len(found)] == found


def test_what_is_not_done_cannot_be_taken_back(register: Register) -> None:
    assert codes(refusal(register, take_back_done, meeting=JULY, deadline="drafts", holidays=TABLE)) == [
        "deadline.not_done"
    ]


def test_published_in_time_needs_no_basis_and_calls_the_meeting(register: Register) -> None:
    done = run(register, publish, meeting=JULY, basis="late item", reason="x", by="clerk", holidays=TABLE)
    after = meeting(done.after, JULY)
    assert (after.agenda_published_on, after.status) == (TODAY, MeetingStatus.CALLED)
    assert after.done == (DoneMark(deadline="publication", on=TODAY, by="clerk"),)
    assert done.edit.sentence == "Published the agenda for the meeting of 29 July 2021 on 12 July 2021"
    back = run(done.after, take_back_done, meeting=JULY, deadline="publication", all_the_same=True, holidays=TABLE)
    was = replace(meeting(register, JULY), status=MeetingStatus.CALLED, agenda=after.agenda)
    assert meeting(back.after, JULY) == was


@pytest.mark.parametrize(
    ("basis", "reason", "kept"),
    [
        ("shorter notice", "The commissioner resigned", "The commissioner resigned"),
        ("late item", "The settlement came late", ""),
        ("report to follow", "", ""),
        ("not settled", "", ""),
    ],
)
def test_published_late_keeps_its_lawful_basis(register: Register, basis: str, reason: str, kept: str) -> None:
    edit = publish(register, dt.date(2021, 7, 27), meeting=JULY, basis=basis, reason=reason, by="clerk", holidays=TABLE)
    (after,) = edit.puts
    assert isinstance(after, Meeting)
    (mark,) = after.done
    assert (mark.basis, mark.note) == (basis, reason)
    assert after.shorter_notice_reason == kept
    assert "1 clear working day, short by 4" in edit.sentence


def test_published_late_without_a_basis_is_refused_with_the_choices(register: Register) -> None:
    day = dt.date(2021, 7, 8)
    soon = register.with_edit(replace_meeting(register, date=dt.date(2021, 7, 14)))
    (problem,) = refusal(soon, publish, meeting=JULY, on=day, holidays=TABLE)
    assert (problem.code, problem.field) == ("publish.late", "basis")
    assert "short by 2" in problem.sentence
    assert "shorter notice" in problem.cure


def replace_meeting(register: Register, **fields: object) -> Edit:
    return Edit("moved", (replace(meeting(register, JULY), **fields),))


@pytest.mark.parametrize(
    ("which", "arguments", "found"),
    [
        (CANCELLED, {}, ["publish.closed"]),
        (BRIEFING, {"on": dt.date(2021, 5, 1)}, ["publish.private"]),
        (JULY, {"on": dt.date(2021, 7, 13)}, ["publish.early"]),
        (HELD, {}, ["publish.after"]),
    ],
)
def test_what_cannot_be_published(
    register: Register, which: str, arguments: dict[str, object], found: list[str]
) -> None:
    assert codes(refusal(register, publish, meeting=which, holidays=TABLE, **arguments)) == found


def test_the_hour_of_a_publication_counts_against_the_cut_off(register: Register) -> None:
    from store.records.panel import NoticeRule

    rules = replace(RULES, notice=NoticeRule(cut_off=dt.time(17)))
    evening = register.with_edit(Edit("rules", (replace(register.panel, rules=(rules,)),)))
    edit = publish(evening, dt.date(2021, 7, 21), meeting=JULY, on=dt.date(2021, 7, 20), at=dt.time(18), holidays=TABLE)
    (after,) = edit.puts
    assert isinstance(after, Meeting)
    assert after.agenda_published_on == dt.date(2021, 7, 21)


def test_notices_are_posted_at_all_that_are_missing_or_at_one(register: Register) -> None:
    one = run(register, post_notices, meeting=JULY, councils=("south",), where="Town hall")
    assert meeting(one.after, JULY).notices == (NoticePosted(council="South", on=TODAY, where="Town hall"),)
    assert one.edit.sentence == "Recorded notice of the meeting of 29 July 2021 as posted at South on 12 July 2021"
    rest = run(one.after, post_notices, meeting=JULY)
    assert [notice.council for notice in meeting(rest.after, JULY).notices] == ["South", "North"]
    assert codes(refusal(rest.after, post_notices, meeting=JULY)) == ["notice.none"]
    back = run(rest.after, take_back_done, meeting=JULY, deadline="notices", holidays=TABLE)
    assert back.after == register


@pytest.mark.parametrize(
    ("arguments", "found"),
    [
        ({"meeting": JULY, "councils": ("East",)}, ["notice.council"]),
        ({"meeting": JULY, "on": dt.date(2021, 7, 13)}, ["notice.early"]),
        ({"meeting": CANCELLED}, ["publish.closed"]),
        ({"meeting": HELD}, ["notice.after"]),
    ],
)
def test_what_cannot_be_posted(register: Register, arguments: dict[str, object], found: list[str]) -> None:
    assert codes(refusal(register, post_notices, **arguments)) == found


def test_without_councils_there_is_nowhere_to_post(register: Register) -> None:
    assert codes(refusal(office(), post_notices, meeting=JULY)) == ["notice.none"]
