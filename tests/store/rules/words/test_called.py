"""What people call an act: known by its id, each word said once, written as it is typed."""

from __future__ import annotations

import pytest

from screens.kit.keys.table import KEYS
from store.rules.words.called import BY_ACT, BY_VERB, called
from store.rules.words.folding import words_read

IDS = {key.id for key in KEYS}


def test_whatever_has_other_words_can_be_done() -> None:
    assert not set(BY_ACT) - IDS
    assert not set(BY_VERB) - {act.partition(".")[2] for act in IDS}


@pytest.mark.parametrize("act", sorted(BY_ACT))
def test_other_words_are_said_once_and_as_they_are_typed(act: str) -> None:
    words = called(act)
    assert words
    assert len(words) == len(set(words))
    assert all(words_read(one) for one in words)
    assert [one for one in words if one != one.strip() or one != one.lower()] == []


@pytest.mark.parametrize(
    ("word", "act"),
    [
        ("withdraw", "item.withdraw"),
        ("delete", "item.bin"),
        ("delete", "question.bin"),
        ("print", "export"),
        ("print", "minute.read"),
        ("front sheet", "export"),
        ("front sheet", "agenda.read"),
        ("prepare the meeting", "item.prepare"),
        ("what is due", "meeting.clock"),
        ("what is late", "go.findings"),
        ("chase the authors", "item.chase"),
        ("send papers", "agenda.posted"),
        ("cancel", "meeting.cancel"),
        ("publish agenda", "agenda.publish"),
        ("holiday", "setting.new"),
        ("take back", "undo"),
        ("add", "seat.new"),
    ],
)
def test_what_people_call_it(word: str, act: str) -> None:
    assert word in called(act)


def test_what_has_no_other_words_has_none() -> None:
    assert called("no.such.act") == ()
