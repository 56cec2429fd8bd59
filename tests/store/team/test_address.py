"""The address of a desk on a server: read, kept in a signpost, and never with a password."""

from __future__ import annotations

from pathlib import Path

import pytest

from store.desk import Desk
from store.problems import FileTrouble, Refused
from store.team.address import read_address, read_signpost, signpost_for
from store.team.rights import grant


@pytest.mark.parametrize(
    ("typed", "code"),
    [
        ("", "team.address"),
        ("panel.json", "team.address"),
        ("mysql://server/office#llr", "team.address"),
        ("postgresql://[server/office", "team.address"),
        ("postgresql://server/office#LLR panel", "team.panel"),
        ("postgresql://server/office#1", "team.panel"),
        ("postgresql://server/office#pg_temp", "team.panel"),
        ("postgresql://server/office#public", "team.panel"),
        ("postgresql://server/office#information_schema", "team.panel"),
        ("postgresql://anna:open sesame@server/office#llr", "team.password"),
        ("postgresql://anna:@server/office", "team.password"),
        ("postgresql://server/office?password=open sesame#llr", "team.password"),
        ("postgresql://server/office?sslpassword=open sesame", "team.password"),
        ("postgresql://server/office?PassWord=open sesame", "team.password"),
        ("postgresql://server/office?pass%77ord=open sesame", "team.password"),
        ("postgresql://server/office?oauth_client_secret=open sesame", "team.password"),
        ("postgresql://one,anna:open sesame@two/office", "team.password"),
        ("host=server password=open-sesame", "team.address"),
    ],
)
def test_what_is_no_address_is_refused_and_a_password_is_not_repeated(typed: str, code: str) -> None:
    with pytest.raises(FileTrouble) as caught:
        read_address(typed)
    assert caught.value.problem.code == code
    assert "sesame" not in str(caught.value)
    assert caught.value.problem.cure.endswith(".")


def test_an_address_names_the_server_and_the_panel() -> None:
    address = read_address(" postgresql://anna@server:5433/office?sslmode=verify-full#llr ")
    assert address == ("postgresql://anna@server:5433/office?sslmode=verify-full", "llr")
    assert read_address(str(address)) == address
    assert read_address("postgres://server/office").panel == "panel"


def test_a_signpost_leads_to_its_address_and_has_a_folder_of_its_own(tmp_path: Path) -> None:
    one, other = read_address("postgresql://anna@a/office#llr"), read_address("postgresql://anna@b/office#llr")
    first, second = signpost_for(one, tmp_path), signpost_for(other, tmp_path)
    assert first.name == second.name == "llr.desk"
    assert first.parent != second.parent
    assert (read_signpost(first), read_signpost(second)) == (one, other)
    before = first.stat().st_ino
    assert signpost_for(one, tmp_path) == first
    assert first.stat().st_ino == before


def test_what_is_no_signpost_is_told_as_what_it_is(tmp_path: Path) -> None:
    wrong = tmp_path / "wrong.desk"
    wrong.write_text("{}")
    for path, code in ((tmp_path / "none.desk", "file.not-found"), (wrong, "file.foreign"), (tmp_path, "file.system")):
        with pytest.raises(FileTrouble) as caught:
            read_signpost(path)
        assert caught.value.problem.code == code or path == tmp_path


def test_a_role_that_could_end_a_statement_is_refused() -> None:
    address = read_address("postgresql://server/office#llr")
    for role in ("", "new\nline", ' " ', 'x"; drop schema llr; --', "a\0b", "x" * 64):
        with pytest.raises(Refused) as caught:
            grant(address, role, "clerk")
        assert [problem.code for problem in caught.value.problems] == ["team.role"]
    assert grant(address, "j.smith", "none") == [
        'revoke all on all tables in schema "llr" from "j.smith";',
        'revoke all on all functions in schema "llr" from "j.smith";',
        'revoke all on schema "llr" from "j.smith";',
    ]


def test_a_server_that_is_not_there_is_told_with_its_address(tmp_path: Path) -> None:
    pytest.importorskip("psycopg", reason="the addition for teams is not installed here")
    place = signpost_for(read_address("postgresql://anna@127.0.0.1:1/office#llr"), tmp_path)
    with pytest.raises(FileTrouble) as caught:
        Desk.open(place)
    assert caught.value.problem.code == "team.unreachable"
    assert "postgresql://anna@127.0.0.1:1/office#llr" in caught.value.problem.sentence
