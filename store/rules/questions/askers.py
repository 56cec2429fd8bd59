"""Who asks: whether two questions are from one person, and how the papers name one."""

from __future__ import annotations

from store.records import Question
from store.records.panel import QuestionRules
from store.register import Register
from store.rules.questions.outgoing import for_outside
from store.rules.questions.steps import received_order
from store.rules.words.folding import fold
from store.rules.words.printings import may_be_same, same_name


def same_asker(one: Question, other: Question) -> bool:
    """Say whether two questions are from one person: one of the register, names that read the same, or one e-mail."""
    if one.asker.person is not None and other.asker.person is not None:
        return one.asker.person == other.asker.person
    mail, its_mail = (fold(each.asker.private.email).strip() for each in (one, other))
    return same_name(one.asker.name, other.asker.name) or mail == its_mail != ""


def asked_before(register: Register, question: Question) -> tuple[Question, ...]:
    """List what the same person sent before a question, in the order of receipt; what is not dated comes first."""
    others = (one for one in register.questions if one.id != question.id and same_asker(one, question))
    own = received_order(question)
    before = [one for one in others if one.received_at is None or received_order(one) < own]
    return tuple(sorted(before, key=lambda one: (one.received_at is not None, received_order(one))))


def may_be_same_asker(one: Question, other: Question) -> bool:
    """Say whether two questions may be from one person, though nothing proves it: the names are only alike."""
    return not same_asker(one, other) and may_be_same(one.asker.name, other.asker.name)


def listed_asker(question: Question, scheme: QuestionRules) -> str:
    """Name the asker as the scheme lets the papers name one."""
    asker = for_outside(question).asker
    name = asker.name if scheme.publish_name else "a member of the public"
    parts = [name, asker.organisation, asker.locality if scheme.publish_locality else ""]
    return ", ".join(part for part in parts if part)
