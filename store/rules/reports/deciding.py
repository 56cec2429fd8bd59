"""What a report says the panel decided: decision, vote with its names, resolutions, reasons, recommendations."""

from __future__ import annotations

from store.records import Meeting, Minute, Vote
from store.rules.attendance.movers import mover_words
from store.rules.attendance.votes import ABSTAINED, AGAINST, FOR, VoteOutcome
from store.rules.members.membership import members_at, printed_name
from store.rules.minutes.blocks import clauses_lines
from store.rules.minutes.words import result_sentence
from store.rules.reports.drafted import Ask, DraftedBlock, missing, paragraphs, sentences
from store.rules.reports.matter import ReportMatter
from store.rules.reports.provisions import provisions
from store.rules.words.wording import capital, counted, listed

_DECIDED = {
    "support": "The Panel supports the proposed precept.",
    "support-with-recommendations": "The Panel supports the proposed precept, with the recommendations set out below.",
    "not-supported": "The Panel does not support the proposed precept. It has not vetoed it.",
    "veto-too-high": "The Panel has vetoed the proposed precept. It considers the proposed precept to be too high.",
    "veto-too-low": "The Panel has vetoed the proposed precept. It considers the proposed precept to be too low.",
    "accept": "The Panel accepts the revised precept.",
    "accept-with-recommendations": "The Panel accepts the revised precept, with the recommendations set out below.",
    "comments": "The Panel makes on the revised precept the comments set out below.",
    "reject": f"The Panel rejects the revised precept. That does not stop its issue ({provisions('no-second-veto')}).",
    "appoint": "The Panel recommends that the candidate be appointed.",
    "do-not-appoint": "The Panel recommends that the candidate should not be appointed.",
    "veto": "The Panel has vetoed the appointment of the candidate.",
    "remove": "The Panel recommends that the Chief Constable be called upon to retire or resign.",
    "do-not-remove": "The Panel recommends that the Chief Constable should not be called upon to retire or resign.",
}

_SAYS = {"veto-too-high": "too high", "veto-too-low": "too low"}
"""What the report on a veto must say in these words (SI 2012/2271 reg 5(3) turns on it)."""

WANT_REASONS = frozenset(
    {"not-supported", "veto-too-high", "veto-too-low", "reject", "comments", "do-not-appoint", "veto"}
)
"""The decisions that are nothing without what the panel had to say."""

ALWAYS = frozenset({"title", "decision"})
"""The blocks that no report goes without."""


def says_which(choice: str, text: str) -> str:
    """Give the words that a decision must hold and that a wording lacks: too high or too low; empty if none."""
    words = _SAYS.get(choice, "")
    return words if words and words not in " ".join(text.casefold().split()) else ""


def decision(matter: ReportMatter) -> DraftedBlock:
    """Say what the panel decided; nothing where the law asks for a report alone."""
    heading = "The decision"
    if matter.choice in _DECIDED:
        return DraftedBlock("decision", heading, _DECIDED[matter.choice])
    if not matter.kind.person and (matter.round is None or not matter.precept):
        return DraftedBlock("decision", heading)
    act = "report.edit" if matter.kind.person else "round.step"
    cure = "Choose it among what is recorded of the report." if matter.kind.person else "Record the review."
    ask = Ask("outcome", "What the panel decided is not recorded.", cure, act)
    return DraftedBlock("decision", heading, missing("what the panel decided"), (ask,))


def vote(matter: ReportMatter) -> DraftedBlock:
    """Say who moved it, how many were members at the time, the count, and how each member voted where that is kept."""
    known, outcome, held = matter.vote, matter.outcome, matter.meeting
    if known is None or outcome is None or held is None:
        return DraftedBlock("vote", "The vote", *_no_vote(matter))
    asks = [
        Ask("vote-unsound", f"The vote does not stand: {one.sentence}", one.cure, "attend.votes")
        for one in outcome.problems
    ]
    words = paragraphs(
        sentences(_moved(matter, held, known), _result(outcome, known)),
        sentences(_members(outcome), _needed(matter, outcome)),
        _names(matter, held, known),
    )
    return DraftedBlock("vote", "The vote", words, tuple(asks))


def _no_vote(matter: ReportMatter) -> tuple[str, tuple[Ask, ...]]:
    step = matter.decided
    if step is not None and step.votes_for is not None:
        counts = f"{counted(step.votes_for, 'member')} voted for it."
        return (f"{counts} {_in_post(step.members)}" if step.members else counts), ()
    if not matter.precept or matter.choice == "comments":
        return "", ()
    sentence = "On which vote of the meeting the decision rests is not recorded, nor what it came to."
    cure = "Let the review rest on its vote, or leave this block out."
    return missing("the vote"), (Ask("vote", sentence, cure, "round.vote"),)


def _moved(matter: ReportMatter, held: Meeting, known: Vote) -> str:
    mover = mover_words(matter.register, held, known.moved_by, known.moved_by_printed)
    seconder = mover_words(matter.register, held, known.seconded_by, known.seconded_by_printed)
    moved = [f"moved by {mover}"] if mover else []
    moved += [f"seconded by {seconder}"] if seconder else []
    return f"The motion was {' and '.join(moved)}." if moved else ""


