"""`secretariat question publish|close|group|purge|letter|sheet`: what comes last, and what is written out."""

from __future__ import annotations

import argparse
from pathlib import Path
from typing import TYPE_CHECKING

from store.later import Later
from store.problems import Problem, Refused
from store.records import Meeting, Question
from tui.commandline.acts import act, into_the_bin
from tui.commandline.args import ALL_THE_SAME, flag, question, questions, text
from tui.commandline.call import Call, say
from tui.commandline.command import Command, Output
from tui.commandline.guard import DONE
from tui.commandline.naming import QUESTION_HELP
from tui.commandline.output import add_format, add_out, write_out
from tui.commandline.questions.common import RECEIVED, the_question
from tui.commandline.reading import Reading
from tui.commandline.telling import purged, write_json

if TYPE_CHECKING:
    from store.commands.questions import after
else:
    after = Later("store.commands.questions.after")


def _purge_arguments(parser: argparse.ArgumentParser) -> None:
    parser.add_argument("--yes", action="store_true", help="remove them; without it they are only counted")
    add_format(parser, "text", "json")


def _purge(call: Call) -> int:
    from store.commands.questions.after import purge_contacts
    from store.purging import CONTACTS
    from store.queries.questions.outcome import Purged

    def answer(ids: tuple[str, ...], done: bool, sentence: str, left: tuple[str, ...]) -> Purged:
        return Purged(questions=ids, done=done, sentence=sentence, left=left)

    return purged(call, CONTACTS, purge_contacts, "contact details", _PURGED, answer)


_PURGED = "Note: Name, text and answer stay. What was saved in other folders or sent is not looked at."


def _letter_arguments(parser: argparse.ArgumentParser) -> None:
    parser.add_argument("question", metavar="ID", help=QUESTION_HELP)
    parser.add_argument(
        "--format",
        choices=("text", "json", "eml", "docx", "pdf"),
        default="text",
        help="of the letter: eml if not given, docx or pdf; json tells what was written",
    )
    parser.add_argument("letter", nargs="?", metavar="LETTER", help="the one that comes next if not given")
    parser.add_argument(
        "--folder", metavar="PATH", help="where the draft goes; drafts beside the panel's file if not given"
    )
    parser.add_argument(
        "--to", default="", metavar="TEXT", help="the e-mail address of who is to answer, or of the force"
    )
    parser.add_argument(
        "--through",
        choices=("asker", "guardian"),
        default="",
        help="whom to write to about the question of somebody under 18, if the panel's rules do not say",
    )
    parser.add_argument(
        "--leave-in",
        metavar="WHICH",
        help="which private details a forward leaves in the text: all, none or their numbers, as in 1,3; "
        "if not given, all for the police force and none for anybody else",
    )


def _letter(call: Call) -> int:
    from store.papers.house import house_of
    from store.papers.questions import letters
    from store.papers.questions.letter_forms import LETTER_FORMS, write_letter
    from store.queries.questions.outcome import Drafted

    with call.desk() as desk:
        question = the_question(call, desk)
        kind = call.options.letter or letters.letters_for(question)[0]
        home = desk.path.parent
        words = letters.wording(kind, home / letters.FOLDER) if kind in letters.KINDS else ""
        left_in = _left_in(call.options.leave_in, question, kind)
        letter = letters.draft(
            desk.register,
            question,
            kind,
            desk.today,
            words=words,
            to=call.options.to,
            left_in=left_in,
            through=call.options.through,
        )
        folder = Path(call.options.folder) if call.options.folder else home / letters.DRAFTS
        form = call.options.format if call.options.format in LETTER_FORMS else LETTER_FORMS[0]
        path = write_letter(letter, folder, desk.path, form, house_of(desk.path, form))
    if call.options.format == "json":
        written = {"letter": kind, "path": str(path), "reaches": letter.reaches}
        write_json([Drafted(id=question.id, **written, source=question.source)])
    else:
        say(f"Wrote the {letters.KINDS[kind].label} {letter.reaches}: {path}")
        say(*letters.carried_words(question, kind, left_in))
    return DONE


