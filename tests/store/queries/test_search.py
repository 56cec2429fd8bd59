"""Find anything anywhere, and nothing private."""

from __future__ import annotations

import datetime as dt

import msgspec
import pytest

from store.edit import Edit
from store.queries.search import Haystack
from store.records import (
    KINDS,
    Asker,
    ContactDetails,
    Declaration,
    Interest,
    InterestEntry,
    Meeting,
    Panel,
    Person,
    Question,
    Record,
    Seat,
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
    """A letter typed looks at each record once, in the words prepared for it: some 60 steps, three for a miss."""
    haystack = Haystack(long_programme)
    haystack.matches(query)
    assert steps(lambda: haystack.matches(query)) < 10_000 * 120


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


def test_a_word_that_is_pasted_many_times_over_is_looked_for_once(sample: Register) -> None:
    haystack = Haystack(sample)
    once = steps(lambda: haystack.matches("panel"))
    assert steps(lambda: haystack.matches("panel " * 1000)) < 20 * once
    assert haystack.matches("panel panel") == haystack.matches("panel")
