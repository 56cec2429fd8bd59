"""A canary in the private part of a question: what it holds must turn up in nothing that leaves the office."""

from __future__ import annotations

import datetime as dt
from collections.abc import Iterable, Iterator
from contextlib import suppress
from pathlib import Path
from typing import Any

import pytest
from msgspec.structs import replace

from store.bundling import made_at
from store.commands.questions.after import close_question, publish_question, purge_contacts
from store.commands.questions.answers import (
    add_supplementary,
    answer_question,
    mark_reply_sent,
    put_question,
    send_for_answer,
)
from store.commands.questions.decisions import accept_question
from store.commands.questions.receipt import edit_published_text, edit_question, receive_question, redact_question
from store.desk import Desk
from store.edit import Edit
from store.papers import tables, views
from store.papers.bundle.zipped import unzipped
from store.papers.data import export_data, import_data
from store.papers.printed import PAPERS, printed
from store.papers.questions import letters
from store.papers.questions.sheet import minute_text
from store.problems import Conflict, Refused
from store.queries.detail import detail
from store.queries.history import change_lines
from store.queries.questions.detail import question_lines
from store.queries.questions.lists import question_row, shelves
from store.queries.questions.whole import QuestionWhole, question_whole
from store.queries.search import Haystack
from store.records import Change, Meeting, Question, QuestionState
from store.records.question import Check, Exchange, QuestionStep, Redaction
from store.register import Register
from store.rules.questions.letters import needs_of_letter
from store.sample import DEMO_DAY, sample_records

EMAIL, PHONE, ADDRESS = "canary.bird@nest.example", "07700 900987", "99 Canary Close, Nestling"
CANARIES = (EMAIL, PHONE, "Canary Close", "07700900987", "canary.bird", "Nestling")
MINOR = "Younglast"


@pytest.fixture
def desk(tmp_path: Path) -> Iterator[Desk]:
    """The sample with a question whose details stand in the private part, and another that repeats them in its text."""
    desk = Desk.create(tmp_path / "panel.json", sample_records(), today=DEMO_DAY, who="clerk")
    private = {"email": EMAIL, "phone": PHONE, "address": ADDRESS}
    given: dict[str, Any] = {"received_at": dt.datetime(2021, 7, 5, 9), "meeting": "M15", **private}
    given["all_the_same"] = True  # the meeting has passed
    given["connection"] = "lives here"
    desk.run(receive_question, name="A. Resident", text="Why are there no officers?", subject="Officers", **given)
    text = f"Why? Ring {PHONE} or write to {EMAIL}, {ADDRESS}.\n\nRegards\nAnn\n{PHONE}"
    desk.run(receive_question, name=f"Ann {MINOR}", text=text, under_18=True, note=f"Rang from {PHONE}", **given)
    for one in ("Q2", "Q3"):
        late: dict[str, Any] = {"reason": f"urgent, rang {PHONE}", "agreed_by": "the Chair"}
        desk.run(accept_question, question=one, **late)
        desk.run(send_for_answer, question=one, to="the Commissioner")
        answer = f"Because. Ring {PHONE} or write to {EMAIL}."
        desk.run(answer_question, question=one, text=answer, by=f"the Commissioner, {PHONE}")
        desk.run(edit_question, question=one, email=f"second.{EMAIL}", subject=f"From {EMAIL}")
    desk.run(edit_published_text, question="Q3", text=text)
    desk.run(redact_question, question="Q3")
    desk.run(put_question, question="Q2", asker_present=False)
    desk.run(add_supplementary, question="Q2", asked=f"And {EMAIL}?", answer=f"No: {PHONE}.", agreed_by="the Chair")
    yield desk
    desk.close()


def outputs(desk: Desk) -> Iterator[tuple[str, str]]:
    """Give everything that is printed, exported or listed, by name."""
    register, today, changes = desk.register, desk.today, desk.history()
    for name, one in views.VIEWS.items():
        for chosen in _chosen(name, one, register, changes):
            for form in views.FORMS:
                yield f"{name} {form}", _text(views.view(name, form, register, today, **chosen))
    yield "programme md", _text(printed("programme", "md", register, today).data)
    yield "data", _text(export_data(register, today=today))
    for meeting in register.meetings:
        for form in ("text", "md", "json"):
            yield f"sheet {form}", _text(printed("questions", form, register, today, meeting=meeting.id).data)
        yield "minutes", minute_text(register, meeting)
        yield from _papers_of(register, meeting, today)
    for question in register.questions:
        yield f"record {question.id}", str(detail(register, question.id, today))
        yield f"question {question.id}", str(question_lines(register, question, today))
        yield f"row {question.id}", str(question_row(register, question, today))
        whole = question_whole(register, question, today, private=False)
        yield f"whole {question.id}", _text(tables.json(QuestionWhole, [whole]))
    yield "shelves", str(shelves(register, today))
    yield "history", str(change_lines(register, changes))
    yield "sentences", " ".join(change.sentence for change in changes)
    for for_members in (False, True):
        made = made_at(desk, "M15", for_members=for_members)
        yield from ((f"bundle {each.name} {for_members}", _text(each.data)) for each in unzipped(made.data))
    yield "find", str([hit for words in ("question", "why", "officers") for hit in Haystack(register).matches(words)])


