"""Everything a clerk does with a public question, in one place to import from."""

from __future__ import annotations

from store.commands.questions_after import (
    close_question,
    group_questions,
    publish_question,
    purge_contacts,
    purgeable,
    why_not_purge,
)
from store.commands.questions_answers import (
    add_supplementary,
    answer_question,
    mark_reply_sent,
    owe_reply,
    put_question,
    send_for_answer,
    tell_asker,
)
from store.commands.questions_decisions import (
    CHIEF_CONSTABLE,
    accept_question,
    confirm_decision,
    hold_over_question,
    judge_repeat,
    redirect_question,
    reject_question,
)
from store.commands.questions_receipt import (
    acknowledge_question,
    edit_published_text,
    edit_question,
    receive_question,
    redact_question,
)

__all__ = [
    "CHIEF_CONSTABLE",
    "accept_question",
    "acknowledge_question",
    "add_supplementary",
    "answer_question",
    "close_question",
    "confirm_decision",
    "edit_published_text",
    "edit_question",
    "group_questions",
    "hold_over_question",
    "judge_repeat",
    "mark_reply_sent",
    "owe_reply",
    "publish_question",
    "purge_contacts",
    "purgeable",
    "put_question",
    "receive_question",
    "redact_question",
    "redirect_question",
    "reject_question",
    "send_for_answer",
    "tell_asker",
    "why_not_purge",
]
