"""A clinic's library: filled once, never rewritten, walled off."""

import json
from typing import Any

import pytest
from django.core.exceptions import PermissionDenied

from midweek.audit.action import AlreadyDone, Done, System
from midweek.audit.models import AuditLine
from midweek.library import queries
from midweek.library.actions import shelf as actions
from midweek.library.actions.shelf import add_activity, install_starter_set
from midweek.library.at_hand import ALWAYS_AT_HAND, PARTS_OF_A_PAGE
from midweek.library.definition import Definition
from midweek.library.models import Activity, ActivityVersion, VersionChanged
from midweek.library.starter import FIRST, starter_set
from midweek.people.models import Person
from tests.cast import Cast

SLUGS = [each.slug for each in starter_set()]
INSTALLED = "library.starter_set_installed"


def test_a_clinic_starts_with_the_starter_set(cast: Cast) -> None:
    with cast.at_northgate():
        assert set(Activity.objects.values_list("slug", flat=True)) == set(SLUGS)
        assert AuditLine.objects.filter(kind=INSTALLED, clinic_id=cast.northgate.pk).count() == 1


def test_installing_again_changes_nothing_and_is_not_written_down(cast: Cast) -> None:
    with cast.at_northgate():
        heard = counter_of(cast.sam)
        again = install_starter_set(cast.northgate, by=System("upgrade"))

        assert again == AlreadyDone(cast.northgate)
        assert counter_of(cast.sam) == heard
        assert ActivityVersion.objects.count() == len(SLUGS)
        assert AuditLine.objects.filter(kind=INSTALLED, clinic_id=cast.northgate.pk).count() == 1


def test_new_words_make_a_new_version_and_leave_the_old_one(
    cast: Cast, monkeypatch: pytest.MonkeyPatch
) -> None:
    reworded = starter_set()[0].model_copy(
        update={"title": {"en": "Check in", "de": "Wie es geht"}}
    )
    monkeypatch.setattr(actions, "starter_set", lambda: (reworded, *starter_set()[1:]))
    with cast.at_northgate():
        old = ActivityVersion.objects.get(activity__slug="check-in")
        heard = counter_of(cast.sam)

        done = install_starter_set(cast.northgate, by=cast.olga)

        assert isinstance(done, Done)
        new = ActivityVersion.objects.filter(activity=old.activity).newest().get()
        assert (new.number, done.details) == (2, {"versions": [str(new.pk)]})
        assert counter_of(cast.sam) == heard + 1
        old.refresh_from_db()
        assert old.definition["title"]["en"] == "One-minute check-in"
        said = queries.definitions([old.pk, new.pk], language="en")
        assert [said[str(one.pk)]["version"] for one in (old, new)] == [1, 2]


@pytest.mark.parametrize("who", ["sam", "otto"])
def test_nobody_else_fills_a_clinics_library(cast: Cast, who: str) -> None:
    with cast.at_northgate(), pytest.raises(PermissionDenied):
        install_starter_set(cast.northgate, by=getattr(cast, who))


def test_a_version_never_changes(cast: Cast) -> None:
    with cast.at_northgate():
        version = ActivityVersion.objects.get(activity__slug="phq-9")
        before = dict(version.definition)
        version.definition = {}

        with pytest.raises(VersionChanged):
            version.save()
        with pytest.raises(VersionChanged):
            ActivityVersion.objects.filter(pk=version.pk).update(definition={})
        with pytest.raises(VersionChanged):
            ActivityVersion.objects.bulk_update([version], ["definition"])

        version.refresh_from_db()
        assert version.definition == before


def test_what_is_kept_is_what_was_read(cast: Cast) -> None:
    with cast.at_northgate():
        for version in ActivityVersion.objects.select_related("activity"):
            definition = Definition.read(json.dumps(version.definition))
            assert definition.digest() == version.digest
            assert (definition.slug, definition.kind) == (
                version.activity.slug,
                version.activity.kind,
            )


def test_a_therapist_chooses_from_the_newest_of_everything(cast: Cast) -> None:
    with cast.at_northgate():
        found = queries.offers(by=cast.noor, language="de")

    assert {offer.slug for offer in found} == set(SLUGS) - set(PARTS_OF_A_PAGE)
    assert tuple(offer.slug for offer in found[: len(FIRST)]) == FIRST
    others = [offer.title for offer in found[len(FIRST) :]]
    assert others == sorted(others)
    assert found[1].title == "Zehn Minuten gehen"
    assert found[1].rungs["smaller"]["label"] == "Drei Minuten"
    asking = {offer.slug for offer in found if offer.asks_about_risk}
    assert asking == {each.slug for each in starter_set() if each.risk}
    assert {"phq-9", "core-10", "dbt-diary", "wise-pros-cons"} <= asking


def test_a_client_chooses_nothing_from_the_library(cast: Cast) -> None:
    with cast.at_northgate():
        assert queries.offers(by=cast.sam, language="en") == []


def test_check_in_journal_and_note_are_always_at_hand(cast: Cast) -> None:
    with cast.at_northgate():
        said = queries.definitions(queries.at_hand(), language="en")

    assert {each["slug"] for each in said.values()} == set(ALWAYS_AT_HAND)


def test_the_other_clinics_words_are_behind_the_wall_even_when_read_before(cast: Cast) -> None:
    with cast.at_northgate():
        (version, *_) = queries.at_hand()
        assert queries.definitions([version], language="en")

    with cast.at_southgate():
        assert queries.definitions([version], language="en") == {}
        with pytest.raises(KeyError):
            queries.definition(version, language="en")


def test_words_read_once_are_not_read_again(cast: Cast, django_assert_num_queries: Any) -> None:
    with cast.at_northgate():
        versions = queries.at_hand()
        queries.definitions(versions, language="en")

        with django_assert_num_queries(0):
            queries.definitions(versions, language="en")


def test_a_full_memory_forgets_and_still_answers(
    cast: Cast, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(queries, "MOST_KEPT", 0)
    with cast.at_northgate():
        first, *others = queries.at_hand()
        queries.definitions([first], language="en")

        assert len(queries.definitions([first, *others], language="en")) == len(ALWAYS_AT_HAND)


def counter_of(client: Person) -> int:
    return Person.objects.get(pk=client.pk).counter


def own_activity() -> Definition:
    walk = next(each for each in starter_set() if each.slug == "ten-minute-walk")
    return walk.model_copy(update={"slug": "round-the-pond"})


def test_a_clinic_puts_an_activity_of_its_own_in_the_library_once(cast: Cast) -> None:
    with cast.at_northgate():
        done = add_activity(cast.northgate, own_activity(), by=cast.noor)
        again = add_activity(cast.northgate, own_activity(), by=cast.noor)

        assert isinstance(done, Done) and isinstance(again, AlreadyDone)
        assert ActivityVersion.objects.filter(activity__slug="round-the-pond").count() == 1
    with cast.at_southgate():
        assert not Activity.objects.filter(slug="round-the-pond").exists()


@pytest.mark.parametrize("who", ["sam", "otto"])
def test_nobody_else_puts_anything_in_the_library(cast: Cast, who: str) -> None:
    with cast.at_northgate(), pytest.raises(PermissionDenied):
        add_activity(cast.northgate, own_activity(), by=getattr(cast, who))
