"""The settings on complaints against the commissioner: targets and habits of the panel's own. The law sets none."""

from __future__ import annotations

from store.records.complaint import ComplaintHandler
from store.rules.settings.setting import NOT_SET, Section, Setting

_C = "rules.complaints."

COMPLAINT_SECTION = Section(
    "Complaints",
    (
        Setting(
            f"{_C}acknowledge_days",
            "Working days after receipt within which a complaint is acknowledged, such as 5; empty if there is none.",
            "number",
            unset=NOT_SET,
        ),
        Setting(
            f"{_C}conclude_within",
            "Within how many weeks, working days or days a complaint is concluded, such as 8 or 12 weeks; empty if "
            "there is none.",
            "number",
            unset=NOT_SET,
        ),
        Setting(
            f"{_C}conclude_in",
            "In what that is counted. Eight weeks of working days are 40.",
            "choice",
            (("weeks", "weeks"), ("working days", "working days"), ("days", "days")),
            named="Conclusion counted in",
        ),
        Setting(
            f"{_C}handler",
            "To whom informal resolution is delegated. The chief executive of the office cannot have it.",
            "choice",
            (
                ("", NOT_SET),
                *((one.value, one.value) for one in ComplaintHandler if one.value and one.name != "CHIEF_EXECUTIVE"),
            ),
        ),
        Setting(
            f"{_C}sub_committee",
            "What papers call the sub-committee that deals with complaints, such as Complaints Sub-Committee.",
            unset=NOT_SET,
        ),
        Setting(
            f"{_C}leave",
            "Who leaves the room when complaints are reported on, as the minutes print it, such as the Chief Constable "
            "and the Police and Crime Commissioner.",
            unset=NOT_SET,
        ),
        Setting(
            f"{_C}keep_months",
            "Months for which what was said in a complaint is kept; empty if that is not said: nothing is purged then.",
            "number",
            unset=NOT_SET,
        ),
        Setting(
            f"{_C}keep_from",
            "From when they are counted. By the other way, the day on which the commissioner left office is entered on "
            "each complaint.",
            "choice",
            (("closed", "the closing of the complaint"), ("office", "the end of the commissioner's time in office")),
            named="Particulars kept from",
        ),
    ),
)
