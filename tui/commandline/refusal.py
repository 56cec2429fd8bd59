"""A refusal as JSON, so that a script can tell by its code what stood in the way."""

from __future__ import annotations

import sys
from collections.abc import Iterable
from typing import Annotated

import msgspec

from store.problems import Problem


class Reason(msgspec.Struct, frozen=True):
    """One reason why a command was refused."""

    code: Annotated[str, msgspec.Meta(description="what was in the way; stays as it is when the words change")]
    sentence: Annotated[str, msgspec.Meta(description="what is wrong, as it is told on standard error")]
    cure: Annotated[str, msgspec.Meta(description="what to do about it; empty if there is nothing")]
    field: Annotated[str, msgspec.Meta(description="the field or argument it is about; empty if it is about none")]


class Refusal(msgspec.Struct, frozen=True):
    """What a command that is asked for JSON answers when it is refused: nothing was changed, for all these reasons."""

    problems: Annotated[
        tuple[Reason, ...], msgspec.Meta(description="every reason, in the order in which to deal with them")
    ]


def refusal(problems: Iterable[Problem]) -> Refusal:
    """Make of problems what a script reads of them."""
    return Refusal(tuple(Reason(one.code, one.sentence, one.cure, one.field) for one in problems))


def print_refusal(problems: Iterable[Problem]) -> None:
    """Print problems as JSON on standard output, where the answer would stand. Raises OSError."""
    from store.papers.tables import json_text

    if sys.stdout is None:
        return
    sys.stdout.flush()
    sys.stdout.buffer.write(json_text(refusal(problems)))
    sys.stdout.buffer.flush()
