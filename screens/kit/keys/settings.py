"""The keys of the settings, and of the list of what a panel still needs."""

from __future__ import annotations

from screens.kit.keys.key import Key

KEYS = (
    Key("setting.edit", "e,enter", "change", "Change this setting; a rule can change from a day on", "settings", 5),
    Key(
        "setting.new",
        "n",
        "add",
        "Add a deadline, a closure, a bank holiday, a poll, a council's day",
        "settings",
        10,
    ),
    Key("setting.rules", "r", "rules", "Take the rules of another panel, after seeing what changes", "settings", 15),
    Key("setting.confirm", "c", "confirm", "Confirm rules that an earlier version put in", "settings"),
    Key("setting.remove", "delete", "take out", "Take out this deadline or day", "settings", 20),
    Key("beginning.set", "enter", "set", "Set what this line is about", "beginning", 5),
)
