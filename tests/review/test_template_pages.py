"""Templates on the desk: take one, keep a plan as one, start several clients, put it away."""

from midweek.people.access import names_grant
from midweek.people.vault import open_sealed
from midweek.plans.actions.templates import parts_of
from midweek.plans.models import Assignment, Programme, Proposal, Template


def the_template(cast):
    with cast.at_northgate():
        template = Template.objects.get()
        name = open_sealed(template, "name", grant=names_grant(cast.noor))
        return template, name, [part.slug for part in parts_of(template, by=cast.noor)]


def test_a_starter_set_is_taken_and_two_clients_start_with_it(cast, noor):
    page = noor.get("/templates/").content.decode()
    assert "Sleep" in page

    answer = noor.post("/templates/starter/sleep/", follow=True)
    template, name, slugs = the_template(cast)
    assert (name, slugs) == ("Sleep", ["sleep-diary", "slow-breathing"])
    assert "Sam Sawyer" in answer.content.decode()

    both = {"clients": [str(cast.sam.pk), str(cast.kim.pk)]}
    done = noor.post(f"/templates/{template.pk}/", {**both, "agreed": ""}, follow=True)

    assert "Added to their plans." in done.content.decode()
    with cast.at_northgate():
        started = Assignment.objects.filter(activity__slug="sleep-diary")
        assert {one.client_id for one in started} == {cast.sam.pk, cast.kim.pk}
    assert (
        "talked about, still to be written down"
        in noor.get(f"/clients/{cast.kim.pk}/plan/").content.decode()
    )


def test_a_set_is_sent_to_several_as_ideas(cast, noor):
    noor.post("/templates/starter/sleep/")
    template, _name, _slugs = the_template(cast)

    both = {"clients": [str(cast.sam.pk), str(cast.kim.pk)]}
    done = noor.post(f"/templates/{template.pk}/", both, follow=True)

    assert "Each answers every idea for themselves." in done.content.decode()
    with cast.at_northgate():
        assert Proposal.objects.open().count() == 4
        assert not Assignment.objects.filter(activity__slug="sleep-diary").exists()


def test_a_part_for_later_waits_on_the_plan_and_is_stopped_with_a_way_back(cast, noor):
    noor.post("/templates/starter/sleep/")
    template, _name, _slugs = the_template(cast)
    place = f"/templates/{template.pk}"
    page = noor.post(f"{place}/release/1/", {"after": "weeks:2"}, follow=True).content.decode()
    assert '<option value="weeks:2" selected>after 2 weeks</option>' in page
    refused = noor.post(f"{place}/release/0/", {"after": "weeks:1"}, follow=True)
    assert "Something has to be there from the beginning." in refused.content.decode()

    noor.post(f"{place}/", {"clients": [str(cast.sam.pk)]})

    plan = noor.get(f"/clients/{cast.sam.pk}/plan/").content.decode()
    assert "Still to come" in plan and "after 2 weeks" in plan
    with cast.at_northgate():
        programme = Programme.objects.get()
    address = f"/clients/{cast.sam.pk}/plan/programmes/{programme.pk}/"
    assert noor.post(address.replace(str(cast.sam.pk), str(cast.kim.pk))).status_code == 404
    stopped = noor.post(address, follow=True).content.decode()
    assert "Still to come" not in stopped and "Undo" in stopped
    assert "Still to come" in noor.post(address, {"back": ""}, follow=True).content.decode()
    assert noor.get(f"/clients/{cast.sam.pk}/plan/?stopped=x").status_code == 200


def test_nobody_outside_the_caseload_can_be_chosen(cast, noor):
    noor.post("/templates/starter/sleep/")
    template, _name, _slugs = the_template(cast)

    for nobody in ([str(cast.ida.pk)], []):
        assert noor.post(f"/templates/{template.pk}/", {"clients": nobody}).status_code == 422
    assert noor.post("/templates/starter/no-such-set/").status_code == 404


def test_a_plan_is_kept_as_a_template_without_a_word_of_the_client(cast, noor):
    page = f"/clients/{cast.sam.pk}/plan/keep/"
    assert noor.post(page, {"name": " "}).status_code == 422

    answer = noor.post(page, {"name": "Like this"}, follow=True)

    _template, name, slugs = the_template(cast)
    assert (name, slugs) == ("Like this", ["check-in", "phq-9"])
    assert "Sundays drag" not in answer.content.decode()


def test_a_part_is_taken_out_and_the_last_stays(cast, noor):
    noor.post("/templates/starter/sleep/")
    template, _name, _slugs = the_template(cast)

    for _ in range(2):
        noor.post(f"/templates/{template.pk}/out/0/")

    assert the_template(cast)[2] == ["slow-breathing"]


def test_putting_away_can_be_undone(cast, noor):
    noor.post("/templates/starter/sleep/")
    template, _name, _slugs = the_template(cast)

    answer = noor.post(f"/templates/{template.pk}/archive/", follow=True)
    assert "Take out again" in answer.content.decode()

    noor.post(f"/templates/{template.pk}/restore/")
    assert the_template(cast)[0].archived_at is None
