"""Find anything anywhere, and nothing private."""

from __future__ import annotations

import datetime as dt

import msgspec
import pytest

from store.edit import Edit
from store.queries.search import Haystack, state_of
from store.records import (
    KINDS,
    Action,
    Asker,
    ContactDetails,
    Declaration,
    Interest,
    InterestEntry,
    ItemStatus,
    Meeting,
    MeetingStatus,
    Minute,
    Panel,
    Person,
    Question,
    Record,
    RoundKind,
    Seat,
    StatutoryRound,
    WorkItem,
)
from store.register import Register
from tests.steps import steps

PANEL = Panel(id="PANEL", name="A panel")
JULY = Meeting(id="M1", date=dt.date(2021, 7, 29))


def ids(haystack: Haystack, query: str) -> list[str]:
    return [hit.id for hit in haystack.matches(query)]


def test_every_kind_of_record_of_the_sample_can_be_found(sample: Register) -> None:
    haystack = Haystack(sample)
    for kind in KINDS:
        for record in sample.all(kind):
            assert record.id in ids(haystack, record.id.lower())


def test_all_words_must_occur_in_any_order_and_titles_come_first() -> None:
    haystack = Haystack(
        Register.of(
            PANEL,
            WorkItem(id="W1", title="Annual report", comments="from the ethics committee"),
            WorkItem(id="W2", title="Ethics Committee report"),
            WorkItem(id="W3", title="Ethics"),
        )
    )
    assert ids(haystack, "REPORT ethics") == ["W2", "W1"]
    assert ids(haystack, "ethics precept") == []
    assert ids(haystack, "") == ids(haystack, "   ") == []


def test_what_belongs_to_a_meeting_is_found_by_its_date() -> None:
    register = Register.of(
        PANEL, JULY, WorkItem(id="W1", title="Ethics", meeting="M1"), WorkItem(id="W2", title="Ethics")
    )
    haystack = Haystack(register)
    assert ids(haystack, "ethics july 2021") == ["W1"]
    haystack.update(register.with_edit(Edit("x", puts=(msgspec.structs.replace(JULY, date=dt.date(2021, 9, 30)),))))
    assert ids(haystack, "ethics july") == []
    assert ids(haystack, "ethics september") == ["W1"]


def test_hits_say_what_and_where() -> None:
    haystack = Haystack(Register.of(PANEL, JULY, Question(id="Q1", text="Why\nnot?", asker=Asker(name="A. Resident"))))
    assert haystack.matches("why not?") == (("question", "Q1", "question from A. Resident: Why not?", "questions"),)
    assert haystack.matches("thursday")[0].place == "calendar"


def test_nothing_private_can_be_found() -> None:
    private = ContactDetails(address="1 Secret Street", email="secret@example.org", phone="07000")
    register = Register.of(
        PANEL,
        Question(id="Q1", text="Why?", asker=Asker(name="A. Resident", private=private)),
        Interest(
            id="I1",
            person="P1",
            entry=InterestEntry(category="c", text="hidden work", terms=("hidden",), sensitive=True),
        ),
    )
    haystack = Haystack(register)
    for query in ("secret", "07000", "example.org", "hidden"):
        assert ids(haystack, query) == []
    assert ids(haystack, "resident why") == ["Q1"]


def test_an_under_18_is_listed_by_initials_yet_found_by_the_clerk() -> None:
    haystack = Haystack(Register.of(Question(id="Q1", text="t", asker=Asker(name="Young Person", under_18=True))))
    (hit,) = haystack.matches("young")
    assert "Young" not in hit.title


def test_updating_prepares_only_what_changed(long_programme: Register) -> None:
    haystack = Haystack(long_programme)
    changed = long_programme.get(WorkItem, "W5")
    assert changed is not None
    edit = Edit(
        "x", puts=(msgspec.structs.replace(changed, title="Zebra crossing"), WorkItem(id="W10001", title="zebra"))
    )
    after = long_programme.with_edit(edit)
    whole, update = steps(lambda: Haystack(after)), steps(lambda: haystack.update(after))
    assert ids(haystack, "zebra") == ["W5", "W10001"]
    assert update < whole / 2
    haystack.update(after.with_edit(Edit("y", puts=(msgspec.structs.replace(changed, binned_on=JULY.date),))))
    assert ids(haystack, "zebra") == ["W10001"]


