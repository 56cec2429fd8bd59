"""What a declared interest means at a meeting: who may speak, vote and stay, by when to notify, and dispensations."""

from __future__ import annotations

import datetime as dt
from typing import NamedTuple

from store.problems import Problem, Refused
from store.records import Declaration, Dispensation, Interest, Meeting, Nation
from store.records.panel import InterestClass
from store.register import Register
from store.rules.days.periods import period
from store.rules.declarations.kinds import AFFECTS, DIRECT, NO, PUBLIC, YES, InterestKind, rows_for, rows_of
from store.rules.law.table import provision
from store.rules.words.dates import day_month, long_date
from store.rules.words.folding import words_read

ALL_SUBSTANTIVE, ITEMS, TOPIC = "all substantive items", "items", "topic"
"""What a declaration can apply to."""

ANSWERS = (YES, PUBLIC, NO)
"""The answers to whether someone may speak, the freest first."""


class Effect(NamedTuple):
    """What follows from a declaration: may the person speak, vote and stay, in whose words, and on what authority."""

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
        return self.vote == NO or self.leaves


class Kind(NamedTuple):
    """A kind of interest that can be declared: its code, its word, and whether it needs to be told how it relates."""

    code: str
    label: str
    asks_relation: bool


def kinds(register: Register, on: dt.date) -> tuple[Kind, ...]:
    """List the kinds that can be declared on a day: the panel's own words first, then the others of its nation."""
    nation = register.panel.nation
    own = register.panel.rules_on(on).interests
    by_code = {one.code: Kind(one.code, one.label, _asks(nation, one.code, one)) for one in own}
    seen = {words_read(one.label) for one in own}
    for row in rows_of(nation):
        if row.code not in by_code and words_read(row.label) not in seen:
            by_code[row.code] = Kind(row.code, row.label, bool(row.relation))
    return tuple(by_code.values())


def _asks(nation: Nation, code: str, own: InterestClass) -> bool:
    """Tell whether the effect of one of the panel's own words depends on how the item relates to the interest."""
    rows = rows_for(nation, code) or rows_for(nation, own.label)
    return any(row.relation for row in rows)


def find_kind(register: Register, on: dt.date, words: str) -> Kind | None:
    """Find a kind by its code or its word, in whatever spelling; None if no code in use here has it."""
    wanted = words_read(words)
    listed = kinds(register, on)
    for kind in listed:
        if wanted in {words_read(kind.code), words_read(kind.label)}:
            return kind
    rows = rows_for(register.panel.nation, words)
    return next((kind for kind in listed if rows and kind.code == rows[0].code), None)


def why_not_end_interest(interest: Interest) -> Problem | None:
    """Say why a registered interest cannot be ended: it has ended already. None if it can."""
    ended = interest.entry.to_date
    if ended is None:
        return None
    sentence = f"That interest ended on {long_date(ended)}."
    return Problem("interest-ended", sentence, "Correct the entry instead.", "on", "seat.interests")


def why_not_kind(register: Register, on: dt.date, words: str, field: str = "interest") -> Problem | None:
    """Say why something cannot be declared under a word: no code in use here has it. None if it can."""
    if find_kind(register, on, words) is not None:
        return None
    import difflib

    labels = [kind.label for kind in kinds(register, on)]
    near = difflib.get_close_matches(words, labels, n=1, cutoff=0.7)
    cure = f"Did you mean {near[0]}?" if near else f"Choose from {', '.join(labels)}."
    asked = f'"{words}" is not a kind of interest in use here.' if words else "The kind of interest is not said."
    return Problem("interest-kind", asked, cure, field)


