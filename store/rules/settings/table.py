"""Every setting of a panel with its explanation: what it is called, what it means, and how it is typed."""

from __future__ import annotations

from typing import NamedTuple

from store import fields
from store.fields import CHOICE, LINE, NUMBER, PART, PARTS, TIME, editable, field_of, in_words, part_of
from store.records import Panel, Part, RuleSet
from store.records.field import TEXT, Field
from store.rules.minutes.numbering import SCHEMES
from store.rules.words.dates import MONTHS
from store.rules.words.wording import capital

YES_NO = ((True, "yes"), (False, "no"))
YES_NO_UNSET = ((None, "not recorded"), (True, "yes"), (False, "no"))
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


class Setting(NamedTuple):
    """One setting. `path` leads to it from the panel, or from its rules if it begins with `rules.`.

    What it is called is declared in the record, and what it means unless `means` says it for the settings. `kind` is
    line, text, number, time, choice, words (several, parted by commas), list (several, one a line) or lines (one a
    line, its `columns` parted by a bar). Numbers are in the unit that the label or `help` names. `unset` is what an
    empty one means.
    """

    path: str
    means: str = ""
    kind: str = "line"
    choices: tuple[tuple[object, str], ...] = ()
    columns: tuple[str, ...] = ()
    unset: str = "not recorded"

    @property
    def field(self) -> Field:
        """The declaration of the field that it sets."""
        kind: type[Part] = RuleSet if self.of_rules else Panel
        *way, name = self.path.removeprefix("rules.").split(".")
        for step in way:
            kind = part_of(field_of(kind, step).type)
        return field_of(kind, name).field

    @property
    def label(self) -> str:
        """What it is called, with a capital."""
        return capital(self.field.label)

    @property
    def in_words(self) -> str:
        """What a sentence calls it."""
        return in_words(self.field)

    @property
    def help(self) -> str:
        """What it means, in sentences."""
        return self.means or f"{self.field.help or self.label}."

    @property
    def of_rules(self) -> bool:
        """Say whether it is a rule of procedure, which can change from a day on."""
        return self.path.startswith("rules.")


class Section(NamedTuple):
    """Settings that belong together, under a heading."""

    title: str
    settings: tuple[Setting, ...]


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
        "One a line: name | seats on the panel | where notices are posted. Notice of a meeting and copies of "
        "recommendations go to each.",
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
            "One a line: heading | before or after (the reports).",
            "lines",
            columns=("title", "place"),
        ),
    ),
)

_QUESTIONS = Section(
    "Public questions",
    (
        Setting("rules.questions.allowed", "Whether the public may put questions.", "choice", YES_NO),
        Setting(
            "rules.questions.kinds",
            "One a line: question, statement, petition, deputation or member_question | clear_wd, wd_before, calendar, "
            "minutes_before or none | how many | hour, such as 12:00.",
            "lines",
            columns=("kind", "deadline.mode", "deadline.n", "deadline.hour"),
        ),
        Setting(
            "rules.questions.meetings",
            "All meetings, or ordinary ones only (the annual meeting counts as ordinary).",
            "choice",
            (("all", "all"), ("ordinary_only", "ordinary only")),
        ),
        Setting(
            "rules.questions.eligibility",
            "live, work, study, electors, represent; empty for anyone.",
            "words",
        ),
        Setting("rules.questions.require", "name, address, contact: what a question needs.", "words"),
        Setting("rules.questions.max_per_person", "Questions; empty for no limit.", "number"),
        Setting("rules.questions.max_per_organisation", "Questions; empty for no limit.", "number"),
        Setting("rules.questions.max_total", "Of each kind at a meeting; empty for no limit.", "number"),
        Setting("rules.questions.max_words", "Words of a question; empty for no limit.", "number"),
        Setting("rules.questions.allow_subparts", "Whether a question may have parts.", "choice", YES_NO),
        Setting(
            "rules.questions.agenda_items_only",
            "Whether questions must be about items on the agenda. If the deadline falls before the agenda is out, "
            "nobody can comply.",
            "choice",
            YES_NO,
        ),
        Setting("rules.questions.speaking_minutes_each", "Speaking time; empty for none set.", "number"),
        Setting("rules.questions.session_minutes", "Time for all questions; empty if none.", "number"),
        Setting(
            "rules.questions.chair_may_vary_session",
            "Whether the chair may give more or less time.",
            "choice",
            YES_NO,
        ),
        Setting(
            "rules.questions.supplementary",
            "yes, no or chair_discretion.",
            "choice",
            (("no", "no"), ("yes", "yes"), ("chair_discretion", "at the chair's discretion")),
        ),
        Setting("rules.questions.addressee", "panel, chair or pcc."),
        Setting(
            "rules.questions.repeat_window_months",
            "Months within which the same question may be refused; empty for none.",
            "number",
        ),
        Setting("rules.questions.refusal_grounds", "Words parted by commas.", "words"),
        Setting("rules.questions.decides", "Who accepts or refuses a question."),
        Setting("rules.questions.operational", "What is done with questions for the force."),
        Setting(
            "rules.questions.late",
            "What becomes of a question that comes too late.",
            "choice",
            (("reject", "rejected"), ("hold_over", "held over"), ("written_reply", "answered in writing")),
        ),
        Setting(
            "rules.questions.group_similar", "Questions that ask the same follow the first of them.", "choice", YES_NO
        ),
        Setting("rules.questions.absent", "chair_may_ask or written."),
        Setting(
            "rules.questions.answer_mode",
            "How they are given; in writing, a reply is owed when the question was put.",
            "choice",
            (
                ("", "not recorded"),
                ("oral", "orally"),
                ("written", "in writing"),
                ("normally written", "in writing, unless at the meeting"),
                ("oral or written", "orally or in writing"),
            ),
        ),
        Setting("rules.questions.publish_name", "With the question.", "choice", YES_NO),
        Setting("rules.questions.publish_locality", "With the question.", "choice", YES_NO),
        Setting("rules.questions.note", "Anything else about the scheme.", "text"),
        Setting("rules.questions.provision", "The rule of procedure or page."),
    ),
)

_MEETINGS = Section(
    "Members, minutes and records",
    (
        Setting(
            "rules.quorum.mode",
            "A number, a fraction of the members in post (rounded up), or not recorded: no law sets one.",
            "choice",
            (("unset", "not recorded"), ("number", "a number"), ("fraction", "a fraction")),
        ),
        Setting("rules.quorum.number", "Members; if the quorum is a number.", "number"),
        Setting("rules.quorum.numerator", "The 1 of 1/3; if it is a fraction.", "number"),
        Setting("rules.quorum.denominator", "The 3 of 1/3; if it is a fraction.", "number"),
        Setting(
            "rules.remote",
            "One line: count or do not count | the power, or in Wales the panel's arrangements | the monitoring "
            "officer's advice. It holds from a day on; not set, the law is as this edition knows it.",
            "lines",
            columns=("counts", "provision", "advice"),
            unset="not set",
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
            "rules.interests",
            "One a line: code | words of the code of conduct | may speak | may vote | may stay.",
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

SECTIONS = (_PANEL, _NOTICE, _QUESTIONS, _MEETINGS)
"""Every setting but the panel's deadlines and days, which have forms of their own."""

BY_PATH = {setting.path: setting for section in SECTIONS for setting in section.settings}
"""The settings by their paths."""
