"""A paper as at a day: it says so, and whether what it prints was corrected since."""

from __future__ import annotations

import datetime as dt
from collections.abc import Callable
from typing import Any

from msgspec.structs import replace

from store.papers.document import Document, HeadingBlock, Language, ParagraphBlock, Written
from store.papers.house import PLAIN_HOUSE, House
from store.papers.printed import PAPERS, document_of, in_form, made_of_document, printed, why_not_form
from store.problems import Refused
from store.register import Register
from store.rules.words.dates import long_date


def printed_as_at(
    name: str,
    form: str,
    register: Register,
    held: Register,
    day: dt.date,
    house: House = PLAIN_HOUSE,
    /,
    *,
    language: Language = "en-GB",
    bom: bool = False,
    **chosen: Any,
) -> Written:
    """Write a paper of what held on a day. `held` is what the office had recorded of that day by then.

    Where the paper would have read otherwise then, it says that it was corrected since; a list, which has no room for
    that, tells it with its notes. Raises as `printed` does.
    """
    if name not in PAPERS or form not in PAPERS[name].forms:
        raise Refused(why_not_form(name, form))
    if made_of_document(name, form, chosen):
        document = document_of(name, register, day, house, language=language, **chosen)
        same = _same(document, lambda: document_of(name, held, day, house, language=language, **chosen))
        return in_form(form, _dated(document, day, house, same=same), house, PAPERS[name].forms)
    written = printed(name, form, register, day, house, language=language, bom=bom, **chosen)
    same = _same(written, lambda: printed(name, form, held, day, house, language=language, bom=bom, **chosen))
    corrected = () if same else (house.words(language)("looking_back.corrected", day=long_date(day)),)
    return Written(written.data, (*written.notes, *corrected))


def _same(now: object, make: Callable[[], object]) -> bool:
    """Say whether a paper would have been the same then; it was not where none could be made."""
    try:
        return now == make()
    except Refused:
        return False


def _dated(document: Document, day: dt.date, house: House, *, same: bool) -> Document:
    """Give a paper with the words for its day under its title, unless it has them, and for its corrections."""
    words = house.words(document.language)
    lines = [words("lists.as_at", day=long_date(day))]
    lines += [] if same else [words("looking_back.corrected", day=long_date(day))]
    said = {block.words for block in document.blocks if isinstance(block, ParagraphBlock)}
    added = tuple(ParagraphBlock(words=line) for line in lines if line not in said)
    place = 1 if document.blocks and isinstance(document.blocks[0], HeadingBlock) else 0
    blocks = (*document.blocks[:place], *added, *document.blocks[place:])
    return replace(document, blocks=blocks, unworded=tuple(dict.fromkeys((*document.unworded, *words.unworded))))