def test_a_new_name_is_found_wherever_the_person_stands() -> None:
    register = Register.of(
        PANEL,
        JULY,
        Person(id="P1", name="Before"),
        Seat(id="S1", person="P1"),
        Declaration(id="D1", meeting="M1", people=("P1",)),
    )
    haystack = Haystack(register)
    assert ids(haystack, "before") == ["D1", "P1", "S1"]
    haystack.update(register.with_edit(Edit("x", puts=(Person(id="P1", name="After"),))))
    assert ids(haystack, "before") == []
    assert ids(haystack, "after") == ["D1", "P1", "S1"]


def test_updating_gives_the_same_as_preparing_anew(sample: Register) -> None:
    haystack = Haystack(Register.of(PANEL))
    haystack.update(sample)
    fresh = Haystack(sample)
    for query in ("report", "police july", "collins", "w1", "minute 47"):
        assert haystack.matches(query) == fresh.matches(query)


@pytest.mark.parametrize("query", ["p", "report", "cafe report", "quarterly police", "zzz"])
def test_typing_over_ten_thousand_items_keeps_up(long_programme: Register, query: str) -> None:
    """A letter typed looks at each record once, in the words prepared for it: some 60 steps, three for a miss.

    A line is made for those records alone that find lists, which are 200 at the most, and for none of them by a filter.
    """
    haystack = Haystack(long_programme)
    haystack.matches("other")
    assert steps(lambda: haystack.matches(query, 200)) < 10_000 * 120
    haystack.matches("other")
    assert steps(lambda: haystack.holding(query)) < 10_000 * 30


def test_what_fills_the_list_with_titles_is_looked_for_no_further(long_programme: Register) -> None:
    """Of what many titles hold the first 200 are listed; what holds it nowhere is gone through once, for all askers."""
    haystack = Haystack(long_programme)
    title = next(iter(long_programme.all(WorkItem))).title.split()[0]
    few, all_of_them = steps(lambda: haystack.matches(title, 200)), steps(lambda: haystack.matches(title))
    assert len(haystack.matches(title)) > 5_000
    assert few < all_of_them / 4
    again = Haystack(long_programme)
    first, second = steps(lambda: again.matches("zzz", 200)), steps(lambda: again.matches("zzz", 1))
    assert first > 10_000
    assert second < 1_000


def test_a_filter_keeps_exactly_what_find_finds(sample: Register) -> None:
    haystack, fresh = Haystack(sample), Haystack(sample)
    for query in ("r", "re", "report", "police july", "collins", "w1", "minute 47", "Cllr J Collins", "zzz", " ", ""):
        assert haystack.holding(query) == set(ids(fresh, query)), query
        assert list(haystack.matches(query, 3)) == list(fresh.matches(query))[:3]


def test_a_filter_of_one_kind_keeps_what_find_finds_of_it(sample: Register) -> None:
    """Whatever was asked of other kinds in between, and of find, which goes through all."""
    haystack, kept = Haystack(sample), 0
    for query in ("r", "re", "report", "police july", "Cllr J Collins", "l", "wil", "williams", "zzz", ""):
        for kind in (WorkItem, Minute, None, Action):
            of_all = Haystack(sample).matches(query)
            expected = {hit.id for hit in of_all if kind in {None, type(sample.find(hit.id))}}
            assert haystack.holding(query, kind) == expected, (query, kind)
            kept += bool(expected)
        assert ids(haystack, query) == ids(Haystack(sample), query)
    assert kept > 20


def test_a_record_is_left_at_the_first_word_that_it_has_not(long_programme: Register) -> None:
    haystack = Haystack(long_programme)
    rest = " quarterly july police report rural crime budget"
    haystack.matches(f"zzz{rest}")
    one, many = steps(lambda: haystack.matches("zzz")), steps(lambda: haystack.matches(f"zzz{rest}"))
    assert one > 10_000
    assert many < one * 1.5


def test_the_words_to_search_are_prepared_in_one_pass(long_programme: Register) -> None:
    assert steps(lambda: Haystack(long_programme)) < 10_000 * 500


@pytest.mark.parametrize("query", ["[", "(*moveable)", "\\", ".*", "\x00", "\ud800", "🙂", "a" * 10_000])
def test_odd_queries_find_what_they_say_and_nothing_else(query: str) -> None:
    """No sign has a meaning of its own."""
    odd, plain = WorkItem(id="W1", title=f"before {query} after"), WorkItem(id="W2", title="before after")
    assert ids(Haystack(Register.of(odd, plain)), query) == ["W1"]


def test_records_of_one_kind_keep_their_order() -> None:
    records: list[Record] = [WorkItem(id=f"W{n}", title="same") for n in (3, 1, 2)]
    assert ids(Haystack(Register.of(*records)), "same") == ["W3", "W1", "W2"]


