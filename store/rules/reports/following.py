"""What follows from a report: what the commissioner must do and by when, its publication, and the councils' copies."""

from __future__ import annotations

from collections.abc import Callable

from store.problems import Refused, not_worked_out
from store.records import Nation
from store.rules.reports.drafted import Ask, DraftedBlock, paragraphs
from store.rules.reports.limits import after_limit
from store.rules.reports.matter import ReportMatter
from store.rules.reports.provisions import provisions
from store.rules.rounds.limits import precept_date
from store.rules.words.dates import long_date
from store.rules.words.office import in_office
from store.rules.words.wording import capital, counted


def follows(matter: ReportMatter) -> DraftedBlock:
    """Say what the law has the commissioner do with the report."""
    heading = "What follows"
    try:
        return DraftedBlock("follows", heading, _FOLLOWS[matter.kind.code](matter))
    except Refused as refused:
        sentence = f"The dates that follow {not_worked_out(refused)}"
        return DraftedBlock("follows", heading, "", (Ask("dates", sentence, "Word this block, or leave it out."),))


def _regard(matter: ReportMatter) -> str:
    return f"{capital(matter.office)} must have regard to this report"


def _precept(matter: ReportMatter) -> str:
    if not matter.veto:
        return (
            f"{_regard(matter)} and any recommendation in it, give the Panel a response to it and publish the "
            "response; the precept may be issued only then, as proposed or in line with a recommendation of the Panel "
            f"({provisions('precept-held', 'precept-reply')})."
        )
    one = matter.round
    late = _void(matter)
    if one is None or late:
        return late
    higher = matter.choice == "veto-too-low"
    revised, second = precept_date(one, "precept_revised"), precept_date(one, "precept_second_report")
    return paragraphs(
        f"The precept that was proposed must not be issued. By {long_date(revised)} {matter.office} must have regard "
        "to this report and any recommendation in it, give the Panel a response to it, publish the response, and "
        f"notify the Panel of a revised precept, which must be {'higher' if higher else 'lower'} than the one proposed "
        f"({provisions('precept-revised', 'revise-by', 'revise-which-way')}).",
        f"The Panel reviews the revised precept and makes a second report by {long_date(second)} "
        f"({provisions('second-report-by')}).",
    )


def _void(matter: ReportMatter) -> str:
    """Say that a veto is void because its report comes after the last day; empty if it does not."""
    late = after_limit(matter, matter.report.dated or matter.today)
    return in_office(late, matter.register.panel, matter.day) if late else ""


def _second(matter: ReportMatter) -> str:
    one = matter.round
    if one is None:
        return ""
    return (
        f"{_regard(matter)} and any recommendation in it, give the Panel a response to it and publish the response, by "
        f"{long_date(precept_date(one, 'precept_issue'))}; the precept may then be issued within what the Regulations "
        f"allow ({provisions('issue-by')})."
    )


def _chief(matter: ReportMatter) -> str:
    if matter.veto:
        return _void(matter) or (
            f"The candidate must not be appointed. {capital(matter.office)} proposes a reserve candidate, on whom the "
            f"Panel holds a hearing and reports again ({provisions('reserve-candidate')})."
        )
    return _decides(matter)


def _decides(matter: ReportMatter) -> str:
    return (
        f"{capital(matter.office)} may accept or reject the recommendation, and must notify the Panel of the decision "
        f"({provisions(*matter.kind.answer)})."
    )


def _document(matter: ReportMatter) -> str:
    return (
        f"{_regard(matter)} and any recommendation in it, give the Panel a response to it and publish the response "
        f"({provisions(*matter.kind.answer)})."
    )


def _scrutiny(matter: ReportMatter) -> str:
    by = matter.report.reply_by
    if by is None:
        return ""
    law = provisions("require-reply")
    return f"The Panel requires {matter.office} to respond to this report in writing by {long_date(by)} ({law})."


_FOLLOWS: dict[str, Callable[[ReportMatter], str]] = {
    "precept": _precept,
    "precept-second": _second,
    "confirmation": _decides,
    "chief-constable": _chief,
    "reserve-candidate": _decides,
    "removal": _decides,
    "plan": _document,
    "annual-report": _document,
    "scrutiny": _scrutiny,
}


def area_of(matter: ReportMatter) -> tuple[str, ...]:
    """Name the councils of the area on the day of the report: of its publication, else of what it is on."""
    day = matter.report.published_on or matter.day
    return tuple(one.name for one in matter.register.panel.councils_on(day))


def councils_for(matter: ReportMatter) -> tuple[str, ...]:
    """Name the councils that must have a copy: those of the area on the day, in England (2011 Act s.28(8))."""
    return area_of(matter) if matter.register.panel.nation is Nation.ENGLAND else ()


def publication(matter: ReportMatter) -> DraftedBlock:
    """Say that the report is published, and which councils are sent a copy."""
    manner = f", {matter.report.manner}" if matter.report.manner else ""
    england = matter.register.panel.nation is Nation.ENGLAND
    if not england:
        return DraftedBlock(
            "publication", "Publication", f"The Panel publishes this report{manner} ({provisions('published')})."
        )
    councils = councils_for(matter)
    law = provisions("published-and-copied")
    if not councils:
        sentence = "The councils of the area are not recorded, each of which must be sent a copy."
        ask = Ask("councils", sentence, "Enter the councils in the settings.", "go.settings")
        return DraftedBlock("publication", "Publication", f"The Panel publishes this report{manner} ({law}).", (ask,))
    to = (
        f"The Panel publishes this report{manner}, and sends a copy to each of the {counted(len(councils), 'council')} "
        f"of its area ({law}):"
    )
    text = paragraphs(to, "\n".join(f"- {name}" for name in councils))
    return DraftedBlock("publication", "Publication and copies", text)
