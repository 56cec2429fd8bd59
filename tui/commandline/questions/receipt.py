"""`secretariat question receive|show|edit|acknowledge|text|redact|similar`: taking a question in and preparing it."""

from __future__ import annotations

import argparse
import datetime as dt
from typing import TYPE_CHECKING

from store.later import Later
from store.records import Question
from store.register import Register
from tui.commandline.acts import Done, Meant, act
from tui.commandline.args import ALL_THE_SAME, long_text, question, text
from tui.commandline.argument import Known
from tui.commandline.call import Call, say
from tui.commandline.command import Command, Output
from tui.commandline.fields import RecordFields
from tui.commandline.guard import DONE
from tui.commandline.output import labelled, write_bytes
from tui.commandline.questions.common import RECEIVED, add_question, the_question
from tui.commandline.telling import write_json

if TYPE_CHECKING:
    from store.commands.questions import receipt
else:
    receipt = Later("store.commands.questions.receipt")

_TODAY = Known("received_at", lambda read: dt.datetime.combine(read.today, dt.time()), dt.datetime)


def _tell_judged(done: Done) -> list[str]:
    """Set out how the rules judge the question that was taken in."""
    register, known = done.desk.register, set(done.before.tables["questions"])
    return [
        line
        for question in register.questions
        if question.id not in known
        for line in _judged(register, question, done.desk.today)
    ]


def _came(meant: Meant) -> list[str]:
    """Say back when it came in, before that is saved."""
    from store.rules.questions.received import receipt_as_typed

    question = meant.register.get(Question, meant.values.get("question"))
    words = receipt_as_typed(meant.register, question, dict(meant.values))
    return [words] if words else []


def _judged(register: Register, question: Question, today: dt.date) -> list[str]:
    """Set out how the rules judge a question, and what it is like."""
    from store.queries.questions.detail import check_lines, repeat_lines
    from store.queries.questions.lists import asked_before_words

    lines = [f"{question.id} is judged by the panel's rules:"]
    lines += [f"  {label.removeprefix('Rule: ')}: {words}" for label, words in check_lines(register, question, today)]
    lines += [f"  {words}" for words in asked_before_words(register, question)]
    lines += [f"  {label}: {words}" for label, words in repeat_lines(register, question, today)]
    return lines


def _show_arguments(parser: argparse.ArgumentParser) -> None:
    add_question(parser)
    parser.add_argument("--private", action="store_true", help="with the contact details, for use in the office only")
    parser.add_argument("--working", action="store_true", help="with the working of the deadline")


def _show(call: Call) -> int:
    from store.papers.tables import json
    from store.queries.questions.detail import deadline_working, question_lines
    from store.queries.questions.whole import QuestionWhole, question_whole

    with call.desk() as desk:
        question, register, today = the_question(call, desk), desk.register, desk.today
    if call.options.format == "json":
        whole = question_whole(register, question, today, private=call.options.private)
        write_bytes(json(QuestionWhole, [whole], private=call.options.private))
        return DONE
    lines = list(question_lines(register, question, today, private=call.options.private))
    if call.options.working:
        lines += [("Working", words) for words in deadline_working(register, question)]
    say(*call.echoes, question.id, *labelled(lines))
    return DONE


def _similar(call: Call) -> int:
    from store.queries.questions.detail import repeat_lines
    from store.queries.questions.whole import similar_rows

    with call.desk() as desk:
        question, register, today = the_question(call, desk), desk.register, desk.today
    if call.options.format == "json":
        write_json(similar_rows(register, question, today))
        return DONE
    lines = [words for label, words in repeat_lines(register, question, today) if label != "Repeat"]
    say(*(lines or ["No question recorded is like it."]))
    return DONE


COMMANDS = (
    act(
        "question receive",
        "take in a question, statement, petition or deputation as it was sent",
        'secretariat question receive "A. Resident" --text "Will there be more officers in Rutland?" '
        '--received 5/7/2021 --meeting 29/7/2021 --connection "lives in Oakham" --today 12/7/2021',
        receipt.receive_question,
        text("name", "who sent it", "NAME"),
        long_text("the text as it was sent"),
        _TODAY,
        ALL_THE_SAME,
        RecordFields(Question, frozenset({"name"})),
        tell=_tell_judged,
        before=_came,
        as_list=True,
        notes="Contact details go into a private part that no paper, export or log holds.\n"
        "It came in today if nothing else is said. Day and time are said back before anything is saved.",
    ),
    Command(
        "question show",
        "print a question whole: how it stands, how each rule judges it, its texts and every step",
        "secretariat question show Q1 --working",
        _show,
        _show_arguments,
        output=Output("store.queries.questions.whole", "QuestionWhole"),
    ),
    act(
        "question edit",
        "correct what is recorded of a question; the text as sent is never changed",
        'secretariat question edit Q1 --subject "Precept: benefit to Rutland"',
        receipt.edit_question,
        question(),
        ALL_THE_SAME,
        RecordFields(Question),
        before=_came,
        as_list=True,
    ),
    act(
        "question acknowledge",
        "record that the asker was told that it has come",
        "secretariat question acknowledge Q2",
        receipt.acknowledge_question,
        question(),
        text("--by", "who did it"),
        as_list=True,
        first=(RECEIVED,),
    ),
    act(
        "question text",
        "set the text that papers print, beside the text as sent",
        'secretariat question text Q1 --text "Will there be a document that shows what Rutland gains?"',
        receipt.edit_published_text,
        question(),
        long_text("the text to be published"),
        text("--removed", "what was taken out, in words that do not repeat it"),
        ALL_THE_SAME,
        text("--by", "who did it"),
        as_list=True,
    ),
    act(
        "question redact",
        "take telephone numbers, e-mail and postal addresses out of the text to be published",
        "secretariat question redact Q2",
        receipt.redact_question,
        question(),
        text("--by", "who did it"),
        as_list=True,
        first=(RECEIVED,),
    ),
    Command(
        "question similar",
        "find earlier questions that ask the same",
        "secretariat question similar Q1",
        _similar,
        add_question,
        output=Output("store.queries.questions.whole", "SimilarRow"),
    ),
)
