from __future__ import annotations

import datetime as dt
from typing import Any

import pytest
from msgspec.structs import replace

from store import rulesets
from store.commands.questions.after import close_question, group_questions, publish_question, purge_contacts, purgeable
from store.commands.questions.answers import (
    add_supplementary,
    answer_question,
    mark_reply_sent,
    owe_reply,
    put_question,
    send_for_answer,
    tell_asker,
)
from store.commands.questions.decisions import (
    accept_question,
    confirm_decision,
    hold_over_question,
    judge_repeat,
    redirect_question,
    reject_question,
)
from store.commands.questions.receipt import (
    acknowledge_question,
    edit_published_text,
    edit_question,
    receive_question,
    redact_question,
)
from store.edit import Edit
from store.problems import Conflict
from store.records import (
    Asker,
    ContactDetails,
    Meeting,
    MeetingKind,
    MeetingStatus,
    Panel,
    Person,
    Question,
    QuestionKind,
    QuestionState,
    Record,
    WorkItem,
)
from store.records.panel import Deadline, RuleSet
from store.records.question import Exchange
from store.register import Register
from tests.store.commands.office import TODAY, codes, refusal, run

S = QuestionState
JULY = Meeting(id="M1", date=dt.date(2021, 7, 29), start=dt.time(13))
JUNE = Meeting(id="M3", date=dt.date(2021, 6, 10))
SEPTEMBER = Meeting(id="M2", date=dt.date(2021, 9, 30))
SPECIAL = Meeting(id="M4", date=dt.date(2021, 8, 12), kind=MeetingKind.SPECIAL)
RULES = rulesets.rule_set("llr").rules
PRIVATE = ContactDetails(address="1 Canary Street", email="canary@example.org", phone="07700 900123")


def office(*records: Record, rules: RuleSet = RULES) -> Register:
    panel = Panel(id="PANEL", name="Panel", rules=(rules,))
    item = WorkItem(id="W1", title="Annual report", meeting="M1")
    return Register.of(panel, JUNE, JULY, SPECIAL, SEPTEMBER, item, Person(id="P1", name="A. Member"), *records)


def question(**more: Any) -> Question:
    given: dict[str, Any] = {
        "id": "Q1",
        "asker": Asker(name="A. Resident", connection="lives here", private=PRIVATE),
        "text": "Will there be more officers?",
        "received_at": dt.datetime(2021, 7, 5, 9),
        "meeting": "M1",
    }
    return Question(**(given | more))


def only(register: Register) -> Question:
    (found,) = register.questions
    return found


def after(command: Any, /, start: Question | None = None, **arguments: Any) -> tuple[Question, Edit]:
    done = run(office(start or question()), command, question="Q1", **arguments)
    found = only(done.after)
    assert {record.id for record in done.edit.puts} == {"Q1"}
    assert "canary" not in done.edit.sentence.casefold()
    return found, done.edit


class TestReceive:
    def test_a_question_is_kept_as_it_came(self) -> None:
        text = "“Why?”\n\nKind regards\nJo 🙂"
        done = run(
            office(),
            receive_question,
            name=" A. Resident ",
            text=text,
            received_at=dt.datetime(2021, 7, 5, 9),
            meeting="M1",
            email="canary@example.org",
            subject="Officers",
        )
        found = only(done.after)
        assert (found.id, found.text, found.asker.name, found.state) == ("Q1", text, "A. Resident", S.RECEIVED)
        assert found.asker.private.email == "canary@example.org"
        assert [(step.state, step.on) for step in found.steps] == [(S.RECEIVED, dt.date(2021, 7, 5))]
        assert found.published_text == ""
        assert done.edit.sentence == "Received question Q1 “Officers” for the meeting of Thursday 29 July 2021"

    def test_a_late_one_says_so(self) -> None:
        given = {"name": "A", "text": "Why?", "meeting": "M1", "received_at": dt.datetime(2021, 7, 8)}
        sentence = run(office(), receive_question, **given).edit.sentence
        assert sentence.endswith("after the deadline of Wednesday 7 July 2021")

    def test_control_characters_are_left_out_and_counted(self) -> None:
        done = run(office(), receive_question, name="A", text="Wh\x00y\x07?\r\n")
        assert only(done.after).text == "Why?"
        assert done.edit.sentence.endswith("2 invisible characters of the paste left out")

    def test_twenty_kilobytes_fit(self) -> None:
        text = "Why? " * 4_096
        assert only(run(office(), receive_question, name="A", text=text).after).text == text

    def test_everything_wrong_is_said_at_once(self) -> None:
        problems = refusal(
            office(),
            receive_question,
            name=" ",
            text="\x00",
            received_at=dt.datetime(2021, 7, 13),
            meeting="M99",
            item="W99",
            person="P99",
            email="nobody",
            signatures=-1,
            minutes=0,
        )
        assert codes(problems) == [
            "text-empty",
            "text-empty",
            "received-in-future",
            "unknown-id",
            "unknown-id",
            "unknown-id",
            "email-shape",
            "signatures-unlikely",
            "minutes-unlikely",
        ]

    def test_a_field_of_no_question_is_a_fault_of_the_program(self) -> None:
        with pytest.raises(TypeError, match="colour"):
            receive_question(office(), TODAY, name="A", text="Why?", colour="red")


