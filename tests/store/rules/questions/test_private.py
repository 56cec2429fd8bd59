from __future__ import annotations

import itertools

import pytest
from hypothesis import given
from hypothesis import strategies as st

from store.records import ContactDetails
from store.rules.questions.contacts import lines_in
from store.rules.questions.private import PrivateDetail, apart, findings, masked, pasted, redacted, what_was_found
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


OWN = ContactDetails(
    address="3B\n12 Elm Close\nOakham\nLE15 6ZZ", phone="07700 900123, ext 42", email="jo@bücher.example; b@x.example"
)


@pytest.mark.parametrize(
    "text",
    [
        "07700900123",
        "07700 900 123",
        "(07700) 900-123",
        "07700/900/123",
        "07700.900.123",
        "+44 7700 900 123",
        "+447700900123",
        "+44 (0)7700 900123",
        "0044 7700 900123",
        "0044 (0) 7700 900123",
        "07700\u00a0900\u00a0123",
        "07700\u2011900\u2011123",
        "0\u200b7700900123",
        "Tel.07700900123",
        "7700 900123",
        "extension 42",
        "JO@BÜCHER.EXAMPLE",
        "jo@xn--bcher-kva.example",
        "j\u200bo@bücher.example",
        "b@x.example",
        "3B",
        "flat 3b",
        "12, Elm Close",
        "LE156ZZ",
        "le15 6zz",
    ],
)
def test_the_askers_own_details_are_found_in_every_spelling(text: str) -> None:
    hidden = masked(f"Why? I am at {text}, in the evening.", OWN)
    assert "removed]" in hidden
    assert text.rsplit(maxsplit=1)[-1] not in hidden
    assert not any(figures in hidden for figures in ("900", "123", "3b", "3B", "42", "Elm"))


@pytest.mark.parametrize(
    "text", ["42 officers and 12 cars", "Section 3 of the Act, part B", "in 2021 or 2042", "paragraph 13B", "elms"]
)
def test_short_details_are_not_found_in_other_words(text: str) -> None:
    assert masked(text, ContactDetails(address="3B\n12\nElm", phone="42")) == text


@pytest.mark.parametrize("text", ["I live at flat 12.", "12\nElm Close", "House no. 12", "room 12, at the back"])
def test_a_house_number_is_found_where_a_word_leads_to_it(text: str) -> None:
    assert "12" not in masked(text, ContactDetails(address="12\nOakham"))


def test_a_telephone_number_of_nobody_in_particular_is_found_with_any_blanks() -> None:
    for text in ("0116\u00a0496\u00a00123", "0044 7700 900123", "tel,07700900123", "0116\u2009496\u20110123"):
        assert masked(f"Ring {text} now").endswith("[telephone number removed] now"), text
    assert masked('write to "jo bloggs"@example.org') == "write to [e-mail address removed]"


@given(
    st.integers(0, 10**9 - 1), st.lists(st.sampled_from(["", " ", "-", ".", "\u00a0", " - "]), min_size=9, max_size=9)
)
def test_a_number_is_found_whatever_stands_between_its_figures(rest: int, gaps: list[str]) -> None:
    figures = f"7{rest:09}"
    spaced = "".join(figure + gap for figure, gap in zip(figures, [*gaps, ""], strict=True))
    private = ContactDetails(phone=f"0{figures[:4]} {figures[4:]}")
    for beginning in ("0", "+44 ", "+44 (0)", "0044"):
        assert not any(map(str.isdigit, masked(f"Ring {beginning}{spaced}.", private)))


def test_what_is_of_two_kinds_is_called_the_same_whatever_comes_first() -> None:
    kinds = [PrivateDetail(kind, 0, 9) for kind in ("name", "e-mail address", "postal address", "telephone number")]
    told = {tuple(apart(list(order))) for order in itertools.permutations(kinds)}
    assert told == {(PrivateDetail("e-mail address", 0, 9),)}


TOWNS = [
    ("14 Quarry Rise, Corrow, NM7 2AB", ["Corrow"]),
    ("14a Mill Lane\nCorrow\nNorthmoorshire\nNM7 2AB", ["Corrow", "Northmoorshire"]),
    ("Flat 2, Quarry House, Corrow", ["Corrow"]),
    ("Rose Lawn, Long Acre, Corrow", ["Corrow"]),
    ("Flat 2, The Maltings", []),
    ("Rose Lawn, Corrow", []),
    ("14 Quarry House, Mill Lane", []),
    ("12\nCorrow", []),
    ("Corrow", []),
]
"""Addresses, with the lines of each that are a town or county; in doubt a line is the address of somebody."""


@pytest.mark.parametrize(("address", "towns"), TOWNS)
def test_the_town_of_an_address_is_hidden_beside_its_other_lines_and_on_a_line_of_its_own(
    address: str, towns: list[str]
) -> None:
    """A question may be about the town; and where somebody lives is printed as the connection."""
    lines, private = lines_in(address), ContactDetails(address=address)
    for at, line in enumerate(lines):
        if len(line) >= 6 and not line.startswith("NM"):
            about = f"Why was the desk at {line} library closed?"
            assert (masked(about, private) == about) == (line in towns), line
        before = lines[at - 1] if at else ""
        for text in (f"I live at {before}, {line}." if before else "", f"Yours,\n{line}\n"):
            assert line not in masked(text, private) or len(line) < 3, text
