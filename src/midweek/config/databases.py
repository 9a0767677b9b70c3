"""Where rows live: SQLite files in the data folder, or PostgreSQL."""

from typing import Any
from urllib.parse import parse_qsl, unquote, urlsplit

from midweek.config.environment import Environment

# FULL, not NORMAL: with NORMAL a power cut loses most of what was acknowledged, and a
# test that only kills the process cannot see it.
PRAGMAS = (
    "PRAGMA journal_mode=WAL; PRAGMA synchronous=FULL; PRAGMA secure_delete=ON;"
    "PRAGMA temp_store=MEMORY; PRAGMA cache_size=-16000;"
)


def databases(env: Environment) -> dict[str, dict[str, Any]]:
    """Django's DATABASES: the data, and the keyring apart from it."""
    if env.database_url:
        return {
            "default": _postgresql(env.database_url),
            "keyring": _postgresql(env.keyring_url or ""),
        }
    return {
        "default": _sqlite(str(env.data / "midweek.sqlite3")),
        "keyring": _sqlite(str(env.data / "keyring.sqlite3")),
    }


def _sqlite(path: str) -> dict[str, Any]:
    return {
        "ENGINE": "django.db.backends.sqlite3",
        "NAME": path,
        "CONN_MAX_AGE": None,
        "OPTIONS": {"transaction_mode": "IMMEDIATE", "timeout": 20, "init_command": PRAGMAS},
    }


def _postgresql(url: str) -> dict[str, Any]:
    parts = urlsplit(url)
    return {
        "ENGINE": "midweek.audit.postgresql",
        "NAME": parts.path.lstrip("/"),
        "USER": unquote(parts.username or ""),
        "PASSWORD": unquote(parts.password or ""),
        "HOST": parts.hostname or dict(parse_qsl(parts.query)).get("host", ""),
        "PORT": str(parts.port or ""),
        "CONN_MAX_AGE": 60,
        "CONN_HEALTH_CHECKS": True,
        # pgbouncer hands the next transaction another server: no cursor outlives one.
        "DISABLE_SERVER_SIDE_CURSORS": True,
        "OPTIONS": {"prepare_threshold": None},
    }


KEYRING = {("people", "wrappedkey"), ("record", "erasure")}


class KeyringRouter:
    """Sends the keyring's tables to their own database, and everything else elsewhere."""

    def db_for_read(self, model: Any, **hints: Any) -> str | None:
        """Where to read rows of `model`."""
        return "keyring" if _is_keyring(model._meta.app_label, model._meta.model_name) else None

    db_for_write = db_for_read

    def allow_migrate(
        self, db: str, app_label: str, model_name: str | None = None, **hints: Any
    ) -> bool:
        """Whether a table belongs into `db`."""
        return _is_keyring(app_label, model_name) == (db == "keyring")


def _is_keyring(app_label: str, model_name: str | None) -> bool:
    return (app_label, model_name) in KEYRING
