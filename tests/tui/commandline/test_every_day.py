"""Every option that takes a day or a time says in the answer what is odd about it, or refuses, or has its reason."""

from __future__ import annotations

import datetime as dt
import shlex
from collections.abc import Iterator
from typing import Any

import pytest

from store.fields import DATE, DAY_AND_TIME, TIME
from tests.tui.commandline.act_rows import act_of
from tests.tui.commandline.test_acts import members
from tests.tui.line import CommandLine, Outcome
from tui.commandline.argument import Arg, Argument, Gathered, OneOf
from tui.commandline.fields import RecordFields, options_of
from tui.commandline.parser import all_commands

_READ = "read to find a day or a line that was entered before, and kept nowhere"
_BEFORE = "a meeting's start and finish: the other times are held against them"
_HOUR = "an hour of a rule or of a publication, of no one day"

ELSEWHERE = {
    ("meeting add", "--start"): _BEFORE,
    ("meeting add", "--finish"): _BEFORE,
    ("meeting edit", "--start"): _BEFORE,
    ("meeting edit", "--finish"): _BEFORE,
    ("meeting postpone", "--start"): _BEFORE,
    ("minute correct-heading", "--start"): _BEFORE,
    ("minute correct-heading", "--finish"): _BEFORE,
    ("publish", "--at"): _HOUR,
    ("agenda publish", "--at"): _HOUR,
    ("agenda late", "--at"): _HOUR,
    ("agenda supplement", "--at"): _HOUR,
    ("agenda withdraw", "--at"): _HOUR,
    ("deadline add", "--hour"): _HOUR,
    ("deadline edit", "--hour"): _HOUR,
    ("holiday back", "day"): _READ,
    ("closure remove", "day"): _READ,
    ("busy remove", "day"): _READ,
    ("election remove", "day"): _READ,
    ("setting back", "from_date"): _READ,
    ("member quorum", "--on"): _READ,
    ("website off", "--on"): "refused for a day to come and for one on which the law still keeps the papers open",
}
"""Options of which nothing is told, each with why."""

OFF, GONE, COMING = "Saturday 31 July 2021 is not a working day", "has passed", "is still to come"
FAR, EARLY, LATE = "is more than five years ahead", "comes before", "comes after"
START, CLOSE = "is before the meeting began", "is after the meeting closed"

HELD = "meeting edit 10/6/2021 --start 1pm --finish 3pm"
THERE = "attend present Mullaney --meeting 10/6/2021"
CORRECT = "minute correct-heading --meeting 25/3/2021 --at 10/6/2021 --words x --people Orson"
PAPER = 'paper edit "Police Recruitment, Retention and Dismissals" 1'
LATE_ITEM = 'agenda late "Human Trafficking" --meeting 29/7/2021 --chair Orson --circumstances x --why x'
WITHDRAWN = "agenda withdraw 8 --meeting 29/7/2021 --reason x --to 30/9/2021"
GIVEN = "--dispensation-by x --ground x --leave-to-vote"
LEAVE = f"declare add Taylor --meeting 29/7/2021 --item 1 {GIVEN}"
VOTE = "attend vote --meeting 25/3/2021 --item 5 --count-for 3"
ELECT = (
    "attend elect --meeting 25/3/2021 --motion x --nominee Orson --nominee Pantling "
    '--ballot "Orson 3, Pantling 1" --at 9am'
)
ROOM = "attend present Orson Pantling Loydall Taylor --meeting 25/3/2021"
INTEREST = 'declare register Pantling "A field" --category land --arose 1/7/2021'

