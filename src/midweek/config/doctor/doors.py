"""Does every address stand in the permission table?"""

from collections.abc import Iterator

from midweek.config.doctor.findings import Finding, fine, refusal


def findings() -> Iterator[Finding]:
    """Yield whether the table and the routes agree. The server itself looks as it loads."""
    from midweek.config.doors import UnlistedDoor, refuse_unlisted_doors

    try:
        refuse_unlisted_doors()
    except UnlistedDoor as problem:
        yield refusal("doors", f"{problem}.", "Make the table and the routes agree.")
    else:
        yield fine("doors", "every route stands in the permission table")
