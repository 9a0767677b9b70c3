"""The tables and what each column means: the data dictionary, and the only place that says it."""

ENTRY = {"entry": "Id of the entry."}
DAY = {
    "happened_on": "The client's own day on which it happened, YYYY-MM-DD.",
    "activity": "Short name of the activity, the same in every language.",
}
COLUMNS: dict[str, dict[str, str]] = {
    "entries": {
        **ENTRY,
        **DAY,
        "title": "What the activity is called.",
        "assignment": "Id of the agreed thing it belongs to; empty for what was not planned.",
        "kind": "check_ins, journal or measures: under which consent it is shared.",
        "happened_at": "When it happened, in UTC.",
        "zone": "The client's time zone then.",
        "written_at": "When the phone recorded it, in UTC.",
        "received_at": "When the server received it, in UTC.",
        "version": "Number of the version of the activity that was asked.",
        "finished": "yes, or no when it was stopped early.",
        "follows": "Id of the entry that this one corrects.",
        "is_corrected": "yes when a later entry corrects this one: count the later one.",
        "entered_by_therapist": "yes when it was written down in the session or from paper.",
    },
    "answers": {
        **ENTRY,
        **DAY,
        "step": "Name of the question within the activity.",
        "question": "The question as it was asked.",
        "answer": "The answer in words, as the desk shows it.",
        "value": "The answer as it is stored: a number, a code, or JSON.",
    },
    "observations": {
        **ENTRY,
        **DAY,
        "happened_at": "When it happened, in UTC.",
        "kind": "mood (1 to 5), scale (0 to 10 or 0 to 100), number, minutes or total.",
        "name": "What was observed: a step of the activity, or what is followed.",
        "label": "The words of the two for what is followed.",
        "value": "The number.",
    },
    "measures": {
        **ENTRY,
        **DAY,
        "version": "Number of the version that was asked.",
        "part": "total, or the name of a subscale.",
        "score": "The score by the published rule; empty when an answer is missing.",
        "band": "The published band the score lies in.",
        "prorated": "The total with few missing answers filled in, where the rule allows that.",
        "missing": "How many scored questions were left open.",
    },
    "adherence": {
        "week": "The Monday on which the week begins.",
        "assignment": "Id of the agreed thing.",
        "activity": "Short name of the activity.",
        "title": "What it is called.",
        "planned": "Occasions that were agreed for this week.",
        "on_time": "Done, and written down within three hours.",
        "afterwards": "Done, and written down later than that.",
        "late": "Done after the occasion was over.",
        "in_part": "Of those done, how many were stopped early.",
        "not_today": "Answered with: not today.",
        "too_hard": "Answered with: too hard.",
        "not_logged": "Occasions nobody answered. They may have been done all the same.",
        "extra": "Done beyond what was planned.",
    },
}
FORMULAS = (
    "A text that begins with = + - @ or an apostrophe has an apostrophe in front, so that no "
    "spreadsheet runs it; take off one apostrophe to have the text. Files are UTF-8."
)
