"""`secretariat round open|edit|step|back|close|reopen`: the statutory rounds."""

from __future__ import annotations

from typing import TYPE_CHECKING

from store.later import Later
from store.problems import Problem
from store.records import RoundKind, StatutoryRound, Vote
from tui.commandline.acts import Done, act, into_the_bin
from tui.commandline.args import coded, day, flag, meeting, number, record_id, text, typed
from tui.commandline.argument import Ids
from tui.commandline.fields import RecordFields
from tui.commandline.naming import ROUND_HELP
from tui.commandline.reading import Reading, plain

if TYPE_CHECKING:
    from store.commands.rounds import rounds
else:
    rounds = Later("store.commands.rounds.rounds")

_SHORT = {
    "hearing": "confirmation hearing",
    "chief constable": "chief constable appointment",
    "plan": "police and crime plan",
    "removal": "removal of a chief constable",
    "acting": "acting commissioner",
}


def _kind(read: Reading, words: str) -> RoundKind:
    return read.word(RoundKind, _SHORT.get(plain(words), words), "kind of round")


def _pence(read: Reading, typed: str) -> int | None:
    """Read an amount in pounds as pence; what cannot be read goes to the problems."""
    from store.rules.words.amounts import read_pounds

    amount = read_pounds(typed)
    if isinstance(amount, Problem):
        read.problems.append(amount)
        return None
    return amount


def _tell_next(done: Done) -> list[str]:
    """Tell what comes next in the round, and what is wrong with it so far."""
    from store.queries.calendar.holidays import working_days_of
    from store.rules.rounds.warnings import round_warnings
    from store.rules.rounds.words import next_words

    register, today = done.desk.register, done.desk.today
    one = register.need(StatutoryRound, done.values["round_id"], "round")
    table = working_days_of(register.panel)
    return [
        f"Note: {words}"
        for words in (next_words(register, one, today, table), *round_warnings(register, one, today, table))
    ]


def _tell_stands(done: Done) -> list[str]:
    """Tell how a round stands that was closed: done, or without what."""
    from store.rules.rounds.standing import standing

    register = done.desk.register
    one = register.need(StatutoryRound, done.values["round_id"], "round")
    return [f"Note: {standing(register, one, done.desk.today)}."]


def _tell_step(done: Done) -> list[str]:
    """Tell what comes next, and how a decision that rests on no vote is tied to one once that is recorded."""
    from store.rules.rounds.of_votes import why_not_tie

    one = done.desk.register.need(StatutoryRound, done.values["round_id"], "round")
    step = done.values["step"]
    tie = done.change is not None and why_not_tie(done.desk.register, one, step) is None
    words = f"no vote of the meeting is named with it; to name one: secretariat round vote {one.id} {step} VOTE"
    return [*([f"Note: {words}."] if tie else []), *_tell_next(done)]


_OPENED = "secretariat round open precept --year 2026"
_REVIEWED = "secretariat round step R1 review --on 25/3/2021 --choice support"
_VOTED = (
    "secretariat attend present Orson Pantling Loydall Taylor --meeting 25/3/2021",
    "secretariat attend vote --meeting 25/3/2021 --item 5 --count-for 3 --count-against 1",
)
_STEP = coded("step", "what it is called, the beginning of that, or its code; an unknown one lists them", "STEP")
_ROUND = record_id("round", ROUND_HELP, name="round_id", kinds=(StatutoryRound,))
COMMANDS = (
    act(
        "round open",
        "open a statutory round: precept, hearing, plan, annual report and the others",
        "secretariat round open precept --year 2026",
        rounds.open_round,
        typed("kind", ", ".join(kind.value for kind in RoundKind), _kind, RoundKind, "KIND"),
        RecordFields(StatutoryRound),
        says_today=True,
    ),
    act(
        "round edit",
        "change what is recorded of a round besides its steps",
        "secretariat round edit R1 --poll 2/5/2024 --declared 7/5/2024",
        rounds.edit_round,
        _ROUND,
        RecordFields(StatutoryRound),
        says_today=True,
        notes='An empty text, as in --note "", takes out what is recorded.',
        first=(_OPENED,),
    ),
    act(
        "round step",
        "record a step of a round",
        "secretariat round step R1 review --on 4/2/2026 --choice support-with-recommendations",
        rounds.record_step,
        _ROUND,
        _STEP,
        day("--on", "the day; today if not given; a day to come is a plan"),
        text("--choice", "the outcome, such as support or veto-too-low", "WORD"),
        number("--votes", "votes for it", name="votes_for"),
        number("--members", "members in post, if not as the seats have it"),
        typed(
            "--amount",
            "Band D, in pounds, such as 15 or 14.50; of a review or report what it recommends",
            _pence,
            int | None,
            "POUNDS",
            name="pence",
        ),
        typed(
            "--holds",
            "name criteria reasons terms",
            lambda _, words: tuple(word.casefold() for word in words),
            Ids,
            "ITEM",
            name="items",
            nargs="+",
        ),
        meeting("--meeting", "the meeting it happened at, if it is in the calendar", "ID|DATE"),
        record_id("--vote", "the vote of the meeting on which it rests, as show votes prints its id", "VOTE", (Vote,)),
        flag("--no-vote", "it rests on none of the votes recorded at the meeting", "unvoted"),
        text("--who"),
        text("--note"),
        tell=_tell_step,
        says_today=True,
        notes="A veto needs its vote by name; attend vote --round records both at once.",
        first=(_OPENED,),
    ),
    act(
        "round vote",
        "say on which vote of the meeting a step rests that was recorded without",
        "secretariat round vote R1 review V2",
        rounds.tie_step,
        _ROUND,
        _STEP,
        record_id("vote", "the vote, as show votes prints its id", "VOTE", (Vote,)),
        tell=_tell_next,
        says_today=True,
        first=(_OPENED, _REVIEWED, *_VOTED),
    ),
    act(
        "round back",
        "take a step out again",
        "secretariat round back R1 review",
        rounds.take_back_step,
        _ROUND,
        _STEP,
        says_today=True,
        first=(_OPENED, _REVIEWED),
    ),
    act(
        "round close",
        "close a round that is over",
        "secretariat round close R1",
        rounds.close_round,
        _ROUND,
        tell=_tell_stands,
        says_today=True,
        closed=True,
        first=(_OPENED,),
    ),
    act(
        "round reopen",
        "open a closed round again",
        "secretariat round reopen R1",
        rounds.close_round,
        _ROUND,
        says_today=True,
        closed=False,
        first=(_OPENED, "secretariat round close R1"),
    ),
    into_the_bin("round", "a round", "R1", StatutoryRound, first=(_OPENED,)),
)
