"""`secretariat website off`: what was published of a meeting, taken off the website once the law allows it."""

from __future__ import annotations

from typing import TYPE_CHECKING

from store.later import Later
from tui.commandline.acts import act
from tui.commandline.args import flag, meeting, past_day, text

if TYPE_CHECKING:
    from store.commands import inspection
else:
    inspection = Later("store.commands.inspection")

COMMANDS = (
    act(
        "website off",
        "record that what was published of a meeting was taken off the website",
        "secretariat website off 2/2/2016 --background --today 12/7/2021",
        inspection.record_taken_off,
        meeting(),
        flag("--background", "the background papers alone, which may leave after four years"),
        past_day("--on", "the day; today if not given"),
        text("--by", "who saw to it"),
        says_today=True,
        notes=(
            "Agenda, minutes and open reports stay for six years from the meeting, background papers for four (Local "
            "Government Act 1972 ss.100C(1), 100D). secretariat show inspection lists until when."
        ),
    ),
)
