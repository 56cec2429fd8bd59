"""The small parts of the command line, each by itself: what it makes of the least, the most and what lies between."""

from __future__ import annotations

import argparse
import datetime as dt
import itertools
from io import StringIO
from pathlib import Path
from types import SimpleNamespace
from typing import Any

import pytest
from msgspec.structs import replace

from store.papers.questions import letters
from store.problems import Problem, Refused
from store.records import Clause, Minute
from tests.store.commands.office import HELD, TODAY, office
from tests.told import told
from tui.commandline import fields
from tui.commandline.actions.links import _piece
from tui.commandline.asking import session
from tui.commandline.asking.choosing import LEFT_OUT, meant, synonyms
from tui.commandline.asking.prompts import line_words, prompts_of
from tui.commandline.asking.session import Session, _ask_words, _hints
from tui.commandline.asking.talk import Typed, WentBack, _typed
from tui.commandline.attendance.motions import mover
from tui.commandline.call import Call
from tui.commandline.coded import Coded, find_coded
from tui.commandline.common import Common, Usage, asks_for_json, split_common
from tui.commandline.guard import fitted, output_failed, visible
from tui.commandline.importing import read_all
from tui.commandline.minutes import import_minutes
from tui.commandline.naming import ITEM_HELP
from tui.commandline.office import desk as desks
from tui.commandline.office import import_data
from tui.commandline.office.schedule import reminders_of
from tui.commandline.output import labelled
from tui.commandline.parser import Book, Parser, all_commands
from tui.commandline.questions.after import _left_in
from tui.commandline.reading import Reading
from tui.commandline.settings import settings
from tui.commandline.shell.bash_line import BashLine, answered, read_line
from tui.commandline.shell.offered import Offer
from tui.commandline.show.described import argument_shown
from tui.commandline.ways import given_for, line_for, with_line, words_for
from tui.commandline.which_file import is_there
from tui.last_words import redacted

COMMANDS = {command.words: command for command in all_commands()}
ACTS = [one for one in all_commands() if one.words.split()[0] not in LEFT_OUT]


@pytest.mark.parametrize(
    ("words", "common", "rest"),
    [
        ("", Common(), ""),
        ("item move W1", Common(), "item move W1"),
        ("--file a item --today 1/2/2021 move", Common(file="a", today="1/2/2021"), "item move"),
        ("--file=a=b x", Common(file="a=b"), "x"),
        ("--desk postgresql://x --read-only", Common(desk="postgresql://x", read_only=True), ""),
        ("x -- --file a", Common(), "x -- --file a"),
        ("--file a x --file a", Common(file="a"), "x"),
        ("x --reason --file a", Common(file="a"), "x --reason"),
        ("--today -3 x", Common(today="-3"), "x"),
    ],
)
def test_common_options_are_taken_out_of_a_line(words: str, common: Common, rest: str) -> None:
    assert split_common(words.split()) == (common, rest.split())


@pytest.mark.parametrize(
    ("words", "codes"),
    [
        (["--file"], ["usage.value"]),
        (["--file", "--today", "x"], ["usage.value"]),
        (["--file=", "x"], ["usage.value"]),
        (["--file", " ", "x"], ["usage.value"]),
        (["--file", "a", "--file", "b"], ["usage.twice"]),
        (["--file", "a", "--desk", "b"], ["usage.file-or-desk"]),
        (["--today", "--file", "a", "--file=b", "--desk", "c"], ["usage.value", "usage.twice", "usage.file-or-desk"]),
    ],
)
def test_every_fault_of_the_common_options_is_said_in_their_order(words: list[str], codes: list[str]) -> None:
    with pytest.raises(Usage) as misused:
        split_common(words)
    assert [one.code for one in misused.value.problems] == codes
    assert str(misused.value) == " ".join(map(str, misused.value.problems))


@pytest.mark.parametrize(
    ("words", "asked"),
    [
        ("show x --json", True),
        ("show x --format=json", True),
        ("show x --format json", True),
        ("show x --format csv json", False),
        ("show x -- --json", False),
        ("show x -- --format json", False),
        ("json --format", False),
        ("", False),
    ],
)
def test_json_is_asked_for_in_three_ways(words: str, asked: bool) -> None:
    assert asks_for_json(words.split()) == asked


