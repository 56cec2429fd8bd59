"""Text as programs write it is read as what it is; everything else is refused and named."""

from __future__ import annotations

import codecs
import io
import zipfile
from base64 import encodebytes as b64encode
from email.message import EmailMessage

import pytest
from hypothesis import given
from hypothesis import strategies as st

from store.file.mail_words import words_of_html
from store.file.plain_text import text_of
from store.problems import Problem, Refused
from tests.told import told

HELD_WHOLE = ("text_of", "words_of_html")

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
        (b"\0\0\0\x18ftypheic\0\0", "a picture"),
        (b"RIFF\x24\0\0\0WEBPVP8 ", "a picture"),
        (b"\x78\x9f\x3e\x22\0\0\1", "winmail.dat"),
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
    assert refused.value.problems[0].code == "text.none"
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
    (problem,) = told(lambda: text_of(mail.as_bytes(), "a.eml"))
    assert (problem.code, problem.cure) == ("text.mail", "Open it in the mail program, and paste the words.")


def test_words_that_only_begin_like_a_mail_are_a_text() -> None:
    assert text_of(b"From: me\nWhy?\n", "a.txt") == "From: me\nWhy?\n"


HEAD = b"From: a@example.org\r\nMIME-Version: 1.0\r\n"
MIXED = HEAD + b'Content-Type: multipart/mixed; boundary="b"\r\n\r\n'
PLAIN = b"Content-Type: text/plain; charset=%b\r\nContent-Transfer-Encoding: %b\r\n\r\n"


@pytest.mark.parametrize(
    ("data", "words"),
    [
        (
            HEAD + b"Content-Type: text/html; charset=utf-8\r\nContent-Transfer-Encoding: quoted-printable\r\n\r\n"
            b"<p>Caf=C3=A9 =\r\nwhy?</p>",
            "Café why?",
        ),
        (
            HEAD
            + b"Content-Type: text/html\r\nContent-Transfer-Encoding: base64\r\n\r\n"
            + b64encode(b"<div>Why?</div>x"),
            "Why?\nx",
        ),
        (HEAD + PLAIN % (b"utf-16", b"base64") + b64encode("Für".encode("utf-16")), "Für"),
        (HEAD + PLAIN % (b"utf-8", b"8bit") + "“Für” £5".encode("cp1252"), "“Für” £5"),
        (HEAD + PLAIN % (b"iso-8859-1", b"8bit") + "“Für” £5".encode("cp1252"), "“Für” £5"),
        (HEAD + PLAIN % (b"us-ascii", b"8bit") + "“Für” £5".encode(), "“Für” £5"),
        (HEAD + PLAIN % (b"x-no-such", b"8bit") + "Für £5".encode("cp1252"), "Für £5"),
        (HEAD + PLAIN % (b"hex", b"8bit") + b"Why?", "Why?"),
        (HEAD + PLAIN % (b"idna", b"8bit") + b"Why?", "Why?"),
        (
            MIXED + b"--b\r\nContent-Type: text/plain\r\n\r\nOne\r\n--b\r\nContent-Type: image/png\r\n\r\nx\r\n--b\r\n"
            b"Content-Type: text/plain\r\n\r\nTwo\r\n--b--\r\n",
            "One\n\nTwo",
        ),
        (
            MIXED + b"--b\r\nContent-Type: text/plain\r\n\r\nOne\r\n--b\r\nContent-Type: text/plain\r\n"
            b"Content-Disposition: attachment; filename=x.txt\r\n\r\nnot this\r\n--b--\r\n",
            "One",
        ),
        (MIXED + b"--b\r\nContent-Type: message/rfc822\r\n\r\nFrom: q@example.org\r\n\r\nWhy?\r\n--b--\r\n", "Why?"),
        (b"From a@example.org Mon Jul 12 2021\r\n" + HEAD + b"\r\nWhy?", "Why?"),
        (codecs.BOM_UTF8 + HEAD + b"\r\nWhy?", "Why?"),
        ((HEAD + b"\r\n").decode().encode("utf-16") + "Für?".encode("utf-16-le"), "Für?"),
    ],
)
def test_the_words_of_mails_as_programs_write_them(data: bytes, words: str) -> None:
    assert text_of(data, "a.eml").strip() == words


