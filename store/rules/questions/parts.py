"""The parts into which a question is divided, (a) to (d) say, and which of them have an answer."""

from __future__ import annotations

import re
from collections.abc import Iterable, Mapping, Sequence
from typing import NamedTuple

from store.records import Question
from store.rules.words.wording import listed

_SCHEMES = (
    tuple("abcdefgh"),
    ("i", "ii", "iii", "iv", "v", "vi", "vii", "viii"),
    tuple(str(number) for number in range(1, 13)),
)
"""The marks that divide a text, each in its order."""

_MARK = re.compile(
    r"(?:^|(?<=[.?!:;,])[ \t]+|\n)[ \t]*(?:\(?([a-h]|[iv]{1,4}|\d{1,2})\)|(?:(?<=\n)|^)[ \t]*(\d{1,2})\.)\s+",
    re.IGNORECASE,
)
_OWN_LINE = re.compile(r"^[ \t]*(?:\(?([a-h]|[iv]{1,4}|\d{1,2})\)|(\d{1,2})\.)(?:\s+|\Z)", re.IGNORECASE | re.MULTILINE)


class QuestionPart(NamedTuple):
    """A part: its letter or number, and its words without it."""

    mark: str
    text: str


class AnswerBegun(NamedTuple):
    """An answer as somebody goes on writing it, and the place of the character before which words are wanted next."""

    text: str
    place: int


class Divided(NamedTuple):
    """A text in its parts: what stands before the first, and the parts; none if it is not divided."""

    before: str
    parts: tuple[QuestionPart, ...]


def divided(text: str) -> Divided:
    """Divide a text where (a), (b) or (i), (ii) or 1., 2. stand in order, after a stop or in lines of their own.

    Marks out of order, or a single one, divide nothing: they may be mere words.
    """
    marks = list(_MARK.finditer(text))
    cuts = max((_in_order(marks, scheme) for scheme in _SCHEMES), key=len)
    return _cut(text, cuts) if len(cuts) > 1 else Divided(text, ())


def _in_order(marks: Sequence[re.Match[str]], scheme: Sequence[str]) -> list[re.Match[str]]:
    """Give the places at which the marks of a scheme stand one after the other, from its first on."""
    cuts: list[re.Match[str]] = []
    for one in marks:
        if len(cuts) < len(scheme) and _mark(one) == scheme[len(cuts)]:
            cuts.append(one)
    return cuts


def _mark(cut: re.Match[str]) -> str:
    return (cut[1] or cut[2]).lower()


def _cut(text: str, cuts: Sequence[re.Match[str]]) -> Divided:
    """Cut a text at its marks."""
    if not cuts:
        return Divided(text.strip(), ())
    ends = [*(cut.start() for cut in cuts[1:]), len(text)]
    parts = (QuestionPart(_mark(cut), text[cut.end() : end].strip()) for cut, end in zip(cuts, ends, strict=True))
    return Divided(text[: cuts[0].start()].strip(), tuple(parts))


def parts_of(question: Question) -> tuple[QuestionPart, ...]:
    """Give the parts of a question, of the text to be published if there is one; none if it is not divided."""
    return divided(question.published_text or question.text).parts


def _marks(question: Question) -> tuple[str, ...]:
    return tuple(part.mark for part in parts_of(question))


def _cuts(question: Question, answer: str) -> list[re.Match[str]]:
    """Give the places at which a line of an answer begins with the mark of a part."""
    marks = _marks(question)
    return [cut for cut in _OWN_LINE.finditer(answer) if _mark(cut) in marks]


def _divided_answer(question: Question) -> Divided:
    """Divide the answer where a line begins with the mark of a part."""
    return _cut(question.answer, _cuts(question, question.answer))


def to_go_on(question: Question) -> AnswerBegun:
    """Give the answer as it is gone on with: the marks of the parts without one stand ready, each in its place.

    Words are wanted behind the first of them; at the end if no part waits, as where one answer is to all.
    """
    answer, order = as_written(question, question.answer), _marks(question)
    missing = unanswered_parts(question)
    gap = "\n\n" if "\n\n" in answer else "\n"
    for mark in missing:
        later = order[order.index(mark) + 1 :]
        at = next((cut.start() for cut in _cuts(question, answer) if _mark(cut) in later), len(answer))
        before, after = answer[:at].rstrip("\n"), answer[at:]
        answer = f"{before}{gap if before else ''}({mark}) {gap if after else ''}{after}"
    ready = next((cut for cut in _cuts(question, answer) if _mark(cut) in missing[:1]), None)
    return AnswerBegun(answer, len(answer) if ready is None else ready.start() + len(f"({missing[0]}) "))


def as_written(question: Question, answer: str) -> str:
    """Give an answer as it was typed, without marks under which nothing stands, and none twice in a row.

    Marks that stood ready are no words; whoever pastes an answer that has its own has one twice.
    """
    cuts = _cuts(question, answer)
    if not cuts:
        return answer
    ends = [*(cut.start() for cut in cuts[1:]), len(answer)]
    kept = [answer[: cuts[0].start()]]
    for cut, end in zip(cuts, ends, strict=True):
        words = answer[cut.end() : end]
        again = _OWN_LINE.match(words)
        if again is not None and _mark(again) == _mark(cut):
            words = words[again.end() :]
        kept += [answer[cut.start() : cut.end()] + words] if words.strip() else []
    return "".join(kept).rstrip()


def answers_by_part(question: Question) -> dict[str, str]:
    """Give the answer to each part that has one of its own, by its mark; empty if the answer is not divided so."""
    return {part.mark: part.text for part in _divided_answer(question).parts if part.text}


def unanswered_parts(question: Question) -> tuple[str, ...]:
    """Give the marks of the parts without an answer. An answer that is not divided is to all of them."""
    answered = answers_by_part(question)
    if not answered and as_written(question, question.answer).strip():
        return ()
    return tuple(mark for mark in _marks(question) if mark not in answered)


def parts_open(question: Question) -> str:
    """Say which parts of a divided question have no answer, with `{}` for its name; empty if none or all lack one."""
    marks = unanswered_parts(question) if question.answer.strip() else ()
    if not marks:
        return ""
    noun, verb = ("part", "has") if len(marks) == 1 else ("parts", "have")
    return f"{noun} {listed([f'({mark})' for mark in marks])} of {{}} {verb} no answer"


def with_part(question: Question, mark: str, words: str) -> str:
    """Give the answer to a question with one part of it answered; what else it says is kept."""
    before = _divided_answer(question).before
    answers = by_part({**answers_by_part(question), mark: words}, _marks(question))
    return f"{before}\n\n{answers}" if before else answers


def by_part(answers: Mapping[str, str], order: Iterable[str]) -> str:
    """Write answers to parts as one text, each under its mark, in their order; those without words are left out."""
    return "\n\n".join(f"({mark}) {answers[mark].strip()}" for mark in order if answers.get(mark, "").strip())


def in_paragraphs(text: str) -> str:
    """Write a text with each of its parts in a paragraph of its own; one that is not divided stays as it is."""
    whole = divided(text)
    if not whole.parts:
        return text
    return "\n\n".join(
        (*([whole.before] if whole.before else []), *(f"({one.mark}) {one.text}" for one in whole.parts))
    )
