"""A question about harm is asked only where somebody is named to look at the answer."""

import pytest
from django.core.exceptions import ValidationError

from midweek.library.actions.shelf import add_activity
from midweek.library.definition import Definition
from midweek.library.starter import starter_set
from midweek.plans.models import Assignment
from tests.cast import agree

RUNGS = {
    size: {"label": {"en": "Once", "de": "Einmal"}, "minutes": 3}
    for size in ("smaller", "agreed", "bigger")
}


@pytest.fixture
def nobody_looks(cast):
    cast.northgate.looks_by = ""
    cast.northgate.save()
    with cast.at_northgate():
        cast.kim.refresh_from_db()
        cast.kim.clinic = cast.northgate
        yield cast


@pytest.mark.parametrize("slug", ["phq-9", "core-10"])
def test_a_question_about_harm_is_not_agreed_while_nobody_is_named_to_look(nobody_looks, slug):
    before = Assignment.objects.count()

    with pytest.raises(ValidationError, match="who looks"):
        agree(nobody_looks.kim, slug, by=nobody_looks.noor)

    assert Assignment.objects.count() == before


def test_nor_is_it_inside_another_activity(nobody_looks):
    written = {one.slug: one.written() for one in starter_set()}
    shared = ("slug", "steps", "scoring", "risk", "credit", "licence")
    block = {key: written["phq-9"][key] for key in shared}
    block |= {"id": "mood_questions", "type": "measure", "text": {"en": "Mood", "de": "Stimmung"}}
    both = written["check-in"] | {"slug": "check-and-phq", "steps": [block], "rungs": RUNGS}
    add_activity(nobody_looks.northgate, Definition.model_validate(both), by=nobody_looks.noor)

    with pytest.raises(ValidationError, match="who looks"):
        agree(nobody_looks.kim, "check-and-phq", by=nobody_looks.noor)


def test_the_phq8_which_asks_nothing_about_harm_still_is(nobody_looks):
    assert agree(nobody_looks.kim, "phq-8", by=nobody_looks.noor).pk


@pytest.mark.parametrize("slug", ["phq-9", "core-10"])
def test_it_is_agreed_where_somebody_looks(cast, slug):
    with cast.at_northgate():
        assert agree(cast.kim, slug, by=cast.noor).pk
