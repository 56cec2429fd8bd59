"""`secretariat do`: an act is chosen by its name, asked for line by line, told once more, and done."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from contextlib import contextmanager
from typing import TYPE_CHECKING

from store.problems import Conflict, FileTrouble, Problem, Refused, Stale
from tui.commandline.asking.choosing import LEFT_OUT, every_act, meant
from tui.commandline.asking.session import Session
from tui.commandline.asking.talk import BACK, HELP, LIST, STOP, Ended, Stopped, Talk, WentBack
from tui.commandline.call import Call, say
from tui.commandline.command import Command
from tui.commandline.common import Usage
from tui.commandline.guard import DONE, REFUSED
from tui.settings import clerk

if TYPE_CHECKING:
    from store.desk import Desk

_FIRST = (
    "Every act is asked for line by line, and done only after you have said yes.",
    f"Type “{HELP}” at any question, “{BACK}” for the question before, “{STOP}” to leave an act, and “{STOP}” to end.",
)
_WHAT = "What is to be done?"
_HELP = (
    "Type what an act is called, such as “item move” or “question receive”, or words for what it does.",
    "“on” tells of the next meeting, “findings” what is late or missing, “prepare” what the next meeting needs.",
    f"“{LIST}” names every group of acts, “{LIST} item” the acts of one.",
)


def _run(call: Call) -> int:
    """Ask for one act after the other until the clerk stops, or nothing more comes."""
    talk, acts, kept = Talk(), list(every_act(call.commands)), dict[str, dict[str, list[str]]]()
    say(*call.echoes, *_FIRST, *_HELP)
    while True:
        try:
            typed = talk.ask(_WHAT, hints=_HELP).text
        except WentBack:
            continue
        except (Stopped, Ended):
            return DONE
        try:
            command = _chosen(talk, call, typed, acts)
            if command is not None:
                _do(talk, call, command, kept)
        except FileTrouble as trouble:
            say(str(trouble.problem))
        except Ended:
            return REFUSED


def _chosen(talk: Talk, call: Call, typed: str, acts: Sequence[Command]) -> Command | None:
    """Find the act that is meant; of several the one whose number is typed. None if there is none. Raises Ended."""
    head, _, family = typed.partition(" ")
    if head.casefold() == LIST:
        say(*_listed(call, family.strip()))
        return None
    fitting = meant(typed, acts)
    if typed and not fitting:
        say(f"No act is called “{typed}” or told of in such words. Type “{LIST}” for all of them.")
    if len(fitting) <= 1:
        return next(iter(fitting), None)
    lines = [f"{number}. {one.words}: {one.summary}" for number, one in enumerate(fitting, 1)]
    while True:
        try:
            answer = talk.ask(*lines, "Which? Type its number, or its name.", hints=lines).text
        except (WentBack, Stopped):
            return None
        number = int(answer) if answer.isascii() and answer.isdigit() else 0
        by_name = [one for one in fitting if one.words == answer.casefold()]
        if by_name or 0 < number <= len(fitting):
            return by_name[0] if by_name else fitting[number - 1]
        say(f"“{answer}” is none of them." if answer else "Nothing was chosen.")


def _listed(call: Call, family: str) -> list[str]:
    """Name the groups of acts, or the acts of one."""
    acts = call.commands.family(family) if family and family not in LEFT_OUT else ()
    if acts:
        return [f"{one.words}: {one.summary}" for one in acts]
    return [f"{word}: {summary}" for word, summary in call.commands.families().items() if word not in LEFT_OUT]


def _do(talk: Talk, call: Call, command: Command, kept: dict[str, dict[str, list[str]]]) -> None:
    """Ask for an act, tell it once more, and do it. Raises Ended; what was answered is then said as a line.

    What was answered to an act that was left is `kept` by its words, and offered when it is chosen again.
    """
    say(f"{command.words}: {command.summary}.", *command.notes.splitlines())
    with _looked_up(call, command) as desk:
        session = Session(talk, call, command, desk)
        if (before := kept.pop(command.words, None)) and talk.agreed("This was left before. Take up what was typed?"):
            session.answers = before
        try:
            session.ask()
            if _settled(talk, session):
                return
        except (WentBack, Stopped):
            pass
        except Ended:
            _left(session)
            raise
        kept[command.words] = session.answers
        _left(session)


def _left(session: Session) -> None:
    """Say that nothing was done, and as a line what was answered, so that none of it is lost."""
    say("Nothing was done.", *([f"What you typed, as a line: {session.line}"] if session.answers else []))


def _settled(talk: Talk, session: Session) -> bool:
    """Try the act, say why it is refused, and do it once the clerk agrees; False if it is left. Raises Stopped."""
    while True:
        does, problems = _tried(session)
        agreed = not problems and _agreed(talk, session, does)
        if agreed:
            problems = _done(session)
            if not problems:
                return True
        say(*(str(problem) for problem in problems))
        if problems and session.goes_with_yes(problems) and talk.agreed("Is it to be done all the same?"):
            session.agree()
        elif not session.change(problems):
            return False


def _tried(session: Session) -> tuple[tuple[str, ...], tuple[Problem, ...]]:
    """Say what the act would do, or why it is refused."""
    try:
        return session.tried(), ()
    except Refused as refused:
        return (), refused.problems


def _agreed(talk: Talk, session: Session, does: Sequence[str]) -> bool:
    """Tell the act once more, and ask whether it is to be done; of what only looks, nothing is asked."""
    if session.only_looks:
        return True
    say("This is what was answered.", *session.given(), *does, f"As a line: {session.line}")
    if not session.has_preview:
        return talk.agreed("Is it to be done?")
    problems = _done(session)
    say(*(str(problem) for problem in problems))
    if problems or not talk.agreed("Is it to be saved?"):
        return False
    session.agree()
    return True


def _done(session: Session) -> tuple[Problem, ...]:
    """Run it; gives why it is refused after all."""
    try:
        session.run()
    except (Refused, Usage, Stale, FileTrouble) as trouble:
        return trouble.problems
    except Conflict as conflict:
        names = ", ".join(field.label for field in conflict.fields)
        sentence = f"Someone else changed this meanwhile: {names}. Nothing was saved."
        return (Problem("conflict", sentence, "Look at it and answer again."),)
    return ()


@contextmanager
def _looked_up(call: Call, command: Command) -> Iterator[Desk | None]:
    """Open the panel's file to look records up in; None if there is none and the command may do without.

    Raises FileTrouble if it cannot be opened and the command is an act.
    """
    try:
        desk: Desk | None = _opened(call)
    except FileTrouble:
        if command.row is not None:
            raise
        desk = None
    try:
        yield desk
    finally:
        if desk is not None:
            desk.close()


def _opened(call: Call) -> Desk:
    from store.desk import Desk
    from tui.commandline.which_file import need_file

    day, path = call.common.day(), need_file(call.common, call.settings)
    return Desk.open(path, today=day, who=clerk(call.settings), read_only=call.common.read_only)


COMMANDS = (
    Command(
        "do",
        "ask for any act line by line, in plain words, and do it",
        "secretariat do",
        _run,
        notes="Made for screen readers: nothing moves on the terminal. Answers can be piped in, a line each.",
    ),
)
