"""Recording that the evidence bundle of a meeting was made, so that the next one can name it."""

from __future__ import annotations

import datetime as dt

from msgspec.structs import replace

from store.commands.fields import Problems
from store.edit import Edit
from store.records import BundleMade, Meeting
from store.register import Register
from store.rules.calendar.meetings import the_meeting
from store.rules.publishing.bundles import why_no_digest, why_not_bundle


def record_bundle(
    register: Register, today: dt.date, /, *, meeting: str, sha512: str, for_members: bool = False
) -> Edit:
    """Record a bundle as made today; `sha512` is the digest of its manifest. The same bundle again changes nothing.

    Raises:
        Refused: there is no such meeting, it is not held in public and the bundle is for the public, or that is no
            digest.
    """
    current = register.need(Meeting, meeting, "meeting")
    problems = Problems()
    problems.add(why_not_bundle(current, for_members=for_members), why_no_digest(sha512))
    problems.refuse()
    one = BundleMade(on=today, for_members=for_members, sha512=sha512)
    known = any(made.for_members is for_members and made.sha512 == sha512 for made in current.bundles)
    readers = "members" if for_members else "the public"
    sentence = f"Recorded the evidence bundle for {readers} of {the_meeting(current)}"
    return Edit(sentence, () if known else (replace(current, bundles=(*current.bundles, one)),))
