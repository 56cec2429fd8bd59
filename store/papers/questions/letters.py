"""Letters about a question as e-mail drafts: to the right person, about this question only, with nothing attached.

The wording is a plain text file for each sort of letter. A council that wants its own puts a file of the same name
into the folder `letters` beside the panel's file. `$word` stands for what the record holds; a line whose `$word` has
nothing to say is left out, and a line that begins with `#` never prints. The first line gives the subject.
"""

from __future__ import annotations

import datetime as dt
import os
import re
from collections.abc import Callable, Collection
from pathlib import Path
from string import Template
from typing import NamedTuple

from store import bundled
from store.file.causes import cause
from store.file.documents import read_document
from store.file.plain_text import plain_text
from store.papers.mail import mail_draft
from store.papers.questions.letter_words import letter_words
from store.problems import FileTrouble, Problem, Refused
from store.records import Question, QuestionState
from store.register import Register
from store.rules.questions.letters import asked_through, needs_of_letter
from store.rules.questions.outgoing import details_of, is_force
from store.rules.questions.private import PrivateDetail
from store.rules.questions.steps import TO_BE_PUT, question_words
from store.rules.words.addresses import MailAddress, mail_addresses

FOLDER = "letters"
"""The folder beside the panel's file in which a council keeps wording of its own."""

DRAFTS = "drafts"
"""The folder beside the panel's file into which drafts are written unless another is named."""

FORWARD = "forward"
"""The letter that passes a text on as it was sent, to somebody who may need what was taken out for all others."""

LARGEST = 100_000
"""The most bytes of a wording."""

_WAITING = TO_BE_PUT | {QuestionState.PUT, QuestionState.REPLY_OWED}
"""The states in which an answer can be waited for."""

_BLANKS = re.compile(r"\n{3,}")


class Letter(NamedTuple):
    """A draft: its file's name, to whom it goes ("" if no address is recorded), its subject and words, the e-mail.

    `reaches` says in words how it gets there.
    """

    name: str
    to: str
    subject: str
    body: str
    eml: bytes
    reaches: str


class _Sort(NamedTuple):
    """A sort of letter: what it is called, whether it goes to the asker, and when it can be written."""

    label: str
    to_asker: bool
    ready: Callable[[Question], bool]
    when: str


KINDS: dict[str, _Sort] = {
    "acknowledgement": _Sort("acknowledgement of receipt", True, lambda q: True, ""),
    "acceptance": _Sort(
        "acceptance with the details of the meeting",
        True,
        lambda q: q.state in TO_BE_PUT - {QuestionState.HELD_OVER},
        "when it is accepted",
    ),
    "rejection": _Sort(
        "rejection with its ground", True, lambda q: q.state is QuestionState.REJECTED, "when it is rejected"
    ),
    "redirection": _Sort(
        "notice to the asker that it was passed on",
        True,
        lambda q: q.state is QuestionState.REDIRECTED,
        "when it is redirected",
    ),
    FORWARD: _Sort(
        "letter passing it on to whom it concerns",
        False,
        lambda q: q.state is QuestionState.REDIRECTED,
        "when it is redirected",
    ),
    "holding": _Sort(
        "notice to the asker that it is held over",
        True,
        lambda q: q.held_over_to is not None and q.state in TO_BE_PUT,
        "when it is held over",
    ),
    "request": _Sort(
        "request for the answer",
        False,
        lambda q: q.state in _WAITING and (not q.answer or any(not one.answer for one in q.supplementaries)),
        "when it is accepted, until the answer is recorded",
    ),
    "reply": _Sort("written reply", True, lambda q: bool(q.answer), "when the answer is recorded"),
}
"""Every sort of letter by the name of its wording."""


def letters_for(question: Question) -> tuple[str, ...]:
    """Give the sorts of letter that can be written now, the one that the last step calls for first."""
    wanted = {
        QuestionState.RECEIVED: "acknowledgement",
        QuestionState.ACCEPTED: "acceptance",
        QuestionState.REJECTED: "rejection",
        QuestionState.REDIRECTED: "redirection",
        QuestionState.HELD_OVER: "holding",
        QuestionState.SENT_FOR_ANSWER: "request",
    }
    first = wanted.get(question.state, "reply" if question.answer else "acknowledgement")
    ready = [kind for kind, sort in KINDS.items() if sort.ready(question)]
    return tuple(sorted(ready, key=lambda kind: kind != first))


