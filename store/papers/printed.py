"""Every paper that the office prints, and the forms in which each can be written.

A paper is one line of `PAPERS`: the function that gives its document, what it is of, and the forms that are not made of
the document, such as the csv of its list. A form is one module of `rendering`.
"""

from __future__ import annotations

import datetime as dt
from collections.abc import Iterable, Mapping
from inspect import signature
from typing import Any, NamedTuple, cast

from store.papers.document import Document, Language, Written
from store.papers.house import PLAIN_HOUSE, House
from store.papers.needed import needed
from store.papers.printable import printable
from store.papers.views import ALL, ITSELF, VIEWS, WORDS, resolved, view
from store.problems import Problem, Refused
from store.register import Register
from store.rules.words.wording import quoted

_P = "store.papers."

LISTED = ("csv", "json", "text")
"""The forms of every list."""


class PrintedPaper(NamedTuple):
    """A paper: what the command line says of it, the function of its document, and what has to be chosen for it.

    The function takes the register, the day and the fixed words, and by name what is chosen: each of `asks`, which
    must be, and of `may_ask`. It is named, not imported. `view` is the list that the paper prints, whose text, csv and
    JSON it can be too; `others` are functions that write it in a form of its own, from the register, the day and what
    is chosen. `usual` is the form that is meant if none is named; `for_few` says that it is not for the public. What
    is kept back of exempt business `withholds` says as a `View` does. The forms `of_history` are also given `panel_id`,
    the id of the panel's file, and `changes`, its journal.
    """

    summary: str
    document: str
    asks: tuple[str, ...] = ()
    may_ask: tuple[str, ...] = ()
    view: str = ""
    others: Mapping[str, str] = {}
    usual: str = "md"
    of_history: tuple[str, ...] = ()
    for_few: bool = False
    withholds: str = ALL

    @property
    def forms(self) -> tuple[str, ...]:
        """The forms that it can have, the one that is meant if none is named first."""
        of_list = LISTED if self.view else ()
        return tuple(dict.fromkeys((self.usual, "md", "text", "html", "docx", "pdf", *of_list, *self.others)))


