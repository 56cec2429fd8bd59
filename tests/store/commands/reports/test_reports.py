"""What is done with a report to the commissioner; nothing else in the file changes, and nothing is filled in."""

from __future__ import annotations

import datetime as dt
from typing import Any

import pytest
from msgspec.structs import replace

from store.commands.bin import bin_records
from store.commands.reports.drafting import draft_report, edit_report, finalise_report, word_report
from store.commands.reports.out import answer_report, copy_report, publish_report, reopen_report
from store.commands.rounds.rounds import open_round, record_step, take_back_step
from store.problems import Conflict
from store.records import (
    Action,
    ActionKind,
    CopySent,
    Panel,
    PrintedBlock,
    Report,
    RoundKind,
    RoundStep,
    StatutoryRound,
    WordedBlock,
)
from store.records.panel import Nation
from store.register import PANEL_ID, Register
from store.rules.reports.matter import ReportMatter
from store.rules.reports.standing import asks, blocks, state
from store.sample import sample_records
from tests.store.commands.office import TODAY, codes, refusal, run

FEBRUARY = dt.date(2021, 2, 1)
STEPS = (
    RoundStep(step="notified", on=dt.date(2021, 1, 20), pence=1500),
    RoundStep(step="review", on=dt.date(2021, 1, 27), choice="support-with-recommendations", vote="V1"),
)
ROUND = StatutoryRound(id="R1", kind=RoundKind.PRECEPT, year=2021, amounts="rise", steps=STEPS)
DRAFT = Report(id="L1", round="R1", step="report", signatory="P40")


def sample(*more: Any) -> Register:
    return Register.of(*sample_records(), *more)


def final(register: Register | None = None) -> Register:
    return run(register or sample(ROUND, DRAFT), finalise_report, report="L1", dated=FEBRUARY).after


def report_of(register: Register, report: str = "L1") -> Report:
    return register.need(Report, report)


def test_a_report_is_drafted_with_nothing_in_it() -> None:
    done = run(sample(ROUND), draft_report, round_id="R1", step="report", signatory="P40")
    assert done.edit.puts == (DRAFT,)
    assert done.edit.sentence == "Drafted the report on the proposed precept (L1)"
    assert codes(refusal(done.after, draft_report, round_id="R1", step="report")) == ["report.twice"]
    assert codes(refusal(done.after, draft_report, round_id="R1", step="second-report")) == ["report.early"]
    assert codes(refusal(done.after, draft_report, round_id="R1", step="issued")) == ["report.step_none"]


@pytest.mark.parametrize("kind", [RoundKind.SUSPENSION, RoundKind.ACTING_COMMISSIONER])
def test_what_the_panel_decides_itself_has_no_report(kind: RoundKind) -> None:
    register = run(sample(), open_round, kind=kind).after
    assert codes(refusal(register, draft_report, round_id="R1", step="report")) == ["report.none_in"]


def test_a_report_on_scrutiny_is_of_a_meeting_that_was_held() -> None:
    done = run(sample(), draft_report, meeting="M15")
    assert done.edit.puts == (Report(id="L1", meeting="M15"),)
    assert codes(refusal(done.after, draft_report, meeting="M15")) == ["report.twice"]
    assert codes(refusal(done.after, draft_report, meeting="M18")) == ["report.early"]
    assert codes(refusal(done.after, draft_report, meeting="M99")) == ["unknown-id"]


def test_what_is_recorded_of_it_is_changed_until_it_is_final() -> None:
    register = sample(ROUND, replace(DRAFT, signatory=None))
    done = run(register, edit_report, report="L1", signatory="P40", manner="on its website", minutes=("N15",))
    assert report_of(done.after) == replace(DRAFT, manner="on its website", minutes=("N15",))
    assert codes(refusal(register, edit_report, report="L1", minutes=("N99",), vote="V99")) == ["unknown-id"] * 2
    assert codes(refusal(register, edit_report, report="L1", choice="appoint")) == ["report.outcome"]
    assert codes(refusal(final(), edit_report, report="L1", manner="by post")) == ["report.final"]
    noted = run(final(), edit_report, report="L1", note="Printed twice")
    assert report_of(noted.after).note == "Printed twice"


