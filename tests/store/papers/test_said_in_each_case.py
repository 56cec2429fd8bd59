"""What papers say in each case: of the time for questions, the words of the minutes, the brief, and drawn words."""

from __future__ import annotations

import datetime as dt
from types import SimpleNamespace
from typing import Any

import pikepdf
import pytest

from store.papers.brief.paper import _asker, _date, _deferred, _interest, _item, _owed
from store.papers.chasing.letters import _wanted
from store.papers.inspecting.pdf_drawn import Box
from store.papers.inspecting.pdf_seen import _around, _beside
from store.papers.pack.drawn_text import DrawnText, _letters_of, unescaped, unhexed
from store.papers.questions.sheet import _title, minute_text, time_words
from store.queries.brief.brief import BriefAsker, BriefDeferred, BriefInterest, BriefItem
from store.queries.brief.dates import BriefDate
from store.queries.brief.owed import BriefOwed
from store.records import Asker, Meeting, Panel, Question, QuestionKind, QuestionState, QuestionStep
from store.records.panel import QuestionRules
from store.records.question import Exchange
from store.register import Register
from store.rules.chasing.due import ACTION, Awaited, Chaser
from store.rules.questions.session import Session, Slot

DAY = dt.date(2021, 7, 12)


def _question(serial: int, **fields: Any) -> Question:
    given: dict[str, Any] = {"asker": Asker(name="Ann Archer"), "text": "Why?", "meeting": "M1"}
    return Question(id=f"Q{serial}", **given | fields)


ONE, TWO, THREE = _question(1), _question(2), _question(3, kind=QuestionKind.PETITION, group=4)


def _slots(*minutes: int | None, fits: tuple[bool | None, ...] = ()) -> tuple[Slot, ...]:
    asked = (ONE, TWO, THREE)
    able = fits or (True,) * len(minutes)
    return tuple(Slot(n + 1, asked[n], time, 0, able[n]) for n, time in enumerate(minutes))


TIMES: list[tuple[Session, str]] = [
    (Session(None, 0, False, _slots(3, 2)), "The rules set no time; 5 minutes are booked."),
    (Session(10, 0, False, ()), "10 minutes; 0 are booked."),
    (Session(10, 0, True, _slots(3)), "10 minutes, which the Chair may vary; 3 are booked."),
    (
        Session(15, 5, True, _slots(3)),
        "15 minutes, which the Chair may vary (of these 5 for statutory items); 3 are booked.",
    ),
    (Session(10, 0, False, _slots(3, None)), "10 minutes; 3 are booked; for 1 question no minutes are recorded."),
    (
        Session(10, 0, False, _slots(None, None, 3)),
        "10 minutes; 3 are booked; for 2 questions no minutes are recorded.",
    ),
    (Session(3, 0, False, _slots(3, 2, fits=(True, False))), "3 minutes; 5 are booked; Q2 does not fit."),
    (Session(3, 0, False, _slots(3, 2, 2, fits=(True, False, False))), "3 minutes; 7 are booked; Q2, Q3 do not fit."),
]


@pytest.mark.parametrize(("session", "words"), TIMES, ids=[words for _, words in TIMES])
def test_how_the_time_for_questions_goes(session: Session, words: str) -> None:
    assert time_words(session) == words


def test_a_question_on_the_sheet_says_its_time_its_group_and_whether_it_fits() -> None:
    scheme = QuestionRules(allowed=True)
    assert [_title(slot, scheme) for slot in _slots(3, None, 0, fits=(False, None, True))] == [
        "Question Q1 from Ann Archer · 3 min · does not fit into the time",
        "Question Q2 from Ann Archer",
        "Petition Q3 from Ann Archer · 0 min · group 4",
    ]


PUT: dict[str, Any] = {"published_text": "Why?", "state": QuestionState.PUT}
READ = (QuestionStep(state=QuestionState.PUT, on=DAY, what="taken as read"),)

FURTHER = (Exchange(asked="And?", answer="No."), Exchange(asked="Or?"))
LATER = "The text has not been prepared for publication."
SAID = "Why? | The answer was: So. | Ann Archer asked further: | And? | The answer was: No."

