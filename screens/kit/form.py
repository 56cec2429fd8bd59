"""A form: fields in a window, saved with one key; whatever goes wrong, what was typed stays."""

from __future__ import annotations

import datetime as dt
from collections.abc import Callable, Collection, Sequence
from typing import Any, ClassVar

from rich.cells import cell_len
from textual import on
from textual.await_complete import AwaitComplete
from textual.binding import BindingType
from textual.events import DescendantBlur, DescendantFocus
from textual.widget import Widget
from textual.widgets import Input, TextArea

from screens.kit.aside import Outcome, aside, waiting
from screens.kit.choice import Choice
from screens.kit.drafting import LEFT_WORDS, Keeping, back_words, bring_back, kept_values, what_of
from screens.kit.ending import SAVES, Ending, before_leaving, whose_stands
from screens.kit.entries import TextEntry
from screens.kit.field_label import LONGEST_LABEL
from screens.kit.field_lines import entry_of
from screens.kit.field_row import FieldRow
from screens.kit.field_scroll import FieldScroll
from screens.kit.fields import Field, names_field
from screens.kit.keys.key import Deeds
from screens.kit.keys.keyed import keymap_of
from screens.kit.keys.table import bindings_for
from screens.kit.marked import Marked
from screens.kit.news import News
from screens.kit.seldom import fold
from screens.kit.told import change_words, told
from screens.kit.window import Window
from screens.kit.wrong import Wrong
from store.desk import Desk
from store.problems import Conflict, FileTrouble, Problem, Refused
from store.records import Change

_CHOICE_HINTS = ("form.save", "form.next", "choice.next", "choice.open", "choice.previous", "form.close")

Save = Callable[[dict[str, Any]], Change | str | None]
"""Saves the values read and gives the change, None if there was none to make, or the sentence of what else was done.

May raise Refused, Conflict or FileTrouble."""


