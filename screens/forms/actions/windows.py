"""Windows about actions and the programme: the chain, tying to an item, views, load, and the deferral ledger."""

from __future__ import annotations

from screens.kit.fields import declared
from screens.kit.form import Form
from screens.kit.office import Office
from screens.kit.picker import Option, Picker
from screens.kit.record_list import Column
from screens.opened import Reader
from store.commands.actions.linking import link_action, unlink_action
from store.commands.settling import keep_view
from store.fields import heading_of
from store.problems import Problem, Refused
from store.queries.actions.actions import views
from store.queries.actions.chain import chain_lines, chains
from store.queries.actions.search_words import EXAMPLE, read_search
from store.queries.programme.fullness import loads, what_if_words
from store.queries.programme.ledger import ledger, ledger_words
from store.records import Action, Change, Meeting, SavedView, WorkItem
from store.rules.actions.actions import why_not_link
from store.rules.actions.carrying import items_by_origin, items_of_action
from store.rules.words.gist import gist
from store.rules.words.loose import short_day_of
from store.rules.words.wording import capital, quoted_line

_BETWEEN = (("", " "),)
"""The blank line that parts a chain from the next."""
_KEEP = "+"
_SEARCH = "="


def open_chain(office: Office, record_id: str) -> None:
    """Show every chain that goes through a record, from the minute to the discharge."""
    register, today = office.desk.register, office.desk.today
    shown = chains(register, record_id, today)
    fields: list[tuple[str, str]] = []
    for one in shown:
        fields += [*(_BETWEEN if fields else ()), *chain_lines(one)]
    title = shown[0].title if len(shown) == 1 else f"{len(shown)} actions go through this"
    office.pick(Reader("From the minute to the discharge", title, fields), lambda _: None)


def open_link(office: Office, action: Action) -> None:
    """Pick an item of the programme and tie the action to it."""
    register = office.desk.register
    options = []
    for item in register.all(WorkItem):
        meeting = register.get(Meeting, item.meeting)
        problem = why_not_link(action, item)
        where = short_day_of(meeting) if meeting else "not scheduled"
        options.append(Option(item.id, item.title, where, office.told(problem) if problem else ""))

    def picked(item: str | None) -> None:
        if item is not None:
            office.carry_out_to(action.id, link_action, action=action.id, item=item)

    office.pick(Picker(f"Tie {quoted_line(gist(action))} to…", options, prompt="Type words of the item"), picked)


def open_unlink(office: Office, action: Action) -> None:
    """Pick an item, or the action it is part of, and untie the action from it."""
    register = office.desk.register
    items = items_of_action(register, action, items_by_origin(register))
    options = [Option(item.id, item.title, item.id) for item in items]
    above = register.get(Action, action.parent)
    if above is not None:
        options.append(Option(above.id, gist(above), "the action it is part of"))

    def picked(key: str | None) -> None:
        if key is not None:
            item = "" if above is not None and key == above.id else key
            office.carry_out_to(action.id, unlink_action, action=action.id, item=item, parent=not item)

    office.pick(Picker(f"Untie {quoted_line(gist(action))} from…", options, prompt="Type words of the item"), picked)


def open_views(office: Office) -> None:
    """Choose a view of the actions, or keep the search that is on under a name."""
    register, today, place = office.desk.register, office.desk.today, office.place

    def size(search: str) -> int | Problem:
        try:
            kept = read_search(register, search, today)
        except Refused as refused:
            return refused.first
        return sum(1 for action in register.actions if kept.keeps(action))

    options = [
        Option(f"{_SEARCH}{search}", name, why_not=office.told(number))
        if isinstance(number, Problem)
        else Option(f"{_SEARCH}{search}", name, f"{number} · {search}" if search else str(number))
        for name, search, number in views(register, "actions", size)
    ]
    if place.words.strip():
        options.append(Option(_KEEP, "Keep this search as a view…", place.words))

    def picked(key: str | None) -> None:
        if key == _KEEP:
            _open_keep(office, place.words)
        elif key is not None:
            place.words = key.removeprefix(_SEARCH)
            place.reload()
            office.refresh_lines_around()
            office.say(f"Showing {place.words}." if place.words else "Showing everything.")

    office.pick(Picker("Views", options, prompt=f"Type a name; a search is typed with /, such as {EXAMPLE}"), picked)


def _open_keep(office: Office, search: str) -> None:
    def save(values: dict[str, str]) -> Change | None:
        return office.desk.run(keep_view, place="actions", **values)

    fields = (
        declared(SavedView, "name"),
        declared(SavedView, "search", search),
    )
    office.flow(Form(office.desk, "Keep this search as a view", fields, save))


def open_load(office: Office) -> None:
    """Show how full the meetings are, and under the cursor what moving the chosen items there would do."""
    register, today, ids = office.desk.register, office.desk.today, office.place.list.targets
    item = register.get(WorkItem, ids[0]) if len(ids) == 1 else None
    moving = f"“{item.title}”" if item else f"{len(ids)} items"
    options = []
    for one in loads(register, today):
        words = what_if_words(register, ids, one.id) if ids else ""
        after = f"If {moving} moved here: {words}." if words and (item is None or item.meeting != one.id) else ""
        options.append(Option(one.id, f"{one.day:<15} {one.bar}", one.words, after=after))
    columns = (Column("█ booked  · free  ! too much", 41), Column(heading_of(WorkItem, "minutes"), weight=1))
    title = f"Load, and what moving {moving} would do" if ids else "Load"
    following = register.next_meeting(today)
    start = following.id if following else ""
    picker = Picker(title, options, go_to=start, prompt="Type a month", columns=columns, read_only=True)
    office.pick(picker, lambda _: None)


def open_ledger(office: Office) -> None:
    """Show business lost or delayed, the longest waiting first."""
    deferrals = ledger(office.desk.register, office.desk.today)
    options = [
        Option(
            f"{one.id}:{place}",
            " ".join(one.title.split()).removeprefix("That the ").removeprefix("That "),
            ledger_words(one),
            after=" ".join(
                words
                for words in (
                    f"{one.title} · {ledger_words(one)} · {capital(one.what)}",
                    f"from {one.from_}",
                    f"to {one.to}" if one.to else "",
                    f"– {one.why}" if one.why else "",
                )
                if words
            ),
        )
        for place, one in enumerate(deferrals)
    ]
    columns = (Column("What", weight=3), Column("How often and how long", weight=3, ink="muted"))
    office.pick(Picker("Business lost or delayed", options, columns=columns, read_only=True), lambda _: None)