def test_two_clerks_are_asked_which_of_them_is_right() -> None:
    register = run(sample(ROUND, DRAFT), edit_report, report="L1", manner="by post").after
    with pytest.raises(Conflict):
        edit_report(register, TODAY, report="L1", was=DRAFT, manner="on its website")


def test_a_block_once_worded_is_never_drafted_over() -> None:
    register = sample(ROUND, DRAFT)
    before = {one.code: one for one in blocks(ReportMatter(register, DRAFT, TODAY))}
    done = run(register, word_report, report="L1", block="proposal", text="The precept was notified.")
    kept = WordedBlock(block="proposal", text="The precept was notified.", over=before["proposal"].text)
    assert report_of(done.after) == replace(DRAFT, worded=(kept,))
    other = replace(ROUND, steps=(replace(STEPS[0], pence=900), STEPS[1]))
    later = sample(other, report_of(done.after))
    now = {one.code: one for one in blocks(ReportMatter(later, report_of(later), TODAY))}
    assert (now["proposal"].text, now["proposal"].worded) == ("The precept was notified.", True)
    assert now["proposal"].offered == before["proposal"].text.replace("£15", "£9")
    assert {code: one for code, one in now.items() if code != "proposal"} == {
        code: one for code, one in before.items() if code != "proposal"
    }
    back = run(done.after, word_report, report="L1", block="proposal")
    assert report_of(back.after) == DRAFT


def test_a_block_is_left_out_and_two_never_are() -> None:
    register = sample(ROUND, DRAFT)
    done = run(register, word_report, report="L1", block="resolved", text="")
    assert "resolved" not in [one.block for one in report_of(final(done.after)).printed]
    for block in ("title", "decision"):
        assert codes(refusal(register, word_report, report="L1", block=block, text=" ")) == ["report.needed"]
    assert codes(refusal(register, word_report, report="L1", block="hearing", text="x")) == ["report.block"]
    assert codes(refusal(final(), word_report, report="L1", block="vote", text="x")) == ["report.final"]


def test_what_is_not_recorded_is_asked_for_all_at_once_and_never_filled_in() -> None:
    bare = replace(ROUND, amounts="", steps=(replace(STEPS[1], vote=None),))
    register = sample(bare, replace(DRAFT, signatory=None))
    wanted = ["notified", "amount-proposed", "vote", "recommendations", "signatory"]
    problems = refusal(register, finalise_report, report="L1", dated=FEBRUARY)
    assert codes(problems) == [f"report.ask.{one}" for one in wanted]
    text = "\n".join(one.text for one in blocks(ReportMatter(register, report_of(register), TODAY)))
    assert text.count("[not recorded: ") == 4


def test_a_mark_that_is_left_in_the_clerks_words_is_asked_for() -> None:
    register = run(sample(ROUND, DRAFT), word_report, report="L1", block="vote", text="[not recorded: the vote]").after
    assert codes(refusal(register, finalise_report, report="L1", dated=FEBRUARY)) == ["report.ask.left-open"]


def test_a_final_report_keeps_every_block_as_it_stood_whatever_the_records_say_later() -> None:
    register = sample(ROUND, DRAFT)
    matter = ReportMatter(register, DRAFT, TODAY)
    wanted = tuple(PrintedBlock(block=b.code, heading=b.heading, text=b.text) for b in blocks(matter) if b.text)
    done = run(register, finalise_report, report="L1", dated=FEBRUARY)
    assert report_of(done.after) == replace(DRAFT, printed=wanted, dated=FEBRUARY)
    other = sample(replace(ROUND, amounts="", steps=()), report_of(done.after))
    then = ReportMatter(other, report_of(other), TODAY)
    assert [one.text for one in blocks(then)] == [one.text for one in wanted]
    assert asks(then) == ()
    assert codes(refusal(done.after, finalise_report, report="L1")) == ["report.same"]


def test_a_report_after_its_last_day_is_asked_about() -> None:
    register = sample(ROUND, DRAFT)
    (late,) = refusal(register, finalise_report, report="L1", dated=dt.date(2021, 2, 9))
    assert (late.code, "8 February 2021" in late.sentence, "void" in late.sentence) == ("report.late", True, True)
    in_time = run(register, finalise_report, report="L1", dated=dt.date(2021, 2, 8))
    assert report_of(in_time.after).dated == dt.date(2021, 2, 8)
    meant = run(register, finalise_report, report="L1", dated=dt.date(2021, 2, 9), all_the_same=True)
    assert report_of(meant.after).dated == dt.date(2021, 2, 9)
    for day in (dt.date(2021, 1, 26), dt.date(2021, 7, 13)):
        assert "report.day" in codes(refusal(register, finalise_report, report="L1", dated=day))


