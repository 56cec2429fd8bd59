"""The table of interests: every word in use for one, and what follows from it for speaking, voting and staying.

England has had no national code since 2012: the statute knows the disclosable pecuniary interest only, and the rest is
the code each council adopted, most of them the model of the Local Government Association. In Wales personal and
prejudicial interests are the law. Older local terms are still printed.
"""

from __future__ import annotations

from typing import NamedTuple

from store.records import Nation
from store.rules.words.folding import words_read

YES, NO, PUBLIC = "yes", "no", "only if the public may speak"
"""The answers to whether someone may speak, vote or stay; the last one means as a member of the public could."""

DIRECT, AFFECTS = "directly relates", "affects"
"""How the business of an item stands to an interest."""

TRANSPARENCY = "for transparency"
"""The kind of a declaration that no code asks for."""

_LOCALISM = "Localism Act 2011"
_LGA = "Local Government Association Model Code 2020, Appendix B"
_WELSH = "Local Authorities (Model Code of Conduct) (Wales) Order 2008"
_LOCAL = "older local code"
_TEST = (
    "it affects them more than most people of the ward, and a reasonable person would think it affects their judgement"
)


class InterestKind(NamedTuple):
    """One row of the table.

    `code` is for scripts, `label` the word as printed, `nation` where it is in use. `relation` is `directly relates` or
    `affects` where that makes a difference, and `more_than_most` the answer to the test for an interest affected.
    `speak`, `vote`, `stay` are what follows; `why` says so in a sentence, `provision` on what authority, and `sure` is
    False where the papers do not say what followed and the monitoring officer should be asked.
    """

    code: str
    label: str
    nation: Nation
    speak: str
    vote: str
    stay: str
    why: str
    provision: str
    relation: str = ""
    more_than_most: bool | None = None
    other_labels: tuple[str, ...] = ()
    sure: bool = True


def _english(code: str, label: str, others: tuple[str, ...]) -> tuple[InterestKind, ...]:
    """Write the rows of a registerable or other interest of the model code, which differ only in their name."""
    barred = "take no part in the vote and leave the room; they may speak only where the public may"
    direct = InterestKind(
        code,
        label,
        Nation.ENGLAND,
        PUBLIC,
        NO,
        NO,
        f"The item directly relates to the interest: {barred}.",
        _LGA,
        relation=DIRECT,
        other_labels=others,
    )
    met = f"The item affects the interest, and the test is met ({_TEST}): {barred}."
    free = "The item affects the interest no more than that of most people: declared, and free to take part."
    return (
        direct,
        direct._replace(relation=AFFECTS, more_than_most=True, why=met),
        direct._replace(relation=AFFECTS, more_than_most=False, speak=YES, vote=YES, stay=YES, why=free),
    )


def _older(code: str, label: str, *, barred: bool, why: str, others: tuple[str, ...] = ()) -> InterestKind:
    """Write the row of a term that is still printed although no law in force defines it."""
    speak, vote = (PUBLIC, NO) if barred else (YES, YES)
    return InterestKind(code, label, Nation.ENGLAND, speak, vote, vote, why, _LOCAL, other_labels=others, sure=False)


TABLE: tuple[InterestKind, ...] = (
    InterestKind(
        "dpi",
        "disclosable pecuniary interest",
        Nation.ENGLAND,
        NO,
        NO,
        NO,
        "No part in the discussion or the vote (the statute), and leave the room (the model code), "
        "unless there is a dispensation.",
        f"{_LOCALISM} s.31(4); {_LGA}",
        other_labels=("DPI", "pecuniary interest", "private pecuniary interest"),
    ),
    *_english("ori", "other registerable interest", ("other registrable interest", "ORI")),
    *_english("nri", "non-registerable interest", ("non-registrable interest", "NRI")),
    InterestKind(
        "personal",
        "personal interest",
        Nation.WALES,
        YES,
        YES,
        YES,
        "Declared, with its nature; free to take part unless it is also prejudicial.",
        _WELSH,
    ),
    InterestKind(
        "prejudicial",
        "prejudicial interest",
        Nation.WALES,
        PUBLIC,
        NO,
        NO,
        "Leave the room and take no part, unless the standards committee has given a dispensation; "
        "they may speak only where the public may.",
        _WELSH,
        other_labels=("personal and prejudicial interest",),
    ),
    _older(
        "personal-older",
        "personal interest",
        barred=False,
        why="Declared; the older codes let the member take part. The papers do not say what followed.",
    ),
    _older(
        "significant-personal",
        "significant personal interest",
        barred=False,
        why="Declared as significant; it bars from the item only if it is prejudicial as well.",
    ),
    _older(
        "prejudicial-older",
        "prejudicial interest",
        barred=True,
        why="Obsolete in England since 2012, though still printed: leave the room and take no part.",
        others=("personal and prejudicial interest",),
    ),
    _older(
        "non-pecuniary",
        "non-pecuniary interest",
        barred=False,
        why="Declared; no money is at stake, and the local code decides whether more follows.",
        others=("private non-pecuniary interest", "private interest"),
    ),
    _older(
        "other",
        "other interest",
        barred=False,
        why="Declared; the papers do not say what follows from it.",
    ),
)
"""Every row: the model code of England, the law of Wales, and the older local terms."""


def _for_transparency(nation: Nation) -> InterestKind:
    why = "No code asks for it: nothing follows, and it is put on record so that all is seen to be open."
    return InterestKind("transparency", TRANSPARENCY, nation, YES, YES, YES, why, "")


def rows_of(nation: Nation) -> tuple[InterestKind, ...]:
    """Give every row of a nation, with the declaration for transparency at the end."""
    return (*(row for row in TABLE if row.nation is nation), _for_transparency(nation))


def known_as(row: InterestKind, words: str) -> bool:
    """Tell whether a row is meant by a code or by a label in any spelling."""
    wanted = words_read(words)
    return wanted in {words_read(row.code), words_read(row.label), *(words_read(label) for label in row.other_labels)}


def rows_for(nation: Nation, words: str) -> tuple[InterestKind, ...]:
    """Give the rows of the kind that a word means in a nation; none if the word is not known there."""
    return tuple(row for row in rows_of(nation) if known_as(row, words))
