"""The terminal of a Unix computer: read so that no byte ends the program, left and taken again as the shell wants it.

Textual reads the keys on a thread of its own. There an error would end the program without a word, and a byte that is
not UTF-8 is an error. This module is loaded only where there is such a terminal.
"""

from __future__ import annotations

import asyncio
import contextlib
import os
import selectors
import signal
import termios
from codecs import getincrementaldecoder
from collections.abc import Callable, Iterator
from queue import Empty
from typing import Any

from textual.drivers.linux_driver import LinuxDriver
from textual.message import Message

from screens.kit.keys.keyed import keymap_of
from tui.incoming import Incoming, Unreadable, alt_keys

_LOOK_UP = 0.1
"""Seconds after which the thread that reads the keys looks up whether it is to end."""
_AS_BEFORE = b"\x1b[?2004l\x1b[?1003l\x1b[?1000l\x1b[?1006l\x1b[<u\x1b[?1049l\x1b[?25h\x1b[?1004l\x1b[?7h"
"""Ends what was asked of the terminal: pastes told apart, the mouse, the key protocol, a screen of its own."""


class Terminal(LinuxDriver):
    """Reads and writes the terminal."""

    def __init__(self, app: Any, **arguments: Any) -> None:
        """Take the terminal. The signals that stop and continue the program are dealt with between two keys."""
        super().__init__(app, **arguments)
        loop = asyncio.get_running_loop()
        self._stopped = False
        loop.add_signal_handler(signal.SIGTSTP, self._stop)
        loop.add_signal_handler(signal.SIGCONT, self._go_on)
        for number in (signal.SIGTERM, signal.SIGHUP):
            if signal.getsignal(number) is signal.SIG_DFL:
                loop.add_signal_handler(number, app.leave, 128 + number)

    def _stop(self) -> None:
        """Give the terminal back and stop, as a shell asks for."""
        if self._auto_restart:
            self._stopped = True
            self.suspend_application_mode()
        os.kill(os.getpid(), signal.SIGSTOP)

    def _go_on(self) -> None:
        """Take the terminal again. Who was stopped without being asked has not given it back; that is done first."""
        if not self._auto_restart:
            return
        if not self._stopped:
            self.suspend_application_mode()
        self._stopped = False
        self._must_signal_resume = True
        self.resume_application_mode()

    def _run_input_thread(self) -> None:
        """Read the keys; whatever fails goes the way of every other failure."""
        try:
            self.run_input_thread()
        except Exception as error:  # noqa: BLE001 - the last place on this thread that can hear of it
            fail: Callable[[BaseException], None] = getattr(self._app, "fail")  # noqa: B009 - ours, not Textual's
            fail(error)

    def run_input_thread(self) -> None:
        """Read what the terminal sends until the program leaves it."""
        incoming = Incoming(alt_keys(keymap_of(self._app)))
        decode = getincrementaldecoder("utf-8")("surrogateescape").decode
        with selectors.SelectSelector() as selector:
            selector.register(self.fileno, selectors.EVENT_READ)
            while not self.exit_event.is_set():
                due = incoming.due
                patience = _LOOK_UP if due is None else min(due, _LOOK_UP)
                if not selector.select(patience):
                    self._hand_on(incoming, incoming.tick(patience))
                elif data := os.read(self.fileno, 4096):
                    self._hand_on(incoming, incoming.feed(decode(data)))
                else:
                    raise EOFError("the terminal has gone")

    def _hand_on(self, incoming: Incoming, messages: Iterator[Message]) -> None:
        for message in messages:
            self.process_message(message)
        if incoming.lost:
            incoming.lost = 0
            self.send_message(Unreadable())

    def write(self, data: str) -> None:
        """Write, unless the terminal has gone and the thread that writes with it: nobody would take it any more."""
        if self._writer_thread is None or self._writer_thread.is_alive():
            super().write(data)

    def let_go(self) -> None:
        """Free whoever waits until the thread that writes takes something, when that has failed; from any thread."""
        with contextlib.suppress(Empty):
            while self._writer_thread is not None:
                self._writer_thread._queue.get_nowait()

    def close(self) -> None:
        """End the thread that writes; if it has failed, what it was to write last is written without it."""
        if self._writer_thread is not None and not self._writer_thread.is_alive():
            self.let_go()
            with contextlib.suppress(OSError, termios.error):
                self.force_back()
        super().close()

    def force_back(self) -> None:
        """Give the terminal back from any thread, past all that may hang: its settings, its screen, its cursor."""
        if self.attrs_before is not None:
            termios.tcsetattr(self.fileno, termios.TCSANOW, self.attrs_before)
        if self._file is not None:
            os.write(self._file.fileno(), _AS_BEFORE)
