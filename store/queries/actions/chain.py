"""The chain of an action: minute, action, item, meeting, discharge; from whichever end one looks."""

from __future__ import annotations

import datetime as dt
from typing import Annotated

import msgspec

from store.problems import Problem, Refused
from store.queries.actions.listed import action_state, due_words
from store.queries.rows import Row, cell
from store.queries.words.short import meeting_kind, meeting_title
from store.queries.words.wording import record_title
from store.records import Action, ItemStatus, Meeting, Minute, Outcome, PointOutcome, WorkItem
from store.register import Register
from store.rules.actions.carrying import carried_over, items_by_origin, items_of_action
from store.rules.actions.replying import reply_required, why_reply
from store.rules.words.dates import long_date
from store.rules.words.wording import counted, often


class ChainLink(msgspec.Struct, frozen=True):
    """One link: its stage, the id of the record it stands for (empty if it is only a fact), its words and its state."""

    stage: str
    id: str
    words: str
    state: str = ""


class Chain(msgspec.Struct, frozen=True):
    """The links of one action, from the minute to what discharged it."""

    action: str
    title: str
    links: tuple[ChainLink, ...]


class ChainRow(Row, frozen=True, kw_only=True):
    """A link of the chain of an action, from the minute to its discharge."""

    action: Annotated[str, cell("id of the action whose chain it is")]
    stage: str
    id: Annotated[str, cell("id of the record it stands for; empty if it is only a fact")]
    words: str
    state: str


def chain_rows(register: Register, today: dt.date, record: str | None = None) -> tuple[ChainRow, ...]:
    """List the links of the chains a record stands in, or of those of every open action. Raises Refused."""
    return tuple(
        ChainRow(action=one.action, stage=link.stage, id=link.id, words=link.words, state=link.state)
        for one in chains_through(register, today, record)
        for link in one.links
    )


def chains_through(register: Register, today: dt.date, record: str | None = None) -> tuple[Chain, ...]:
    """Give the chains a record stands in, or those of every open action. Raises Refused."""
    if record is not None:
        return chains(register, record, today)
    return tuple(one for action in register.open_actions for one in chains(register, action.id, today))


def chains(register: Register, record_id: str, today: dt.date) -> tuple[Chain, ...]:
    """Give the chains a record stands in: of an action its own, of a minute, an item or a meeting those through it.

    Raises:
        Refused: there is no such record, or it is of a kind that stands in no chain.
    """
    record = register.find(record_id)
    by_origin = items_by_origin(register)
    if isinstance(record, Action):
        actions = [record]
    elif isinstance(record, Minute):
        actions = [one for one in register.actions if one.minute == record.id]
    elif isinstance(record, WorkItem):
        actions = _actions_of_item(register, record)
    elif isinstance(record, Meeting):
        here = {item.id for item in register.items_of(record.id)}
        actions = [
            one
            for one in register.actions
            if record.id in (one.meeting, one.due_meeting)
            or any(item.id in here for item in items_of_action(register, one, by_origin))
        ]
    else:
        cure = "Name an action, a minute, an item of the programme or a meeting by its id."
        raise Refused(Problem("no-chain", f"“{record_id}” stands in no chain.", cure, "id"))
    return tuple(chain_of(register, action, today, by_origin) for action in actions)


def _actions_of_item(register: Register, item: WorkItem) -> list[Action]:
    """Give the actions tied to an item, whichever of the two names the other, in the order in which they were entered.

    Which actions name items is kept while no action changes: the key is asked after whenever a palette opens, and to go
    through 14,000 actions takes 4 ms.
    """
    kept = register.kept(Action)
    if "by item" not in kept:
        by_item: dict[str, list[Action]] = {}
        for action in register.actions:
            for one in action.items:
                by_item.setdefault(one, []).append(action)
        kept["by item"] = by_item
    naming: list[Action] = kept["by item"].get(item.id, [])
    origin = register.live(Action, item.origin_ref)
    if origin is None or origin in naming:
        return naming
    return sorted((*naming, origin), key=register.actions.index) if naming else [origin]


def why_not_chain(register: Register, record_id: str | None, today: dt.date) -> Problem | None:
    """Say why there is no chain to show: no action goes through the record."""
    if record_id is not None and register.find(record_id) is not None and chains(register, record_id, today):
        return None
    sentence = "No action goes through this record."
    return Problem("chain-empty", sentence, "Tie an action to it.", act="action.link")