def test_a_word_that_is_pasted_many_times_over_is_looked_for_once(long_programme: Register) -> None:
    haystack = Haystack(long_programme)
    once = steps(lambda: haystack.matches("panel"))
    assert once > 10_000
    assert steps(lambda: haystack.matches("panel " * 1000)) < 3 * once
    assert haystack.matches("panel panel") == haystack.matches("panel")


def near(haystack: Haystack, query: str) -> list[str]:
    return [hit.id for hit in haystack.near(query)]


def test_a_slip_finds_what_was_meant_the_nearest_first() -> None:
    haystack = Haystack(
        Register.of(
            PANEL,
            WorkItem(id="W1", title="Annual report", comments="from the ethics committee"),
            WorkItem(id="W2", title="Ethics Committee report"),
            WorkItem(id="W3", title="Movement of officers"),
        )
    )
    assert near(haystack, "ethcs") == ["W2", "W1"]
    assert near(haystack, "ethcs anual") == ["W1"]
    assert near(haystack, "mvmt") == ["W3"]
    assert near(haystack, "ethics") == near(haystack, "zzzzzz") == near(haystack, "") == []


def test_words_that_come_with_a_change_are_meant_too() -> None:
    register = Register.of(PANEL, WorkItem(id="W1", title="Ethics"))
    haystack = Haystack(register)
    assert near(haystack, "burglray") == []
    haystack.update(register.with_edit(Edit("x", puts=(WorkItem(id="W2", title="Burglary"),))))
    assert near(haystack, "burglray") == ["W2"]


def test_what_is_prepared_little_by_little_forgives_the_same(sample: Register) -> None:
    *_, prepared = Haystack.little_by_little(sample)
    assert prepared is not None
    for query in ("polcie", "precpet", "polcie jluy"):
        assert prepared.near(query) == Haystack(sample).near(query) != ()


@pytest.mark.parametrize("query", ["polcie", "quartely jluy", "rprt"])
def test_a_slip_over_ten_thousand_items_is_forgiven_as_fast(long_programme: Register, query: str) -> None:
    """A slip looks at each record once, for the words it may have been."""
    haystack = Haystack(long_programme)
    haystack.near(query)
    assert steps(lambda: haystack.near(query)) < 10_000 * 180


def test_what_is_in_the_bin_is_found_there_and_nowhere_else(sample: Register) -> None:
    haystack = Haystack(sample)
    for kind in KINDS:
        for record in (*sample.all(kind),)[:1]:
            if isinstance(record, Panel):
                continue
            after = sample.with_edit(Edit("x", puts=(msgspec.structs.replace(record, binned_on=JULY.date),)))
            haystack.update(after)
            assert [hit.id for hit in haystack.in_bin(record.id.lower())] == [record.id]
            assert record.id not in ids(haystack, record.id.lower())
    haystack.update(sample)
    assert haystack.in_bin("w1") == haystack.in_bin("") == ()


def test_how_a_record_stands_is_said_if_it_is_out_of_the_ordinary() -> None:
    assert state_of(WorkItem(id="W1", title="t")) == ""
    assert state_of(WorkItem(id="W1", title="t", status=ItemStatus.WITHDRAWN)) == "withdrawn"
    assert state_of(WorkItem(id="W1", title="t", status=ItemStatus.WITHDRAWN, binned_on=JULY.date)) == "in the bin"
    assert state_of(msgspec.structs.replace(JULY, status=MeetingStatus.CANCELLED)) == "cancelled"
    assert state_of(Minute(id="N1", meeting="M1", heading="h", void=True)) == "void"
    assert state_of(StatutoryRound(id="R1", kind=RoundKind.PRECEPT, closed=True)) == "closed"


@pytest.mark.parametrize("typed", ["report of", "july 2021", "mr smith", "leicestershire police", "zzz"])
def test_a_letter_more_or_less_finds_what_looking_anew_finds(sample: Register, typed: str) -> None:
    going_on = Haystack(sample)
    beginnings = [typed[: length + 1] for length in range(len(typed))]
    for query in (*beginnings, *reversed(beginnings), f"x {typed}", typed, f"{typed} police"):
        assert going_on.matches(query) == Haystack(sample).matches(query), query


def test_what_a_change_brings_is_found_by_the_words_that_were_looked_for_before(sample: Register) -> None:
    haystack = Haystack(sample)
    assert ids(haystack, "giraffes") == []
    haystack.update(sample.with_edit(Edit("a", puts=(WorkItem(id="W-new", title="Giraffes"),))))
    assert ids(haystack, "giraffes") == ["W-new"]
