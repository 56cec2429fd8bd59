"""The table of statutory numbers."""

import datetime as dt
from typing import get_args

import pytest

from store.problems import Refused
from store.records.panel import Nation
from store.rules.law.exempt import told_exempt, why_not_exempt
from store.rules.law.provision import ASK, Certainty
from store.rules.law.table import (
    END_ANNOUNCED,
    PROVISIONS,
    ask_about,
    date_in,
    local_rule,
    members_needed,
    provision,
    why_end_announced,
)

ON = dt.date(2026, 11, 23)


@pytest.mark.parametrize(
    ("code", "number", "unit", "counting"),
    [
        ("notice", 5, "clear working days", "clear"),
        ("inspection", 6, "years", "beginning with"),
        ("background_papers", 4, "years", "beginning with"),
        ("confirmation_hearing", 3, "weeks", "beginning with"),
        ("chief_constable_hearing", 3, "weeks", "beginning with"),
        ("reserve_candidate_hearing", 3, "weeks", "beginning with"),
        ("removal_hearing", 6, "weeks", "beginning with"),
        ("acting_commissioner", 6, "months", "beginning with"),
        ("iopc_referral", 1, "calendar days", "after"),
        ("complaint_withdrawal", 21, "calendar days", "after"),
        ("register_interests", 28, "calendar days", "beginning with"),
        ("notify_interest", 28, "calendar days", "beginning with"),
        ("dispensation", 4, "years", "beginning with"),
        ("nomination_failure", 21, "calendar days", "after"),
        ("appointment_failure", 14, "calendar days", "after"),
        ("appointed_members", 10, "members", ""),
        ("coopted_members", 2, "members", ""),
        ("panel_total", 20, "members", ""),
        ("exempt_first_paragraph", 1, "paragraph", ""),
        ("exempt_last_paragraph", 7, "paragraph", ""),
        ("delegated_record", 6, "years", "beginning with"),
        ("delegated_background", 4, "years", "beginning with"),
        ("coopted_not_councillors", 2, "members", ""),
        ("coopt_councillor_majority", 1, "share of members", ""),
        ("interest_disqualification", 5, "years", ""),
        ("precept_veto", 2, "share of members", ""),
        ("chief_constable_veto", 2, "share of members", ""),
        ("suspension_offence", 2, "years", ""),
        ("iopc_call_in", 1, "calendar days", "after"),
        ("complaint_old", 12, "months", "beginning with"),
    ],
)
def test_numbers_in_england(code: str, number: int, unit: str, counting: str) -> None:
    row = provision(code, ON)
    assert (row.number, row.unit, row.counting) == (number, unit, counting)


def test_numbers_that_differ_in_wales() -> None:
    assert provision("notice", ON, Nation.WALES).number == 3
    assert provision("exempt_first_paragraph", ON, Nation.WALES).number == 12
    assert provision("exempt_last_paragraph", ON, Nation.WALES).number == 18
    assert provision("panel_total", ON, Nation.WALES).number == 20
    for code in ("register_interests", "notify_interest"):
        row = provision(code, ON, Nation.WALES)
        assert (row.number, row.unit, row.counting) == (28, "calendar days", "beginning with")
    assert "ask the monitoring officer" in str(provision("notice", ON, Nation.WALES))
    assert "monitoring officer" not in str(provision("notice", ON))


@pytest.mark.parametrize(
    ("code", "day"),
    [
        ("precept_notify", "2027-02-01"),
        ("precept_report", "2027-02-08"),
        ("precept_revised", "2027-02-15"),
        ("precept_second_report", "2027-02-22"),
        ("precept_issue", "2027-03-01"),
        ("plan_issued", "2027-03-31"),
    ],
)
def test_fixed_dates(code: str, day: str) -> None:
    assert date_in(provision(code, ON), 2027) == dt.date.fromisoformat(day)


@pytest.mark.parametrize(
    ("in_post", "needed"),
    [(12, 8), (13, 9), (14, 10), (15, 10), (16, 11), (17, 12), (18, 12), (19, 13), (20, 14), (1, 1), (0, 0)],
)
def test_two_thirds_of_the_members_in_post(in_post: int, needed: int) -> None:
    assert members_needed(provision("precept_veto", ON), in_post) == needed
    assert members_needed(provision("chief_constable_veto", ON), in_post) == needed


