"""Place 3 by the keyboard alone: from what was sent in to the reply that was sent, each step and its undoing."""

from __future__ import annotations

import datetime as dt
import re
from collections.abc import Callable
from typing import Any

import pytest
from textual.pilot import Pilot

from screens.kit.form import Form
from screens.kit.keys.keymap import Keymap
from screens.kit.keys.table import KEYS, keys_in
from screens.questions import QuestionsPlace
from store.commands.calendar.meetings import postpone_meeting
from store.commands.questions.answers import answer_question, put_question
from store.commands.questions.decisions import accept_question, redirect_question, reject_question
from store.commands.questions.receipt import receive_question, redact_question
from store.desk import Desk
from store.records import Question, QuestionState
from store.sample import DEMO_DAY
from tests.screens.look import check_golden, look, shows
from tui.app import Secretariat

Opener = Callable[..., Secretariat]
S = QuestionState
PRIVATE = {"email": "canary@nest.example", "phone": "07700 900987", "address": "99 Canary Close"}


@pytest.fixture
def app(open_app: Opener) -> Secretariat:
    return open_app("questions")


def receive(desk: Desk, **more: Any) -> str:
    given: dict[str, Any] = {
        "name": "A. Resident",
        "text": "Will there be more officers in Rutland?",
        "received_at": dt.datetime(2021, 7, 5, 9),
        "meeting": "M18",
        "connection": "lives in Oakham",
        "subject": "Officers",
    }
    change = desk.run(receive_question, **(given | more))
    assert change is not None
    return change.touched[0].id


def state(desk: Desk, question: str = "Q2") -> QuestionState:
    return desk.register.need(Question, question).state


def news(app: Secretariat) -> str:
    return str(app.screen_stack[0].news.text)  # type: ignore[attr-defined]


_ACTIONS = {entry.id for entry in KEYS}


async def press(pilot: Pilot[int], *actions: str) -> None:
    """Press the key of each action; words in quotation marks are typed."""
    names = {" ": "space", ".": "full_stop", "?": "question_mark", "/": "slash", ":": "colon", "'": "apostrophe"}
    for action in actions:
        if action.startswith('"'):
            await pilot.press(*(names.get(letter, letter) for letter in action.strip('"')))
        elif action in _ACTIONS:
            await pilot.press(Keymap().keys_of(action)[0])
        else:
            await pilot.press(action)
    await pilot.pause()


async def test_from_the_inbox_to_the_reply_with_the_keyboard_only_and_back_by_undo(
    app: Secretariat, desk: Desk
) -> None:
    async with app.run_test(size=(80, 24)) as pilot:
        await press(pilot, "question.receive", '"B. Resident"', "tab", '"Will it rain?"', "tab", "tab", '"5/7/2021"')
        await press(pilot, "tab", "tab", "tab", '"Weather"', "tab", '"lives in Oakham"', "form.save")
        found = desk.register.need(Question, "Q2")
        assert (found.asker.name, found.text, found.subject) == ("B. Resident", "Will it rain?", "Weather")
        assert (found.received_at, found.meeting) == (dt.datetime(2021, 7, 5), "M18")
        assert "needs a decision" in look(app)
        await press(pilot, "question.accept", "tab", '"the Chair"', "form.save")
        assert state(desk) is S.ACCEPTED
        await press(pilot, "question.send", "form.save")
        assert desk.register.need(Question, "Q2").answerer == "the Police and Crime Commissioner"
        await press(pilot, "question.answer", '"It will."', "form.save")
        assert desk.register.need(Question, "Q2").answer == "It will."
        await press(pilot, "question.publish")
        assert "has no text to publish" in news(app)
        await press(pilot, "question.text", "form.save", "question.publish")
        assert desk.register.need(Question, "Q2").published_on == DEMO_DAY
        await press(pilot, "question.sent", "form.save")
        assert desk.register.need(Question, "Q2").reply_sent_on == DEMO_DAY
        assert news(app) == "Marked the reply to question Q2 “Weather” as sent on Monday 12 July 2021."
        await press(pilot, "question.close")
        assert state(desk) is S.CLOSED
        steps = [S.REPLY_SENT, S.ANSWERED, S.ANSWERED, S.ANSWERED, S.SENT_FOR_ANSWER, S.ACCEPTED, S.RECEIVED]
        for wanted in steps:
            await press(pilot, "undo")
            assert news(app).startswith("Undo: ")
            assert state(desk) is wanted
        await press(pilot, "undo")
        assert desk.register.get(Question, "Q2") is None
        for _ in range(len(steps) + 1):
            await press(pilot, "redo")
        assert state(desk) is S.CLOSED


