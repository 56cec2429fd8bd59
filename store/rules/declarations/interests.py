"""What a declared interest means at a meeting: who may speak, vote and stay, by when to notify, and dispensations."""

from __future__ import annotations

import datetime as dt
from typing import NamedTuple

from store.problems import Problem
from store.records import Declaration, Interest, Meeting, Nation
from store.records.panel import InterestClass
from store.register import Register
from store.rules.days.periods import period
from store.rules.declarations.dispensations import dispensation_holds
from store.rules.declarations.kinds import (
    AFFECTS,
    DIRECT,
    NO,
    NOT_SAID,
    PUBLIC,
    YES,
    InterestKind,
    read_as,
    rows_for,
    rows_of,
)
from store.rules.law.citations import cite
from store.rules.law.table import provision
from store.rules.words.dates import day_month, long_date
from store.rules.words.folding import words_read
from store.rules.words.wording import age_words

ALL_SUBSTANTIVE, ITEMS, TOPIC = "all substantive items", "items", "topic"
"""What a declaration can apply to."""

ANSWERS = (YES, PUBLIC, NO)
"""The answers to whether someone may speak, the freest first."""


class Effect(NamedTuple):
    """What must follow from a declaration: may the person speak, vote and stay, in whose words, on what authority.

    An empty answer says that neither law nor the panel's code says anything, nor did they themselves. Not `sure` is
    what the monitoring officer is to be asked about.
    """

    speak: str
    vote: str
    stay: str
    why: str
    provision: str = ""
    sure: bool = True

    @property
    def leaves(self) -> bool:
        """Say whether the person must leave the room."""
        return self.stay == NO

    @property
    def barred(self) -> bool:
        """Say whether the person may not vote."""
        return self.vote == NO


class Kind(NamedTuple):
    """A kind of interest that can be declared: its code and its word."""

    code: str
    label: str


def kinds(register: Register, on: dt.date) -> tuple[Kind, ...]:
    """List the kinds in use on a day: the panel's own words first, then the others of its nation."""
    own = register.panel.rules_on(on).interests
    by_code = {one.code: Kind(one.code, one.label) for one in own}
    seen = {read_as(one.label) for one in own}
    for row in rows_of(register.panel.nation):
        if row.code not in by_code and read_as(row.label) not in seen:
            by_code[row.code] = Kind(row.code, row.label)
    return tuple(by_code.values())


def find_kind(register: Register, on: dt.date, words: str) -> Kind | None:
    """Find a kind by its code or its word, in whatever spelling; None if no code in use here has it."""
    wanted = read_as(words)
    listed = kinds(register, on)
    for kind in listed:
        if wanted and wanted in {read_as(kind.code), read_as(kind.label)}:
            return kind
    meant = {row.code for row in rows_for(register.panel.nation, words)}
    return next((kind for kind in listed if kind.code in meant), None)


def why_not_end_interest(interest: Interest) -> Problem | None:
    """Say why a registered interest cannot be ended: it has ended already. None if it can."""
    ended = interest.entry.to_date
    if ended is None:
        return None
    sentence = f"That interest ended on {long_date(ended)}."
    return Problem("interest-ended", sentence, "Correct the entry instead.", "on", "seat.interests")


def why_not_kind(register: Register, on: dt.date, words: str, field: str = "interest") -> Problem | None:
    """Say why a kind is not taken as it is typed: it is all but one of a code in use here, so a slip. None if it is.

    Any other words are taken as the paper prints them.
    """
    if not words.strip() or find_kind(register, on, words) is not None:
        return None
    known = [label for row in rows_of(register.panel.nation) for label in row.known]
    known += [kind.label for kind in kinds(register, on)]
    for label in known:
        if _slip_of(words, label):
            cure = f"Did you mean {label}? If a paper prints it so, type the whole sentence as minuted."
            return Problem("interest-kind", f"“{words}” is not a kind of interest in use here.", cure, field)
    return None


_ABBREVIATED = 3
_A_SLIP = 0.8
"""From this likeness on, a word is a slip of the keyboard for another: `personnal` for `personal`."""


def _slip_of(words: str, label: str) -> bool:
    """Say whether words are all but those of a label: as many words, each the same or all but the same."""
    from difflib import SequenceMatcher

    typed, meant = (words_read(each.replace("-", " ")).split() for each in (words, label))
    if len(typed) != len(meant):
        return len(typed) + 1 == len(meant) and meant[-1] == "interest" and _slip_of(f"{words} interest", label)
    if len(meant) == 1 and len(meant[0]) <= _ABBREVIATED:
        ((one,), (other,)) = (typed, meant)
        return len(one) == len(other) and sum(map(str.__ne__, one, other)) == 1
    return all(
        one == other or SequenceMatcher(None, one, other).ratio() > _A_SLIP
        for one, other in zip(typed, meant, strict=True)
    )