def test_twenty_of_what_could_be_meant_are_named_and_the_others_counted() -> None:
    known = [Coded(f"code-{number}", f"Block number{number}") for number in range(22)]
    twenty = "; ".join(one.called for one in known[:20])
    assert str(told(lambda: find_coded(known, "zzz", "block", "block"))[0]) == (
        f"There is no block “zzz”. There are: {twenty}; and 2 more."
    )
    assert str(told(lambda: find_coded(known[:20], "zzz", "block", "block"))[0]).endswith(f"There are: {twenty}.")
    several = told(lambda: find_coded(known, "block", "block", "field"))
    assert [(str(one), one.field) for one in several] == [
        (f"“block” could be 22 of them: {twenty}; and 2 more. Type more of what it is called.", "field")
    ]
    long = told(lambda: find_coded(known, "z" * 70, "block", "block"))
    assert long[0].sentence == f"There is no block “{'z' * 60}”."
    assert find_coded(known[:3], "code_1", "block", "block") == "code-1"
    assert find_coded((), " x ", "block", "block") == "x"
    assert find_coded(known, "code-21", "block", "block") == "code-21"
    for typed, found_as in (("num", ""), ("nu", ""), ("number21", "code-21"), ("blo number21", "code-21")):
        if found_as:
            assert find_coded(known, typed, "block", "block") == found_as
        else:
            assert told(lambda typed=typed: find_coded(known, typed, "block", "block"))  # type: ignore[misc]


@pytest.mark.parametrize(
    ("text", "small"),
    [
        ("The words", "the words"),
        ("PCC of it", "PCC of it"),
        ("A minute", "A minute"),
        ("x", "x"),
        ("X", "X"),
        ("", ""),
        ("Ab", "ab"),
    ],
)
def test_a_help_begins_in_lower_case_but_for_a_name_in_capitals(text: str, small: str) -> None:
    assert fields._small(text) == small


@pytest.mark.parametrize(
    ("panel", "reminders"),
    [
        ("/a/b.json", "/a/b.reminders.txt"),
        ("/a.b/c", "/a.b/c.reminders.txt"),
        ("C:\\a.b\\c.json", "C:\\a.b\\c.reminders.txt"),
        ("C:\\a.b\\c", "C:\\a.b\\c.reminders.txt"),
    ],
)
def test_reminders_lie_beside_the_panels_file(panel: str, reminders: str) -> None:
    assert reminders_of(panel) == reminders


def test_what_confirmed_minutes_would_read_is_refused_whole_with_the_way_to_do_it(
    capsys: pytest.CaptureFixture[str],
) -> None:
    problems = (Problem("one", "First.", "Do this."), Problem("two", "Second.", "Do that."))
    with pytest.raises(Refused) as refused:
        import_data._tell_of(problems, asked=True)
    cure = "Or add --confirmed: the file as it is, with its minutes, is kept under another name."
    assert [str(one) for one in refused.value.problems] == ["First. Do this.", f"Second. Do that. {cure}"]
    import_data._tell_of(problems, asked=False)
    assert capsys.readouterr().out == "Note: First. Do this.\nNote: Second. Do that.\n"
    import_data._tell_of((), asked=True)
    assert capsys.readouterr().out == ""


@pytest.mark.parametrize(
    ("typed", "acts"),
    [
        ("again", ["declare again"]),
        ("item  MOVE", ["item move"]),
        ("mov", ["item move", "item moveable", "holiday move"]),
        ("move item", ["item move"]),
        ("declare a", ["declare add", "declare again"]),
        ("show programme x", []),
        (" ", []),
    ],
)
def test_which_acts_are_meant_in_their_order(typed: str, acts: list[str]) -> None:
    given = [one.words for one in meant(typed, ACTS)]
    assert given[: len(acts)] == acts
    assert typed != "again" or given == acts
    assert bool(given) == bool(acts)


def test_an_act_has_the_words_of_its_key_and_its_own_each_once() -> None:
    assert synonyms(COMMANDS["check"])[:2] == ("findings", "what is late")
    assert synonyms(COMMANDS["show meeting"])[:2] == ("on", "what is on")
    for one in ACTS:
        assert len(set(synonyms(one))) == len(synonyms(one))