def why_not_letter(question: Question, kind: str) -> Problem | None:
    """Say why a letter cannot be written; None if it can."""
    sort = KINDS.get(kind)
    if sort is None:
        cure = f"Choose one of {', '.join(KINDS)}."
        return Problem("letter-unknown", f"There is no letter “{kind}”.", cure, "letter")
    if sort.ready(question):
        return None
    sentence = f"Only {sort.when}; {question_words(question)} is {question.state.value}."
    cure = f"Letters that can be written now: {', '.join(letters_for(question))}."
    return Problem("letter-not-yet", sentence, cure, "letter")


def asks_whom(register: Register, question: Question, kind: str, today: dt.date) -> bool:
    """Say whether only the clerk can say to whom a letter goes: the asker is a child, and the rules are silent."""
    ready = kind in KINDS and KINDS[kind].to_asker and why_not_letter(question, kind) is None
    return ready and not asked_through(register, question, today)


def why_not_any_letter(question: Question) -> Problem | None:
    """Say why no letter about a question can be written now; None if one can."""
    if letters_for(question):
        return None
    sentence = f"No letter can be written about {question_words(question)}: it is {question.state.value}."
    return Problem("letter-not-yet", sentence, "Record the next step first.", "letter")


def wording(kind: str, folder: Path | None = None) -> str:
    """Give the wording of a sort of letter: the council's own from `folder` if there is one, else the bundled.

    Raises:
        Refused: it is no text, or far too long.
        FileTrouble: the council's own cannot be read, or is no ordinary file.
    """
    own = folder / f"{kind}.txt" if folder else None
    if own is None or not os.path.lexists(own):
        return bundled.read(f"{FOLDER}/{kind}.txt").decode("utf-8-sig").replace("\r\n", "\n")
    try:
        data = read_document(own, LARGEST)
    except FileTrouble as trouble:
        sentence = f"The wording {kind}.txt: {trouble.problem.sentence}"
        cure = f"A wording has at most {LARGEST:,} bytes of plain text. Correct that file, or move it away."
        problem = Problem("letter.read", sentence, cure, "letter")
        raise (Refused if trouble.problem.code == "file.large" else FileTrouble)(problem) from None
    return plain_text(data, f"The wording {kind}.txt", "letter").replace("\r\n", "\n")


def carried(question: Question, kind: str) -> tuple[PrivateDetail, ...]:
    """List the private details in the text as it was sent, which a letter that passes it on could carry."""
    return details_of(question.text, question.asker) if kind == FORWARD else ()


def left_in_at_first(question: Question, kind: str) -> frozenset[int]:
    """Give the places of the details that stay in a letter if nothing is said: all for the police force, else none.

    The force deals with the matter itself; anybody else is told what the public is told.
    """
    return frozenset(range(len(carried(question, kind)))) if is_force(question.forwarded_to) else frozenset()


def carried_words(question: Question, kind: str, left_in: Collection[int]) -> tuple[str, ...]:
    """Say which private details a letter carries, without them: `1. telephone number in line 2: left in`."""
    details = carried(question, kind)
    lines = (question.text.count("\n", 0, one.start) + 1 for one in details)
    return tuple(
        f"{at + 1}. {one.kind} in line {line}: {'left in' if at in left_in else 'taken out'}"
        for at, (one, line) in enumerate(zip(details, lines, strict=True))
    )


def draft(
    register: Register,
    question: Question,
    kind: str,
    today: dt.date,
    *,
    words: str,
    to: str = "",
    left_in: Collection[int] | None = None,
    through: str = "",
) -> Letter:
    """Write one letter from its wording.

    `to` are the addresses of an answerer or of the force, which no record holds. `left_in` are the places in `carried`
    of the private details that stay in a text passed on; if it is not given they are those of `left_in_at_first`.
    `through` is whom the clerk writes to about a child's question where the rules do not say: `asker` or `guardian`.

    Raises:
        Refused: the letter does not fit how the question stands, or lacks what it or its wording needs, or an address.
    """
    problem = why_not_letter(question, kind)
    if problem is not None:
        raise Refused(problem)
    sort, private = KINDS[kind], question.asker.private
    needs = needs_of_letter(register, question, kind, today, to_asker=sort.to_asker, through=through)
    if needs:
        raise Refused(*needs)
    kept = left_in_at_first(question, kind) if left_in is None else left_in
    of_text = kept if kind == FORWARD else None
    known = letter_words(register, question, today, to_asker=sort.to_asker, left_in=of_text, through=through)
    subject, body = filled(words, known, kind)
    name = known["asker" if sort.to_asker else "forwarded_to" if kind == FORWARD else "answerer"]
    addresses, trouble = _to_asker(private.email) if sort.to_asker else (_typed_to(to), "")
    if addresses:
        reaches = "to the e-mail address recorded" if sort.to_asker else f"to {to.strip()}"
    elif sort.to_asker and private.address:
        reaches = f"by post: {trouble or 'no e-mail address is recorded'}"
        body = f"{name}\n{private.address}\n\n{known['today']}\n\n{body}"
    else:
        reaches = f"with no address: {trouble or 'none is recorded'}"
    return letter_of(f"{question.id}-{kind}-{today.isoformat()}", addresses, name, subject, body, reaches)


