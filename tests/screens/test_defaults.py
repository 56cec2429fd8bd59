"""What stands in a form before the clerk has chosen: nothing that states a fact of law, what was done, or a consent.

Each field that opens with something stands here with its reason. What is not chosen is refused, or is "not said".
"""

from __future__ import annotations

import re
from collections.abc import Callable
from pathlib import Path

import pytest

from screens.first_run import import_form, new_form, sample_form
from screens.frame import Frame
from screens.kit.choice import Choice
from screens.kit.fields import UNCHOSEN, Field, read, to_choose
from screens.kit.form import Form
from screens.places import PLACES, SIDE_PLACES
from store.desk import Desk
from store.problems import Refused
from store.sample import DEMO_DAY
from tests.screens.every_form import forms_of
from tests.screens.look import NARROW, frame_of
from tests.screens.test_bright_keys import busy
from tui.app import Secretariat

NEUTRAL = {
    "not chosen yet": "refused until it is chosen",
    "not recorded": "nothing is said",
    "not set yet": "no rule is made until one is chosen",
    "not recorded: counted as a vote": "nothing is said",
    "not said": "refused where it matters",
    "not stated": "nothing is said",
    "not known": "nothing is said",
    "not chosen: needed with too few clear days": "refused where it is needed",
    "as the law has it": "the law decides, not the form",
    "as the code says": "the code decides, not the form",
    "none": "nothing is named",
    "no": "a mark that is not set claims nothing",
    "not yet": "a mark that is not set claims nothing",
    "not scored": "no points are given",
    "only the items numbered below, if any": "a declaration that names no item names none",
    "no action": "leaves it out",
}
"""What a choice may open with in any form, with what it means."""

SHOWS_WHAT_IS_RECORDED = {
    *("item.edit", "meeting.edit", "action.edit", "question.edit", "question.text", "round.edit", "seat.edit"),
    *("seat.name", "seat.quorum", "declared.edit", "setting.edit", "minute.edit", "minute.correct", "minute.names"),
    *(
        "item.criteria",
        "attend.votes",
        "settle.do",
        "settle.edit",
        "settle.paper",
        "page.edit",
        "seat.council",
        "report.edit",
        "room.edit",
    ),
}
"""Keys whose forms open on a record: what stands there is what it holds."""

