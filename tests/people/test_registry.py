"""Every column is an id, sealed, or plain for a reason that was given."""

import pytest
from django.apps import apps

from midweek.people.vault import SealedField
from tools.inventory import PAGE, how, page

OURS = [model for model in apps.get_models() if model.__module__.startswith("midweek.")]
NOT_OURS = {
    "auth_group": "unused: rights come from the permission table",
    "auth_permission": "unused: rights come from the permission table",
    "django_content_type": "names of models",
    "django_session": "a random key, the account's id, and times",
    "account_emailaddress": "unused: no address is stored in plain",
    "account_emailconfirmation": "unused: no address is stored in plain",
    "mfa_authenticator": "public keys of passkeys; secrets of code apps are encrypted",
    "usersessions_usersession": "where an account is signed in, shown to its owner",
}
THEIRS_ARE_SEALED = {
    "people.Person": {"name", "email"},
    "plans.Terms": {"why", "planning", "sure"},
    "practice.Entry": {"answers", "felt", "quality"},
    "practice.Skip": {"obstacles"},
    "people.Contact": {"address", "code"},
    "plans.Reminding": {"words"},
    "practice.Notice": {"about"},
    "practice.Receipt": {"sha256"},
    "practice.Month": {"marks"},
    "review.Review": {"rating"},
    "review.ProcessNote": {"words"},
}


@pytest.mark.parametrize("model", OURS, ids=lambda model: model._meta.label)
def test_every_column_is_an_id_or_sealed_or_plain_for_a_reason(model):
    undeclared = [f.name for f in model._meta.concrete_fields if how(model, f)[0] == "undeclared"]

    assert undeclared == []


@pytest.mark.parametrize("model", OURS, ids=lambda model: model._meta.label)
def test_nothing_is_declared_plain_that_is_sealed_or_not_there(model):
    plain = {
        field.name for field in model._meta.concrete_fields if not isinstance(field, SealedField)
    }

    assert set(getattr(model, "plain", {})) <= plain


def test_what_people_wrote_is_sealed():
    sealed = {
        model._meta.label: names
        for model in OURS
        if (names := {f.name for f in model._meta.fields if isinstance(f, SealedField)})
    }

    assert {label: sealed.get(label) for label in THEIRS_ARE_SEALED} == THEIRS_ARE_SEALED


def test_every_table_that_is_not_ours_is_known():
    tables = {
        model._meta.db_table
        for model in apps.get_models(include_auto_created=True)
        if not model.__module__.startswith("midweek.")
    }

    assert {table for table in tables if table != "auth_group_permissions"} == set(NOT_OURS)


def test_the_page_for_operators_is_up_to_date():
    assert PAGE.read_text(encoding="utf-8") == page(), "Run: python -m tools.inventory"