def test_to_publish_a_report_is_to_take_its_step() -> None:
    register = final()
    done = run(register, publish_report, report="L1", on=dt.date(2021, 2, 2), sent=dt.date(2021, 2, 3))
    taken = RoundStep(step="report", on=dt.date(2021, 2, 3))
    out = replace(report_of(register), published_on=dt.date(2021, 2, 2), sent_on=dt.date(2021, 2, 3))
    assert done.edit.puts == (out, replace(ROUND, steps=(*STEPS, taken)))
    assert codes(refusal(done.after, publish_report, report="L1")) == ["report.same"]
    assert codes(refusal(done.after, take_back_step, round_id="R1", step="report")) == ["report.step"]
    back = run(done.after, reopen_report, report="L1")
    assert (back.after.get(StatutoryRound, "R1"), report_of(back.after)) == (ROUND, report_of(register))
    draft = run(back.after, reopen_report, report="L1")
    assert report_of(draft.after) == DRAFT
    assert codes(refusal(draft.after, reopen_report, report="L1")) == ["report.same"]


@pytest.mark.parametrize("step", ["review", "notified"])
def test_what_a_final_report_tells_of_is_not_taken_back_under_it(step: str) -> None:
    round_ = replace(ROUND, steps=STEPS[:1]) if step == "notified" else ROUND
    register = sample(round_, replace(DRAFT, printed=(PrintedBlock(block="title", text="x"),), dated=FEBRUARY))
    (problem,) = refusal(register, take_back_step, round_id="R1", step=step)
    assert (problem.code, problem.act) == ("report.tells", "report.back")
    assert problem.sentence == "The report on the proposed precept (L1) is final, and tells of that step."
    assert run(sample(round_, DRAFT), take_back_step, round_id="R1", step=step).edit.puts


def test_the_step_of_a_report_that_is_being_written_is_taken_by_the_report() -> None:
    for register in (sample(ROUND, DRAFT), final()):
        problems = refusal(register, record_step, round_id="R1", step="report", on=FEBRUARY)
        assert codes(problems) == ["report.step"]
    by_hand = run(sample(ROUND), record_step, round_id="R1", step="report", on=FEBRUARY).after
    late = final(run(by_hand, draft_report, round_id="R1", step="report", signatory="P40").after)
    assert codes(refusal(late, publish_report, report="L1", on=dt.date(2021, 2, 2))) == ["report.step_day"]
    done = run(late, publish_report, report="L1", on=FEBRUARY)
    assert [type(one) for one in done.edit.puts] == [Report]


def test_what_is_wrong_with_a_day_or_a_state_is_said() -> None:
    register, draft = final(), sample(ROUND, DRAFT)
    assert codes(refusal(draft, publish_report, report="L1")) == ["report.draft"]
    assert codes(refusal(draft, copy_report, report="L1", councils=("Melton Borough Council",))) == ["report.draft"]
    early, late = dt.date(2021, 1, 31), dt.date(2021, 7, 13)
    assert codes(refusal(register, publish_report, report="L1", on=early, sent=late)) == ["report.day"] * 2
    assert codes(refusal(register, answer_report, report="L1")) == ["report.answer_round"]


def test_a_report_on_a_person_takes_its_outcome_and_vote_to_its_step() -> None:
    hearing = StatutoryRound(
        id="R1",
        kind=RoundKind.CONFIRMATION_HEARING,
        post="chief executive",
        subject="Ann Example",
        steps=(
            RoundStep(step="notified", on=dt.date(2021, 1, 25), items=("name", "criteria", "reasons", "terms")),
            RoundStep(step="hearing", on=dt.date(2021, 1, 27), meeting="M14"),
        ),
    )
    register = sample(hearing, replace(DRAFT, choice="appoint"))
    (problem,) = refusal(final(register), publish_report, report="L1", on=FEBRUARY)
    assert problem.code == "round.vote_unnamed"
    done = run(final(register), publish_report, report="L1", on=FEBRUARY, unvoted=True)
    assert done.after.need(StatutoryRound, "R1").steps[-1] == RoundStep(step="report", on=FEBRUARY, choice="appoint")
    assert codes(refusal(sample(hearing, DRAFT), edit_report, report="L1", choice="veto")) == ["report.outcome"]
    assert "report.ask.outcome" in codes(refusal(sample(hearing, DRAFT), finalise_report, report="L1", dated=FEBRUARY))


