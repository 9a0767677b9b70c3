"""Static files: hashed, compressed, and cached by browsers for good. Scripts travel small."""

from typing import Any

import minify
from django.core.files.base import ContentFile
from whitenoise.storage import CompressedManifestStaticFilesStorage

VENDORED = "/vendor/"


class HashedFiles(CompressedManifestStaticFilesStorage):
    """Rewrites imports inside ES modules too, so that every module may be cached for good."""

    support_js_module_import_aggregation = True
    max_post_process_passes = 20  # as many as modules may stand behind one another

    def save(self, name: str, content: Any, max_length: int | None = None) -> str:
        """Keep a collected file; a script of ours without its comments and long names."""
        if name.endswith(".js") and VENDORED not in name:
            content = ContentFile(smaller(content.read().decode()).encode())
        saved: str = super().save(name, content, max_length=max_length)
        return saved

    def post_process(self, paths: dict[str, Any], *args: Any, **options: Any) -> Any:
        """Hash what was collected. Django would read the sources again, comments and all."""
        return super().post_process({name: (self, name) for name in paths}, *args, **options)


def smaller(script: str) -> str:
    """The same module in fewer bytes: exports keep their names, statements their order."""
    less: str = minify.string("text/javascript", script)
    return less
