"""What a client can do at any time, planned or not."""

from midweek.people.models import Person
from midweek.phone.api.pulling import pull
from midweek.plans.actions.assigning import end_assignment
from tests.cast import Cast


def test_a_client_with_an_empty_plan_can_check_in_write_and_leave_a_note(cast: Cast) -> None:
    with cast.at_southgate():
        end_assignment(cast.idas_check_in, by=cast.otto)
        ida = Person.objects.get(pk=cast.ida.pk)

        pulled = pull(ida, since=0)

    slugs = {each["slug"] for each in pulled["activities"].values()}
    assert {"check-in", "open-journal", "session-note"} <= slugs
    assert [each["id"] for each in pulled["assignments"] if not each["ended"]] == []