@pytest.mark.parametrize(
    ("answer", "opened"),
    [("r", "Reject question Q2"), ("d", "Hold question Q2 from B. Resident over"), ("a", "Accept question Q2")],
)
async def test_one_received_a_day_late_is_offered_reject_hold_over_or_accept(
    app: Secretariat, desk: Desk, answer: str, opened: str
) -> None:
    async with app.run_test(size=(80, 24)) as pilot:
        await press(pilot, "question.receive", '"B. Resident"', "tab", '"Will it rain?"', "tab", "tab", '"8/7/2021"')
        await press(pilot, "form.save")
        seen = look(app)
        assert "It had to be in by Wednesday 7 July 2021 (15 clear working" in seen
        for words in ("Reject it", "Hold it over to a later meeting", "with the chair's reason"):
            assert words in seen
        await press(pilot, answer)
        assert opened in look(app)
        if answer == "a":
            assert "Not met: deadline." in look(app)
            await press(pilot, "form.save")
            assert state(desk) is S.RECEIVED
            assert "It is not said who decided" in look(app)
            await press(pilot, '"the Chair"', "tab", '"urgent"', "tab", '"the Chair"', "form.save")
            assert state(desk) is S.ACCEPTED
            check = desk.register.need(Question, "Q2").checks[0]
            assert (check.override, check.agreed_by) == ("urgent", "the Chair")
        elif answer == "d":
            await press(pilot, "tab", '"the Chair"', "form.save")
            assert desk.register.need(Question, "Q2").held_over_to == "M19"
        else:
            await press(pilot, "form.save")
            assert "No ground is given for the rejection." in look(app)
            await press(pilot, "right", "tab", '"the Chair"', "form.save")
            assert desk.register.need(Question, "Q2").rejected_ground == "late"
            assert "The asker must be told: l writes the letter" in news(app)


async def test_leaving_it_in_the_inbox(app: Secretariat, desk: Desk) -> None:
    async with app.run_test(size=(80, 24)) as pilot:
        await press(pilot, "question.receive", '"B"', "tab", '"Rain?"', "tab", "tab", '"8/7/2021"', "form.save", "l")
        assert state(desk) is S.RECEIVED
        assert app.screen is app.screen_stack[0]


async def test_forwarding_telling_and_closing(app: Secretariat, desk: Desk) -> None:
    receive(desk)
    async with app.run_test(size=(80, 24)) as pilot:
        await press(pilot, "question.acknowledge")
        assert state(desk) is S.ACKNOWLEDGED
        await press(pilot, "question.forward", "tab", '"the Chair"', "form.save")
        assert state(desk) is S.REDIRECTED
        assert "The asker has not been told" in look(app)
        await press(pilot, "question.close")
        assert "the asker has not been told" in news(app)
        await press(pilot, "question.told", "form.save", "question.close")
        assert state(desk) is S.CLOSED


async def test_at_the_meeting_put_supplementary_and_a_reply_owed(app: Secretariat, desk: Desk) -> None:
    async with app.run_test(size=(80, 24)) as pilot:
        await press(pilot, "question.put", "right", "tab", "right", "form.save")
        assert state(desk, "Q1") is S.REPLY_OWED
        assert "An answer is to be recorded" in look(app)
        await press(pilot, "question.close")
        assert "has not been sent" in news(app)
        await press(pilot, "question.supplementary", '"When?"', "tab", "tab", '"the Chair"', "form.save")
        assert desk.register.need(Question, "Q1").supplementaries[0].agreed_by == "the Chair"
        await press(pilot, "question.answer", "enter", '"It will."', "form.save")
        await press(pilot, "question.sent")
        assert "1 supplementary question to question Q1 has no answer." in news(app)
        await press(pilot, "question.answer", "down", "enter", '"Soon."', "form.save")
        assert desk.register.need(Question, "Q1").supplementaries[0].answer == "Soon."
        assert desk.register.need(Question, "Q1").answer == "It will."
        assert "A written reply is owed" in look(app)
        await press(pilot, "question.sent", "form.save")
        assert desk.register.need(Question, "Q1").reply_sent_on == DEMO_DAY
        await press(pilot, "undo", "undo", "undo", "undo", "undo")
        assert state(desk, "Q1") is S.NOT_RECORDED


