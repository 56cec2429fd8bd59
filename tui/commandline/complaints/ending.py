"""`secretariat complaint publish|purge|bin`: whether an outcome may be printed, and letting go of what was said."""

from __future__ import annotations

import argparse
from typing import TYPE_CHECKING

from store.later import Later
from store.records import Complaint
from tui.commandline.acts import act, into_the_bin
from tui.commandline.args import flag, past_day
from tui.commandline.call import Call
from tui.commandline.command import Command, Output
from tui.commandline.complaints.common import ADDED, BEGUN, ON, RECORDED, RESOLVED, complaint
from tui.commandline.output import add_format
from tui.commandline.telling import purged

if TYPE_CHECKING:
    from store.commands.complaints import ending
else:
    ending = Later("store.commands.complaints.ending")


def _purge_arguments(parser: argparse.ArgumentParser) -> None:
    parser.add_argument("--yes", action="store_true", help="remove them; without it they are only counted")
    add_format(parser, "text", "json")


def _purge(call: Call) -> int:
    from store.commands.complaints.ending import purge_complaints
    from store.purging import COMPLAINTS
    from store.queries.complaints.outcome import ComplaintsPurged

    def answer(ids: tuple[str, ...], done: bool, sentence: str, left: tuple[str, ...]) -> ComplaintsPurged:
        return ComplaintsPurged(complaints=ids, done=done, sentence=sentence, left=left)

    return purged(call, COMPLAINTS, purge_complaints, "particulars of complaints", _PURGED, answer)


_PURGED = "Note: That there was the complaint stays, with its days and outcome. Other folders are not looked at."

COMMANDS = (
    act(
        "complaint publish",
        "record whether the outcome may be published, and the chance that both parties had",
        "secretariat complaint publish K1 --complainant-on 12/4/2021 --subject-on 12/4/2021 --in-public-interest "
        "--on 1/6/2021 --today 12/7/2021",
        ending.publish_complaint,
        complaint(),
        past_day("--complainant-on", "the day on which the complainant was given the chance to object"),
        past_day("--subject-on", "the day on which the person complained against was given the chance to object"),
        flag("--in-public-interest", "the panel thinks publication in the public interest; without it, it does not"),
        ON,
        notes="No part of an outcome is printed before this (SI 2012/62 reg 28(13)); no name ever is.",
        first=(ADDED, RECORDED, BEGUN, RESOLVED),
    ),
    Command(
        "complaint purge",
        "remove the particulars of complaints that are due to go, and name the files that still hold them",
        "secretariat complaint purge",
        _purge,
        _purge_arguments,
        output=Output("store.queries.complaints.outcome", "ComplaintsPurged", many=False),
    ),
    into_the_bin("complaint", "a complaint", "K1", Complaint, first=(ADDED,)),
)
