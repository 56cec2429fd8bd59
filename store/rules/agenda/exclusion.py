"""The item by which the press and public are excluded: when an agenda needs it, and what it says."""

from __future__ import annotations

from collections.abc import Iterable

from store.records import Meeting, Nation, Paper
from store.register import Register
from store.rules.agenda.papers import papers_of
from store.rules.law.citations import cite
from store.rules.law.exempt import exempt_numbers, exempt_words, is_weighed
from store.rules.words.wording import listed


def exempt_papers(papers: Iterable[Paper]) -> tuple[Paper, ...]:
    """Give those of some papers that hold exempt information, and are not withdrawn."""
    return tuple(one for one in papers if one.exempt_paragraph and one.withdrawn_on is None)


def exclusion_title() -> str:
    """Head the item by which the press and public are excluded."""
    return "Exclusion of the press and public"


def exclusion_ask(register: Register, meeting: Meeting) -> str:
    """Word the resolution for the exempt items of a meeting (Local Government Act 1972 s.100A(4)-(5)).

    It names the description of Schedule 12A that each rests on; empty if nothing is exempt.
    """
    exempt = [item for item in register.items_of(meeting.id) if item.status.open and exempt_papers(papers_of(item))]
    if not exempt:
        return ""
    kept = [one.exempt_paragraph for item in exempt for one in exempt_papers(papers_of(item))]
    return exclusion_words([item.title for item in exempt], kept, register.panel.nation)


INTEREST = (
    "the public interest in maintaining the exemption outweighs the public interest in disclosing the information"
)
"""What is resolved of the public interest, where the law weighs it and nothing else is said of it."""


def exclusion_words(titles: list[str], kept: list[str], nation: Nation, interest: str = "") -> str:
    """Word the resolution to exclude the public for items, by their titles, under paragraphs of Schedule 12A.

    `kept` are the paragraphs as records keep them, `3` or `1, 3`. What names none of the list is cited as it stands.
    `interest` is why keeping it back is the greater public interest, the usual words if none are given; nothing is said
    of it where the law weighs none, as for a claim to privilege in Wales. Without titles it is for this item.
    """
    numbers = sorted({number for one in kept for number in exempt_numbers(one)})
    others = [exempt_words(one, nation) for one in dict.fromkeys(kept) if not exempt_numbers(one)]
    cited = [exempt_words(", ".join(map(str, numbers)), nation), *others] if numbers else others
    weighed = any(is_weighed(one, nation) for one in kept)
    because = f", and that in all the circumstances {interest.rstrip('.') or INTEREST}" if weighed else ""
    return (
        f"That under {cite('exclusion')} the press and public be excluded for "
        f"{listed([f'“{title}”' for title in titles]) if titles else 'this item'} on the grounds that it involves the "
        f"likely disclosure of exempt information as defined in {listed(cited)}{because}."
    )
