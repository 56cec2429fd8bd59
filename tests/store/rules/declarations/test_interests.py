"""What follows from an interest: every row of the table, both nations; dispensations; the 28 days."""

from __future__ import annotations

import datetime as dt

import pytest
from msgspec.structs import replace

from store.records import Declaration, Dispensation, Nation, Panel, Record
from store.records.panel import InterestClass
from store.register import Register
from store.rules.declarations.dispensations import dispensation_holds, why_not_dispensation
from store.rules.declarations.interests import (
    bars,
    effect,
    effect_of,
    effect_words,
    find_kind,
    kinds,
    notice_due,
    notice_state,
    owes_notice,
    registration_due,
    why_not_kind,
)
from store.rules.declarations.kinds import AFFECTS, DIRECT, NO, PUBLIC, TABLE, YES, rows_of
from tests.store.commands.sitting import CHAIR, DAY, HELD, ITEMS, VICE, sitting

ENGLAND, WALES = Nation.ENGLAND, Nation.WALES

NONE = ("", "", "")
EFFECTS = [
    # nation, word, relation, more than most, (speak, vote, stay), sure
    (ENGLAND, "disclosable pecuniary interest", "", None, (NO, NO, ""), True),
    (ENGLAND, "DPI", DIRECT, None, (NO, NO, ""), True),
    (ENGLAND, "a Disclosable Pecuniary Interest", "", None, (NO, NO, ""), True),
    (ENGLAND, "pecuniary interest", "", None, NONE, False),
    (ENGLAND, "other registerable interest", DIRECT, None, NONE, False),
    (ENGLAND, "Other Registrable Interest", DIRECT, None, NONE, False),
    (ENGLAND, "other registerable interest", AFFECTS, True, NONE, False),
    (ENGLAND, "other registerable interest", AFFECTS, False, NONE, False),
    (ENGLAND, "non-registerable interest", DIRECT, None, NONE, False),
    (ENGLAND, "non-registerable interest", AFFECTS, True, NONE, False),
    (ENGLAND, "non registrable", AFFECTS, False, NONE, False),
    (WALES, "personal interest", "", None, (YES, YES, YES), True),
    (WALES, "personal", "", None, (YES, YES, YES), True),
    (WALES, "prejudicial interest", "", None, ("", NO, ""), False),
    (WALES, "personal and prejudicial interest", "", None, ("", NO, ""), False),
    (WALES, "personal and prejudicial", "", None, ("", NO, ""), False),
    (ENGLAND, "personal interest", "", None, NONE, False),
    (ENGLAND, "Personal", "", None, NONE, False),
    (ENGLAND, "personal non prejudicial", "", None, NONE, False),
    (ENGLAND, "personal interest that might lead to bias", "", None, NONE, False),
    (ENGLAND, "significant personal interest", "", None, NONE, False),
    (ENGLAND, "prejudicial interest", "", None, NONE, False),
    (ENGLAND, "personal and prejudicial interest", "", None, NONE, False),
    (ENGLAND, "non-pecuniary interest", "", None, NONE, False),
    (ENGLAND, "private pecuniary interest", "", None, NONE, False),
    (ENGLAND, "private non-pecuniary interest", "", None, NONE, False),
    (ENGLAND, "other interest", "", None, NONE, False),
    (ENGLAND, "", "", None, NONE, False),
    (ENGLAND, "conflict of loyalty", "", None, NONE, False),
    (ENGLAND, "for transparency", "", None, (YES, YES, YES), True),
    (WALES, "for transparency", "", None, (YES, YES, YES), True),
]


@pytest.mark.parametrize(("nation", "word", "relation", "more", "answers", "sure"), EFFECTS)
def test_effects(
    nation: Nation, word: str, relation: str, more: bool | None, answers: tuple[str, str, str], sure: bool
) -> None:
    found = effect_of(sitting(nation=nation), DAY, word, relation, more)
    assert found[:3] == answers
    assert found.sure is sure
    assert found.why.endswith(".")
    assert found.leaves is False, "leaving the room is for the panel's own code, or their own word"
    assert found.barred == (answers[1] == NO)


def test_the_law_bars_from_a_vote_in_one_case_in_each_nation() -> None:
    barring = {(nation, row.code) for nation in Nation for row in rows_of(nation) if row.vote == NO}
    assert barring == {(ENGLAND, "dpi"), (WALES, "prejudicial")}


