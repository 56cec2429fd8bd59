"""The texts of a question that a clerk copies: letters, what is published, the words for the minutes, the deadline."""

from __future__ import annotations

from collections.abc import Iterator

from screens.kit.office import Office
from store.papers.questions import letters
from store.papers.questions.sheet import minute_text
from store.problems import Refused
from store.queries.questions.detail import deadline_working
from store.records import Question
from store.rules.questions.steps import meeting_of


def texts_of(office: Office, question: Question) -> Iterator[tuple[str, str]]:
    """Give each text by its name: the letters that fit first, as they would be written now."""
    desk = office.desk
    for kind in letters.letters_for(question):
        try:
            words = letters.wording(kind, desk.path.parent / letters.FOLDER)
            yield (
                f"the {letters.KINDS[kind].label}",
                letters.draft(desk.register, question, kind, desk.today, words=words).body,
            )
        except Refused:
            continue  # the key that writes letters says why; here only what can be copied is listed
    yield "the text to publish", question.published_text
    yield "the answer", question.answer
    meeting = meeting_of(desk.register, question)
    if meeting is not None:
        yield "the words for the minutes of its meeting", minute_text(desk.register, meeting)
    yield "its deadline with the working", "\n".join(deadline_working(desk.register, question))
