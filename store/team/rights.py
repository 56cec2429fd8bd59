"""Who may do what on a panel's desk, as SQL that is shown and not run: the server holds to it, not this program."""

from __future__ import annotations

import re
from typing import Final

from store.problems import Problem, Refused
from store.team.address import Address

_ROLE: Final = re.compile(r"[^\x00\"]{1,63}\Z")

RIGHTS: Final = ("clerk", "reader", "none")
"""What a role may have: a clerk reads and writes everything; a reader sees nothing private; none takes all away."""

_SHOWN: Final = ("desk", "records", "changes", "other_tables")
_FUNCTIONS: Final = ("save_change", "settle", "keep_paper")


def grant(address: Address, role: str, rights: str) -> list[str]:
    """Give the statements in SQL by which a role gets rights to one panel's desk; whoever owns it runs them.

    Raises Refused if that is no name of a role.
    """
    if _ROLE.match(role) is None or role != role.strip() or not role.isprintable():
        cure = "Name a role of the server, such as j_smith."
        raise Refused(Problem("team.role", "That cannot be the name of a role.", cure, "role"))
    schema, who = f'"{address.panel}"', f'"{role}"'
    taken = [
        f"revoke all on all tables in schema {schema} from {who};",
        f"revoke all on all functions in schema {schema} from {who};",
        f"revoke all on schema {schema} from {who};",
    ]
    if rights == "none":
        return taken
    given = [f"grant usage on schema {schema} to {who};"]
    if rights == "reader":
        return [*taken, *given, *(f"grant select on {schema}.{name} to {who};" for name in _SHOWN)]
    given.append(f"grant select on all tables in schema {schema} to {who};")
    return [*taken, *given, *(f"grant execute on function {schema}.{name} to {who};" for name in _FUNCTIONS)]
