"""How long, how far and how late what a terminal sends may be: the last that is taken, and the first that is not."""

from __future__ import annotations

import pytest
from textual import constants, events
from textual.message import Message
from textual.messages import InBandWindowResize, TerminalSupportsSynchronizedOutput

from screens.kit.keys.keymap import Keymap
from tests.tui.test_incoming import keys, read
from tui.incoming import Incoming, alt_keys

ESC = "\x1b"


def told(incoming: Incoming, *pieces: str) -> tuple[list[Message], int]:
    """Give what was told at once, and how much was left out by then."""
    return [message for piece in pieces for message in incoming.feed(piece)], incoming.lost


@pytest.mark.parametrize(
    ("held", "seconds"),
    [
        ("", None),
        ("a", None),
        (ESC, constants.ESCAPE_DELAY),
        ("\x1b[", 0.5),
        ("\x1b[1;", 0.5),
        ("\x1b]11;", 0.5),
        ("\x1b[200~", 2.0),
        ("\x1b[200~abc", 2.0),
        ("\x1b[200~abc\x1b[2", 2.0),
        ("\x1b[200~abc\x1b[201~", None),
        ("\x1bOz", None),
        ("\x1bO1z", None),
    ],
)
def test_how_long_the_rest_is_waited_for(held: str, seconds: float | None) -> None:
    incoming = Incoming()
    told(incoming, held)
    assert incoming.due == seconds
    if seconds is not None:
        assert list(incoming.tick(seconds / 4)) == []
        assert incoming.due == pytest.approx(seconds * 3 / 4)
        assert list(incoming.tick(seconds / 4)) == []
        told(incoming, "")
        assert incoming.due == seconds, "what comes begins the wait anew"
        list(incoming.tick(seconds + 1))
        assert incoming.due is None


def test_silence_counts_by_the_twentieth_of_a_second() -> None:
    incoming = Incoming()
    told(incoming, "\x1b[")
    list(incoming.tick())
    assert incoming.due == pytest.approx(0.45)
    for _ in range(8):
        assert list(incoming.tick()) == []
    assert incoming.lost == 0
    assert list(incoming.tick()) == list(incoming.tick()) == []
    assert incoming.lost == 1
    told(incoming, "\x1b[201~")
    assert list(incoming.tick()) == []


@pytest.mark.parametrize(("length", "lost"), [(4096, 0), (4097, 1)])
def test_a_sequence_is_waited_for_up_to_a_length(length: int, lost: int) -> None:
    incoming = Incoming()
    assert told(incoming, "\x1b[" + "1" * (length - 2)) == ([], lost)
    assert (incoming.due is None) == bool(lost)
    (key,), _ = told(incoming, "A" if lost else "A" + "j")
    assert isinstance(key, events.Key)
    assert key.key == ("A" if lost else "j")


@pytest.mark.parametrize(("zeros", "lost"), [(57, 0), (58, 1)])
def test_a_mouse_is_told_in_a_sequence_up_to_a_length(zeros: int, lost: int) -> None:
    """A number may have six digits, so what fills the sequence is a key with leading noughts in its code."""
    sent = f"\x1b[{'0' * zeros}97;5u"
    assert len(sent) == 64 + lost
    messages, gone = told(Incoming(), sent)
    assert gone == lost
    assert [one.key for one in messages if isinstance(one, events.Key)] == ([] if lost else ["ctrl+a"])


@pytest.mark.parametrize(
    ("width", "height", "taken"),
    [(2000, 2000, True), (2001, 1, False), (1, 2001, False), (1, 1, True), (0, 1, False), (1, 0, False)],
)
def test_a_size_is_that_of_a_terminal(width: int, height: int, taken: bool) -> None:
    incoming = Incoming()
    told(incoming, "\x1b[?2048;1$y")
    messages, lost = told(incoming, f"\x1b[48;{height};{width};{height * 20};{width * 10}t")
    assert lost == int(not taken)
    assert [(one.size, one.pixel_size) for one in messages if isinstance(one, events.Resize)] == (
        [((width, height), (width * 10, height * 20))] if taken else []
    )


def test_a_size_that_nobody_promised_is_none() -> None:
    incoming = Incoming()
    assert told(incoming, "\x1b[48;24;80;480;800t") == ([], 1)
    promised = []
    for setting in (0, 2, 0):
        told(incoming, f"\x1b[?2048;{setting}$y")
        promised.append(incoming.in_band)
    assert promised == [False, True, True], "once it is promised it stays so"


