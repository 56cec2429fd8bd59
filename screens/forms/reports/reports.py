"""The forms of a report to the commissioner: drafting, wording, making it final, and what becomes of it."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Any

from screens.forms.preview import open_paper
from screens.kit import own_paper
from screens.kit.afterwards import go_to_first
from screens.kit.ask import Ask
from screens.kit.fields import Field, declared
from screens.kit.form import Form
from screens.kit.office import Office
from screens.kit.picker import Option, Picker
from screens.kit.record_fields import record_fields
from screens.kit.record_list import Column
from store.commands.reports import drafting, out
from store.desk import Desk
from store.queries.reports.whole import report_whole
from store.records import Change, CopySent, Meeting, Report, StatutoryRound, WordedBlock
from store.records.report import RECOMMENDED
from store.rules.calendar.meetings import the_meeting
from store.rules.law.citations import cite
from store.rules.reports import guards
from store.rules.reports.kinds import kind_of, kinds_in, outcomes_of, the_report
from store.rules.reports.matter import ReportMatter
from store.rules.reports.naming import on_meeting
from store.rules.reports.standing import without_copy
from store.rules.rounds.progress import the_round
from store.rules.words.wording import capital

_ORDER = ("signatory", "signed_as", "choice", "vote", "minutes", "manner", "reply_by", "note")
_MOST = 12
"""So many of the last meetings are offered: reports are made soon after the meeting."""

_LISTED = (Column("", weight=1), Column("", 4, ink="muted"))
_WIDE = (Column("", weight=4), Column("", weight=2, ink="muted"))


def open_draft(office: Office) -> None:
    """Pick what to report on: a round whose matter was considered, or the scrutiny at a meeting that was held."""
    register, today = office.desk.register, office.desk.today
    options = [_in_round(office, one, kind.step, kind.label) for one in register.rounds for kind in kinds_in(one)]
    options += [_at_meeting(office, one) for one in guards.meetings_to_report(register, today)[:_MOST]]
    _pick_draft(office, "Report on what?", options)


def open_draft_in(office: Office, one: StatutoryRound) -> None:
    """Draft the report of a round, or go to it; with several, pick one."""
    options = [_in_round(office, one, kind.step, kind.label) for kind in kinds_in(one)]
    able = [option for option in options if not option.why_not]
    known = [report for report in office.desk.register.reports if report.round == one.id]
    _draft_or_go(office, f"Which report of {the_round(one)}?", options, able, known)


def open_draft_at(office: Office, meeting: Meeting) -> None:
    """Draft a report on what was considered at a meeting, or go to it; with several, pick one."""
    register = office.desk.register
    there = [(one, kind) for one, kind in guards.rounds_at(register, meeting)]
    options = [_in_round(office, one, kind.step, kind.label) for one, kind in there]
    options.append(_at_meeting(office, meeting))
    able = [option for option in options if not option.why_not]
    known = list(on_meeting(register, meeting))
    _draft_or_go(office, f"Report on what was considered at {the_meeting(meeting)}?", options, able, known)


def _draft_or_go(
    office: Office, title: str, options: list[Option], able: list[Option], known: Sequence[Report]
) -> None:
    """Go to the only report there is, draft the only one that can be, or let the clerk pick."""
    register = office.desk.register
    if not able and len(known) == 1:
        office.go("reports", known[0].id)
        return
    if len(able) == 1 and not known:
        _draft(office, able[0].key)
        return
    drafted = [Option(one.id, f"Go to {the_report(register, one)}", one.id) for one in known]
    _pick_draft(office, title, [*drafted, *options])


def _in_round(office: Office, one: StatutoryRound, step: str, label: str) -> Option:
    kind = next(each for each in kinds_in(one) if each.step == step)
    problem = guards.why_not_draft_on(office.desk.register, one, kind)
    why_not = office.told(problem) if problem else ""
    return Option(f"{one.id}:{step}", f"{capital(label)} in {the_round(one)}", one.id, why_not)


def _at_meeting(office: Office, meeting: Meeting) -> Option:
    problem = guards.why_not_draft_at(office.desk.register, meeting, office.desk.today)
    why_not = office.told(problem) if problem else ""
    return Option(meeting.id, f"Report on scrutiny at {the_meeting(meeting)}", "", why_not)


def _pick_draft(office: Office, title: str, options: list[Option]) -> None:
    def chosen(key: str | None) -> None:
        if key is None:
            return
        if office.desk.register.live(Report, key) is not None:
            office.go("reports", key)
        else:
            _draft(office, key)

    office.pick(Picker(title, options, columns=_LISTED), chosen)


def _draft(office: Office, key: str) -> None:
    """Draft the report on a round's step or a meeting, and go to it."""
    on, _, step = key.partition(":")
    where = {"round_id": on, "step": step} if step else {"meeting": on}
    office.carry_out_then(None, go_to_first(office, "reports"), drafting.draft_report, **where)


