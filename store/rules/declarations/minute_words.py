"""The sentence by which a declaration is minuted: what was recorded, as it was recorded, and nothing that follows.

Kind, nature and what was done stand as they were typed: between words of the program that read right beside any of
them, so that no grammar is guessed.
"""

from __future__ import annotations

import datetime as dt

from store.records import Declaration, Dispensation, Meeting, WorkItem
from store.register import Register
from store.rules.declarations.interests import ALL_SUBSTANTIVE, TOPIC
from store.rules.declarations.kinds import NO, PUBLIC, TRANSPARENCY, YES
from store.rules.members.membership import printed_name
from store.rules.words.dates import clock_time, day_month
from store.rules.words.folding import words_read
from store.rules.words.wording import listed, quoted

NIL = "There were no declarations of interest."
"""How it is minuted that nobody declared anything."""

_AFTER_AN_ARTICLE = frozenset(
    {
        "personal interest",
        "personal and prejudicial interest",
        "personal and non prejudicial interest",
        "personal non prejudicial interest",
        "personal interest that might lead to bias",
        "significant personal interest",
        "prejudicial interest",
        "pecuniary interest",
        "disclosable pecuniary interest",
        "private pecuniary interest",
        "non pecuniary interest",
        "private non pecuniary interest",
        "non registerable interest",
        "non registrable interest",
    }
)
"""The printed kinds, hyphens as blanks, that are known to read right after `declared a`; others stand in brackets."""

_RUNS_ON = frozenset({"as", "because", "since", "in", "through", "by", "having", "being", "owing", "due", "that"})
"""The words with which a nature runs on from the sentence before it; any other stands behind a colon."""

_ENDS = (".", "!", "?", ".”", '."', ".’", ".'")


def declaration_sentence(register: Register, declaration: Declaration) -> str:
    """Give the sentence that the minutes print: the words kept with it if there are any, else those put together.

    It says what was recorded and no more. The nature of a sensitive interest is never in it.
    """
    if declaration.text:
        return declaration.text
    if declaration.nil:
        return NIL
    meeting = register.get(Meeting, declaration.meeting)
    names = [printed_name(register, person, meeting) for person in declaration.people]
    each = " each" if len(names) > 1 else ""
    about = scope_words(register, declaration)
    sentence = f"{listed(names) if names else 'Someone not recorded'}{each} declared {kind_words(declaration.interest)}"
    sentence += f" in respect of {about}" if about else ""
    sentence += ", the details of which are withheld" if declaration.sensitive else _nature(declaration.nature)
    sentence += "".join(f" – {fact}" for fact in _recorded(register, declaration))
    return sentence if sentence.endswith(_ENDS) else f"{sentence}."


def about_words(register: Register, declaration: Declaration) -> str:
    """Say for a list what a declaration applies to: `all substantive items`, its items, a topic, or `none named`."""
    return scope_words(register, declaration) or NONE_NAMED


NONE_NAMED = "none named"
"""What stands in a list for the business of a declaration that named none."""


def scope_words(register: Register, declaration: Declaration) -> str:
    """Name the business to which a declaration applies; empty if none was named."""
    if declaration.scope == ALL_SUBSTANTIVE:
        return ALL_SUBSTANTIVE
    titles = [quoted(item.title) for one in declaration.items if (item := register.get(WorkItem, one))]
    if declaration.scope == TOPIC and declaration.topic:
        return f"{declaration.topic} ({listed(titles)})" if titles else declaration.topic
    return listed(titles) if titles else "an item not recorded" if declaration.items else ""


def done_words(register: Register, declaration: Declaration) -> str:
    """Say what was recorded of those who declared: what they said they would do, what they did, and their times."""
    return "; ".join(_recorded(register, declaration))


def kind_words(kind: str) -> str:
    """Put a kind behind `declared`: `a personal interest`, `an interest (DPI)`, `an interest` if none was given."""
    if not kind:
        return "an interest"
    if kind == TRANSPARENCY:
        return f"an interest {kind}"
    return f"a {kind}" if words_read(kind.replace("-", " ")) in _AFTER_AN_ARTICLE else f"an interest ({kind})"


def _nature(nature: tuple[str, ...]) -> str:
    said = "; ".join(one.strip() for one in nature if one.strip())
    if not said:
        return ""
    return f" {said}" if said.split(maxsplit=1)[0].casefold() in _RUNS_ON else f": {said}"


def _recorded(register: Register, declaration: Declaration) -> list[str]:
    """List what was recorded beside the interest, each as a fact of its own."""
    facts = [_dispensed(register, declaration.dispensation)] if declaration.dispensation else []
    would = _would(declaration)
    if would:
        facts.append(would)
    if declaration.did.strip():
        facts.append(declaration.did.strip())
    times = _times(declaration.left_at, declaration.returned_at)
    return [*facts, times] if times else facts


def _dispensed(register: Register, given: Dispensation) -> str:
    """Say what leave was given, and for which items if not for all: a part must not read as the whole."""
    until = f", until {day_month(given.until)}" if given.until else ""
    titles = [quoted(item.title) for one in given.items if (item := register.get(WorkItem, one))]
    covers = f" for {listed(titles)}" if titles else ""
    part = "" if given.vote else ", not for the vote"
    return f"dispensation granted by {given.granted_by} ({given.ground}){covers}{part}{until}"


def _would(declaration: Declaration) -> str:
    """Say what they said they would do, or were advised to."""
    stay = {YES: "remain", NO: "leave the meeting"}.get(declaration.stay, "")
    speak = {YES: "speak", NO: "not speak", PUBLIC: f"speak {PUBLIC}"}.get(declaration.speak, "")
    vote = {YES: "vote", NO: "not vote"}.get(declaration.vote, "")
    said = [word for word in (stay, speak, vote) if word]
    if not said:
        return ""
    advised = f", on the advice of {declaration.advice.strip()}" if declaration.advice.strip() else ""
    return f"would {listed(said)}{advised}"


def _times(left: dt.time | None, returned: dt.time | None) -> str:
    if left is None:
        return ""
    back = f", returned at {clock_time(returned)}" if returned else ""
    return f"left the meeting at {clock_time(left)}{back}"
