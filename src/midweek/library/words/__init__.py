"""What the page for writing activities says, in the viewer's language."""

from typing import Any

from django.utils.translation import gettext as _

from midweek.library.words.inside import inside
from midweek.library.words.page import around
from midweek.library.words.steps import about_steps, kinds, numbers
from midweek.library.words.therapists import for_therapists


def words() -> dict[str, Any]:
    """Every word of the page, in the viewer's language."""
    return {
        **around(),
        **for_therapists(),
        **about_steps(),
        **numbers(),
        **inside(),
        "kinds": kinds(),
        "activity_kinds": {
            "check_in": _("Check-in"),
            "journal": _("Journal"),
            "exercise": _("Exercise"),
            "worksheet": _("Worksheet"),
        },
        "layouts": {
            "one_by_one": _("One question at a time"),
            "one_page": _("All on one page"),
        },
        "sizes": {
            "smaller": _("Start small"),
            "agreed": _("As agreed"),
            "bigger": _("Bigger"),
        },
    }
