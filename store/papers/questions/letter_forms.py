"""A letter on paper: the words of its draft as a Word document or a PDF, for those who are written to by post."""

from __future__ import annotations

from pathlib import Path

from msgspec.structs import replace

from store.papers.document import AnyBlock, Document, HeadingBlock
from store.papers.house import PLAIN_HOUSE, House
from store.papers.printed import ENDINGS, in_form
from store.papers.prose import paragraphs
from store.papers.questions.letters import Letter, write_letter_file

EML = "eml"

LETTER_FORMS = (EML, "docx", "pdf")
"""The forms of a letter: the draft of an e-mail first."""

_GREETING = "Dear "


def letter_document(letter: Letter) -> Document:
    """Give a letter as a document: its words as in the draft, its subject as the heading above the greeting."""
    written = paragraphs(letter.body.strip("\n").split("\n\n"))
    greeting = next((at for at, one in enumerate(written) if str(one.words).startswith(_GREETING)), 0)
    heading = HeadingBlock(text=letter.subject, level=1)
    blocks: tuple[AnyBlock, ...] = (*written[:greeting], heading, *written[greeting:])
    return Document(title=letter.subject, blocks=tuple(replace(one, close=False) for one in blocks))


def letter_in(letter: Letter, form: str, house: House = PLAIN_HOUSE) -> tuple[str, bytes]:
    """Give the name of a letter's file and what stands in it, in one of `LETTER_FORMS`.

    Raises:
        Refused: it cannot be printed, as where no font has a sign.
    """
    if form == EML:
        return letter.name, letter.eml
    return letter.name.removesuffix(f".{EML}") + ENDINGS[form], in_form(form, letter_document(letter), house).data


def write_letter(letter: Letter, folder: Path, panel_file: Path, form: str = EML, house: House = PLAIN_HOUSE) -> Path:
    """Write a letter in a form into a folder, as `write_letter_file` does. Raises as that and `letter_in` do."""
    return write_letter_file(*letter_in(letter, form, house), folder, panel_file)
