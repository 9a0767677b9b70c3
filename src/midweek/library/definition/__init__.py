"""The format in which an activity says what it asks: one for all, and all of it data."""

from midweek.library.definition.activity import Definition
from midweek.library.definition.localising import at_rung, for_phones, languages_of, localised

__all__ = ["Definition", "at_rung", "for_phones", "languages_of", "localised"]