def open_edit(office: Office, report: Report) -> None:
    """Open the form on what is recorded of a report besides its wording."""
    office.flow(ReportForm(office, report))


class ReportForm(Form):
    """Change what is recorded of a report: who signs it, its minutes, what it comes to."""

    def __init__(self, office: Office, report: Report) -> None:
        """Open on a report."""
        self._office, self._report = office, report
        self.saved_id = report.id
        title = f"Change {the_report(office.desk.register, report)}"
        super().__init__(office.desk, title, _fields(office.desk, report), self._keep, draft=f"report:{report.id}")

    def _keep(self, values: dict[str, Any]) -> Change | None:
        return self._office.desk.run(drafting.edit_report, report=self._report.id, was=self._report, **values)

    def rebase(self) -> Sequence[Field]:
        """Base the form on the report as it is now, and give its fields."""
        self._report = self._office.desk.register.need(Report, self._report.id)
        return _fields(self._office.desk, self._report)


def _fields(desk: Desk, report: Report) -> tuple[Field, ...]:
    """Give the fields that a kind of report has; one that it has not but that is filled in all the same is shown."""
    kind = kind_of(desk.register, report)
    outcomes = outcomes_of(kind)
    unwanted = set() if kind.person else {"choice"}
    unwanted |= set() if report.round is None else {"reply_by"}
    unwanted |= {"vote"} if kind.code in {"precept", "precept-second", "scrutiny"} else set()
    hidden = {name for name in unwanted if not getattr(report, name)}
    words = tuple((code, said) for code, said in RECOMMENDED if not code or code in outcomes)
    own = [declared(Report, "choice", report.choice, words)] if "choice" not in hidden else []
    return record_fields(desk, Report, report, _ORDER, own=own, leave_out=hidden)


def open_word(office: Office, report: Report) -> None:
    """Pick a block, those that ask for something first marked, and word it in its form."""
    whole = report_whole(office.desk.register, report, office.desk.today)
    asked = {one.place: one.sentence for one in whole.asks}
    options = [
        Option(
            one.code,
            f"{capital(one.code)}: {' '.join(one.text.split()) or '(nothing)'}",
            _block_state(one.worded, one.left_out, bool(one.offered), asked.get(one.code, "")),
            after=asked.get(one.code, ""),
        )
        for one in whole.blocks
    ]

    def chosen(code: str | None) -> None:
        if code is not None:
            office.call_later(_open_block, office, report, code)

    first = next((one.code for one in whole.blocks if one.code in asked), "")
    office.pick(Picker("Which part do you want to write?", options, go_to=first, columns=_WIDE), chosen)


def _block_state(worded: bool, left_out: bool, offered: bool, asks: str) -> str:
    words = "left out" if left_out else "your words" if worded else "drafted"
    if asks:
        words += ", asks"
    return f"{words}, new draft" if offered else words


def _open_block(office: Office, report: Report, code: str) -> None:
    """Word a block, or ask whether the draft is taken again where it is worded already."""
    whole = report_whole(office.desk.register, report, office.desk.today)
    block = next(one for one in whole.blocks if one.code == code)
    if not block.worded:
        _word(office, report, code, block.text, "")
        return

    def answered(answer: str | None) -> None:
        if answer == "word":
            _word(office, report, code, block.text, block.offered)
        elif answer == "draft":
            office.carry_out(drafting.word_report, report=report.id, block=code, text=None)

    choices = (
        ("n", "", "Leave it as it is"),
        ("w", "word", "Go on with your words"),
        ("d", "draft", "Take the draft from the records instead"),
    )
    offered = f"The records now come to: {block.offered}" if block.offered else "The records have not changed since."
    office.pick(Ask(f"The block “{code}” is in your words", offered, choices), answered)


