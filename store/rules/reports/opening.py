"""How a report begins: its title, the power it is made under, what was put to the panel, and when it was considered."""

from __future__ import annotations

from collections.abc import Callable

from store.records import RoundKind
from store.records.round import FIRE
from store.rules.calendar.meetings import the_meeting
from store.rules.reports.drafted import Ask, DraftedBlock, missing, sentences
from store.rules.reports.limits import limit
from store.rules.reports.matter import ReportMatter
from store.rules.reports.provisions import introduced, provisions
from store.rules.rounds.progress import rule_of, year_words
from store.rules.rounds.rule import NOTIFICATION_WORDS
from store.rules.words.dates import long_date
from store.rules.words.wording import capital, listed

_ROUND = "Change the round: its form has it."


def title(matter: ReportMatter) -> DraftedBlock:
    """Name the report, its addressee and its matter."""
    asks: list[Ask] = []
    second = "Second report" if matter.kind.code == "precept-second" else "Report"
    to = matter.register.panel.commissioner_on(matter.day)
    words = f"{second} of {matter.panel} to the {to} on {subject(matter, asks)}"
    return DraftedBlock("title", "", words, tuple(asks))


def subject(matter: ReportMatter, asks: list[Ask]) -> str:
    """Say what a report is on; what its name needs and is not recorded is asked for."""
    one = matter.round
    if one is None:
        day = matter.meeting.date if matter.meeting else None
        return f"matters considered at its meeting of {long_date(day)}" if day else "its scrutiny"
    if one.kind is RoundKind.PRECEPT:
        word = "revised" if matter.kind.code == "precept-second" else "proposed"
        fire = " for fire and rescue" if one.service == FIRE else ""
        return f"the {word} precept{fire} for {year_words(one.year)}"
    if one.kind is RoundKind.PLAN:
        return f"the {_named(one.subject, 'draft police and crime plan')}"
    if one.kind is RoundKind.ANNUAL_REPORT:
        return f"the {_named(one.subject, 'annual report')}"
    who = _person(matter, asks)
    if one.kind is RoundKind.REMOVAL:
        return f"the proposal to call upon {who} to retire or resign as Chief Constable"
    post = one.post or "chief constable" if one.kind is RoundKind.CHIEF_CONSTABLE else one.post
    if not post:
        asks.append(Ask("post", "The post of the proposed appointment is not recorded.", _ROUND, "round.edit"))
        post = missing("the post")
    return f"the proposed appointment of {who} as {post}"


def _named(subject_of: str, usual: str) -> str:
    """Name a document: by its own words if they say what it is, else by the usual ones with them in brackets."""
    words = subject_of.strip()
    if not words:
        return usual
    return f"{usual} ({words})"


def _person(matter: ReportMatter, asks: list[Ask]) -> str:
    if matter.kind.code == "reserve-candidate":
        cure = "Word the title of the report, with the name of the reserve candidate."
        told = matter.done("reserve-notified")
        cure += f" The notification is recorded with “{told.who}”." if told and told.who else ""
        asks.append(Ask("candidate", "The name of the reserve candidate is not recorded.", cure, "report.word"))
        return missing("the name of the reserve candidate")
    if matter.round is not None and matter.round.subject:
        return matter.round.subject
    who = "the chief constable" if matter.kind.code == "removal" else "the candidate"
    asks.append(Ask("candidate", f"The name of {who} is not recorded.", _ROUND, "round.edit"))
    return missing(f"the name of {who}")


def power(matter: ReportMatter) -> DraftedBlock:
    """Say under which provisions the report is made."""
    codes = (*matter.kind.power, *(matter.kind.veto if matter.veto else ()))
    due = limit(matter).due
    last = f"The last day for it is {long_date(due)}." if due else ""
    regulations = matter.veto or matter.kind.code in {"precept-second", "reserve-candidate"}
    made = introduced(f"This report is made under {provisions(*codes)}.", regulations=regulations)
    return DraftedBlock("power", "", sentences(made, last))


def proposal(matter: ReportMatter) -> DraftedBlock:
    """Say what was put to the panel, and when."""
    if matter.round is None:
        return DraftedBlock("proposal", "The proposal")
    asks: list[Ask] = []
    step = matter.done(matter.kind.notified)
    on = f"On {long_date(step.on)}" if step else f"On {missing('the day')}"
    if step is None:
        rule = rule_of(matter.round, matter.kind.notified)
        label = rule.label if rule else matter.kind.notified
        sentence = f"The day of “{label}” is not recorded."
        asks.append(Ask("notified", sentence, "Record that step of the round.", "round.step"))
    words = _PROPOSED[matter.kind.code](matter, asks)
    return DraftedBlock("proposal", _HEADINGS.get(matter.kind.code, "The proposal"), f"{on} {words}", tuple(asks))


