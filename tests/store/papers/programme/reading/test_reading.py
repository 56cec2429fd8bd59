"""A programme in every layout: dates, columns, cells; what is not sure is left to the clerk in its own words."""

from __future__ import annotations

import csv
import datetime as dt
import io
from pathlib import Path
from typing import Any

import pytest
from docx import Document
from hypothesis import given
from hypothesis import strategies as st

from store.rules.imports import ImportState
from store.rules.programme.drafts import DraftProgramme
from tests.store.papers.programme.reading.made import read

HELD_WHOLE = ("read",)

APPENDIX = Path(__file__).parent / "appendix-h.txt"


def items(draft: DraftProgramme) -> list[tuple[dt.date | None, str]]:
    return [(item.day, item.title) for item in draft.items]


def left(draft: DraftProgramme, state: ImportState = ImportState.UNPLACED) -> list[str]:
    return [line.words for line in draft.aside if line.state is state]


def under(date: str) -> str:
    return f'date,item\n"{date}",Budget\n'


@pytest.mark.parametrize(
    ("printed", "day", "start", "called"),
    [
        ("Thurs 25 March 21 at 1pm", dt.date(2021, 3, 25), dt.time(13), ""),
        ("Monday, 5 December 2016 at 1.00 pm", dt.date(2016, 12, 5), dt.time(13), ""),
        ("10/06/21", dt.date(2021, 6, 10), None, ""),
        ("2021-06-10", dt.date(2021, 6, 10), None, ""),
        ("10.6.2021", dt.date(2021, 6, 10), None, ""),
        ("Weds 9th June 2021, 10.30am", dt.date(2021, 6, 9), dt.time(10, 30), ""),
        ("Tue 14 Sept. 2021 - 12 noon", dt.date(2021, 9, 14), dt.time(12), ""),
        ("Special Meeting\nThurs 20 May 21 at 1pm", dt.date(2021, 5, 20), dt.time(13), "Special Meeting"),
        ("the 3rd of February 2022 (virtual)", dt.date(2022, 2, 3), None, "virtual"),
    ],
)
def test_dates_are_read_as_councils_print_them(printed: str, day: dt.date, start: dt.time | None, called: str) -> None:
    (one,) = read(under(printed)).days
    assert (one.day, one.start, one.called) == (day, start, called)


@pytest.mark.parametrize(
    ("printed", "why"),
    [
        ("Thurs 29", "Its date could not be read."),
        ("July 21 at 1pm", "Its date could not be read."),
        ("Spring 2022", "Its date could not be read."),
        ("25 or 26 March 2021", "There is more than one date in it."),
        ("25 March 2021 and 26 March 2021", "There is more than one date in it."),
        ("Friday 25 March 2021", "25 March 2021 is a Thursday."),
        ("31 June 2021", "There is no day 31 in June 2021."),
        ("06/13/2021", "is not a month"),
        ("3 February", "It has no year, and no date around it says which."),
    ],
)
def test_what_is_no_date_for_certain_is_left_with_the_reason(printed: str, why: str) -> None:
    draft = read(under(printed))
    assert draft.items == ()
    assert left(draft, ImportState.UNREAD_DATE) == [printed, f"{printed} | Budget"]
    (line, _) = [line for line in draft.aside if line.state is ImportState.UNREAD_DATE]
    assert why in line.why


@pytest.mark.parametrize(
    ("above", "date", "below", "year"),
    [
        ("2 December 2021", "3 February", "", 2022),
        ("2 December 2021", "3 February", "5 May 2022", 2022),
        ("", "3 February", "5 May 2022", 2022),
        ("", "2 December", "5 May 2022", 2021),
        ("2 December 2021", "Thursday 3 February", "", 2022),
    ],
)
def test_a_year_that_is_missing_is_read_beside_the_dates_around_it(
    above: str, date: str, below: str, year: int
) -> None:
    lines = [f"{one},Item {place}" for place, one in enumerate((above, date, below)) if one]
    draft = read("date,item\n" + "\n".join(lines))
    (one,) = [day for day in draft.days if day.printed == date]
    assert one.day.year == year
    assert "its year" in one.why


def test_a_year_that_fits_nothing_around_it_is_not_guessed() -> None:
    draft = read("date,item\n2 December 2021,A\nFriday 3 February,B\n5 May 2022,C\n")
    assert [title for _, title in items(draft)] == ["A", "C"]
    assert left(draft, ImportState.UNREAD_DATE)[0] == "Friday 3 February"


def test_two_figures_of_a_year_are_said_to_have_been_read_so() -> None:
    (day,) = read(under("Thurs 25 March 21 at 1pm")).days
    assert day.why == (
        "“Thurs 25 March 21” was read as Thursday 25 March 2021, its year in two figures and its weekday in agreement."
    )


