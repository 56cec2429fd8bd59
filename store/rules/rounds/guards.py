"""Why a statutory round cannot be opened, and why a step of it cannot be recorded or taken back.

What a commissioner or a panel did although the law did not allow it can be recorded all the same: what follows is
told (`consequences`). Refused is what cannot have been: a second time the same, days in an order that none can have,
and what does not arise.
"""

from __future__ import annotations

import datetime as dt

from msgspec.structs import replace

from store.problems import Problem
from store.records import MeetingKind, RoundKind, RoundStep, StatutoryRound
from store.records.round import SERVICES
from store.register import Register
from store.rules.calendar.meetings import the_meeting
from store.rules.rounds.limits import done, with_poll
from store.rules.rounds.progress import meeting_of, members_in_post, met, pounds, rule_of, the_round, threshold
from store.rules.rounds.rule import NOTIFICATION_WORDS, StepRule
from store.rules.rounds.steps import STEPS, VETOES
from store.rules.words.dates import day_month, long_date
from store.rules.words.folding import words_read
from store.rules.words.wording import capital, counted, either, listed


def why_not_open(one: StatutoryRound) -> Problem | None:
    """Say why a round cannot be opened as it stands; None if it can."""
    if one.kind is RoundKind.PRECEPT:
        if one.year is None:
            cure = "Type the first year of the financial year, such as 2026 for 2026-27."
            return Problem("round.year", "A precept round needs its year.", cure, "year")
        if not 2013 <= one.year <= 2099:
            cure = "Type a year from 2013 on."
            return Problem("round.year", f"There can be no precept round for {one.year}.", cure, "year")
    if one.service not in dict(SERVICES):
        sentence = f"“{one.service[:40]}” is no precept that a commissioner issues."
        return Problem("round.service", sentence, f"Choose {either([words for _, words in SERVICES])}.", "service")
    if one.declared_on and one.poll_day and one.declared_on < one.poll_day:
        sentence = f"The declaration on {long_date(one.declared_on)} would come before the poll."
        return Problem("round.declared", sentence, "Check both dates.", "declared_on")
    return None


def why_not_post(one: StatutoryRound) -> Problem | None:
    """Say why a confirmation hearing is not for a post: the chief constable is not staff. None if it is."""
    post = words_read(one.post.replace("-", " ")).removeprefix("the ")
    if one.kind is not RoundKind.CONFIRMATION_HEARING or post != "chief constable":
        return None
    sentence = "The appointment of a chief constable has a procedure of its own, with a veto (2011 Act Sch 8 Part 1)."
    return Problem("round.post", sentence, "Open a chief constable appointment instead.", "post")


def why_not_step(register: Register, one: StatutoryRound, step: RoundStep) -> tuple[Problem, ...]:
    """List why a step cannot be recorded in a round; empty if it can. Days to come are allowed: they are plans."""
    rule = rule_of(one, step.step)
    if rule is None:
        known = ", ".join(each.code for each in STEPS[one.kind])
        sentence = f"There is no step “{step.step[:40]}” in {the_round(one)}."
        return (Problem("round.step", sentence, f"The steps are {known}.", "step"),)
    one = with_poll(register, one)
    problems = [
        _why_not_now(one, rule),
        _why_not_choice(rule, step),
        _why_not_held(rule, step),
        _why_not_day(one, rule, step),
        _why_not_beside(one, rule, step),
        _why_not_at(register, rule, step),
        _why_not_votes(register, one, step),
        _why_not_money(one, rule, step),
    ]
    return tuple(problem for problem in problems if problem)


def why_not_step_on(one: StatutoryRound) -> Problem | None:
    """Say why no further step of a round can be recorded; None if one can: advice can be to the last."""
    return _why_not_closed(one)


def why_not_step_back(one: StatutoryRound) -> Problem | None:
    """Say why no step of a round can be taken out; None if one is recorded."""
    if one.steps:
        return None
    return Problem("round.none", "No step is recorded yet.", "Record the first.", "step", "round.step")


