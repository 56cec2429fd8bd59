"""Tables in which each row is one record: what their headings mean, as matched, or as the clerk said instead.

Each subject that is taken in says by a `Columns` what its tables can hold.
"""

from __future__ import annotations

from collections.abc import Callable, Iterator, Mapping, Sequence
from typing import NamedTuple

from store.papers.reading.grids import Cell, Content, Grid, TableRow
from store.problems import Problem, Refused
from store.records.work_item import HeadingRead
from store.rules.imports import Correction, Corrections, ImportField, ImportLine, ImportPlace, ImportState
from store.rules.words.folding import words_read
from store.rules.words.wording import counted, listed, quoted, verbatim

LEFT = ""
"""What is not taken over."""

_LOOKED_AT = 15
"""The rows from the top among which a heading is looked for."""


class Columns(NamedTuple):
    """What the tables of a subject hold: each role of a column with its label, and the headings that mean it.

    `words` are those headings as they read, parted by `|`. A table has a column of one of the `needed` roles. What
    several columns of a `joined` role say belongs together. Columns of the role `never` are not shown at all, and
    `cleaned` is asked for the text of every other. `guess` reads a table without a heading by what its cells hold.
    """

    subject: str
    labels: Mapping[str, str]
    words: Mapping[str, str]
    needed: frozenset[str]
    joined: frozenset[str] = frozenset()
    never: str | None = None
    cleaned: Callable[[str], str] = str
    guess: Callable[[Grid], tuple[str, ...] | None] = lambda _: None

    @property
    def meanings(self) -> Mapping[str, str]:
        """Give what each heading means, as it reads."""
        return {one: role for role, words in self.words.items() for one in words.split("|")}

    @property
    def roles(self) -> tuple[tuple[str, str], ...]:
        """Give everything that a column can be read as, with the words for it."""
        return (*self.labels.items(), (LEFT, "not taken over"))


class HeadedRow(NamedTuple):
    """One row: its cells by what their columns are read as, and all of its words that may be shown.

    `cut` says that something in its cells was not to be shown.
    """

    key: str
    place: ImportPlace
    cells: Mapping[str, Cell]
    words: str
    cut: bool = False

    def cell(self, role: str) -> Cell:
        """Give the cell of a role; an empty one if there is none."""
        return self.cells.get(role, Cell())

    def line(self, role: str) -> str:
        """Give what stands in the cell of a role, on one line."""
        return self.cell(role).line


class HeadedTables:
    """Reads the tables of one file: rows, lines beside them, and how each column is read."""

    def __init__(
        self, columns: Columns, number: int, content: Content, corrections: Corrections, kept: Mapping[str, str]
    ) -> None:
        """Begin with a file, the number it has among the others, and what its headings were read as before."""
        self.columns = columns
        self.number = number
        self.content = content
        self.corrections = corrections
        self.kept = kept
        self.rows: list[HeadedRow] = []
        self.loose: list[HeadedRow] = []
        self.lines: list[ImportLine] = []
        self.headings: dict[str, str] = {}
        self._meanings = columns.meanings
        for place, grid in enumerate(content.tables):
            self._grid(place, grid)

    def _grid(self, place: int, grid: Grid) -> None:
        if grid.loose:
            self.loose += [self._row(place, grid, row, ()) for row in grid.rows]
            return
        headed = self._heading(grid)
        guessed = self.columns.guess(grid) if headed is None else None
        start = headed + 1 if headed is not None else 0 if guessed else 1
        heading = grid.rows[start - 1] if start else None
        self.loose += [self._row(place, grid, row, ()) for row in grid.rows[: max(0, start - 1)]]
        read = self._settled(place, grid, heading, guessed)
        again = words_read(heading.line) if heading else ""
        rows = [row for row in grid.rows[start:] if words_read(row.line) != again]
        if self.columns.needed.isdisjoint(read):
            self.loose += [self._row(place, grid, row, ()) for row in rows]
            return
        self.rows += [self._row(place, grid, row, read) for row in rows]

    def _heading(self, grid: Grid) -> int | None:
        """Find the row that heads a table, within its first rows."""
        for place, row in enumerate(grid.rows[:_LOOKED_AT]):
            read = {self._meaning(cell) for cell in row.cells if cell.line} - {LEFT}
            if len(read) > 1 and not self.columns.needed.isdisjoint(read):
                return place
        return None

    def _meaning(self, cell: Cell) -> str:
        read = words_read(cell.line).strip(" :*")
        return self.kept.get(read, self._meanings.get(read, LEFT))

    def _settled(self, place: int, grid: Grid, heading: TableRow | None, guessed: tuple[str, ...] | None) -> list[str]:
        """Settle what each column is read as, with what the clerk said of it now or of the same heading before."""
        settled: list[str] = []
        for column in range(max((len(row.cells) for row in grid.rows), default=0)):
            cell = heading.at(column) if heading else Cell()
            name = cell.line
            meant = guessed[column] if guessed and column < len(guessed) else self._meaning(cell)
            if meant in settled and meant not in self.columns.joined and meant != self.columns.never:
                meant = LEFT
            key = f"{self.number}:{place}:column:{column}"
            said = self.corrections[key].values.get("role", meant) if key in self.corrections else meant
            settled.append(said)
            if name and said != meant:
                self.headings[words_read(name).strip(" :*")] = said
            used = sum(bool(row.at(column).line) for row in grid.rows) - bool(name)
            if name or used:
                at = ImportPlace(self.content.named, grid.name, heading.number if heading else 0)
                self.lines.append(self._column_line(key, name or f"column {column + 1}", said, used, at))
        return settled

    def _column_line(self, key: str, name: str, role: str, used: int, at: ImportPlace) -> ImportLine:
        label = dict(self.columns.roles)[role]
        return ImportLine(
            key=key,
            state=ImportState.COLUMN,
            what="column",
            words=name,
            why=f"It is read as: {label}; {counted(used, 'cell')} of it {'holds' if used == 1 else 'hold'} something.",
            place=at,
            values={"role": role, "read as": label},
            fields=(ImportField("role", "Is read as", role, self.columns.roles),),
        )

    def _row(self, place: int, grid: Grid, row: TableRow, read: Sequence[str]) -> HeadedRow:
        by_role: dict[str, list[Cell]] = {}
        shown: list[str] = []
        cut = False
        for column, cell in enumerate(row.cells):
            role = read[column] if column < len(read) else LEFT
            if role == self.columns.never:
                continue
            text = self.columns.cleaned(cell.text)
            cut = cut or text != cell.text
            shown += [" ".join(text.split())] if text.strip() else []
            by_role.setdefault(role, []).append(Cell(text, cell.day, cell.time, cell.continues))
        cells = {role: _joined(every) for role, every in by_role.items() if role != LEFT}
        at = ImportPlace(self.content.named, grid.name, row.number)
        return HeadedRow(f"{self.number}:{place}:{row.number}", at, cells, " | ".join(shown), cut)

    def asides(self) -> Iterator[ImportLine]:
        """Give a line for everything of the file that stands beside its tables."""
        for place, aside in enumerate(self.content.asides):
            at = ImportPlace(self.content.named, aside.table, aside.line)
            key = f"{self.number}:aside:{place}"
            yield unplaced(key, self.columns.cleaned(aside.text), aside.why, at, self.corrections)


