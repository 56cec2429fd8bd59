"""Libraries that some computer may not have: what cannot be done without one is refused, and the rest works."""

from __future__ import annotations

from collections.abc import Iterator
from contextlib import contextmanager

from store.problems import Problem, Refused


@contextmanager
def needed(library: str, without: str, cure: str) -> Iterator[None]:
    """Do within what takes a library; if that is missing or does not load, say what cannot be done, and the cure.

        with needed("typst", "PDF cannot be written on this computer", "Choose docx or html."):
            import typst

    `library` is the name under which it is imported. Raises Refused if it cannot be.
    """
    try:
        yield
    except ImportError as trouble:
        if (trouble.name or "").partition(".")[0] != library:
            raise
        sentence = f"{without}: the library {library} is missing, or has no version for it."
        raise Refused(Problem("no-library", sentence, cure, "format")) from trouble
