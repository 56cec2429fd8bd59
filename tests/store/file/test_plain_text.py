"""Text as programs write it is read as what it is; everything else is refused and named."""

from __future__ import annotations

import io
import zipfile
from email.message import EmailMessage

import pytest

from store.file.plain_text import text_of
from store.problems import Refused

WORDS = "“Why” – now?\nFür £5, naïve."


def packed(name: str) -> bytes:
    held = io.BytesIO()
    with zipfile.ZipFile(held, "w") as archive:
        archive.writestr(name, "x" * 50)
    return held.getvalue()


@pytest.mark.parametrize("encoding", ["utf-8", "utf-8-sig", "utf-16", "utf-16-le", "utf-16-be", "utf-32", "cp1252"])
def test_text_of_every_program_is_read(encoding: str) -> None:
    assert text_of(WORDS.encode(encoding), "a.txt") == WORDS


def test_an_old_letter_in_latin_1_is_read() -> None:
    assert text_of("Für £5, naïve.".encode("latin-1"), "a.txt") == "Für £5, naïve."
    assert text_of(b"Why?\r\n\x1a", "a.txt") == "Why?\r\n"
    assert text_of(b"", "a.txt") == ""


@pytest.mark.parametrize(
    ("data", "what"),
    [
        (packed("word/document.xml"), "a Word document"),
        (packed("xl/workbook.xml"), "a spreadsheet"),
        (packed("a.txt"), "a packed file"),
        (b"%PDF-1.7\nonly letters", "a PDF"),
        (b"\x89PNG\r\n\x1a\n\0\0", "a picture"),
        (b"\xff\xd8\xff\xe0\0\x10JFIF", "a picture"),
        (b"\xd0\xcf\x11\xe0\xa1\xb1", "older Office program"),
        (b"{\\rtf1 Why?}", "rich text"),
        (b"Why\0?", "bytes no text has"),
        (b"Why\x1b[31m?", "bytes no text has"),
        (b"Wh\xff\x81y", "bytes no text has"),
        ("Why\x9b?".encode(), "bytes no text has"),
        (b"\xff\xfeW\0h", "bytes no text has"),
    ],
)
def test_what_is_no_text_is_refused_by_its_name(data: bytes, what: str) -> None:
    if data == b"\xff\xfeW\0h":
        data += b"\0\0\0"
    with pytest.raises(Refused) as refused:
        text_of(data, "a.txt")
    assert what in refused.value.problems[0].sentence
    assert "a.txt" in refused.value.problems[0].sentence


@pytest.mark.parametrize("cte", ["8bit", "base64", "quoted-printable"])
@pytest.mark.parametrize("named", ["a.eml", "a.txt"])
def test_the_words_of_a_mail_are_taken_from_the_mail(cte: str, named: str) -> None:
    mail = EmailMessage()
    mail["Subject"], mail["From"], mail["Message-ID"] = "Question", "a@example.org", "<1@example.org>"
    mail.set_content(WORDS, cte=cte)
    mail.add_alternative("<p>Other</p>", subtype="html")
    mail.add_attachment(b"x", maintype="image", subtype="png", filename="x.png")
    assert text_of(mail.as_bytes(), named).strip() == WORDS


def test_a_mail_that_is_a_web_page_gives_what_the_page_says() -> None:
    mail = EmailMessage()
    mail.set_content(
        "<html><head><style>p{}</style></head><p>Why &amp; how?</p><p>Now<br>then</p></html>", subtype="html"
    )
    assert text_of(mail.as_bytes(), "a.eml") == "Why & how?\nNow\nthen"
    assert text_of(b"<!DOCTYPE html><p>Why?</p>", "a.html") == "Why?"


def test_a_mail_without_words_is_refused() -> None:
    mail = EmailMessage()
    mail.add_attachment(b"x", maintype="image", subtype="png", filename="x.png")
    with pytest.raises(Refused, match="without words"):
        text_of(mail.as_bytes(), "a.eml")


def test_words_that_only_begin_like_a_mail_are_a_text() -> None:
    assert text_of(b"From: me\nWhy?\n", "a.txt") == "From: me\nWhy?\n"
