"""The yearly paper: five complaints entered as in 2020 give the figures and the words of minute 48, and no name."""

from __future__ import annotations

import datetime as dt
from collections.abc import Callable, Iterator
from typing import Any

import msgspec
import pytest
from msgspec.structs import replace

from store.commands import CommandOf
from store.commands.complaints.ending import publish_complaint
from store.commands.complaints.entering import add_complaint
from store.commands.complaints.steps import (
    acknowledge_complaint,
    disapply_complaint,
    record_complaint,
    refer_complaint,
    resolve_complaint,
    return_complaint,
    withdraw_complaint,
)
from store.edit import Edit
from store.papers.fixed_words import english
from store.papers.printed import printed
from store.problems import Refused
from store.queries.annual.complaints import COMPLAINTS
from store.queries.complaints.whole import complaint_lines
from store.records import (
    Complaint,
    ComplaintDeed,
    ComplaintGround,
    ComplaintHandler,
    ComplaintKind,
    ComplaintOutcome,
    Panel,
    RuleSet,
)
from store.records.complaint import ComplaintRules
from store.register import Register
from store.rules.complaints.figures import COUNTS, figures

HELD_WHOLE = ("annual",)

DEED, OUTCOME = ComplaintDeed, ComplaintOutcome
TODAY = dt.date(2021, 1, 20)
RULES = ComplaintRules(
    handler=ComplaintHandler.MONITORING_OFFICER.value,
    leave="the Chief Constable and the Police and Crime Commissioner",
)
NAME = "Leicester, Leicestershire and Rutland Police and Crime Panel"
MINUTE_48 = (
    "Five complaints were referred to the Monitoring Officer during 2020 alleging to impugn the Police and Crime "
    "Commissioner. In terms of outcomes, one was referred to the IOPC who found that the allegations were without "
    "foundation, the other four also had no substance."
)


class Office:
    """A register on which commands are run one after the other."""

    def __init__(self, rules: ComplaintRules = RULES) -> None:
        self.register = Register.of(Panel(id="PANEL", name=NAME, rules=(RuleSet(complaints=rules),)))

    def run(self, command: CommandOf[...], **given: Any) -> None:
        self.register = self.register.with_edit(command(self.register, TODAY, **given))

    def add(self, month: int, **more: Any) -> str:
        came = dt.date(2020, month, 6)
        self.run(add_complaint, received_on=came, complainant=f"Canary {month}", complained_of="A. Canary", **more)
        return self.register.complaints[-1].id

    def resolved(self, month: int, outcome: ComplaintOutcome = OUTCOME.NO_SUBSTANCE) -> str:
        one = self.add(month)
        self.run(record_complaint, complaint=one, on=dt.date(2020, month, 8))
        for step in (DEED.BEGUN, DEED.COMPLAINANT_ASKED, DEED.SUBJECT_ASKED):
            self.run(resolve_complaint, complaint=one, step=step, on=dt.date(2020, month, 9))
        self.run(resolve_complaint, complaint=one, step=DEED.RESOLVED, outcome=outcome, on=dt.date(2020, month, 20))
        return one

    def decided(self, month: int, outcome: ComplaintOutcome = OUTCOME.UNFOUNDED) -> str:
        one = self.add(month)
        self.run(record_complaint, complaint=one, on=dt.date(2020, month, 8), serious=True)
        self.run(refer_complaint, complaint=one, on=dt.date(2020, month, 9))
        self.run(return_complaint, complaint=one, outcome=outcome, on=dt.date(2020, month, 28))
        return one

    def publish(self, *ids: str) -> None:
        day = dt.date(2021, 1, 4)
        for one in ids:
            self.run(
                publish_complaint, complaint=one, complainant_on=day, subject_on=day, in_public_interest=True, on=day
            )

    def paper(self, form: str = "text", **chosen: Any) -> str:
        return printed("complaints", form, self.register, TODAY, year=chosen.get("year", "2020")).data.decode()


