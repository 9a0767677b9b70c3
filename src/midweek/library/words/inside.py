"""What is said around questions inside a step, sums, and questionnaires inside an activity."""

from typing import Any

from django.utils.translation import gettext as _


def inside() -> dict[str, Any]:
    """What is said around questions inside a step, and around what is worked out."""
    return {
        "columns": _("Columns"),
        "column_n": _("Column {n}"),
        "add_column": _("Add a column"),
        "each_round": _("What each round asks"),
        "question_n": _("Question {n}"),
        "add_question": _("Add a question"),
        "remove_question": _("Delete question {n}"),
        "add_label": _("Words for adding one more"),
        "worked_out": _("How it is worked out"),
        "out_of": _("From these answers"),
        "no_numbers": _("No earlier step has an answer that fits."),
        "sums": {
            "add": _("All added up; nothing while one is open"),
            "add_answered": _("What is answered, added up"),
            "mean": _("The mean"),
            "least": _("The smallest"),
            "most": _("The largest"),
            "subtract": _("The first minus the others"),
            "minutes_between": _("Minutes from the first time to the second"),
        },
        "kept_as_is": _("This is worked out in a way this page cannot show. It is kept as it is."),
        "which_measure": _("Which questionnaire"),
        "word_for_word": _("It is copied whole, word for word, with its scoring."),
        "not_brought": _("It could not be fetched. Try again when you are connected."),
    }
