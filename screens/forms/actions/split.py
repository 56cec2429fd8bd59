"""The form that splits one minute into several actions, and the form of a reply, point by point."""

from __future__ import annotations

import datetime as dt
from collections.abc import Sequence
from pathlib import Path
from typing import Any

from msgspec.structs import replace

from screens.forms.actions.action import KINDS, due
from screens.kit.fields import Field, declared, needed, to_choose
from screens.kit.form import Form
from screens.kit.office import Office
from screens.kit.picker import Option, Picker
from screens.kit.record_fields import noted
from store.commands.actions.recommendations import respond, take_back_outcome, tick_copies
from store.commands.actions.splitting import Piece, split_minute
from store.desk import Desk
from store.fields import heading_of
from store.file.documents import digest_of
from store.problems import FileTrouble, Problem, Refused
from store.queries.actions.chain import point_words
from store.queries.actions.replies import group_of, next_point
from store.queries.words.wording import record_title
from store.records import Action, Change, CopySent, KeptFile, Meeting, Minute, Outcome, Response
from store.rules.actions.actions import councils_of
from store.rules.actions.due import UNDATED, DueTime, asking_day, read_due
from store.rules.actions.replying import why_reply
from store.rules.law.citations import cite
from store.rules.minutes.promises import Promise, PromisedDay, days_promised, promises_of, why_not_split
from store.rules.words.dates import day_month
from store.rules.words.gist import gist
from store.rules.words.loose import short_day_of
from store.rules.words.wording import capital, counted, listed, quoted_line

_SPARE = 2
_ROOM = 180
_YES_NO = ((False, "no"), (True, "yes"))
_NOTHING = Response(outcome=Outcome.NOTED)
_KEPT_HELP = "The path of its file: the name and the SHA-256 are recorded"
_NO_ACTION = ((None, "no action"), *KINDS)


def open_pick_minute(office: Office) -> None:
    """Pick a minute, of the latest meeting first, and split it."""
    register = office.desk.register
    made: dict[str | None, int] = {}
    for action in register.actions:
        made[action.minute] = made.get(action.minute, 0) + 1
    options = []
    for minute in register.all(Minute):
        meeting = register.get(Meeting, minute.meeting)
        if meeting is not None and why_not_split(register, minute) is None:
            has = made.get(minute.id, 0)
            detail = f"{short_day_of(meeting)} · {counted(has, 'action') if has else 'no action'}"
            options.append((meeting.date, Option(minute.id, record_title(register, minute), detail)))
    options.sort(key=lambda pair: pair[0], reverse=True)

    def picked(minute_id: str | None) -> None:
        minute = register.get(Minute, minute_id)
        if minute is not None:
            open_split(office, minute)

    office.pick(Picker("Split which minute?", [option for _, option in options], prompt="Type its number"), picked)


def split_fields(
    desk: Desk, promises: Sequence[Promise], days: Sequence[PromisedDay], since: dt.date
) -> tuple[Field, ...]:
    """Give four fields for each promise of a minute and for two more actions, and one for each day it names.

    `since` is the day of its meeting, from which words without a year are read. A clause that is taken already, and a
    sentence of the text, begin as no action.
    """
    fields: list[Field] = []
    for place, one in enumerate([*promises, *((None,) * _SPARE)]):
        fields += [
            Field(
                f"kind{place}",
                one.clause.capitalize() if one else "One more",
                "choice",
                one.kind if one and one.resolved and not one.taken else None,
                _NO_ACTION,
                help=_kind_help(one),
            ),
            _under("text", place, one.words if one else "", "Split a clause by dividing its words over two of these"),
            _under("owner", place),
            due(desk, f"due{place}", _due_of(one), f"  {heading_of(Action, 'due_kind')}", lambda: since),
            *([] if one else [_under("clause", place)]),
        ]
    fields += [_day_field(place, one) for place, one in enumerate(days)]
    return (*fields, declared(Action, "legal_basis", "", help="Of the recommendations among them"))


def _due_of(one: Promise | None) -> str:
    return (one.due if one else "") or "undated"


def _kind_help(one: Promise | None) -> str:
    """Say what a promise makes, or which actions stand for it already."""
    if one is not None and one.taken:
        return f"Taken already, as {listed(one.taken)}"
    if one is not None and not one.resolved:
        return f"The text says so; choose what it makes, such as {one.kind.value if one.kind else 'an action'}"
    return "What it makes; no action leaves it out"


def _day_field(place: int, one: PromisedDay) -> Field:
    """Give the field that takes or leaves a day on which the minute says that a meeting will be."""
    label = f"Meeting {day_month(one.day)}"
    if one.meeting:
        return Field(f"day{place}", label, "choice", False, ((False, f"stands already, {one.meeting}"),))
    choices = ((True, "arrange it"), (False, "leave it"))
    return Field(f"day{place}", label, "choice", True, choices, help="The minute says that a meeting will be then")


