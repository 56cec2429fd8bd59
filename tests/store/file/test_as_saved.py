"""A file that is as it was saved is taken apart by its checks; any other is searched through, and both are the same."""

from __future__ import annotations

from pathlib import Path

import msgspec

from store.desk import Desk
from store.file.as_saved import split_as_saved
from store.file.reading import read_contents, split
from store.records import KINDS
from store.sample import DEMO_DAY, sample_records


def saved(folder: Path) -> bytes:
    Desk.create(folder / "panel.json", sample_records(), today=DEMO_DAY, who="clerk").close()
    return (folder / "panel.json").read_bytes()


def test_what_was_saved_comes_apart_as_if_it_were_searched_through(tmp_path: Path) -> None:
    data = saved(tmp_path)
    tables = split_as_saved(data)
    assert tables is not None
    assert tables == {name: bytes(raw) for name, raw in msgspec.json.decode(data, type=dict[str, msgspec.Raw]).items()}
    quick, thorough = (read_contents(one, tmp_path) for one in (tables, dict(tables)))
    assert quick.register == thorough.register
    assert quick.register.serials == thorough.register.serials
    assert quick.texts == thorough.texts
    assert quick.altered == thorough.altered == ()


def test_no_byte_can_be_another_where_nothing_is_searched_for(tmp_path: Path) -> None:
    data = saved(tmp_path)
    ends = [data.find(b'"%b":' % kind.table.encode()) + place for kind in KINDS for place in (-2, -1, 0, 3, 12, 40)]
    for at in {*ends, *range(0, len(data), len(data) // 60), *range(len(data) - 12, len(data))}:
        other = data[:at] + bytes([data[at] ^ 1]) + data[at + 1 :]
        assert split_as_saved(other) is None, at
    for other in (data[:-1], data + b" ", data.replace(b'},\n"', b'}, \n"', 1), b"", b"{}", b'{"meta":,\n}\n'):
        assert split_as_saved(other) is None


def test_a_table_that_is_not_ours_is_searched_for(tmp_path: Path) -> None:
    data = saved(tmp_path)
    beside = data.replace(b',\n"changes":', b',\n"notes":{},\n"changes":')
    assert split_as_saved(beside) is None
    assert split(beside, tmp_path)["notes"] == b"{}"
