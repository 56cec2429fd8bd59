"""The window of the clerk's own settings: used at once, written to the file, nothing written by hand replaced."""

from __future__ import annotations

import tomllib
from collections.abc import Callable
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from screens.kit.form import Form
from screens.kit.keys.table import KEYS, key_with_id
from screens.kit.picker import Picker
from store.desk import Desk
from store.problems import Refused
from store.sample import DEMO_DAY, sample_records
from tests.screens.look import NARROW, frame_of, look, news, shows, write
from tests.told import told
from tui.app import Secretariat
from tui.settings import Settings, config_path, load_settings
from tui.settings_file import with_value
from tui.settings_writing import write_setting

BY_HAND = """# my settings
who = "Ann"   # as in the minutes
theme = 'secretariat-light' # for the projector

[keymap]   # mine
# moving is what I do most
"item.move" = "o"  # was m
"""


@pytest.fixture
def path(tmp_path: Path) -> Path:
    made = tmp_path / "panel.json"
    Desk.create(made, sample_records(), today=DEMO_DAY, who="clerk").close()
    return made


@pytest.fixture
def opened(path: Path) -> Callable[[], Secretariat]:
    def make() -> Secretariat:
        loaded = load_settings()
        return Secretariat(Desk.open(path, today=DEMO_DAY, who=loaded.who or "clerk"), loaded)

    return make


CHANGES = [
    ("theme", "ansi-dark", "", "theme = 'secretariat-light' # for", 'theme = "ansi-dark" # for'),
    ("who", "Bea [x] # y", "", 'who = "Ann"   # as', 'who = "Bea [x] # y"   # as'),
    ("item.move", "v", "keymap", '"item.move" = "o"  # was', '"item.move" = "v"  # was'),
    ("item.new", "a", "keymap", '"o"  # was m\n', '"o"  # was m\n"item.new" = "a"\n'),
    ("week_starts", "sunday", "", "projector\n", 'projector\nweek_starts = "sunday"\n'),
    ("theme", None, "", "theme = 'secretariat-light' # for", "# for"),
    ("item.move", None, "keymap", '"item.move" = "o"  # was', "# was"),
    ("week_starts", None, "", "", ""),
    (
        'Ŵyn [1] "x"',
        "/a b.json",
        "panels",
        '"o"  # was m\n',
        '"o"  # was m\n\n[panels]\n"Ŵyn [1] \\"x\\"" = "/a b.json"\n',
    ),
    ("item.new", None, "keymap", "", ""),
]


@pytest.mark.parametrize(("name", "value", "table", "before", "after"), CHANGES)
def test_only_the_value_is_changed(name: str, value: str | None, table: str, before: str, after: str) -> None:
    assert before in BY_HAND
    assert with_value(BY_HAND, name, value, table=table) == (BY_HAND.replace(before, after, 1) if before else BY_HAND)


@pytest.mark.parametrize("ending", ["\n", "\r\n", ""])
def test_line_ends_stay(ending: str) -> None:
    text = f'theme = "a"{ending}'
    assert with_value(text, "theme", "b") == f'theme = "b"{ending}'


def test_an_empty_file_gets_what_it_needs() -> None:
    assert with_value("", "theme", "x") == 'theme = "x"\n'
    assert with_value("", "item.move", "o", table="keymap") == '[keymap]\n"item.move" = "o"\n'
    both = with_value('theme = "x"', "item.move", "o", table="keymap")
    assert tomllib.loads(both) == {"theme": "x", "keymap": {"item.move": "o"}}
    assert with_value(both, "who", "Ann").startswith('theme = "x"\nwho = "Ann"\n')


UNUSUAL = [
    ('who = """Ann"""\n', "who", ""),
    ('keymap = { "item.move" = "o" }\n', "item.move", "keymap"),
    ('keymap."item.move" = "o"\n', "item.move", "keymap"),
    ('x = """\nwho = "no"\n"""\nwho = """a\nb"""\n', "who", ""),
    ("who = ['a',\n 'b']\n", "who", ""),
]