@pytest.mark.parametrize(
    ("sent", "kinds"),
    [
        ("\x1b[?2026;1$y", [TerminalSupportsSynchronizedOutput]),
        ("\x1b[?2026;2$y", [TerminalSupportsSynchronizedOutput]),
        ("\x1b[?2026;0$y", []),
        ("\x1b[?2048;1$y", [InBandWindowResize]),
        ("\x1b[?2047;1$y", []),
        ("\x1bP1$r0m\x1b\\", []),
        ("\x1b_Gi=1;OK\x1b\\", []),
    ],
)
def test_what_a_terminal_says_that_it_can_is_heard(sent: str, kinds: list[type[Message]]) -> None:
    incoming = Incoming()
    messages, lost = told(incoming, sent)
    assert [type(one) for one in messages] == kinds
    assert lost == 0


def test_where_the_cursor_stands_is_counted_from_nought() -> None:
    ((cursor,), lost) = told(Incoming(), "\x1b[12;7R")
    assert isinstance(cursor, events.CursorPosition)
    assert (cursor.x, cursor.y, lost) == (6, 11, 0)
    assert told(Incoming(), "\x1b[200000;1R")[1] == 0
    assert told(Incoming(), "\x1b[200001;1R") == ([], 1)
    assert told(Incoming(), "\x1b[0000001;1R") == ([], 1)


@pytest.mark.parametrize(
    ("pieces", "texts", "lost"),
    [
        (("\x1b[200~a b\n\x1b[201~",), ["a b\n"], 0),
        (("\x1b[200~", "a", "b", "\x1b[201~"), ["ab"], 0),
        (("\x1b[200~ab\x1b[20", "1~"), ["ab"], 0),
        (("\x1b[200~ab\x1b[20", "0~c\x1b[201~"), ["ab\x1b[200~c"], 0),
        (("\x1b[200~\x1b[201~\x1b[200~c\x1b[201~",), ["", "c"], 0),
        (("\x1b[200~a\x00b\x1b[201~",), ["ab"], 0),
        (("\x1b[200~a\udca3\ud83db\x1b[201~",), ["ab"], 1),
        (("\x1b[200~abcdefgh",), ["abcdefgh"], 1),
        (("\x1b[200~a\udca3",), ["a"], 2),
        (("\x1b[201~",), [], 0),
    ],
)
def test_a_paste_is_what_stands_between_its_ends(pieces: tuple[str, ...], texts: list[str], lost: int) -> None:
    incoming = Incoming()
    assert [one.text for one in read(incoming, *pieces) if isinstance(one, events.Paste)] == texts
    assert incoming.lost == lost


@pytest.mark.parametrize(("sign", "lost"), [("\ud7ff", 0), ("\ud800", 1), ("\ue000", 0)])
def test_half_of_a_pair_is_no_character(sign: str, lost: int) -> None:
    incoming = Incoming()
    assert len(read(incoming, sign)) == 1 - lost
    assert incoming.lost == lost


def test_bytes_that_are_no_text_are_no_place_of_the_mouse() -> None:
    incoming = Incoming()
    assert read(incoming, "\x1b[M \udca3!") == []
    assert incoming.lost == 1


@pytest.mark.parametrize(
    ("sent", "alt", "meant"),
    [
        ("\x1bn", ("alt+n",), ["alt+n"]),
        ("\x1bnn", ("alt+n",), ["alt+n", "n"]),
        ("\x1b\x1bn", ("alt+n",), ["escape", "alt+n"]),
        ("\x1bOz", ("alt+O",), ["escape", "O", "z"]),
        ("ab\x1b[Bcd", (), ["a", "b", "down", "c", "d"]),
        ("\x1b[Ba\udca3b", (), ["down", "a", "b"]),
        ("\x1b[99zj", (), ["j"]),
    ],
)
def test_keys_are_told_in_the_order_in_which_they_came(sent: str, alt: tuple[str, ...], meant: list[str]) -> None:
    assert keys(sent, alt=alt) == meant


def test_keys_with_alt_are_those_of_the_clerks_own_keymap() -> None:
    assert alt_keys(Keymap({})) == frozenset()
    assert alt_keys(Keymap({"item.move": "alt+m,v", "item.new": "alt+n"})) == {"alt+m", "alt+n"}
