"""The permission table: every URL, who may come in, and what is written down.

A route that is not listed here stops the server from starting. A person who is not let
in gets "not found", so that nobody learns what exists behind a door that is not theirs.
"""

from collections.abc import Iterator
from dataclasses import dataclass
from enum import Enum
from typing import Any

from django.urls import URLPattern, URLResolver, get_resolver

from midweek.people.models import Person


class Who(Enum):
    """Whom a door lets in. Which rows they then find is `visible_to`'s business."""

    ANYONE = "anyone, signed in or not"
    CLIENT = "a client"
    STAFF = "a member of staff"
    OWNER = "who runs the clinic"

    def fits(self, person: Person) -> bool:
        """Whether `person` is one of these."""
        if self is Who.CLIENT:
            return person.is_client
        if self is Who.OWNER:
            return person.runs_clinic
        return not person.is_client


@dataclass(frozen=True)
class Door:
    """One URL: who may, whether a recent sign-in is asked for again, what reading it logs."""

    who: frozenset[Who]
    step_up: bool = False
    logs: str | None = None
    before_second_factor: bool = False


def open_to(*who: Who, **more: Any) -> Door:
    """A door for these people."""
    return Door(frozenset(who), **more)


ANYONE, CLIENT, STAFF, OWNER = Who.ANYONE, Who.CLIENT, Who.STAFF, Who.OWNER

