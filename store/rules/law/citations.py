"""Every citation that the program prints and that carries no number of the other table, with the text it rests on.

No other module writes one: `cite("copies")` gives it as it is printed. A new one is a line here: its code, the words
that are printed, what the provision says in our own words, and whether it was read. One of which the text was not read,
or of which it is unsettled what it means for a panel, is printed with what is to be asked about it, in every face.
"""

from __future__ import annotations

from typing import NamedTuple

from store.rules.law.provision import Certainty

_LGA = "Local Government Act 1972"
_PRSRA = "Police Reform and Social Responsibility Act 2011"
_LOCALISM = "Localism Act 2011"
_ASK: Certainty = "ask the monitoring officer"


class Citation(NamedTuple):
    """One provision: its code, its words as printed, what it says, and how sure that is."""

    code: str
    words: str
    rests_on: str
    certainty: Certainty = "verified"

    def __str__(self) -> str:
        """Give the words with what the monitoring officer should be asked, if anything."""
        return self.words if self.certainty == "verified" else f"{self.words} ({self.certainty})"


CITATIONS: tuple[Citation, ...] = (
    # Declarations of interest
    Citation(
        "dpi-bar",
        f"{_LOCALISM} s.31(4)",
        "Whoever has a disclosable pecuniary interest in a matter takes no part in discussing it or voting on it.",
    ),
    Citation(
        "dpi-notify",
        f"{_LOCALISM} s.31(3)",
        "One disclosed at a meeting, not in the register and not notified before, is notified within 28 days.",
    ),
    Citation("dispensation", f"{_LOCALISM} s.33", "The member's authority may lift the bar on discussion and vote."),
    Citation(
        "model-code",
        "Local Government Association Model Code 2020, Appendix B",
        "What a council that adopted it asks of members; its last two paragraphs were not read.",
        _ASK,
    ),
    Citation(
        "welsh-code",
        "Local Authorities (Model Code of Conduct) (Wales) Order 2008",
        "In Wales personal and prejudicial interests are the law; its paragraphs were not read.",
        _ASK,
    ),
)
"""The citations, in groups by what they are about."""

_BY_CODE = {one.code: one for one in CITATIONS}


def cite(code: str) -> str:
    """Give a citation as it is printed, with what is to be asked about it. Raises KeyError for a code not listed."""
    return str(_BY_CODE[code])
