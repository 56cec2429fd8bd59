"""The words that papers print of themselves: headings, marks, what stands around what the records say.

English is `fixtures/words/papers.toml`. A council's own file gives some of them in other words, a second one gives them
in Welsh; what neither words is printed in English, and the paper says so.
"""

from __future__ import annotations

import tomllib
from collections.abc import Mapping
from functools import cache
from string import Template

from store import bundled
from store.papers.document import Language

ENGLISH_FILE = "words/papers.toml"


@cache
def english() -> Mapping[str, str]:
    """Give the words of papers in English by their keys, such as `minutes.present`."""
    parts = tomllib.loads(bundled.read(ENGLISH_FILE).decode("utf-8"))
    return {f"{part}.{key}": words for part, worded in parts.items() for key, words in worded.items()}


class FixedWords:
    """The fixed words in one language, for one paper: it keeps which of them it could not give in that language.

    `own` are the council's, by the same keys. A `$word` in them stands for what the paper puts there.
    """

    def __init__(self, language: Language = "en-GB", own: Mapping[str, str] | None = None) -> None:
        """Begin with nothing asked for yet."""
        self.language = language
        self._own = own or {}
        self._unworded: dict[str, None] = {}

    def __call__(self, key: str, **values: object) -> str:
        """Give the words for a key. Raises KeyError if papers have no such words, which is a fault of the program."""
        words = self._own.get(key)
        if words is None:
            words = english()[key]
            if self.language != "en-GB":
                self._unworded[words] = None
        return Template(words).safe_substitute({name: str(value) for name, value in values.items()})

    @property
    def unworded(self) -> tuple[str, ...]:
        """The English words that were printed because there are none in the language."""
        return tuple(self._unworded)


ENGLISH = FixedWords()
"""The words of papers as they come with the program."""
