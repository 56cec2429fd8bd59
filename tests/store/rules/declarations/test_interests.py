"""What follows from an interest: every row of the table, both nations; dispensations; the 28 days."""

from __future__ import annotations

import datetime as dt

import pytest
from msgspec.structs import replace

from store.records import Declaration, Dispensation, Nation, Panel, Record
from store.records.panel import InterestClass
from store.register import Register
from store.rules.declarations.interests import (
    bars,
    dispensation_holds,
    effect,
    effect_of,
    effect_words,
    find_kind,
    kinds,
    notice_due,
    notice_state,
    registration_due,
    why_not_dispensation,
    why_not_kind,
)
from store.rules.declarations.kinds import AFFECTS, DIRECT, NO, PUBLIC, TABLE, YES, rows_of
from tests.store.commands.sitting import CHAIR, DAY, HELD, ITEMS, VICE, sitting

ENGLAND, WALES = Nation.ENGLAND, Nation.WALES

EFFECTS = [
    # nation, word, relation, more than most, speak, vote, stay
    (ENGLAND, "disclosable pecuniary interest", "", None, NO, NO, NO),
    (ENGLAND, "DPI", DIRECT, None, NO, NO, NO),
    (ENGLAND, "pecuniary interest", "", None, NO, NO, NO),
    (ENGLAND, "other registerable interest", DIRECT, None, PUBLIC, NO, NO),
    (ENGLAND, "other registrable interest", DIRECT, None, PUBLIC, NO, NO),
    (ENGLAND, "other registerable interest", AFFECTS, True, PUBLIC, NO, NO),
    (ENGLAND, "other registerable interest", AFFECTS, False, YES, YES, YES),
    (ENGLAND, "non-registerable interest", DIRECT, None, PUBLIC, NO, NO),
    (ENGLAND, "non-registerable interest", AFFECTS, True, PUBLIC, NO, NO),
    (ENGLAND, "non-registerable interest", AFFECTS, False, YES, YES, YES),
    (WALES, "personal interest", "", None, YES, YES, YES),
    (WALES, "prejudicial interest", "", None, PUBLIC, NO, NO),
    (WALES, "personal and prejudicial interest", "", None, PUBLIC, NO, NO),
    (ENGLAND, "personal interest", "", None, YES, YES, YES),
    (ENGLAND, "significant personal interest", "", None, YES, YES, YES),
    (ENGLAND, "prejudicial interest", "", None, PUBLIC, NO, NO),
    (ENGLAND, "non-pecuniary interest", "", None, YES, YES, YES),
    (ENGLAND, "private pecuniary interest", "", None, NO, NO, NO),
    (ENGLAND, "private non-pecuniary interest", "", None, YES, YES, YES),
    (ENGLAND, "other interest", "", None, YES, YES, YES),
    (ENGLAND, "for transparency", "", None, YES, YES, YES),
    (WALES, "for transparency", "", None, YES, YES, YES),
]


@pytest.mark.parametrize(("nation", "word", "relation", "more", "speak", "vote", "stay"), EFFECTS)
def test_effects(nation: Nation, word: str, relation: str, more: bool | None, speak: str, vote: str, stay: str) -> None:
    found = effect_of(sitting(nation=nation), DAY, word, relation, more)
    assert (found.speak, found.vote, found.stay) == (speak, vote, stay)
    assert found.why.endswith(".")
    assert found.leaves == (stay == NO)
    assert found.barred == (NO in {vote, stay})


def test_the_table_of_effects_covers_every_row() -> None:
    covered = {
        (nation, effect_of(sitting(nation=nation), DAY, word, relation, more).why)
        for nation, word, relation, more, *_ in EFFECTS
    }
    assert {(row.nation, row.why) for row in (*TABLE, *rows_of(ENGLAND), *rows_of(WALES))} == covered


@pytest.mark.parametrize("word", ["other registerable interest", "non-registerable interest"])
def test_what_is_not_said_is_taken_strictly(word: str) -> None:
    register = sitting()
    assert effect_of(register, DAY, word).leaves
    assert effect_of(register, DAY, word, AFFECTS, None).leaves


def test_the_law_of_the_other_nation_is_not_used() -> None:
    assert find_kind(sitting(nation=WALES), DAY, "DPI") is None
    assert "personal interest" in str(why_not_kind(sitting(nation=WALES), DAY, "personnal interest"))
    assert effect_of(sitting(nation=WALES), DAY, "DPI").sure is False


def test_the_panels_own_words_come_first_and_its_answers_win() -> None:
    register = sitting()
    own = InterestClass(code="x", label="pecuniary interest", speak="yes", vote="no", stay="yes")
    rules = replace(register.panel.rules[0], interests=(own,))
    changed = Register.of(*_with_panel(register, replace(register.panel, rules=(rules,))))
    assert kinds(changed, DAY)[0].label == "pecuniary interest"
    found = effect_of(changed, DAY, "pecuniary interest")
    assert (found.speak, found.vote, found.stay) == ("yes", "no", "yes")
    assert (found.barred, found.leaves) == (True, False)


