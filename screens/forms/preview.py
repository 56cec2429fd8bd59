"""A paper read on the screen as it will be: its text, with the marks it bears, from the document that is printed."""

from __future__ import annotations

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
from store.papers.printed import written
from store.problems import FileTrouble, Refused


class Preview(Help):
    """The text of a paper. The answer is `export` if it is to be written to a file."""

    BINDINGS: ClassVar[list[BindingType]] = [*bindings_for("preview")]
    hint_ids = ("reader.down", "reader.up", "preview.export", "window.close")

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
    house = house_of(desk.path, "text")
    texts = (written(one.name, "text", desk.register, one.day, house, **one.chosen).data.decode() for one in papers)
    return Preview(papers[0].title, "\n\n".join(texts))
