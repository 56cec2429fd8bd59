"""Which acts say besides their change: the day that was taken as today, a preview, and answers in another form."""

from __future__ import annotations

from collections.abc import Iterator

import pytest

from tests.tui.commandline.act_rows import act_of
from tui.commandline.argument import Arg
from tui.commandline.parser import Parser, all_commands

ACTS = {command.words: row for command in all_commands() if (row := act_of(command))}


def acts(**families: str) -> set[str]:
    """Give the acts of families by their second words; a star stands for all of one."""
    chosen = set()
    for family, words in families.items():
        every = {one for one in ACTS if one.split()[0] == family}
        named = every if words == "*" else {f"{family} {word}" for word in words.split()} if words else {family}
        assert named <= every, named - every
        chosen |= named
    return chosen


BY_THE_DAY = acts(
    agenda="build late publish sent supplement withdraw",
    busy="*",
    closure="*",
    complaint="add",
    deadline="*",
    election="*",
    holiday="*",
    notice="",
    publish="",
    report="answer copies draft final publish",
    round="back close edit open reopen step vote",
    website="*",
)
"""What counts from the day it is done, or is recorded as done on it, says first which day that was taken to be."""

TOLD_BEFORE = acts(question="receive edit")
"""The particulars of whoever asks are read back before they are saved."""

AS_A_LIST = acts(question="*")
"""The acts that answer under the name that lists have for it, too."""


@pytest.mark.parametrize("words", sorted(ACTS))
def test_an_act_says_what_its_kind_says(words: str) -> None:
    row = ACTS[words]
    assert row.says_today == (words in BY_THE_DAY)
    assert (row.before is not None) == (words in TOLD_BEFORE)
    assert row.answers == (words in AS_A_LIST)


NEEDED = {
    "show minutes": "--meeting",
    "show lint": "--meeting",
    "show after": "--meeting",
    "item move": "--to",
    "item defer": "--reason",
    "item withdraw": "--reason",
    "item considered": "--meeting",
    "paper withdraw": "--reason",
    "pack build": "--meeting --out",
    "meeting cancel": "--reason",
    "meeting postpone": "--to --reason",
    "agenda build": "--meeting",
    "agenda word": "--meeting",
    "agenda order": "--meeting",
    "agenda leave-out": "--meeting",
    "agenda sent": "--meeting",
    "agenda supplement": "--meeting",
    "agenda late": "--meeting",
    "agenda withdraw": "--meeting",
    "agenda publish": "which|--meeting",
    "deadline add": "--counted",
    "report word": "(--text|--text-file)",
    "annual word": "--year",
    "annual grant": "--year",
    "holiday add": "--reason",
    "holiday move": "--to --reason",
    "holiday remove": "--reason",
    "closure add": "--reason",
    "election add": "--from",
    "action reopen": "--reason",
    "action review": "--from",
    "action link": "--item|--part-of",
    "action unlink": "--item|--part-of",
    "action respond": "--received",
    "action copies": "--to",
    "finding aside": "--reason --until",
    "question receive": "--text|--text-file",
    "question text": "--text|--text-file",
    "question reject": "--ground --by",
    "question send": "--to",
    "question answer": "--text|--text-file",
    "question put": "(--present|--absent)",
    "question supplementary": "--text|--text-file",
    "person edit": "(--from|--correction)",
    "attend substitute": "--for|--for-council",
    "attend in": "--item",
    "attend elect": "--nominee",
    "minute add": "--meeting (--text|--text-file)",
    "minute edit": "(--text|--text-file)",
    "minute correct": "--at --words (--text|--text-file)",
    "minute correct-heading": "--at --meeting --words",
    "minute void": "--reason",
    "minute final": "--meeting",
    "minute confirm": "--meeting",
    "minute sign": "--meeting",
    "minute back": "--meeting --reason",
    "declare add": "(--affects|--directly)",
    "declare edit": "(--affects|--directly)",
    "declare times": "--left",
    "declare register": "--category",
    "export agenda": "--meeting",
    "export minutes": "--meeting",
    "export brief": "--meeting",
    "export notice": "--meeting",
    "export report": "--round",
    "export all": "--meeting --out",
    "bundle make": "--meeting --out",
}
"""The options that a command cannot do without; of those with a bar between them one, in brackets one or none."""


def test_a_command_needs_what_it_cannot_be_done_without() -> None:
    asked = {}
    for command in all_commands():
        parser = Parser(command)
        alone = [one.option_strings[0] for one in parser._actions if one.option_strings and one.required]
        for group in parser._mutually_exclusive_groups:
            names = "|".join((one.option_strings or [one.dest])[0] for one in group._group_actions)
            alone.append(names if group.required else f"({names})")
        asked[command.words] = " ".join(alone)
    assert {words: needed for words, needed in asked.items() if needed} == NEEDED


DENY = {
    "item moveable": {"--off": ("moveable", False, True)},
    "agenda leave-out": {"--in": ("out", False, True)},
    "question repeat": {"--not": ("repeat", False, True)},
    "question put": {"--absent": ("asker_present", False, None)},
    "question group": {"--apart": ("together", False, None)},
    "member end": {"--no-vacancy": ("vacant", False, None)},
    "member quorum": {"--without-substitutes": ("substitutes_count", False, None)},
    "attend substitute": {"--no-vote": ("votes", False, None)},
    "attend remote": {"--off": ("remote", False, True)},
    "attend vote": {"--another": ("another", True, False)},
}
"""The options that take something away, or that stand for something where they are absent: what each says, and that."""


def test_an_option_that_denies_says_no_and_any_other_yes() -> None:
    denying: dict[str, dict[str, tuple[str, bool, bool | None]]] = {}
    for words, row in ACTS.items():
        for one in (each for argument in row.arguments for each in arguments_in(argument)):
            if one.settings.get("action") == "store_const":
                said = (one.name, one.settings["const"], one.otherwise)
                if said[1:] != (True, None):
                    denying.setdefault(words, {})[one.word] = said
    assert denying == DENY


def arguments_in(argument: object) -> Iterator[Arg]:
    """Give the arguments of which one is made, itself if it is made of none."""
    inner = getattr(argument, "options", getattr(argument, "parts", ()))
    yield from (one for each in inner for one in arguments_in(each))
    if isinstance(argument, Arg):
        yield argument
