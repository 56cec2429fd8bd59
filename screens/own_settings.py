"""The clerk's own settings: colours, name, first day of the week and keys; each is used as soon as it is set."""

from __future__ import annotations

from collections.abc import Callable
from typing import Any

from screens.kit.around import Around, around_of
from screens.kit.fields import Field
from screens.kit.form import Form
from screens.kit.keys.key import Key
from screens.kit.keys.keymap import Keymap
from screens.kit.keys.table import KEYS, key_with_id
from screens.kit.office import Office
from screens.kit.picker import Option, Picker
from store.problems import FileTrouble, Refused
from store.rules.words.wording import counted, either

_WEEKS = (("", "Monday"), ("sunday", "Sunday"))
_WHERE = {"everywhere": "everywhere", "list": "in every list", "form": "in every form"}


def open_own_settings(office: Office, go_to: str = "") -> None:
    """List the clerk's own settings with what each is now; Enter changes one, and the list is there again."""
    own = around_of(office).own
    themes = dict(around_of(office).themes)
    options = [
        Option("theme", "Colours", themes.get(own.theme, own.theme)),
        Option("who", "Your name, as it stands with each change", own.who or f"{office.desk.who}, your login's"),
        Option("week_starts", "First day of the week", "Sunday" if own.sunday_first else "Monday"),
        Option("keys", "Keys", f"{counted(len(own.keys), 'key')} of your own" if own.keys else "the program's own"),
    ]
    opens: dict[str, Callable[[Office], None]] = {
        "theme": _open_themes,
        "who": _open_name,
        "week_starts": _open_week,
        "keys": _open_keys,
    }

    def chosen(name: str | None) -> None:
        if name is not None:
            office.call_later(opens[name], office)

    office.pick(Picker("Your own settings", options, go_to=go_to), chosen)


def _open_themes(office: Office) -> None:
    """Choose colours; those under the cursor are shown at once, and leaving takes the old ones again."""
    around = around_of(office)
    options = [Option(name, words) for name, words in around.themes]
    office.pick(Picker("Colours", options, go_to=around.own.theme), _setter(office, "theme"))


def _open_week(office: Office) -> None:
    options = [Option(value or "monday", words) for value, words in _WEEKS]
    now = "sunday" if around_of(office).own.sunday_first else "monday"
    office.pick(Picker("First day of the week", options, go_to=now), _setter(office, "week_starts"))


def _setter(office: Office, name: str) -> Callable[[str | None], None]:
    """Give what sets a setting to what was picked, says so, and shows the list of settings again."""

    def chosen(value: str | None) -> None:
        if value is not None:
            _set(office, lambda: around_of(office).set_own(name, value))
        office.call_later(open_own_settings, office, name)

    return chosen


def _set(office: Office, work: Callable[[], str]) -> None:
    try:
        told = work()
    except (Refused, FileTrouble) as trouble:
        office.say_trouble(trouble)
        return
    office.place.reload()
    office.refresh_lines_around()
    office.say(told)


def _open_name(office: Office) -> None:
    around = around_of(office)

    def save(values: dict[str, Any]) -> str:
        return around.set_own("who", " ".join(str(values["called"]).split()))

    help_ = "Left empty: the name of your login. What was done under another name is undone from the list of changes"
    field = Field("called", "Your name", value=around.own.who, help=help_)

    def closed(told: str | None) -> None:
        if told:
            office.say(told)
        office.call_later(open_own_settings, office, "who")

    office.pick(Form(None, "Your name", (field,), save), closed)


def _open_keys(office: Office) -> None:
    """List everything that has a key, and choose what to put on another one."""
    around = around_of(office)
    options = [_key_option(entry, office.keymap, around) for entry in KEYS]

    def chosen(key_id: str | None) -> None:
        if key_id is None:
            office.call_later(open_own_settings, office, "keys")
        else:
            office.call_later(_open_key, office, key_id)

    office.pick(Picker("Which key?", options), chosen)


def _key_option(entry: Key, keymap: Keymap, around: Around) -> Option:
    where = _WHERE.get(entry.place, entry.place.replace("-", " "))
    own = ", your own" if entry.id in around.own.keys else ""
    keys = either(keymap.shown_keys(entry.id) or ("no key",))
    return Option(entry.id, entry.help, f"{keys}{own}, {where}", after=entry.help)


def _open_key(office: Office, key_id: str) -> None:
    """Type the keys of one thing; what stands against them is said at the field, and nothing is changed then."""
    around, entry = around_of(office), key_with_id(key_id)

    def save(values: dict[str, Any]) -> str:
        return around.set_keys(key_id, str(values["keys"]).strip())

    usual = ", ".join(entry.keys.split(","))
    help_ = f"Such as o, ctrl+e or f7; several with commas. Empty: the program's own, {usual}"
    field = Field("keys", "Keys", value=around.own.keys.get(key_id, ""), help=help_)
    form = Form(None, entry.help, (field,), save)

    def closed(told: str | None) -> None:
        if told:
            office.refresh_lines_around()
            office.say(told)
        office.call_later(_open_keys, office)

    office.pick(form, closed)
