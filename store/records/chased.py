"""Letters that went to those from whom something was awaited."""

import datetime as dt

from store.records.base import Part
from store.records.field import Annotated, Field


class Chased(Part, frozen=True, kw_only=True):
    """A letter that went to somebody from whom something was awaited: about which matter, to whom, when and how.

    `matter` names the very reminder, with the id of the record it was about, so that it is not sent twice.
    """

    matter: Annotated[str, Field("matter")]
    sort: Annotated[str, Field("what was chased", noun=False)] = ""
    to: Annotated[str, Field("sent to", noun=False)] = ""
    on: Annotated[dt.date, Field("sent on", noun=False, past=True)]
    how: Annotated[str, Field("sent by", "E-mail, post, telephone", noun=False)] = ""
