"""What every operation of a phone says, and how its moments and days are written."""

from datetime import UTC, date, datetime
from typing import Annotated
from uuid import UUID

from pydantic import AfterValidator, AwareDatetime, BaseModel, ConfigDict, Field

Slot = Annotated[str, Field(pattern=r"^([01]\d|2[0-3]):[0-5]\d$")]

FIRST, LAST = datetime(1970, 1, 2, tzinfo=UTC), datetime(9998, 1, 1, tzinfo=UTC)


def _within_time(moment: datetime) -> datetime:
    # A clock may be years off and is believed. Outside these bounds no database could
    # turn the moment into its own zone, and the phone would be told of an error for ever.
    if not FIRST <= moment <= LAST:
        raise ValueError("outside of time")
    return moment


Moment = Annotated[AwareDatetime, AfterValidator(_within_time)]
Day = Annotated[date, Field(ge=FIRST.date(), le=LAST.date())]


class Told(BaseModel):
    """What every operation says. Unknown fields are refused, never ignored."""

    model_config = ConfigDict(extra="forbid", frozen=True)

    device: UUID
    device_seq: int = Field(ge=0, le=2**53)
    recorded_at: Moment
    zone: str = Field(min_length=1, max_length=64, pattern=r"^[A-Za-z0-9_+\-/]+$")


class When(BaseModel):
    """An occasion: a local day, and a slot of it where there is one."""

    model_config = ConfigDict(extra="forbid", frozen=True)

    date: Day
    slot: Slot | None = None
