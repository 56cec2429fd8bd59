"""`secretariat question send|answer|put|supplementary|reply|sent`: from the request to the reply that was sent."""

from __future__ import annotations

from typing import TYPE_CHECKING

from store.later import Later
from tui.commandline.acts import act
from tui.commandline.args import day, flag, long_text, number, past_day, question, text
from tui.commandline.argument import OneOf
from tui.commandline.questions.common import ACCEPTED, ANSWERED, RECEIVED

if TYPE_CHECKING:
    from store.commands.questions import answers
else:
    answers = Later("store.commands.questions.answers")

COMMANDS = (
    act(
        "question send",
        "record that a question was sent to whoever is to answer it",
        'secretariat question send Q2 --to "the Commissioner" --due 20/7/2021 --today 12/7/2021',
        answers.send_for_answer,
        question(),
        text("--to", "who is to answer", required=True),
        day("--due", "by when the answer is wanted"),
        text("--by", "who sent it"),
        as_list=True,
        first=(RECEIVED, ACCEPTED),
    ),
    act(
        "question answer",
        "record the answer, who gave it and when",
        'secretariat question answer Q1 --text "The table is published with the budget." --by "the Commissioner"',
        answers.answer_question,
        question(),
        long_text("the answer"),
        past_day("--on", "the day of the answer; today if not given"),
        text("--by", "who answered"),
        text("--part", "the letter or number of the part that is answered; the others keep their answers"),
        number("--supplementary", "the number of the supplementary question that is answered, from 1"),
        as_list=True,
    ),
    act(
        "question put",
        "record that a question was put at its meeting, or taken as read",
        "secretariat question put Q1 --absent",
        answers.put_question,
        question(),
        OneOf(
            (
                flag("--present", "the asker was there", "asker_present"),
                flag("--absent", "the asker was absent", "asker_present", given=False),
            )
        ),
        flag("--read", "it was taken as read", "taken_as_read"),
        text("--asked-by", "who put it for the asker"),
        flag("--answered-there", "the answer was given at the meeting", "answered_there"),
        as_list=True,
        notes="With the asker absent, or with no answer recorded, a written reply is owed. So it is where "
        "the panel's rules have answers normally in writing, without --answered-there.",
    ),
    act(
        "question supplementary",
        "record a supplementary question and its answer",
        'secretariat question supplementary Q1 --text "By when?" --answer "By May." --agreed-by "the Chair"',
        answers.add_supplementary,
        question(),
        long_text("what was asked further", "asked"),
        text("--answer", "what was answered; without it a written reply is owed"),
        text("--agreed-by", "who allowed it"),
        as_list=True,
        first=("secretariat question put Q1 --present",),
    ),
    act(
        "question reply",
        "record that a written reply is owed",
        "secretariat question reply Q2 --due 30/7/2021 --today 12/7/2021",
        answers.owe_reply,
        question(),
        day("--due", "by when; what the rules say if not given"),
        text("--reason", "why"),
        as_list=True,
        first=(RECEIVED, ACCEPTED, ANSWERED),
    ),
    act(
        "question sent",
        "record that the written reply was really sent",
        "secretariat question sent Q2 --on 12/7/2021",
        answers.mark_reply_sent,
        question(),
        past_day("--on", "today if not given"),
        text("--by", "who sent it"),
        as_list=True,
        first=(RECEIVED, ACCEPTED, ANSWERED),
    ),
)
