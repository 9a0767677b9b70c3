"""Pictures and sounds. They stay on the device unless the person shares them.

Answered as {"file": id, "shared": true or false}, in words instead as {"text": "..."}, or as
both: not everyone can draw, look or speak. What is shared is written anew by the
server before it is kept, so that nothing but the picture or the sound itself is left.
"""

from typing import Annotated, Literal

from pydantic import Field

from midweek.library.definition.steps.shown import Asking


class Drawing(Asking):
    """Something drawn with a finger, a pen or a mouse."""

    type: Literal["drawing"]


class Photo(Asking):
    """A picture taken or chosen."""

    type: Literal["photo"]


class Audio(Asking):
    """Something said aloud."""

    type: Literal["audio"]
    seconds: Annotated[int, Field(ge=5, le=180)] = 120