def _papers_of(register: Register, meeting: Meeting, today: dt.date) -> Iterator[tuple[str, str]]:
    """Give every paper of a meeting in each form that is text, and those of the public in words of the document."""
    for name, paper in PAPERS.items():
        if "meeting" in paper.asks:
            for form in ("text", "md", "json"):
                with suppress(Refused):
                    yield f"{name} {form}", _text(printed(name, form, register, today, meeting=meeting.id).data)


def _chosen(name: str, one: views.View, register: Register, changes: tuple[Change, ...]) -> list[dict[str, Any]]:
    """Give everything that can be chosen for a list: every record it can be of, or nothing."""
    if name == "history":
        return [{"changes": changes}]
    if not one.of_one:
        return [{}]
    if name == "record":
        return [{"record": question.id} for question in register.questions]
    return [{"meeting": meeting.id} for meeting in register.meetings]


def _text(data: bytes) -> str:
    return data.decode("utf-8")


def test_no_output_holds_a_canary(desk: Desk) -> None:
    seen = 0
    for name, text in outputs(desk):
        seen += 1
        for canary in CANARIES:
            assert canary.casefold() not in text.casefold(), f"{canary} in {name}"
        assert MINOR not in text, f"the name of a minor in {name}"
    assert seen > 60


def every_text_filled(question: Question) -> Question:
    """Give a question with private details and the asker's name in every text at any depth, but the name itself."""
    words = f"Ring {PHONE.replace(' ', '')} or +44 7700 900 987, write to {EMAIL.upper()}, {ADDRESS}. Ann {MINOR}"
    no_words = {"id", "source", "name", "person", "meeting", "item", "held_over_to"}
    asker, own = (
        {name: words for name in one.__struct_fields__ if name not in no_words and isinstance(getattr(one, name), str)}
        for one in (question.asker, question)
    )
    assert (len(asker), len(own)) == (3, 12)
    step = QuestionStep(state=QuestionState.RECEIVED, on=DEMO_DAY, by=words, note=words, what=words)
    return replace(
        question,
        **own,
        asker=replace(question.asker, **asker),
        steps=(*question.steps, step),
        checks=(Check(rule=words, result="fail", why=words, override=words, agreed_by=words),),
        supplementaries=(Exchange(asked=words, answer=words, agreed_by=words),),
        redactions=(Redaction(what=words, on=DEMO_DAY, by=words),),
    )


@pytest.mark.parametrize("state", [QuestionState.RECEIVED, QuestionState.REDIRECTED, QuestionState.PUT])
@pytest.mark.parametrize(
    "may", [{"under_18": True}, {"under_18": False, "consents_to_name": False}], ids=["child", "no"]
)
def test_canaries_in_every_text_of_a_question_are_in_no_output(
    desk: Desk, state: QuestionState, may: dict[str, Any]
) -> None:
    one = every_text_filled(replace(desk.register.need(Question, "Q3"), state=state, published_on=None))
    one = replace(one, asker=replace(one.asker, **may), repeat=True)
    assert str(one).count(MINOR) > 20
    desk.run(lambda register, today: Edit("Filled question Q3", (one,)))
    _none_is_in(outputs(desk))
    register, today = desk.register, desk.today
    for kind in letters.letters_for(one):
        letter = letters.draft(register, one, kind, today, words=letters.wording(kind), left_in=(), through="asker")
        if not letters.KINDS[kind].to_asker:
            _none_is_in([(kind, _text(letter.eml)), (kind, f"{letter.subject}\n{letter.body}")])
        else:
            _none_is_in([(kind, letter.body.replace(one.asker.name, ""))])
    if state is QuestionState.REDIRECTED:
        assert letters.FORWARD in letters.letters_for(one)


def test_a_forward_to_the_force_carries_what_was_left_in_and_nothing_more(desk: Desk) -> None:
    filled = every_text_filled(desk.register.need(Question, "Q3"))
    one = replace(
        filled, state=QuestionState.REDIRECTED, forwarded_to="the Chief Constable", text=f"{PHONE} and {EMAIL}"
    )
    words = letters.wording("forward")
    both = letters.draft(desk.register, one, "forward", desk.today, words=words).body
    first = letters.draft(desk.register, one, "forward", desk.today, words=words, left_in=(0,)).body
    assert (both.count(PHONE), both.count(EMAIL)) == (1, 1)
    assert (first.count(PHONE), first.count(EMAIL)) == (1, 0)
    assert "Nestling" not in both


