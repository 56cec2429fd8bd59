"""The headings of a cover sheet: what each is called, in which words reports print it, and what may stand under it."""

from __future__ import annotations

import re
from enum import Enum
from functools import cache
from typing import Final, NamedTuple

_AND: Final = "(?:and|&)"
_BETWEEN: Final = r"[\W_]+"


class CoverRegion(Enum):
    """Where on a sheet a heading stands: in its head, over its text, among the implications, or at its foot."""

    HEAD = "head"
    TEXT = "text"
    IMPLICATION = "implication"
    FOOT = "foot"


class CoverHeading(NamedTuple):
    """A heading: its code, what the office calls it, where it stands, and the ways in which reports print it.

    A printed way is a pattern; a blank in it stands for whatever parts two words, and `and` for `&` too. `may_be_none`
    says that “None” is a whole answer. `stems` begin the words by which a report that speaks of the matter is known.
    """

    code: str
    label: str
    region: CoverRegion
    printed: tuple[str, ...]
    may_be_none: bool = False
    stems: tuple[str, ...] = ()


HEADINGS: Final = (
    CoverHeading("report_of", "report of", CoverRegion.HEAD, (r"(?:joint )?reports? (?:of|by|from)", "presented by")),
    CoverHeading(
        "date", "date", CoverRegion.HEAD, (r"(?:meeting )?date(?: and time)?(?: of (?:the )?meeting)?", "date time")
    ),
    CoverHeading(
        "subject", "subject", CoverRegion.HEAD, (r"(?:subject|title)(?: of (?:the )?report)?", "report title")
    ),
    CoverHeading(
        "author",
        "author",
        CoverRegion.HEAD,
        (r"(?:report )?authors?(?: of (?:the )?report)?", "(?:report )?(?:prepared|written) by"),
    ),
    CoverHeading(
        "purpose", "purpose", CoverRegion.TEXT, (r"purposes?(?: of (?:the |this )?report)?", "purpose and summary")
    ),
    CoverHeading(
        "recommendation",
        "recommendation",
        CoverRegion.TEXT,
        (r"(?:officers? )?recommendations?(?: to the panel)?", "recommended"),
    ),
    CoverHeading(
        "financial",
        "financial implications",
        CoverRegion.IMPLICATION,
        (
            r"(?:financial|finance|budget(?:ary)?)(?: and resources?)?(?: implications?)?",
            r"resources?(?: implications?)?",
        ),
        stems=("financ", "budget", "cost", "fund", "£", "spend", "spent", "expenditure", "precept", "saving"),
    ),
    CoverHeading(
        "legal",
        "legal implications",
        CoverRegion.IMPLICATION,
        (r"legal(?: and (?:constitutional|governance))?(?: (?:implications?|considerations?))?",),
        stems=("legal", "legislat", "law", "act", "statut", "regulation", "section"),
    ),
    CoverHeading(
        "equality",
        "equality impact assessment",
        CoverRegion.IMPLICATION,
        (
            r"equalit(?:y|ies) impacts?(?: assessments?)?(?: implications?)?",
            r"equalit(?:y|ies)(?: and human rights| and diversity| diversity and inclusion)?(?: implications?)?",
            "eia",
        ),
        stems=("equal", "divers", "protected characteristic", "bame", "inclusi", "discriminat"),
    ),
    CoverHeading(
        "risk",
        "risks and impact",
        CoverRegion.IMPLICATION,
        (r"risks?(?: and impacts?| management| assessment| and mitigation)?(?: implications?)?",),
        stems=("risk", "impact", "uncertain", "threat"),
    ),
    CoverHeading(
        "plan",
        "link to the police and crime plan",
        CoverRegion.IMPLICATION,
        (
            r"(?:links?|contribution|relevance) (?:to|with) (?:the )?(?:police(?: fire)? and crime )?plans?",
            r"police(?: fire)? and crime plan (?:implications?|priorities|links?)",
        ),
        stems=("crime plan", "priorit"),
    ),
    CoverHeading(
        "communications",
        "communications",
        CoverRegion.IMPLICATION,
        (r"(?:media and |consultation and )?communications?(?: and engagement)?(?: implications?)?",),
        stems=("communicat", "media", "publicity", "publish", "consult"),
    ),
    CoverHeading(
        "appendices",
        "list of appendices",
        CoverRegion.FOOT,
        (r"(?:list of )?(?:appendices|annexe?s|attachments|enclosures)(?: attached)?",),
        may_be_none=True,
    ),
    CoverHeading(
        "background", "background papers", CoverRegion.FOOT, (r"(?:list of )?background (?:papers?|documents?)",), True
    ),
    CoverHeading(
        "contact",
        "person to contact",
        CoverRegion.FOOT,
        (
            r"(?:persons?|people|officers?) to contact",
            r"contact (?:officers?|persons?|details)",
            r"(?:contacts? )?for (?:further|more) information(?: contact)?",
            r"contacts?",
        ),
    ),
)
"""Every heading that is known, in the order in which a sheet has them."""

BY_CODE: Final = {one.code: one for one in HEADINGS}
"""The headings by their codes."""

CODES: Final = tuple(BY_CODE)
"""Their codes: what a panel requires unless it says otherwise."""

IMPLICATIONS: Final = re.compile(r"(?:summary\W+of\W+)?implications", re.IGNORECASE)
"""The heading over the implications, which says nothing itself."""


@cache
def pattern_of(code: str) -> re.Pattern[str]:
    """Give the pattern of every way in which a heading is printed, `(s)` at its end included."""
    ways = (one.replace(" and", f" {_AND}").replace(" ", _BETWEEN) for one in BY_CODE[code].printed)
    return re.compile(rf"(?:{'|'.join(ways)})(?:\s?\(s\))?", re.IGNORECASE)


def label_of(code: str) -> str:
    """Give what the office calls a heading; a code that is none stands for itself."""
    return BY_CODE[code].label if code in BY_CODE else code
