"""The office by its title of the day of which a sentence speaks."""

from __future__ import annotations

import datetime as dt

import pytest

from store.records import Panel
from store.records.panel import OfficeTitle
from store.rules.words.office import in_office, office_named, office_word, titles_of

ACTING, MAYOR = dt.date(2026, 1, 12), dt.date(2027, 5, 7)
PANEL = Panel(
    id="PANEL",
    name="P",
    later_titles=(
        OfficeTitle(title="Acting Police and Crime Commissioner", from_date=ACTING),
        OfficeTitle(title="Mayor of Borsetshire", from_date=MAYOR),
    ),
)
_DAY = dt.timedelta(days=1)


@pytest.mark.parametrize(
    ("title", "word"),
    [
        ("Police and Crime Commissioner", "commissioner"),
        ("Police, Fire and Crime Commissioner", "commissioner"),
        ("Acting Police and Crime Commissioner", "acting commissioner"),
        ("Mayor of Borsetshire", "mayor"),
        ("Deputy Mayor for Policing and Crime", "mayor"),
    ],
)
def test_the_one_word_for_a_title(title: str, word: str) -> None:
    assert office_word(title) == word


def test_the_title_follows_the_day() -> None:
    days = (ACTING - _DAY, ACTING, MAYOR - _DAY, MAYOR)
    assert [PANEL.commissioner_on(day) for day in days] == [
        "Police and Crime Commissioner",
        "Acting Police and Crime Commissioner",
        "Acting Police and Crime Commissioner",
        "Mayor of Borsetshire",
    ]
    assert [office_named(PANEL, day) for day in (days[0], ACTING, MAYOR)] == [
        "the Commissioner",
        "the Acting Commissioner",
        "the Mayor",
    ]
    assert len(titles_of(PANEL)) == 3


@pytest.mark.parametrize(
    ("sentence", "acting", "mayor"),
    [
        (
            "the commissioner notified it",
            "the acting commissioner notified it",
            "the mayor notified it",
        ),
        ("Commissioner's decision notified", "Acting commissioner's decision notified", "Mayor's decision notified"),
        ("A commissioner who waits", "An acting commissioner who waits", "A mayor who waits"),
        ("the acting commissioner", "the acting commissioner", "the acting commissioner"),
        ("the Police and Crime Commissioner", "the Police and Crime Commissioner", "the Police and Crime Commissioner"),
        (
            "police and crime commissioners end",
            "police and crime commissioners end",
            "police and crime commissioners end",
        ),
        ("“Ask the commissioner” of 2021", "“Ask the commissioner” of 2021", "“Ask the commissioner” of 2021"),
    ],
)
def test_a_sentence_says_the_office_of_its_day(sentence: str, acting: str, mayor: str) -> None:
    assert in_office(sentence, PANEL, ACTING - _DAY) == sentence
    assert in_office(sentence, PANEL, ACTING) == acting
    assert in_office(sentence, PANEL, MAYOR) == mayor