async def test_a_reply_can_be_promised_afterwards(app: Secretariat, desk: Desk) -> None:
    desk.run(answer_question, question="Q1", text="Yes.")
    desk.run(put_question, question="Q1", asker_present=True)
    async with app.run_test(size=(80, 24)) as pilot:
        await press(pilot, "question.owe", '"+10"', "form.save")
        assert desk.register.need(Question, "Q1").reply_due == dt.date(2021, 7, 22)


async def test_the_text_to_publish_is_edited_redacted_and_published(app: Secretariat, desk: Desk) -> None:
    receive(desk, text="Will it rain? Ring 07700 900123")
    desk.run(accept_question, question="Q2", decided_by="the Chair")
    async with app.run_test(size=(80, 24)) as pilot:
        await press(pilot, "question.text", "end", '" Ring 07700 900123"', "form.save", "question.publish")
        assert "The text holds 1 telephone number." in look(app)
        await press(pilot, "escape", "question.redact")
        assert desk.register.need(Question, "Q2").published_text.endswith("Ring [telephone number removed]")
        await press(pilot, "question.text", '"So: "', "tab", '"a name"', "form.save")
        found = desk.register.need(Question, "Q2")
        assert found.published_text.startswith("So: Will it rain?")
        assert [one.what for one in found.redactions] == ["1 telephone number", "a name"]
        await press(pilot, "question.publish")
        assert desk.register.need(Question, "Q2").published_on == DEMO_DAY


async def test_correcting_what_was_recorded(app: Secretariat, desk: Desk) -> None:
    receive(desk)
    async with app.run_test(size=(80, 24)) as pilot:
        await press(pilot, "question.edit", "end", '" Junior"', "form.save")
        assert desk.register.need(Question, "Q2").asker.name == "A. Resident Junior"
        assert desk.register.need(Question, "Q2").received_at == dt.datetime(2021, 7, 5, 9)


async def test_the_working_of_the_deadline_is_one_key_away(app: Secretariat, desk: Desk) -> None:
    receive(desk)
    async with app.run_test(size=(80, 24)) as pilot:
        await press(pilot, "question.working")
        seen = look(app)
        assert "15 clear working days before the meeting" in seen
        assert "Counted (15): Thu 8 Jul 2021" in seen
        assert "Sat 10 Jul 2021 (weekend)" in seen
        assert "In by Wednesday 7 July 2021." in seen


async def test_letters_are_written_beside_the_file_and_those_out_of_turn_say_why(app: Secretariat, desk: Desk) -> None:
    receive(desk, **PRIVATE)
    async with app.run_test(size=(80, 24)) as pilot:
        await press(pilot, "question.letter")
        assert "acknowledgement of receipt" in look(app)
        await press(pilot, '"rejection"', "enter")
        assert "Only when it is rejected" in look(app)
        await press(pilot, "escape", "escape", "question.letter", "enter")
        path = desk.path.parent / "drafts" / "Q2-acknowledgement-2021-07-12.eml"
        assert path.is_file()
        assert news(app).startswith("Wrote the acknowledgement of receipt to the e-mail address recorded")
        (desk.path.parent / "letters").mkdir()
        (desk.path.parent / "letters" / "acknowledgement.txt").write_text("no subject")
        await press(pilot, "question.letter", "enter")
        assert "has no subject" in news(app)


