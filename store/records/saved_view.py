"""Searches that are kept under a name."""

from store.records.base import Part
from store.records.field import Annotated, Field


class SavedView(Part, frozen=True, kw_only=True):
    """A search kept under a name: the place it is for, and what was typed."""

    place: Annotated[str, Field("place")]
    name: Annotated[str, Field("name", "What the view is called in the list of views", required=True, most=40)]
    search: Annotated[str, Field("search", "Empty takes the view of that name away")]
