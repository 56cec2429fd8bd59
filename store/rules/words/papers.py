"""What the papers for an item are called: in the office, and for the public without the titles of exempt ones."""

from __future__ import annotations

from store.records import Paper, WorkItem
from store.rules.words.wording import paragraph_words

PAPER = "paper"
"""What a paper is called of which it is not recorded what it is."""

EXEMPT = "exempt paper"
"""What the public is told an exempt paper is: its own title may disclose what it is kept back for."""

_LONGEST_LETTER = 3


WITHDRAWN = "withdrawn"
"""What a withdrawn paper is called where it stays listed."""


def in_force(item: WorkItem) -> tuple[Paper, ...]:
    """Give the papers of an item that are not withdrawn."""
    # Most items have none, and a list of 10,000 asks for each: 3 steps instead of 11.
    return item.papers and tuple(paper for paper in item.papers if paper.withdrawn_on is None)


def is_exempt(paper: Paper) -> bool:
    """Say whether a paper is kept from the public."""
    return bool(paper.exempt_paragraph)


def exempt_of(item: WorkItem) -> str:
    """Give the paragraphs by which papers of an item are exempt, as a record keeps them; empty if none is."""
    if not item.papers:
        return ""
    kept = [one for paper in in_force(item) for one in paper.exempt_paragraph.split(", ") if one]
    numbers = sorted({int(one) for one in kept if one.isdecimal()})
    return ", ".join((*(str(one) for one in numbers), *dict.fromkeys(one for one in kept if not one.isdecimal())))


def paper_title(paper: Paper) -> str:
    """Name a paper in the office: by what it is, or else by its appendix."""
    return paper.what or appendix_words(paper) or PAPER


def public_title(paper: Paper) -> str:
    """Name a paper for the public: an exempt one without its own title."""
    return EXEMPT if is_exempt(paper) else paper.what or PAPER


def appendix_words(paper: Paper) -> str:
    """Word the appendix of a paper as an agenda prints it: `Appendix B`, or as it is recorded if that is no letter."""
    letter = len(paper.appendix) <= _LONGEST_LETTER and paper.appendix.isascii() and paper.appendix.isalnum()
    return f"Appendix {paper.appendix}" if letter else paper.appendix


def pages_words(paper: Paper) -> str:
    """Word the pages of a paper: `pages 9-12`, `page 9`."""
    if not paper.pages:
        return ""
    return f"page {paper.pages}" if paper.pages.isdecimal() else f"pages {paper.pages}"


def range_words(first: int, end: int) -> str:
    """Word the pages that a paper takes in a pack: `9 - 16`, or `27` if it is one."""
    return f"{first} - {end}" if end > first else str(first)


def public_words(paper: Paper) -> str:
    """Word a paper for the public: what it is, appendix, pages, where it stands, and by what it is exempt."""
    exempt = f"exempt by {paragraph_words(paper.exempt_paragraph)}" if is_exempt(paper) else ""
    status = WITHDRAWN if paper.withdrawn_on else paper.status.value
    words = (public_title(paper), appendix_words(paper), pages_words(paper), status, exempt)
    return ", ".join(filter(None, words))


def papers_in_public(item: WorkItem) -> tuple[str, ...]:
    """Word the papers of an item for the public, in their order."""
    return tuple(public_words(paper) for paper in item.papers)
