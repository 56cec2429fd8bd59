"""Finding contact details that stand in a text: telephone numbers, e-mail addresses, postcodes, postal addresses.

Names, allegations and live court matters cannot be found by a pattern; they stay the clerk's to see.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from functools import lru_cache
from typing import NamedTuple

from store.records import ContactDetails
from store.rules.questions.contacts import ABROAD, BETWEEN, lines_in, mails_in, numbers_in, towns_in
from store.rules.words.text import unix_lines

TELEPHONE, EMAIL, POSTCODE, ADDRESS = "telephone number", "e-mail address", "postcode", "postal address"
SIGNATURE = "e-mail signature"

_UNSEEN = "[\u00ad\u200b-\u200d\u2060\ufeff]"
_EMAIL = re.compile(
    rf"(?:\"[^\"\n]{{1,64}}\"|[\w.+'’-]|{_UNSEEN})+@(?:[\w-]|{_UNSEEN})+(?:\.(?:[\w-]|{_UNSEEN})+)+"
    r"|\b[\w.+-]+\s?[(\[]at[)\]]\s?[\w-]+(?:(?:\.|\s?[(\[]dot[)\]]\s?)[\w-]+)+",
    re.IGNORECASE,
)
_GAP = r"[\s().\u00a0\u00ad\u2000-\u2015\u202f\u2060\u3000\ufeff-]"
_TELEPHONE = re.compile(
    rf"(?:(?<![\w/.,-])|(?<=[A-Za-z][/.,-]))(?:(?:\+|00)\d{{1,3}}{_GAP}?(?:\(0\){_GAP}?)?|\(?0)"
    rf"(?:{_GAP}{{0,3}}\d){{8,11}}(?![\d/]|[.,-]\d)",
    re.ASCII,
)
_AREAS = (
    "AB|AL|B|BA|BB|BD|BH|BL|BN|BR|BS|BT|CA|CB|CF|CH|CM|CO|CR|CT|CV|CW|DA|DD|DE|DG|DH|DL|DN|DT|DY|E|EC|EH|"
    "EN|EX|FK|FY|G|GL|GU|GY|HA|HD|HG|HP|HR|HS|HU|HX|IG|IM|IP|IV|JE|KA|KT|KW|KY|L|LA|LD|LE|LL|LN|LS|LU|M|"
    "ME|MK|ML|N|NE|NG|NN|NP|NR|NW|OL|OX|PA|PE|PH|PL|PO|PR|RG|RH|RM|S|SA|SE|SG|SK|SL|SM|SN|SO|SP|SR|SS|ST|"
    "SW|SY|TA|TD|TF|TN|TQ|TR|TS|TW|UB|W|WA|WC|WD|WF|WN|WR|WS|WV|YO|ZE"
)
_POSTCODE = re.compile(
    rf"\b(?:{_AREAS})\d[A-HJKMNP-Y\d]?[ \t]{{0,2}}\d[ABD-HJLNP-UW-Z]{{2}}\b",
    re.IGNORECASE,
)
_STREETS = (
    "Street St Road Rd Lane Ln Avenue Ave Close Drive Dr Way Court Ct Crescent Cres Gardens Gdns Grove Place Pl "
    "Terrace Hill Park Square Sq Mews Walk Row Green Rise View Parade Croft Meadow Meadows Mount Yard Drift Fields Gate"
).replace(" ", "|")
_ADDRESS = re.compile(
    rf"\b(?:(?:Flat|Apartment|Unit|flat) \w{{1,4}},? )?\d{{1,4}}[A-Za-z]?,? (?:[A-Z][\w'’.-]* ){{1,4}}(?:{_STREETS})\b"
    r"|\b\d{1,4}[a-z]?,? (?!minute|hour|year|mile|day|week|month|metre|police|officer)[a-z'’-]+ "
    r"(?:street|road|lane|avenue|crescent|terrace)\b"
    r"|\bP\.?O\.? ?Box \d+",
)
_PATTERNS = ((EMAIL, _EMAIL), (TELEPHONE, _TELEPHONE), (ADDRESS, _ADDRESS), (POSTCODE, _POSTCODE))
_SIGNED = re.compile(
    r"^(?:-- ?|_{5,}|(?:kind|kindest|best|warm|with) (?:kind )?regards\b.*|regards,?|many thanks,?|yours (?:sincerely|"
    r"faithfully|truly)\b.*|sent from my .*|get outlook for .*)$",
    re.IGNORECASE | re.MULTILINE,
)
_NARROW = 16
_BLANKS = r"[\s,;]+"
_WORD = 6
"""The fewest letters of a line that is looked for wherever it stands; a shorter one might be any word."""

_LONG, _SHORT = 9, 5
"""The fewest figures of a whole number, and of one without the code of its town."""

_LEADS_TO_NUMBER = r"(?:ext(?:ension)?|x|tel(?:ephone)?|phone|mobile|ring|call|number|no)"
_LEADS_TO_HOUSE = r"(?:flat|apartment|apt|unit|room|house|number|no|block|door|plot|lot|pitch)"
_NONE = ContactDetails()
_MAY_HOLD = re.compile(r"[\d@]|[(\[]at[)\]]", re.IGNORECASE)
_LEFT_IN = "\n\t"


class PrivateDetail(NamedTuple):
    """Something found in a text: what sort of thing, and where it begins and ends, counted in characters from 0."""

    kind: str
    start: int
    end: int


def findings(text: str, private: ContactDetails | None = None) -> tuple[PrivateDetail, ...]:
    """Find contact details in a text in the order in which they stand, none within another.

    What `private` holds is found as well, whatever its blanks and capitals. The signature of an e-mail comes last and
    runs from its first line to the end, over what was found in it.
    """
    return with_signature(text, tuple(apart(details_in(text, private))))


def with_signature(text: str, details: tuple[PrivateDetail, ...]) -> tuple[PrivateDetail, ...]:
    """Add the signature of an e-mail, if the text has one, to what was found in it."""
    signed = _signature(text)
    return details if signed is None else (*details, PrivateDetail(SIGNATURE, signed, len(text)))


def masked(text: str, private: ContactDetails | None = None) -> str:
    """Give a text with every contact detail in it replaced by words that say what was there.

    Signatures stay, without the details in them.
    """
    if private in {None, _NONE} and not _MAY_HOLD.search(text):
        return text
    return redacted(text, tuple(apart(details_in(text, private))))


def details_in(text: str, private: ContactDetails | None = None) -> list[PrivateDetail]:
    """List what is found of contact details, one perhaps within another, in no order."""
    return [*(_contacts(text) if _MAY_HOLD.search(text) else ()), *_own(text, private)]


def redacted(text: str, details: tuple[PrivateDetail, ...]) -> str:
    """Replace findings in a text by words that say what was there; a signature goes without a trace."""
    signed = next((one.start for one in details if one.kind == SIGNATURE), None)
    whole = text if signed is None else text[:signed].rstrip()
    parts, last = [], 0
    for one in details:
        if one.kind != SIGNATURE and one.start < len(whole):
            parts += [whole[last : one.start], f"[{one.kind} removed]"]
            last = one.end
    return "".join([*parts, whole[last:]])


def what_was_found(details: tuple[PrivateDetail, ...]) -> tuple[str, ...]:
    """Count findings by their sort, in words: `2 telephone numbers`, `1 postcode`; never the details themselves."""
    counts: dict[str, int] = {}
    for one in details:
        counts[one.kind] = counts.get(one.kind, 0) + 1
    return tuple(f"{number} {kind if number == 1 else _plural(kind)}" for kind, number in counts.items())


def _plural(kind: str) -> str:
    return f"{kind}es" if kind.endswith("address") else f"{kind}s"


def pasted(text: str) -> tuple[str, int]:
    """Make a text pasted from an e-mail fit to keep: line ends as the file has them, invisible characters left out.

    Gives the text and how many control characters were left out, so that the clerk can be told. Letters, curly
    quotation marks, emoji and right-to-left writing stay as they are.
    """
    lines = unix_lines(text).replace("\r", "\n").replace("\u2028", "\n").replace("\u2029", "\n")
    kept = "".join(character for character in lines if character in _LEFT_IN or _can_stay(character))
    return kept.strip("\n"), len(lines) - len(kept)


def _can_stay(character: str) -> bool:
    if character.isprintable():
        return True
    code = ord(character)
    surrogate, override = (
        0xD800 <= code <= 0xDFFF,
        character in "\u202a\u202b\u202c\u202d\u202e\u2066\u2067\u2068\u2069",
    )
    nothing = code & 0xFFFE == 0xFFFE or 0xFDD0 <= code <= 0xFDEF
    return not (code < 0x20 or 0x7F <= code < 0xA0 or surrogate or override or nothing)


def _contacts(text: str) -> Iterator[PrivateDetail]:
    for kind, pattern in _PATTERNS:
        for match in pattern.finditer(text):
            if kind != TELEPHONE or _is_number(match[0]):
                yield PrivateDetail(kind, match.start(), match.end())


def _is_number(words: str) -> bool:
    """Tell a telephone number from a long reference: ten or eleven figures, or as many as abroad."""
    figures = sum(character.isdigit() for character in words)
    return 9 <= figures <= 14 and len(words) <= figures + 8


def _own(text: str, private: ContactDetails | None) -> Iterator[PrivateDetail]:
    """Find what the private part holds, however its capitals, blanks and signs are written."""
    if private is None or private == _NONE:
        return
    folded = text.casefold()
    figures = "".join(character for character in text if character.isdigit())
    for one in _sought(private):
        # To make a pattern takes 2 ms, and a list of questions has thousands of texts: nearly all lack what it needs.
        if one.needs in (figures if one.kind == TELEPHONE and one.needs.isdigit() else folded):
            matches = _pattern(one.pattern).finditer(text)
            yield from (PrivateDetail(one.kind, match.start(), match.end()) for match in matches if match[0])


class _Sought(NamedTuple):
    """One of the asker's details: its sort, the pattern that finds it, and what a text must hold for it to be there."""

    kind: str
    needs: str
    pattern: str


