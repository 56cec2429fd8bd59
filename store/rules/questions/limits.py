"""Judging a question by the numbers of the panel's scheme: how many, how long, in how many parts, with what support."""

from __future__ import annotations

import re
from collections.abc import Iterator

from store.records import Question, QuestionKind, WorkItem
from store.records.question import Check
from store.rules.questions.askers import may_be_same_asker, same_asker
from store.rules.questions.case import FAIL, JUDGEMENT, PASS, Case
from store.rules.questions.steps import received_order
from store.rules.words.folding import words_read
from store.rules.words.wording import counted, listed, quoted

_PARTS = re.compile(r"^\s*(?:\(?[a-h]\)|\(?(?:i{1,3}|iv|v)\)|\(?\d{1,2}[.)])\s", re.MULTILINE | re.IGNORECASE)

_IN_LINE = re.compile(r"(?:^|\s)\(?([a-h])\)\s", re.IGNORECASE)


PER_PERSON = "number"
"""The rule on how many the same person may ask for one meeting."""


def _run(text: str) -> int:
    """Count the letters in order before parts of a line: `a) Why? b) How?` has two. They may be mere words."""
    count = 0
    for letter in _IN_LINE.findall(text):
        count += letter.lower() == "abcdefgh"[min(count, 7)]
    return count


def numbers(case: Case) -> Iterator[Check]:
    """Judge how many the same person, body, item and meeting have already."""
    asker, rivals = case.question.asker, case.rivals
    own = [other for other in rivals if same_asker(case.question, other)]
    alike = [other for other in own if other.kind is case.question.kind]
    most = (case.rule.max_per_person if case.rule else None) or case.scheme.max_per_person
    if most is not None:
        like = [one for one in rivals if one.kind is case.question.kind and may_be_same_asker(case.question, one)]
        yield _with_likeness(
            _limit(PER_PERSON, most, alike, "for the same person", case.question.kind.value), like, most, alike
        )
    if case.scheme.one_kind_only:
        others = [other for other in own if other.kind is not case.question.kind]
        why = f"The same person has sent {_ids(others)} already; it is one kind or the other." if others else ""
        kept = "The same person has sent nothing of another kind."
        yield Check(rule="one kind", result=FAIL if others else PASS, why=why or kept)
    if case.scheme.max_across_kinds is not None:
        most = case.scheme.max_across_kinds
        like = [one for one in rivals if may_be_same_asker(case.question, one)]
        limit = _limit("all kinds", most, own, "of any kind for the same person", "contribution")
        yield _with_likeness(limit, like, most, own)
    if case.scheme.max_per_organisation is not None and asker.organisation.strip():
        body = words_read(asker.organisation)
        same = [other for other in rivals if words_read(other.asker.organisation) == body]
        same = [other for other in same if other.kind is case.question.kind]
        kind = case.question.kind.value
        yield _limit("organisation", case.scheme.max_per_organisation, same, "for the same body", kind)
    if case.scheme.max_total is not None and case.meeting is not None:
        same = [other for other in rivals if other.kind is case.question.kind]
        yield _limit("total", case.scheme.max_total, same, "for the meeting", case.question.kind.value)


def per_item(case: Case) -> Iterator[Check]:
    """Judge how many speak on the item of the agenda that it is about."""
    most = case.scheme.max_per_item
    if most is None:
        return
    item = case.register.get(WorkItem, case.question.item)
    if item is None:
        why = f"At most {most} may speak on an item; which item this one is about is not recorded."
        yield Check(rule="item", result=JUDGEMENT, why=why)
        return
    same = [other for other in case.rivals if other.item == item.id]
    yield _limit("item", most, same, f"on {quoted(item.title)}", "speaker")


def _limit(rule: str, most: int, before: list[Question], whom: str, noun: str) -> Check:
    many = noun if most == 1 else f"{noun}s"
    why = f"At most {most} {many} {whom}; before this one came {_ids(before) if before else 'none'}."
    return Check(rule=rule, result=FAIL if len(before) >= most else PASS, why=why)


def _with_likeness(check: Check, like: list[Question], most: int, counted_already: list[Question]) -> Check:
    """Show whose name is only like this one's: not counted; where they would make one too many, it is asked."""
    if not like:
        return check
    why = f"{check.why} {_ids(like)} may be from the same person: the name is alike, and it is not counted."
    asks = check.result == PASS and len(counted_already) + len(like) >= most
    return Check(rule=check.rule, result=JUDGEMENT if asks else check.result, why=why)


def _ids(questions: list[Question]) -> str:
    ids = [question.id for question in sorted(questions, key=received_order)]
    return listed(ids) if len(ids) <= 8 else f"{', '.join(ids[:8])} and {len(ids) - 8} more"


def length(case: Case) -> Iterator[Check]:
    """Judge its words and its parts, and whether it is a question at all."""
    text = case.question.published_text or case.question.text
    most = (case.rule.max_words if case.rule else None) or case.scheme.max_words
    if most is not None:
        count = len(text.split())
        why = f"It has {counted(count, 'word')}; the most is {most}."
        yield Check(rule="words", result=FAIL if count > most else PASS, why=why)
    yield from _parts(case, text)
    asks = case.question.kind in {QuestionKind.QUESTION, QuestionKind.MEMBER_QUESTION}
    if asks and "statement_not_question" in case.scheme.refusal_grounds:
        is_question = "?" in text
        why = (
            "It asks something."
            if is_question
            else "It must be a question, not a statement, and it holds no question mark."
        )
        yield Check(rule="question", result=PASS if is_question else JUDGEMENT, why=why)


def _parts(case: Case, text: str) -> Iterator[Check]:
    """Judge into how many parts it is divided: none where the rules allow none, else at most so many."""
    most = case.scheme.max_parts if case.scheme.allow_subparts else 1
    if most is None:
        return
    parts, asked, said = len(_PARTS.findall(text)), text.count("?"), "asks"
    if (listed := _run(text)) > asked:
        asked, said = listed, "lists"
    rule = "which the rules do not allow" if most == 1 else f"and the most is {most}"
    if parts > most:
        yield Check(rule="sub-parts", result=FAIL, why=f"It is divided into {parts} parts, {rule}.")
    elif asked > most:
        allowed = "" if most == 1 else f" The most is {most}."
        why = f"It {said} {asked} things; whether that divides it into parts is for you.{allowed}"
        yield Check(rule="sub-parts", result=JUDGEMENT, why=why)
    elif parts < 2 <= asked:
        yield Check(rule="sub-parts", result=PASS, why=f"It {said} {asked} things; the most is {most}.")
    elif parts < 2:
        yield Check(rule="sub-parts", result=PASS, why="It is not divided into parts.")
    else:
        yield Check(rule="sub-parts", result=PASS, why=f"It is divided into {parts} parts; the most is {most}.")


def signatures(case: Case) -> Iterator[Check]:
    """Judge how many have signed."""
    least = case.rule.min_signatures if case.rule else None
    if least is None:
        return
    count = case.question.signatures
    if count is None:
        why = f"It needs at least {least} signatures; how many it has is not recorded."
        yield Check(rule="signatures", result=JUDGEMENT, why=why)
    else:
        why = f"It has {counted(count, 'signature')} and needs at least {least}."
        yield Check(rule="signatures", result=PASS if count >= least else FAIL, why=why)
