"""What a panel needs, and when each of it is set."""

from __future__ import annotations

import datetime as dt

import pytest
from msgspec.structs import replace

from store.commands.settings.panel import new_panel_records
from store.commands.settings.starting_rules import chosen_rules
from store.queries.beginning import lacking_settings, need_rows, to_chair
from store.queries.findings.findings import findings
from store.records import Council, Meeting, MeetingStatus, Nation, Panel, Person, Record, Role, Seat, WorkItem
from store.records.panel import DeadlineRule, QuestionRules, QuorumRule, RuleSet
from store.register import Register
from store.rules.beginning import needs
from store.rules.sample_day import SAMPLE_SOURCE, own_day
from store.sample import DEMO_DAY, sample_records

TODAY = dt.date(2026, 11, 26)
ALL = ("rules", "councils", "members", "chair", "quorum", "deadlines", "papers", "meetings", "programme")
ASH = Person(id="P1", name="A Ash", title="Councillor")
SEAT = Seat(id="S1", person="P1", body="Anytown City Council", from_date=dt.date(2026, 5, 1))


def panel(**fields: object) -> Panel:
    (new,) = new_panel_records(name="Anyshire Police and Crime Panel")
    assert isinstance(new, Panel)
    return replace(new, **fields)


def with_rules(**fields: object) -> Panel:
    return panel(rules=(replace(panel().rules[0], **fields),))


def missing(*records: Record) -> tuple[str, ...]:
    return tuple(need.code for need in needs(Register.of(*records), TODAY) if not need.now)


def test_a_new_panel_needs_everything_in_the_order_in_which_it_is_set_up() -> None:
    assert missing(panel()) == ALL
    rows = need_rows(Register.of(panel()), TODAY)
    assert [row.code for row in rows] == list(ALL)
    assert not any(row.is_set or row.now for row in rows)


PAPERS = {"host_authority": "Anytown City Council", "clerk": "A Clerk", "office_address": "Town Hall"}
SET: list[tuple[str, tuple[Record, ...], str]] = [
    ("rules", (panel(rules_name="LLR"),), "those of LLR"),
    ("councils", (panel(councils=(Council(name="Anytown City Council"),)),), "1 council"),
    ("members", (panel(), ASH, SEAT), "1 member"),
    ("chair", (panel(), ASH, replace(SEAT, role=Role.CHAIR)), "A Ash"),
    ("quorum", (with_rules(quorum=QuorumRule(mode="number", number=4)),), "4"),
    ("deadlines", (with_rules(deadlines=(DeadlineRule(code="x", label="Drafts", mode="wd_before", n=9),)),), "1 "),
    ("papers", (panel(**PAPERS),), "A Clerk"),
    ("meetings", (panel(), Meeting(id="M1", date=TODAY)), "1 meeting to come, the first on Thursday 26 November 2026"),
    ("programme", (panel(), WorkItem(id="W1", title="Budget")), "1 item"),
]


@pytest.mark.parametrize(("code", "records", "now"), SET, ids=[code for code, _, _ in SET])
def test_what_is_set_is_told(code: str, records: tuple[Record, ...], now: str) -> None:
    need = next(need for need in needs(Register.of(*records), TODAY) if need.code == code)
    assert now in need.now
    assert code not in missing(*records)


def test_each_of_them_has_a_row_of_its_own() -> None:
    assert [code for code, _, _ in SET] == list(ALL)


NOT_YET: list[tuple[str, tuple[Record, ...]]] = [
    ("councils", (panel(councils=(Council(name="Anytown City Council", last=dt.date(2025, 3, 31)),)),)),
    ("members", (panel(), ASH, replace(SEAT, to_date=dt.date(2026, 11, 25)))),
    ("members", (panel(), replace(SEAT, person=None))),
    ("members", (panel(), ASH, replace(SEAT, binned_on=TODAY))),
    ("chair", (panel(), ASH, SEAT)),
    ("papers", (panel(**{**PAPERS, "clerk": ""}),)),
    ("meetings", (panel(), Meeting(id="M1", date=dt.date(2026, 11, 25)))),
    ("meetings", (panel(), Meeting(id="M1", date=TODAY, status=MeetingStatus.CANCELLED))),
    ("programme", (panel(), WorkItem(id="W1", title="Budget", binned_on=TODAY))),
]


