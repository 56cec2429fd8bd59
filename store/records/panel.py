"""The panel itself and its rules of procedure, kept as data so that another panel's rules are another file."""

import datetime as dt
from enum import Enum
from typing import ClassVar

from store.records.agenda import PACK_NUMBERS, StandingItem
from store.records.annual import AnnualText, GrantFigure
from store.records.base import Part, Record
from store.records.chased import Chased
from store.records.complaint import ComplaintRules
from store.records.council import Council
from store.records.field import TEXT, Annotated, Field
from store.records.saved_view import SavedView
from store.records.stamp import HouseSentence
from store.records.work_item import HeadingRead


class Nation(Enum):
    """The nation whose law on access to meetings applies."""

    ENGLAND = "England"
    WALES = "Wales"


class OfficeTitle(Part, frozen=True, kw_only=True):
    """What the office that the panel scrutinises is called from a day on: commissioner, mayor, acting commissioner."""

    title: Annotated[str, Field("commissioner's title", required=True)]
    from_date: Annotated[dt.date, Field("from", noun=False)]


class SettingWas(Part, frozen=True, kw_only=True):
    """What a setting of the panel said until a day, that day included, before it changed: which one, and its words."""

    setting: Annotated[str, Field("setting")]
    words: Annotated[str, Field("words until then", noun=False, kind=TEXT)] = ""
    until: Annotated[dt.date, Field("until", noun=False)]


class Closure(Part, frozen=True, kw_only=True):
    """Days on which the offices are closed although they are not bank holidays; both ends included."""

    first: Annotated[dt.date, Field("from", noun=False)]
    last: Annotated[dt.date, Field("until", "Included; empty for one day", noun=False)]
    reason: Annotated[str, Field("reason", "Such as: Christmas")] = ""
    entered_on: Annotated[dt.date | None, Field("entered on", noun=False)] = None


class HolidayChange(Part, frozen=True, kw_only=True):
    """A bank holiday added, moved or removed by the clerk: `day` is the day; `moved_to` where it went, if it moved."""

    day: Annotated[dt.date, Field("bank holiday")]
    name: Annotated[str, Field("name", "What it is called")]
    change: Annotated[str, Field("change")]
    moved_to: Annotated[dt.date | None, Field("moved to", "Only if it is moved", noun=False)] = None
    reason: Annotated[str, Field("announced in", "Where it was announced", noun=False)] = ""
    entered_on: Annotated[dt.date | None, Field("entered on", noun=False)] = None


class BusyDay(Part, frozen=True, kw_only=True):
    """A day on which a constituent council meets, so that the panel should not."""

    day: Annotated[dt.date, Field("day")]
    what: Annotated[str, Field("which meeting", "Such as: Rutland full council", noun=False, required=True)]


class PreElection(Part, frozen=True, kw_only=True):
    """The weeks before a poll, both ends included: no time the law forbids a meeting, but one to know of."""

    first: Annotated[dt.date, Field("period from", "The first day of the pre-election period", noun=False)]
    poll: Annotated[dt.date, Field("polling day")]
    what: Annotated[str, Field("election")] = ""


class NoticeRule(Part, frozen=True, kw_only=True):
    """How the days before a meeting are counted.

    `clear_days` overrides the nation's statutory number only upwards (None means the statutory number);
    `closures_count` says whether days on which the office is closed are counted as clear days; `cut_off` is the time of
    day after which a publication is treated as the next day's.
    """

    clear_days: Annotated[int | None, Field("clear days")] = None
    closures_count: Annotated[bool, Field("closure days count", noun=False)] = False
    cut_off: Annotated[dt.time | None, Field("cut-off hour")] = None


class DeadlineRule(Part, frozen=True, kw_only=True):
    """A date worked out from a meeting's date by the panel's own custom.

    `mode` is `clear_wd`, `wd_before`, `calendar_before`, `wd_after`, `calendar_after`, `weeks_after`, `months_after` or
    `same_day`; `n` is the number of days, weeks or months. `minutes_before` gives the hour of a `same_day` rule, from
    the start of the meeting. `closes` marks a day on which something closes by itself: nobody has to do anything.
    `provision` names the law behind a duty for which the law sets no number of days.
    """

    code: Annotated[str, Field("code")]
    label: Annotated[str, Field("what", "Such as: Draft reports in", noun=False, required=True)]
    mode: Annotated[str, Field("counted in", noun=False)]
    n: Annotated[int, Field("how many", noun=False)] = 0
    hour: Annotated[dt.time | None, Field("by", "The hour of that day, if it has one", noun=False)] = None
    note: Annotated[str, Field("note")] = ""
    minutes_before: Annotated[
        int | None, Field("before start, min", "Minutes before the start; for the same day", noun=False)
    ] = None
    closes: Annotated[bool, Field("closes by itself", "Nothing has to be done on the day", noun=False)] = False
    provision: Annotated[str, Field("provision")] = ""