LINES: tuple[tuple[str, str, str, str, tuple[str, ...]], ...] = (
    ("paper add", "--due", "paper add W29 --what x --due 31/7/2021", OFF, ()),
    ("paper add", "--received", "paper add W29 --what x --received 30/7/2021", COMING, ()),
    ("paper edit", "--due", f"{PAPER} --due 31/7/2021 --yes", OFF, ()),
    ("paper edit", "--received", f"{PAPER} --received 30/7/2021 --yes", COMING, ()),
    ("agenda sent", "--on", "agenda sent --meeting 29/7/2021 --how post --what x --on 20/7/2021", COMING, ()),
    ("agenda publish", "--on", "agenda publish next --on 20/7/2021", COMING, ()),
    ("agenda supplement", "--on", "agenda supplement --meeting 29/7/2021 --on 28/7/2021 --today 22/7/2021", COMING, ()),
    ("agenda late", "--on", f"{LATE_ITEM} --on 28/7/2021 --today 26/7/2021", COMING, ()),
    ("agenda withdraw", "--on", f"{WITHDRAWN} --on 28/7/2021 --today 26/7/2021", COMING, ()),
    ("complaint add", "--received", "complaint add --received 20/7/2021", COMING, ()),
    ("complaint edit", "--received", "complaint edit K1 --received 20/7/2021", COMING, ()),
    ("complaint add", "--happened", "complaint add --happened 20/7/2021", COMING, ()),
    ("complaint edit", "--happened", "complaint edit K1 --happened 20/7/2021", COMING, ()),
    ("complaint add", "--evidence", "complaint add --evidence 20/7/2021", COMING, ()),
    ("complaint edit", "--evidence", "complaint edit K1 --evidence 20/7/2021", COMING, ()),
    ("complaint add", "--clear", "complaint add --clear 20/7/2021", COMING, ()),
    ("complaint edit", "--clear", "complaint edit K1 --clear 20/7/2021", COMING, ()),
    ("complaint add", "--called-in", "complaint add --called-in 20/7/2021", COMING, ()),
    ("complaint edit", "--called-in", "complaint edit K1 --called-in 20/7/2021", COMING, ()),
    ("complaint add", "--left-office", "complaint add --left-office 20/7/2021", COMING, ()),
    ("complaint edit", "--left-office", "complaint edit K1 --left-office 20/7/2021", COMING, ()),
    ("complaint acknowledge", "--on", "complaint acknowledge K1 --on 20/7/2021", COMING, ()),
    ("complaint record", "--on", "complaint record K1 --on 20/7/2021", COMING, ()),
    ("complaint refer", "--on", "complaint refer K1 --on 20/7/2021", COMING, ()),
    ("complaint return", "--on", "complaint return K1 --on 20/7/2021", COMING, ()),
    ("complaint resolve", "--on", "complaint resolve K1 begun --on 20/7/2021", COMING, ()),
    ("complaint disapply", "--on", "complaint disapply K1 vexatious --on 20/7/2021", COMING, ()),
    ("complaint withdraw", "--on", "complaint withdraw K1 --on 20/7/2021", COMING, ()),
    ("complaint told", "--on", "complaint told K1 record complainant --on 20/7/2021", COMING, ()),
    ("complaint close", "--on", "complaint close K1 --on 20/7/2021", COMING, ()),
    ("complaint publish", "--on", "complaint publish K1 --on 20/7/2021", COMING, ()),
    ("complaint refer", "--clear", "complaint refer K1 --clear 20/7/2021", COMING, ()),
    ("complaint refer", "--called-in", "complaint refer K1 --called-in 20/7/2021", COMING, ()),
    ("complaint publish", "--complainant-on", "complaint publish K1 --complainant-on 20/7/2021", COMING, ()),
    ("complaint publish", "--subject-on", "complaint publish K1 --subject-on 20/7/2021", COMING, ()),
    ("report draft", "--reply-by", "report draft R1 --reply-by 31/7/2021", OFF, ()),
    ("report edit", "--reply-by", "report edit R1 --reply-by 31/7/2021", OFF, ()),
    ("report final", "--dated", "report final R1 --dated 1/4/2031 --yes", "still to come. Date it today", ()),
    ("report publish", "--on", "report publish R1 --on 20/7/2021", COMING, ()),
    ("report publish", "--sent", "report publish R1 --sent 20/7/2021", COMING, ()),
    ("report copies", "--on", "report copies R1 all --on 20/7/2021", COMING, ()),
    ("report answer", "--on", "report answer 25/3/2021 --on 20/7/2021 --answer x", COMING, ()),
    ("item add", "--earliest", 'item add "x" --earliest 1/4/2031', FAR, ()),
    ("item add", "--latest", 'item add "x" --latest 1/7/2021', GONE, ()),
    ("item edit", "--earliest", "item edit W29 --earliest 1/4/2031", FAR, ()),
    ("item edit", "--latest", "item edit W29 --latest 1/7/2021", GONE, ()),
    ("item paper", "--due", "item paper W29 due --due 31/7/2021", OFF, ()),
    ("item paper", "--received", "item paper W29 received --received 30/7/2021", COMING, ()),
    ("meeting add", "date", "meeting add 31/7/2021", OFF, ()),
    ("meeting add", "--questions-by", "meeting add 5/8/2021 --questions-by 31/7/2021", OFF, ()),
    (
        "meeting add",
        "--questions-hour",
        "meeting add 5/8/2021 --start 1pm --questions-by 5/8/2021 --questions-hour 2pm",
        "is not before the meeting begins",
        (),
    ),
    ("meeting add", "--published", "meeting add 5/8/2021 --published 20/7/2021", COMING, ()),
    ("meeting edit", "--date", "meeting edit 30/9/2021 --date 31/7/2021", OFF, ()),
    ("meeting edit", "--questions-by", "meeting edit 30/9/2021 --questions-by 1/10/2021", LATE, ()),
    (
        "meeting edit",
        "--questions-hour",
        "meeting edit 30/9/2021 --start 1pm --questions-by 30/9/2021 --questions-hour 2pm",
        "is not before the meeting begins",
        (),
    ),
    ("meeting edit", "--published", "meeting edit 30/9/2021 --published 20/7/2021", COMING, ()),
    ("meeting postpone", "--to", 'meeting postpone 30/9/2021 --to 31/7/2021 --reason "x"', OFF, ()),
    ("publish", "--on", "publish next --on 20/7/2021", COMING, ()),
    ("notice", "--on", "notice 29/7/2021 --on 20/7/2021", COMING, ()),
    ("deadline done", "--on", "deadline done 29/7/2021 draft-reports --on 20/7/2021", COMING, ()),
    (
        "deadline add",
        "--from",
        'deadline add "Slides in" --counted "working days before the meeting" --number 2 --from 1/7/2021',
        GONE,
        (),
    ),
    ("deadline edit", "--from", "deadline edit draft-reports --number 12 --from 1/7/2021", GONE, ()),
    ("deadline remove", "--from", "deadline remove draft-reports --from 1/7/2021", GONE, ()),
    ("round open", "--poll", "round open plan --poll 31/7/2021", OFF, ()),
    (
        "round open",
        "--declared",
        "round open plan --poll 6/5/2021 --declared 5/5/2021",
        "would come before the poll",
        (),
    ),
    ("round edit", "--poll", "round edit R1 --poll 31/7/2021", OFF, ("round open plan",)),
    ("round edit", "--declared", "round edit R1 --poll 6/5/2021 --declared 5/5/2021", "would come before the poll", ()),
    ("round step", "--on", "round step R1 received --on 31/7/2021", OFF, ('round open "annual report"',)),
    ("holiday add", "day", 'holiday add 5/7/2021 --name "x" --reason "x"', GONE, ()),
    ("holiday move", "day", 'holiday move 31/5/2021 --to 1/6/2021 --reason "x"', GONE, ()),
    ("holiday move", "--to", 'holiday move 30/8/2021 --to 1/7/2021 --reason "x"', GONE, ()),
    ("holiday remove", "day", 'holiday remove 31/5/2021 --reason "x"', GONE, ()),
    ("closure add", "first", 'closure add 31/7/2021 --reason "x"', OFF, ()),
    ("closure add", "--to", 'closure add 30/7/2021 --to 31/7/2021 --reason "x"', OFF, ()),
    ("busy add", "day", 'busy add 31/7/2021 "x"', OFF, ()),
    ("election add", "poll", "election add 31/7/2021 --from 20/7/2021", OFF, ()),
    ("election add", "--from", "election add 30/7/2021 --from 20/6/2021", GONE, ()),
    ("action add", "--agreed-on", 'action add "x" --agreed-on 20/7/2021', COMING, ()),
    ("action add", "--reply-due", 'action add "x" --kind recommendation --reply-due 31/7/2021', OFF, ()),
    ("action edit", "--agreed-on", "action edit A1 --agreed-on 20/7/2021", COMING, ()),
    ("action edit", "--reply-due", "action edit A4 --reply-due 31/7/2021", OFF, ()),
    ("action close", "--on", 'action close A6 --what "x" --on 20/7/2021', COMING, ()),
    ("action drop", "--on", 'action drop A2 --what "x" --on 20/7/2021', COMING, ()),
    ("action review", "--from", "action review A24 --from 1/7/2021", "is not to come", ()),
    (
        "action respond",
        "--received",
        'action respond A4 noted --received 1/1/2021 --text "x"',
        "is before the recommendation",
        (),
    ),
    (
        "action respond",
        "--published",
        'action respond A4 noted --received 9/7/2021 --published 1/7/2021 --text "x"',
        "before it came",
        (),
    ),
    (
        "action respond",
        "--dated",
        'action respond A4 noted --received 9/7/2021 --dated 10/7/2021 --text "x"',
        "because it came on Friday 9 July 2021",
        (),
    ),
    ("action copies", "--on", "action copies A4 --to all --on 20/7/2021", COMING, ()),
    ("finding aside", "--until", 'finding aside weekday-wrong:M1 --reason "x" --until 1/4/2031', FAR, ()),
    (
        "question receive",
        "--received",
        'question receive "A. Resident" --text "Why?" --received 30/7/2021 --meeting 29/7/2021',
        COMING,
        (),
    ),
    ("question edit", "--received", "question edit Q1 --received 30/7/2021", COMING, ()),
    ("question told", "--on", "question told Q1 --on 20/7/2021", COMING, ()),
    ("question send", "--due", 'question send Q2 --to "x" --due 31/7/2021', OFF, ()),
    ("question answer", "--on", 'question answer Q1 --text "x" --by "x" --on 20/7/2021', COMING, ()),
    ("question reply", "--due", "question reply Q2 --due 31/7/2021", OFF, ()),
    ("question sent", "--on", "question sent Q2 --on 20/7/2021", COMING, ()),
    ("member add", "--from", 'member add "Ann Other" --body "Rutland County Council" --from 1/4/2031', FAR, ()),
    (
        "member add",
        "--until",
        'member add "Ann Other" --body "Rutland County Council" --from 1/7/2021 --until 1/6/2021',
        "before it begins",
        (),
    ),
    (
        "member add",
        "--term-ends",
        'member add "Ann Other" --body "Rutland County Council" --from 1/7/2021 --term-ends 1/6/2021',
        EARLY,
        (),
    ),
    (
        "member add",
        "--council-met-on",
        'member add "Ann Other" --body "Rutland County Council" --council-met-on 20/7/2021',
        COMING,
        (),
    ),
    (
        "member add",
        "--accepted-on",
        'member add "Ann Other" --body "Rutland County Council" --accepted-on 20/7/2021',
        COMING,
        (),
    ),
    (
        "member add",
        "--notified-on",
        'member add "Ann Other" --body "Rutland County Council" --notified-on 20/7/2021',
        COMING,
        (),
    ),
    ("member edit", "--from", "member edit S20 --from 1/4/2031", FAR, ()),
    ("member edit", "--until", "member edit S20 --until 1/6/2002", "before it begins", ()),
    ("member edit", "--term-ends", "member edit S20 --term-ends 1/6/2002", EARLY, ()),
    ("member edit", "--council-met-on", "member edit S20 --council-met-on 20/7/2021", COMING, ()),
    ("member edit", "--accepted-on", "member edit S20 --accepted-on 20/7/2021", COMING, ()),
    ("member edit", "--notified-on", "member edit S20 --notified-on 20/7/2021", COMING, ()),
    ("member edit", "--change-from", "member edit S20 --party Green --change-from 1/4/2031", FAR, ()),
    ("member chair", "--from", "member chair Mullaney --from 1/4/2031", FAR, ()),
    (
        "member council",
        "--from",
        'member council "Rutland County Council" --seats 1 --from 1/4/2031',
        FAR,
        (),
    ),
    ("member substitutes", "--from", "member substitutes S26 Westley --from 1/4/2031", FAR, ()),
    ("member vacancy", "--since", 'member vacancy --body "Rutland County Council" --since 1/4/2031', FAR, ()),
    ("member end", "--on", "member end S20 --on 1/4/2031", FAR, ()),
    ("member confirm", "--on", "member confirm Pantling --on 20/7/2021", COMING, ()),
    ("person edit", "--from", 'person edit Mullaney --name "x y" --from 1/4/2031', FAR, ()),
    ("setting set", "--from", 'setting set "Time for business" 150 --from 1/7/2021', GONE, ()),
    ("setting remote", "--from", 'setting remote yes --power "x" --advice "x" --from 1/6/2021', GONE, ()),
    ("attend apologies", "--told", "attend apologies Rahman --meeting 29/7/2021 --told 20/7/2021", COMING, ()),
    (
        "attend substitute",
        "--at",
        "attend substitute Westley --for Mullaney --meeting 10/6/2021 --at 9am",
        START,
        (HELD,),
    ),
    ("attend late", "--at", "attend late Mullaney --at 9am --meeting 10/6/2021", START, (HELD,)),
    (
        "attend left",
        "--at",
        "attend left Mullaney --at 5pm --meeting 10/6/2021",
        "the meeting finished earlier",
        (
            HELD,
            THERE,
        ),
    ),
    (
        "attend out",
        "--left",
        "attend out Mullaney --left 9am --returned 2pm --meeting 10/6/2021",
        START,
        (
            HELD,
            THERE,
        ),
    ),
    (
        "attend out",
        "--returned",
        "attend out Mullaney --left 2pm --returned 5pm --meeting 10/6/2021",
        CLOSE,
        (
            HELD,
            THERE,
        ),
    ),
    ("attend vote", "--at", "attend vote --meeting 10/6/2021 --motion x --result carried --at 9am", START, (HELD,)),
    (
        "attend vote",
        "--on",
        f"{VOTE} --round R1 --step review --choice support --on 31/7/2021",
        "The vote was taken on 25 March 2021, not on 31 July 2021",
        (
            "round open precept --year 2022",
            ROOM,
        ),
    ),
    (
        "attend elect",
        "--at",
        ELECT,
        START,
        (
            ROOM,
            "meeting edit 25/3/2021 --start 1pm",
        ),
    ),
    (
        "attend chair",
        "--at",
        "attend chair Mullaney --meeting 10/6/2021 --at 9am",
        START,
        (
            HELD,
            THERE,
        ),
    ),
    (
        "minute correct-heading",
        "--arrived",
        f"{CORRECT} --arrived 9am",
        START,
        (),
    ),
    (
        "minute correct-heading",
        "--left",
        f"{CORRECT} --presence present --left 9am",
        START,
        (),
    ),
    (
        "minute sign",
        "--on",
        "minute sign --meeting 27/1/2021 --by Orson --on 1/1/2021 --leaves 7",
        "is before the meeting that confirmed them",
        (),
    ),
    (
        "declare add",
        "--made",
        "declare add Taylor --meeting 29/7/2021 --interest ORI --item 1 --made 9am",
        START,
        ("meeting edit 29/7/2021 --start 1pm",),
    ),
    (
        "declare add",
        "--left",
        "declare add Taylor --meeting 29/7/2021 --interest ORI --item 1 --left 9am",
        START,
        ("meeting edit 29/7/2021 --start 1pm",),
    ),
    (
        "declare add",
        "--returned",
        "declare add Taylor --meeting 29/7/2021 --interest ORI --item 1 --left 9am --returned 10am",
        START,
        ("meeting edit 29/7/2021 --start 1pm",),
    ),
    (
        "declare add",
        "--from",
        f"{LEAVE} --from 1/4/2031 --until 1/4/2032",
        "not in force on the day",
        (),
    ),
    (
        "declare add",
        "--until",
        f"{LEAVE} --until 1/7/2021",
        "not in force on the day",
        (),
    ),
    ("declare edit", "--made", "declare edit D3 --made 6am", START, ()),
    ("declare edit", "--left", "declare edit D3 --left 6am", START, ()),
    ("declare edit", "--returned", "declare edit D3 --left 6am --returned 7am", START, ()),
    (
        "declare edit",
        "--from",
        f"declare edit D3 {GIVEN} --from 1/4/2031 --until 1/4/2032",
        "not in force on the day",
        (),
    ),
    (
        "declare edit",
        "--until",
        f"declare edit D3 {GIVEN} --until 1/7/2021",
        GONE,
        (),
    ),
    ("declare times", "--left", "declare times D3 --left 6am --returned 7am", START, ()),
    ("declare times", "--returned", "declare times D3 --left 6am --returned 7am", START, ()),
    ("declare told", "--on", "declare told D3 --on 20/7/2021", COMING, ()),
    ("declare register", "--from", 'declare register Pantling "x" --category land --from 1/4/2031', FAR, ()),
    (
        "declare register",
        "--until",
        'declare register Pantling "x" --category land --from 1/7/2021 --until 1/6/2021',
        "before it begins",
        (),
    ),
    ("declare register", "--arose", 'declare register Pantling "x" --category land --arose 20/7/2021', COMING, ()),
    (
        "declare register",
        "--notified",
        'declare register Pantling "x" --category land --notified 20/7/2021',
        COMING,
        (),
    ),
    (
        "declare entry",
        "--from",
        "declare entry I1 --from 1/4/2031",
        FAR,
        ('declare register Pantling "A field" --category land --arose 1/7/2021',),
    ),
    ("declare entry", "--until", "declare entry I1 --from 1/7/2021 --until 1/6/2021", "before it begins", ()),
    (
        "declare entry",
        "--arose",
        "declare entry I1 --arose 20/7/2021",
        COMING,
        ('declare register Pantling "A field" --category land --arose 1/7/2021',),
    ),
    (
        "declare entry",
        "--notified",
        "declare entry I1 --arose 1/7/2021 --notified 1/6/2021",
        EARLY,
        ('declare register Pantling "A field" --category land --arose 1/7/2021',),
    ),
    (
        "declare end",
        "--on",
        "declare end I1 --on 1/4/2031",
        FAR,
        ('declare register Pantling "A field" --category land --arose 1/7/2021',),
    ),
)
"""A line for each option: its act, the option, the line, what is said of the day, and the lines that come before it.

Without any, those that its example wants first.
"""


