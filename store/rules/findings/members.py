"""Findings about members: terms that run out or have, vacant seats, and notices that are owed because of them."""

from __future__ import annotations

import datetime as dt
from collections.abc import Iterator

from store.records import Meeting, Nation, Person, Seat, WorkItem
from store.rules.declarations.interests import registration_due
from store.rules.findings.finding import Finding, Scene, finding
from store.rules.law.table import provision
from store.rules.members.balance import notices
from store.rules.members.barred import why_advice
from store.rules.members.membership import joined_on, members_at, monitoring_officer, role_words, vacancies
from store.rules.words.dates import long_date
from store.rules.words.loose import on_day_of
from store.rules.words.titles import has_words
from store.rules.words.wording import age_words, capital, counted, listed, quoted

_TERM_AHEAD = dt.timedelta(days=183)
_YEAR = dt.timedelta(days=366)


def terms_ending(scene: Scene) -> Iterator[Finding]:
    """Find terms of office that end within six months, with what the programme does about them.

    Those that end on the same day in the same office are named together. The finding goes when the seat is given a
    later end or a successor.
    """
    for (end, post), seats in _terms(scene, scene.today, scene.today + _TERM_AHEAD).items():
        yield _term(scene, end, post, seats)


def terms_expired(scene: Scene) -> Iterator[Finding]:
    """Find terms of office that have ended while the seat is neither ended nor given a later end."""
    before = scene.today - dt.timedelta(days=1)
    for (end, post), seats in _terms(scene, dt.date.min, before).items():
        names = listed([scene.register.person_name(seat.person) or f"seat {seat.id}" for seat in seats])
        one = len(seats) == 1
        yield finding(
            "term-expired",
            tuple(seat.id for seat in seats),
            f"The {'term' if one else 'terms'} of {names} ({post}) ended on {long_date(end)}; "
            f"{'the seat is' if one else 'the seats are'} neither ended nor given a later end.",
            place="Members",
            cure="Enter the new end of each term, or end the seat.",
            acts=("open",),
            by=end,
            rank=51,
        )


def _terms(scene: Scene, first: dt.date, last: dt.date) -> dict[tuple[dt.date, str], list[Seat]]:
    ends: dict[tuple[dt.date, str], list[Seat]] = {}
    for seat in scene.register.all(Seat):
        end = seat.term_ends
        if end is not None and seat.to_date is None and first <= end <= last:
            ends.setdefault((end, role_words(seat)), []).append(seat)
    return ends


def _term(scene: Scene, end: dt.date, post: str, seats: list[Seat]) -> Finding:
    names = listed([scene.register.person_name(seat.person) or f"seat {seat.id}" for seat in seats])
    before = [meeting for meeting in scene.coming if meeting.date <= end]
    item = next(
        (item for meeting in before for item in scene.register.items_of(meeting.id) if _is_about(item, post)), None
    )
    terms = "term" if len(seats) == 1 else "terms"
    if item is not None:
        rest, cure = _considered(scene, before, item)
    elif before:
        rest = "No meeting before then considers it."
        cure = "Put the extension or recruitment on the programme of a meeting before then."
    else:
        rest, cure = _no_meeting_left(scene, end, post)
    by = before[-1].date if before else scene.today
    return finding(
        "term-ending",
        tuple(seat.id for seat in seats),
        f"The {terms} of {names} ({post}) {'ends' if len(seats) == 1 else 'end'} on {long_date(end)}. {rest}",
        place="Members",
        cure=cure,
        acts=("open",),
        by=by if item is None else None,
        rank=52,
    )


def _considered(scene: Scene, before: list[Meeting], item: WorkItem) -> tuple[str, str]:
    """Say which meeting to come considers a term, and how many are left after it."""
    day = scene.meetings[item.meeting or ""].date
    after = len([meeting for meeting in before if meeting.date > day])
    left = f"after which {counted(after, 'meeting')} {'is' if after == 1 else 'are'} left" if after else "the last"
    rest = f"{quoted(item.title)} is down for {long_date(day)}, {left} before then."
    return rest, "Settle it there: extend the terms or recruit; then enter the new end of each term."


def _no_meeting_left(scene: Scene, end: dt.date, post: str) -> tuple[str, str]:
    """Say that no meeting is left before a term ends, and which one that has passed had it on its agenda."""
    passed = [m for m in scene.register.meetings if end - _YEAR < m.date < scene.today]
    for meeting in reversed(passed):
        for item in scene.register.items_of(meeting.id):
            if _is_about(item, post):
                rest = f"{quoted(item.title)} stood {on_day_of(meeting)}; what came of it is not recorded."
                return rest, "Enter the new end of each term, or end the seat on its day."
    return "No meeting is arranged before then.", "Arrange a meeting, or enter the new end of each term."