@pytest.mark.parametrize(("code", "records"), NOT_YET)
def test_what_only_seems_set_is_still_needed(code: str, records: tuple[Record, ...]) -> None:
    assert code in missing(*records)


def test_rules_taken_by_name_set_more_than_their_name() -> None:
    begun = chosen_rules("llr", Nation.ENGLAND)
    (new,) = new_panel_records(name="Anyshire Police and Crime Panel", **begun)
    assert "rules" not in missing(new)


def test_the_findings_and_the_list_agree_on_what_is_not_set() -> None:
    """Both say of quorum, questions, deadlines and councils that they are not set, or neither does."""
    pairs = {"quorum": "quorum", "deadlines": "deadlines", "councils": "councils", "rules": "questions"}
    seen = set()
    for _, records, _ in [*SET, ("", (panel(),), "")]:
        register = Register.of(*records)
        codes = {row.code for row in findings(register, TODAY).rows}
        for code, called in pairs.items():
            if code == "rules" and register.panel.rules_name:
                continue
            said = f"{called}-not-set" in codes
            assert said is (code in missing(*records)), code
            seen.add((code, said))
    assert {code for code, said in seen if said} == set(pairs)
    assert {code for code, said in seen if not said} >= {"quorum", "deadlines", "councils"}


def test_what_papers_print_is_named_until_it_is_entered() -> None:
    register = Register.of(panel(clerk="A Clerk"))
    row = next(row for row in need_rows(register, TODAY) if row.code == "papers")
    assert row.why.endswith("Still to be entered: the host authority and the address of the office.")
    assert [path for path, _, now in lacking_settings(register, TODAY) if not now] == [
        "host_authority",
        "office_address",
    ]
    assert lacking_settings(register, TODAY)[-1] == ("clerk", "Clerk", "A Clerk")


def test_whoever_is_in_the_chair_already_cannot_be_put_there() -> None:
    bob = Person(id="P2", name="B Birch")
    second = Seat(id="S2", person="P2", body="Anyshire County Council")
    register = Register.of(panel(), ASH, bob, replace(SEAT, role=Role.CHAIR), second)
    assert [(seat.id, bool(problem)) for seat, _, problem in to_chair(register, TODAY)] == [("S1", True), ("S2", False)]


def test_the_sample_stands_on_its_day_until_somebody_goes_on_with_it() -> None:
    sample = Register.of(*sample_records())
    assert sample.panel.source.startswith(SAMPLE_SOURCE)
    assert own_day(sample) == DEMO_DAY
    later = Meeting(id="M900", date=dt.date(2022, 2, 1))
    assert own_day(Register.of(*sample_records(), later)) is None
    assert own_day(Register.of(panel(), later)) is None
    assert own_day(Register.of(panel(rules=(RuleSet(),)))) is None


PART: list[tuple[str, Panel, str]] = [
    ("rules", panel(), ""),
    ("rules", with_rules(questions=QuestionRules(allowed=True)), "what may be sent in, and by when"),
    ("rules", with_rules(questions=QuestionRules(allowed=None, max_words=100)), "what may be sent in, and by when"),
    ("rules", with_rules(questions=QuestionRules(allowed=False)), ""),
    ("rules", panel(rules_name="LLR"), ""),
    ("papers", panel(), ""),
    ("papers", panel(clerk="A Clerk"), "the host authority and the address of the office"),
    ("papers", panel(**{**PAPERS, "clerk": ""}), "the clerk"),
    ("papers", panel(**PAPERS), ""),
    ("councils", panel(), ""),
]


@pytest.mark.parametrize(("code", "of", "lacking"), PART)
def test_what_is_set_in_part_says_what_is_missing_of_it(code: str, of: Panel, lacking: str) -> None:
    (need,) = [need for need in needs(Register.of(of), TODAY) if need.code == code]
    (row,) = [row for row in need_rows(Register.of(of), TODAY) if row.code == code]
    assert need.part.startswith(lacking)
    assert bool(need.part) is bool(lacking) is row.in_part
    assert not (row.is_set and row.in_part)
    assert row.stands == (row.now or ("set in part" if lacking else "not set yet"))