@lru_cache(maxsize=1024)
def _pattern(pattern: str) -> re.Pattern[str]:
    return re.compile(pattern, re.IGNORECASE | re.MULTILINE)


@lru_cache(maxsize=4096)
def _sought(private: ContactDetails) -> tuple[_Sought, ...]:
    """List what is looked for of one asker's details."""
    mails = [_Sought(EMAIL, "@", _unseen_between(mail)) for mail in mails_in(private.email)]
    numbers = [_Sought(TELEPHONE, figures, _number(figures)) for figures in numbers_in(private.phone)]
    every = lines_in(private.address)
    towns = towns_in(every)
    lines = [
        _Sought(ADDRESS, line.split()[0].strip(",;").casefold(), pattern)
        for at, line in enumerate(every)
        for pattern in (_town(every, at) if at in towns else _line(line, first=at == 0))
    ]
    others = ((EMAIL, "" if mails else private.email), (TELEPHONE, "" if numbers else private.phone))
    typed = [
        _Sought(kind, value.split()[0].strip(",;").casefold(), pattern)
        for kind, value in (*others, (ADDRESS, private.address))
        for pattern in _as_typed(value)
    ]
    return (*mails, *numbers, *typed, *lines)


def _as_typed(value: str) -> list[str]:
    """Find a value word for word, with any blanks and commas between."""
    words = [re.escape(word.strip(",;")) for word in value.split() if word.strip(",;")]
    whole = sum(map(len, words)) >= _WORD and len(value) <= _NARROW * 64
    return [rf"(?<!\w){_BLANKS.join(words)}(?!\w)"] if whole else []


