"""Popolo and Open Civic Data: the fields are theirs, what is named is there, and nothing private goes out."""

from __future__ import annotations

import datetime as dt
import json
import re
from typing import Any

import msgspec
import pytest
from msgspec.structs import replace

from store.commands.calendar.deadlines import publish
from store.edit import Edit
from store.papers.open_data.ocd import OcdEvents, export_ocd
from store.papers.open_data.popolo import PopoloData, export_popolo
from store.queries.calendar.holidays import working_days_of
from store.records import (
    Meeting,
    MeetingStatus,
    NamedVote,
    Person,
    PersonName,
    Role,
    Seat,
    Vote,
)
from store.register import Register
from store.sample import DEMO_DAY
from tests.store.papers.conftest import CANARY, HOSTILE

HELD_WHOLE = ("ocd", "popolo")

PERSON = {
    "id", "name", "other_names", "identifiers", "family_name", "given_name", "additional_name", "honorific_prefix",
    "honorific_suffix", "patronymic_name", "sort_name", "email", "gender", "birth_date", "death_date", "image",
    "summary", "biography", "national_identity", "contact_details", "links", "memberships",
}  # fmt: skip
SPEC = {
    "organizations": {
        "id", "name", "other_names", "identifiers", "classification", "parent_id", "area_id", "abstract",
        "description", "founding_date", "dissolution_date", "image", "contact_details", "links", "memberships", "posts",
    },
    "persons": PERSON,
    "posts": {
        "id", "label", "other_label", "role", "organization_id", "area_id", "start_date", "end_date",
        "contact_details", "links",
    },
    "memberships": {
        "id", "label", "role", "member", "person_id", "organization_id", "post_id", "on_behalf_of_id", "area_id",
        "start_date", "end_date", "contact_details", "links",
    },
    "events": {
        "id", "name", "description", "classification", "start_date", "end_date", "location", "area_id", "status",
        "identifiers", "organization_id", "attendees", "parent_id",
    },
    "motions": {
        "id", "organization_id", "legislative_session_id", "creator_id", "text", "classification", "date",
        "requirement", "result", "vote_events",
    },
    "vote_events": {
        "id", "organization_id", "legislative_session_id", "identifier", "motion_id", "classification", "start_date",
        "end_date", "result", "group_results", "counts", "votes",
    },
}  # fmt: skip
"""The fields of each class by the specification (popoloproject.com/specs), written out by hand."""

NAMED = {
    "organization_id": "organizations",
    "on_behalf_of_id": "organizations",
    "person_id": "persons",
    "creator_id": "persons",
    "voter_id": "persons",
    "post_id": "posts",
    "motion_id": "motions",
    "legislative_session_id": "events",
}
DAY = re.compile(r"\d{4}(-\d\d){0,2}")
MOMENT = re.compile(r"\d{4}(-\d\d){0,2}|\d{4}-\d\d-\d\dT\d\d:\d\d:\d\d[+-]\d\d:\d\d")


@pytest.fixture
def fuller(sample: Register) -> Register:
    """The sample with counted and named votes, an election of names, a renamed member and a vacancy."""
    people = [one.person for one in sample.need(Meeting, "M14").attendance[:3]]
    first = sample.need(Person, people[0])
    renamed = replace(first, earlier=(PersonName(name="Former Name"),), named_from=dt.date(2020, 5, 1))
    named = tuple(
        NamedVote(person=one, vote=how) for one, how in zip(people, ("for", "against", "abstained"), strict=True)
    )
    return sample.with_edit(
        Edit(
            "",
            (
                renamed,
                Vote(id="V901", meeting="M14", order=2, motion="That it be noted.", moved_by=people[0], votes=named),
                Vote(id="V902", meeting="M16", motion="In a briefing, which is private"),
                Seat(
                    id="S901",
                    role=Role.MEMBER,
                    body="Blaby District Council",
                    place="first",
                    from_date=dt.date(2021, 7, 1),
                ),
                replace(sample.need(Meeting, "M19"), status=MeetingStatus.CANCELLED),
                replace(sample.need(Meeting, "M20"), known_by="month"),
            ),
        )
    )


def popolo(register: Register) -> dict[str, list[dict[str, Any]]]:
    return json.loads(export_popolo(register))  # type: ignore[no-any-return]


def faults(data: dict[str, list[dict[str, Any]]]) -> list[str]:
    """Find what is not as the specification has it: strange fields, days in other forms, names that lead nowhere."""
    ids = {kind: [one["id"] for one in rows] for kind, rows in data.items()}
    found = [f"{kind}: an id twice" for kind, every in ids.items() if len(every) != len(set(every))]
    for kind, rows in data.items():
        for one in rows:
            found += [f"{kind}.{name}: strange" for name in one.keys() - SPEC[kind]]
            for part in (one, *one.get("votes", ())):
                found += [
                    f"{kind}.{name}: leads nowhere"
                    for name, where in NAMED.items()
                    if part.get(name) is not None and part[name] not in ids[where]
                ]
            pattern = MOMENT if kind in {"events", "vote_events"} else DAY
            days = {name: value for name, value in one.items() if name.endswith("date")}
            found += [f"{kind}.{name}: no day" for name, value in days.items() if not pattern.fullmatch(value)]
    return found


def test_it_is_popolo(fuller: Register) -> None:
    data = popolo(fuller)
    assert data.keys() == SPEC.keys()
    assert all(data.values())
    assert faults(data) == []
    assert msgspec.json.decode(export_popolo(fuller), type=PopoloData)


