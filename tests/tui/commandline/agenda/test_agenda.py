"""The agenda on the command line: as the paper of 25 March 2021 prints it, and from the first build to the changes."""

from __future__ import annotations

from typing import Any

import msgspec

from tests.tui.line import CommandLine, Outcome

AT = ("--meeting", "29/7/2021")
PRINTED = [
    ("1", "APOLOGIES FOR ABSENCE", ""),
    ("2", "DECLARATIONS OF INTEREST", ""),
    ("3", "MINUTES OF THE LAST MEETING: 27TH JANUARY 2021", "A 1"),
    ("4", "PUBLIC QUESTIONS", ""),
    ("5", "COVID-19 PANDEMIC, 1 YEAR ON", "B 9"),
    ("6", "POLICE RECRUITMENT, RETENTION AND DISMISSALS", "C 13"),
    ("7", "SECTION 106 FUNDING REPORT", "D 21"),
    ("8", "END OF TERM DELIVERY UPDATE ON POLICE AND CRIME PLAN", "E 29"),
    ("9", "OPCC PERFORMANCE REPORT - QUARTER 3", "F 47"),
    ("10", "QUARTER 3 FORCE PERFORMANCE EXCEPTION REPORT", "G 67"),
    ("11", "WORK PROGRAMME", "H 91"),
    ("12", "ANY OTHER URGENT BUSINESS", ""),
    ("13", "DATE OF NEXT MEETING", ""),
]


def whole(outcome: Outcome) -> dict[str, Any]:
    assert (outcome.code, outcome.err) == (0, "")
    return msgspec.json.decode(outcome.out, type=dict[str, Any])


def on(cli: CommandLine, day: str, *words: str) -> Outcome:
    return cli.plain("--file", str(cli.panel), "--today", day, *words)


def agenda(cli: CommandLine, meeting: str = "29/7/2021") -> dict[str, Any]:
    return whole(cli("show", "agenda", "--meeting", meeting, "--format", "json"))


def test_the_agenda_of_25_march_2021_stands_as_its_paper_prints_it(cli: CommandLine) -> None:
    shown = agenda(cli, "25/3/2021")
    assert (shown["meeting"], shown["state"]) == ("2021-03-25", "draft")
    first = {item["number"]: next(iter(item["papers"]), None) for item in shown["items"]}
    named = {number: f"{paper['appendix']} {paper['pages']}" if paper else "" for number, paper in first.items()}
    assert [(item["number"], item["title"], named[item["number"]]) for item in shown["items"]] == PRINTED
    asked = {item["number"]: item["questions"] for item in shown["items"] if item["questions"]}
    assert list(asked) == ["4"]
    ((question,),) = asked.values()
    assert question["asker"] == "Chris Collins"
    assert question["text"].startswith("My understanding with the precept is that due to the Council Tax Band D")
    assert shown["items"][3]["ask"].startswith("This question will be considered and responded to in accordance")
    assert shown["items"][4]["ask"].startswith("Members to receive a report highlighting the impact of the Covid-19")
    assert shown["items"][12]["ask"].endswith("this will be a Members only briefing.")
    assert shown["unpublished"] == []


def test_text_and_json_of_an_agenda_say_the_same(cli: CommandLine) -> None:
    shown = agenda(cli, "25/3/2021")
    text = cli("show", "agenda", "--meeting", "25/3/2021").out
    heads = [f"{item['number']}. {item['title']}" for item in shown["items"]]
    assert [line for line in text.splitlines() if line in heads] == heads
    for item in shown["items"]:
        assert all(words in text for words in item["ask"].split("\n"))
        assert all(paper["appendix"] in text for paper in item["papers"])
        assert all(one["text"] in text for one in item["questions"])


def test_an_agenda_goes_from_the_first_build_to_the_sheet_of_changes(cli: CommandLine) -> None:
    assert agenda(cli)["state"] == "not built"
    built = cli("agenda", "build", *AT)
    assert built.code == 0
    assert "12. Date of next meeting" in built.out
    assert cli("agenda", "word", "10", *AT, "--ask", "Members to note it", "--appendix", "H").code == 0
    assert cli("agenda", "order", "7", "up", *AT).code == 0
    assert cli("agenda", "leave-out", "4", *AT).code == 0
    assert cli("agenda", "leave-out", "Public questions", *AT, "--in").code == 0
    late = on(cli, "21/7/2021", "agenda", "publish", *AT, "--on", "21/7/2021")
    assert late.code == 0
    first = agenda(cli)
    assert (first["state"], first["short_by"], first["late"]) == ("published", 0, "")
    refused = on(cli, "22/7/2021", "item", "paper", "Ethics Committee", "received", "--appendix", "J")
    assert refused.code == 1
    assert "--yes" in refused.err
    assert on(cli, "22/7/2021", "item", "paper", "Ethics Committee", "received", "--yes").code == 0
    assert on(cli, "22/7/2021", "agenda", "supplement", *AT).code == 0
    given = ("--chair", "Orson", "--circumstances", "It closes on 6 August", "--why", "The terms came on 23 July")
    assert on(cli, "26/7/2021", "agenda", "late", "Human Trafficking", *AT, *given).code == 0
    assert on(cli, "26/7/2021", "agenda", "withdraw", "9", *AT, "--reason", "Not ready").code == 0
    numbers = [item["number"] for item in first["items"]]
    assert [item["number"] for item in agenda(cli)["items"]] == [*numbers[:11], "11.1", "12"]
    changes = whole(cli("show", "changes", *AT, "--format", "json"))
    assert [(one["issue"], one["what"]) for one in changes["changes"]] == [
        ("supplement 1", "paper"),
        ("late item 1", "added"),
        ("withdrawal 1", "withdrawn"),
    ]
    text = cli("show", "changes", *AT).out
    assert all(one["words"] in text and one["reason"] in text for one in changes["changes"])


