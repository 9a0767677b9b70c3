"""Every address of the server: an example of it, and what those who may come in get.

Adding a URL means adding one row here. `about` says whose it is: with "sam", only Sam's
therapist gets in; with "own", what it shows depends on who asks. `get` is the answer to
a plain GET by whoever may come in; 405 for what can only be sent.
"""

from dataclasses import dataclass, field
from uuid import uuid4

from midweek.config.doors import CLIENT, DOORS, OWNER, STAFF, Who

PEOPLE = ("nobody", "sam", "kim", "noor", "noor_by_password", "vera", "tom", "olga", "ida", "otto")
"""Anonymous, the client, another client, the therapist, the therapist without a second
factor, a colleague, one whose care has ended, the owner, and next door's client and owner."""

FRESH_UUID = "00000000-0000-7000-8000-000000000000"


@dataclass(frozen=True)
class Address:
    """One row of the table."""

    path: str
    get: int = 200
    about_sam: bool = False
    otherwise: dict[str, int] = field(default_factory=dict)


def row(path: str, get: int = 200, **otherwise: int) -> Address:
    return Address(path, get, otherwise=otherwise)


def of_sam(path: str, get: int = 200) -> Address:
    return Address(f"/clients/{{client}}{path}", get, about_sam=True)


ADDRESSES = {
    "home": row("/", 302),
    "health": row("/health/"),
    "set_up_waiting": row("/set-up/", 404),
    "set_up": row("/set-up/no-token/", 404),
    "join": row("/join/no-token/", 410),
    "join_team": row("/join-team/no-token/", 410),
    "recover": row("/recover/no-token/", 410),
    "account_login": row("/sign-in/"),
    "by_passkey": row("/sign-in/passkey/", 405),
    "mfa_authenticate": row("/sign-in/code/", 302),
    "by_link": row("/enter/no-token/"),
    "demo": row("/demo/no-token/client/", 404),
    "passkey_to_make": row("/passkey/make/", 405),
    "passkey_to_show": row("/passkey/show/", 405),
    "help": row("/help/"),
    "account": row("/account/"),
    "second_factor": row("/account/second-factor/"),
    "account_reauthenticate": row("/account/confirm/"),
    "new_password": row("/account/password/"),
    "new_address": row("/account/email/"),
    "confirm_address": row("/account/email/no-token/", 410),
    "add_passkey": row("/account/passkeys/", 405),
    "remove_factor": row("/account/factors/1/remove/", 405),
    "awake": row("/account/awake/"),
    "end_session": row("/account/sessions/1/end/", 405),
    "end_sessions": row("/account/sessions/end/", 405),
    "sign_out": row("/sign-out/", 405),
    "set_up_clinic": row("/set-up/clinic/"),
    "clinic": row("/clinic/"),
    "team": row("/clinic/team/"),
    "team_invite": row("/clinic/team/invite/"),
    "colleague": row("/clinic/team/{colleague}/", otto=404),
    "colleague_again": row("/clinic/team/{colleague}/again/", 405),
    "hand_over_all": row("/clinic/team/{colleague}/hand-over/", 405),
    "care": of_sam("/care/"),
    "colleague_part": row("/clinic/team/{colleague}/part/", 405),
    "app:shell": row("/app/"),
    "app:screen": row("/app/today"),
    "app:worker": row("/app/worker.js"),
    "app:manifest": row("/app/manifest.webmanifest"),
    "phone:pull": row("/api/v1/pull"),
    "phone:operation": row(f"/api/v1/operations/{FRESH_UUID}", 405),
    "phone:operations": row("/api/v1/operations", 405),
    # Nothing of this id: a file's own doors are tried in tests/practice/test_files.py.
    "phone:file": row(f"/api/v1/files/{FRESH_UUID}", 404),
    "phone:manifest": row("/api/v1/manifest"),
    "phone:looks": row("/api/v1/looks"),
    "phone:ideas": row("/api/v1/ideas"),
    "phone:totals": row("/api/v1/totals"),
    "phone:help_lines": row("/api/v1/help"),
    "phone:api-root": row("/api/v1/", 404),
    "phone:openapi-json": row("/api/v1/openapi.json"),
    "phone:sign_out": row("/api/v1/sign-out", 405),
    "reminders:calendar": row(f"/calendar/no-token/{FRESH_UUID}.ics", 404),
    "reminders:heard": row("/texts/no-token/", 405),
    "reminders:reported": row(f"/texts/no-token/{FRESH_UUID}/{FRESH_UUID}/", 405),
    "library:shelf": row("/library/"),
    "library:read": row("/library/read/"),
    "library:keep_read": row("/library/read/keep/", 405),
    "library:begin": row("/library/drafts/", 405),
    # A draft is its author's alone: nobody of the cast wrote this one.
    "library:draft": row(f"/library/drafts/{FRESH_UUID}/", 404),
    "library:keep_draft": row(f"/library/drafts/{FRESH_UUID}/keep/", 405),
    "library:shelve": row(f"/library/drafts/{FRESH_UUID}/shelve/", 405),
    "library:discard": row(f"/library/drafts/{FRESH_UUID}/discard/", 405),
    "library:book": row("/library/check-in/"),
    "library:put_away": row("/library/check-in/put-away/", 405),
    "library:put_back": row("/library/check-in/put-back/", 405),
    "library:give": row("/library/check-in/fhir.json"),
    "review:give": row("/library/check-in/give/"),
    "review:caseload": row("/caseload/"),
    "review:palette": row("/palette/"),
    "review:rules": row("/caseload/rules/"),
    "review:rules_keep": row("/caseload/rules/keep/", 405),
    "review:rules_back": row("/caseload/rules/back/", 405),
    "review:templates": row("/templates/"),
    "review:template": row(f"/templates/{FRESH_UUID}/", 404),
    "review:template_starter": row("/templates/starter/sleep/", 405),
    "review:template_take_out": row(f"/templates/{FRESH_UUID}/out/0/", 405),
    "review:template_release": row(f"/templates/{FRESH_UUID}/release/0/", 405),
    # Nothing of this id: its own doors are tried in tests/review/test_template_pages.py.
    "review:programme": of_sam(f"/plan/programmes/{FRESH_UUID}/", 405),
    "review:template_archive": row(f"/templates/{FRESH_UUID}/archive/", 405),
    "review:template_restore": row(f"/templates/{FRESH_UUID}/restore/", 405),
    "review:template_keep": of_sam("/plan/keep/"),
    "review:invite": row("/clients/invite/"),
    "review:client": of_sam("/"),
    # Sam joined long ago, so that there is no invitation left to show.
    "review:invitation": of_sam("/invitation/", 404),
    "review:invitation_preview": of_sam("/invitation/preview/", 404),
    "review:invite_again": of_sam("/invitation/again/", 405),
    "review:withdraw_invitation": of_sam("/invitation/withdraw/", 405),
    "review:remove_invitation": of_sam("/invitation/remove/", 405),
    "review:brief": of_sam("/brief/"),
    # Nothing of this id: a session's own doors are tried in tests/review/test_brief_pages.py.
    "review:brief_undo": of_sam(f"/brief/back/{FRESH_UUID}/", 405),
    "review:note": of_sam("/brief/notes/", 405),
    "review:note_away": of_sam(f"/brief/notes/{FRESH_UUID}/put-away/", 405),
    "review:note_back": of_sam(f"/brief/notes/{FRESH_UUID}/bring-back/", 405),
    "review:plan": of_sam("/plan/"),
    "review:add": of_sam("/plan/add/"),
    "review:change": of_sam("/plan/{assignment}/"),
    "review:end": of_sam("/plan/{assignment}/end/", 405),
    "review:resume": of_sam("/plan/{assignment}/resume/", 405),
    "review:offer": of_sam("/plan/offer/"),
    # Nothing of this id: an idea's own doors are tried in tests/review/test_offer_pages.py.
    "review:take_back": of_sam(f"/plan/offer/{FRESH_UUID}/take-back/", 405),
    "review:respond": of_sam(f"/plan/ideas/{FRESH_UUID}/", 405),
    "review:drop": of_sam(f"/plan/ideas/{FRESH_UUID}/drop/", 405),
    "review:suggest": of_sam("/plan/{assignment}/suggest/", 405),
    "review:versions": of_sam("/plan/versions/"),
    "review:follow": of_sam("/plan/follow/"),
    "review:follow_change": of_sam("/plan/follow/{dimension}/"),
    "review:follow_end": of_sam("/plan/follow/{dimension}/end/", 405),
    "review:entries": of_sam("/entries/"),
    "review:entry": of_sam("/entries/{entry}/"),
    "review:file": of_sam("/entries/{entry}/files/{file}/", 404),
    "review:measures": of_sam("/measures/"),
    "review:together": row("/helping/"),
    "review:ending": of_sam("/ending/"),
    "review:follow_up": of_sam("/ending/check-ins/", 405),
    "review:helping": of_sam("/helping/"),
    "review:totals": of_sam("/measures/totals/", 405),
    "review:enter": of_sam("/measures/phq-9/enter/"),
    "review:enter_back": of_sam("/measures/{entry}/take-back/", 405),
    "review:access": of_sam("/access/"),
    "record:timeline": of_sam("/record/"),
    "record:export": of_sam("/record/export/"),
    "record:paper": of_sam("/record/paper/week/"),
    "record:erase": of_sam("/record/erase/"),
    "record:import": row("/clients/import/"),
    "record:keeping": row("/clinic/records/"),
    # Everybody of the cast is in care: this door is tried in tests/record/test_keeping.py.
    "record:kept_client": row(f"/clinic/records/{FRESH_UUID}/", 404),
    "record:own_copy": row("/account/copy/"),
    "review:appointment": of_sam("/session/"),
    "review:read_sessions": of_sam("/session/calendar/"),
    "review:move": of_sam("/session/{appointment}/move/"),
    "review:cancel": of_sam("/session/{appointment}/cancel/", 405),
    "review:restore": of_sam("/session/{appointment}/restore/", 405),
    "review:notice": of_sam("/notices/{notice}/", 405),
    "review:notices": row("/notices/"),
    "review:inbox": row("/messages/"),
    "review:answering": row("/messages/answering/", 405),
    "review:phrases": row("/messages/answers/"),
    "review:phrases_begin": row("/messages/answers/begin/", 405),
    # A short answer is its author's alone: nobody of the cast wrote this one.
    "review:phrase": row(f"/messages/answers/{FRESH_UUID}/", 404),
    "review:phrase_away": row(f"/messages/answers/{FRESH_UUID}/put-away/", 405),
    "review:phrase_back": row(f"/messages/answers/{FRESH_UUID}/bring-back/", 405),
    "review:messages": of_sam("/messages/"),
    "review:thread": of_sam("/messages/{assignment}/"),
    "review:settle": of_sam("/messages/{assignment}/settle/", 405),
    "review:unsettle": of_sam("/messages/{assignment}/wait/", 405),
    "review:message_back": of_sam("/messages/{message}/take-back/", 405),
    "review:topic_talked": of_sam("/session-list/{topic}/talked/", 405),
    "review:topic_back": of_sam("/session-list/{topic}/back/", 405),
    "review:topic_off": of_sam("/session-list/{topic}/take-off/", 405),
}