def effect_of(
    register: Register, on: dt.date, words: str, relation: str = "", more_than_most: bool | None = None
) -> Effect:
    """Work out what must follow from an interest on a day, before any dispensation, advice or word of their own.

    The law bars from the vote, or the panel's own code where its settings say so; nothing else does. What neither says
    is a question to the monitoring officer.
    """
    own, rows = _own_word(register, on, words)
    row = _row(rows, relation, more_than_most)
    if row is None and own is None:
        why = "The word is in no code known here: ask what follows from it." if words.strip() else _NO_KIND
        return Effect(NOT_SAID, NOT_SAID, NOT_SAID, why, sure=False)
    base = (
        Effect(row.speak, row.vote, row.stay, row.why, row.provision, row.sure)
        if row
        else Effect(NOT_SAID, NOT_SAID, NOT_SAID, (own.note if own else "") or _NOTHING_SAID, OWN_CODE, sure=False)
    )
    no_more = row is not None and row.relation == AFFECTS and row.more_than_most is False
    if own is None or no_more or not (own.speak or own.vote or own.stay):
        return base
    return _with_own_code(own, row, base)


def _with_own_code(own: InterestClass, row: InterestKind | None, base: Effect) -> Effect:
    """Give what follows under the panel's own code, which may ask more than the law and never less."""
    by_law = row is not None and row.by_law
    return Effect(
        base.speak if by_law and base.speak else own.speak or base.speak,
        base.vote if by_law else own.vote or base.vote,
        own.stay or base.stay,
        base.why if by_law else f"The panel's own code says so{f': {own.note}' if own.note else '.'}",
        f"{base.provision}; {OWN_CODE}" if by_law else OWN_CODE,
    )


OWN_CODE = "the panel's own code"
"""The authority of what stands in the settings."""

_NO_KIND = "No kind is recorded: ask which it is before the item, because a disclosable one bars from the vote."
_NOTHING_SAID = "The panel's code has the word, and the settings do not say what follows from it."


def _own_word(register: Register, on: dt.date, words: str) -> tuple[InterestClass | None, tuple[InterestKind, ...]]:
    """Give the panel's own entry for a word, if it has one, and the rows of the table that it means."""
    nation, wanted = register.panel.nation, read_as(words)
    rows = rows_for(nation, words)
    for one in register.panel.rules_on(on).interests if wanted else ():
        its_rows = rows_for(nation, one.label) or rows_for(nation, one.code)
        same = rows[:1] == its_rows[:1] if rows else wanted in {read_as(one.code), read_as(one.label)}
        if same:
            return one, rows or its_rows
    return None, rows


def _row(rows: tuple[InterestKind, ...], relation: str, more_than_most: bool | None) -> InterestKind | None:
    plain = [row for row in rows if not row.relation]
    if plain or not rows:
        return next(iter(plain), None)
    if relation == AFFECTS:
        wanted = more_than_most is not False
        return next(row for row in rows if row.relation == AFFECTS and row.more_than_most is wanted)
    return next(row for row in rows if row.relation == DIRECT)


def effect(register: Register, declaration: Declaration, item: str = "") -> Effect:
    """Give what must follow from a declaration at its meeting, for one of its items if one is given.

    A dispensation lifts the bar for what it covers. Advice that is recorded goes before the code; what they said
    without any binds them where it is stricter, and lifts nothing.
    """
    meeting = register.get(Meeting, declaration.meeting)
    on = meeting.date if meeting else dt.date.min
    follows = effect_of(register, on, declaration.interest, declaration.relation, declaration.more_than_most)
    own, rows = _own_word(register, on, declaration.interest)
    if declaration.pending and _english(register) and any(row.by_law for row in rows) and not (own and own.vote):
        follows = Effect(NOT_SAID, NOT_SAID, follows.stay, _PENDING, cite("dpi-notify"), sure=False)
    lifted = declaration.dispensation
    if lifted is not None and dispensation_holds(lifted, on) and (not lifted.items or item in lifted.items):
        until = f" until {day_month(lifted.until)}" if lifted.until else ""
        vote = YES if lifted.vote else follows.vote
        why = f"A dispensation granted by {lifted.granted_by}{until} lets them take part: {lifted.ground}."
        follows = Effect(YES, vote, YES, why, cite("dispensation") if _english(register) else follows.provision)
    return _as_said(declaration, follows)


