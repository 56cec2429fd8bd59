"""Several files read one after the other: each step reads one, so that progress shows and the work can be left."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from pathlib import Path
from typing import Generic, TypeVar

from store.file.documents import read_document
from store.papers.reading.files import LARGEST
from store.problems import FileTrouble, Problem, Refused
from store.rules.words.wording import counted

_Made = TypeVar("_Made")


class Batch(Generic[_Made]):
    """Files to be read, what was read of them so far, and what is wrong with those that could not be."""

    def __init__(self, paths: Sequence[str], read: Callable[[bytes, str], _Made], *, largest: int = LARGEST) -> None:
        """Begin with the paths of files; `read` makes something of the content of one, and may refuse it.

        `largest` is the most bytes that one may have.
        """
        self._largest = largest
        self._paths = tuple(dict.fromkeys(paths))
        self._read = read
        self._made: list[_Made] = []
        self._problems: list[Problem] = []
        self._trouble: FileTrouble | None = None
        self.done = 0

    @property
    def words(self) -> str:
        """Say how far it is: `2 of 14 files read; now minutes.xml`."""
        now = f"; now {Path(self._paths[self.done]).name}" if self.done < len(self._paths) else ""
        return f"{self.done} of {counted(len(self._paths), 'file')} read{now}"

    def step(self) -> bool:
        """_Made the next file; False once there is none left. What is wrong with it is kept and told at the end."""
        if self.done >= len(self._paths):
            return False
        path = self._paths[self.done]
        self.done += 1
        try:
            self._made.append(self._take(path))
        except FileTrouble as trouble:
            self._trouble = trouble
            self._problems.append(trouble.problem)
        except Refused as refused:
            self._problems += refused.problems
        return True

    def _take(self, path: str) -> _Made:
        """Read one file. Raises FileTrouble and Refused."""
        return self._read(read_document(Path(path), self._largest), path)

    def result(self) -> tuple[_Made, ...]:
        """_Made what is left, and give what was made of every file.

        Raises:
            FileTrouble: the one file that is wrong cannot be reached.
            Refused: with what is wrong with each file, all at once; nothing is made of the others then.
        """
        while self.step():
            pass
        if self._trouble is not None and len(self._problems) == 1:
            raise self._trouble
        if self._problems:
            raise Refused(*self._problems)
        return tuple(self._made)


class Pasted(Batch[_Made]):
    """Text that was pasted, read as one file would be."""

    def __init__(self, text: str, read: Callable[[bytes, str], _Made]) -> None:
        """Begin with the text; `read` makes something of it, and may refuse it."""
        super().__init__(("The pasted text",), read)
        self._text = text

    def _take(self, path: str) -> _Made:
        return self._read(self._text.encode(), path)
