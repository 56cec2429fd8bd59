"""Every setting of a panel with its explanation: what it is called, what it means, and how it is typed."""

from __future__ import annotations

from store import fields
from store.fields import CHOICE, LINE, NUMBER, PART, PARTS, TIME, editable
from store.records import Panel
from store.records.field import TEXT
from store.records.panel import DeadlineRule
from store.rules.agenda.numbering import SUB_NUMBERS
from store.rules.minutes.numbering import SCHEMES
from store.rules.programme.cover_headings import HEADINGS
from store.rules.settings.complaints import COMPLAINT_SECTION
from store.rules.settings.schemes import SCHEME_SECTIONS
from store.rules.settings.setting import YES_NO, YES_NO_UNSET, Section, Setting
from store.rules.words.dates import MONTHS, clock_time

NATIONS = (("England", "England"), ("Wales", "Wales"))
MONTH_CHOICES = tuple(enumerate(MONTHS, start=1))
MODES = (
    ("clear_wd", "clear working days before the meeting"),
    ("wd_before", "working days before the meeting, the due day counted"),
    ("calendar_before", "calendar days before the meeting"),
    ("same_day", "on the day of the meeting"),
    ("wd_after", "working days after the meeting"),
    ("calendar_after", "calendar days after the meeting"),
    ("weeks_after", "weeks after the meeting"),
    ("months_after", "months after the meeting"),
)
"""The ways in which a deadline of the panel's own can be counted, with their words."""


_OF_THE_PANEL = (
    Setting("name"),
    Setting("short_name"),
    Setting("nation", "", "choice", NATIONS),
    Setting("fire", "", "choice", YES_NO),
    Setting("host_authority"),
    Setting("commissioner"),
    Setting("year_starts_month", "", "choice", MONTH_CHOICES),
    Setting(
        "councils",
        "One to a line: name | seats on the panel | where notices are posted. Such as: Blaby | | Town Hall. Notice of "
        "a meeting and copies of recommendations go to each.",
        "lines",
        columns=("name", "seats", "notice_place"),
    ),
    Setting("rules_name"),
)
_KINDS = {LINE: "line", TEXT: "text", NUMBER: "number", TIME: "time", CHOICE: "choice", fields.YES_NO: "choice"}


def _of_the_panel() -> tuple[Setting, ...]:
    """Give the settings of the panel itself: those of the table, then a row for each other field that can be typed.

    Of what has parts, rules and days, each part has an act of its own.
    """
    named = {setting.path for setting in _OF_THE_PANEL}
    others = (one for one in editable(Panel).values() if one.name not in named and one.name != "source")
    rows = (
        (one, "list" if one.several else _KINDS.get(one.kind, "")) for one in others if one.kind not in {PARTS, PART}
    )
    return (*_OF_THE_PANEL, *(Setting(one.name, "", kind, one.choices) for one, kind in rows if kind))


_PANEL = Section("The panel", _of_the_panel())

_NOTICE = Section(
    "Notice and counting",
    (
        Setting(
            "rules.notice.clear_days",
            "Clear working days between publication and meeting if the panel gives more than the law; or empty.",
            "number",
            unset="as the law says",
        ),
        Setting(
            "rules.notice.closures_count",
            "Whether weekdays on which the office is closed are clear days. No is prudent: papers must be open to "
            "inspection at the offices.",
            "choice",
            YES_NO,
        ),
        Setting(
            "rules.notice.cut_off",
            "Papers published later than this count as the next day's; empty if the panel has none.",
            "time",
            unset="none",
        ),
        Setting(
            "rules.meeting_minutes",
            "Minutes a meeting usually has for business; empty if not recorded.",
            "number",
        ),
        Setting(
            "rules.agenda",
            "One to a line: heading | before or after (the reports) | guide time in minutes | what members are asked. "
            "{last} and {next} stand for the days of the last and the next meeting.",
            "lines",
            columns=("title", "place", "minutes", "ask"),
        ),
        Setting(
            "rules.sub_numbers",
            "How the items under item 4 are numbered.",
            "choice",
            SUB_NUMBERS,
        ),
    ),
)

