"""Everything about one record, of whatever kind, in words."""

from __future__ import annotations

import datetime as dt
import re

import pytest

from store.problems import Refused
from store.queries.detail import detail
from store.records import (
    Action,
    Asker,
    ContactDetails,
    Interest,
    InterestEntry,
    ItemMove,
    ItemStatus,
    Meeting,
    Minute,
    Panel,
    Person,
    Question,
    Role,
    Seat,
    StatutoryRound,
    WorkItem,
)
from store.records.round import RoundKind
from store.register import Register
from store.sample import DEMO_DAY

TODAY = dt.date(2021, 7, 12)
PANEL = Panel(id="PANEL", name="A panel")
SECRETS = ("1 Secret Street", "secret@example.org", "07000 000000")


def all_ids(register: Register) -> list[str]:
    return [record_id for table in register.tables.values() for record_id in table]


def test_every_record_of_the_sample_has_a_detail_in_words(sample: Register) -> None:
    for record_id in all_ids(sample):
        lines = detail(sample, record_id, DEMO_DAY)
        assert lines[-1] == ("Id", record_id)
        assert ("Taken from", getattr(sample.find(record_id), "source", "")) in lines
        for label, text in lines:
            assert label[:1].isupper() or label[:1].isdigit()
            assert text
            assert not re.search(r"\w+\(\w+=|datetime\.", text)


def test_an_item_says_what_is_not_recorded_and_follows_its_links() -> None:
    register = Register.of(
        PANEL,
        Meeting(id="M1", date=dt.date(2021, 7, 29), start=dt.time(13)),
        Action(id="A1", text="That a report be made"),
        WorkItem(
            id="W1",
            title="Ethics",
            meeting="M1",
            origin_ref="A1",
            moves=(ItemMove(on=TODAY, how="moved", from_meeting="M9", to_meeting="M1", reason="Asked for"),),
        ),
    )
    found = dict(detail(register, "W1", TODAY))
    assert found["Meeting"] == "Thursday 29 July 2021, 1:00 pm"
    assert found["Asked for in"] == "That a report be made"
    assert found["Report of"] == found["Comments"] == found["Time, min"] == "not recorded"
    assert found["Moves"] == ("moved on Monday 12 July 2021 from M9 to Thursday 29 July 2021, 1:00 pm: Asked for")
    assert "Moveable" not in found
    assert "Papers" not in found


def test_an_item_without_a_meeting_waits_among_the_suggestions() -> None:
    register = Register.of(PANEL, WorkItem(id="W1", title="Ethics", moveable=True, binned_on=TODAY))
    found = dict(detail(register, "W1", TODAY))
    assert found["Meeting"] == "Suggested items to be scheduled"
    assert found["Moveable"] == "yes"
    assert found["Marks"] == "moveable"
    assert found["In the bin since"] == "Monday 12 July 2021"


def test_private_contact_details_never_appear() -> None:
    private = ContactDetails(address=SECRETS[0], email=SECRETS[1], phone=SECRETS[2])
    register = Register.of(PANEL, Question(id="Q1", text="Why?", asker=Asker(name="A. Resident", private=private)))
    lines = detail(register, "Q1", TODAY)
    assert dict(lines)["From"] == "A. Resident"
    assert dict(lines)["Contact"] == "kept apart from papers"
    assert not any(secret in text for _, text in lines for secret in SECRETS)


def test_a_sensitive_interest_is_withheld() -> None:
    entry = InterestEntry(category="employment", text="Undercover work", terms=("undercover",), sensitive=True)
    register = Register.of(PANEL, Person(id="P1", name="A. Member"), Interest(id="I1", person="P1", entry=entry))
    lines = detail(register, "I1", TODAY)
    assert dict(lines)["Entry"] == "employment: withheld"
    assert "ndercover" not in str(lines)