def _with_panel(register: Register, panel: Panel) -> list[Record]:
    return [panel if isinstance(one, Panel) else one for table in register.tables.values() for one in table.values()]


def declaration(**fields: object) -> Declaration:
    start = Declaration(id="D1", meeting=HELD, people=(CHAIR,), interest="DPI", scope="items", items=ITEMS[:1])
    return replace(start, **fields)


LEAVE = Dispensation(granted_by="Standards Committee", ground="numbers", until=dt.date(2022, 1, 1))


def test_a_dispensation_in_force_lifts_the_bar_and_one_that_is_over_does_not() -> None:
    register = sitting()
    assert effect(register, declaration(dispensation=LEAVE))[:3] == (YES, YES, YES)
    assert effect(register, declaration(dispensation=replace(LEAVE, vote=False)))[:3] == (YES, NO, YES)
    over = replace(LEAVE, until=dt.date(2021, 6, 30))
    assert effect(register, declaration(dispensation=over)).leaves
    assert effect(register, declaration(dispensation=replace(LEAVE, until=None))).leaves


def test_advice_goes_before_the_code_and_says_what_the_code_would_say() -> None:
    found = effect(sitting(), declaration(stay=YES, advice="the monitoring officer"))
    assert (found.vote, found.stay) == (NO, YES)
    assert found.why.startswith("Advice of the monitoring officer; the code alone would say: must leave")


def test_the_strictest_of_several_declarations_counts_and_only_for_its_items() -> None:
    register = sitting()
    mild = declaration(id="D2", interest="for transparency", scope="all substantive items", items=())
    strict = declaration(people=(CHAIR, VICE))
    whole = Register.of(*(r for t in register.tables.values() for r in t.values()), mild, strict)
    assert bars(whole, HELD, ITEMS[0])[CHAIR].leaves
    assert bars(whole, HELD, ITEMS[0])[VICE].leaves
    assert not bars(whole, HELD, ITEMS[1])[CHAIR].barred
    assert VICE not in bars(whole, HELD, ITEMS[1])
    assert bars(whole, HELD, "") == {}


@pytest.mark.parametrize(
    ("start", "until", "codes"),
    [
        (dt.date(2020, 1, 1), dt.date(2023, 12, 31), []),
        (dt.date(2020, 1, 1), dt.date(2024, 1, 1), ["dispensation-long"]),
        (None, dt.date(2025, 6, 30), []),
        (None, dt.date(2025, 7, 1), ["dispensation-long"]),
        (dt.date(2021, 7, 2), dt.date(2022, 7, 1), ["dispensation-over"]),
        (dt.date(2020, 7, 2), dt.date(2021, 6, 30), ["dispensation-over"]),
        (dt.date(2021, 7, 1), dt.date(2021, 6, 1), ["dispensation-dates"]),
        (None, None, ["dispensation-until"]),
    ],
)
def test_a_dispensation_lasts_four_years_at_most(
    start: dt.date | None, until: dt.date | None, codes: list[str]
) -> None:
    given = replace(LEAVE, from_date=start, until=until)
    found = why_not_dispensation(sitting(), given, DAY)
    assert [problem.code for problem in found] == codes
    assert dispensation_holds(given, DAY) is (not codes or codes == ["dispensation-long"])


def test_wales_sets_no_four_years_and_nothing_may_be_left_out() -> None:
    long = replace(LEAVE, until=dt.date(2029, 1, 1))
    assert why_not_dispensation(sitting(nation=WALES), long, DAY) == ()
    empty = Dispensation(granted_by="", ground=" ")
    assert [one.code for one in why_not_dispensation(sitting(), empty, DAY)] == [
        "dispensation-by",
        "dispensation-ground",
        "dispensation-until",
    ]


def test_the_28_days_begin_with_the_day_itself() -> None:
    register = sitting()
    assert registration_due(register, dt.date(2026, 6, 11)) == dt.date(2026, 7, 8)
    assert notice_due(register, dt.date(2026, 12, 7)) == dt.date(2027, 1, 3)
    assert notice_due(sitting(nation=WALES), dt.date(2026, 12, 7)) == dt.date(2027, 1, 3)


@pytest.mark.parametrize(
    ("due", "done", "words"),
    [
        (None, None, "none needed"),
        (DAY, DAY, "done on 1 July 2021"),
        (DAY, None, "due today"),
        (DAY + dt.timedelta(days=3), None, "3 days left"),
        (DAY - dt.timedelta(days=2), None, "2 days late"),
    ],
)
def test_how_a_notice_stands(due: dt.date | None, done: dt.date | None, words: str) -> None:
    assert notice_state(due, done, DAY) == words


def test_effects_in_words() -> None:
    register = sitting()
    assert effect_words(effect_of(register, DAY, "DPI")) == "must leave, may not vote, may not speak"
    assert effect_words(effect_of(register, DAY, "personal interest")) == "may stay, may vote, may speak"
    assert "only if the public may speak" in effect_words(effect_of(register, DAY, "NRI", DIRECT))
