"""A paper read on the screen as it will be: its text, with the marks it bears, from the document that is printed."""

from __future__ import annotations

from collections.abc import Callable
from typing import ClassVar

from textual.binding import BindingType

from screens.dialogs import Help
from screens.forms.export import open_form
from screens.kit.keys.key import Deeds
from screens.kit.keys.table import bindings_for
from screens.kit.office import Office
from screens.kit.own_paper import OwnPaper
from screens.kit.picker import Option, Picker
from store.papers.house import house_of
from store.papers.on_screen import text_on_screen
from store.problems import FileTrouble, Refused

_USUAL = 75
"""The cells of a line in a window at 80 columns."""
_BAR = 1
"""The cell of the bar that scrolls."""


class Preview(Help):
    """The text of a paper, set out for the room there is. The answer is `export` if it is to be written to a file."""

    BINDINGS: ClassVar[list[BindingType]] = [*bindings_for("preview")]
    hint_ids = ("reader.down", "reader.up", "preview.export", "window.close")

    def __init__(self, title: str, text: Callable[[int], str]) -> None:
        """Show what `text` gives for a number of cells in a line. It raises as the paper does, and does so here."""
        super().__init__(title, text(_USUAL))
        self._text, self._set_out_for = text, _USUAL

    def on_resize(self) -> None:
        """Set the paper out anew for the room there is."""
        super().on_resize()
        room = self.inside - _BAR
        if room != self._set_out_for:
            self._set_out_for = room
            self.retell(self._text(room))

    def deeds(self) -> Deeds:
        """Say what each key of the window does."""
        return {**super().deeds(), "preview.export": lambda: self.dismiss("export")}


def open_preview(office: Office) -> None:
    """Show the paper of the place as it will be, picked first if there are several."""
    papers = office.place.papers
    if len(papers) == 1:
        open_paper(office, papers[0])
        return
    options = [Option(str(at), paper.title) for at, paper in enumerate(papers)]

    def picked(key: str | None) -> None:
        if key is not None:
            office.call_later(open_paper, office, papers[int(key)])

    office.pick(Picker("Which paper do you read?", options), picked)


def open_paper(office: Office, paper: OwnPaper, *also: OwnPaper) -> None:
    """Show a paper as it will be, with others under it; they can be written to files from there."""
    try:
        window = preview(office, paper, *also)
    except (Refused, FileTrouble) as trouble:
        office.say_trouble(trouble)
        return

    def answered(answer: str | None) -> None:
        if answer:
            office.call_later(open_form, office, paper, *also)

    office.pick(window, answered)


def preview(office: Office, *papers: OwnPaper) -> Preview:
    """Make the window that shows papers. Raises Refused and FileTrouble as the papers themselves do."""
    desk = office.desk
    house, register = house_of(desk.path, "text"), desk.register

    def text(width: int) -> str:
        return "\n\n".join(
            text_on_screen(one.name, register, one.day, house, width, **one.chosen).rstrip() for one in papers
        )

    return Preview(papers[0].title, text)
