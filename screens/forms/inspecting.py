"""Any files looked over before they are published: which ones, and then a line for everything found in them."""

from __future__ import annotations

from pathlib import PurePath
from typing import Any

from screens.forms.importing import paths_typed
from screens.forms.reading_form import ReadingForm
from screens.kit.fields import Field
from screens.kit.office import Office
from screens.kit.picker import Option, Picker
from screens.kit.record_list import Column
from store.file.documents import LARGEST
from store.papers.inspecting.files import inspect_file
from store.papers.inspecting.traces import FileFinding
from store.papers.reading.batch import Batch
from store.rules.words.wording import counted

_HELP = "Word, spreadsheet or PDF, one to a line; a file dragged here is one too"
_WHOLE = "the whole file"


def open_inspect(office: Office) -> None:
    """Ask for files, look them over with progress, and list what was found; nothing is changed in any of them."""
    chosen: list[str] = []

    def batch_of(values: dict[str, Any]) -> Batch[tuple[FileFinding, ...]]:
        chosen[:] = paths_typed(values["files"])
        return Batch(chosen, inspect_file, largest=LARGEST)

    field = Field("files", "Files", "text", "", help=_HELP)
    form = ReadingForm(office.desk, "Inspect files before they are published", (field,), batch_of, draft="inspect")

    def closed(said: str | None) -> None:
        if said:
            _show(office, chosen, [one for each in form.made for one in each])

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
