"""Words that a clerk has changed are never written over: the new sentence is offered beside them."""

from __future__ import annotations

import pytest

from store.commands.attendance.votes import record_vote
from store.commands.minutes.heading import print_as
from store.commands.minutes.minutes import edit_minute
from store.commands.room.wording import keep_sentence, take_sentence
from store.problems import Refused
from store.records import Meeting
from store.register import Register
from store.rules.room.written import offers, worded_by_clerk
from tests.store.commands.room.held import begun, event, last, minute, stamped
from tests.store.commands.sitting import CHAIR, DAY, HELD, LAY, THREE, VICE

ARRIVED = stamped(begun(), event("note", words="The Chairman welcomed all."), event("arrival", "13:10", people=(LAY,)))
STANDS = "The Chairman welcomed all.\n\nCllr Fay Ŵyn-Jones joined the meeting at 1:10 pm."
OWN = "Cllr Fay Ŵyn-Jones joined the meeting at ten past one, out of breath."


def offered(register: Register) -> list[tuple[str, str, bool]]:
    found = offers(register, register.need(Meeting, HELD))
    return [(one.sentence, one.stands, one.changed) for one in found]


def renamed(register: Register) -> Register:
    """Let the papers of the meeting print the member otherwise, so that the sentence would read otherwise."""
    return register.with_edit(print_as(register, DAY, meeting=HELD, person=LAY, printed="Cllr Wyn-Jones"))


def reworded(register: Register, text: str) -> Register:
    return register.with_edit(edit_minute(register, DAY, minute="N1", text=text))


def test_nothing_is_offered_as_long_as_the_minutes_say_what_the_records_make() -> None:
    assert minute(ARRIVED).text == STANDS
    assert offered(ARRIVED) == []
    assert not worded_by_clerk(ARRIVED, last(ARRIVED))


def test_a_change_of_the_records_changes_no_minute_but_is_offered() -> None:
    register = renamed(ARRIVED)
    assert minute(register).text == STANDS
    fresh = "Cllr Wyn-Jones joined the meeting at 1:10 pm."
    assert offered(register) == [(fresh, "Cllr Fay Ŵyn-Jones joined the meeting at 1:10 pm.", False)]
    register = register.with_edit(take_sentence(register, DAY, stamp=last(register).id))
    assert minute(register).text == f"The Chairman welcomed all.\n\n{fresh}"
    assert offered(register) == []


def test_the_clerks_own_words_stand_and_nothing_is_offered_while_the_records_say_the_same() -> None:
    register = reworded(ARRIVED, f"The Chairman welcomed all.\n\n{OWN}")
    assert offered(register) == []
    assert worded_by_clerk(register, last(register))


def test_beside_the_clerks_own_words_the_new_sentence_is_offered() -> None:
    register = renamed(reworded(ARRIVED, f"The Chairman welcomed all.\n\n{OWN}"))
    fresh = "Cllr Wyn-Jones joined the meeting at 1:10 pm."
    assert minute(register).text == f"The Chairman welcomed all.\n\n{OWN}"
    assert offered(register) == [(fresh, OWN, True)]
    kept = register.with_edit(keep_sentence(register, DAY, stamp=last(register).id))
    assert (minute(kept).text, offered(kept)) == (minute(register).text, [])
    taken = register.with_edit(take_sentence(register, DAY, stamp=last(register).id))
    assert (minute(taken).text, offered(taken)) == (f"The Chairman welcomed all.\n\n{fresh}", [])


def test_what_the_clerk_took_out_is_offered_and_put_at_the_end() -> None:
    register = renamed(reworded(ARRIVED, "The Chairman welcomed all."))
    fresh = "Cllr Wyn-Jones joined the meeting at 1:10 pm."
    assert offered(register) == [(fresh, "", True)]
    taken = register.with_edit(take_sentence(register, DAY, stamp=last(register).id))
    assert minute(taken).text == f"The Chairman welcomed all.\n\n{fresh}"


def test_events_stamped_later_leave_the_clerks_words_alone() -> None:
    register = reworded(ARRIVED, f"Welcome.\n\n{OWN}")
    register = stamped(
        register, event("note", "13:20", words="Members spoke."), event("leaving", "13:30", people=(LAY,))
    )
    assert minute(register).text == f"Welcome.\n\n{OWN}\n\nMembers spoke."


def test_a_result_that_was_put_right_is_offered_in_the_house_form() -> None:
    register = stamped(
        begun(vote="[{words} ]the motion was {result}."),
        event("motion", words="That the plan be supported"),
        event("vote", "13:20", votes_for=(CHAIR, VICE, THREE), words="After debate"),
    )
    assert minute(register).text == "After debate the motion was CARRIED by 3 votes to 0."
    (vote,) = register.votes_of(HELD)
    edit = record_vote(
        register, DAY, meeting=HELD, corrects=vote.id, votes={CHAIR: "for", VICE: "for", THREE: "against"}
    )
    register = register.with_edit(edit)
    assert minute(register).text == "After debate the motion was CARRIED by 3 votes to 0."
    assert [one[0] for one in offered(register)] == ["After debate the motion was CARRIED by 2 votes to 1."]


def test_a_clause_that_the_clerk_changed_is_left_as_it_is() -> None:
    register = stamped(begun(), event("resolution", words="(a) That the report be noted."))
    clause = minute(register).resolutions[0]
    assert (clause.label, clause.text) == ("(a)", "That the report be noted.")
    register = stamped(register, event("resolution", words="(b) That thanks be recorded."))
    assert [one.label for one in minute(register).resolutions] == ["(a)", "(b)"]


def test_nothing_can_be_taken_or_kept_where_nothing_is_offered() -> None:
    for command in (take_sentence, keep_sentence):
        with pytest.raises(Refused, match="No other sentence is offered"):
            command(ARRIVED, DAY, stamp=last(ARRIVED).id)
