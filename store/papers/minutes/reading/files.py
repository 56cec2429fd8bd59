"""A file of minutes, whatever program wrote it: a Word document, or text in any of its forms."""

from __future__ import annotations

import re

from msgspec.structs import replace

from store.file.plain_text import refuse_data, text_of
from store.papers.minutes.reading.roll import Known
from store.papers.minutes.reading.sets import read_lines, read_minutes
from store.problems import Problem, Refused
from store.rules.minutes.drafts import DraftSet
from store.rules.words.text import cleaned, text_problems

LARGEST = 50_000_000
"""The most bytes of a file of minutes: a pack with pictures has some ten million."""

_BREAKS = re.compile("[\r\v\f\x85\u2028\u2029]")

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
        refuse_data(data, named)
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
    bare = cleaned(_BREAKS.sub(" ", line))
    return bare if bare.isprintable() else "".join(filter(_can_stand, bare))


def _can_stand(char: str) -> bool:
    return char.isprintable() or char == "\t" or not text_problems(char, "", "")
