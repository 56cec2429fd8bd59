"""Everything a clerk does to the work programme, under one roof."""

from store.commands.items import ITEM_FORM, add_item, edit_item, set_moveable, set_paper
from store.commands.moves import (
    consider_items,
    defer_items,
    move_items,
    reinstate_items,
    reorder_item,
    withdraw_items,
)

__all__ = [
    "ITEM_FORM",
    "add_item",
    "consider_items",
    "defer_items",
    "edit_item",
    "move_items",
    "reinstate_items",
    "reorder_item",
    "set_moveable",
    "set_paper",
    "withdraw_items",
]