MINUTES: list[tuple[Question, str]] = [
    (
        _question(1, state=QuestionState.ACCEPTED),
        f"{LATER} | The answer is not recorded.",
    ),
    (_question(1, **PUT), "Why? | No answer was given at the meeting."),
    (_question(1, **PUT, answer="So."), "Why? | The answer was: So."),
    (_question(1, **PUT, answer="So.", answered_by="the Chair"), "Why? | The Chair answered: So."),
    (_question(1, **PUT, asker_present=True, answer="So."), "Why? | The answer was: So."),
    (
        _question(1, **PUT, asker_present=False, answer="So."),
        "Why? | Ann Archer was not present. | The answer was: So.",
    ),
    (_question(1, **PUT, steps=READ, answer="So."), "Why? | The question was taken as read. | The answer was: So."),
    (
        _question(
            1, **PUT, answer="So.", supplementaries=(Exchange(asked="And?", answer="No."), Exchange(asked="Or?"))
        ),
        f"{SAID} | Ann Archer asked further: | Or? | No answer is recorded.",
    ),
    (
        _question(1, **PUT | {"state": QuestionState.REPLY_OWED}),
        "Why? | No answer was given at the meeting. | A written answer was to be sent.",
    ),
    (
        _question(1, **PUT, answer="So.", reply_sent_on=DAY),
        "Why? | The answer was: So. | A written answer was sent on 12 July 2021.",
    ),
]


@pytest.mark.parametrize(("question", "words"), MINUTES, ids=[words for _, words in MINUTES])
def test_the_words_for_the_minutes_of_a_question(question: Question, words: str) -> None:
    meeting = Meeting(id="M1", date=DAY)
    text = minute_text(Register.of(Panel(id="PANEL", name="A panel"), meeting, question), meeting)
    beginning = "PUBLIC QUESTIONS\n\nA question was received from Ann Archer:\n\n"
    assert text.startswith(beginning)
    assert text.removeprefix(beginning).removesuffix("\n").replace("\n\n", " | ") == words


def test_without_questions_the_minutes_say_so() -> None:
    meeting = Meeting(id="M1", date=DAY)
    text = minute_text(Register.of(Panel(id="PANEL", name="A panel"), meeting), meeting)
    assert text == "PUBLIC QUESTIONS\n\nThere were no public questions.\n"


def _plain(kind: type[Any], **fields: Any) -> Any:
    given = dict.fromkeys(kind.__struct_fields__, "")
    return kind(**given | fields)


def test_a_line_of_the_brief_on_who_asks() -> None:
    asker = _plain(BriefAsker, number=2, asker="Ann", minutes=None, fits=None, text="Why?")
    assert (_asker(asker).words, _asker(asker).label) == ("Ann: “Why?”", "2.")
    whole = _plain(BriefAsker, number=2, asker="Ann", minutes=0, fits=False, stream="the Panel")
    assert _asker(whole).words == (
        "Ann, 0 min, does not fit into the time (the Panel): the text has not been prepared for publication"
    )
    assert _asker(_plain(BriefAsker, number=1, asker="Ann", minutes=3, fits=True, text="x")).words == "Ann, 3 min: “x”"


def test_a_line_of_the_brief_on_what_is_owed() -> None:
    assert _owed(_plain(BriefOwed, what="Do", due=None)) == "“Do” (no period was set)"
    whole = _plain(BriefOwed, what="Do", by="PCC", asked="33(b)", due=DAY)
    assert _owed(whole) == "“Do” (PCC, asked in 33(b), due Mon 12 Jul 2021)"


def test_a_line_of_the_brief_on_what_was_put_off() -> None:
    rows = (
        _plain(BriefDeferred, title="Plan", times=1),
        _plain(BriefDeferred, title="Plan", what="annex", came_from="10 June", reason="late", times=2),
        _plain(BriefDeferred, title="Plan", times=0),
    )
    whole: Any = SimpleNamespace(deferred=rows)
    assert [_deferred(whole, at) for at in range(3)] == [
        "Plan",
        "Plan: annex, from 10 June, put off twice: late",
        "Plan",
    ]


def test_a_line_of_the_brief_on_a_date_of_the_law() -> None:
    assert _date(_plain(BriefDate, due=None, what="Report", late=False)) == "Not known: Report"
    whole = _plain(BriefDate, due=DAY, what="Report", of="a round", late=True, provision="s 1")
    assert _date(whole) == "Mon 12 Jul 2021 LATE: Report (a round) [s 1]"


def test_a_line_of_the_brief_on_an_interest() -> None:
    rows = (
        _plain(BriefInterest, person="Ann", title="Plan", follows="may stay", leaves=False),
        _plain(BriefInterest, person="Ann", number="2", title="Plan", follows="must go", leaves=True),
    )
    assert [_interest(one) for one in rows] == ["Ann on Plan: may stay.", "Ann LEAVES for item 2, Plan: must go."]


def test_a_line_of_the_brief_on_an_item() -> None:
    bare = _plain(BriefItem, number="1", title="Plan", minutes=None, papers=())
    assert (_item(bare).words, _item(bare).label) == ("Plan", "1.")
    whole = _plain(
        BriefItem,
        number="2",
        title="Plan",
        starts="13:00",
        minutes=10,
        report_of="PCC",
        state="late",
        to_answer="PCC",
        urgent="It rained.",
        private="paragraph 3",
        leave="the press",
        papers=("Costs", "Map"),
    )
    assert str(_item(whole).words).split("\n") == [
        "13:00 Plan (10 min), report of PCC – LATE – PRIVATE",
        "To attend and answer: PCC.",
        "It rained.",
        "Private: paragraph 3.",
        "Leave the room: the press.",
        "Exempt paper: Costs",
        "Exempt paper: Map",
    ]