_MEETINGS = Section(
    "Members, minutes and records",
    (
        Setting(
            "rules.quorum.mode",
            "A number such as 4, a fraction of the members in post such as 1/3 or one quarter (at least 3), rounded "
            "up, or not set: no law sets one.",
            "choice",
            (("unset", "not set"), ("number", "a number"), ("fraction", "a fraction")),
        ),
        Setting("rules.quorum.number", "Members; if the quorum is a number.", "number"),
        Setting(
            "rules.quorum.numerator",
            "Of a quorum that is a fraction of the members in post, as 1/3: the 1.",
            "number",
        ),
        Setting(
            "rules.quorum.denominator",
            "Of a quorum that is a fraction of the members in post, as 1/3: the 3.",
            "number",
        ),
        Setting(
            "rules.quorum.at_least",
            "The fewest members that a fraction may come to; empty if none is named.",
            "number",
            unset="none named",
        ),
        Setting(
            "rules.quorum.substitutes_count",
            "Whether a substitute who sits for a member counts for the quorum.",
            "choice",
            YES_NO,
            named="Substitutes in the quorum",
            meanwhile="they are counted",
        ),
        Setting(
            "rules.remote.counts",
            "Whether members by remote link count for quorum and vote: in Wales by the panel's arrangements, in "
            "England by a power. It holds from a day on; not set, the law is as this edition knows it.",
            "choice",
            ((None, "not set"), (True, "yes"), (False, "no")),
            named="Remote links count",
        ),
        Setting(
            "rules.remote.provision",
            "The power under which they count, or in Wales the panel's arrangements.",
            named="Power for remote links",
        ),
        Setting(
            "rules.remote.advice",
            "What the monitoring officer said on it, and when.",
            named="Advice on remote links",
        ),
        Setting(
            "rules.substitutes_vote",
            "Whether a substitute has the member's vote: ask the monitoring officer.",
            "choice",
            YES_NO_UNSET,
        ),
        Setting(
            "rules.substitutes_count_for_veto",
            "Whether a substitute is a member for the two thirds of a veto: ask the monitoring officer.",
            "choice",
            YES_NO_UNSET,
        ),
        Setting(
            "rules.casting_vote",
            "Whether whoever presides has one; in Wales only the panel's rules can say.",
            "choice",
            YES_NO_UNSET,
        ),
        Setting("rules.lots", "Whether equal votes in an election are settled by lot.", "choice", YES_NO_UNSET),
        Setting("rules.numbering", f"One of: {'; '.join(f'{one.words} ({one.example})' for one in SCHEMES)}."),
        Setting(
            "rules.sentences",
            "One to a line: what it is for | the sentence. Slots such as {names}, {time} and {words} are filled in, "
            "and what stands in [square brackets] goes where one of its slots is empty.",
            "lines",
            columns=("event", "words"),
            unset="the usual ones",
        ),
        Setting(
            "rules.interests",
            "One to a line: code | words of the code of conduct | may speak | may vote | may stay.",
            "lines",
            columns=("code", "label", "speak", "vote", "stay"),
        ),
        Setting(
            "rules.contact_months",
            "Months after the meeting after which questioners' contact details are purged; 0 for never.",
            "number",
        ),
        Setting(
            "rules.undated_after_meetings",
            "Meetings after which an action without a date raises itself.",
            "number",
        ),
        Setting("rules.scoring", "Criteria, parted by commas.", "words"),
        Setting(
            "rules.scoring_line",
            "Points from which a suggestion is above the line; or empty.",
            "number",
        ),
    ),
)

_REPORTS = Section(
    "Reports",
    (
        Setting(
            "rules.cover_sheet",
            "The headings that every report must have on its cover sheet, parted by commas; empty for all that are "
            "known. What is missing is found when the paper comes, so that its author can be asked.",
            "words",
            tuple((one.code, one.label) for one in HEADINGS),
            unset="all that are known",
        ),
    ),
)

SECTIONS = (_PANEL, _NOTICE, *SCHEME_SECTIONS, _MEETINGS, _REPORTS, COMPLAINT_SECTION)
"""Every setting but the panel's deadlines and days, which have forms of their own."""

BY_PATH = {setting.path: setting for section in SECTIONS for setting in section.settings}
"""The settings by their paths."""


def own_deadline_words(rule: DeadlineRule) -> str:
    """Say when a deadline of the panel's own falls: `10 working days before the meeting, 12 noon`."""
    hour = f", {clock_time(rule.hour)}" if rule.hour else ""
    early = f", {rule.minutes_before} minutes before the start" if rule.minutes_before is not None else ""
    number = "" if rule.mode == "same_day" else f"{rule.n} "
    return f"{number}{dict(MODES).get(rule.mode, rule.mode)}{hour}{early}"