def unplaced(
    key: str, words: str, why: str, at: ImportPlace, corrections: Corrections, fields: tuple[ImportField, ...] = ()
) -> ImportLine:
    """Make a line that found no place; one that can be corrected can also be left out."""
    left = corrections[key].taken is False if key in corrections else False
    return ImportLine(
        key=key,
        state=ImportState.LEFT if left else ImportState.UNPLACED,
        what="line",
        words=words,
        why=why,
        place=at,
        fields=fields,
        can_take=bool(fields),
    )


def _joined(cells: Sequence[Cell]) -> Cell:
    """Put the cells of one role together; the day and the time are those of the first that has one."""
    if len(cells) == 1:
        return cells[0]
    day = next((cell.day for cell in cells if cell.day), None)
    time = next((cell.time for cell in cells if cell.time), None)
    return Cell(" ".join(cell.text for cell in cells if cell.text.strip()), day, time)


def kept_of(subject: str, headings: Sequence[HeadingRead]) -> dict[str, str]:
    """Give what headings of a subject were read as before, as they read; those of other subjects are not meant."""
    begins = f"{subject}: "
    return {one.heading.removeprefix(begins): one.read_as for one in headings if one.heading.startswith(begins)}


def to_keep(subject: str, headings: Mapping[str, str]) -> tuple[tuple[str, str], ...]:
    """Give headings with what they were read as, in the words under which they are kept."""
    return tuple((f"{subject}: {heading}", role) for heading, role in headings.items())


def columns_typed(
    lines: Sequence[ImportLine], typed: Sequence[str], roles: Sequence[tuple[str, str]], meanings: Mapping[str, str]
) -> Corrections:
    """Read what the clerk said of columns as `HEADING=FIELD`. Raises Refused with everything that cannot be meant."""
    said: dict[str, Correction] = {}
    problems: list[Problem] = []
    headings = [line for line in lines if line.state is ImportState.COLUMN]
    for one in typed:
        heading, _, field = one.rpartition("=")
        role = next((role for role, words in roles if words_read(field) in {words_read(words), role}), None)
        role = meanings.get(words_read(field)) if role is None else role
        meant = [line for line in headings if words_read(line.words) == words_read(heading)]
        if not meant:
            named = listed([quoted(line.words) for line in headings]) if headings else "none"
            sentence = f"There is no column {verbatim(heading)}."
            problems.append(Problem("import-column", sentence, f"There are: {named}.", "column"))
        if role is None:
            fields = listed([words for _, words in roles])
            sentence = f"A column cannot be read as {verbatim(field)}."
            problems.append(Problem("import-field", sentence, f"It can be: {fields}.", "column"))
        said |= {line.key: Correction(values={"role": role or LEFT}) for line in meant}
    if problems:
        raise Refused(*problems)
    return said