def test_a_councillor_is_coopted_by_every_member() -> None:
    assert members_needed(provision("coopt_councillor_majority", ON), 15) == 15


def test_a_number_is_not_read_as_what_it_is_not() -> None:
    with pytest.raises(ValueError, match="years"):
        date_in(provision("inspection", ON), 2027)
    with pytest.raises(ValueError, match="years"):
        members_needed(provision("inspection", ON), 15)


def test_the_law_on_commissioners_is_in_force_from_22_november_2012() -> None:
    """The first elections were on the 15th; who was elected took office on the 22nd."""
    for row in PROVISIONS:
        if row.in_force_from is not None:
            assert row.in_force_from == dt.date(2012, 11, 22)
            assert row.end_announced == dt.date(2028, 5, 31)


def test_one_row_at_most_is_in_force() -> None:
    for on in (dt.date(2012, 1, 1), dt.date(2012, 11, 22), ON, END_ANNOUNCED, dt.date(2030, 1, 1)):
        for nation in Nation:
            codes = [p.code for p in PROVISIONS if p.applies(on, nation.value)]
            assert len(codes) == len(set(codes))


def test_every_row_is_complete() -> None:
    for p in PROVISIONS:
        assert p.citation
        assert p.note.endswith(".")
        assert p.number > 0
        assert p.certainty in get_args(Certainty)
        assert (p.month > 0) == (p.unit == "day of the year")
        assert p.nation in {"both", *(n.value for n in Nation)}


def test_an_end_that_was_announced_is_asked_about_and_refuses_nothing() -> None:
    after = END_ANNOUNCED + dt.timedelta(1)
    for one in PROVISIONS:
        for nation in Nation:
            if not one.applies(after, nation.value):
                continue
            then = provision(one.code, after, nation)
            assert then.number == provision(one.code, END_ANNOUNCED, nation).number
            asked = one.end_announced is not None or one.certainty == ASK
            assert (then.certainty == ASK) is asked, one.code
            assert ("ask the monitoring officer" in str(then)) is asked
    assert provision("precept_veto", END_ANNOUNCED).certainty == "verified"
    assert why_end_announced(END_ANNOUNCED) is None
    words = str(why_end_announced(after))
    assert "announced" in words
    assert "No Act was found" in words
    assert "English Devolution and Community Empowerment Act 2026 (c. 23)" in words


@pytest.mark.parametrize(
    ("day", "nation", "named"),
    [
        ("2026-04-28", Nation.ENGLAND, False),
        ("2026-04-29", Nation.ENGLAND, True),
        ("2028-05-31", Nation.WALES, False),
        ("2028-06-01", Nation.WALES, True),
        ("2028-06-01", Nation.ENGLAND, True),
    ],
)
def test_the_devolution_act_is_named_among_what_is_to_be_asked(day: str, nation: Nation, named: bool) -> None:
    sentences = ask_about(dt.date.fromisoformat(day), nation)
    assert any("2026 (c. 23)" in one and "monitoring officer" in one for one in sentences) is named


def test_what_is_not_in_the_table_is_refused_with_a_cure() -> None:
    for code, nation, match in (
        ("nonsense", Nation.ENGLAND, "No provision"),
        ("dispensation", Nation.WALES, "does not apply in Wales"),
    ):
        with pytest.raises(Refused, match=match) as refused:
            provision(code, ON, nation)
        assert refused.value.problems[0].cure
    with pytest.raises(Refused, match="from 22 November 2012"):
        provision("precept_notify", dt.date(2012, 2, 1))


def test_a_local_rule_says_that_it_is_one() -> None:
    row = local_rule(15, "clear working days", "Public questions", counting="clear")
    assert str(row) == "the panel's own rule (local rule)"
    assert (row.number, row.certainty) == (15, "local rule")


def test_what_is_exempt_is_said_back_and_a_number_that_is_none_is_told_why() -> None:
    assert told_exempt("3", Nation.ENGLAND) != told_exempt("1", Nation.ENGLAND) != ""
    why = why_not_exempt("99", Nation.ENGLAND)
    assert why is not None
    assert told_exempt("99", Nation.ENGLAND) == why.sentence
    assert told_exempt("bids", Nation.ENGLAND) == ""
