"""Letters on paper: the same words as the draft, in the order in which a letter is read."""

from __future__ import annotations

from pathlib import Path

import pytest

from store.papers import printed
from store.papers.document import HeadingBlock, ParagraphBlock, Written, plain
from store.papers.questions.letter_forms import LETTER_FORMS, letter_document, letter_in, write_letter
from store.papers.questions.letters import DRAFTS, KINDS
from store.records import Asker
from store.records.question import ContactDetails
from tests.store.papers.questions.test_letters import LETTERS, question, write

HELD_WHOLE = ("letter_document",)


@pytest.mark.parametrize("kind", LETTERS)
def test_a_letter_on_paper_has_the_words_of_the_draft_and_its_subject_once(kind: str) -> None:
    letter = write(kind)
    document = letter_document(letter)
    heads = [block for block in document.blocks if isinstance(block, HeadingBlock)]
    assert [(head.text, head.level) for head in heads] == [(letter.subject, 1)]
    words = [plain(block.words) for block in document.blocks if isinstance(block, ParagraphBlock)]
    assert "\n\n".join(words) == letter.body.strip()
    assert document.title == letter.subject
    assert document.mark == ""


def test_by_post_the_address_stands_above_the_subject_and_the_greeting_below() -> None:
    private = ContactDetails(address="1 High Street\nOakham")
    letter = write("reply", question(asker=Asker(name="Jo Doe", private=private), answer="Yes."))
    assert letter.reaches.startswith("by post")
    first, day, heading, greeting, *_ = letter_document(letter).blocks
    assert isinstance(first, ParagraphBlock)
    assert plain(first.words) == "Jo Doe\n1 High Street\nOakham"
    assert isinstance(day, ParagraphBlock)
    assert plain(day.words) == "12 July 2021"
    assert isinstance(heading, HeadingBlock)
    assert isinstance(greeting, ParagraphBlock)
    assert plain(greeting.words).startswith("Dear ")


@pytest.mark.parametrize("form", LETTER_FORMS)
def test_it_is_written_beside_the_draft_under_its_name(
    form: str, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(
        "store.papers.questions.letter_forms.in_form",
        lambda form, document, house: Written(f"{form} {document.title}".encode()),
    )
    letter = write("reply")
    name, data = letter_in(letter, form)
    assert name == f"Q1-reply-2021-07-12.{form}"
    assert data == (letter.eml if form == "eml" else f"{form} {letter.subject}".encode())
    for there in (name, f"Q1-reply-2021-07-12-2.{form}"):
        path = write_letter(letter, tmp_path / DRAFTS, tmp_path / "panel.json", form)
        assert path == tmp_path / DRAFTS / there


def test_every_form_of_a_letter_is_a_form_of_papers_or_the_draft() -> None:
    assert set(LETTER_FORMS) - set(printed.FORMS) == {"eml"}
    assert set(LETTERS) == set(KINDS)