@pytest.fixture
def as_in_2020() -> Office:
    office = Office()
    office.publish(office.decided(2), *(office.resolved(month) for month in (4, 6, 9, 11)))
    return office


def test_the_paper_tells_2020_in_the_words_of_minute_48(as_in_2020: Office) -> None:
    text = as_in_2020.paper()
    assert MINUTE_48 in text
    assert text.startswith(
        "Annual report of complaints received against the Leicester, Leicestershire and Rutland Police and Crime "
        "Commissioner\n\nThe Chief Constable and the Police and Crime Commissioner to leave the meeting for this item."
    )
    assert "not published" not in text


def test_the_figures_are_those_of_minute_48(as_in_2020: Office) -> None:
    rows = msgspec.json.decode(as_in_2020.paper("json"))
    counted = {row["figure"]: row["number"] for row in rows if row["figure"] != "result"}
    assert counted == {
        "received": 5,
        "acknowledged": 0,
        "recorded": 5,
        "not_recorded": 0,
        "referred": 1,
        "resolved": 4,
        "disapplied": 0,
        "withdrawn": 0,
        "open": 0,
        "conduct": 0,
    }
    results = {row["outcome"]: row["number"] for row in rows if row["figure"] == "result"}
    assert results == {"without foundation": 1, "no substance": 4}


@pytest.mark.parametrize("form", ["text", "md", "html", "json", "csv"])
def test_no_form_names_anybody(as_in_2020: Office, form: str) -> None:
    assert "canary" not in as_in_2020.paper(form).casefold()


@pytest.mark.parametrize("form", ["docx", "pdf"])
def test_it_can_be_printed(as_in_2020: Office, form: str) -> None:
    data = printed("complaints", form, as_in_2020.register, TODAY, year="2020").data
    assert data[:4] in {b"PK\x03\x04", b"%PDF"}


def test_no_outcome_is_printed_before_both_had_their_chance_and_the_panel_decided() -> None:
    office = Office()
    one = office.decided(2)
    told = "it was referred to the IOPC and has an outcome that is not published."
    assert told in office.paper()
    assert "without foundation" not in office.paper()
    day = dt.date(2021, 1, 2)
    office.run(publish_complaint, complaint=one, complainant_on=day, subject_on=day, in_public_interest=False, on=day)
    assert told in office.paper()
    office.publish(one)
    assert "it was referred to the IOPC who found that the allegations were without foundation." in office.paper()


Entered = Callable[[Office], object]


def _withdrawn(office: Office) -> None:
    one = office.add(3)
    office.run(withdraw_complaint, complaint=one, on=dt.date(2020, 3, 9))


def _disapplied(office: Office) -> None:
    one = office.add(3)
    office.run(record_complaint, complaint=one, on=dt.date(2020, 3, 9))
    office.run(disapply_complaint, complaint=one, ground=ComplaintGround.VEXATIOUS, on=dt.date(2020, 3, 10))


def _not_recorded(office: Office) -> None:
    one = office.add(3)
    office.run(record_complaint, complaint=one, ground=ComplaintGround.CRIMINAL, on=dt.date(2020, 3, 9))


def _decided(office: Office) -> None:
    office.decided(7)


def _upheld(office: Office) -> None:
    office.publish(office.resolved(5, OUTCOME.UPHELD))


@pytest.mark.parametrize(
    ("entered", "told"),
    [
        ((), "No complaint was referred to the Monitoring Officer during 2020 alleging to impugn the Police and Crime"),
        ((_withdrawn,), "One complaint was referred to the Monitoring Officer during 2020"),
        ((_withdrawn,), "Commissioner. In terms of outcomes, it was withdrawn."),
        ((_withdrawn, _withdrawn), "In terms of outcomes, both were withdrawn."),
        ((_withdrawn, _withdrawn, _withdrawn), "In terms of outcomes, all three were withdrawn."),
        ((_withdrawn, _upheld), "In terms of outcomes, one was upheld and one was withdrawn."),
        ((_decided, _upheld), "to the IOPC and has an outcome that is not published, the other one was upheld."),
        ((_disapplied, _disapplied, _not_recorded), "two had the procedure disapplied and one was not recorded."),
    ],
)
def test_what_else_a_year_can_come_to(entered: tuple[Entered, ...], told: str) -> None:
    office = Office()
    for enter in entered:
        enter(office)
    assert told in office.paper()


