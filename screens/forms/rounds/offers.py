"""A vote that was just recorded at a meeting: whether it decided a step of a statutory round."""

from __future__ import annotations

from screens.forms.rounds.rounds import StepForm
from screens.kit.office import Office
from screens.kit.picker import Option, Picker
from screens.kit.record_list import Column
from store.commands.rounds.rounds import tie_step
from store.records import Change, Meeting, Vote
from store.rules.rounds.of_votes import rounds_resting_on, steps_to_offer, steps_without
from store.rules.rounds.progress import rule_of, the_round
from store.rules.words.wording import capital


def offer_step(office: Office, change: Change) -> None:
    """Ask whether a vote that is recorded decided a step of a round, where one lacks its vote or can come next.

    A step recorded without its vote is tied to it; one to come is recorded in its form, with the vote filled in.
    """
    register = office.desk.register
    vote = next((voted for each in change.touched if (voted := register.live(Vote, each.id))), None)
    meeting = register.get(Meeting, vote.meeting) if vote else None
    if vote is None or meeting is None or vote.amends or any(rounds_resting_on(register, vote.id)):
        return
    known = vote, meeting
    lacking = {f"tie:{one.id}:{step.step}": (one, step) for one, step in steps_without(register, meeting, vote)}
    coming = {f"step:{one.id}:{rule.code}": (one, rule) for one, rule in steps_to_offer(register, meeting, vote)}
    named = [(key, one, rule_of(one, step.step)) for key, (one, step) in lacking.items()]
    options = [
        Option(
            key, f"It decided “{rule.label}”", the_round(one), after="That step is recorded: it will rest on the vote."
        )
        for key, one, rule in named
        if rule
    ]
    options += [
        Option(key, f"It decided “{rule.label}”", one.id, after=f"{capital(the_round(one))}.")
        for key, (one, rule) in coming.items()
    ]
    if not options:
        return

    def chosen(key: str | None) -> None:
        if key in lacking:
            one, step = lacking[key]
            office.carry_out(tie_step, round_id=one.id, step=step.step, vote=known[0].id)
        elif key in coming:
            of, rule = coming[key]
            office.flow(StepForm(office, of, rule, known))

    only = Option("", "It decided none: only the vote is recorded")
    columns = (Column("", weight=1), Column("", 5, ink="muted"))
    title = "The vote is recorded. Did it decide a step of a statutory round?"
    office.pick(Picker(title, [only, *options], columns=columns), chosen)
