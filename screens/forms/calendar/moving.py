"""Moving a meeting to another day: first every deadline that moves, then saved."""

from __future__ import annotations

import datetime as dt
from collections.abc import Callable
from typing import Any

from screens.forms.calendar.impact import ImpactWindow
from screens.kit.fields import declared, needed, why
from screens.kit.form import Form
from screens.kit.office import Office
from screens.kit.record_fields import noted
from store.commands.calendar import meetings
from store.problems import Problem, Refused
from store.queries.calendar.impact import impact_of
from store.records import Change, Meeting, MeetingMove
from store.rules.words.dates import day_month, long_date
from store.rules.words.loose import known_by, long_day_of, loosely


class MoveForm(Form):
    """The new day of a meeting. Saving first shows what moves with it; only what is agreed to there is saved."""

    def __init__(self, office: Office, meeting: Meeting) -> None:
        """Open on a meeting."""
        self._office = office
        self._meeting = meeting
        self.saved_id = meeting.id
        fields = (
            needed(noted(declared(MeetingMove, "to_date", typed="to"), meeting, "date")),
            declared(Meeting, "start", meeting.start),
            declared(Meeting, "venue", meeting.venue),
            why("Kept with the meeting"),
        )
        title = f"Move the meeting of {long_day_of(meeting)}"
        note = "Saving first shows every deadline that moves; nothing is saved until you agree."
        super().__init__(office.desk, title, fields, self._keep, draft=f"postpone:{meeting.id}", note=note)

    def _keep(self, values: dict[str, Any]) -> Change | None:
        return self._office.desk.run(meetings.postpone_meeting, meeting=self._meeting.id, **values)

    def do_form_save(self) -> None:
        """Show what moves, or every problem; save once that is agreed to."""
        desk = self._office.desk
        values, problems = self.fields.read()
        if not problems and values["to"] is None:
            problems = [Problem("no-day", "No new date is typed.", "Type one such as 1 Oct 2021 or +7.", "to")]
        if not problems:
            try:
                edit = meetings.postpone_meeting(desk.register, desk.today, meeting=self._meeting.id, **values)
                impact = impact_of(desk.register, edit, desk.today)
            except Refused as refused:
                problems = list(refused.problems)
        if problems:
            self._show_problems(problems)
            return
        title = f"{long_day_of(self._meeting)} becomes {_said(values['to'], long_date)}"

        def agreed(answer: str | None) -> None:
            if answer == "save":
                super(MoveForm, self).do_form_save()
            else:
                self.say(f"Not moved to {_said(values['to'], day_month)}: nothing is saved.")

        self.app.push_screen(ImpactWindow(title, impact), agreed)


def _said(day: dt.date, written: Callable[[dt.date], str]) -> str:
    """Say the new day of a meeting, or the week or month typed for it."""
    return loosely(day, known_by(day), written(day))


def open_postpone(office: Office, meeting: Meeting) -> None:
    """Move a meeting to another day, with a reason."""
    office.flow(MoveForm(office, meeting))