def test_the_table_of_effects_covers_every_row() -> None:
    covered = {
        (nation, effect_of(sitting(nation=nation), DAY, word, relation, more).why)
        for nation, word, relation, more, *_ in EFFECTS
        if find_kind(sitting(nation=nation), DAY, word)
    }
    assert {(row.nation, row.why) for row in (*TABLE, *rows_of(ENGLAND), *rows_of(WALES))} == covered


def test_the_law_of_the_other_nation_is_not_used() -> None:
    assert find_kind(sitting(nation=WALES), DAY, "DPI") is None
    assert effect_of(sitting(nation=WALES), DAY, "DPI")[:3] == NONE
    assert effect_of(sitting(), DAY, "prejudicial interest")[:3] == NONE


@pytest.mark.parametrize(
    ("typed", "meant"),
    [
        ("personnal interest", "personal interest"),
        ("dpy", "DPI"),
        ("ory", "ORI"),
        ("disclosable pecunary interest", "disclosable pecuniary interest"),
        ("Other Registerable Intrest", "other registerable interest"),
        ("Prejudical", "prejudicial interest"),
    ],
)
def test_a_slip_of_the_keyboard_is_asked_about(typed: str, meant: str) -> None:
    problem = why_not_kind(sitting(), DAY, typed)
    assert problem is not None
    assert f"Did you mean {meant}?" in problem.cure


@pytest.mark.parametrize(
    "printed",
    [
        "",
        "personal",
        "Non-Prejudicial Interest",
        "non-disclosable pecuniary interest",
        "bias",
        "conflict of loyalty",
        "x",
    ],
)
def test_other_words_are_taken_as_the_paper_prints_them(printed: str) -> None:
    assert why_not_kind(sitting(), DAY, printed) is None


def _with_own(*own: InterestClass, nation: Nation = ENGLAND, since: dt.date | None = None) -> Register:
    register = sitting(nation=nation)
    rules = register.panel.rules[0]
    sets = (rules, replace(rules, from_date=since, interests=own)) if since else (replace(rules, interests=own),)
    return Register.of(*_with_panel(register, replace(register.panel, rules=sets)))


def test_the_panels_own_code_bars_where_its_settings_say_so() -> None:
    own = InterestClass(code="x", label="Pecuniary Interest", speak="yes", vote="no", stay="yes")
    changed = _with_own(own)
    assert kinds(changed, DAY)[0].label == "Pecuniary Interest"
    found = effect_of(changed, DAY, "pecuniary interest")
    assert found[:3] == ("yes", "no", "yes")
    assert (found.barred, found.leaves, found.provision) == (True, False, "the panel's own code")
    words_only = _with_own(InterestClass(code="loyalty", label="conflict of loyalty"))
    assert effect_of(words_only, DAY, "conflict of loyalty")[:3] == NONE


def test_the_panels_own_code_can_ask_more_than_the_law_and_never_less() -> None:
    softer = _with_own(InterestClass(code="dpi", label="DPI", speak="yes", vote="yes", stay="no"))
    found = effect_of(softer, DAY, "disclosable pecuniary interest")
    assert found[:3] == (NO, NO, NO)
    assert found.provision == "Localism Act 2011 s.31(4); the panel's own code"


def test_the_words_of_a_panel_hold_from_their_day() -> None:
    own = InterestClass(code="loyalty", label="conflict of loyalty", vote="no")
    changed = _with_own(own, since=DAY)
    before = DAY - dt.timedelta(days=1)
    assert find_kind(changed, before, "Conflict of Loyalty") is None
    assert find_kind(changed, DAY, "Conflict of Loyalty") is not None
    assert not effect_of(changed, before, "conflict of loyalty").barred
    assert effect_of(changed, DAY, "conflict of loyalty").barred


@pytest.mark.parametrize("relation", ["", DIRECT, AFFECTS])
def test_an_own_code_does_not_reach_an_item_that_affects_them_no_more_than_most(relation: str) -> None:
    changed = _with_own(InterestClass(code="ori", label="Other Registerable Interest", vote="no", stay="no"))
    found = effect_of(changed, DAY, "other registerable interest", relation, False if relation == AFFECTS else None)
    assert (found.barred, found.leaves) == ((False, False) if relation == AFFECTS else (True, True))


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
    assert effect(register, declaration(dispensation=over)).barred
    assert effect(register, declaration(dispensation=replace(LEAVE, until=None))).barred


