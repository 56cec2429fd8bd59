"""What a clerk has typed and not yet saved, kept beside the file so that a closed terminal loses none of it."""

from __future__ import annotations

import contextlib
import os
from collections.abc import Mapping
from pathlib import Path

import msgspec


class Drafts:
    """Unsaved forms of one clerk, by the form's key. Nothing here is ever part of the panel's file.

    Only the clerk can read them, because a form may hold a member of the public's address. A draft survives the end of
    the program but is not forced to the disk: it guards against a closed window, not against a power cut. Trouble with
    the drafts' own file is passed over, because it must not stop the work itself.
    """

    def __init__(self, panel_file: Path, who: str) -> None:
        """Keep drafts beside a panel's file, apart for each clerk."""
        name = "".join(character if character.isalnum() else "-" for character in who) or "clerk"
        self._path = panel_file.with_name(f"{panel_file.stem}.drafts-{name}.json")
        self._drafts: dict[str, dict[str, str]] | None = None

    def recall(self, key: str) -> dict[str, str] | None:
        """Give what was typed into a form and not saved; None if nothing was."""
        return self._read().get(key)

    def keep(self, key: str, values: Mapping[str, str]) -> None:
        """Keep what stands in a form now."""
        drafts = self._read()
        if drafts.get(key) != values:
            drafts[key] = dict(values)
            self._write(drafts)

    def forget(self, key: str) -> None:
        """Forget a form that was saved or thrown away."""
        drafts = self._read()
        if drafts.pop(key, None) is not None:
            self._write(drafts)

    def _read(self) -> dict[str, dict[str, str]]:
        if self._drafts is None:
            self._drafts = {}
            with contextlib.suppress(OSError, msgspec.DecodeError):
                self._drafts = msgspec.json.decode(self._path.read_bytes(), type=dict[str, dict[str, str]])
        return self._drafts

    def _write(self, drafts: dict[str, dict[str, str]]) -> None:
        beside = self._path.with_name(f".{self._path.name}.{os.getpid()}")
        with contextlib.suppress(OSError):
            if not drafts:
                self._path.unlink(missing_ok=True)
                return
            descriptor = os.open(beside, os.O_WRONLY | os.O_CREAT | os.O_TRUNC, 0o600)
            with os.fdopen(descriptor, "wb") as file:
                file.write(msgspec.json.encode(drafts))
            beside.replace(self._path)
