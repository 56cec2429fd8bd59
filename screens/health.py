"""The file as a whole: looking it over, taking over what a copy of it did, a backup put back, another file opened."""

from __future__ import annotations

from pathlib import Path
from typing import Any

from screens.kit.around import around_of
from screens.kit.ask import Ask
from screens.kit.ending import OPENS, READS
from screens.kit.fields import Field
from screens.kit.form import Form
from screens.kit.office import Office
from screens.kit.picker import Option, Picker
from screens.kit.record_list import Column
from store.commands.merging import Merge
from store.file.backups import Backup, backups
from store.file.beside import Copies, copies
from store.file.doctor import Examined
from store.file.troubles import on_server
from store.merging import Copy, copies_beside, read_copy
from store.problems import FileTrouble, Problem
from store.records import Change
from store.room import apart, examine_room
from store.rules.words.dates import long_date
from store.rules.words.wording import counted

_COPY = "copy:"


def open_doctor(office: Office) -> None:
    """Show what the doctor finds; a copy in the list can be chosen to take over what it did."""
    desk = office.desk
    beside = Copies(()) if desk.room.slow else copies_beside(desk)

    def look() -> Examined:
        return apart(lambda: examine_room(desk.path, beside), slow=desk.room.slow)

    office.aside(look, lambda report: _show_doctor(office, beside, report), "Looking it over …")


def _show_doctor(office: Office, beside: Copies, report: Examined) -> None:
    listed = (*beside.waiting, *beside.disputed)
    options = [Option(f"{number}", words, after=words) for number, words in enumerate(_lines(report))]
    options += [Option(f"{_COPY}{copy}", copy.name, "take over what it did", heading="Copies") for copy in listed]
    options += [
        Option(
            f"backup:{backup.path}",
            f"{long_date(backup.day)}, {backup.size:,} bytes",
            backup.note or backup.path.name,
            after=str(backup.path),
            heading="Backups, the one that had gone furthest first",
        )
        for backup in report.backups
    ]

    def chosen(key: str | None) -> None:
        if key is not None and key.startswith(_COPY):
            office.call_later(_preview, office, Path(key.removeprefix(_COPY)))

    columns = (Column("What was found", weight=3), Column("", weight=1, ink="muted"))
    office.pick(Picker(f"{report.path.name}: {report.verdict.value}", options, columns=columns), chosen)


def _lines(report: Examined) -> list[str]:
    changed = counted(report.revision or 0, "time")
    inside = ", ".join(counted(number, noun) for noun, number in report.inside if number)
    last = report.last_change
    return [
        *report.sentences,
        *([f"Format {report.format}, changed {changed} since it was made."] if report.revision is not None else []),
        *([f"Inside: {inside}."] if inside else []),
        *([f"Last change, by {last.who}: {last.sentence}"] if last else []),
        *report.advice,
    ]


def open_merge(office: Office) -> None:
    """Choose a copy of the file and show what taking it over comes to; without one beside the file, ask where it is."""
    beside = copies(office.desk.path)
    if len(beside) == 1:
        _preview(office, beside[0])
    elif beside:

        def picked(key: str | None) -> None:
            if key is not None:
                office.call_later(_preview, office, Path(key))

        office.pick(Picker("Which copy?", [Option(str(copy), copy.name) for copy in beside]), picked)
    else:
        _ask_where(office)


def _ask_where(office: Office) -> None:
    chosen: list[Path] = []

    def look(values: dict[str, Any]) -> str:
        path = Path(values["path"]).expanduser()
        apart(lambda: read_copy(office.desk, path), slow=office.desk.room.slow)
        chosen.append(path)
        return "read"

    field = Field("path", "Copy", help="Another copy of this file, such as one that was worked on elsewhere")
    form = Form(office.desk, "Take over what a copy of the file did", (field,), look, ends=READS)

    def closed(_: str | None) -> None:
        if chosen:
            office.call_later(_preview, office, chosen[0])

    office.pick(form, closed)


