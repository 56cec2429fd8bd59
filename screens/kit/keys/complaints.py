"""The keys of the complaints against the commissioner."""

from __future__ import annotations

from screens.kit.keys.key import Key

KEYS = (
    Key("complaint.open", "enter", "open", "Tell how this complaint stands, without what was said", "complaints", 5),
    Key("complaint.new", "n", "new", "Enter a complaint or a conduct matter", "complaints", 10),
    Key("complaint.acknowledge", "y", "acknowledged", "Record that the complainant was told it has come", "complaints"),
    Key("complaint.record", "r", "record", "Record it, or on what ground it is not recorded", "complaints", 15),
    Key("complaint.refer", "F", "refer", "Record that it was referred to the IOPC", "complaints", 20),
    Key("complaint.return", "V", "back", "Record what came back from the IOPC", "complaints", 25),
    Key("complaint.resolve", "s", "resolve", "Record a step of the informal resolution", "complaints", 30),
    Key("complaint.disapply", "D", "disapply", "Record that the procedure was disapplied", "complaints"),
    Key("complaint.withdraw", "W", "withdraw", "Record a withdrawal, the letter on it, the answer", "complaints"),
    Key("complaint.told", "t", "told", "Record that a party was told or sent something", "complaints", 35),
    Key("complaint.publish", "P", "publication", "Record whether the outcome may be published", "complaints"),
    Key("complaint.close", "c", "close", "Close it once all is decided and everybody was told", "complaints", 40),
    Key("complaint.edit", "e", "edit", "Correct what is recorded of it, what was said among it", "complaints"),
    Key("complaint.particulars", "p", "particulars", "Open what was said in it: private", "complaints"),
    Key("complaint.purge", "Z", "purge", "Remove for good what was said and is due to go", "complaints"),
    Key("complaint.bin", "delete", "to the bin", "Put a complaint entered by mistake in the bin", "complaints"),
)
