"""`secretariat question receive|show|edit|acknowledge|text|redact|similar`: taking a question in and preparing it."""

from __future__ import annotations

import argparse
import datetime as dt

from store.records import Question
from store.register import Register
from tui.commandline.call import Call, Telling, say
from tui.commandline.command import Command
from tui.commandline.fields import add_fields, read_fields
from tui.commandline.guard import DONE
from tui.commandline.output import add_format, labelled
from tui.commandline.questions.common import (
    add_question,
    add_text,
    finish,
    finish_telling,
    need,
    options,
    text_of,
    the_id,
    write_json,
)
from tui.commandline.reading import Reading
from tui.commandline.show import schemas_questions as schemas


def _receive_arguments(parser: argparse.ArgumentParser) -> None:
    parser.add_argument("name", metavar="NAME", help="who sent it")
    add_text(parser, "the text as it was sent")
    add_fields(parser, Question, {"name"})
    add_format(parser, "text", "json")


def _receive(call: Call) -> int:
    from store.commands.questions.receipt import receive_question

    text = text_of(call)
    with call.desk() as desk:
        with Reading(desk.register, desk.today) as read:
            fields = read_fields(call.options, read, Question, {"name"})
        fields.setdefault("received_at", dt.datetime.combine(desk.today, dt.time()))
        before = set(desk.register.tables["questions"])
        code = finish_telling(
            Telling(read.echoes), call, desk, receive_question, name=call.options.name, text=text, **fields
        )
        if call.options.format == "text":
            for question in desk.register.questions:
                if question.id not in before:
                    say(*_judged(desk.register, question, desk.today))
        return code


def _judged(register: Register, question: Question, today: dt.date) -> list[str]:
    """Set out how the rules judge a question, and what it is like."""
    from store.queries.questions.detail import check_lines, repeat_lines

    lines = [f"{question.id} is judged by the panel's rules:"]
    lines += [f"  {label.removeprefix('Rule: ')}: {words}" for label, words in check_lines(register, question, today)]
    lines += [f"  {label}: {words}" for label, words in repeat_lines(register, question, today)]
    return lines


def _edit_arguments(parser: argparse.ArgumentParser) -> None:
    add_question(parser)
    add_fields(parser, Question)


def _edit(call: Call) -> int:
    from store.commands.questions.receipt import edit_question

    with call.desk() as desk:
        with Reading(desk.register, desk.today) as read:
            fields = read_fields(call.options, read, Question)
        return finish_telling(Telling(read.echoes), call, desk, edit_question, question=the_id(call), **fields)


def _show_arguments(parser: argparse.ArgumentParser) -> None:
    add_question(parser)
    parser.add_argument("--private", action="store_true", help="with the contact details, for use in the office only")
    parser.add_argument("--working", action="store_true", help="with the working of the deadline")


def _show(call: Call) -> int:
    from store.queries.questions.detail import deadline_working, question_lines
    from tui.commandline.show.question import whole

    with call.desk() as desk:
        question, register, today = need(desk, the_id(call)), desk.register, desk.today
    if call.options.format == "json":
        write_json([whole(register, question, today, private=call.options.private)])
        return DONE
    lines = list(question_lines(register, question, today, private=call.options.private))
    if call.options.working:
        lines += [("Working", words) for words in deadline_working(register, question)]
    say(*call.echoes, question.id, *labelled(lines))
    return DONE


def _acknowledge(call: Call) -> int:
    from store.commands.questions.receipt import acknowledge_question

    with call.desk() as desk:
        return finish(call, desk, acknowledge_question, question=the_id(call), by=call.options.by)


def _by_arguments(parser: argparse.ArgumentParser) -> None:
    add_question(parser)
    options(parser, by="who did it")


def _text_arguments(parser: argparse.ArgumentParser) -> None:
    add_question(parser)
    add_text(parser, "the text to be published")
    options(parser, removed="what was taken out, in words that do not repeat it", by="who did it")


def _text(call: Call) -> int:
    from store.commands.questions.receipt import edit_published_text

    text, given = text_of(call), call.options
    with call.desk() as desk:
        return finish(
            call, desk, edit_published_text, question=the_id(call), text=text, removed=given.removed, by=given.by
        )


def _redact(call: Call) -> int:
    from store.commands.questions.receipt import redact_question

    with call.desk() as desk:
        return finish(call, desk, redact_question, question=the_id(call), by=call.options.by)


def _similar(call: Call) -> int:
    from store.queries.questions.detail import repeat_lines
    from tui.commandline.show.question import similar

    with call.desk() as desk:
        question, register, today = need(desk, the_id(call)), desk.register, desk.today
    if call.options.format == "json":
        write_json(similar(register, question, today))
        return DONE
    lines = [words for label, words in repeat_lines(register, question, today) if label != "Repeat"]
    say(*(lines or ["No question recorded is like it."]))
    return DONE


COMMANDS = (
    Command(
        "question receive",
        "take in a question, statement, petition or deputation as it was sent",
        'secretariat question receive "A. Resident" --text "Will there be more officers in Rutland?" '
        '--received 5/7/2021 --meeting 29/7/2021 --connection "lives in Oakham" --today 12/7/2021',
        _receive,
        _receive_arguments,
        output=list[schemas.Outcome],
        notes="Contact details go into a private part that no paper, export or log holds.\n"
        "It came in today if nothing else is said.",
    ),
    Command(
        "question show",
        "print a question whole: how it stands, how each rule judges it, its texts and every step",
        "secretariat question show Q1 --working",
        _show,
        _show_arguments,
        output=list[schemas.QuestionWhole],
    ),
    Command(
        "question edit",
        "correct what is recorded of a question; the text as sent is never changed",
        'secretariat question edit Q1 --subject "Precept: benefit to Rutland"',
        _edit,
        _edit_arguments,
        output=list[schemas.Outcome],
    ),
    Command(
        "question acknowledge",
        "record that the asker was told that it has come",
        "secretariat question acknowledge Q2",
        _acknowledge,
        _by_arguments,
        output=list[schemas.Outcome],
    ),
    Command(
        "question text",
        "set the text that papers print, beside the text as sent",
        'secretariat question text Q1 --text "Will there be a document that shows what Rutland gains?"',
        _text,
        _text_arguments,
        output=list[schemas.Outcome],
    ),
    Command(
        "question redact",
        "take telephone numbers, e-mail and postal addresses out of the text to be published",
        "secretariat question redact Q2",
        _redact,
        _by_arguments,
        output=list[schemas.Outcome],
    ),
    Command(
        "question similar",
        "find earlier questions that ask the same",
        "secretariat question similar Q1",
        _similar,
        add_question,
        output=list[schemas.LikeRow],
    ),
)
