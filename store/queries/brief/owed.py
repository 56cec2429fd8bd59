"""What is overdue on the day of a meeting: actions, and answers owed to the panel or by it."""

from __future__ import annotations

import datetime as dt
from collections.abc import Iterator
from typing import Annotated

import msgspec

from store.queries.actions.actions import OVERDUE, action_groups, asked_words
from store.queries.rows import cell
from store.records import Action
from store.register import Register
from store.rules.actions.carrying import PERIODS, agreed, due_date, items_by_origin, items_of_action, period_due
from store.rules.actions.replying import awaits_reply
from store.rules.questions.askers import listed_asker
from store.rules.questions.deadline import reply_due_by_rule
from store.rules.questions.steps import meeting_of, reply_is_owed, scheme_on
from store.rules.reports.matter import ReportMatter
from store.rules.reports.standing import answer_wanted, answered_on, blocks, state
from store.rules.words.gist import gist


class BriefOwed(msgspec.Struct, frozen=True, forbid_unknown_fields=True, kw_only=True):
    """Something that is owed and overdue: what, by whom, since when."""

    id: str
    what: str
    by: Annotated[str, cell("who owes it; empty if that is not recorded")]
    asked: Annotated[str, cell("where it was asked for, such as 33(b), 23 September 2016")]
    due: dt.date | None


def overdue_actions(register: Register, day: dt.date) -> tuple[BriefOwed, ...]:
    """List the actions that are overdue on a day, the longest overdue first."""
    groups = {group.key: group.actions for group in action_groups(register, day)}
    return tuple(
        BriefOwed(
            id=one.id,
            what=f"{one.number}. {gist(one)}" if one.number else gist(one),
            by=one.owner,
            asked=asked_words(register, one),
            due=_due(register, one, day),
        )
        for one in groups.get(OVERDUE, ())
    )


def _due(register: Register, action: Action, day: dt.date) -> dt.date | None:
    """Give the day by which an action was due; of one due each quarter or year the last that was missed."""
    if action.due_kind not in PERIODS:
        return due_date(register, action, day)
    return period_due(register, action, items_of_action(register, action, items_by_origin(register)), day)[0]


def overdue_replies(register: Register, day: dt.date) -> tuple[BriefOwed, ...]:
    """List the answers that are overdue on a day: to recommendations, to reports, and to public questions."""
    every = (*_to_recommendations(register, day), *_to_reports(register, day), *_to_questions(register, day))
    return tuple(sorted(every, key=lambda one: one.due or dt.date.max))


def _to_recommendations(register: Register, day: dt.date) -> Iterator[BriefOwed]:
    for one in register.open_actions:
        due = one.response_due
        # Without a period that was set it is owed all the same, and nothing says that there is time left.
        unset = due is None and (agreed(register, one) or dt.date.min) < day
        if awaits_reply(one) and (unset or (due is not None and due < day)):
            what = f"{one.number}. {gist(one)}" if one.number else gist(one)
            yield BriefOwed(id=one.id, what=what, by=one.owner, asked=asked_words(register, one), due=due)


def _to_reports(register: Register, day: dt.date) -> Iterator[BriefOwed]:
    for report in register.reports:
        matter = ReportMatter(register, report, day)
        if report.reply_by is None or report.reply_by >= day or answered_on(matter) is not None:
            continue
        if answer_wanted(matter):
            title = next((one.text for one in blocks(matter) if one.code == "title"), "") or state(matter)
            yield BriefOwed(id=report.id, what=title, by="", asked="", due=report.reply_by)


def _to_questions(register: Register, day: dt.date) -> Iterator[BriefOwed]:
    for one in register.questions:
        due = one.reply_due or reply_due_by_rule(register, one)
        if not reply_is_owed(one) or one.reply_sent_on is not None or due is None or due >= day:
            continue
        meeting = meeting_of(register, one)
        asker = listed_asker(one, scheme_on(register, meeting.date if meeting else day))
        yield BriefOwed(id=one.id, what=f"Written answer to {asker}", by="", asked="", due=due)