class Deadline(Part, frozen=True, kw_only=True):
    """When something must be in before a meeting.

    `mode` is `clear_wd`, `wd_before`, `calendar`, `same_day`, `minutes_before` (minutes before the start), `printed`
    (the day that the agenda of each meeting prints) or `none`; for what follows a meeting also `wd_after`,
    `calendar_after`, `weeks_after` and `months_after`. An `advisory` one is only asked for: nothing is late by it.
    """

    mode: Annotated[str, Field("counted in", noun=False)] = "none"
    n: Annotated[int, Field("how many", noun=False)] = 0
    hour: Annotated[dt.time | None, Field("by", noun=False)] = None
    advisory: Annotated[bool, Field("only asked for", noun=False)] = False


class QuestionKindRule(Part, frozen=True, kw_only=True):
    """The rule for one kind of public participation: its deadline, its limits and who may waive the notice.

    `urgent` is the later deadline for urgent ones. What is in by `guaranteed` has the answer that `guarantee` names;
    what comes after it and by the deadline may have one. What is empty or None here is as the whole scheme has it.
    """

    kind: Annotated[str, Field("kind")]
    deadline: Annotated[Deadline, Field("deadline")] = Deadline()
    urgent: Annotated[Deadline, Field("deadline if urgent")] = Deadline()
    waiver: Annotated[tuple[str, ...], Field("who may waive it", noun=False)] = ()
    guaranteed: Annotated[Deadline, Field("answer guaranteed", noun=False)] = Deadline()
    guarantee: Annotated[str, Field("what is guaranteed", noun=False)] = ""
    max_per_person: Annotated[int | None, Field("most per person", noun=False)] = None
    max_words: Annotated[int | None, Field("most words", noun=False)] = None
    speaking_minutes: Annotated[int | None, Field("time to speak, min", noun=False)] = None
    min_signatures: Annotated[int | None, Field("fewest signatures", noun=False)] = None
    supplementary: Annotated[str, Field("supplementary")] = ""


class QuestionRules(Part, frozen=True, kw_only=True):
    """A panel's scheme for public questions, as data (the schema that expresses every scheme read so far).

    Numbers are minutes, words, questions or months as their names say; None means that the scheme sets no limit.
    `max_total` counts each kind by itself, `max_across_kinds` all that one person sends of any kind together; with
    `one_kind_only` the same person puts a question or a statement, not both. `max_per_item` is how many may speak on
    one item of the agenda, `max_parts` into how many parts a question may be divided. With `other_addressee` there are
    two streams of questions, each an item of its own.

    `allowed` None means that nobody has said so: a scheme that names kinds allows them, one that names none is not set.
    """

    allowed: Annotated[bool | None, Field("allowed", noun=False)] = None
    kinds: Annotated[tuple[QuestionKindRule, ...], Field("deadlines")] = ()
    meetings: Annotated[str, Field("at which meetings", noun=False)] = "all"
    eligibility: Annotated[tuple[str, ...], Field("who may ask", noun=False)] = ()
    require: Annotated[tuple[str, ...], Field("must be given", noun=False)] = ("name",)
    max_per_person: Annotated[int | None, Field("most per person", noun=False)] = None
    max_per_organisation: Annotated[int | None, Field("most per organisation", noun=False)] = None
    max_total: Annotated[int | None, Field("most in all", noun=False)] = None
    max_across_kinds: Annotated[int | None, Field("most of all kinds per person", noun=False)] = None
    max_per_item: Annotated[int | None, Field("most per item", noun=False)] = None
    one_kind_only: Annotated[bool, Field("one kind only", noun=False)] = False
    max_words: Annotated[int | None, Field("most words", noun=False)] = None
    allow_subparts: Annotated[bool, Field("parts allowed", noun=False)] = True
    max_parts: Annotated[int | None, Field("most parts", noun=False)] = None
    agenda_items_only: Annotated[bool, Field("on agenda items only", noun=False)] = False
    speaking_minutes_each: Annotated[int | None, Field("time each, min", noun=False)] = None
    session_minutes: Annotated[int | None, Field("time in all, min", noun=False)] = None
    chair_may_vary_session: Annotated[bool, Field("chair may vary", noun=False)] = False
    extra_minutes_per_statutory_item: Annotated[int, Field("more per statutory item, min", noun=False)] = 0
    supplementary: Annotated[str, Field("supplementary")] = "no"
    supplementary_max: Annotated[int, Field("most supplementaries", noun=False)] = 0
    addressee: Annotated[str, Field("put to", noun=False)] = "panel"
    other_addressee: Annotated[str, Field("other ones put to", noun=False)] = ""
    repeat_window_months: Annotated[int | None, Field("repeats")] = None
    repeat_allowed_if_changed: Annotated[bool, Field("repeats if changed", noun=False)] = False
    refusal_grounds: Annotated[tuple[str, ...], Field("grounds of refusal")] = ()
    decides: Annotated[str, Field("who decides", noun=False)] = ""
    operational: Annotated[str, Field("operational ones")] = ""
    late: Annotated[str, Field("late ones")] = "reject"
    order: Annotated[str, Field("order")] = "receipt"
    group_similar: Annotated[bool, Field("similar ones together", noun=False)] = False
    absent: Annotated[str, Field("if the asker is absent", noun=False)] = "written"
    answer_mode: Annotated[str, Field("how answered", noun=False)] = ""
    written_answer_due: Annotated[Deadline, Field("written answer due", noun=False)] = Deadline()
    under_18: Annotated[str, Field("letters to those under 18", noun=False)] = ""
    publish_name: Annotated[bool, Field("name published", noun=False)] = True
    publish_locality: Annotated[bool, Field("locality published", noun=False)] = False
    note: Annotated[str, Field("note")] = ""
    provision: Annotated[str, Field("where it stands", noun=False)] = ""