@pytest.mark.parametrize(
    ("line", "typed"),
    [
        ("", Typed("")),
        ("  x y ", Typed("x y")),
        ('""', Typed("", empty=True)),
        ("''", Typed("", empty=True)),
        ("“”", Typed("", empty=True)),
        ('"', Typed('"')),
        ('"stop"', Typed("stop")),
        ("“LIST”", Typed("LIST")),
        ('"all"', Typed("all")),
        ("'stop'", Typed("'stop'")),
        ('"stop”', Typed('"stop”')),
        ('"words"', Typed('"words"')),
    ],
)
def test_quotes_make_an_answer_of_a_word_that_is_none(line: str, typed: Typed) -> None:
    assert _typed(line) == typed


def test_what_helps_to_answer_is_said_of_each_argument() -> None:
    command = COMMANDS["item move"]
    items, _, reason, clear = prompts_of(command, Parser(command))
    back = "“list” names those there are, “list WORD” those with a word."
    assert _hints(items) == [f"items: {ITEM_HELP}", "Typed is: ITEM.", back]
    assert _hints(reason) == ["reason: why", back, "A line that ends with \\ goes on in the next."]
    assert _hints(clear) == [f"clear note: {clear.hint}"]
    way = prompts_of(COMMANDS["item reorder"], Parser(COMMANDS["item reorder"]))[1]
    assert _hints(way)[-2:] == ["One of: up, down.", back]
    assert _ask_words(items, "") == (f"Items: {ITEM_HELP}. Several can be given, a line each; an empty line ends.")
    assert _ask_words(reason, "Enter keeps “x”.") == "Reason: why. Enter keeps “x”."
    assert _ask_words(reason, "") == "Reason: why. Enter for none."
    assert _ask_words(way, "").endswith("Type a number or the word.")


def test_answers_make_a_line_with_what_stands_in_its_place_first() -> None:
    command = COMMANDS["item move"]
    prompts = prompts_of(command, Parser(command))
    assert [(one.name, one.option, one.needed, one.several, one.flag) for one in prompts] == [
        ("items", "", True, True, False),
        ("to", "--to", True, False, False),
        ("reason", "--reason", False, False, False),
        ("clear_note", "--clear-note", False, False, True),
    ]
    answers = {"items": ["W1", "W2"], "to": ["next"], "reason": ["-why"], "clear_note": ["yes"]}
    assert line_words(prompts, answers) == ["W1", "W2", "--to", "next", "--reason=-why", "--clear-note"]
    hyphens = line_words(prompts, {**answers, "items": ["W1", "-x"], "clear_note": ["no"]})
    assert hyphens == ["--to", "next", "--reason=-why", "--", "W1", "-x"]
    edit = COMMANDS["item edit"]
    moveable = line_words(prompts_of(edit, Parser(edit)), {"item": ["W1"], "moveable": ["no"]})
    assert moveable == ["W1", "--no-moveable"]
    moveable = line_words(prompts_of(edit, Parser(edit)), {"item": ["W1"], "moveable": ["yes"]})
    assert moveable == ["W1", "--moveable"]


@pytest.mark.parametrize(
    ("offers", "line", "written"),
    [
        (["item"], "secretariat it", ["item"]),
        (["item move", "item map"], "secretariat ite", ["item\\ move", "item\\ map"]),
        (["Ethics", "ethos"], "secretariat e", ["ethos"]),
        (["Ethics"], "secretariat eth", ["Ethics"]),
        (["Ethics Committee"], 'secretariat "Eth', ["Ethics Committee"]),
        (['a "b" $c'], 'secretariat "a', ['a \\"b\\" \\$c']),
        (["it's"], "secretariat 'it", ["it'\\''s"]),
        (["--to=next"], "secretariat --to=n", ["next"]),
        (["ab", "abc"], "secretariat ab", ["ab", "abc"]),
        (["ŵyn@x"], "secretariat ŵ", ["ŵyn@x"]),
        (["a\x7f\x80"], "secretariat a", ["a\\\x7f\x80"]),
    ],
)
def test_an_offer_is_put_in_as_bash_reads_it(offers: list[str], line: str, written: list[str]) -> None:
    given = [Offer(one, "says") for one in offers]
    assert answered(given, read_line(line, " =:"), listing=False) == written
    assert answered(given, read_line(line, " =:"), listing=True) == [f"{one}  (says)" for one in offers]
    assert answered([Offer("x")], BashLine(("",), "", 0), listing=True) == ["x"]


