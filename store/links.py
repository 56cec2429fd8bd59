"""Which records name which others: read off the types of their fields, and asked by everything that follows a link."""

from __future__ import annotations

from collections.abc import Callable, Collection, Iterator
from functools import cache
from itertools import chain
from operator import attrgetter
from typing import Annotated, Any, NamedTuple, get_args, get_origin

import msgspec

from store.edit import Edit
from store.fields import label_of
from store.problems import Problem, Refused
from store.records import KINDS, Part, Record, WorkItem
from store.records.refs import Ref
from store.register import Register, kind_of_id

_Getter = Callable[[Any], tuple[Any, ...]]


class LinkField(NamedTuple):
    """A field of a record or of a part of one through which links go.

    `owner` is the record or part in which it stands. `ref` says what it may lead to; None means that it holds parts
    that have links. `several` says that it is a list. `refs` are all the links that can be reached through it.
    """

    owner: type[Part]
    name: str
    ref: Ref | None
    several: bool
    refs: tuple[Ref, ...]


class Link(NamedTuple):
    """One record naming another: the id of the one that names, in which field, and the id that it names."""

    holder: str
    field: str
    target: str


@cache
def link_fields(kind: type[Part], prefix: str = "") -> tuple[LinkField, ...]:
    """Give the fields of a record or a part through which links go, in its order.

    With a prefix only those from which a record can be reached whose id begins with it.
    """
    if prefix:
        return tuple(field for field in link_fields(kind) if any(ref.leads_to(prefix) for ref in field.refs))
    return tuple(field for each in msgspec.structs.fields(kind) if (field := _link_field(kind, each.name, each.type)))


@cache
def ref_of(kind: type[Part], name: str) -> Ref | None:
    """Say what a field links to; None if it is no link."""
    return next((field.ref for field in link_fields(kind) if field.name == name), None)


def named_by(part: Part, prefix: str = "") -> Iterator[tuple[LinkField, str]]:
    """Go through the links of a record or a part at any depth, with the text of each.

    With a prefix only through those that can lead to a record whose id begins with it.
    """
    for field in link_fields(type(part), prefix):
        value = getattr(part, field.name)
        if not value:
            continue
        for one in value if isinstance(value, tuple) else (value,):
            if field.ref is None:
                yield from named_by(one, prefix)
            else:
                yield field, one


def links_of(record: Record) -> Iterator[Link]:
    """Go through the ids of other records that a record names; words that stand in the place of one are left out."""
    for field, target in named_by(record):
        if field.ref is not None and target and not (field.ref.words and kind_of_id(target) is None):
            yield Link(record.id, field.name, target)


def learn_links(register: Register | None = None) -> Iterator[None]:
    """Learn through which fields of each kind of record links go, a kind a step, before anybody asks.

    Of a register, what names items is gathered as well: whether one can go into the bin is what is asked first.
    """
    for kind in KINDS:
        link_fields(kind)
        for named in KINDS:
            _getters(kind, named.prefix)
        yield
    if register is not None:
        for kind in KINDS:
            yield from _gather_named(register, kind, WorkItem.prefix)
            yield


def names_no_more(record: Record, now: Record | None) -> bool:
    """Say whether a record names no other that it does not name as it stands."""
    return now is not None and set(links_of(record)) <= set(links_of(now))


def holders_of(register: Register, record: Record) -> Iterator[tuple[Record, LinkField]]:
    """Go through the live records that name this one, with the field in which each does, table by table."""
    target, prefix = record.id, record.prefix
    for kind in KINDS:
        texts, others = _getters(kind, prefix)
        for holder in register.all(kind) if target in _named_in(register, kind, prefix) else ():
            # Most records do not name it, and a look at their plain fields at once tells: 2.4 ms instead of 6 for a
            # meeting in a file of 10,000 records, and half as long for everything else.
            if (texts and target in texts(holder)) or (others and any(others(holder))):
                for field, named in named_by(holder, prefix):
                    if named == target and holder.id != target:
                        yield holder, field


def _named_in(register: Register, kind: type[Record], prefix: str) -> Collection[str | None]:
    """Give at least what the live records of a kind name of another; kept while the table stands.

    Few tables name a record at all: whether one can go into the bin is said in 0.1 ms instead of 16 at 100,000 records.
    """
    for _ in _gather_named(register, kind, prefix):
        pass
    known: set[str | None] = register.kept(kind)["named", prefix]
    return known


_STEP = 1_000
"""Of so many records that may name others in several fields it is gathered in a step: 4 ms of 19 for all meetings."""


