"""The forms of the settings: one setting, a deadline, a closure, a bank holiday, a council's day, a poll."""

from __future__ import annotations

import datetime as dt
from collections.abc import Sequence
from functools import partial
from typing import Any

from screens.forms.calendar.impact import ImpactWindow, asked
from screens.kit.fields import Field, declared, needed, to_choose
from screens.kit.form import Form
from screens.kit.office import Office
from screens.kit.picker import Option, Picker
from screens.kit.window import Window
from store.commands import CommandOf
from store.commands.calendar import panel_days as dates
from store.commands.edits import for_each
from store.commands.settings import settings
from store.edit import Edit
from store.problems import Conflict, Problem, Refused
from store.queries.calendar.holidays import listed
from store.queries.calendar.impact import impact_of
from store.queries.settings.settings import SettingRow
from store.records import Change
from store.records.panel import BusyDay, Closure, DeadlineRule, HolidayChange, PreElection, RemoteRule, RuleSet
from store.register import Register
from store.rules.days.holidays import ADDED, MOVED, REMOVED
from store.rules.settings.dated import panel_on
from store.rules.settings.reading import from_words, meaning, offered, setting, typed_as, typed_value
from store.rules.settings.setting import YES_NO, Setting
from store.rules.settings.table import MODES

_FROM = declared(RuleSet, "from_date")
_KINDS = {kind: kind for kind in ("line", "text", "number", "time", "choice")} | {
    "words": "line",
    "deadline": "line",
    "list": "text",
    "lines": "text",
}


class DaysForm(Form):
    """A form whose change moves deadlines: it shows which before it saves, if any does."""

    def __init__(
        self,
        office: Office,
        title: str,
        fields: tuple[Field, ...],
        command: CommandOf[...],
        fixed: dict[str, Any],
        *,
        note: str = "",
    ) -> None:
        """Open on fields whose values, with some fixed ones, are the arguments of a command."""
        self.office, self._command, self._fixed = office, command, fixed
        super().__init__(office.desk, title, fields, self._keep, note=note)

    def arguments(self, values: dict[str, Any]) -> dict[str, Any]:
        """Give the arguments of the command for what was typed."""
        return {**values, **self._fixed}

    def _keep(self, values: dict[str, Any]) -> Change | None:
        return self.office.desk.run(self._command, **self.arguments(values))

    def do_form_save(self) -> None:
        """Show what moves, or every problem; save at once if no deadline moves."""
        desk = self.office.desk
        values, problems = self.fields.read()
        if not problems:
            problems = self._missing(values)
        if not problems:
            try:
                edit = self._command(desk.register, desk.today, **self.arguments(values))
            except Refused as refused:
                problems = list(refused.problems)
            except Conflict:
                super().do_form_save()
                return
        if problems:
            self._show_problems(problems)
            return
        window = self.first_shown(edit)
        if window is None:
            super().do_form_save()
            return

        def agreed(answer: str | None) -> None:
            if answer == "save":
                super(DaysForm, self).do_form_save()
            else:
                self.say("Nothing is saved.")

        self.app.push_screen(window, agreed)

    def first_shown(self, edit: Edit) -> Window[str] | None:
        """Give the window that shows what an edit does before it is saved; None if there is nothing to show."""
        impact = impact_of(self.office.desk.register, edit, self.office.desk.today)
        return ImpactWindow(asked(edit.sentence), impact) if impact.lines or impact.notes else None

    def _missing(self, values: dict[str, Any]) -> list[Problem]:
        """Name the days that must be typed and are not."""
        return [
            Problem("no-day", "No day is typed.", "Type one such as 29/12/2021.", name)
            for name, row in self.rows.items()
            if row.field.kind == "date" and name in _MUST and values[name] is None
        ]


_MUST = frozenset({"day", "first", "poll"})


class SettingForm(DaysForm):
    """One setting, explained above its field."""

    def __init__(self, office: Office, path: str) -> None:
        """Open on a setting as it is today."""
        self._setting = setting(path)
        fixed = {"path": path, "was": office.desk.register.panel}
        fields = _setting_fields(office, self._setting)
        note = _note(self._setting, office)
        super().__init__(office, self._setting.label, fields, settings.change_setting, fixed, note=note)
        self.saved_id = path

    def rebase(self) -> Sequence[Field]:
        """Base the form on the panel as it is now, and give its fields."""
        self._fixed["was"] = self.office.desk.register.panel
        return _setting_fields(self.office, self._setting)


def _setting_fields(office: Office, one: Setting) -> tuple[Field, ...]:
    panel, today = office.desk.register.panel, office.desk.today
    value = typed_value(panel_on(panel, today), panel.rules_on(today), one)
    field = Field("value", one.label, _KINDS[typed_as(one)], value, offered(one, value), means=meaning(one))
    return (field, _FROM) if one.dated else (field,)


REMOTE_PATH = "rules.remote.counts"
REMOTE_LABEL = "Members by remote link"


def open_setting(office: Office, path: str) -> None:
    """Change one setting; what belongs together is changed in one form."""
    if path.startswith("rules.remote."):
        open_remote(office)
        return
    office.flow(SettingForm(office, path))


def open_remote(office: Office) -> None:
    """Say whether members by remote link count: the power or arrangements, the advice and the day in one form."""
    panel = office.desk.register.panel
    rules = panel.rules_on(office.desk.today)
    choices = ((None, "not set"), (True, "yes"), (False, "no"))
    fields = (
        declared(RemoteRule, "counts", rules.remote.counts, choices),
        declared(RemoteRule, "provision", rules.remote.provision),
        declared(RemoteRule, "advice", rules.remote.advice),
        _FROM,
    )
    form = DaysForm(office, REMOTE_LABEL, fields, settings.set_remote_rule, {}, note=setting(REMOTE_PATH).help)
    form.saved_id = REMOTE_PATH
    office.flow(form)


