"""The field for the paragraph by which something is exempt, with the list of the panel's nation behind it."""

from __future__ import annotations

from screens.kit.fields import Field
from screens.kit.offers import Offer
from store.desk import Desk
from store.rules.law.exempt import EXEMPTIONS, told_exempt


def exempt_field(desk: Desk, field: Field) -> Field:
    """Give the field with the descriptions of exempt information behind it, said back in their words while typed."""
    nation = desk.register.panel.nation
    offers = tuple(Offer(str(one.number), one.told, str(one.number), str(one.number)) for one in EXEMPTIONS[nation])
    return field._replace(listed=lambda: offers, between=",", means=lambda typed: told_exempt(typed, nation))
