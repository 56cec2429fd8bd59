"""A council's own fixed words: taken as they are, and every fault told with its file and line."""

from __future__ import annotations

import datetime as dt

import pytest

from store import bundled
from store.papers.fixed_words import ENGLISH_FILE, FixedWords, english
from store.papers.house import House
from store.papers.printed import printed
from store.papers.styling.words import starter, words_of
from store.register import Register

HELD_WHOLE = ("words_of",)


def told(source: str | bytes) -> list[str]:
    data = source.encode() if isinstance(source, str) else source
    _, problems = words_of(data, "words.toml")
    assert {one.code for one in problems} <= {"house.words"}
    assert all(one.cure.endswith((".", "?")) and one.sentence.endswith(".") for one in problems)
    return [str(one) for one in problems]


def test_words_are_taken_as_they_are_with_or_without_the_mark_of_utf8() -> None:
    source = '[programme]\ndates = "DYDDIADAU"\n"item" = "EITEM"\n[page]\nnumber = "Tudalen $number"\n'
    wanted = {"programme.dates": "DYDDIADAU", "programme.item": "EITEM", "page.number": "Tudalen $number"}
    for data in (source.encode(), source.encode("utf-8-sig"), source.replace("\n", "\r\n").encode()):
        assert words_of(data, "words.toml") == (wanted, ())


LIST = "Type secretariat style new: it writes a file with every word that there is."


@pytest.mark.parametrize(
    ("source", "wanted"),
    [
        (
            '\n[programme]\ndatse = "x"\n',
            f"words.toml, line 3: papers print no words called programme.datse. Did you mean programme.dates? {LIST}",
        ),
        (
            '[zzz]\nqqq = "x"\n',
            f"words.toml, line 2: papers print no words called zzz.qqq. {LIST}",
        ),
        (
            "[programme]\n\nitem = 3\n",
            "words.toml, line 3: programme.item is no text. Put the words into quotation marks.",
        ),
        (
            'item = "x"\n[programme]\nitem = "y"\n',
            "words.toml, line 1: “item” stands under no part of the papers. Put it below one of ",
        ),
        (
            '[programme]\nitem = "$day ITEM"\n',
            "words.toml, line 2: $day stands for nothing in programme.item. None can stand there.",
        ),
        (
            '[page]\nnumber = "${page} of $count"\n',
            "words.toml, line 2: $page stands for nothing in page.number. What can stand there: $number, $count.",
        ),
        (
            '[programme]\nitem = "a\\u0007b"\n',
            "words.toml, line 2: A bell character (U+0007) stands in programme.item at character 2. Delete it",
        ),
        (
            '[programme]\nitem = ""\n',
            "words.toml, line 2: Nothing has been typed for programme.item. Type programme.item.",
        ),
        (
            '[programme]\nitem = "x\n',
            "words.toml, line 2: this cannot be read (",
        ),
        (
            '[programme]\nitem = "x"\nitem = "y"\n',
            "words.toml, line 3: this cannot be read (Cannot overwrite a value",
        ),
        ("[programme", "words.toml, line 1: this cannot be read ("),
    ],
)
def test_a_fault_is_told_with_its_line(source: str, wanted: str) -> None:
    (said,) = told(source)
    assert said.startswith(wanted)


def test_a_file_that_is_no_text_is_told_with_the_line_on_which_it_ends_to_be_one() -> None:
    (said,) = told('[programme]\nitem = "Ŵ"\ndates = "'.encode() + b'\xff"\n')
    assert said == "words.toml, line 3: this is not text in UTF-8. Save the file as UTF-8."


def test_all_faults_are_told_at_once_and_what_is_right_is_kept() -> None:
    words, problems = words_of(b'[programme]\nitem = 1\ndates = "$x"\nnotes = "N"\nodd = "x"\n', "words.toml")
    assert [one.sentence.partition(":")[0] for one in problems] == [f"words.toml, line {line}" for line in (2, 3, 5)]
    assert words == {"programme.notes": "N"}


@pytest.mark.parametrize("language", ["en-GB", "cy"])
def test_a_file_to_begin_with_holds_every_word_and_changes_none(language: str) -> None:
    begun = starter(language, bundled.read(ENGLISH_FILE).decode())
    assert words_of(begun.encode(), "words.toml") == ({}, ())
    taken_over = "\n".join(line.removeprefix("# ") if " = " in line else line for line in begun.splitlines())
    assert words_of(taken_over.encode(), "words.toml") == (english(), ())


def test_words_of_the_house_are_printed_and_those_that_welsh_lacks_are_told(sample: Register) -> None:
    house = House(english={"programme.item": "BUSINESS"}, welsh={"programme.item": "EITEM", "page.skip": "I'r papur"})
    today = dt.date(2021, 7, 12)
    in_english = printed("programme", "md", sample, today, house)
    assert "| DATES | BUSINESS | COMMENTS |" in in_english.data.decode()
    assert in_english.notes == ()
    in_welsh = printed("programme", "html", sample, today, house, language="cy")
    assert ">EITEM</th>" in in_welsh.data.decode()
    (note,) = in_welsh.notes
    assert note == (
        "These words are in English, because words.cy.toml in the folder style has no Welsh for them: "
        "“DATES”, “COMMENTS”, “Work programme: dates, items and comments”, “Notes:”, “Contents”."
    )


def test_a_word_that_the_house_gives_is_not_asked_of_english() -> None:
    words = FixedWords("cy", {"page.number": "Tudalen $number"})
    assert (words("page.number", number=3), words.unworded) == ("Tudalen 3", ())
