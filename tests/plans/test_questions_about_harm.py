"""A question about harm is asked only where somebody responds to the answer, by a set time."""

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


@pytest.fixture(params=[{"deputy": None}, {"taken_up_within": None}, {"looks_on": []}], ids=str)
def nobody_answers(cast, request):
    for field, value in request.param.items():
        setattr(cast.northgate, field, value)
    cast.northgate.save()
    with cast.at_northgate():
        cast.kim.refresh_from_db()
        cast.kim.clinic = cast.northgate
        yield cast


@pytest.mark.parametrize("slug", ["phq-9", "core-10"])
def test_a_question_about_harm_is_not_agreed_until_somebody_responds_by_a_set_time(
    nobody_answers, slug
):
    before = Assignment.objects.count()

    with pytest.raises(ValidationError, match="who responds"):
        agree(nobody_answers.kim, slug, by=nobody_answers.noor)

    assert Assignment.objects.count() == before


def test_nor_is_it_inside_another_activity(nobody_answers):
    written = {one.slug: one.written() for one in starter_set()}
    shared = ("slug", "steps", "scoring", "risk", "credit", "licence")
    block = {key: written["phq-9"][key] for key in shared}
    block |= {"id": "mood_questions", "type": "measure", "text": {"en": "Mood", "de": "Stimmung"}}
    both = written["check-in"] | {"slug": "check-and-phq", "steps": [block], "rungs": RUNGS}
    add_activity(nobody_answers.northgate, Definition.model_validate(both), by=nobody_answers.noor)

    with pytest.raises(ValidationError, match="who responds"):
        agree(nobody_answers.kim, "check-and-phq", by=nobody_answers.noor)


def test_the_phq8_which_asks_nothing_about_harm_still_is(nobody_answers):
    assert agree(nobody_answers.kim, "phq-8", by=nobody_answers.noor).pk


@pytest.mark.parametrize("slug", ["phq-9", "core-10"])
def test_it_is_agreed_where_somebody_responds(cast, slug):
    with cast.at_northgate():
        assert agree(cast.kim, slug, by=cast.noor).pk
