"""`secretariat complaint acknowledge|record|refer|return|resolve|disapply|withdraw|told`: what is done with one."""

from __future__ import annotations

from typing import TYPE_CHECKING

from store.later import Later
from store.records import ComplaintDeed, ComplaintHandler, ComplaintNotice, ComplaintOutcome, ComplaintParty
from store.rules.complaints.guards import DISAPPLIED_GROUNDS, NOT_RECORDED_GROUNDS, RESOLVING, WITHDRAWING
from tui.commandline.acts import Done, act
from tui.commandline.args import flag, past_day
from tui.commandline.complaints.common import ADDED, BEGUN, NOTE, ON, RECORDED, REFERRED, SERIOUS, coded, complaint

if TYPE_CHECKING:
    from store.commands.complaints import steps
else:
    steps = Later("store.commands.complaints.steps")

_OUTCOMES = tuple(one for one in ComplaintOutcome if one.value)


def _tell(done: Done) -> list[str]:
    """Tell what is to be done with it next, with its limit."""
    from store.queries.complaints.whole import to_do_lines
    from store.records import Complaint

    one = done.desk.register.get(Complaint, done.values.get("complaint"))
    return [f"Note: {line}" for line in to_do_lines(done.desk.register, one, done.desk.today)[:1]] if one else []


COMMANDS = (
    act(
        "complaint acknowledge",
        "record that the complainant was told that it has come",
        "secretariat complaint acknowledge K1 --on 5/3/2021 --today 12/7/2021",
        steps.acknowledge_complaint,
        complaint(),
        ON,
        NOTE,
        tell=_tell,
        first=(ADDED,),
    ),
    act(
        "complaint record",
        "record a complaint or conduct matter, or decide on a ground not to",
        "secretariat complaint record K1 --on 3/3/2021 --today 12/7/2021",
        steps.record_complaint,
        complaint(),
        ON,
        coded("--not", "not recorded, because", NOT_RECORDED_GROUNDS, "GROUND", name="ground"),
        flag("--serious", "a criminal offence is alleged: it is for the IOPC since that day"),
        NOTE,
        tell=_tell,
        first=(ADDED,),
    ),
    act(
        "complaint refer",
        "record that it was referred to the IOPC",
        "secretariat complaint refer K1 --on 4/3/2021 --today 12/7/2021",
        steps.refer_complaint,
        complaint(),
        ON,
        past_day("--clear", "the day on which it first became clear that it is for the IOPC"),
        past_day("--called-in", "the day of the IOPC's notice, if it called it in"),
        NOTE,
        tell=_tell,
        notes="It is to be done by the end of the calendar day after that, weekends included.",
        first=(ADDED, SERIOUS),
    ),
    act(
        "complaint return",
        "record what came back from the IOPC: its decision, or the complaint itself",
        "secretariat complaint return K1 --on 1/6/2021 --outcome unfounded --today 12/7/2021",
        steps.return_complaint,
        complaint(),
        ON,
        coded("--outcome", "what the IOPC found; sent back to be resolved if not given", _OUTCOMES, "OUTCOME"),
        NOTE,
        tell=_tell,
        first=(ADDED, SERIOUS, REFERRED),
    ),
    act(
        "complaint resolve",
        "record a step of the informal resolution",
        "secretariat complaint resolve K1 resolved --outcome no-substance --on 6/4/2021 --today 12/7/2021",
        steps.resolve_complaint,
        complaint(),
        coded("step", "the step", RESOLVING, "STEP"),
        ON,
        coded("--by", "who deals with it", [one for one in ComplaintHandler if one.value], "WHO"),
        coded("--outcome", "of the last step, what it came to", _OUTCOMES, "OUTCOME"),
        NOTE,
        tell=_tell,
        notes="There is no step for an investigation: the regulations allow none.",
        first=(ADDED, RECORDED, BEGUN),
    ),
    act(
        "complaint disapply",
        "record that the procedure was disapplied, and on what ground",
        "secretariat complaint disapply K1 vexatious --on 8/3/2021 --today 12/7/2021",
        steps.disapply_complaint,
        complaint(),
        coded("ground", "the ground", DISAPPLIED_GROUNDS, "GROUND"),
        ON,
        NOTE,
        tell=_tell,
        first=(ADDED, RECORDED),
    ),
    act(
        "complaint withdraw",
        "record a withdrawal, the letter on one that is not signed, or that it goes on",
        "secretariat complaint withdraw K1 unsigned --on 8/3/2021 --today 12/7/2021",
        steps.withdraw_complaint,
        complaint(),
        coded(
            "how",
            "withdrawn for good if not given, because it is signed or the letter was answered",
            WITHDRAWING,
            "HOW",
            nargs="?",
            otherwise=ComplaintDeed.WITHDRAWN.value,
        ),
        flag("--unanswered", "withdrawn because the letter was not answered within 21 days"),
        ON,
        NOTE,
        tell=_tell,
        first=(ADDED, RECORDED),
    ),
    act(
        "complaint told",
        "record that a party was told or sent what it is to have",
        "secretariat complaint told K1 record complainant --on 8/3/2021 --today 12/7/2021",
        steps.tell_of_complaint,
        complaint(),
        coded("notice", "of what", [one for one in ComplaintNotice if one.value], "NOTICE"),
        coded("whom", "whom", [one for one in ComplaintParty if one.value], "WHOM"),
        ON,
        NOTE,
        tell=_tell,
        first=(ADDED, RECORDED),
    ),
    act(
        "complaint close",
        "close a complaint once all is decided and everybody was told",
        "secretariat complaint close K1 --on 9/3/2021 --today 12/7/2021",
        steps.close_complaint,
        complaint(),
        ON,
        NOTE,
        first=(
            ADDED,
            "secretariat complaint record K1 --not other-panel --on 3/3/2021 --today 12/7/2021",
            "secretariat complaint told K1 not-recorded complainant --on 8/3/2021 --today 12/7/2021",
        ),
    ),
)
