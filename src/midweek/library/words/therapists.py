"""What is said around the parts that only therapists read."""

from django.utils.translation import gettext as _


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
