"""Whole talks of `secretariat do`, every line as it is said; behind `>` stands what was typed, or nothing."""

from __future__ import annotations

import pytest

from tests.tui.commandline.asking.talks import talker
from tests.tui.line import CommandLine

OPENING = """\
Today is taken to be Monday 12 July 2021.
Every act is asked for line by line, and done only after you have said yes.
Type “help” at any question, “back” for the question before, “stop” to leave an act, and “stop” to end.
Type what an act is called, such as “item move” or “question receive”, or words for what it does.
“on” tells of the next meeting, “findings” what is late or missing, “prepare” what the next meeting needs.
“list” names every group of acts, “list item” the acts of one.
What is to be done?
"""

TALKS = {
    "an act is told once more, and left": """\
> item move
item move: move items to another meeting, or back to the suggestions.
Items: an item's id, or its title, or the beginning of its title. Several can be given, a line each; an \
empty line ends.
> Ethics
Another one? Enter for no more.
>
To: where it goes.
> 30/9/2021
“30/9/2021” is Thursday 30 September 2021.
What else is to be given? Enter for nothing more. There are: reason, clear note.
>
This is what was answered.
Items: Ethics
To: 30/9/2021
It does this: Moved “Ethics Committee Annual report” from 29 July 2021 to 30 September 2021.
As a line: secretariat item move Ethics --to 30/9/2021
Is it to be done? Yes or no?
> no
What is to be changed? Enter leaves the act undone. There are: items, to, reason, clear note.
>
Nothing was done.
What you typed, as a line: secretariat item move Ethics --to 30/9/2021
What is to be done?
> stop
""",
    "an act is done, with what was meant in passing": """\
> item move
item move: move items to another meeting, or back to the suggestions.
Items: an item's id, or its title, or the beginning of its title. Several can be given, a line each; an \
empty line ends.
> Ethics
Another one? Enter for no more.
>
To: where it goes.
> 30/9/2021
“30/9/2021” is Thursday 30 September 2021.
What else is to be given? Enter for nothing more. There are: reason, clear note.
> reason, yes
Reason: why. Enter for none.
> why
Nothing is called “yes”. Type “help” to hear what there is.
What else is to be given? Enter for nothing more. There are: reason, clear note.
>
This is what was answered.
Items: Ethics
To: 30/9/2021
Reason: why
It does this: Moved “Ethics Committee Annual report” from 29 July 2021 to 30 September 2021.
As a line: secretariat item move Ethics --to 30/9/2021 --reason why
Is it to be done? Yes or no?
> yes
“30/9/2021” is Thursday 30 September 2021.
Moved “Ethics Committee Annual report” from 29 July 2021 to 30 September 2021.
Saved.
Note: “Ethics Committee Annual report” is not marked moveable.
What is to be done?
> stop
""",
    "an act of several that could be meant": """\
> it mov
1. item move: move items to another meeting, or back to the suggestions
2. item moveable: mark items as moveable, or no longer
Which? Type its number, or its name.
> 3
“3” is none of them.
1. item move: move items to another meeting, or back to the suggestions
2. item moveable: mark items as moveable, or no longer
Which? Type its number, or its name.
>
Nothing was chosen.
1. item move: move items to another meeting, or back to the suggestions
2. item moveable: mark items as moveable, or no longer
Which? Type its number, or its name.
> zz
“zz” is none of them.
1. item move: move items to another meeting, or back to the suggestions
2. item moveable: mark items as moveable, or no longer
Which? Type its number, or its name.
> ITEM MOVE
item move: move items to another meeting, or back to the suggestions.
Items: an item's id, or its title, or the beginning of its title. Several can be given, a line each; an \
empty line ends.
> back
Nothing was done.
What is to be done?
> it mov
1. item move: move items to another meeting, or back to the suggestions
2. item moveable: mark items as moveable, or no longer
Which? Type its number, or its name.
> stop
What is to be done?
> it mov
1. item move: move items to another meeting, or back to the suggestions
2. item moveable: mark items as moveable, or no longer
Which? Type its number, or its name.
> 1
item move: move items to another meeting, or back to the suggestions.
Items: an item's id, or its title, or the beginning of its title. Several can be given, a line each; an \
empty line ends.
> stop
Nothing was done.
What is to be done?
> it mov
1. item move: move items to another meeting, or back to the suggestions
2. item moveable: mark items as moveable, or no longer
Which? Type its number, or its name.
> 2
item moveable: mark items as moveable, or no longer.
Items: an item's id, or its title, or the beginning of its title. Several can be given, a line each; an \
empty line ends.
> stop
Nothing was done.
What is to be done?
> stop
""",
    "a choice is heard again, changed and done": """\
> item edit
item edit: change what is recorded of an item.
An empty text, as in --comments "", takes out what is recorded.
Item: an item's id, or its title, or the beginning of its title.
> W16
What else is to be given? Enter for nothing more. There are: title, comments, kind, lead, author, to \
answer, origin, origin ref, target, theme, moveable, earliest, latest, format, minutes, clerk, source.
> kind
Kind. Type a number or the word. Recorded: cyclical. Enter leaves it, "" takes it out.
1. statutory
2. standing
3. cyclical
4. requested
5. inspection
6. themed
7. task group
8. briefing
9. other
> list
1. statutory
2. standing
3. cyclical
4. requested
5. inspection
6. themed
7. task group
8. briefing
9. other
Kind. Type a number or the word. Recorded: cyclical. Enter leaves it, "" takes it out.
> 2
What else is to be given? Enter for nothing more. There are: title, comments, kind, lead, author, to \
answer, origin, origin ref, target, theme, moveable, earliest, latest, format, minutes, clerk, source.
>
This is what was answered.
Item: W16
Kind: standing
It does this: Changed the kind of “Ethics Committee Annual report”.
As a line: secretariat item edit W16 --kind standing
Is it to be done? Yes or no?
> no
What is to be changed? Enter leaves the act undone. There are: item, title, comments, kind, lead, author, \
to answer, origin, origin ref, target, theme, moveable, earliest, latest, format, minutes, clerk, source.
> tit
Item: The words that will stand in the programme and on the agenda. Recorded: Ethics Committee Annual \
report. Enter leaves it, "" takes it out.
> New
This is what was answered.
Item: W16
Item: New
Kind: standing
It does this: Changed the item and the kind of “Ethics Committee Annual report”.
As a line: secretariat item edit W16 --title New --kind standing
Is it to be done? Yes or no?
>
Type “yes” or “no”.
Is it to be done? Yes or no?
> YES
Changed the item and the kind of “Ethics Committee Annual report”.
Saved.
What is to be done?
> stop
""",
    "a flag, and a list narrowed by words": """\
> item moveable
item moveable: mark items as moveable, or no longer.
Items: an item's id, or its title, or the beginning of its title. Several can be given, a line each; an \
empty line ends.
> list ethics
W16: Ethics Committee Annual report
Items: an item's id, or its title, or the beginning of its title. Several can be given, a line each; an \
empty line ends.
> list zzzz
There are none.
Items: an item's id, or its title, or the beginning of its title. Several can be given, a line each; an \
empty line ends.
> W16
Another one? Enter for no more.
> w29
Another one? Enter for no more.
> w16
Another one? Enter for no more.
>
What else is to be given? Enter for nothing more. There are: off.
> off
Off: take the mark off. Yes or no?
> maybe
Type “yes” or “no”.
Off: take the mark off. Yes or no?
> y
What else is to be given? Enter for nothing more. There are: off.
>
This is what was answered.
Items: W16; w29; w16
Off: yes
It does this: Marked 2 items as not moveable.
As a line: secretariat item moveable W16 w29 w16 --off
Is it to be done? Yes or no?
> no
What is to be changed? Enter leaves the act undone. There are: items, off.
> back
Nothing was done.
What you typed, as a line: secretariat item moveable W16 w29 w16 --off
What is to be done?
> stop
""",
    "what was left is taken up": """\
> item score
item score: give a suggestion points for the panel's criteria.
Item: an item's id, or its title, or the beginning of its title.
> help
item: an item's id, or its title, or the beginning of its title
“list” names those there are, “list WORD” those with a word.
“back” goes back, “stop” leaves off. In quotes these words are answers.
Item: an item's id, or its title, or the beginning of its title.
> W7
Points: 0 to 3 points for a criterion. Several can be given, a line each; an empty line ends.
> stop
Nothing was done.
What you typed, as a line: secretariat item score W7
What is to be done?
> item score
item score: give a suggestion points for the panel's criteria.
This was left before. Take up what was typed? Yes or no?
> yes
Item: an item's id, or its title, or the beginning of its title. Enter keeps “W7”.
>
Points: 0 to 3 points for a criterion. Several can be given, a line each; an empty line ends.
> Impact=2
Another one? Enter for no more.
>
“Impact” is not a criterion. Set the criteria first.
What is to be changed? This is about: points. Enter leaves the act undone. There are: item, points.
>
Nothing was done.
What you typed, as a line: secretariat item score W7 Impact=2
What is to be done?
> stop
""",
    "one of two ways is chosen": """\
> question receive
question receive: take in a question, statement, petition or deputation as it was sent.
Contact details go into a private part that no paper, export or log holds.
It came in today if nothing else is said. Day and time are said back before anything is saved.
Name: who sent it.
> Jo Sample
One of these is needed:
1. text: the text as it was sent
2. text file: the same from a file; - reads what is piped in
Type its number; Enter takes the first.
> help
“back” goes back, “stop” leaves off. In quotes these words are answers.
One of these is needed:
1. text: the text as it was sent
2. text file: the same from a file; - reads what is piped in
Type its number; Enter takes the first.
> 3
“3” is none of them. Say first which of them it is to be; what it says is asked for next.
One of these is needed:
1. text: the text as it was sent
2. text file: the same from a file; - reads what is piped in
Type its number; Enter takes the first.
> text
Text: the text as it was sent.
> Will it?
What else is to be given? Enter for nothing more. There are: kind, organisation, locality, connection, \
under 18, name may be published, person, address, email, phone, guardian, received, received at hour, \
subject, urgent reason, addressee, signatures, meeting, item, minutes, note, source.
> stop
Nothing was done.
What you typed, as a line: secretariat question receive 'Jo Sample' --text 'Will it?'
What is to be done?
> question receive
question receive: take in a question, statement, petition or deputation as it was sent.
Contact details go into a private part that no paper, export or log holds.
It came in today if nothing else is said. Day and time are said back before anything is saved.
This was left before. Take up what was typed? Yes or no?
> no
Name: who sent it.
> back
Nothing was done.
What is to be done?
> stop
""",
    "what is under a code is told to choose from": """\
> deadline done
deadline done: record a deadline of a meeting as met.
Meeting: its id, its date, or next.
> 29 jul
“29 jul” is Thursday 29 July 2021.
Deadline: what it is called in the clock of the meeting, the beginning of that, or its code. Type a number, \
or words of it.
1. Suggestions for the agenda close, Mon 21 Jun 2021, past
2. Agenda settled with the Chair, Wed 30 Jun 2021, 8 working days late
3. Public questions close, Wed 7 Jul 2021, past
4. Draft reports in, Fri 9 Jul 2021, 1 working day late
5. Reports cleared by legal and finance, Thu 15 Jul 2021, 3 working days
6. Final reports in, Thu 15 Jul 2021, 3 working days
7. Agenda and reports published, Wed 21 Jul 2021, 7 working days
8. Notice of the meeting posted at 10 councils, Wed 21 Jul 2021, 7 working days
9. Pre-meeting of members, Thu 29 Jul 2021, 13 working days
10. Note of actions sent round, Thu 5 Aug 2021, 18 working days
11. Recommendations sent, with copies to every council, Thu 5 Aug 2021, 18 working days
12. Draft minutes to the Chair, Thu 12 Aug 2021, 23 working days
13. Draft minutes published, Wed 18 Aug 2021, 27 working days
14. Responses to recommendations in, Wed 8 Sep 2021, 41 working days
15. Papers open to inspection until, Wed 28 Jul 2027, to come
> 15
What else is to be given? Enter for nothing more. There are: on, by, note.
>
“Papers open to inspection until” is a day on which something closes by itself. There is nothing to record.
What is to be changed? This is about: deadline. Enter leaves the act undone. There are: meeting, deadline, \
on, by, note.
>
Nothing was done.
What you typed, as a line: secretariat deadline done '29 jul' inspection
What is to be done?
> stop
""",
    "what is needed is asked again, and the next meeting taken": """\
> attend guest
attend guest: record somebody who is in attendance and not in the register yet.
Name: the name as it is printed.
>
An answer is needed.
Name: the name as it is printed.
> help
name: the name as it is printed
“list” names those there are, “list WORD” those with a word.
“back” goes back, “stop” leaves off. In quotes these words are answers.
Name: the name as it is printed.
> Jo Sample
What else is to be given? Enter for nothing more. There are: meeting, title, role, sure, also, remote.
> meeting
Meeting: the next if not given. Enter takes the next.
> list 2022
There are none.
Meeting: the next if not given. Enter takes the next.
> 25/3/2021
“25/3/2021” is Thursday 25 March 2021.
What else is to be given? Enter for nothing more. There are: meeting, title, role, sure, also, remote.
> back
This is what was answered.
Meeting: 25/3/2021
Name: Jo Sample
It does this: Recorded Jo Sample as in attendance at the meeting of 25 March 2021.
As a line: secretariat attend guest 'Jo Sample' --meeting 25/3/2021
Is it to be done? Yes or no?
>
Type “yes” or “no”.
Is it to be done? Yes or no?
> yes
“25/3/2021” is Thursday 25 March 2021.
Recorded Jo Sample as in attendance at the meeting of 25 March 2021.
Saved.
What is to be done?
> stop
""",
    "groups of acts, and the acts of one": """\
> list person
person edit: change how a person is named, from a day on or as a correction
What is to be done?
> zzz
No act is called “zzz” or told of in such words. Type “list” for all of them.
What is to be done?
> back
What is to be done?
>
What is to be done?
> help
Type what an act is called, such as “item move” or “question receive”, or words for what it does.
“on” tells of the next meeting, “findings” what is late or missing, “prepare” what the next meeting needs.
“list” names every group of acts, “list item” the acts of one.
“back” goes back, “stop” leaves off. In quotes these words are answers.
What is to be done?
> stop
""",
    "nothing more comes": """\
> action drop
action drop: close an action that is no longer wanted, with who decided that, when and where.
Action: an action's id, or the beginning of its words.
> A7
What else is to be given? Enter for nothing more. There are: what, where, on, ref.
> what
What: what discharged it. Enter for none.
> Done
What else is to be given? Enter for nothing more. There are: what, where, on, ref.
>
Nothing was done.
What you typed, as a line: secretariat action drop A7 --what Done
""",
}

ENDS_BEFORE_THE_ACT = {"nothing more comes"}


@pytest.mark.parametrize("name", TALKS)
def test_a_talk_is_held_as_it_stands(cli: CommandLine, monkeypatch: pytest.MonkeyPatch, name: str) -> None:
    talk = TALKS[name]
    answers = [line[2:] for line in talk.splitlines() if line.startswith(">")]
    over = name in ENDS_BEFORE_THE_ACT
    done = talker(cli, monkeypatch)(*answers[: -1 if over else None])
    assert (done.code, done.err) == (int(over), "")
    assert [line.rstrip() for line in done.out.splitlines()] == (OPENING + talk).splitlines()
