"""The connection to the server: every question has a deadline, and what breaks is told as one of two kinds."""

from __future__ import annotations

import select
from collections.abc import Iterator, Mapping, Sequence
from contextlib import suppress
from time import monotonic
from typing import Any, Final

from store.problems import FileTrouble
from store.team import troubles
from store.team.address import Address
from store.team.library import psycopg, tuple_row

DEADLINE: Final = 2.0
"""Seconds that an answer is waited for while a clerk waits."""

UPON_REQUEST: Final = 10.0
"""Seconds for a stretch of the history that a clerk has asked for."""

PATIENT: Final = 120.0
"""Seconds for reading or copying a whole desk."""

_LOOK: Final = 0.1
_READ, _WRITE = 1, 2
_KEEPING_ALIVE: Final[Any] = {
    "connect_timeout": "2",
    "keepalives_idle": "10",
    "keepalives_interval": "3",
    "keepalives_count": "3",
    "tcp_user_timeout": "10000",
    "application_name": "secretariat",
    "client_encoding": "UTF8",
}


class WireBroken(Exception):
    """The connection broke, or no answer came in time. `late` says that it was the time."""

    def __init__(self, *, late: bool = False) -> None:
        """Keep which of the two it was."""
        super().__init__("the connection to the server broke")
        self.late = late


class _Late(Exception):
    """The deadline has passed."""


class _Punctual(psycopg.Connection[Any]):
    """A connection whose answers are waited for until `deadline`, in the time of `monotonic`."""

    deadline = 0.0

    def wait(self, gen: Any, *_others: Any, **_more: Any) -> Any:
        """Drive one exchange with the server to its end. Raises _Late; the connection is of no more use then."""
        try:
            wanted = next(gen)
            while True:
                left = self.deadline - monotonic()
                if left <= 0:
                    raise _Late
                ready = _ready(self.pgconn.socket, wanted, min(_LOOK, left))
                told = gen.send(ready)
                wanted = told if ready else wanted
        except StopIteration as end:
            return end.value


def _ready(socket: int, wanted: int, seconds: float) -> int:
    """Say for what a socket is ready: 1 to be read, 2 to be written to, 3 both, 0 neither in that time."""
    poll = select.poll() if hasattr(select, "poll") else None
    if poll is None:
        reads, writes, _ = select.select(
            [socket] if wanted & _READ else [], [socket] if wanted & _WRITE else [], [], seconds
        )
        return (_READ if reads else 0) | (_WRITE if writes else 0)
    poll.register(socket, (select.POLLIN if wanted & _READ else 0) | (select.POLLOUT if wanted & _WRITE else 0))
    ready = 0
    for _, event in poll.poll(seconds * 1000):
        ready |= _READ if event & (select.POLLIN | select.POLLHUP | select.POLLERR) and wanted & _READ else 0
        ready |= _WRITE if event & (select.POLLOUT | select.POLLERR | select.POLLHUP) and wanted & _WRITE else 0
    return ready


class Wire:
    """One connection, made when it is first needed and made again when it has broken."""

    def __init__(self, address: Address) -> None:
        """Keep the address; nothing is connected yet."""
        self._address = address
        self._connection: _Punctual | None = None
        self._heard = 0.0
        self.role = ""

    @property
    def alive(self) -> bool:
        """Whether there is a connection, as far as is known."""
        return self._connection is not None and not self._connection.closed

    def connect(self) -> None:
        """Connect. Raises FileTrouble that says in the server's words why not."""
        self.close()
        try:
            connection = _Punctual.connect(
                self._address.server, autocommit=True, row_factory=tuple_row, **_KEEPING_ALIVE
            )
        except psycopg.Error as error:
            raise troubles.unreachable(self._address, words_of(error)) from None
        self._connection, self._heard = connection, monotonic()
        self.role = connection.info.user

    @property
    def silent(self) -> float:
        """For how many seconds nothing has been heard of the server."""
        return monotonic() - self._heard

    def ask(
        self, question: Any, given: Sequence[Any] | Mapping[str, Any] | None = None, seconds: float = DEADLINE
    ) -> list[Any]:
        """Ask one question and give the rows of the answer, values in the binary form.

        Raises:
            WireBroken: the connection broke or the deadline passed; it is closed.
            psycopg.Error: the server refused.
        """
        connection = self._connection
        if connection is None:
            raise WireBroken
        connection.deadline = monotonic() + seconds
        try:
            with connection.cursor(binary=True) as cursor:
                cursor.execute(question, given)
                self._heard = monotonic()
                return cursor.fetchall() if cursor.description is not None else []
        except _Late:
            self.close()
            raise WireBroken(late=True) from None
        except psycopg.Error:
            if connection.closed or connection.pgconn.status != psycopg.pq.ConnStatus.OK:
                self.close()
                raise WireBroken from None
            raise

    def transaction(self, seconds: float = PATIENT) -> psycopg.Connection[Any]:
        """Give the connection itself, for work of several questions that is done whole or not at all."""
        if self._connection is None:
            raise WireBroken
        self._connection.deadline = monotonic() + seconds
        return self._connection

    def news(self) -> int:
        """Give the number of the newest change that the server has told of since it was last asked; 0 if of none.

        Waits for nothing. Raises WireBroken.
        """
        connection = self._connection
        if connection is None:
            raise WireBroken
        try:
            connection.pgconn.consume_input()
            return max(_told(connection), default=0)
        except psycopg.Error:
            self.close()
            raise WireBroken from None

    def close(self) -> None:
        """Let go of the connection."""
        connection, self._connection = self._connection, None
        if connection is not None:
            with suppress(psycopg.Error):
                connection.pgconn.finish()


def _told(connection: psycopg.Connection[Any]) -> Iterator[int]:
    while (notice := connection.pgconn.notifies()) is not None:
        yield int(notice.extra)


def words_of(error: psycopg.Error) -> str:
    """Give the first line of what the server or the library says, as the end of a sentence; it holds no password."""
    told = (error.diag.message_primary or str(error)).strip().splitlines()
    return (told[0] if told else "it does not say why").rstrip(".")


def server_trouble(error: psycopg.Error) -> FileTrouble:
    """Tell what a server refused."""
    return troubles.refused(words_of(error))
