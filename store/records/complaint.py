"""Complaints against the commissioner and conduct matters: what was done on which day, and apart, all that was said.

Whatever may name somebody or repeat what was alleged stands in the private part. The rest are days, and codes of which
there is a list: no text can come in there, so none can go out (SI 2012/62 regs 28(13), 31 and 34).
"""

import datetime as dt
from enum import Enum
from typing import ClassVar

from store.records.base import Part, Record
from store.records.field import TEXT, Annotated, Field


class ComplaintKind(Enum):
    """What is recorded: a complaint of somebody, or a conduct matter that nobody complained of."""

    COMPLAINT = "complaint"
    CONDUCT = "conduct matter"


class ComplaintDeed(Enum):
    """What was done with a complaint, in the order in which it normally travels."""

    ACKNOWLEDGED = "acknowledged"
    RECORDED = "recorded"
    NOT_RECORDED = "not recorded"
    REFERRED = "referred to the IOPC"
    RETURNED = "sent back by the IOPC"
    DECIDED = "decided by the IOPC"
    BEGUN = "informal resolution begun"
    COMPLAINANT_ASKED = "complainant given the chance to comment"
    SUBJECT_ASKED = "person complained against given the chance to comment"
    ADMITTED = "admitted, with agreement to an apology"
    APOLOGY = "apology tendered"
    RESOLVED = "informal resolution ended"
    DISAPPLIED = "procedure disapplied"
    UNSIGNED = "withdrawal not signed"
    LETTER = "letter sent on the withdrawal"
    GOES_ON = "complainant goes on with it"
    WITHDRAWN = "withdrawn"
    TOLD = "told"
    CLOSED = "closed"


class ComplaintGround(Enum):
    """Why a complaint was not recorded (regs 9-10), or its procedure disapplied (reg 15)."""

    NONE = ""
    CRIMINAL = "criminal proceedings deal with it"
    TAKEN_BACK = "it was withdrawn"
    OTHER_PANEL = "it is for another panel, which was notified"
    STAFF = "it is a staff matter"
    OLD = "more than twelve months passed, without good reason or with injustice likely"
    ALREADY = "it is the subject of a complaint already"
    ANONYMOUS = "it is anonymous"
    VEXATIOUS = "it is vexatious or abusive"
    REPETITIOUS = "it is repetitious"


class ComplaintOutcome(Enum):
    """What a complaint came to."""

    NONE = ""
    UNFOUNDED = "without foundation"
    NO_SUBSTANCE = "no substance"
    SETTLED = "settled"
    UPHELD = "upheld"


class ComplaintHandler(Enum):
    """Who deals with a complaint for the panel."""

    NONE = ""
    PANEL = "the panel"
    SUB_COMMITTEE = "a sub-committee"
    MONITORING_OFFICER = "the monitoring officer"
    PERSON = "a person appointed"
    CHIEF_EXECUTIVE = "the chief executive"


class ComplaintParty(Enum):
    """Whom something is told to."""

    NONE = ""
    COMPLAINANT = "the complainant"
    SUBJECT = "the person complained against"


class ComplaintNotice(Enum):
    """What the parties are told or sent."""

    NONE = ""
    RECORD = "the record"
    NOT_RECORDED = "the decision not to record"
    REFERRAL = "the referral"
    DISAPPLIED = "the disapplication"
    OUTCOME = "the outcome"


class ComplaintStep(Part, frozen=True, kw_only=True):
    """What was done on a day. `ground`, `outcome`, `by`, `notice` and `whom` are said of the deeds that have them."""

    deed: Annotated[ComplaintDeed, Field("step")]
    on: Annotated[dt.date, Field("on", noun=False, past=True)]
    ground: Annotated[ComplaintGround, Field("ground")] = ComplaintGround.NONE
    outcome: Annotated[ComplaintOutcome, Field("outcome", "What it came to, of no one by name")] = ComplaintOutcome.NONE
    by: Annotated[ComplaintHandler, Field("dealt with by", "Who deals with it for the panel", noun=False)] = (
        ComplaintHandler.NONE
    )
    notice: Annotated[ComplaintNotice, Field("told of", noun=False)] = ComplaintNotice.NONE
    whom: Annotated[ComplaintParty, Field("whom", noun=False)] = ComplaintParty.NONE


class OutcomePublication(Part, frozen=True, kw_only=True):
    """Whether the outcome may be published (reg 28(13)): both parties' chance, then what the panel thought of it."""

    complainant_on: Annotated[
        dt.date | None,
        Field("complainant", "The day on which the complainant was given the chance", noun=False, past=True),
    ] = None
    subject_on: Annotated[
        dt.date | None,
        Field("other side", "The day on which the person complained against was given it", noun=False, past=True),
    ] = None
    in_public_interest: Annotated[
        bool, Field("public interest", "Whether the panel thinks so of publication", noun=False)
    ] = False
    on: Annotated[dt.date, Field("decided on", "Today if left empty", noun=False, past=True)]


