"""`secretariat agenda supplement|late|withdraw`: what is published after the agenda itself."""

from __future__ import annotations

from typing import TYPE_CHECKING

from store.later import Later
from tui.commandline.acts import act
from tui.commandline.agenda.lines import AT, LINE_HELP
from tui.commandline.args import ALL_THE_SAME, holidays, item, past_day, person, target, text, texts, time
from tui.commandline.argument import Known

if TYPE_CHECKING:
    from store.commands.agenda import issuing
else:
    issuing = Later("store.commands.agenda.issuing")

_CLERK = Known("by", lambda read: read.who, str)
_ON = past_day("--on", "the day of publication; today if not given")
_TIME = time("--at", "the time, if it is known")
_OUT = "secretariat publish 29/7/2021 --on 21/7/2021 --today 21/7/2021"
_CHANGED = 'secretariat item paper "Ethics Committee Annual report" received --appendix J --yes --today 22/7/2021'

COMMANDS = (
    act(
        "agenda supplement",
        "publish what has changed since the agenda went out: papers, questions, wording, items in time",
        "secretariat agenda supplement --meeting 29/7/2021 --today 22/7/2021",
        issuing.supplement_agenda,
        AT,
        texts("items", f"only these, each by {LINE_HELP}", "NUMBER", nargs="*", default=None),
        _ON,
        _TIME,
        text("--reason", "why"),
        ALL_THE_SAME,
        _CLERK,
        holidays(),
        says_today=True,
        first=(_OUT, _CHANGED),
    ),
    act(
        "agenda late",
        "add an item to a published agenda that the chair finds urgent",
        'secretariat agenda late "Human Trafficking" --meeting 29/7/2021 --chair Orson '
        '--circumstances "The grant closes on 6 August" --why "The terms came after the agenda went out" '
        "--today 26/7/2021",
        issuing.add_late_item,
        AT,
        item(),
        person("--chair", "who presides and finds it urgent", "chair"),
        text("--circumstances", "the special circumstances, as the minutes will give them"),
        text("--why", "why it could not wait, and why it was not on the agenda", name="why_not_before"),
        text("--under", "the item under which it is taken; that for urgent business if not given", "NUMBER"),
        _ON,
        _TIME,
        ALL_THE_SAME,
        _CLERK,
        holidays(),
        says_today=True,
        first=(_OUT,),
        notes="Local Government Act 1972 s.100B(4)(b): the minutes specify the special circumstances.",
    ),
    act(
        "agenda withdraw",
        "withdraw an item from a published agenda; its number goes to no other",
        'secretariat agenda withdraw 8 --meeting 29/7/2021 --reason "The report is not ready" --to 30/9/2021 '
        "--today 26/7/2021",
        issuing.withdraw_line,
        AT,
        text("line", LINE_HELP, "NUMBER"),
        text("--reason", "why; it is printed"),
        target("--to", "where its item goes; among the suggestions if not given"),
        _ON,
        _TIME,
        ALL_THE_SAME,
        _CLERK,
        says_today=True,
        first=(_OUT,),
    ),
)
