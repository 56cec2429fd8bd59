"""The clerk's own settings as they are listed, without being drawn."""

from __future__ import annotations

from types import SimpleNamespace
from typing import Any, cast

import pytest

from screens.own_settings import open_own_settings


def listed(**own: Any) -> list[tuple[str, str]]:
    """Give the lines of the list of settings of a clerk who has these."""
    windows: list[Any] = []
    settings = SimpleNamespace(**{"theme": "calm", "who": "", "sunday_first": False, "keys": {}, **own})
    office = SimpleNamespace(
        app=SimpleNamespace(own=settings, themes=(("calm", "Calm colours"),)),
        desk=SimpleNamespace(who="aclerk"),
        pick=lambda window, then: windows.append(window),
    )
    open_own_settings(cast("Any", office))
    (picker,) = windows
    return [(one.label, one.detail) for one in picker._all]


@pytest.mark.parametrize(
    ("own", "line"),
    [
        ({}, ("Colours", "Calm colours")),
        ({"theme": "gone"}, ("Colours", "gone")),
        ({}, ("Your name, as it stands with each change", "aclerk, your login's")),
        ({"who": "A. Clerk"}, ("Your name, as it stands with each change", "A. Clerk")),
        ({}, ("First day of the week", "Monday")),
        ({"sunday_first": True}, ("First day of the week", "Sunday")),
        ({}, ("Keys", "the program's own")),
        ({"keys": {"a": "o"}}, ("Keys", "1 key of your own")),
        ({"keys": {"a": "o", "b": "p"}}, ("Keys", "2 keys of your own")),
    ],
)
def test_each_setting_says_what_it_is_now(own: dict[str, Any], line: tuple[str, str]) -> None:
    assert line in listed(**own)