class QuorumRule(Part, frozen=True, kw_only=True):
    """How many must be there: a `number`, a `fraction` of those in post (rounded up, at least `at_least`), `unset`."""

    mode: Annotated[str, Field("quorum")] = "unset"
    number: Annotated[int | None, Field("quorum, number", noun=False)] = None
    numerator: Annotated[int | None, Field("quorum, fraction, figure above the line", noun=False)] = None
    denominator: Annotated[int | None, Field("quorum, fraction, figure below the line", noun=False)] = None
    at_least: Annotated[int | None, Field("quorum, at least", noun=False)] = None
    substitutes_count: Annotated[bool, Field("substitutes count", noun=False)] = True
    note: Annotated[str, Field("note")] = ""


class RemoteRule(Part, frozen=True, kw_only=True):
    """Whether members by remote link count for quorum and vote; None: not set, the law is as this edition knows it.

    `provision` is the power or, in Wales, the panel's arrangements; `advice` what the monitoring officer said and when.
    """

    counts: Annotated[bool | None, Field("members by remote link count", noun=False)] = None
    provision: Annotated[str, Field("power or arrangements", noun=False)] = ""
    advice: Annotated[str, Field("monitoring officer's advice")] = ""


class InterestClass(Part, frozen=True, kw_only=True):
    """A word of the panel's code of conduct for an interest, and what follows from it."""

    code: Annotated[str, Field("code")]
    label: Annotated[str, Field("words of the code")]
    speak: Annotated[str, Field("may speak", noun=False)] = ""
    vote: Annotated[str, Field("may vote", noun=False)] = ""
    stay: Annotated[str, Field("may stay", noun=False)] = ""
    note: Annotated[str, Field("note")] = ""


class CyclicalItem(Part, frozen=True, kw_only=True):
    """Business that comes round: its title words, the months in which it is due, and the law if any.

    Each of `words` must stand in the title of an item for it to be this business, or one of several parted by `|`; none
    of `without` may. The window runs from the first of `months` to the last, over the end of the year if need be.
    `years` are those in which the window opens, empty for every year. `quarter` (1 to 4, of the financial year from
    April) is the one reported on.
    """

    code: Annotated[str, Field("code")]
    title: Annotated[str, Field("title")]
    words: Annotated[tuple[str, ...], Field("words to look for")]
    months: Annotated[tuple[int, ...], Field("months")]
    provision: Annotated[str, Field("provision")] = ""
    lead: Annotated[str, Field("report of", noun=False)] = ""
    without: Annotated[tuple[str, ...], Field("without", noun=False)] = ()
    years: Annotated[tuple[int, ...], Field("years")] = ()
    quarter: Annotated[int | None, Field("quarter")] = None