class TestEdit:
    def test_only_what_differs_is_changed_and_private_words_are_not_said(self) -> None:
        found, edit = after(edit_question, email="other@example.org", phone=PRIVATE.phone, subject="Officers")
        assert found.asker.private == replace(PRIVATE, email="other@example.org")
        assert found.subject == "Officers"
        assert edit.sentence == "Changed the contact details and the subject of question Q1"

    def test_nothing_changed(self) -> None:
        edit = edit_question(office(question()), TODAY, question="Q1", name="A. Resident")
        assert edit.puts == ()

    def test_two_clerks_at_one_field_conflict_without_telling_contact_details(self) -> None:
        opened = question()
        theirs = replace(
            opened, subject="Theirs", asker=replace(opened.asker, private=replace(PRIVATE, email="t@example.org"))
        )
        with pytest.raises(Conflict) as caught:
            edit_question(office(theirs), TODAY, question="Q1", was=opened, subject="Mine", email="m@example.org")
        told = {field.field: (field.theirs, field.yours) for field in caught.value.fields}
        assert told["subject"] == ("Theirs", "Mine")
        assert "@" not in str(told["email"])

    def test_the_text_as_sent_cannot_be_changed(self) -> None:
        with pytest.raises(TypeError):
            edit_question(office(question()), TODAY, question="Q1", text="Other")


class TestText:
    def test_the_published_text_is_edited_beside_the_one_sent_and_the_loss_is_logged(self) -> None:
        start = question(text="Why? Ring 07700 900123, says Mrs Smith")
        found, _ = after(edit_published_text, start, text="Why?", removed="the name of a third person", by="clerk")
        assert found.text == start.text
        assert found.published_text == "Why?"
        logged = [(one.what, one.on, one.by) for one in found.redactions]
        assert logged == [("1 telephone number", TODAY, "clerk"), ("the name of a third person", TODAY, "clerk")]

    def test_redacting_takes_every_detail_out_and_logs_its_sort_only(self) -> None:
        start = question(text="Why? I live at 1 Canary Street. canary@example.org\n\nRegards\nA. Resident")
        found, edit = after(redact_question, start)
        assert found.published_text == "Why? I live at [postal address removed]. [e-mail address removed]"
        assert [one.what for one in found.redactions] == ["1 postal address", "1 e-mail address", "1 e-mail signature"]
        assert edit.sentence.startswith("Took 1 postal address, 1 e-mail address and 1 e-mail signature out of")

    def test_nothing_to_redact(self) -> None:
        assert codes(refusal(office(question()), redact_question, question="Q1")) == ["nothing-found"]