PAPERS = {
    "programme": PrintedPaper(
        "write the work programme as the panel prints it, or for a spreadsheet",
        f"{_P}programme.paper:programme_document",
        may_ask=("changes",),
        view="programme",
    ),
    "tracker": PrintedPaper(
        "write the tracker: what was asked for and recommended, and what came of it",
        f"{_P}actions.tracker:tracker_document",
        may_ask=("meeting", "exempt"),
        view="tracker",
    ),
    "declarations": PrintedPaper(
        "write the declarations of interest, of one meeting or all",
        f"{_P}declarations.paper:declarations_document",
        may_ask=("meeting", "exempt"),
        view="declarations",
        usual="csv",
    ),
    "attendance": PrintedPaper(
        "write who came to a meeting; without one, who attended how many of a municipal year",
        f"{_P}attendance.paper:attendance_document",
        may_ask=("meeting", "year"),
        others={name: f"{_P}attendance.paper:attendance_{name}" for name in ("csv", "json")},
    ),
    "annual": PrintedPaper(
        "write the annual report of the panel: its year in figures, each with what is counted",
        f"{_P}annual.paper:annual_document",
        may_ask=("year", "financial"),
        others={name: f"{_P}annual.paper:annual_{name}" for name in ("csv", "json")},
    ),
    "calendar": PrintedPaper(
        "write the meetings of a municipal year and their deadlines, or a calendar file to subscribe to",
        f"{_P}calendar.paper:calendar_document",
        may_ask=("meeting", "year", "exempt"),
        view="calendar",
        others={"ics": f"{_P}calendar.writing:calendar_ics"},
        usual="csv",
        of_history=("ics",),
    ),
    "members": PrintedPaper(
        "write who sits on the panel as at a day, their terms, and the seats that stand vacant",
        f"{_P}members.paper:members_document",
        may_ask=("exempt",),
        view="members",
        usual="csv",
    ),
    "agenda": PrintedPaper(
        "write the agenda of a meeting, or the sheet of what changed since it was published",
        f"{_P}agenda.paper:agenda_document",
        asks=("meeting",),
        may_ask=("changes_sheet",),
        others={"json": f"{_P}agenda.paper:agenda_json"},
    ),
    "minutes": PrintedPaper(
        "write the minutes of a meeting; they are marked as a draft until they are confirmed",
        f"{_P}minutes.paper:minutes_document",
        asks=("meeting",),
        may_ask=("exempt",),
        others={"json": f"{_P}minutes.paper:minutes_json"},
    ),
    "brief": PrintedPaper(
        "write the brief for the chair, which is for nobody else",
        f"{_P}brief.paper:brief_document",
        asks=("meeting",),
        others={name: f"{_P}brief.paper:brief_{name}" for name in ("text", "json")},
        for_few=True,
        withholds=ITSELF,
    ),
    "notice": PrintedPaper(
        "write the public notice of a meeting, a sheet for each council",
        f"{_P}agenda.notice:notice_document",
        asks=("meeting",),
        may_ask=("council",),
        others={"json": f"{_P}agenda.notice:notice_json"},
    ),
    "questions": PrintedPaper(
        "write the public questions: the list of all, or with --meeting the sheet of one meeting",
        f"{_P}questions.sheet:questions_document",
        may_ask=("meeting",),
        view="questions",
        others={name: f"{_P}questions.sheet:questions_{name}" for name in ("csv", "json")},
        usual="csv",
    ),
    "complaints": PrintedPaper(
        "write the yearly paper on complaints: counts and outcomes, and no name",
        f"{_P}complaints.paper:complaints_document",
        may_ask=("year",),
        others={name: f"{_P}complaints.paper:complaints_{name}" for name in ("csv", "json")},
    ),
    "report": PrintedPaper(
        "write a report of the panel to the commissioner",
        f"{_P}reports.paper:report_document",
        asks=("report",),
        others={"json": f"{_P}reports.paper:report_json"},
        withholds=WORDS,
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
"""The function that writes a document in each form: it takes the document and the house.

It gives bytes, or `Written` if there is something to tell of them.
"""

_LIBRARIES = {"docx": ("docx", "Word documents"), "pdf": ("typst", "PDF")}
"""The forms that take a library that some computer may not have: its name, and what they are called."""

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
    paper, words = PAPERS[name], house.words(language)
    made = resolved(paper.document)
    given = _given(name, made, chosen)
    document = cast("Document", made(_seen(paper, register, given), today, words, **given))
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
) -> Written:
    """Write a paper in a form, with what is to be told of it; `chosen` goes to its function, `bom` concerns csv only.

    The text of a paper that has a list is its list, unless that cannot be of what is chosen.

    Raises:
        Refused: there is no such paper, it cannot have that form, or what is chosen is refused.
    """
    paper = PAPERS.get(name)
    if paper is None or form not in paper.forms:
        raise Refused(why_not_form(name, form))
    if form in paper.others:
        marked = {"bom": bom} if form == "csv" else {}
        made = resolved(paper.others[form])
        given = _given(name, made, chosen)
        return _written(made(_seen(paper, register, given), today, **marked, **given))
    if not made_of_document(name, form, chosen):
        return Written(view(paper.view, form, register, today, bom=bom, **_of_list(name, form, chosen)))
    document = document_of(name, register, today, house, language=language, **chosen)
    return in_form(form, document, house, paper.forms)


def in_form(form: str, document: Document, house: House = PLAIN_HOUSE, others: Iterable[str] = FORMS) -> Written:
    """Write a document in a form, with what is to be told of it.

    Raises:
        Refused: it cannot be, as where a library is missing on this computer; `others` are named as the cure.
    """
    cleaned, notes = printable(document)
    able = ", ".join(one for one in others if one not in _LIBRARIES)
    library, called = _LIBRARIES.get(form, ("", ""))
    with needed(library, f"{called} cannot be written on this computer", f"Choose one of {able}."):
        return _written(resolved(FORMS[form])(cleaned, house), (*notes, *_unworded(document, form, house)))


_AROUND = {"docx": ("page.number",), "pdf": ("page.number",), "html": ("page.skip", "page.contents")}
"""The fixed words that a form prints around a paper, beside those that its function asks for."""


def _unworded(document: Document, form: str, house: House) -> tuple[str, ...]:
    """Say which fixed words were printed in English because the house has none in the language of the paper."""
    words = house.words(document.language)
    for key in _AROUND.get(form, ()):
        words(key)
    english = dict.fromkeys((*document.unworded, *words.unworded))
    if not english:
        return ()
    listed = ", ".join(f"“{one}”" for one in english)
    return (f"These words are in English, because words.cy.toml in the folder style has no Welsh for them: {listed}.",)


def _written(written: bytes | Written, notes: tuple[str, ...] = ()) -> Written:
    """Put what is told of a document and of its form together."""
    return Written(written.data, (*notes, *written.notes)) if isinstance(written, Written) else Written(written, notes)


def written(
    name: str,
    form: str,
    register: Register,
    today: dt.date,
    house: House = PLAIN_HOUSE,
    /,
    *,
    bom: bool = False,
    **chosen: Any,
) -> Written:
    """Write a paper, or a list that is no paper, in a form. Raises as `printed` and `view` do."""
    if name in PAPERS:
        return printed(name, form, register, today, house, bom=bom, **chosen)
    return Written(view(name, form, register, today, bom=bom, **chosen))


def forms_of(name: str) -> tuple[str, ...]:
    """Give the forms that a paper, or a list that is no paper, can have."""
    return PAPERS[name].forms if name in PAPERS else LISTED


def made_of_document(name: str, form: str, chosen: Mapping[str, Any]) -> bool:
    """Say whether a form of a paper is made of its document, and not of a list or by a function of its own."""
    paper = PAPERS.get(name)
    if paper is None or form in paper.others:
        return False
    return not (paper.view and form in LISTED and (form != "text" or not _not_of_list(name, chosen)))


def for_few(name: str, chosen: Mapping[str, Any]) -> bool:
    """Say whether a paper is kept from the public, so that its file is for the owners of the panel's file alone."""
    return name in PAPERS and (PAPERS[name].for_few or bool(chosen.get("exempt")))


def file_name(name: str, form: str, of: dt.date, chosen: Mapping[str, Any]) -> str:
    """Propose the name of a paper's file: `agenda-2021-07-29.docx`, `exempt-minutes-2021-01-27.pdf`."""
    part = "exempt-" if chosen.get("exempt") else "changes-" if chosen.get("changes_sheet") else ""
    return f"{part}{name}-{of.isoformat()}{ENDINGS[form]}"


def _of_list(name: str, form: str, chosen: Mapping[str, Any]) -> dict[str, Any]:
    """Give what was chosen to the list of a paper. Raises Refused if the list cannot be of that."""
    strange = _not_of_list(name, chosen)
    if strange:
        sentence = f"The {form} of the {name} is its list, which cannot be had with --{' and --'.join(strange)}."
        raise Refused(Problem("list-whole", sentence, "Leave that out, or choose another form.", "format"))
    return {one: value for one, value in chosen.items() if value or one in PAPERS[name].asks}


def _not_of_list(name: str, chosen: Mapping[str, Any]) -> list[str]:
    """Name what was chosen that the list of a paper cannot be of: it is text of the paper then, and no csv."""
    known = signature(resolved(VIEWS[PAPERS[name].view].rows)).parameters
    return [one for one, value in chosen.items() if value and one not in {*known, "exempt"}]


def _given(name: str, made: Any, chosen: Mapping[str, Any]) -> dict[str, Any]:
    """Give what was chosen to a function that makes a paper. Raises Refused if that has no exempt part and is to."""
    given = dict(chosen)
    if "exempt" not in signature(made).parameters and given.pop("exempt", False):
        sentence = f"The paper {quoted(name)} is for everybody; only its list can have what is exempt."
        raise Refused(Problem("exempt-list", sentence, "Leave --exempt out, or write csv, json or text.", "exempt"))
    return given


def _seen(paper: PrintedPaper, register: Register, chosen: Mapping[str, Any]) -> Register:
    """Give the records of which a paper is made: without exempt business, unless it is chosen or the paper's own."""
    if chosen.get("exempt") or paper.withholds == ITSELF:
        return register
    from store.rules.publishing.withheld import withheld

    return withheld(register, facts=paper.withholds == WORDS)


def why_not_form(name: str, form: str) -> Problem:
    """Say what a paper can be, if there is one of that name, else which there are."""
    paper = PAPERS.get(name)
    if paper is None:
        return Problem("unknown-paper", f"There is no paper “{name}”.", f"Choose one of {', '.join(PAPERS)}.", "paper")
    sentence = f"The {name} cannot be written as {form}."
    return Problem("no-such-form", sentence, f"Choose one of {', '.join(paper.forms)}.", "format")