def test_a_date_split_over_rows_is_put_together() -> None:
    draft = read("DATES\tITEM\nThurs 10\tA\nJune 21 at\tB\n1pm\tC\nThurs 29\tD\n")
    assert items(draft) == [(dt.date(2021, 6, 10), one) for one in "ABC"]
    assert draft.days[0].start == dt.time(13)
    assert left(draft, ImportState.UNREAD_DATE) == ["Thurs 29", "Thurs 29 | D"]


def test_a_table_cut_by_a_page_does_not_join_its_dates() -> None:
    draft = read("DATES\tITEM\nThurs 29\tA\n\n85\n\nJuly 21 at 1pm\tB\n")
    assert draft.items == ()
    assert left(draft, ImportState.UNREAD_DATE) == [
        "Thurs 29",
        "Thurs 29 | A",
        "July 21 at 1pm",
        "July 21 at 1pm | B",
    ]
    assert left(draft) == ["85"]


def test_columns_are_known_by_their_words_in_any_order_and_the_others_are_named() -> None:
    draft = read("Comments;Topic;Colour;Panel date;Report of\nTo agree;Budget;red;1 May 2022;The Treasurer\n")
    (item,) = draft.items
    assert (item.day, item.title, item.values) == (
        dt.date(2022, 5, 1),
        "Budget",
        {"comments": "To agree", "lead": "The Treasurer"},
    )
    roles = {line.words: line.values["role"] for line in draft.aside if line.state is ImportState.COLUMN}
    assert roles == {"Comments": "comments", "Topic": "title", "Colour": "", "Panel date": "date", "Report of": "lead"}


def test_bullets_in_one_cell_are_items_and_their_comments_are_left() -> None:
    draft = read('date,item,comments\n1 May 2022,"• A first\n• A second","About one of them"\n')
    assert [title for _, title in items(draft)] == ["A first", "A second"]
    assert left(draft) == ["About one of them"]


def test_lines_without_bullets_may_be_one_item_or_several() -> None:
    draft = read('date,item\n1 May 2022,"Road safety\nRural crime"\n1 June 2022,"Road\nsafety"\n')
    assert items(draft) == [(dt.date(2022, 6, 1), "Road safety")]
    assert left(draft) == ["1 May 2022 | Road safety Rural crime"]


def test_rows_without_a_date_at_the_end_wait_where_each_of_the_others_has_its_own() -> None:
    draft = read("date,item\n1 May 2022,A\n1 May 2022,B\n1 June 2022,C\n,D\n")
    assert items(draft)[-2:] == [(dt.date(2022, 6, 1), "C"), (None, "D")]
    assert draft.items[-1].why.startswith("Its row has no date, though each of the others has its own")
    goes_on = read("date,item\n1 May 2022,A\n1 June 2022,C\n,D\n")
    assert items(goes_on)[-1] == (dt.date(2022, 6, 1), "D")


