"""Appendices that a report lists and names: in every way of printing a letter, and where the two do not agree."""

from __future__ import annotations

import pytest

from store.papers.covers.appendices import Listed, begins_appendix, is_title, listed_in, named_in

HELD_WHOLE = ("listed_in", "named_in")

LISTED = (
    Listed("A", "Results of the consultation exercise."),
    Listed("B", "Draft Police and Crime Plan"),
    Listed("C", "Glossary"),
)


def named(text: str) -> list[tuple[str, str]]:
    return [(one.letter, one.meant) for one in named_in("paragraph 1", text, LISTED)]


@pytest.mark.parametrize(
    ("line", "entry"),
    [
        ("APPENDIX 'A' – Results of the consultation exercise.", ("A", "Results of the consultation exercise.")),
        ("Appendix B - Glossary", ("B", "Glossary")),
        ("Appendix item A: Report", ("A", "Report")),
        ("- Annex 1 Budget", ("1", "Budget")),
        ("Annexe “C”: Map", ("C", "Map")),
        ("A. Structure", ("A", "Structure")),
        ("2) Table of costs", ("2", "Table of costs")),
        ("B – Plan", ("B", "Plan")),
        ("Enclosure 3: Letter", ("3", "Letter")),
        ("Appendix A1 – Costs", ("A1", "Costs")),
        ("Structure of the OPCC as at November 2016", ("", "Structure of the OPCC as at November 2016")),
        ("A report on estates", ("", "A report on estates")),
    ],
)
def test_each_entry_of_a_list_is_read(line: str, entry: tuple[str, str]) -> None:
    assert [tuple(one) for one in listed_in([line])] == [entry]


def test_an_entry_that_goes_on_is_one() -> None:
    assert list(listed_in(["Appendix A – Results of the", "consultation exercise", "Appendix B - Plan"])) == [
        Listed("A", "Results of the consultation exercise"),
        Listed("B", "Plan"),
    ]


@pytest.mark.parametrize(
    ("text", "letters"),
    [
        ("See Appendix 1 for details.", ["1"]),
        ("It is attached (APPENDIX 'B').", ["B"]),
        ("It stands at appendix “c”.", ["C"]),
        ("The figures are in Appendices A and B.", ["A", "B"]),
        ("The figures are in Appendices A to D.", ["A", "B", "C", "D"]),
        ("The figures are in Annexes 1, 2 and 4.", ["1", "2", "4"]),
        ("Appendix A and I will explain it.", ["A"]),
        ("See Annex A1.", ["A1"]),
        ("Attached at Appendix item A, the rest at Appendix item B.", ["A", "B"]),
        ("It is in the appendix to this report.", [""]),
        ("Terminated the lease on the Tigers annexe;", []),
        ("An appendix a day is enough.", []),
        ("See Appendix 2 to the Constitution.", []),
        ("See Appendix 2 of the Police and Crime Plan.", []),
        ("See Appendix 2 to the report.", ["2"]),
        ("Annex 2021 is no letter.", []),
        ("They annexed B.", []),
    ],
)
def test_what_the_text_names_is_read(text: str, letters: list[str]) -> None:
    assert [letter for letter, _ in named(text)] == letters


@pytest.mark.parametrize(
    ("text", "meant"),
    [
        ("While taking the consultation into account, the draft Plan attached at Appendix 'A' is not final.", "B"),
        ("A full report on the consultation exercise can be found at APPENDIX 'A'.", ""),
        ("He has prepared a draft Police and Crime Plan which covers 2017-2021 (APPENDIX 'B').", ""),
        ("The results of the consultation are at Appendix B.", "A"),
        ("The glossary is attached at Appendix A.", "C"),
        ("Appendix A sets out the draft plan for policing.", "B"),
        ("Further figures are at Appendix A.", ""),
        ("The plan is at Appendix A.", ""),
        ("Something else entirely is at Appendix A.", ""),
        ("The consultation on the draft Plan is at Appendix A.", ""),
    ],
)
def test_a_letter_is_held_against_the_words_beside_it(text: str, meant: str) -> None:
    """Two words of a title, or all that it has, must stand beside the letter of another one."""
    assert [one for _, one in named(text)] == [meant]


def test_the_title_of_an_appendix_is_known() -> None:
    assert is_title("APPENDIX 'A'")
    assert is_title("Annex 2")
    assert not is_title("APPENDIX 'A' – Results")
    assert begins_appendix("Appendix A – Results")
    assert not begins_appendix("Appendix A provides an example of the report")
