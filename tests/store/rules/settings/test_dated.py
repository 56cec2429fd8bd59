"""The title of the office and the councils of the area, which change from a day on."""

from __future__ import annotations

import datetime as dt

import pytest

from store.commands.settings.settings import change_setting
from store.queries.settings.shown import setting_shown
from store.records import Action, ActionKind, Council, Meeting, Nation, Panel
from store.register import Register
from store.rules.actions.actions import councils_of
from store.rules.calendar.clock import notices_missing
from store.rules.settings.reading import setting
from tests.store.commands.office import codes, refusal

TODAY, MERGER = dt.date(2027, 3, 1), dt.date(2028, 4, 1)
BEFORE = MERGER - dt.timedelta(days=1)
NORTH, SOUTH = Council(name="North District", seats=3, notice_place="Town Hall"), Council(name="South District")
COUNTY = Council(name="County Council", seats=4)
PANEL = Panel(id="PANEL", name="P", councils=(NORTH, SOUTH, COUNTY))
REGISTER = Register.of(PANEL)


def changed(register: Register, path: str, value: str, from_date: dt.date | None = None) -> Register:
    return register.with_edit(change_setting(register, TODAY, path=path, value=value, from_date=from_date))


def names(panel: Panel, day: dt.date) -> list[str]:
    return [council.name for council in panel.councils_on(day)]


def test_reorganisation_ends_councils_and_begins_others_on_a_day() -> None:
    after = changed(REGISTER, "councils", "County Council | 4\nUnitary Council | 6", MERGER)
    panel = after.panel
    assert names(panel, BEFORE) == ["North District", "South District", "County Council"]
    assert names(panel, MERGER) == ["County Council", "Unitary Council"]
    by_name = {council.name: council for council in panel.councils}
    assert (by_name["North District"].last, by_name["North District"].notice_place) == (BEFORE, "Town Hall")
    assert (by_name["Unitary Council"].first, by_name["Unitary Council"].seats) == (MERGER, 6)
    assert by_name["County Council"].first is None


def test_what_goes_to_councils_follows_the_day() -> None:
    panel = changed(REGISTER, "councils", "County Council\nUnitary Council", MERGER).panel
    earlier, later = Meeting(id="M1", date=BEFORE), Meeting(id="M2", date=MERGER)
    assert set(notices_missing(panel, earlier)) == {"County Council", "North District", "South District"}
    assert set(notices_missing(panel, later)) == {"County Council", "Unitary Council"}
    register = Register.of(panel, earlier, later)
    asked = [Action(id=f"A{n}", kind=ActionKind.RECOMMENDATION, text="x", meeting=f"M{n}") for n in (1, 2)]
    assert set(councils_of(register, asked[:1])) == set(notices_missing(panel, earlier))
    assert set(councils_of(register, asked[1:])) == {"County Council", "Unitary Council"}


def test_a_correction_without_a_day_leaves_other_times_alone() -> None:
    merged = changed(REGISTER, "councils", "Unitary Council", MERGER)
    corrected = changed(merged, "councils", "North District | 2\nSouth District\nCounty Council").panel
    assert next(one for one in corrected.councils_on(TODAY) if one.name == "North District").seats == 2
    assert names(corrected, MERGER) == ["Unitary Council"]


def test_a_council_can_come_back_but_not_stand_twice_at_one_time() -> None:
    merged = changed(REGISTER, "councils", "Unitary Council", MERGER)
    again = changed(merged, "councils", "Unitary Council\nNorth District", dt.date(2032, 4, 1))
    assert names(again.panel, dt.date(2032, 4, 1)) == ["Unitary Council", "North District"]
    assert codes(refusal(REGISTER, change_setting, path="councils", value="North\nnorth")) == ["council-twice"]


def test_a_title_from_a_day_on_and_its_correction() -> None:
    after = changed(REGISTER, "commissioner", "Mayor of Borsetshire", MERGER)
    assert after.panel.commissioner_on(BEFORE) == "Police and Crime Commissioner"
    assert after.panel.commissioner_on(MERGER) == "Mayor of Borsetshire"
    shown = setting_shown(after, setting("commissioner"), TODAY)
    assert (shown.value, shown.later) == ("Police and Crime Commissioner", (MERGER,))
    assert setting_shown(after, setting("commissioner"), MERGER).value == "Mayor of Borsetshire"
    fixed = changed(after, "commissioner", "Police, Fire and Crime Commissioner")
    assert fixed.panel.commissioner == "Police, Fire and Crime Commissioner"
    assert fixed.panel.commissioner_on(MERGER) == "Mayor of Borsetshire"


@pytest.mark.parametrize(("path", "value"), [("area", "Ambridge"), ("nation", Nation.WALES.value), ("fire", True)])
def test_what_does_not_change_from_a_day_on_says_so(path: str, value: object) -> None:
    problems = refusal(REGISTER, change_setting, path=path, value=value, from_date=MERGER)
    assert codes(problems) == ["setting.no-day"]
