"""Style sheets mirror by `dir` alone and take their colours from the tokens.

Pages hold no inline code and no inline style: the content security policy would drop
them in the browser, and only there.
"""

import re
from collections.abc import Iterator

from tools.sources import files, finish

SIDES = r"(left|right|top|bottom)"
PHYSICAL = re.compile(
    rf"(?<![\w-])((margin|padding|border|inset|scroll-margin|scroll-padding)-{SIDES}(-\w+)*|{SIDES})"
    r"\s*:"
    r"|(?<![\w-])(text-align|float|clear)\s*:\s*(left|right)"
    r"|border-(top|bottom)-(left|right)-radius\s*:"
)
RAW_COLOUR = re.compile(r"#[0-9a-fA-F]{3,8}\b|\b(rgba?|hsla?|oklch|lab|lch)\(")
INLINE = re.compile(
    r"(?i)<script(?![^>]*\bsrc=)[^>]*>(?!\s*</script>)|<style\b|<[a-z][^>]*\s(style|on[a-z]+)\s*="
)
HASHED = "<style>{{ style|safe }}</style>"  # the phone's first view; its hash stands in the policy
COMMENT = re.compile(r"/\*.*?\*/", re.DOTALL)


def findings() -> Iterator[str]:
    """Yield a line for each thing a style sheet or a page should not hold."""
    yield from _of_pages()
    for path in files("*.css"):
        for number, line in enumerate(without_comments(path.read_text(encoding="utf-8")), 1):
            if found := PHYSICAL.search(line):
                yield f"{path}:{number}: {found[0].strip()} does not mirror; use the logical one."
            if "tokens" not in path.name and (found := RAW_COLOUR.search(line)):
                yield f"{path}:{number}: {found[0]} is a raw colour; use a token."


def _of_pages() -> Iterator[str]:
    for path in files("*.html"):
        for number, line in enumerate(path.read_text(encoding="utf-8").splitlines(), 1):
            if found := INLINE.search(line.replace(HASHED, "")):
                yield f"{path}:{number}: {found[0][:60]} is inline; the browser will refuse it."


def without_comments(source: str) -> list[str]:
    """The lines of a style sheet with comments blanked, line numbers kept."""
    return COMMENT.sub(lambda found: "\n" * found[0].count("\n"), source).splitlines()


if __name__ == "__main__":
    finish(findings())
