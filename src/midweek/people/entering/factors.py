"""Second factors and passkeys: adding one, checking one, taking one away."""

from typing import Any

from allauth.mfa.models import Authenticator
from allauth.mfa.recovery_codes.internal.auth import RecoveryCodes
from allauth.mfa.totp.internal.auth import TOTP, hotp_value, yield_hotp_counters_from_time
from allauth.mfa.webauthn.internal import auth as webauthn
from django.core.exceptions import ValidationError
from django.db import transaction
from django.utils.crypto import constant_time_compare
from django.utils.translation import gettext_lazy as _

from midweek.people.entering.sealing import reveal
from midweek.people.models import Account

PASSKEY, TOTP_CODE = Authenticator.Type.WEBAUTHN, Authenticator.Type.TOTP
RECOVERY = Authenticator.Type.RECOVERY_CODES
PASSKEY_FAILED = _("The passkey did not work. Try again, or choose another way.")


def factors_of(account: Account) -> list[Authenticator]:
    """The passkeys and the code app of an account; recovery codes only stand in for them."""
    return list(
        Authenticator.objects.filter(user_id=account.pk, type__in=[PASSKEY, TOTP_CODE]).order_by(
            "created_at"
        )
    )


def finish_passkey(credential: Any) -> None:
    """Check a passkey that this browser has just made; raises ValidationError if it does not hold.

    The device must have checked who holds it, by finger, face or PIN: such a passkey is
    two factors in one.
    """
    try:
        webauthn.parse_registration_response(credential)
        made = webauthn.complete_registration(credential)
    except (ValidationError, ValueError, TypeError, KeyError, AttributeError) as problem:
        raise ValidationError(PASSKEY_FAILED) from problem
    if not made.is_user_verified():
        raise ValidationError(PASSKEY_FAILED)


def keep_passkey(account: Account, credential: dict[str, Any]) -> Authenticator:
    """Keep a passkey that has passed `finish_passkey`."""
    number = sum(one.type == PASSKEY for one in factors_of(account)) + 1
    kept: Authenticator = webauthn.WebAuthn.add(account, str(number), credential).instance
    return kept


def passkey_used(account: Account | None, credential: dict[str, Any]) -> Authenticator | None:
    """The passkey that answered the challenge of this browser, or None."""
    try:
        webauthn.parse_authentication_response(credential)
        owner = account or webauthn.extract_user_from_response(credential)
        found: Authenticator = webauthn.complete_authentication(owner, credential)
    except (ValidationError, ValueError, KeyError, TypeError, AttributeError):
        return None
    return found


def add_code_app(account: Account, *, secret: str, code: str) -> list[str] | None:
    """Keep a code app that showed the right code, and return fresh recovery codes."""
    step = _step_of(secret, code, after=0)
    if step is None:
        return None
    with transaction.atomic():
        app = TOTP.activate(account, secret).instance
        app.data["last_step"] = step
        app.save(update_fields=["data"])
        return fresh_recovery_codes(account)


def fresh_recovery_codes(account: Account) -> list[str]:
    """Make new recovery codes; those made before stop working."""
    Authenticator.objects.filter(user_id=account.pk, type=RECOVERY).delete()
    codes: list[str] = RecoveryCodes.activate(account).generate_codes()
    return codes


def code_used(account: Account, code: str) -> Authenticator | None:
    """The factor for which `code` is right, or None. Each code opens once.

    The step of the code app is kept on its row, so that a code seen over a shoulder
    opens nothing a second time, whichever process is asked.
    """
    code = "".join(code.split())
    app = Authenticator.objects.filter(user_id=account.pk, type=TOTP_CODE).first()
    if app and _take_step(app, code):
        return app
    spare = Authenticator.objects.filter(user_id=account.pk, type=RECOVERY).first()
    return spare if spare and RecoveryCodes(spare).validate_code(code) else None


def _take_step(app: Authenticator, code: str) -> bool:
    with transaction.atomic():
        row = Authenticator.objects.select_for_update().get(pk=app.pk)
        secret = reveal(row.data["secret"], about="second factor")
        step = _step_of(secret, code, after=row.data.get("last_step", 0))
        if step is None:
            return False
        row.data["last_step"] = step
        row.save(update_fields=["data"])
        return True


def _step_of(secret: str, code: str, *, after: int) -> int | None:
    for step in yield_hotp_counters_from_time():
        if step > after and constant_time_compare(f"{hotp_value(secret, step):06}", code):
            return int(step)
    return None


def remove(account: Account, factor_id: int, *, keep_one: bool) -> Authenticator | None:
    """Take a factor away and return it; None when it must stay, or is none of this account's."""
    with transaction.atomic():
        factors = factors_of(account)
        found = next((one for one in factors if one.pk == factor_id), None)
        if found is None or (keep_one and len(factors) == 1):
            return None
        found.delete()
        if found.type == TOTP_CODE:
            Authenticator.objects.filter(user_id=account.pk, type=RECOVERY).delete()
        return found