def _under(name: str, place: int, value: str = "", help: str = "") -> Field:  # noqa: A002 - as fields call it
    """Give a field of one of several actions, its label set in under that of its clause."""
    one = declared(Action, name, value, (), help, f"{name}{place}")
    return one._replace(label=f"  {heading_of(Action, name)}", needed=False)


def open_split(office: Office, minute: Minute) -> None:
    """Make several actions of one minute in one form."""
    desk = office.desk
    promises = promises_of(desk.register, minute)
    days = days_promised(desk.register, minute)
    since = asking_day(desk.register, minute.meeting, minute.id, desk.today)

    def save(values: dict[str, Any]) -> Change | None:
        pieces: list[Piece] = []
        problems: list[Problem] = []
        for place in range(len(promises) + _SPARE):
            if values[f"kind{place}"] is None:
                continue
            label = promises[place].clause if place < len(promises) else values[f"clause{place}"]
            due = _due(office, values[f"due{place}"], f"due{place}", problems, since)
            text, kind, owner = (values[f"{name}{place}"] for name in ("text", "kind", "owner"))
            pieces.append(Piece(text=text, kind=kind, clause=label, owner=owner, due=due))
        if problems:
            raise Refused(*problems)
        dates = tuple(one.day for place, one in enumerate(days) if values[f"day{place}"])
        change = desk.run(split_minute, minute=minute.id, pieces=pieces, legal_basis=values["legal_basis"], dates=dates)
        if change is not None:
            form.saved_id = change.touched[0].id
        return change

    form = Form(
        desk,
        f"Split {record_title(desk.register, minute)}",
        split_fields(desk, promises, days, since),
        save,
        draft=f"action-split:{minute.id}",
        note="Each clause, and each sentence that promises, becomes one action, or none.",
    )
    places = range(len(promises) + _SPARE)
    form.wants = lambda: [f"text{place}" for place in places if form.rows[f"kind{place}"].typed is not None]
    office.flow(form)


def _due(office: Office, typed: str, field: str, problems: list[Problem], since: dt.date | None = None) -> DueTime:
    try:
        return read_due(office.desk.register, typed, since or office.desk.today)
    except Refused as refused:
        problems += [Problem(p.code, p.sentence, p.cure, field) for p in refused.problems]
        return UNDATED


def open_respond(office: Office, action: Action) -> None:
    """Enter the reply to a recommendation; of one that is answered, pick the outcome to correct, or add another."""
    answer = action.response
    if answer is None:
        open_outcome(office, action)
        return
    options = [Option(str(n), capital(point_words(one)), f"outcome {n}") for n, one in enumerate(answer.outcomes, 1)]
    options.append(Option(str(len(options) + 1), "Another outcome", "of another part of the point"))

    def picked(key: str | None) -> None:
        if key is not None:
            open_outcome(office, action, which=int(key))

    office.pick(Picker(f"Reply: {quoted_line(gist(action))}", options, prompt="Which outcome is to be changed"), picked)


def open_take_back(office: Office, action: Action) -> None:
    """Take back an outcome of a reply; of one that has several, pick which. Undo gives it back."""

    def take_back(which: int) -> None:
        office.carry_out_to(action.id, take_back_outcome, action=action.id, which=which)

    outcomes = action.response.outcomes if action.response else ()
    if len(outcomes) < 2:
        take_back(1)
        return
    options = [Option(str(n), capital(point_words(one)), f"outcome {n}") for n, one in enumerate(outcomes, 1)]
    picker = Picker(f"Reply: {quoted_line(gist(action))}", options, prompt="Which outcome is to be taken back")
    office.pick(picker, lambda key: take_back(int(key)) if key is not None else None)


def open_outcome(office: Office, action: Action, came: Response | None = None, which: int = 1) -> None:
    """Enter one outcome of a reply; then the next point made with it that has none opens by itself.

    `came` is the reply entered before, whose letter and day this one begins with.
    """
    desk = office.desk
    group = group_of(desk.register, action)
    point = f"Point {action.number}" if action.number else "Reply"
    place = f" of {len(group)}" if action.number and len(group) > 1 else ""
    place += f", outcome {which}" if which > 1 else ""
    before = action.response or came

    def save(values: dict[str, Any]) -> Change | None:
        problems: list[Problem] = []
        due = _due(office, values.pop("promise_due"), "promise_due", problems)
        kept = _kept(values.pop("kept"), before, problems)
        if before is not None and before.dated and values["dated"] is None:
            cure = f"Leave {day_month(before.dated)}, or type the right day."
            problems.append(Problem("letter-day", "The letter has its date recorded.", cure, "dated"))
        if problems:
            raise Refused(*problems)
        another = values.pop("another")
        change = desk.run(respond, action=action.id, which=which, promise_due=due, kept=kept, **values)
        form.saved_id = action.id
        office.call_later(_next_point, office, action, which + 1 if another else 0)
        return change

    form = Form(
        desk,
        f"{point}{place}: {quoted_line(gist(action))}",
        _reply_fields(office.desk, action, came, which),
        save,
        draft=f"action-reply:{action.id}{f':{which}' if which > 1 else ''}",
        note=_cut(action.text),
    )
    office.flow(form)


