"""Which recommendations must be answered, and under which law."""

from __future__ import annotations

from store.records import Action, ActionKind, ActionStatus
from store.rules.law.citations import cite

REPLY_BY_LAW = {
    "plan": cite("plan-reply"),
    "annual report": cite("annual-reply"),
    "precept": cite("precept-replies"),
    "appointment": cite("senior-decision", "chief-decision"),
}
"""The law that makes the commissioner answer a recommendation, by the law it was made under.

A recommendation on other scrutiny (s.28(6)) must be answered only if the panel required it under s.29(3) and set a
reasonable period.
"""


def reply_required(action: Action) -> bool:
    """Say whether a recommendation must be answered: by its legal basis, or because the panel required it."""
    if action.kind is not ActionKind.RECOMMENDATION:
        return False
    if action.legal_basis in REPLY_BY_LAW:
        return action.response_required is not False
    return action.response_required is True


def why_reply(action: Action) -> str:
    """Say why a reply is required, or why none is."""
    law = REPLY_BY_LAW.get(action.legal_basis)
    if law and reply_required(action):
        return f"A reply is required by law: {law}."
    if reply_required(action):
        return f"A reply is required: the panel asked for one ({cite('require-reply')})."
    return f"No reply is required: only the panel's asking compels one to ordinary scrutiny ({cite('require-reply')})."


def reply_help(action: Action | None) -> str:
    """Say for a form why a reply to a recommendation is required or not; empty for anything else."""
    return why_reply(action) if action is not None and action.kind is ActionKind.RECOMMENDATION else ""


def awaits_reply(action: Action) -> bool:
    """Say whether a reply to an open recommendation is required and has not come."""
    return action.status is ActionStatus.OPEN and action.response is None and reply_required(action)
