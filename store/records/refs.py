"""Links to other records as types: a field that holds the id of a record says so, and which kinds it may lead to.

To the decoder such a field is plain text, so old files and speed are as they were. Whatever asks which fields are links
(undo, doctor, bin, import, search, history) asks `store.links`, which reads them off these types.
"""

from __future__ import annotations

from typing import Annotated

import msgspec


class Ref(msgspec.Struct, frozen=True):
    """Marks a text as the id of another record.

    `prefixes` are those of the kinds of record that it may lead to; none means any kind. `words` says that it may hold
    words instead, where there is no record to point at.
    """

    prefixes: tuple[str, ...] = ()
    words: bool = False

    def leads_to(self, prefix: str) -> bool:
        """Say whether a record whose ids begin with this prefix may stand at the other end."""
        return not self.prefixes or prefix in self.prefixes


PersonRef = Annotated[str, Ref(("P",))]
MeetingRef = Annotated[str, Ref(("M",))]
ItemRef = Annotated[str, Ref(("W",))]
QuestionRef = Annotated[str, Ref(("Q",))]
InterestRef = Annotated[str, Ref(("I",))]
ActionRef = Annotated[str, Ref(("A",))]
MinuteRef = Annotated[str, Ref(("N",))]
VoteRef = Annotated[str, Ref(("V",))]
DeclarationRef = Annotated[str, Ref(("D",))]
RoundRef = Annotated[str, Ref(("R",))]

ItemOrWords = Annotated[str, Ref(("W",), words=True)]
"""An item of the programme, or the words of the minutes for a part of the meeting that is no item."""

OriginRef = Annotated[str, Ref(("N", "A", "Q"), words=True)]
"""The minute, action or question from which something arose, or its number on a paper."""

AnyRef = Annotated[str, Ref(words=True)]
"""A record of any kind, or the reference of a paper that is none."""
