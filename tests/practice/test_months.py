"""A month in numbers says exactly what the entries and skips behind it say."""

from datetime import timedelta

from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from midweek.people.access import grant_to_client
from midweek.people.vault import open_sealed
from midweek.practice.actions.months import mark_of, mark_of_skip
from midweek.practice.marks import unpacked
from midweek.practice.models import Entry, Month, Skip
from midweek.practice.models.months import first_of
from tests.handset import SUNDAY_EVENING

DAYS = st.integers(-9, 9)
STEPS = st.lists(
    st.tuples(
        st.sampled_from(["entry", "correct", "skip", "wish", "undo", "unshare", "share"]),
        st.integers(0, 7),
        DAYS,
    ),
    max_size=12,
)


@settings(
    max_examples=30, deadline=None, suppress_health_check=[HealthCheck.function_scoped_fixture]
)
@given(STEPS)
def test_a_month_kept_up_to_date_equals_a_month_made_anew(cast, phone_of, check_in, steps):
    client = _fresh_client(cast)
    phone, assignment = phone_of(client), _assignment(cast, client)
    entries, skips = [], []
    for what, which, day in steps:
        _say(phone, check_in, assignment, entries, skips, what, which, day)

    with cast.at_northgate():
        assert _kept(cast, client) == _anew(client)


def test_a_correction_that_moves_to_another_month_leaves_nothing_behind(cast, phone_of, check_in):
    phone = phone_of(cast.sam)
    first = phone.entry(check_in).json()["id"]

    phone.entry(check_in, happened_at=SUNDAY_EVENING + timedelta(days=31), replaces=first)

    with cast.at_northgate():
        assert [len(month) for month in _kept(cast, cast.sam).values()] == [1]


def test_an_entry_that_was_corrected_does_not_come_back_when_shared_again(cast, phone_of, check_in):
    phone = phone_of(cast.sam)
    first = phone.entry(check_in).json()["id"]
    second = phone.entry(check_in, replaces=first).json()["id"]

    phone.say("unshare", entry=first)
    phone.say("share", entry=first)

    with cast.at_northgate():
        (month,) = _kept(cast, cast.sam).values()
        assert set(month) == {second}


def _fresh_client(cast):
    from tests.cast import treated

    with cast.at_northgate():
        return treated(cast.northgate, "Nia New", by=cast.noor)


def _assignment(cast, client):
    from tests.cast import agree

    with cast.at_northgate():
        return agree(client, "check-in", by=cast.noor).pk


def _say(phone, check_in, assignment, entries, skips, what, which, day):
    at = SUNDAY_EVENING + timedelta(days=day)
    entry = entries[which % len(entries)] if entries else None
    skip = skips[which % len(skips)] if skips else None
    if what == "entry" or (what == "correct" and entry):
        answers = {"mood": which % 5 + 1, "worry": which}
        replaces = entry if what == "correct" else None
        sent = phone.entry(check_in, answers=answers, happened_at=at, replaces=replaces)
        entries.append(sent.json()["id"])
    elif what == "skip":
        occasion = {"date": at.date().isoformat(), "slot": "21:30"}
        sent = phone.say("skip", assignment=assignment, occasion=occasion, skip="too_hard")
        skips.append(sent.json()["id"])
    elif what == "wish" and skip:
        phone.say("wish", of=skip, wants=["smaller", "swap", "talk"][which % 3])
    elif what == "undo" and ((which % 2 and skip) or entry):
        phone.say("undo", of=(which % 2 and skip) or entry)
    elif what in ("unshare", "share") and entry:
        phone.say(what, entry=entry)


def _kept(cast, client):
    """What the months of `client` say, by first day and id; empty months left out."""
    grant = grant_to_client(client, by=cast.noor, purpose="test")
    found = {
        month.first: {
            m.id: m for m in unpacked(open_sealed(month, "marks", grant=grant), month.first)
        }
        for month in Month.objects.visible_to(cast.noor).filter(client=client)
    }
    return {first: marks for first, marks in found.items() if marks}


def _anew(client):
    """The same from the rows: entries that stand, shared and not taken back, and skips."""
    found: dict = {}
    for entry in Entry.objects.filter(client=client, unshared_at=None, undone_at=None):
        if not _followed(entry):
            marks = found.setdefault(first_of(entry.happened_on), {})
            marks[str(entry.pk)] = mark_of(entry, client=client)
    for skip in Skip.objects.filter(client=client, undone_at=None):
        found.setdefault(first_of(skip.occasion_on), {})[str(skip.pk)] = mark_of_skip(skip)
    return found


def _followed(entry):
    """Whether something follows it, near or far, that was not taken back."""
    followers = Entry.objects.filter(replaces=entry)
    return any(one.undone_at is None or _followed(one) for one in followers)
