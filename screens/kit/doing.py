"""Who does what a key does: the widget with the keys, or what it stands in, up to the screen."""

from __future__ import annotations

from collections.abc import Collection, Iterator
from typing import Any

from textual.screen import Screen
from textual.widget import Widget

from screens.kit.keys.key import Key
from screens.kit.keys.keyed import keymap_of
from screens.kit.keys.table import key_with_id


def does(node: object, key_id: str) -> bool:
    """Say whether a widget or a screen of ours does what a key does."""
    return key_id in _ids_of(node)


def _ids_of(node: object) -> Collection[str]:
    deeds: Any = getattr(node, "deeds", None)
    ids: Collection[str] = deeds() if callable(deeds) else deeds or ()
    also: Collection[str] = getattr(node, "also_does", ())
    return (*ids, *also) if also else ids


def doers(screen: Screen[Any]) -> Iterator[Widget]:
    """Go through what may do something now: what has the keys, and what it stands in, the screen last."""
    if screen.focused is not None:
        yield from (node for node in screen.focused.ancestors_with_self if isinstance(node, Widget))
    else:
        yield screen


def doer_of(screen: Screen[Any], key_id: str) -> Any:
    """Give what does what a key does on a screen; None if nothing there does."""
    return next((node for node in doers(screen) if does(node, key_id)), None)


def keys_here(screen: Screen[Any]) -> tuple[Key, ...]:
    """List the keys that work on a screen as it is now: those of what has the keys first, those of any window last.

    A key that does something nearer by is not listed for what it would do further out, nor one that is typed where the
    cursor is in a text.
    """
    # The first screen has neither of them, and a start must not load them.
    from textual.widgets import Input, TextArea

    keymap = keymap_of(screen.app)
    keys = [key_with_id(key_id) for node in doers(screen) for key_id in _ids_of(node)]
    taken = {"question_mark"} if isinstance(screen.focused, Input | TextArea) else set[str]()
    listed: list[Key] = []
    for key in sorted(keys, key=lambda one: one.place == "window"):
        own = set(keymap.keys_of(key.id)) - taken
        if own:
            listed.append(key)
            taken |= own
    return tuple(listed)


def do_here(screen: Screen[Any], key_id: str) -> None:
    """Do on a screen what a key does there, if anything does it."""
    doer = doer_of(screen, key_id)
    if doer is not None:
        doer.action_do(key_id)