def _note(one: Setting, office: Office) -> str:
    if not one.of_rules:
        return one.help
    rules = office.desk.register.panel.rules_on(office.desk.today)
    return f"{one.help} The rules in force stand {from_words(rules.from_date)}."


class DeadlineForm(DaysForm):
    """A deadline of the panel's own."""

    def arguments(self, values: dict[str, Any]) -> dict[str, Any]:
        """Put the fields together to a rule."""
        from_date: dt.date | None = values["from_date"]
        fields = {name: value for name, value in values.items() if name != "from_date"}
        fields["n"] = fields["n"] or 0
        rule = DeadlineRule(code=self._fixed["was"], provision=self._fixed["provision"], **fields)
        return {"rule": rule, "was": self._fixed["was"], "from_date": from_date, "holidays": listed()}


def open_deadline(office: Office, code: str) -> None:
    """Add a deadline of the panel's own (no code), or change the one with a code."""
    rules = office.desk.register.panel.rules_on(office.desk.today)
    rule = next((each for each in rules.deadlines if each.code == code), None)
    start = rule or DeadlineRule(code="", label="", mode="wd_before", n=1)
    fields = (
        declared(DeadlineRule, "label", start.label),
        declared(DeadlineRule, "mode", start.mode, MODES),
        needed(declared(DeadlineRule, "n", start.n)),
        declared(DeadlineRule, "hour", start.hour),
        declared(DeadlineRule, "minutes_before", start.minutes_before),
        declared(DeadlineRule, "closes", start.closes, YES_NO),
        declared(DeadlineRule, "note", start.note),
        _FROM,
    )
    title = f"Change the deadline “{start.label}”" if rule else "New deadline of each meeting"
    fixed = {"was": code if rule else "", "provision": start.provision}
    form = DeadlineForm(office, title, fields, settings.set_deadline, fixed)
    form.saved_id = f"deadline:{code}" if rule else None
    office.flow(form)


_NEW = {
    "deadlines": ("A deadline of each meeting", "Counted from the day of the meeting"),
    "closures": ("Days the office is closed", "They do not count as clear days, unless the settings say so"),
    "holidays": ("A change to a bank holiday", "Added, moved or removed by proclamation"),
    "busy": ("A day on which a council meets", "Proposed dates keep clear of it"),
    "elections": ("A poll and its pre-election period", "Shaded in the year; it forbids nothing"),
}


def open_new(office: Office, heading: str) -> None:
    """Pick what to add, with the cursor on what the heading holds, then fill in its form."""
    options = [Option(key, label, detail) for key, (label, detail) in _NEW.items()]

    def chosen(key: str | None) -> None:
        if key == "deadlines":
            open_deadline(office, "")
        elif key is not None:
            office.flow(_new_day(office, key))

    office.pick(Picker("What to add?", options, go_to=heading if heading in _NEW else ""), chosen)


def _new_day(office: Office, key: str) -> DaysForm:
    label = _NEW[key][0]
    fields: tuple[Field, ...]
    if key == "closures":
        fields = (
            declared(Closure, "first"),
            declared(Closure, "last"),
            declared(Closure, "reason"),
        )
        return DaysForm(office, label, fields, dates.close_office, {})
    if key == "holidays":
        choices = ((ADDED, "added"), (MOVED, "moved"), (REMOVED, "removed"))
        fields = (
            to_choose(declared(HolidayChange, "change", None, choices)),
            declared(HolidayChange, "day"),
            declared(HolidayChange, "moved_to"),
            declared(HolidayChange, "name"),
            declared(HolidayChange, "reason"),
        )
        note = "Every open deadline is counted anew; those that move are shown before anything is saved."
        return DaysForm(office, label, fields, dates.change_holiday, {"holidays": listed()}, note=note)
    if key == "busy":
        fields = (declared(BusyDay, "day"), declared(BusyDay, "what"))
        return DaysForm(office, label, fields, dates.add_busy_day, {})
    fields = (
        declared(PreElection, "poll"),
        declared(PreElection, "first"),
        declared(PreElection, "what"),
    )
    return DaysForm(office, label, fields, dates.add_pre_election, {})


def open_remove(office: Office, _: SettingRow, ids: tuple[str, ...]) -> None:
    """Take out deadlines and days, after showing what moves; `ids` are the keys of all that go."""
    desk = office.desk
    command = for_each(_remove, "key", ids)
    try:
        edit = command(desk.register, desk.today)
    except Refused as refused:
        office.say_trouble(refused)
        return

    def agreed(answer: str | None) -> None:
        if answer == "save":
            office.carry_out(command)

    office.pick(ImpactWindow(asked(edit.sentence), impact_of(desk.register, edit, desk.today)), agreed)


def _remove(register: Register, today: dt.date, /, *, key: str) -> Edit:
    """Take out what a line of the settings stands for."""
    return _removal(key)(register, today)


def _removal(key: str) -> CommandOf[[]]:
    sort, _, rest = key.partition(":")
    if sort == "deadline":
        return partial(settings.remove_deadline, code=rest)
    day = dt.date.fromisoformat(rest.rpartition(":")[2])
    if sort == "rules":
        return partial(settings.take_back_rules, from_date=day)
    if sort == "closure":
        return partial(dates.open_office, first=day)
    if sort == "holiday":
        return partial(dates.take_back_holiday_change, day=day)
    if sort == "busy":
        return partial(dates.remove_busy_day, day=day)
    return partial(dates.remove_pre_election, poll=day)