def test_a_conduct_matter_is_counted_by_itself_and_what_has_no_day_in_no_year(as_in_2020: Office) -> None:
    as_in_2020.add(8, kind=ComplaintKind.CONDUCT)
    as_in_2020.run(add_complaint)
    text = as_in_2020.paper()
    assert MINUTE_48 in text
    assert "One conduct matter was recorded during 2020. No complaint had been made of it." in text
    assert "Without a day of receipt that is recorded, and so in no year: one." in text


def test_a_year_is_a_calendar_or_a_municipal_one_and_the_last_with_a_complaint_if_none_is_named(
    as_in_2020: Office,
) -> None:
    assert "Five complaints" in printed("complaints", "text", as_in_2020.register, TODAY).data.decode()
    assert "Three complaints were referred" in as_in_2020.paper(year="2020-21")
    assert "No complaint was referred" in as_in_2020.paper(year="2019")
    for wrong in ("20", "2020-23", "last", "0001"):
        with pytest.raises(Refused):
            as_in_2020.paper(year=wrong)


def _keys() -> Iterator[str]:
    yield from (key for key in english() if key.startswith("complaints."))


def test_every_result_has_its_words() -> None:
    results = ("unfounded", "no_substance", "settled", "upheld", "open", "withheld", "not_recorded", "disapplied")
    keys = set(_keys())
    for one in (*results, "withdrawn"):
        assert {f"complaints.{before}_{one}" for before in ("iopc", "one", "many")} <= keys


def annual(office: Office, year: str = "2019-20", form: str = "text", *, financial: bool = False) -> str:
    chosen: dict[str, Any] = {"year": year, "financial": financial}
    return printed("annual", form, office.register, TODAY, **chosen).data.decode()


def test_the_annual_report_counts_as_the_yearly_paper_does(as_in_2020: Office) -> None:
    """Of the five, that of February and that of April came in within 2019-20, three within 2020-21."""
    as_in_2020.add(8, kind=ComplaintKind.CONDUCT)
    for year, received in (("2019-20", 2), ("2020-21", 3)):
        paper = msgspec.json.decode(as_in_2020.paper("json", year=year))
        of_paper = {row["figure"]: row["number"] for row in paper if row["figure"] != "result"}
        rows = [row for row in msgspec.json.decode(annual(as_in_2020, year, "json")) if "complaints-" in row["code"]]
        of_annual = {row["code"].removeprefix("complaints-"): row["number"] for row in rows}
        assert of_paper["received"] == received
        assert of_paper == {code: of_annual[code] for code in of_paper}
        for row in (row for row in paper if row["figure"] == "result"):
            labels = {f"Outcome: {row['outcome']}": row["number"]}
            assert labels.items() <= {each["figure"]: each["number"] for each in rows}.items()


def test_the_annual_report_tells_them_in_the_words_of_the_yearly_paper(as_in_2020: Office) -> None:
    told = as_in_2020.paper(year="2020-21").split("\n\n")[3]
    assert told.startswith("Three complaints were referred to the Monitoring Officer during 2020-21")
    assert told in annual(as_in_2020, "2020-21")
    financial = annual(as_in_2020, "2020-21", financial=True)
    assert "Four complaints were referred to the Monitoring Officer during the financial year 2020-21" in financial
    assert financial.startswith("Annual report for the financial year 2020-21\n")
    assert "were referred" not in annual(Office())
    assert "canary" not in annual(as_in_2020, "2020-21").casefold()


