"""`secretariat question send|answer|put|supplementary|reply|sent`: from the request to the reply that was sent."""

from __future__ import annotations

import argparse

from tui.commandline.call import Call, Telling
from tui.commandline.command import Command
from tui.commandline.questions.common import (
    add_question,
    add_text,
    finish,
    finish_telling,
    options,
    text_of,
    the_id,
    when,
)
from tui.commandline.show import schemas_questions as schemas


def _send_arguments(parser: argparse.ArgumentParser) -> None:
    add_question(parser)
    parser.add_argument("--to", metavar="TEXT", required=True, help="who is to answer")
    parser.add_argument("--due", metavar="DATE", help="by when the answer is wanted")
    options(parser, by="who sent it")


def _send(call: Call) -> int:
    from store.commands.questions.answers import send_for_answer

    given = call.options
    with call.desk() as desk:
        due, echoes = when(given.due, desk.today)
        return finish_telling(
            Telling(echoes), call, desk, send_for_answer, question=the_id(call), to=given.to, due=due, by=given.by
        )


def _answer_arguments(parser: argparse.ArgumentParser) -> None:
    add_question(parser)
    add_text(parser, "the answer")
    parser.add_argument("--on", metavar="DATE", help="the day of the answer; today if not given")
    options(parser, by="who answered")


def _answer(call: Call) -> int:
    from store.commands.questions.answers import answer_question

    text = text_of(call)
    with call.desk() as desk:
        day, echoes = when(call.options.on, desk.today)
        return finish_telling(
            Telling(echoes), call, desk, answer_question, question=the_id(call), text=text, by=call.options.by, on=day
        )


def _put_arguments(parser: argparse.ArgumentParser) -> None:
    add_question(parser)
    there = parser.add_mutually_exclusive_group()
    there.add_argument("--present", dest="present", action="store_const", const=True, help="the asker was there")
    there.add_argument("--absent", dest="present", action="store_const", const=False, help="the asker was absent")
    parser.add_argument("--read", action="store_true", help="it was taken as read")
    options(parser, asked_by="who put it for the asker")


def _put(call: Call) -> int:
    from store.commands.questions.answers import put_question

    given = call.options
    with call.desk() as desk:
        return finish(
            call,
            desk,
            put_question,
            question=the_id(call),
            asker_present=given.present,
            taken_as_read=given.read,
            asked_by=given.asked_by,
        )


def _supplementary_arguments(parser: argparse.ArgumentParser) -> None:
    add_question(parser)
    add_text(parser, "what was asked further")
    options(parser, answer="what was answered; without it a written reply is owed", agreed_by="who allowed it")


def _supplementary(call: Call) -> int:
    from store.commands.questions.answers import add_supplementary

    asked, given = text_of(call), call.options
    with call.desk() as desk:
        return finish(
            call,
            desk,
            add_supplementary,
            question=the_id(call),
            asked=asked,
            answer=given.answer,
            agreed_by=given.agreed_by,
        )


def _reply_arguments(parser: argparse.ArgumentParser) -> None:
    add_question(parser)
    parser.add_argument("--due", metavar="DATE", help="by when; what the rules say if not given")
    options(parser, reason="why")


def _reply(call: Call) -> int:
    from store.commands.questions.answers import owe_reply

    with call.desk() as desk:
        due, echoes = when(call.options.due, desk.today)
        return finish_telling(
            Telling(echoes), call, desk, owe_reply, question=the_id(call), due=due, reason=call.options.reason
        )


def _sent_arguments(parser: argparse.ArgumentParser) -> None:
    add_question(parser)
    parser.add_argument("--on", metavar="DATE", help="today if not given")
    options(parser, by="who sent it")


def _sent(call: Call) -> int:
    from store.commands.questions.answers import mark_reply_sent

    with call.desk() as desk:
        day, echoes = when(call.options.on, desk.today)
        return finish_telling(
            Telling(echoes), call, desk, mark_reply_sent, question=the_id(call), on=day, by=call.options.by
        )


_OUT = list[schemas.Outcome]
COMMANDS = (
    Command(
        "question send",
        "record that a question was sent to whoever is to answer it",
        'secretariat question send Q2 --to "the Commissioner" --due 20/7/2021',
        _send,
        _send_arguments,
        output=_OUT,
    ),
    Command(
        "question answer",
        "record the answer, who gave it and when",
        'secretariat question answer Q2 --text "The table is published with the budget." --by "the Commissioner"',
        _answer,
        _answer_arguments,
        output=_OUT,
    ),
    Command(
        "question put",
        "record that a question was put at its meeting, or taken as read",
        "secretariat question put Q1 --absent",
        _put,
        _put_arguments,
        output=_OUT,
        notes="With the asker absent, or with no answer recorded, a written reply is owed.",
    ),
    Command(
        "question supplementary",
        "record a supplementary question and its answer",
        'secretariat question supplementary Q1 --text "By when?" --answer "By May." --agreed-by "the Chair"',
        _supplementary,
        _supplementary_arguments,
        output=_OUT,
    ),
    Command(
        "question reply",
        "record that a written reply is owed",
        "secretariat question reply Q2 --due 30/7/2021",
        _reply,
        _reply_arguments,
        output=_OUT,
    ),
    Command(
        "question sent",
        "record that the written reply was really sent",
        "secretariat question sent Q2 --on 12/7/2021",
        _sent,
        _sent_arguments,
        output=_OUT,
    ),
)
