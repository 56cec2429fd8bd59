"""The one filter for what goes out about a question, and the one rule for the name under which somebody is named.

Whatever leaves the office, in a list, a paper, a letter or a file of data, is made of `for_outside`, or of single texts
by `outgoing`. Data Protection Act 2018 s.8 lets the panel publish name and question; nothing lets it publish the rest.
"""

from __future__ import annotations

import re
from collections.abc import Collection, Iterator
from functools import lru_cache
from typing import Any

import msgspec
from msgspec.structs import replace

from store.records import Asker, ContactDetails, Question
from store.rules.questions.private import PrivateDetail, apart, details_in, masked, redacted, with_signature

NAME = "name"
"""The sort of a finding that is the name of somebody who may not be named."""

WITHHELD = "name withheld"

_STYLES = frozenset({"mr", "mrs", "miss", "ms", "mx", "dr", "sir", "dame", "lord", "lady", "rev", "cllr", "councillor"})
_STYLED = r"(?i:mr|mrs|miss|ms|mx|dr|sir|dame|rev|cllr)"
_SHORTEST_NAME = 3
_NO_TEXT = frozenset({"id", "source", "person", "meeting", "item", "held_over_to", "similar_to"})
_FORCE = re.compile(r"\b(?:chief constable|constabulary|force)\b", re.IGNORECASE)
_POLICE = re.compile(r"\bpolice\b(?! and| &|,? fire)", re.IGNORECASE)
_NO_FORCE = re.compile(
    r"\b(?:commissioner|panel|ombudsman|federation|conduct|inspectorate|task force)\b", re.IGNORECASE
)


def is_named(asker: Asker) -> bool:
    """Say whether somebody may be named in full."""
    return asker.consents_to_name is not False and not asker.under_18


def public_name(asker: Asker) -> str:
    """Give the name under which someone may be listed.

    Under-18s are listed by their initials; whoever asked not to be named is not.
    """
    if asker.consents_to_name is False:
        return WITHHELD
    if asker.under_18:
        return "".join(f"{word[0]}." for word in asker.name.replace("-", " ").split())
    return masked(asker.name, asker.private)


def details_of(text: str, asker: Asker) -> tuple[PrivateDetail, ...]:
    """Find what a text holds that may not go out: contact details, and the name of somebody who may not be named."""
    return tuple(apart([*details_in(text, asker.private), *_names(text, asker)]))


def to_redact(text: str, asker: Asker) -> tuple[PrivateDetail, ...]:
    """Find what is to be taken out of a text before it is published: what may not go out, and a mail's signature last.

    The signature runs from its first line to the end, over what was found in it.
    """
    return with_signature(text, details_of(text, asker))


def outgoing(text: str, asker: Asker, left_in: Collection[int] = ()) -> str:
    """Give a text as it may go out: words stand for what was found in it.

    `left_in` are the places in `details_of` of what is left as it is, counted from 0.
    """
    if not text:
        return text
    if is_named(asker) and not left_in:
        return masked(text, asker.private)
    return redacted(text, tuple(one for at, one in enumerate(details_of(text, asker)) if at not in left_in))


def for_outside(question: Question) -> Question:
    """Give a question as it may leave the office.

    Without the private part; the name of a person under 18 as initials and of one who asked for that withheld; every
    text at any depth without contact details. Those left in the text to publish stay once it was published with
    someone's agreement.
    """
    asker = question.asker
    clean: Question = _cleaned(question, asker)
    private = ContactDetails(purged_on=asker.private.purged_on)
    return replace(
        clean,
        asker=replace(
            clean.asker,
            name=public_name(asker),
            private=private,
            # The register of people would name whoever may not be named.
            person=asker.person if is_named(asker) else None,
        ),
        published_text=public_text(question),
    )


def public_text(question: Question) -> str:
    """Give the text that may leave the office: the one prepared for it, and none while none is prepared.

    Contact details left in it on purpose stay only once it was published with someone's agreement.
    """
    if question.published_on is not None:
        return question.published_text
    return outgoing(question.published_text, question.asker)


def text_to_publish(question: Question) -> str:
    """Give the text as it will be published: that prepared, else the one sent with the filter's words in it."""
    return public_text(question) if question.published_text else outgoing(question.text, question.asker)


def is_force(name: str) -> bool:
    """Say whether somebody to whom a question is passed on is the police force itself, which may need the details."""
    return bool(_FORCE.search(name) or _POLICE.search(name)) and not _NO_FORCE.search(name)


def _names(text: str, asker: Asker) -> Iterator[PrivateDetail]:
    folded = text.casefold()
    if is_named(asker) or not any(word in folded for word in asker.name.casefold().replace(",", " ").split()):
        return
    for pattern in _names_of(asker.name):
        yield from (PrivateDetail(NAME, match.start(), match.end()) for match in pattern.finditer(text) if match[0])


@lru_cache(maxsize=1024)
def _names_of(name: str) -> tuple[re.Pattern[str], ...]:
    """Make what finds a name in a text: whole, family name first, the family name alone, the first name as a signature.

    A family name counts only with its capital, because many are words as well; a first name that is one stays.
    """
    plain = [word for word in name.replace(",", " ").split() if word.rstrip(".").casefold() not in _STYLES]
    if not plain:
        return ()
    words, blank = [re.escape(word) for word in plain], r"[\s.,]+"
    first, family = words[0], words[-1]
    capital, rest, initial = (re.escape(one) for one in (plain[-1][0].upper(), plain[-1][1:], plain[0][0]))
    patterns = [rf"(?<!\w){blank.join(words)}(?!\w)", rf"(?<!\w){family}{blank}{first}(?!\w)"]
    patterns = [f"(?i:{one})" for one in patterns]
    if len(plain) > 1 and len(plain[-1]) >= _SHORTEST_NAME:
        patterns.append(rf"(?<!\w)(?:(?:{initial}|{_STYLED})\.?\s+)?{capital}(?i:{rest})(?!\w)")
    patterns.append(rf"(?im:(?:^|(?:dear|hello|hi|i am|i'm|name is)[ \t]+){first}(?=[ \t]*[,.!]?[ \t]*$))")
    return tuple(re.compile(one) for one in patterns)


def _cleaned(value: Any, asker: Asker) -> Any:
    """Filter every text of a record or part, at any depth; links, ids and words of a list are none."""
    if isinstance(value, str):
        return outgoing(value, asker)
    if isinstance(value, tuple):
        return tuple(_cleaned(one, asker) for one in value)
    if not isinstance(value, msgspec.Struct) or isinstance(value, ContactDetails):
        return value
    texts = {
        name: fresh
        for name in value.__struct_fields__
        if name not in _NO_TEXT and (fresh := _cleaned(old := getattr(value, name), asker)) is not old
    }
    return replace(value, **texts) if texts else value
