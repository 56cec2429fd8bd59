"""Libraries that some computer may not have: what cannot be done without one is refused, and the rest works."""

from __future__ import annotations

from collections.abc import Iterator
from contextlib import contextmanager

from store.problems import Problem, Refused


@contextmanager
def needed(library: str, without: str, cure: str) -> Iterator[None]:
    """Import a library within: if it is missing or does not load, say what cannot be done `without` it, and the cure.

        with needed("typst", "PDF cannot be written on this computer", "Write the paper as docx instead."):
            import typst

    Raises Refused if the library cannot be imported.
    """
    try:
        yield
    except (ImportError, OSError) as trouble:
        sentence = f"{without}: the library {library} is missing, or has no version for it."
        raise Refused(Problem("no-library", sentence, cure, "format")) from trouble
