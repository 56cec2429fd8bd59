"""Bundles made by hand and of the sample, and what is done to them."""

from __future__ import annotations

import datetime as dt
from typing import Any

from store.papers.bundle.manifest import BundleBefore, BundleManifest, bundled, files_of, written
from store.papers.bundle.zipped import Held, zipped

DAY = dt.date(2021, 7, 12)
FILES = (
    Held("timeline.txt", b"On  What\n1 July 2021  The agenda was published.\n" * 3),
    Held("agenda/publication-01-agenda.json", b'{"kind":"agenda"}\n'),
    Held("minutes/minutes.html", "<p>Cllr Ŵyn was in the chair.</p>\n".encode()),
    Held("packs/public.pdf", bytes(range(256))),
)
"""Files as they may stand in a bundle: text, text of another language, an empty line, and bytes of any value."""


def manifest(**more: Any) -> BundleManifest:
    """What a bundle of `FILES` says of itself."""
    told: dict[str, Any] = {
        "panel": "A Panel",
        "panel_id": "abc",
        "meeting": dt.date(2021, 3, 25),
        "meeting_id": "M15",
        "title": "The meeting of 25 March 2021",
        "readers": "public",
        "made_on": DAY,
        "files": tuple(bundled(one, f"what {one.name} is") for one in FILES),
    }
    return BundleManifest(**{**told, **more})


def bundle(files: tuple[Held, ...] = FILES, **more: Any) -> bytes:
    """A bundle made by hand; its manifest tells of `FILES`, whatever stands in it."""
    return zipped(files_of(manifest(**more), files))


def following(before: BundleManifest, **more: Any) -> bytes:
    """The bundle of the next meeting, which names one."""
    from store.papers.bundle.manifest import digest_of

    named = BundleBefore(meeting=before.meeting, meeting_id=before.meeting_id, sha512=digest_of(written(before)))
    return bundle(meeting=dt.date(2021, 6, 10), meeting_id="M17", before=named, **more)
