"""Texts in every language a definition speaks, and the strictness all its parts share."""

from re import fullmatch
from typing import Annotated

from pydantic import AfterValidator, BaseModel, ConfigDict, Field, StringConstraints

LANGUAGE = r"[a-z]{2,3}(-[A-Za-z0-9]{2,8})*"


class Part(BaseModel):
    """A piece of a definition: nothing unknown, nothing converted, nothing changed later."""

    model_config = ConfigDict(
        strict=True, extra="forbid", frozen=True, populate_by_name=True, allow_inf_nan=False
    )


def _speaks(text: dict[str, str]) -> dict[str, str]:
    if not text:
        raise ValueError("a text says something in one language at least")
    if unknown := [tag for tag in text if not fullmatch(LANGUAGE, tag)]:
        raise ValueError(f"these are not languages: {', '.join(sorted(unknown))}")
    return text


Words = Annotated[str, StringConstraints(min_length=1, max_length=2_000, strip_whitespace=False)]
Text = Annotated[
    dict[str, Words],
    AfterValidator(_speaks),
    Field(description='One text by language, such as {"en": "Worry", "de": "Sorgen"}.'),
]
Slug = Annotated[str, StringConstraints(pattern=r"^[a-z][a-z0-9]*(-[a-z0-9]+)*$", max_length=60)]
StepId = Annotated[str, StringConstraints(pattern=r"^[a-z][a-z0-9_]*$", max_length=40)]
Minutes = Annotated[int, Field(ge=1, le=120)]
Language = Annotated[str, StringConstraints(pattern=rf"^{LANGUAGE}$", max_length=35)]


class Code(Part):
    """What a coding system calls this, such as LOINC 44250-9."""

    system: Annotated[str, StringConstraints(min_length=1, max_length=200)]
    code: Annotated[str, StringConstraints(min_length=1, max_length=100)]
    display: Annotated[str, StringConstraints(max_length=500)] | None = None
