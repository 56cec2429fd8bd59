"""A text of a form taken into the clerk's own editor and back, with the terminal given over meanwhile."""

from __future__ import annotations

import contextlib
import os
import signal
from collections.abc import Iterator, Sequence
from pathlib import Path

from textual.app import App, SuspendNotSupported

from screens.kit.ask import Ask
from screens.kit.entries import TextEntry, many_lines, without_blank_end
from store.file.outside import Edited, editor_of, in_editor
from store.problems import Problem, Refused
from store.rules.words.wording import counted

_UNCHANGED = "Your editor changed nothing. One with a window of its own must be told to wait, as in: code --wait"


def write_outside(entry: TextEntry, panel_file: Path) -> str:
    """Let the clerk write a text in an editor of their own, and put what it saved into the entry.

    Gives the sentence of what came of it. If the editor ended with an error, what it saved is offered, not taken.

    Raises:
        Refused: there is no editor, it could not be run, or it left nothing that is text; the entry stands as it was.
    """
    editor = editor_of(os.environ)
    before = entry.text
    edited = _edited(entry.app, without_blank_end(before), editor, panel_file)
    after = without_blank_end(many_lines(edited.text, tabs=entry.keeps_tabs))
    if after == without_blank_end(before):
        return f"{edited.trouble} What you typed here stands as it was." if edited.trouble else _UNCHANGED
    if edited.trouble:
        _offer(entry, edited.trouble, after)
        return edited.trouble
    _take(entry, after)
    return "This is what your editor saved; Ctrl+Z gives back what stood here."


def _edited(app: App[object], text: str, editor: Sequence[str], panel_file: Path) -> Edited:
    # Textual does not take the terminal back if an error goes through its `suspend`, so none may.
    outcome: Edited | Refused
    try:
        with app.suspend():
            try:
                outcome = in_editor(text, editor, panel_file, _run)
            except Refused as refused:
                outcome = refused
    except SuspendNotSupported:
        cure = "Start the program in a terminal of its own, or go on typing here."
        problem = Problem("editor.terminal", "This terminal cannot be given over to another program.", cure)
        raise Refused(problem) from None
    if isinstance(outcome, Refused):
        raise outcome
    return outcome


def _run(command: Sequence[str]) -> int:
    import subprocess

    with _left_to_the_editor():
        return subprocess.run(command, check=False).returncode


@contextlib.contextmanager
def _left_to_the_editor() -> Iterator[None]:
    """Leave the keys that interrupt and stop to the editor while it runs.

    Interrupting must end neither; stopping must stop both, or the shell would not take the terminal back.
    """
    if os.name != "posix":
        yield
        return
    # A function of Python's is not handed on to the editor, as ignoring would be.
    before = {number: signal.signal(number, _nothing) for number in (signal.SIGINT, signal.SIGQUIT)}
    before |= {number: signal.signal(number, signal.SIG_DFL) for number in (signal.SIGTSTP, signal.SIGCONT)}
    try:
        yield
    finally:
        for number, handler in before.items():
            signal.signal(number, handler)


def _nothing(_number: int, _frame: object) -> None:
    pass


def _take(entry: TextEntry, text: str) -> None:
    """Put a text into the entry, so that its own undo gives back what stood there."""
    entry.replace(text, (0, 0), entry.document.end, maintain_selection_offset=False)
    entry.move_cursor(entry.document.end)


def _offer(entry: TextEntry, trouble: str, text: str) -> None:
    def answered(answer: str | None) -> None:
        if answer == "take":
            _take(entry, text)

    words = (
        f"{trouble} It had saved another text before: {counted(len(text.split()), 'word')}. Nothing has been taken yet."
    )
    choices = (("k", "", "Keep what stands here"), ("t", "take", "Take what the editor saved"))
    entry.app.push_screen(Ask("Take what your editor saved?", words, choices), answered)
