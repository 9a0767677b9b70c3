"""What reading a foreign form came to: the activities in it, and everything said about them."""

from dataclasses import dataclass, field

from midweek.library.definition import Definition


@dataclass(frozen=True, slots=True)
class Finding:
    """Something in a foreign file that is kept differently, or cannot be kept.

    `where` leads to it: a line of a table, or a path such as item[3].answerOption[0].
    """

    where: str
    what: str

    def __str__(self) -> str:
        return f"{self.where}: {self.what}"


class Unreadable(Exception):
    """A file cannot be read at all; says where and why."""

    def __init__(self, where: str, what: str) -> None:
        super().__init__(f"{where}: {what}")
        self.finding = Finding(where, what)


@dataclass(frozen=True, slots=True)
class Form:
    """One form of a file: the activity it became, or the reasons why it did not.

    `differently` lists what the activity does not keep as it was; nothing is left out
    without a line there. A form with `refused` has no activity.
    """

    name: str
    activity: Definition | None
    differently: tuple[Finding, ...] = ()
    refused: tuple[Finding, ...] = ()


@dataclass(slots=True)
class Notes:
    """Collects findings while a form is read."""

    differently: list[Finding] = field(default_factory=list)
    refused: list[Finding] = field(default_factory=list)

    def differs(self, where: str, what: str) -> None:
        """Say that something is kept differently, or not kept."""
        self.differently.append(Finding(where, what))

    def refuse(self, where: str, what: str) -> None:
        """Say that something cannot be kept, so that the form cannot either."""
        self.refused.append(Finding(where, what))