def _none_is_in(printed: Iterable[tuple[str, str]]) -> None:
    seen = 0
    for name, text in printed:
        seen += 1
        for canary in (*CANARIES, "7700 900 987", MINOR):
            assert canary.casefold() not in text.casefold(), f"{canary} in {name}"
    assert seen


def test_the_canaries_are_there_to_be_found(desk: Desk) -> None:
    question = desk.register.need(Question, "Q2")
    assert PHONE in str(question_lines(desk.register, question, desk.today, private=True))
    assert PHONE in _text(export_data(desk.register, today=desk.today, include_private=True))
    assert PHONE in desk.path.read_text(encoding="utf-8")


def test_no_word_of_the_private_part_is_found_by_searching(desk: Desk) -> None:
    hay = Haystack(desk.register)
    assert [hit.id for hit in hay.matches("nestling")] == ["Q3"], "only where the asker wrote it into the text"


def test_what_was_exported_can_be_read_in_again(desk: Desk) -> None:
    again = {record.id: record for record in import_data(export_data(desk.register, today=desk.today))}
    assert set(again) == {record_id for table in desk.register.tables.values() for record_id in table}


def test_letters_to_others_hold_no_canary_and_letters_to_the_asker_no_other_name(desk: Desk) -> None:
    register, today = desk.register, desk.today
    written: set[str] = set()
    for question in register.questions:
        for kind in letters.letters_for(question):
            words, whom = letters.wording(kind), letters.KINDS[kind].to_asker
            if needs_of_letter(register, question, kind, today, to_asker=whom, through="asker"):
                continue
            written.add(kind)
            letter = letters.draft(register, question, kind, today, words=words, through="asker")
            others = [other.asker.name for other in register.questions if other.id != question.id]
            assert not any(name in letter.body or name in letter.subject for name in others)
            if not letters.KINDS[kind].to_asker:
                assert not any(canary in letter.eml.decode() for canary in CANARIES), kind
                assert MINOR not in letter.body
            assert EMAIL.partition("@")[0] not in letter.name
    assert {"acknowledgement", "reply"} <= written


def test_refusals_and_conflicts_hold_no_canary(desk: Desk) -> None:
    opened = desk.register.need(Question, "Q2")
    desk.run(edit_question, question="Q2", phone="0")
    with pytest.raises(Conflict) as conflict:
        desk.run(edit_question, question="Q2", was=opened, phone=f"{PHONE} x", email=EMAIL)
    assert not any(canary in str(conflict.value.fields) for canary in CANARIES)
    with pytest.raises(Refused) as refused:
        desk.run(close_question, question="Q2")
    assert not any(canary in str(refused.value) for canary in CANARIES)


def test_a_purge_takes_the_details_out_of_the_whole_file_and_leaves_the_rest(desk: Desk) -> None:
    desk.run(publish_question, question="Q3")
    desk.run(mark_reply_sent, question="Q2")
    before = {change.id: change.sentence for change in desk.history()}
    texts = {one.id: (one.text, one.answer, one.asker.name) for one in desk.register.questions}
    path = desk.path
    desk.close()
    later = Desk.open(path, today=dt.date(2022, 3, 26), who="clerk")
    later.run(purge_contacts)
    whole = path.read_text(encoding="utf-8")
    private = [line for line in whole.splitlines() if '"private":{"' in line and "purged_on" not in line]
    assert private == []
    assert f'"email":"{EMAIL}"' not in whole
    assert f'"address":"{ADDRESS}"' not in whole
    assert {one.id: (one.text, one.answer, one.asker.name) for one in later.register.questions} == texts
    after = {change.id: change.sentence for change in later.history()}
    assert before.items() <= after.items()
    later.undo()
    assert [note.code for note in later.notes] == ["undo.final"]
    assert "Removed the contact details" in later.notes[0].sentence
    again = later.register.need(Question, "Q2").asker.private
    assert (again.email, again.phone, again.address) == ("", "", "")
    assert again.purged_on == dt.date(2022, 3, 26)
    later.redo()
    assert later.notes == ()
    later.close()
    reopened = Desk.open(path, today=dt.date(2022, 3, 26), who="clerk")
    assert reopened.register.need(Question, "Q2").asker.private.purged_on == dt.date(2022, 3, 26)
    assert reopened.undoable is not None
    while reopened.undoable:
        reopened.undo()
    with pytest.raises(Refused, match="nowhere any more"):
        reopened.undo()
    assert [one.id for one in reopened.register.questions] == ["Q1"]
    reopened.close()


def test_a_change_is_told_without_the_details(desk: Desk) -> None:
    lines = change_lines(desk.register, desk.history("Q2"))
    edited = next(line for line in lines if "contact details" in line.sentence)
    assert any("contact details" in words for words in edited.differences)
    assert isinstance(desk.history("Q2")[0], Change)
    assert desk.register.need(Meeting, "M15").date < DEMO_DAY
