"""One act asked for: each argument in its turn, what is wrong with it at once, then the whole and the work."""

from __future__ import annotations

import argparse
import shlex
from collections.abc import Callable, Iterator, Mapping, Sequence
from typing import TYPE_CHECKING, TypeVar

from store.problems import FileTrouble, Problem, Refused
from store.records import Record
from store.rules.programme.passed import ASKED
from tui.commandline.asking.prompts import ASKS_WHY, Prompt, given_options, line_words, part_of, prompts_of
from tui.commandline.asking.talk import LIST, Talk, WentBack
from tui.commandline.call import Call, say
from tui.commandline.command import Command
from tui.commandline.fields import RecordFields
from tui.commandline.naming import BUSINESS, NEXT
from tui.commandline.reading import Reading, plain
from tui.commandline.shell.offered import CODED, FILES, Offer, Sight, source_of

if TYPE_CHECKING:
    from store.desk import Desk

T = TypeVar("T")

_MOST = 40
"""How many records are listed at once; more are narrowed by words."""

_READERS: Mapping[str, Callable[[Reading, str], object]] = {
    "DATE": Reading.date,
    "ID|DATE|next": Reading.meeting,
    "ID|DATE|next|suggested": Reading.target,
    "ITEM": Reading.item,
    "MEETING": Reading.meeting,
    "QUESTION": Reading.question,
}
"""How an answer is read where the command is no act, which has readers of its own."""

_DOES_AT_ONCE = frozenset({"setting rules", "version restore"})
"""The commands besides the acts that do what they are told, and want --yes only where something is against it."""

_LOOKS = frozenset({"show", "check", "dates", "inspect", "schema"})
_LOOKING = frozenset({"show", "list", "compare", "similar"})


