"""Changing a panel's settings one by one; a rule of procedure can change from a day on."""

from __future__ import annotations

import datetime as dt
from collections.abc import Iterator
from typing import Any

from msgspec.structs import replace

from store.commands.fields import Problems, as_text
from store.commands.settings.panel import panel_faults
from store.edit import Edit
from store.fields import field_of
from store.problems import Conflict, FieldConflict, Problem, Refused
from store.records import Panel
from store.records.panel import DeadlineRule, RemoteRule
from store.register import PANEL_ID, Register
from store.rules.days.clear_days import work_out
from store.rules.days.holidays import HolidayTable
from store.rules.days.office_days import office_days
from store.rules.settings.dated import panel_on, why_not_from
from store.rules.settings.reading import later_sets, setting, typed_value, value_of, with_rules, with_value
from store.rules.settings.setting import Setting
from store.rules.settings.standing import why_not_take_back
from store.rules.settings.table import MODES
from store.rules.words.dates import day_month
from store.rules.words.text import line_problems, text_problems
from store.rules.words.wording import capital

_MOST = 250


def change_setting(
    register: Register,
    today: dt.date,
    /,
    *,
    path: str,
    value: Any,
    from_date: dt.date | None = None,
    was: Panel | None = None,
) -> Edit:
    """Change one setting to what was typed.

    A rule with `from_date` changes from that day on and stands as it was before it; without, the rules in force today
    are corrected. `was` is the panel as the form opened it.

    Raises:
        Refused: with every fault of what was typed.
        Conflict: someone else has changed the same setting to something else.
    """
    panel = register.need(Panel, PANEL_ID)
    one = setting(path)
    problems = Problems()
    problems.add(*_faults(one, value), _why_no_day(one, from_date))
    problems.add(why_not_from(panel, one, from_date, today) if from_date else None)
    problems.refuse()
    changed = with_value(panel, path, value, from_date=from_date, today=today)
    fields = frozenset({path.partition(".")[0]})
    problems.add(*(_on_value(problem) for problem in panel_faults(changed, fields, panel, today) if problem))
    problems.refuse()
    day = from_date or today
    _refuse_conflict(panel, was, changed, path, day)
    if changed == panel:
        return Edit("Changed nothing in the settings")
    since = f" from {day_month(from_date)} on" if from_date else ""
    later = later_sets(panel, day) if one.of_rules else ()
    stays = f"; the rules that begin on {day_month(later[0])} stay as they are" if later else ""
    return Edit(f"Changed the setting “{one.label}”{since}{stays}", (changed,))


def _faults(one: Setting, value: Any) -> Iterator[Problem]:
    """Say what is wrong with a text or a number before it is read as the setting."""
    if isinstance(value, str):
        check = line_problems if one.kind in {"line", "words", "deadline", "number"} else text_problems
        yield from check(value, one.in_words, "value", required=one.field.required)
    if isinstance(value, int) and not isinstance(value, bool) and not 0 <= value <= 9_999:
        cure = "Type a number from 0 to 9,999."
        yield Problem("setting.number", f"{value:,} cannot be right.", cure, "value")


def _why_no_day(one: Setting, from_date: dt.date | None) -> Problem | None:
    """Say that a setting is the same on all days, if one is given from which it changes; None if it can."""
    if from_date is None or one.dated:
        return None
    sentence = f"{capital(one.in_words)} does not change from a day on."
    return Problem("setting.no-day", sentence, "Leave the day out.", "from_date")


def _on_value(problem: Problem) -> Problem:
    return Problem(problem.code, problem.sentence, problem.cure, "value")


def _refuse_conflict(panel: Panel, was: Panel | None, changed: Panel, path: str, day: dt.date) -> None:
    """Refuse if the setting was changed by someone else since the form was opened, to something else."""
    if was is None:
        return
    one = setting(path)
    three = [(panel_on(each, day), each.rules_on(day)) for each in (was, panel, changed)]
    before, theirs, yours = (value_of(each, rules, path) for each, rules in three)
    if before != theirs != yours:
        words = [str(typed_value(each, rules, one)) for each, rules in three]
        raise Conflict(FieldConflict("value", one.label, *(as_text(text) for text in words)))


