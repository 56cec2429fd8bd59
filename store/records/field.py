"""The declaration of a field: what the office calls it and how it is typed, said once, in the record itself.

It stands beside the type of the field: `lead: Annotated[str, Field("report of", noun=False)] = ""`. To the decoder
such a field is what its type says, so old files and speed are as they were. Forms, command line, conflicts, journal,
history, detail and the published schema read it through `store.fields`.
"""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

import msgspec

if TYPE_CHECKING:
    from typing import Annotated
else:
    import typing

__all__ = ["TEXT", "Annotated", "Field"]

TEXT = "text"
"""The kind of a text that may have several lines."""


class Field(msgspec.Struct, frozen=True):
    """What is declared of a field of a record, or of a part of one.

    `label` is its one name in the clerk's words, in small letters; the word that the papers print wins. With `noun` a
    sentence says `the comments`, without it quotes the label: `“report of”`. `help` says what is to be typed.

    `kind` is given only where the type does not tell it: `text` for text of several lines. `most` is the most
    characters if it is not what every line or text may have. `choices` are the values of a text that has only a few,
    or the words for those of another type, each with its words. `required` ones cannot be left empty.

    `option` is the published name on the command line if it is not the field's own. `private` ones hold what only the
    office may see. `matters` says that a clerk looks for it, so that an empty one is shown as not recorded.

    `acts` names the commands that alone change it; with none, the form and the edit command of its record do. `opens`
    says of a part that its fields are typed one by one, as if they were the record's own. `past` says of a day that it
    takes only what has happened, so that a day typed without its year is the last one. `loose`
    says that its week or month may be typed until the day is known. `seldom` says that few records have it: a long form
    folds it away.
    """

    label: str
    help: str = ""
    noun: bool = True
    kind: str = ""
    most: int = 0
    choices: tuple[tuple[object, str], ...] = ()
    required: bool = False
    option: str = ""
    private: bool = False
    matters: bool = False
    acts: tuple[str, ...] = ()
    opens: bool = False
    past: bool = False
    loose: bool = False
    seldom: bool = False


if not TYPE_CHECKING:
    _ONE: Any = typing.Annotated[str, ""]
    _ALIAS, _INSIDE, _blank = type(_ONE), vars(_ONE), object.__new__

    class Annotated:
        """What `typing.Annotated` is, made by copying one and putting another type and other marks in it.

        Each start of the program makes all five hundred, in 1 ms this way, in 5 the other, of 240.
        """

        def __class_getitem__(cls, said):
            """Give the type with its marks; those that the type has already come first, as typing has it."""
            inner, *marks = said
            if type(inner) is _ALIAS:
                inner, marks = inner.__origin__, (*inner.__metadata__, *marks)
            made = _blank(_ALIAS)
            vars(made).update(_INSIDE, __origin__=inner, __args__=(inner,), __metadata__=tuple(marks))
            return made
