"""Statements written once: they ask what the queryset asks, and never past the wall."""

import time
from datetime import timedelta
from typing import Any
from uuid import UUID

import pytest
from django.db import connection
from django.db.models import F, QuerySet
from django.utils import timezone

from midweek.audit.prepared import change, insert, question
from midweek.audit.scope import NoClinicInScope
from midweek.library.models import ActivityVersion
from midweek.people.models import CareLink, Consent, Person
from midweek.plans.models import Appointment


@question
def persons_named(*, pk: UUID) -> QuerySet[Person]:
    return Person.objects.filter(pk=pk).select_related("clinic")


@question
def links_of(*, client: UUID) -> QuerySet[CareLink]:
    return CareLink.objects.filter(client=client).select_related("therapist__account")


@question
def meetings_after(*, moment: Any) -> QuerySet[Appointment, tuple[Any, ...]]:
    return Appointment.objects.filter(starts_at__gt=moment).values_list("id", "starts_at")


@change
def raise_by(*, pk: UUID, number: int) -> tuple[QuerySet[Person], dict[str, Any]]:
    return Person.objects.filter(pk=pk), {"counter": F("counter") + number}


def test_a_question_answers_as_the_queryset_would(cast):
    with cast.at_northgate():
        for client in (cast.sam, cast.kim):
            (found,) = persons_named(pk=client.pk)
            usual = Person.objects.get(pk=client.pk)
            names = [field.attname for field in Person._meta.concrete_fields]
            assert [getattr(found, one) for one in names] == [getattr(usual, one) for one in names]
            assert found.clinic == cast.northgate


def test_what_belongs_to_a_row_comes_along_in_the_same_question(
    cast, django_assert_num_queries: Any
):
    with cast.at_northgate():
        links_of(client=cast.sam.pk)
        with django_assert_num_queries(1):
            (link,) = [one for one in links_of(client=cast.sam.pk) if one.ended_at is None]
            assert link.therapist.account.pk == cast.noor.account_id


def test_times_and_ids_come_back_as_they_were_kept(cast):
    now = timezone.now()
    with cast.at_northgate():
        meeting = Appointment(
            clinic=cast.northgate, client=cast.sam, therapist=cast.noor, starts_at=now
        )
        insert(meeting)
        assert meetings_after(moment=now - timedelta(seconds=1)) == [(meeting.pk, now)]
        assert meetings_after(moment=now) == []


def test_nothing_is_asked_changed_or_added_in_no_clinic(cast):
    with cast.at_northgate():
        persons_named(pk=cast.sam.pk)
        raise_by(pk=cast.sam.pk, number=0)

    with pytest.raises(NoClinicInScope):
        persons_named(pk=cast.sam.pk)
    with pytest.raises(NoClinicInScope):
        raise_by(pk=cast.sam.pk, number=1)
    with pytest.raises(NoClinicInScope):
        insert(Consent(clinic=cast.northgate, client=cast.sam))


def test_the_clinic_is_the_one_in_scope_each_time(cast):
    with cast.at_northgate():
        assert len(persons_named(pk=cast.sam.pk)) == 1
    with cast.at_southgate():
        assert persons_named(pk=cast.sam.pk) == []
        assert raise_by(pk=cast.sam.pk, number=1) == 0


def test_a_row_of_another_clinic_is_not_added(cast):
    with cast.at_southgate(), pytest.raises(NoClinicInScope):
        insert(Consent(clinic=cast.northgate, client=cast.sam))


def test_a_change_is_made_with_what_is_told_each_time(cast):
    with cast.at_northgate():
        before = Person.objects.get(pk=cast.sam.pk).counter
        assert raise_by(pk=cast.sam.pk, number=2) == 1
        assert raise_by(pk=cast.sam.pk, number=40) == 1
        assert Person.objects.get(pk=cast.sam.pk).counter == before + 42


def test_what_is_told_is_bound_and_never_becomes_sql(cast):
    @question
    def in_language(*, language: str) -> QuerySet[Person]:
        return Person.objects.filter(language=language)

    with cast.at_northgate():
        assert in_language(language="en")
        assert in_language(language="' OR 1=1 --") == []


def test_a_model_that_refuses_changes_refuses_them_here_too(cast):
    @change
    def renumber(*, number: int) -> tuple[QuerySet[ActivityVersion], dict[str, Any]]:
        return ActivityVersion.objects.all(), {"number": number}

    with cast.at_northgate():
        with pytest.raises(TypeError):
            renumber(number=9)
        with pytest.raises(TypeError):
            insert(ActivityVersion(clinic=cast.northgate))
        with pytest.raises(TypeError):
            insert(Person.objects.get(pk=cast.sam.pk))


def test_none_is_refused_since_nothing_equals_it(cast):
    with cast.at_northgate(), pytest.raises(TypeError):
        persons_named(pk=None)


@pytest.mark.on_postgres
@pytest.mark.django_db
def test_postgresql_is_known_to_speak_directly_and_a_pooler_is_not():
    from midweek.audit.postgresql.base import _speaks_directly

    connection.ensure_connection()
    real: Any = connection.connection
    assert connection.speaks_directly  # type: ignore[attr-defined]

    class Pooled:
        """What a pooler shows: the process id of nobody."""

        info = type("Info", (), {"backend_pid": real.info.backend_pid + 1})
        cursor = real.cursor
        rollback = staticmethod(lambda: None)

    assert not _speaks_directly(Pooled())


@pytest.mark.on_postgres
def test_a_server_that_went_away_is_noticed_before_it_is_asked(transactional_db):
    import psycopg

    connection.ensure_connection()
    assert connection.is_usable()
    told = connection.get_connection_params()
    params = {name: told[name] for name in ("dbname", "user", "host", "port") if name in told}
    with psycopg.connect(**params, autocommit=True) as other:
        pid = connection.connection.info.backend_pid
        other.execute("SELECT pg_terminate_backend(%s)", [pid])
    for _ in range(250):  # the server ends a connection when it gets round to it
        if not connection.is_usable():
            break
        time.sleep(0.02)
    assert not connection.is_usable()
    connection.close()
