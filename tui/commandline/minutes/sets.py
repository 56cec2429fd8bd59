"""`secretariat minutes final|confirm|sign|back`: the minutes of a meeting, from draft to signed."""

from __future__ import annotations

from collections.abc import Mapping
from typing import TYPE_CHECKING

from store.later import Later
from tui.commandline.acts import act
from tui.commandline.args import meeting, number, past_day, person, text, texts
from tui.commandline.argument import Gathered, Values
from tui.commandline.naming import MEETING_HELP, NAME_HELP
from tui.commandline.reading import Reading

if TYPE_CHECKING:
    from store.commands.minutes import sets
else:
    sets = Later("store.commands.minutes.sets")


def _left(_: Reading, given: Values) -> Values:
    """Part each reason from the key of what it is for."""
    parted = [one.partition("=") for one in given.get("left", ())]
    return {"left": {key.strip(): reason.strip() for key, _, reason in parted}}


_SET = meeting("--meeting", f"the meeting whose minutes they are: {MEETING_HELP}", "ID|DATE|next", required=True)
_FINAL = 'secretariat minute final --meeting 27/1/2021 --leave "action-no-due=No day was given"'
_CONFIRM = "secretariat minute confirm --meeting 27/1/2021 --at 25/3/2021"

COMMANDS = (
    act(
        "minute final",
        "make the minutes of a meeting final, which gives their numbers",
        _FINAL,
        sets.finalise_minutes,
        _SET,
        Gathered(
            {"left": Mapping[str, str]},
            _left,
            (
                texts(
                    "--leave",
                    "what show lint names is left as it is, by its key or by the code of all of a sort; repeat it",
                    "KEY=REASON",
                    name="left",
                ),
            ),
        ),
        notes="Whatever show lint names is mended first, or left with a reason, which is kept.",
    ),
    act(
        "minute confirm",
        "record at which meeting minutes were confirmed",
        f'{_CONFIRM} --subject-to "an addition to minute no. 48"',
        sets.confirm_minutes,
        _SET,
        meeting("--at", "the meeting that confirmed them; the next that took minutes if not given", "ID|DATE|next"),
        text("--subject-to", "what was put right in confirming them"),
        first=(_FINAL,),
    ),
    act(
        "minute sign",
        "record that minutes were signed by the person presiding",
        "secretariat minute sign --meeting 27/1/2021 --by Orson --on 25/3/2021 --leaves 7",
        sets.sign_minutes,
        _SET,
        person("--by", f"who signed, whoever presided if not given: {NAME_HELP}", "by"),
        past_day("--on", "the day of the meeting that confirmed them if not given"),
        number("--leaves", "how many leaves there are, each numbered and initialled"),
        first=(_FINAL, _CONFIRM),
    ),
    act(
        "minute back",
        "take minutes one state back, as a slip; numbers given stay given",
        'secretariat minute back --meeting 27/1/2021 --reason "Made final too early"',
        sets.reopen_minutes,
        _SET,
        text("--reason", required=True),
        first=(_FINAL,),
    ),
)