@pytest.mark.parametrize(
    ("words", "piece"),
    [
        ("recommendation 1", ("That A", "recommendation", "recommendation 1", "undated")),
        ("recommendation 2||||To be noted", ("To be noted", "recommendation", "recommendation 2", "undated")),
        ("resolution||||Write", ("Write", "action", "resolution", "undated")),
        ("||OPCC|next meeting|Own | words", ("Own | words", "action", "", "next meeting", "OPCC")),
        ("|request for a report|||Own", ("Own", "request for a report", "", "undated")),
        ("||||To be noted", ("To be noted", "action", "", "undated")),
    ],
)
def test_a_piece_of_a_minute_has_the_kind_that_is_typed_or_that_its_words_and_its_clause_suggest(
    words: str, piece: tuple[str, ...]
) -> None:
    one, two, noted = (Clause(text=text) for text in ("That A", "That B", "That it be noted"))
    minute = replace(office().need(Minute, "N1"), recommendations=(one, two), resolutions=(noted,))
    read = Reading(office(), TODAY)
    made = _piece(minute, words, read)
    assert (made.text, made.kind.value, made.clause, made.due.kind.value, made.owner)[: len(piece)] == piece
    assert read.problems == []


@pytest.mark.parametrize(
    ("typed", "person", "printed", "codes"),
    [("P2", "P2", "", []), ("Cllr Ash", None, "Cllr Ash", ["person-unknown"])],
)
def test_a_mover_is_a_person_or_as_typed(typed: str, person: str | None, printed: str, codes: list[str]) -> None:
    read = Reading(office(), TODAY)
    read.about = HELD
    one = mover("--by", "who", "moved_by")
    assert one.make(read, {"--by": typed}) == {"moved_by": person, "moved_by_printed": printed}
    assert [problem.code for problem in read.problems] == codes


@pytest.mark.parametrize(("there", "more"), [(0, ["There are none."]), (40, []), (41, ["1 more."]), (42, ["2 more."])])
def test_a_list_to_choose_from_ends_after_forty(monkeypatch: pytest.MonkeyPatch, there: int, more: list[str]) -> None:
    offers = [Offer(f"W{at}", "an item") for at in range(there)]
    monkeypatch.setattr(session, "source_of", lambda *_: lambda _: offers)
    asking: Any = Session.__new__(Session)
    asking._command, asking._desk, asking._sight = SimpleNamespace(words=""), "a desk", lambda _: None
    lines = asking._listed(SimpleNamespace(name="", takes=""), "")
    assert lines[:40] == ([f"W{at}: an item" for at in range(there)][:40] or more)
    assert [line.partition(" Type")[0] for line in lines[40:]] == (more if there else [])


def test_what_was_gone_back_from_or_is_called_otherwise_was_not_asked_for(monkeypatch: pytest.MonkeyPatch) -> None:
    asking: Any = Session.__new__(Session)
    monkeypatch.setattr(session, "_called", lambda name, further: further.get(name))

    def ask(one: str) -> None:
        if one == "left":
            raise WentBack

    asking._ask_for = ask
    further: Any = {"reason": "given", "note": "left"}
    assert [asking._ask_named(name, further) for name in ("reason", "note", "noet")] == [True, False, False]


