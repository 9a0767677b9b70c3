"""Texts in every language a definition speaks, and the strictness all its parts share."""

from typing import Annotated

from pydantic import AfterValidator, BaseModel, ConfigDict, Field, StringConstraints

LANGUAGES = ("en", "de")


class Part(BaseModel):
    """A piece of a definition: nothing unknown, nothing converted, nothing changed later."""

    model_config = ConfigDict(strict=True, extra="forbid", frozen=True, populate_by_name=True)


def _speaks_english(text: dict[str, str]) -> dict[str, str]:
    if "en" not in text:
        raise ValueError("a text needs English, which every other language falls back to")
    if unknown := set(text) - set(LANGUAGES):
        raise ValueError(f"unknown languages: {', '.join(sorted(unknown))}")
    return text


Words = Annotated[str, StringConstraints(min_length=1, max_length=2_000, strip_whitespace=False)]
Text = Annotated[
    dict[str, Words],
    AfterValidator(_speaks_english),
    Field(description='One text by language, such as {"en": "Worry", "de": "Sorgen"}.'),
]
Slug = Annotated[str, StringConstraints(pattern=r"^[a-z][a-z0-9]*(-[a-z0-9]+)*$", max_length=60)]
StepId = Annotated[str, StringConstraints(pattern=r"^[a-z][a-z0-9_]*$", max_length=40)]
Minutes = Annotated[int, Field(ge=1, le=120)]
