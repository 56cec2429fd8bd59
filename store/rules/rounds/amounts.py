"""The amount of the precept issued, held against what was proposed, revised, supported or recommended."""

from __future__ import annotations

from collections.abc import Iterator

from store.records import RoundKind, RoundStep, StatutoryRound
from store.rules.rounds.limits import done
from store.rules.rounds.progress import pounds, veto_stands
from store.rules.rounds.rule import Consequence
from store.rules.words.wording import listed

Matter = tuple[RoundStep, str, Consequence]
"""A step, what is the matter with it, and what follows."""

_PLAIN = Consequence(
    "The commissioner issues the precept that was proposed, or another only in line with a recommendation of the panel "
    "(2011 Act Sch 5 para 5).",
    "holds",
)
_REVISED = Consequence(
    "After a veto the commissioner issues the revised precept, or another that is not on the side the panel objected "
    "to unless the panel recommended it (SI 2012/2271 regs 7-8).",
    "holds",
)


def amount_matters(now: StatutoryRound) -> Iterator[Matter]:
    """Say that the amount issued is none that the law leaves, or that it cannot be held against one."""
    issued = done(now, "issued")
    if now.kind is not RoundKind.PRECEPT or issued is None or issued.pence is None:
        return
    base = "revised" if veto_stands(now) else "notified"
    follows = _REVISED if veto_stands(now) else _PLAIN
    first = done(now, base)
    word = "revised" if veto_stands(now) else "proposed"
    if first is None or first.pence is None:
        words = f"{pounds(issued.pence)} was issued, and the amount {word} is not recorded."
        yield issued, words, Consequence(follows.words)
    elif not _leaves(now, first.pence, issued.pence):
        yield issued, _against(now, word, first.pence, issued.pence), follows


def _leaves(now: StatutoryRound, base: int, amount: int) -> bool:
    """Say whether the law leaves an amount to be issued, against the one proposed or revised."""
    if amount == base or amount in recommended(now):
        return True
    review = done(now, "review")
    if review is None or not veto_stands(now):
        return False
    return amount < base if review.choice == "veto-too-high" else amount > base


def recommended(now: StatutoryRound) -> tuple[int, ...]:
    """Give the amounts that the panel recommended: in its reports, or in the reviews they are of."""
    codes = ("second-review", "second-report") if veto_stands(now) else ("review", "report")
    steps = (done(now, code) for code in codes)
    return tuple(dict.fromkeys(step.pence for step in steps if step is not None and step.pence is not None))


def _against(now: StatutoryRound, word: str, base: int, amount: int) -> str:
    others = recommended(now)
    if others:
        told = f"{listed([pounds(one) for one in others])} recommended"
    else:
        told = "no amount is recorded as recommended"
    return f"{pounds(amount)} was issued; {pounds(base)} was {word}, and {told}."
