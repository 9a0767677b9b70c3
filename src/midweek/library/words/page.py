"""What is said around the steps: the whole activity, keeping, the phone."""

from django.utils.translation import gettext as _


def around() -> dict[str, str]:
    """Every word around the steps."""
    return {
        "about": _("About the activity"),
        "steps": _("Steps"),
        "add_step": _("Add a step"),
        "more_kinds": _("More kinds"),
        "fewer_kinds": _("Fewer kinds"),
        "name": _("Name"),
        "purpose": _("What it is for"),
        "kind": _("Kind"),
        "approach": _("Approach"),
        "concerns": _("For"),
        "minutes": _("Minutes"),
        "layout": _("How it is shown"),
        "why": _("Why it helps"),
        "for_whom": _("For whom"),
        "not_for": _("Not for"),
        "instructions": _("How to do it"),
        "private": _("Private until they share it"),
        "therapist_led": _("Only with the therapist"),
        "language": _("Language"),
        "in_sizes": _("Sizes"),
        "has_sizes": _("Offer three sizes"),
        "size_label": _("What it is called"),
        "dose": _("How often"),
        "leaves_out": _("Leaves out"),
        "undo": _("Undo"),
        "redo": _("Redo"),
        "saving": _("Saving"),
        "not_saved": _("Not saved yet. It is kept in this browser."),
        "preview": _("As your client sees it"),
        "light": _("Light"),
        "dark": _("Dark"),
        "large": _("Large text"),
        "whole": _("Whole activity"),
        "about_minutes": _("About {n} minutes"),
        "reading_age": _("Reading age {n}"),
        "reads_clear": _("Reading age {n}. Clear for most people."),
        "offline": _("Works offline"),
        "to_mend": _("To mend before it goes on the shelf"),
        "worth": _("Worth a thought"),
        "nothing_to_mend": _("Nothing to mend."),
        "no_steps": _("No steps yet. Add the first one."),
        "start_again": _("Start again"),
    }


def for_therapists() -> dict[str, str]:
    """Every word around what only therapists read."""
    return {
        "for_therapists": _("For therapists: evidence and tips"),
        "evidence": _("What research says"),
        "how_sure": _("How sure that is"),
        "sources": _("Sources, one on a line"),
        "tips": _("Tips"),
        "tip_n": _("Tip {n}"),
        "add_tip": _("Add a tip"),
        "remove_tip": _("Delete tip {n}"),
    }
