"""How a report stands: its blocks as worded or drafted, what it still asks for, its limit, its state and its answer."""

from __future__ import annotations

import datetime as dt
from collections.abc import Callable, Iterator
from typing import NamedTuple

from store.records import RoundStep
from store.rules.members.membership import role_on
from store.rules.publishing.withheld import WITHHELD_WORDS
from store.rules.reports import deciding, following, opening
from store.rules.reports.drafted import OPEN, Ask, DraftedBlock
from store.rules.reports.following import councils_for
from store.rules.reports.matter import ReportMatter

DRAFT, FINAL, OUT, ANSWERED = "draft", "final", "sent and published", "answered"
"""What a report can be."""

DRAFTERS: tuple[Callable[[ReportMatter], DraftedBlock], ...] = (
    opening.title,
    opening.power,
    opening.proposal,
    opening.review,
    deciding.decision,
    deciding.vote,
    deciding.resolved,
    deciding.reasons,
    deciding.recommendations,
    following.follows,
    following.publication,
)
"""What drafts each block, in the order in which they are printed."""

BLOCKS = (
    "title",
    "power",
    "proposal",
    "review",
    "decision",
    "vote",
    "resolved",
    "reasons",
    "recommendations",
    "follows",
    "publication",
)
"""The codes of the blocks in the same order."""


def office_of_signatory(matter: ReportMatter) -> str:
    """Give the office in which a report is signed: as said, else the one held on the day; empty if none is known."""
    report = matter.report
    return report.signed_as or (role_on(matter.register, report.signatory, matter.day) if report.signatory else "")


class BlockStanding(NamedTuple):
    """A block as it stands: its words, whether the clerk worded it or left it out, and the draft that differs now.

    `offered` is the draft made from the records as they are, if the clerk worded the block over another one.
    """

    code: str
    heading: str
    text: str
    worded: bool = False
    left_out: bool = False
    offered: str = ""
    asks: tuple[Ask, ...] = ()


def blocks(matter: ReportMatter) -> tuple[BlockStanding, ...]:
    """Give every block of a report in its order: as it was made final, as the clerk worded it, or as drafted."""
    report = matter.report
    if report.printed:
        return tuple(BlockStanding(one.block, one.heading, one.text) for one in report.printed)
    worded = {one.block: one for one in report.worded}
    standing = []
    for draft in (drafter(matter) for drafter in DRAFTERS):
        own = worded.get(draft.code)
        if own is None:
            asks = (*draft.asks, *_of_exempt(draft.code, draft.text))
            standing.append(BlockStanding(draft.code, draft.heading, draft.text, asks=asks))
            continue
        offered = draft.text if draft.text != own.over else ""
        asks = tuple(_of_wording(matter, draft.code, own.text))
        standing.append(BlockStanding(draft.code, draft.heading, own.text, True, not own.text, offered, asks))
    return tuple(standing)


def _of_wording(matter: ReportMatter, code: str, text: str) -> Iterator[Ask]:
    """Go through what the clerk's words leave open: what was not recorded, or on which side a veto objects."""
    lacks = deciding.says_which(matter.choice, text) if code == "decision" else ""
    if lacks:
        sentence = f"The report on a veto must say that the precept is {lacks}."
        yield Ask("veto-which", sentence, "Say so in that block, or take the draft back.", "report.word")
    yield from _of_exempt(code, text)
    if OPEN in text:
        sentence = f"The block “{code}” still says that something is not recorded."
        yield Ask("left-open", sentence, "Word it without that, or leave it out.", "report.word")


def _of_exempt(code: str, text: str) -> Iterator[Ask]:
    """Ask what a block says where the words of exempt business are withheld: a report is published."""
    if WITHHELD_WORDS in text:
        sentence = f"The block “{code}” rests on exempt business, whose words are withheld."
        cure = "Word it so that it discloses nothing exempt, or leave it out."
        yield Ask("exempt-withheld", sentence, cure, "report.word")


def asks(matter: ReportMatter) -> tuple[tuple[str, Ask], ...]:
    """List what a report still asks for, each with the code of its block; nothing once it is final."""
    if matter.report.printed:
        return ()
    wanted = [(block.code, ask) for block in blocks(matter) for ask in block.asks]
    if matter.report.signatory is None and not matter.report.signed_as:
        cure = "Name the monitoring officer, or whoever signs it, among what is recorded of the report."
        wanted.append(("signature", Ask("signatory", "Who signs the report is not recorded.", cure, "report.edit")))
    elif matter.report.signatory and not office_of_signatory(matter):
        sentence = "In which office the report is signed is not recorded."
        wanted.append(("signature", Ask("signed-as", sentence, "Say it as it is printed.", "report.edit")))
    return tuple(dict.fromkeys(wanted))


def answer_of(matter: ReportMatter) -> RoundStep | None:
    """Give the step of the round that answers a report; None if none is recorded, or it is on no round."""
    order = matter.kind.answers
    known = [step for code in order if (step := matter.done(code)) is not None]
    return known[0] if known else None


def answered_on(matter: ReportMatter) -> dt.date | None:
    """Give the day on which a report was answered: that of the round's step, else as recorded with the report."""
    if matter.round is None:
        return matter.report.answered_on
    step = answer_of(matter)
    return step.on if step is not None and step.on <= matter.today else None


def state(matter: ReportMatter) -> str:
    """Say how far a report has got."""
    report = matter.report
    if not report.printed:
        return DRAFT
    if report.published_on is None or report.sent_on is None:
        return FINAL
    return ANSWERED if answered_on(matter) else OUT


def answer_wanted(matter: ReportMatter) -> bool:
    """Say whether an answer is owed: by law in a round, on ordinary scrutiny only within a period the panel set."""
    return matter.round is not None or matter.report.reply_by is not None


def without_copy(matter: ReportMatter) -> tuple[str, ...]:
    """List the councils that must have a copy and of which none is recorded, in their order."""
    sent = {copy.council for copy in matter.report.copies}
    return tuple(name for name in councils_for(matter) if name not in sent)