def _gather_named(register: Register, kind: type[Record], prefix: str) -> Iterator[None]:
    kept, key = register.kept(kind), ("named", prefix)
    if key in kept:
        return
    texts, others = _getters(kind, prefix)
    named: set[str | None] = set()
    if texts:
        named.update(chain.from_iterable(map(texts, register.all(kind))))
    if others:
        for number, holder in enumerate(register.all(kind), start=1):
            if any(others(holder)):
                named.update(target for _, target in named_by(holder, prefix))
            if number % _STEP == 0:
                yield
    kept[key] = named


def holders_of_each(register: Register, records: Collection[Record]) -> dict[str, list[tuple[Record, LinkField]]]:
    """Give the live records that name each of several, by its id, with the field in which they do."""
    # One look at every link of a file of 10,000 records takes as long as asking for some twenty records one by one.
    if len(records) < _MANY:
        return {record.id: list(holders_of(register, record)) for record in records}
    holders: dict[str, list[tuple[Record, LinkField]]] = {record.id: [] for record in records}
    for kind in KINDS:
        for holder in register.all(kind):
            for field, named in named_by(holder):
                if named in holders and named != holder.id:
                    holders[named].append((holder, field))
    return holders


_MANY = 20


def where_it_fails(register: Register, field: LinkField, target: str) -> str:
    """Say of a link that leads nowhere why: `which is not in the file`, `which is not a meeting`; empty if it is sound.

    Records in the bin count as records.
    """
    kind = kind_of_id(target)
    if field.ref is None or not target or (kind is None and field.ref.words):
        return ""
    if kind is None or register.find(target) is None:
        return "which is not in the file"
    return "" if field.ref.leads_to(kind.prefix) else f"which is not {_kinds(field.ref)}"


def _kinds(ref: Ref) -> str:
    """Name the kinds of record that a link can lead to: `a meeting`, `a minute, an action or a question`."""
    nouns = [kind_of_id(f"{prefix}1") for prefix in ref.prefixes]
    words = [f"{'an' if kind.noun[0] in 'aeiou' else 'a'} {kind.noun}" for kind in nouns if kind]
    return words[0] if len(words) == 1 else f"{', '.join(words[:-1])} or {words[-1]}"


def dangling(register: Register) -> list[Link]:
    """List the links that lead nowhere."""
    return [
        Link(record.id, field.name, target)
        for table in register.tables.values()
        for record in table.values()
        for field, target in named_by(record)
        if where_it_fails(register, field, target)
    ]


def refuse_dangling(register: Register, edit: Edit) -> None:
    """Refuse an edit by which a record would name another that is not there, or one of the wrong kind.

    A link that led nowhere before is no fault of the edit, and stands.

    Raises:
        Refused: with every such link.
    """
    after = register.with_edit(edit)
    problems = []
    for record in edit.puts:
        before = register.find(record.id)
        held = set() if before is None else {(field.name, target) for field, target in named_by(before)}
        for field, target in named_by(record):
            nowhere = "" if (field.name, target) in held else where_it_fails(after, field, target)
            if nowhere:
                label = label_of(field.owner, field.name)
                sentence = f"The {record.noun} would name “{target}” ({label}), {nowhere}."
                problems.append(Problem("dangling", sentence, "Choose one from the list, or name none.", field.name))
    if problems:
        raise Refused(*problems)


@cache
def _getters(kind: type[Part], prefix: str) -> tuple[_Getter | None, _Getter | None]:
    """Give what reads the fields that are one link each, and what reads those that hold several or parts with links."""
    fields = link_fields(kind, prefix)
    plain = [field.name for field in fields if field.ref is not None and not field.several]
    return _getter(plain), _getter([field.name for field in fields if field.name not in plain])


def _getter(names: list[str]) -> _Getter | None:
    """Read some fields at once; twice the same if there is one, so that a tuple comes out."""
    return attrgetter(*names, *names[:1]) if names else None


def _link_field(owner: type[Part], name: str, annotation: object) -> LinkField | None:
    """Judge one field by its type; None if no link goes through it."""
    refs: list[Ref] = []
    own: Ref | None = None
    for leaf in _inside(annotation):
        if isinstance(leaf, Ref):
            own = leaf
            refs.append(leaf)
        else:
            refs += [ref for field in link_fields(leaf) for ref in field.refs]
    several = any(get_origin(one) is tuple for one in (annotation, *get_args(annotation)))
    return LinkField(owner, name, own, several, tuple(dict.fromkeys(refs))) if refs else None


def _inside(annotation: object) -> Iterator[Ref | type[Part]]:
    """Go through the links and the parts that a type of a field is made of: alone, in a tuple, or as a choice."""
    if get_origin(annotation) is Annotated:
        inner, *marks = get_args(annotation)
        yield from (mark for mark in marks if isinstance(mark, Ref))
        yield from _inside(inner)
    elif isinstance(annotation, type) and get_origin(annotation) is None and issubclass(annotation, Part):
        yield annotation
    else:
        for one in get_args(annotation):
            yield from _inside(one)
