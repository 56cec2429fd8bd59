"""Place 5 as lists: how actions press, what can be searched, their chains, the load, the ledger and the replies."""

from __future__ import annotations

import datetime as dt
from collections.abc import Callable

import pytest
from hypothesis import given
from hypothesis import strategies as st
from msgspec.structs import replace

from store.commands.programme.moves import consider_items, defer_items
from store.commands.settling import record_held, score_item, set_criteria, set_finding_aside
from store.edit import Edit
from store.problems import Problem, Refused
from store.queries.actions.actions import action_groups, action_line, views
from store.queries.actions.chain import chain_lines, chains
from store.queries.actions.replies import group_of, letter_lines, replies, reply_table
from store.queries.actions.search_words import read_search
from store.queries.findings.findings import findings
from store.queries.findings.prepare import prepare
from store.queries.programme import fullness as load
from store.queries.programme.ledger import ledger, ledger_words
from store.records import Action, Meeting, Outcome, Panel, WorkItem
from store.register import Register
from store.rules.findings import Scene, all_findings
from store.rules.words.wording import age_words
from store.sample import DEMO_DAY
from tests.bench.big import records
from tests.steps import growth, steps


def ids(register: Register, search: str) -> list[str]:
    kept = read_search(register, search, DEMO_DAY)
    return [action.id for action in register.actions if kept.keeps(action)]


def test_actions_stand_in_the_order_in_which_they_press(sample: Register) -> None:
    groups = {group.key: [action.id for action in group.actions] for group in action_groups(sample, DEMO_DAY)}
    assert list(groups) == ["overdue", "every", "undated", "closed"]
    assert groups["overdue"] == ["A2", "A3", "A23", "A8"]
    assert groups["every"] == ["A7"]
    assert groups["undated"] == ["A1", "A27", "A26", "A28", "A24", "A25", "A4", "A6"]
    assert groups["closed"][0] == "A5"
    assert sum(len(group) for group in groups.values()) == len(sample.actions)


def test_each_line_says_what_owner_source_due_age_and_state(sample: Register) -> None:
    line = action_line(sample, sample.need(Action, "A2"), DEMO_DAY)
    assert line.gist.startswith("Panel holds 2 of its 6 standard meetings")
    assert (line.asked, line.short_asked, line.due) == (
        "35(a), 23 September 2016",
        "35(a), Fri 23 Sep 2016",
        "Wed 29 Mar 2017",
    )
    assert (line.age, line.state, line.carried) == ("4 years", "overdue", "10 times")
    seven = action_line(sample, sample.need(Action, "A7"), DEMO_DAY)
    assert (seven.short_owner, seven.due, seven.state) == ("PCC", "quarterly", "report promised")
    assert action_line(sample, sample.need(Action, "A9"), DEMO_DAY).gist.startswith("1. The Panel welcomes")


@pytest.mark.parametrize(
    ("days", "words"), [(0, "no days"), (1, "1 day"), (91, "91 days"), (120, "3 months"), (800, "2 years")]
)
def test_ages_in_words(days: int, words: str) -> None:
    assert age_words(days) == words


@pytest.mark.parametrize(
    ("search", "found"),
    [
        ("is:open owner:opcc due:<2021-09-30", ["A8"]),
        ("is:open owner:opcc kind:recommendation", ["A4", "A7"]),
        ("is:open owner:PCC minute:47 kind:report", ["A6"]),
        ("is:overdue", ["A2", "A3", "A8"]),
        ("is:overdue -minute:47", ["A2", "A3"]),
        ("minute:33", ["A1"]),
        ("racially motivated", ["A1"]),
        ('"racially motivated crimes"', ["A1"]),
        ("“racially motivated crimes”", ["A1"]),
        ("id:a5", ["A5"]),
        ("meeting:27/1/2021 is:done", ["A5"]),
        ("is:unanswered", ["A4"]),
        ("is:open is:linked", ["A3", "A6", "A7", "A8"]),
        ("agreed:<1/1/2017 is:open", ["A1", "A2", "A3", "A26", "A27", "A28"]),
        ("due:none is:carried", []),
        ('basis:plan "point 14"', ["A22"]),
        ("[bold]", []),
    ],
)
def test_typed_search(sample: Register, search: str, found: list[str]) -> None:
    if search == "is:open owner:opcc due:<2021-09-30":
        sample = sample.with_edit(_owned(sample))
    assert ids(sample, search) == found