DOORS: dict[str, Door] = {
    "home": open_to(ANYONE),
    "health": open_to(ANYONE),
    # Getting in. Tokens, codes and passkeys are checked by the views behind these.
    "set_up_waiting": open_to(ANYONE),
    "set_up": open_to(ANYONE),
    "join": open_to(ANYONE),
    "join_team": open_to(ANYONE),
    "recover": open_to(ANYONE),
    "account_login": open_to(ANYONE),
    "by_passkey": open_to(ANYONE),
    "mfa_authenticate": open_to(ANYONE),
    "by_link": open_to(ANYONE),
    "demo": open_to(ANYONE),
    "passkey_to_make": open_to(ANYONE),
    "passkey_to_show": open_to(ANYONE),
    "help": open_to(ANYONE),
    # One's own account, and the clinic's
    "account": open_to(CLIENT, STAFF),
    "second_factor": open_to(CLIENT, STAFF, before_second_factor=True),
    "account_reauthenticate": open_to(CLIENT, STAFF, before_second_factor=True),
    "new_password": open_to(CLIENT, STAFF, step_up=True),
    "new_address": open_to(CLIENT, STAFF, step_up=True),
    "confirm_address": open_to(CLIENT, STAFF),
    "add_passkey": open_to(CLIENT, STAFF, step_up=True),
    "remove_factor": open_to(CLIENT, STAFF, step_up=True),
    "awake": open_to(STAFF),
    "end_session": open_to(CLIENT, STAFF),
    "end_sessions": open_to(CLIENT, STAFF),
    "sign_out": open_to(CLIENT, STAFF, before_second_factor=True),
    "set_up_clinic": open_to(OWNER),
    "clinic": open_to(OWNER),
    "team": open_to(OWNER),
    "team_invite": open_to(OWNER, step_up=True),
    "colleague": open_to(OWNER),
    "colleague_again": open_to(OWNER, step_up=True),
    "hand_over_all": open_to(OWNER, step_up=True),
    "care": open_to(STAFF),
    "colleague_part": open_to(OWNER, step_up=True),
    # The phone. Its shell holds nothing of anyone, and "Help now" opens before sign-in.
    "app:shell": open_to(ANYONE),
    "app:screen": open_to(ANYONE),
    "app:worker": open_to(ANYONE),
    "app:manifest": open_to(ANYONE),
    "phone:pull": open_to(CLIENT),
    "phone:operation": open_to(CLIENT),
    "phone:operations": open_to(CLIENT),
    "phone:file": open_to(CLIENT),
    "phone:manifest": open_to(CLIENT),
    "phone:looks": open_to(CLIENT),
    "phone:ideas": open_to(CLIENT),
    "phone:totals": open_to(CLIENT),
    "phone:help_lines": open_to(ANYONE),
    "phone:api-root": open_to(ANYONE),
    "phone:openapi-json": open_to(ANYONE),
    "phone:sign_out": open_to(ANYONE),
    # Other machines: a gateway for texts tells something, a calendar asks. Each address carries
    # a secret, which the views check.
    "reminders:heard": open_to(ANYONE),
    "reminders:calendar": open_to(ANYONE),
    "reminders:reported": open_to(ANYONE),
    # The library
    "library:shelf": open_to(STAFF),
    "library:read": open_to(STAFF),
    "library:keep_read": open_to(STAFF),
    "library:begin": open_to(STAFF),
    "library:draft": open_to(STAFF),
    "library:keep_draft": open_to(STAFF),
    "library:shelve": open_to(STAFF),
    "library:discard": open_to(STAFF),
    "library:book": open_to(STAFF),
    "library:put_away": open_to(STAFF),
    "library:put_back": open_to(STAFF),
    "library:give": open_to(STAFF),
    # The desk
    "review:caseload": open_to(STAFF, logs="review.caseload_opened"),
    "review:palette": open_to(STAFF),
    "review:rules": open_to(STAFF),
    "review:rules_keep": open_to(OWNER),
    "review:rules_back": open_to(OWNER),
    "review:give": open_to(STAFF),
    "review:templates": open_to(STAFF),
    "review:template": open_to(STAFF),
    "review:template_starter": open_to(STAFF),
    "review:template_take_out": open_to(STAFF),
    "review:template_release": open_to(STAFF),
    "review:programme": open_to(STAFF),
    "review:template_archive": open_to(STAFF),
    "review:template_restore": open_to(STAFF),
    "review:template_keep": open_to(STAFF),
    "review:invite": open_to(STAFF),
    "review:invitation": open_to(STAFF),
    "review:invitation_preview": open_to(STAFF),
    "review:invite_again": open_to(STAFF),
    "review:withdraw_invitation": open_to(STAFF),
    "review:remove_invitation": open_to(STAFF),
    "review:client": open_to(STAFF, logs="review.client_opened"),
    "review:brief": open_to(STAFF, logs="review.brief_opened"),
    "review:brief_undo": open_to(STAFF),
    "review:note": open_to(STAFF),
    "review:note_away": open_to(STAFF),
    "review:note_back": open_to(STAFF),
    "review:plan": open_to(STAFF, logs="review.plan_opened"),
    "review:add": open_to(STAFF),
    "review:change": open_to(STAFF, logs="review.plan_opened"),
    "review:end": open_to(STAFF),
    "review:resume": open_to(STAFF),
    "review:offer": open_to(STAFF, logs="review.plan_opened"),
    "review:take_back": open_to(STAFF),
    "review:respond": open_to(STAFF),
    "review:drop": open_to(STAFF),
    "review:suggest": open_to(STAFF),
    "review:versions": open_to(STAFF, logs="review.plan_opened"),
    "review:follow": open_to(STAFF),
    "review:follow_change": open_to(STAFF, logs="review.plan_opened"),
    "review:follow_end": open_to(STAFF),
    "review:entries": open_to(STAFF, logs="review.entries_opened"),
    "review:entry": open_to(STAFF, logs="review.entry_opened"),
    "review:file": open_to(STAFF, logs="review.file_opened"),
    "review:measures": open_to(STAFF, logs="review.measures_opened"),
    "review:together": open_to(STAFF),
    "review:helping": open_to(STAFF, logs="review.helping_opened"),
    "review:totals": open_to(STAFF),
    "review:ending": open_to(STAFF, logs="review.ending_opened"),
    "review:follow_up": open_to(STAFF),
    "review:enter": open_to(STAFF),
    "review:enter_back": open_to(STAFF),
    "review:access": open_to(STAFF),
    "review:appointment": open_to(STAFF),
    "review:read_sessions": open_to(STAFF),
    "review:move": open_to(STAFF),
    "review:cancel": open_to(STAFF),
    "review:restore": open_to(STAFF),
    "review:notice": open_to(STAFF),
    "review:notices": open_to(STAFF, logs="review.notices_opened"),
    # Messages, the list for the next session, and a therapist's own short answers
    "review:inbox": open_to(STAFF, logs="review.inbox_opened"),
    "review:answering": open_to(STAFF),
    "review:phrases": open_to(STAFF),
    "review:phrases_begin": open_to(STAFF),
    "review:phrase": open_to(STAFF),
    "review:phrase_away": open_to(STAFF),
    "review:phrase_back": open_to(STAFF),
    "review:messages": open_to(STAFF, logs="review.messages_opened"),
    "review:thread": open_to(STAFF, logs="review.thread_opened"),
    "review:settle": open_to(STAFF),
    "review:unsettle": open_to(STAFF),
    "review:message_back": open_to(STAFF),
    "review:topic_talked": open_to(STAFF),
    "review:topic_back": open_to(STAFF),
    "review:topic_off": open_to(STAFF),
    # The record
    "record:timeline": open_to(STAFF, logs="review.record_opened"),
    "record:export": open_to(STAFF, step_up=True),
    "record:paper": open_to(STAFF, step_up=True),
    "record:erase": open_to(STAFF, step_up=True),
    "record:import": open_to(STAFF, step_up=True),
    "record:keeping": open_to(OWNER, step_up=True),
    "record:kept_client": open_to(OWNER, step_up=True),
    "record:own_copy": open_to(CLIENT, step_up=True),
}


class UnlistedDoor(RuntimeError):
    """A route exists that the permission table does not know."""


def route_names(patterns: Any = None, *, namespace: str = "") -> Iterator[str]:
    """Yield the full name of every route the server answers."""
    for pattern in get_resolver().url_patterns if patterns is None else patterns:
        if isinstance(pattern, URLResolver):
            inner = f"{namespace}{pattern.namespace}:" if pattern.namespace else namespace
            yield from route_names(pattern.url_patterns, namespace=inner)
        elif isinstance(pattern, URLPattern):
            yield f"{namespace}{pattern.name}" if pattern.name else f"unnamed {pattern.pattern}"


def refuse_unlisted_doors() -> None:
    """Stop the server from starting while table and routes disagree."""
    routes = set(route_names())
    if unlisted := sorted(routes - DOORS.keys()):
        raise UnlistedDoor(f"Not in the permission table (config/doors.py): {unlisted}")
    if dead := sorted(DOORS.keys() - routes):
        raise UnlistedDoor(f"In the permission table, but no such route: {dead}")
