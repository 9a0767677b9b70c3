"""Making a model's rows out of the columns that came back."""

from typing import Any


class Maker:
    """Makes rows as Django's ModelIterable does, with what `select_related` brought along."""

    def __init__(self, told: dict[str, Any], columns: Any, alias: str) -> None:
        places = told["select_fields"]
        self.model, self.alias = told["model"], alias
        self.start, self.end = places[0], places[-1] + 1
        self.names = [column.target.attname for column, _, _ in columns[self.start : self.end]]
        self.key = self.start + self.names.index(self.model._meta.pk.attname)
        self.related = [
            (Maker(one, columns, alias), one["local_setter"], one["remote_setter"])
            for one in told.get("related_klass_infos", [])
        ]

    def __call__(self, row: list[Any]) -> Any:
        """Make the row, or None where an outer join found nothing."""
        if row[self.key] is None:
            return None
        made = self.model.from_db(self.alias, self.names, row[self.start : self.end])
        for maker, set_here, set_there in self.related:
            other = maker(row)
            set_here(made, other)
            if other is not None:
                set_there(other, made)
        return made
