"""The keys of the attendance board."""

from __future__ import annotations

from screens.kit.keys.key import Key

KEYS = (
    Key("attend.open", "enter", "open", "Open this person's attendance", "attendance", 5),
    Key("attend.present", "p", "present", "Record as present", "attendance", 10),
    Key("attend.apologies", "a", "apologies", "Record apologies", "attendance", 15),
    Key("attend.absent", "A", "absent", "Record as absent without apologies", "attendance"),
    Key("attend.substitute", "s", "stand-in", "Name who stands in for this member", "attendance", 20),
    Key("attend.stand_in", "S", "stand-in for…", "A stand-in for a council, from an item on, or new", "attendance"),
    Key("attend.chair", "C", "chair", "Record who took the chair, and from when", "attendance"),
    Key("attend.remote", "r", "remote", "Record as taking part by remote link, or not", "attendance"),
    Key("attend.arrived", "t", "came late", "Record a late arrival with its time", "attendance"),
    Key("attend.left", "l", "left", "Record leaving early with its time", "attendance", 40),
    Key("attend.out", "o", "out", "Record as out of the room for the item shown, or back", "attendance", 35),
    Key("attend.other", "n", "others", "Add somebody in attendance who is no member", "attendance"),
    Key("attend.declare", "d", "declare", "Record a declaration of this person at the item shown", "attendance", 30),
    Key("attend.vote", "v", "vote", "Record a vote on the item shown", "attendance", 45),
    Key("attend.votes", "V", "votes", "Show the votes recorded; correct or amend one, or take it back", "attendance"),
    Key("attend.elect", "E", "election", "Record an election between nominees", "attendance"),
    Key("attend.previous", "left_square_bracket", "item before", "Go to the item before", "attendance"),
    Key("attend.next", "right_square_bracket", "item", "Go to the next item of the meeting", "attendance", 25),
    Key("attend.clear", "delete", "clear", "Take away what is recorded of this person", "attendance"),
)