def chain_of(register: Register, action: Action, today: dt.date, by_origin: dict[str, list[WorkItem]]) -> Chain:
    """Follow one action from the minute to its discharge."""
    items = items_of_action(register, action, by_origin)
    links = [*_asked(register, action), *_itself(register, action, today)]
    for item in items:
        links += _item(register, item, today)
    links += [ChainLink("progress", "", f"{long_date(note.on)}: {note.text}") for note in action.progress]
    links += _answer(register, action)
    links.append(_end(register, action))
    return Chain(action.id, record_title(register, action), tuple(links))


def _asked(register: Register, action: Action) -> list[ChainLink]:
    links = []
    minute, meeting = register.get(Minute, action.minute), register.get(Meeting, action.meeting)
    if meeting is not None:
        links.append(ChainLink("meeting", meeting.id, meeting_title(meeting), meeting_kind(meeting)))
    if minute is not None:
        clause = f", {action.clause}" if action.clause else ""
        links.append(ChainLink("minute", minute.id, f"{record_title(register, minute)}{clause}"))
        links += [ChainLink("also made", one.id, one.text, one.status.value) for one in _beside(register, action)]
    parent = register.get(Action, action.parent)
    if parent is not None:
        links.append(ChainLink("part of", parent.id, record_title(register, parent), parent.kind.value))
    if not links:
        links.append(ChainLink("source", "", action.source or "not recorded"))
    return links


def _beside(register: Register, action: Action) -> tuple[Action, ...]:
    """Give the other actions that were made of the same clause of the same minute."""
    if not action.clause:
        return ()
    return tuple(
        one
        for one in register.actions
        if one.id != action.id and (one.minute, one.clause) == (action.minute, action.clause)
    )


def _itself(register: Register, action: Action, today: dt.date) -> list[ChainLink]:
    links = [
        ChainLink("action", action.id, f"{action.kind.value}: {action.text}", action_state(register, action, today))
    ]
    links.append(ChainLink("due", "", due_words(register, action, today)))
    carried = carried_over(register, action, today)
    if carried:
        links.append(ChainLink("carried over", "", often(len(carried))))
    return links


def _item(register: Register, item: WorkItem, today: dt.date) -> list[ChainLink]:
    links = [ChainLink("item", item.id, item.title, item.status.value)]
    meeting = register.get(Meeting, item.considered_at or item.meeting)
    if meeting is None:
        return [*links, ChainLink("meeting", "", f"not scheduled{f' ({item.target})' if item.target else ''}")]
    considered = item.status is ItemStatus.CONSIDERED
    state = "considered" if considered else "to come" if meeting.date >= today else "its day has passed"
    return [*links, ChainLink("meeting", meeting.id, meeting_title(meeting), state)]


def _answer(register: Register, action: Action) -> list[ChainLink]:
    response = action.response
    links = []
    if response is not None:
        day = f"{long_date(response.received_on)}: " if response.received_on else ""
        links += [ChainLink("reply", "", f"{day}{point_words(one)}", response.letter) for one in response.outcomes]
    elif reply_required(action):
        links.append(ChainLink("reply", "", why_reply(action), "not recorded"))
    if action.copies:
        links.append(ChainLink("copies", "", f"{counted(len(action.copies), 'council')} had their copy"))
    promised = response is not None and any(one.outcome is Outcome.REPORT_PROMISED for one in response.outcomes)
    stage = "promised" if promised else "gave"
    children = (one for one in register.actions if one.parent == action.id)
    return [*links, *(ChainLink(stage, child.id, child.text, child.status.value) for child in children)]


def point_words(one: PointOutcome) -> str:
    """Word an outcome with its part and its reference: `changed, on elderly people (Para 46(e) and 52)`."""
    part = f", on {one.part}" if one.part else ""
    return f"{one.outcome.value}{part}{f' ({one.reference})' if one.reference else ''}"


def _end(register: Register, action: Action) -> ChainLink:
    closed = action.closed
    if closed is None:
        return ChainLink("discharge", "", "not discharged", action.status.value)
    day = f", {long_date(closed.on)}" if closed.on else ""
    ref = closed.ref if register.find(closed.ref) is not None else ""
    return ChainLink("discharge", ref, f"{closed.what} {closed.where}{day}", action.status.value)


def chain_lines(chain: Chain, *, ids: bool = False) -> tuple[tuple[str, str], ...]:
    """Write a chain as label and text, a line each, as the pane shows it; with `ids` as the command line does."""
    lines = []
    for link in chain.links:
        ref = f" [{link.id}]" if ids and link.id else ""
        state = f" – {link.state}" if link.state else ""
        lines.append((link.stage.capitalize(), f"{link.words}{ref}{state}"))
    return tuple(lines)
