"""Every paper that the office prints, and the forms in which each can be written.

A paper is one line of `PAPERS`: the function that gives its document, what it is of, and the forms that are not made of
the document, such as the csv of its list. A form is one module of `rendering`.
"""

from __future__ import annotations

import datetime as dt
from collections.abc import Mapping
from typing import Any, NamedTuple, cast

from store.papers.document import Document, Language
from store.papers.house import PLAIN_HOUSE, House
from store.papers.views import VIEWS, resolved, view
from store.problems import Problem, Refused
from store.register import Register

_P = "store.papers."


class PrintedPaper(NamedTuple):
    """A paper: what the command line says of it, the function of its document, and what has to be chosen for it.

    The function takes the register, the day and the fixed words, and by name what is chosen: each of `asks`, which
    must be, and of `may_ask`. It is named, not imported. `view` is the list that the paper prints, whose text, csv and
    JSON it can be too; `others` are functions that write it in a form of its own, from the register, the day and what
    is chosen.
    """

    summary: str
    document: str
    asks: tuple[str, ...] = ()
    may_ask: tuple[str, ...] = ()
    view: str = ""
    others: Mapping[str, str] = {}

    @property
    def forms(self) -> tuple[str, ...]:
        """The forms that it can have, the one that is meant if none is named first."""
        of_list = ("csv", "json", "text") if self.view else ()
        return tuple(dict.fromkeys(("md", "text", "html", "docx", "pdf", *of_list, *self.others)))


PAPERS = {
    "programme": PrintedPaper(
        "write the work programme as the panel prints it, or for a spreadsheet",
        f"{_P}programme.paper:programme_document",
        view="programme",
    ),
}
"""Every paper by the name under which it is exported."""

FORMS: Mapping[str, str] = {
    "docx": f"{_P}rendering.docx:docx",
    "pdf": f"{_P}rendering.pdf:pdf",
    "html": f"{_P}rendering.html:html",
    "md": f"{_P}rendering.markdown:markdown",
    "text": f"{_P}rendering.text:text",
}
"""The function that writes a document in each form: it takes the document and the house, and gives bytes."""

ENDINGS = {name: f".{'txt' if name == 'text' else name}" for name in (*FORMS, "csv", "json", "ics")}
"""The ending of a file's name for each form."""


def document_of(
    name: str,
    register: Register,
    today: dt.date,
    house: House = PLAIN_HOUSE,
    /,
    language: Language = "en-GB",
    **chosen: Any,
) -> Document:
    """Give the document of a paper, in the words of the house. Raises Refused if what is chosen is refused.

    What belongs to exempt business is withheld, unless the paper may be asked for it and is.
    """
    words = house.words(language)
    document = cast("Document", resolved(PAPERS[name].document)(_seen(register, chosen), today, words, **chosen))
    return Document(
        **{field: getattr(document, field) for field in document.__struct_fields__}
        | {"language": language, "unworded": words.unworded}
    )


def printed(
    name: str,
    form: str,
    register: Register,
    today: dt.date,
    house: House = PLAIN_HOUSE,
    /,
    *,
    language: Language = "en-GB",
    bom: bool = False,
    **chosen: Any,
) -> bytes:
    """Write a paper in a form; `chosen` goes to its function, `bom` concerns csv only.

    Raises:
        Refused: there is no such paper, it cannot have that form, or what is chosen is refused.
    """
    paper = PAPERS.get(name)
    if paper is None or form not in paper.forms:
        raise Refused(why_not_form(name, form))
    if form in paper.others:
        return cast("bytes", resolved(paper.others[form])(_seen(register, chosen), today, **chosen))
    if paper.view and form in ("text", "csv", "json"):
        return view(paper.view, form, register, today, bom=bom, **(chosen if VIEWS[paper.view].of_one else {}))
    document = document_of(name, register, today, house, language=language, **chosen)
    return cast("bytes", resolved(FORMS[form])(document, house))


def _seen(register: Register, chosen: Mapping[str, Any]) -> Register:
    """Give the records of which a paper is made: without exempt business, unless it is chosen."""
    from store.rules.publishing.withheld import withheld

    return register if chosen.get("exempt") else withheld(register)


def why_not_form(name: str, form: str) -> Problem:
    """Say what a paper can be, if there is one of that name, else which there are."""
    paper = PAPERS.get(name)
    if paper is None:
        return Problem("unknown-paper", f'There is no paper "{name}".', f"Choose one of {', '.join(PAPERS)}.", "paper")
    sentence = f"The {name} cannot be written as {form}."
    return Problem("no-such-form", sentence, f"Choose one of {', '.join(paper.forms)}.", "format")
