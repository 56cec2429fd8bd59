"""Findings about statutory rounds: a next step that is late or due, and what waits for a meeting."""

from __future__ import annotations

import datetime as dt
from collections.abc import Iterator

from store.records import RoundKind, StatutoryRound
from store.rules.calendar.clock import State, left_words
from store.rules.calendar.deadlines import days_left
from store.rules.findings.deadlines import SOON
from store.rules.findings.finding import Finding, Scene, finding
from store.rules.rounds.consequences import faults_or_reason
from store.rules.rounds.limits import as_of, done, with_poll
from store.rules.rounds.progress import the_round
from store.rules.rounds.standing import DONE, ENDED, OPEN, standing, to_come
from store.rules.rounds.warnings import must_appoint
from store.rules.rounds.words import next_date
from store.rules.words.dates import long_date
from store.rules.words.wording import capital, counted, small

_FAR = 2
_STEP = 100
"""Rounds that a rule goes through between two rests: 3 ms."""


def next_steps(scene: Scene) -> Iterator[Finding | None]:
    """Find rounds whose next step is late, or due within five working days."""
    for number, one in enumerate(scene.register.rounds, start=1):
        if number % _STEP == 0:
            yield None
        if one.closed or standing(scene.register, one, scene.today).word != OPEN:
            continue
        coming = to_come(with_poll(scene.register, one), scene.today)
        date = next_date(scene.register, one, scene.today, scene.table)
        if date is None:
            continue
        left = _left(scene, date.due)
        late = date.due < scene.today
        if not late and (left is None or left > SOON):
            continue
        words = left_words((State.LATE if late else State.DUE).value, left)
        step = small(coming.label)
        yield finding(
            "round.late" if late else "round.due",
            (one.id,),
            f"{capital(the_round(one))}: {step}, {words}, due {long_date(date.due)}.",
            place="Rounds",
            cure="Take the step, or record it if it has been taken.",
            acts=("open",),
            by=date.due,
            rank=4 if late else 89,
            mark=coming.code,
        )


def _left(scene: Scene, due: dt.date) -> int | None:
    """Count the working days left; None for a day that is too far off to count."""
    if min(scene.today.year, due.year) < scene.table.first_year or abs(due.year - scene.today.year) > _FAR:
        return None
    return days_left(scene.register.panel, scene.today, due, scene.table, due)


def reports_waiting(scene: Scene) -> Iterator[Finding]:
    """Find annual reports that wait for the public meeting: as soon as practicable, so no day can be worked out."""
    for one in scene.register.rounds:
        now = as_of(one, scene.today)
        received = done(now, "received")
        if one.closed or one.kind is not RoundKind.ANNUAL_REPORT or received is None or done(now, "review"):
            continue
        yield finding(
            "round.waiting",
            (one.id,),
            f"{capital(the_round(one))}: the report has been here for {_age(received.on, scene.today)}; a public "
            "meeting is due as soon as practicable (Police Reform and Social Responsibility Act 2011 s.28(4)).",
            place="Rounds",
            cure="Put it on the programme of a public meeting; the commissioner must attend it.",
            acts=("open",),
            by=received.on,
            rank=34,
        )


def _age(received: dt.date, today: dt.date) -> str:
    days = (today - received).days
    return counted(days, "day") if days else "less than a day"


def acting_wanted(scene: Scene) -> Iterator[Finding]:
    """Find that the panel must appoint an acting commissioner, for which the law sets no number of days."""
    for one in scene.register.rounds:
        for words in must_appoint(scene.register, one, scene.today) if not one.closed else ():
            yield finding(
                "round.waiting",
                (one.id,),
                f"{capital(the_round(one))}: {small(words)}",
                place="Rounds",
                cure="Put it on the agenda of the next meeting, and record it in a round of its own.",
                acts=("open",),
                by=scene.today,
                rank=5,
                mark="acting",
            )


def what_follows(scene: Scene) -> Iterator[Finding | None]:
    """Find rounds that the law has ended, and in those that are open what is missing or is to be asked about."""
    for number, one in enumerate(scene.register.rounds, start=1):
        if number % _STEP == 0:
            yield None
        stands = standing(scene.register, one, scene.today)
        if one.closed or stands.word == DONE:
            continue
        if stands.word == ENDED:
            cure = "Close the round, when what the commissioner decided is recorded."
            yield _follows("round.ended", one, f"the process has ended: {stands.reason}.", cure, "", 36)
            continue
        coming = to_come(with_poll(scene.register, one), scene.today)
        every, reasons = faults_or_reason(scene.register, one, scene.today)
        for reason in reasons:
            yield _follows("round.asked", one, reason.sentence, reason.cure, "dates", 6)
        for fault in every:
            if fault.kind == "missing" and fault.step == coming.code and not fault.effect and coming.limit:
                continue  # the next step, which is late
            if not fault.effect and fault.kind != "missing":
                continue
            code = "round.asked" if fault.effect else "round.missing"
            mark = f"{fault.step}.{fault.kind}"
            yield _follows(code, one, fault.sentence, _CURES[fault.effect], mark, 6 if fault.effect else 7)


_CURES = {
    "": "Record the step if it was taken; else see to it.",
    "ask": "Ask the monitoring officer, and record the advice as a step of the round.",
    "holds": "Ask the monitoring officer, and record the advice as a step of the round.",
    "ends": "Record the beginning if it was made; else ask the monitoring officer, and record the advice as a step.",
    "advised": "Act on the monitoring officer's advice, then close the round.",
}
"""What is to be done about a fault, by what it does to the round."""


def _follows(code: str, one: StatutoryRound, words: str, cure: str, mark: str, rank: int) -> Finding:
    sentence = f"{capital(the_round(one))}: {words}"
    return finding(code, (one.id,), sentence, place="Rounds", cure=cure, acts=("open",), rank=rank, mark=mark)