def test_the_annual_report_prints_no_outcome_before_the_panel_decided() -> None:
    office = Office()
    one = office.decided(2)
    before = msgspec.json.decode(annual(office, form="json"))
    found = {row["code"]: row["number"] for row in before}
    assert (found["complaints-unfounded"], found["complaints-withheld"]) == (0, 1)
    assert "has an outcome that is not published" in annual(office)
    office.publish(one)
    found = {row["code"]: row["number"] for row in msgspec.json.decode(annual(office, form="json"))}
    assert (found["complaints-unfounded"], found["complaints-withheld"]) == (1, 0)


def test_the_figures_are_called_what_the_yearly_paper_calls_them() -> None:
    called = {one.code: one.label for one in COMPLAINTS}
    codes = [code for code in (*COUNTS, "conduct") if code in called]
    assert len(codes) == len(COUNTS) + 1
    assert {code: called[code] for code in codes} == {code: english()[f"complaints.count_{code}"] for code in codes}


def test_targets_are_counted_where_the_panel_has_them() -> None:
    office = Office(ComplaintRules(acknowledge_days=5, conclude_within=8))
    office.resolved(2)
    office.add(3)
    counted = figures(office.register, office.register.all(Complaint))
    assert (counted.acknowledged_in_time, counted.concluded_in_time) == (0, 1)
    assert "of these within the panel's own target" in office.paper()
    found = _numbers(office)
    assert (found["complaints-acknowledged_in_time"], found["complaints-concluded_in_time"]) == (0, 1)


def _numbers(office: Office, year: str = "2019-20") -> dict[str, int | None]:
    return {row["code"]: row["number"] for row in msgspec.json.decode(annual(office, year, "json"))}


def test_the_annual_report_has_a_target_only_in_a_year_for_whose_complaints_the_panel_had_it(
    as_in_2020: Office,
) -> None:
    assert not [code for code in _numbers(as_in_2020) if code.endswith("_in_time")]
    panel = as_in_2020.register.panel
    later = RuleSet(from_date=dt.date(2020, 5, 1), complaints=ComplaintRules(acknowledge_days=5))
    as_in_2020.register = as_in_2020.register.with_edit(Edit("", (replace(panel, rules=(*panel.rules, later)),)))
    as_in_2020.run(acknowledge_complaint, complaint="K3", on=dt.date(2020, 6, 12))
    as_in_2020.run(acknowledge_complaint, complaint="K4", on=dt.date(2020, 9, 16))
    found = {code: number for code, number in _numbers(as_in_2020, "2020-21").items() if code.endswith("_in_time")}
    assert found == {"complaints-acknowledged_in_time": 1}, "Saturday 6 June: by Friday 12; Sunday 6 September: by 11"
    assert not [code for code in _numbers(as_in_2020) if code.endswith("_in_time")]


def test_where_no_complaint_is_recorded_the_annual_report_says_so_and_prints_no_nought() -> None:
    office = Office()
    assert {number for code, number in _numbers(office).items() if code.startswith("complaints-")} == {None}
    assert "No complaint is recorded here, so no number is given." in annual(office)
    office.add(2)
    assert _numbers(office, "2020-21")["complaints-received"] == 0
    assert "No complaint is recorded here" not in annual(office, "2020-21")


@pytest.mark.parametrize(
    ("name", "printed_as"),
    [
        ("", "a sub-committee"),
        ("Complaints Sub-Committee", "the Complaints Sub-Committee"),
        ("the Complaints sub-committee of the Panel", "the Complaints sub-committee of the Panel"),
    ],
)
def test_a_sub_committee_is_called_by_its_name(name: str, printed_as: str) -> None:
    office = Office(ComplaintRules(handler=ComplaintHandler.SUB_COMMITTEE.value, sub_committee=name))
    one = office.resolved(2)
    assert f"One complaint was referred to {printed_as} during 2020" in office.paper()
    lines = complaint_lines(office.register, office.register.need(Complaint, one), TODAY)
    assert ("Step", f"informal resolution begun on Sunday 9 February 2020, by {printed_as}") in lines
