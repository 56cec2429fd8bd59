"""What is done at once to several marked lines: which of them it can be done to, and what is said of the others."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from typing import NamedTuple

from store.commands import CommandOf
from store.desk import Desk
from store.problems import Problem, Refused
from store.rules.words.wording import counted, shortened

_LONGEST = 240
"""So many characters of names are said before the rest are only counted: five lines of a form at 80 columns."""


_CUT = 100
"""A name that would take all that room by itself is cut to so many."""


class Marked(NamedTuple):
    """Several lines to which something is done at once.

    `able` are those to which it can be done, `unable` the others, each as it is told why not; `names` are the words
    for those that it is done to.
    """

    able: tuple[str, ...]
    names: tuple[str, ...]
    unable: tuple[tuple[str, str, str], ...] = ()
    """Its id, the words for it, and why not."""

    @property
    def left_out(self) -> str:
        """Say what it is not done to, and why, all of it."""
        if not self.unable:
            return ""
        why = "  ".join(f"{name.rstrip('.')}: {reason}" for _, name, reason in self.unable)
        return f"Not for {len(self.unable)} of {len(self.able) + len(self.unable)}: {why}"

    @property
    def words(self) -> str:
        """Name those that it is done to, as far as there is room, and say what is left out."""
        # One name alone may be longer than all the room: "For 10: ; and 10 more." named none.
        told, names = "", [one if len(one) < _LONGEST else shortened(one, _CUT) for one in self.names]
        while names and len(told) + len(names[0]) < _LONGEST:
            told += ("; " if told else "") + names.pop(0)
        more = f"; and {len(names)} more" if names else ""
        return f"For {len(self.able)}: {told}{more}. {self.left_out}".strip()


def title_of(words: str, ids: Sequence[str], noun: str) -> str:
    """Give the words for one record; of several, how many there are."""
    return words if len(ids) <= 1 else counted(len(ids), noun)


def able_of(
    desk: Desk, told: Callable[[Problem], str], command: CommandOf[...], name: str, ids: Sequence[str], **given: object
) -> tuple[tuple[str, ...], str]:
    """Give those of several lines of a window on which a command would be carried out, and why not on the others."""
    able, left = [], []
    for one in ids:
        try:
            command(desk.register, desk.today, **{name: one}, **given)
        except Refused as refused:
            left.append("  ".join(told(problem) for problem in refused.problems))
        else:
            able.append(one)
    return tuple(able), f"Not for {len(left)} of {len(ids)}: {'  '.join(left)}" if left else ""
