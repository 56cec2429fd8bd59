"""The form with which every import begins that can take pasted text: which files, or what text."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path
from typing import Any, NamedTuple, TypeVar

from screens.forms.importing import paths_typed
from screens.forms.reading_form import ReadingForm
from screens.kit.fields import Field
from screens.kit.office import Office
from store.papers.reading.batch import Batch, Pasted
from store.problems import Problem, Refused

Made = TypeVar("Made")


class FilesAsked(NamedTuple):
    """The words of the form: its title, and what is said of the files and of the text."""

    title: str
    files: str
    pasted: str


def ask_files(
    office: Office,
    words: FilesAsked,
    read: Callable[[bytes, str], Made],
    preview: Callable[[Office, tuple[Made, ...]], None],
    path: str = "",
) -> None:
    """Ask for files or text, read them with progress, and show the preview; nothing is saved before that."""

    def batch_of(values: dict[str, Any]) -> Batch[Made]:
        files, pasted = values["files"], values["pasted"]
        if files.strip() and pasted.strip():
            cure = "Clear one of the two: each is taken in by itself."
            raise Refused(Problem("read.both", "Both files and pasted text are given.", cure, "pasted"))
        if pasted.strip():
            return Pasted(pasted, read)
        paths = paths_typed(files)
        if len(paths) > 1 and not any(Path(path).expanduser().exists() for path in paths):
            cure = "If they are the list itself, put them under “or pasted text”; else check name and place of each."
            raise Refused(Problem("read.no_files", f"None of these {len(paths)} lines names a file.", cure, "files"))
        return Batch(paths, read)

    fields = (
        Field("files", "Files", "text", path, help=words.files),
        Field("pasted", "Or pasted text", "text", "", help=words.pasted, table=True),
    )
    form = ReadingForm(office.desk, words.title, fields, batch_of, note="You see first what would be saved.")
    office.pick(form, lambda said: preview(office, form.made) if said else None)
