"""Measures the program beside a bare Textual application in the same run; `make bench` runs it.

Everything happens in real pseudo-terminals of 120×40. Ratios are to be quoted, not single times: machines differ.
"""

from __future__ import annotations

import argparse
import compileall
import os
import statistics
import subprocess
import tempfile
import time
from pathlib import Path

from tests.bench.inside import measured
from tests.bench.terminal import PYTHON, Terminal

HERE = Path(__file__).resolve().parent
ROOT = HERE.parent.parent
BARE = [PYTHON, str(HERE / "bare.py")]
DEMO = [PYTHON, "-m", "tui", "demo"]


def median(values: list[float]) -> float:
    return statistics.median(values)


def p95(values: list[float]) -> float:
    return sorted(values)[max(0, round(len(values) * 0.95) - 1)]


def starts(
    commands: dict[str, tuple[list[str], bytes]], rounds: int, env: dict[str, str]
) -> dict[str, dict[str, list[float]]]:
    """Start and quit each program in turn; seconds to the first usable screen and to the end."""
    found: dict[str, dict[str, list[float]]] = {name: {"start": [], "quit": [], "memory": []} for name in commands}
    for turn in range(rounds + 1):
        for name, (command, words) in commands.items():
            terminal = Terminal(command, env=env)
            start = terminal.wait_for(words)
            terminal.settle(0.25)
            memory = terminal.memory()
            end = terminal.quit(b"q")
            if turn:
                for key, value in (("start", start), ("quit", end), ("memory", memory)):
                    found[name][key].append(value)
    return found


def keys(command: list[str], words: bytes, env: dict[str, str], pressed: list[bytes]) -> tuple[list[float], list[int]]:
    """Press keys one by one; milliseconds to the last byte of each answer, and its bytes."""
    terminal = Terminal(command, env=env)
    terminal.wait_for(words)
    terminal.settle(0.5)
    for key in pressed[:6]:
        terminal.press(key)
    times, counts = [], []
    for key in pressed:
        seconds, count = terminal.press(key)
        if count:
            times.append(seconds * 1000)
            counts.append(count)
    terminal.kill()
    return times, counts


def idle(command: list[str], words: bytes, env: dict[str, str], seconds: float = 8) -> float:
    """Share of one processor used while nothing is done, in per cent."""
    terminal = Terminal(command, env=env)
    terminal.wait_for(words)
    terminal.settle(1)
    before, clock = terminal.processor(), time.perf_counter()
    while time.perf_counter() - clock < seconds:
        terminal.read(0.2)
    used = (terminal.processor() - before) / (time.perf_counter() - clock) * 100
    terminal.kill()
    return used


def line(label: str, value: str, aim: str) -> None:
    print(f"{label:<52} {value:>22}   {aim}")


def main() -> None:
    parser = argparse.ArgumentParser()
    parser.add_argument("--rounds", type=int, default=7)
    rounds = parser.parse_args().rounds
    with tempfile.TemporaryDirectory() as folder:
        env = {"SECRETARIAT_CONFIG": str(Path(folder) / "none.toml"), "PYTHONPATH": str(ROOT)}
        os.environ.update(env)
        for part in ("tui", "screens", "store", "tests/bench"):
            compileall.compile_dir(ROOT / part, quiet=1)
        big = Path(folder) / "big.json"
        subprocess.run([PYTHON, "-m", "tests.bench.big", str(big), "10000"], check=True, cwd=ROOT)
        large = [PYTHON, "-m", "tui", "--file", str(big), "--today", "2021-07-12"]
        report(rounds, env, large)


def report(rounds: int, env: dict[str, str], large: list[str]) -> None:
    """Measure everything and print it beside the aims of the design."""
    commands = {"bare": (BARE, b"READY"), "demo": (DEMO, b"quit"), "large": (large, b"quit")}
    found = starts(commands, rounds, env)
    bare = found["bare"]
    line(
        "bare Textual: start, quit, memory",
        f"{median(bare['start']) * 1000:.0f} ms {median(bare['quit']) * 1000:.0f} ms {median(bare['memory']):.0f} MiB",
        "",
    )
    for name, start_aim in (("demo", 1.3), ("large", 1.5)):
        ratios = [a / b for a, b in zip(found[name]["start"], bare["start"], strict=True)]
        line(f"{name}: start / bare", f"{median(ratios):.2f} ({min(ratios):.2f}-{max(ratios):.2f})", f"<= {start_aim}")
        quits = [a / b for a, b in zip(found[name]["quit"], bare["quit"], strict=True)]
        line(f"{name}: quit / bare", f"{median(quits):.2f}", "<= 0.5")
        memory = median(found[name]["memory"]) / median(bare["memory"])
        line(f"{name}: memory / bare", f"{memory:.2f}", "<= 2")
    version = [timed([PYTHON, "-m", "tui", "--version"], env) for _ in range(rounds)]
    line("--version / full start", f"{median(version) / median(found['demo']['start']):.2f}", "<= 0.2")
    for name, command, words in (("bare", BARE, b"READY"), ("demo", DEMO, b"quit"), ("large", large, b"quit")):
        pressed = [b"j"] * 60 if name == "bare" else ([b"j"] * 12 + [b"k"] * 6) * 5
        times, counts = keys(command, words, env, pressed)
        line(f"{name}: cursor key p50 / p95", f"{median(times):.1f} / {p95(times):.1f} ms", "p95 <= 8 ms")
        line(f"{name}: bytes per cursor key", f"{median([float(c) for c in counts]):.0f}", "<= 2,500")
    for name, command in (("demo", DEMO), ("large", large)):
        times, _ = keys(command, b"quit", env, [b"*"] * 40)
        line(f"{name}: a durable change p50 / p95", f"{median(times):.1f} / {p95(times):.1f} ms", "<= 25 ms")
        times, _ = keys(command, b"quit", env, [b"1", b"2", b"3", b"2", b"5", b"2"] * 4)
        line(f"{name}: from place to place p50 / p95", f"{median(times):.1f} / {p95(times):.1f} ms", "p95 <= 8 ms")
        times, _ = keys(command, b"quit", env, [b"/"] + [bytes([c]) for c in b"report of the panel"])
        line(f"{name}: filter as you type p50 / p95", f"{median(times):.1f} / {p95(times):.1f} ms", "<= 30 ms")
    for what, took, aim in measured():
        line(f"store: {what}", f"{took:.2f} ms", aim)
    line("demo: idle processor", f"{idle(DEMO, b'quit', env):.2f} %", "<= 0.5 %")


def timed(command: list[str], env: dict[str, str]) -> float:
    """Seconds that a whole process takes."""
    start = time.perf_counter()
    subprocess.run(command, check=True, capture_output=True, env={**os.environ, **env})
    return time.perf_counter() - start


if __name__ == "__main__":
    main()
