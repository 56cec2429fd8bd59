"""Taking over what another copy of the file did since the last change that both have, as one change that can be undone.

A synchronising program keeps both copies when two computers write at once. What the other did is laid over what stands
here by the rule for two clerks: whoever changed a field alone is followed, and a field that both changed to something
else stays as it is here and is named. Where such a field is one that only an act changes, as a status is, nothing of
that record is taken: what an act records belongs together.
"""

from __future__ import annotations

import datetime as dt
from collections.abc import Collection, Iterable, Mapping, Sequence
from typing import Any, NamedTuple

import msgspec

from store.commands.fields import as_text
from store.edit import Edit
from store.fields import find_field, heading_of
from store.journal.images import read_image
from store.links import link_fields, links_of
from store.problems import FieldConflict, Problem, Refused
from store.records import Change, Meeting, Minute, Part, Question, Record
from store.records.private import is_private_part, private_of, with_private
from store.register import Register, kind_of_id
from store.rules.calendar.settled import is_settled, the_minutes, why_not_alter
from store.rules.questions.outgoing import outgoing
from store.rules.words.wording import capital, counted, small

_TOOK_OVER = "Took over "
_AS_ONE = (frozenset({"due_kind", "due_on", "due_meeting"}),)
"""Fields that say one thing together: by when an action is due."""


class Left(NamedTuple):
    """A record of the other copy that cannot be taken over, or not all of it: its id there, why, what is in dispute.

    `partly` says that what is not in dispute is taken over.
    """

    id: str
    name: str
    why: str
    fields: tuple[FieldConflict, ...] = ()
    partly: bool = False


class Merge(NamedTuple):
    """What taking the other copy over comes to.

    `changes` are what the other did, oldest first. `renumbered` gives the new id of each record whose number both used.
    """

    changes: tuple[Change, ...]
    edit: Edit
    added: tuple[str, ...]
    changed: tuple[str, ...]
    removed: tuple[str, ...]
    renumbered: Mapping[str, str]
    left: tuple[Left, ...]


class _Net(NamedTuple):
    """What all changes of the other copy to one record come to, and every form that it had on the way."""

    before: Record | None
    after: Record | None
    forms: tuple[Record, ...] = ()


def merge(register: Register, ours: Sequence[Change], theirs: Sequence[Change], name: str) -> Merge:
    """Work out what the other copy did, laid over a register.

    `ours` and `theirs` are the changes that each made since the last one that both have, oldest first.
    """
    nets, left = _nets(theirs)
    known = _taken_before(register, ours, nets)
    fresh = _new_numbers(register, nets, {one.id for change in ours for one in change.touched}, known)
    ids = {key: one.id for key, one in known.items()} | fresh
    puts: dict[str, Record] = {}
    removes: list[str] = []
    for key, net in nets.items():
        before = known.get(key, net.before)
        after = None if net.after is None else renamed(net.after, ids)
        current = None if key in fresh else register.find(ids.get(key, key))
        before, after = _contacts_as_here(current, before, after)
        outcome, kept_back = (current, None) if before == after else _laid_over(current, before, after, key)
        left += [kept_back] if kept_back else []
        if outcome is None and current is not None:
            removes.append(current.id)
        elif outcome is not None and outcome != current:
            puts[outcome.id] = outcome
    _leave_what_is_confirmed(register, ours, puts, removes, left)
    _leave_what_leads_nowhere(register, puts, removes, left)
    added = tuple(key for key in puts if register.find(key) is None)
    sentence = f"{_TOOK_OVER}{counted(len(theirs), 'change')} of the copy {name}"
    return Merge(
        tuple(theirs),
        Edit(sentence, tuple(puts.values()), tuple(removes)),
        added,
        tuple(key for key in puts if key not in added),
        tuple(removes),
        {old: new for old, new in fresh.items() if new in puts},
        tuple(left),
    )


def take_over(
    register: Register, today: dt.date, /, *, ours: Iterable[Change], theirs: Sequence[Change], name: str
) -> Edit:
    """Take over what the other copy did, as far as it can be; `ours` and `theirs` as `merge` takes them.

    `ours` may be read as it is gone through: the desk is then up to date.
    """
    return merge(register, tuple(ours), theirs, name).edit


def _nets(changes: Iterable[Change]) -> tuple[dict[str, _Net], list[Left]]:
    """Give what the changes come to for each record, and the records of a form that can no longer be read."""
    nets: dict[str, _Net] = {}
    unread: dict[str, Left] = {}
    for change in changes:
        for one in change.touched:
            try:
                before, after = read_image(one, one.before), read_image(one, one.after)
            except Refused:
                unread[one.id] = Left(one.id, one.id, "it was saved in a form that this version cannot read")
                continue
            earlier = nets.get(one.id, _Net(before, None))
            nets[one.id] = _Net(earlier.before, after, (*earlier.forms, *([after] if after else [])))
    return {key: net for key, net in nets.items() if key not in unread}, list(unread.values())


