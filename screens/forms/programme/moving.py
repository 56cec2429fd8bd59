"""Moving, deferring and withdrawing items: pick where to, say what exactly and why."""

from __future__ import annotations

from functools import partial
from typing import Any

from screens.forms.programme.asking import ask_of_items
from screens.kit.ask import Ask
from screens.kit.fields import declared, why
from screens.kit.folding import folded
from screens.kit.form import Form
from screens.kit.office import Office
from screens.kit.passed import ask_first
from screens.kit.picker import MadeLater, Option, Picker
from store.commands.programme import moves
from store.queries.programme.items import move_target, target_places, withdrawn
from store.records import Change, ItemMove, WorkItem
from store.rules.programme.items import why_not_defer_to
from store.rules.programme.passed import has_passed, why_ask_reinstating
from store.rules.programme.targets import meeting_note, still_noted, still_noted_words
from store.rules.words.dates import short_date
from store.rules.words.wording import quoted, shortened

_SHORT = 40
_UNSCHEDULED = "suggested"


def _key(place: str | None) -> str:
    return place or _UNSCHEDULED


def _meeting_of(key: str) -> str | None:
    return None if key == _UNSCHEDULED else key


def _words(office: Office, ids: tuple[str, ...]) -> str:
    item = office.desk.register.get(WorkItem, ids[0]) if len(ids) == 1 else None
    return f"“{item.title}”" if item else f"{len(ids)} items"


def _options(office: Office, ids: tuple[str, ...]) -> list[Option]:
    """Offer the places to which items could go; what is said of each is worked out when it is looked at."""
    register, today = office.desk.register, office.desk.today

    def option(place: str | None) -> Option:
        target = move_target(register, ids, place, today)
        why_not = office.told(target.why_not) if target.why_not else ""
        return Option(_key(place), target.label, target.detail, why_not, " ".join(target.warnings))

    places = target_places(register, ids, today)
    return [MadeLater(_key(place), partial(option, place)) for place in places]


def _next_after(office: Office, ids: tuple[str, ...], options: list[Option]) -> str:
    item = office.desk.register.get(WorkItem, ids[0])
    keys = [option.key for option in options]
    home = item.meeting if item else None
    start = keys.index(home) + 1 if home in keys else 1
    ahead = (option.key for option in (*options[start:], *options[1:]) if not option.why_not)
    return next(ahead, keys[0])


def open_move(office: Office, ids: tuple[str, ...]) -> None:
    """Pick a meeting and move the items to it. Meetings that have passed are found only by what is typed."""
    options = _options(office, ids)
    away = _passed(office)
    search, more = folded(options, away)
    picker = Picker(
        f"Move {_words(office, ids)} to…",
        options,
        search=search,
        go_to=_next_after(office, ids, [one for one in options if one.key not in away]),
        prompt="Type a date to narrow the list",
        last=more,
    )

    def moved(key: str | None) -> None:
        if key is not None:
            to = _meeting_of(key)
            ask_of_items(office, ids, lambda asked: _ask_of_notes(office, ids, to, asked), to)

    office.pick(picker, moved)


def _ask_of_notes(office: Office, ids: tuple[str, ...], to: str | None, asked: bool) -> None:
    """Offer to clear the note of when an item was wanted, if one that gets a meeting has it; then move the items."""
    noted = [item for one in ids if (item := office.desk.register.get(WorkItem, one)) and meeting_note(item)]
    if to is None or not noted:
        _move(office, ids, to, asked, clear=False)
        return

    def answered(answer: str | None) -> None:
        if answer is None:
            office.say("Nothing was moved.")
        else:
            _move(office, ids, to, asked, clear=answer == "clear")

    words = "\n".join(still_noted_words(item) for item in noted)
    choices = (("c", "clear", "Move, and take the note out"), ("k", "keep", "Move, and keep the note"))
    office.call_later(office.pick, Ask("It gets a meeting: is the note still needed?", words, choices), answered)