_PENDING = (
    "The interest has been notified and is not yet entered, so that no notice of 28 days is due. Whether it bars from "
    "discussion and vote until then is to be asked before the item."
)


def _as_said(declaration: Declaration, follows: Effect) -> Effect:
    """Give what follows with what was advised, or what they said of themselves where that is stricter."""
    advised = bool(declaration.advice.strip())
    said = [
        given if given and (advised or given == NO or not before) else before
        for given, before in zip((declaration.speak, declaration.vote, declaration.stay), follows[:3], strict=True)
    ]
    if said == list(follows[:3]):
        return follows
    why = f"Advice of {declaration.advice}" if advised else "By their own word"
    code = f"the code alone would say: {effect_words(follows)}."
    return Effect(said[0], said[1], said[2], f"{why}; {code}", follows.provision, follows.sure)


def _english(register: Register) -> bool:
    return register.panel.nation is Nation.ENGLAND


NO_BAR_KNOWN = "no bar is known"
"""What is said where neither law nor code nor their own word says anything: whether it bars is then a question."""


def effect_words(follows: Effect) -> str:
    """Say in words what somebody must or may do: `must not vote, must not speak`, with a question if there is one."""
    speak = {YES: "may speak", NO: "must not speak", PUBLIC: f"may speak {PUBLIC}"}.get(follows.speak, follows.speak)
    vote = {YES: "may vote", NO: "must not vote"}.get(follows.vote, follows.vote)
    stay = {YES: "may stay", NO: "must leave"}.get(follows.stay, follows.stay)
    told = ", ".join(word for word in (stay, vote, speak) if word) or NO_BAR_KNOWN
    return told if follows.sure else f"{told}; ask if in doubt"


def covers(declaration: Declaration, item: str) -> bool:
    """Say whether a declaration applies to an item. A topic applies to the items the clerk named with it."""
    if declaration.nil or not item:
        return False
    return declaration.scope == ALL_SUBSTANTIVE or item in declaration.items


def declared_for(register: Register, meeting: str, item: str) -> tuple[Declaration, ...]:
    """List the declarations made at a meeting that apply to an item."""
    return tuple(one for one in register.declarations_of(meeting) if covers(one, item))


def bars(register: Register, meeting: str, item: str) -> dict[str, Effect]:
    """Give, for each person with an interest in an item, the strictest that must follow from what they declared."""
    by_person: dict[str, Effect] = {}
    for declaration in declared_for(register, meeting, item):
        follows = effect(register, declaration, item)
        for person in declaration.people:
            before = by_person.get(person)
            by_person[person] = _stricter(before, follows) if before else follows
    return by_person


def _stricter(one: Effect, other: Effect) -> Effect:
    worse = other if (other.leaves, other.barred) > (one.leaves, one.barred) else one
    return worse._replace(
        speak=max(one.speak, other.speak, key=lambda word: ANSWERS.index(word) if word in ANSWERS else 0),
        vote=NO if NO in {one.vote, other.vote} else worse.vote,
        sure=one.sure and other.sure,
    )


def notice_due(register: Register, disclosed: dt.date) -> dt.date:
    """Give the last day to tell the monitoring officer of an interest disclosed on a day that is not registered.

    Twenty-eight calendar days beginning with the day of disclosure (Localism Act 2011 s.31(3)).
    """
    return period(provision("notify_interest", disclosed, register.panel.nation), disclosed).last


_NO_NOTICE = frozenset({"nri", "transparency", "non-pecuniary", "personal-non-prejudicial"})
"""The kinds that no register has, so that nothing is owed when they do not stand in one."""


def owes_notice(register: Register, declaration: Declaration) -> bool:
    """Say whether the monitoring officer is to be told: it is not registered, not notified, and of a kind that is."""
    if declaration.registered is not False or declaration.pending:
        return False
    return _NO_NOTICE.isdisjoint(row.code for row in rows_for(register.panel.nation, declaration.interest))


def registration_due(register: Register, joined: dt.date) -> dt.date:
    """Give the last day to register interests on becoming a member: 28 calendar days beginning with that day (s.30)."""
    return period(provision("register_interests", joined, register.panel.nation), joined).last


def notice_state(due: dt.date | None, done: dt.date | None, today: dt.date) -> str:
    """Say how a notice to the monitoring officer stands: `done on …`, `due today`, `3 days left`, `2 days late`."""
    if done is not None:
        return f"done on {day_month(done)}"
    if due is None:
        return "none needed"
    left = (due - today).days
    if left == 0:
        return "due today"
    return f"{age_words(left)} left" if left > 0 else f"{age_words(-left)} late"
