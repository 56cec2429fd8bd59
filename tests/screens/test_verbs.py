"""One letter for one verb on every screen, as the table of verbs says."""

from __future__ import annotations

from collections import defaultdict

import pytest

from screens.kit.keys.table import KEYS, key_with_id
from tests.screens.verbs import VERBS

NAMES = {"[": "left_square_bracket", "]": "right_square_bracket", ">": "greater_than_sign"}

OTHERWISE = {
    "open": "in what is to be settled, Enter settles the line; the record behind it is opened with o",
    "clock": "c closes what is to be settled, so that there the clock of the meeting is w, as its working is elsewhere",
    "findings": "everything late or missing is f from everywhere; T lists what is wrong with the membership alone",
    "word": "on the agenda Enter words the item; in the reports Enter opens the report, and w words one of its blocks",
    "record": "on the members r shows the record of attendance; of a complaint it records it",
    "save": "in a window that only asks, Enter is enough; beside fields that take Enter it is Ctrl+S",
}
"""Ids that end alike and are yet not one verb, or not one key: why."""

EVERYWHERE = {"everywhere", "list", "form", "window", "picker", "choice", "filter", "reader", "record-window"}


@pytest.mark.parametrize("verb", VERBS)
def test_a_verb_has_one_letter_on_every_screen(verb: str) -> None:
    letter, ids = VERBS[verb]
    letters = {key_id: key_with_id(key_id).keys.split(",") for key_id in ids}
    assert {key_id: NAMES.get(letter, letter) in keys for key_id, keys in letters.items()} == dict.fromkeys(ids, True)


def test_no_key_stands_for_two_verbs() -> None:
    named = [key_id for verb in VERBS.values() for key_id in verb.keys]
    assert len(named) == len(set(named))


def test_two_verbs_of_one_letter_never_meet_in_one_place() -> None:
    taken: dict[tuple[str, str], list[str]] = defaultdict(list)
    for key in KEYS:
        for one in key.keys.split(","):
            taken[key.place, one].append(key.id)
    assert {where: ids for where, ids in taken.items() if len(ids) > 1} == {}


def test_keys_of_one_name_are_in_the_table_or_say_why_not() -> None:
    """A verb that comes to a second place is noticed by its name: `close`, `told`, `split`."""
    by_name: dict[str, set[str]] = defaultdict(set)
    for key in KEYS:
        if key.place not in EVERYWHERE and "." in key.id:
            by_name[key.id.partition(".")[2]].add(key.keys.split(",")[0])
    several = {name for name, letters in by_name.items() if len(letters) > 1}
    in_table = {key_id.partition(".")[2] for verb in VERBS.values() for key_id in verb.keys}
    assert several - set(OTHERWISE) - in_table == set()
    assert set(OTHERWISE) <= set(by_name)
