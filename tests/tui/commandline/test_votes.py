"""Votes from the command line: motion and movers, second votes, amendments, elections, and the faces that show them."""

from __future__ import annotations

import shlex
import shutil
from typing import Any

import pytest

from tests.tui.line import TODAY, CommandLine

MEETING = "--meeting 25/3/2021"
THERE = f"attend present Orson Pantling Loydall Taylor {MEETING}"
MOTION = (
    f"attend vote {MEETING} --item 5 --motion 'That the Panel:' --clause 'a) note the report' --clause '(b) ask again'"
    " --moved 'the Chairman' --seconded 'Councillor Pantling' --count-for 3 --count-against 1 --result 'CARRIED'"
)


def done(cli: CommandLine, line: str) -> str:
    said = cli.line(line)
    assert (said.code, said.err) == (0, ""), line
    return said.out


def votes(cli: CommandLine, day: str = "25/3/2021") -> list[dict[str, Any]]:
    return list(cli.line(f"show votes --meeting {day} --format json").json())


def test_a_motion_is_kept_with_movers_clauses_and_result(cli: CommandLine) -> None:
    done(cli, THERE)
    assert "Recorded the vote on “That the Panel:” at the meeting of 25 March 2021: carried." in done(cli, MOTION)
    (vote,) = votes(cli)
    assert {
        "number": 1,
        "kind": "vote",
        "title": "Covid-19 Pandemic, 1 year on",
        "motion": "That the Panel:",
        "clauses": ["a) note the report", "(b) ask again"],
        "moved_by": "the Chairman",
        "seconded_by": "Councillor Pantling",
        "votes_for": 3,
        "against": 1,
        "state": "carried",
        "checked": True,
        "result": "CARRIED",
        "trouble": "",
    }.items() <= vote.items()
    text = done(cli, f"show votes {MEETING}")
    assert "moved by the Chairman and seconded by Councillor Pantling" in text
    assert "CARRIED by 3 votes to 1." in text
    assert "Vote 1 on Covid-19 Pandemic, 1 year on: CARRIED by 3 votes to 1." in done(cli, f"show attendance {MEETING}")
    assert "CARRIED by 3 votes to 1." in done(cli, f"show record {vote['id']}")
    assert "CARRIED by 3 votes to 1." in done(cli, f"show record {vote['item']}")


def test_the_vote_of_a_minute_is_the_one_record(cli: CommandLine) -> None:
    (vote,) = votes(cli, "27/1/2021")
    assert (vote["minute"], vote["checked"], vote["state"]) == ("N15", False, "carried")
    assert "not checked: neither names nor figures are kept" in done(cli, "show record N15")
    refused = cli.line("attend vote --meeting 27/1/2021 --minute 47 --motion x --result lost")
    assert refused.code == 1
    assert "--corrects 1" in refused.err
    done(cli, "attend vote --meeting 27/1/2021 --corrects 1 --count-for 11 --count-against 2")
    (vote,) = votes(cli, "27/1/2021")
    assert (vote["id"], vote["votes_for"]) == ("V1", 11)
    assert vote["words"] == "CARRIED by 11 votes to 2. The panel has set no quorum, so none was checked."
    assert [clause[:2] for clause in vote["clauses"]] == ["a)", "b)", "c)", "d)", "e)"]


def test_a_second_vote_asks_and_an_amendment_is_recorded_under_its_motion(cli: CommandLine) -> None:
    done(cli, THERE)
    done(cli, MOTION)
    refused = cli.line(f"attend vote {MEETING} --item 5 --count-for 2")
    assert refused.code == 1
    assert "--amends 1" in refused.err
    assert "--another" in refused.err
    done(cli, f"attend vote {MEETING} --amends 1 --motion 'Add: with thanks' --moved Taylor --result withdrawn")
    first, amendment = votes(cli)
    assert (amendment["kind"], amendment["amends"], amendment["state"]) == ("amendment", first["id"], "withdrawn")
    assert cli.line(f"attend vote-back 1 {MEETING}").code == 1
    done(cli, f"attend vote-back 2 {MEETING}")
    assert len(votes(cli)) == 1
    done(cli, "undo")
    assert len(votes(cli)) == 2