def _owned(sample: Register) -> Edit:
    return Edit("", (replace(sample.need(Action, "A8"), owner="Police and Crime Commissioner"),))


@pytest.mark.parametrize("search", ["who:clerk", "is:late", "due:<soon", "due:<", "who:x is:y"])
def test_a_search_that_cannot_be_read_says_what_can_be_typed(sample: Register, search: str) -> None:
    if search == "due:<":
        with pytest.raises(Refused):
            read_search(sample, search, DEMO_DAY)
        return
    with pytest.raises(Refused) as caught:
        read_search(sample, search, DEMO_DAY)
    assert len(caught.value.problems) == (2 if " " in search else 1)
    assert all(problem.cure for problem in caught.value.problems)


@given(st.text(max_size=60))
def test_any_search_is_read_or_refused(text: str) -> None:
    register = Register.of(Panel(id="PANEL", name="x"), Action(id="A1", text="x"))
    problems: tuple[Problem, ...] = ()
    try:
        read_search(register, text, DEMO_DAY).keeps(register.need(Action, "A1"))
    except Refused as refused:
        problems = refused.problems
    assert all(problem.cure for problem in problems)


def test_views_count_what_they_show(sample: Register) -> None:
    found = {name: number for name, _, number in views(sample, "actions", lambda search: len(ids(sample, search)))}
    assert found["Everything"] == 29
    assert found["Overdue"] == 3


def test_minute_47_stands_as_four_actions_each_with_its_chain(sample: Register) -> None:
    found = {chain.action: dict(chain_lines(chain, ids=True)) for chain in chains(sample, "N15", DEMO_DAY)}
    assert set(found) == {"A4", "A5", "A6", "A7", "A8"}
    assert all(lines["Minute"].startswith("minute 47: PROPOSED PRECEPT") for lines in found.values())
    assert found["A4"]["Due"] == "undated"
    assert "not discharged" in found["A4"]["Discharge"]
    assert "25 March 2021, item 7 (Appendix D), Thursday 25 March 2021" in found["A5"]["Discharge"]
    assert found["A5"]["Discharge"].endswith("done")
    assert found["A6"]["Due"] == "undated"
    assert found["A6"]["Item"].startswith("Efficiency Savings report [W28]")
    assert found["A7"]["Due"] == "quarterly"
    assert "Qtr. 1 Performance Report" in found["A7"]["Item"]


def test_a_promise_that_became_two_items_shows_both_in_its_chain(sample: Register) -> None:
    (chain,) = chains(sample, "A7", DEMO_DAY)
    assert [link.id for link in chain.links if link.stage == "item"] == ["W2", "W20"]
    for item in ("W2", "W20"):
        through = [one for one in chains(sample, item, DEMO_DAY) if one.action == "A7"]
        assert through == [chain]


def test_a_clause_that_became_two_actions_shows_the_other_in_the_chain_of_each(sample: Register) -> None:
    first = sample.need(Action, "A1")
    second = replace(first, id="A99", text="Ask the force for its figures", items=())
    register = sample.with_edit(Edit("", (second,)))
    for one, other in (("A1", "A99"), ("A99", "A1")):
        (chain,) = chains(register, one, DEMO_DAY)
        assert [link.id for link in chain.links if link.stage == "also made"] == [other]


