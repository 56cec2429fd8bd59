"""A text in the clerk's own editor: the file it is handed over in, in a folder of its own, gone when the editor ends.

The folder stands beside the panel's file, as what is typed into forms does, and nobody but the clerk may look into it.
"""

from __future__ import annotations

import contextlib
import os
import shutil
from collections.abc import Callable, Iterator, Mapping, Sequence
from pathlib import Path
from typing import Final, NamedTuple

from msgspec.structs import replace

from store.file.causes import cause
from store.file.owners import ALONE, beside, new_file
from store.file.plain_text import plain_text
from store.problems import Problem, Refused

_NAMED_BY: Final = ("VISUAL", "EDITOR")
_KEPT: Final = "What you typed here stands as it was."
_SAVED: Final = "What your editor saved"

Run = Callable[[Sequence[str]], int]
"""Runs a program in the terminal until it ends, and gives its exit code. May raise OSError."""


class Edited(NamedTuple):
    """What came back from an editor: the text as saved, and what is to be said if the editor ended with an error."""

    text: str
    trouble: str = ""


def editor_of(environment: Mapping[str, str]) -> tuple[str, ...]:
    """Give the words of the command of the clerk's editor: that of `$VISUAL`, else of `$EDITOR`.

    Raises:
        Refused: neither names one, or the program that is named does not exist.
    """
    name = next((name for name in _NAMED_BY if environment.get(name, "").strip()), None)
    if name is None:
        cure = "Set EDITOR, as in EDITOR=nano, and start the program again; or go on typing here."
        raise Refused(Problem("editor.none", "No editor is set, neither in $VISUAL nor in $EDITOR.", cure))
    typed = environment[name]
    words = _words(typed, name)
    if shutil.which(words[0], path=environment.get("PATH")) is None:
        sentence = f"There is no program “{words[0]}”, which ${name} names."
        raise Refused(Problem("editor.unknown", sentence, f"Set {name} to an editor that is installed. {_KEPT}"))
    return words


def _words(typed: str, name: str) -> tuple[str, ...]:
    from shlex import split

    try:
        return tuple(split(typed, posix=os.name == "posix"))
    except ValueError:
        cure = f"Close its quotation marks. {_KEPT}"
        raise Refused(Problem("editor.words", f"${name} cannot be read: {typed}", cure)) from None


def in_editor(text: str, editor: Sequence[str], panel_file: Path, run: Run) -> Edited:
    """Hand a text to an editor and give what it has saved. File and folder are removed whatever happens.

    Raises:
        Refused: the file cannot be written, the editor cannot be started, or what it has left is gone or is no text.
    """
    try:
        with _alone(panel_file) as path:
            with open(new_file(path, ALONE), "wb") as file:  # noqa: PTH123 - a descriptor, made with its rights
                file.write(f"{text}\n".encode())
            try:
                code = run((*editor, str(path)))
            except OSError as error:
                sentence = f"{editor[0]} could not be started: {cause(error)}."
                raise Refused(Problem("editor.failed", sentence, _KEPT)) from None
            return _read_back(path, editor[0], code)
    except OSError as error:
        sentence = f"The text could not be handed to your editor: {cause(error)}."
        raise Refused(Problem("editor.file", sentence, f"Make room or rights for it. {_KEPT}")) from None


def _read_back(path: Path, editor: str, code: int) -> Edited:
    try:
        data = path.read_bytes()
    except FileNotFoundError:
        sentence = f"{editor} has left no file behind."
        raise Refused(Problem("editor.gone", sentence, f"Save under the name it was opened with. {_KEPT}")) from None
    try:
        saved = plain_text(data, _SAVED)
    except Refused as refused:
        raise Refused(*(replace(one, cure=f"{one.cure} {_KEPT}") for one in refused.problems)) from None
    ended = f"was ended by signal {-code}" if code < 0 else f"ended with error {code}"
    return Edited(saved, f"{editor} {ended}." if code else "")


@contextlib.contextmanager
def _alone(panel_file: Path) -> Iterator[Path]:
    """Give the path of a text in a fresh folder that only the clerk can look into. Raises OSError."""
    folder = beside(panel_file, "editing")
    folder.mkdir(mode=0o700)
    try:
        yield folder / "text.txt"
    finally:
        # An editor's own swap file or copy goes with it.
        shutil.rmtree(folder, ignore_errors=True)
