"""Writing what a place has, its papers and its list, to a file in any form that they can have."""

from __future__ import annotations

from pathlib import Path
from typing import Any

from textual.widget import Widget

from screens.kit.ending import WRITES
from screens.kit.fields import Field
from screens.kit.form import Form
from screens.kit.lines import Line
from screens.kit.office import Office
from screens.kit.own_paper import OwnPaper
from screens.kit.window import Window
from store.exporting import with_history
from store.file.documents import free_name, write_beside_others, write_paper
from store.file.kinds import FOR_FEW, PAPER
from store.papers.document import Document, Written, texts
from store.papers.house import House, house_of
from store.papers.printed import ENDINGS, document_of, file_name, for_few, forms_of, in_form, made_of_document, written
from store.problems import FileTrouble, Problem, Refused

_FORMS = {
    "docx": "Word document",
    "pdf": "PDF that screen readers can read",
    "html": "web page",
    "md": "Markdown, as the panel prints it",
    "csv": "csv, for a spreadsheet",
    "json": "json, for other programs",
    "text": "plain text",
    "ics": "calendar file",
}
"""Every form in the clerk's words, in the order in which they are offered."""


AT_ONCE = 60_000
"""Signs of a paper, some twenty pages, up to which it is written in one turn, in some 0.2 s: a key typed behind the one
that saves then means what it would mean if typed slowly. A longer one is written beside a window that can be left.
"""


def usual_form(paper: OwnPaper) -> str:
    """Give the form that is proposed for a paper: a Word document, or csv for what is first of all a list."""
    able = forms_of(paper.name)
    return "docx" if made_of_document(paper.name, able[0], paper.chosen) else able[0]


def why_not_papers(office: Office) -> Problem | None:
    """Say why the place on the screen has nothing to write or to show as a paper; None if it has."""
    if office.place.papers:
        return None
    cure = "Go to what you want to have on paper, and export it there."
    return Problem("no-export", "This place has no list or paper of its own to write.", cure)


def open_export(office: Office) -> None:
    """Ask which paper of the place is written, in which form and to which file, and write it there."""
    open_form(office, *office.place.papers)


def open_form(office: Office, *papers: OwnPaper) -> None:
    """Ask in which form and to which file one of some papers is written."""
    office.pick(ExportForm(office, *papers), lambda sentence: office.say(sentence) if sentence else None)


