"""One minute as it is printed: its number and heading, what was reported, moved and resolved, its corrections."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence

from msgspec.structs import replace

from store.papers.document import AnyBlock, HeadingBlock, ParagraphBlock
from store.papers.fixed_words import FixedWords
from store.papers.prose import clauses, paragraphs, prose
from store.queries.minutes.whole import MotionShown, motion_shown
from store.records import Clause, Meeting, Minute, Vote
from store.register import Register
from store.rules.agenda.late import urgency_sentences
from store.rules.calendar.settled import the_minutes
from store.rules.law.exempt import not_for_publication
from store.rules.minutes.blocks import Block, blocks_of
from store.rules.minutes.exempt import for_public
from store.rules.minutes.naming import minute_of_day, place_of
from store.rules.minutes.words import (
    filed_sentence,
    left_sentences,
    moved_words,
    report_sentence,
    result_sentence,
)
from store.rules.room.exclusion import back_sentences, exclusion_votes
from store.rules.words.clauses import clauses_in
from store.rules.words.wording import capital


def closed_blocks(register: Register, minute: Minute) -> tuple[AnyBlock, ...]:
    """Print of an exempt minute what the public may see."""
    shown = for_public(minute)
    return (
        HeadingBlock(text=shown.heading, number=_number(register, minute)),
        exempt_mark(register, minute),
        *prose(blocks_of(shown.text)),
    )


def exempt_mark(register: Register, minute: Minute) -> ParagraphBlock:
    """Print the paragraph by which a minute is kept back."""
    mark = not_for_publication(minute.exempt_paragraph, register.panel.nation)
    return ParagraphBlock(words=f"[{mark}.]", manner="mark")


def minute_blocks(register: Register, minute: Minute, words: FixedWords) -> tuple[AnyBlock, ...]:
    """Print one minute, its number and heading first."""
    number = _number(register, minute)
    if minute.void:
        reason = paragraphs([f"[{minute.void_reason}]"]) if minute.void_reason else ()
        return (HeadingBlock(text=words("minutes.void"), number=number), *reason)
    votes = register.votes_minuted(minute.id)
    excluding = exclusion_votes(register, minute.meeting)
    motions = [vote for vote in votes if not vote.amends and vote.id not in excluding]
    how = _how_resolved(minute, motions)
    motions = [] if how else motions
    result = motion_shown(register, motions[0], votes).result if motions else ""
    told, back = _until_back(blocks_of(minute.text), back_sentences(register, minute))
    before, after = _around(told, result)
    recommended = "recommendations" if len(minute.recommendations) > 1 else "recommendation"
    return (
        HeadingBlock(text=minute.heading, number=number),
        *_unsaid(urgency_sentences(register, minute), minute.text),
        *_unsaid(left_sentences(register, minute), minute.text),
        *_report(minute),
        *prose(before),
        *_unsaid([filed_sentence(one) for one in minute.filed], minute.text),
        *(part for vote in motions for part in _vote(motion_shown(register, vote, votes), minute.text, vote)),
        *prose(after),
        *_decided(f"{words('minutes.resolved')}{how}:", minute.resolutions_lead, minute.resolutions),
        *_decided(f"{words(f'minutes.{recommended}')}:", minute.recommendations_lead, minute.recommendations),
        *prose(back),
        *paragraphs(_corrections(register, minute), close=True),
    )


def _number(register: Register, minute: Minute) -> str:
    return f"{minute.number}." if minute.number else f"[{place_of(register, minute)}]"


def _how_resolved(minute: Minute, motions: Sequence[Vote]) -> str:
    """Say in brackets how it was resolved, where that is all that is known of a vote: ` (nem con)`; else nothing."""
    if len(motions) != 1 or not minute.resolutions:
        return ""
    (vote,) = motions
    bare = Vote(id=vote.id, meeting=vote.meeting, minute=vote.minute, item=vote.item, result=vote.result)
    bare = replace(bare, order=vote.order)
    return f" ({vote.result})" if vote.result and vote == bare else ""


def _around(blocks: tuple[Block, ...], result: str) -> tuple[tuple[Block, ...], tuple[Block, ...]]:
    """Part a text where its motion stands: before the paragraph that says what came of it, else at the end."""
    wanted = _result_words(result)
    for place, block in enumerate(blocks):
        if wanted and wanted in block.text.casefold():
            return blocks[:place], blocks[place:]
    return blocks, ()


def _until_back(blocks: tuple[Block, ...], back: frozenset[str]) -> tuple[tuple[Block, ...], tuple[Block, ...]]:
    """Part a text where it tells that the public are back: what was resolved to exclude them stands before that."""
    at = next((place for place, block in enumerate(blocks) if block.text in back), len(blocks))
    return blocks[:at], blocks[at:]


def _result_words(result: str) -> str:
    return result.strip().rstrip(".").casefold()


def _report(minute: Minute) -> tuple[ParagraphBlock, ...]:
    """Say whose report it was, if the text does not name them."""
    whose = minute.report_of
    said = not whose or " ".join(whose.casefold().split()) in " ".join(minute.text.casefold().split())
    return () if said else paragraphs([report_sentence(whose)])


def _unsaid(sentences: Iterable[str], text: str) -> tuple[ParagraphBlock, ...]:
    """Keep the sentences that the text does not say already."""
    said = " ".join(text.split())
    return paragraphs(sentence for sentence in sentences if " ".join(sentence.split()) not in said)


def _decided(opening: str, lead: str, written: tuple[Clause, ...]) -> tuple[AnyBlock, ...]:
    if not written:
        return ()
    return (ParagraphBlock(words=opening, manner="lead"), *paragraphs([lead] if lead else []), *clauses(written))


def _vote(motion: MotionShown, text: str, vote: Vote) -> Iterator[AnyBlock]:
    """Print a motion with its mover, its clauses, the fate of each amendment and its own; or an election."""
    if vote.nominees:
        yield from paragraphs([*motion.text.splitlines(), *([capital(motion.result)] if motion.result else [])])
        return
    listed = tuple(Clause(label=one.label, text=one.text) for one in motion.clauses)
    if motion.moved_by or motion.seconded_by or motion.text or listed or motion.amendments:
        begins = motion.text or next((one.text for one in listed), "")
        yield ParagraphBlock(words=moved_words(motion.moved_by, motion.seconded_by, begins))
    if motion.text:
        yield from prose(blocks_of(motion.text)) if listed else clauses(clauses_in(motion.text))
    yield from clauses(listed)
    for one in motion.amendments:
        moved = moved_words(one.moved_by, one.seconded_by, one.text).replace("It was moved", "An amendment was moved")
        yield ParagraphBlock(words=moved)
        yield from clauses(clauses_in(one.text))
        sentence = result_sentence(one.result)
        yield from paragraphs([sentence.replace("The motion", "The amendment")] if sentence else [])
    result = _result_words(motion.result)
    if result and result not in text.casefold():
        yield ParagraphBlock(words=result_sentence(motion.result))


def _corrections(register: Register, minute: Minute) -> Iterator[str]:
    """Name the minute that this one corrects, and those that correct it."""
    corrected = register.get(Minute, minute.corrects)
    if corrected is not None:
        yield f"[This corrects {minute_of_day(register, corrected)}.]"
    headed = register.get(Meeting, minute.corrects_heading)
    if headed is not None:
        yield f"[This corrects the heading of {the_minutes(headed)}.]"
    for other in register.all(Minute):
        if other.corrects == minute.id and not other.void:
            yield f"[Corrected by {minute_of_day(register, other)}.]"
