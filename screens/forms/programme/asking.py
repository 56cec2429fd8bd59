"""What is asked before the business of a meeting that has passed is changed."""

from __future__ import annotations

from collections.abc import Iterable, Sequence

from screens.kit.form import Form
from screens.kit.office import Office
from screens.kit.passed import Deed, ask_first, ask_of_passed
from store.problems import Problem
from store.records import WorkItem
from store.rules.programme.passed import ASKED, why_ask, why_ask_moving


def ask_of_meeting(office: Office, meeting: str | None, then: Deed) -> None:
    """Do something with the business of a meeting, after asking if the meeting has passed."""
    ask_first(office, why_ask(office.desk.register, (meeting,), office.desk.today), then)


def ask_of_items(office: Office, ids: Iterable[str], then: Deed, to: str | None = None) -> None:
    """Do something with items, after asking if a meeting that they leave or enter has passed."""
    items = [item for one in ids if (item := office.desk.register.get(WorkItem, one))]
    ask_first(office, why_ask_moving(office.desk.register, items, office.desk.today, to), then)


class AskingForm(Form):
    """A form in which a meeting is chosen: it asks before it saves if one that is left or entered has passed.

    Of several records it asks once, for all of those of which it must.
    """

    asked = False

    def _show_problems(self, problems: Sequence[Problem]) -> None:
        """Ask, where nothing else stands in the way; otherwise show what does."""
        if self.asked or not problems or any(problem.code not in ASKED for problem in problems):
            super()._show_problems(problems)
            return

        def answered(answer: str | None) -> None:
            if not answer:
                self.say("Nothing is saved.")
                return
            self.asked = True
            self.do_form_save()
            self.asked = False

        self.app.push_screen(ask_of_passed(*problems), answered)
