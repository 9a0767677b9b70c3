"""Set a sheet in type. What people wrote is handed over as data and never as markup."""

import json
from collections.abc import Mapping
from functools import cache
from pathlib import Path
from typing import TYPE_CHECKING, Any, Final

from django.utils import translation

if TYPE_CHECKING:
    from typst import Fonts

SHEETS = Path(__file__).parent / "sheets"
ACCESSIBLE: Final = "ua-1"


def set_in_type(sheet: str, said: Mapping[str, Any]) -> bytes:
    """Make a tagged PDF of what is said, with every font inside, in the language of now.

    It is held to PDF/UA-1 (ISO 14289-1), unless a word is in letters that no font here has:
    the standard forbids that, and a sheet with an empty box for it is better than none.
    """
    # It is 84 MB, and most servers start without ever making a sheet.
    from typst import Compiler, TypstError

    language = (translation.get_language() or "en").split("-")[0]
    given = {"said": json.dumps({"lang": language, **said})}
    compiler = Compiler(SHEETS / f"{sheet}.typ", root=SHEETS, font_paths=_fonts())
    try:
        made = compiler.compile(format="pdf", sys_inputs=given, pdf_standards=[ACCESSIBLE])
    except TypstError as refused:
        if "could not be displayed" not in refused.message:
            raise
        made = compiler.compile(format="pdf", sys_inputs=given)
    if not isinstance(made, bytes):
        raise TypeError("A PDF is one file.")
    return made


@cache
def _fonts() -> "Fonts":
    # The server's own fonts are there for letters that Figtree does not have.
    from typst import Fonts

    return Fonts(include_system_fonts=True, include_embedded_fonts=True, font_paths=[SHEETS])
