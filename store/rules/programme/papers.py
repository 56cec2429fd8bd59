"""The papers for an item: where they stand, which is meant, and what keeps one out."""

from __future__ import annotations

import datetime as dt
import re
from collections.abc import Collection, Iterator, Sequence

from msgspec.structs import replace

from store.edit import ArrivedFile
from store.fields import field_of
from store.problems import Problem, Refused
from store.records import Paper, PaperStatus, WorkItem
from store.records.panel import Nation
from store.rules.calendar.meetings import why_not_day
from store.rules.law.exempt import exempt_numbers, is_weighed, why_not_exempt
from store.rules.words.dates import long_date
from store.rules.words.folding import words_read
from store.rules.words.papers import EXEMPT, PAPER, WITHDRAWN, appendix_words, is_exempt, paper_title
from store.rules.words.wording import counted, quoted, verbatim

_UNRECEIVED = frozenset({PaperStatus.NOT_ASKED, PaperStatus.DUE, PaperStatus.TO_FOLLOW, PaperStatus.NONE})
_UNDATED = frozenset({PaperStatus.NOT_ASKED, PaperStatus.NONE})
_COMPLETE = frozenset({PaperStatus.RECEIVED, PaperStatus.LATE})
_PAGES = re.compile(r"(?P<first>\d{1,4})(?:\s*[-–—]\s*(?P<last>\d{1,4}))?")
_BEFORE_LETTER = re.compile(r"(?:appendix|app\.?)\s+(?=\S+$)", re.IGNORECASE)
_PRINTED = re.compile(
    r"(?P<what>.*?)(?:, Appendix (?P<appendix>[A-Za-z0-9]{1,3}))?(?:, pages? (?P<pages>\d{1,4}(?:-\d{1,4})?))?"
    r"(?:, (?P<status>due|received|late|to follow|no paper|withdrawn))?(?:, exempt by (?P<exempt>.+))?"
)


def read_papers(printed: str) -> tuple[Paper, ...]:
    """Read papers as `public_words` words them, with a semicolon between; what is not read stands as what it is.

    An exempt paper is read without the title that was kept back.
    """
    papers = []
    for number, words in enumerate(filter(None, (one.strip() for one in printed.split(";"))), start=1):
        match = _PRINTED.fullmatch(words)
        if match is None:
            papers.append(Paper(number=number, what=words))
            continue
        exempt = match["exempt"] or ""
        exempt = ", ".join(str(one) for one in exempt_numbers(exempt)) or exempt
        what = "" if match["what"] == (EXEMPT if exempt else PAPER) else match["what"]
        # The day on which it was withdrawn is not printed, so that no more can be read than that none is wanted.
        status = PaperStatus(match["status"] or "") if match["status"] != WITHDRAWN else PaperStatus.NONE
        appendix, pages = match["appendix"] or "", match["pages"] or ""
        papers.append(
            Paper(number=number, what=what, appendix=appendix, pages=pages, status=status, exempt_paragraph=exempt)
        )
    return tuple(papers)


def new_number(item: WorkItem) -> int:
    """Give the number for the next paper of an item: one more than the highest that one has or had."""
    return max(item.papers_numbered or 0, *(paper.number for paper in item.papers), 0) + 1


def find_paper(item: WorkItem, typed: str) -> Paper:
    """Give the paper of an item that is meant: its number, its letter or what it is; of one paper, empty means that.

    Raises Refused if there is none such, or several.
    """
    papers, words = item.papers, words_read(typed)
    if not papers:
        sentence = f"No paper is recorded for {quoted(item.title)}."
        raise Refused(Problem("no-papers", sentence, "Add it first.", "paper", "paper.add"))
    if not words and len(papers) == 1:
        return papers[0]
    meant = [one for one in papers if words in {str(one.number), words_read(one.what)}]
    meant = meant or [one for one in papers if words in {words_read(one.appendix), words_read(appendix_words(one))}]
    if words and len(meant) == 1:
        return meant[0]
    listed = "; ".join(f"{one.number}, {paper_title(one)}" for one in meant or papers)
    if not words:
        sentence = f"{quoted(item.title)} has {counted(len(papers), 'paper')}."
    else:
        many = f"{counted(len(meant), 'paper')}" if meant else "no paper"
        sentence = f"{quoted(item.title)} has {many} called {verbatim(typed.strip())}."
    raise Refused(Problem("which-paper", sentence, f"Say which by its number: {listed}.", "paper"))


def tidied(paper: Paper) -> Paper:
    """Give a paper as a record keeps it: the letter of an appendix alone, pages with a plain hyphen between."""
    match = _PAGES.fullmatch(paper.pages)
    pages = f"{match['first']}-{match['last']}" if match and match["last"] else paper.pages
    return replace(paper, appendix=_BEFORE_LETTER.sub("", paper.appendix), pages=pages, interest=paper.interest.strip())