class RuleSet(Part, frozen=True, kw_only=True):
    """The panel's rules of procedure in force from a day on; None as `from_date` means from the beginning.

    Times are minutes; ages are meetings or months as named. `scoring` names the criteria by which suggestions are
    scored, 0 to 3 points each; those with at least `scoring_line` points are above the line. `cover_sheet` are the
    headings that a report must have (`rules/programme/cover_headings.py`), all of them if empty. `confirmed` is of
    parts put in unasked that were confirmed since, and, by their paths, of rules entered to say no more than an empty
    one.
    """

    from_date: Annotated[
        dt.date | None,
        Field("from", "The day from which the new rule applies; empty corrects the rules in force today", noun=False),
    ] = None
    notice: Annotated[NoticeRule, Field("notice")] = NoticeRule()
    deadlines: Annotated[tuple[DeadlineRule, ...], Field("deadlines of each meeting")] = ()
    questions: Annotated[QuestionRules, Field("public questions")] = QuestionRules()
    numbering: Annotated[str, Field("numbering of minutes")] = "running, reset each municipal year"
    quorum: Annotated[QuorumRule, Field("quorum")] = QuorumRule()
    meeting_minutes: Annotated[int | None, Field("time for business, min", noun=False)] = None
    agenda: Annotated[tuple[StandingItem, ...], Field("standing items")] = ()
    sub_numbers: Annotated[str, Field("numbers of sub-items")] = "4.1"
    sentences: Annotated[tuple[HouseSentence, ...], Field("sentences of the minutes")] = ()
    interests: Annotated[tuple[InterestClass, ...], Field("kinds of interest")] = ()
    cyclical: Annotated[tuple[CyclicalItem, ...], Field("business that comes round")] = ()
    contact_months: Annotated[int, Field("contact details kept", noun=False)] = 12
    complaints: Annotated[ComplaintRules, Field("complaints")] = ComplaintRules()
    undated_after_meetings: Annotated[int, Field("undated actions")] = 2
    remote: Annotated[RemoteRule, Field("members by remote link", noun=False)] = RemoteRule()
    substitutes_vote: Annotated[bool | None, Field("votes of substitutes")] = None
    substitutes_count_for_veto: Annotated[bool | None, Field("substitutes and vetoes")] = None
    casting_vote: Annotated[bool | None, Field("casting vote")] = None
    lots: Annotated[bool | None, Field("lots in an election", noun=False)] = None
    scoring: Annotated[tuple[str, ...], Field("scoring of suggestions")] = ()
    scoring_line: Annotated[int | None, Field("scoring line")] = None
    cover_sheet: Annotated[tuple[str, ...], Field("headings of a cover sheet", noun=False)] = ()
    confirmed: Annotated[tuple[str, ...], Field("confirmed", noun=False)] = ()


class SetAside(Part, frozen=True, kw_only=True):
    """A finding that the clerk set aside: which one, why, on which day, and the day on which it comes back."""

    finding: Annotated[str, Field("finding")]
    reason: Annotated[str, Field("reason", "Kept with the finding, for whoever looks next", kind=TEXT, required=True)]
    on: Annotated[dt.date, Field("on", noun=False)]
    until: Annotated[dt.date, Field("until", "On that day it is named again", noun=False)]


class NamedPoint(Part, frozen=True, kw_only=True):
    """A point of the history with a name, to look back to: it is the change that gave it the name."""

    name: Annotated[str, Field("name", "Such as: before publication", required=True, most=60)]
    on: Annotated[dt.date, Field("on", noun=False)]


