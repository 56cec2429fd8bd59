"""Settings: each read and typed back unchanged, each rule changeable from a day on, every slip refused."""

from __future__ import annotations

import datetime as dt
import re

import pytest
from msgspec.structs import replace

from store import rulesets
from store.commands.settings.starting_rules import with_chosen
from store.problems import Refused
from store.records import Council, Panel, RuleSet
from store.records.panel import Deadline, NoticeRule, QuestionKindRule, QuestionRules, QuorumRule
from store.rules.questions.steps import GROUNDS, NO_SCHEME
from store.rules.settings.naming import find_section, typed_words
from store.rules.settings.quorum import read_quorum
from store.rules.settings.reading import (
    from_words,
    is_entered,
    later_sets,
    setting,
    shown_rows,
    shown_value,
    typed_value,
    value_of,
    with_value,
)
from store.rules.settings.schemes import GROUNDS as SETTING_GROUNDS
from store.rules.settings.setting import KINDS
from store.rules.settings.table import BY_PATH, SECTIONS
from store.sample import sample_records

TODAY = dt.date(2021, 7, 12)
LLR = next(record for record in sample_records() if isinstance(record, Panel))
PLAIN = Panel(id="PANEL", name="A panel")
FRESH = Panel(id="PANEL", name="A panel", rules=(RuleSet(questions=NO_SCHEME),))
Q = "rules.questions."


@pytest.mark.parametrize("name", rulesets.names())
def test_every_setting_of_every_panel_typed_back_changes_nothing(name: str) -> None:
    panel = Panel(id="PANEL", name="A panel", rules=(rulesets.rule_set(name).rules,))
    for path in BY_PATH:
        typed = typed_value(panel, panel.rules[0], setting(path))
        assert with_value(panel, path, typed, from_date=None, today=TODAY) == panel, path


@pytest.mark.parametrize("path", BY_PATH)
def test_every_setting_is_explained_and_shown(path: str) -> None:
    one = BY_PATH[path]
    assert one.help.endswith(".")
    assert shown_value(LLR, LLR.rules[-1], one)
    assert typed_value(LLR, LLR.rules[-1], one) == typed_value(
        with_value(LLR, path, typed_value(LLR, LLR.rules[-1], one), from_date=None, today=TODAY), LLR.rules[-1], one
    )


def test_no_setting_stands_twice() -> None:
    assert len(BY_PATH) == sum(len(section.settings) for section in SECTIONS)


def test_a_rule_from_a_day_on_begins_a_new_set() -> None:
    day = dt.date(2021, 9, 1)
    changed = with_value(PLAIN, "rules.notice.clear_days", 7, from_date=day, today=TODAY)
    assert [each.from_date for each in changed.rules] == [None, day]
    assert changed.rules_on(day).notice.clear_days == 7
    assert changed.rules_on(day - dt.timedelta(days=1)).notice.clear_days is None
    again = with_value(changed, "rules.notice.clear_days", 8, from_date=day, today=TODAY)
    assert len(again.rules) == 2
    assert again.rules_on(day).notice.clear_days == 8
    assert later_sets(changed, TODAY) == (day,)


def test_a_rule_without_a_day_corrects_the_set_in_force() -> None:
    changed = with_value(LLR, "rules.questions.max_words", 100, from_date=None, today=TODAY)
    assert changed.rules_on(TODAY).questions.max_words == 100
    assert changed.rules_on(dt.date(2016, 9, 23)).questions.max_words is None


def test_lines_keep_what_they_do_not_show() -> None:
    rules = RuleSet(notice=NoticeRule())
    panel = Panel(id="PANEL", name="A", councils=(Council(name="North", seats=3, notice_place="Hall"),), rules=(rules,))
    changed = with_value(panel, "councils", "North | 4\nSouth", from_date=None, today=TODAY)
    assert changed.councils == (Council(name="North", seats=4), Council(name="South"))


