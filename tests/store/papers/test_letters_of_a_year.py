"""Every letter and every chaser of a made-up year, word for word, as they were read aloud."""

from __future__ import annotations

import datetime as dt
from pathlib import Path
from typing import Any

import pytest
from msgspec.structs import replace

from store import rulesets
from store.commands.chasing.sending import record_chased
from store.papers.chasing.letters import PREFIX, draft_chaser
from store.papers.questions.letters import KINDS, draft, wording
from store.problems import Refused
from store.records import (
    Action,
    ActionKind,
    Asker,
    ContactDetails,
    Council,
    CoverPart,
    CoverSays,
    CoverSheet,
    DueKind,
    FoundInFile,
    Meeting,
    NamedAppendix,
    Panel,
    Paper,
    PaperFile,
    PaperStatus,
    Question,
    QuestionKind,
    QuestionState,
    WorkItem,
)
from store.records.question import Exchange, QuestionStep
from store.register import Register
from store.rules.chasing.due import SORTS, chasers_due
from store.rules.chasing.needs import needs_of_chaser, why_not_chase
from store.rules.programme.cover_headings import CODES
from tests.as_read import same_as_read

S, K = QuestionState, QuestionKind
GOLDENS = Path(__file__).parents[2] / "golden" / "letters"
TODAY = dt.date(2021, 7, 12)
PANEL = Panel(
    id="PANEL",
    name="Borsetshire Police and Crime Panel",
    host_authority="Borsetshire County Council",
    clerk="Pat Penn, Clerk to the Panel",
    office="Democratic Services",
    office_address="County Hall\nBorchester",
    councils=(Council(name="Ambridge Council", seats=2),),
    rules=(rulesets.rule_set("llr").rules,),
)
MEETING = Meeting(id="M1", date=dt.date(2021, 7, 29), start=dt.time(13), venue="Council Chamber")
NO_VENUE = Meeting(id="M2", date=dt.date(2021, 9, 30))
PAST = Meeting(id="M3", date=dt.date(2021, 6, 10), start=dt.time(13))


def question(state: QuestionState = S.RECEIVED, by: str = "", note: str = "", **more: Any) -> Question:
    given: dict[str, Any] = {
        "asker": Asker(name="Jo Archer", private=ContactDetails(address="1 The Green\nAmbridge")),
        "text": "Will there be more officers in the villages?",
        "received_at": dt.datetime(2021, 7, 5, 9),
        "meeting": "M1",
        "steps": (QuestionStep(state=state, on=TODAY, by=by, note=note),),
    }
    return Question(id="Q1", state=state, **(given | more))


CHILD = Asker(name="Kit Archer", under_18=True, private=ContactDetails(guardian="Jo Archer", address="1 The Green"))
PUT_THEN_OWED = (QuestionStep(state=S.PUT, on=PAST.date), QuestionStep(state=S.REPLY_OWED, on=PAST.date))

LETTERS: dict[str, tuple[str, Question]] = {
    "acknowledgement": ("acknowledgement", question()),
    "acknowledgement-petition": ("acknowledgement", question(kind=K.PETITION, signatures=1204)),
    "acceptance": ("acceptance", question(S.ACCEPTED)),
    "acceptance-petition": ("acceptance", question(S.ACCEPTED, kind=K.PETITION)),
    "acceptance-statement": ("acceptance", question(S.ACCEPTED, kind=K.STATEMENT)),
    "acceptance-deputation": ("acceptance", question(S.ACCEPTED, kind=K.DEPUTATION, meeting="M2")),
    "acceptance-member": ("acceptance", question(S.ACCEPTED, kind=K.MEMBER_QUESTION)),
    "acceptance-child": ("acceptance", question(S.ACCEPTED, asker=CHILD)),
    "acceptance-no-consent": (
        "acceptance",
        question(S.ACCEPTED, asker=Asker(name="Jo Archer", consents_to_name=False)),
    ),
    "holding-late": ("holding", question(S.HELD_OVER, held_over_to="M2", note="It came after the deadline.")),
    "rejection-too-long": ("rejection", question(S.REJECTED, "the Chair", rejected_ground="over_length")),
    "rejection-repeat-nobody-recorded": ("rejection", question(S.REJECTED, rejected_ground="repeat")),
    "redirection": ("redirection", question(S.REDIRECTED, forwarded_to="the Chief Constable")),
    "forward-before-the-asker-was-told": ("forward", question(S.REDIRECTED, forwarded_to="the Chief Constable")),
    "forward-after": (
        "forward",
        question(S.REDIRECTED, forwarded_to="the Chief Constable", asker_told_on=TODAY),
    ),
    "request": (
        "request",
        question(S.SENT_FOR_ANSWER, answerer="the Commissioner", answer_due=dt.date(2021, 7, 20)),
    ),
    "request-after-the-meeting": (
        "request",
        question(
            S.REPLY_OWED,
            meeting="M3",
            steps=PUT_THEN_OWED,
            answer="Yes.",
            supplementaries=(Exchange(asked="When?"),),
            answerer="the Commissioner",
            reply_due=dt.date(2021, 7, 1),
        ),
    ),
    "reply": (
        "reply",
        question(
            S.REPLY_OWED,
            meeting="M3",
            steps=PUT_THEN_OWED,
            answer="Yes, three.",
            answered_by="the Commissioner",
            supplementaries=(Exchange(asked="When?", answer="In the autumn."),),
        ),
    ),
}


