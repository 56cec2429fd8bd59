"""The settings of the panel's scheme for public questions, every rule of it in the clerk's words."""

from __future__ import annotations

from store.rules.settings.setting import ALL_KINDS, KINDS, TAKEN, YES_NO, Section, Setting
from store.rules.settings.setting import NOT_SET as _UNSET

_EXAMPLE = "such as 5 clear working days before the meeting, or noon, 3 working days before the meeting"

AREA = (
    ("live", "live in the area"),
    ("work", "work in the area"),
    ("study", "study in the area"),
    ("electors", "be on the electoral register"),
    ("represent", "represent someone in the area"),
    ("area", "be of the area"),
)
_TYPED_AREA = (
    ("live", ("lives", "living", "resident", "residents", "resides", "residing", "lives here")),
    ("work", ("works", "working", "employed")),
    ("study", ("studies", "studying", "student", "students")),
    ("electors", ("elector", "on electoral register", "on electoral roll", "voter", "voters", "registered to vote")),
    ("represent", ("represents", "representing", "represents someone")),
)
_REQUIRED = (("name", "name"), ("address", "address"), ("contact", "a way to reach the asker"))
_TYPED_REQUIRED = (
    ("name", ("full name", "names")),
    ("address", ("full address", "postal address", "home address")),
    ("contact", ("contact details", "contacts", "email address", "telephone number")),
)
_SUPPLEMENTARY = (
    ("", _UNSET),
    ("no", "no"),
    ("yes", "yes"),
    ("chair_discretion", "at the Chair's discretion"),
    ("panel", "put by members of the panel"),
)
_TO = (("", _UNSET), ("pcc", "the Commissioner"), ("panel", "the Panel"), ("chair", "the Chair"))
_TYPED_TO = (
    ("pcc", ("commissioner", "mayor", "acting commissioner", "acting mayor", "police and crime commissioner")),
    ("panel", ("panel", "police and crime panel")),
    ("chair", ("chair", "chairman", "chairwoman")),
)
"""Whoever holds the office may be typed under any of its titles."""
_WAIVERS = (
    ("chair_urgent", "the Chair if it is urgent"),
    ("chair_waives", "the Chair in any case"),
    ("on_agenda", "if it is about an item on the agenda"),
)
UNDER_18 = (("", _UNSET), ("asker", "the asker"), ("guardian", "a parent or guardian"))
"""To whom letters about the question of a child go, by code."""

EITHER_SIDE = frozenset({"rules.questions.written_answer_due"})
"""Deadlines that may fall before or after the meeting."""

GROUNDS = (
    ("out_of_remit", "outside the panel's remit"),
    ("operational", "operational policing"),
    ("individual_grievance", "an individual grievance"),
    ("defamatory", "defamatory"),
    ("frivolous", "frivolous"),
    ("vexatious", "vexatious"),
    ("offensive", "offensive"),
    ("repeat", "substantially the same as an earlier one"),
    ("confidential_exempt", "confidential or exempt information"),
    ("not_agenda_item", "not about an item on the agenda"),
    ("statement_not_question", "a statement and not a question"),
    ("over_length", "too long"),
    ("over_number", "one too many"),
    ("ineligible", "from someone who may not ask"),
    ("late", "too late"),
    ("incomplete", "without the details required"),
)
"""The grounds of refusal, by code, as the settings list them."""

_Q = "rules.questions."

