"""Meetings that have passed are folded away in a list: one line stands for them, and what is typed finds them."""

from __future__ import annotations

from collections.abc import Callable, Collection, Sequence

from screens.kit.picker import Option
from store.rules.words.printings import found_by
from store.rules.words.wording import counted

Search = Callable[[str], Sequence[Option]]


def folded(options: Sequence[Option], away: Collection[str]) -> tuple[Search, Option | None]:
    """Give the search of a list in which some options are found only by what is typed, and the line for them."""
    shown = [one for one in options if one.key not in away]

    def matching(typed: str) -> Sequence[Option]:
        if not typed.strip():
            return shown
        return [options[place] for place in found_by(typed, [f"{one.label} {one.detail}" for one in options])]

    return matching, _more(len(options) - len(shown))


def _more(passed: int) -> Option | None:
    """Stand for the meetings that have passed."""
    if not passed:
        return None
    number = counted(passed, "meeting that has passed" if passed == 1 else "meeting")
    label = number if passed == 1 else f"{number} that have passed"
    return Option(
        "passed", label, "type a date to find it", "Type a date, or a month, to find a meeting that has passed."
    )
