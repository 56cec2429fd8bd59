"""What a key does in a place of work, as one row: what it opens or runs, to which records, and what may forbid it."""

from __future__ import annotations

from collections.abc import Callable
from enum import Enum
from typing import TYPE_CHECKING, Any, Generic, Literal, TypeVar, overload

from store.problems import Problem

if TYPE_CHECKING:
    from screens.kit.office import Office

R = TypeVar("R")
"""What the lines of a place stand for."""


class To(Enum):
    """What a deed is done to, if it is not done to the place as a whole."""

    ONE = "the record under the cursor"
    CHOSEN = "the ids of the marked records, else of the one under the cursor"
    CURRENT = "the id under the cursor, whatever it stands for"


ONE: Literal[To.ONE] = To.ONE
CHOSEN: Literal[To.CHOSEN] = To.CHOSEN
CURRENT: Literal[To.CURRENT] = To.CURRENT

Rule = Callable[..., Problem | None]
Whole = Callable[[], Problem | None]


class Deed(Generic[R]):
    """What a key does: it `opens` a window in the office or `runs` something at once, given what that is done to.

    `why_not` gives the problem that stands in the way, so that the key can be dimmed and can say why. A deed done to
    records has it asked of each of them, or, given as `together`, once of all; without one they need only be there.
    """

    __slots__ = ("opens", "rule", "runs", "to", "together")

    @overload
    def __init__(self, opens: Callable[[Office], object], *, why_not: Whole | None = ...) -> None: ...
    @overload
    def __init__(
        self,
        opens: Callable[[Office, R], object],
        to: Literal[To.ONE],
        *,
        why_not: Callable[[R], Problem | None] | None = ...,
    ) -> None: ...
    @overload
    def __init__(
        self,
        opens: Callable[[Office, tuple[str, ...]], object],
        to: Literal[To.CHOSEN],
        *,
        why_not: Callable[[R], Problem | None] | None = ...,
        together: Callable[[tuple[R, ...]], Problem | None] | None = ...,
    ) -> None: ...
    @overload
    def __init__(
        self, opens: Callable[[Office, str], object], to: Literal[To.CURRENT], *, why_not: Whole | None = ...
    ) -> None: ...
    @overload
    def __init__(self, *, runs: Callable[[], object], why_not: Whole | None = ...) -> None: ...
    @overload
    def __init__(
        self,
        *,
        runs: Callable[[R], object],
        to: Literal[To.ONE],
        why_not: Callable[[R], Problem | None] | None = ...,
    ) -> None: ...
    @overload
    def __init__(
        self,
        *,
        runs: Callable[[tuple[str, ...]], object],
        to: Literal[To.CHOSEN],
        why_not: Callable[[R], Problem | None] | None = ...,
    ) -> None: ...

    def __init__(
        self,
        opens: Callable[..., object] | None = None,
        to: To | None = None,
        *,
        runs: Callable[..., object] | None = None,
        why_not: Rule | None = None,
        together: Rule | None = None,
    ) -> None:
        """Take what is opened or run, and to what it is done."""
        self.opens = opens
        self.runs = runs
        self.to = to
        self.rule = why_not
        self.together = together

    def do(self, office: Office, *what: Any) -> None:
        """Do it, to what it is done to."""
        if self.opens is not None:
            self.opens(office, *what)
        elif self.runs is not None:
            self.runs(*what)
