"""`secretariat action respond|copies`: the commissioner's reply point by point, and the copies to the councils."""

from __future__ import annotations

from typing import TYPE_CHECKING

from store.later import Later
from store.records import Outcome
from tui.commandline.acts import act
from tui.commandline.args import action, actions, choice, due, flag, past_day, text, texts

if TYPE_CHECKING:
    from store.commands.actions import recommendations
else:
    recommendations = Later("store.commands.actions.recommendations")

COMMANDS = (
    act(
        "action respond",
        "record the reply to one recommendation",
        'secretariat action respond A4 noted --received 9/7/2021 --text "The comments have been noted."',
        recommendations.respond,
        action(),
        choice("outcome", Outcome, "outcome", "OUTCOME"),
        past_day("--received", "when the reply came", name="received_on", required=True),
        text("--text", "the words of the reply to this point"),
        text("--reference", 'what was changed, such as "Para 32"'),
        past_day("--published", "when the reply was published", name="published_on"),
        text("--letter", "the reference of the letter"),
        text("--promise", "the report promised, which becomes an action"),
        due("--promise-due"),
        flag("--keep-open", "do not close the recommendation with it"),
    ),
    act(
        "action copies",
        "tick off the councils that were sent a copy of recommendations",
        "secretariat action copies A4 A5 A6 A7 --to all --on 1/2/2021",
        recommendations.tick_copies,
        actions(),
        texts("--to", "a council, or all; repeat it", "COUNCIL", name="councils", required=True),
        past_day("--on", "when they went out; today if not given"),
        flag("--off", "take the tick off again"),
    ),
)
