"""What a clerk has typed and not yet saved, kept beside the file so that a closed terminal loses none of it."""

from __future__ import annotations

import contextlib
import datetime as dt
import os
import re
import weakref
from collections.abc import Callable, Collection, Iterator, Mapping
from itertools import count
from pathlib import Path
from typing import Final

import msgspec

from store.clock import now
from store.file import lock, programs
from store.file.owners import ALONE, owners_for, replacing, short
from store.problems import FileTrouble

_FAR: Final = dt.timedelta(hours=12)
"""A window on another computer cannot be asked; what it has not written to for so long is taken up here."""

_serials = count(1)
_open_here: weakref.WeakValueDictionary[str, Drafts] = weakref.WeakValueDictionary()


class Draft(msgspec.Struct, frozen=True):
    """A form that was typed into and not saved.

    `what` names what was typed, `under` the heading, meeting or record it was typed under, and `action` is the id of
    the key that opens it again there, when the cursor stands on `line`, a record or a heading. `at` is when it was
    last typed into, in UTC. `saving` is the revision of the file when a save of it was begun.
    """

    values: dict[str, str]
    what: str = ""
    under: str = ""
    action: str = ""
    line: str = ""
    at: dt.datetime | None = None
    saving: int | None = None


class _Kept(msgspec.Struct, forbid_unknown_fields=True):
    """A file of drafts: the window that holds it, and each form by its key."""

    window: str = ""
    drafts: dict[str, Draft] = {}


class Drafts:
    """Unsaved forms of one clerk in one window, by the form's key. Nothing here is ever part of the panel's file.

    Each window has a file of its own, so that two of them never take each other's; what a window that is closed has
    left is taken up by the next. A draft survives the end of the program but is not forced to the disk: it guards
    against a closed window, not against a power cut. Trouble with the drafts' own files is passed over, because it
    must not stop the work itself.
    """

    def __init__(
        self,
        panel_file: Path,
        who: str,
        clock: Callable[[], dt.datetime] = now,
        saved: Callable[[Draft], bool] = lambda draft: False,
    ) -> None:
        """Keep drafts beside a panel's file, apart for each clerk.

        `saved` says whether a draft whose save was begun is in the file after all, as it is when the program was
        ended between saving and forgetting.
        """
        name = "".join(character if character.isalnum() else "-" for character in who) or "clerk"
        self._panel_file = panel_file
        self._clock = clock
        self._saved = saved
        beginning = f"{short(panel_file.stem, 150)}.drafts-"
        self._name = f"{beginning}{short(name, 70)}"
        self._anybodys = re.compile(re.escape(beginning) + r".+\.json\Z")
        self._pattern = re.compile(re.escape(self._name) + r"(?:\.\d{1,3})?\.json\Z")
        self._window = f"{next(_serials)} {programs.mark()}"
        self._mine: dict[Path, dict[str, Draft]] = {}
        _open_here[self._window] = self

    def draft(self, key: str) -> Draft | None:
        """Give the draft of a form, the last typed if several windows left one; None if there is none."""
        self._take_up()
        return next((draft for own, draft in self._newest_first() if own in _ways(key)), None)

    def waiting(self) -> tuple[Draft, ...]:
        """Give every draft that is waiting, the last typed first."""
        self._take_up()
        return tuple(draft for _, draft in self._newest_first())

    def keep(
        self, key: str, values: Mapping[str, str], *, what: str = "", under: str = "", action: str = "", line: str = ""
    ) -> None:
        """Keep what stands in a form now, and what it is and where it was typed."""
        path = self._place_of(key)
        old = self._mine.get(path, {}).get(key)
        if old is not None and old.values == values and old.saving is None:
            return
        mine = self._mine.setdefault(path, {})
        for one in _ways(key):
            mine.pop(one, None)
        mine[key] = Draft(dict(values), what, under, action, line, self._clock())
        self._write(path)

    def begin_saving(self, key: str, revision: int) -> None:
        """Note that what is typed is about to be saved over a revision of the file."""
        path = self._place_of(key)
        draft = self._mine.get(path, {}).get(key)
        if draft is not None:
            self._mine[path][key] = msgspec.structs.replace(draft, saving=revision, at=self._clock())
            self._write(path)

    def forget(self, key: str) -> None:
        """Forget a form that was saved or thrown away."""
        self._take_up()
        path = self._place_of(key)
        if [one for one in _ways(key) if self._mine.get(path, {}).pop(one, None) is not None]:
            self._write(path)

    def empty(self, forms: Collection[str], fields: Collection[str]) -> None:
        """Empty some fields of some forms, by the forms' keys, in the files of all clerks; the rest stays as typed.

        A file that another window holds is left alone: that window would write it again.
        """
        self._take_up()
        for path in self._left(self._anybodys.match):
            if path in self._mine:
                emptied = _emptied(self._mine[path], forms, fields)
                if emptied != self._mine[path]:
                    self._mine[path] = emptied
                    self._write(path)
                continue
            with contextlib.suppress(FileTrouble, OSError, ValueError), lock.writing(path, 0):
                kept = self._forsaken(path)
                if kept is None:
                    continue
                emptied = _emptied(kept.drafts, forms, fields)
                if emptied != kept.drafts:
                    self._put(path, _Kept(kept.window, emptied))

    def close(self) -> None:
        """Leave what is kept to the next window."""
        _open_here.pop(self._window, None)

    def _newest_first(self) -> Iterator[tuple[str, Draft]]:
        every = [(key, draft) for drafts in self._mine.values() for key, draft in drafts.items()]
        yield from sorted(every, key=lambda pair: _when(pair[1]), reverse=True)

    def _place_of(self, key: str) -> Path:
        """Give the file that holds a form's newest draft, else the window's own."""
        holding = [
            (_when(drafts[one]), path) for path, drafts in self._mine.items() for one in _ways(key) if one in drafts
        ]
        if holding:
            return max(holding)[1]
        self._take_up()
        return next(iter(self._mine), None) or self._free_place()

    def _free_place(self) -> Path:
        for number in range(1, 1000):
            place = self._panel_file.with_name(f"{self._name}{f'.{number}' if number > 1 else ''}.json")
            if not place.exists():
                return place
        return self._panel_file.with_name(f"{self._name}.{os.getpid()}.json")

    def _take_up(self) -> None:
        """Take over what windows that are closed have left; of several that try at once, one gets it."""
        for path in self._left(self._pattern.match):
            if path in self._mine or self._forsaken(path) is None:
                continue
            with contextlib.suppress(FileTrouble), lock.writing(path, 0):
                kept = self._forsaken(path) or _Kept()
                self._mine[path] = {key: one for key, one in kept.drafts.items() if not self._is_saved(one)}
                self._write(path)

    def _forsaken(self, path: Path) -> _Kept | None:
        """Give what a file of drafts holds if no window holds it any more; else, or if it cannot be read, None."""
        kept = _read(path)
        return None if kept is None or _at_work(kept.window, path, self._clock()) else kept

    def _is_saved(self, draft: Draft) -> bool:
        return draft.saving is not None and self._saved(draft)

    def _left(self, fits: Callable[[str], object]) -> list[Path]:
        try:
            with os.scandir(self._panel_file.parent) as entries:
                return sorted(Path(entry.path) for entry in entries if fits(entry.name))
        except OSError:
            return []

    def _write(self, path: Path) -> None:
        drafts = self._mine[path]
        with contextlib.suppress(OSError, ValueError):
            if not drafts:
                del self._mine[path]
                path.unlink()
                return
            self._put(path, _Kept(self._window, drafts))

    def _put(self, path: Path, kept: _Kept) -> None:
        """Write a file of drafts. Raises OSError."""
        from store.file.kinds import FORMS

        fresh = replacing(path, owners_for(FORMS, self._panel_file) or ALONE, safe=False)
        with fresh as descriptor, open(descriptor, "wb", closefd=False) as file:
            file.write(msgspec.json.encode(kept))