class TestDecide:
    def test_accepting_keeps_the_checks_as_judged_and_the_deadline(self) -> None:
        found, edit = after(accept_question, decided_by="the clerk")
        assert (found.state, found.decided_deadline) == (S.ACCEPTED, dt.date(2021, 7, 7))
        assert {check.rule: check.result for check in found.checks}["deadline"] == "pass"
        assert all(not check.override for check in found.checks)
        assert found.steps[-1].by == "the clerk"
        assert edit.sentence == "Accepted question Q1 for the meeting of 29 July 2021"

    def test_a_late_one_is_accepted_only_with_a_reason_and_who_agreed(self) -> None:
        late = question(received_at=dt.datetime(2021, 7, 8))
        for given in ({}, {"reason": "urgent"}, {"agreed_by": "the Chair"}):
            problems = refusal(office(late), accept_question, question="Q1", **({"decided_by": "the Chair"} | given))
            assert codes(problems) == ["check-deadline"]
        found, _ = after(accept_question, late, reason="urgent", agreed_by="the Chair")
        check = next(check for check in found.checks if check.rule == "deadline")
        assert (check.result, check.override, check.agreed_by) == ("fail", "urgent", "the Chair")

    def test_a_question_without_a_meeting_gets_one_when_it_is_accepted(self) -> None:
        homeless = question(meeting=None)
        assert "no-meeting" in codes(refusal(office(homeless), accept_question, question="Q1"))
        found, _ = after(accept_question, homeless, meeting="M2", decided_by="the Chair")
        assert (found.meeting, found.held_over_to) == ("M2", None)

    def test_accepting_for_another_meeting_keeps_the_one_it_was_asked_for(self) -> None:
        found, _ = after(accept_question, meeting="M2", decided_by="the Chair")
        assert (found.meeting, found.held_over_to) == ("M1", "M2")

    def test_a_rejection_needs_a_ground_of_the_rules_and_a_decider(self) -> None:
        problems = refusal(office(question()), reject_question, question="Q1", ground="vexatious", decided_by=" ")
        assert codes(problems) == ["ground-not-in-rules", "text-empty"]
        found, edit = after(reject_question, ground="frivolous", decided_by="the Chair", reason="It is a joke")
        assert (found.state, found.rejected_ground, found.asker_told_on) == (S.REJECTED, "frivolous", None)
        step = found.steps[-1]
        assert (step.ground, step.by, step.note) == ("frivolous", "the Chair", "It is a joke")
        assert edit.sentence == "Rejected question Q1 because it is frivolous"

    def test_a_decision_can_be_changed(self) -> None:
        rejected, _ = after(reject_question, ground="frivolous", decided_by="the Chair")
        found, _ = after(accept_question, rejected, decided_by="the Chair")
        assert (found.state, found.rejected_ground) == (S.ACCEPTED, "")

    def test_operational_ones_go_to_the_chief_constable(self) -> None:
        found, edit = after(redirect_question, decided_by="the Chair")
        assert (found.state, found.forwarded_to) == (S.REDIRECTED, "the Chief Constable")
        assert edit.sentence == "Redirected question Q1 to the Chief Constable"

    def test_holding_over_goes_to_the_next_meeting_that_takes_questions(self) -> None:
        found, edit = after(hold_over_question, reason="late", decided_by="the Chair")
        assert (found.state, found.meeting, found.held_over_to) == (S.HELD_OVER, "M1", "M2")
        assert edit.sentence == "Held question Q1 over to the meeting of 30 September 2021"

    @pytest.mark.parametrize(
        ("to", "code"),
        [
            ("M4", "meeting-not-for-questions"),
            ("M3", "meeting-over"),
            ("M1", "meeting-not-later"),
            ("M9", "unknown-id"),
        ],
    )
    def test_a_meeting_it_cannot_be_held_over_to(self, to: str, code: str) -> None:
        given = {"question": "Q1", "to": to, "decided_by": "the Chair"}
        assert codes(refusal(office(question()), hold_over_question, **given)) == [code]

    def test_with_no_later_meeting_there_is_nothing_to_hold_over_to(self) -> None:
        register = Register.of(Panel(id="PANEL", name="P", rules=(RULES,)), JULY, question())
        assert codes(refusal(register, hold_over_question, question="Q1", decided_by="the Chair")) == [
            "no-later-meeting"
        ]

    @pytest.mark.parametrize("command", [accept_question, redirect_question, hold_over_question])
    def test_who_decided_is_asked_where_the_rules_do_not_say(self, command: Any) -> None:
        (problem,) = refusal(office(question()), command, question="Q1")
        assert (problem.code, problem.field) == ("decider-missing", "decided_by")
        for rules, who in (("llr-2020", "the secretariat and the Chair"), ("cleveland", "the Monitoring Officer")):
            scheme = replace(RULES.questions, decides=rulesets.rule_set(rules).rules.questions.decides)
            register = office(question(), rules=replace(RULES, questions=scheme))
            assert only(run(register, command, question="Q1").after).steps[-1].by == who
            named = run(register, command, question="Q1", decided_by="the Vice-Chair")
            assert only(named.after).steps[-1].by == "the Vice-Chair"

    def test_a_decision_under_an_old_deadline_is_looked_at_again_and_stands(self) -> None:
        decided = question(state=S.ACCEPTED, decided_deadline=dt.date(2021, 6, 30))
        found, _ = after(confirm_decision, decided, by="the Chair")
        assert (found.state, found.decided_deadline) == (S.ACCEPTED, dt.date(2021, 7, 7))
        assert found.steps[-1].what == "decision looked at again: it stands"
        assert codes(refusal(office(found), confirm_decision, question="Q1")) == ["nothing-moved"]
        for status in (MeetingStatus.CANCELLED, MeetingStatus.RELEASED):
            off = office(decided).with_edit(Edit("", (replace(JULY, status=status),)))
            (gone,) = refusal(off, confirm_decision, question="Q1")
            assert (gone.code, gone.cure) == ("meeting-gone", "Hold the question over to another meeting.")
            assert gone.sentence == f"The meeting of Thursday 29 July 2021 was {status.value}."

    def test_what_was_found_about_a_repeat_is_recorded(self) -> None:
        start = office(question(), question(id="Q2"))
        done = run(start, judge_repeat, question="Q2", like=("Q1",), repeat=False, note="Circumstances changed")
        assert done.edit.sentence == "Found question Q2 to be not a repeat of Q1"
        found = done.after.need(Question, "Q2")
        assert (found.repeat, found.similar_to, found.repeat_note) == (False, ("Q1",), "Circumstances changed")
        wrong = refusal(start, judge_repeat, question="Q2", like=("Q2", "Q9"), repeat=True)
        assert codes(wrong) == ["unknown-id", "repeats-itself"]
        assert codes(refusal(start, judge_repeat, question="Q2", like=(), repeat=True)) == ["repeat-of-nothing"]


