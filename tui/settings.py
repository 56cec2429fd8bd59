"""The clerk's own settings: the file of last time, the name in the journal, keys; and where the program keeps things.

The settings are a TOML file which the clerk may write by hand, so the program changes only the line it must and never
rewrites the rest. A settings file that cannot be read is reported and otherwise ignored: the desk opens all the same.
"""

from __future__ import annotations

import os
import re
import stat
from collections.abc import Iterable, Mapping
from itertools import combinations
from pathlib import Path
from typing import Protocol

import msgspec

from store.file.owners import ALONE, make_folder, replacing
from store.problems import Problem
from tui.folders import folder

CONFIG_VARIABLE = "SECRETARIAT_CONFIG"
"""Environment variable that names the settings file."""

FILE_VARIABLE = "SECRETARIAT_FILE"
DESK_VARIABLE = "SECRETARIAT_DESK"
"""Environment variable that names the panel's file."""

LARGEST = 1_000_000
"""The most bytes read from a settings file."""

_FRAME = frozenset({"everywhere", "list"})
_MUST_HAVE_A_KEY = ("quit", "help")
_SAME_IN_A_TERMINAL = {"ctrl+i": "tab", "ctrl+m": "enter", "ctrl+h": "backspace", "ctrl+left_square_bracket": "escape"}
_KEY_NAMES = {
    "solidus": "slash",
    "reverse_solidus": "backslash",
    "commercial_at": "at",
    "hyphen_minus": "minus",
    "plus_sign": "plus",
    "low_line": "underscore",
}


class Settings(msgspec.Struct, frozen=True, kw_only=True):
    """The settings as read.

    `last_file` is the panel's file opened last, `who` the clerk's name in the journal (empty: the name of the login),
    `theme` the name of a colour theme, `week_starts` "sunday" if a week does not begin on Monday, `pane` if the pane is
    shown, and `keymap` keys by the id of their action. `panels` says where each of the panels that the clerk serves is
    kept, by what she calls it. `problems` says what could not be read.
    """

    last_file: str = ""
    who: str = ""
    theme: str = ""
    week_starts: str = ""
    pane: bool = True
    keymap: dict[str, str] = {}
    panels: dict[str, str] = {}
    problems: tuple[Problem, ...] = ()


class KeyAction(Protocol):
    """What `validate_keymap` needs to know of an action: its id, its keys parted by commas, where it works."""

    @property
    def id(self) -> str:
        """Its stable name."""

    @property
    def keys(self) -> str:
        """Its keys, several parted by commas."""

    @property
    def place(self) -> str:
        """Where it works: `everywhere`, in any `list`, or in one place of work or window."""


def config_path() -> Path:
    """Give the path of the settings file."""
    chosen = os.environ.get(CONFIG_VARIABLE)
    if chosen:
        return Path(chosen)
    return folder("config") / "settings.toml"


def default_file() -> Path:
    """Give the path of the panel's file when none was ever chosen: in the platform's folder for data."""
    return folder("data") / "panel.json"


def log_path() -> Path:
    """Give the path of the log of unexpected errors: in the platform's folder for state."""
    return folder("state") / "errors.log"


def checks_folder() -> Path:
    """Give the folder in which stands what the last check of each file came upon: beside the log."""
    return log_path().parent / "checks"


def load_settings() -> Settings:
    """Read the settings. Never fails: what cannot be read is left out and said in `problems`."""
    path = config_path()
    try:
        text = read_text(path)
    except UnreadableError as trouble:
        return Settings(problems=(_unreadable(path, str(trouble)),))
    if not text:
        return Settings()
    import tomllib

    try:
        values = tomllib.loads(text)
    except (tomllib.TOMLDecodeError, RecursionError, ValueError) as trouble:
        return Settings(problems=(_unreadable(path, why_no_toml(trouble)),))
    return _settings(values, path)


def remember_file(path: Path) -> Problem | None:
    """Note a panel's file as the one to open next time.

    Gives the reason if it could not be noted; a settings file that cannot be read is left as it is.
    """
    if _noted("last_file", quoted(str(path.resolve()))):
        return None
    cure = f"Next time, name it with --file or set {FILE_VARIABLE}."
    return Problem("settings.unsaved", f"The file of this time could not be noted in {config_path()}.", cure)


def remember_choice(name: str, value: bool) -> Problem | None:
    """Note what was chosen on the screen for the next time, such as that the pane is not shown.

    Gives the reason if it could not be noted.
    """
    if _noted(name, "true" if value else "false"):
        return None
    return Problem("settings.unsaved", f"That could not be noted in {config_path()}.", "It holds for this time.")


