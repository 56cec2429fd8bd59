"""The sentence by which a declaration is minuted, in the form in which panels print it."""

from __future__ import annotations

from store.records import Declaration, Meeting, WorkItem
from store.register import Register
from store.rules.declarations.interests import ALL_SUBSTANTIVE, TOPIC, dispensation_holds, effect
from store.rules.declarations.kinds import NO, TRANSPARENCY
from store.rules.members.membership import printed_name
from store.rules.words.dates import clock_time, day_month
from store.rules.words.wording import listed, quoted

NIL = "There were no declarations of interest."
"""How it is minuted that nobody declared anything."""

_ONE_HOLDER = frozenset(
    {"chair", "chairman", "chairwoman", "chairperson", "vice-chair", "vice-chairman", "leader", "treasurer",
     "secretary", "president", "mayor", "clerk"}
)  # fmt: skip
_READY = frozenset({"as", "because", "in", "through", "by", "having", "being", "owing", "due"})
_POSSESSIVE = frozenset({"his", "her", "their", "its", "he", "she", "they", "a", "an", "the"})
_VOWELS = "aeiou"


def declaration_sentence(register: Register, declaration: Declaration) -> str:
    """Give the sentence that the minutes print: the words kept with it if there are any, else those worked out.

    The nature of a sensitive interest is never in it.
    """
    if declaration.text:
        return declaration.text
    if declaration.nil:
        return NIL
    meeting = register.get(Meeting, declaration.meeting)
    names = [printed_name(register, person, meeting) for person in declaration.people]
    who = listed(names) if names else "Someone not recorded"
    about = about_words(register, declaration)
    nature = "" if declaration.sensitive else nature_words(declaration.nature)
    kind = declaration.interest
    if kind == TRANSPARENCY:
        sentence = f"{who} declared for transparency, in respect of {about},"
        sentence += f" an interest{_spaced(nature)}" if nature else " an interest"
    else:
        each = " each" if len(names) > 1 else ""
        sentence = f"{who}{each} declared {_article(kind)} in respect of {about}{_spaced(nature)}"
    if declaration.sensitive:
        sentence += ", the details of which are withheld"
    return f"{sentence}{_consequence(register, declaration)}."


def about_words(register: Register, declaration: Declaration) -> str:
    """Say what a declaration applies to: `all substantive items`, the items by their titles, or a topic."""
    if declaration.scope == ALL_SUBSTANTIVE:
        return ALL_SUBSTANTIVE
    titles = [quoted(item.title) for one in declaration.items if (item := register.get(WorkItem, one))]
    if declaration.scope == TOPIC:
        within = f" ({listed(titles)})" if titles else ""
        return f"{declaration.topic or 'a topic not recorded'}{within}"
    return listed(titles) if titles else "an item not recorded"


def nature_words(nature: tuple[str, ...]) -> str:
    """Join the natures of an interest: `as a member of A, as the Chairman of B and a member of C`.

    What already begins as a clause (`because`, `through`) is kept as it was typed.
    """
    parts = [" ".join(one.split()) for one in nature if one.strip()]
    if not parts:
        return ""
    if any(part.split()[0].casefold() in _READY for part in parts):
        return listed([part if part.split()[0].casefold() in _READY else _as_role(part) for part in parts])
    if len(parts) == 1:
        return _as_role(parts[0])
    last = parts[-1] if _is_clause(parts[-1]) else _with_article(parts[-1])
    return f"{', '.join(_as_role(part) for part in parts[:-1])} and {last}"


def _is_clause(part: str) -> bool:
    return part.split(maxsplit=1)[0].casefold() in _POSSESSIVE


def _as_role(part: str) -> str:
    first = part.split(maxsplit=1)[0].casefold()
    if first in {"a", "an", "the"}:
        return f"as {part}"
    return f"in that {part}" if _is_clause(part) else f"as {_with_article(part)}"


def _with_article(part: str) -> str:
    first = part.split(maxsplit=1)[0]
    if first.casefold() in _ONE_HOLDER:
        return f"the {part}"
    return _article(part)


def _article(words: str) -> str:
    if not words:
        return "an interest"
    first = words[0].casefold()
    return f"{'an' if first in _VOWELS else 'a'} {words}"


def _spaced(words: str) -> str:
    return f" {words}" if words else ""


def _consequence(register: Register, declaration: Declaration) -> str:
    """Say what followed: the dispensation relied on, leaving with its times, or taking no part in the vote."""
    meeting = register.get(Meeting, declaration.meeting)
    lifted = declaration.dispensation
    if lifted is not None and meeting is not None and dispensation_holds(lifted, meeting.date):
        until = f", which lasts until {day_month(lifted.until)}" if lifted.until else ""
        part = "took part" if lifted.vote else "took part except in the vote"
        return f", and {part} under a dispensation granted by {lifted.granted_by} ({lifted.ground}){until}"
    follows = effect(register, declaration)
    one = "items" if declaration.scope == ALL_SUBSTANTIVE or len(declaration.items) > 1 else "item"
    that = "those" if one == "items" else "that"
    if follows.leaves:
        left = f" at {clock_time(declaration.left_at)}" if declaration.left_at else ""
        back = f", returning at {clock_time(declaration.returned_at)}" if declaration.returned_at else ""
        return f", and left the meeting{left} during consideration of {that} {one}{back}"
    if follows.vote == NO:
        return f", and took no part in the vote on {that} {one}"
    return ""
