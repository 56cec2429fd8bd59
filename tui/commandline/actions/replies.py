"""`secretariat action respond|copies`: the commissioner's reply point by point, and the copies to the councils."""

from __future__ import annotations

from typing import TYPE_CHECKING

from store.later import Later
from store.records import KeptFile, Outcome
from tui.commandline.acts import act
from tui.commandline.args import action, actions, choice, due, flag, number, past_day, text, texts, typed
from tui.commandline.reading import Reading

if TYPE_CHECKING:
    from store.commands.actions import recommendations
else:
    recommendations = Later("store.commands.actions.recommendations")


def _kept(_: Reading, path: str) -> KeptFile:
    """Read the file of a letter. Raises FileTrouble if it cannot be read."""
    from pathlib import Path

    from store.file.documents import digest_of

    return digest_of(Path(path))


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
        text("--reference", "what was changed, such as “Para 32”"),
        past_day("--published", "when the reply was published", name="published_on"),
        text("--part", "which part of the point, if it has several outcomes"),
        number("--which", "which outcome of the point, from 1; the next number adds one"),
        text("--letter", "the reference of the letter"),
        past_day("--dated", "the day that the letter bears; it holds for every point that it answers"),
        text("--signed-by", "who signed the letter, with the office"),
        text("--addressed-to", "to whom the letter is addressed"),
        text("--enclosures", "the enclosures, as the letter lists them"),
        typed(
            "--kept-as",
            "the file of the letter: its name and SHA-256 are recorded",
            _kept,
            KeptFile,
            "PATH",
            name="kept",
        ),
        text("--promise", "the report promised, which becomes an action"),
        due("--promise-due"),
        flag("--keep-open", "do not close the recommendation with it"),
    ),
    act(
        "action back",
        "take back an outcome of a reply that was recorded by mistake",
        "secretariat action back A4 --today 12/7/2021",
        recommendations.take_back_outcome,
        action(),
        number("--which", "which outcome of the point, from 1; the first if not given"),
        notes="With the last outcome the whole reply goes, and the recommendation is open again. Undo gives it back.",
        first=('secretariat action respond A4 noted --received 9/7/2021 --text "Noted." --today 12/7/2021',),
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