def test_a_person_shows_seats_and_meetings(sample: Register) -> None:
    lines = detail(sample, "P1", DEMO_DAY)
    assert ("Seat", "J. T. Orson, Chair, from Wednesday 27 January 2021") in lines
    assert ("Wednesday 27 January 2021, 1:00 pm", "present: Cllr Orson, Chair, by remote link") in lines


def test_a_minute_shows_what_arose_from_it() -> None:
    register = Register.of(
        PANEL,
        Minute(id="N1", meeting="M7", number="47"),
        Action(id="A1", text="Do this", minute="N1"),
        Action(id="A2", text="Not this"),
    )
    lines = detail(register, "N1", TODAY)
    assert [text for label, text in lines if label == "Action arising"] == ["Do this"]
    assert dict(lines)["Meeting"] == "M7"


def test_an_action_says_when_it_falls_due_and_how_it_stands() -> None:
    found = dict(detail(Register.of(PANEL, Action(id="A1", text="Do this")), "A1", TODAY))
    assert (found["Due"], found["Status"], found["Owner"]) == ("undated", "open", "not recorded")
    assert not {"Falls due", "Stands"} & set(found), "they would say the same again"


def test_rounds_and_vacant_seats_have_titles_too() -> None:
    register = Register.of(
        PANEL, StatutoryRound(id="R1", kind=RoundKind.PRECEPT, year=2026), Seat(id="S1", body="Melton")
    )
    assert dict(detail(register, "R1", TODAY))["Financial year"] == "2026"
    assert dict(detail(register, "S1", TODAY))["Person"] == "not recorded"


@pytest.mark.parametrize("role", Role)
def test_only_a_member_has_a_vote_or_has_none(role: Role) -> None:
    """Of an officer or a commissioner nobody recorded one, and a substitute has it only while standing in."""
    member = {Role.CHAIR, Role.VICE_CHAIR, Role.MEMBER, Role.INDEPENDENT, Role.COOPTED_COUNCILLOR}
    person = Person(id="P1", name="Ann")
    for votes, words in ((True, "yes"), (False, "no")):
        register = Register.of(PANEL, person, Seat(id="S1", person="P1", role=role, votes=votes))
        told = [text for label, text in detail(register, "S1", DEMO_DAY) if label == "Vote"]
        assert told == ([words] if role in member else [])


def test_a_binned_meeting_can_still_be_read() -> None:
    register = Register.of(PANEL, Meeting(id="M1", date=dt.date(2021, 7, 29), binned_on=TODAY))
    found = dict(detail(register, "M1", TODAY))
    assert found["Date"] == "Thursday 29 July 2021"
    assert found["In the bin since"] == "Monday 12 July 2021"


def test_an_unknown_id_is_refused_in_a_sentence() -> None:
    with pytest.raises(Refused, match="There is no record “W404”"):
        detail(Register.of(PANEL), "W404", TODAY)


@pytest.mark.parametrize(
    ("meeting", "orders", "places"),
    [("M1", (1, 4, 9), ("1", "2", "3")), ("M1", (7, 3, 5), ("3", "1", "2")), (None, (1, 2, 3), ("", "", ""))],
)
def test_the_place_on_the_agenda_is_the_number_in_the_list(
    meeting: str | None, orders: tuple[int, ...], places: tuple[str, ...]
) -> None:
    """What left the meeting, or was withdrawn, leaves a gap in what is recorded and none in what is counted."""
    items = [WorkItem(id=f"W{at}", title="A", meeting=meeting, order=order) for at, order in enumerate(orders, 1)]
    gone = WorkItem(id="W9", title="B", meeting=meeting, order=2, status=ItemStatus.WITHDRAWN)
    register = Register.of(PANEL, Meeting(id="M1", date=dt.date(2021, 7, 29)), *items, gone)
    for item, place in zip((*items, gone), (*places, ""), strict=True):
        assert dict(detail(register, item.id, TODAY)).get("Place on the agenda", "") == place
