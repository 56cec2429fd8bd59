"""What a terminal sends is taken apart by the grammar of sequences; what cannot be read is counted, never typed."""

from __future__ import annotations

import re

import pytest
from hypothesis import given
from hypothesis import strategies as st
from textual import events
from textual._ansi_sequences import ANSI_SEQUENCES_KEYS
from textual.message import Message

from tui.incoming import Incoming


def read(incoming: Incoming, *pieces: str) -> list[Message]:
    """Feed pieces and let the time for the rest run out."""
    found = [message for piece in pieces for message in incoming.feed(piece)]
    while incoming.due is not None:
        found += incoming.tick(silence=10)
    return found


def keys(*pieces: str, alt: tuple[str, ...] = ()) -> list[str]:
    found = read(Incoming(alt), *pieces)
    return [message.key if isinstance(message, events.Key) else type(message).__name__ for message in found]


@pytest.mark.parametrize(
    ("sent", "meant"),
    [
        ("a", ["a"]),
        ("\x1b", ["escape"]),
        ("\x1b\x1b", ["escape", "escape"]),
        ("\x1bn", ["escape", "n"]),
        ("\x1b\r", ["escape", "enter"]),
        ("\x1b1", ["escape", "1"]),
        ("\x1b[A", ["up"]),
        ("\x1b\x1b[A", ["escape", "up"]),
        ("\x1bOP", ["f1"]),
        ("\x1bOA", ["up"]),
        ("\x1bO", ["escape", "O"]),
        ("\x1bOz", ["escape", "O", "z"]),
        ("\x1b[[A", ["f1"]),
        ("\x1b[3$", ["shift+delete"]),
        ("\x1b[Z", ["shift+tab"]),
        ("\x1b[105;5u", ["ctrl+i"]),
        ("\x1b[97;1;233u", ["é"]),
        ("\x1b[200~a\x1b[Ab\x1b[201~c", ["Paste", "c"]),
        ("\x1b[I\x1b[O", ["AppFocus", "AppBlur"]),
        ("\x1b[<0;3;4M", ["MouseDown"]),
        ("\x1b[<0;200000;200000M", ["MouseDown"]),
        ("\x1b[<0;3;200001M", []),
        ("\x1b[<0;200001;4M", []),
        ("\x1b[M !!j", ["j"]),
        ("\x1b]11;rgb:0/0/0\x07j", ["j"]),
        ("\x1b]11;rgb:0/0/0\x1b\\j", ["j"]),
        ("\x1b]2", ["escape", "right_square_bracket", "2"]),
    ],
)
def test_a_sequence_is_what_it_is_and_escape_is_a_key(sent: str, meant: list[str]) -> None:
    assert keys(sent) == meant
    if "200~" not in sent:
        assert keys(*sent) == meant, "and the same when it comes piece by piece"


@pytest.mark.parametrize(
    "sent",
    [
        "\x1b[1114112u",
        "\x1b[7:81A",
        "\x1b[55296u",
        "\x1b[97;1;55296u",
        "\x1b[" + "9" * 5000 + "A",
        "\x1b[" + "1;" * 500 + "m",
        "\x1b[",
        "\x1b[<0;10;",
        "\x1b[200",
        "\x1b[99z",
        "\x1b[48;9999;9999;1;1t",
        "\x1b[48;24;80;1;1t",
        "\x1b[<0;99999999;1M",
        "\udca3",
        "\x1b[12\x07"[:-1],
        "\x1b]11;rgb:",
        "\x1b[1\udca3;5A",
        "\x1b[\udca33~",
        "\x1b[<0;1\udca3\udcff;5M",
        "\x1b[1;5\udca3",
    ],
)
def test_what_means_nothing_is_left_out_and_counted(sent: str) -> None:
    incoming = Incoming()
    assert read(incoming, sent) == []
    assert incoming.lost == 1
    assert [message.key for message in read(incoming, "j") if isinstance(message, events.Key)] == ["j"]


def test_a_broken_sequence_does_not_take_the_next_one_with_it() -> None:
    assert keys("\x1b[12\x1b[A") == ["up"]
    assert keys("\x1b[12é") == ["é"]


def test_a_key_with_alt_means_something_only_if_the_clerk_chose_it() -> None:
    assert keys("\x1bn", alt=("alt+n",)) == ["alt+n"]
    assert keys("\x1bm", alt=("alt+n",)) == ["escape", "m"]


def test_a_paste_without_an_end_is_given_after_a_while_and_told() -> None:
    incoming = Incoming()
    (paste,) = read(incoming, "\x1b[200~all of\nthis\x1b[201")
    assert isinstance(paste, events.Paste)
    assert paste.text.startswith("all of\nthis")
    assert incoming.lost == 1


def test_a_size_is_taken_from_a_terminal_that_said_it_tells_it() -> None:
    incoming = Incoming()
    read(incoming, "\x1b[?2048;1$y")
    (size,) = read(incoming, "\x1b[48;24;80;480;800t")
    assert isinstance(size, events.Resize)
    assert size.size == (80, 24)
    assert read(incoming, "\x1b[48;0;0;0;0t") == []


ALPHABET = st.sampled_from("\x1b[]OMP<?;:0123456789~AuRty$ aj\r\x07\udca3é")


@given(st.text(ALPHABET, max_size=60), st.integers(1, 7))
def test_no_text_breaks_it_and_pieces_mean_what_the_whole_means(text: str, step: int) -> None:
    whole, pieces = Incoming(), Incoming()
    one = [repr(message) for message in read(whole, text)]
    other = [repr(message) for message in read(pieces, *(text[at : at + step] for at in range(0, len(text), step)))]
    assert one == other
    assert bool(whole.lost) == bool(pieces.lost)


SEQUENCES = [one for one in ANSI_SEQUENCES_KEYS if one.startswith("\x1b[") or len(one) == 1]
"""Where the cursor stands is told like F3 with Shift or Ctrl; Textual takes that for the cursor, and so do we."""


@pytest.mark.parametrize("sequence", [one for one in SEQUENCES if not re.fullmatch(r"\x1b\[1;\dR", one)])
def test_every_key_that_textual_knows_by_a_sequence_is_still_known(sequence: str) -> None:
    from textual._xterm_parser import XTermParser
    from textual.keys import Keys

    known = [key.key for key in XTermParser()._sequence_to_key_events(sequence) if key.key != Keys.Ignore]
    assert keys(sequence) == known