def effect_of(
    register: Register, on: dt.date, words: str, relation: str = "", more_than_most: bool | None = None
) -> Effect:
    """Work out what follows from an interest on a day, before any dispensation or advice.

    What the panel's own code says goes before the table. Where the item relates to the interest in a way that is not
    said, or the test is not answered, the stricter row is taken.
    """
    own = next((one for one in register.panel.rules_on(on).interests if _means(one, words)), None)
    rows = rows_for(register.panel.nation, words) or (
        rows_for(register.panel.nation, own.label) or rows_for(register.panel.nation, own.code) if own else ()
    )
    row = _row(rows, relation, more_than_most)
    if row is None and own is None:
        return Effect(YES, YES, YES, "The word is in no code known here: ask the monitoring officer.", sure=False)
    base = (
        Effect(row.speak, row.vote, row.stay, row.why, row.provision, row.sure)
        if row
        else Effect(YES, YES, YES, own.note if own else "", "the panel's own code", sure=False)
    )
    if own is None or not (own.speak or own.vote or own.stay) or (row and row.relation == AFFECTS):
        return base
    return base._replace(
        speak=own.speak or base.speak, vote=own.vote or base.vote, stay=own.stay or base.stay, sure=True
    )


def _means(own: InterestClass, words: str) -> bool:
    return words_read(words) in {words_read(own.code), words_read(own.label)}


def _row(rows: tuple[InterestKind, ...], relation: str, more_than_most: bool | None) -> InterestKind | None:
    if not rows or not rows[0].relation:
        return rows[0] if rows else None
    if relation == AFFECTS:
        wanted = more_than_most is not False
        return next(row for row in rows if row.relation == AFFECTS and row.more_than_most is wanted)
    return next(row for row in rows if row.relation == DIRECT)


def effect(register: Register, declaration: Declaration) -> Effect:
    """Give what follows from a declaration at its meeting.

    The monitoring officer's advice goes before a dispensation, and that before the code.
    """
    meeting = register.get(Meeting, declaration.meeting)
    on = meeting.date if meeting else dt.date.min
    follows = effect_of(register, on, declaration.interest, declaration.relation, declaration.more_than_most)
    lifted = declaration.dispensation
    if lifted is not None and dispensation_holds(lifted, on):
        until = f" until {day_month(lifted.until)}" if lifted.until else ""
        vote = YES if lifted.vote else follows.vote
        why = f"A dispensation granted by {lifted.granted_by}{until} lets them take part: {lifted.ground}."
        follows = Effect(YES, vote, YES, why, "Localism Act 2011 s.33" if _english(register) else follows.provision)
    if declaration.speak or declaration.vote or declaration.stay:
        given = Effect(
            declaration.speak or follows.speak,
            declaration.vote or follows.vote,
            declaration.stay or follows.stay,
            follows.why,
            follows.provision,
            follows.sure,
        )
        if given[:3] != follows[:3]:
            why = f"Advice of {declaration.advice}" if declaration.advice else "As recorded"
            return given._replace(why=f"{why}; the code alone would say: {effect_words(follows)}.")
        return given
    return follows


def _english(register: Register) -> bool:
    return register.panel.nation is Nation.ENGLAND


def effect_words(follows: Effect) -> str:
    """Say in words what someone may do: `may stay, may vote, may speak`."""
    speak = {YES: "may speak", NO: "may not speak", PUBLIC: f"may speak {PUBLIC}"}.get(follows.speak, follows.speak)
    vote = {YES: "may vote", NO: "may not vote"}.get(follows.vote, follows.vote)
    stay = {YES: "may stay", NO: "must leave"}.get(follows.stay, follows.stay)
    return ", ".join(word for word in (stay, vote, speak) if word)


def covers(declaration: Declaration, item: str) -> bool:
    """Say whether a declaration applies to an item. A topic applies to the items the clerk named with it."""
    if declaration.nil or not item:
        return False
    return declaration.scope == ALL_SUBSTANTIVE or item in declaration.items


def declared_for(register: Register, meeting: str, item: str) -> tuple[Declaration, ...]:
    """List the declarations made at a meeting that apply to an item."""
    return tuple(one for one in register.declarations_of(meeting) if covers(one, item))


def bars(register: Register, meeting: str, item: str) -> dict[str, Effect]:
    """Give, for each person with an interest in an item, the strictest that follows from what they declared."""
    by_person: dict[str, Effect] = {}
    for declaration in declared_for(register, meeting, item):
        follows = effect(register, declaration)
        for person in declaration.people:
            before = by_person.get(person)
            by_person[person] = _stricter(before, follows) if before else follows
    return by_person