class Particulars(Part, frozen=True, kw_only=True):
    """All that was said in a complaint and of it: in no paper, list, search, log, history or export unless asked for.

    Purged when the panel's period of keeping has ended; that there was the complaint, and what was done, stays.
    """

    complainant: Annotated[
        str, Field("complainant", "Private: the name; empty if it is anonymous or a conduct matter", private=True)
    ] = ""
    address: Annotated[
        str, Field("address", "Private: of the complainant", kind=TEXT, most=1_000, private=True, seldom=True)
    ] = ""
    email: Annotated[str, Field("e-mail", "Private: of the complainant", private=True)] = ""
    phone: Annotated[str, Field("telephone", "Private: of the complainant", private=True, seldom=True)] = ""
    complained_of: Annotated[
        str, Field("complained of", "Private: who, by name, and in what office", noun=False, private=True)
    ] = ""
    substance: Annotated[
        str, Field("what is alleged", "Private: as it was sent", noun=False, kind=TEXT, most=60_000, private=True)
    ] = ""
    dealings: Annotated[
        str, Field("dealings", "Private: letters, comments and reasons", kind=TEXT, most=60_000, private=True)
    ] = ""
    outcome_record: Annotated[
        str,
        Field("outcome record", "Private: the record of what it came to", kind=TEXT, most=60_000, private=True),
    ] = ""
    purged_on: Annotated[dt.date | None, Field("removed on", noun=False, acts=("purge_complaints",))] = None


class ComplaintRules(Part, frozen=True, kw_only=True):
    """What the panel itself says of complaints against the commissioner; no law sets any of it.

    `acknowledge_days` are working days after receipt, `conclude_within` is counted in `conclude_in`, both None where
    the panel has no such target. `handler` is to whom informal resolution is delegated, `sub_committee` what papers
    call that sub-committee. `leave` names who leaves the room for the report. `keep_months` runs from the closing, or
    from the end of the commissioner's time in office.
    """

    acknowledge_days: Annotated[int | None, Field("complaints acknowledged within", noun=False)] = None
    conclude_within: Annotated[int | None, Field("complaints concluded within", noun=False)] = None
    conclude_in: Annotated[str, Field("counted in", noun=False)] = "weeks"
    handler: Annotated[str, Field("complaints delegated to", noun=False)] = ""
    sub_committee: Annotated[str, Field("sub-committee on complaints", noun=False)] = ""
    leave: Annotated[str, Field("leave the room for complaints", noun=False)] = ""
    keep_months: Annotated[int | None, Field("particulars of complaints kept", noun=False)] = None
    keep_from: Annotated[str, Field("kept from", noun=False)] = "closed"


_STEPS = (
    "acknowledge_complaint",
    "record_complaint",
    "refer_complaint",
    "return_complaint",
    "resolve_complaint",
    "disapply_complaint",
    "withdraw_complaint",
    "tell_of_complaint",
    "close_complaint",
)


class Complaint(Record, frozen=True, kw_only=True):
    """A complaint against the commissioner, or a conduct matter, from receipt to its end.

    `serious_on` is the day on which it first became clear that it is to be referred to the IOPC, `called_in_on` that of
    the IOPC's notice. `exceptional` says that the circumstances are such that no time limit bites (reg 37).
    `withheld` says that to tell the commissioner would prejudice an investigation (reg 13(6)). Of `publications` the
    last holds; those before it tell what a paper of their time could print.
    """

    prefix: ClassVar[str] = "K"
    table: ClassVar[str] = "complaints"
    noun: ClassVar[str] = "complaint"

    source: Annotated[str, Field("taken from", noun=False, acts=("import_data",))] = ""
    kind: Annotated[ComplaintKind, Field("kind", "A complaint, or a conduct matter")] = ComplaintKind.COMPLAINT
    received_on: Annotated[
        dt.date | None,
        Field(
            "received",
            "The day on which it came in, or the matter came to notice",
            noun=False,
            option="received",
            past=True,
            matters=True,
        ),
    ] = None
    happened_on: Annotated[
        dt.date | None,
        Field(
            "happened on",
            "The last day of what is complained of; more than twelve months count",
            noun=False,
            option="happened",
            past=True,
            seldom=True,
        ),
    ] = None
    anonymous: Annotated[bool, Field("anonymous", "Whether nobody can be written to", noun=False, seldom=True)] = False
    evidence_on: Annotated[
        dt.date | None,
        Field(
            "evidence kept",
            "The day on which that was seen to",
            noun=False,
            option="evidence",
            past=True,
            seldom=True,
        ),
    ] = None
    serious_on: Annotated[
        dt.date | None,
        Field(
            "for IOPC since",
            "The day on which it first became clear that it is for the IOPC: a criminal offence is alleged",
            noun=False,
            option="clear",
            past=True,
        ),
    ] = None
    called_in_on: Annotated[
        dt.date | None,
        Field(
            "called in on",
            "The day of the IOPC's notice, if it called it in",
            noun=False,
            option="called-in",
            past=True,
            seldom=True,
        ),
    ] = None
    withheld: Annotated[
        bool,
        Field(
            "withheld",
            "Whether telling would prejudice an investigation",
            noun=False,
            seldom=True,
        ),
    ] = False
    exceptional: Annotated[
        bool,
        Field(
            "exceptional",
            "Whether they are such that no time limit bites; ask the monitoring officer",
            noun=False,
            seldom=True,
        ),
    ] = False
    left_office_on: Annotated[
        dt.date | None,
        Field(
            "left office on",
            "The day on which the person complained against left it, if the panel keeps by that",
            noun=False,
            option="left-office",
            past=True,
            seldom=True,
        ),
    ] = None
    steps: Annotated[tuple[ComplaintStep, ...], Field("steps", acts=_STEPS)] = ()
    publications: Annotated[tuple[OutcomePublication, ...], Field("publication", acts=("publish_complaint",))] = ()
    private: Annotated[Particulars, Field("particulars", opens=True)] = Particulars()

    def __post_init__(self) -> None:
        """Take no text outside the private part. Raises ValueError, which a reader of files tells as a fault."""
        if self.source:
            raise ValueError("a complaint does not say from which paper it was taken")