def test_an_election_over_two_ballots(cli: CommandLine) -> None:
    done(cli, THERE)
    done(
        cli,
        f"attend elect {MEETING} --motion 'Election of Chairman' --nominee 'Orson; Taylor; Loydall' --nominee Pantling"
        " --nominee Taylor --ballot 'Orson 2, Pantling 1, Taylor 1'"
        " --ballot 'Orson: Loydall, Taylor; Pantling: Orson, Pantling; casting Orson' --presiding Orson",
    )
    (vote,) = votes(cli)
    assert (vote["kind"], vote["state"]) == ("election", "elected")
    assert vote["ballots"][0] == "Mr. J. T. Orson 2, Councillor Pantling 1, Councillor Taylor 1"
    assert vote["words"].startswith("Mr. J. T. Orson was ELECTED in the second ballot on the casting vote")


@pytest.mark.parametrize(
    ("line", "told"),
    [
        (f"attend vote {MEETING} --item 5", "No votes are recorded."),
        (f"attend vote {MEETING} --item 5 --moved Orsn --result lost", "Nobody in the register is called"),
        (f"attend vote {MEETING} --corrects 7 --result lost", "The meeting has no vote “7”."),
        (f"attend elect {MEETING} --nominee Orson --ballot nonsense", "“nonsense” is no part of a ballot."),
        (f"attend vote {MEETING} --result lost --moved Orson --seconded Orson", "The same person moved and seconded"),
    ],
)
def test_what_cannot_be_is_refused_with_a_cure(cli: CommandLine, line: str, told: str) -> None:
    done(cli, THERE)
    refused = cli.line(line)
    assert refused.code == 1
    assert told in refused.err
    assert votes(cli) == []


def test_words_that_differ_from_the_count_are_a_finding(cli: CommandLine) -> None:
    done(cli, THERE)
    done(cli, MOTION.replace("'CARRIED'", "'carried unanimously'"))
    found = [row for row in cli.line("show findings --format json").json() if row["code"] == "vote-at-odds"]
    assert [row["sentence"] for row in found] == [
        "The vote on “Covid-19 Pandemic, 1 year on”: It is printed as “carried unanimously”, but 1 voted against it."
    ]


OPENED = "round open precept --year 2021"
NAMED = f"attend vote {MEETING} --item 5 --rule veto --for Orson Pantling Loydall Taylor"


def test_a_vote_and_its_step_of_a_round_offer_one_another_and_never_differ(cli: CommandLine) -> None:
    done(cli, THERE)
    done(cli, OPENED)
    done(cli, 'round open plan --subject "Draft plan"')
    done(cli, "round step R2 received --on 20/3/2021")
    done(cli, "round step R2 review --on 25/3/2021 --meeting 25/3/2021")
    said = done(cli, f"attend vote {MEETING} --item 5 --count-for 3 --count-against 1")
    assert "secretariat round step R2 report --on 2021-03-25 --vote V2" in said
    assert "secretariat round step R1 review --on 2021-03-25 --vote V2" in said
    refused = cli.line("round step R1 review --on 25/3/2021 --choice support --votes 3")
    assert (refused.code, refused.out) == (1, "")
    assert "Recorded is vote V2 at the meeting of 25 March 2021." in refused.err
    refused = cli.line("round step R1 review --on 25/3/2021 --choice support --votes 4 --vote V2")
    assert "3 voted for it in the vote recorded, not 4." in refused.err
    done(cli, "round step R1 review --on 25/3/2021 --choice support --vote V2")
    assert "It decided a step of a statutory round: R1 review." in done(cli, f"show votes {MEETING}")
    assert "(3 votes for, vote V2 of the meeting)" in done(cli, "show round R1")
    refused = cli.line(f"attend vote {MEETING} --corrects 1 --count-for 1 --count-against 3")
    assert "rests on that vote. " in refused.err
    assert "secretariat round back" in refused.err


def test_a_veto_is_recorded_with_its_names_and_its_step_at_once_or_not_at_all(cli: CommandLine) -> None:
    done(cli, THERE)
    done(cli, OPENED)
    refused = cli.line("round step R1 review --on 25/3/2021 --choice veto-too-low --votes 10")
    assert refused.code == 1
    assert "A veto stands on a vote by name" in refused.err
    assert "secretariat attend vote" in refused.err
    refused = cli.line(f"{NAMED} --round R1 --step review --choice veto-too-low")
    assert "LOST: 4 of the 15 members in post voted for it, and 10 were needed." in refused.err
    assert len(votes(cli)) == 0
    done(cli, "round step R1 review --on 25/3/2021 --choice support")
    said = done(cli, f"attend vote {MEETING} --item 5 --count-for 3 --count-against 1")
    assert "secretariat round vote R1 review V2" in said
    assert "rest on vote V2" in done(cli, "round vote R1 review V2")


