"""Making the evidence bundle of a meeting: one packed file, the same bytes from the same records on the same day.

The bundle for the public goes through the gate of all that goes out, and what was made is read once more before it is
given: a contact detail of the public, or the title of an exempt paper, refuses it whole.
"""

from __future__ import annotations

import datetime as dt
from collections.abc import Iterator, Sequence
from html import unescape
from typing import NamedTuple

from store.papers.bundle.contents import BundleContent, BundleWork, contents
from store.papers.bundle.gate import Gate
from store.papers.bundle.manifest import (
    MEMBERS,
    PUBLIC,
    BundleBefore,
    BundleManifest,
    bundled,
    digest_of,
    files_of,
    written,
)
from store.papers.bundle.packs import BundledPack
from store.papers.bundle.zipped import Held, zipped
from store.papers.house import PLAIN_HOUSE, House
from store.problems import Problem, Refused
from store.queries.words.short import meeting_title
from store.records import BundleMade, Change, Meeting
from store.register import Register
from store.rules.calendar.coming import is_to_come
from store.rules.calendar.meetings import the_meeting
from store.rules.publishing.bundles import bundle_before, skipped_between, why_not_bundle
from store.rules.words.dates import day_month, long_date
from store.rules.words.folding import words_read
from store.rules.words.wording import capital, listed

_SHORTEST = 6
"""So many signs of a contact detail are looked for; fewer would be found in many a number."""

_LONG = 12
"""So many signs of a title name a paper; in fewer it may be a word that stands in many a sentence."""


class MadeBundle(NamedTuple):
    """A bundle: its bytes, the digest of its manifest, how many files it holds, and what should be known of it."""

    data: bytes
    digest: str
    files: int
    notes: tuple[str, ...]


def made_bundle(
    register: Register,
    today: dt.date,
    changes: Sequence[Change],
    house: House = PLAIN_HOUSE,
    /,
    *,
    meeting: str,
    panel_id: str,
    for_members: bool = False,
    packs: Sequence[BundledPack] = (),
) -> MadeBundle:
    """Make the bundle of a meeting for the public or for members; `changes` are the whole journal, the newest first.

    Raises Refused: there is no such meeting, it is not held in public, or something in it may not go out.
    """
    held = register.need(Meeting, meeting, "meeting")
    problem = why_not_bundle(held, for_members=for_members)
    if problem is not None:
        raise Refused(problem)
    gate = Gate(register, held, changes, for_members=for_members)
    every = [*contents(BundleWork(register, gate, tuple(changes), today, house)), *map(_pack, packs)]
    files = [one for one in every if one.name]
    lacking = tuple(capital(one.what) for one in every if not one.name)
    _refuse_leaks(register, gate, files)
    before = bundle_before(register, held, for_members=for_members)
    manifest = BundleManifest(
        panel=register.panel.name,
        panel_id=panel_id,
        meeting=held.date,
        meeting_id=held.id,
        title=f"{capital(the_meeting(held))}: {meeting_title(held)}",
        readers=MEMBERS if for_members else PUBLIC,
        made_on=today,
        before=_named(before),
        lacking=lacking,
        files=tuple(bundled(Held(one.name, one.data), one.what) for one in files),
    )
    packed = files_of(manifest, [Held(one.name, one.data) for one in files])
    notes = (*lacking, *_notes(register, held, today, before[0] if before else None, packs, for_members=for_members))
    return MadeBundle(zipped(packed), digest_of(written(manifest)), len(packed), notes)


def _named(before: tuple[Meeting, BundleMade] | None) -> BundleBefore | None:
    """Name the bundle that went before, if there is one."""
    if before is None:
        return None
    meeting, made = before
    return BundleBefore(meeting=meeting.date, meeting_id=meeting.id, sha512=made.sha512)


def _pack(one: BundledPack) -> BundleContent:
    what = "what the packs hold, with their digests" if one.name.endswith(".json") else f"the pack {one.name}"
    return BundleContent(f"packs/{one.name}", what, one.data)


def _refuse_leaks(register: Register, gate: Gate, files: Sequence[BundleContent]) -> None:
    """Read what was made once more; the words that were found are not repeated."""
    private = [one.asker.private for one in register.questions]
    details = {text.casefold() for one in private for text in (one.email, one.phone) if len(text) >= _SHORTEST}
    problems = []
    titles = [one for one in gate.secrets if len(one) >= _LONG]
    for one in files:
        if one.name.startswith("packs/"):
            continue
        words = unescape(one.data.decode("utf-8", "replace"))
        if any(text in words.casefold() for text in details):
            problems.append(_leak(one, "contact details of a member of the public", "Redact them where they stand."))
        if titles and any(title in words_read(words) for title in titles):
            problems.append(_leak(one, "the title or the file of an exempt paper", "Word it differently there."))
    if problems:
        raise Refused(*problems)


def _leak(one: BundleContent, what: str, cure: str) -> Problem:
    return Problem("bundle.leak", f"{capital(one.what)} ({one.name}) would hold {what}.", cure, "meeting")


def _notes(
    register: Register,
    meeting: Meeting,
    today: dt.date,
    before: Meeting | None,
    packs: Sequence[BundledPack],
    *,
    for_members: bool,
) -> Iterator[str]:
    """Say what should be known of a bundle: what it cannot hold yet, and where the chain begins or leaves one out."""
    if is_to_come(meeting, today):
        yield "The meeting is still to be held: make the bundle again once its minutes are signed."
    elif not register.minutes_of(meeting.id):
        yield "Make the bundle again once the minutes are recorded and signed."
    elif meeting.minutes.word != "signed":
        yield f"The minutes are {meeting.minutes.word}: make the bundle again once they are signed."
    if not packs:
        yield "No pack is in it. To put those that were published in, name their folder."
    if before is None:
        yield "It is the first of its chain: no bundle was made of an earlier meeting."
        return
    yield f"It follows the bundle of {day_month(before.date)}."
    skipped = skipped_between(register, meeting, before)
    if skipped:
        days = listed([long_date(one.date) for one in skipped])
        readers = "members" if for_members else "the public"
        yield f"No bundle for {readers} was made of {days}: the chain leaves that out."
