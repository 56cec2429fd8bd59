"""The windows for a file that is not what it should be: it does not continue what is on the screen, or was altered."""

from __future__ import annotations

from pathlib import Path
from typing import Any

from screens.kit.aside import READING
from screens.kit.ask import Ask
from screens.kit.fields import Field
from screens.kit.form import Form
from screens.kit.office import Office
from store.problems import Diverged
from store.records import Change

_LEAVE = "leave"

_CHOICES = (
    ("", _LEAVE, "Leave it so for now: look at everything, save nothing"),
    ("", "theirs", "Take over what stands on disk; what you see stays kept"),
    ("", "mine", "Put back what you see; what stands on disk is set aside"),
    ("", "save", "Save what you see elsewhere first"),
)
"""None has a letter: the window opens by itself, and a letter typed for the list behind it must not answer it."""


def open_at_odds(office: Office) -> None:
    """Ask what is to become of a file that is at odds with the desk; say so if there is none."""
    if office.desk.diverged is not None:
        _open_diverged(office, office.desk.diverged)
    elif any(problem.code == "file.altered" for problem in office.desk.remarks) and not office.desk.read_only:
        _open_altered(office)
    else:
        told = "  ".join(str(problem) for problem in office.desk.remarks)
        office.say(told or "The file is as it was saved, and continues what you see.", "warn" if told else "")


def _open_diverged(office: Office, diverged: Diverged) -> None:
    def answered(answer: str | None) -> None:
        if answer == "save":
            _open_saving(office)
        elif answer is not None and answer != _LEAVE:
            _settle(office, answer)

    office.pick(Ask("The file is not the one you were working in", diverged.problem.sentence, _CHOICES), answered)


def _settle(office: Office, answer: str) -> None:
    desk, seen = office.desk, office.desk.diverged

    def work() -> str:
        if answer == "theirs":
            desk.take_theirs()
            told = f"You now see {desk.path.name} as it stands on disk."
            if seen is not None and seen.can_be_merged:
                told += f" What you had is kept as {Path(seen.kept).name}; “merge” can take over what it did."
        else:
            aside = desk.put_mine_back()
            told = f"What you see is saved again as {desk.path.name}."
            told += f" What stood there is kept as {aside.name}." if aside else ""
        return told

    office.aside(work, office.after_change, READING)


def _open_saving(office: Office) -> None:
    desk = office.desk

    def save(values: dict[str, Any]) -> str:
        path = Path(values["path"]).expanduser()
        desk.copy_to(path)
        return f"Saved what you see as {path}."

    def saved(sentence: str | None) -> None:
        open_at_odds(office)
        if sentence:
            office.say(sentence)

    start = desk.path.with_name(f"{desk.path.stem}-mine{desk.path.suffix}")
    fields = (Field("path", "File", value=str(start), help="A name that is not taken yet; nothing is ever replaced"),)
    office.pick(Form(desk, "Save what you see elsewhere", fields, save), saved)


def _open_altered(office: Office) -> None:
    words = "\n\n".join(problem.sentence for problem in office.desk.remarks)
    words += "\n\nTo put a backup back instead, leave and use “secretariat doctor --restore latest”."
    choices = (
        ("", _LEAVE, "Leave it so for now and look; this is said again next time"),
        ("", "accept", "It is right: take it over, as a change that can be undone"),
    )

    def accepted(change: Change | None) -> None:
        office.after_change(f"{change.sentence}." if change else "There was nothing to take over.")

    def answered(answer: str | None) -> None:
        if answer == "accept":
            office.aside(office.desk.accept, accepted, "Saving …")

    office.pick(Ask("The file was altered by another program", words, choices), answered)