def _kept(path: str, before: Response | None, problems: list[Problem]) -> KeptFile | None:
    """Give the file of the letter that was typed; None if it is the one recorded, or none."""
    was = before.kept.name if before is not None and before.kept else ""
    if path.strip() == was:
        return None
    if not path.strip():
        cure = "Leave its name, or type the path of the right file."
        problems.append(Problem("letter-kept", f"The letter is recorded as kept as {was}.", cure, "kept"))
        return None
    try:
        return digest_of(Path(path.strip()))
    except FileTrouble as trouble:
        problems.append(replace(trouble.problem, field="kept"))
        return None


def _cut(text: str) -> str:
    """Shorten a recommendation to what leaves room for its reply; the list shows the whole of it."""
    words = " ".join(text.split())
    return words if len(words) <= _ROOM else f"{words[: _ROOM - 1].rstrip()}…"


def _reply_fields(desk: Desk, action: Action, came: Response | None, which: int) -> tuple[Field, ...]:
    """Give the fields of a reply, filled in from the one recorded, or from the letter that is being entered."""
    answer = action.response
    one = answer.outcomes[which - 1] if answer and which <= len(answer.outcomes) else None
    return (
        declared(Response, "outcome", one.outcome, help=why_reply(action))
        if one
        else to_choose(declared(Response, "outcome", help=why_reply(action))),
        declared(Response, "reference", one.reference if one else ""),
        declared(Response, "text", one.text if one else ""),
        needed(
            noted(
                declared(Response, "received_on", (answer or came or _NOTHING).received_on),
                action,
                "response.received_on",
            )
        ),
        noted(
            declared(Response, "published_on", answer.published_on if answer else None),
            action,
            "response.published_on",
            answer,
        ),
        *_letter_fields(action, answer or came or _NOTHING),
        declared(Response, "part", one.part if one else ""),
        Field("another", "Another outcome", "choice", False, _YES_NO, "Yes asks next for that of another part"),
        Field("promise", "Promised", "text", help="A report promised becomes an undertaking; empty takes their words"),
        due(desk, "promise_due", "undated", "Promised for"),
        Field("keep_open", "Keep open", "choice", False, _YES_NO),
    )


def _letter_fields(action: Action, known: Response) -> tuple[Field, ...]:
    """Give the fields of the letter: typed once, they hold for every point that it answers."""
    return (
        declared(Response, "letter", known.letter),
        noted(declared(Response, "dated", known.dated), action, "response.dated"),
        declared(Response, "signed_by", known.signed_by),
        declared(Response, "addressed_to", known.addressed_to),
        declared(Response, "enclosures", known.enclosures),
        Field("kept", heading_of(Response, "kept"), "line", known.kept.name if known.kept else "", (), _KEPT_HELP),
    )


def _next_point(office: Office, action: Action, which: int) -> None:
    """Go on with another outcome of a point, or with the next point that waits."""
    register = office.desk.register
    now = register.get(Action, action.id)
    if now is None or not office.takes_windows:
        return
    following = now if which else next_point(register, action)
    if following is not None:
        open_outcome(office, following, now.response, max(which, 1))


def open_copies(office: Office, ids: tuple[str, ...]) -> None:
    """Tick off the councils that had their copy of recommendations."""
    desk = office.desk
    chosen = [action for one in ids if (action := desk.register.get(Action, one))]
    councils = councils_of(desk.register, chosen)
    sent = [{copy.council for copy in action.copies} for action in chosen]
    had = {name for name in councils if all(name in names for names in sent)}
    choices = ((False, "not yet"), (True, "had its copy"))

    def save(values: dict[str, Any]) -> Change | None:
        every = values["all"]
        on = [name for place, name in enumerate(councils) if (every or values[f"c{place}"]) and name not in had]
        off = [name for place, name in enumerate(councils) if not every and not values[f"c{place}"] and name in had]
        change = None
        if on:
            change = desk.run(tick_copies, actions=ids, councils=tuple(on), on=values["on"])
        if off:
            change = desk.run(tick_copies, actions=ids, councils=tuple(off), off=True)
        return change

    fields = (
        Field("all", "Every council", "choice", False, choices, help="Ticks all of them at once"),
        declared(CopySent, "on", desk.today),
        *(Field(f"c{place}", name, "choice", name in had, choices) for place, name in enumerate(councils)),
    )
    office.flow(Form(desk, "Copies to the councils", fields, save, note=f"The law asks for them: {cite('copies')}."))
