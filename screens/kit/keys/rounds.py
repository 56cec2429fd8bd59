"""The keys of the statutory rounds."""

from __future__ import annotations

from screens.kit.keys.key import Key

KEYS = (
    Key("round.open", "enter", "open", "Tell this round: what happened, what comes next, its dates", "rounds", 5),
    Key("round.new", "n", "new", "Open a statutory round", "rounds", 10),
    Key("round.step", "s", "step", "Record a step of this round", "rounds", 20),
    Key("round.report", "R", "report", "Write the report of this round, or go to it", "rounds", 25),
    Key("round.edit", "e", "edit", "Change what is recorded of this round", "rounds", 30),
    Key("round.vote", "v", "vote", "Say on which vote of the meeting a recorded step rests", "rounds"),
    Key("round.back", "z", "take back", "Take a step out that was recorded by mistake", "rounds", 40),
    Key("round.close", "c", "close", "Close this round, or open it again", "rounds", 45),
    Key("round.bin", "delete", "to the bin", "Put a round opened by mistake in the bin", "rounds"),
)