_DAY = "a day, said back in full; most acts are recorded on the day they are done"
_CURSOR = "what the cursor stood on when the key was pressed"
_NEXT = "where the clerk's plan goes next; the law is silent on it"
_PROMISE = "words of the minute, to be kept or changed"
_KIND = "what most of them are; nothing in law follows from it"
_PATTERN = "a pattern; its dates are shown before any is created"
_RECORDED = "what is recorded of the panel, which the line shows"
_ASKS = "asks before it takes a likeness for the same person"
DEFAULTS: dict[tuple[str, str], str] = {
    ("action.copies", "on"): _DAY,
    ("action.new", "due"): "what most actions are due at, said back as it is understood",
    ("action.new", "kind"): _KIND,
    ("action.respond", "promise_due"): "undated says nothing",
    ("action.review", "on"): _NEXT,
    ("action.schedule", "title"): _PROMISE,
    ("action.schedule", "to"): _NEXT,
    ("action.split", "due#"): _PROMISE,
    ("action.split", "text#"): _PROMISE,
    ("action.views", "search"): "the search that is on",
    ("attend.chair", "person"): _CURSOR,
    ("attend.declare", "people"): _CURSOR,
    ("attend.other", "presence"): "what the key and its window are called; also present is a matter of layout",
    ("attend.other", "sure"): _ASKS,
    ("attend.stand_in", "sure"): _ASKS,
    ("attend.substitute", "substitute_for"): _CURSOR,
    ("attend.substitute", "sure"): _ASKS,
    ("complaint.new", "kind"): "what the key enters; of a conduct matter nobody complained, and its choice says so",
    ("complaint.new", "received_on"): _DAY,
    ("room.motion", "rule"): "the law's own rule for every vote, unless another is chosen (1972 Act Sch 12 para 39)",
    ("attend.vote", "rule"): "the law's own rule for every vote, unless another is chosen (1972 Act Sch 12 para 39)",
    ("beginning.set", "annual"): _PATTERN,
    ("beginning.set", "from_date"): _DAY,
    ("beginning.set", "kind"): _KIND,
    ("beginning.set", "meeting"): "the line of business of the year belongs to no meeting until one is chosen",
    ("beginning.set", "mode"): "a deadline of the panel's own, begun somewhere",
    ("beginning.set", "n"): "a deadline of the panel's own, begun somewhere",
    ("beginning.set", "number"): _PATTERN,
    ("beginning.set", "reserve"): _PATTERN,
    ("beginning.set", "role"): _KIND,
    ("beginning.set", "start"): _PATTERN,
    ("beginning.set", "substitutes"): _RECORDED,
    ("beginning.set", "sure"): _ASKS,
    ("beginning.set", "value"): _RECORDED,
    ("beginning.set", "week"): _PATTERN,
    ("beginning.set", "weekday"): _PATTERN,
    ("beginning.set", "year"): _PATTERN,
    ("declared.end", "on"): _DAY,
    ("declared.told", "on"): _DAY,
    ("first.choose", "holds"): "the whole of a panel, which is what a desk writes; what else it can be is listed",
    ("first.choose", "path"): "where the file goes",
    ("item.defer", "to"): _NEXT,
    ("item.new", "kind"): _KIND,
    ("meeting.move", "start"): "the hour of the meeting as it stands",
    ("meeting.new", "date"): _CURSOR,
    ("meeting.new", "kind"): _KIND,
    ("meeting.open", "date"): _CURSOR,
    ("meeting.open", "kind"): _KIND,
    ("meeting.propose", "annual"): "the first of a year is the annual meeting; the other answer stands beside it",
    ("meeting.propose", "number"): _PATTERN,
    ("meeting.propose", "reserve"): _PATTERN,
    ("meeting.propose", "start"): _PATTERN,
    ("meeting.propose", "week"): _PATTERN,
    ("meeting.propose", "weekday"): _PATTERN,
    ("meeting.propose", "year"): _PATTERN,
    ("meeting.publish", "on"): _DAY,
    ("page.bundle", "for_members"): "the one that is usual, and of a meeting in private the only one",
    ("page.off", "background"): "what alone may leave while the law keeps the rest open, else all of it",
    ("page.off", "by"): "whoever enters it, who mostly saw to it",
    ("page.off", "on"): _DAY,
    ("page.split", "due#"): _PROMISE,
    ("page.split", "text#"): _PROMISE,
    ("question.accept", "meeting"): "the meeting the question stands under already",
    ("question.forward", "to"): "whom the key passes operational questions to; the act itself is what is decided",
    ("question.hold", "to"): _NEXT,
    ("question.letter", "#"): "private details are taken out unless the clerk leaves them in",
    ("question.receive", "kind"): _KIND,
    ("question.receive", "meeting"): _NEXT,
    ("question.send", "to"): "whom the panel's rules have answer",
    ("question.sent", "by"): "the clerk at the desk",
    ("question.told", "by"): "the clerk at the desk",
    ("report.answer", "on"): _DAY,
    ("report.copies", "on"): _DAY,
    ("report.final", "dated"): _DAY,
    ("report.publish", "on"): _DAY,
    ("report.word", "text"): "the draft of the block, to be kept or worded otherwise",
    ("round.new", "service"): "every commissioner sets a police precept; the fire one is the exception and is chosen",
    ("round.step", "on"): _DAY,
    ("seat.chair", "from_date"): _DAY,
    ("seat.end", "on"): _DAY,
    ("seat.new", "from_date"): _DAY,
    ("seat.new", "role"): _KIND,
    ("seat.new", "sure"): _ASKS,
    ("seat.vacancy", "role"): _KIND,
    ("seat.vacancy", "since"): _DAY,
    ("setting.new", "mode"): "a deadline of the panel's own, begun somewhere",
    ("setting.new", "n"): "a deadline of the panel's own, begun somewhere",
    ("settle.add", "meeting"): _NEXT,
    ("settle.add", "title"): "what the finding says is missing",
    ("settle.aside", "until"): _NEXT,
    ("settle.copies", "on"): _DAY,
    ("settle.held", "i#"): "the answer just given: it considered all but what is picked now",
    ("settle.respond", "promise_due"): "undated says nothing",
    ("settle.review", "on"): _NEXT,
    ("settle.schedule", "title"): _PROMISE,
    ("settle.schedule", "to"): _NEXT,
}
"""By the key that opens the form and the field: why it may open with something."""


