"""The rim of the command line: every refusal becomes sentences and an exit code, and nothing becomes a traceback."""

from __future__ import annotations

import os
import sys
from collections.abc import Callable, Iterable, Sequence
from types import TracebackType
from typing import Self, TextIO

from msgspec.structs import replace

from store.problems import Conflict, FileTrouble, Problem, Refused, Stale
from tui.commandline.common import Usage
from tui.last_words import last_words

DONE, REFUSED, MISUSED, FILE_TROUBLE, STOPPED = 0, 1, 2, 3, 130
"""Exit codes: done, refused (or findings present), usage, file trouble, stopped by Ctrl+C."""


class Finished(Exception):
    """The command line has been answered already (a help text, say)."""

    def __init__(self, code: int) -> None:
        """Keep the exit code."""
        super().__init__(code)
        self.code = code


def guarded(work: Callable[[], int], *, as_json: bool = False) -> int:
    """Do the work and give its exit code; trouble of any kind is told on stderr, a sentence and a cure per problem.

    Where the answer was to be JSON, `as_json`, a refusal is answered as JSON too, with the code of every problem.
    """
    _speak_utf8()
    with _LastResort(as_json=as_json) as last_resort:
        try:
            return _seen_off(work())
        except Finished as finished:
            return finished.code
        except OSError as trouble:
            return output_failed(trouble)
        except (Usage, Refused, Stale, Conflict, FileTrouble, KeyboardInterrupt) as trouble:
            problems, code = _foreseen(trouble)
            return _refuse([_with_option(one) for one in problems], code, as_json=as_json)
    return last_resort.code


def _foreseen(trouble: BaseException) -> tuple[Sequence[Problem], int]:
    """Give the problems of what a command raises as it should, and the exit code that goes with them."""
    match trouble:
        case Usage():
            return trouble.problems, MISUSED
        case Refused():
            return trouble.problems, REFUSED
        case Stale():
            return [trouble.problem], REFUSED
        case Conflict():
            return _conflicts(trouble), REFUSED
        case FileTrouble():
            return [trouble.problem], FILE_TROUBLE
        case _:
            return [Problem("stopped", "Stopped.", "What was said to be saved is saved.")], STOPPED


def _with_option(problem: Problem) -> Problem:
    """Add to a cure that leaves something to the clerk the option that says she means it; screens ask instead."""
    from store.rules.programme.passed import ASKED

    option = "On the command line --yes says so." if problem.code in ASKED else _MEANT.get(problem.code)
    return replace(problem, cure=f"{problem.cure} {option}") if option else problem


_MEANT = {"out.exists": "On the command line --replace has that file replaced."}
"""What is said here after the cure of a problem, by its code."""


def _refuse(problems: Sequence[Problem], code: int, *, as_json: bool) -> int:
    """Complain, and where JSON was asked for answer with it; that nobody reads it changes nothing of the code."""
    complain(problems, code)
    if as_json:
        from tui.commandline.refusal import print_refusal

        try:
            print_refusal(problems)
        except OSError:
            _silence(sys.stdout)
    return code


def _seen_off(code: int) -> int:
    """Flush what was printed, so that trouble with the output is found here. Raises OSError."""
    if sys.stdout is not None:
        sys.stdout.flush()
    return code


def complain(problems: Iterable[Problem], code: int) -> int:
    """Print problems on stderr, each on its own line, and give the exit code to leave with."""
    for problem in problems:
        warn(str(problem))
    return code


def warn(sentence: str) -> None:
    """Print a sentence on stderr; if nobody listens there, nothing more can be done."""
    if sys.stderr is None:
        return
    try:
        print(fitted(sentence, sys.stderr), file=sys.stderr, flush=True)
    except OSError:
        _silence(sys.stderr)


def output_failed(trouble: OSError) -> int:
    """Deal with trouble from the computer: a reader that has gone away is none, anything else is told."""
    if isinstance(trouble, BrokenPipeError):
        _silence(sys.stdout)
        return DONE
    _silence_if_failing(sys.stdout)
    name = f" ({trouble.filename})" if isinstance(trouble.filename, str) else ""
    from store.file.causes import cause

    why = cause(trouble)
    problem = Problem("file.system", f"The computer reports trouble with a file{name}: {why}.", "Put that right first.")
    return complain([problem], FILE_TROUBLE)


def visible(text: str) -> str:
    """Show control characters as escapes, so that a record's text can never steer the terminal it is printed on."""
    if text.isprintable():
        return text
    return "".join(c if c in "\n\t" or not (ord(c) < 32 or 127 <= ord(c) < 160) else f"\\x{ord(c):02x}" for c in text)


def fitted(line: str, stream: TextIO | None) -> str:
    """Make a line safe to print, and on a terminal break it between words, where the terminal would break a word.

    What is typed or copied as one line, or set out in columns, is left whole.
    """
    seen = visible(line)
    if stream is None or not stream.isatty() or "secretariat " in seen or "  " in seen:
        return seen
    import shutil
    import textwrap

    width = shutil.get_terminal_size().columns
    if len(seen) <= width:
        return seen
    return "\n".join(textwrap.wrap(seen, width, break_long_words=False, break_on_hyphens=False))


class _LastResort:
    """Catches what nobody foresaw: says so in a sentence and logs where it happened, without any values."""

    code = REFUSED

    def __init__(self, *, as_json: bool) -> None:
        self._as_json = as_json

    def __enter__(self) -> Self:
        return self

    def __exit__(
        self, kind: type[BaseException] | None, fault: BaseException | None, trace: TracebackType | None
    ) -> bool:
        if fault is None or not isinstance(fault, Exception):
            return False
        _refuse([last_words(fault)], self.code, as_json=self._as_json)
        return True


def _conflicts(conflict: Conflict) -> list[Problem]:
    """Turn a conflict between two clerks into problems, one for each field in dispute."""
    return [
        Problem(
            "conflict",
            f"Someone else changed the {field.label} from “{field.was}” to “{field.theirs}” meanwhile.",
            "Nothing was saved. Look at it again and repeat the command if it still applies.",
            field.field,
        )
        for field in conflict.fields
    ]


def _speak_utf8() -> None:
    """Print in UTF-8 whatever the computer's language is set to; what even that cannot write is escaped."""
    for stream in (sys.stdout, sys.stderr):
        reconfigure = getattr(stream, "reconfigure", None)
        if reconfigure is not None:
            reconfigure(encoding="utf-8", errors="backslashreplace")


def _silence(stream: TextIO | None) -> None:
    """Send a stream nobody reads to nowhere, so that leaving the program is quiet too."""
    if stream is None:
        return
    try:
        nowhere = os.open(os.devnull, os.O_WRONLY)
        os.dup2(nowhere, stream.fileno())
        os.close(nowhere)
    except (OSError, ValueError):
        return


def _silence_if_failing(stream: TextIO | None) -> None:
    try:
        if stream is not None:
            stream.flush()
    except OSError:
        _silence(stream)