_WHAT = (
    Setting(
        f"{_Q}allowed",
        "Whether the public may put questions. Not set until the panel's rules are entered or taken.",
        "choice",
        ((None, _UNSET), (True, "yes"), (False, "no")),
    ),
    Setting(
        f"{_Q}meetings",
        "All meetings, or ordinary ones only (the annual meeting counts as ordinary).",
        "choice",
        (("all", "all"), ("ordinary_only", "ordinary only")),
    ),
    Setting(
        f"{_Q}eligibility",
        "What whoever asks must do, such as: live in the area, work in the area. Or type anyone.",
        "words",
        AREA,
        unset="anyone",
        also=_TYPED_AREA,
    ),
    Setting(
        f"{_Q}require",
        "What whoever asks must give, such as: name, address. It may stay empty.",
        "words",
        _REQUIRED,
        unset="nothing",
        also=_TYPED_REQUIRED,
    ),
    Setting(
        f"{_Q}agenda_items_only",
        "Whether questions must be about items on the agenda. If the deadline falls before the agenda is out, "
        "nobody can comply.",
        "choice",
        YES_NO,
    ),
    Setting(f"{_Q}addressee", "To whom questions are put.", "choice", _TO, also=_TYPED_TO),
    Setting(
        f"{_Q}other_addressee",
        "Where the rules have two streams, each an item of its own: to whom those of the second are put.",
        "choice",
        (("", "there is one stream"), *_TO[1:]),
        also=_TYPED_TO,
    ),
)
_HOW_MANY = (
    Setting(f"{_Q}max_per_person", "Of each kind, from one person; or no limit.", "number", unset="no limit"),
    Setting(f"{_Q}max_per_organisation", "Of each kind, from one body; or no limit.", "number", unset="no limit"),
    Setting(
        f"{_Q}max_across_kinds",
        "From one person, all kinds counted together: 2 means two questions, two statements or one of each.",
        "number",
        unset="no limit",
    ),
    Setting(f"{_Q}one_kind_only", "Whether a person sends a question or a statement, but not both.", "choice", YES_NO),
    Setting(f"{_Q}max_total", "Of each kind at a meeting; or no limit.", "number", unset="no limit"),
    Setting(f"{_Q}max_per_item", "Speakers on one item of the agenda; or no limit.", "number", unset="no limit"),
    Setting(f"{_Q}max_words", "Words of a question; or no limit.", "number", unset="no limit"),
    Setting(f"{_Q}allow_subparts", "Whether a question may have parts.", "choice", YES_NO),
    Setting(f"{_Q}max_parts", "Parts of a question, if it may have any; or no limit.", "number", unset="no limit"),
    Setting(
        f"{_Q}repeat_window_months",
        "Months within which the same question may be refused; or none.",
        "number",
        unset="none",
    ),
    Setting(
        f"{_Q}repeat_allowed_if_changed",
        "Whether the same question may come again when circumstances have changed.",
        "choice",
        YES_NO,
    ),
)
_AT_THE_MEETING = (
    Setting(
        f"{_Q}session_minutes", "Time for all questions, in minutes; empty if none is set.", "number", unset=_UNSET
    ),
    Setting(f"{_Q}chair_may_vary_session", "Whether the Chair may give more or less time.", "choice", YES_NO),
    Setting(
        f"{_Q}extra_minutes_per_statutory_item",
        "Minutes added for each item on the agenda that the law asks for; 0 for none.",
        "number",
        unset=_UNSET,
    ),
    Setting(f"{_Q}speaking_minutes_each", "Speaking time in minutes; empty if none is set.", "number", unset=_UNSET),
    Setting(
        f"{_Q}order",
        "In which order they are put.",
        "choice",
        (("", _UNSET), ("receipt", "as they were received"), ("chair", "as the Chair decides")),
        named="Order of questions",
    ),
    Setting(f"{_Q}group_similar", "Whether questions that ask the same follow the first of them.", "choice", YES_NO),
    Setting(f"{_Q}supplementary", "Whether a supplementary question may be put.", "choice", _SUPPLEMENTARY),
    Setting(f"{_Q}supplementary_max", "Supplementary questions to each; 0 for no limit.", "number", unset=_UNSET),
    Setting(
        f"{_Q}absent",
        "What becomes of the question of somebody who does not come.",
        "choice",
        (
            ("", _UNSET),
            ("written", "it is answered in writing"),
            ("chair_may_ask", "someone else or the Chair puts it"),
        ),
    ),
)
_DECIDING = (
    Setting(
        f"{_Q}decides",
        "Who accepts or refuses a question.",
        "choice",
        (
            ("", _UNSET),
            ("chair", "the Chair"),
            ("secretariat+chair", "the secretariat and the Chair"),
            ("monitoring_officer", "the Monitoring Officer"),
        ),
    ),
    Setting(
        f"{_Q}refusal_grounds",
        "Why a question may be refused, parted by commas; what a limit of these rules implies need not be named.",
        "words",
        GROUNDS,
        unset="none named",
    ),
    Setting(
        f"{_Q}operational",
        "What is done with a question about operational policing.",
        "choice",
        (("", _UNSET), ("forward_to_chief_constable_and_tell", "sent to the chief constable, and the asker told")),
    ),
    Setting(
        f"{_Q}late",
        "What becomes of a question that comes too late.",
        "choice",
        (("", _UNSET), ("reject", "rejected"), ("hold_over", "held over"), ("written_reply", "answered in writing")),
    ),
    Setting(
        f"{_Q}answer_mode",
        "Whether answers are given orally or in writing. One in writing is owed from the meeting at which it was put.",
        "choice",
        (
            ("", _UNSET),
            ("oral", "orally"),
            ("written", "in writing"),
            ("normally written", "in writing, unless at the meeting"),
            ("oral or written", "orally or in writing"),
        ),
    ),
    Setting(
        f"{_Q}written_answer_due",
        "When a written answer is due, such as 10 working days after the meeting, or noon, 1 day before the meeting.",
        "deadline",
        unset=_UNSET,
    ),
    Setting(
        f"{_Q}under_18",
        "Who is written to about the question of somebody under 18.",
        "choice",
        UNDER_18,
    ),
    Setting(
        f"{_Q}publish_name",
        "With the question.",
        "choice",
        YES_NO,
        meanwhile="it is printed unless the asker objects",
    ),
    Setting(f"{_Q}publish_locality", "With the question.", "choice", YES_NO),
    Setting(f"{_Q}note", "Anything else about the scheme.", "text"),
    Setting(f"{_Q}provision", "The rule of procedure or page.", unset=_UNSET),
)