def test_another_table_with_dates_is_not_taken_for_a_programme() -> None:
    document = Document()
    for cells in (
        ("Version", "Date", "By", "1", "5 May 2021", "AB"),
        ("Date", "Item", "Notes", "5 May 2022", "Plan", ""),
    ):
        table: Any = document.add_table(2, 3)
        for place, text in enumerate(cells):
            table.cell(place // 3, place % 3).text = text
    file = io.BytesIO()
    document.save(file)
    draft = read(file.getvalue())
    assert items(draft) == [(dt.date(2022, 5, 5), "Plan")]
    assert left(draft) == ["Version | Date | By", "1 | 5 May 2021 | AB"]


def test_suggestions_and_themes_wait() -> None:
    draft = read("date,item\nSuggested items to be scheduled,A\n,B\nThemed reviews,C\n")
    assert [(item.day, item.theme, item.title) for item in draft.items] == [
        (None, "", "A"),
        (None, "", "B"),
        (None, "Themed reviews", "C"),
    ]


def test_lines_without_cells_are_dates_and_their_items() -> None:
    draft = read(
        "Work programme 2022\n\nThursday 5 May 2022 at 1pm\n1. Budget\n2. Road safety\n\n4 August 2022\n- Plan\n"
    )
    assert draft.title == "Work programme 2022"
    assert items(draft) == [
        (dt.date(2022, 5, 5), "Budget"),
        (dt.date(2022, 5, 5), "Road safety"),
        (dt.date(2022, 8, 4), "Plan"),
    ]


def test_a_date_above_a_table_without_one_is_that_of_its_rows() -> None:
    document = Document()
    for date, title in (("5 May 2022", "Budget"), ("4 August 2022", "Plan")):
        document.add_paragraph(date)
        table: Any = document.add_table(2, 2)
        for place, text in enumerate(("Item", "Comments", title, "x")):
            table.cell(place // 2, place % 2).text = text
    file = io.BytesIO()
    document.save(file)
    assert items(read(file.getvalue())) == [(dt.date(2022, 5, 5), "Budget"), (dt.date(2022, 8, 4), "Plan")]


def test_a_row_without_an_item_is_left_in_its_own_words() -> None:
    draft = read("date,item,comments\n1 May 2022,Budget,x\n,,More to follow\n")
    assert left(draft) == ["More to follow"]


@pytest.mark.parametrize(
    "title",
    [
        "The role of the PCC and understanding the role of the Police and Crime Panel.",
        "Report regarding Violence in the Public Domain linked to Domestic Abuse and interventions around that",
        "End of Term delivery update on Police and Crime Plan from PCC",
        "Complaints against Police and Crime Commissioner Annual Report",
        "Qtr. 3 Performance Report (20/21) – Leicestershire Police",
    ],
)
def test_a_whole_title_is_not_taken_for_several(title: str) -> None:
    assert [words for _, words in items(read(f'date,item\n1 May 2022,"{title}"\n'))] == [title]


def test_appendix_h_gives_every_row_that_stands_whole_and_names_each_broken_line() -> None:
    """The text of the paper as it was extracted: cells cut over pages and lines that ran together."""
    draft = read(APPENDIX.read_bytes())
    march, june = dt.date(2021, 3, 25), dt.date(2021, 6, 10)
    assert items(draft) == [
        (march, "Covid-19 Pandemic, 1 year on"),
        (march, "Police Recruitment, Retention and Dismissals"),
        (march, "Section 106 Funding report"),
        (march, "End of Term delivery update on Police and Crime Plan from PCC"),
        (march, "Qtr. 3 Performance Report (20/21) – Leicestershire Police"),
        (march, "Qtr. 3 Performance Report – OPCC"),
        (dt.date(2021, 5, 20), "The role of the PCC and understanding the role of the Police and Crime Panel."),
        (june, "Election of Chair/Vice-Chairman 2021/22"),
        (june, "Confirm Panel Memberships"),
        (june, "Initiatives the new PCC proposes to be funding and how the impact is measured"),
        (
            june,
            "Report regarding Violence in the Public Domain linked to Domestic Abuse and interventions around that",
        ),
    ]
    assert [line.place.line for line in draft.aside if line.state is ImportState.UNREAD_DATE] == [19, 19, 23]
    assert left(draft, ImportState.UNREAD_DATE) == [
        "Thurs 29",
        "Thurs 29 | PCC's Annual Report (*) | (*moveable) To receive outgoing PCC's Annual",
        "July 21 at 1pm",
    ]
    broken = [line for line in draft.aside if "run together" in line.why]
    assert [line.place.line for line in broken] == [16, 23, 24, 25, 26]
    assert left(draft)[-3:] == ["85", "8", "Appendix A"]


def test_no_word_of_appendix_h_is_lost() -> None:
    draft = read(APPENDIX.read_bytes())
    kept = " ".join(
        [
            *(line.words for line in draft.aside),
            *(item.row for item in draft.items),
            *(day.printed for day in draft.days),
            *(note.words for note in draft.notes),
            draft.title,
        ]
    ).split()
    words = APPENDIX.read_text(encoding="utf-8").replace("Notes:", "").replace("- Themed", "Themed").split()
    missing = [word for word in words if word not in kept and word != "-"]
    assert missing == []


CELLS = st.sampled_from(
    [
        "",
        "Thurs 25 March 21 at 1pm",
        "5 May 2022",
        "Thurs 29",
        "July 21 at 1pm",
        "Suggested items",
        "Notes:",
        "Budget (*)",
        "1. Road safety\n2. Rural crime",
        "Road safety\nRural crime",
        "Police numbers update Road safety report Rural crime",
        "(*moveable) To follow",
        "85",
        "• one\n• two",
        "=SUM(1)",
        "Ŵylan ŷ “x”",
    ]
)


@given(
    rows=st.lists(st.tuples(CELLS, CELLS, CELLS), max_size=8),
    headed=st.booleans(),
    mark=st.sampled_from([",", ";", "\t"]),
)
def test_no_word_of_any_table_is_lost(rows: list[tuple[str, str, str]], headed: bool, mark: str) -> None:
    out = io.StringIO()
    writer = csv.writer(out, delimiter=mark)
    if headed:
        writer.writerow(("Date", "Item", "Comments"))
    writer.writerows(rows)
    if not any(any(row) for row in rows):
        return
    draft = read(out.getvalue())
    kept = {
        *(word for line in draft.aside for word in line.words.split()),
        *(word for item in draft.items for text in (item.title, item.row) for word in text.split()),
        *(word for day in draft.days for word in day.printed.split()),
        *(word for note in draft.notes for word in note.words.split()),
        *draft.title.split(),
    }
    said = {word for row in rows for cell in row for word in cell.split() if word not in {"Notes:", "•"}}
    assert said - kept == set()
