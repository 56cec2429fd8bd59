"""The files of a paper in words: which is in force, how many pages it has, and what was come upon in it."""

from __future__ import annotations

from store.records import FoundInFile, Paper, PaperFile
from store.rules.words.cures import CURES
from store.rules.words.dates import long_date
from store.rules.words.papers import is_exempt
from store.rules.words.wording import capital, counted

_SET_BY_THE_PACK = frozenset(
    {"author", "property", "file-path", "custom-xml", "program-data", "no-title", "no-title-shown", "no-language"}
)
"""What a pack sets anew or leaves out by itself, so that no author need be asked."""

_GRAVE = frozenset(
    {
        "black-box",
        "covered-text",
        "unapplied-redaction",
        "hidden-layer",
        "hidden-text",
        "white-text",
        "invisible-text",
        "outside-page",
        "cropped",
        "scan-with-words",
        "tracked-insertion",
        "tracked-deletion",
        "tracked-move",
    }
)
"""What would put before the public what nobody meant to publish."""


def to_mend(file: PaperFile) -> tuple[FoundInFile, ...]:
    """Give what was come upon in a file and is to be put right by its author before it goes out."""
    return tuple(one for one in file.found if one.kind not in _SET_BY_THE_PACK)


def is_grave(one: FoundInFile) -> bool:
    """Say whether publishing it would disclose something that nobody meant to publish."""
    return one.kind in _GRAVE


def come_upon(file: PaperFile) -> tuple[str, ...]:
    """Tell what was come upon in a file, each thing with where it is and what is to be done about it."""
    return tuple(words_of(one) for one in file.found)


def words_of(one: FoundInFile) -> str:
    """Tell one thing that was come upon: `Page 2: words can be copied from under a box. Do NOT publish …`."""
    where = f"{capital(one.where)}: " if one.where else ""
    return f"{where}{one.what} {CURES.get(one.kind, '')}".strip()


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


def file_facts(paper: Paper) -> tuple[str, ...]:
    """Tell in the office, in sentences, which file is in force, what was come upon in it, and that it is withdrawn."""
    told = []
    if paper.withdrawn_on is not None:
        told.append(f"Withdrawn on {long_date(paper.withdrawn_on)}: {paper.withdrawn_why.rstrip('.')}.")
    if paper.files:
        file = paper.files[-1]
        told.append(f"{file.name}, version {len(paper.files)}, {counted(file.pages, 'page')}.")
        told += [words_of(one) for one in to_mend(file)]
    return tuple(told)


def withdrawn_words(paper: Paper) -> str:
    """Say since when a paper is withdrawn, and of an open one why; nothing if it is in force."""
    if paper.withdrawn_on is None:
        return ""
    why = f": {paper.withdrawn_why}" if paper.withdrawn_why and not is_exempt(paper) else ""
    return f"withdrawn on {long_date(paper.withdrawn_on)}{why}"
