"""The files of a paper in words: which is in force, how many pages it has, and what was come upon in it."""

from __future__ import annotations

from collections.abc import Iterator

from store.records import Paper, PaperFile
from store.rules.words.cures import CURES
from store.rules.words.dates import long_date
from store.rules.words.papers import is_exempt
from store.rules.words.wording import capital, counted


def come_upon(file: PaperFile) -> Iterator[str]:
    """Tell what was come upon in a file, each thing with where it is and what is to be done about it."""
    for one in file.found:
        where = f"{capital(one.where)}: " if one.where else ""
        yield f"{where}{one.what} {CURES.get(one.kind, '')}".strip()


def version_words(paper: Paper, version: int) -> str:
    """Word a version of a paper, from 1, for the public: its pages, the day it came; of an open one its file, and why.

    The name of the file of an exempt paper may disclose what it is kept back for.
    """
    file = paper.files[version - 1]
    named = "" if is_exempt(paper) else file.name
    added = f"of {long_date(file.added_on)}" if file.added_on else ""
    words = ", ".join(filter(None, (named, counted(file.pages, "page"))))
    first = " ".join(filter(None, (f"version {version}", added)))
    why = f" ({file.reason})" if file.reason and not is_exempt(paper) else ""
    return f"{first}: {words}{why}"


def file_words(paper: Paper) -> str:
    """Word the version in force; nothing if no file has come."""
    return version_words(paper, len(paper.files)) if paper.files else ""


def withdrawn_words(paper: Paper) -> str:
    """Say since when a paper is withdrawn, and of an open one why; nothing if it is in force."""
    if paper.withdrawn_on is None:
        return ""
    why = f": {paper.withdrawn_why}" if paper.withdrawn_why and not is_exempt(paper) else ""
    return f"withdrawn on {long_date(paper.withdrawn_on)}{why}"