def _taken_before(register: Register, ours: Iterable[Change], nets: Mapping[str, _Net]) -> dict[str, Record]:
    """Give what the other copy added and was taken over earlier, as it was then, by the id that the other gave it.

    A copy is not taken over twice because somebody gives the command again, or because the other has gone on since.
    """
    taken = {
        one.id: read_image(one, one.after)
        for change in ours
        if change.sentence.startswith(_TOOK_OVER)
        for one in change.touched
        if one.before is None and register.find(one.id) is not None
    }
    known: dict[str, Record] = {}
    while True:
        ids = {key: one.id for key, one in known.items()}
        free = [one for one in taken.values() if one is not None and one.id not in ids.values()]
        unseen = {
            key: one
            for key, net in nets.items()
            if net.before is None and key not in known
            for form in net.forms
            for one in free
            if renamed(form, {**ids, key: one.id}) == one
        }
        if not unseen:
            return known
        known |= unseen


def _new_numbers(
    register: Register, nets: Mapping[str, _Net], used: set[str], known: Mapping[str, Record]
) -> dict[str, str]:
    """Give new ids to what the other copy added under a number that was used here too for something else."""
    numbers: dict[str, str] = {}
    serials = dict(register.serials)
    for key, net in nets.items():
        kind = kind_of_id(key)
        if net.before is not None or kind is None or not key.removeprefix(kind.prefix).isdigit():
            continue
        number = int(key.removeprefix(kind.prefix))
        serials[kind.prefix] = max(number, serials.get(kind.prefix, number))
    for key, net in nets.items():
        kind = kind_of_id(key)
        added = net.before is None and net.after is not None and key not in known
        if not added or kind is None or not (key in used or register.find(key)):
            continue
        if register.find(key) == net.after:
            continue
        serials[kind.prefix] += 1
        numbers[key] = f"{kind.prefix}{serials[kind.prefix]}"
    return numbers


def renamed(part: Any, ids: Mapping[str, str]) -> Any:
    """Give a record or a part with its own id, and every link in it, under new numbers."""
    changed: dict[str, Any] = {}
    if isinstance(part, Record) and part.id in ids:
        changed["id"] = ids[part.id]
    kind: type[Part] = type(part)
    for field in link_fields(kind):
        value = getattr(part, field.name)
        if not value:
            continue
        each = value if isinstance(value, tuple) else (value,)
        fresh = tuple(renamed(one, ids) if isinstance(one, Part) else ids.get(one, one) for one in each)
        if fresh != each:
            changed[field.name] = fresh if isinstance(value, tuple) else next(iter(fresh))
    return msgspec.structs.replace(part, **changed) if changed else part


def _contacts_as_here(
    current: Record | None, before: Record | None, after: Record | None
) -> tuple[Record | None, Record | None]:
    """Leave the private details of a record as they are here if either side has removed them for good.

    What was removed here must not come back. What was removed there is due to go here too, and only a purge of this
    file takes it out of its journal and its backups; a merge could be taken back and would seem to bring it back.
    """
    private, theirs = private_of(current), private_of(after)
    if private is None or not any(one is not None and one.purged_on for one in (private, theirs)):
        return before, after
    as_here = [None if image is None else with_private(image, private) for image in (before, after)]
    return as_here[0], as_here[1]


def _laid_over(
    current: Record | None, before: Record | None, after: Record | None, key: str
) -> tuple[Record | None, Left | None]:
    """Lay one record's changes over it as it stands: what it becomes, None if it is to go, and what is not taken."""
    named = _name(current or after or before, key)
    if before is None:
        return after, None
    if current is None:
        return None, Left(key, named, "it has been taken away here") if after is not None else None
    if after is None:
        gone = current == before
        return (None, None) if gone else (current, Left(key, named, "it was taken away there and changed here"))
    values: dict[str, Any] = {}
    disputes: list[FieldConflict] = []
    for field in current.__struct_fields__:
        base, theirs, ours = getattr(before, field), getattr(after, field), getattr(current, field)
        if theirs in (base, ours):
            continue
        joined = theirs if ours == base else _joined(base, theirs, ours)
        if joined is None:
            disputes.append(_dispute(current, field, base, theirs, ours))
        else:
            values[field] = joined
    if not disputes:
        return msgspec.structs.replace(current, **values), None
    values = _taken_all_the_same(type(current), values, {one.field for one in disputes})
    why = "both have changed it"
    taken = msgspec.structs.replace(current, **values)
    return taken, Left(key, named, why, tuple(disputes), partly=bool(values))


def _taken_all_the_same(kind: type[Record], values: dict[str, Any], disputed: set[str]) -> dict[str, Any]:
    """Give what is taken of a record although some of its fields are in dispute."""
    if any((field := find_field(kind, name)) is None or field.field.acts for name in disputed):
        return {}
    bound = {name for group in _AS_ONE if group & disputed for name in group}
    return {name: value for name, value in values.items() if name not in bound}