def _move(office: Office, ids: tuple[str, ...], to: str | None, asked: bool, *, clear: bool) -> None:
    def then(change: Change | None) -> None:
        here = office.desk.register.get(WorkItem, office.place.list.current)
        if change is not None and here is not None and here.id not in ids:
            office.say_also(f"The cursor is on {quoted(shortened(here.title, _SHORT))} now.")

    office.carry_out_then(None, then, moves.move_items, items=ids, to=to, clear_note=clear, all_the_same=asked)


def say_notes(office: Office, ids: tuple[str, ...], to: str) -> None:
    """Say which of the items that were moved still have a note of when they were wanted, and the key that clears it."""
    still = [item for item in still_noted(office.desk.register, ids) if item.meeting == to]
    if still:
        words = " ".join(still_noted_words(item) for item in still)
        office.say_also(f"{words} {office.keymap.key_of('item.clear_note')} takes it out.")


def _passed(office: Office) -> frozenset[str]:
    """Give the meetings that have passed, to which items are moved only when one is named."""
    return frozenset(one.id for one in office.desk.register.meetings if has_passed(one, office.desk.today))


def open_defer(office: Office, ids: tuple[str, ...]) -> None:
    """Say what exactly is deferred, to when, and why; after asking if a meeting that the items leave has passed."""
    ask_of_items(office, ids, lambda asked: _open_defer(office, ids, asked))


def _open_defer(office: Office, ids: tuple[str, ...], asked: bool) -> None:
    register = office.desk.register
    items = [item for item_id in ids if (item := register.get(WorkItem, item_id))]
    targets = [one for one in _options(office, ids) if one.key not in _passed(office)]
    choices = tuple(
        (option.key, option.label)
        for option in targets
        if not any(why_not_defer_to(register, item, _meeting_of(option.key)) for item in items)
    )

    def save(values: dict[str, Any]) -> Change | None:
        return office.desk.run(
            moves.defer_items,
            items=ids,
            to=_meeting_of(values["to"]),
            what=values["what"],
            target=values["target"],
            reason=values["reason"],
            all_the_same=asked,
        )

    start = _next_after(office, ids, targets)
    form = Form(
        office.desk,
        f"Defer {_words(office, ids)}",
        (
            declared(ItemMove, "what"),
            declared(ItemMove, "to_meeting", start, choices, typed="to"),
            declared(
                WorkItem,
                "target",
                help="If not to a meeting yet: until when or until what, such as “To December meeting”",
            ),
            why("The reason is kept with the item and printed in its history"),
        ),
        save,
        draft=f"defer:{'+'.join(ids)}",
    )
    office.flow(form)


def open_withdrawn(office: Office) -> None:
    """Pick an item that was withdrawn and reinstate it; the programme does not list them."""
    register = office.desk.register
    options = [
        Option(item.id, item.title, f"withdrawn {short_date(item.moves[-1].on)}" if item.moves else "")
        for item in withdrawn(register)
    ]

    def picked(key: str | None) -> None:
        if key is not None:
            reinstate(office, (key,))

    office.pick(Picker("Reinstate an item that was withdrawn", options, prompt="Type words of the item"), picked)


def reinstate(office: Office, ids: tuple[str, ...]) -> None:
    """Reinstate items and go to the first, after asking if a meeting that they come back to has passed."""

    def do(asked: bool) -> None:
        office.carry_out_to(ids[0], moves.reinstate_items, items=ids, all_the_same=asked)

    register = office.desk.register
    chosen = [item for one in ids if (item := register.get(WorkItem, one))]
    ask_first(office, why_ask_reinstating(register, chosen, office.desk.today), do)


def open_withdraw(office: Office, ids: tuple[str, ...]) -> None:
    """Say why the items are withdrawn, after asking if a meeting that they leave has passed."""
    ask_of_items(office, ids, lambda asked: _open_withdraw(office, ids, asked))


def _open_withdraw(office: Office, ids: tuple[str, ...], asked: bool) -> None:

    def save(values: dict[str, Any]) -> Change | None:
        return office.desk.run(moves.withdraw_items, items=ids, all_the_same=asked, **values)

    form = Form(
        office.desk,
        f"Withdraw {_words(office, ids)}",
        (why("A withdrawn item leaves the programme; its history keeps it and the reason"),),
        save,
        draft=f"withdraw:{'+'.join(ids)}",
    )
    office.flow(form)
