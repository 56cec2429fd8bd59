"""The sentences by which minutes say what is kept beside their text: motion, result, report, papers filed, who left."""

from __future__ import annotations

import datetime as dt
import re

from store.papers.minutes.reading.roll import names_in
from store.problems import Refused
from store.records import Filed
from store.rules.minutes.drafts import DraftLeaving, DraftMotion
from store.rules.minutes.words import filed_sentence
from store.rules.words.dates import read_time

_MOVED = re.compile(
    r"^(?:it was (?:then |duly )?)?(?:moved|proposed) by (?P<mover>[^:;]{2,120}?)"
    r"(?:,? and (?:duly )?seconded by (?P<seconder>[^:;]{2,120}?)|,? seconded by (?P<second>[^:;]{2,120}?))?"
    r"\s*(?:[:,]|that|(?P<end>[.]?$))\s*(?:that)?\s*:?\s*(?P<rest>.*)$",
    re.IGNORECASE | re.DOTALL,
)
_AMENDED = re.compile(r"^(?:an|the|a further) amendment (?:was|had been) (?:then )?(?:moved|proposed)", re.IGNORECASE)
_RESULT = re.compile(
    r"\b(?:motion|proposal|recommendations?|proposition|vote)\s+(?:was|were)\s+(?:then\s+|duly\s+)?"
    r"(?:put(?:\s+to the (?:vote|meeting))?(?:,)?\s+and\s+(?:was\s+|were\s+)?|declared\s+)?"
    r"(?P<words>(?:carried|lost|passed|approved|rejected|defeated|withdrawn|not put|agreed|supported)\b[^.;]*)",
    re.IGNORECASE,
)
_REPORT_OF = re.compile(
    r"\b(?:considered|received|noted|discussed)\s+(?:a|an|the)\s+(?:[\w-]+\s+){0,2}report\s+(?:of|by|from)\s+(?P<who>[^.;]{3,150}?)"
    r",?\s+(?=(?:which|that|concerning|providing|setting|regarding|on|about|updating|outlining|detailing|in|seeking)\b)"
)
_SUBMITTED = re.compile(
    r"^(?P<who>The [A-Z][^.;()]{2,80}?)(?:\s+\([A-Z]{2,6}\))?\s+(?:submitted|presented)"
    r"\s+(?:a|an|his|her|their|the)\s+report\b"
)
_FILED = re.compile(
    r"(?:A copy|Copies)\s+of\s+(?:the|each)\s+(?P<what>[^.;]{3,150}?),?\s+marked\s+"
    r"['‘“\"](?P<mark>[^'’”\"]{1,60})['’”\"]"
    r"(?P<more>[^.;]{0,140}?),?\s+(?:is|are|was|were)\s+filed\s+with\s+these\s+minutes\."
)
_LEFT = re.compile(
    r"^(?P<who>[A-Z][^.;]{2,200}?)\s+(?:then\s+)?left\s+the\s+(?:meeting|room)"
    r"(?:\s+at\s+(?:this\s+(?:point|juncture|stage)|(?P<at>[\d.:]{1,5}\s*(?:[ap]\.?m\.?)?)))?\s*\.?$"
)


def motion_in(paragraph: str) -> DraftMotion | None:
    """Read `It was moved by … and seconded by … that`, with what is moved if the line has it. None if it is not."""
    match = _MOVED.match(paragraph)
    if match is None:
        return None
    seconder = match["seconder"] or match["second"] or ""
    return DraftMotion(moved_by=match["mover"].strip(), seconded_by=seconder.strip(), motion=match["rest"].strip())


def moves_amendment(paragraph: str) -> bool:
    """Say whether a paragraph moves an amendment."""
    return bool(_AMENDED.match(paragraph))


def result_in(text: str) -> str:
    """Find the words of the meeting for what came of a motion: `CARRIED by a majority`; empty if there are none."""
    match = _RESULT.search(text)
    return match["words"].strip() if match else ""


def result_apart(text: str) -> tuple[str, str]:
    """Part the words of a motion from the sentences behind them, from the one on that says what came of it."""
    sentences = re.split(r"(?<=[.;])\s+(?=[A-Z])", text)
    place = next((place for place, one in enumerate(sentences) if result_in(one)), len(sentences))
    return " ".join(sentences[:place]), " ".join(sentences[place:])


def report_of(text: str) -> str:
    """Find whose report was considered, as the text says it; empty if it does not."""
    match = _REPORT_OF.search(text)
    if match:
        return match["who"].strip()
    submitted = _SUBMITTED.match(text)
    return f"the {submitted['who'][4:]}" if submitted else ""


def filed_in(text: str) -> tuple[Filed, ...]:
    """Find the documents that the text says are filed with the minutes, each with its mark."""
    documents = []
    for match in _FILED.finditer(text):
        what = f"{match['what']}{match['more']}".strip()
        plain = Filed(what=what, mark=match["mark"])
        same = filed_sentence(plain) == match[0]
        documents.append(plain if same else Filed(what=what, mark=match["mark"], printed=match[0]))
    return tuple(documents)


def left_in(paragraph: str) -> tuple[DraftLeaving, ...]:
    """Read a paragraph that says nothing but who left the meeting, and at what time if it says so."""
    match = _LEFT.match(paragraph)
    if match is None:
        return ()
    at = time_in(match["at"] or "")
    names = re.split(r",\s*(?:and\s+)?|\s+and\s+(?=[Tt]he\s)", match["who"])
    several = names if all(name[:4].casefold() == "the " for name in names) else names_in(match["who"])
    return tuple(DraftLeaving(_within(name.strip()), at) for name in several if name.strip())


def _within(name: str) -> str:
    """Write a name as it stands within a sentence: `the Chief Constable`."""
    return f"the {name[4:]}" if name.startswith("The ") else name


def time_in(words: str) -> dt.time | None:
    """Read a time as minutes print it, `16.15pm` too; None if it is none."""
    for typed in (words.strip(), re.sub(r"\s*[ap]\.?m\.?$", "", words.strip(), flags=re.IGNORECASE)):
        try:
            return read_time(typed) if typed else None
        except Refused:
            continue
    return None
