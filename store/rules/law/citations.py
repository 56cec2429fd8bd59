"""Every provision of the law that the program names and that carries no number, with the text it rests on.

Together with the table of numbers this is all the law there is: a test holds that no other provision is named in code,
rules or wording, and that one provision is as sure wherever it is named. `cite("copies")` gives one as it is printed.

A new one is one line of the table it belongs to: its code, where it stands, and what it says in our own words. It is
`asked` if its text was not read, or if it is unsettled what it means for a panel: then it is printed with that.
"""

from __future__ import annotations

from store.rules.law.cited import Citation
from store.rules.law.cited_commissioners import CITED_ON_COMMISSIONERS
from store.rules.law.cited_meetings import CITED_ON_MEETINGS

CITATIONS: tuple[Citation, ...] = (*CITED_ON_MEETINGS, *CITED_ON_COMMISSIONERS)
"""The provisions, in groups by what they are about."""

_BY_CODE = {one.code: one for one in CITATIONS}


def cite(*codes: str) -> str:
    """Give one or several provisions as they are printed, with what is to be asked about them.

    Raises KeyError for a code that the tables do not have, which is a fault of the program.
    """
    return "; ".join(str(_BY_CODE[code]) for code in codes)
