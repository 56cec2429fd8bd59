"""What the server is asked, in SQL: every answer is one statement, and so one state of the desk."""

from __future__ import annotations

from typing import Any, Final

from store.team.library import sql
from store.team.shelves import NEWEST, whole_record

_STANDING: Final = "d.layout, d.format, d.revision, d.last_change, d.purges, d.panel, d.home, d.serials, d.begun"


class Questions:
    """The questions to the desk of one panel; `private` says whether this role may see private parts."""

    def __init__(self, panel: str, *, private: bool) -> None:
        """Name the panel's schema."""
        self.private = private
        self._names = {"s": sql.Identifier(panel), "standing": sql.SQL(_STANDING)}
        self._names["record"] = sql.SQL(whole_record() if private else "r.shown::text")
        self._names["line"] = sql.SQL("coalesce(w.value, c.value)" if private else "c.value")
        self._names["parts"] = self._made("left join {s}.private_parts p using (id)" if private else "")
        self._names["lines"] = self._made("left join {s}.private_changes w using (number)" if private else "")
        self._names["newest"] = sql.Literal(NEWEST)

    def _made(self, text: str) -> sql.Composed:
        return sql.SQL(text).format(**self._names)

    def standing(self) -> Any:
        """Ask how far the desk has got."""
        return self._made("select {standing} from {s}.desk d")

    def records(self) -> Any:
        """Ask for all records: the kind, the place in the order in which they were added, and the text of each."""
        # In no order: the server takes four times as long to put rows in order as the program does.
        return self._made("select r.kind, r.place, {record} from {s}.records r {parts}")

    def each_record(self) -> Any:
        """Ask for every record by itself: its kind, its id, its text."""
        return self._made(
            "select r.kind, r.id, convert_to({record}, 'UTF8') from {s}.records r {parts} order by r.place"
        )

    def newest(self) -> Any:
        """Ask for the newest changes, oldest first."""
        return self._made(
            "select number, convert_to(value::text, 'UTF8') from (select c.number, {line} as value "
            "from {s}.changes c {lines} order by c.number desc limit {newest}) n order by number"
        )

    def others(self) -> Any:
        """Ask for the tables that are not this program's."""
        return self._made("select name, convert_to(value::text, 'UTF8') from {s}.other_tables order by place")

    def newer(self) -> Any:
        """Ask for what came after a revision: how the desk stands, the running digest there, changes, records.

        Given: the number of the last change known, and that of the last revision known.
        """
        return self._made(
            "select {standing}, (select chain from {s}.changes where number = %(change)s), "
            "(select convert_to(coalesce(json_agg(json_build_array(c.number, {line}) order by c.number), '[]')::text, "
            "'UTF8') from {s}.changes c {lines} where c.number > %(change)s), "
            "(select coalesce(array_agg(distinct t), '{{}}') from {s}.changes c, unnest(c.touched) t "
            "where c.number > %(change)s), "
            "(select convert_to(coalesce(json_agg(json_build_array(r.kind, ({record})::json) order by r.place), '[]')"
            "::text, 'UTF8') from {s}.records r {parts} where r.revision > %(revision)s) "
            "from {s}.desk d"
        )

    def lines_between(self) -> Any:
        """Ask for the changes from one number to another, oldest first."""
        return self._made(
            "select c.number, convert_to(({line})::text, 'UTF8') from {s}.changes c {lines} "
            "where c.number between %s and %s order by c.number"
        )

    def numbers_touching(self) -> Any:
        """Ask for the numbers of the changes up to one that touched any of some records."""
        return self._made("select number from {s}.changes where number <= %s and touched && %s::text[]")

    def numbers_by(self) -> Any:
        """Ask for the numbers of the changes up to one that a role has made."""
        return self._made("select number from {s}.changes where number <= %s and who = %s")

    def private_touching(self) -> Any:
        """Ask for the changes that say anything of private parts of some records."""
        return self._made(
            "select c.number, convert_to(c.value::text, 'UTF8'), convert_to(w.value::text, 'UTF8') "
            "from {s}.changes c join {s}.private_changes w using (number) where c.touched && %s::text[]"
        )

    def save(self) -> Any:
        """Save one change."""
        return self._made(
            "select {s}.save_change(%(expected)s, %(number)s, %(token)s::uuid, %(at)s::timestamptz, %(sentence)s, "
            "%(reverses)s, %(touched)s::text[], %(chain)s, %(value)s::json, %(private)s::json, %(puts)s::json, "
            "%(removes)s::text[], %(serials)s::json, %(emptied)s::json)"
        )

    def settle(self) -> Any:
        """Ask what became of a change."""
        return self._made("select {s}.settle(%s::uuid)")

    def keep_paper(self) -> Any:
        """Keep the file of a paper."""
        return self._made("select {s}.keep_paper(%s, %s)")

    def kept(self) -> Any:
        """Ask which files of some are there."""
        return self._made("select name from {s}.papers where name = any(%s::text[])")

    def papers(self) -> Any:
        """Ask for the files of some papers."""
        return self._made("select name, data from {s}.papers where name = any(%s::text[])")

    def listen(self, panel_id: str) -> Any:
        """Ask to be told of every change."""
        return sql.SQL("listen {}").format(sql.Identifier(f"secretariat_{panel_id}"))