def _noted(name: str, written: str) -> bool:
    """Change one line of the settings and nothing else; False if that cannot be done."""
    target = config_path()
    try:
        before = read_text(target)
        after = _with_line(before, name, f"{name} = {written}")
        if after != before:
            import tomllib

            tomllib.loads(before)
            write_text(target, after)
    except (OSError, ValueError, RecursionError, UnreadableError):
        return False
    return True


def clerk(settings: Settings) -> str:
    """Give the name under which changes are journalled; empty if the name of the login will do."""
    return settings.who.strip()


def validate_keymap(keymap: Mapping[str, str], known: Iterable[KeyAction]) -> tuple[Problem, ...]:
    """Say everything that is wrong with a clerk's own keys, given the table of actions; nothing if they can be used.

    Unknown actions, keys a terminal cannot tell apart, two actions on one key in the same place, and a way out or the
    help left without a key. Clashes are only reported where the clerk's own keys have a part in them.
    """
    actions = {action.id: action for action in known}
    problems = [_unknown_action(name, actions) for name in keymap if name not in actions]
    keys = {name: _keys(keymap.get(name, action.keys)) for name, action in actions.items()}
    for name in keymap:
        for key in keys.get(name, ()):
            if key in _SAME_IN_A_TERMINAL:
                sentence = f"“{name}” is put on {key}, which a terminal cannot tell from {_SAME_IN_A_TERMINAL[key]}."
                problems.append(Problem("keymap.terminal", sentence, "Choose another key.", name))
    problems += [
        Problem("keymap.unreachable", f"“{name}” would have no key left.", "Give it a key.", name)
        for name in _MUST_HAVE_A_KEY
        if name in actions and not keys[name]
    ]
    return (*problems, *_clashes(keymap, actions, keys))


def with_usable_keys(settings: Settings, known: Iterable[KeyAction]) -> Settings:
    """Give the settings with keys that can be used: if anything is wrong with the clerk's own, none of them is.

    The reasons are added to `problems`.
    """
    wrong = validate_keymap(settings.keymap, known)
    if not wrong:
        return settings
    notice = Problem("keymap.unused", "Your own keys are not used until that is put right.", f"See {config_path()}.")
    return msgspec.structs.replace(settings, keymap={}, problems=(*settings.problems, *wrong, notice))


def screen_settings() -> Settings:
    """Give the settings for the screen: keys that cannot be used are left out, which `problems` then says."""
    settings = load_settings()
    if not settings.keymap:
        return settings
    from screens.kit.keys.table import KEYS

    return with_usable_keys(settings, KEYS)


def _settings(values: dict[str, object], path: Path) -> Settings:
    """Take what is usable out of the settings as parsed, with a problem for everything else."""
    problems: list[Problem] = []
    texts: dict[str, str] = {}
    pane = True
    tables: dict[str, dict[str, str]] = {name: {} for name in _TABLES}
    cure = f"Correct it in {path}."
    for name, value in values.items():
        if name in {"last_file", "who", "theme", "week_starts"} and isinstance(value, str):
            texts[name] = value
        elif name == "pane" and isinstance(value, bool):
            pane = value
        elif name in _TABLES and isinstance(value, dict):
            for key, text in value.items():
                if isinstance(text, str):
                    tables[name][key] = text
                else:
                    sentence = f"{_TABLES[name][1]} “{key}” {_TABLES[name][2]} not text in quotes."
                    problems.append(Problem("settings.value", sentence, cure, key))
        elif name in Settings.__struct_fields__ and name != "problems":
            wanted = _TABLES[name][0] if name in _TABLES else "true or false" if name == "pane" else "text in quotes"
            problems.append(Problem("settings.value", f"The setting “{name}” is not {wanted}.", cure, name))
        else:
            problems.append(Problem("settings.unknown", f"There is no setting “{name}”; it was left out.", cure, name))
    return Settings(pane=pane, keymap=tables["keymap"], panels=tables["panels"], problems=tuple(problems), **texts)


_TABLES = {
    "keymap": ("a table of keys", "The keys of", "in the settings are"),
    "panels": ("a table of panels", "In the settings, where the panel", "is kept is"),
}
"""The tables of the settings: what each is, and how a value in it is told of that is no text."""


class UnreadableError(Exception):
    """The settings cannot be read; the message says why, as the end of a sentence."""