def why_not_take_back(one: StatutoryRound, step: str) -> tuple[Problem, ...]:
    """List why a step cannot be taken out of a round: it is not recorded, or later ones rest on it. None if it can."""
    if done(one, step) is None:
        sentence = f"No step “{step[:40]}” is recorded in {the_round(one)}."
        return (Problem("round.no_step", sentence, "Look at the round for the steps it has.", "step"),)
    cure = "Take that one back first."
    resting = (rule for each in one.steps if (rule := rule_of(one, each.step)) and _needs(rule, step))
    return tuple(
        Problem("round.needed", f"“{rule.label}” rests on that step.", cure, "step", "round.back") for rule in resting
    )


def _needs(rule: StepRule, step: str) -> bool:
    return any(need.partition("=")[0] == step for need in rule.needs)


def _why_not_closed(one: StatutoryRound) -> Problem | None:
    if not one.closed:
        return None
    return Problem("round.closed", f"{capital(the_round(one))} is closed.", "Reopen it first.", "step", "round.close")


def _why_not_now(one: StatutoryRound, rule: StepRule) -> Problem | None:
    closed = _why_not_closed(one)
    if closed:
        return closed
    if done(one, rule.code) is not None and not rule.again:
        sentence = f"“{rule.label}” is recorded already."
        return Problem("round.twice", sentence, "Take that step back first if it is wrong.", "step", "round.back")
    for need in rule.needs:
        if not met(one, need):
            return _missing_step(one, rule, need)
    for bar in rule.unless:
        if met(one, bar):
            return _does_not_arise(rule)
    return None


def _does_not_arise(rule: StepRule) -> Problem:
    sentence = f"{rule.barred} “{rule.label}” does not arise."
    return Problem("round.unless", sentence, "Look at the steps before it: one of them may be wrong.", "step")


def _missing_step(one: StatutoryRound, rule: StepRule, need: str) -> Problem:
    code, _, choices = need.partition("=")
    first = rule_of(one, code)
    if choices and done(one, code) is not None:
        late = (done(one, code) or RoundStep(step="", on=dt.date.min)).choice in VETOES
        sentence = "The veto came too late and has no effect." if late else "There was no veto."
        may = (
            "The proposed precept may be issued." if one.kind is RoundKind.PRECEPT else "The commissioner may appoint."
        )
        cure = may if late else "The next step is that the commissioner decides."
        return Problem("round.no_veto", f"{sentence} “{rule.label}” does not arise.", cure, "step")
    name = first.label if first else code
    return Problem("round.order", f"“{rule.label}” needs “{name}” first.", "Record that step first.", "step")


def _why_not_choice(rule: StepRule, step: RoundStep) -> Problem | None:
    codes = [code for code, _ in rule.choices]
    if step.choice in codes or (not step.choice and (rule.asked or not codes)):
        return None
    if step.choice == "veto" and "veto-too-high" in codes:
        sentence = "The report on a veto must say whether the precept is too high or too low."
        return Problem("round.veto_which", sentence, "Choose veto-too-high or veto-too-low.", "choice")
    if not codes:
        return Problem("round.choice", f"“{rule.label}” has nothing to choose.", "Leave the choice out.", "choice")
    cure = f"Choose {', '.join(codes)}."
    if not step.choice:
        return Problem("round.choice", f"“{rule.label}” needs its outcome.", cure, "choice")
    return Problem("round.choice", f"“{step.choice[:40]}” is no outcome of “{rule.label}”.", cure, "choice")


def _why_not_held(rule: StepRule, step: RoundStep) -> Problem | None:
    missing = [NOTIFICATION_WORDS[item] for item in rule.holds if item not in step.items]
    if not missing:
        return None
    cure = "Ask the commissioner's office for it, and record this one as an incomplete notification."
    sentence = f"The notification lacks {listed(missing)}, so it starts no clock."
    return Problem("round.incomplete", sentence, cure, "items")


def _why_not_day(one: StatutoryRound, rule: StepRule, step: RoundStep) -> Problem | None:
    """Refuse a day that cannot be right beside another; one that is only against the law is told of, not refused."""
    order = [each.code for each in STEPS[one.kind] if not each.again]
    for other in one.steps if not rule.again else ():
        beside = rule_of(one, other.step)
        if beside is None or beside.again or beside.code == rule.code:
            continue
        if beside.code in rule.after or rule.code in beside.after:
            continue
        before = order.index(beside.code) < order.index(rule.code)
        if (before and step.on < other.on) or (not before and step.on > other.on):
            word = "before" if before else "after"
            sentence = f"{long_date(step.on)} is {word} “{beside.label}” on {day_month(other.on)}."
            return Problem("round.day", sentence, "Check both dates: one of them is wrong.", "on")
    return None


