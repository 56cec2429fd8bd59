"""What every view of a question shares: naming one, and what an act on one answers."""

from __future__ import annotations

import argparse
from typing import TYPE_CHECKING

from store.records import Question
from tui.commandline.call import Call
from tui.commandline.naming import QUESTION_HELP
from tui.commandline.output import add_format
from tui.commandline.reading import Reading

if TYPE_CHECKING:
    from store.desk import Desk

RECEIVED = (
    'secretariat question receive "A. Resident" --text "Will 0116 496 0000 be answered?" '
    "--received 5/7/2021 --meeting 29/7/2021 --today 12/7/2021"
)
ACCEPTED = 'secretariat question accept Q2 --by "the Chair" --today 12/7/2021'
ANSWERED = 'secretariat question answer Q2 --text "Yes." --on 12/7/2021 --today 12/7/2021'
"""What comes first in an example, for acts on a question that has come, was accepted, was answered."""


def add_question(parser: argparse.ArgumentParser) -> None:
    """Add the argument that names a question, and the choice of output."""
    parser.add_argument("question", metavar="QUESTION", help=QUESTION_HELP)
    add_format(parser, "text", "json")


def the_question(call: Call, desk: Desk) -> Question:
    """Give the question that was named. Raises Refused."""
    with Reading(desk.register, desk.today) as read:
        question = read.question(call.options.question)
    return desk.register.need(Question, question, "question")
