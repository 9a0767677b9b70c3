"""Static files: hashed, compressed, and cached by browsers for good. Scripts travel small."""

from collections.abc import Iterable
from functools import cache
from typing import Any

import minify
from django.core.files.base import ContentFile
from whitenoise.storage import CompressedManifestStaticFilesStorage

from midweek.phone.files import ENTRY, LATER, fetched_as_one
from midweek.phone.fusing import Read, fused, pointed

VENDORED = "/vendor/"


class HashedFiles(CompressedManifestStaticFilesStorage):
    """Rewrites imports inside ES modules too, so that every module may be cached for good."""

    support_js_module_import_aggregation = True
    max_post_process_passes = 20  # as many as modules may stand behind one another

    def post_process(self, paths: dict[str, Any], *args: Any, **options: Any) -> Any:
        """Make what was collected smaller, then hash it. Django would hash the sources again."""

        @cache
        def read(name: str) -> str:
            storage, path = paths[name]
            with storage.open(path) as source:
                return str(source.read().decode())

        made = travelling([*filter(is_ours, paths)], read) if ENTRY in paths else {}
        for name, text in made.items():
            self.delete(name)
            self.save(name, ContentFile(text.encode()))
        return super().post_process(
            {name: (self, name) for name in {**paths, **made}}, *args, **options
        )


def is_ours(name: str) -> bool:
    """Say whether a static file is a script of our own."""
    return name.endswith(".js") and VENDORED not in f"/{name}"


def travelling(names: Iterable[str], read: Read) -> dict[str, str]:
    """Give each script as it travels; what the phone fetches later as one more."""
    later = fetched_as_one(read)
    inside = set(later)
    made = {LATER: fused(later, read, to=LATER)}
    for name in names:
        # One that is fused stands apart as well, as it was written, for pages of the desk.
        made[name] = read(name) if name in inside else pointed(name, read, inside=inside, to=LATER)
    return {name: smaller(text) for name, text in made.items()}


def smaller(script: str) -> str:
    """The same module in fewer bytes: exports keep their names, statements their order."""
    less: str = minify.string("text/javascript", script)
    return less
