"""Text out of a file or a pipe, whatever program wrote it; what is no text is refused and named as what it is.

A mail gives the words in it, a web page what it says.
"""

from __future__ import annotations

import re
from typing import Final

from store.file.decoding import as_utf8, decoded, is_no_text, what_it_is
from store.problems import Problem, Refused

_MAIL_HEAD: Final = re.compile(
    rb"\A(?:From [^\n]*\n)?(?:[\w-]+:[^\n]*\r?\n(?:[ \t][^\n]*\r?\n)*)*?"
    rb"(?:Received|Return-Path|MIME-Version|Message-ID|X-Unsent):",
    re.IGNORECASE,
)
_HTML: Final = re.compile(
    r"\A\s*(?:<\?xml[^>]*>\s*)?(?:<!--.*?-->\s*)*<(?:!doctype\s+html|html)\b", re.IGNORECASE | re.DOTALL
)
_DATA: Final = re.compile(rb'\A\s*(?:\{\s*(?:"|\})|\[\s*[\[{])')
_MAIL, _PAGE = ".eml", (".htm", ".html")


def text_of(data: bytes, named: str) -> str:
    """Give the text in the content of a file. `named` is what the clerk calls it, in a refusal.

    Raises Refused if it is no text.
    """
    name = named.lower()
    if not is_no_text(data):
        plain = as_utf8(data)
        if name.endswith(_MAIL) or _MAIL_HEAD.match(plain[:20_000]):
            return _mail(plain, named)
    text = plain_text(data, named)
    if name.endswith(_PAGE) or _HTML.match(text):
        from store.file.mail_words import words_of_html

        words = words_of_html(text)
        if text.strip() and not words:
            sentence = f"{named} is a web page without words."
            raise Refused(Problem("text.page", sentence, "Open it, copy what it says, and paste it.", "text"))
        return words
    return text


def refuse_data(data: bytes, named: str) -> None:
    """Refuse a file of data where a paper is wanted: read as text, a panel's own file would show what is private in it.

    Raises:
        Refused: it is JSON, such as a panel's own file or an export.
    """
    if _DATA.match(as_utf8(data[:200])):
        sentence = f"{named} is a file of data (JSON), not a paper or a list."
        cure = "What was exported comes in with “import data”; a panel's own file is opened with --file."
        raise Refused(Problem("text.data", sentence, cure, "file"))


def plain_text(data: bytes, named: str, field: str = "text") -> str:
    """Give a text as it stands, whatever it holds: no mail and no page is looked for. Raises Refused if it is none."""
    text = decoded(data)
    if text is None:
        what, cure = what_it_is(data)
        raise Refused(Problem("text.none", f"{named} is {what}, not text.", cure, field))
    return text


def _mail(data: bytes, named: str) -> str:
    """Give the words of a mail. Raises Refused if it has none."""
    from store.file.mail_words import NoWordsError, words_of_mail

    try:
        return words_of_mail(data)
    except NoWordsError as why:
        cure = "Open it in the mail program, and paste the words."
        raise Refused(Problem("text.mail", f"{named} {why}.", cure, "text")) from None
