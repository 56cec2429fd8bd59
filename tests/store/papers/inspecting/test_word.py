"""Every fault planted in a Word document is found and told where it is; what is none is not told."""

from __future__ import annotations

import pytest

from store.papers.inspecting.files import inspect_file
from tests.store.papers.inspecting.packing import packed, parts
from tests.store.papers.inspecting.traces import check_told
from tests.store.papers.inspecting.word_files import HARMLESS, PLANTED, clean_document

HELD_WHOLE = ("inspect_file",)


def kinds(data: bytes, named: str = "minutes.docx") -> list[str]:
    return [one.kind for one in inspect_file(data, named)]


@pytest.mark.parametrize("fault", PLANTED)
def test_a_planted_fault_is_found_and_nothing_else(fault: str) -> None:
    kind, data = PLANTED[fault]
    traces = inspect_file(data(), "minutes.docx")
    assert [one.kind for one in traces] == [kind]
    check_told("word", fault, traces)


@pytest.mark.parametrize("what", HARMLESS)
def test_what_is_no_fault_is_not_told(what: str) -> None:
    assert inspect_file(HARMLESS[what](), "minutes.docx") == ()


def test_several_faults_are_all_told_with_where_they_are() -> None:
    held = parts(PLANTED["an insertion"][1]())
    body = held["word/document.xml"].decode()
    struck = '<w:p><w:del w:id="2" w:author="X"><w:r><w:delText>x</w:delText></w:r></w:del></w:p>'
    held["word/document.xml"] = body.replace("<w:sectPr", f"{struck}{struck}<w:sectPr", 1).encode()
    told = inspect_file(packed(held), "minutes.docx")
    assert [(one.kind, one.where) for one in told] == [
        ("tracked-insertion", "paragraph 4"),
        ("tracked-deletion", "paragraphs 5 and 6"),
    ]
    assert told[1].sentence == (
        "2 tracked deletions are in it. What was struck out can still be read. Accept or refuse it in Word, and save."
    )
    assert {one.file for one in told} == {"minutes.docx"}


def test_the_words_that_were_hidden_are_not_repeated() -> None:
    told = " ".join(one.sentence + one.where for _, data in PLANTED.values() for one in inspect_file(data(), "x.docx"))
    assert "not agreed" not in told
    assert "Not for the public" not in told


def test_the_main_part_may_have_any_name_and_the_strict_form_is_read() -> None:
    held = parts(PLANTED["an insertion"][1]())
    held["word/document2.xml"] = held.pop("word/document.xml")
    held["word/_rels/document2.xml.rels"] = held.pop("word/_rels/document.xml.rels")
    held["[Content_Types].xml"] = held["[Content_Types].xml"].replace(b"/word/document.xml", b"/word/document2.xml")
    held["_rels/.rels"] = held["_rels/.rels"].replace(b"word/document.xml", b"word/document2.xml")
    assert kinds(packed(held)) == ["tracked-insertion"]
    usual = b"http://schemas.openxmlformats.org/wordprocessingml/2006/main"
    strict = {
        name: data.replace(usual, b"http://purl.oclc.org/ooxml/wordprocessingml/main") for name, data in held.items()
    }
    assert kinds(packed(strict)) == ["tracked-insertion"]


def test_replies_are_counted_among_the_comments() -> None:
    held = parts(PLANTED["a comment"][1]())
    w15 = "http://schemas.microsoft.com/office/word/2012/wordml"
    entry = '<w15:commentEx w15:paraId="2" w15:paraIdParent="1"/>'
    held["word/commentsExtended.xml"] = f'<w15:commentsEx xmlns:w15="{w15}">{entry}</w15:commentsEx>'.encode()
    kind = "application/vnd.openxmlformats-officedocument.wordprocessingml.commentsExtended+xml"
    override = f'<Override PartName="/word/commentsExtended.xml" ContentType="{kind}"/></Types>'
    held["[Content_Types].xml"] = held["[Content_Types].xml"].replace(b"</Types>", override.encode())
    (told,) = inspect_file(packed(held), "minutes.docx")
    assert told.sentence.startswith("1 comment is in it, 1 of them in reply to another.")


def test_a_document_is_known_by_what_it_holds_and_told_if_its_name_says_otherwise() -> None:
    assert kinds(clean_document(), "agenda.pdf") == ["wrong-ending"]
    assert kinds(clean_document(), "agenda.DOCX") == []
    assert kinds(clean_document(), "agenda") == []
