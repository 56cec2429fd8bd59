"""What the records of the office cannot tell of a year: the clerk's own words in the annual report, and the grant."""

from store.records.base import Part
from store.records.field import TEXT, Annotated, Field


class AnnualText(Part, frozen=True, kw_only=True):
    """The clerk's words for a section of the annual report, from a year on until they are worded anew.

    `year` is the first year of the year that they were worded for: 2020 for 2020-21.
    """

    section: Annotated[str, Field("section of the annual report")]
    year: Annotated[int, Field("year")]
    text: Annotated[str, Field("words", "As the report prints them before the figures", noun=False, kind=TEXT)] = ""


class GrantFigure(Part, frozen=True, kw_only=True):
    """A figure of the Home Office grant for a year as it is entered: what it is, and the figure in words.

    `year` is the first year of the year that it is for.
    """

    year: Annotated[int, Field("year")]
    what: Annotated[str, Field("what it is", "Such as: members' travel, officer hours", noun=False, required=True)]
    figure: Annotated[str, Field("figure", "With its unit, such as £412.60 or 120 hours")]
