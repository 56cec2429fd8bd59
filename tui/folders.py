"""Where the platform keeps a program's settings, data and state."""

from __future__ import annotations

import os
import sys
from pathlib import Path
from typing import Literal

APP = "secretariat"

Kind = Literal["config", "data", "state"]

_ON_LINUX: dict[Kind, tuple[str, str]] = {
    "config": ("XDG_CONFIG_HOME", ".config"),
    "data": ("XDG_DATA_HOME", ".local/share"),
    "state": ("XDG_STATE_HOME", ".local/state"),
}
"""The variable that names each, and where it lies in the home folder if that is not set."""


def folder(kind: Kind) -> Path:
    """Give the program's folder of a kind; it may not be there yet."""
    home = Path(os.environ.get("HOME", ""))
    if sys.platform != "linux" or not home.is_absolute():
        import platformdirs

        asked = {
            "config": platformdirs.user_config_path,
            "data": platformdirs.user_data_path,
            "state": platformdirs.user_state_path,
        }
        return asked[kind](APP, appauthor=False)
    # What platformdirs says of Linux as well (a test holds them together), without the 4 ms that loading it takes.
    variable, usual = _ON_LINUX[kind]
    named = Path(os.environ.get(variable, "").strip())
    return (named if named.is_absolute() else home / usual) / APP