def _emptied(drafts: dict[str, Draft], forms: Collection[str], fields: Collection[str]) -> dict[str, Draft]:
    """Give drafts with some fields of some forms empty."""
    return {
        key: msgspec.structs.replace(
            one, values={name: "" if name in fields else text for name, text in one.values.items()}
        )
        if key in forms
        else one
        for key, one in drafts.items()
    }


def _when(draft: Draft) -> dt.datetime:
    return draft.at or dt.datetime.min.replace(tzinfo=dt.UTC)


def _read(path: Path) -> _Kept | None:
    """Read a file of drafts, also one from before windows had their own; None if it cannot be read."""
    try:
        data = path.read_bytes() if path.is_file() else b""
    except OSError:
        return None
    with contextlib.suppress(msgspec.MsgspecError, UnicodeDecodeError, RecursionError):
        return msgspec.json.decode(data, type=_Kept)
    with contextlib.suppress(msgspec.MsgspecError, UnicodeDecodeError, RecursionError):
        old = msgspec.json.decode(data, type=dict[str, dict[str, str]])
        return _Kept("", {_under_no_heading(key): Draft(values) for key, values in old.items()})
    return None


def _ways(key: str) -> tuple[str, ...]:
    """Give the keys under which a form's draft may stand: its own, and that of a heading nobody knows."""
    return (key, "item:new:") if key.startswith("item:new:") else (key,)


def _under_no_heading(key: str) -> str:
    """Give the key of a draft from before drafts belonged to headings: its form opens it under any."""
    return f"{key}:" if key == "item:new" else key


def _at_work(window: str, path: Path, now: dt.datetime) -> bool:
    """Say whether the window that holds a file of drafts is still open."""
    if not window:
        return False
    _, _, program = window.partition(" ")
    if program == programs.mark():
        return window in _open_here
    if programs.on_this_computer(program):
        return not programs.has_ended(program)
    with contextlib.suppress(OSError):
        return now.timestamp() - path.stat().st_mtime < _FAR.total_seconds()
    return False
