"""One client's moments, done through the same deeds as in any clinic."""

import json
from collections.abc import Mapping
from dataclasses import replace
from datetime import date, datetime
from functools import lru_cache
from random import Random
from typing import Any
from uuid import UUID

from midweek.audit import clock
from midweek.config.demo.answers import answers
from midweek.config.demo.moments import Calendar
from midweek.config.demo.sheets import Change, Held, Idea, Planned, Sheet
from midweek.library.models import Activity, ActivityVersion
from midweek.people.access import grant_to_client
from midweek.people.actions.care import invite_again, invite_client, join
from midweek.people.models import Clinic, ConsentPurpose, Invitation, Person
from midweek.plans.actions.appointments import make_appointment
from midweek.plans.actions.assigning import (
    Agreed,
    assign,
    change_terms,
    current_terms,
    end_assignment,
    newest_version,
)
from midweek.plans.actions.ideas import Idea as Suggestion
from midweek.plans.actions.ideas import agreed_in
from midweek.plans.actions.offering import draft, send
from midweek.plans.models import Assignment, Proposal
from midweek.practice.actions.messages import write_message
from midweek.practice.actions.noticing import acknowledge
from midweek.practice.actions.reading import look_at
from midweek.practice.actions.receiving import receive
from midweek.practice.actions.settling import read_thread
from midweek.practice.actions.topics import talked_about
from midweek.practice.models import Entry, Message, Notice, Topic


@lru_cache(maxsize=64)
def newest(clinic_id: UUID, slug: str) -> ActivityVersion:
    """What an activity of the clinic in scope says and asks today."""
    return newest_version(Activity.objects.get(slug=slug))


