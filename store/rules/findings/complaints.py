"""Findings about complaints against the commissioner: limits, what waits, who is to be told. Never what was said."""

from __future__ import annotations

from collections.abc import Iterator

from store.rules.complaints.duties import AMISS, DUE, KEPT, LATE, NOT_TOLD, WAITS, ComplaintDuty, duties
from store.rules.complaints.standing import complaint_words
from store.rules.findings.finding import Finding, Scene, finding
from store.rules.words.wording import capital

_RANKS = {LATE: 9, AMISS: 36, DUE: 30, NOT_TOLD: 48, WAITS: 64, KEPT: 66}
"""A limit of the law that has passed stands among what is late; what only waits, far below."""


def waiting(scene: Scene) -> Iterator[Finding]:
    """Find what the law or the panel's own targets want done with a complaint, and what was done amiss."""
    for complaint in scene.register.complaints:
        for duty in duties(scene.register, complaint, scene.today):
            yield _of_duty(complaint_words(complaint), complaint.id, duty)


def _of_duty(words: str, record_id: str, duty: ComplaintDuty) -> Finding:
    sentence = f"{capital(words)} {duty.words}."
    return finding(
        duty.code,
        (record_id,),
        sentence,
        place="Complaints",
        cure=duty.cure,
        acts=("open",),
        rank=_RANKS[duty.code],
        mark=duty.mark,
    )