def _stricter(one: Effect, other: Effect) -> Effect:
    worse = other if (other.leaves, other.barred) > (one.leaves, one.barred) else one
    return worse._replace(
        speak=max(one.speak, other.speak, key=lambda word: ANSWERS.index(word) if word in ANSWERS else 0),
        vote=NO if NO in {one.vote, other.vote} else worse.vote,
        stay=NO if NO in {one.stay, other.stay} else worse.stay,
    )


def dispensation_holds(dispensation: Dispensation, on: dt.date) -> bool:
    """Say whether a dispensation is in force on a day; one whose end is not recorded is not relied on."""
    begun = dispensation.from_date is None or dispensation.from_date <= on
    return begun and dispensation.until is not None and on <= dispensation.until


def leave_given(
    *, granted_by: str, ground: str, from_date: dt.date | None, until: dt.date | None, vote: bool | None, field: str
) -> Dispensation | None:
    """Make a dispensation of what is typed of one; None if nothing is. `field` is how the form calls leave to vote.

    Raises:
        Refused: it is not said whether it lets them vote, which no dispensation does unless it says so.
    """
    typed = granted_by.strip() or ground.strip() or from_date or until
    if not typed and vote is None:
        return None
    if vote is None:
        sentence = "Whether the dispensation lets them vote is not said."
        cure = "Choose yes, or no if it lets them speak and stay only."
        raise Refused(Problem("dispensation-vote", sentence, cure, field))
    return Dispensation(
        granted_by=granted_by.strip(), ground=ground.strip(), from_date=from_date, until=until, vote=vote
    )


def why_not_dispensation(register: Register, dispensation: Dispensation, on: dt.date) -> tuple[Problem, ...]:
    """List what is wrong with a dispensation that is relied on at a meeting on a day.

    It names who gave it, the ground and its end; in England it may last four years at most (Localism Act 2011 s.33).
    """
    problems: list[Problem] = []
    if not dispensation.granted_by.strip():
        cure = "Type who granted it, such as the standards committee of the member's council."
        problems.append(Problem("dispensation-by", "Who granted the dispensation is not recorded.", cure, "granted_by"))
    if not dispensation.ground.strip():
        cure = "Type the ground on which it was granted."
        problems.append(Problem("dispensation-ground", "The dispensation has no ground.", cure, "ground"))
    start, until = dispensation.from_date, dispensation.until
    if until is None:
        cure = "Type the last day on which it can be relied on."
        problems.append(Problem("dispensation-until", "The dispensation has no end.", cure, "until"))
        return tuple(problems)
    if start is not None and until < start:
        sentence = f"The dispensation would end on {long_date(until)}, before it begins on {long_date(start)}."
        problems.append(Problem("dispensation-dates", sentence, "Check both dates: one of them is wrong.", "until"))
    elif not dispensation_holds(dispensation, on):
        sentence = f"The dispensation is not in force on the day of the meeting, {long_date(on)}."
        problems.append(Problem("dispensation-over", sentence, "Leave it out, or correct its dates.", "until"))
    return (*problems, *_too_long(register, start or on, until))


def _too_long(register: Register, start: dt.date, until: dt.date) -> tuple[Problem, ...]:
    """Say why a dispensation is too long. The limit is of the law of England only."""
    if register.panel.nation is not Nation.ENGLAND:
        return ()
    last = period(provision("dispensation", start, register.panel.nation), start).last
    if until <= last:
        return ()
    sentence = f"The dispensation would last until {long_date(until)}, more than four years."
    cure = f"It can last until {long_date(last)} at the latest (Localism Act 2011 s.33)."
    return (Problem("dispensation-long", sentence, cure, "until"),)


def notice_due(register: Register, disclosed: dt.date) -> dt.date:
    """Give the last day to tell the monitoring officer of an interest disclosed on a day that is not registered.

    Twenty-eight calendar days beginning with the day of disclosure (Localism Act 2011 s.31(3)).
    """
    return period(provision("notify_interest", disclosed, register.panel.nation), disclosed).last


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
    return f"{left} days left" if left > 0 else f"{-left} days late"