def test_the_chain_is_found_from_both_ends(sample: Register) -> None:
    assert [chain.action for chain in chains(sample, "W28", DEMO_DAY)] == ["A6", "A8"]
    assert "A1" in [chain.action for chain in chains(sample, "M4", DEMO_DAY)]
    stages = [link.stage for link in chains(sample, "A10", DEMO_DAY)[0].links]
    assert stages.count("promised") == 2
    assert [link.id for link in chains(sample, "A23", DEMO_DAY)[0].links if link.stage == "part of"] == ["A10"]
    for wrong in ("P1", "X9"):
        with pytest.raises(Refused):
            chains(sample, wrong, DEMO_DAY)


def test_considering_the_item_offers_to_close_the_action_with_the_minute(sample: Register) -> None:
    moved = sample.with_edit(consider_items(sample, DEMO_DAY, items=("W28",), meeting="M14"))
    found = {row.key: row for row in findings(moved, DEMO_DAY).rows}
    assert "can-be-closed:A6" in found
    assert found["can-be-closed:A6"].acts[0] == "close"


def test_the_fourteen_points_of_the_letter_print_as_a_table(sample: Register) -> None:
    rows = replies(sample, "M6")
    table = reply_table(rows)
    assert table[0] == ("Point", "Outcome", "Reference", "Dated", "Signed by", "Recommendation")
    points = [*range(1, 11), 10, 11, *range(11, 15)]
    assert [line[0] for line in table[1:]] == [str(number) for number in points]
    assert [line[:3] for line in table[10:14]] == [
        ("10", "not accepted", "Para 23"),
        ("10", "changed", "Para 46(e) and 52"),
        ("11", "changed", "Para 54"),
        ("11", "changed", "Para 54, section F"),
    ]
    assert [line[5].split("]")[0] for line in table[10:14]] == [
        "[18 to 24 year age group",
        "[elderly people",
        "[learning disabilities",
        "[suicide",
    ]
    assert {line[4] for line in table[1:]} == {"Lord Willy Bach, Police and Crime Commissioner"}
    (line,) = letter_lines(rows)
    assert line == (
        "Letter OPCC/2/D/2017/1 of Thursday 2 March 2017; signed by Lord Willy Bach, Police and Crime Commissioner; "
        "enclosures: Enc. It answers 14 points."
    )
    assert all(row.outcome in {outcome.value for outcome in Outcome} for row in rows)
    assert {line[3] for line in table[1:]} == {"Thu 2 Mar 2017"}
    assert len(group_of(sample, sample.need(Action, "A12"))) == 14
    assert {row.outcome for row in replies(sample, "M14")} == {"no reply", "report promised"}


@pytest.mark.parametrize(
    ("booked", "available", "bar"),
    [
        (None, 120, "·" * 12),
        (60, 120, "█" * 6 + "·" * 6),
        (120, 120, "█" * 12),
        (180, 120, "█" * 8 + "!" * 4),
        (1, 120, "█" + "·" * 11),
        (75, None, "█" * 6 + "·" * 6),
    ],
)
def test_bars_are_legible_without_colour(booked: int | None, available: int | None, bar: str) -> None:
    assert load.bar(booked, available, 12) == bar


@given(st.one_of(st.none(), st.integers(0, 2000)), st.one_of(st.none(), st.integers(1, 800)))
def test_a_bar_is_always_as_wide_as_asked(booked: int | None, available: int | None) -> None:
    assert len(load.bar(booked, available, 20)) == 20


def test_what_a_move_would_do_to_both_meetings(sample: Register) -> None:
    both = load.what_if(sample, ("W13",), "M19")
    assert [(now.id, now.items, then.items) for now, then in both] == [("M18", 5, 4), ("M19", 4, 5)]
    assert sum(now.items for now, _ in both) == sum(then.items for _, then in both)
    assert "→" in load.what_if_words(sample, ("W13",), "M19")
    assert load.what_if(sample, ("W25",), "M18")[0][1].items == 6