class Session:
    """Asks for one command. What was answered stays until the act is done or the clerk stops."""

    def __init__(self, talk: Talk, call: Call, command: Command, desk: Desk | None) -> None:
        """Begin with nothing answered. `desk` is where records are looked up, if there is a file."""
        self._talk, self._call, self._command, self._desk = talk, call, command, desk
        self._parser: argparse.ArgumentParser = call.commands.parser(command)
        self._prompts = prompts_of(command, self._parser)
        self.answers: dict[str, list[str]] = {}
        self._echoes: list[str] = []
        self._yes = False
        self._told: set[str] = set()

    @property
    def words(self) -> list[str]:
        """What was answered, as the words of a command line."""
        yes = [f"--{ASKS_WHY}"] if self._yes else []
        return [*self._command.words.split(), *yes, *line_words(self._prompts, self.answers)]

    @property
    def line(self) -> str:
        """The same as a line to type."""
        return f"secretariat {shlex.join(self.words)}"

    @property
    def only_looks(self) -> bool:
        """Whether the command changes nothing, so that nobody need agree to it."""
        family, *rest = self._command.words.split()
        return self._command.row is None and (family in _LOOKS or bool(_LOOKING & {*rest}))

    @property
    def has_preview(self) -> bool:
        """Whether the command shows first what it would do, and does it with --yes."""
        asks = self._command.row is not None or self._command.words in _DOES_AT_ONCE
        return not asks and any(one.dest == ASKS_WHY for one in self._parser._actions)

    def ask(self) -> None:
        """Ask for what is needed, then for what else the clerk wants to give. Raises Stopped; WentBack at the first."""
        place, waiting = 0, self._needed()
        while place < len(waiting):
            try:
                self._ask_one_of(waiting[place])
                place += 1
            except WentBack:
                if place == 0:
                    raise
                place -= 1
        asked = {one.name for several in waiting for one in several}
        further = [one for one in self._prompts if one.name not in asked]
        if further:
            self._ask_further("What else is to be given? Enter for nothing more.", further)

    def change(self, problems: Sequence[Problem]) -> bool:
        """Ask what is to be changed, naming what a refusal is about; False if the act is to be left. Raises Stopped."""
        fields = {problem.field for problem in problems}
        about = [one.called for one in self._prompts if one.name in fields and one.name in self.answers]
        said = f" This is about: {', '.join(about)}." if about else ""
        return self._ask_further(f"What is to be changed?{said} Enter leaves the act undone.", self._prompts, once=True)

    def tried(self) -> tuple[str, ...]:
        """Say what the act would do; nothing if that cannot be told before. Raises Refused."""
        if self._command.row is None or self._desk is None:
            return ()
        options = self._parser.parse_args(self.words[len(self._command.words.split()) :])
        return self._command.row.tried(self._desk, options)

    def goes_with_yes(self, problems: Sequence[Problem]) -> bool:
        """Say whether all that stands in the way is a question: the act is done all the same if that is meant."""
        if self._yes or not any(one.dest == ASKS_WHY for one in self._parser._actions):
            return False
        if self._command.row is None:
            return all(problem.code in ASKED or f"--{ASKS_WHY}" in problem.cure for problem in problems)
        self._yes = True
        try:
            self.tried()
        except Refused as refused:
            self._yes = not refused.problems
        else:
            self._yes = False
            return True
        return False

    def given(self) -> Iterator[str]:
        """Give what was answered, a line each."""
        for one in self._prompts:
            if one.name in self.answers:
                yield f"{one.label}: {'; '.join(self.answers[one.name]) or 'nothing'}"

    def agree(self) -> None:
        """Note that it is to be done although something is asked about it, or that its preview is to be saved."""
        self._yes = True

    def run(self) -> int:
        """Run the command as it was answered; gives its exit code. Raises as it does."""
        return self._call.commands.run(self._call.common, self.words)

    def _needed(self) -> list[tuple[Prompt, ...]]:
        """List what the act cannot be done without, in the order of its line; alternatives stand together.

        The meeting comes before an item of its business, if it is the next unless another is named: the number would
        be refused under the wrong meeting, with no way to name the right one.
        """
        needed = [one for one in self._prompts if one.needed]
        if any(one.takes == BUSINESS for one in needed):
            needed[:0] = [one for one in self._prompts if one is self._meeting()]
        groups = dict.fromkeys(one.group or one.name for one in needed)
        return [tuple(one for one in needed if (one.group or one.name) == group) for group in groups]

    def _meeting(self) -> Prompt | None:
        """Give the argument for the meeting, if the next one is taken where none is named."""
        named = [one for one in self._prompts if one.name == "meeting" and not one.needed]
        return next((one for one in named if getattr(part_of(self._command, one.name), "otherwise", "") == NEXT), None)

    def _ask_one_of(self, several: Sequence[Prompt]) -> None:
        """Ask for the only one, or which of several alternatives is given and then for that."""
        if len(several) == 1:
            self._ask_for(several[0])
            return
        lines = [f"{number}. {one.called}: {one.hint}" for number, one in enumerate(several, 1)]
        while True:
            typed = self._talk.ask("One of these is needed:", *lines, "Type its number; Enter takes the first.").text
            chosen = _by_number(typed or "1", several) or _called(typed, several)
            if chosen is not None:
                break
            say(f"“{typed}” is none of them. Say first which of them it is to be; what it says is asked for next.")
        self._ask_for(chosen)
        for one in several:
            if one is not chosen:
                self.answers.pop(one.name, None)

    def _ask_further(self, question: str, further: Sequence[Prompt], *, once: bool = False) -> bool:
        """Ask by name for what else is to be given, `once` or until nothing is; False if nothing was."""
        asked = False
        names = ", ".join(one.called for one in further)
        while not (once and asked):
            try:
                typed = self._talk.ask(f"{question} There are: {names}.", hints=[_line(one) for one in further]).text
            except WentBack:
                return asked
            if not typed:
                return asked
            for name in [one.name for one in further] if typed.casefold() == "all" else typed.split(","):
                asked = self._ask_named(name.replace("_", " "), further) or asked
        return asked

    def _ask_named(self, name: str, further: Sequence[Prompt]) -> bool:
        chosen = _called(name, further)
        if chosen is None:
            say(f"Nothing is called “{name.strip()}”. Type “help” to hear what there is.")
            return False
        try:
            self._ask_for(chosen)
        except WentBack:
            return False
        return True

    def _ask_for(self, one: Prompt) -> None:
        """Ask for one argument until what is typed can be read. Raises Stopped and WentBack."""
        if one.flag:
            agreed = self._talk.agreed(f"{one.label}: {one.hint or one.called}.")
            self.answers[one.name] = ["yes" if agreed else "no"]
            return
        texts: list[str] = []
        question = _ask_words(one, self._stands(one))
        while True:
            typed = self._answer(one, question)
            if typed is None and one.needed and not texts and one.name not in self.answers:
                say("An answer is needed.")
            elif typed is None:
                return
            elif self._kept(one, [] if typed == "" and one.several else [*texts, typed]):
                texts = self.answers[one.name]
                if not one.several or not texts:
                    return
                question = "Another one? Enter for no more."

    def _kept(self, one: Prompt, texts: list[str]) -> bool:
        """Keep an answer if it can be read; if not, say why, and what stood before stands."""
        before = dict(self.answers)
        self.answers[one.name] = texts
        problems = self._problems()
        if problems:
            self.answers = before
            say(*(str(problem) for problem in problems))
        return not problems

    def _answer(self, one: Prompt, question: str) -> str | None:
        """Ask a question; None for an empty line.

        The words there are to choose from are told once: thirty lines are long to be heard again. `list` tells them.
        """
        more = "\\" if one.takes == "TEXT" else ""
        words = [f"{number}. {word}" for number, word in enumerate(one.words, 1)]
        offered = self._to_choose_from(one)
        words += [f"{number}. {offer.says}" for number, offer in enumerate(offered, 1)]
        question = f"{question} Type a number, or words of it." if offered else question
        numbered = (*one.words, *(offer.value for offer in offered))
        lines, self._told = ([] if one.name in self._told else words), {*self._told, one.name}
        while True:
            typed = self._talk.ask(question, *lines, hints=_hints(one), more=more)
            head, _, narrowed = typed.text.partition(" ")
            lines = []
            if head.casefold() == LIST and (not narrowed or self._lists(one)):
                say(*(words or self._listed(one, narrowed)))
            elif one.takes in FILES and typed.text == "-":
                say("Nothing can be piped in here. Name a file.")
            elif typed.empty:
                return ""
            else:
                text = _by_number(typed.text, numbered) or typed.text
                if not text or not one.closed or plain(text) in map(plain, one.words):
                    return text or None
                say(f"“{text}” is none of them. Type “{LIST}” for those there are.")

    def _lists(self, one: Prompt) -> bool:
        return source_of(self._command.words, one.name, one.takes) is not None

    def _to_choose_from(self, one: Prompt) -> list[Offer]:
        """Give what is kept under codes, which are told before they are asked for; nobody has them in her head."""
        source = source_of(self._command.words, one.name, one.takes) if self._coded(one) else None
        return list(source(self._sight(self._desk))) if source is not None and self._desk is not None else []

    def _coded(self, one: Prompt) -> bool:
        return one.takes in CODED or (self._command.words, one.name) in CODED

    def _sight(self, desk: Desk) -> Sight:
        return Sight(desk.register, desk.today, about=self._about(desk))

    def _listed(self, one: Prompt, narrowed: str) -> list[str]:
        """Give the records that can be meant, with what they are, or say that there is no list."""
        source = source_of(self._command.words, one.name, one.takes)
        if source is None or self._desk is None:
            return [*_hints(one), "There is no list of these."]
        sight = self._sight(self._desk)
        lines = [f"{offer.value}: {offer.says}" if offer.says else offer.value for offer in source(sight)]
        wanted = narrowed.casefold().split()
        lines = [line for line in lines if all(word in line.casefold() for word in wanted)]
        rest = len(lines) - _MOST
        more = [f"{rest} more. Type “{LIST}” and a word to narrow it."] if rest > 0 else []
        return [*lines[:_MOST], *more] or ["There are none."]

    def _stands(self, one: Prompt) -> str:
        """Say what stands for an argument if nothing is typed: what was typed before, or what the record holds."""
        if one.name in self.answers:
            return f"Enter keeps “{'; '.join(self.answers[one.name])}”."
        part, record = part_of(self._command, one.name), self._record()
        if isinstance(part, RecordFields) and record is not None:
            held = self._recorded(part, one.name, record)
            return f'Recorded: {held}. Enter leaves it, "" takes it out.' if held else ""
        default = "the next" if one is self._meeting() else self._parser.get_default(one.name)
        return f"Enter takes {default}." if isinstance(default, str) and default else ""

    def _by_word(self) -> Iterator[tuple[Callable[[Reading, str], object], str]]:
        """Give what reads the answers to a command that is no act, by the word for what is typed."""
        if self._command.row is None:
            for one in self._prompts:
                reader = _READERS.get(one.takes)
                yield from ((reader, text) for text in self.answers.get(one.name, ()) if reader is not None)

    def _record(self) -> Record | None:
        """Give the record that the act is about, if its first argument names one and was answered."""
        first = self._prompts[0].name
        part = part_of(self._command, first)
        if self._desk is None or part is None or first not in self.answers or isinstance(part, RecordFields):
            return None
        with Reading(self._desk.register, self._desk.today) as read:
            values = part.read(read, given_options(self._parser, self._prompts, self.answers))
        return self._desk.register.find(str(next(iter(values.values()), "")))

    def _about(self, desk: Desk) -> Record | None:
        """Give the record that was named last before a question whose answers follow from it."""
        with Reading(desk.register, desk.today) as read:
            options = given_options(self._parser, self._prompts, self.answers)
            for one in self._prompts:
                part = part_of(self._command, one.name)
                if one.name in self.answers and part is not None and not isinstance(part, RecordFields):
                    part.read(read, options)
        return desk.register.find(read.named)

    def _recorded(self, part: RecordFields, name: str, record: Record) -> str:
        """Say in words what a record holds of a field; nothing if it is of another kind."""
        from store.fields import value_of
        from store.queries.words.wording import value_words

        field = part.field(name)
        if self._desk is None or field is None or not isinstance(record, part.kind):
            return ""
        return value_words(self._desk.register, field.owner, field.name, value_of(record, field))

    def _problems(self) -> tuple[Problem, ...]:
        """Say what is wrong with what was answered so far, each argument by itself."""
        try:
            options = given_options(self._parser, self._prompts, self.answers)
            if self._desk is None:
                return ()
            with Reading(self._desk.register, self._desk.today, self._desk.who) as read:
                parts = [part_of(self._command, one.name) for one in self._prompts if one.name in self.answers]
                for part in {id(one): one for one in parts if one is not None}.values():
                    part.read(read, options)
                for reader, text in self._by_word():
                    reader(read, text)
        except Refused as refused:
            return refused.problems
        except FileTrouble as trouble:
            return (trouble.problem,)
        say(*(echo for echo in read.echoes if echo not in self._echoes))
        self._echoes = read.echoes
        return ()


