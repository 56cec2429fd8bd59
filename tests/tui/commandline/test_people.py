"""Seats, attendance and declarations from the command line: as at a day, with cures for slips, and undone."""

from __future__ import annotations

import csv
import datetime as dt
import io

import pytest
from msgspec.structs import replace

from store.records import Declaration, Dispensation, Interest
from tests.tui.line import CommandLine


def test_members_as_at_a_day(cli: CommandLine) -> None:
    shown = cli.line("show members --on 27/1/2021").out
    assert "Wednesday 27 January 2021: 15 members in post · veto needs 10" in shown
    rows = cli.line("show members --on 23/9/2016 --format json").json()
    assert {"id": "S15", "name": "Kirk Master", "role": "member"}.items() <= next(
        row for row in rows if row["id"] == "S15"
    ).items()
    now = cli.line("show members --meeting 27/1/2021 --format json").json()
    assert [row["role"] for row in now if row["name"] == "Kirk Master"] == ["Deputy Police and Crime Commissioner"]


def test_membership_says_what_is_to_be_done(cli: CommandLine) -> None:
    rows = cli.line("show membership --on 12/7/2021 --format json").json()
    assert [row["code"] for row in rows][:3] == ["term", "term", "limit"]
    assert "13 members" in cli.line("show membership").out


def test_the_roll_prints_as_minuted(cli: CommandLine) -> None:
    out = cli.line("show attendance --meeting 23/9/2016 --roll").out
    assert "  Mrs. Helen Carter\n" in out
    assert "Cllr. M. Sood declared a personal interest in respect of all substantive items as a member of" in out


def test_the_day_of_a_meeting(cli: CommandLine) -> None:
    done = cli.line('attend apologies Rahman "Rae Bhatia" --meeting 29/7/2021')
    assert done.code == 0
    assert cli.line('attend substitute Westley --for "Rae Bhatia" --meeting 29/7/2021').code == 0
    (row,) = cli.line("show quorum --meeting 29/7/2021 --item 1 --format json").json()
    assert (row["forecast"], row["present"], row["eligible"], row["in_post"], row["veto"]) == (True, 14, 14, 15, 10)
    assert cli.line("declare add Taylor --meeting 29/7/2021 --interest DPI --item 1 --no-registered").code == 0
    (row,) = cli.line("show quorum --meeting 29/7/2021 --item 1 --format json").json()
    assert (row["present"], row["eligible"], row["quorate"]) == (14, 13, 14)
    rows = cli.line("show declarations --meeting 29/7/2021 --format json").json()
    assert [(row["notice_due"], row["effect"]) for row in rows] == [("2021-08-25", "must not vote, must not speak")]
    assert rows[0]["sentence"] == "Councillor Taylor declared an interest (DPI) in respect of “PCC's Annual Report”."
    for _ in range(3):
        assert cli.line("undo").code == 0
    board = cli.line("show attendance --meeting 29/7/2021 --format json").json()
    assert {row["state"] for row in board} == {"expected"}


def test_someone_barred_by_an_interest_cannot_be_recorded_as_voting(cli: CommandLine) -> None:
    assert cli.line("attend present Orson Pantling Taylor --meeting 10/6/2021").code == 0
    assert cli.line("declare add Taylor --meeting 10/6/2021 --interest DPI --item 1").code == 0
    refused = cli.line("attend vote --meeting 10/6/2021 --item 1 --for Orson Taylor")
    assert refused.code == 1
    assert "Councillor Taylor may not vote on this item because of an interest and cannot be recorded" in refused.err
    assert cli.line("attend vote --meeting 10/6/2021 --item 1 --for Orson Pantling").code == 0
    assert "CARRIED by 2 votes to 0" in cli.line("show attendance --meeting 10/6/2021").out


