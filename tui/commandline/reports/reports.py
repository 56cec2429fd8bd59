"""`secretariat report draft|edit|word|final|publish|copies|answer|back`: the panel's reports to the commissioner."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from store.later import Later
from store.problems import Problem, Refused
from store.records import Meeting, Report, StatutoryRound
from tui.commandline.acts import Done, act, into_the_bin
from tui.commandline.args import coded, flag, long_text, past_day, text, texts, typed
from tui.commandline.argument import Gathered, Values
from tui.commandline.fields import RecordFields
from tui.commandline.naming import REPORT_HELP
from tui.commandline.reading import Reading
from tui.commandline.reports.reading import read_report, report_thing

if TYPE_CHECKING:
    from store.commands.reports import drafting, out
else:
    drafting = Later("store.commands.reports.drafting")
    out = Later("store.commands.reports.out")


def _subject(read: Reading, given: Values) -> Values:
    """Read what a report is to be drafted on: a round with its step, or a meeting."""
    from store.rules.reports.naming import subject_at, subject_in

    thing, step, scrutiny = given["subject"], given.get("step", ""), given.get("scrutiny", False)
    nothing = {"round_id": "", "step": "", "meeting": ""}
    try:
        if isinstance(thing, StatutoryRound):
            return subject_in(read.register, thing, step)._asdict()
        if isinstance(thing, Meeting):
            return subject_at(read.register, thing, scrutiny=scrutiny)._asdict()
        if thing is not None:
            cure = "Name a round or a meeting."
            read.problems.append(Problem("report.twice", f"{thing.id} is drafted already.", cure, "subject"))
    except Refused as refused:
        read.problems += refused.problems
    return nothing


def _tell(done: Done) -> list[str]:
    """Tell how a report stands: what it still asks for, its last day, and what follows."""
    from store.queries.reports.whole import report_whole

    touched = [one.id for one in done.change.touched] if done.change else [done.values.get("report", "")]
    reports = (done.desk.register.live(Report, one) for one in touched)
    report = next((one for one in reports if one is not None), None)
    if report is None:
        return []
    whole = report_whole(done.desk.register, report, done.desk.today)
    lines = [f"Note: {report.id} is {whole.state}."]
    lines += [f"Asked: {one.sentence} {one.cure}" for one in whole.asks]
    if whole.due is not None:
        from store.rules.words.dates import long_date

        lines.append(f"Note: its last day is {long_date(whole.due)}: {whole.due_note}.".replace("..", "."))
    return lines


_OPENED = (
    "secretariat round open precept --year 2021 --amounts rise",
    "secretariat round step R1 notified --on 20/1/2021 --amount 15",
    "secretariat round step R1 review --on 27/1/2021 --choice support-with-recommendations --vote V1",
)
DRAFTED = (*_OPENED, "secretariat report draft R1")
_READY = (*DRAFTED, "secretariat report edit R1 --signatory Adatia")
_FINAL = (*_READY, "secretariat report final R1 --dated 1/2/2021 --yes")
_OUT = (*_FINAL, "secretariat report publish R1 --on 1/2/2021")
_SCRUTINY = (
    'secretariat minute add --meeting 25/3/2021 --heading "RECRUITMENT" --recommended "That figures be given."',
    "secretariat report draft 25/3/2021",
    "secretariat report edit 25/3/2021 --signatory Adatia",
    "secretariat report final 25/3/2021 --dated 1/4/2021",
    "secretariat report publish 25/3/2021 --on 1/4/2021",
)
_REPORT = typed("report", REPORT_HELP, read_report, str, "REPORT")
_DRAFT = typed("report", REPORT_HELP, lambda read, words: read_report(read, words, drafts=True), str, "ROUND|MEETING")

COMMANDS = (
    act(
        "report draft",
        "draft the panel's report from what is recorded",
        "secretariat report draft R1",
        drafting.draft_report,
        Gathered(
            {"round_id": str, "step": str, "meeting": str},
            _subject,
            (
                typed(
                    "subject",
                    "a round, or the meeting: its id, its date or next",
                    report_thing,
                    Any,
                    "ROUND|MEETING",
                ),
                text("--step", "the step of the round that it is, if several can be reported on", "STEP"),
                flag("--scrutiny", "of a meeting: on its scrutiny, though a round was considered there"),
            ),
            always=True,
        ),
        RecordFields(Report),
        tell=_tell,
        says_today=True,
        notes="Nothing is filled in that is not recorded: it is asked for.",
        first=_OPENED,
    ),
    act(
        "report edit",
        "change what is recorded of a report besides its wording",
        "secretariat report edit R1 --signatory Adatia",
        drafting.edit_report,
        _DRAFT,
        RecordFields(Report),
        tell=_tell,
        first=DRAFTED,
    ),
    act(
        "report word",
        "word a block of a report; what you word is never drafted over",
        'secretariat report word R1 proposal --text "The precept was notified in January."',
        drafting.word_report,
        _DRAFT,
        coded("block", "its heading, the beginning of that, or its code", "BLOCK"),
        long_text("its words; an empty text leaves the block out", required=False),
        tell=_tell,
        notes="With no words the draft from the records is taken again.",
        first=DRAFTED,
    ),
    act(
        "report final",
        "make a report final: what it says stands, and it bears its date",
        "secretariat report final R1 --dated 1/2/2021 --yes",
        drafting.finalise_report,
        _DRAFT,
        past_day("--dated", "the date that it bears; today if not given"),
        flag("--yes", "do it although that date is after the last day for the report", "all_the_same"),
        tell=_tell,
        says_today=True,
        first=_READY,
    ),
    act(
        "report publish",
        "record a report as sent and published, with the step of its round",
        "secretariat report publish R1 --on 1/2/2021",
        out.publish_report,
        _REPORT,
        past_day("--on", "the day of publication; today if not given"),
        past_day("--sent", "the day on which it was sent, if another"),
        flag("--no-vote", "what it comes to rests on none of the votes recorded", "unvoted"),
        tell=_tell,
        says_today=True,
        first=_FINAL,
    ),
    act(
        "report copies",
        "tick off the councils that had their copy of a report",
        "secretariat report copies R1 all --on 1/2/2021",
        out.copy_report,
        _REPORT,
        texts("councils", "the councils by name, or all", "COUNCIL", nargs="+"),
        past_day("--on", "the day on which the copies went out; today if not given"),
        flag("--off", "take the ticks off again"),
        tell=_tell,
        says_today=True,
        first=_OUT,
    ),
    act(
        "report answer",
        "record the answer to a report on scrutiny",
        'secretariat report answer 25/3/2021 --on 20/4/2021 --answer "Letter of 20 April"',
        out.answer_report,
        _REPORT,
        past_day("--on", "the day on which it came; today if not given"),
        text("--answer", "the reference of the letter, and what it comes to"),
        says_today=True,
        notes="The answer to the report of a round is a step of that round.",
        first=_SCRUTINY,
    ),
    act(
        "report back",
        "take a report a state back: answered, sent and published, final, draft",
        "secretariat report back R1",
        out.reopen_report,
        _REPORT,
        tell=_tell,
        first=_OUT,
    ),
    into_the_bin("report", "a report drafted by mistake", "L1", Report, first=DRAFTED),
)