def _unseen_between(mail: str) -> str:
    return rf"(?<![\w.+-]){f'{_UNSEEN}*'.join(map(re.escape, mail))}(?![\w-])"


def _number(figures: str) -> str:
    """Find a number by its figures. A short one, such as an extension, could be any figure: a word must lead to it."""
    spaced = f"{BETWEEN}{{0,3}}".join(figures)
    if len(figures) >= _LONG:
        return rf"(?<!\d)(?:{ABROAD}{BETWEEN}{{0,3}})?{spaced}(?!\d)"
    if len(figures) >= _SHORT:
        return rf"(?<![\d£.,/])0?{spaced}(?![\d%]|[.,/]\d)"
    return rf"\b{_LEADS_TO_NUMBER}\W{{0,3}}0?{spaced}(?!\d)|^[ \t]*0?{spaced}[ \t]*$"


def _line(line: str, *, first: bool) -> Iterator[str]:
    """Find one line of an address. A short one needs more: letters with figures, a word that leads to it, or a line."""
    if whole := _as_typed(line):
        yield from whole
    elif line.isdigit():
        yield rf"\b{_LEADS_TO_HOUSE}[\s.:#]*{line}(?!\w)|^[ \t]*{line}[ \t]*,?[ \t]*$"
    elif any(map(str.isdigit, line)):
        yield rf"(?<!\w){re.escape(line)}(?!\w)"
    elif first and len(line) >= _SHORT // 2:
        yield rf"(?-i:(?<!\w){re.escape(line)}(?!\w))"


def _town(lines: Sequence[str], at: int) -> Iterator[str]:
    """Find the town of an address beside what stands before or behind it there, or on a line of its own.

    By itself it says no more than the connection that is printed with a question, and a question may be about the town.
    """
    town, *beside = (re.escape(line) for line in (lines[at], *lines[at - 1 : at], *lines[at + 1 : at + 2]))
    before, *behind = beside
    yield rf"(?<!\w){before}{_BLANKS}{town}(?!\w)"
    yield from (rf"(?<!\w){town}{_BLANKS}{one}(?!\w)" for one in behind)
    yield rf"^[ \t]*{town}[ \t]*,?[ \t]*$"


def _signature(text: str) -> int | None:
    """Say where an e-mail's signature begins: a farewell among the last lines; None if there is none."""
    lines = text.rstrip().count("\n")
    for match in _SIGNED.finditer(text):
        if lines - text.count("\n", 0, match.start()) <= _NARROW and match.start() > 0:
            return match.start()
    return None


def apart(details: list[PrivateDetail]) -> Iterator[PrivateDetail]:
    """Leave out what lies within another finding, the longer of two that overlap standing."""
    last = 0
    for one in sorted(set(details), key=lambda one: (one.start, -one.end, one.kind)):
        if one.start >= last:
            last = one.end
            yield one
        elif one.end > last:
            yield PrivateDetail(one.kind, last, one.end)
            last = one.end
