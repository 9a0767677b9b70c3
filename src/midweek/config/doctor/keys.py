"""Is the root key there, and closed to everybody else?"""

import stat
from collections.abc import Iterator
from pathlib import Path

from django.conf import settings

from midweek.config.doctor.findings import Finding, fine, refusal, warning

OTHERS = stat.S_IRWXG | stat.S_IRWXO


def findings() -> Iterator[Finding]:
    """Yield what there is to say about the key file and the folders around it."""
    environment = settings.ENVIRONMENT
    key: Path = environment.root_key_path
    mode = stat.S_IMODE(key.stat().st_mode)
    if mode & OTHERS:
        yield refusal(
            "root key", f"{key} can be read by other users ({mode:o}).", f"chmod 400 {key}"
        )
    else:
        yield fine("root key", f"{key} is closed to other users ({mode:o})")
    yield _data_folder(environment.data)
    if environment.data.resolve() in key.resolve().parents and environment.encrypted_transport:
        yield warning(
            "root key",
            f"{key} lies inside the data folder, so a copy of that folder opens everything.",
            "Move it to another volume and set MIDWEEK_ROOT_KEY_FILE.",
        )


def _data_folder(data: Path) -> Finding:
    mode = stat.S_IMODE(data.stat().st_mode)
    if mode & OTHERS:
        return warning("data folder", f"{data} is open to other users.", f"chmod 700 {data}")
    return fine("data folder", f"{data} is closed to other users ({mode:o})")
