"""Scoring suggestions: the points of one item, and the criteria of the panel by which they are given."""

from __future__ import annotations

from typing import Any

from screens.kit.fields import Field, declared
from screens.kit.form import Form
from screens.kit.office import Office
from store.commands.settling import MOST_POINTS, score_item, set_criteria
from store.records import Change, RuleSet, WorkItem
from store.rules.words.wording import quoted_line

_NOT_YET = -1


def open_score(office: Office, item: WorkItem) -> None:
    """Give an item points for each of the panel's criteria; one that is left alone keeps what it has."""
    desk = office.desk
    criteria = desk.register.panel.rules_on(desk.today).scoring
    given = {score.criterion: score.points for score in item.scores}
    choices = ((_NOT_YET, "not scored"), *((number, str(number)) for number in range(MOST_POINTS + 1)))

    def save(values: dict[str, Any]) -> Change | None:
        points = tuple((name, values[name]) for name in criteria if values[name] != _NOT_YET)
        return desk.run(score_item, item=item.id, points=points)

    fields = [Field(name, name, "choice", given.get(name, _NOT_YET), choices) for name in criteria]
    office.flow(Form(desk, f"Score {quoted_line(item.title)}", fields, save, draft=f"score:{item.id}"))


def open_criteria(office: Office) -> None:
    """Set the criteria by which suggestions are scored, and the points from which one is above the line."""
    desk = office.desk
    rules = desk.register.panel.rules_on(desk.today)

    def save(values: dict[str, Any]) -> Change | None:
        names = tuple(name.strip() for name in values["criteria"].splitlines() if name.strip())
        return desk.run(set_criteria, criteria=names, line=values["line"])

    names = "\n".join(rules.scoring)
    criteria = declared(RuleSet, "scoring", names, help="One to a line; an empty box removes all", typed="criteria")
    above = "The points that put a suggestion above the line"
    fields = (
        criteria._replace(kind="text"),
        declared(RuleSet, "scoring_line", rules.scoring_line, help=above, typed="line"),
    )
    office.flow(Form(desk, "Criteria for suggestions", fields, save, draft="criteria"))
