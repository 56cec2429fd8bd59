"""The lines of a list agree with the lines written down one by one."""

from __future__ import annotations

from hypothesis import given
from hypothesis import strategies as st

from screens.kit.lines_of import GAP, HEADING, NOTHING, LinesOf, Section


def written_out(sections: tuple[Section, ...]) -> list[tuple[int, int]]:
    lines: list[tuple[int, int]] = []
    for number, section in enumerate(sections):
        if number:
            lines.append((number, GAP))
        if section.title:
            lines.append((number, HEADING))
        lines.extend((number, place) for place in range(len(section.ids)))
        if not section.ids:
            lines.append((number, NOTHING))
    return lines


@st.composite
def some_sections(draw: st.DrawFn) -> tuple[Section, ...]:
    sizes = draw(st.lists(st.tuples(st.integers(0, 5), st.booleans()), max_size=8))
    serial = iter(range(1000))
    return tuple(
        Section(f"k{number}", "Heading" if titled else "", tuple(f"W{next(serial)}" for _ in range(size)))
        for number, (size, titled) in enumerate(sizes)
    )


@given(some_sections())
def test_every_line_is_where_it_would_be_written(sections: tuple[Section, ...]) -> None:
    lines, wanted = LinesOf(sections), written_out(sections)
    assert len(lines) == len(wanted)
    assert [lines.at(line) for line in range(len(wanted))] == wanted
    assert lines.at(-1) is None
    assert lines.at(len(wanted)) is None
    for number, section in enumerate(sections):
        assert lines.number_of(section.key) == number
        for place, record_id in enumerate(section.ids):
            line = lines.line_of(record_id)
            assert line is not None
            assert wanted[line] == (number, place)
    assert lines.line_of("W9999") is None
    assert lines.number_of("absent") is None


@given(some_sections(), st.integers(-5, 60), st.sampled_from([-1, 1]))
def test_the_cursor_only_stands_on_records_and_empty_sections(
    sections: tuple[Section, ...], line: int, step: int
) -> None:
    lines = LinesOf(sections)
    nearest = lines.nearest(line, step)
    assert lines.can_stand(nearest) == bool(sections)