def test_everything_that_a_late_item_lacks_is_a_sentence_with_a_cure(cli: CommandLine) -> None:
    assert on(cli, "21/7/2021", "publish", "29/7/2021").code == 0
    refused = on(cli, "26/7/2021", "agenda", "late", "Human Trafficking", *AT)
    assert refused.code == 1
    assert len(refused.err.splitlines()) == 3
    assert "The chair who finds the item urgent is not named. Name whoever presides at the meeting." in refused.err


def test_a_late_publication_says_so_for_good_wherever_it_is_shown(cli: CommandLine) -> None:
    assert (
        on(cli, "27/7/2021", "publish", "29/7/2021", "--basis", "shorter notice", "--reason", "A resignation").code == 0
    )
    shown = agenda(cli)
    assert (shown["state"], shown["clear_days"], shown["short_by"], shown["basis"]) == (
        "published late",
        1,
        4,
        "shorter notice",
    )
    late = "late: 1 clear working day, short by 4, as shorter notice"
    assert shown["late"] == late
    assert late in cli("show", "agenda", *AT).out
    assert late in cli("show", "meeting", *AT).out
    clock = next(
        row for row in cli("show", "clock", *AT, "--format", "json").json() if row["deadline"] == "publication"
    )
    assert (clock["basis"], clock["note"]) == ("shorter notice", "4 working days late; A resignation")


def test_the_notice_is_a_paper_for_each_council_and_asks_for_what_is_not_recorded(cli: CommandLine) -> None:
    refused = cli("show", "notice", *AT)
    assert refused.code == 1
    assert refused.err.startswith("The venue of the meeting of 29 July 2021 is not recorded")
    assert cli("meeting", "edit", "29/7/2021", "--venue", "City Hall").code == 0
    rows = cli("show", "notice", *AT, "--format", "json").json()
    assert len(rows) == 10
    assert {row["post_by"] for row in rows} == {"2021-07-21"}
    text = cli("show", "notice", *AT).out
    assert all(f"For {row['council']} (" in text for row in rows)
    assert text.count("PUBLIC NOTICE OF MEETING") == 10
    one = cli("show", "notice", *AT, "--council", "Rutland County Council").out
    assert one.count("PUBLIC NOTICE OF MEETING") == 1
    assert "will be held on Thursday 29 July 2021 at 1:00 pm." in one
    assert cli("show", "notice", *AT, "--council", "Nowhere").code == 1


def test_papers_are_recorded_as_sent_and_the_sheet_of_changes_says_since_when(cli: CommandLine) -> None:
    assert on(cli, "21/7/2021", "publish", "29/7/2021").code == 0
    sent = on(cli, "21/7/2021", "agenda", "sent", *AT, "--how", "by e-mail", "--to", "Orson", "Taylor")
    assert (sent.code, sent.err) == (0, "")
    assert on(cli, "22/7/2021", "agenda", "sent", *AT, "--how", "by post", "--what", "agenda").code == 0
    assert on(cli, "22/7/2021", "agenda", "sent", *AT).code == 1
    assert agenda(cli)["sent"][-1]["how"] == "by post"
    assert "Changed since you received your papers, which were sent on" in cli("show", "changes", *AT).out
    assert "agenda, by post, on Thursday 22 July 2021" in cli("show", "meeting", *AT).out


def test_the_number_of_an_item_is_that_of_the_agenda(cli: CommandLine) -> None:
    made = ("declare", "add", "Pantling", "--meeting", "25/3/2021", "--item")
    by_number = cli(*made, "9")
    assert (by_number.code, by_number.err) == (0, "")
    assert "Item 9 is “OPCC PERFORMANCE REPORT - QUARTER 3”." in by_number.out
    assert cli.register().declarations[-1].items == ("W6",)
    heading = cli(*made, "1")
    assert heading.code == 1
    assert "Item 1 of the agenda is " in heading.err
    assert "which is no item of the programme. Its items have the numbers 5, 6, 7" in heading.err
    assert cli.register().declarations[-1].items == ("W6",), "the place in the programme is not guessed at"