@pytest.mark.parametrize(
    ("kind", "name", "value"),
    [("persons", "mail", "x"), ("memberships", "person_id", "P999"), ("events", "start_date", "29 July 2021")],
)
def test_what_is_no_popolo_is_found(sample: Register, kind: str, name: str, value: str) -> None:
    data = popolo(sample)
    data[kind][0][name] = value
    assert len(faults(data)) == 1


def test_votes_have_their_figures_and_names(fuller: Register) -> None:
    data = popolo(fuller)
    (event,) = (one for one in data["vote_events"] if one["id"] == "V901")
    assert {one["option"]: one["value"] for one in event["counts"]} == {"yes": 1, "no": 1, "abstain": 1}
    assert [one["option"] for one in event["votes"]] == ["yes", "no", "abstain"]
    assert event["legislative_session_id"] == "M14"
    (motion,) = (one for one in data["motions"] if one["id"] == event["motion_id"])
    assert motion["text"] == "That it be noted."
    assert {one["id"]: one["result"] for one in data["vote_events"]}["V1"] == "pass"


def test_a_briefing_is_nobody_elses_business(fuller: Register) -> None:
    data = popolo(fuller)
    assert "M16" not in {one["id"] for one in data["events"]}
    assert "V902" not in {one["id"] for one in data["vote_events"]}
    assert b"In a briefing" not in export_ocd(fuller)
    assert len(data["events"]) == len(fuller.meetings) - 1


def test_a_vacant_seat_is_a_post_that_nobody_holds(fuller: Register) -> None:
    data = popolo(fuller)
    assert "post:Blaby District Council:first" in {one["id"] for one in data["posts"]}
    held = {one.get("post_id") for one in data["memberships"]}
    assert "post:Blaby District Council:first" not in held


def test_names_and_days_are_told_as_far_as_they_are_known(fuller: Register) -> None:
    data = popolo(fuller)
    (renamed,) = (one for one in data["persons"] if one.get("other_names"))
    assert renamed["other_names"] == [{"name": "Former Name", "end_date": "2020-04-30"}]
    from_papers = {seat.id for seat in fuller.all(Seat) if seat.source}
    assert not any("start_date" in one for one in data["memberships"] if one["id"].split(":")[0] in from_papers)
    when = {one["id"]: one["start_date"] for one in data["events"]}
    assert (when["M18"], when["M14"]) == ("2021-07-29T13:00:00+01:00", "2021-01-27T13:00:00+00:00")
    assert when["M20"] == "2021-12"
    assert when["M1"] == "2015-09-16"


def ocd(register: Register, panel_id: str = "abc") -> list[dict[str, Any]]:
    return json.loads(export_ocd(register, panel_id))  # type: ignore[no-any-return]


def test_it_is_an_event_of_open_civic_data(fuller: Register) -> None:
    data = ocd(fuller)
    assert msgspec.json.decode(export_ocd(fuller, "abc"), type=OcdEvents)
    assert len({one["id"] for one in data}) == len(data) == len(fuller.meetings) - 2
    assert all(re.fullmatch(r"ocd-event/[0-9a-f]{8}(-[0-9a-f]{4}){3}-[0-9a-f]{12}", one["id"]) for one in data)
    assert {one["status"] for one in data} == {"passed", "confirmed", "cancelled"}
    assert all(MOMENT.fullmatch(one["start_date"]) for one in data)
    assert all(one["participants"][0]["note"] == "host" for one in data)
    assert all(one["all_day"] == ("T" not in one["start_date"]) for one in data)


def test_its_ids_stay_and_differ_between_panels(fuller: Register) -> None:
    assert [one["id"] for one in ocd(fuller)] == [one["id"] for one in ocd(fuller)]
    assert {one["id"] for one in ocd(fuller)}.isdisjoint(one["id"] for one in ocd(fuller, "def"))


def test_who_came_is_told_as_the_minutes_print_it(sample: Register) -> None:
    (meeting,) = (one for one in ocd(sample) if one["start_date"].startswith("2016-09-23"))
    told = {one["name"]: one["note"] for one in meeting["participants"]}
    assert told["Mr. J. T. Orson JP CC"] == "present, in the Chair"
    assert told["Mrs. Helen Carter"] == "apologies"
    assert meeting["location"] == {"name": "County Hall, Glenfield", "note": ""}


def test_an_agenda_stands_there_once_it_is_out(sample: Register) -> None:
    assert all(one["agenda"] == [] and one["documents"] == [] for one in ocd(sample) if one["status"] == "confirmed")
    table = working_days_of(sample.panel)
    out = sample.with_edit(publish(sample, DEMO_DAY, meeting="M18", holidays=table, all_the_same=True))
    (july,) = (one for one in ocd(out) if one["start_date"].startswith("2021-07-29"))
    assert len(july["agenda"]) > 4
    assert all(item["description"] and item["order"] for item in july["agenda"])
    assert {"note": "Agenda", "date": "2021-07-12", "links": []} in july["documents"]
    titles = [item["description"] for item in july["agenda"]]
    assert all(item.title in titles for item in out.items_of("M18"))


def test_nothing_private_is_in_either(canaries: Register) -> None:
    for data in (export_popolo(canaries), export_ocd(canaries, "abc")):
        assert CANARY.casefold() not in data.decode().casefold()
    assert b"A. Resident" not in export_popolo(canaries)


@pytest.mark.parametrize("text", [*HOSTILE, "half \ud800", "nul \x00"])
def test_no_text_breaks_either(sample: Register, text: str) -> None:
    person = replace(sample.need(Person, "P1"), name=text)
    meeting = replace(sample.need(Meeting, "M14"), title=text, venue=text)
    register = sample.with_edit(Edit("", (person, meeting, replace(sample.panel, name=text))))
    assert popolo(register)["events"]
    assert ocd(register)
