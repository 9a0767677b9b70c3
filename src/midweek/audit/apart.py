"""One thing after another, so that what goes wrong with one does not keep the others waiting."""

from collections.abc import Callable, Iterable
from typing import TypeVar

OneT = TypeVar("OneT")


def each_apart(things: Iterable[OneT], do: Callable[[OneT], object], *, called: str) -> None:
    """Do something for each. What went wrong is raised together once all had their turn."""
    wrong: list[Exception] = []
    for one in things:
        try:
            do(one)
        except Exception as problem:
            wrong.append(problem)
    if wrong:
        raise ExceptionGroup(called, wrong)