PUT = question(state=S.ACCEPTED, meeting="M3", received_at=dt.datetime(2021, 5, 4))


class TestAnswer:
    def test_the_request_names_who_and_by_when(self) -> None:
        start = question(state=S.ACCEPTED)
        found, _ = after(send_for_answer, start, to="the Commissioner", due=dt.date(2021, 7, 20))
        assert (found.state, found.answerer, found.answer_due) == (
            S.SENT_FOR_ANSWER,
            "the Commissioner",
            dt.date(2021, 7, 20),
        )
        problems = refusal(office(question()), send_for_answer, question="Q1", to="")
        assert codes(problems) == ["question-step", "text-empty"]

    def test_an_answer_before_the_meeting_and_one_after_it(self) -> None:
        before, _ = after(answer_question, question(state=S.SENT_FOR_ANSWER), text="Yes.", by="the Commissioner")
        assert (before.state, before.answer, before.answered_on) == (S.ANSWERED, "Yes.", TODAY)
        late, _ = after(answer_question, question(state=S.REPLY_OWED), text="Yes.", on=dt.date(2021, 7, 1))
        assert (late.state, late.answered_on) == (S.REPLY_OWED, dt.date(2021, 7, 1))
        tomorrow = refusal(office(PUT), answer_question, question="Q1", text="Yes.", on=dt.date(2021, 7, 13))
        assert codes(tomorrow) == ["day-to-come"]

    def test_it_is_put_on_the_day_of_its_meeting_not_before(self) -> None:
        assert codes(refusal(office(question(state=S.ACCEPTED)), put_question, question="Q1")) == ["not-yet"]
        found, edit = after(put_question, replace(PUT, answer="Yes."), asker_present=True)
        assert (found.state, found.asker_present, found.steps[-1].on) == (S.PUT, True, JUNE.date)
        assert edit.sentence == "Put question Q1"

    def test_with_the_asker_absent_or_no_answer_a_reply_is_owed(self) -> None:
        absent, edit = after(put_question, replace(PUT, answer="Yes."), asker_present=False, taken_as_read=True)
        assert absent.state is S.REPLY_OWED
        assert edit.sentence == "Took as read question Q1; a written reply is owed"
        silent, _ = after(put_question, PUT, asker_present=True)
        assert [step.state for step in silent.steps] == [S.PUT, S.REPLY_OWED]
        replied, _ = after(put_question, replace(PUT, answer="Yes.", reply_sent_on=TODAY), asker_present=False)
        assert replied.state is S.PUT

    def test_the_rules_say_when_the_reply_is_due(self) -> None:
        due = Deadline(mode="wd_after", n=10)
        rules = replace(RULES, questions=replace(RULES.questions, written_answer_due=due))
        done = run(office(PUT, rules=rules), put_question, question="Q1", asker_present=False)
        assert only(done.after).reply_due == dt.date(2021, 6, 24)

    @pytest.mark.parametrize(
        ("mode", "state"), [("", S.PUT), ("oral", S.PUT), ("oral or written", S.PUT), ("written", S.REPLY_OWED)]
    )
    def test_where_answers_are_given_in_writing_a_reply_is_owed(self, mode: str, state: QuestionState) -> None:
        rules = replace(RULES, questions=replace(RULES.questions, answer_mode=mode))
        register = office(replace(PUT, answer="Yes."), rules=rules)
        found = only(run(register, put_question, question="Q1", asker_present=True).after)
        assert found.state is state
        sent = office(replace(PUT, answer="Yes.", reply_sent_on=TODAY), rules=rules)
        assert only(run(sent, put_question, question="Q1", asker_present=True).after).state is S.PUT

    def test_where_answers_are_normally_in_writing_one_given_at_the_meeting_leaves_none_owed(self) -> None:
        rules = rulesets.rule_set("west-mercia").rules
        start = replace(PUT, answer="Yes.")
        owed = only(run(office(start, rules=rules), put_question, question="Q1").after)
        assert (owed.state, owed.steps[-1].note) == (
            S.REPLY_OWED,
            "the panel's rules have answers normally given in writing",
        )
        there = only(run(office(start, rules=rules), put_question, question="Q1", answered_there=True).after)
        assert (there.state, there.reply_due) == (S.PUT, None)
        away = run(office(start, rules=rules), put_question, question="Q1", answered_there=True, asker_present=False)
        assert only(away.after).state is S.REPLY_OWED
        only_written = replace(rules, questions=replace(rules.questions, answer_mode="written"))
        strict = run(office(start, rules=only_written), put_question, question="Q1", answered_there=True)
        assert only(strict.after).state is S.REPLY_OWED

    def test_a_supplementary_question_is_for_the_chair_to_allow(self) -> None:
        start = replace(PUT, state=S.PUT)
        assert codes(refusal(office(start), add_supplementary, question="Q1", asked="When?")) == ["chair-must-allow"]
        found, _ = after(add_supplementary, start, asked="When?", answer="Soon.", agreed_by="the Chair")
        assert (found.state, found.supplementaries[0].answer) == (S.PUT, "Soon.")
        owed, edit = after(add_supplementary, start, asked="When?", agreed_by="the Chair")
        assert owed.state is S.REPLY_OWED
        assert edit.sentence.endswith("a written reply is owed")

    def test_a_supplementary_is_answered_later_and_only_then_is_the_reply_sent(self) -> None:
        start = replace(PUT, state=S.REPLY_SENT, answer="Yes.", reply_sent_on=TODAY)
        asked = replace(start, supplementaries=(Exchange(asked="When?"),))
        assert codes(refusal(office(asked), close_question, question="Q1")) == ["supplementary-open"]
        found, edit = after(answer_question, asked, text="In May.", by="the Commissioner", supplementary=1)
        assert (found.state, found.reply_sent_on, found.answer) == (S.REPLY_OWED, None, "Yes.")
        assert found.supplementaries == (Exchange(asked="When?", answer="In May."),)
        assert edit.sentence == "Recorded the answer to supplementary 1 of question Q1; a written reply is owed"
        sent, _ = after(mark_reply_sent, found)
        assert sent.state is S.REPLY_SENT
        for number in (0, 2):
            (problem,) = refusal(office(asked), answer_question, question="Q1", text="x", supplementary=number)
            assert (problem.code, problem.field) == ("no-supplementary-there", "supplementary")
            assert str(problem) == "Question Q1 has 1 supplementary question. Choose one from 1 to 1."
        (problem,) = refusal(office(start), answer_question, question="Q1", text="x", supplementary=1)
        assert str(problem) == "Question Q1 has no supplementary question. Record the supplementary question first."

    def test_a_supplementary_without_an_answer_after_the_reply_leaves_one_owed(self) -> None:
        start = replace(PUT, state=S.PUT, answer="Yes.", reply_sent_on=TODAY)
        found, _ = after(add_supplementary, start, asked="When?", agreed_by="the Chair")
        assert (found.state, found.reply_sent_on) == (S.REPLY_OWED, None)
        (problem,) = refusal(office(found), mark_reply_sent, question="Q1")
        assert problem.sentence == "1 supplementary question to question Q1 has no answer."

    def test_parts_are_answered_one_by_one(self) -> None:
        start = question(state=S.SENT_FOR_ANSWER, text="I ask:\n(a) Why?\n(b) When?")
        first, edit = after(answer_question, start, text="In May.", part="(B)", by="the Commissioner")
        assert (first.state, first.answer) == (S.SENT_FOR_ANSWER, "(b) In May.")
        assert edit.sentence == "Recorded the answer to part (b) of question Q1"
        assert first.steps[-1].what == "answer to part (b) recorded"
        whole, _ = after(answer_question, first, text="Because.", part="a")
        assert (whole.state, whole.answer) == (S.ANSWERED, "(a) Because.\n\n(b) In May.")
        assert whole.answered_by == "the Commissioner"
        for part, text, code, said in (
            ("c", start.text, "part-unknown", "Question Q1 has no part (c). Choose one of (a) and (b)."),
            ("a", "Why?", "no-parts", "Question Q1 is not divided into parts. Record the answer as a whole."),
        ):
            (problem,) = refusal(office(replace(start, text=text)), answer_question, question="Q1", text="x", part=part)
            assert (problem.code, problem.field, str(problem)) == (code, "part", said)

    @pytest.mark.parametrize(
        ("rule", "most", "code"), [("no", 0, "no-supplementary"), ("yes", 1, "supplementary-number"), ("yes", 2, "")]
    )
    def test_a_supplementary_that_the_rules_do_not_allow_needs_who_allowed_it(
        self, rule: str, most: int, code: str
    ) -> None:
        scheme = replace(RULES.questions, kinds=(), supplementary=rule, supplementary_max=most)
        asked = replace(PUT, state=S.PUT, supplementaries=(Exchange(asked="Why?", answer="So."),))
        register = office(asked, rules=replace(RULES, questions=scheme))
        if code:
            assert codes(refusal(register, add_supplementary, question="Q1", asked="When?")) == [code]
        done = run(register, add_supplementary, question="Q1", asked="When?", agreed_by="the Chair" if code else "")
        assert len(only(done.after).supplementaries) == 2

    @pytest.mark.parametrize(("rules", "code"), [("lancashire", "supplementary-not-set"), ("cleveland", None)])
    def test_supplementaries_under_other_rules(self, rules: str, code: str | None) -> None:
        register = office(replace(PUT, state=S.PUT), rules=rulesets.rule_set(rules).rules)
        if code is None:
            done = run(register, add_supplementary, question="Q1", asked="When?", answer="Soon.")
            assert only(done.after).supplementaries
        else:
            assert codes(refusal(register, add_supplementary, question="Q1", asked="When?")) == [code]

    def test_a_reply_is_owed_until_it_was_sent(self) -> None:
        owed, _ = after(owe_reply, replace(PUT, state=S.PUT, answer="Yes."), due=dt.date(2021, 7, 20))
        assert (owed.state, owed.reply_due) == (S.REPLY_OWED, dt.date(2021, 7, 20))
        assert codes(refusal(office(owed), close_question, question="Q1", reason="x")) == ["reply-owed"]
        sent, edit = after(mark_reply_sent, owed, on=dt.date(2021, 7, 9))
        assert (sent.state, sent.reply_sent_on) == (S.REPLY_SENT, dt.date(2021, 7, 9))
        assert edit.sentence == "Marked the reply to question Q1 as sent on Friday 9 July 2021"
        closed, _ = after(close_question, sent)
        assert closed.state is S.CLOSED

    def test_no_reply_without_an_answer_and_none_in_the_future(self) -> None:
        start = replace(PUT, state=S.REPLY_OWED)
        problems = refusal(office(start), mark_reply_sent, question="Q1", on=dt.date(2021, 7, 13))
        assert codes(problems) == ["no-answer", "day-to-come"]

    def test_the_asker_is_told_once(self) -> None:
        rejected, _ = after(reject_question, ground="frivolous", decided_by="the Chair")
        assert codes(refusal(office(rejected), close_question, question="Q1")) == ["asker-not-told"]
        told, _ = after(tell_asker, rejected)
        assert (told.asker_told_on, told.state) == (TODAY, S.REJECTED)
        assert codes(refusal(office(told), tell_asker, question="Q1")) == ["told-already"]
        assert after(close_question, told)[0].state is S.CLOSED

    def test_acknowledging(self) -> None:
        found, _ = after(acknowledge_question)
        assert found.state is S.ACKNOWLEDGED
        assert codes(refusal(office(found), acknowledge_question, question="Q1")) == ["question-step"]