def with_kind(panel: Panel, name: str, typed: object) -> tuple[QuestionKindRule, ...]:
    changed = with_value(panel, f"rules.questions.kinds.{name}", typed, from_date=None, today=TODAY)
    return changed.rules_on(TODAY).questions.kinds


def test_a_rule_for_a_kind_makes_it_one_that_is_taken() -> None:
    (kind,) = with_kind(LLR, "question.deadline", "noon, 10 clear working days")
    assert kind.deadline == Deadline(mode="clear_wd", n=10, hour=dt.time(12))
    question, statement = with_kind(LLR, "statement.deadline", "noon, the working day before the meeting")
    assert (question.kind, statement.kind) == ("question", "statement")
    assert statement.deadline == Deadline(mode="wd_before", n=1, hour=dt.time(12))
    assert [one.kind for one in with_kind(LLR, "deputation.taken", True)] == ["question", "deputation"]
    assert with_kind(LLR, "question.taken", False) == ()
    assert with_kind(LLR, "statement.max_words", None) == LLR.rules_on(TODAY).questions.kinds
    (limited,) = with_kind(LLR, "question.max_per_person", 1)
    assert (limited.deadline.n, limited.max_per_person) == (15, 1)


def test_every_rule_of_the_scheme_has_a_setting_in_the_clerks_words() -> None:
    scheme = {f"rules.questions.{name}" for name in QuestionRules.__struct_fields__} - {"rules.questions.kinds"}
    kinds = {
        f"rules.questions.kinds.{kind}.{name}"
        for kind in KINDS
        for name in {*QuestionKindRule.__struct_fields__, "taken"} - {"kind"}
    }
    quorum = {f"rules.quorum.{name}" for name in QuorumRule.__struct_fields__} - {"rules.quorum.note"}
    assert scheme | kinds | quorum <= set(BY_PATH)
    assert not [path for path in (*scheme, *kinds) if BY_PATH[path].kind == "lines"]


def test_no_code_of_a_rule_is_shown_or_typed() -> None:
    """What is typed of any rule set, and shown of it, is in words: no code, no bar."""
    for name in rulesets.names():
        rules = rulesets.rule_set(name).rules
        panel = Panel(id="PANEL", name="A panel", rules=(rules,))
        for path, one in BY_PATH.items():
            if not path.startswith("rules.questions.") or path.endswith((".note", ".provision")):
                continue
            words = shown_value(panel, rules, one)
            typed = typed_value(panel, rules, one)
            said = words if one.kind == "choice" else f"{words} {typed}"
            assert not re.search(r"_|\||\bwd\b|\bpcc\b", said), (name, path, said)


@pytest.mark.parametrize(
    ("path", "typed", "kept"),
    [
        ("rules.questions.eligibility", "live in the area, study in the area", ("live", "study")),
        ("rules.questions.eligibility", "Live, WORK", ("live", "work")),
        ("rules.questions.refusal_grounds", "defamatory, too long", ("defamatory", "over_length")),
        ("rules.questions.require", "name, a way to reach the asker", ("name", "contact")),
    ],
)
def test_words_are_read_as_what_they_stand_for(path: str, typed: str, kept: tuple[str, ...]) -> None:
    changed = with_value(LLR, path, typed, from_date=None, today=TODAY)
    assert value_of(changed, changed.rules_on(TODAY), path) == kept


def test_the_words_of_the_settings_are_those_of_the_rules() -> None:
    assert {code for code, _ in SETTING_GROUNDS} == set(GROUNDS)


def test_a_kind_that_is_not_taken_shows_only_that() -> None:
    sections = {section.title: section for section in SECTIONS}
    rules = LLR.rules_on(TODAY)
    assert [one.label for one in shown_rows(LLR, rules, sections["Statements"])] == ["Statements: taken"]
    assert len(shown_rows(LLR, rules, sections["Questions"])) == 11
    assert len(shown_rows(LLR, rules, sections["Public questions"])) == len(sections["Public questions"].settings)


