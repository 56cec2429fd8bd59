"""Any files looked over before they are published: which ones, and then a line for everything found in them."""

from __future__ import annotations

from pathlib import PurePath
from typing import Any

from screens.forms.importing import paths_typed, read_files
from screens.kit.fields import Field
from screens.kit.form import Form
from screens.kit.office import Office
from screens.kit.picker import Option, Picker
from screens.kit.record_list import Column
from store.file.documents import LARGEST
from store.papers.inspecting.files import inspect_file
from store.papers.inspecting.traces import FileFinding
from store.papers.reading.batch import Batch
from store.rules.words.wording import counted

_READ = "read"
_HELP = "Word, spreadsheet or PDF, one to a line; a file dragged here is one too"
_WHOLE = "the whole file"


def open_inspect(office: Office) -> None:
    """Ask for files, look them over with progress, and list what was found; nothing is changed in any of them."""
    chosen: list[str] = []

    def save(values: dict[str, Any]) -> str:
        chosen[:] = paths_typed(values["files"])
        return _READ

    field = Field("files", "Files", "text", "", help=_HELP)
    form = Form(office.desk, "Inspect files before they are published", (field,), save, draft="inspect")

    def closed(said: str | None) -> None:
        if said and chosen:
            batch = Batch(chosen, inspect_file, largest=LARGEST)
            read_files(office, batch, lambda lists: _show(office, chosen, [one for each in lists for one in each]))

    office.pick(form, closed)


def _show(office: Office, files: list[str], findings: list[FileFinding]) -> None:
    if not findings:
        office.say(f"{counted(len(files), 'file')} inspected: nothing was found that should not be published.")
        return
    short = len({PurePath(file).name for file in files}) == len(files)
    options = [
        Option(
            f"{number}",
            one.sentence,
            one.where or _WHOLE,
            after=one.sentence,
            heading=PurePath(one.file).name if short else one.file,
        )
        for number, one in enumerate(findings)
    ]
    columns = (Column("What was found", weight=3), Column("Where", weight=1, ink="muted"))
    title = f"{counted(len(findings), 'finding')} in {counted(len(files), 'file')}"
    office.pick(Picker(title, options, columns=columns, read_only=True), lambda _: None)
