"""The library that speaks with PostgreSQL, which only those install who want a desk on a server."""

from __future__ import annotations

from store.team import troubles

try:
    import psycopg
    from psycopg import sql
    from psycopg.rows import tuple_row
except ImportError as missing:
    raise troubles.missing_program() from missing

__all__ = ["psycopg", "sql", "tuple_row"]
