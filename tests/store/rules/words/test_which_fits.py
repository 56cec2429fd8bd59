"""Which of several things fits what was typed, how lines that begin alike are told apart, and what an address holds."""

from __future__ import annotations

import datetime as dt

import pytest

from store.records import Asker, ContactDetails, Council, HouseSentence, Minute, Panel, RuleSet
from store.records.panel import SettingWas
from store.register import Register
from store.rules.questions.outgoing import outgoing
from store.rules.room.house import why_not_sentences
from store.rules.room.written import likest
from store.rules.settings.dated import later_days, with_earlier
from store.rules.settings.put_in import _SCHEME, never_confirmed, why_not_confirm
from store.rules.settings.reading import offered, setting, shown_value
from store.rules.words.addresses import mail_addresses
from store.rules.words.apart import told_apart
from store.rules.words.loose import printed_week
from store.rules.words.matching import best_first, named

PANEL = Panel(id="PANEL", name="A panel")
A, B, C = dt.date(2021, 3, 1), dt.date(2021, 4, 1), dt.date(2021, 5, 1)
DAY = dt.timedelta(days=1)

THINGS = (
    named(["add an item"], ["to the programme"]),
    named(["item"], ["of business"]),
    named(["items that wait", "suggestions"], ["without a meeting"]),
    named(["withdraw"], ["take an item off the programme"]),
    named(["new item of business"]),
    named(["programme"], ["all items"]),
)


@pytest.mark.parametrize(
    ("typed", "places"),
    [
        ("", (0, 1, 2, 3, 4, 5)),
        ("item", (1, 2, 0, 4, 3, 5)),
        ("item new", (4,)),
        ("programme item", (0, 3, 5)),
        ("an item", (0, 3)),
        ("item off", (3,)),
        ("tem", (0, 1, 2, 3, 4, 5)),
        ("progam", (5, 0, 3)),
        ("withdrow item", (3,)),
        ("new itme", (4,)),
        ("nothing at all", ()),
    ],
)
def test_things_are_told_the_likeliest_first(typed: str, places: tuple[int, ...]) -> None:
    assert best_first(typed, THINGS) == places


def test_of_things_that_fit_as_well_some_come_last() -> None:
    assert best_first("item", THINGS, frozenset({0})) == (1, 2, 4, 0, 3, 5)


LONG = "Report regarding Violence against Women and Girls in the county of Borset"


def test_lines_that_begin_alike_are_told_apart_by_what_comes_after() -> None:
    texts = {"a": f"{LONG} in 2021", "b": "Something else", "c": f"{LONG} in 2020", "d": "Something else"}
    told = told_apart(texts)
    assert told == {
        "a": "Report regarding Violence… 2021",
        "b": "Something else",
        "c": "Report regarding Violence… 2020",
        "d": "Something else",
    }
    said = {key: f"Asked for on Mon 12 Jul 2021: {text}" for key, text in texts.items()}
    assert told_apart(said)["a"].startswith("Asked for on Mon 12 Jul 2021: Report")
    late = {"a": f"{LONG}: in 2021", "b": f"{LONG}: in 2020"}
    assert told_apart(late)["a"] == "Report regarding Violence… 2021"


@pytest.mark.parametrize(
    ("text", "names"),
    [
        ('"Bloggs, Jo" <jo@example.org>', ["Bloggs, Jo"]),
        ('Jo "B" <jo@example.org>', ['Jo "B"']),
        ('"Jo" B <jo@example.org>', ['"Jo" B']),
        ("Bloggs, Jo <jo@example.org>; ann@example.org", ["Bloggs, Jo", ""]),
    ],
)
def test_a_name_before_an_address_is_freed_of_its_quotation_marks(text: str, names: list[str]) -> None:
    assert [one.name for one in mail_addresses(text)] == names


@pytest.mark.parametrize(
    ("before", "week"),
    [
        ("w/c", True),
        ("Meeting, w/c", True),
        ("week commencing", True),
        ("in the week of", True),
        ("Meeting in the week beginning", True),
        ("week", False),
        ("commencing", False),
        ("", False),
    ],
)
def test_words_before_a_date_make_it_a_week(before: str, *, week: bool) -> None:
    assert printed_week(before) is week