def test_the_backlog_is_scored_by_the_panels_criteria(sample: Register) -> None:
    register = sample.with_edit(set_criteria(sample, DEMO_DAY, criteria=("Impact",), line=2))
    register = register.with_edit(score_item(register, DEMO_DAY, item="W27", points=(("Impact", 3),)))
    first, second, *_ = load.backlog(register, DEMO_DAY)
    assert (first.id, first.total, first.above) == ("W27", 3, True)
    assert (second.total, second.above, second.points) == (0, False, ("Impact: not scored",))


def test_the_ledger_counts_how_often_and_how_long(sample: Register) -> None:
    before = {entry.id: entry for entry in ledger(sample, DEMO_DAY)}
    assert (before["W30"].first_due, before["W30"].days) == (dt.date(2017, 12, 5), 1315)
    register = sample
    for to, reason in (("M19", "Not ready"), ("M20", "Still not ready")):
        register = register.with_edit(defer_items(register, DEMO_DAY, items=("W16",), to=to, reason=reason))
    part = defer_items(register, DEMO_DAY, items=("W13",), to="M19", what="Annex B", reason="Figures")
    register = register.with_edit(part)
    after = {(entry.id, entry.what): entry for entry in ledger(register, dt.date(2021, 12, 31))}
    ethics = after["W16", "whole item"]
    assert (ethics.times, ethics.from_, ethics.to, ethics.why) == (
        2,
        "29 July 2021",
        "2 December 2021",
        "Still not ready",
    )
    assert ledger_words(ethics) == "deferred twice, 155 days, first due Thursday 29 July 2021"
    assert after["W13", "Annex B"].times == 1


def test_prepare_ends_when_nothing_more_is_needed() -> None:
    out = Meeting(id="M1", date=dt.date(2019, 7, 25), agenda_published_on=dt.date(2019, 7, 15))
    register = Register.of(Panel(id="PANEL", name="x"), out)
    found = prepare(register, dt.date(2019, 7, 16))
    assert (found.done, found.words) == (True, "Nothing more is needed for 25 July 2019.")
    nothing = prepare(Register.of(Panel(id="PANEL", name="x")), DEMO_DAY)
    assert (nothing.done, nothing.rows) == (False, ())


def test_what_is_set_aside_comes_back_on_its_day(sample: Register) -> None:
    edit = set_finding_aside(sample, DEMO_DAY, finding="weekday-wrong:M1", reason="Old", until=dt.date(2021, 8, 1))
    register = sample.with_edit(edit)
    assert [row.key for row in findings(register, DEMO_DAY).aside] == ["weekday-wrong:M1"]
    assert "weekday-wrong:M1" in [row.key for row in findings(register, dt.date(2021, 8, 1)).rows]


def test_a_meeting_recorded_as_held_settles_its_business(sample: Register) -> None:
    considered = tuple(item.id for item in sample.items_of("M15"))
    register = sample.with_edit(record_held(sample, DEMO_DAY, meeting="M15", considered=considered))
    assert "meeting-not-recorded:M15" not in [row.key for row in findings(register, DEMO_DAY).rows]


@pytest.mark.parametrize("title", ["[red]x[/]", "=1+1", "\u202eabc", "😀" * 50])
def test_hostile_titles_are_found_and_named_as_they_are(title: str) -> None:
    item = WorkItem(id="W1", title=title, target="To July meeting")
    register = Register.of(Panel(id="PANEL", name="x"), Meeting(id="M1", date=dt.date(2021, 7, 29)), item)
    assert title in findings(register, DEMO_DAY).rows[0].sentence


def test_findings_look_at_each_record_a_few_times_only() -> None:
    """No rule compares every record with every other one: some 1,080 steps a record, for all rules together.

    A tenth of them go into saying each finding in few words besides.
    """

    def finding(number: int) -> Callable[[], object]:
        register = Register.of(*records(number))
        return lambda: all_findings(Scene(register, DEMO_DAY))

    assert growth(finding, 2_000) < 2.2
    assert steps(finding(2_000)) < 2_000 * 1_150
