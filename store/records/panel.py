"""The panel itself and its rules of procedure, kept as data so that another panel's rules are another file."""

from __future__ import annotations

import datetime as dt
from enum import Enum
from typing import ClassVar

from store.records.base import Part, Record


class Nation(Enum):
    """The nation whose law on access to meetings applies."""

    ENGLAND = "England"
    WALES = "Wales"


class PartySeats(Part, frozen=True, kw_only=True):
    """How many councillors of a council belong to a party."""

    party: str
    seats: int


class Council(Part, frozen=True, kw_only=True):
    """A council in the police area: copies of recommendations and notices of meetings go to each.

    `seats` is the number of its seats on the panel; `make_up` the political make-up of the council itself.
    """

    name: str
    seats: int | None = None
    notice_place: str = ""
    make_up: tuple[PartySeats, ...] = ()


class Closure(Part, frozen=True, kw_only=True):
    """Days on which the offices are closed although they are not bank holidays; both ends included."""

    first: dt.date
    last: dt.date
    reason: str = ""
    entered_on: dt.date | None = None


class HolidayChange(Part, frozen=True, kw_only=True):
    """A bank holiday added, moved or removed by the clerk: `day` is the day; `moved_to` where it went, if it moved."""

    day: dt.date
    name: str
    change: str
    moved_to: dt.date | None = None
    reason: str = ""
    entered_on: dt.date | None = None


class BusyDay(Part, frozen=True, kw_only=True):
    """A day on which a constituent council meets, so that the panel should not."""

    day: dt.date
    what: str


class PreElection(Part, frozen=True, kw_only=True):
    """The weeks before a poll, both ends included: no time the law forbids a meeting, but one to know of."""

    first: dt.date
    poll: dt.date
    what: str = ""


class NoticeRule(Part, frozen=True, kw_only=True):
    """How the days before a meeting are counted.

    `clear_days` overrides the nation's statutory number only upwards (None means the statutory number);
    `closures_count` says whether days on which the office is closed are counted as clear days; `cut_off` is the time of
    day after which a publication is treated as the next day's.
    """

    clear_days: int | None = None
    closures_count: bool = False
    cut_off: dt.time | None = None


class DeadlineRule(Part, frozen=True, kw_only=True):
    """A date worked out from a meeting's date by the panel's own custom.

    `mode` is `clear_wd`, `wd_before`, `calendar_before`, `wd_after`, `calendar_after`, `weeks_after`, `months_after` or
    `same_day`; `n` is the number of days, weeks or months. `minutes_before` gives the hour of a `same_day` rule, from
    the start of the meeting. `closes` marks a day on which something closes by itself: nobody has to do anything.
    `provision` names the law behind a duty for which the law sets no number of days.
    """

    code: str
    label: str
    mode: str
    n: int = 0
    hour: dt.time | None = None
    note: str = ""
    minutes_before: int | None = None
    closes: bool = False
    provision: str = ""


class Deadline(Part, frozen=True, kw_only=True):
    """When something must be in before a meeting.

    `mode` is `clear_wd`, `wd_before`, `calendar`, `minutes_before` (minutes before the start) or `none`.
    """

    mode: str = "none"
    n: int = 0
    hour: dt.time | None = None


class QuestionKindRule(Part, frozen=True, kw_only=True):
    """The rule for one kind of public participation: its deadline, its limits and who may waive the notice.

    `urgent` is the later deadline for urgent ones. What is empty or None here is as the whole scheme has it.
    """

    kind: str
    deadline: Deadline = Deadline()
    urgent: Deadline = Deadline()
    waiver: tuple[str, ...] = ()
    max_per_person: int | None = None
    max_words: int | None = None
    speaking_minutes: int | None = None
    min_signatures: int | None = None
    supplementary: str = ""


class QuestionRules(Part, frozen=True, kw_only=True):
    """A panel's scheme for public questions, as data (the schema that expresses every scheme read so far).

    Numbers are minutes, words, questions or months as their names say; None means that the scheme sets no limit.
    `max_total` counts each kind by itself; with `one_kind_only` the same person puts a question or a statement, not
    both.
    """

    allowed: bool = True
    kinds: tuple[QuestionKindRule, ...] = ()
    meetings: str = "all"
    eligibility: tuple[str, ...] = ()
    require: tuple[str, ...] = ("name",)
    max_per_person: int | None = None
    max_per_organisation: int | None = None
    max_total: int | None = None
    one_kind_only: bool = False
    max_words: int | None = None
    allow_subparts: bool = True
    agenda_items_only: bool = False
    speaking_minutes_each: int | None = None
    session_minutes: int | None = None
    chair_may_vary_session: bool = False
    extra_minutes_per_statutory_item: int = 0
    supplementary: str = "no"
    supplementary_max: int = 0
    addressee: str = "panel"
    repeat_window_months: int | None = None
    repeat_allowed_if_changed: bool = False
    refusal_grounds: tuple[str, ...] = ()
    decides: str = ""
    operational: str = ""
    late: str = "reject"
    order: str = "receipt"
    group_similar: bool = False
    absent: str = "written"
    answer_mode: str = ""
    written_answer_due: Deadline = Deadline()
    publish_name: bool = True
    publish_locality: bool = False
    note: str = ""
    provision: str = ""


