"""What letters need of the office, asked for where one is written: exactly the settings that are empty."""

from __future__ import annotations

from collections.abc import Callable
from typing import Any

from msgspec.structs import replace

from screens.kit.fields import declared
from screens.kit.form import Form
from screens.kit.office import Office
from store.commands.settings.panel import edit_panel
from store.problems import Refused
from store.records import Change, Panel
from store.rules.questions.letters import asked_of_office, needs_of_office

TITLE = "The office that writes"


def with_office(office: Office, go_on: Callable[[], object]) -> None:
    """Go on at once if letters can be written; else ask first for what they need of the office, and then go on."""
    desk = office.desk
    panel = desk.register.panel
    asked = asked_of_office(panel)
    if not asked:
        go_on()
        return

    def save(values: dict[str, Any]) -> Change | None:
        lacking = needs_of_office(replace(panel, **values))
        if lacking:
            raise Refused(*(replace(problem, cure="Type it here.", act="") for problem in lacking))
        return desk.run(edit_panel, was=panel, **values)

    def saved(sentence: str | None) -> None:
        if sentence:
            office.after_change(sentence)
            go_on()

    fields = [declared(Panel, name, getattr(panel, name)) for name in asked]
    note = "Letters print this. What is empty here can be left empty as long as a letter can be answered."
    office.pick(Form(desk, TITLE, fields, save, note=note), saved)
