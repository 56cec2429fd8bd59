"""Decides what the arguments ask for: the desk on the screen, the demonstration, or a command."""

from __future__ import annotations

from collections.abc import Sequence

from msgspec.structs import replace

from tui.commandline.common import Common, asks_for_json, split_common
from tui.commandline.guard import guarded
from tui.lean import quick_start
from tui.settings import clerk, remember_file, screen_settings


def start(arguments: Sequence[str]) -> int:
    """Run the program with these arguments and give the exit code. Nothing is ever raised."""
    return guarded(lambda: _start(arguments), as_json=asks_for_json(arguments))


def _start(arguments: Sequence[str]) -> int:
    """Choose the way. The desk and the demonstration open without the machinery that commands need."""
    common, words = split_common(arguments)
    if not words:
        return _open_desk(common)
    if words == ["demo"]:
        from tui.commandline.office.demo import open_demo

        return open_demo(common)
    from tui.commandline.parser import run_command

    return run_command(common, words)


def _open_desk(common: Common) -> int:
    """Open the desk on the screen, or the screen of the first run if there is no file yet."""
    with quick_start():
        from tui.app import run_app
    from tui.commandline.which_file import choose_file

    settings, day = screen_settings(), common.day()
    chosen = choose_file(common, settings)
    if chosen.nothing_yet:
        return run_app(None, settings=settings)
    from store.desk import Desk

    desk = Desk.open(chosen.path, today=day, who=clerk(settings), read_only=common.read_only)
    try:
        if chosen.to_remember and (trouble := remember_file(chosen.path)):
            settings = replace(settings, problems=(*settings.problems, trouble))
        return run_app(desk, settings=settings)
    finally:
        desk.close()
