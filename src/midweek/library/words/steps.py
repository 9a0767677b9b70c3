"""What each kind of step is called, and what is said about one."""

from django.utils.translation import gettext as _


def kinds() -> dict[str, str]:
    """The kinds of step, by what a therapist calls them."""
    return {
        "read": _("Text"),
        "text": _("One line"),
        "text_long": _("Writing"),
        "choice": _("Choice"),
        "choice_many": _("Several choices"),
        "scale": _("Scale"),
        "yes_no": _("Yes or no"),
        "number": _("Number"),
        "mood": _("Mood"),
        "feeling": _("Feeling map"),
        "thought": _("Thought"),
        "pacer": _("Breathing"),
        "timer": _("Timer"),
        "stages": _("Steps to follow"),
        "list": _("List"),
        "table": _("Table"),
        "repeat": _("Group that repeats"),
        "ladder": _("Ladder"),
        "contacts": _("Contacts"),
        "date": _("Day"),
        "time": _("Time of day"),
        "moment": _("Day and time"),
        "duration": _("How long"),
        "drawing": _("Drawing"),
        "photo": _("Photo"),
        "audio": _("Voice note"),
        "tracked": _("What you follow"),
        "computed": _("Worked out"),
        "measure": _("Questionnaire"),
        "done": _("Closing words"),
    }


def about_steps() -> dict[str, str]:
    """Every word about the open step."""
    return {
        "step_n": _("Step {n}, {kind}"),
        "question": _("Question"),
        "text": _("Text"),
        "hint": _("Help text"),
        "an_example": _("Example answer"),
        "optional": _("optional"),
        "answers": _("Answers"),
        "answer_n": _("Answer {n}"),
        "value_n": _("Counts as, answer {n}"),
        "add_answer": _("Add an answer"),
        "remove_answer": _("Delete answer {n}"),
        "other": _("Let them add their own"),
        "required": _("Must be answered"),
        "up": _("Move step up"),
        "down": _("Move step down"),
        "copy": _("Copy step"),
        "remove": _("Delete step. You can undo"),
        "shown": _("When it is shown"),
        "always": _("Always"),
        "only_if": _("Only if"),
        "all_of": _("all of these are true"),
        "any_of": _("one of these is true"),
        "is": _("is"),
        "is_not": _("is not"),
        "has": _("includes"),
        "at_least": _("is at least"),
        "at_most": _("is at most"),
        "answered": _("has an answer"),
        "not_answered": _("has no answer"),
        "add_condition": _("Add a condition"),
        "remove_condition": _("Delete condition {n}"),
        "condition_n": _("Condition {n}"),
        "nested": _("This condition is nested. It is kept as it is."),
    }


def numbers() -> dict[str, str]:
    """What is said around the numbers and parts of a step."""
    return {
        "yes": _("Yes"),
        "no": _("No"),
        "from": _("From"),
        "to": _("To"),
        "low_end": _("Words at the low end"),
        "high_end": _("Words at the high end"),
        "unit": _("Unit"),
        "decimals": _("Decimals"),
        "most": _("At most"),
        "breathe_in": _("Seconds in"),
        "sip": _("Second short breath in"),
        "hold": _("Seconds held"),
        "breathe_out": _("Seconds out"),
        "rest": _("Seconds at rest"),
        "seconds": _("Seconds"),
        "taps": _("Taps"),
        "stage_n": _("Part {n}"),
        "add_stage": _("Add a part"),
        "remove_stage": _("Delete part {n}"),
        "most_minutes": _("At most, in minutes"),
    }
