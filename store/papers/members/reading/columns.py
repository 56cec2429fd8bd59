"""The columns of a list of members: what each heading means, and that contact details are never taken in."""

from __future__ import annotations

import re

from store.papers.reading.headed import Columns
from store.rules.questions.private import masked

NAME, TITLE, FORENAME, SURNAME = "name", "title", "forename", "surname"
COUNCIL, ROLE, PARTY, VOTES, PLACE = "council", "role", "party", "votes", "place"
FROM, UNTIL, TERM, SUBSTITUTES, STANDS_IN_FOR = "from_date", "to_date", "term_ends", "substitutes", "stands_in_for"
CONTACT = "contact"

_REMOVED = re.compile(r"\s*[<(]?(?:mailto:)?\[[^\[\]]* removed\][>)]?")


def without_contacts(text: str) -> str:
    """Give a text without the telephone numbers, e-mail addresses and postal addresses in it."""
    hidden = masked(text)
    return text if hidden == text else _REMOVED.sub("", hidden).strip(" \t,;:")


COLUMNS = Columns(
    subject="members",
    labels={
        NAME: "name",
        TITLE: "title",
        FORENAME: "first name",
        SURNAME: "surname",
        COUNCIL: "council, or who appoints",
        ROLE: "role",
        PARTY: "party",
        VOTES: "vote",
        PLACE: "name of the seat",
        FROM: "from",
        UNTIL: "until",
        TERM: "end of term",
        SUBSTITUTES: "substitutes",
        STANDS_IN_FOR: "substitute for",
        CONTACT: "contact details, which are never taken in",
    },
    words={
        NAME: "name|member|members|councillor|cllr|full name|panel member|member name|name of member|representative|"
        "members name|councillor name|appointed member|who|names|cllr name|cllrs name|councillors name|nominee|person|"
        "name of councillor|name of cllr|councillors|council member|elected member|panel members|current member|"
        "name of panel member|panel member name|name of representative|member on panel|appointee",
        TITLE: "title|salutation|prefix",
        FORENAME: "first name|forename|firstname|given name|first names|forenames",
        SURNAME: "surname|last name|lastname|family name",
        COUNCIL: "council|authority|local authority|appointing body|appointing authority|appointed by|body|"
        "representing|organisation|district|nominated by|constituent authority|council represented|appointing council",
        ROLE: "role|position|office|post|capacity|status|type|member type|role on panel|panel role|type of member",
        PARTY: "party|political party|political group|group|politics|political affiliation|affiliation|party group",
        VOTES: "vote|votes|voting|voting rights|voting member|has vote|can vote",
        PLACE: "seat|name of the seat|place",
        FROM: "from|start|start date|appointed|appointed on|date appointed|date of appointment|since|from date|joined|"
        "term start|appointment date|term from",
        UNTIL: "until|to|end|end date|left|to date|left on|resigned|ceased|date left",
        TERM: "term ends|end of term|term end|expiry|term of office|term expires|expires|appointment ends|term to",
        SUBSTITUTES: "substitutes|substitute|named substitute|named substitutes|deputy|deputies|substitute member|"
        "substitute members|stand in|stand ins",
        STANDS_IN_FOR: "substitute for|stands in for|deputises for|deputy for",
        CONTACT: "e mail|email|e mail address|email address|emails|phone|telephone|tel|mobile|tel no|phone number|"
        "telephone number|mobile number|contact|contact details|contact number|contact no|home phone|work phone|"
        "address|home address|postal address|correspondence address|postcode|post code|home|work|fax|tel number|"
        "mobile no",
    },
    needed=frozenset({NAME, SURNAME}),
    never=CONTACT,
    cleaned=without_contacts,
)
"""What a list of members can hold."""
