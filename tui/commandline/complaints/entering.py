"""`secretariat complaint add|edit`: entering complaints against the commissioner and conduct matters."""

from __future__ import annotations

import datetime as dt
from typing import TYPE_CHECKING

from store.later import Later
from store.records import Complaint
from tui.commandline.acts import act
from tui.commandline.argument import Known
from tui.commandline.complaints.common import ADDED, complaint
from tui.commandline.fields import RecordFields

if TYPE_CHECKING:
    from store.commands.complaints import entering
else:
    entering = Later("store.commands.complaints.entering")

_TODAY = Known("received_on", lambda read: read.today, dt.date)

COMMANDS = (
    act(
        "complaint add",
        "enter a complaint, or a conduct matter",
        'secretariat complaint add --received 2/3/2021 --complainant "A. Resident" --substance "As sent" '
        "--today 12/7/2021",
        entering.add_complaint,
        _TODAY,
        RecordFields(Complaint),
        says_today=True,
        notes="Who complained, of whom and of what goes into a private part: no paper, list, search, log or history\n"
        "shows it. It came in today if nothing else is said.",
    ),
    act(
        "complaint edit",
        "correct what is recorded of a complaint; its steps have acts of their own",
        "secretariat complaint edit K1 --clear 3/3/2021 --today 12/7/2021",
        entering.edit_complaint,
        complaint(),
        RecordFields(Complaint),
        first=(ADDED,),
    ),
)
