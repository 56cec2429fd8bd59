"""The letters that are due to those from whom something is awaited: shown, then written and recorded in one act."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from itertools import groupby

from screens.forms.settings.office import with_office
from screens.kit.ask import Ask
from screens.kit.office import Office
from store.commands.chasing.sending import record_chased
from store.papers.chasing.letters import label
from store.papers.chasing.writing import Ready, ready_letters, write_letters
from store.papers.questions.letters import DRAFTS
from store.problems import FileTrouble, Problem, Refused
from store.queries.words.short import count
from store.records import Change
from store.rules.chasing.due import ACTION, INVITATION, NOMINATION, REPLY, REPORT, chasers_due
from store.rules.chasing.needs import why_not_chase
from store.rules.findings.chasing import SORT_OF
from store.rules.publishing.withheld import withheld


def open_chase_actions(office: Office) -> None:
    """Chase what others are to do, and the replies of the commissioner."""
    _open(office, (ACTION, REPLY))


def open_chase_reports(office: Office) -> None:
    """Chase the papers of the meetings to come, and invite those who report to them."""
    _open(office, (REPORT, INVITATION))


def open_chase_councils(office: Office) -> None:
    """Ask the councils to nominate for their vacant seats."""
    _open(office, (NOMINATION,))


def open_chase_found(office: Office, code: str) -> None:
    """Write the letters of the sort that a finding with this code names; one about a paper asks for the papers."""
    _open(office, (SORT_OF.get(code, REPORT),))


def _open(office: Office, sorts: tuple[str, ...]) -> None:
    """Ask for what the office itself lacks, if anything is due, then show what would be written."""
    if why_not_chase(office.desk.register, office.desk.today, *sorts) is None:
        with_office(office, lambda: _show(office, sorts))
    else:
        _show(office, sorts)


def _show(office: Office, sorts: tuple[str, ...]) -> None:
    desk = office.desk
    register = withheld(desk.register)
    due = chasers_due(register, desk.today, sorts)
    try:
        ready = ready_letters(register, due, desk.today, desk.path.parent)
    except (Refused, FileTrouble) as trouble:
        office.say_trouble(trouble)
        return
    if not due:
        office.say("No letter is due.")
        return
    if not ready.letters:
        office.say_trouble(Refused(*ready.lacking))
        return
    lines = [f"{label(one)}: {one.about}" for one, _ in ready.letters]
    lines += _not_written(office, ready.lacking)
    number = len(ready.letters)
    title = f"Write {count(number, 'letter')} and record {'it' if number == 1 else 'each'} as sent?"
    ask = Ask(title, "\n".join(lines), (("n", "", "No, not now"), ("y", "yes", "Yes, as drafts of e-mails")))
    office.pick(ask, lambda answer: _write(office, ready) if answer == "yes" else None)


def _not_written(office: Office, lacking: Sequence[Problem]) -> Iterator[str]:
    """Say which letters are not written, each cure once."""
    for _, alike in groupby(sorted(lacking, key=_cure), _cure):
        *others, last = alike
        yield from (f"Not written: {one.sentence}" for one in others)
        yield f"Not written: {office.told(last)}"


def _cure(problem: Problem) -> tuple[str, str]:
    return problem.cure, problem.act


def _write(office: Office, ready: Ready) -> None:
    try:
        written = write_letters(ready, None, office.desk.path)
    except (Refused, FileTrouble) as trouble:
        office.say_trouble(trouble)
        return

    def done(change: Change | None) -> None:
        if change is not None:
            drafts = (
                written[0] if len(written) == 1 else f"{len(written)} drafts are in {office.desk.path.parent / DRAFTS}."
            )
            office.say_also(f"{drafts} Send {'it' if len(written) == 1 else 'them'} from your own e-mail program.")

    office.carry_out_then(None, done, record_chased, matters=ready.matters)