def _hints(one: Prompt) -> list[str]:
    """Say whatever helps to answer: what it is, what is typed for it, and what else can be typed."""
    takes = f"Typed is: {one.takes}." if one.takes not in {"TEXT", one.name.upper()} and not one.flag else ""
    words = f"One of: {', '.join(one.words)}." if one.words else ""
    listed = f"“{LIST}” names those there are, “{LIST} WORD” those with a word." if not one.flag else ""
    goes_on = "A line that ends with \\ goes on in the next." if one.takes == "TEXT" else ""
    return [part for part in (_line(one), takes, words, listed, goes_on) if part]


def _line(one: Prompt) -> str:
    return f"{one.called}: {one.hint}" if one.hint else one.called


def _ask_words(one: Prompt, stands: str) -> str:
    """Put the question: label, hint, and what stands if nothing is typed."""
    several = "Several can be given, a line each; an empty line ends." if one.several else ""
    number = "Type a number or the word." if one.words else ""
    skipped = "" if one.needed or stands or one.several else "Enter for none."
    hint = f"{one.label}: {one.hint.rstrip('.')}." if one.hint else f"{one.label}."
    return " ".join(part for part in (hint, several, number, stands, skipped) if part)


def _by_number(typed: str, choices: Sequence[T]) -> T | None:
    """Give the choice that a number means, counted from 1; None if it means none."""
    number = int(typed) if typed.isascii() and typed.isdigit() else 0
    return choices[number - 1] if 0 < number <= len(choices) else None


def _called(typed: str, prompts: Sequence[Prompt]) -> Prompt | None:
    """Give the argument that is called so, or the only one whose name begins so."""
    wanted = typed.strip().casefold().lstrip("-").replace("-", " ")
    exact = [one for one in prompts if wanted in {one.called, one.label.casefold()}]
    begun = [one for one in prompts if wanted and one.called.startswith(wanted)]
    fitting = exact or begun
    return fitting[0] if len(fitting) == 1 else None
