from __future__ import annotations

import itertools

import pytest
from hypothesis import given
from hypothesis import strategies as st

from store.records import ContactDetails
from store.rules.questions.private import findings, masked, pasted, redacted, what_was_found
from store.rules.words.text import text_problems
from tests.steps import steps

TABLE = [
    ("ring me on 0116 496 0123", ["telephone number"]),
    ("07700 900123 or (0116) 496-0123", ["telephone number"] * 2),
    ("+44 (0)7700 900 123", ["telephone number"]),
    ("tel:01164960123.", ["telephone number"]),
    ("write to a.b@example.org", ["e-mail address"]),
    ("write to jo (at) example (dot) org", ["e-mail address"]),
    ("LE15 6HP and le1 1fz", ["postcode"] * 2),
    ("I live at 12 High Street, Oakham", ["postal address"]),
    ("flat 3, 14a St. Mary's Road", ["postal address"]),
    ("write to PO Box 123", ["postal address"]),
    ("a lane at 12 high street", ["postal address"]),
]
INNOCENT = [
    "On 12/07/2021 at 10.30 there were 1,234 calls; 2021-07-29.",
    "Incident 1234567890123 and planning application 21/00123/FUL",
    "2 officers on the street; a 10 minute drive; a 20 mile lane",
    "£100,000,000 over 5 years, or 0.5 per cent of 12 345 678",
    "The M1 and the A47, section 106, Part 2 of the Act",
    "Twitter: @llrpanel asked me at noon",
]


@pytest.mark.parametrize(("text", "kinds"), TABLE)
def test_contact_details_are_found_and_masked(text: str, kinds: list[str]) -> None:
    found = findings(text)
    assert [one.kind for one in found] == kinds
    hidden = masked(text)
    for one in found:
        assert text[one.start : one.end] not in hidden
    assert hidden.count("removed]") == len(kinds)
    assert masked(hidden) == hidden


@pytest.mark.parametrize("text", INNOCENT)
def test_figures_that_are_no_contact_details_stay(text: str) -> None:
    assert findings(text) == ()
    assert masked(text) == text


def test_a_signature_goes_from_its_first_line_on_but_only_when_redacted() -> None:
    text = "Will there be more officers?\n\nKind regards,\nJo Bloggs\n07700 900123"
    found = findings(text)
    assert what_was_found(found) == ("1 telephone number", "1 e-mail signature")
    assert redacted(text, found) == "Will there be more officers?"
    assert masked(text).endswith("Jo Bloggs\n[telephone number removed]")


@pytest.mark.parametrize("farewell", ["-- ", "Best regards", "Yours faithfully", "Sent from my iPhone", "Many thanks,"])
def test_farewells_of_every_sort(farewell: str) -> None:
    text = f"Why?\n{farewell}\nJo"
    assert redacted(text, findings(text)) == "Why?"


def test_thanks_in_the_middle_of_a_text_are_no_signature() -> None:
    text = "Thank you.\nRegards are due to the officers who came.\n" + "More.\n" * 30
    assert findings(text) == ()


def test_what_the_private_part_holds_is_found_however_it_is_spelled() -> None:
    private = ContactDetails(address="The Old Barn, Nowhere Parva\nRutland", email="x@y.example", phone="ext 12")
    text = "At  THE old barn nowhere parva, or X@Y.example, ext  12."
    hidden = masked(text, private)
    assert "barn" not in hidden.lower()
    assert "y.example" not in hidden.lower()
    assert "ext" not in hidden


def test_findings_stand_apart_and_in_order() -> None:
    text = "a@b.example 12 High Street LE1 1AA 0116 496 0123"
    found = findings(text)
    assert [one.start for one in found] == sorted(one.start for one in found)
    assert all(one.end <= after.start for one, after in itertools.pairwise(found))


def test_two_of_a_sort_are_counted() -> None:
    assert what_was_found(findings("1 High Street, 2 High Street")) == ("2 postal addresses",)


def test_a_paste_loses_only_what_cannot_be_kept() -> None:
    kept, dropped = pasted("\x00“Why”\r\nnot\u202e?\x07 🙂 العربية\u2028end\n\n")
    assert kept == "“Why”\nnot? 🙂 العربية\nend"
    assert dropped == 3


@given(st.text(max_size=400))
def test_every_paste_can_be_kept_and_is_kept_the_same_again(text: str) -> None:
    kept, _ = pasted(text)
    assert text_problems(kept, "text", "text") == ()
    assert pasted(kept) == (kept, 0)


@given(
    st.text(max_size=300), st.sampled_from(["0116 496 0123", "canary@example.org", "LE15 6HP"]), st.text(max_size=60)
)
def test_a_detail_between_words_never_survives(before: str, detail: str, after: str) -> None:
    assert detail not in masked(f"{before} {detail} {after}")


def test_a_long_text_without_details_is_searched_by_the_patterns_alone() -> None:
    """Nothing is looked at again character by character: the same few steps for a line and for 20,000 characters."""
    line = "The 7 officers of Ward 12 asked 0 questions (at noon). "
    assert findings((line * 400)[:20_480]) == ()
    assert steps(lambda: findings((line * 400)[:20_480])) < 2 * steps(lambda: findings(line))
