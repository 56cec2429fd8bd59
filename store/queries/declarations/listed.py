"""The declarations of interest as a list."""

from __future__ import annotations

import datetime as dt
from typing import Annotated, ClassVar

from store.queries.rows import Date, RecordId, Row, Source, cell
from store.queries.words.short import NOT_RECORDED
from store.queries.words.wording import WITHHELD
from store.records import Declaration, Meeting, WorkItem
from store.register import Register
from store.rules.declarations.interests import effect, effect_words
from store.rules.declarations.minute_words import declaration_sentence, done_words
from store.rules.members.membership import printed_name


class ListedDeclaration(Row, frozen=True, kw_only=True):
    """A declaration of interest with the sentence of the minutes, those of the latest meeting first."""

    of: ClassVar = Declaration

    id: RecordId
    meeting: Annotated[Date, cell(empty=NOT_RECORDED)]
    who: str
    interest: Annotated[str, cell(empty=NOT_RECORDED)]
    about: Annotated[str, cell(empty=NOT_RECORDED)]
    effect: Annotated[str, cell("what must or may follow for speaking, voting and staying", heading="What must follow")]
    sentence: Annotated[str, cell(heading="Minute", last=True)]
    notice_due: Annotated[dt.date | None, cell("last day to tell the monitoring officer")]
    nature: Annotated[str, cell("as said or printed; withheld if it is sensitive")]
    recorded: Annotated[str, cell("what they said they would do, and what they did")]
    source: Source


NO_ONE = "no one"
"""Who declared, where it is recorded that nobody did."""


def listed_declarations(
    register: Register, _today: dt.date, meeting: str | None = None
) -> tuple[ListedDeclaration, ...]:
    """List the declarations made at a meeting, or all, those of the latest meeting first."""

    def when(declaration: Declaration) -> dt.date:
        meeting = register.get(Meeting, declaration.meeting)
        return meeting.date if meeting else dt.date.min

    chosen = (one for one in register.declarations if meeting is None or one.meeting == meeting)
    return tuple(_listed(register, declaration) for declaration in sorted(chosen, key=when, reverse=True))


def _listed(register: Register, declaration: Declaration) -> ListedDeclaration:
    meeting = register.get(Meeting, declaration.meeting)
    who, interest, about, follows = _of_it(register, declaration, meeting)
    nature = WITHHELD if declaration.sensitive else "; ".join(declaration.nature)
    return ListedDeclaration(
        id=declaration.id,
        meeting=meeting.date if meeting else None,
        who=who,
        interest=interest,
        about=about,
        nature=nature,
        recorded="" if declaration.nil else done_words(register, declaration),
        effect=follows,
        sentence=declaration_sentence(register, declaration),
        notice_due=None if declaration.nil else declaration.notice_due,
        source=declaration.source,
    )


def _of_it(register: Register, declaration: Declaration, meeting: Meeting | None) -> tuple[str, str, str, str]:
    """Say who declared what, about which business, and what follows."""
    if declaration.nil:
        return NO_ONE, "none", "no declarations were made", "none"
    items = [item.title for one in declaration.items if (item := register.get(WorkItem, one))]
    return (
        ", ".join(printed_name(register, person, meeting) for person in declaration.people) or NOT_RECORDED,
        declaration.interest,
        "; ".join(items) or declaration.topic or declaration.scope,
        effect_words(effect(register, declaration)),
    )