@pytest.mark.parametrize(
    ("path", "typed"),
    [
        ("nowhere", "x"),
        ("councils", "North | many"),
        ("councils", "a | 1 | b | c"),
        ("rules.questions.kinds.riddle.deadline", "5 clear working days"),
        ("rules.questions.kinds.question.deadline", "5 moons"),
        ("rules.questions.kinds.question.deadline", "question | clear_wd | 5"),
        ("rules.questions.kinds.question.waiver", "the cat"),
        ("rules.questions.eligibility", "live in the area, be nice"),
        ("rules.contact_months", None),
        ("nation", "Scotland"),
    ],
)
def test_what_cannot_be_kept_is_refused_with_a_cure(path: str, typed: object) -> None:
    with pytest.raises(Refused) as caught:
        with_value(LLR, path, typed, from_date=None, today=TODAY)
    assert all(problem.sentence and problem.cure for problem in caught.value.problems)


def test_words() -> None:
    assert from_words(None) == "from the beginning"
    assert from_words(TODAY) == "from Monday 12 July 2021"
    assert value_of(LLR, LLR.rules[-1], "rules.questions.session_minutes") == 10


@pytest.mark.parametrize(
    ("typed", "kept"),
    [
        ("4", ("number", 4, None, None)),
        ("four members", ("number", 4, None, None)),
        ("at least 5 members of the panel", ("number", 5, None, None)),
        ("1/3", ("fraction", None, 1, 3)),
        ("one third", ("fraction", None, 1, 3)),
        ("One-third of the members", ("fraction", None, 1, 3)),
        ("a quarter of all members", ("fraction", None, 1, 4)),
        ("two thirds of its membership", ("fraction", None, 2, 3)),
        ("half the members", None),
        ("half of the members", ("fraction", None, 1, 2)),
        ("most of them", None),
    ],
)
def test_a_quorum_is_typed_as_the_rules_of_procedure_say_it(
    typed: str, kept: tuple[str, int | None, int | None, int | None] | None
) -> None:
    read = read_quorum(typed)
    assert kept == (read and (read.mode, read.number, read.numerator, read.denominator))
    if kept is not None:
        changed = with_value(PLAIN, "rules.quorum.mode", typed, from_date=None, today=TODAY)
        assert changed.rules_on(TODAY).quorum == read


def test_figures_of_a_quorum_say_which_it_is_and_none_is_without_them() -> None:
    path = "rules.quorum."
    number = with_value(PLAIN, f"{path}number", 4, from_date=None, today=TODAY)
    assert number.rules_on(TODAY).quorum == QuorumRule(mode="number", number=4)
    top = with_value(PLAIN, f"{path}numerator", 1, from_date=None, today=TODAY)
    assert top.rules_on(TODAY).quorum.mode == "unset"
    whole = with_value(top, f"{path}denominator", 3, from_date=None, today=TODAY)
    assert whole.rules_on(TODAY).quorum == QuorumRule(mode="fraction", numerator=1, denominator=3)
    for mode, panel in (("number", PLAIN), ("fraction", number), ("number", whole)):
        with pytest.raises(Refused, match=r"no figures are entered\. Enter its figures first: “Quorum, number”"):
            with_value(panel, f"{path}mode", mode, from_date=None, today=TODAY)


@pytest.mark.parametrize("typed", ["Mercia; Vale;  Sedge", "Mercia\nVale\nSedge", "Mercia;Vale\nSedge;"])
def test_names_on_one_line_are_as_many_as_they_are_shown(typed: str) -> None:
    """What is shown as `a; b` and typed so is two councils, not one of that name."""
    councils = with_value(PLAIN, "councils", typed, from_date=None, today=TODAY).councils
    assert [one.name for one in councils] == ["Mercia", "Vale", "Sedge"]
    assert with_value(PLAIN, "area", typed, from_date=None, today=TODAY).area == ("Mercia", "Vale", "Sedge")