def _result(outcome: VoteOutcome, known: Vote) -> str:
    """Say what the vote came to: in the words of the meeting, if there are any, and in figures, if they are kept."""
    words = result_sentence(known.result)
    if not outcome.checked:
        return words
    parts = [
        f"{counted(outcome.votes_for, 'member')} voted for it",
        f"{outcome.against} against it",
        f"{outcome.abstained} abstained",
    ]
    return sentences(words, f"{listed(parts)}.")


def _in_post(members: int) -> str:
    return f"{counted(members, 'person')} were members of the Panel at the time." if members != 1 else ""


def _members(outcome: VoteOutcome) -> str:
    return _in_post(outcome.in_post) if outcome.in_post else ""


def _needed(matter: ReportMatter, outcome: VoteOutcome) -> str:
    if outcome.needed is None:
        return ""
    law = provisions("precept-veto" if matter.precept else "chief-veto")
    return (
        f"A veto needed the votes of {outcome.needed} of them, at least two thirds, absence counting against it "
        f"({law}); {outcome.counted_for} voted for it."
    )


def _names(matter: ReportMatter, held: Meeting, known: Vote) -> str:
    """List how each voted, and which members did not, where the vote was by name."""
    if not known.votes:
        return ""
    lines = []
    for word, heading in ((FOR, "For"), (AGAINST, "Against"), (ABSTAINED, "Abstained")):
        names = [printed_name(matter.register, one.person, held) for one in known.votes if one.vote == word]
        lines += [f"- {heading}: {', '.join(names)}"] if names else []
    voted = {one.person for one in known.votes}
    silent = [
        printed_name(matter.register, seat.person or "", held)
        for seat in members_at(matter.register, held.date)
        if seat.person not in voted
    ]
    return "\n".join([*lines, *([f"- Did not vote: {', '.join(silent)}"] if silent else [])])


def resolved(matter: ReportMatter) -> DraftedBlock:
    """Give the resolutions of the panel as its minutes have them, where the matter is the commissioner's own round."""
    if matter.round is None:
        return DraftedBlock("resolved", "The resolution")
    parts = [_clauses(one.resolutions_lead, one, "resolutions") for one in matter.minutes if one.resolutions]
    return DraftedBlock("resolved", "The resolution", paragraphs("The Panel resolved:", *parts) if parts else "")


def reasons(matter: ReportMatter) -> DraftedBlock:
    """Ask for the panel's reasons where its decision is nothing without them: no record holds them."""
    heading = "Comments of the Panel" if matter.choice == "comments" else "Reasons"
    if matter.choice not in WANT_REASONS:
        return DraftedBlock("reasons", heading)
    what = "the panel's comments" if matter.choice == "comments" else "the panel's reasons"
    ask = Ask("reasons", f"{capital(what)} are not recorded.", "Word this block.", "report.word")
    return DraftedBlock("reasons", heading, missing(what), (ask,))


def recommendations(matter: ReportMatter) -> DraftedBlock:
    """Give what the panel recommends: an amount, and the recommendations of the minutes."""
    heading = "Recommendations"
    parts = [_of_amount(matter)]
    for one in matter.minutes:
        if one.recommendations:
            words = _clauses(one.recommendations_lead, one, "recommendations")
            parts.append(paragraphs(_of_minute(one), words) if matter.round is None else words)
    said = "The Panel recommends:" if any(one.recommendations for one in matter.minutes) else ""
    text = paragraphs(parts[0], said, *parts[1:])
    if text or not _wanted(matter):
        return DraftedBlock("recommendations", heading, text)
    ask = Ask(
        "recommendations",
        "No recommendation of the panel is recorded in a minute that the report is on.",
        "Write the minute, name it among what is recorded of the report, or word this block.",
        "report.edit",
    )
    return DraftedBlock("recommendations", heading, missing("what the panel recommends"), (ask,))


def _of_minute(minute: Minute) -> str:
    """Name a minute within the report of its meeting: `Minute 47, PROPOSED PRECEPT:`; by its heading without one."""
    number = f"Minute {minute.number}" if minute.number else ""
    named = ", ".join(part for part in (number, minute.heading) if part)
    return f"{named}:" if named else ""


def _of_amount(matter: ReportMatter) -> str:
    """Say what amount the panel recommends; the one that it supported is no recommendation."""
    step = matter.held if matter.precept else None
    if step is None or step.pence is None or step.choice in {"support", "accept"}:
        return ""
    return f"The Panel recommends {matter.band_d(step.pence)}."


def _wanted(matter: ReportMatter) -> bool:
    """Say whether a report has to hold recommendations: it says so, or is nothing else."""
    return matter.choice.endswith("with-recommendations") or matter.kind.code in {"plan", "annual-report", "scrutiny"}


def _clauses(lead: str, minute: Minute, name: str) -> str:
    return paragraphs(lead, "\n".join(clauses_lines(getattr(minute, name))))