class TestAfter:
    def test_publishing_waits_for_a_text(self) -> None:
        (problem,) = refusal(office(question(state=S.ACCEPTED)), publish_question, question="Q1")
        assert (problem.code, problem.act) == ("no-text", "question.text")
        found, _ = after(publish_question, question(state=S.ACCEPTED, published_text="Why?"))
        assert (found.published_text, found.published_on, found.state) == ("Why?", TODAY, S.ACCEPTED)
        put, _ = after(publish_question, question(state=S.PUT, published_text="Why?"))
        assert put.state is S.PUBLISHED
        owed, _ = after(publish_question, question(state=S.REPLY_OWED, published_text="Why?"))
        assert owed.state is S.REPLY_OWED

    def test_contact_details_keep_it_back_unless_someone_agreed(self) -> None:
        text = "Is 0116 222 2222 the right number for 101?"
        start = question(state=S.ACCEPTED, text=text, published_text=text)
        assert codes(refusal(office(start), publish_question, question="Q1")) == ["private-details"]
        found, _ = after(publish_question, start, agreed_by="the Monitoring Officer")
        assert found.redactions[0].what == "left in, as agreed by the Monitoring Officer: 1 telephone number"

    def test_questions_are_taken_together_and_apart_again(self) -> None:
        start = office(
            question(), question(id="Q2"), question(id="Q3", meeting="M2"), question(id="Q4", state=S.REJECTED)
        )
        done = run(start, group_questions, questions=("Q1", "Q2"))
        assert [one.group for one in done.after.questions] == [1, 1, None, None]
        apart = run(done.after, group_questions, questions=("Q1", "Q2"), together=False)
        assert apart.after == start
        assert codes(refusal(start, group_questions, questions=("Q1",))) == ["group-of-one"]
        wrong = refusal(start, group_questions, questions=("Q1", "Q3", "Q4"))
        assert codes(wrong) == ["group-of-several", "group-turned-away"]

    def test_purging_keeps_name_text_and_answer(self) -> None:
        old = Meeting(id="M7", date=dt.date(2020, 7, 12))
        gone = question(meeting="M7", answer="Yes.")
        kept = question(id="Q2", meeting="M1")
        owed = question(id="Q3", meeting="M7", state=S.REPLY_OWED)
        binned = question(id="Q4", meeting="M7", binned_on=TODAY)
        empty = question(id="Q5", meeting="M7", asker=Asker(name="B"))
        register = office(old, gone, kept, owed, binned, empty)
        assert [one.id for one in purgeable(register, TODAY)] == ["Q1", "Q4"]
        done = run(register, purge_contacts)
        found = done.after.need(Question, "Q1")
        assert found == replace(gone, asker=replace(gone.asker, private=ContactDetails(purged_on=TODAY)))
        assert done.edit.forgets == ("Q1", "Q4")
        assert done.edit.sentence == "Removed the contact details of 2 questions for good"
        assert codes(refusal(done.after, purge_contacts)) == ["nothing-to-purge"]

    def test_new_contact_details_begin_a_new_clock(self) -> None:
        start = question(asker=Asker(name="A", private=ContactDetails(purged_on=TODAY)))
        found, _ = after(edit_question, start, email="new@example.org")
        assert found.asker.private == ContactDetails(email="new@example.org")

    def test_other_kinds_travel_the_same_way(self) -> None:
        for kind in QuestionKind:
            done = run(office(), receive_question, name="A", text="We ask.", kind=kind, meeting="M1")
            accepted = run(done.after, accept_question, question="Q1", reason="r", agreed_by="the Chair")
            assert only(accepted.after).kind is kind
            assert accepted.edit.sentence.startswith(f"Accepted {kind.value} Q1")