def test_where_there_is_no_list_that_is_said_behind_what_helps(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(session, "_hints", lambda one: [f"about {one.name}"])
    asking: Any = Session.__new__(Session)
    asking._command, asking._desk = SimpleNamespace(words=""), "a desk"
    for source, desk in ((None, "a desk"), (lambda _: [], None)):
        monkeypatch.setattr(session, "source_of", lambda *_, source=source: source)
        asking._desk = desk
        assert asking._listed(SimpleNamespace(name="reason", takes=""), "") == [
            "about reason",
            "There is no list of these.",
        ]


def test_an_argument_is_described_by_its_first_name() -> None:
    parser = argparse.ArgumentParser()
    parser.add_argument("item", help="which")
    parser.add_argument("more", nargs="*", metavar="MORE")
    parser.add_argument("--under-18", action=argparse.BooleanOptionalAction)
    parser.add_argument("--limit", type=int, default=10, required=True)
    parser.add_argument("--way", choices=("up", "down"), action="append")
    parser.add_argument("--yes", action="store_true")
    _, *arguments = [argument_shown(one) for one in parser._actions]
    assert [
        (one.name, one.help, one.takes, one.choices, one.required, one.several, one.default) for one in arguments
    ] == [
        ("item", "which", "ITEM", (), True, False, ""),
        ("more", "", "MORE", (), False, True, ""),
        ("--under-18", "", "", (), False, False, ""),
        ("--limit", "", "LIMIT", (), True, False, "10"),
        ("--way", "", "WAY", ("up", "down"), False, True, ""),
        ("--yes", "", "", (), False, False, ""),
    ]


@pytest.mark.parametrize(
    ("words", "given", "code", "line"),
    [
        ("item move", {"items": ["W1"], "to": "next"}, "", "secretariat item move W1 --to next"),
        ("item move", {"item": "a b"}, "", 'secretariat item move "a b" --to ID|DATE|next|suggested'),
        ("item move", {"items": ["W1", "W2"]}, "", "secretariat item move ITEM --to ID|DATE|next|suggested"),
        ("attend present", {"names": ["Orson"]}, "", "secretariat attend present Orson"),
        ("attend present", {"name": "Orson"}, "", "secretariat attend present Orson"),
        ("attend present", {"names": ["Orson"]}, "has-substitute", "secretariat attend present NAME"),
        ("question show", {}, "", "secretariat question show QUESTION"),
    ],
)
def test_the_line_of_a_way_out_has_what_was_typed(words: str, given: dict[str, object], code: str, line: str) -> None:
    assert line_for(Parser(COMMANDS[words]), argparse.Namespace(**given), code) == line
    assert with_line(Problem("a", "b.", "Do it."), line).cure == f"Do it. Type {line}."
    assert with_line(Problem("a", "b.", ""), line).cure == f"Type {line}."


@pytest.mark.parametrize(
    ("act", "event"),
    [
        ("room.item", "item"),
        ("room.other", "item"),
        ("room.public", '"public excluded"'),
        ("room.adjourn", "adjourned"),
        ("room.close", "closed"),
        ("room.vote", "vote"),
    ],
)
def test_the_way_out_of_a_stamp_is_the_stamp_that_is_wanted_and_not_that_which_was_refused(
    act: str, event: str
) -> None:
    given = given_for(Problem("a", "b.", "Do it.", "", act), argparse.Namespace(event="note", meeting="M1"))
    command = COMMANDS["meeting stamp"]
    assert line_for(Parser(command), given) == f"secretariat meeting stamp {event}"
    assert event.strip('"') in command.choices["event"]


def test_the_way_out_of_a_setting_names_it() -> None:
    typed = argparse.Namespace(name="other")
    assert given_for(Problem("a", "b.", "c.", "clerk", "setting.edit"), typed).name == "clerk"
    assert given_for(Problem("a", "b.", "c.", "nothing", "setting.edit"), typed) is typed
    assert given_for(Problem("a", "b.", "c.", "clerk", "item.edit"), typed) is typed


@pytest.mark.parametrize(
    ("problem", "words"),
    [
        (Problem("a", "", "", "", "item.move"), "item move"),
        (Problem("a", "", "", "", "clock.done"), "deadline done"),
        (Problem("a", "", "", "", "seat.end"), "member end"),
        (Problem("a", "", "", "", "room.stamp"), "meeting stamp"),
        (Problem("a", "", "", "", "undo"), "undo"),
        (Problem("a", "", "", "", "bin"), "item restore"),
        (Problem("a", "", "", "", "nothing"), ""),
        (Problem("round.closed", "", "", "", "round.close"), "round reopen"),
        (Problem("a", "", "", "venue", "minute.correct"), "minute correct-heading"),
        (Problem("a", "", "", "text", "minute.correct"), "minute correct"),
    ],
)
def test_the_words_of_a_way_out(problem: Problem, words: str) -> None:
    assert words_for(problem) == words


@pytest.mark.parametrize(
    ("text", "shown"),
    [
        ("a\nb\tc", "a\nb\tc"),
        ("\x1f \x20", "\\x1f  "),
        ("~\x7f", "~\\x7f"),
        ("\x80\x9f\xa0", "\\x80\\x9f\xa0"),
        ("\x1b[2J", "\\x1b[2J"),
    ],
)
def test_signs_that_steer_are_shown(text: str, shown: str) -> None:
    assert visible(text) == shown
    assert fitted(text, None) == shown


def test_labels_stand_before_their_values_and_long_ones_go_on_below() -> None:
    assert labelled([("A", "one"), ("B", "two\nthree\nfour"), ("C", "")]) == [
        "  A: one",
        "  B: two\n    three\n    four",
        "  C: ",
    ]


def test_a_long_chain_of_causes_and_a_deep_fall_are_cut_short() -> None:
    errors = [ValueError() for _ in range(600)]
    for one, cause in itertools.pairwise(errors):
        one.__cause__ = cause
    assert redacted(errors[0]).splitlines() == ["builtins.ValueError"] * 500

    def fall(deep: int) -> None:
        if deep == 0:
            raise KeyError
        fall(deep - 1)

    with pytest.raises(KeyError) as caught:
        fall(60)
    lines = redacted(caught.value).splitlines()
    assert lines[0] == "builtins.KeyError"
    assert len(lines) == 51
    assert lines[-1].startswith(f"  {Path(__file__).parent.name}/test_parts.py, line ")
    assert lines[-1].endswith(", in fall")


def test_a_file_with_a_name_that_nobody_can_look_for_is_taken_as_there_so_that_opening_it_says_why() -> None:
    assert is_there(Path("x" * 300))
    assert not is_there(Path("nowhere"))


@pytest.mark.parametrize(
    ("given", "stay"),
    [
        (None, {1}),
        ("all", {0, 1, 2}),
        (" None ", set()),
        ("1,3", {0, 2}),
        ("2 2", {1}),
        ("000000003", {2}),
        ("", set()),
        *((wrong, None) for wrong in ("0", "4", "1 to 3", "\u00b2", "-1", "0000000003", "9" * 5000)),
    ],
)
def test_which_private_details_stay_is_said_by_their_numbers(
    monkeypatch: pytest.MonkeyPatch, given: str | None, stay: set[int] | None
) -> None:
    monkeypatch.setattr(letters, "carried", lambda *_: ("street", "telephone", "mail"))
    monkeypatch.setattr(letters, "left_in_at_first", lambda *_: frozenset({1}))
    monkeypatch.setattr(letters, "carried_words", lambda *_: ["1 street", "2 telephone"])
    question: Any = None
    if stay is not None:
        assert _left_in(given, question, "forward") == stay
        return
    (problem,) = told(lambda: _left_in(given, question, "forward"))
    assert (problem.code, problem.field) == ("leave-in", "leave_in")
    assert "It carries: 1 street; 2 telephone." in problem.sentence


class InTwo:
    """A batch of two files."""

    words = ""

    def step(self) -> bool:
        self.words = {"": "1 of 2", "1 of 2": "2 of 2"}.get(self.words, "done")
        return self.words != "done"

    def result(self) -> tuple[str, ...]:
        return ("read",)


def test_how_far_the_reading_is_is_said_on_a_terminal_alone(monkeypatch: pytest.MonkeyPatch) -> None:
    for there, said in ((True, "\r\x1b[K1 of 2\r\x1b[K2 of 2\r\x1b[K"), (False, "")):
        told = StringIO()
        monkeypatch.setattr(told, "isatty", lambda there=there: there)
        monkeypatch.setattr("sys.stderr", told)
        batch: Any = InTwo()
        assert read_all(batch) == ("read",)
        assert told.getvalue() == said


@pytest.mark.parametrize("trouble", [None, Problem("settings.unwritten", "It cannot be kept.", "Mend it.")])
def test_what_keeps_a_desk_from_being_opened_next_time_is_said(
    monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str], trouble: Problem | None
) -> None:
    monkeypatch.setattr("tui.settings.remember_file", lambda _: trouble)
    monkeypatch.setattr(desks, "_signpost", lambda _: Path("desk"))
    call: Any = None
    address: Any = "postgresql://server/office#llr"
    assert desks._made(call, address, "Made") == 0
    opened = "" if trouble else "It is opened by: secretariat\n"
    said = capsys.readouterr()
    assert said.out == f"Made {address}.\nSaved.\n{opened}"
    assert said.err.strip() == (str(trouble) if trouble else "")


