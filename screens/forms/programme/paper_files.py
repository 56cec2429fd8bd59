"""Files of papers: taken in as papers, put in force in a new version, listed with what was come upon, withdrawn."""

from __future__ import annotations

from collections.abc import Sequence
from pathlib import Path
from typing import Any

from screens.forms.importing import ReadingFiles, paths_typed
from screens.forms.programme.asking import AskingForm
from screens.kit.fields import Field, why
from screens.kit.office import Office
from screens.kit.picker import Option, Picker
from screens.kit.record_list import Column
from store.commands.programme import papers
from store.edit import ArrivedFile
from store.file.papers_folder import place_of_file
from store.papers.arriving import ArrivingFiles
from store.problems import Problem, Refused
from store.records import Change, Paper, PaperFile, WorkItem
from store.rules.programme.arrived import come_upon
from store.rules.words.dates import long_date
from store.rules.words.papers import paper_title
from store.rules.words.wording import counted, quoted_line

_KINDS = "PDF or Word document (docx); a file dragged here is one too. It is copied, and never altered"
Stamp = tuple[str, int, int]


class FilesForm(AskingForm):
    """Asks for files, reads them with progress, and saves; whatever goes wrong, what was typed stays."""

    def __init__(self, office: Office, title: str, fields: Sequence[Field], *, draft: str, note: str = "") -> None:
        """Open on fields, of which `file` takes the paths."""
        self._office = office
        self._read: dict[Stamp, ArrivedFile] = {}
        super().__init__(office.desk, title, fields, self._keep, draft=draft, note=note)

    def do_form_save(self) -> None:
        """Read what was not read yet, then save."""
        try:
            stamps = [_stamp(path) for path in paths_typed(self.rows["file"].typed)]
        except Refused as refused:
            self._show_problems(refused.problems)
            return
        fresh = [one for one in dict.fromkeys(stamps) if one not in self._read]
        if not fresh:
            super().do_form_save()
            return
        batch = ArrivingFiles([path for path, _, _ in fresh])

        def done(answer: str | None) -> None:
            if answer is None:
                self.say("Left; nothing was read or saved.")
                return
            try:
                self._read |= zip(fresh, batch.result(), strict=True)
            except Refused as refused:
                self._show_problems(refused.problems)
            else:
                super(FilesForm, self).do_form_save()

        self.app.push_screen(ReadingFiles(batch), done)

    def arrived(self, typed: str) -> tuple[ArrivedFile, ...]:
        """Give the files that were read. Raises Refused: one has changed since."""
        stamps = [_stamp(path) for path in paths_typed(typed)]
        if any(one not in self._read for one in stamps):
            raise Refused(Problem("paper.changing", "A file has changed meanwhile.", "Save once more.", "file"))
        return tuple(self._read[one] for one in stamps)

    def _keep(self, values: dict[str, Any]) -> Change | None:
        """Save what was read, as each of these forms does."""
        raise NotImplementedError(type(self).__name__)


class NewFilesForm(FilesForm):
    """Takes in files, each as a paper of its own."""

    def __init__(self, office: Office, item: WorkItem) -> None:
        """Open for an item."""
        self._item = item.id
        field = Field("file", "Files", "text", "", help=f"One to a line, each a paper of its own. {_KINDS}")
        note = "An exempt paper: add it first with its paragraph, then put its file in."
        super().__init__(office, f"Files for {quoted_line(item.title)}", (field,), draft=f"files:{item.id}", note=note)

    def _keep(self, values: dict[str, Any]) -> Change | None:
        files = self.arrived(values["file"])
        return self._office.desk.run(papers.add_paper, item=self._item, files=files, all_the_same=self.asked)


class VersionForm(FilesForm):
    """Puts a file in force for a paper: its first, or a new version with its reason."""

    def __init__(self, office: Office, item: WorkItem, paper: Paper) -> None:
        """Open for a paper."""
        self._item, self._number = item.id, str(paper.number)
        fields = [Field("file", "File", "line", "", help=_KINDS)]
        fields += [why("Why there is a new version; the one before is kept")] if paper.files else []
        title = f"{'New version' if paper.files else 'File'} of {quoted_line(paper_title(paper))}"
        super().__init__(office, title, fields, draft=f"file:{item.id}.{paper.number}")

    def _keep(self, values: dict[str, Any]) -> Change | None:
        typed, more = values.pop("file"), {"item": self._item, "paper": self._number, **values}
        files = self.arrived(typed)
        if len(files) > 1:
            raise Refused(Problem("one-file", "A paper has one file in force.", "Name one.", "file"))
        return self._office.desk.run(papers.replace_file, file=files[0], all_the_same=self.asked, **more)


class WithdrawForm(AskingForm):
    """Withdraws a paper with the reason."""

    def __init__(self, office: Office, item: WorkItem, paper: Paper) -> None:
        """Open for a paper."""
        self._office, self._item, self._number = office, item.id, str(paper.number)
        fields = (why("The paper stays listed as withdrawn, with the reason"),)
        title = f"Withdraw {quoted_line(paper_title(paper))}"
        super().__init__(office.desk, title, fields, self._keep, draft=f"withdraw:{item.id}.{paper.number}")

    def _keep(self, values: dict[str, Any]) -> Change | None:
        desk, more = self._office.desk, {"item": self._item, "paper": self._number, **values}
        return desk.run(papers.withdraw_paper, all_the_same=self.asked, **more)


def versions_of(paper: Paper) -> Picker:
    """Show the versions of a paper, the one in force first, each with what was come upon in it; one is picked to open.

    The answer is its number, from 1.
    """
    listed = sorted(enumerate(paper.files, start=1), reverse=True, key=lambda one: one[0])
    options = [
        Option(str(number), file.name, f"{number}, {counted(file.pages, 'page')}", after=_about(file))
        for number, file in listed
    ]
    columns = (Column("File", weight=2), Column("Version", 16, ink="muted"))
    return Picker(f"Versions of {quoted_line(paper_title(paper))}", options, columns=columns, prompt="Enter opens one")


def _about(file: PaperFile) -> str:
    added = f"Added on {long_date(file.added_on)}." if file.added_on else ""
    why_new = f"{file.reason.rstrip('.')}." if file.reason else ""
    return " ".join(filter(None, (added, why_new, *come_upon(file))))


def open_version(panel_file: Path, paper: Paper, number: int) -> None:
    """Open a version of a paper, from 1, in the program that the system has for it. Raises Refused, as it does."""
    from store.file.opening import open_outside

    open_outside(place_of_file(panel_file, paper.files[number - 1]))


def _stamp(path: str) -> Stamp:
    """Give what tells whether a file that was read still is the same."""
    try:
        status = Path(path).stat()
    except (OSError, ValueError):
        return path, 0, 0
    return path, status.st_size, status.st_mtime_ns
