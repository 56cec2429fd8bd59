"""A file of minutes, whatever program wrote it: a Word document, or text in any of its forms."""

from __future__ import annotations

from msgspec.structs import replace

from store.file.plain_text import text_of
from store.papers.minutes.reading.roll import Known
from store.papers.minutes.reading.sets import read_lines, read_minutes
from store.problems import Problem, Refused
from store.rules.minutes.drafts import DraftSet
from store.rules.words.text import cleaned

LARGEST = 50_000_000
"""The most bytes of a file of minutes: a pack with pictures has some ten million."""

_LONGEST = 4_000_000
"""The most characters of its text: a thousand pages."""


def read_file(data: bytes, named: str, known: Known) -> DraftSet:
    """Read the minutes in a file. `named` is what the clerk calls it, in a refusal; `known` is that of `read_minutes`.

    Raises Refused: it holds no text, is empty, damaged or far too large.
    """
    if data.startswith(b"PK\x03\x04") and b"word/" in data:
        from store.papers.minutes.reading.word import word_lines

        lines, left_out = word_lines(data, named)
        draft = read_lines(tuple(replace(line, text=_clean(line.text)) for line in lines), known)
        draft = replace(draft, unplaced=(*draft.unplaced, *left_out))
    else:
        text = text_of(data, named)
        if len(text) > _LONGEST:
            sentence = f"{named} is far longer than minutes can be."
            raise Refused(Problem("import-long", sentence, "Put the minutes alone in a file.", "file"))
        draft = read_minutes("\n".join(_clean(line) for line in text.split("\n")), known)
    if not draft.minutes:
        raise Refused(Problem("import-empty", f"{named} has no words in it.", "Check the name of the file.", "file"))
    return draft


def _clean(line: str) -> str:
    """Leave out what cannot stand in a record, such as a bell or a mark that turns the direction; tabs stay."""
    return "\t".join(cleaned(part) for part in line.replace("\f", " ").rstrip("\r").split("\t"))