@pytest.mark.parametrize(
    "path", [path for path, one in BY_PATH.items() if one.kind in {"number", "time", "words", "list"}]
)
def test_what_an_empty_setting_is_shown_as_can_be_typed(path: str) -> None:
    one = BY_PATH[path]
    typed = typed_words(one, [one.unset])
    a_value = {"number": 3, "time": dt.time(9)}.get(one.kind) or (one.choices[0][1] if one.choices else "Oakham")
    filled = with_value(PLAIN, path, a_value, from_date=None, today=TODAY)
    assert value_of(filled, filled.rules[0], path)
    if path in {"rules.contact_months", "rules.undated_after_meetings"}:
        return
    emptied = with_value(filled, path, typed, from_date=None, today=TODAY)
    assert not value_of(emptied, emptied.rules[0], path), one.unset


def test_a_heading_of_the_settings_is_no_setting() -> None:
    section = find_section("public questions")
    assert section is not None
    assert section.title == "Public questions"
    assert find_section("quorum") is None
    for each in SECTIONS:
        found = find_section(each.title)
        assert found == each


# Rules that only the panel can say -----------------------------------------------------------------------------------

ASKED = [path for path, one in BY_PATH.items() if one.until_entered]


def entered_of(panel: Panel) -> set[str]:
    return {path for path in ASKED if is_entered(panel, panel.rules[0], BY_PATH[path])}


@pytest.mark.parametrize("begun", [RuleSet(), RuleSet(questions=NO_SCHEME)], ids=["earlier version", "fresh"])
def test_of_one_rule_entered_no_other_becomes_the_panels(begun: RuleSet) -> None:
    """After `allowed yes` every other rule stays not set, whatever an earlier version put under it."""
    panel = with_value(replace(PLAIN, rules=(begun,)), f"{Q}allowed", True, from_date=None, today=TODAY)
    assert entered_of(panel) == {f"{Q}allowed"}
    for path in ASKED:
        shown = shown_value(panel, panel.rules[0], BY_PATH[path])
        assert shown == "yes" if path == f"{Q}allowed" else shown.startswith("not set"), path


@pytest.mark.parametrize("path", ASKED)
def test_a_rule_is_the_panels_once_it_is_entered_and_not_set_once_it_is_taken_back(path: str) -> None:
    """Also where what is entered says no more than an empty one: `no`, `no limit`, `anyone`."""
    one = BY_PATH[path]
    words = {"number": "no limit", "deadline": "no deadline"}.get(one.kind, "a guarantee")
    said = [value for value, words in one.choices if words != "not set"] if one.kind == "choice" else [one.unset, words]
    for value in said:
        if value == "not set" or (one.kind in {"number", "words"} and value != one.unset):
            continue
        panel = with_value(FRESH, path, value, from_date=None, today=TODAY)
        assert entered_of(panel) in ({path}, {path, path.rpartition(".")[0] + ".taken"}), value
        assert not shown_value(panel, panel.rules[0], one).startswith("not set")
        typed = typed_value(panel, panel.rules[0], one)
        assert with_value(panel, path, typed, from_date=None, today=TODAY) == panel
        back = with_value(panel, path, typed_words(one, ["not set"]), from_date=None, today=TODAY)
        assert path not in entered_of(back)
        assert back.rules[0].confirmed == ()


def test_a_kind_taken_away_takes_what_was_entered_of_it() -> None:
    panel = with_value(FRESH, f"{Q}kinds.statement.urgent", "none", from_date=None, today=TODAY)
    panel = with_value(panel, f"{Q}kinds.statement.deadline", "5 days before the meeting", from_date=None, today=TODAY)
    assert f"{Q}kinds.statement.urgent" in entered_of(panel)
    panel = with_value(panel, f"{Q}kinds.statement.taken", False, from_date=None, today=TODAY)
    assert entered_of(panel) == {f"{Q}kinds.statement.taken"}
    assert shown_value(panel, panel.rules[0], BY_PATH[f"{Q}kinds.statement.taken"]) == "no"