async def test_a_forward_shows_what_it_carries_and_leaves_each_in_or_out_by_key(app: Secretariat, desk: Desk) -> None:
    receive(desk, text="Ring 07700 900987 or write to canary@nest.example.", **PRIVATE)
    desk.run(redirect_question, question="Q2", decided_by="the Chair")
    async with app.run_test(size=(80, 24)) as pilot:
        await press(pilot, "question.letter", '"passing"', "enter")
        assert re.search(r"1\. telephone number +‹ left in ›", look(app)), "a label that has room takes one line"
        await press(pilot, "space", "ctrl+s")
        (path,) = (desk.path.parent / "drafts").glob("*-forward-*.eml")
        text = path.read_text("utf-8")
        assert "canary@nest.example" in text
        assert "07700" not in text


async def test_a_repeat_is_shown_with_its_answer_and_judged(app: Secretariat, desk: Desk) -> None:
    desk.run(answer_question, question="Q1", text="The table is on the web.")
    receive(desk, text="What benefit does Rutland get from the precept it pays through council tax?")
    async with app.run_test(size=(80, 24)) as pilot:
        await press(pilot, "question.similar")
        assert "The table is on the web." in look(app)
        await press(pilot, "enter", "right", "tab", '"the same"', "form.save")
        found = desk.register.need(Question, "Q2")
        assert (found.repeat, found.similar_to, found.repeat_note) == (True, ("Q1",), "the same")


async def test_nothing_like_it(app: Secretariat, desk: Desk) -> None:
    async with app.run_test(size=(80, 24)) as pilot:
        await press(pilot, "question.similar")
        assert news(app) == "No question recorded is like Q1. There is nothing to show."


async def test_grouping_the_sheet_and_the_minutes(app: Secretariat, desk: Desk) -> None:
    for n in range(3):
        receive(desk, name=f"Person {n}", subject=f"Number {n}", minutes=4)
        desk.run(accept_question, question=f"Q{n + 2}", decided_by="the Chair")
    async with app.run_test(size=(80, 24)) as pilot:
        await press(pilot, "list.mark", "down", "list.mark", "question.group", "y")
        assert [desk.register.need(Question, f"Q{n}").group for n in (2, 3, 4)] == [1, None, 1]
        await press(pilot, "up", "question.sheet")
        seen = look(app)
        assert "10 minutes, which the Chair may vary; 12" in seen
        assert "3. Question Q3 from Person 1 · 4 min · does not fit" in seen
        await press(pilot, "escape", "question.minutes")
        assert "PUBLIC QUESTIONS" in look(app)
        await press(pilot, "escape", "list.mark_all", "question.ungroup", "y")
        assert not any(one.group for one in desk.register.questions)


async def test_a_decision_is_looked_at_again_after_the_meeting_moved(app: Secretariat, desk: Desk) -> None:
    receive(desk)
    desk.run(accept_question, question="Q2", decided_by="the Chair")
    desk.run(postpone_meeting, meeting="M18", to=dt.date(2021, 8, 5), reason="clash")
    async with app.run_test(size=(80, 24)) as pilot:
        assert "Decided under an old deadline: look again" in look(app)
        await press(pilot, "question.stands")
        assert desk.register.need(Question, "Q2").decided_deadline == dt.date(2021, 7, 14)
        assert "old deadline" not in look(app)


async def test_purging_asks_with_a_count_and_keeps_name_text_and_answer(app: Secretariat, desk: Desk) -> None:
    receive(desk, meeting="M5", all_the_same=True, received_at=dt.datetime(2016, 11, 1), **PRIVATE)
    async with app.run_test(size=(80, 24)) as pilot:
        await press(pilot, "question.purge")
        assert "Remove the contact details of 1 question for good?" in look(app)
        await press(pilot, "n")
        assert desk.register.need(Question, "Q2").asker.private.email == PRIVATE["email"]
        await press(pilot, "question.purge", "y")
        found = desk.register.need(Question, "Q2")
        assert (found.asker.private.email, found.asker.name) == ("", "A. Resident")
        assert PRIVATE["email"] not in desk.path.read_text("utf-8")
        await press(pilot, "question.purge")
        assert "There is nothing to remove today." in news(app)


async def test_the_bin(app: Secretariat, desk: Desk) -> None:
    async with app.run_test(size=(80, 24)) as pilot:
        await press(pilot, "question.bin", "y")
        assert desk.register.questions == ()
        assert "Nothing waits for a decision." in look(app)


