"""What an operator may set, from the environment: typed, documented, refused when wrong."""

from pathlib import Path
from typing import Literal
from urllib.parse import urlsplit
from zoneinfo import available_timezones

from pydantic import Field, ValidationInfo, field_validator
from pydantic_settings import BaseSettings, SettingsConfigDict

LOOPBACK = ("localhost", "127.0.0.1", "::1")
MAIL_SCHEMES = ("smtp", "smtps", "anymail")
PUSH_HOSTS = (
    "fcm.googleapis.com",
    "updates.push.services.mozilla.com",
    "*.push.services.mozilla.com",
    "web.push.apple.com",
    "*.notify.windows.com",
)


class Environment(BaseSettings):
    """Every setting of Midweek. Each is an environment variable with the prefix MIDWEEK_."""

    model_config = SettingsConfigDict(env_prefix="MIDWEEK_", extra="ignore")

    data: Path = Field(
        Path("data"), description="Folder for the database, the keyring and the keys."
    )
    public_url: str = Field(
        "http://localhost:8000",
        description="The address people type. https everywhere but on this machine itself.",
    )
    database_url: str | None = Field(
        None,
        description="postgresql://user:password@host/name. Without it: SQLite in the data folder.",
    )
    keyring_url: str | None = Field(
        None,
        validate_default=True,
        description="PostgreSQL database for the keyring; needed when MIDWEEK_DATABASE_URL is set.",
    )
    root_key_file: Path | None = Field(
        None, description="File with the root key. Without it: keys/root.key in the data folder."
    )
    mail_url: str | None = Field(
        None,
        description="smtp://user:password@host:587 (or smtps://, anymail://). Without it no mail.",
    )
    mail_from: str = Field(
        "Midweek <midweek@localhost>", description="The sender of invitations and sign-in links."
    )
    push_hosts: tuple[str, ...] = Field(
        PUSH_HOSTS,
        description='Push services that may be called: ["a.example", "*.b.example"].',
    )
    sms_url: str | None = Field(
        None, description="Where texts are handed over: see docs/for-operators/reminders.md."
    )
    sms_dialect: Literal["generic", "twilio", "plivo"] = Field(
        "generic", description="How the gateway for texts is spoken to: generic, twilio or plivo."
    )
    sms_from: str = Field("", description="The sender of texts: a number, or a neutral word.")
    sms_a_month: int = Field(
        500, ge=0, description="How many texts each clinic may send in a month: its cost cap."
    )
    backup_to: tuple[str, ...] = Field(
        (), description='Whose keys open the backups: ["age1...", "age1..."]. Without: no backups.'
    )
    backup_folder: Path | None = Field(
        None, description="Folder for backups of the data. Without it: backups in the data folder."
    )
    keyring_backup_folder: Path | None = Field(
        None, description="Folder for backups of the keyring: a place apart from those of the data."
    )
    behind_proxy: bool = Field(
        False, description="True when one trusted proxy sets X-Forwarded-For and -Proto."
    )
    language: Literal["en", "de"] = Field(
        "en", description="Language of pages before anyone signs in: en or de."
    )
    time_zone: str = Field("Europe/London", description="Zone in which the server writes its logs.")
    log_level: Literal["DEBUG", "INFO", "WARNING", "ERROR"] = Field(
        "INFO", description="DEBUG, INFO, WARNING or ERROR."
    )

    @field_validator("public_url")
    @classmethod
    def _is_an_address(cls, url: str) -> str:
        parts = urlsplit(url)
        if parts.scheme not in ("http", "https") or not parts.hostname:
            raise ValueError("write it like https://midweek.example.org")
        if parts.scheme == "http" and parts.hostname not in LOOPBACK:
            raise ValueError("use https: without it anyone on the way can read along")
        return url.rstrip("/")

    @field_validator("database_url", "keyring_url")
    @classmethod
    def _is_postgresql(cls, url: str | None) -> str | None:
        if url and urlsplit(url).scheme not in ("postgresql", "postgres"):
            raise ValueError("write it like postgresql://user:password@host/name")
        return url or None

    @field_validator("keyring_url")
    @classmethod
    def _lies_apart(cls, url: str | None, others: ValidationInfo) -> str | None:
        data = others.data.get("database_url")
        if data and (not url or _place(url) == _place(data)):
            raise ValueError("name a database of its own, such as postgresql://.../keyring")
        return url

    @field_validator("mail_url")
    @classmethod
    def _is_a_mail_server(cls, url: str | None) -> str | None:
        if url and (urlsplit(url).scheme not in MAIL_SCHEMES or not urlsplit(url).hostname):
            raise ValueError("write it like smtp://user:password@mail.example:587")
        return url or None

    @field_validator("sms_url")
    @classmethod
    def _is_a_gateway(cls, url: str | None) -> str | None:
        if url and (urlsplit(url).scheme not in ("http", "https") or not urlsplit(url).hostname):
            raise ValueError("write it like https://user:password@gateway.example/send")
        return url or None

    @field_validator("backup_to")
    @classmethod
    def _are_public_keys(cls, keys: tuple[str, ...]) -> tuple[str, ...]:
        if not keys:
            return keys
        from midweek.record.backup.sealed_file import is_recipient

        if wrong := [one for one in keys if not is_recipient(one)]:
            raise ValueError(f"{wrong[0]} is no public key: age1..., from midweek backup-key")
        return keys

    @field_validator("time_zone")
    @classmethod
    def _is_a_zone(cls, name: str) -> str:
        if name not in available_timezones():
            raise ValueError("write it like Europe/London")
        return name

    @property
    def host(self) -> str:
        """The host name of the public address."""
        return urlsplit(self.public_url).hostname or "localhost"

    @property
    def channels_offered(self) -> tuple[str, ...]:
        """What reminders can travel on from this server, as it is set up."""
        set_up = {"email": self.mail_url, "sms": self.sms_url}
        return ("push", *(name for name, there in set_up.items() if there))

    @property
    def encrypted_transport(self) -> bool:
        """Whether people reach this server over TLS."""
        return self.public_url.startswith("https:")

    @property
    def backup_place(self) -> Path:
        """Where backups of the data go."""
        return self.backup_folder or self.data / "backups"

    @property
    def keyring_backup_place(self) -> Path:
        """Where backups of the keyring go."""
        return self.keyring_backup_folder or self.data / "backups-of-keys"

    @property
    def root_key_path(self) -> Path:
        """Where the root key lies."""
        return self.root_key_file or self.data / "keys" / "root.key"


def _place(url: str) -> tuple[str | None, int, str]:
    parts = urlsplit(url)
    return parts.hostname, parts.port or 5432, parts.path