def _left_in(given: str | None, question: Question, kind: str) -> frozenset[int]:
    """Read which private details of a text passed on stay in it, as places from 0. Raises Refused."""
    from store.papers.questions import letters

    there = letters.carried(question, kind)
    if given is None:
        return letters.left_in_at_first(question, kind)
    words = given.replace(",", " ").split()
    if given.strip().casefold() in {"all", "none"}:
        return frozenset(range(len(there)) if given.strip().casefold() == "all" else ())
    if all(word.isascii() and word.isdigit() and 0 < int(word[:9]) <= len(there) for word in words):
        return frozenset(int(word) - 1 for word in words)
    held = "; ".join(letters.carried_words(question, kind, letters.left_in_at_first(question, kind))) or "none"
    sentence = f"“{given}” does not say which private details stay in the text. It carries: {held}."
    raise Refused(Problem("leave-in", sentence, "Give all, none or their numbers, as in 1,3.", "leave_in"))


def _sheet_arguments(parser: argparse.ArgumentParser) -> None:
    parser.add_argument("--meeting", metavar="ID|DATE|next", default="next", help="the next if not given")
    parser.add_argument("--minutes", action="store_true", help="the words for the minutes instead")
    add_out(parser)
    add_format(parser, "text", "md", "json")


def _sheet(call: Call) -> int:
    from store.papers.house import house_of
    from store.papers.printed import printed
    from store.papers.questions.sheet import minute_text

    with call.desk() as desk:
        register, today, path = desk.register, desk.today, desk.path
    with Reading(register, today) as read:
        meeting = read.meeting(call.options.meeting)
    form = call.options.format
    if call.options.minutes:
        data = minute_text(register, register.need(Meeting, meeting, "meeting")).encode()
    else:
        data = printed("questions", form, register, today, house_of(path, form), meeting=meeting).data
    if write_out(data, call.options, path):
        say(f"Wrote the questions to {call.options.out}.")
    return DONE


COMMANDS = (
    act(
        "question publish",
        "record that a question was published, without contact details",
        "secretariat question publish Q1",
        after.publish_question,
        question(),
        text("--by", "who published it"),
        text("--agreed-by", "who agreed that what looks like contact details may stand"),
        as_list=True,
    ),
    act(
        "question close",
        "close a question; while a reply is owed it stays open",
        "secretariat question close Q1 --reason withdrawn",
        after.close_question,
        question(),
        text("--by", "who closed it"),
        text("--reason", "why, if it was not put and answered, such as: withdrawn"),
        as_list=True,
    ),
    act(
        "question group",
        "take questions of one meeting together, or each by itself again",
        "secretariat question group Q2 Q3 --yes",
        after.group_questions,
        questions("questions", "questions of one meeting", nargs="+"),
        flag("--apart", "each by itself again", "together", given=False),
        ALL_THE_SAME,
        as_list=True,
        first=(RECEIVED, RECEIVED),
    ),
    Command(
        "question purge",
        "remove contact details older than the panel keeps them; name, text and answer stay",
        "secretariat question purge --yes",
        _purge,
        _purge_arguments,
        output=Output("store.queries.questions.outcome", "Purged", many=False),
        notes="They are removed from the records and the history in the file. This cannot be undone.",
    ),
    Command(
        "question letter",
        "write a letter about a question as an e-mail draft, or for the post as docx or pdf",
        "secretariat question letter Q1 acknowledgement --folder drafts",
        _letter,
        _letter_arguments,
        output=Output("store.queries.questions.outcome", "Drafted"),
        notes="Letters: acknowledgement, acceptance, rejection, redirection, forward, holding, request, reply.\n"
        "Wording of your own: a file such as letters/reply.txt beside the panel's file.",
    ),
    Command(
        "question sheet",
        "print the questions for a meeting in their order, or the words for its minutes",
        "secretariat question sheet --meeting 25/3/2021",
        _sheet,
        _sheet_arguments,
        output=Output("store.queries.questions.sheet", "SheetRow"),
    ),
    into_the_bin("question", "questions", "Q1 --yes", Question, as_list=True),
)