def read_text(path: Path) -> str:
    """Give the text of the settings, empty if there are none. Raises UnreadableError."""
    try:
        status = path.stat()
        if not stat.S_ISREG(status.st_mode):
            raise UnreadableError("it is a folder" if stat.S_ISDIR(status.st_mode) else "it is not an ordinary file")
        with path.open("rb") as file:
            data = file.read(LARGEST + 1)
    except FileNotFoundError:
        return ""
    except (OSError, ValueError) as trouble:
        from store.file.causes import cause

        raise UnreadableError(cause(trouble, "it cannot be opened")) from None
    if len(data) > LARGEST:
        raise UnreadableError("it is far too large")
    if b"\0" not in data:
        try:
            return data.decode("utf-8-sig")
        except UnicodeDecodeError:
            pass
    # An editor may have saved it as it saves its own; the start of a day does not wait for what is read so.
    from store.file.decoding import decoded

    text = decoded(data)
    if text is None:
        raise UnreadableError("it is no text")
    return text


def why_no_toml(trouble: Exception) -> str:
    """Say why a text is no settings, as the end of a sentence."""
    if isinstance(trouble, RecursionError):
        return "something in it is nested without end"
    return str(trouble) if "digits" not in str(trouble) else "a number in it is far too large"


def _unreadable(path: Path, why: str) -> Problem:
    sentence = f"The settings in {path} cannot be read ({why}), so the program's own are used."
    return Problem("settings.unreadable", sentence, "Correct that file, or remove it.")


def _with_line(text: str, name: str, wanted: str) -> str:
    """Put the line into the settings: in the place of the old one, else before everything."""
    lines = text.splitlines(keepends=True)
    for place, line in enumerate(lines):
        if line.lstrip().startswith("["):
            break
        if re.match(rf"{name}\s*=", line.lstrip()):
            lines[place] = wanted + "\n"
            return "".join(lines)
    return wanted + "\n" + text


def quoted(text: str) -> str:
    """Write a text as TOML does, in double quotes."""
    escaped = "".join(
        f"\\{c}" if c in '"\\' else c if c.isprintable() or ord(c) > 0x9F else f"\\u{ord(c):04x}" for c in text
    )
    return f'"{escaped}"'


def write_text(target: Path, text: str) -> None:
    """Replace a small file in one step, so that a reader sees the old one or the new one."""
    target = target.resolve()
    make_folder(target.parent)
    with replacing(target, ALONE) as descriptor, open(descriptor, "w", encoding="utf-8", closefd=False) as file:
        file.write(text)


def _keys(text: str) -> tuple[str, ...]:
    return tuple(_key(part.strip()) for part in text.split(",") if part.strip())


def _key(written: str) -> str:
    """Bring a key to one spelling: `/` is `slash`, `shift+k` is `K`, `Ctrl+B` is `ctrl+b`."""
    named = f"{written[:-1]}plus" if written.endswith("+") else written
    *before, last = named.split("+")
    held = sorted({part.lower() for part in before})
    if len(last) > 1:
        last = last.lower()
    elif "shift" in held and last.isalpha():
        held.remove("shift")
        last = last.upper()
    elif held and last.isalpha():
        last = last.lower()
    elif last and not last.isalnum():
        import unicodedata

        name = unicodedata.name(last, last).lower().replace(" ", "_").replace("-", "_")
        last = _KEY_NAMES.get(name, name)
    return "+".join([*held, last])


def _unknown_action(name: str, actions: Mapping[str, KeyAction]) -> Problem:
    from tui.nearest import nearest

    near = nearest(name, actions)
    cure = f"Did you mean “{near}”?" if near else "The help of the program lists the actions."
    return Problem("keymap.unknown", f"There is no action “{name}” to put on a key.", cure, name)


def _clashes(
    keymap: Mapping[str, str], actions: Mapping[str, KeyAction], keys: Mapping[str, tuple[str, ...]]
) -> list[Problem]:
    """Find keys that would do two things in one place because of the clerk's own keys."""
    problems = []
    covering = _covering(actions.values())
    for first, second in combinations(actions, 2):
        one, other = actions[first].place, actions[second].place
        if not (first in keymap or second in keymap) or (one != other and not _together(one, other, covering)):
            continue
        for key in sorted(set(keys[first]) & set(keys[second])):
            sentence = f"The key {key} would do both “{first}” and “{second}”."
            named = second if second in keymap else first
            problems.append(Problem("keymap.clash", sentence, "Choose another key for one of them.", named))
    return problems


def _covering(actions: Iterable[KeyAction]) -> set[str]:
    """Find the places that lie over all others, as a form does: by default they take keys of the frame."""
    listed = list(actions)
    taken = {key for action in listed if action.place in _FRAME for key in _keys(action.keys)}
    return {action.place for action in listed if action.place not in _FRAME and taken & set(_keys(action.keys))}


def _together(one: str, other: str, covering: set[str]) -> bool:
    """Say whether two different places are on the screen together: the frame and what stands in it."""
    return not {one, other} & covering and bool({one, other} & _FRAME)
