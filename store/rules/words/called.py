"""What people call the things that can be done: other words for each act, said once for palette, help and `do`.

An act is named by the id of its key, such as `item.withdraw`; on the command line most read the same with a blank.
"""

from __future__ import annotations

from collections.abc import Mapping
from types import MappingProxyType

_VERBS = """
bin: delete, remove, trash, throw away, entered by mistake
new: add, create, insert
edit: change, amend, alter, modify, correct, update
open: view, read, look at, details
import: load, upload, bring in, read a file, excel, word
raise: up, earlier in the order, reorder, sort
lower: down, later in the order, reorder, sort
publish: out, issue, release, go public, put on the website
chase: chase the authors, remind, reminder, nudge, e-mail, overdue
back: undo a step, revert, take back
close: finish, complete, done, end
chain: trace, where did it come from, what came of it
working: how counted, why this day, explain the date
returned: track changes, comments, came back, corrections
papers: report, reports, appendix, attachments, documents
copies: councils, sent to councils, distribute
previous: before, back, last
next: after, following
"""
"""By the last part of the id: what holds wherever there is such a key."""

_ACTS = """
go.calendar: meetings, dates, diary, deadlines
go.programme: work programme, forward plan, work plan, items, business
go.questions: public questions, petitions, deputations, statements, questioners
go.declarations: interests, conflicts of interest, dispensations
go.actions: recommendations, action log, to do, follow up, matters arising
go.meeting: agenda, minutes, one meeting
go.members: councillors, panel members, seats, attendance, membership
go.findings: problems, what is late, what is due, find a late thing, warnings, checks, what is wrong, overdue
go.rounds: precept, confirmation hearing, police and crime plan, budget, appointments
go.reports: report to the commissioner, letters to the commissioner
go.settings: rules, options, preferences, configuration, quorum, notice period
filter: narrow, search this list, only show
find: search, look for, where is
undo: take back, oops, mistake, revert
redo: do again, repeat
undo_other: undo an earlier change, undo one of several, take back an older change
at_odds: conflict, damaged file, file changed, what is wrong with the file
history: who changed it, changes, log, audit, when
versions: compare, earlier wording, restore, roll back, difference
points: bookmark, milestone, snapshot, look back
export: print, front sheet, front page, save as, download, write a file, pdf, word, excel, spreadsheet, csv, e-mail
preview: print, front sheet, read on screen, proof, look at the paper, draft
written.open: show the file, pdf, print
written.folder: where is the file, explorer, finder, directory
page.pack: reports pack, agenda pack, all papers in one file, merge the papers, public pack, book of papers
pack.build: make the pack, merge, put together, print the pack, bind
pack.check: leaks, exempt words, is it safe to publish, accessible
inspect: hidden data, metadata, redaction, check a file, track changes
elsewhere: save a copy, backup, another file, usb
copy: clipboard, copy and paste
own: preferences, options, theme, colour scheme, dark mode, configuration, shortcuts of my own
file.other: open a file, switch panel, other panel
panels: switch panel, other panels, another panel, bodies, committees, my panels
panels.add: another body, new committee
panels.calendars: side by side, clashes, double booking, room booked twice
panels.workload: who does what, capacity, rota, busy weeks
file.backups: restore, backup, go back to a backup, older copy, recover
pane: sidebar, details, side panel
go.beginning: set up, first steps, getting started, checklist, what is missing
paper.files: attach, upload, add a report, attachment
paper.file: attach, upload, replace the report
paper.versions: earlier reports, history of the report
paper.withdraw: remove a report, take a report out
proposal.save: adopt the year, arrange all
doctor: check the file, backups, repair, restore, health
merge: sync, combine, another computer, bring together
bin: recycle, trash, deleted, restore, take out of the bin, get back
palette: commands, menu, everything
help: manual, what can i do, keys
keys: shortcuts, cheat sheet, all keys
back: escape, leave, cancel, close, clear the filter
repaint: redraw, refresh, screen is broken
quit: exit, close the program, leave, log out
list.up: previous line
list.down: next line
list.page_up: scroll up
list.page_down: scroll down
list.first: top, beginning
list.last: bottom, end
list.previous_group: heading above
list.next_group: heading below
list.mark: select, tick, choose several
list.mark_all: select all, tick all
list.sort: order, arrange by, column
item.new: add an item, suggestion, new business, report
item.edit: rename, retitle, lead officer, comments
item.move: movement, reschedule, postpone, another meeting, bring forward
item.to_previous: bring forward, sooner
item.to_next: push back, put off, postpone
item.moveable: flexible, fixed, can be moved, asterisk
item.clear_note: target, remove the note
item.defer: postpone, put off, delay, hold over
item.withdraw: withdraw, delete, remove, cancel, drop, scrap
item.reinstate: restore, bring back, undo the withdrawal, get back, withdrawn
item.withdrawn: removed business, dropped items, deleted items, what was taken out, hidden
item.score: prioritise, rate, points, rank
item.criteria: scoring, priorities, weights
item.papers: paper received, late paper, exempt, confidential
item.prepare: get ready, prepare the meeting, what is missing, next meeting, checklist
meeting.prepare: get ready, prepare the meeting, what is missing, checklist
page.prepare: get ready, prepare the meeting, what is missing, checklist
item.load: workload, how full, too much, minutes available, timing
item.import: import a programme, forward plan
item.ledger: deferred, delayed, lost, carried over
paper.add: attach, appendix, report
paper.edit: paper received, exempt, version
paper.remove: delete, detach
meeting.new: schedule, add a meeting, extra meeting, special meeting, date
meeting.edit: venue, time, place, room
meeting.move: movement, postpone, reschedule, change the date, bring forward, adjourn
meeting.clock: deadlines, what is due, record a deadline as done, when are papers due, timetable, notice
meeting.planner: year planner, wall calendar, months
meeting.status: confirmed, held, took place, stage
meeting.cancel: cancel, call off, abandon, delete
meeting.publish: publish agenda, papers published
meeting.notices: public notice, notice posted, statutory notice
meeting.propose: next year, dates for the year, timetable, adopt dates, annual meeting
meeting.import: ics, outlook, calendar file
meeting.programme: items of this meeting, business
meeting.attendance: apologies, who is coming, roll
meeting.declared: interests, conflicts
meeting.moderngov: modern gov, old meetings, history, archive
planner.today: now, this month
clock.done: tick off, complete, done today
clock.edit: done earlier, somebody else did it
clock.back: not done, untick
agenda.build: make the agenda, draft agenda, generate
agenda.word: heading, rename, report of
agenda.leave_out: skip, omit, remove
agenda.publish: publish agenda, dispatch, summons
agenda.supplement: late papers, second publication, addendum
agenda.late: urgent business, urgent item, chair agrees
agenda.withdraw: pull, remove, delete, cancel
agenda.changes: difference, what is new
agenda.read: print, front sheet, preview
agenda.notice: public notice, notice of meeting
agenda.posted: send papers, papers sent, e-mailed, posted, sent to members, dispatch
window.keys: shortcuts, help
page.agenda: build the agenda, publish agenda, order of business
page.off: website, taken down, removed, six years, retention
settle.read: read on, the rest, more lines, whole
settle.reports: reports not in, missing reports, what is not in
settle.off: website, taken down, removed, six years, retention
page.bundle: evidence, bundle, archive of the meeting, zip, freedom of information, judicial review, hash, proof
page.verify: check a bundle, was it altered, proof, hash, digest, chain, tampered
page.brief: briefing, chair's notes, briefing note, crib sheet
page.room: hold the meeting, live, start the meeting, take minutes
page.leftovers: after the meeting, follow up, to do
page.split: several actions, resolutions
page.report: report to the commissioner, letter
page.attendance: apologies, who came, roll, quorum
page.declared: interests, conflicts
minute.new: write a minute, note, record, resolution
minute.edit: wording, times, venue
minute.import: import minutes, old minutes
minute.correct: amend confirmed minutes, correction, erratum
minute.void: cancel, delete, strike out
minute.chair: chairman, chairing, presided
minute.names: misspelt name, title, office
minute.read: print, preview, draft minutes
minute.lint: proofread, spelling, errors, check the minutes
minute.final: finalise, finish, number
minute.confirm: approve, agreed as a correct record, approve the minutes
minute.sign: signature, signed by the chair
minute.back: unsign, unconfirm, reopen, draft again
question.receive: new question, petition, deputation, statement, resident, add a question
question.accept: allow, approve, admit
question.reject: refuse, decline, turn down, out of order, not accept
question.hold: defer, postpone, carry over
question.forward: refer, pass on, police, redirect
question.send: ask for an answer, commission a reply, send to the commissioner
question.answer: response, reply, record the answer
question.put: asked, read out, taken as read
question.supplementary: follow up question, second question
question.owe: written reply, promise a reply
question.sent: reply sent, replied, written answer
question.told: notify, tell the asker, informed
question.acknowledge: receipt, thank you, confirm receipt
question.letter: write, e-mail, reply, draft letter
question.text: published wording, shorten, anonymise
question.redact: hide, black out, personal data, gdpr, address
question.similar: duplicate, asked before, same question
question.stands: review, appeal, complaint
question.group: merge, combine, take together
question.ungroup: separate, split
question.sheet: running order, speaking list, print
question.minutes: wording for the minutes, text
question.purge: gdpr, forget, erase, retention, delete personal data
action.new: recommendation, request, undertaking, follow up, task
action.split: several actions, one for each
action.close: discharge, complete, done, tick off
action.schedule: put on the agenda, add to programme, make an item
action.respond: response, answer, commissioner's reply
action.link: connect, relate, join
action.unlink: disconnect, separate, unlink
action.carry: defer, postpone, next meeting, extend
action.review: snooze, look again, remind me, review date
action.note: progress, comment, update
action.drop: cancel, withdraw, no longer needed, delete
action.reopen: open again, not finished, undo the closing
action.views: saved search, only mine, overdue, filter
settle.do: fix, deal with, sort out
settle.move: reschedule
settle.close: discharge, complete
settle.aside: ignore, dismiss, hide, not a problem, accept
settle.open: go to the record
settle.withdraw: withdraw, delete, remove
settle.held: took place, happened
settle.considered: dealt with, discussed, done
settle.review: snooze, remind me
settle.respond: response, answer
settle.schedule: put on the agenda
settle.clock: deadlines
settle.agenda: build the agenda, publish agenda, order of business
settle.paper: report received, late paper
settle.note: progress, comment
settle.carry: defer, postpone
settle.add: missing item
settle.leave: back to the programme
seat.new: add a member, councillor, appoint, co-opt, join
seat.edit: party, role, term, council
seat.name: rename, misspelt, married, title, honour
seat.chair: chairman, chairwoman, vice-chair, elect
seat.end: resign, leave, stand down, retire, died, remove
seat.substitutes: deputies, named substitutes, reserves
seat.vacancy: vacant, empty seat, unfilled
seat.interests: register of interests, disclosable, pecuniary
seat.findings: what is wrong, terms ending, vacancies
seat.balance: political balance, proportionality, party make-up
seat.council: authority, district, borough, constituent council
seat.record: attendance record, who missed meetings, six months rule
seat.quorum: how many members, minimum
seat.chase: nominate, fill the vacancy
seat.import: import members, list of councillors
seat.today: now, current members
declared.new: interest, conflict, pecuniary, dispensation
declared.again: repeat, standing interest, same as before
declared.nil: none, no interests, nothing declared
declared.edit: change an interest
declared.times: left the room, came back, withdrew
declared.told: monitoring officer, notify
declared.end: no longer holds, ceased, remove
declared.hints: who might have to declare, conflicts, prompt
declared.attendance: who came, roll
attend.present: here, came, attended
attend.apologies: sorry, sent apologies, cannot come
attend.absent: missing, did not come, no show
attend.substitute: deputy, stand in, named substitute
attend.stand_in: deputy, replacement, new substitute
attend.chair: chairman, presided
attend.remote: zoom, teams, online, by video, virtual
attend.arrived: late, came late
attend.left: went early, left early
attend.out: outside, left the room, withdrew
attend.other: officer, guest, press, public, in attendance
attend.declare: interest, conflict
attend.vote: ballot, show of hands, division, motion, decide
attend.votes: correct a vote, recorded votes, result
attend.elect: nominate, elect the chair, ballot
attend.clear: delete, reset, blank
room.start: open the meeting, begin
room.item: go on, next business
room.other: out of order, jump to
room.arrival: came in, late, joins
room.leaving: goes out, left
room.note: write, said, comment, discussion
room.motion: propose, proposal, move
room.amendment: amend the motion, change the motion
room.vote: ballot, show of hands, division
room.resolution: resolved, decision, agreed
room.recommendation: recommended, advise
room.action: task, follow up
room.deferral: postpone, put off
room.noted: note the report, received
room.missed: ran out of time, not taken
room.absent_told: apologies for absence, substitutes
room.declaration: interest, conflict
room.none: no interests, nil
room.confirmed: minutes of the last meeting, approve the minutes, correct record
room.question: public question, petition
room.supplementary: follow up question
room.filed: tabled, handed out, presentation
room.nothing: urgent business, no urgent items
room.following: date of next meeting
room.chair: chairman, vacates the chair
room.public: exclude the public, exempt, private session, press and public
room.adjourn: break, pause, resume, comfort break
room.close: end the meeting, finish
room.edit: wrong time, correct an event
room.back: delete, remove an event
room.reword: suggested wording
room.keep: my wording
room.print: print, preview
room.board: attendance, roll, who is here
round.new: precept, confirmation hearing, plan, budget, appointment, start
round.step: record a step, received, notified, veto
round.report: write the report, letter to the commissioner
round.edit: correct a round
round.vote: decision, which vote
round.close: finish, reopen
go.complaints: complaint, complaints against the commissioner, conduct matters, misconduct, iopc
complaint.new: receive, complain, conduct matter
complaint.record: not recorded, log
complaint.refer: iopc, ipcc, serious
complaint.return: iopc decision, sent back
complaint.resolve: informal resolution, local resolution, apology, outcome
complaint.disapply: vexatious, dispense
complaint.told: notify, copy of the record
complaint.publish: representations, outcome, regulation 28
complaint.particulars: complainant, what was said, private
complaint.purge: gdpr, forget, erase, retention
report.draft: write, letter to the commissioner, compose
report.word: write, edit the text, paragraph
report.edit: signature, addressee
report.read: print, preview
report.final: finalise, finish
report.answer: response, commissioner's reply
report.round: precept, hearing
setting.new: holiday, bank holiday, closure, christmas, office closed, poll, election, purdah, deadline
setting.edit: rule, quorum, notice, option, preference
setting.rules: standing orders, another panel, template
setting.confirm: approve the rules, yes
setting.remove: delete, cancel a holiday
"""
"""By the whole id, besides what its verb has."""


def _read(table: str) -> Mapping[str, tuple[str, ...]]:
    lines = (line.partition(": ") for line in table.strip().splitlines())
    return MappingProxyType({name: tuple(words.split(", ")) for name, _, words in lines})


BY_ACT, BY_VERB = _read(_ACTS), _read(_VERBS)


def called(act: str) -> tuple[str, ...]:
    """Give what people call an act, by its id: first what is meant by it alone, then what its verb is called."""
    _, point, verb = act.partition(".")
    return tuple(dict.fromkeys((*BY_ACT.get(act, ()), *(BY_VERB.get(verb, ()) if point else ()))))
