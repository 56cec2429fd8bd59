"""Writing the view on the screen to a file."""

from __future__ import annotations

from pathlib import Path
from typing import Any

from screens.kit.fields import Field
from screens.kit.form import Form
from screens.kit.office import Office
from store.file.documents import free_name, write_beside_others, write_paper
from store.papers.document import Written
from store.papers.printed import printed
from store.papers.views import VIEWS, view
from store.problems import Problem

_FORMATS = (("csv", "csv, for a spreadsheet"), ("json", "json, for other programs"), ("text", "plain text"))
_ENDINGS = {"md": ".md", "csv": ".csv", "json": ".json", "text": ".txt"}


def why_not_export(office: Office) -> Problem | None:
    """Say why the place on the screen cannot be written to a file; None if it can."""
    list_of_place = VIEWS.get(office.place.written[0])
    if list_of_place is not None and not list_of_place.of_one:
        return None
    return Problem(
        "no-export", "This place has no list of its own to write.", "Go to the list you want and export it there."
    )


def open_export(office: Office) -> None:
    """Ask for a format and a file, and write the view there; nothing in the panel's file changes."""
    desk, (name, day) = office.desk, office.place.written
    formats = (("md", "the paper, as the panel prints it"), *_FORMATS) if name == "programme" else _FORMATS

    def save(values: dict[str, Any]) -> str:
        form = values["format"]
        path = Path(values["path"]).expanduser()
        proposed = path == start
        if path.suffix in _ENDINGS.values():
            path = path.with_suffix(_ENDINGS[form])
        paper = form == "md"
        data, notes = (
            printed(name, form, desk.register, desk.today) if paper else Written(view(name, form, desk.register, day))
        )
        write = write_beside_others if proposed else write_paper
        return " ".join((f"Wrote {write(data, path, desk.path)}.", *notes))

    start = free_name(Path.cwd() / f"{name}-{day.isoformat()}{_ENDINGS[formats[0][0]]}")
    fields = (
        Field("format", "Format", "choice", formats[0][0], formats),
        Field("path", "File", value=str(start), help="No file is replaced; the ending follows the format"),
    )
    form = Form(desk, f"Write the {name} to a file", fields, save)
    office.pick(form, lambda sentence: office.say(sentence) if sentence else None)
