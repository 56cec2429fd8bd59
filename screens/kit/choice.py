"""A field with one of several values: changed with the arrows, or in a list that opens and narrows."""

from __future__ import annotations

from collections.abc import Callable, Collection, Sequence
from typing import TYPE_CHECKING, Any, ClassVar

from rich.cells import cell_len
from rich.style import Style
from textual.binding import BindingType
from textual.strip import Strip

from screens.kit.keys.key import Deeds
from screens.kit.keys.keyed import keymap_of
from screens.kit.keys.table import bindings_for
from screens.kit.present import Inked, strip_of, wrapped

if TYPE_CHECKING:
    from screens.kit.picker import Option

LACKS = "  (needed)"
"""What stands behind the value of a choice as long as none is chosen that can be saved."""

_FEW = 4
"""Of up to so many choices the first letter is enough: thirteen votes for take thirteen letters, not 26 keys."""


def choice_lines(label: str, width: int) -> list[str]:
    """Break the value of a choice over lines of so many cells, between the signs that say that it is one."""
    if not width or cell_len(label) <= width - 4:
        return [f"‹ {label} ›"]
    first, *rest = wrapped(label, width - 4)
    lines = [f"‹ {first}", *(f"  {line}" for line in rest)]
    lines[-1] += " ›"
    return lines


class Choice(Inked, can_focus=True):
    """One of several values, changed with left, right or space; enter or typing opens the list of them.

    Of a few choices what is typed chooses the next that begins with it; where none does, the list opens and says so.
    A value takes as many lines as it needs, for which the form gives it room: a name is never cut.
    """

    DEFAULT_CSS = """
    Choice { height: 1; width: 1fr; background: $field; }
    Choice.-next { background: $field-next; }
    Choice:focus { background: $primary 35%; text-style: bold; }
    """
    BINDINGS: ClassVar[list[BindingType]] = [*bindings_for("choice")]

    def __init__(
        self,
        choices: Sequence[tuple[Any, str]],
        value: Any,
        changed: Callable[[], None],
        label: str = "",
        lacks: Callable[[], bool] = lambda: False,
    ) -> None:
        """Offer choices, starting with a value. `label` heads the list; `lacks` says whether one is to be chosen."""
        super().__init__()
        self._lacks = lacks
        self._changed = changed
        self._label = label
        self._begun = ""
        self.folded: Collection[Any] = frozenset()
        self.offer(choices, value)

    def offer(self, choices: Sequence[tuple[Any, str]], value: Any) -> None:
        """Offer choices, standing on a value; on the first if it is not among them."""
        self._choices = tuple(choices)
        values = [choice for choice, _ in self._choices]
        self._at = values.index(value) if value in values else 0
        self.refresh()

    @property
    def value(self) -> Any:
        """The value chosen."""
        return self._choices[self._at][0]

    @value.setter
    def value(self, value: Any) -> None:
        self._at = [choice for choice, _ in self._choices].index(value)
        self.refresh()

    def deeds(self) -> Deeds:
        """Say what each key of the choice does."""
        return {
            "choice.previous": lambda: self._step(-1),
            "choice.next": lambda: self._step(1),
            "choice.open": self.open_list,
        }

    def action_do(self, key_id: str) -> None:
        """Do what one of the choice's keys does."""
        self._begun = ""
        self.deeds()[key_id]()

    def _step(self, step: int) -> None:
        """Go to the choice before or after that is not folded away."""
        number = len(self._choices)
        ways = ((self._at + step * far) % number for far in range(1, number + 1))
        self._take(next((at for at in ways if self._choices[at][0] not in self.folded), self._at))

    def _take(self, place: int) -> None:
        self._at = place
        self.refresh()
        self._changed()

    def open_list(self, typed: str = "") -> None:
        """Open the list of choices, narrowed to what was typed, and take the one that is picked."""
        from screens.kit.picker import Option, Picker
        from screens.kit.record_list import Column

        options = [Option(str(at), label) for at, (_, label) in enumerate(self._choices)]

        def chosen(key: str | None) -> None:
            if key is not None:
                self._take(int(key))

        picker = Picker(
            self._label, options, go_to=str(self._at), columns=(Column(""),), typed=typed, **self._away(options)
        )
        self.app.push_screen(picker, chosen)

    def _away(self, options: list[Option]) -> dict[str, Any]:
        """Fold what is folded away into one line of the list; what is typed finds it."""
        if not self.folded:
            return {}
        from screens.kit.folding import folded

        search, more = folded(options, {str(at) for at, (value, _) in enumerate(self._choices) if value in self.folded})
        return {"search": search, "last": more}

    def on_key(self, event: Any) -> None:
        """Choose the next of a few that begins with what is typed, or open the list on it."""
        letter = event.character if event.character and event.character.isalnum() else ""
        if not letter:
            return
        event.stop()
        if len(self._choices) > _FEW:
            self.open_list(letter)
            return
        for begun, steps in ((self._begun + letter, range(len(self._choices))), (letter, self._round)):
            places = [(self._at + step) % len(self._choices) for step in steps]
            place = next((one for one in places if self._reads(one).startswith(begun.casefold())), None)
            if place is not None:
                self._begun = begun
                self._take(place)
                return
        typed, self._begun = self._begun + letter, ""
        self.open_list(typed)

    @property
    def _round(self) -> range:
        """The steps from the choice after this one round to this one."""
        return range(1, len(self._choices) + 1)

    def _reads(self, place: int) -> str:
        return self._choices[place][1].casefold()

    @property
    def label(self) -> str:
        """The words of the value chosen."""
        return self._choices[self._at][1] if self._choices else ""

    def render_line(self, y: int) -> Strip:
        """Draw a line of the value, and on the last how the list is opened while the cursor is on it."""
        lines = choice_lines(self.label, self.size.width)
        lines[-1] += LACKS if self._lacks() else ""
        shown = lines[y] if y < len(lines) else ""
        if self.has_focus and y == len(lines) - 1 and len(self._choices) > _FEW:
            opens = f"{keymap_of(self.app).key_of('choice.open')}: list of {len(self._choices)}"
            room = self.size.width - cell_len(shown) - cell_len(opens)
            shown += " " * (room - 1) + opens if room > 1 else ""
        return strip_of([(shown, Style())], self.size.width, self.ink(""))

    def on_focus(self) -> None:
        """Show that the arrows now change it."""
        self._begun = ""
        self.refresh()

    def on_blur(self) -> None:
        """Show it at rest."""
        self.refresh()
