"""A throw-away file leaves nothing behind."""

from __future__ import annotations

from store.file.temporary import throw_away
from tests.store.file.samples import add, make


def test_it_is_gone_with_everything_beside_it() -> None:
    with throw_away() as path:
        desk = make(path)
        desk.run(add, title="x")
        desk.drafts.keep("item:new", {"title": "half typed"})
        assert len(list(path.parent.iterdir())) >= 3
        folder = path.parent
    assert not folder.exists()