class ExportForm(Form):
    """The paper, its form and its file. The name of the file follows both, as long as it has an ending of ours."""

    def __init__(self, office: Office, *papers: OwnPaper) -> None:
        """Propose the first paper and a name that no file has."""
        self._office, self._papers = office, papers
        self._done: Written | None = None
        self._at, self._form = 0, usual_form(papers[0])
        self._proposed = self._free()
        choices = tuple((at, paper.title) for at, paper in enumerate(papers))
        fields = (
            *([Field("paper", "Paper", "choice", 0, choices)] if len(papers) > 1 else []),
            self._forms(),
            Field("path", "File", value=self._proposed, help="No file is replaced; the ending follows the format"),
        )
        title = f"Write {papers[0].label if len(papers) == 1 else 'a paper'} to a file"
        super().__init__(office.desk, title, fields, self._write, draft=f"export:{papers[0].name}", ends=WRITES)

    @property
    def _paper(self) -> OwnPaper:
        return self._papers[self._at]

    def _forms(self) -> Field:
        """Give the field of the forms that the paper can have."""
        able = forms_of(self._paper.name)
        forms = tuple((form, words) for form, words in _FORMS.items() if form in able)
        closed = "Not for the public: only the owners of the panel's file may look into it. "
        help_words = closed if for_few(self._paper.name, self._paper.chosen) else ""
        return Field("format", "Format", "choice", self._form, forms, help=help_words)

    def _free(self) -> str:
        paper = self._paper
        return str(free_name(Path.cwd() / file_name(paper.name, self._form, paper.of, paper.chosen)))

    def _typed(self) -> None:
        """Let the form follow the paper, and the file both, so that its name is seen before anything is written."""
        self._follow()
        super()._typed()

    def _follow(self) -> None:
        rows = self.rows
        at, form = rows["paper"].typed if "paper" in rows else 0, rows["format"].typed
        if at != self._at:
            self._at = at
            self._form = form if form in forms_of(self._paper.name) else usual_form(self._paper)
            rows["format"].open_with(self._forms())
        elif form != self._form:
            self._form = form
        else:
            return
        rows["path"].typed = self._following(rows["path"].typed)

    def _following(self, path: str) -> str:
        if path == self._proposed:
            self._proposed = self._free()
            return self._proposed
        typed = Path(path)
        return str(typed.with_suffix(ENDINGS[self._form])) if typed.suffix in ENDINGS.values() else path

    def do_form_save(self) -> None:
        """Write the paper: what is quickly made at once, a document beside a window that says so and can be left."""
        self._follow()
        if not made_of_document(self._paper.name, self._form, self._paper.chosen):
            super().do_form_save()
            return
        desk, paper = self._office.desk, self._paper
        try:
            house = house_of(desk.path, self._form)
            document = document_of(paper.name, desk.register, paper.day, house, **paper.chosen)
        except (Refused, FileTrouble) as trouble:
            self._made(trouble)
            return
        if size(document) <= AT_ONCE:
            self._made(_attempted(self._form, document, house, forms_of(paper.name)))
        else:
            self.app.push_screen(Writing(paper, document, self._form, house), self._made)

    def _made(self, done: Written | Exception | None) -> None:
        """Save what was made, or say why nothing was."""
        if isinstance(done, Written):
            self._done = done
            super().do_form_save()
        elif isinstance(done, Refused | FileTrouble):
            self._show_problems(done.problems)
        elif isinstance(done, Exception):
            raise done
        else:
            self.say("Left; nothing was written.")

    def _write(self, values: dict[str, Any]) -> str:
        desk, paper = self._office.desk, self._paper
        done, self._done = self._done, None
        if done is None:
            csv, house = self._form == "csv", house_of(desk.path, self._form)
            chosen = with_history(desk, paper.name, self._form, paper.chosen)
            done = written(paper.name, self._form, desk.register, paper.day, house, bom=csv, **chosen)
        write = write_beside_others if values["path"] == self._proposed else write_paper
        kind = FOR_FEW if for_few(paper.name, paper.chosen) else PAPER
        path = write(done.data, Path(values["path"]), desk.path, kind=kind)
        return " ".join((self._office.wrote(path), *done.notes))


def size(document: Document) -> int:
    """Count the signs that a paper prints, by which it is long or short."""
    return sum(len(words) for _, words in texts(document))


def _attempted(form: str, document: Document, house: House, others: tuple[str, ...]) -> Written | Exception:
    try:
        return in_form(form, document, house, others)
    except (Refused, FileTrouble) as trouble:
        return trouble


class Writing(Window[Written | Exception]):
    """Makes a paper beside the screen and says so; `escape` leaves with nothing written.

    The answer is what was made, or what went wrong.
    """

    def __init__(self, paper: OwnPaper, document: Document, form: str, house: House) -> None:
        """Begin with a document that is still to be written in a form."""
        super().__init__(f"Writing {paper.label}")
        self._document, self._form, self._house = document, form, house
        self._others = forms_of(paper.name)
        self._progress = Line()

    def body(self) -> list[Widget]:
        """Show what is being done."""
        return [self._progress]

    def begin(self) -> None:
        """Begin on a thread of its own: a long paper must not keep the keys waiting."""
        super().begin()
        self._progress.say((f"{_FORMS[self._form]}, {len(self._document.blocks)} parts …", ""))
        self.run_worker(self._work, thread=True, exit_on_error=False)

    def _work(self) -> None:
        done: Written | Exception
        try:
            done = in_form(self._form, self._document, self._house, self._others)
        except Exception as trouble:  # noqa: BLE001 - whatever it is goes to the form, which raises what it does not know
            done = trouble
        self.app.call_from_thread(self.dismiss, done)