def test_copies_that_say_two_things_are_merged_and_found(cli: CommandLine) -> None:
    """Here the step rests on the vote, there the vote was corrected: both stand, and a finding names them."""
    done(cli, THERE)
    done(cli, OPENED)
    done(cli, f"attend vote {MEETING} --item 5 --count-for 3 --count-against 1")
    copy = cli.folder / "panel (Anna's conflicted copy 2021-07-12).json"
    shutil.copy(cli.panel, copy)
    theirs = ("--file", str(copy), *TODAY)
    turned = f"attend vote {MEETING} --corrects 1 --count-for 1 --count-against 3"
    assert cli.plain(*theirs, *shlex.split(turned)).code == 0
    done(cli, "round step R1 review --on 25/3/2021 --choice support --vote V2")
    assert "One undo takes it back." in cli("merge", copy.name, "--yes").out
    (row,) = votes(cli)
    assert (row["state"], row["decides"]) == ("lost", ["R1 review"])
    found = [one for one in cli.line("show findings --format json").json() if one["code"] == "round-vote-at-odds"]
    assert len(found) == 1
    assert "V2" in str(found[0]["sentence"])
    assert "LOST by 3 votes to 1." in str(found[0]["sentence"])
    done(cli, "undo")
    assert votes(cli)[0]["state"] == "carried"


def test_remote_links_from_the_command_line(cli: CommandLine) -> None:
    june = "--meeting 10/6/2021"
    done(cli, f"attend present Orson Pantling {june}")
    done(cli, f"attend present Taylor --remote {june}")
    refused = cli.line(f"attend vote {june} --item 1 --for Orson Taylor")
    assert refused.code == 1
    assert "SI 2020/392 reg 2(4); [2021] EWHC 1093 (Admin)" in refused.err
    (row,) = cli.line(f"show quorum {june} --format json").json()
    assert (row["present"], row["by_link"]) == (2, 1)
    shown = done(cli, f"show attendance {june}")
    assert "by link, not counted" in shown
    assert "No later power is known to this edition" in shown
    refused = cli.line('setting remote yes --power "Act 2021 s.1" --from 1/6/2021')
    assert "needs the monitoring officer's advice" in refused.err
    refused = cli.line("setting remote perhaps")
    assert (refused.told, "Type yes, no or not-set." in refused.err) == (("remote-counts",), True)
    done(cli, 'setting remote yes --power "Act 2021 s.1" --advice "advice of 20 May 2021" --from 1/6/2021')
    done(cli, f"attend vote {june} --item 1 --for Orson Taylor")
    assert "Act 2021 s.1" in done(cli, 'setting show "Power for remote links" --on 10/6/2021')
    assert "by remote link" in done(cli, f"show minutes {june} --format text")


def test_a_vote_refused_with_its_step_is_not_said_to_be_there(cli: CommandLine) -> None:
    for line in (
        "round open precept --year 2021",
        "round step R1 notified --on 20/1/2021 --amount 10",
        "attend present Orson Pantling Taylor --meeting 25/3/2021",
    ):
        assert cli.line(line).code == 0, line
    lost = "attend vote --meeting 25/3/2021 --rule veto --for Orson --against Taylor"
    said = cli.line(f"{lost} --round R1 --step review --choice veto-too-low")
    assert said.code == 1
    assert "So there was no veto. Nothing was recorded: " in said.err, said.err
    assert "on “”" not in said.err
    assert "vote-back" not in said.err


def test_a_vote_of_which_no_motion_is_recorded_is_not_named_by_nothing(cli: CommandLine) -> None:
    done(cli, THERE)
    done(cli, f"attend vote {MEETING} --for Orson --against Taylor")
    for line in (f"attend clear Orson {MEETING}", "member end S18 --on 1/3/2021"):
        said = cli.line(line)
        assert said.code == 1, line
        assert "“no motion recorded”" in said.err, said.err
        assert "“”" not in said.err, said.err