def test_a_line_may_end_with_what_takes_the_next_sign() -> None:
    assert read_line("secretariat x\\", "").words == ("secretariat", "x\\")
    assert read_line("A=1 B=2 secretariat C=3", "").words == ("secretariat", "C=3")
    assert read_line("A=1", "=") == BashLine(("A=1",), "", 2)


def test_what_is_not_set_is_told_where_any_is_not() -> None:
    line = "What is not set is entered with: secretariat setting set {} VALUE; or take a set: setting rules."
    assert settings._next_step([True, True]) == settings._next_step([]) == []
    assert settings._next_step([True, False]) == settings._next_step([False]) == [line.format("NAME")]
    assert settings._next_step([False], "The clerk") == [line.format('"The clerk"')]


def test_a_reader_that_has_gone_is_no_trouble_and_a_full_disk_is(capsys: pytest.CaptureFixture[str]) -> None:
    full = OSError(28, "No space left on device")
    assert output_failed(full) == 3
    assert capsys.readouterr().err.startswith("The computer reports trouble with a file: ")
    full.filename = "/x.json"
    assert output_failed(full) == 3
    assert "trouble with a file (/x.json): " in capsys.readouterr().err


def test_the_commands_are_told_of_the_others() -> None:
    book = Book()
    assert list(book.families()) == list(dict.fromkeys(words.split()[0] for words in COMMANDS))
    assert [one.words for one in book.family("minutes")] == [one.words for one in book.family("minute")]
    assert book.family("zzz") == ()
    assert {one.words for one in book.described()} == set(COMMANDS)
    assert all(COMMANDS[words].output is not None for words in book.outputs())
    shown = {one.words: one for one in book.described()}
    assert shown["item move"].summary == "Move items to another meeting, or back to the suggestions."
    assert shown["show programme"].output == "show programme"
    assert shown["undo"].examples == COMMANDS["undo"].examples