def test_a_dispensation_lifts_the_bar_for_the_items_it_covers() -> None:
    made = declaration(items=ITEMS[:2], dispensation=replace(LEAVE, items=ITEMS[1:2]))
    whole = Register.of(*(r for t in sitting().tables.values() for r in t.values()), made)
    assert bars(whole, HELD, ITEMS[0])[CHAIR].barred
    assert not bars(whole, HELD, ITEMS[1])[CHAIR].barred
    assert effect(whole, made).barred


def test_an_interest_of_which_the_notification_is_pending_is_asked_about_and_owes_no_notice() -> None:
    pending = declaration(registered=False, pending=True)
    found = effect(sitting(), pending)
    assert (found.barred, found.sure) == (False, False)
    assert "to be asked before the item" in found.why
    assert not owes_notice(sitting(), pending)
    assert effect_words(found) == "no bar is known; ask if in doubt"
    own = _with_own(InterestClass(code="dpi", label="DPI", vote="no"))
    assert effect(own, pending).barred, "the panel's own code goes on where the law is a question"
    assert owes_notice(sitting(), replace(pending, pending=False))


@pytest.mark.parametrize(
    ("interest", "owed"),
    [
        ("DPI", True),
        ("other registerable interest", True),
        ("", True),
        ("conflict of loyalty", True),
        ("non-registerable interest", False),
        ("for transparency", False),
        ("private non-pecuniary interest", False),
    ],
)
def test_what_no_register_holds_owes_no_notice(interest: str, owed: bool) -> None:
    assert owes_notice(sitting(), declaration(interest=interest, registered=False)) is owed
    assert not owes_notice(sitting(), declaration(interest=interest, registered=True))
    assert not owes_notice(sitting(), declaration(interest=interest))


SAID = [
    # interest, what they said (speak, vote, stay), advice, (speak, vote, stay) that must follow
    ("DPI", ("", "", "yes"), "the monitoring officer", (NO, NO, YES)),
    ("DPI", ("yes", "", "yes"), "", (NO, NO, YES)),
    ("DPI", ("yes", "yes", "yes"), "", (NO, NO, YES)),
    ("DPI", ("yes", "yes", "yes"), "the monitoring officer", (YES, YES, YES)),
    ("DPI", ("", "", "no"), "", (NO, NO, NO)),
    ("personal interest", ("", "no", ""), "", ("", NO, "")),
    ("personal interest", ("no", "no", "no"), "", (NO, NO, NO)),
    ("personal interest", ("yes", "", "yes"), "", (YES, "", YES)),
    ("", ("", "no", ""), "", ("", NO, "")),
    ("for transparency", ("", "no", ""), "", (YES, NO, YES)),
]


@pytest.mark.parametrize(("interest", "said", "advice", "follows"), SAID)
def test_their_own_word_binds_and_lifts_nothing_and_advice_goes_before_the_code(
    interest: str, said: tuple[str, str, str], advice: str, follows: tuple[str, str, str]
) -> None:
    speak, vote, stay = said
    found = effect(sitting(), declaration(interest=interest, speak=speak, vote=vote, stay=stay, advice=advice))
    assert found[:3] == follows
    assert found.why.startswith(
        f"Advice of {advice}; the code alone" if advice else "By their own word; the code alone"
    )


def test_the_strictest_of_several_declarations_counts_and_only_for_its_items() -> None:
    register = sitting()
    mild = declaration(id="D2", interest="for transparency", scope="all substantive items", items=())
    strict = declaration(people=(CHAIR, VICE))
    whole = Register.of(*(r for t in register.tables.values() for r in t.values()), mild, strict)
    assert bars(whole, HELD, ITEMS[0])[CHAIR].barred
    assert bars(whole, HELD, ITEMS[0])[VICE].barred
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


@pytest.mark.parametrize(
    ("interest", "words"),
    [
        ("DPI", "must not vote, must not speak"),
        ("personal interest", "no bar is known; ask if in doubt"),
        ("pecuniary interest", "no bar is known; ask if in doubt"),
        ("prejudicial interest", "no bar is known; ask if in doubt"),
        ("a word of no code", "no bar is known; ask if in doubt"),
        ("", "no bar is known; ask if in doubt"),
        ("for transparency", "may stay, may vote, may speak"),
    ],
)
def test_effects_in_words(interest: str, words: str) -> None:
    assert effect_words(effect_of(sitting(), DAY, interest)) == words


def test_effects_of_an_own_code_in_words() -> None:
    strict = InterestClass(code="x", label="loyalty", speak=PUBLIC, vote=NO, stay=NO)
    told = effect_words(effect_of(_with_own(strict), DAY, "loyalty"))
    assert told == "must leave, must not vote, may speak only if the public may speak"
