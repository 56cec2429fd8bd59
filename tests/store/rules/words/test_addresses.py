"""An address as people write it is one that a letter can be sent to, or a sentence says why not."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from store.rules.words.addresses import MailAddress, mail_addresses

GOOD = [
    ("a@x.example", [("", "a@x.example")]),
    (" <a@x.example> ", [("", "a@x.example")]),
    ("Jo <a@x.example>", [("Jo", "a@x.example")]),
    ('"Bloggs, Jo" <a@x.example>; b@y.example', [("Bloggs, Jo", "a@x.example"), ("", "b@y.example")]),
    ("Bloggs, Jo <a@x.example>", [("Bloggs, Jo", "a@x.example")]),
    ("a@x.example\nb@y.example", [("", "a@x.example"), ("", "b@y.example")]),
    ("a@x.example;;b@y.example,", [("", "a@x.example"), ("", "b@y.example")]),
    ("O'Brien <o'brien@x.example>", [("O'Brien", "o'brien@x.example")]),
    ("Ünal <a+b@BÜCHER.example>", [("Ünal", "a+b@xn--bcher-kva.example")]),
    ("a@x。example", [("", "a@x.example")]),
]
BAD = [
    ("", "no @"),
    ("undisclosed-recipients:;", "no @"),
    ("@", "before its @"),
    ("a@@x.example", "before its @"),
    ("a@x.example b@y.example", "before its @"),
    ("Jo <a@x.example", "before its @"),
    ("a@x.example\r\nBcc: b@y.example", "before its @"),
    ("a.@x.example", "before its @"),
    ("jö@x.example", "few mail systems"),
    ("a\u200b@x.example", "few mail systems"),
    ("a@x", "after its @"),
    ("a@x..example", "after its @"),
    ("a@-x.example", "after its @"),
    ("a@[127.0.0.1]", "after its @"),
    (f"a@{'x' * 64}.example", "after its @"),
    ("a@straße.example", "two ways"),
    ("Jo \u202e<a@x.example>", "cannot be seen"),
]


@pytest.mark.parametrize(("written", "read"), GOOD)
def test_addresses_as_people_write_them(written: str, read: list[tuple[str, str]]) -> None:
    assert mail_addresses(written) == tuple(MailAddress(*one) for one in read)


@pytest.mark.parametrize(("written", "why"), BAD)
def test_what_no_letter_can_be_sent_to_says_why(written: str, why: str) -> None:
    with pytest.raises(ValueError, match=why):
        mail_addresses(written)


@given(st.text(st.sampled_from("ab@.,;<>\"' \n\\-ßü\u200d[]()"), max_size=25))
def test_whatever_is_read_can_be_sent_to(written: str) -> None:
    try:
        read = mail_addresses(written)
    except ValueError:
        return
    for one in read:
        local, _, domain = one.address.rpartition("@")
        assert local
        assert "." in domain
        assert one.address.isascii()
        assert not set(one.address) & set(' \n<>,;"')
        assert one.name.isprintable()