NOTHING_TO_SAY = {
    "Start": "the times of a meeting are held against it",
    "Finish": "before the start it is refused",
    "At": "the hour of an event in the room, held against the meeting's",
    "Time of day": "the hour of a publication, held against the panel's cut-off hour",
    "at": "the hour at which a question came in, held against its deadline",
    "By": "an hour of a rule, of no one day",
    "Questions, hour": "for a new meeting: the beginning it is held against is typed in the same form",
}
"""The fields of days and times of which nothing is told, by their labels, each with why."""


def silent_of(form: Form) -> set[str]:
    """Give the labels of the days and times of a form of which nothing odd is told while they are typed."""
    return {
        row.field.label for row in form.rows.values() if row.field.kind in {"date", "time"} and row.field.notes is None
    }


def opened_with(form: Form) -> dict[str, str]:
    """Give the fields of a form that open with something, by name without numbers, with what that is in words."""
    found = {}
    for name, row in form.rows.items():
        words = str(row.typed)
        if isinstance(row.entry, Choice):
            words = next(label for value, label in row.field.choices if value == row.typed)
            if words in NEUTRAL or len(row.field.choices) == 1:
                continue
        if words.strip():
            found[re.sub(r"\d+$", "#", name)] = words
    return found


@pytest.mark.slow
async def test_every_default_of_every_form_has_its_reason_and_of_every_day_is_said_what_is_odd(
    open_app: Callable[..., Secretariat], desk: Desk, tmp_path: Path
) -> None:
    """Both are read off the same forms, because to gather them takes most of the time."""
    busy(desk)
    app = open_app("programme")
    found: dict[tuple[str, str], str] = {}
    silent: set[tuple[str, str]] = set()
    async with app.run_test(size=NARROW) as pilot:
        frame = frame_of(app)
        for name in (*PLACES, *SIDE_PLACES):
            Frame.go(frame, name)
            await pilot.pause()
            for (key_id, _), form in forms_of(frame, name).items():
                silent |= {(key_id, label) for label in silent_of(form)}
                if key_id not in SHOWS_WHAT_IS_RECORDED:
                    found |= {(key_id, field): words for field, words in opened_with(form).items()}
        place = tmp_path / "x.json"
        for form in (
            new_form(place, lambda path, records: None),
            sample_form(place, lambda path, records: None),
            import_form(place, lambda path, records: None, lambda then: None),
        ):
            found |= {("first.choose", field): words for field, words in opened_with(form).items()}
    assert found.keys() == DEFAULTS.keys(), {key: found.get(key) for key in found.keys() ^ DEFAULTS.keys()}
    assert all(DEFAULTS.values())
    assert {label for _, label in silent} <= NOTHING_TO_SAY.keys(), silent


def test_what_is_to_be_chosen_is_refused_until_it_is() -> None:
    field = to_choose(Field("outcome", "Outcome", "choice", None, (("a", "supported it"), ("v", "vetoed it"))))
    entry = Choice(field.choices, field.value, lambda: None)
    assert entry.value == UNCHOSEN
    with pytest.raises(Refused) as refused:
        read(field, entry.value, DEMO_DAY)
    problem = refused.value.problems[0]
    assert (problem.code, problem.field) == ("not-chosen", "outcome")
    assert str(problem) == "“Outcome” is not chosen yet. Choose one: supported it, vetoed it."
    assert read(field, "v", DEMO_DAY) == "v"


@pytest.mark.parametrize("typed", ["ten", "1.5", "-1", "1000000", "٣"])
def test_what_is_no_whole_number_of_at_most_six_figures_is_refused(typed: str) -> None:
    field = Field("minutes", "Minutes", "number", None)
    with pytest.raises(Refused) as refused:
        read(field, typed, DEMO_DAY)
    (problem,) = refused.value.problems
    assert (problem.code, problem.field) == ("not-a-number", "minutes")
    assert str(problem) == f"“{typed}” is not a whole number. Type figures only, such as 30."
    assert [read(field, each, DEMO_DAY) for each in ("", " 30 ", "999999")] == [None, 30, 999_999]