@pytest.mark.parametrize(
    ("line", "said"),
    [
        ("attend present Orson --meeting 29/7/2021", "has not taken place yet"),
        ("attend apologies Walter --meeting 29/7/2021", "Did you mean Councillor Walters (P27)?"),
        ("attend apologies Boyce --meeting 29/7/2021", "is not on the roll of that day"),
        ("attend apologies Orson --meeting 27/1/2021", "is recorded as present"),
        (
            'attend substitute Boyce --for "Rae Bhatia" --meeting 27/1/2021',
            "stands in for Councillor Rae Bhatia already",
        ),
        ("attend substitute Boyce --for Orson --meeting 27/1/2021", "so nobody can stand in for them"),
        ("declare add Boyce --interest DPI --all --meeting 29/7/2021", "is not on the roll of that day"),
        ("declare add Orson --interest DPI --item 99 --meeting 29/7/2021", "The meeting has no item 99."),
        (
            "declare add Orson --interest DPI --all --dispensation-by X --ground y --until 1/8/2025 --leave-to-vote",
            "more than four years",
        ),
        ("declare nil --meeting 23/9/2016", "Declarations were made"),
        ("member add Westly", "Did you mean Councillor Westley?"),
        ("member add Orson --role Chair", "holds a seat on the panel already"),
        ("attend late Orson --at 25.00 --meeting 10/6/2021", "There is no time"),
    ],
)
def test_slips_are_refused_with_a_cure(cli: CommandLine, line: str, said: str) -> None:
    done = cli.line(line)
    assert done.code == 1
    assert said in done.err
    assert cli.line("undo").code == 1


def test_a_declaration_is_changed_field_by_field(cli: CommandLine) -> None:
    """What is not typed stays, and numbers of items are those of its own meeting; a first day alone is not lost."""
    add = "declare add Taylor --meeting 10/6/2021 --interest ORI --item 1 --affects more --no-registered"
    leave = "--dispensation-by Council --ground need --from 1/6/2021 --until 1/6/2022 --no-leave-to-vote"
    assert cli.line(f"{add} {leave}").code == 0
    was = cli.register().need(Declaration, "D3")
    assert was.dispensation == Dispensation(
        granted_by="Council", ground="need", from_date=dt.date(2021, 6, 1), until=dt.date(2022, 6, 1), vote=False
    )
    assert cli.line("declare edit D3 --item 2 --until 1/7/2022 --nature x --nature y --directly").code == 0
    now = cli.register().need(Declaration, "D3")
    item = cli.register().items_of("M17")[1].id
    lifted = replace(was.dispensation, until=dt.date(2022, 7, 1))
    direct = replace(was, relation="directly relates", more_than_most=None)
    assert now == replace(direct, items=(item,), nature=("x", "y"), dispensation=lifted)
    emptied = '--dispensation-by "" --ground "" --from "" --until "" --leave-to-vote'
    assert cli.line(f"declare edit D3 {emptied}").code == 0
    assert cli.register().need(Declaration, "D3").dispensation is None
    refused = cli.line("declare edit D3 --from 1/6/2021 --no-leave-to-vote")
    assert refused.code == 1
    assert "Who granted the dispensation is not recorded." in refused.err


def test_an_entry_of_the_register_is_changed(cli: CommandLine) -> None:
    was = cli.register().need(Interest, "I1")
    assert cli.line('declare entry i1 --term "school; governors" --term board --no-standing').code == 0
    entry = replace(was.entry, terms=("school", "governors", "board"))
    assert cli.register().need(Interest, "I1") == replace(was, entry=entry, standing=False)
    assert cli.line("declare entry I1 --from 1/9/2021 --until 1/8/2021").err.startswith("The interest would end on")


def test_the_attendance_record_is_csv_with_the_fair_denominator(cli: CommandLine) -> None:
    rows = {r["name"]: r for r in csv.DictReader(io.StringIO(cli.line("show attendance-record --format csv").out))}
    assert (rows["J. T. Orson"]["meetings"], rows["J. T. Orson"]["present"]) == ("2", "2")
    assert (rows["Kirk Master"]["meetings"], rows["Kirk Master"]["apologies"]) == ("1", "1")
    assert (rows["Westley"]["meetings"], rows["Westley"]["as_substitute"]) == ("0", "1")
    assert "Kirk Master" not in cli.line("show attendance-record --from 1/1/2021 --format csv").out
