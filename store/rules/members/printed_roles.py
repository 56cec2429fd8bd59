"""What a list of members means by its words: the role of a seat, its vote, a vacancy, and which council is named."""

from __future__ import annotations

from collections.abc import Iterable

from store.records import Role
from store.rules.words.folding import words_read

_VACANT = frozenset({"vacant", "vacancy", "tbc", "tba", "to be confirmed", "to be appointed", "none", "awaited", "n a"})
_COUNCILLORS = frozenset({"cllr", "clr", "coun", "councillor", "alderman", "mayor"})
_MEMBERS = frozenset(
    {"member", "councillor", "cllr", "panel member", "elected member", "appointed member", "ordinary member"}
)
_VICE = frozenset({"vice", "deputy"})
_CHAIRS = frozenset({"chair", "chairman", "chairwoman", "chairperson"})
_OFFICES = (
    ("chief constable", Role.CHIEF_CONSTABLE),
    ("police and crime commissioner", Role.COMMISSIONER),
    ("police fire and crime commissioner", Role.COMMISSIONER),
    ("pcc", Role.COMMISSIONER),
    ("deputy police and crime commissioner", Role.DEPUTY_COMMISSIONER),
    ("deputy police fire and crime commissioner", Role.DEPUTY_COMMISSIONER),
    ("dpcc", Role.DEPUTY_COMMISSIONER),
)
_NO_NAMES = frozenset(
    {"members", "panel", "total", "totals", "councillors", "vacancies", "substitutes", "note", "notes"}
)
_STAND_INS = frozenset({"substitute", "sub", "reserve", "named substitute", "substitute member", "deputy member"})
_YES = frozenset({"yes", "y", "true", "x", "1", "voting", "vote", "votes", "✓", "full"})
_NO = frozenset({"no", "n", "false", "0", "non voting", "nonvoting", "not voting", "none", "–", "-", "no vote"})
_COMMON_WORDS = """
    council the of and & borough district city county metropolitan unitary authority bc cc dc mbc cbc
"""
_COMMON = frozenset(_COMMON_WORDS.split())
_ALIKE = 0.8
_SORTS = {
    "borough": {"borough"},
    "district": {"district"},
    "city": {"city"},
    "county": {"county"},
    "metropolitan": {"borough"},
    "bc": {"borough"},
    "cbc": {"borough"},
    "mbc": {"borough"},
    "dc": {"district"},
    "cc": {"city", "county"},
}
"""What sort of council a word of its name says it is."""


def is_vacant(name: str) -> bool:
    """Say whether what stands for a name says that nobody holds the seat."""
    return words_read(name.replace("/", " ").replace(".", " ")).strip(" ()-–") in _VACANT


def heads_council(name: str) -> bool:
    """Say whether what stands for a name is the name of a council, under which its members follow."""
    return bool({"council", "authority"} & frozenset(words_read(name).split()))


def why_no_name(name: str) -> str:
    """Say why what stands for a name is none of a person; empty if it may be one."""
    if not name:
        return "It has no name."
    words = frozenset(words_read(name.replace("(", " ").replace(")", " ")).split())
    if heads_council(name) or any(char.isdigit() for char in name) or words & _NO_NAMES or role_named(name) is not None:
        return f"“{name}” does not read as the name of a person."
    return ""


def role_named(words: str) -> Role | None:
    """Give the role that some words mean; None if they mean none of a list of members."""
    read = words_read(words).strip(" .()")
    parts = frozenset(read.split())
    exact = next((role for role in Role if words_read(role.value) == read), None)
    if exact is not None or not read:
        return exact
    office = next((role for word, role in _OFFICES if read.startswith(word)), None)
    if office is not None:
        return office
    if _CHAIRS & parts:
        return Role.VICE_CHAIR if _VICE & parts else Role.CHAIR
    if read in _STAND_INS:
        return Role.SUBSTITUTE
    if {"co", "opted"} <= parts or "coopted" in parts:
        return Role.COOPTED_COUNCILLOR if _COUNCILLORS & parts else Role.INDEPENDENT
    if "independent" in parts and "member" in parts | {"member"}:
        return Role.INDEPENDENT
    if read in _MEMBERS:
        return Role.MEMBER
    return Role.OFFICER if "officer" in parts or "clerk" in parts else None


def is_councillor(name: str) -> bool:
    """Say whether a name is printed with the title of a councillor."""
    return bool(_COUNCILLORS & frozenset(words_read(name).split()[:2]))


def vote_named(words: str) -> bool | None:
    """Say whether some words give a vote; None if they do not say."""
    read = words_read(words).strip(" .()")
    return True if read in _YES else False if read in _NO else None


def council_meant(typed: str, councils: Iterable[str]) -> str:
    """Give the one council that a shorter name means, such as `Melton BC`; empty if it is none or could be several."""
    known = list(councils)
    exact = [name for name in known if words_read(name) == words_read(typed)]
    alike = exact or [name for name in known if _own_words(name) == _own_words(typed) and _sorts_agree(name, typed)]
    return alike[0] if len(alike) == 1 and _own_words(typed) else ""


def councils_near(typed: str, councils: Iterable[str]) -> list[str]:
    """List the councils of whose name each word differs by a letter or so: Easton is not near to Weston."""
    from difflib import SequenceMatcher

    def alike(one: str, other: str) -> bool:
        return one == other or (one[:1] == other[:1] and SequenceMatcher(None, one, other).ratio() >= _ALIKE)

    mine = [word for word in words_read(typed).split() if word in _own_words(typed)]
    near = []
    for name in councils:
        own = [word for word in words_read(name).split() if word in _own_words(name)]
        if len(own) == len(mine) and _sorts_agree(name, typed) and all(map(alike, own, mine)):
            near.append(name)
    return near


def _own_words(name: str) -> frozenset[str]:
    return frozenset(words_read(name.replace("&", "and")).split()) - _COMMON


def _sorts_agree(one: str, other: str) -> bool:
    left, right = _sorts(one), _sorts(other)
    return not left or not right or bool(left & right)


def _sorts(name: str) -> set[str]:
    return {sort for word in words_read(name).split() for sort in _SORTS.get(word, ())}