def expected(name: str, who: str, *, kind: str, method: str) -> int | None:
    """The answer to `who` at `name`; None for those who may come in."""
    door, address = DOORS[name], ADDRESSES[name]
    if Who.ANYONE in door.who:
        return None
    if who == "nobody":
        return 401 if address.path.startswith("/api/") else 302
    allowed = {"client": {CLIENT}, "staff": {STAFF}, "owner": {STAFF, OWNER}}[kind]
    if not allowed & door.who:
        return 404
    if who == "noor_by_password" and not door.before_second_factor:
        return 302
    if not address.about_sam or who == "noor":
        return None
    return 405 if (method, address.get) == ("GET", 405) else 404


def samples(cast, phone) -> dict[str, str]:
    """Ids of rows of Sam's, for the addresses above."""
    from datetime import timedelta

    from django.utils import timezone

    from midweek.plans.actions.appointments import make_appointment
    from midweek.plans.actions.following import Named, follow
    from midweek.practice.actions.messages import write_message
    from midweek.practice.actions.topics import add_topic
    from midweek.practice.models import Notice
    from tests.cast import version_of

    answers = {f"q{number}": 1 for number in range(1, 10)}
    with cast.at_northgate():
        phq9 = version_of("phq-9").pk
        named = Named(label="Pull to stay in bed", low="none", high="all day")
        dimension = follow(cast.sam, named=named, by=cast.noor).subject
        appointment = make_appointment(
            cast.sam, starts_at=timezone.now() + timedelta(days=1), by=cast.noor
        ).subject
        message = write_message(cast.sams_check_in, words="It counts.", by=cast.noor).subject
        topic = add_topic(cast.sam, words="Evenings", by=cast.noor).subject
    entry = phone.entry(phq9, answers=answers, assignment=cast.sams_phq9.pk).json()["id"]
    with cast.at_northgate():
        notice = Notice.objects.get()
    return {
        "client": str(cast.sam.pk),
        "colleague": str(cast.vera.pk),
        "assignment": str(cast.sams_check_in.pk),
        "entry": entry,
        "appointment": str(appointment.pk),
        "notice": str(notice.pk),
        "dimension": str(dimension.pk),
        "file": FRESH_UUID,
        "message": str(message.pk),
        "topic": str(topic.pk),
    }


def missing() -> dict[str, str]:
    """Ids of nothing."""
    rows = (
        "client",
        "colleague",
        "assignment",
        "entry",
        "appointment",
        "notice",
        "dimension",
        "file",
        "message",
        "topic",
    )
    return {name: str(uuid4()) for name in rows}