class Player:
    """Plays one client: the deeds they do, and those their therapist does for them."""

    def __init__(self, sheet: Sheet, *, clinic: Clinic, therapist: Person, calendar: Calendar):
        self.sheet, self.clinic, self.therapist, self.calendar = sheet, clinic, therapist, calendar
        self.chance = Random(sheet.email)  # noqa: S311
        self.device = UUID(int=self.chance.getrandbits(128), version=4)
        self.said = 0
        self.plan: dict[str, Assignment] = {}
        self.ideas: dict[Idea, Proposal] = {}
        self.invitation: Invitation
        self.client: Person

    def play(self, deed: str, about: Mapping[str, Any]) -> None:
        """Do one deed, at the time the clock is told."""
        getattr(self, deed)(**about)

    def invite(self) -> None:
        """Ask the client in."""
        name, email = self.sheet.name, self.sheet.email
        self.invitation = invite_client(
            self.clinic, name=name, email=email, by=self.therapist
        ).subject
        self.client = self.invitation.person

    def invite_again(self) -> None:
        """Ask once more, when the first invitation ran out."""
        self.invitation = invite_again(self.client, by=self.therapist).subject

    def join(self) -> None:
        """Come in, and share everything."""
        join(
            self.invitation,
            name=self.sheet.name,
            consents=dict.fromkeys(ConsentPurpose.values, True),
            text_version=1,
            email=self.sheet.email,
            password=None,
            language=self.clinic.language,
            zone=self.clinic.zone,
            by=self.client,
        )

    def meet(self, starts_at: datetime) -> None:
        """Agree on the next session."""
        make_appointment(self.client, starts_at=starts_at, by=self.therapist)

    def assign(self, planned: Planned) -> None:
        """Agree on something to do."""
        activity = Activity.objects.get(slug=planned.activity)
        agreed = self._agreed(planned, why=planned.why, rung=planned.rung)
        done = assign(self.client, activity, agreed=agreed, by=self.therapist)
        self.plan[planned.activity] = done.subject

    def change(self, planned: Planned, change: Change) -> None:
        """Agree anew."""
        agreed = self._agreed(planned, why=change.why, rung=change.rung, since=change.ago)
        change_terms(self.plan[planned.activity], agreed=agreed, by=self.therapist)

    def end(self, planned: Planned) -> None:
        """End something."""
        end_assignment(self.plan[planned.activity], by=self.therapist)

    def offer(self, idea: Idea) -> None:
        """The therapist suggests something."""
        known = self.plan.get(idea.activity)
        if known is None:
            agreed = Agreed(why=idea.why, starts=clock.today(self.clinic.zone), rung=idea.rung)
            wanted = Suggestion(
                activity=Activity.objects.get(slug=idea.activity),
                agreed=replace(agreed, rrule="FREQ=WEEKLY;BYDAY=SU"),
            )
        else:
            grant = grant_to_client(self.client, by=self.therapist, purpose="plan")
            agreed = agreed_in(current_terms(known), grant=grant)
            wanted = Suggestion(assignment=known, agreed=replace(agreed, rung=idea.rung))
        made = draft(self.client, idea=wanted, by=self.therapist).subject
        send(made.offer, by=self.therapist)
        self.ideas[idea] = made

    def respond(self, idea: Idea, happened: datetime) -> None:
        """The client says yes or no to it, or suggests another time."""
        asked = str(self.ideas[idea].pk)
        if idea.answered in ("yes", "no"):
            told = {"kind": "answer", "proposal": asked, "says": idea.answered}
            self._send(told | {"reason": idea.reason}, happened)
        else:
            days = "FREQ=WEEKLY;BYDAY=MO,WE,FR"
            wish = {"answers": asked, "rrule": days, "times": [idea.answered]}
            self._send({"kind": "propose", **wish}, happened)

    def pause(self, held: Held, day: date, happened: datetime) -> None:
        """The client puts something on hold for a week."""
        thing = str(self.plan[held.activity].pk) if held.activity else None
        self._send({"kind": "pause", "assignment": thing, "starts": day.isoformat()}, happened)

    def _agreed(self, planned: Planned, *, why: str, rung: str, since: int | None = None) -> Agreed:
        starts = since or planned.since or len(self.sheet.mood) - 1
        return Agreed(
            why=why,
            starts=self.calendar.ago(starts),
            rrule=self._rule(planned.days),
            times=(planned.at,) if planned.at and planned.days != "as needed" else (),
            rung=rung,
            planning=planned.planning,
        )

    def _rule(self, days: str | list[int]) -> str:
        if isinstance(days, str):
            return "FREQ=DAILY" if days == "daily" else ""
        weekdays = dict.fromkeys(self.calendar.weekday(ago) for ago in days)
        return f"FREQ=WEEKLY;BYDAY={','.join(weekdays)}"

    def tell(self, **fact: Any) -> None:
        """Send what happened, as the phone would."""
        if "skip" not in fact:
            self._send({"kind": "entry", **self._entry(fact)}, fact["happened"])
            return
        skip = {"assignment": self._assignment(fact), "occasion": self._occasion(fact)}
        sent = self._send({"kind": "skip", "skip": fact["skip"], **skip}, fact["happened"])
        if fact["wants"] and fact["skip"] == "too_hard":
            self._send({"kind": "wish", "of": str(sent), "wants": fact["wants"]}, fact["happened"])

    def _entry(self, fact: Mapping[str, Any]) -> dict[str, Any]:
        version = newest(self.clinic.pk, fact["slug"])
        return {
            "activity": str(version.pk),
            "assignment": self._assignment(fact),
            "occasion": self._occasion(fact),
            "happened_at": fact["happened"].isoformat(timespec="seconds"),
            "answers": answers(version.definition, fact, self.chance),
        }

    def _assignment(self, fact: Mapping[str, Any]) -> str | None:
        known = self.plan.get(fact["slug"])
        return str(known.pk) if known else None

    def _occasion(self, fact: Mapping[str, Any]) -> dict[str, Any] | None:
        day: date | None = fact.get("day")
        return {"date": day.isoformat(), "slot": fact["at"]} if day else None

    def _send(self, told: dict[str, Any], happened: datetime) -> UUID:
        self.said += 1
        operation = self._new_id(happened)
        told |= {
            "device": str(self.device),
            "device_seq": self.said,
            "recorded_at": happened.isoformat(timespec="seconds"),
            "zone": self.clinic.zone,
        }
        receive(operation, json.dumps(told, ensure_ascii=False).encode(), by=self.client)
        return operation

    def _new_id(self, moment: datetime) -> UUID:
        """A UUIDv7 (RFC 9562), as the phone made it at that moment."""
        milliseconds = int(moment.timestamp() * 1000)
        value = milliseconds << 80 | 7 << 76 | self.chance.getrandbits(12) << 64
        return UUID(int=value | 2 << 62 | self.chance.getrandbits(62))

    def write(self, about: str, words: str) -> None:
        """Say something about one thing of the plan, on the phone."""
        told = {"kind": "message", "assignment": str(self.plan[about].pk), "words": words}
        self._send(told, clock.now())

    def answer(self, about: str, words: str) -> None:
        """The therapist reads a thread, and writes in it."""
        read_thread(self.plan[about], by=self.therapist)
        write_message(self.plan[about], words=words, by=self.therapist)

    def read(self, about: str) -> None:
        """Read what the therapist wrote."""
        theirs = Message.objects.filter(assignment=self.plan[about], read_at=None)
        unread = [str(pk) for pk in theirs.from_therapists().values_list("pk", flat=True)]
        if unread:
            self._send({"kind": "read", "messages": unread}, clock.now())

    def list(self, words: str) -> None:
        """Put something on the list for the next session."""
        self._send({"kind": "topic", "words": words}, clock.now())

    def talk_through(self) -> None:
        """In the session, what is on the list is talked about."""
        for topic in Topic.objects.filter(client=self.client).open().select_related("client"):
            talked_about(topic, by=self.therapist)

    def look(self) -> None:
        """The therapist opens whatever is new."""
        shared = Entry.objects.visible_to(self.therapist).filter(client=self.client, seen_at=None)
        for entry in shared.select_related("client").order_by("happened_at"):
            look_at(entry, by=self.therapist)

    def take_up(self) -> None:
        """The therapist speaks about whatever a notice asked for."""
        for notice in Notice.objects.waiting().filter(client=self.client):
            acknowledge(notice, response=Notice.Response.SPOKE, by=self.therapist)
