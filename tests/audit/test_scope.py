"""The wall between clinics: no question without a clinic, and PostgreSQL's own wall behind it."""

import re
from contextlib import contextmanager
from uuid import UUID, uuid4

import pytest
from django.apps import apps
from django.db import DatabaseError, connection, models, transaction

from midweek.audit.scope import NoClinicInScope, clinic_in_scope, in_clinic
from midweek.people.walls import walled_tables

OURS = [model for model in apps.get_models() if model.__module__.startswith("midweek.")]
WALLED = [model for model in OURS if model._meta.db_table in walled_tables()]
BEFORE_ANY_CLINIC = {
    "people.Account": "nobody knows whose clinic to look in before someone has signed in",
    "people.Clinic": "is the clinic itself",
    "people.Tries": "counts guesses at the door, before anyone is known",
    "people.WrappedKey": "lies in the keyring's own database",
    "record.Erasure": "lies in the keyring's own database, and names nobody",
}


def label(model) -> str:
    return model._meta.label


@pytest.fixture
def trace():
    """Return a block that notes every statement, and names those that reach past the wall."""
    walled = set(walled_tables())

    @contextmanager
    def watching():
        seen = []

        def note(execute, sql, params, many, context):
            seen.append(sql)
            return execute(sql, params, many, context)

        with connection.execute_wrapper(note):
            yield seen

    def past_the_wall(statements):
        return [sql for sql in statements if not _names_its_clinic(sql, walled)]

    watching.past_the_wall = past_the_wall
    return watching


def _names_its_clinic(sql: str, walled: set[str]) -> bool:
    if not sql.startswith(("SELECT", "UPDATE", "DELETE")):
        return True
    table = re.search(r'(?:FROM|UPDATE) "(\w+)"', sql)
    if table is None or table[1] not in walled:
        return True
    where = sql.partition(" WHERE ")[2]
    return f'"{table[1]}"."clinic_id" = ' in where


def test_every_table_of_ours_is_behind_the_wall_or_named_here():
    assert {label(model) for model in OURS} - {label(model) for model in WALLED} == set(
        BEFORE_ANY_CLINIC
    )


@pytest.mark.parametrize("model", WALLED, ids=label)
@pytest.mark.parametrize("manager", ["_default_manager", "_base_manager"])
def test_rows_asked_for_in_no_clinic_are_refused(model, manager):
    assert clinic_in_scope() is None

    with pytest.raises(NoClinicInScope):
        getattr(model, manager).all()


@pytest.mark.parametrize("model", WALLED, ids=label)
@pytest.mark.django_db
def test_every_question_names_its_clinic(model, trace):
    with in_clinic(uuid4()), trace() as statements:
        for manager in (model._default_manager, model._base_manager):
            assert list(manager.all()) == []
            assert manager.count() == 0
            assert manager.all().delete()[0] == 0

    assert any(model._meta.db_table in sql for sql in statements)
    assert trace.past_the_wall(statements) == []


@pytest.mark.parametrize("model", [m for m in WALLED if m._meta.app_label != "audit"], ids=label)
def test_every_model_says_who_may_see_its_rows(model, cast):
    with cast.at_northgate():
        for person in (cast.sam, cast.noor, cast.olga):
            assert model.objects.visible_to(person).count() >= 0


def test_following_a_row_into_another_clinic_finds_nothing(cast):
    with cast.at_northgate():
        assignment = cast.sams_check_in
        assignment.client_id = cast.ida.pk

        with pytest.raises(type(cast.ida).DoesNotExist):
            _ = assignment.client


def test_a_row_of_another_clinic_is_not_written(cast):
    with cast.at_southgate(), pytest.raises(DatabaseError), transaction.atomic():
        cast.sam.save(update_fields=["language"])


def test_a_whole_visit_names_the_clinic_in_every_statement(cast, phone_of, check_in, trace):
    phone = phone_of(cast.sam)
    with trace() as statements:
        sent = phone.entry(check_in).json()["id"]
        skip = phone.say(
            "skip",
            assignment=cast.sams_check_in.pk,
            occasion={"date": "2026-11-01", "slot": "21:30"},
            skip="too_hard",
        ).json()["id"]
        phone.say("wish", of=skip, wants="talk")
        phone.say("unshare", entry=sent)
        phone.say("share", entry=sent)
        phone.say("undo", of=skip)
        phone.say("consent", purpose="journal", granted=False, text_version=1)
        phone.put_many((uuid4(), phone.entry_body(check_in).decode()))
        for page in ("pull", "manifest", "looks", "help"):
            assert phone.browser.get(f"/api/v1/{page}").status_code == 200

    assert len(statements) > 60
    assert trace.past_the_wall(statements) == []


@pytest.mark.django_db
def test_the_scope_ends_with_its_block_even_after_an_error():
    one, other = uuid4(), uuid4()
    with in_clinic(one):
        with pytest.raises(ZeroDivisionError), in_clinic(other):
            _ = 1 / 0
        assert clinic_in_scope() == one
    assert clinic_in_scope() is None


def _unfiltered(model) -> "models.QuerySet":
    """What a forgotten filter would ask: every row of the table."""
    return models.QuerySet(model=model)


@pytest.mark.on_postgres
@pytest.mark.parametrize("model", WALLED, ids=label)
def test_postgresql_shows_no_foreign_row_even_to_a_forgotten_filter(cast, model):
    with cast.at_northgate():
        foreign = [clinic for clinic in _clinics(model) if clinic != cast.northgate.pk]

    assert foreign == []


@pytest.mark.on_postgres
def test_a_forgotten_filter_would_have_shown_rows_of_both_clinics(cast):
    """The two clinics do both have rows, so that the test before this one says something."""
    with cast.at_northgate():
        here = set(_clinics(type(cast.sam)))
    with cast.at_southgate():
        there = set(_clinics(type(cast.sam)))

    assert (here, there) == ({cast.northgate.pk}, {cast.southgate.pk})


@pytest.mark.on_postgres
def test_postgresql_refuses_to_write_into_another_clinic(cast):
    from midweek.people.models import Device

    with cast.at_southgate(), pytest.raises(DatabaseError), transaction.atomic():
        Device(clinic=cast.northgate, person=cast.sam).save(force_insert=True)


@pytest.mark.on_postgres
@pytest.mark.django_db
@pytest.mark.parametrize("table", walled_tables())
def test_every_walled_table_has_its_forced_policy(table):
    with connection.cursor() as cursor:
        cursor.execute(
            "SELECT relrowsecurity, relforcerowsecurity, count(polname)"
            " FROM pg_class LEFT JOIN pg_policy ON polrelid = pg_class.oid"
            " WHERE relname = %s GROUP BY 1, 2",
            [table],
        )
        assert cursor.fetchone() == (True, True, 1)


@pytest.mark.on_postgres
def test_without_a_clinic_postgresql_shows_nothing(cast):
    with connection.cursor() as cursor:
        cursor.execute("SELECT set_config('midweek.clinic', '', true)")

    assert all(list(_clinics(model)) == [] for model in WALLED)


def _clinics(model) -> "list[UUID]":
    return list(_unfiltered(model).values_list("clinic_id", flat=True))
