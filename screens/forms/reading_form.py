"""The form that names files to be read: it stays open until all of them could be."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from typing import Any

from screens.forms.importing import ReadingFiles
from screens.kit.ending import READS
from screens.kit.fields import Field
from screens.kit.form import Form
from store.desk import Desk
from store.papers.reading.batch import Batch
from store.problems import FileTrouble, Refused

_READ = "read"


class ReadingForm(Form):
    """Names files and reads them over itself, so that nothing typed is lost when one cannot be read.

    The answer is `read`, and `made` then holds what was made of each file.
    """

    def __init__(
        self,
        desk: Desk,
        title: str,
        fields: Sequence[Field],
        batch_of: Callable[[dict[str, Any]], Batch[Any]],
        *,
        draft: str = "",
        note: str = "",
    ) -> None:
        """Open on fields; `batch_of` gives the files that what was typed names, and may refuse."""
        self._batch_of = batch_of
        self.made: tuple[Any, ...] = ()
        super().__init__(desk, title, fields, lambda _: _READ, draft=draft, note=note, ends=READS)

    def do_form_save(self) -> None:
        """Read the files with progress, and close with what was made of them, or say what is wrong with each."""
        values, problems = self.fields.read()
        if problems:
            self._show_problems(problems)
            return
        try:
            batch = self._batch_of(values)
        except Refused as refused:
            self._show_problems(refused.problems)
            return

        def done(answer: str | None) -> None:
            if answer is None:
                self.say("Left; nothing was read or saved.")
                return
            try:
                self.made = batch.result()
            except (Refused, FileTrouble) as trouble:
                self._show_problems(trouble.problems)
            else:
                super(ReadingForm, self).do_form_save()

        self.app.push_screen(ReadingFiles(batch), done)
