"""The table of interests: every word in use for one, and what law there is on it.

England has had no national code since 2012: the statute knows the disclosable pecuniary interest only, and it alone
keeps somebody from a vote. What follows from any other word is for the code that the panel or the member's council has
adopted: where the panel's settings say it, that holds, else it is a question to the monitoring officer. In Wales
personal and prejudicial interests are the law.
"""

from __future__ import annotations

from typing import NamedTuple

from store.records import Nation
from store.rules.law.citations import cite
from store.rules.words.folding import words_read

YES, NO, PUBLIC = "yes", "no", "only if the public may speak"
"""The answers to whether someone may speak, vote or stay; the last one means as a member of the public could."""

NOT_SAID = ""
"""The answer where neither law nor the panel's settings say anything."""

DIRECT, AFFECTS = "directly relates", "affects"
"""How the business of an item stands to an interest."""

TRANSPARENCY = "for transparency"
"""The kind of a declaration that no code asks for."""

_TEST = (
    "it affects them more than most people of the ward, and a reasonable person would think it affects their judgement"
)
_LEAVING = "Leaving the room is for the panel's own code or standing orders."


class InterestKind(NamedTuple):
    """One row of the table.

    `code` is for scripts, `label` the word as printed, `nation` where it is in use. `relation` is `directly relates` or
    `affects` where that makes a difference, and `more_than_most` the answer to the test for an interest affected.
    `speak`, `vote`, `stay` are what the law says must follow, empty where it says nothing; `why` says so in a sentence,
    `provision` on what authority, and `sure` is False where the monitoring officer should be asked.
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

    @property
    def known(self) -> tuple[str, ...]:
        """The words by which it is known, without its code."""
        return (self.label, *self.other_labels)

    @property
    def by_law(self) -> bool:
        """Say whether the law itself bars somebody with such an interest from the vote."""
        return self.vote == NO


def _english(code: str, label: str, others: tuple[str, ...]) -> tuple[InterestKind, ...]:
    """Write the rows of a registerable or other interest of the model code, which differ only in their name.

    The model binds nobody until a council has adopted it, so that it is told of and never applied.
    """
    barred = "has them leave and take no part in the vote, and speak only where the public may"
    adopted = "No law bars them; whether this code was adopted is to be asked."
    direct = InterestKind(
        code,
        label,
        Nation.ENGLAND,
        NOT_SAID,
        NOT_SAID,
        NOT_SAID,
        f"Where the item directly relates to the interest, the model code {barred}. {adopted}",
        cite("model-code"),
        relation=DIRECT,
        other_labels=others,
        sure=False,
    )
    met = f"Where the item affects the interest and the test is met ({_TEST}), the model code {barred}. {adopted}"
    free = "The item affects the interest no more than that of most people: the model code lets them take part."
    return (
        direct,
        direct._replace(relation=AFFECTS, more_than_most=True, why=met),
        direct._replace(relation=AFFECTS, more_than_most=False, why=free),
    )


def _older(code: str, label: str, why: str, *others: str) -> InterestKind:
    """Write the row of a term that is printed although no law in force in England defines it."""
    return InterestKind(
        code, label, Nation.ENGLAND, NOT_SAID, NOT_SAID, NOT_SAID, why, "", other_labels=others, sure=False
    )


TABLE: tuple[InterestKind, ...] = (
    InterestKind(
        "dpi",
        "disclosable pecuniary interest",
        Nation.ENGLAND,
        NO,
        NO,
        NOT_SAID,
        f"The Act bars them from discussion and vote unless there is a dispensation. {_LEAVING}",
        cite("dpi-bar"),
        other_labels=("DPI",),
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
        cite("welsh-code"),
        other_labels=("personal non-prejudicial interest", "personal and non-prejudicial interest"),
    ),
    InterestKind(
        "prejudicial",
        "prejudicial interest",
        Nation.WALES,
        NOT_SAID,
        NO,
        NOT_SAID,
        "The Welsh code bars them from the vote unless the standards committee has given a dispensation. What it says "
        "of speaking and of leaving the room was not read: ask.",
        cite("welsh-code"),
        other_labels=("personal and prejudicial interest",),
        sure=False,
    ),
    _older("personal-older", "personal interest", "The word of an older code. No law bars from a vote under it."),
    _older(
        "personal-non-prejudicial",
        "personal non-prejudicial interest",
        "The word of an older code, and said not to be prejudicial. No law bars from a vote under it.",
        "personal and non-prejudicial interest",
    ),
    _older(
        "bias",
        "personal interest that might lead to bias",
        "The word of a local code. No law of interests bars from a vote under it; on bias, ask before the item.",
    ),
    _older(
        "significant-personal",
        "significant personal interest",
        "The word of an older code. No law bars from a vote under it; ask whether it is prejudicial as well.",
    ),
    _older(
        "prejudicial-older",
        "prejudicial interest",
        "No law of England since 2012, though still printed. Ask whether the panel's own code bars.",
        "personal and prejudicial interest",
    ),
    _older(
        "pecuniary",
        "pecuniary interest",
        "If it is a disclosable one the Act bars from discussion and vote: ask which it is.",
        "private pecuniary interest",
    ),
    _older(
        "non-pecuniary",
        "non-pecuniary interest",
        "No money is at stake, and no law bars from a vote; the local code decides whether more follows.",
        "private non-pecuniary interest",
        "private interest",
        "NPI",
    ),
    _older("other", "other interest", "No law says what follows from it."),
)
"""Every row: the law of England and Wales, the model code, and the terms that papers print."""


def _for_transparency(nation: Nation) -> InterestKind:
    why = "No code asks for it: nothing follows, and it is put on record so that all is seen to be open."
    return InterestKind("transparency", TRANSPARENCY, nation, YES, YES, YES, why, "")


def rows_of(nation: Nation) -> tuple[InterestKind, ...]:
    """Give every row of a nation, with the declaration for transparency at the end."""
    return (*(row for row in TABLE if row.nation is nation), _for_transparency(nation))


def read_as(words: str) -> str:
    """Reduce the words for a kind to what tells kinds apart: `Personal`, `a personal interest` read the same."""
    parts = words_read(words.replace("-", " ")).split()
    if len(parts) > 1 and parts[0] in {"a", "an"}:
        parts = parts[1:]
    if len(parts) > 1 and parts[-1] in {"interest", "interests"}:
        parts = parts[:-1]
    return " ".join(parts)


def known_as(row: InterestKind, words: str) -> bool:
    """Tell whether a row is meant by a code or by a label in any spelling."""
    return read_as(words) in {read_as(row.code), *(read_as(label) for label in row.known)}


def rows_for(nation: Nation, words: str) -> tuple[InterestKind, ...]:
    """Give the rows of the kind that a word means in a nation; none if the word is not known there."""
    return tuple(row for row in rows_of(nation) if known_as(row, words)) if words.strip() else ()