def came(name: str) -> Paper:
    """A paper that came with something to put right, and with what a pack sets itself."""
    traces = (
        FoundInFile(kind="black-box", where="page 2", what="Words can be copied from under a black box."),
        FoundInFile(kind="not-tagged", what="It has no accessibility tags."),
        FoundInFile(kind="no-title", where="properties", what="It has no title."),
    )
    parts = [CoverPart(heading=one, says=CoverSays.NONE if one == "legal" else CoverSays.WORDS) for one in CODES[1:]]
    named = (NamedAppendix(letter="1", where="paragraph 7"), NamedAppendix(letter="", where="paragraph 9"))
    unread = CoverPart(heading="risk", says=CoverSays.UNREAD)
    sheet = CoverSheet(
        parts=tuple(unread if one.heading == "risk" else one for one in parts),
        date="Friday 29 July 2021",
        listed=("A",),
        named=named,
    )
    file = PaperFile(name=name, sha256="ab" * 32, size=9, pages=4, found=traces, cover=sheet)
    return Paper(status=PaperStatus.RECEIVED, files=(file,))


def items() -> tuple[WorkItem, ...]:
    paper = Paper(status=PaperStatus.DUE)
    return (
        WorkItem(id="W1", title="Annual report", meeting="M1", lead="The Commissioner", author="Ann Officer"),
        WorkItem(id="W2", title="Budget", meeting="M1", lead="The Commissioner", author="Ann Officer", papers=(paper,)),
        WorkItem(id="W3", title="Estates", meeting="M1", author="Bob Officer", papers=(paper,)),
        WorkItem(id="W4", title="Complaints", meeting="M1", author="Cy Officer", papers=(came("complaints.pdf"),)),
        WorkItem(
            id="W5",
            title="Lease",
            meeting="M1",
            author="Cy Officer",
            papers=(replace(came("acme.pdf"), what="Offer of Acme", exempt_paragraph="3", interest="Prices."),),
        ),
    )


def required() -> Register:
    """Give a meeting to which the commissioner and one of the staff are required, and the chief constable asked."""
    names = ("The Commissioner", "Chief Finance Officer", "The Chief Constable")
    one = WorkItem(id="W1", title="Budget", meeting="M1", lead="the commissioner", to_answer=names)
    return register(one, replace(one, id="W2", title="Estates", lead="Ann Officer", to_answer=names[:1]))


def action(serial: int, text: str, **more: Any) -> Action:
    return Action(id=f"A{serial}", text=text, meeting="M3", agreed_on=PAST.date, **more)


ACTIONS = (
    action(1, "That the venues be reviewed", owner="Ann Officer", due_kind=DueKind.DATE, due_on=dt.date(2021, 7, 20)),
    action(2, "That the protocol be circulated", owner="ANN OFFICER", due_kind=DueKind.DATE, due_on=PAST.date),
    action(3, "That figures be given", owner="", due_kind=DueKind.DATE, due_on=dt.date(2021, 7, 20)),
    action(4, "That a plan be made", owner="Ann Officer", due_kind=DueKind.DATE, due_on=dt.date(2021, 12, 1)),
    action(
        5,
        "That the target be looked at again",
        kind=ActionKind.RECOMMENDATION,
        legal_basis="scrutiny",
        response_required=True,
        response_due=dt.date(2021, 7, 16),
        number=3,
    ),
    action(6, "That thanks be noted", kind=ActionKind.RECOMMENDATION, response_due=dt.date(2021, 7, 16)),
)


def register(*more: Any, panel: Panel = PANEL) -> Register:
    return Register.of(panel, MEETING, NO_VENUE, PAST, *more)


def awaited() -> Register:
    return register(*items(), *ACTIONS)


def check(name: str, text: str) -> None:
    same_as_read(GOLDENS / f"{name}.txt", text)


@pytest.mark.parametrize("name", LETTERS)
def test_every_letter_reads_as_it_was_read_aloud(name: str) -> None:
    kind, one = LETTERS[name]
    letter = draft(register(one), one, kind, TODAY, words=wording(kind), through="guardian")
    check(name, f"{letter.subject}\n\n{letter.body}")


def test_the_letters_of_the_year_are_of_every_sort() -> None:
    assert {kind for kind, _ in LETTERS.values()} == set(KINDS)
    stored = {path.stem for path in GOLDENS.glob("*.txt")}
    assert stored == {*LETTERS, *(f"{PREFIX}{sort}" for sort in SORTS), f"{PREFIX}invitation-required"}