@pytest.mark.parametrize("name", rulesets.names())
def test_of_a_set_taken_by_its_name_what_its_page_says_is_the_panels(name: str) -> None:
    chosen = rulesets.rule_set(name)
    panel = with_value(FRESH, f"{Q}one_kind_only", False, from_date=None, today=TODAY)
    taken = replace(panel, rules=(with_chosen(panel.rules[0], chosen),))
    if "questions" not in chosen.parts:
        assert entered_of(taken) == {f"{Q}one_kind_only"}
        return
    said = {
        path
        for path in ASKED
        if value_of(taken, chosen.rules, path) != value_of(taken, RuleSet(questions=NO_SCHEME), path)
    }
    assert entered_of(taken) == said


@pytest.mark.parametrize(
    ("typed", "kept"),
    [
        ("lives, works or studies", ("live", "work", "study")),
        ("who live, work or study in the police area", ("live", "work", "study")),
        ("people who live or work in the area", ("live", "work")),
        ("residents", ("live",)),
        ("on the electoral roll", ("electors",)),
        ("of the area", ("area",)),
        ("anyone", ()),
    ],
)
def test_who_may_ask_is_typed_as_rules_say_it(typed: str, kept: tuple[str, ...]) -> None:
    changed = with_value(FRESH, f"{Q}eligibility", typed, from_date=None, today=TODAY)
    assert changed.rules[0].questions.eligibility == kept


def test_a_ground_that_has_an_or_in_it_is_one_ground() -> None:
    typed = "defamatory, confidential or exempt information, a statement and not a question, frivolous or vexatious"
    changed = with_value(FRESH, f"{Q}refusal_grounds", typed, from_date=None, today=TODAY)
    grounds = ("defamatory", "confidential_exempt", "statement_not_question", "frivolous", "vexatious")
    assert changed.rules[0].questions.refusal_grounds == grounds


@pytest.mark.parametrize("path", [path for path, one in BY_PATH.items() if one.kind == "number"])
def test_a_number_is_typed_in_figures_or_as_a_word(path: str) -> None:
    for typed in ("2", "two", "Two"):
        changed = with_value(FRESH, path, typed_words(BY_PATH[path], [typed]), from_date=None, today=TODAY)
        assert value_of(changed, changed.rules[0], path) == 2
    with pytest.raises(Refused, match="is not a whole number"):
        with_value(FRESH, path, typed_words(BY_PATH[path], ["a few"]), from_date=None, today=TODAY)


@pytest.mark.parametrize(
    ("typed", "shown"),
    [
        ("4", "4 members"),
        ("1/4", "one quarter of the members"),
        ("half of the members", "half of the members"),
        ("two thirds", "two thirds of the members"),
        ("2/7", "2/7 of the members"),
        ("one quarter of the members, and not less than three", "one quarter of the members (at least 3)"),
        ("1/3 (minimum 4)", "one third of the members (at least 4)"),
    ],
)
def test_a_quorum_is_shown_as_which_it_is(typed: str, shown: str) -> None:
    path = "rules.quorum.mode"
    changed = with_value(FRESH, path, typed, from_date=None, today=TODAY)
    assert shown_value(changed, changed.rules[0], BY_PATH[path]) == shown
    assert with_value(FRESH, path, shown, from_date=None, today=TODAY) == changed


@pytest.mark.parametrize(
    ("title", "shown"),
    [
        ("Police and Crime Commissioner", "the Commissioner"),
        ("Mayor of Borsetshire", "the Mayor"),
        ("Acting Police and Crime Commissioner", "the Acting Commissioner"),
    ],
)
def test_to_whom_questions_are_put_is_named_by_the_title_of_the_day(title: str, shown: str) -> None:
    one = BY_PATH[f"{Q}addressee"]
    for typed in (shown, "the Commissioner", "mayor"):
        value = typed_words(one, [typed])
        panel = with_value(replace(FRESH, commissioner=title), one.path, value, from_date=None, today=TODAY)
        assert panel.rules[0].questions.addressee == "pcc"
        assert shown_value(panel, panel.rules[0], one) == shown
