"""The keys of the calendar, of the year at a glance, and of the windows on dates and deadlines."""

from __future__ import annotations

from screens.kit.keys.key import Key

KEYS = (
    Key("meeting.open", "enter", "open", "Open this meeting", "calendar", 5),
    Key("meeting.clock", "c", "clock", "Show every deadline of this meeting; record one as done", "calendar", 6),
    Key("meeting.working", "w", "working", "Show how the day for the papers is counted", "calendar", 7),
    Key("meeting.planner", "y", "year", "Show the year as twelve months, or the list again", "calendar", 8),
    Key("meeting.new", "n", "new", "Arrange a meeting", "calendar", 10),
    Key("meeting.edit", "e", "edit", "Change this meeting", "calendar", 20),
    Key("meeting.move", "m", "postpone", "Postpone or bring forward to another day, with a reason", "calendar", 30),
    Key("meeting.status", "s", "status", "Record how far this meeting has got", "calendar", 40),
    Key("meeting.cancel", "W", "cancel", "Cancel this meeting, with a reason", "calendar", 45),
    Key("meeting.bin", "delete", "to the bin", "Put a meeting entered by mistake in the bin", "calendar"),
    Key("meeting.publish", "P", "publish", "Record that agenda and reports were published", "calendar"),
    Key("meeting.notices", "N", "notices", "Record notice as posted at the councils", "calendar"),
    Key("meeting.propose", "Y", "propose", "Propose next year's dates, with every clash", "calendar"),
    Key("meeting.programme", "p", "programme", "Show this meeting in the work programme", "calendar"),
    Key("meeting.attendance", "a", "attendance", "Show who is expected and who came", "calendar", 46),
    Key("meeting.declared", "D", "declarations", "Show the declarations of interest", "calendar"),
    Key("planner.left", "left", "day before", "Go a day back", "planner"),
    Key("planner.right", "right", "day after", "Go a day on", "planner"),
    Key("planner.up", "up,k", "week before", "Go a week back", "planner"),
    Key("planner.down", "down,j", "week after", "Go a week on", "planner"),
    Key("planner.month_before", "pageup", "month before", "Go a month back", "planner"),
    Key("planner.month_after", "pagedown", "month after", "Go a month on", "planner"),
    Key("planner.year_before", "left_curly_bracket", "year before", "Go a year back", "planner"),
    Key("planner.year_after", "right_curly_bracket", "year after", "Go a year on", "planner"),
    Key("planner.today", "t", "today", "Go to today", "planner", 9),
    Key("planner.previous", "left_square_bracket", "before", "Go to the day before that has something", "planner"),
    Key("planner.next", "right_square_bracket", "after", "Go to the next day that has something", "planner"),
    Key("clock.done", "d,enter", "done", "Record this deadline as done today, by you", "clock", 1),
    Key("clock.edit", "e", "done on…", "Record it as done on another day, or by someone else", "clock", 2),
    Key("clock.working", "w", "working", "Show how this day is counted", "clock", 3),
    Key("clock.back", "z,delete", "take back", "Take back that it was done", "clock", 4),
    Key("impact.save", "enter,ctrl+s", "save", "Go on and save", "impact", 1),
    Key("proposal.earlier", "left_square_bracket", "week earlier", "Move this date a week earlier", "proposal", 1),
    Key("proposal.later", "right_square_bracket", "week later", "Move this date a week later", "proposal", 2),
    Key("proposal.leave_out", "o", "leave out", "Leave this date out, or take it in again", "proposal", 3),
    Key("proposal.save", "ctrl+s", "create all", "Create these meetings as proposed, in one step", "proposal", 4),
)