def letter_of(
    name: str, addresses: tuple[MailAddress, ...], whose: str, subject: str, body: str, reaches: str
) -> Letter:
    """Make a letter of its words; `whose` is who has the address, and `name` that of its file without an ending."""
    eml = mail_draft(addresses, whose, subject, body)
    return Letter(f"{name}.eml", ", ".join(one.address for one in addresses), subject, body, eml, reaches)


def _to_asker(recorded: str) -> tuple[tuple[MailAddress, ...], str]:
    """Read the address recorded of the asker; says without repeating it why none can be sent to."""
    try:
        return (mail_addresses(recorded) if recorded.strip() else ()), ""
    except ValueError as why:
        return (), f"the e-mail address recorded cannot be sent to, because {why}"


def _typed_to(to: str) -> tuple[MailAddress, ...]:
    """Read the addresses that were typed for a letter. Raises Refused."""
    try:
        return mail_addresses(to) if to.strip() else ()
    except ValueError as why:
        cure = "Type it as in name@example.org, several with commas between them, or leave it out."
        raise Refused(Problem("letter.to", f"No letter can be sent to that address: {why}.", cure, "to")) from None


def write_letter_file(name: str, data: bytes, folder: Path, panel_file: Path) -> Path:
    """Write a letter into a folder, which is made if need be; an earlier one stands, and this takes the next name.

    Only the owners of the panel's file can read it, because it holds an address.

    Raises:
        FileTrouble: the folder cannot be written to.
    """
    from store.file.documents import write_beside_others
    from store.file.kinds import LETTER
    from store.file.owners import make_folder, make_side_folder, owners_of

    folder = folder.expanduser()
    try:
        if not folder.is_dir() or folder == panel_file.parent / DRAFTS:
            make_folder(folder.parent)
            make_side_folder(folder, owners_of(panel_file))
    except (OSError, ValueError) as trouble:
        sentence = f"The folder {folder} cannot be made: {cause(trouble)}."
        raise FileTrouble(Problem("letter.folder", sentence, "Name a folder that you can write to.")) from None
    return write_beside_others(data, folder / name, panel_file, kind=LETTER)


def filled(words: str, known: dict[str, str], kind: str) -> tuple[str, str]:
    """Fill a wording in: its subject and its body, without lines that would have nothing to say. Raises Refused."""
    lines = [line for line in words.split("\n") if not line.startswith("#")]
    asked = {line: _asked(line, known, kind) for line in lines}
    kept = [line for line in lines if all(known[word] for word in asked[line])]
    head = next((line for line in lines if line.strip()), "")
    if not head.startswith("Subject:"):
        cure = "Let its first line begin with Subject: and go on with the subject."
        raise Refused(Problem("letter.subject", f"The wording {kind}.txt has no subject.", cure, "letter"))
    subject = " ".join(Template(head.removeprefix("Subject:")).substitute(known).split())
    body = "\n".join(Template(line).substitute(known) for line in kept if line is not head)
    return subject, _BLANKS.sub("\n\n", body).strip("\n") + "\n"


def _asked(line: str, known: dict[str, str], kind: str) -> list[str]:
    """List what a line of a wording asks for. Raises Refused for what is not known."""
    template = Template(line)
    asked = template.get_identifiers() if template.is_valid() else []
    unknown = [word for word in asked if word not in known]
    if template.is_valid() and not unknown:
        return asked
    what = f"${unknown[0]}" if unknown else "something after a $"
    sentence = f"The wording {kind}.txt asks for {what}, which is not known."
    cure = f"Use one of {', '.join(f'${word}' for word in known)}; write $$ for a dollar."
    raise Refused(Problem("letter.word", sentence, cure, "letter"))