@pytest.mark.parametrize(("text", "name", "table"), UNUSUAL)
def test_what_is_written_in_another_way_is_left_and_said(text: str, name: str, table: str) -> None:
    with pytest.raises(Refused) as refused:
        with_value(text, name, "new", table=table)
    assert refused.value.problems[0].code == "settings.by-hand"
    assert refused.value.problems[0].cure.startswith("Write it in the file yourself: ")


LINES = st.sampled_from(
    [
        *("", "# a comment", 'who = "Ann"', "theme = 'x' # y", "other = 3", "list = [1, 2]", "[keymap]", "[more]"),
        *('"item.move" = "o"', '"item.new" = "a"  # b', 'text = """', '"""'),
    ]
)
VALUES = st.none() | st.text(st.characters(exclude_categories=["Cs"]), max_size=12)


@given(lines=st.lists(LINES, max_size=9), value=VALUES, name=st.sampled_from(["who", "theme", "item.move"]))
def test_only_that_value_becomes_different(lines: list[str], value: str | None, name: str) -> None:
    text = "\n".join(lines)
    table = "keymap" if "." in name else ""
    try:
        before = tomllib.loads(text)
    except tomllib.TOMLDecodeError:
        return
    try:
        after = tomllib.loads(with_value(text, name, value, table=table))
    except Refused:
        return
    assert (after.get(table, {}) if table else after).get(name) == value
    for values in (before, after):
        (values.get(table, {}) if table else values).pop(name, None)
    drop = {one: inner for one, inner in before.items() if inner != {}}
    assert {one: inner for one, inner in after.items() if inner != {}} == drop


async def test_the_window_lists_what_is_set_and_is_there_again_after_each(opened: Callable[[], Secretariat]) -> None:
    app = opened()
    async with app.run_test(size=NARROW) as pilot:
        await pilot.press("comma")
        window = shows(app, Picker)
        assert window.heading == "Your own settings"
        for words in ("Colours", "Dark", "Your name", "First day of the week", "Monday", "the program's own"):
            assert words in look(app)
        await pilot.press("enter", "down", "enter")
        assert app.theme == "secretariat-light", "it is used at once"
        assert shows(app, Picker).heading == "Your own settings"
        assert load_settings().theme == "secretariat-light"
        assert str(config_path()) in "".join(news(app).split("\n"))


async def test_leaving_the_choice_changes_nothing(opened: Callable[[], Secretariat]) -> None:
    app = opened()
    async with app.run_test(size=NARROW) as pilot:
        await pilot.press("comma", "enter", "down", "escape", "escape")
        assert app.theme == "secretariat-dark"
        assert app.screen is frame_of(app)
    assert not config_path().exists()


async def test_a_week_can_begin_on_sunday(opened: Callable[[], Secretariat]) -> None:
    app = opened()
    async with app.run_test(size=(120, 60)) as pilot:
        await pilot.press("1", "y")
        assert "Mo  Tu  We  Th  Fr  Sa  Su" in look(app)
        await pilot.press("comma", "down", "down", "enter", "down", "enter", "escape")
        drawn = look(app)
        assert "Su  Mo  Tu  We  Th  Fr  Sa" in drawn
        assert load_settings().week_starts == "sunday"
    again = opened()
    async with again.run_test(size=NARROW) as pilot:
        await pilot.press("1", "y")
        assert "S Mo  Tu  We  Th  Fr  S" in look(again)


async def test_a_name_stands_with_the_next_change(opened: Callable[[], Secretariat]) -> None:
    app = opened()
    async with app.run_test(size=NARROW) as pilot:
        await pilot.press("comma", "down", "enter")
        await write(pilot, "Bea Birch")
        await pilot.press("ctrl+s")
        await pilot.pause()
        assert app.screen is frame_of(app)
        assert "Bea Birch" in news(app)
        await pilot.press("asterisk")
        assert app.desk is not None
        assert app.desk.history(limit=1)[0].who == "Bea Birch"
    assert load_settings().who == "Bea Birch"


