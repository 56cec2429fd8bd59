"""Drafts of e-mails, as mail programs open them: ready to be sent, from nobody yet, with nothing attached."""

from __future__ import annotations

from store.rules.words.addresses import MailAddress
from store.rules.words.text import cleaned

_LINE = 900


def mail_draft(addresses: tuple[MailAddress, ...], name: str, subject: str, body: str) -> bytes:
    """Make the draft that mail programs open ready to be sent; `name` is whose address it is if that names nobody."""
    from email.headerregistry import Address
    from email.message import EmailMessage
    from email.policy import SMTP

    message = EmailMessage(policy=SMTP.clone(max_line_length=_LINE))
    message["X-Unsent"] = "1"
    if addresses:
        own = name if len(addresses) == 1 else ""
        message["To"] = [Address(_one_line(one.name or own), addr_spec=one.address) for one in addresses]
    message["Subject"] = _one_line(subject)
    message.set_content(body)
    return message.as_bytes()


def _one_line(text: str) -> str:
    """Give a text as a line of a mail's head: without line ends and signs that cannot be seen."""
    return " ".join(cleaned(text).split())