def test_copies_are_ticked_with_the_recommendations_made_in_the_report() -> None:
    register = run(final(), publish_report, report="L1", on=FEBRUARY).after
    kinds = {ActionKind.RECOMMENDATION, ActionKind.REPORT}
    made = [one.id for one in register.actions if one.minute == "N15" and one.kind in kinds]
    assert made
    done = run(register, copy_report, report="L1", councils=("melton borough council",), on=FEBRUARY)
    sent = CopySent(council="Melton Borough Council", on=FEBRUARY)
    assert report_of(done.after).copies == (sent,)
    assert {one.id for one in done.edit.puts} == {"L1", *made}
    assert all(sent in done.after.need(Action, one).copies for one in made)
    off = run(done.after, copy_report, report="L1", councils=("Melton Borough Council",), off=True)
    assert off.after == register
    assert codes(refusal(register, copy_report, report="L1", councils=("Derby",))) == ["unknown-council"]


def test_in_wales_no_council_must_have_a_copy() -> None:
    register = sample(ROUND, DRAFT)
    panel = register.need(Panel, PANEL_ID)
    others = [one for one in sample_records() if one.id != PANEL_ID]
    wales = Register.of(replace(panel, nation=Nation.WALES), *others, ROUND, DRAFT)
    of_wales = {one.code: one.text for one in blocks(ReportMatter(wales, DRAFT, TODAY))}
    assert of_wales["publication"] == "The Panel publishes this report (section 28(7) of the 2011 Act)."
    of_england = {one.code: one.text for one in blocks(ReportMatter(register, DRAFT, TODAY))}
    assert "a copy to each of the 10 councils" in of_england["publication"]


def test_the_answer_to_scrutiny_is_recorded_with_the_report_and_taken_back() -> None:
    scrutiny = Report(id="L1", meeting="M15", signed_as="Monitoring Officer")
    text = "That figures be given."
    register = run(sample(scrutiny), word_report, report="L1", block="recommendations", text=text).after
    april = dt.date(2021, 4, 1)
    made = run(register, finalise_report, report="L1", dated=april).after
    out = run(made, publish_report, report="L1", on=april).after
    done = run(out, answer_report, report="L1", on=dt.date(2021, 4, 20), answer="Letter of 20 April")
    assert state(ReportMatter(done.after, report_of(done.after), TODAY)) == "answered"
    back = run(done.after, reopen_report, report="L1")
    assert report_of(back.after) == report_of(out)
    assert codes(refusal(register, answer_report, report="L1")) == ["report.unsent"]


def test_a_round_or_meeting_goes_into_the_bin_only_with_its_report() -> None:
    assert codes(refusal(sample(ROUND, DRAFT), bin_records, ids=("R1",))) == ["bin-needed"]
    run(sample(ROUND, DRAFT), bin_records, ids=("R1", "L1"))


def test_to_one_council_a_copy_is_named_and_to_several_they_are_counted() -> None:
    out = run(final(), publish_report, report="L1", on=FEBRUARY).after
    for councils, to in (
        (("Melton Borough Council",), "Melton Borough Council"),
        (("Melton Borough Council", "Blaby District Council"), "2 councils"),
    ):
        done = run(out, copy_report, report="L1", councils=councils, on=FEBRUARY)
        assert done.edit.sentence.startswith("Ticked off the copy of the report on the proposed precept")
        assert done.edit.sentence.endswith(f" to {to}")


@pytest.mark.parametrize(("published", "sent", "step"), [(3, 5, 5), (5, 3, 5), (4, 4, 4)])
def test_a_report_counts_as_done_on_the_later_of_its_two_days(published: int, sent: int, step: int) -> None:
    days = [dt.date(2021, 2, day) for day in (published, sent, step)]
    done = run(final(), publish_report, report="L1", on=days[0], sent=days[1])
    [one] = [each for each in done.edit.puts if isinstance(each, StatutoryRound)]
    assert one.steps[-1].on == days[2]
