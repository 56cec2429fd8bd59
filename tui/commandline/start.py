"""Decides what the arguments ask for: the desk on the screen, the demonstration, or a command."""

from __future__ import annotations

from collections.abc import Sequence

from tui.commandline.common import Common, split_common
from tui.commandline.guard import guarded


def start(arguments: Sequence[str]) -> int:
    """Run the program with these arguments and give the exit code. Nothing is ever raised."""
    return guarded(lambda: _start(arguments))


def _start(arguments: Sequence[str]) -> int:
    """Choose the way. The desk and the demonstration open without the machinery that commands need."""
    common, words = split_common(arguments)
    if not words:
        return _open_desk(common)
    if words == ["demo"]:
        from tui.commandline.demo import open_demo

        return open_demo(common)
    from tui.commandline.parser import run_command

    return run_command(common, words)


def _open_desk(common: Common) -> int:
    """Open the desk on the screen, or the screen of the first run if there is no file yet."""
    from tui.app import run_app
    from tui.commandline.which_file import choose_file
    from tui.settings import load_settings, remember_file

    settings = load_settings()
    chosen = choose_file(common, settings)
    if chosen.nothing_yet:
        return run_app(None, settings=settings)
    from store.desk import Desk

    desk = Desk.open(chosen.path, today=common.day(), who=settings.who, read_only=common.read_only)
    try:
        if chosen.to_remember:
            remember_file(chosen.path)
        return run_app(desk, settings=settings)
    finally:
        desk.close()