_HEADINGS = {"plan": "The draft plan", "annual-report": "The annual report", "precept-second": "The revised precept"}


def _precept(matter: ReportMatter, asks: list[Ask]) -> str:
    return f"{matter.office} notified the Panel of {subject(matter, [])}: {amount(matter, 'notified', asks)}."


def _revised(matter: ReportMatter, asks: list[Ask]) -> str:
    review = matter.done("review")
    side = "high" if review and review.choice == "veto-too-high" else "low"
    first = amount(matter, "notified", asks)
    return sentences(
        f"{matter.office} responded to the Panel's report and notified {subject(matter, [])}: "
        f"{amount(matter, 'revised', asks)}.",
        f"The Panel had vetoed the precept first proposed, {first}, as too {side}.",
    )


def amount(matter: ReportMatter, code: str, asks: list[Ask]) -> str:
    """Word the amount of a step; one that is not recorded, or of which the kind is not, is asked for."""
    step, one = matter.done(code), matter.round
    if step is None or step.pence is None or one is None:
        word = "revised" if code == "revised" else "proposed"
        sentence = f"The amount of the {word} precept is not recorded."
        cure = "Take that step of the round back and record it again with its amount, or word this block."
        asks.append(Ask(f"amount-{word}", sentence, cure, "report.word"))
        return missing(f"the amount {word}")
    if not one.amounts:
        sentence = "Whether the amounts of the round are the rise or the whole of Band D is not recorded."
        ask = Ask("amounts", sentence, "Change the round, and choose which.", "round.edit")
        asks += [] if ask in asks else [ask]
        return f"{matter.band_d(step.pence)} {missing('whether the rise or the whole')}"
    return matter.band_d(step.pence)


def _appointment(matter: ReportMatter, _: list[Ask]) -> str:
    step = matter.done(matter.kind.notified)
    held = [NOTIFICATION_WORDS[item] for item in (step.items if step else ()) if item in NOTIFICATION_WORDS]
    which = "of a reserve candidate" if matter.kind.code == "reserve-candidate" else "of the proposed appointment"
    with_it = f", with {listed(held)}" if held else ""
    return f"the Panel received {matter.office}'s notification {which}{with_it}."


def _removal(matter: ReportMatter, _: list[Ask]) -> str:
    return (
        f"the Panel received the further notice that {matter.office} still proposes to call upon the Chief "
        "Constable to retire or resign."
    )


def _draft_plan(matter: ReportMatter, _: list[Ask]) -> str:
    return f"the Panel received {subject(matter, [])} from {matter.office}."


_PROPOSED: dict[str, Callable[[ReportMatter, list[Ask]], str]] = {
    "precept": _precept,
    "precept-second": _revised,
    "confirmation": _appointment,
    "chief-constable": _appointment,
    "reserve-candidate": _appointment,
    "removal": _removal,
    "plan": _draft_plan,
    "annual-report": _draft_plan,
}

_CONSIDERED = {
    "precept": "The Panel reviewed the proposed precept",
    "precept-second": "The Panel reviewed the revised precept",
    "confirmation": "The Panel held a public confirmation hearing",
    "chief-constable": "The Panel held a public confirmation hearing",
    "reserve-candidate": "The Panel held a public confirmation hearing of the reserve candidate",
    "removal": "The Panel held a scrutiny hearing in private",
    "plan": "The Panel reviewed the draft",
    "annual-report": "The Panel reviewed the annual report in public",
    "scrutiny": "The Panel considered the matters on which it reports",
}


def review(matter: ReportMatter) -> DraftedBlock:
    """Say when the panel considered the matter, and at which meeting."""
    told = _CONSIDERED[matter.kind.code]
    heading = "The hearing" if matter.kind.held.endswith("hearing") else "The review"
    heading = heading if matter.round else "The meeting"
    if matter.meeting is not None and not matter.kind.held.endswith("hearing"):
        return DraftedBlock(
            "review", heading, f"{told} at {the_meeting(matter.meeting, weekday=True)}.", _to_come(matter)
        )
    if matter.held is not None:
        return DraftedBlock("review", heading, f"{told} on {long_date(matter.held.on)}.", _to_come(matter))
    rule = rule_of(matter.round, matter.kind.held) if matter.round else None
    label = rule.label if rule else matter.kind.held
    ask = Ask("held", f"“{capital(label)}” is not recorded.", "Record that step of the round.", "round.step")
    return DraftedBlock("review", heading, f"{told} on {missing('the day')}.", (ask,))


def _to_come(matter: ReportMatter) -> tuple[Ask, ...]:
    if matter.day <= matter.today:
        return ()
    sentence = f"{capital(long_date(matter.day))} is still to come: nothing can be reported of it yet."
    return (Ask("to-come", sentence, "Make the report final after that day."),)
