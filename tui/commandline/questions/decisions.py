"""`secretariat question accept|reject|forward|hold|stands|repeat|told`: what was decided, by whom, and who was told."""

from __future__ import annotations

import argparse

from store.rules.questions.steps import GROUNDS
from tui.commandline.call import Call, Telling
from tui.commandline.command import Command
from tui.commandline.questions.common import add_question, finish, finish_telling, options, the_id, when
from tui.commandline.reading import Reading
from tui.commandline.show import schemas_questions as schemas


def _accept_arguments(parser: argparse.ArgumentParser) -> None:
    add_question(parser)
    parser.add_argument("--meeting", metavar="ID|DATE|next", help="for this meeting, if not for its own")
    options(
        parser,
        by="who decided",
        reason="why it is accepted although a rule is not met",
        agreed_by="who agreed to that: the Chair or the Monitoring Officer",
    )


def _accept(call: Call) -> int:
    from store.commands.questions.decisions import accept_question

    given = call.options
    with call.desk() as desk:
        with Reading(desk.register, desk.today) as read:
            meeting = read.meeting(given.meeting) if given.meeting else None
        return finish_telling(
            Telling(read.echoes),
            call,
            desk,
            accept_question,
            question=the_id(call),
            meeting=meeting,
            decided_by=given.by,
            reason=given.reason,
            agreed_by=given.agreed_by,
        )


def _reject_arguments(parser: argparse.ArgumentParser) -> None:
    add_question(parser)
    parser.add_argument("--ground", required=True, metavar="GROUND", help=", ".join(GROUNDS))
    parser.add_argument("--by", required=True, metavar="TEXT", help="who decided")
    options(parser, reason="why, for the letter")


def _reject(call: Call) -> int:
    from store.commands.questions.decisions import reject_question

    given = call.options
    with call.desk() as desk:
        return finish_telling(
            Telling(notes=("The asker must be told: secretariat question letter ID rejection writes the letter.",)),
            call,
            desk,
            reject_question,
            question=the_id(call),
            ground=given.ground.strip().replace("-", "_"),
            decided_by=given.by,
            reason=given.reason,
        )


def _forward_arguments(parser: argparse.ArgumentParser) -> None:
    add_question(parser)
    parser.add_argument("--to", metavar="TEXT", default="the Chief Constable", help="the Chief Constable if not given")
    options(parser, by="who decided", reason="why, for the letter")


def _forward(call: Call) -> int:
    from store.commands.questions.decisions import redirect_question

    given = call.options
    with call.desk() as desk:
        return finish_telling(
            Telling(notes=("The asker must be told: secretariat question letter ID redirection writes the letter.",)),
            call,
            desk,
            redirect_question,
            question=the_id(call),
            to=given.to,
            decided_by=given.by,
            reason=given.reason,
        )


def _hold_arguments(parser: argparse.ArgumentParser) -> None:
    add_question(parser)
    parser.add_argument("--to", metavar="ID|DATE", help="the next meeting that takes questions if not given")
    options(parser, by="who decided", reason="why")


def _hold(call: Call) -> int:
    from store.commands.questions.decisions import hold_over_question

    given = call.options
    with call.desk() as desk:
        with Reading(desk.register, desk.today) as read:
            to = read.meeting(given.to) if given.to else None
        return finish_telling(
            Telling(read.echoes),
            call,
            desk,
            hold_over_question,
            question=the_id(call),
            to=to,
            decided_by=given.by,
            reason=given.reason,
        )


def _stands_arguments(parser: argparse.ArgumentParser) -> None:
    add_question(parser)
    options(parser, by="who looked at it", note="what was considered")


def _stands(call: Call) -> int:
    from store.commands.questions.decisions import confirm_decision

    given = call.options
    with call.desk() as desk:
        return finish(call, desk, confirm_decision, question=the_id(call), by=given.by, note=given.note)


def _repeat_arguments(parser: argparse.ArgumentParser) -> None:
    add_question(parser)
    parser.add_argument("--of", nargs="*", default=[], metavar="ID", help="the earlier questions")
    parser.add_argument("--not", dest="is_not", action="store_true", help="it is found not to repeat them")
    options(parser, note="why")


def _repeat(call: Call) -> int:
    from store.commands.questions.decisions import judge_repeat

    given = call.options
    like = tuple(one.strip().upper() for one in given.of)
    with call.desk() as desk:
        return finish(
            call, desk, judge_repeat, question=the_id(call), like=like, repeat=not given.is_not, note=given.note
        )


def _told_arguments(parser: argparse.ArgumentParser) -> None:
    add_question(parser)
    parser.add_argument("--on", metavar="DATE", help="today if not given")
    options(parser, by="who told them")


def _told(call: Call) -> int:
    from store.commands.questions.answers import tell_asker

    with call.desk() as desk:
        day, echoes = when(call.options.on, desk.today)
        return finish_telling(
            Telling(echoes), call, desk, tell_asker, question=the_id(call), on=day, by=call.options.by
        )


_OUT = list[schemas.Outcome]
COMMANDS = (
    Command(
        "question accept",
        "accept a question; a rule that is not met needs a reason and who agreed",
        'secretariat question accept Q2 --reason "Urgent: the decision is taken on the day" --agreed-by "the Chair"',
        _accept,
        _accept_arguments,
        output=_OUT,
    ),
    Command(
        "question reject",
        "reject a question on a ground of the panel's rules",
        'secretariat question reject Q2 --ground late --by "the Chair" --reason "It came on 8 July"',
        _reject,
        _reject_arguments,
        output=_OUT,
    ),
    Command(
        "question forward",
        "pass an operational question on to the chief constable, or another to whom it is for",
        'secretariat question forward Q2 --to "the Chief Constable" --by "the Chair"',
        _forward,
        _forward_arguments,
        output=_OUT,
    ),
    Command(
        "question hold",
        "hold a question over to a later meeting",
        'secretariat question hold Q2 --to 30/9/2021 --reason "It came after the deadline"',
        _hold,
        _hold_arguments,
        output=_OUT,
    ),
    Command(
        "question stands",
        "record that a decision was looked at again after the meeting moved, and stands",
        'secretariat question stands Q2 --by "the Chair"',
        _stands,
        _stands_arguments,
        output=_OUT,
    ),
    Command(
        "question repeat",
        "record whether a question repeats earlier ones",
        'secretariat question repeat Q2 --of Q1 --not --note "Circumstances have changed"',
        _repeat,
        _repeat_arguments,
        output=_OUT,
    ),
    Command(
        "question told",
        "record that the asker was told of the decision",
        "secretariat question told Q2 --on 12/7/2021",
        _told,
        _told_arguments,
        output=_OUT,
    ),
)