@pytest.mark.parametrize(
    ("words", "cure"),
    [
        ("{zebra} and {time} and {apple}", "Its slots are: {short_time}, {time}."),
        ("{time}", ""),
    ],
)
def test_a_strange_slot_is_told_by_the_first_with_those_there_are_by_the_alphabet(words: str, cure: str) -> None:
    problems = why_not_sentences(RuleSet(sentences=(HouseSentence(event="public back", words=words),)))
    assert [one.cure for one in problems] == ([cure] if cure else [])
    assert all("has no slot {zebra}" in one.sentence for one in problems)
    (several,) = why_not_sentences(RuleSet(sentences=(HouseSentence(event="next meeting", words="{zebra}"),)))
    assert several.cure == "Its slots are: {day}, {long_day}, {nth_day}, {short_time}, {time}, {venue}."


@pytest.mark.parametrize("order", [1, -1])
def test_a_sentence_was_changed_into_the_piece_that_is_likest(order: int) -> None:
    pieces = ["A zebra was seen.", "The Panel noted the plans.", "The Panel noted."][::order]
    minute = Minute(id="N1", meeting="M1", text="\n\n".join(pieces))
    assert likest(minute, "text", "The Panel noted the plan.", ()) == "The Panel noted the plans."
    assert likest(minute, "text", "The Panel noted the plan.", ["The Panel noted the plans."]) != (
        "The Panel noted the plans."
    )
    assert likest(minute, "text", "Quite another thing altogether", ()) == ""


@pytest.mark.parametrize("order", [1, -1])
def test_a_setting_had_the_words_that_ended_first_after_a_day(order: int) -> None:
    earlier = tuple(
        SettingWas(setting="name", words=f"until {until.month}", until=until) for until in (A, B, C)[::order]
    )
    panel = Panel(id="PANEL", name="now", earlier=earlier)
    days = (A, A + DAY, B + DAY, C, C + DAY)
    assert [with_earlier(panel, day).name for day in days] == ["until 3", "until 4", "until 5", "until 5", "now"]
    assert [len(with_earlier(panel, day).earlier) for day in days] == [0, 1, 2, 2, 3]


def test_days_on_which_a_setting_changes_are_told_in_their_order() -> None:
    rules = tuple(RuleSet(from_date=day) for day in (None, C, A, dt.date(2022, 1, 1), B))
    panel = Panel(id="PANEL", name="x", rules=rules)
    quorum = setting("rules.quorum.mode")
    assert later_days(panel, quorum, A) == (B, C, dt.date(2022, 1, 1))


def test_one_set_of_rules_that_waits_is_enough_to_be_confirmed() -> None:
    put_in = RuleSet(questions=_SCHEME)
    assert never_confirmed(put_in) == ("questions",)
    several = [(put_in, RuleSet()), (RuleSet(), put_in), (put_in,), (RuleSet(),), ()]
    told = [why_not_confirm(Register.of(Panel(id="PANEL", name="x", rules=rules))) is None for rules in several]
    assert told == [True, True, True, False, False]


def test_a_short_line_of_an_address_is_taken_out_if_any_figure_stands_in_it() -> None:
    asker = Asker(name="A", private=ContactDetails(address="The Elms\n3b\nCorrow"))
    assert outgoing("I live at 3b with my dog.", asker) == "I live at [postal address removed] with my dog."
    assert outgoing("There are 3 of us, b and c.", asker) == "There are 3 of us, b and c."


def test_lists_of_settings_are_shown_by_the_first_cell_of_each_line() -> None:
    lines = [one for one in (setting(path) for path in ("councils",)) if one.kind == "lines"]
    assert lines
    panel = Panel(id="PANEL", name="x", councils=(Council(name="Ambridge", seats=2), Council(name="Borchester")))
    assert [shown_value(panel, RuleSet(), one) for one in lines] == ["Ambridge; Borchester"]
    mode = setting("nation")
    values = [value for value, _ in mode.choices]
    assert [offered(mode, value) == mode.choices for value in values] == [True] * len(values)
    assert offered(mode, "Atlantis") == (*mode.choices, ("Atlantis", "Atlantis"))
    assert offered(lines[0], "x") == ()