def _is_about(item: WorkItem, post: str) -> bool:
    return has_words(f"{item.title} {item.comments}", (post,))


def vacant_seats(scene: Scene) -> Iterator[Finding]:
    """Find seats of the panel that nobody holds, those of one council together."""
    by_body: dict[str, list[tuple[str, str]]] = {}
    for vacancy in vacancies(scene.register, scene.today):
        since = f" since {long_date(vacancy.since)}" if vacancy.since else ""
        by_body.setdefault(vacancy.body, []).append((vacancy.seat.id if vacancy.seat else "PANEL", since))
    for body, seats in by_body.items():
        what = f"{counted(len(seats), 'seat')}{f' of {body}' if body else ''}"
        since = seats[0][1] if len(seats) == 1 else ""
        yield finding(
            "seat-vacant",
            tuple(dict.fromkeys(record for record, _ in seats)),
            f"{capital(what)} {'stands' if len(seats) == 1 else 'stand'} vacant{since}.",
            place="Members",
            cure="Ask who will fill it, then enter the member.",
            acts=("open",),
            rank=54,
            mark=body,
        )


def council_notices(scene: Scene) -> Iterator[Finding]:
    """Find notices that councils owe to the Home Secretary on a seat left unfilled (SI 2012/1433 regs 4-5)."""
    for notice in notices(scene.register, scene.today):
        if notice.state.startswith("notice given"):
            continue
        by = f" by {long_date(notice.due)}" if notice.due else ""
        law = f" ({notice.provision})" if notice.provision else ""
        yield finding(
            "council-notice",
            (notice.seat,),
            f"{capital(notice.council)} {notice.what}: notice to the Home Secretary{by}, {notice.state}{law}.",
            place="Members",
            cure="Remind the council, and record the day on which the notice was given.",
            acts=("open",),
            by=notice.due,
            rank=53,
            mark=notice.what.split()[2],
        )


def interests_to_register(scene: Scene) -> Iterator[Finding]:
    """Find members whose register of interests is owed: 28 calendar days from joining (Localism Act 2011 s.30(1)).

    It is named until something of it is recorded, at most for a year. Those whose days end
    together are named together.
    """
    ends: dict[dt.date, list[Seat]] = {}
    for seat in members_at(scene.register, scene.today):
        joined = joined_on(scene.register, seat)
        if joined is None or joined + _YEAR < scene.today or _registered(scene, seat.person or ""):
            continue
        ends.setdefault(registration_due(scene.register, joined), []).append(seat)
    for due, seats in sorted(ends.items()):
        yield _to_register(scene, due, seats)


def _registered(scene: Scene, person: str) -> bool:
    known = scene.register.get(Person, person)
    entries = (one for one in scene.register.interests if one.person == person)
    confirmed = known is not None and known.interests_confirmed_on is not None
    return confirmed or any(one.entry.notified_on or one.confirmed_on for one in entries)


def _to_register(scene: Scene, due: dt.date, seats: list[Seat]) -> Finding:
    register = scene.register
    names = listed([register.person_name(seat.person) for seat in seats])
    officers = {monitoring_officer(register, seat.person or "", scene.today) for seat in seats}
    of = "".join(f" of {one}" for one in officers if one) if len(officers) == 1 else ""
    law = provision("register_interests", due, register.panel.nation)
    days = (due - scene.today).days
    left = f"{age_words(days)} left" if days > 0 else "today" if days == 0 else f"{age_words(-days)} late"
    verb = "registers" if len(seats) == 1 else "register"
    what = "pecuniary interests" if register.panel.nation is Nation.ENGLAND else "interests"
    return finding(
        "interests-to-register",
        tuple(seat.id for seat in seats),
        f"{names} {verb} {what} with the monitoring officer{of} by {long_date(due)}, {left} ({law}); none is recorded.",
        place="Members",
        cure="Remind them; record what was registered, or that it was confirmed, in the register of interests.",
        acts=("open",),
        by=due,
        rank=47,
    )


def advice_wanted(scene: Scene) -> Iterator[Finding]:
    """Find members appointed by a council whom Schedule 6 paragraph 22 would keep from being co-opted."""
    for seat in members_at(scene.register, scene.today):
        why = why_advice(scene.register, seat, scene.today)
        if why:
            yield finding(
                "advice-wanted",
                (seat.id,),
                why,
                place="Members",
                cure="Ask the monitoring officer; set this aside with the advice, or end the seat.",
                acts=("open",),
                rank=53,
            )
