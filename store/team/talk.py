"""Talking with the server: what this role may do, what was lost on the way, and since when the server is away."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from typing import Any

from store.clock import here
from store.problems import FileTrouble
from store.team import troubles
from store.team.address import Address
from store.team.library import psycopg
from store.team.questions import Questions
from store.team.wire import DEADLINE, Wire, WireBroken, server_trouble

NOT_MADE = 0
"""The answer to a change that was not made and will never be."""


class Talk:
    """A talk with one server about one panel. `away` is the end of a sentence, empty while the server answers.

    `came_through` is the sentence of a change whose answer was lost and that was found saved; empty if there is none.
    """

    def __init__(self, address: Address) -> None:
        """Keep the address; nothing is asked before `begin`."""
        self.address = address
        self.away = ""
        self.came_through = ""
        self.behindhand = False
        """Whether it is known, or likely, that somebody else has saved."""
        self.reads_only = ""
        """Why this role may not write, as the end of a sentence."""
        self.panel_id = ""
        self._as_at = ""
        self._wire = Wire(address)
        self._lost: tuple[str, str] | None = None
        self._settled: int | None = None

    @property
    def role(self) -> str:
        """The role under which the server knows this clerk."""
        return self._wire.role

    @property
    def alive(self) -> bool:
        """Whether there is a connection and nothing was lost, as far as is known."""
        return self._wire.alive and self._lost is None and not self.away

    @property
    def silent(self) -> float:
        """For how many seconds nothing has been heard of the server."""
        return self._wire.silent

    def begin(self) -> None:
        """Connect, and see what this role may do. Raises FileTrouble if it may not even see that there is a desk."""
        self._wire.connect()
        names = [f'"{self.address.panel}".{name}' for name in ("desk", "private_parts")]
        may = "select coalesce(bool_or(has_function_privilege(p.oid, 'execute')), false) from pg_proc p "
        may += "join pg_namespace n on n.oid = p.pronamespace where n.nspname = %s and p.proname = 'save_change'"
        try:
            see = "select to_regclass(%s) is not null and has_table_privilege(%s, 'select')"
            if not self._wire.ask(see, names[:1] * 2)[0][0]:
                raise troubles.no_desk(self.address, self.role)
            private = self._wire.ask("select has_table_privilege(%s, 'select')", names[1:])[0][0]
            writes = self._wire.ask(may, [self.address.panel])[0][0]
        except WireBroken:
            raise troubles.unreachable(self.address, "the connection broke") from None
        except psycopg.Error:
            raise troubles.no_desk(self.address, self.role) from None
        # Whoever writes a record writes its private part: a role that cannot see that would empty it.
        self.reads_only = "" if writes and private else f"the role {self.role} may read it and no more"
        self.questions = Questions(self.address.panel, private=private)

    def listen(self, panel_id: str) -> None:
        """Ask to be told of every change. Raises FileTrouble."""
        self.panel_id = panel_id
        self.ask(self.questions.listen(panel_id))

    def ask(
        self, question: Any, given: Sequence[Any] | Mapping[str, Any] | None = None, seconds: float = DEADLINE
    ) -> list[Any]:
        """Ask one question, after what was lost has been looked up; gives the rows. Raises FileTrouble."""
        self._connected()
        try:
            rows = self._wire.ask(question, given, seconds)
        except WireBroken:
            raise self._gone() from None
        except psycopg.Error as error:
            raise server_trouble(error) from None
        self.away, self._as_at = "", f"{here():%H:%M}"
        return rows

    def told_of(self) -> int:
        """Give the number of the newest change that the server has told of; waits for nothing, and 0 if of none."""
        try:
            return self._wire.news() if self._wire.alive else 0
        except WireBroken:
            self._gone()
            return 0

    def send(self, given: Mapping[str, Any]) -> int:
        """Send a change and give the server's answer; where that was lost, the server is asked. Raises FileTrouble."""
        try:
            return int(self._wire.ask(self.questions.save(), given)[0][0])
        except psycopg.Error as error:
            raise server_trouble(error) from None
        except WireBroken as broken:
            self._lost = (given["token"], given["sentence"])
            self._gone()
            if broken.late:
                raise troubles.unknown() from None
        try:
            self._connected()
        except FileTrouble:
            raise troubles.unknown() from None
        self.came_through = ""
        return self._settled or NOT_MADE

    def close(self) -> None:
        """Let go of the connection."""
        self._wire.close()

    def _connected(self) -> None:
        """See to it that there is a connection, and that what was lost is looked up. Raises FileTrouble."""
        try:
            if not self._wire.alive:
                self.behindhand = True
                self._wire.connect()
                if self.panel_id:
                    self._wire.ask(self.questions.listen(self.panel_id))
            if self._lost is not None:
                self._look_up(*self._lost)
        except (FileTrouble, WireBroken):
            raise self._gone() from None
        except psycopg.Error as error:
            raise server_trouble(error) from None

    def _look_up(self, token: str, sentence: str) -> None:
        """Ask what became of a change whose answer was lost; one that was not made will then never be."""
        self._settled = self._wire.ask(self.questions.settle(), (token,))[0][0]
        self._lost = None
        self.came_through = sentence if self._settled else ""

    def _gone(self) -> FileTrouble:
        """Note that the server is away: what is held can be read, and nothing is written."""
        self.behindhand = True
        self.away = f"the server cannot be reached, and this is as at {self._as_at}"
        return self.away_trouble()

    def away_trouble(self) -> FileTrouble:
        """Say that the server is away, and since when."""
        return troubles.away(self._as_at)