def set_remote_rule(
    register: Register,
    today: dt.date,
    /,
    *,
    counts: bool | None = None,
    provision: str = "",
    advice: str = "",
    from_date: dt.date | None = None,
) -> Edit:
    """Say from a day on whether members by remote link count, under which power or arrangements, and on what advice.

    Raises:
        Refused: with every fault: in England a power without its day or the monitoring officer's advice, in Wales
            arrangements without their name or day.
    """
    panel = register.need(Panel, PANEL_ID)
    problems = Problems()
    said = {"provision": problems.said(RemoteRule, "provision", provision)}
    said["advice"] = problems.said(RemoteRule, "advice", advice)
    rules = panel.rules_on(from_date or today)
    changed = with_rules(panel, rules, replace(rules, remote=RemoteRule(counts=counts, **said)), from_date)
    problems.add(*panel_faults(changed, frozenset({"rules"}), panel, today))
    problems.refuse()
    if changed == panel:
        return Edit("Changed nothing in the settings")
    since = f" from {day_month(from_date)} on" if from_date else ""
    words = "Took back what was said of" if counts is None else "Recorded whether to count"
    return Edit(f"{words} those by remote link{since}", (changed,))


def set_deadline(
    register: Register,
    today: dt.date,
    /,
    *,
    rule: DeadlineRule,
    was: str = "",
    from_date: dt.date | None = None,
    holidays: HolidayTable,
) -> Edit:
    """Add a deadline of the panel's own, or change the one with the code `was`; from a day on if one is given.

    Raises:
        Refused: with every reason: no words, a code that is taken, a way or number of days that cannot be counted.
    """
    panel = register.need(Panel, PANEL_ID)
    rules = panel.rules_on(from_date or today)
    problems = Problems()
    code = _code(rule.code or rule.label)
    rule = replace(rule, code=code, label=problems.said(DeadlineRule, "label", rule.label))
    problems.add(
        *line_problems(rule.note, field_of(DeadlineRule, "note").in_words, "note"),
        _why_not_count(rule, holidays, panel, today),
    )
    codes = [each.code for each in rules.deadlines]
    if code != was and code in codes:
        cure = "Give it other words, or change the one there is."
        problems.add(Problem("deadline.twice", "There is a deadline of that name already.", cure, "label"))
    if was and was not in codes:
        problems.add(
            Problem("deadline.gone", f"There is no deadline “{was}” any more.", "Open the list again.", "label")
        )
    problems.refuse()
    if was:
        deadlines = tuple(rule if each.code == was else each for each in rules.deadlines)
    else:
        deadlines = (*rules.deadlines, rule)
    changed = with_rules(panel, rules, replace(rules, deadlines=deadlines), from_date)
    since = f" from {day_month(from_date)} on" if from_date else ""
    return Edit(f"{'Changed' if was else 'Added'} the deadline “{rule.label}”{since}", (changed,))


def _code(words: str) -> str:
    kept = "".join(c if c.isalnum() and c.isascii() else " " for c in words.casefold())
    return "-".join(kept.split())[:60]


def _why_not_count(rule: DeadlineRule, holidays: HolidayTable, panel: Panel, today: dt.date) -> Problem | None:
    if rule.mode not in dict(MODES):
        cure = f"Choose one of: {'; '.join(words for _, words in MODES)}."
        return Problem("deadline.mode", "That is no way of counting.", cure, "mode")
    if not 0 <= rule.n <= _MOST:
        return Problem("deadline.n", f"{rule.n} cannot be counted.", f"Type a number up to {_MOST}.", "n")
    try:
        work_out(rule.mode, rule.n, today, office_days(holidays, panel))
    except Refused as refused:
        first = refused.first
        return Problem(first.code, first.sentence, first.cure, "n")
    return None


def take_back_rules(register: Register, today: dt.date, /, *, from_date: dt.date) -> Edit:
    """Take back rules still to come; those before them go on. Raises Refused if they have begun, or there are none."""
    panel = register.need(Panel, PANEL_ID)
    problems = Problems()
    problems.add(why_not_take_back(panel, from_date, today))
    problems.refuse()
    kept = tuple(each for each in panel.rules if each.from_date != from_date)
    return Edit(f"Took back the rules from {day_month(from_date)} on", (replace(panel, rules=kept),))


def remove_deadline(register: Register, today: dt.date, /, *, code: str, from_date: dt.date | None = None) -> Edit:
    """Take a deadline out of the panel's rules, from a day on if one is given. Raises Refused if there is none."""
    panel = register.need(Panel, PANEL_ID)
    rules = panel.rules_on(from_date or today)
    gone = next((each for each in rules.deadlines if each.code == code), None)
    if gone is None:
        sentence = f"The panel's rules have no deadline “{code[:40]}”."
        raise Refused(Problem("deadline.unknown", sentence, "Choose one from the list.", "deadline"))
    kept = tuple(each for each in rules.deadlines if each is not gone)
    changed = with_rules(panel, rules, replace(rules, deadlines=kept), from_date)
    since = f" from {day_month(from_date)} on" if from_date else ""
    return Edit(f"Took out the deadline “{gone.label}”{since}", (changed,))