@pytest.mark.parametrize(
    ("written", "plain"),
    [
        (b"plain", b"plain"),
        (rb"a\(b\)\\", b"a(b)\\"),
        (rb"\101\60\7x", b"A0\x07x"),
        (rb"a\nb\rc\td\be\f", b"a\nb\rc\tde"),
        (b"a\\\nb\\\r\nc\\\rd", b"abcd"),
        (rb"\q", b"q"),
        (rb"\777", b"\xff"),
    ],
)
def test_a_string_in_brackets_is_read_without_what_protects_its_signs(written: bytes, plain: bytes) -> None:
    assert unescaped(written) == plain


@pytest.mark.parametrize(("figures", "read"), [(b"4142", b"AB"), (b"41 4\n2", b"AB"), (b"414", b"A@"), (b"", b"")])
def test_a_string_in_figures_is_read_and_an_odd_one_ends_with_nought(figures: bytes, read: bytes) -> None:
    assert unhexed(figures) == read


def test_the_letters_of_a_font_are_read_one_by_one_and_in_stretches() -> None:
    table = (
        b"2 beginbfchar <01> <0041> <02> <00660069> endbfchar "
        b"3 beginbfrange <10> <12> <0061> <20> <21> [<0078> <0079>] <30> <30> <D83DDE00> endbfrange"
    )
    assert _letters_of(table) == {
        b"\x01": "A",
        b"\x02": "fi",
        b"\x10": "a",
        b"\x11": "b",
        b"\x12": "c",
        b"\x20": "x",
        b"\x21": "y",
        b"\x30": "\ude00",
    }
    assert _letters_of(b"nothing") == {}


def test_the_strings_of_a_drawing_stand_apart_where_a_line_ends() -> None:
    assert pikepdf.__version__  # It knows the letters of PDF files, and whoever opens one has loaded it.
    drawing = b"BT /F1 12 Tf (One) Tj 0 -10 Td [(Tw) -20 (o) -300 (three)] TJ T* <34> Tj ET"
    assert list(DrawnText().strings(drawing)) == ["One Two three 4 "]
    assert list(DrawnText().strings(b"0 0 m")) == []
    assert list(DrawnText().strings(b"(\\000A\\000B) Tj")) == ["\0A\0B", "AB"]
    assert DrawnText().text(drawing, None) == "One Two three 4 "


def test_what_lies_around_several_boxes_reaches_to_the_ends_of_all() -> None:
    boxes = [Box(5, 1, 9, 4), Box(2, 3, 6, 8), Box(3, 2, 12, 5)]
    assert _around(boxes) == _around(boxes[::-1]) == Box(2, 1, 12, 8)
    assert _around(boxes[:1]) == boxes[0]


@pytest.mark.parametrize(
    ("other", "beside"),
    [
        (Box(10, 0, 14, 10), True),
        (Box(39, 0, 43, 10), True),
        (Box(40, 0, 44, 10), False),
        (Box(10, 19, 14, 29), True),
        (Box(10, 20, 14, 30), False),
        (Box(-19, 0, -15, 10), True),
        (Box(-20, 0, -16, 10), False),
    ],
)
def test_a_letter_stands_beside_another_on_its_line_and_not_far_from_it(other: Box, beside: bool) -> None:
    assert _beside(Box(6, 0, 10, 10), other) is beside


@pytest.mark.parametrize(
    ("days", "said"),
    [
        ((), ""),
        ((None,), ""),
        ((9,), "The day for it has passed: please let us have it at once."),
        ((10,), "Please let us have it by Saturday 10 July 2021."),
        ((8, 9), "The day for them has passed: please let us have them at once."),
        ((9, None), "The day for them has passed: please let us have them at once."),
        ((9, 10), "The day for some of them has passed: please let us have those at once."),
        ((11, 11), "Please let us have them by Sunday 11 July 2021."),
        ((11, 12), "Please let us have each by its day, the first by Sunday 11 July 2021."),
    ],
)
def test_a_letter_asks_for_what_is_awaited_by_its_day(days: tuple[int | None, ...], said: str) -> None:
    matters = tuple(Awaited("", "", "x", None if day is None else dt.date(2021, 7, day)) for day in days)
    chaser = Chaser(ACTION, "The Commissioner", matters)
    assert _wanted(chaser, chaser.first_due, dt.date(2021, 7, 10)) == said
