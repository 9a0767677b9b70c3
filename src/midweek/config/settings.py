"""Django's settings, made from the environment. What an operator may set is in environment.py."""

import sys
from pathlib import Path
from typing import Any

from django.utils.translation import gettext_lazy as _
from pydantic import ValidationError

from midweek.config.databases import databases
from midweek.config.environment import Environment
from midweek.config.keys import RootKeyMissing, read_server_keys, vapid_key, vapid_public
from midweek.config.mail import mail_settings

try:
    ENVIRONMENT = Environment()
    SERVER_KEYS = read_server_keys(ENVIRONMENT.root_key_path)
except ValidationError as wrong:
    for one in wrong.errors():
        print(f"MIDWEEK_{str(one['loc'][0]).upper()}: {one['msg']}", file=sys.stderr)
    sys.exit(2)
except RootKeyMissing as wrong:
    print(wrong, file=sys.stderr)
    sys.exit(2)

HERE = Path(__file__).resolve().parent.parent

SECRET_KEY = SERVER_KEYS.signing
VAPID_PUBLIC = vapid_public(SERVER_KEYS.vapid)
VAPID_KEY = vapid_key(SERVER_KEYS.vapid)
DEBUG = False
ALLOWED_HOSTS = [ENVIRONMENT.host]
if ENVIRONMENT.host in ("localhost", "127.0.0.1"):
    ALLOWED_HOSTS = ["localhost", "127.0.0.1", "[::1]"]
ROOT_URLCONF = "midweek.config.urls"
WSGI_APPLICATION = "midweek.config.wsgi.application"

INSTALLED_APPS = [
    "django.contrib.auth",
    "django.contrib.contenttypes",
    "django.contrib.sessions",
    "django.contrib.staticfiles",
    "allauth",
    "allauth.account",
    "allauth.mfa",
    "allauth.usersessions",
    "midweek.audit",
    "midweek.people",
    "midweek.library",
    "midweek.plans",
    "midweek.practice",
    "midweek.phone",
    "midweek.reminders",
    "midweek.review",
    "midweek.record",
    "midweek.design",
    "midweek.config",
]

MIDDLEWARE = [
    "midweek.config.middleware.headers.SafeHeaders",
    "whitenoise.middleware.WhiteNoiseMiddleware",
    "midweek.config.middleware.origin.SameOrigin",
    "django.middleware.common.CommonMiddleware",
    "django.contrib.sessions.middleware.SessionMiddleware",
    "django.middleware.csrf.CsrfViewMiddleware",
    "django.contrib.auth.middleware.AuthenticationMiddleware",
    "midweek.config.middleware.person.PersonInScope",
    "allauth.account.middleware.AccountMiddleware",
    "midweek.config.middleware.doors.Doorkeeper",
]

DATABASES = databases(ENVIRONMENT)
DATABASE_ROUTERS = ["midweek.config.databases.KeyringRouter"]
DEFAULT_AUTO_FIELD = "django.db.models.BigAutoField"

TEMPLATES: list[dict[str, Any]] = [
    {
        "BACKEND": "django.template.backends.django.DjangoTemplates",
        "APP_DIRS": True,
        "OPTIONS": {
            "context_processors": [
                "django.template.context_processors.request",
                "django.contrib.auth.context_processors.auth",
                "midweek.config.context.midweek",
            ],
        },
    },
]

AUTH_USER_MODEL = "people.Account"
AUTHENTICATION_BACKENDS = ["midweek.people.entering.backend.Backend"]
PASSWORD_HASHERS = ["midweek.people.passwords.Argon2"]
AUTH_PASSWORD_VALIDATORS: list[dict[str, Any]] = [
    {
        "NAME": "django.contrib.auth.password_validation.MinimumLengthValidator",
        "OPTIONS": {"min_length": 12},
    },
    {"NAME": "django.contrib.auth.password_validation.CommonPasswordValidator"},
]
LOGIN_URL = "/sign-in/"
LOGIN_REDIRECT_URL = "/"

ACCOUNT_LOGIN_METHODS = {"username"}
ACCOUNT_USER_MODEL_EMAIL_FIELD = None
ACCOUNT_SIGNUP_FIELDS = ["username*", "password1*"]
ACCOUNT_EMAIL_VERIFICATION = "none"
ACCOUNT_ADAPTER = "midweek.people.entering.adapters.AccountAdapter"
ACCOUNT_RATE_LIMITS = MFA_RATE_LIMITS = False  # people.entering.throttle counts in the database
MFA_ADAPTER = "midweek.people.entering.adapters.MFAAdapter"
MFA_SUPPORTED_TYPES = ["webauthn", "totp", "recovery_codes"]
MFA_PASSKEY_LOGIN_ENABLED = True
MFA_WEBAUTHN_USER_VERIFICATION = "required"
MFA_RECOVERY_CODE_DIGITS = 10
MFA_TOTP_TOLERANCE = 1

LANGUAGE_CODE = ENVIRONMENT.language
LANGUAGES = [("en", _("English")), ("de", _("German"))]
LOCALE_PATHS = [HERE / "locale"]
USE_TZ = True
TIME_ZONE = ENVIRONMENT.time_zone

STATIC_URL = "/static/"
STATIC_ROOT = ENVIRONMENT.data / "static"
STORAGES = {
    "staticfiles": {"BACKEND": "midweek.config.statics.HashedFiles"},
}
WHITENOISE_MAX_AGE = 31536000

SESSION_ENGINE = "midweek.people.entering.session_rows"
SESSION_COOKIE_HTTPONLY = True
SESSION_COOKIE_SAMESITE = CSRF_COOKIE_SAMESITE = "Lax"
SESSION_COOKIE_AGE = 60 * 60 * 24 * 90
CSRF_COOKIE_HTTPONLY = True
if ENVIRONMENT.encrypted_transport:
    SESSION_COOKIE_SECURE = CSRF_COOKIE_SECURE = True
    SESSION_COOKIE_NAME, CSRF_COOKIE_NAME = "__Host-session", "__Host-csrf"
if ENVIRONMENT.behind_proxy:
    SECURE_PROXY_SSL_HEADER = ("HTTP_X_FORWARDED_PROTO", "https")
CSRF_TRUSTED_ORIGINS = [ENVIRONMENT.public_url]
CSRF_FAILURE_VIEW = "midweek.config.trouble.cross_site"
DATA_UPLOAD_MAX_MEMORY_SIZE = 2 * 1024 * 1024

vars().update(mail_settings(ENVIRONMENT))

LOGGING = {
    "version": 1,
    "disable_existing_loggers": False,
    "filters": {"content_free": {"()": "midweek.config.logs.ContentFree"}},
    "formatters": {"plain": {"()": "midweek.config.logs.OneLine"}},
    "handlers": {
        "stderr": {
            "class": "logging.StreamHandler",
            "filters": ["content_free"],
            "formatter": "plain",
        },
    },
    "root": {"handlers": ["stderr"], "level": ENVIRONMENT.log_level},
    "loggers": {"django.server": {"handlers": ["stderr"], "propagate": False}},
}
