"""Writing pictures and sounds anew, so that nothing but what is seen or heard is left.

A camera hides the place, the time and the phone in a picture; a recorder may do the same.
What is kept is made from the bare pixels and samples, never from the file that came.
"""

import wave
from dataclasses import dataclass
from io import BytesIO

from django.utils.translation import gettext_lazy as _
from PIL import Image, ImageOps

from midweek.practice.refusals import Refused

FORMATS = ("JPEG", "PNG", "WEBP")
LONGEST_SIDE = 1600
MOST_PIXELS = 40_000_000
QUALITY = 82

RATE, WIDTH = 16_000, 2
LONGEST_SOUND = 180
NOISE = (OSError, ValueError, SyntaxError, EOFError, wave.Error, Image.DecompressionBombError)
"""What readers of broken files raise. Pillow tells some of them as SyntaxError."""


@dataclass(frozen=True)
class Rewritten:
    """A picture or a sound, and nothing else."""

    content: bytes
    type: str


def rewritten(content: bytes) -> Rewritten:
    """Write a picture or a sound anew. What kind it is, its own bytes say, and no header."""
    try:
        if content[:4] == b"RIFF" and content[8:12] == b"WAVE":
            return Rewritten(_sound(content), "audio/wav")
        return Rewritten(_picture(content), "image/webp")
    except NOISE as problem:
        raise Refused(_("This is no picture or sound that we can read.")) from problem


def _picture(content: bytes) -> bytes:
    with Image.open(BytesIO(content), formats=FORMATS) as found:
        if found.width * found.height > MOST_PIXELS:
            raise Refused(_("This picture has too many points."))
        found.draft("RGB", (LONGEST_SIDE, LONGEST_SIDE))
        upright = ImageOps.exif_transpose(found).convert("RGB")
    upright.thumbnail((LONGEST_SIDE, LONGEST_SIDE))
    # A new picture from the points alone: colour profiles and notes stay behind with the old one.
    bare = Image.frombytes("RGB", upright.size, upright.tobytes())
    written = BytesIO()
    bare.save(written, "WEBP", quality=QUALITY)
    return written.getvalue()


def _sound(content: bytes) -> bytes:
    with wave.open(BytesIO(content)) as found:
        if (found.getnchannels(), found.getsampwidth(), found.getframerate()) != (1, WIDTH, RATE):
            raise Refused(_("This sound was not recorded here."))
        if found.getnframes() > RATE * LONGEST_SOUND:
            raise Refused(_("This sound is too long."))
        samples = found.readframes(RATE * LONGEST_SOUND)
    written = BytesIO()
    with wave.open(written, "wb") as bare:
        bare.setnchannels(1)
        bare.setsampwidth(WIDTH)
        bare.setframerate(RATE)
        bare.writeframes(samples)
    return written.getvalue()