def options() -> Iterator[tuple[str, str]]:
    """Go through the options of every act that take a day or a time."""
    for command in all_commands():
        row = act_of(command)
        for one in row.arguments if row else ():
            yield from ((command.words, word) for word in _days(one))


def _days(one: Argument) -> Iterator[str]:
    if isinstance(one, Arg) and members(one.type) & {dt.date, dt.time, dt.datetime}:
        yield one.word
    for part in one.options if isinstance(one, OneOf) else one.parts if isinstance(one, Gathered) else ():
        yield from _days(part)
    if isinstance(one, RecordFields):
        kinds: Any = {DATE, TIME, DAY_AND_TIME}
        yield from (f"--{each.option}" for each in options_of(one.kind, one.leave_out) if each.kind in kinds)


def run(cli: CommandLine, line: str) -> Outcome:
    """Run a line on the day that it gives itself, else on that of the sample."""
    if "--today" not in line:
        return cli.line(line)
    return cli.plain("--file", str(cli.panel), *shlex.split(line))


def test_every_option_that_takes_a_day_or_time_has_its_line_or_its_reason() -> None:
    every = set(options())
    assert len(every) > 90
    tried = {(words, option) for words, option, *_ in LINES}
    assert tried | ELSEWHERE.keys() == every
    assert not tried & ELSEWHERE.keys()


@pytest.mark.parametrize(
    ("words", "option", "line", "said", "first"), LINES, ids=[f"{words} {option}" for words, option, *_ in LINES]
)
def test_what_is_odd_is_said_in_the_answer(
    cli: CommandLine, words: str, option: str, line: str, said: str, first: tuple[str, ...]
) -> None:
    command = next(one for one in all_commands() if one.words == words)
    for before in first or command.first:
        done = run(cli, before.removeprefix("secretariat "))
        assert done.code == 0, done.err
    done = run(cli, line)
    assert said
    assert said in (done.out if done.code == 0 else done.err), done
