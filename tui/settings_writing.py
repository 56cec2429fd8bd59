"""Writes what a clerk sets in the window of settings to the settings file, which stays as she wrote it otherwise."""

from __future__ import annotations

from store.problems import Problem, Refused
from tui.settings import UnreadableError, config_path, read_text, why_no_toml, write_text
from tui.settings_file import with_value


def write_setting(name: str, value: str | None, *, table: str = "") -> str:
    """Write one value, or take it out; gives the sentence that says where it stands now.

    Raises Refused if the file cannot be read or written, or can only be changed by hand; it is then as it was.
    """
    path = config_path()
    try:
        before = read_text(path)
        after = with_value(before, name, value, table=table)
        if after != before:
            write_text(path, after)
    except (OSError, ValueError, RecursionError, UnreadableError) as trouble:
        sentence = f"The settings in {path} cannot be changed: {_why(trouble)}."
        raise Refused(Problem("settings.unwritten", sentence, "Put that file right, or remove it.")) from None
    return f"Written to {path}."


def _why(trouble: Exception) -> str:
    if isinstance(trouble, OSError):
        from store.file.causes import cause

        return cause(trouble, "it cannot be written")
    return why_no_toml(trouble).strip().rstrip(".")