def _preview(office: Office, path: Path) -> None:
    """Read what a copy did, and work out what can be taken over."""
    desk = office.desk

    def read() -> tuple[Copy, Merge]:
        copy = read_copy(desk, path)
        return copy, copy.merge(desk)

    office.aside(lambda: apart(read, slow=desk.room.slow), lambda both: _show_copy(office, *both), "Reading it …")


def _show_copy(office: Office, copy: Copy, merge: Merge) -> None:
    """Show what a copy did and what can be taken over, and ask."""
    desk, path = office.desk, copy.path
    words = "\n".join(copy.words(merge, desk))
    if not merge.edit.touches:
        if merge.left:
            office.pick(Ask(f"What of “{path.name}” is not here", words, (("n", "", "Close"),)), lambda _: None)
        else:
            office.say(words)
        return

    def taken_over(change: Change | None) -> None:
        if change is not None:
            office.after_change(f"{change.sentence}. The copy stays where it is.")

    def answered(answer: str | None) -> None:
        if answer == "yes":
            office.aside(lambda: copy.take_over(desk), taken_over, "Saving …")

    choices = (("n", "", "No, leave it"), ("y", "yes", "Yes, take it over; undo takes it back"))
    office.pick(Ask(f"Take over what “{path.name}” did?", words, choices), answered)


def open_other(office: Office) -> None:
    """Ask for another panel's file, or the address of its desk, and open it; what is open stays if that cannot be."""
    around = around_of(office)

    def save(values: dict[str, Any]) -> str:
        where = str(values["path"]).strip()
        around.open_file(where)
        return f"Opening {Path(where).name}."

    field = Field(
        "path",
        "File",
        help=f"Or the address of a desk on a server. Open now: {office.desk.path}. Everything in it is saved",
    )
    office.pick(Form(None, "Open another panel's file", (field,), save, ends=OPENS), lambda _: None)


def why_no_backups(office: Office) -> Problem | None:
    """Say that the file has no backup, or that it may only be read."""
    if office.desk.read_only:
        cure = "Open it without --read-only first."
        return Problem("read-only", f"The file can only be read: {office.desk.read_only_reason}.", cure)
    if office.desk.room.slow:
        return on_server(office.desk.path).problem
    if backups(office.desk.path):
        return None
    cure = "One is made before the first change of each day."
    return Problem("file.no-backup", "There is no backup of this file yet.", cure)


def open_backups(office: Office) -> None:
    """List the backups of the file, and put the one that is chosen in its place after asking."""
    kept = {str(one.path): one for one in backups(office.desk.path)}
    options = [Option(key, long_date(one.day), _backup_words(one), after=key) for key, one in kept.items()]

    def chosen(key: str | None) -> None:
        if key is not None:
            office.call_later(_ask_to_restore, office, kept[key])

    office.pick(Picker("Backups, the one that had gone furthest first", options), chosen)


def _backup_words(one: Backup) -> str:
    changes = f"after {counted(one.revision, 'change')}" if one.revision else "before the first change"
    return ", ".join(word for word in (one.note, changes if one.revision >= 0 else "", _size(one.size)) if word)


def _size(number: int) -> str:
    """Word the size of a file: `112,895 bytes` says no more to a clerk than `113 kB`."""
    return f"{number / 1000:,.0f} kB" if number >= 1000 else counted(number, "byte")


def _ask_to_restore(office: Office, one: Backup) -> None:
    """Ask before a backup takes the place of the file, which is kept beside it."""

    def answered(answer: str | None) -> None:
        if answer != "restore":
            return
        try:
            around_of(office).restore(one.path)
        except FileTrouble as trouble:
            office.say_trouble(trouble)

    words = (
        f"{office.desk.path.name} will then be as it was on {long_date(one.day)}. The file as it is now is kept beside "
        "it under another name."
    )
    choices = (("n", "", "No, leave the file as it is"), ("y", "restore", "Yes, put this backup in its place"))
    office.pick(Ask("Put this backup in the place of the file?", words, choices), answered)