@pytest.mark.parametrize("sort", SORTS)
def test_every_chaser_reads_as_it_was_read_aloud(sort: str) -> None:
    found = [one for one in chasers_due(awaited(), TODAY, (sort,)) if not needs_of_chaser(awaited(), one)]
    letters = [draft_chaser(awaited(), one, TODAY, words=wording(f"{PREFIX}{sort}")) for one in found]
    assert letters
    check(f"{PREFIX}{sort}", "\n\n".join(f"{one.subject}\n\n{one.body}" for one in letters))


def test_who_is_required_and_who_is_asked_reads_as_it_was_read_aloud() -> None:
    there = required()
    found = chasers_due(there, TODAY, ("invitation",))
    letters = [draft_chaser(there, one, TODAY, words=wording(f"{PREFIX}invitation")) for one in found]
    assert [one.to for one in found] == [
        "The Commissioner",
        "Chief Finance Officer",
        "The Chief Constable",
        "Ann Officer",
    ]
    check(f"{PREFIX}invitation-required", "\n\n".join(f"{one.subject}\n\n{one.body}" for one in letters))


@pytest.mark.parametrize("kind", [K.PETITION, K.STATEMENT, K.DEPUTATION])
def test_only_a_question_is_offered_a_supplementary_or_an_answer(kind: QuestionKind) -> None:
    one = question(S.ACCEPTED, kind=kind)
    body = draft(register(one), one, "acceptance", TODAY, words=wording("acceptance")).body
    assert "supplementary" not in body
    assert "answer" not in body


@pytest.mark.parametrize(
    ("kind", "one", "code"),
    [
        ("acceptance", question(S.ACCEPTED, meeting=None), "letter.meeting"),
        ("acceptance", question(S.ACCEPTED, meeting="M3"), "letter.meeting-past"),
        ("rejection", question(S.REJECTED), "letter.ground"),
        ("redirection", question(S.REDIRECTED), "letter.forwarded"),
        ("request", question(S.ACCEPTED), "letter.answer-due"),
        ("reply", question(S.PUT, answer="Yes.", supplementaries=(Exchange(asked="When?"),)), "letter.supplementary"),
        ("acceptance", question(S.ACCEPTED, asker=Asker(name="Kit", under_18=True)), "letter.child"),
    ],
)
def test_what_a_letter_needs_is_named_before_it_is_written(kind: str, one: Question, code: str) -> None:
    with pytest.raises(Refused) as caught:
        draft(register(one), one, kind, TODAY, words=wording(kind))
    assert code in {problem.code for problem in caught.value.problems}


def test_an_office_that_nobody_can_answer_writes_no_letter() -> None:
    panel = replace(PANEL, clerk="", office="", host_authority="", office_address="")
    with pytest.raises(Refused) as caught:
        draft(register(question(), panel=panel), question(), "acknowledgement", TODAY, words=wording("acknowledgement"))
    assert [problem.code for problem in caught.value.problems] == [
        "letter.clerk",
        "letter.office-name",
        "letter.office",
    ]


def test_the_rules_go_before_what_was_chosen_for_a_child() -> None:
    one = question(S.ACCEPTED, asker=CHILD)
    rules = replace(PANEL.rules[0], questions=replace(PANEL.rules[0].questions, under_18="asker"))
    panel = replace(PANEL, rules=(rules,))
    letter = draft(
        register(one, panel=panel), one, "acceptance", TODAY, words=wording("acceptance"), through="guardian"
    )
    assert "Dear Kit Archer" in letter.body


def test_one_owner_has_one_letter_and_what_is_far_off_is_not_chased() -> None:
    found = chasers_due(awaited(), TODAY, ("action",))
    about = [(one.to, [matter.record for matter in one.matters]) for one in found]
    assert about == [("Ann Officer", ["A1", "A2"]), ("", ["A3"])]
    (nobody,) = (one for one in found if not one.to)
    assert [problem.code for problem in needs_of_chaser(awaited(), nobody)] == ["chase-nobody"]


def test_only_a_reply_that_is_required_is_chased_and_under_its_law() -> None:
    (one,) = chasers_due(awaited(), TODAY, ("reply",))
    assert [matter.record for matter in one.matters] == ["A5"]
    assert "s.29(3)" in one.about


def test_what_was_sent_is_not_due_again_before_the_day_has_passed() -> None:
    before = awaited()
    keys = tuple(matter.key for one in chasers_due(before, TODAY) for matter in one.matters)
    edit = record_chased(before, TODAY, matters=keys, how="post")
    after = register(*items(), *ACTIONS, panel=edit.puts[0])  # type: ignore[arg-type]
    assert chasers_due(after, TODAY) == ()
    assert {one.how for one in after.panel.chased} == {"post"}
    assert {one.on for one in after.panel.chased} == {TODAY}
    again = chasers_due(after, dt.date(2021, 7, 21), ("action",))
    assert [[matter.record for matter in one.matters] for one in again] == [["A1"], ["A3"]]
    assert why_not_chase(after, TODAY, "action") is not None
    assert why_not_chase(before, TODAY, "action") is None
    with pytest.raises(Refused, match="was sent already"):
        record_chased(after, TODAY, matters=keys[:1])
    with pytest.raises(Refused, match="No letter is due"):
        record_chased(after, TODAY, matters=())