async def test_every_key_says_why_not_where_there_is_no_question(app: Secretariat, desk: Desk) -> None:
    desk.run(answer_question, question="Q1", text="Yes.")
    from store.commands.bin import bin_records

    desk.run(bin_records, ids=("Q1",), all_the_same=True)
    async with app.run_test(size=(80, 24)) as pilot:
        place = app.screen_stack[0].place  # type: ignore[attr-defined]
        for entry in keys_in("questions"):
            if entry.id in {"question.receive", "question.sheet", "question.minutes"}:
                continue
            await press(pilot, entry.id)
            assert news(app), entry.id
            assert app.screen is app.screen_stack[0], entry.id
            assert place.why_not(entry.id) is not None, entry.id
        assert isinstance(place, QuestionsPlace)
        await press(pilot, "question.sheet")
        assert "No question has been accepted" in look(app)


def test_every_key_of_the_place_is_its_own() -> None:
    keys = [key for entry in keys_in("questions", "list", "everywhere") for key in Keymap().keys_of(entry.id)]
    assert len(keys) == len(set(keys))
    assert Keymap().key_of("question.accept") == "a"


async def test_hostile_text_is_only_text(app: Secretariat, desk: Desk) -> None:
    text = "[bold]No[/] \U0001f642 العربية ŵŷ 日本語 =1+1 " + "x" * 500 + "\n[link=http://x]"
    receive(desk, name="[red]Evil[/red]", text=text, subject="[@click=app.quit]x[/]", organisation="日本" * 60)
    async with app.run_test(size=(80, 24)) as pilot:
        await press(pilot, "question.open")
        assert "[@click=app.quit]x[/]" in look(app)
        await press(pilot, "escape", "question.accept")
        await press(pilot, "tab", '"the Chair"', "form.save")
        assert state(desk) is S.ACCEPTED


@pytest.mark.parametrize("size", [(80, 24), (120, 40)])
async def test_how_it_looks(app: Secretariat, desk: Desk, size: tuple[int, int]) -> None:
    name = f"{size[0]}x{size[1]}"
    receive(desk, received_at=dt.datetime(2021, 7, 8, 9, 15))
    receive(desk, name="B. Farmer", text="Who catches hare coursers? Ring 07700 900123.", subject="Hare coursing")
    desk.run(accept_question, question="Q3", decided_by="the clerk")
    desk.run(redact_question, question="Q3", by="clerk")
    receive(desk, name="Ann Other", under_18=True, text="Is it safe to cycle to school?", subject="Cycling")
    desk.run(reject_question, question="Q4", ground="out_of_remit", decided_by="the Chair", reason="Not ours")
    async with app.run_test(size=size) as pilot:
        await pilot.pause()
        check_golden(f"questions-inbox-{name}", look(app))
        await press(pilot, "down", "down", "question.open")
        check_golden(f"question-open-{name}", look(app))
        await press(pilot, "escape", "home", "question.accept")
        check_golden(f"question-accept-{name}", look(app))


async def test_how_receiving_looks(app: Secretariat) -> None:
    async with app.run_test(size=(80, 24)) as pilot:
        await press(pilot, "question.receive")
        check_golden("question-receive-80x24", look(app))


async def test_what_is_typed_into_the_private_fields_is_left_nowhere_but_in_the_file(
    app: Secretariat, desk: Desk, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.chdir(desk.path.parent)
    async with app.run_test(size=(120, 40)) as pilot:
        await press(pilot, "question.receive", '"B"', "tab", '"Rain?"')
        shows(app, Form).rows["email"].focus_entry()
        await press(pilot, '"canary"', "at", '"nest.example"')
        assert "canary@nest.example" in look(app)
        await press(pilot, "form.save", "escape")
        assert desk.register.need(Question, "Q2").asker.private.email == "canary@nest.example"
        await press(pilot, "export", "form.save")
    kept = [path for path in desk.path.parent.rglob("*") if path.is_file() and b"canary" in path.read_bytes()]
    assert kept == [desk.path]
    assert [*desk.path.parent.glob("questions-*.csv")]