@pytest.mark.parametrize(
    ("typed", "meeting", "day", "said"),
    [
        ("", "", None, []),
        ("next", "M3", None, ["As at then."]),
        ("M1", "M1", None, ["As at then."]),
        ("25/3/2021", "M1", None, ["As at then.", "“25/3/2021” is Thursday 25 March 2021."]),
        ("26 March", "", dt.date(2021, 3, 26), ["As at then.", "“26 March” is Friday 26 March 2021."]),
    ],
)
def test_minutes_are_taken_in_for_a_meeting_that_there_is_or_for_its_day(
    typed: str, meeting: str, day: dt.date | None, said: list[str]
) -> None:
    call: Any = SimpleNamespace(options=SimpleNamespace(meeting=typed), echoes=("As at then.",))
    desk: Any = SimpleNamespace(register=office(), today=TODAY, who="")
    of, on, echoes = import_minutes._which(call, desk)
    assert (of, on, list(echoes[: len(said)])) == (meeting, day, said)


@pytest.mark.parametrize(
    ("today", "as_at", "day", "echoes"),
    [
        ("", None, dt.date(2021, 7, 13), ()),
        ("12/7/2021", None, dt.date(2021, 7, 12), ("Today is taken to be Monday 12 July 2021.",)),
        ("12/7/2021", "11/7/2021", dt.date(2021, 7, 11), ("As at Sunday 11 July 2021.",)),
        ("", "12/7", dt.date(2021, 7, 12), ("As at Monday 12 July 2021.",)),
        ("12/7/2021", "13/7/2021", dt.date(2021, 7, 13), ("As at Tuesday 13 July 2021.",)),
        ("20/7/2021", "20/7/2021", dt.date(2021, 7, 20), ("As at Tuesday 20 July 2021.",)),
        ("", "14/7/2021", None, ()),
        ("12/7/2021", "14/7/2021", None, ()),
    ],
)
def test_the_day_of_a_call(
    monkeypatch: pytest.MonkeyPatch, today: str, as_at: str | None, day: dt.date | None, echoes: tuple[str, ...]
) -> None:
    instant = dt.datetime(2021, 7, 12, 23, 30, tzinfo=dt.UTC)
    monkeypatch.setattr("store.clock.dt", SimpleNamespace(datetime=SimpleNamespace(now=lambda _: instant), UTC=dt.UTC))
    call = Call(argparse.Namespace(as_at=as_at), Common(today=today or None), Book())
    assert not call.says_corrected
    assert not call.exempt
    if day is None:
        with pytest.raises(Refused, match="Wednesday 14 July 2021 is still to come") as refused:
            _ = call.today
        assert refused.value.problems[0].code == "as-at-ahead"
        return
    assert call.today == day
    assert call.echoes == echoes
    assert call.real_today == (call.common.day() or dt.date(2021, 7, 13))
    assert Call(argparse.Namespace(exempt=True), Common(), Book()).exempt
