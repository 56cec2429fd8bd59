"""Deciding on a question: accept, reject, hold over, forward, and whether it repeats another."""

from __future__ import annotations

from typing import Any

from screens.forms.programme.asking import AskingForm
from screens.forms.questions.called import called
from screens.kit.fields import Field, declared, needed, to_choose, why
from screens.kit.form import Form
from screens.kit.marked import title_of
from screens.kit.offers import Offer
from screens.kit.office import Office
from screens.kit.picker import Option, Picker
from screens.kit.told import change_words
from store.commands import CommandOf
from store.commands.edits import for_each
from store.commands.questions.decisions import (
    CHIEF_CONSTABLE,
    accept_question,
    hold_over_question,
    judge_repeat,
    redirect_question,
    reject_question,
)
from store.queries.questions.lists import like_rows, meeting_choices
from store.records import Question
from store.records.question import Check, QuestionStep
from store.rules.questions.case import JUDGEMENT, NOT_SET
from store.rules.questions.checks import GROUND_OF, checks_of, failing
from store.rules.questions.deadline import next_meeting_for
from store.rules.questions.deciders import DECIDERS, decider_by_rules
from store.rules.questions.steps import GROUNDS, grounds_of, scheme_for

_MAY_AGREE = ("the Chair", "the Monitoring Officer")


def form_of(
    office: Office,
    question: Question,
    title: str,
    entries: tuple[Field, ...],
    command: CommandOf[...],
    ids: tuple[str, ...] = (),
    *,
    note: str = "",
    after: str = "",
    **more: Any,
) -> Form:
    """Make a form that carries out one command on a question; `note` is said above the fields, `after` when saved.

    `ids` are those of all the questions on which it is carried out, this one among them.
    """
    every = ids or (question.id,)

    def save(values: dict[str, Any]) -> str:
        meant = {"all_the_same": True} if form.asked else {}
        change = office.desk.run(for_each(command, "question", every), **values, **more, **meant)
        return f"{change_words(change)} {after if change else ''}".strip()

    draft = f"{command.__name__}:{'+'.join(every)}"
    form = AskingForm(office.desk, title, entries, save, draft=draft, note=note)
    form.saved_id = question.id if len(every) == 1 else None
    return form


def _tell(office: Office) -> str:
    letter, told = office.keymap.key_of("question.letter"), office.keymap.key_of("question.told")
    return f"The asker must be told: {letter} writes the letter, {told} records that it went."


def _decided_by(office: Office, question: Question, help: str = "") -> Field:  # noqa: A002 - as fields call it
    """Ask who decided. Whoever decides by the panel's rules is offered, and taken if nobody is named."""
    decider = decider_by_rules(office.desk.register, question, office.desk.today)
    rule = f"By the panel's rules {decider}, if nobody else is named" if decider else "The panel's rules do not say who"
    one = needed(
        declared(QuestionStep, "by", "", help="; ".join(part for part in (help, rule) if part), typed="decided_by")
    )
    return one._replace(
        label="Decided by", person=True, listed=lambda: _offered(*([decider] if decider else DECIDERS.values()))
    )


def _offered(*names: str) -> tuple[Offer, ...]:
    return tuple(Offer(name, name, words=name) for name in dict.fromkeys(names) if name)


def _named(question: Question, ids: tuple[str, ...]) -> str:
    return title_of(called(question), ids, "question")


def open_accept(office: Office, question: Question, ids: tuple[str, ...] = ()) -> None:
    """Accept a question; what fails is said, and asks for a reason and who agreed."""
    checks = checks_of(office.desk.register, question, office.desk.today)
    bad = failing(checks)
    mine = [check.rule for check in checks if check.result == JUDGEMENT]
    notes = [f"Not met: {', '.join(check.rule for check in bad)}."] if bad else []
    notes += [f"You decide on these: {', '.join(mine)}."] if mine else []
    notes += [check.why for check in checks if check.result == NOT_SET]
    if len(ids) > 1:
        notes = ["All are accepted for the meeting chosen here. What a rule wants of one of them is said on saving."]
    choices = meeting_choices(office.desk.register, office.desk.today, question)
    own = question.held_over_to or question.meeting
    entries = (
        declared(Question, "meeting", own, choices),
        _decided_by(office, question),
        why("Needed where a rule is not met; kept with the question", optional=True),
        declared(Check, "agreed_by", "", help="The Chair or the Monitoring Officer, where a rule fails")._replace(
            person=True, listed=lambda: _offered(*_MAY_AGREE)
        ),
    )
    title = f"Accept {_named(question, ids)}"
    office.flow(
        form_of(office, question, title, entries, accept_question, ids, note=" ".join(notes), after=_tell(office))
    )


def open_reject(office: Office, question: Question, ids: tuple[str, ...] = ()) -> None:
    """Reject a question: on which ground, who decided, and why."""
    register, today = office.desk.register, office.desk.today
    allowed = grounds_of(scheme_for(register, question, today), question.kind)
    bad = [GROUND_OF.get(check.rule, "") for check in failing(checks_of(register, question, today))]
    likely = sorted(allowed, key=lambda ground: ground not in bad)
    grounds = tuple((code, GROUNDS[code]) for code in likely)
    entries = (
        to_choose(declared(Question, "rejected_ground", "", grounds, typed="ground"), ""),
        _decided_by(office, question, "Always recorded"),
        why("In words the letter can use", optional=True),
    )
    after = _tell(office)
    title = f"Reject {_named(question, ids)}"
    office.flow(form_of(office, question, title, entries, reject_question, ids, after=after))


def open_hold(office: Office, question: Question, ids: tuple[str, ...] = ()) -> None:
    """Hold a question over to a later meeting."""
    register, today = office.desk.register, office.desk.today
    following = next_meeting_for(register, question, today)
    choices = meeting_choices(register, today, question)
    entries = (
        declared(Question, "held_over_to", following.id if following else None, choices, typed="to"),
        _decided_by(office, question),
        why("Kept with the question and used in the letter", optional=True),
    )
    title = f"Hold {_named(question, ids)} over"
    office.flow(form_of(office, question, title, entries, hold_over_question, ids, after=_tell(office)))


def open_forward(office: Office, question: Question, ids: tuple[str, ...] = ()) -> None:
    """Pass a question on to whom it is for."""
    entries = (
        needed(declared(Question, "forwarded_to", CHIEF_CONSTABLE, typed="to")),
        _decided_by(office, question),
        why("In words the letter can use", optional=True),
    )
    after = _tell(office)
    title = f"Pass {_named(question, ids)} on"
    office.flow(form_of(office, question, title, entries, redirect_question, ids, after=after))


def open_similar(office: Office, question: Question) -> None:
    """Show earlier questions like this one; the one chosen is judged to be repeated or not."""
    rows = like_rows(office.desk.register, question, office.desk.today)
    options = [Option(row.id, row.subject, f"{row.day} · {row.answered}", after=row.answer) for row in rows]

    def chosen(other: str | None) -> None:
        if other is not None:
            _judge(office, question, other)

    office.pick(Picker(f"Like {called(question)}: choose one to judge it", options), chosen)


def _judge(office: Office, question: Question, other: str) -> None:
    choices = ((True, f"a repeat of {other}"), (False, f"not a repeat of {other}"))
    entries = (
        to_choose(declared(Question, "repeat", None, choices)),
        declared(Question, "repeat_note", help="Such as “circumstances have changed”", typed="note"),
    )
    title = f"Does {called(question)} repeat {other}?"
    office.flow(form_of(office, question, title, entries, judge_repeat, like=(other,)))