def _joined(base: Any, theirs: Any, ours: Any) -> Any:
    """Join two changes of a value: both added to a list, or changed different fields of a part; None if they clash."""
    if isinstance(base, tuple) and isinstance(theirs, tuple) and isinstance(ours, tuple):
        size = len(base)
        if theirs[:size] == base == ours[:size]:
            return (*ours, *(one for one in theirs[size:] if one not in ours[size:]))
        return None
    if isinstance(base, Part) and type(base) is type(theirs) is type(ours):
        values = {}
        for field in base.__struct_fields__:
            was, there, here = getattr(base, field), getattr(theirs, field), getattr(ours, field)
            if there in (was, here):
                continue
            joined = there if here == was else _joined(was, there, here)
            if joined is None:
                return None
            values[field] = joined
        return msgspec.structs.replace(ours, **values)
    return None


def _dispute(record: Record, field: str, base: Any, theirs: Any, ours: Any) -> FieldConflict:
    """Show the sides of a dispute; what is private of the public is named and never shown."""
    label = heading_of(type(record), field)
    if is_private_part(base):
        return FieldConflict(field, label, f"the {label.lower()}", "changed there", "changed here")
    if isinstance(record, Question) and field == "asker":
        return FieldConflict(field, label, "the asker", "the asker, changed there", "the asker, changed here")
    sides = [as_text(value) for value in (base, theirs, ours)]
    if isinstance(record, Question):
        sides = [outgoing(side, record.asker) for side in sides]
    return FieldConflict(field, label, *sides)


def _leave_what_is_confirmed(
    register: Register, ours: Sequence[Change], puts: dict[str, Record], removes: list[str], left: list[Left]
) -> None:
    """Leave out what would alter minutes that have been confirmed, here or there, unless it is a recorded correction.

    A correction that is left out itself takes what it corrects with it, so this goes on until nothing more is.
    """
    changed_here = {one.id for change in ours for one in change.touched}
    while True:
        made = [one for key, one in puts.items() if isinstance(one, Minute) and register.find(key) is None]
        corrected = {key for one in made for key in (one.corrects, one.corrects_heading)}
        why = {
            key: problem
            for key in (*puts, *removes)
            if key not in corrected
            and (problem := _why_confirmed(register, changed_here, register.find(key), puts.get(key)))
        }
        for key, problem in why.items():
            record = puts.pop(key, None) or register.find(key)
            removes[:] = [one for one in removes if one != key]
            said = f"{small(problem.sentence)} {problem.cure}".rstrip(".")
            left.append(Left(key, _name(record, key), said))
        if not why:
            return


def _why_confirmed(
    register: Register, changed_here: Collection[str], before: Record | None, after: Record | None
) -> Problem | None:
    """Say why a record stays as it is here: its minutes were confirmed here, or there while they were changed here."""
    problem = why_not_alter(register, before, after)
    if problem or not (isinstance(before, Meeting) and isinstance(after, Meeting) and is_settled(after)):
        return problem
    own = {before.id, *(one.id for one in (*register.minutes_of(before.id), *register.votes_of(before.id)))}
    if is_settled(before) or not own & set(changed_here):
        return None
    sentence = f"{capital(the_minutes(after))} were confirmed there, and have been changed here since."
    return Problem("minutes-confirmed", sentence, "Confirm them here once they say what was confirmed.")


def _leave_what_leads_nowhere(
    register: Register, puts: dict[str, Record], removes: list[str], left: list[Left]
) -> None:
    """Leave out, until nothing is to be left out any more, what names a record that was not taken over itself."""
    while True:
        after = register.with_edit(Edit("", tuple(puts.values()), tuple(removes)))
        gone = set(removes)
        for key in [key for key in gone if any(link.target == key for one in _all(after) for link in links_of(one))]:
            removes.remove(key)
            left.append(Left(key, _name(register.find(key), key), "it was taken away there and is needed here"))
        lost = {
            key: link.target
            for key, record in puts.items()
            for link in links_of(record)
            if after.find(link.target) is None and not _named_already(register.find(key), link.target)
        }
        for key, target in lost.items():
            left.append(Left(key, _name(puts.pop(key), key), f"it needs {target}, which cannot be taken over"))
        if not lost and gone == set(removes):
            return


def _named_already(record: Record | None, target: str) -> bool:
    return record is not None and any(link.target == target for link in links_of(record))


def _all(register: Register) -> Iterable[Record]:
    return (record for table in register.tables.values() for record in table.values())


def _name(record: Record | None, key: str) -> str:
    """Name a record: its kind, its id, and its title if it has one."""
    if record is None:
        return key
    title = getattr(record, "title", "")
    return f"{record.noun.capitalize()} {key}" + (f" “{title}”" if title else "")