def standing(paper: Paper, given: Collection[str], today: dt.date) -> Paper:
    """Give a paper whose status and dates fit: of what was not among the fields `given`, what no longer holds goes.

    A paper with a day on which it came was received, and one with a day on which it is due is due, if nothing else was
    said. One received without a day was received today; one that is not received loses the day it came, and one that is
    not wanted its due date.
    """
    if "status" not in given:
        if "received_on" in given and paper.received_on and paper.status not in _COMPLETE:
            paper = replace(paper, status=PaperStatus.RECEIVED)
        elif "due_on" in given and paper.due_on and paper.status in _UNDATED:
            paper = replace(paper, status=PaperStatus.DUE)
        return paper
    if paper.status in _UNRECEIVED and "received_on" not in given:
        paper = replace(paper, received_on=None)
    if paper.status in _UNDATED and "due_on" not in given:
        paper = replace(paper, due_on=None)
    if paper.status is PaperStatus.RECEIVED and paper.received_on is None:
        paper = replace(paper, received_on=today)
    return paper


def why_not_paper(paper: Paper, given: Collection[str], nation: Nation, today: dt.date) -> tuple[Problem, ...]:
    """List what keeps a paper from being recorded, of the fields that were given; others are not judged.

    An exempt paper must have its ground (Schedule 12A) and the public interest that was weighed.
    """
    problems = [_why_not_pages(paper.pages) if "pages" in given else None]
    if "due_on" in given and paper.due_on:
        problems.append(why_not_day(paper.due_on, field_of(Paper, "due_on").in_words, "due_on"))
        if paper.status in _UNDATED:
            problems.append(_pointless("due_on", "due", paper.status))
    if "received_on" in given and paper.received_on:
        if paper.status in _UNRECEIVED:
            problems.append(_pointless("received_on", "received", paper.status))
        if paper.received_on > today:
            sentence = f"The paper cannot have been received on {long_date(paper.received_on)}, which is still to come."
            problems.append(Problem("received-early", sentence, "Type today's date or an earlier one.", "received_on"))
    if {"exempt_paragraph", "interest"} & set(given):
        problems += [why_not_exempt(paper.exempt_paragraph, nation), why_no_ground(paper, nation)]
    return tuple(one for one in problems if one is not None)


def why_not_files(item: WorkItem, files: Sequence[ArrivedFile], what: str) -> Iterator[Problem]:
    """Go through what keeps files from being added as papers of an item, each of its own."""
    if what and len(files) > 1:
        cure = "Leave it out, and each is called as its file; or add them one at a time."
        yield Problem("one-name", f"{quoted(what)} cannot be what {counted(len(files), 'paper')} are.", cure, "what")
    there = {held.files[-1].sha256: held for held in item.papers if held.files and held.withdrawn_on is None}
    seen: dict[str, str] = {}
    for facts in (one.facts for one in files):
        if facts.sha256 in there:
            known = there[facts.sha256]
            sentence = f"The file {facts.name} is that of paper {known.number}, {quoted(paper_title(known))}."
            yield Problem("same-file", sentence, "Leave it out, or choose the other file that is meant.", "file")
        elif facts.sha256 in seen:
            sentence = f"The file {facts.name} holds the same as {seen[facts.sha256]}."
            yield Problem("file-twice", sentence, "Give it once.", "file")
        seen.setdefault(facts.sha256, facts.name)


def why_no_ground(paper: Paper, nation: Nation) -> Problem | None:
    """Say what an exempt paper lacks of its ground; None if it is open or has it."""
    interest = paper.interest.strip()
    if interest and not is_exempt(paper):
        sentence = "The public interest is weighed only for a paper that is exempt."
        cure = "Choose the paragraph by which it is exempt, or take the sentence out."
        return Problem("interest-alone", sentence, cure, "exempt_paragraph")
    if not is_exempt(paper) or interest or not is_weighed(paper.exempt_paragraph, nation):
        return None
    sentence = "The paper is exempt, and no public interest in keeping it back is given."
    cure = "Say why keeping it back outweighs disclosing it, or leave the paper open."
    return Problem("no-public-interest", sentence, cure, "interest")


def _why_not_pages(pages: str) -> Problem | None:
    match = _PAGES.fullmatch(pages.strip())
    if not pages.strip() or (match and (match["last"] is None or int(match["first"]) <= int(match["last"]))):
        return None
    cure = "Type the first and the last page, such as 9-12, or the first alone."
    return Problem("pages", f"{verbatim(pages.strip())} is not a range of pages.", cure, "pages")


def _pointless(field: str, words: str, status: PaperStatus) -> Problem:
    recorded = quoted(status.value) if status.value else "not asked for"
    sentence = f"A paper that is {recorded} has no day on which it was {words}."
    return Problem(f"paper-not-{words}", sentence, "Leave that day empty, or choose another status.", field)
