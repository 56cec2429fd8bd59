"""Earlier versions of a record: two compared word by word, one put back; and the named points of the history."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from typing import ClassVar

from textual.binding import BindingType
from textual.widget import Widget

from screens.kit.aside import READING
from screens.kit.ask import Ask
from screens.kit.detail import Detail, Fields, turning
from screens.kit.fields import declared
from screens.kit.form import Form
from screens.kit.keys.key import Deeds
from screens.kit.keys.keyed import keymap_of
from screens.kit.keys.table import bindings_for
from screens.kit.office import Office
from screens.kit.passed import ask_first
from screens.kit.picker import Option, Picker
from screens.kit.record_list import Column
from screens.kit.window import Window
from store.commands.versions import name_point, put_back_wording, take_point_back
from store.problems import Problem
from store.queries.history import local_words
from store.queries.versions import PointRow, Version, compare, marked, named, point_rows, version_rows, versions
from store.records import NamedPoint
from store.register import PANEL_ID
from store.rules.programme.passed import why_ask_putting_back
from store.rules.versions import why_not_put_back
from store.rules.words.dates import long_date

_NEW = "new"


class Comparison(Window[str]):
    """Two versions of a record side by side in words. The answer is `back`, `other` or None."""

    DEFAULT_CSS = """
    Comparison .box { height: 92vh; }
    """
    BINDINGS: ClassVar[list[BindingType]] = [*bindings_for("reader"), *bindings_for("comparison")]
    hint_ids = ("version.put_back", "version.other", "reader.down", "window.close")

    def __init__(self, title: str, fields: Fields, why_not: str) -> None:
        """Show the comparison; `why_not` is why the earlier wording cannot be put back, empty if it can."""
        super().__init__("Two versions compared")
        self.detail = Detail(lambda: keymap_of(self.app).key_with_label("reader.down"))
        self._shown = (title, fields)
        self._why_not = why_not

    def body(self) -> list[Widget]:
        """Show the words."""
        return [self.detail]

    def begin(self) -> None:
        """Fill the pane."""
        super().begin()
        self.detail.show(*self._shown)

    @property
    def more_below(self) -> bool:
        """Whether lines are left below those that are seen."""
        return self.detail.more_below

    def lines_of_news(self, width: int) -> int:
        """Keep no line for what is said: it stands in place of the hints."""
        return 0

    def fit(self) -> None:
        """Be as tall as what is shown needs."""
        self.snug(self.detail.lines_in(self.inside))
        super().fit()

    def deeds(self) -> Deeds:
        """Say what each key of the window does."""
        return {
            **super().deeds(),
            **turning(self.detail, self.show_hints),
            "version.put_back": self.do_version_put_back,
            "version.other": lambda: self.dismiss("other"),
        }

    def why_not(self, key_id: str) -> str:
        """Say why the earlier wording cannot be put back."""
        return self._why_not if key_id == "version.put_back" else super().why_not(key_id)

    def do_version_put_back(self) -> None:
        """Put the earlier wording back, or say why not."""
        if self._why_not:
            self.say(self._why_not, "warn")
        else:
            self.dismiss("back")


def why_not_open_versions(office: Office) -> Problem | None:
    """Say that the cursor stands on nothing that could have versions."""
    if office.desk.register.find(office.place.list.current or ""):
        return None
    return Problem("version-none", "The cursor stands on no record.", "Go to one.", "")


_Pick = Callable[[Callable[[Version], None], str], None]
"""Has a version picked, and goes on with it; the words say what for."""


def open_versions(office: Office) -> None:
    """List the versions of the record under the cursor; the one that is picked is compared with how it stands now."""
    desk, record_id = office.desk, office.place.list.current or ""

    def read() -> tuple[tuple[Version, ...], tuple[PointRow, ...]]:
        return versions(desk.register, desk.history(record_id), record_id), _points(office)

    office.aside(read, lambda both: _list(office, *both), READING)


def _list(office: Office, listed: tuple[Version, ...], points: tuple[PointRow, ...]) -> None:
    if len(listed) < 2:
        office.say("There is one version only: nothing has been changed here since the file was begun.")
        return

    def pick(then: Callable[[Version], None], what: str) -> None:
        _pick(office, listed, points, then, what)

    pick(lambda one: _show(office, pick, one, listed[0]), "compare which with how it stands?")


def _points(office: Office) -> tuple[PointRow, ...]:
    return point_rows(office.desk.register, office.desk.history(PANEL_ID))


def _pick(
    office: Office,
    listed: Sequence[Version],
    points: tuple[PointRow, ...],
    then: Callable[[Version], None],
    what: str,
) -> None:
    rows = version_rows(listed, points)
    options = [
        Option(
            str(row.number),
            f"{row.number}  {row.sentence}",
            " · ".join([*row.points, row.who or "name not recorded", row.when]),
            after=f"{row.when}, {row.who or 'name not recorded'}: {row.sentence}",
        )
        for row in rows
    ]
    by_number = {str(one.number): one for one in listed}

    def chosen(number: str | None) -> None:
        if number is not None:
            then(by_number[number])

    title = f"{named(office.desk.register, listed[0])}: {what}"
    columns = (Column("What", weight=3), Column("Point, who and when", weight=2, ink="muted"))
    office.pick(Picker(title, options, columns=columns), chosen)


def _show(office: Office, pick: _Pick, one: Version, other: Version) -> None:
    older, newer = sorted((one, other), key=lambda version: version.number)
    register = office.desk.register
    rows = compare(register, older.record, newer.record)
    fields = [(str(version.number), version.told) for version in (older, newer)]
    fields.append(("", "[-taken out-] {+put in+}" if rows else "They read the same."))
    fields += [(row.label, "".join(marked(piece) for piece in row.pieces)) for row in rows]
    problem = why_not_put_back(register, one.record.id)
    window = Comparison(named(register, one), fields, office.told(problem) if problem else "")

    def closed(answer: str | None) -> None:
        if answer == "back":
            _put_back(office, one)
        elif answer == "other":
            pick(lambda second: _show(office, pick, one, second), f"compare {one.number} with which?")

    office.pick(window, closed)


def _put_back(office: Office, version: Version) -> None:
    record, told = version.record, local_words(version.change.at)
    passed = why_ask_putting_back(office.desk.register, record.id, office.desk.today)

    def do(asked: bool) -> None:
        office.carry_out_to(record.id, put_back_wording, version=record, told=told, all_the_same=asked)

    ask_first(office, passed, do)


def open_points(office: Office) -> None:
    """List the named points of the history; name this one, or take a name away."""
    office.aside(lambda: _points(office), lambda points: _list_points(office, points), READING)


def _list_points(office: Office, points: tuple[PointRow, ...]) -> None:
    options = [
        Option(_NEW, "Name this point of the history…"),
        *(Option(f"={one.name}", one.name, f"{long_date(one.on)} · {one.change}", heading="Points") for one in points),
    ]

    def chosen(key: str | None) -> None:
        if key == _NEW:
            _name(office)
        elif key is not None:
            _forget(office, key.removeprefix("="))

    office.pick(Picker("Points of the history to look back to", options), chosen)


def _name(office: Office) -> None:
    desk = office.desk
    field = declared(NamedPoint, "name", "")
    office.flow(Form(desk, "Name this point of the history", (field,), lambda values: desk.run(name_point, **values)))


def _forget(office: Office, name: str) -> None:
    def answered(answer: str | None) -> None:
        if answer == "yes":
            office.carry_out(take_point_back, name=name)

    words = "The history itself stays as it is; only the name goes. Undo brings it back."
    choices = (("n", "", "No, keep it"), ("y", "yes", "Yes, take the name away"))
    office.pick(Ask(f"Take the name “{name}” away?", words, choices), answered)
