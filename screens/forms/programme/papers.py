"""The papers for an item in a window: added, changed, put in order and taken out there, each saved at once."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from functools import partial
from typing import Any, ClassVar

from textual.binding import BindingType

from screens.forms.exempt import exempt_field
from screens.forms.programme.asking import AskingForm
from screens.forms.programme.paper_files import (
    NewFilesForm,
    VersionForm,
    WithdrawForm,
    open_version,
    versions_of,
)
from screens.kit.aside import Outcome, aside
from screens.kit.ask import Ask
from screens.kit.fields import Field, declared
from screens.kit.form import Form
from screens.kit.keys.key import Deeds
from screens.kit.keys.table import bindings_for
from screens.kit.list_window import ListWindow
from screens.kit.office import Office
from screens.kit.passed import ask_of_passed
from screens.kit.record_fields import noted
from screens.kit.record_list import Cells, Column, Section
from screens.kit.told import change_words
from store.commands.edits import for_each
from store.commands.programme import papers
from store.fields import editable
from store.problems import FileTrouble, Refused, Stale
from store.records import Change, Paper, WorkItem
from store.rules.law.exempt import not_for_publication
from store.rules.programme.arrived import file_facts
from store.rules.programme.covers import remarks_on
from store.rules.programme.passed import PASSED
from store.rules.words.dates import long_date
from store.rules.words.papers import WITHDRAWN, appendix_words, is_exempt, pages_words, paper_title
from store.rules.words.wording import quoted_line

_ORDER = ("what", "author", "appendix", "pages", "status", "due_on", "received_on", "exempt_paragraph", "interest")


class PapersWindow(ListWindow):
    """The papers for an item in their order. What is done here is saved at once and can be undone."""

    DEFAULT_CSS = """
    PapersWindow .box { height: 92vh; }
    """
    BINDINGS: ClassVar[list[BindingType]] = [*bindings_for("papers")]
    hint_ids = ("paper.add", "paper.edit", "paper.files", "paper.file", "paper.versions", "window.close")

    columns = (
        Column("What it is", weight=3),
        Column("Appendix", 12),
        Column("Pages", 9),
        Column("Stands", 10, ink="flag"),
        Column("Exempt by", 10, ink="warn"),
    )

    def __init__(self, office: Office, item: str, *, go_to: str = "") -> None:
        """Open on an item, with the cursor on the paper of a number or on the first."""
        super().__init__(office, go_to=go_to)
        self._item = item

    @property
    def item(self) -> WorkItem:
        """The item as it is now."""
        return self._office.desk.register.need(WorkItem, self._item, "item")

    @property
    def paper(self) -> Paper | None:
        """The paper under the cursor."""
        return next((one for one in self.item.papers if str(one.number) == self.list.current), None)

    def _fill(self, go_to: str = "") -> None:
        item = self.item
        self.entitle(f"Papers for {item.id} {quoted_line(item.title)}")
        empty = f"No paper is recorded: {self._office.keymap.key_of('paper.add')} adds one"
        numbers = tuple(str(one.number) for one in item.papers)
        self.list.show([Section("papers", "", numbers, empty=empty)], go_to=go_to or self.list.current or None)
        self.fit_list(map(self._told, item.papers))
        self._moved()

    def read_again(self) -> None:
        """Show the papers as they are now."""
        self._fill()

    def _cells(self, key: str, number: int) -> Cells:
        one = next(paper for paper in self.item.papers if str(paper.number) == key)
        stands = WITHDRAWN if one.withdrawn_on else one.status.value
        return Cells((paper_title(one), one.appendix, one.pages, stands, one.exempt_paragraph))

    def _moved(self) -> None:
        """Tell everything about the paper under the cursor that its line has no room for."""
        one = self.paper
        self.tell_here(self._told(one) if one else "")

    def _told(self, one: Paper) -> str:
        days = (("due", one.due_on), ("received", one.received_on))
        facts = [paper_title(one), one.author, appendix_words(one), pages_words(one)]
        facts += [f"{word} {long_date(day)}" for word, day in days if day]
        told = ", ".join(dict.fromkeys(filter(None, facts))) + "."
        if is_exempt(one):
            mark = not_for_publication(one.exempt_paragraph, self._office.desk.register.panel.nation)
            told += f" {mark}. {one.interest or 'The public interest is not recorded.'}"
        desk = self._office.desk
        remarks = remarks_on(desk.register, self.item, one, desk.today)
        return " ".join((told, *file_facts(one), *(remark.sentence for remark in remarks)))

    def _carry_out(self, do: Callable[[bool], Change | None], *, asked: bool = False) -> None:
        """Do something, after asking if it would change what the agenda of a meeting that has passed prints."""
        aside(self, lambda: do(asked), partial(self._end_of, do))

    def _end_of(self, do: Callable[[bool], Change | None], outcome: Outcome[Change | None]) -> None:
        try:
            change = outcome()
        except Refused as refused:
            if [problem.code for problem in refused.problems] == [PASSED]:
                self.app.push_screen(ask_of_passed(refused.first), lambda answer: self._answered(answer, do))
                return
            self.say("  ".join(self._office.told(problem) for problem in refused.problems), "warn")
        except (FileTrouble, Stale) as trouble:
            self.say(self._office.told(trouble.problem), "warn")
        else:
            self._done(change_words(change))

    def _answered(self, answer: str | None, do: Callable[[bool], Change | None]) -> None:
        if answer:
            self._carry_out(do, asked=True)
        else:
            self.say("Nothing is changed.")

    def _done(self, sentence: str, go_to: str = "") -> None:
        self.list.clear_marks()
        self._office.after_change(sentence, self._item)
        self._fill(go_to)
        self.say(sentence)

    def deeds(self) -> Deeds:
        """Say what each key of the window does."""
        return {
            **super().deeds(),
            "paper.add": lambda: self._open(None),
            "paper.edit": lambda: self._open(self.paper) if self.paper else None,
            "paper.raise": lambda: self._order(-1),
            "paper.lower": lambda: self._order(1),
            "paper.remove": self.do_paper_remove,
            "paper.files": lambda: self._ask(NewFilesForm(self._office, self.item)),
            "paper.file": lambda: self._ask_of(VersionForm),
            "paper.withdraw": lambda: self._ask_of(WithdrawForm),
            "paper.versions": self.do_paper_versions,
        }

    def _ask_of(self, form: Callable[[Office, WorkItem, Paper], Form]) -> None:
        """Open a form on the paper under the cursor."""
        if self.paper is not None:
            self._ask(form(self._office, self.item, self.paper))

    def _ask(self, form: Form) -> None:
        self.app.push_screen(form, lambda sentence: self._done(sentence) if sentence else None)

    def do_paper_versions(self) -> None:
        """List the versions of the file of the paper under the cursor, and open the one that is picked."""
        one = self.paper
        if one is None or not one.files:
            key = self._office.keymap.key_of("paper.file")
            self.say(f"No file of it has come: {key} puts one in." if one else "No paper is recorded.")
            return

        def picked(number: str | None) -> None:
            if number is not None:
                try:
                    open_version(self._office.desk.path, one, int(number))
                except Refused as refused:
                    self.say("  ".join(self._office.told(problem) for problem in refused.problems), "warn")

        self.app.push_screen(versions_of(one), picked)

    def _open(self, one: Paper | None) -> None:
        form = PaperForm(self._office, self.item, one)

        def closed(sentence: str | None) -> None:
            if sentence:
                self._done(sentence, form.saved_number)

        self.app.push_screen(form, closed)

    def _order(self, by: int) -> None:
        run, item, one = self._office.desk.run, self._item, self.paper
        if one is not None:
            paper = str(one.number)
            self._carry_out(lambda asked: run(papers.order_paper, item=item, paper=paper, by=by, all_the_same=asked))

    def do_paper_remove(self) -> None:
        """Take out the papers that are marked, else the one under the cursor."""
        run, item, numbers = self._office.desk.run, self._item, self.list.targets
        if not numbers:
            return
        command = for_each(papers.remove_paper, "paper", numbers)

        def remove() -> None:
            self._carry_out(lambda asked: run(command, item=item, all_the_same=asked))

        if len(numbers) == 1:
            remove()
            return
        told = "\n".join(paper_title(one) for one in self.item.papers if str(one.number) in numbers)
        choices = (("n", "", "No, leave them"), ("y", "yes", f"Yes, all {len(numbers)}"))
        ask = Ask(f"Take {len(numbers)} papers out?", told, choices)
        self.app.push_screen(ask, lambda answer: remove() if answer else None)


class PaperForm(AskingForm):
    """Add or change a paper. `saved_number` is that of what was saved."""

    def __init__(self, office: Office, item: WorkItem, one: Paper | None) -> None:
        """Open on a paper, or empty for a new one."""
        self._office = office
        self._item = item
        self._paper = one
        self.saved_number = ""
        title = f"Change {quoted_line(paper_title(one))}" if one else f"New paper · {quoted_line(item.title)}"
        key = f"paper:{item.id}:{one.number if one else 'new'}"
        super().__init__(office.desk, title, self._fields(), self._keep, draft=key)

    def _fields(self) -> Sequence[Field]:
        names = [*_ORDER, *(name for name in editable(Paper) if name not in _ORDER)]
        return tuple(self._field(name) for name in names)

    def _field(self, name: str) -> Field:
        field = declared(Paper, name, getattr(self._paper or Paper(), name))
        if field.notes:
            return noted(field, self._item, f"papers.{name}")
        return exempt_field(self._office.desk, field) if name == "exempt_paragraph" else field

    def _keep(self, values: dict[str, Any]) -> Change | None:
        desk, item = self._office.desk, self._item.id
        if self._paper is None:
            change = desk.run(papers.add_paper, item=item, all_the_same=self.asked, **values)
            self.saved_number = str(desk.register.need(WorkItem, item, "item").papers[-1].number)
            return change
        self.saved_number = number = str(self._paper.number)
        return desk.run(papers.edit_paper, item=item, paper=number, was=self._paper, all_the_same=self.asked, **values)

    def rebase(self) -> Sequence[Field]:
        """Base the form on the paper as it is now, and give its fields."""
        self._item = self._office.desk.register.need(WorkItem, self._item.id, "item")
        if self._paper is not None:
            number = self._paper.number
            self._paper = next((one for one in self._item.papers if one.number == number), self._paper)
        return self._fields()


def open_papers(office: Office, item: WorkItem) -> None:
    """Show the papers for an item."""
    office.pick(PapersWindow(office, item.id), lambda _: None)


def open_paper(office: Office, item: WorkItem, number: str) -> None:
    """Open the form of one paper, in the window of all."""
    one = next((paper for paper in item.papers if str(paper.number) == number), None)
    office.flow(PaperForm(office, item, one))
