"""`secretariat setting list|show|set`: the panel's settings, each with what it means, and changing one."""

from __future__ import annotations

import argparse
import datetime as dt
from collections.abc import Iterable
from typing import TYPE_CHECKING, Any

from store.later import Later
from store.problems import Problem, Refused
from tui.commandline.acts import act
from tui.commandline.args import day, text, texts, the_day, typed
from tui.commandline.argument import Gathered, Values
from tui.commandline.calendar.moved import tell_if_moved
from tui.commandline.call import Call, say
from tui.commandline.command import Command, Output
from tui.commandline.guard import DONE
from tui.commandline.output import add_format, labelled
from tui.commandline.reading import Reading, plain
from tui.commandline.telling import write_json

if TYPE_CHECKING:
    from store.commands.settings import settings
    from store.register import Register
else:
    settings = Later("store.commands.settings.settings")

_SHOWN = Output("store.queries.settings.shown", "SettingShown")
_NAME_HELP = "what it is called, as setting list prints it, or the beginning of that"


def _on(call: Call) -> tuple[Register, dt.date, Reading]:
    """Give the records, and the day for which settings are asked."""
    with call.desk() as desk:
        with Reading(desk.register, desk.today) as read:
            on = read.date(call.options.on) or desk.today
        return desk.register, on, read


def _list_arguments(parser: argparse.ArgumentParser) -> None:
    parser.add_argument("--on", metavar="DATE", help="as at this day; today if not given")
    add_format(parser, "text", "json")


def _list(call: Call) -> int:
    from store.queries.settings.settings import settings as groups
    from store.queries.settings.shown import settings_shown

    register, on, read = _on(call)
    if call.options.format == "json":
        write_json(settings_shown(register, on))
        return DONE
    say(*call.echoes, *read.echoes)
    for group in groups(register, on):
        say(f"{group.title} ({group.aside})" if group.aside else group.title)
        say(*labelled((row.label, row.value) for row in group.rows))
        say(*([] if group.rows else [f"  {group.empty}"]))
    say(*_next_step(row.entered for group in groups(register, on) for row in group.rows))
    return DONE


def _next_step(entered: Iterable[bool], name: str = "NAME") -> list[str]:
    """Say how rules come to be set that nobody has entered; nothing if there is none."""
    if all(entered):
        return []
    quoted = f'"{name}"' if " " in name else name
    return [f"What is not set is entered with: secretariat setting set {quoted} VALUE; or take a set: setting rules."]


def _show_arguments(parser: argparse.ArgumentParser) -> None:
    parser.add_argument("name", metavar="NAME", help=f"{_NAME_HELP}; or a heading of it, such as Statements")
    _list_arguments(parser)


def _show(call: Call) -> int:
    from store.queries.settings.shown import setting_shown
    from store.rules.settings.naming import find_section, find_setting
    from store.rules.settings.reading import from_words
    from store.rules.words.dates import long_date

    register, on, read = _on(call)
    section = find_section(call.options.name)
    if section is not None:
        every = [setting_shown(register, each, on) for each in section.settings]
        if call.options.format == "json":
            write_json(every)
            return DONE
        say(*call.echoes, *read.echoes, section.title, *labelled((each.label, each.shown) for each in every))
        say(*_next_step(each.entered for each in every))
        return DONE
    one = find_setting(call.options.name)
    shown = setting_shown(register, one, on)
    if call.options.format == "json":
        write_json([shown])
        return DONE
    lines = [("Value", shown.value or shown.shown), ("Meaning", shown.help), ("Name for scripts", shown.name)]
    lines += [("Rules", from_words(shown.since))] if one.of_rules else []
    lines += [("Other rules from", long_date(day)) for day in shown.later]
    say(*call.echoes, *read.echoes, shown.label, *labelled(lines), *_next_step([shown.entered], one.label))
    return DONE


def _typed(read: Reading, given: Values) -> Values:
    """Give the setting that is meant and what was typed for it in its own type."""
    from store.rules.settings.naming import find_setting, typed_words

    try:
        one = find_setting(given["name"])
        return {"path": one.path, "value": typed_words(one, given["values"])}
    except Refused as refused:
        read.problems += refused.problems
        return {"path": "", "value": None}


_COUNTS = {"yes": True, "no": False, "not set": None}


def _counts(read: Reading, words: str) -> bool | None:
    """Read whether those by remote link count; what cannot be read is noted."""
    said = plain(words)
    if said not in _COUNTS:
        sentence = f"“{words}” does not say whether those by remote link count."
        read.problems.append(Problem("remote-counts", sentence, "Type yes, no or not-set.", "counts"))
    return _COUNTS.get(said)


COMMANDS = (
    Command(
        "setting list",
        "print every setting with its value",
        "secretariat setting list",
        _list,
        _list_arguments,
        output=_SHOWN,
    ),
    Command(
        "setting show",
        "print one setting with what it means, or all under a heading",
        'secretariat setting show "Clear days"',
        _show,
        _show_arguments,
        output=_SHOWN,
    ),
    act(
        "setting set",
        "change a setting; a rule changes from a day on if one is given",
        'secretariat setting set "Time for business" 150 --from 1/9/2021',
        settings.change_setting,
        Gathered(
            {"path": str, "value": Any},
            _typed,
            (
                text("name", _NAME_HELP, "NAME"),
                texts("values", 'several for a setting with several lines; "" empties it', "VALUE", nargs="+"),
            ),
            always=True,
        ),
        day("--from", "the rule changes from this day on; the one in force today if not given", name="from_date"),
        tell=tell_if_moved,
        notes="What has spaces is put in quotation marks. See how it is typed with: secretariat setting show NAME.",
    ),
    act(
        "setting remote",
        "say from a day on whether members by remote link count for quorum and vote, and by what power",
        'secretariat setting remote yes --power "the power advised of" --advice "advice of 3 May 2026" --from 1/6/2026',
        settings.set_remote_rule,
        typed("counts", "yes, no or not-set", _counts, bool | None, "yes|no|not-set", few=("yes", "no", "not-set")),
        text("--power", "the power, or in Wales the panel's arrangements", name="provision"),
        text("--advice", "what the monitoring officer said, and when"),
        day("--from", "the day from which it holds", name="from_date"),
        notes="Not set, the law is as this edition knows it: in England a link counts before 7 May 2021 only.",
    ),
    act(
        "setting back",
        "take back rules that are still to come",
        "secretariat setting back 1/9/2021 --today 12/7/2021",
        settings.take_back_rules,
        the_day("from_date", "the day on which they were to begin"),
        first=('secretariat setting set "Time for business" 150 --from 1/9/2021 --today 12/7/2021',),
        tell=tell_if_moved,
    ),
)