@pytest.mark.parametrize(
    ("data", "why"),
    [
        (MIXED + b"--b\r\nContent-Type: application/ms-tnef\r\n\r\nx\r\n--b--\r\n", "packed into a winmail.dat"),
        (
            HEAD + b"Content-Type: application/pkcs7-mime\r\nContent-Transfer-Encoding: base64\r\n\r\nMIAG",
            "without words",
        ),
        (HEAD + PLAIN % (b"utf-8", b"base64") + b"V2h5P!!!", "is broken"),
        (HEAD + PLAIN % (b"utf-8", b"base64") + b64encode(b"\0\1\2"), "bytes that no text has"),
        (HEAD + b'Content-Type: multipart/mixed; boundary="x"\r\n\r\n' * 3_000, "mail"),
        (packed("word/document.xml"), "a Word document"),
        (b"%PDF-1.7", "a PDF"),
        (b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1\0", "older Office program"),
    ],
)
def test_a_mail_of_which_there_is_nothing_to_take_says_why(data: bytes, why: str) -> None:
    with pytest.raises(Refused, match=why) as refused:
        text_of(data, "a.eml")
    assert refused.value.problems[0].cure.endswith(".")


@pytest.mark.parametrize(
    ("page", "words"),
    [
        ("<html><a title='a>b' href=x>Why</a></html>", "Why"),
        ("<?xml version='1.0'?><!-- <p>no</p> --><html><p>Why</p></html>", "Why"),
        ("<p>Why &amp;\n how</p><p>Now", "Why & how\nNow"),
        ("<table><tr><td>a</td><td>b</td></tr><tr><td>c</td></tr></table>", "a b\nc"),
        ("<script>if (a < b) {}</script>Why<title>no</title>", "Why"),
    ],
)
def test_a_web_page_gives_what_a_reader_sees(page: str, words: str) -> None:
    for encoding in ("utf-8", "utf-16"):
        assert text_of(page.encode(encoding), "a.html") == words


def test_a_web_page_without_words_is_refused() -> None:
    (problem,) = told(lambda: text_of(b"<html><img src=x></html>", "a.html"))
    assert (problem.code, str(problem)) == (
        "text.page",
        "a.html is a web page without words. Open it, copy what it says, and paste it.",
    )
    assert text_of(b"<html><p>x</html>", "a.html") == "x"


PIECES = [
    line.encode()
    for line in ["multipart/mixed", "text/plain", "text/html", "message/rfc822", "base64", "quoted-printable"]
]
PIECES += [b"Content-Type: ", b"Content-Transfer-Encoding: ", b"Content-Disposition: ", b"attachment", b"; charset="]
PIECES += [
    HEAD,
    b"\r\n",
    b"\r\n\r\n",
    b'; boundary="b"',
    b"; boundary=",
    b"--b\r\n",
    b"--b--",
    b"utf-16",
    b"=?utf-8?q?=",
]
PIECES += [b"?=", b"<p>", b"<", b"\0", b"\xff", b"=", b";", b'"', b"&#27;", b"&#0;"]
WHOLE = st.lists(st.sampled_from(PIECES) | st.binary(max_size=20), max_size=25).map(b"".join)


@given(WHOLE, st.sampled_from(["a.eml", "a.txt", "a.html"]))
def test_whatever_comes_in_is_a_text_or_a_sentence(data: bytes, named: str) -> None:
    text = ""
    problems: tuple[Problem, ...] = ()
    try:
        text = text_of(data, named)
    except Refused as refused:
        problems = refused.problems
    assert all(problem.sentence.startswith(named) and problem.cure for problem in problems)
    assert not {"\0", "\x1b"} & set(text)


@pytest.mark.parametrize(
    ("page", "words"),
    [
        ("<table><tr><th>Item</th><td>Lead</td></tr><tr><td>1</td><th>A</th></tr></table>", "Item Lead\n1 A"),
        ("<p>a<br>b</p><hr><p>c</p>", "a\nb\nc"),
        ("<style>x</style><script>y</script><title>z</title><template>t</template>a", "a"),
        ("<h1>a</h1>b <i>c</i>", "a\nb c"),
        ("<p>a</p>b & c", "a\nb & c"),
    ],
)
def test_the_words_of_a_page_stand_apart_as_they_are_seen(page: str, words: str) -> None:
    for whole in (f"<html><body>{page}</body></html>", f"<html><body>{page}"):
        told = words_of_html(whole)
        assert [line.strip() for line in told.split("\n") if line.strip()] == words.split("\n")
