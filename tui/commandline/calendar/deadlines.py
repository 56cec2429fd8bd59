"""`secretariat publish|notice|deadline`: papers out, notices posted, deadlines met, and the panel's own deadlines."""

from __future__ import annotations

from typing import TYPE_CHECKING

from store.later import Later
from store.records.panel import DeadlineRule
from store.rules.calendar.publishing import BASES
from store.rules.settings.table import MODES
from store.rules.words.folding import words_read
from tui.commandline.acts import act
from tui.commandline.args import (
    at_meeting,
    coded,
    day,
    flag,
    holidays,
    meeting,
    number,
    past_day,
    plain_words,
    text,
    texts,
    time,
    typed,
    yes_or_no,
)
from tui.commandline.argument import Arg, Argument, Gathered, Known, OneOf, Values
from tui.commandline.calendar.moved import tell_if_moved
from tui.commandline.reading import Reading

if TYPE_CHECKING:
    from store.commands.calendar import deadlines
    from store.commands.settings import settings
else:
    deadlines = Later("store.commands.calendar.deadlines")
    settings = Later("store.commands.settings.settings")

_CLERK = Known("by", lambda read: read.who, str)
_FROM = day("--from", "the rules change from this day on; those in force today if not given", name="from_date")

_EITHER = OneOf(
    (
        meeting("which", name="meeting", nargs="?"),
        at_meeting("the same, as the other acts of an agenda have it", otherwise=None),
    ),
    required=True,
)
_AS_IT_STANDS = flag("--yes", "publish it as it stands although the programme has gone on", "all_the_same")


_DEADLINE = coded(
    "deadline", "what it is called in the clock of the meeting, the beginning of that, or its code", "DEADLINE"
)


def _own(name: str) -> Arg:
    says = "what it is called in the panel's rules, the beginning of that, or its code"
    return coded("deadline", says, "DEADLINE", sort="OWN DEADLINE", name=name)


def _counted(mode: str) -> Arg:
    says = f"in what: {', '.join(words for _, words in MODES)}"
    return typed("--counted", says, _mode, str, "WORDS", name="mode", required=mode == "must")


def _mode(_: Reading, words: str) -> str:
    """Give the way of counting that is typed, in words or as the file keeps it; what is neither is refused later."""
    wanted = words_read(words)
    fitting = [code for code, said in MODES if code == words or (wanted and words_read(said).startswith(wanted))]
    return fitting[0] if len(fitting) == 1 else words


_RULE: tuple[Argument, ...] = (
    number("--number", "how many days, weeks or months", name="n"),
    time("--hour", "the hour of that day, if it has one"),
    number("--minutes-before", "minutes before the start, for the day of the meeting"),
    yes_or_no("--closes", "something closes by itself: nobody has to do anything"),
    text("--note"),
)


def _new_rule(_: Reading, given: Values) -> Values:
    return {"rule": DeadlineRule(code="", **given)}


def _changed_rule(read: Reading, given: Values) -> Values:
    """Give a deadline of the panel's own as it is to be; what is not given stays as it is."""
    from msgspec.structs import replace

    code, from_date = given.pop("was"), given.pop("from_date", None)
    rules = read.register.panel.rules_on(from_date or read.today)
    before = next((one for one in rules.deadlines if one.code == code), DeadlineRule(code=code, label=code, mode=""))
    return {"rule": replace(before, **given), "was": code, "from_date": from_date}


COMMANDS = (
    *(
        act(
            words,
            "publish agenda and reports: the agenda is kept as it went out",
            f"secretariat {words} next --on 21/7/2021 --today 21/7/2021",
            deadlines.publish,
            which,
            past_day("--on", "the day of publication; today if not given"),
            time("--at", "the time, if the panel has a cut-off hour"),
            plain_words("--basis", f"if it is late: {', '.join(BASES)}", "WORDS", few=BASES),
            text("--reason", "why the notice is shorter, or why an item is urgent"),
            _AS_IT_STANDS,
            _CLERK,
            holidays(),
            says_today=True,
            notes="With too few clear working days a lawful basis must be given; it is kept with the meeting.",
        )
        for words, which in (("publish", meeting()), ("agenda publish", _EITHER))
    ),
    act(
        "notice",
        "record notice of a meeting as posted at the councils",
        "secretariat notice 29/7/2021 --on 12/7/2021 --today 12/7/2021",
        deadlines.post_notices,
        meeting(),
        texts("--at", "a council; all that are missing if not given", "COUNCIL", name="councils"),
        past_day("--on", "the day; today if not given"),
        text("--where", "the place or page"),
        says_today=True,
        notes="Notice of a committee's meeting is good if posted at the offices of every constituent council.",
    ),
    act(
        "deadline done",
        "record a deadline of a meeting as met",
        "secretariat deadline done 29/7/2021 draft-reports --on 12/7/2021 --today 12/7/2021",
        deadlines.mark_done,
        meeting(),
        _DEADLINE,
        past_day("--on", "the day it was done; today if not given"),
        _CLERK,
        text("--by", "who did it; you if not given"),
        text("--note"),
        holidays(),
        says_today=True,
    ),
    act(
        "deadline back",
        "take back that a deadline was met",
        "secretariat deadline back M18 draft-reports",
        deadlines.take_back_done,
        meeting(),
        _DEADLINE,
        flag("--yes", "take back a publication although members have it", "all_the_same"),
        holidays(),
        says_today=True,
        first=("secretariat deadline done M18 draft-reports --on 12/7/2021 --today 12/7/2021",),
    ),
    act(
        "deadline add",
        "add a deadline of the panel's own, counted from the day of every meeting",
        'secretariat deadline add "Slides in" --counted "working days before the meeting" --number 2 --hour noon',
        settings.set_deadline,
        Gathered(
            {"rule": DeadlineRule}, _new_rule, (text("label", "what is due", "WORDS"), _counted("must"), *_RULE), True
        ),
        _FROM,
        holidays(),
        tell=tell_if_moved,
        says_today=True,
    ),
    act(
        "deadline edit",
        "change a deadline of the panel's own; what is not given stays as it is",
        "secretariat deadline edit draft-reports --number 12",
        settings.set_deadline,
        Gathered(
            {"rule": DeadlineRule, "was": str, "from_date": None},
            _changed_rule,
            (_own("was"), text("--label", "what is due", "WORDS"), _counted("may"), *_RULE, _FROM),
            always=True,
        ),
        holidays(),
        tell=tell_if_moved,
        says_today=True,
    ),
    act(
        "deadline remove",
        "take a deadline of the panel's own out of its rules",
        "secretariat deadline remove draft-reports",
        settings.remove_deadline,
        _own("code"),
        _FROM,
        tell=tell_if_moved,
        says_today=True,
    ),
)