class Form(Window[str]):
    """Fields to fill in. The answer is the sentence of what was saved, or None.

    Every problem is shown at its field, all at once. `escape` asks first if something was typed, and offers to keep it.
    """

    DEFAULT_CSS = """
    Form .box { height: auto; }
    Form .fields { height: auto; scrollbar-size-vertical: 1; }
    Form .box > News { display: none; }
    Form .box > News.-said { display: block; }
    """
    BINDINGS: ClassVar[list[BindingType]] = [*bindings_for("form")]
    hint_ids: tuple[str, ...] = ("form.save", "form.next", "form.close")
    under: str = ""
    """The heading, meeting or record under which it is filled in, as far as its title does not say so."""
    action: str = ""
    """The action that opened it."""
    line: str = ""
    """The record or heading on which the cursor stood then."""
    begins: str = ""
    """The field that is wanted, if one is."""
    wants: Callable[[], Collection[str]] | None = None
    """Names the fields that are needed as things stand in the others."""
    saved_id: str | None = None
    """The id of the record that was saved, so that the list can go to it."""

    def __init__(
        self,
        desk: Desk | None,
        title: str,
        fields: Sequence[Field],
        save: Save,
        *,
        draft: str = "",
        note: str = "",
        ends: Ending = SAVES,
    ) -> None:
        """Open on fields. `draft` is the key under which unsaved typing is kept, the title if none is given.

        `note` is said at the top; `ends` says what Ctrl+S does. Before there is a desk a form takes no dates, and keeps
        a draft only in `drafts` that are given to it.
        """
        super().__init__(title)
        self.title_cut = names_field(title, fields)
        self.drafts: Keeping | None = desk.drafts if desk else None
        self._revision: Callable[[], int] = (lambda: desk.revision) if desk else lambda: 0
        self._save, self._draft, self._note, self._ends = save, draft or title, note, ends
        today: Callable[[], dt.date] = (lambda: desk.today) if desk else lambda: dt.date.min
        self._folder = desk.path if desk else None
        self.rows = {field.name: FieldRow(field, today, self._typed, desk) for field in fields}
        self.fields = FieldScroll(self.rows, self.begins_at, lambda: self.inside, self._count_folded)
        self.more = self.fields.more
        self._opened: dict[str, Any] = {}
        self._settled, self._follows, self._hints = False, True, self.hint_ids
        self.problems, self._wrong = News(), Wrong(self.rows, ends.not_done)

    def body(self) -> list[Widget]:
        """Show the note or the problems above the fields, and below them what stands for those folded away."""
        fold(self.rows, self.begins_at())
        return [self.problems, self.fields]

    def begin(self) -> None:
        """Bring back what was typed last time and not saved."""
        super().begin()
        self._opened = self.typed
        kept = self.drafts.draft(self._draft) if self.drafts else None
        if kept:
            bring_back(self.rows, kept.values)
        if words := " ".join(filter(None, (back_words(kept) if kept else "", self._note))):
            self.say(words)
        self._ask_for()
        self.rows[self.begins_at()].focus_entry()
        self._count_folded()

    def _count_folded(self) -> None:
        """Say again how many fields are folded away, in their line and in that of the hints."""
        self.more.count()
        self._name_keys()

    def begins_at(self) -> str:
        """Name the field in which typing begins: the one that is wanted, or the first in which anything is to be said.

        A choice of only one thing is made already; what is typed into it would go to its list and be lost.
        """
        open_ones = (name for name, row in self.rows.items() if len(row.field.choices) != 1)
        return self.begins or next(open_ones, next(iter(self.rows)))

    @property
    def typed(self) -> dict[str, Any]:
        """What stands in every field."""
        return {name: row.typed for name, row in self.rows.items()}

    @property
    def dirty(self) -> bool:
        """Say whether anything differs from how the form opened."""
        return self.typed != self._opened

    @on(Input.Changed)
    @on(TextArea.Changed)
    def _entry_changed(self, event: Input.Changed | TextArea.Changed) -> None:
        event.stop()
        row = entry_of(event.control)
        if row is not None:
            row.heard()

    def _ask_for(self) -> None:
        """Say beside each field whether it is needed now."""
        names = self.wants() if self.wants is not None else ()
        for name, row in self.rows.items():
            row.want(wanted=name in names)

    def _typed(self) -> None:
        self._ask_for()
        if self._wrong.lessened():
            self.say(self._wrong.words or self._note, "warn" if self._wrong.words else "muted")
        if self.drafts and self.dirty and not self._settled:
            where = {"under": self.under, "action": self.action, "line": self.line}
            self.drafts.keep(self._draft, kept_values(self.rows), what=what_of(self._draft, self.heading), **where)

    @on(Input.Submitted)
    def _entry_submitted(self, event: Input.Submitted) -> None:
        event.stop()
        row = entry_of(event.control)
        if row is None or not row.wants_list():
            self.focus_next()
        else:
            row.open_list()

    def on_descendant_focus(self, event: DescendantFocus) -> None:
        """Show the help of the field that got the cursor."""
        self._name_keys()
        if (row := entry_of(event.widget)) is None:
            return
        row.point(here=True)
        if row.under.text == "":
            row.echo()
        self.fields.follow(row, whole=cell_len(row.field.label) >= LONGEST_LABEL, entry=self._follows)

    def on_descendant_blur(self, event: DescendantBlur) -> None:
        """Take the help of the field away that lost it."""
        row = entry_of(event.widget)
        if row is not None:
            row.point(here=False)
            row.left()

    def _name_keys(self) -> None:
        """Name what is done in the field under the cursor, such as what changes a choice; and what unfolds the rest."""
        own = _CHOICE_HINTS if isinstance(self.focused, Choice) else self._hints
        if isinstance(self.focused, TextEntry):
            into = own.index("form.next") + 1
            own = (*own[:into], "text.line", *own[into:], *(["form.editor"] if self._folder else []))
        out = own.index("form.close")
        ids = (*own[:out], "form.more", *own[out:]) if self.more.folded else own
        if ids != self.hint_ids:
            self.hint_ids = ids
            self.show_hints()

    def hint(self, key_id: str) -> str:
        """Name the key that ends it by what it does here."""
        return self._ends.does if key_id == "form.save" else super().hint(key_id)

    def deeds(self) -> Deeds:
        """Say what each key of the window does."""
        return {
            **super().deeds(),
            "form.next": self.focus_next,
            "form.previous": self.focus_previous,
            "form.save": self.do_form_save,
            "window.confirm": self.do_form_save,
            "form.close": self.do_form_close,
            "form.editor": self.do_form_editor,
            "form.list": self.do_form_list,
            "form.more": self.do_form_more,
            "form.start": lambda: self._put_cursor(end=False),
            "form.end": lambda: self._put_cursor(end=True),
        }

    def focus_next(self, selector: str | type[Any] = "*") -> Widget | None:
        """Go to the next field."""
        self.set_focus(self.fields.beside(self.focused, 1))
        return self.focused

    def focus_previous(self, selector: str | type[Any] = "*") -> Widget | None:
        """Go to the field before."""
        self.set_focus(self.fields.beside(self.focused, -1))
        return self.focused

    def set_focus(self, widget: Widget | None, scroll_visible: bool = True, from_app_focus: bool = False) -> None:
        """Put the cursor into a field; its place is known, and it is brought into sight, when it says its help."""
        self._follows = scroll_visible
        super().set_focus(widget, scroll_visible and entry_of(widget) is None, from_app_focus)

    def do_form_list(self) -> None:
        """Open the list of what can be chosen or named in the field under the cursor."""
        row = entry_of(self.focused)
        if row is None or not row.open_list():
            self.say("This field has no list: type into it.", "warn")

    def do_form_more(self) -> None:
        """Show the fields that are folded away; with none, fold away again those in which nothing stands."""
        if self.more.folded:
            self.more.open()
            return
        here = entry_of(self.focused)
        fold(self.rows, here.field.name if here is not None else self.begins_at())
        self._count_folded()
        if not self.more.folded:
            self.say("This form shows all its fields.")

    def _put_cursor(self, *, end: bool) -> None:
        """Go to the start or the end of what stands in the field under the cursor."""
        if row := entry_of(self.focused):
            row.put_cursor(len(str(row.typed)) if end else 0)

    def do_form_editor(self) -> None:
        """Take the text under the cursor into the clerk's own editor and back."""
        from screens.kit.outside import write_outside

        row = entry_of(self.focused)
        if row is None or self._folder is None or not isinstance(row.entry, TextEntry):
            self.say("Your editor takes a text of several lines: go to one first.", "warn")
            return
        try:
            words = write_outside(row.entry, self._folder)
        except Refused as refused:
            self.say(" ".join(self._told(problem) for problem in refused.problems), "warn")
        else:
            self.say(words)

    def do_form_save(self) -> None:
        """Save what was typed, or show every problem and keep it."""
        if waiting(self):
            return
        values, problems = self.fields.read()
        if problems:
            self._show_problems(problems)
            return
        if self.drafts:
            self.drafts.begin_saving(self._draft, self._revision())
        aside(self, lambda: self._save(dict(values)), self._end_of)  # run again it begins with the same

    def _end_of(self, save: Outcome[Change | str | None]) -> None:
        """Close with what was saved, or show what stood in the way."""
        try:
            done = save()
        except Refused as refused:
            self._show_problems(list(refused.problems))
        except Conflict as conflict:
            self._settle(conflict)
        except FileTrouble as trouble:
            self._show_problems([trouble.problem])
        else:
            self.dismiss(done if isinstance(done, str) else change_words(done))

    def _show_problems(self, problems: Sequence[Problem]) -> None:
        first = self._wrong.show(problems, self._told)
        self.say(self._wrong.words, "warn")
        if first is not None:
            first.focus_entry()
            self.fields.follow(first, entry=False, whole=True)
        self._count_folded()

    def _told(self, problem: Problem) -> str:
        return told(problem, keymap_of(self.app))

    def say(self, words: str, ink: str = "muted") -> None:
        """Say something above the fields; nothing takes no room."""
        self.problems.set_class(bool(words), "-said")
        self.problems.say(words, ink)
        self.fit()

    def tell(self, marked: Marked | None) -> None:
        """Say above the fields, before it opens, to which of the marked lines something is about to be done."""
        if marked is not None:
            self._note = " ".join(filter(None, (marked.words, self._note)))

    def lines_of_news(self, width: int) -> int:
        """Give how many lines the note or the problems take now, in a box so many cells wide."""
        return self.problems.lines_in(width)

    def _forget_draft(self) -> None:
        """Forget what was typed for good: a change still on its way to the form must not bring it back."""
        self._settled = True
        if self.drafts:
            self.drafts.forget(self._draft)

    def dismiss(self, result: str | None = None) -> AwaitComplete:
        """Close. What has come of it, in whatever window that was agreed to, is no draft any more."""
        if result is not None:
            self._forget_draft()
        return super().dismiss(result)

    def _settle(self, conflict: Conflict) -> None:
        """Show both values of every field in dispute and take the clerk's choice."""

        def answered(answer: str | None) -> None:
            if answer in {"yours", "theirs"}:
                disputed = frozenset(field.field for field in conflict.fields)
                self._open_again(disputed if answer == "theirs" else frozenset())
                self.do_form_save()

        self.app.push_screen(whose_stands(conflict), answered)

    def _open_again(self, theirs: frozenset[str]) -> None:
        """Base the form on the record as it is now: in the fields named and in those that nobody typed into here.

        What stood in those when the form was opened may be what someone else has changed; saving it would undo that.
        A field that the record no longer lets be typed is taken off the form.
        """
        fresh = {field.name: field for field in self.rebase()}
        for name, row in list(self.rows.items()):
            field = fresh.get(name)
            if row.touched and theirs.isdisjoint({name, *row.field.also}):
                continue
            if field is not None:
                row.open_with(field)
                self._opened[name] = row.typed
            elif fresh:
                if row.has_cursor:
                    self.focus_next()
                del self.rows[name]
                row.take_off()

    def rebase(self) -> Sequence[Field]:
        """Base the form on the record as it is now and give its fields; forms that edit a record replace this."""
        return ()

    def do_form_close(self) -> None:
        """Leave; ask first if something was typed."""
        if self.dirty:
            self._ask_before_leaving()
        else:
            self._forget_draft()
            self.dismiss(None)

    def holds_back(self) -> bool:
        """Ask what becomes of what was typed, if anything was."""
        if self.dirty:
            self._ask_before_leaving()
        return self.dirty

    def _ask_before_leaving(self) -> None:
        def answered(answer: str | None) -> None:
            if answer == "save":
                self.do_form_save()
            elif answer in LEFT_WORDS:
                self._typed() if answer == "keep" else self._forget_draft()
                *_, below, _ = self.beside
                self.dismiss(None)
                below.say(LEFT_WORDS[answer], "muted")

        self.app.push_screen(before_leaving(self._ends), answered)