class QuorumRule(Part, frozen=True, kw_only=True):
    """How many members must be present: `mode` is `number`, `fraction` (of members in post, rounded up) or `unset`."""

    mode: str = "unset"
    number: int | None = None
    numerator: int | None = None
    denominator: int | None = None
    substitutes_count: bool = True
    note: str = ""


class StandingItem(Part, frozen=True, kw_only=True):
    """An item that stands on every agenda: a heading and where it stands (`before` or `after` the reports)."""

    title: str
    place: str = "before"
    note: str = ""


class InterestClass(Part, frozen=True, kw_only=True):
    """A word of the panel's code of conduct for an interest, and what follows from it."""

    code: str
    label: str
    speak: str = ""
    vote: str = ""
    stay: str = ""
    note: str = ""


class CyclicalItem(Part, frozen=True, kw_only=True):
    """Business that comes round: its title words, the months in which it is due, and the law if any.

    Each of `words` must stand in the title of an item for it to be this business, or one of several parted by `|`; none
    of `without` may. The window runs from the first of `months` to the last, over the end of the year if need be.
    `years` are those in which the window opens, empty for every year. `quarter` (1 to 4, of the financial year from
    April) is the one reported on.
    """

    code: str
    title: str
    words: tuple[str, ...]
    months: tuple[int, ...]
    provision: str = ""
    lead: str = ""
    without: tuple[str, ...] = ()
    years: tuple[int, ...] = ()
    quarter: int | None = None


class RuleSet(Part, frozen=True, kw_only=True):
    """The panel's rules of procedure in force from a day on; None as `from_date` means from the beginning.

    Times are minutes; ages are meetings or months as named. `scoring` names the criteria by which suggestions are
    scored, 0 to 3 points each; those with at least `scoring_line` points are above the line.
    """

    from_date: dt.date | None = None
    notice: NoticeRule = NoticeRule()
    deadlines: tuple[DeadlineRule, ...] = ()
    questions: QuestionRules = QuestionRules()
    numbering: str = "running, reset each municipal year"
    quorum: QuorumRule = QuorumRule()
    meeting_minutes: int | None = None
    agenda: tuple[StandingItem, ...] = ()
    interests: tuple[InterestClass, ...] = ()
    cyclical: tuple[CyclicalItem, ...] = ()
    contact_months: int = 12
    undated_after_meetings: int = 2
    substitutes_count_for_veto: bool | None = None
    casting_vote: bool | None = None
    scoring: tuple[str, ...] = ()
    scoring_line: int | None = None


class SetAside(Part, frozen=True, kw_only=True):
    """A finding that the clerk set aside: which one, why, on which day, and the day on which it comes back."""

    finding: str
    reason: str
    on: dt.date
    until: dt.date


class SavedView(Part, frozen=True, kw_only=True):
    """A search kept under a name: the place it is for, and what was typed."""

    place: str
    name: str
    search: str


class Panel(Record, frozen=True, kw_only=True):
    """The panel the file belongs to. There is one in every file, with the id `PANEL`.

    `year_starts_month` is the month in which its municipal year begins.
    """

    prefix: ClassVar[str] = "PANEL"
    table: ClassVar[str] = "panel"
    noun: ClassVar[str] = "panel"

    name: str
    short_name: str = ""
    nation: Nation = Nation.ENGLAND
    fire: bool = False
    councils: tuple[Council, ...] = ()
    host_authority: str = ""
    commissioner: str = "Police and Crime Commissioner"
    year_starts_month: int = 5
    rules: tuple[RuleSet, ...] = (RuleSet(),)
    rules_name: str = ""
    closures: tuple[Closure, ...] = ()
    holiday_changes: tuple[HolidayChange, ...] = ()
    busy_days: tuple[BusyDay, ...] = ()
    pre_election: tuple[PreElection, ...] = ()
    programme_title: str = ""
    programme_notes: tuple[str, ...] = ()
    set_aside: tuple[SetAside, ...] = ()
    views: tuple[SavedView, ...] = ()

    def rules_on(self, day: dt.date) -> RuleSet:
        """Give the rules of procedure in force on a day: the latest set that had begun by then."""
        begun = [r for r in self.rules if r.from_date is None or r.from_date <= day]
        return max(begun, key=lambda r: r.from_date or dt.date.min) if begun else self.rules[0]
