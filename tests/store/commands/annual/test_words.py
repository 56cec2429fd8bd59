"""The clerk's words stay from year to year, and the figures of the grant belong to theirs."""

from __future__ import annotations

from store.commands.annual.words import record_grant, word_annual
from store.papers.printed import printed
from store.records.annual import AnnualText, GrantFigure
from store.rules.annual.sections import words_of
from tests.store.commands.office import TODAY, codes, office, refusal, run


def test_words_hold_until_they_are_worded_anew() -> None:
    first = run(office(), word_annual, section="opening", year="2019-20", text="The panel met.\n\nIt met again.")
    assert first.edit.sentence == "Worded the section “opening” of the annual report from 2019-20 on"
    after = run(first.after, word_annual, section="opening", year="2021-22", text="A new commissioner.").after
    said = {year: words_of(after.panel, "opening", year) for year in (2018, 2019, 2020, 2021, 2022)}
    assert said == {
        2018: "",
        2019: "The panel met.\n\nIt met again.",
        2020: "The panel met.\n\nIt met again.",
        2021: "A new commissioner.",
        2022: "A new commissioner.",
    }
    again = run(after, word_annual, section="opening", year="2021/22", text="Another wording.").after
    assert again.panel.annual_texts[-1] == AnnualText(section="opening", year=2021, text="Another wording.")
    assert len(again.panel.annual_texts) == 2
    assert "It met again." in printed("annual", "md", again, TODAY, year="2020-21").data.decode()


def test_what_cannot_be_worded() -> None:
    problems = refusal(office(), word_annual, section="preface", year="soon", text="x")
    assert codes(problems) == ["year", "annual-section"]


def test_the_grant_of_a_year() -> None:
    entered = run(office(), record_grant, year="2020-21", what="Members' travel", figure="£412.60").after
    entered = run(entered, record_grant, year="2020-21", what="Officer hours", figure="120 hours").after
    changed = run(entered, record_grant, year="2020-21", what="members' travel", figure="£415").after
    assert changed.panel.grant == (
        GrantFigure(year=2020, what="members' travel", figure="£415"),
        GrantFigure(year=2020, what="Officer hours", figure="120 hours"),
    )
    paper = printed("annual", "text", changed, TODAY, year="2020-21").data.decode()
    assert "£415" in paper
    assert "£415" not in printed("annual", "text", changed, TODAY, year="2019-20").data.decode()
    gone = run(changed, record_grant, year="2020-21", what="Officer hours")
    assert gone.edit.sentence == "Took out the grant figure “Officer hours” for 2020-21"
    assert len(gone.after.panel.grant) == 1
    assert codes(refusal(office(), record_grant, year="2020-21", what="Travel")) == ["grant-empty"]
    assert "text-empty" in codes(refusal(office(), record_grant, year="2020-21", what=" ", figure="x"))
