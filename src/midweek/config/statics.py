"""Static files: hashed, compressed, and cached by browsers for good."""

from whitenoise.storage import CompressedManifestStaticFilesStorage


class HashedFiles(CompressedManifestStaticFilesStorage):
    """Rewrites imports inside ES modules too, so that every module may be cached for good."""

    support_js_module_import_aggregation = True
    max_post_process_passes = 20  # as many as modules may stand behind one another