_OF_A_KIND = (
    (TAKEN, "taken", "Whether {one} is taken at all.", "choice", YES_NO, ""),
    (
        "deadline",
        "in by",
        f"By when {{one}} must be in, {_EXAMPLE}, or as each agenda prints.",
        "deadline",
        (),
        _UNSET,
    ),
    (
        "urgent",
        "urgent ones in by",
        f"The later deadline for {{one}} that is urgent, {_EXAMPLE}.",
        "deadline",
        (),
        "none",
    ),
    ("waiver", "who may waive it", "Who may take a late one, parted by commas.", "words", _WAIVERS, "nobody"),
    (
        "guaranteed",
        "answer guaranteed if in by",
        f"The earlier day by which an answer is guaranteed; after it one may be given. Type it {_EXAMPLE}.",
        "deadline",
        (),
        "none",
    ),
    ("guarantee", "what is guaranteed", "Such as: a written answer before the meeting.", "line", (), "an answer"),
    (
        "max_per_person",
        "most per person",
        "From one person; empty for what holds of all kinds.",
        "number",
        (),
        ALL_KINDS,
    ),
    ("max_words", "most words", "Words; empty for what holds of all kinds.", "number", (), ALL_KINDS),
    ("speaking_minutes", "time to speak", "Minutes; empty for what holds of all kinds.", "number", (), ALL_KINDS),
    ("min_signatures", "fewest signatures", "Signatures that it needs; or none.", "number", (), "none"),
    (
        "supplementary",
        "supplementary",
        "Whether a supplementary question may be put.",
        "choice",
        (("", ALL_KINDS), *_SUPPLEMENTARY[1:]),
        ALL_KINDS,
    ),
)
"""The rules of one kind: the field, its name, what it means, how it is typed, its choices, and what none means."""


def _of_kind(code: str) -> Section:
    """Give the settings of one kind of contribution: whether it is taken, by when it must be in, and its own limits."""
    title, one = KINDS[code]
    return Section(
        title,
        tuple(
            Setting(
                f"{_Q}kinds.{code}.{name}",
                means.replace("{one}", one),
                kind,
                choices,
                unset=unset,
                named=f"{title}: {words}",
            )
            for name, words, means, kind, choices, unset in _OF_A_KIND
        ),
    )


SCHEME_SECTIONS = (
    Section("Public questions", (*_WHAT, *_HOW_MANY, *_AT_THE_MEETING, *_DECIDING)),
    *(_of_kind(code) for code in KINDS),
)
"""The scheme as a whole, then each kind of contribution."""
