"""What a row of the table of provisions holds."""

from __future__ import annotations

from typing import NamedTuple

from store.rules.law.provision import Certainty

PRSRA = "Police Reform and Social Responsibility Act 2011"
LGA = "Local Government Act 1972"
LOCALISM = "Localism Act 2011"
PRECEPTS = "Police and Crime Panels (Precepts and Chief Constable Appointments) Regulations 2012 (SI 2012/2271)"
NOMINATIONS = "Police and Crime Panels (Nominations, Appointments and Notifications) Regulations 2012 (SI 2012/1433)"
COMPLAINTS = "Elected Local Policing Bodies (Complaints and Misconduct) Regulations 2012 (SI 2012/62)"
WELSH_CODE = "Local Authorities (Model Code of Conduct) (Wales) Order 2008"
MODEL_CODE = "Local Government Association Model Code 2020"

ASKED: Certainty = "ask the monitoring officer"


class Citation(NamedTuple):
    """A provision: its code, its words as printed, what it says, and how sure that is."""

    code: str
    words: str
    rests_on: str
    certainty: Certainty = "verified"

    def __str__(self) -> str:
        """Give the words with what the monitoring officer should be asked, if anything."""
        return self.words if self.certainty == "verified" else f"{self.words} ({self.certainty})"


def of(act: str, *rows: tuple[str, str, str]) -> tuple[Citation, ...]:
    """Write the rows of an act or instrument that was read: code, where it stands in it, and what it says."""
    return tuple(Citation(code, f"{act} {place}", rests_on) for code, place, rests_on in rows)


def asked(act: str, *rows: tuple[str, str, str]) -> tuple[Citation, ...]:
    """Write rows of which the text was not read, or of which it is unsettled what they mean for a panel."""
    return tuple(one._replace(certainty=ASKED) for one in of(act, *rows))
