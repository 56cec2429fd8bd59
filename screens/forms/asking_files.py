"""The form with which every import begins that can take pasted text: which files, or what text."""

from __future__ import annotations

from collections.abc import Callable
from typing import Any, NamedTuple, TypeVar

from screens.forms.importing import paths_typed, read_files
from screens.kit.fields import Field
from screens.kit.form import Form
from screens.kit.office import Office
from store.papers.reading.batch import Batch
from store.problems import Problem, Refused

Made = TypeVar("Made")

_READ = "read"


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
    chosen: list[tuple[str, ...] | bytes] = []

    def save(values: dict[str, Any]) -> str:
        files, pasted = values["files"], values["pasted"]
        if files.strip() and pasted.strip():
            cure = "Clear one of the two: each is taken in by itself."
            raise Refused(Problem("read.both", "Both files and pasted text are given.", cure, "pasted"))
        chosen[:] = [pasted.encode()] if pasted.strip() else [tuple(paths_typed(files))]
        return _READ

    fields = (
        Field("files", "Files", "text", path, help=words.files),
        Field("pasted", "Or pasted text", "text", "", help=words.pasted),
    )
    form = Form(office.desk, words.title, fields, save, note="You see first what would be saved.")

    def closed(said: str | None) -> None:
        if not said or not chosen:
            return
        given = chosen[0]
        if isinstance(given, bytes):
            preview(office, (read(given, "The pasted text"),))
        else:
            read_files(office, Batch(given, read), lambda made: preview(office, made))

    office.pick(form, closed)