class Panel(Record, frozen=True, kw_only=True):
    """The panel the file belongs to. There is one in every file, with the id `PANEL`.

    `year_starts_month` is the month in which its municipal year begins. `commissioner` is the title of the office from
    the beginning, `later_titles` what it is called from a day on. `earlier` has what the name of the panel and
    the other words for its office were, until a day.
    """

    prefix: ClassVar[str] = "PANEL"
    table: ClassVar[str] = "panel"
    noun: ClassVar[str] = "panel"

    name: Annotated[str, Field("name", "The panel's full name, as its papers print it", required=True)]
    short_name: Annotated[str, Field("short name", "A few letters for the line at the top, such as LLR")] = ""
    nation: Annotated[
        Nation, Field("nation", "Whose law on access to meetings applies, and with it how many clear days")
    ] = Nation.ENGLAND
    fire: Annotated[bool, Field("fire and rescue", "Whether the office also runs fire and rescue")] = False
    councils: Annotated[tuple[Council, ...], Field("councils", matters=True)] = ()
    area: Annotated[
        tuple[str, ...],
        Field(
            "words for the area", "Towns, villages and postcodes in it, one to a line; the councils' names count too"
        ),
    ] = ()
    host_authority: Annotated[
        str, Field("host authority", "The council that keeps the panel's secretariat", matters=True)
    ] = ""
    clerk: Annotated[str, Field("clerk", "Who signs the letters of the office, with the post if it is printed")] = ""
    office: Annotated[str, Field("office", "What the secretariat is called, such as Democratic Services")] = ""
    office_address: Annotated[str, Field("address of the office", "As letters print it", kind=TEXT, most=500)] = ""
    office_phone: Annotated[str, Field("telephone of the office", "As letters print it")] = ""
    office_email: Annotated[str, Field("e-mail of the office", "As letters print it")] = ""
    commissioner: Annotated[str, Field("commissioner's title", "How papers name the office", required=True)] = (
        "Police and Crime Commissioner"
    )
    later_titles: Annotated[tuple[OfficeTitle, ...], Field("later titles", acts=("change_setting",))] = ()
    earlier: Annotated[tuple[SettingWas, ...], Field("earlier settings", noun=False, acts=("change_setting",))] = ()
    year_starts_month: Annotated[
        int, Field("year begins in", "The month in which the municipal year begins", noun=False)
    ] = 5
    rules: Annotated[tuple[RuleSet, ...], Field("rules of procedure")] = (RuleSet(),)
    rules_name: Annotated[str, Field("rules taken from", "The name of the rules this file began with", noun=False)] = ""
    closures: Annotated[tuple[Closure, ...], Field("days the office is closed")] = ()
    holiday_changes: Annotated[
        tuple[HolidayChange, ...],
        Field("changes to bank holidays"),
    ] = ()
    busy_days: Annotated[tuple[BusyDay, ...], Field("days councils meet")] = ()
    pre_election: Annotated[
        tuple[PreElection, ...],
        Field("polls and pre-election periods"),
    ] = ()
    programme_title: Annotated[
        str, Field("title of the programme", "As its papers print it; empty for the panel's name")
    ] = ""
    programme_notes: Annotated[
        tuple[str, ...], Field("notes to the programme", "One to a line; they stand under the programme in its papers")
    ] = ()
    pack_numbers: Annotated[str, Field("numbers of a pack", "How a front sheet prints them", choices=PACK_NUMBERS)] = ""
    headings_read: Annotated[
        tuple[HeadingRead, ...],
        Field("headings of imported columns", acts=("import_programme", "import_meetings", "import_members")),
    ] = ()
    set_aside: Annotated[
        tuple[SetAside, ...], Field("findings set aside", acts=("set_finding_aside", "take_finding_back"))
    ] = ()
    chased: Annotated[tuple[Chased, ...], Field("letters sent to those awaited", acts=("record_chased",))] = ()
    annual_texts: Annotated[
        tuple[AnnualText, ...], Field("words of the annual report", noun=False, acts=("word_annual",))
    ] = ()
    grant: Annotated[tuple[GrantFigure, ...], Field("figures of the grant", acts=("record_grant",))] = ()
    views: Annotated[tuple[SavedView, ...], Field("saved views", acts=("keep_view",))] = ()
    points: Annotated[tuple[NamedPoint, ...], Field("named points", acts=("name_point", "take_point_back"))] = ()

    def rules_on(self, day: dt.date) -> RuleSet:
        """Give the rules of procedure in force on a day: the latest set that had begun by then."""
        # One set alone, as most panels have, is not looked at: 5 ms of each start with 4,700 meetings.
        begun = [r for r in self.rules[1:] and self.rules if r.from_date is None or r.from_date <= day]
        return max(begun, key=lambda r: r.from_date or dt.date.min) if begun else self.rules[0]

    def commissioner_on(self, day: dt.date) -> str:
        """Give the title of the office on a day."""
        begun = [one for one in self.later_titles if one.from_date <= day]
        return max(begun, key=lambda one: one.from_date).title if begun else self.commissioner

    @property
    def council_names(self) -> tuple[str, ...]:
        """Give the names of the councils of all times, each once."""
        return tuple(dict.fromkeys(one.name for one in self.councils))

    def councils_on(self, day: dt.date) -> tuple[Council, ...]:
        """Give the councils of the area on a day."""
        return tuple(one for one in self.councils if (one.first or day) <= day <= (one.last or day))
