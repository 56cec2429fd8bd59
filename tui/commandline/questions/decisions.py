"""`secretariat question accept|reject|forward|hold|stands|repeat|told`: what was decided, by whom, and who was told."""

from __future__ import annotations

from typing import TYPE_CHECKING

from store.later import Later
from store.rules.questions.steps import GROUNDS
from tui.commandline.acts import act
from tui.commandline.args import ALL_THE_SAME, flag, meeting, past_day, question, questions, text, typed
from tui.commandline.questions.common import ACCEPTED, RECEIVED

if TYPE_CHECKING:
    from store.commands.questions import answers, decisions
else:
    answers = Later("store.commands.questions.answers")
    decisions = Later("store.commands.questions.decisions")

_TELL = "The asker must be told: secretariat question letter ID {} writes the letter."
_BY = text("--by", "who decided; whoever decides by the panel's rules if not given", name="decided_by")

COMMANDS = (
    act(
        "question accept",
        "accept a question; a rule that is not met needs a reason and who agreed",
        'secretariat question accept Q2 --reason "Urgent: the decision is taken on the day" --agreed-by "the Chair"',
        decisions.accept_question,
        question(),
        meeting("--meeting", "for this meeting, if not for its own", "ID|DATE|next"),
        _BY,
        text("--reason", "why it is accepted although a rule is not met"),
        text("--agreed-by", "who agreed to that: the Chair or the Monitoring Officer"),
        ALL_THE_SAME,
        tell=_TELL.format("acceptance"),
        as_list=True,
        first=(RECEIVED,),
    ),
    act(
        "question reject",
        "reject a question on a ground of the panel's rules",
        'secretariat question reject Q2 --ground late --by "the Chair" --reason "It came on 8 July"',
        decisions.reject_question,
        question(),
        typed(
            "--ground",
            ", ".join(GROUNDS),
            lambda _, value: value.strip().replace("-", "_"),
            str,
            "GROUND",
            few=GROUNDS,
            required=True,
        ),
        text("--by", "who decided", name="decided_by", required=True),
        text("--reason", "why, for the letter"),
        ALL_THE_SAME,
        tell=_TELL.format("rejection"),
        as_list=True,
        first=(RECEIVED,),
    ),
    act(
        "question forward",
        "pass an operational question on to the chief constable, or another to whom it is for",
        'secretariat question forward Q2 --to "the Chief Constable" --by "the Chair"',
        decisions.redirect_question,
        question(),
        text("--to", "the Chief Constable if not given"),
        _BY,
        text("--reason", "why, for the letter"),
        ALL_THE_SAME,
        tell=_TELL.format("redirection"),
        as_list=True,
        first=(RECEIVED,),
    ),
    act(
        "question hold",
        "hold a question over to a later meeting",
        'secretariat question hold Q2 --to 30/9/2021 --by "the Chair" --reason "It came late" --today 12/7/2021',
        decisions.hold_over_question,
        question(),
        meeting("--to", "the next meeting that takes questions if not given", "ID|DATE"),
        _BY,
        text("--reason", "why"),
        ALL_THE_SAME,
        tell=_TELL.format("holding"),
        as_list=True,
        first=(RECEIVED,),
    ),
    act(
        "question stands",
        "record that a decision was looked at again after the meeting moved, and stands",
        'secretariat question stands Q2 --by "the Chair"',
        decisions.confirm_decision,
        question(),
        text("--by", "who looked at it"),
        text("--note", "what was considered"),
        as_list=True,
        first=(
            RECEIVED,
            ACCEPTED,
            'secretariat meeting postpone 29/7/2021 --to 5/8/2021 --reason "A clash" --today 12/7/2021',
        ),
    ),
    act(
        "question repeat",
        "record whether a question repeats earlier ones",
        'secretariat question repeat Q1 --not --note "Circumstances have changed"',
        decisions.judge_repeat,
        question(),
        questions("--of", "the earlier questions", name="like", nargs="*", otherwise=()),
        flag("--not", "it is found not to repeat them", "repeat", given=False, otherwise=True),
        text("--note", "why"),
        as_list=True,
    ),
    act(
        "question told",
        "record that the asker was told of the decision",
        "secretariat question told Q1 --on 12/7/2021",
        answers.tell_asker,
        question(),
        past_day("--on", "today if not given"),
        text("--by", "who told them"),
        as_list=True,
    ),
)
