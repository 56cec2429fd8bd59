"""What can be come upon in a file, and what is to be done about it: one table for every kind of file."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator, Mapping
from typing import Annotated, NamedTuple

from store.queries.rows import Row, cell
from store.rules.words.wording import counted, listed

CURES = {
    "unreadable": "Nothing in it was looked at.",
    "other-kind": "Word documents, spreadsheets and PDF files are looked into: save it as one of them.",
    "not-looked-at": "Look at that by eye before it is published, or save the file smaller and inspect it again.",
    "missing-part": "Put that right with whoever looks after this computer; nothing was looked at.",
    "wrong-ending": "Give it the ending of what it is, or save it as what its name says.",
    "password": "Ask the author for a copy without one.",
    "restricted": "Ask the author for a copy without it, so that everybody's software may read it aloud.",
    "damaged": "Look at every page before publishing, or ask for a fresh copy.",
    "tracked-insertion": "Accept or refuse it in Word, and save.",
    "tracked-deletion": "What was struck out can still be read. Accept or refuse it in Word, and save.",
    "tracked-move": "Accept or refuse it in Word, and save.",
    "tracked-format": "Accept or refuse it in Word, and save.",
    "tracked-change": "Accept or refuse it, and save.",
    "comment": "Delete it, and save.",
    "hidden-text": "Show it and take it out, or make it visible.",
    "white-text": "Take it out, or give it a colour that is seen: the words can be copied.",
    "tiny-text": "Take it out, or make it larger: the words can be copied.",
    "outside-page": "Take it out: whoever copies the page has it.",
    "hidden-bookmark": "Delete it under Insert, Bookmark, with hidden ones shown.",
    "author": "Take it out under File, Info, Inspect Document, unless it is meant to be known.",
    "property": "Take it out under File, Properties, unless it is meant to be known.",
    "file-path": "Take it out under File, Info, Inspect Document: it names folders, and often a person.",
    "custom-xml": "Take it out under File, Info, Inspect Document.",
    "template": "Save it as a document of its own, with no template attached (Word: Developer, Document Template).",
    "embedded": "Put a picture or the words in its place: whoever has the file can open the whole of it.",
    "external": "Break the link, and put what it shows into the file.",
    "local-link": "Take the link out: nobody outside can follow it, and it names folders of this office.",
    "macros": "Save it without macros, as docx or xlsx.",
    "variable": "Take it out with whoever made the document; nobody sees it on a page.",
    "unused-heading": "Delete it: it is on no page, and is in the file all the same.",
    "left-over-note": "Delete it: nothing in the text leads to it.",
    "cropped": "Compress the picture with its cut-off parts deleted: whoever has the file can show them.",
    "no-alt-text": "Describe it in words, or mark it as decoration.",
    "no-headings": "Give the headings a heading style, so that a screen reader can go from one to the next.",
    "no-language": "Set the language of the text, so that it is read aloud in it.",
    "no-title": "Give it a title in its properties.",
    "hidden-sheet": "Delete it, or publish it knowingly.",
    "very-hidden-sheet": "No menu shows it. Have it deleted in the editor for macros, or copy the rest to a new file.",
    "hidden-rows": "Delete them, or show them.",
    "hidden-columns": "Delete them, or show them.",
    "filtered-rows": "A filter hides only what is seen. Copy what is to be published to a new file.",
    "grouped": "Open the group, and delete what is not to be published.",
    "hidden-name": "Delete it in the manager of names, or copy the sheet to a new file.",
    "hidden-value": "Delete it, or give it a form that is seen.",
    "pivot-cache": "It holds the rows that it was made of. Copy its values to a new file.",
    "connection": "Delete it under Data, Queries and Connections.",
    "outside-print-area": "Delete it, or print it too: whoever opens the file has it.",
    "far-data": "Go there (Ctrl+End), and delete it if it is not to be published.",
    "scenario": "Delete it in the manager of scenarios.",
    "hidden-slide": "Delete it, or show it.",
    "speaker-notes": "Delete them: whoever opens the file has them.",
    "signature": "It names who signed, and no longer holds once the file is changed.",
    "no-pages": "Ask for the right file.",
    "layers": "Ask the author to flatten the file: a reader can turn layers on and off.",
    "hidden-layer": "Ask the author to flatten the file without it: a reader can turn it on.",
    "attachment": "Take it out: whoever has the file can open the whole of it.",
    "script": "Ask for a copy without it: it runs on the reader's computer.",
    "action": "Ask for a copy without it: it does something when the file is opened or a place is touched.",
    "media": "Publish it beside the file, with its words written out.",
    "form": "Print it to a new PDF, or take the fields out, unless readers are to fill it in.",
    "not-tagged": "In Word: Save As PDF, Options, tick “Document structure tags for accessibility”.",
    "no-title-shown": "Set “show document title” in its properties, so that the title bar names it.",
    "scan": "A screen reader will read nothing. Ask for the original.",
    "scan-with-words": "The words can be copied even where the picture is blacked out. Ask for the original.",
    "black-box": "Do NOT publish until it is properly redacted: covering words does not remove them.",
    "covered-text": "Do NOT publish until it is taken out: covering or cutting off words does not remove them.",
    "unapplied-redaction": "Do NOT publish until it is applied: until then the words are still there.",
    "invisible-text": "Take it out: the words can be copied.",
    "earlier-version": "It can be read by whoever has the file. Print it to a new PDF.",
    "left-over-page": "It can be read by whoever has the file. Print it to a new PDF.",
    "program-data": "Save it anew without what the program keeps for itself.",
}
"""What is to be done, by the kind of what was come upon; these kinds stand in the JSON and never change."""

PLACES_NAMED = 5


class Trace(NamedTuple):
    """One thing come upon: its kind, where in the file in words (empty: the whole of it), and what it is."""

    kind: str
    where: str
    what: str


class FileFinding(Row, frozen=True):
    """One line of what was found in a file."""

    file: Annotated[str, cell("the file as it was named")]
    kind: Annotated[str, cell("stable")]
    where: Annotated[str, cell("where in the file, in words; empty if it concerns the whole of it")]
    sentence: Annotated[str, cell("what it is, and what to do about it", last=True)]


def finding_of(named: str, one: Trace) -> FileFinding:
    """Make the line of a file for something come upon in it."""
    return FileFinding(named, one.kind, one.where, f"{one.what} {CURES[one.kind]}")


def places(one: str, several: Iterable[int | str], named: Callable[[int], str] = str) -> str:
    """Name places by their numbers: `page 2`, `pages 2 to 4 and 9`, `pages 1, 3, 5, 7, 9 and 4 more`.

    `named` gives the name of a number, if it is not the number itself.
    """
    runs = list(_runs(dict.fromkeys(several)))
    ends = [tuple(named(end) if isinstance(end, int) else end for end in run[:2]) for run in runs[:PLACES_NAMED]]
    shown = [first if first == last else f"{first} to {last}" for first, last in ends]
    more = sum(count for _, _, count in runs[PLACES_NAMED:])
    alone = len(runs) == 1 and runs[0][0] == runs[0][1]
    return f"{one if alone else f'{one}s'} {listed([*shown, *([f'{more} more'] if more else [])])}"


def _runs(several: Iterable[int | str]) -> Iterator[tuple[int | str, int | str, int]]:
    """Put three or more numbers in a row together, as the first, the last and how many they are."""
    row: list[int | str] = []
    for each in [*several, None]:
        if row and isinstance(each, int) and isinstance(row[-1], int) and each == row[-1] + 1:
            row.append(each)
            continue
        if len(row) > 2:
            yield row[0], row[-1], len(row)
        else:
            yield from ((one, one, 1) for one in row)
        row = [] if each is None else [each]


def are(number: int, noun: str) -> str:
    """Count things at the beginning of a sentence: `1 sheet is`, `3 sheets are`."""
    return f"{counted(number, noun)} {'is' if number == 1 else 'are'}"


class TraceCount:
    """Counts what is come upon in one part after another of a file, and where; `nouns` words each kind in the singular.

    A noun goes before `is in it`: `tracked insertion`.
    """

    def __init__(self, nouns: Mapping[str, str], unit: str) -> None:
        """Begin with nothing; `unit` is what is counted to say where, such as a paragraph."""
        self._nouns = nouns
        self._unit = unit
        self._met: dict[tuple[str, str], list[int]] = {}

    def add(self, kind: str, part: str, number: int) -> None:
        """Count one thing in a part, at a paragraph or the like of it, from 1; 0 if that is not known."""
        self._met.setdefault((kind, part), []).append(number)

    def traces(self) -> Iterator[Trace]:
        """Give a trace for each kind in each part, in the order in which the first of each was met."""
        for (kind, part), numbers in self._met.items():
            known = [number for number in numbers if number]
            at = places(self._unit, known) if known else ""
            where = ", ".join(one for one in (part, at) if one)
            yield Trace(kind, where, f"{are(len(numbers), self._nouns[kind])} in it.")