def _word(office: Office, report: Report, code: str, text: str, offered: str) -> None:
    def save(values: dict[str, Any]) -> Change | None:
        return office.desk.run(drafting.word_report, report=report.id, block=code, text=values["text"])

    fields = (declared(WordedBlock, "text", text, help="Empty leaves the block out")._replace(pane=True),)
    title = f"The block “{code}” of {the_report(office.desk.register, report)}"
    note = f"The records now come to: {offered}" if offered else ""
    form = Form(office.desk, title, fields, save, draft=f"report:{report.id}:{code}", note=note)
    form.saved_id = report.id
    office.flow(form)


def open_text(office: Office, report: Report) -> None:
    """Show a report as it is printed."""
    open_paper(office, own_paper.own_report(office.desk.register, report, office.desk.today))


def open_final(office: Office, report: Report) -> None:
    """Make a report final with its date; one after its last day is asked about first."""
    desk = office.desk

    def save(values: dict[str, Any]) -> Change | None:
        late = values.pop("late", False)
        return desk.run(drafting.finalise_report, report=report.id, all_the_same=late, **values)

    fields = [declared(Report, "dated", desk.today, help="The date that the report bears")]
    late = guards.why_ask_late(ReportMatter(desk.register, report, desk.today), desk.today)
    choices = ((False, "no, refuse it"), (True, "yes, it is to stand all the same"))
    fields += [Field("late", "It is late", "choice", False, choices, help=late.sentence)] if late else []
    _flow(office, report, f"Make {the_report(desk.register, report)} final", tuple(fields), save, "final")


def open_publish(office: Office, report: Report) -> None:
    """Record a report as sent and published, with the step of its round."""
    desk = office.desk

    def save(values: dict[str, Any]) -> Change | None:
        return desk.run(out.publish_report, report=report.id, **values)

    fields = [
        declared(Report, "published_on", desk.today, typed="on"),
        declared(Report, "sent_on", None, help="Empty for the day of publication", typed="sent"),
    ]
    kind = kind_of(desk.register, report)
    if kind.person or kind.code in {"plan", "annual-report"}:
        choices = ((False, "the vote recorded, if any"), (True, "none of the votes recorded"))
        fields.append(Field("unvoted", "It rests on", "choice", False, choices))
    title = f"{capital(the_report(desk.register, report))}: sent and published"
    _flow(office, report, title, tuple(fields), save, "publish")


def open_copies(office: Office, report: Report) -> None:
    """Tick off the councils that had their copy of a report."""
    desk = office.desk
    missing = without_copy(ReportMatter(desk.register, report, desk.today))
    sent = tuple(copy.council for copy in report.copies)
    councils = (*sent, *missing) or desk.register.panel.council_names
    choices = ((False, "not yet"), (True, "had its copy"))

    def save(values: dict[str, Any]) -> Change | None:
        every = values["all"]
        on = [name for at, name in enumerate(councils) if (every or values[f"c{at}"]) and name not in sent]
        off = [name for at, name in enumerate(councils) if not every and not values[f"c{at}"] and name in sent]
        change = None
        if on:
            change = desk.run(out.copy_report, report=report.id, councils=tuple(on), on=values["on"])
        if off:
            change = desk.run(out.copy_report, report=report.id, councils=tuple(off), off=True)
        return change

    fields = (
        Field("all", "Every council", "choice", False, choices, help="Ticks all of them at once"),
        declared(CopySent, "on", desk.today),
        *(Field(f"c{at}", name, "choice", name in sent, choices) for at, name in enumerate(councils)),
    )
    note = f"The law asks for them: {cite('copies')}." if missing or sent else guards.NO_COPIES
    _flow(office, report, f"Copies of {the_report(desk.register, report)}", fields, save, "copies", note)


def open_answer(office: Office, report: Report) -> None:
    """Record the commissioner's answer to a report on scrutiny."""
    desk = office.desk

    def save(values: dict[str, Any]) -> Change | None:
        return desk.run(out.answer_report, report=report.id, **values)

    fields = (
        declared(Report, "answered_on", report.answered_on or desk.today, typed="on"),
        declared(Report, "answer", report.answer),
    )
    _flow(office, report, f"The answer to {the_report(desk.register, report)}", fields, save, "answer")


def _flow(
    office: Office, report: Report, title: str, fields: tuple[Field, ...], save: Any, key: str, note: str = ""
) -> None:
    form = Form(office.desk, title, fields, save, draft=f"report:{key}:{report.id}", note=note)
    form.saved_id = report.id
    office.flow(form)