def _why_not_beside(one: StatutoryRound, rule: StepRule, step: RoundStep) -> Problem | None:
    """Refuse what would leave a step behind that does not arise beside it, in whatever order they are entered."""
    after = replace(one, steps=(*one.steps, step))
    for other in one.steps:
        beside = rule_of(one, other.step)
        if beside is None or beside.code == rule.code:
            continue
        if any(met(after, bar) and not met(one, bar) for bar in beside.unless):
            return _does_not_arise(beside)
        if any("=" in need and met(one, need) and not met(after, need) for need in beside.needs):
            sentence = f"The veto would have come too late, and “{beside.label}” is recorded, which rests on it."
            return Problem(
                "round.rests", sentence, "Check the dates, or take that step back first.", "on", "round.back"
            )
    return None


def _why_not_at(register: Register, rule: StepRule, step: RoundStep) -> Problem | None:
    """Refuse a meeting that is none of the panel, or a private one for what the law wants in public.

    The meeting is the one named, else the only one of the day; one in public that is not entered is entered first.
    """
    held = meeting_of(register, step)
    named = held is not None and (step.meeting == held.id or step.vote is not None)
    if held is None or not rule.meeting or held.kind.in_public or not (named or rule.public):
        return None
    name = capital(the_meeting(held))
    cure = "Name the meeting at which it was; if it is not in the calendar, enter it there first."
    if held.kind in {MeetingKind.TASK_GROUP, MeetingKind.INFORMAL}:
        sentence = f"{name} is no meeting of the panel, and “{rule.label}” is for the panel."
        return Problem("round.no_meeting", sentence, cure, "meeting")
    if rule.public:
        sentence = f"{name} is not held in public, and “{rule.label}” must be."
        return Problem("round.private", sentence, cure, "meeting")
    return None


def _why_not_votes(register: Register, one: StatutoryRound, step: RoundStep) -> Problem | None:
    veto = step.choice in VETOES
    known = step.members if step.members is not None else members_in_post(register, step.on)
    need, in_post = threshold(register, one, step.on, step.members) if veto else (0, known)
    if step.votes_for is not None and step.votes_for > in_post and (veto or in_post):
        sentence = f"{counted(step.votes_for, 'vote')} cannot be cast by {counted(in_post, 'member')} in post."
        return Problem("round.votes", sentence, "Check the votes and the number of members.", "votes_for")
    if step.votes_for is not None and step.votes_for < need:
        sentence = f"A veto needs {need} of {in_post} members in post; {step.votes_for} voted for it."
        return Problem("round.majority", sentence, "It is no veto: choose the outcome without one.", "votes_for")
    return None


def _why_not_money(one: StatutoryRound, rule: StepRule, step: RoundStep) -> Problem | None:
    if step.pence is None:
        return None
    if not rule.money:
        return Problem("round.money", f"“{rule.label}” has no amount.", "Leave the amount out.", "pence")
    proposed, review = done(one, "notified"), done(one, "review")
    if proposed is None or proposed.pence is None:
        return None
    if step.choice == "support" and step.pence != proposed.pence:
        sentence = f"The panel supported the precept as proposed, which was {pounds(proposed.pence)}."
        cure = "Leave the amount out, or choose support-with-recommendations."
        return Problem("round.supported", sentence, cure, "pence")
    if rule.code != "revised" or review is None:
        return None
    higher = review.choice == "veto-too-low"
    if (step.pence > proposed.pence) if higher else (step.pence < proposed.pence):
        return None
    word, other = ("low", "higher") if higher else ("high", "lower")
    sentence = f"After a veto as too {word} the revised precept must be {other} than {pounds(proposed.pence)}."
    cure = f"Type a {other} amount; if another came, leave the amount out and ask the monitoring officer."
    return Problem("round.revised", sentence, cure, "pence")