async def test_a_key_is_used_at_once_everywhere_it_is_shown(opened: Callable[[], Secretariat]) -> None:
    app = opened()
    async with app.run_test(size=NARROW) as pilot:
        await pilot.press("comma", "down", "down", "down", "enter")
        await write(pilot, key_with_id("item.move").help)
        await pilot.press("enter")
        await write(pilot, "o")
        await pilot.press("ctrl+s")
        await pilot.pause()
        assert shows(app, Picker).heading == "Which key?"
        await pilot.press("escape", "escape")
        assert "o move" in look(app).splitlines()[-1]
        await pilot.press("o")
        assert shows(app, Picker).heading.startswith("Move")
        await pilot.press("escape", "m")
        assert app.screen is frame_of(app), "the old key does nothing any more"
    assert load_settings().keymap == {"item.move": "o"}


@pytest.mark.parametrize(
    ("keys", "said"),
    [("q", "would do both"), ("ctrl+i", "cannot tell from tab"), ("n", "would do both")],
)
async def test_keys_that_cannot_be_used_are_refused_at_the_field(
    opened: Callable[[], Secretariat], keys: str, said: str
) -> None:
    app = opened()
    async with app.run_test(size=NARROW) as pilot:
        await pilot.press("comma", "down", "down", "down", "enter")
        await write(pilot, key_with_id("item.move").help)
        await pilot.press("enter")
        await write(pilot, keys)
        await pilot.press("ctrl+s")
        form = shows(app, Form)
        assert said in form.problems.text
        assert form.rows["keys"].typed == keys
    assert not config_path().exists()


async def test_every_key_stands_in_the_list(opened: Callable[[], Secretariat]) -> None:
    app = opened()
    async with app.run_test(size=NARROW) as pilot:
        await pilot.press("comma", "down", "down", "down", "enter")
        listed = [one for section in shows(app, Picker).list.sections for one in section.ids]
        assert set(listed) == {key.id for key in KEYS}


async def test_what_cannot_be_written_is_said_and_not_used(opened: Callable[[], Secretariat]) -> None:
    config_path().write_text("who = \n", encoding="utf-8")
    app = opened()
    async with app.run_test(size=NARROW) as pilot:
        await pilot.press("comma", "enter", "down", "enter", "escape")
        assert app.theme == "secretariat-dark"
        assert "cannot be changed" in news(app)
    assert config_path().read_text(encoding="utf-8") == "who = \n"
    (problem,) = told(lambda: write_setting("who", "Ann"))
    assert problem.code == "settings.unwritten"
    assert problem.sentence.startswith(f"The settings in {config_path()} cannot be changed: ")
    (theme,) = told(lambda: app.set_own("theme", "purple"))
    assert (theme.code, str(theme)) == (
        "theme.unknown",
        "There are no colours “purple”. Choose some from the list.",
    )
    assert app.theme == "secretariat-dark"


async def test_in_a_throw_away_copy_settings_are_only_shown(opened: Callable[[], Secretariat]) -> None:
    app = opened()
    assert app.desk is not None
    app.desk.kept = False
    async with app.run_test(size=NARROW) as pilot:
        await pilot.press("comma", "enter", "down", "enter", "escape")
        assert app.theme == "secretariat-light"
        assert "nothing of it is kept" in news(app)
    assert not config_path().exists()


@pytest.mark.usefixtures("tmp_path")
def test_comments_stay_in_the_file_itself() -> None:
    config_path().write_text(BY_HAND, encoding="utf-8")
    write_setting("theme", "ansi-light")
    write_setting("item.new", "a", table="keymap")
    write_setting("item.new", None, table="keymap")
    kept = config_path().read_text(encoding="utf-8")
    assert kept == BY_HAND.replace("'secretariat-light'", '"ansi-light"')


def test_settings_read_back_as_they_were_set() -> None:
    write_setting("week_starts", "sunday")
    assert load_settings() == Settings(week_starts="sunday")
