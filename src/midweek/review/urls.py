"""The desk's addresses. Who may come in stands in the permission table."""

from django.urls import path

from midweek.review.views.access import show_access
from midweek.review.views.answering import say_answering
from midweek.review.views.appointments import cancel, move, restore, set_appointment
from midweek.review.views.brief import show_brief
from midweek.review.views.calendar import read_sessions
from midweek.review.views.caseload import show_caseload
from midweek.review.views.ending import offer_follow_up, show_ending
from midweek.review.views.entries import show_entries, show_entry
from midweek.review.views.files import show_file
from midweek.review.views.following import follow_one, put_better, stop_following
from midweek.review.views.giving import give
from midweek.review.views.helping import show_helping
from midweek.review.views.inbox import show_inbox
from midweek.review.views.inviting import again, invitation, invite, preview, remove, withdraw
from midweek.review.views.measures import show_measures, turn_totals
from midweek.review.views.next_plan import undo_next
from midweek.review.views.notes import note_away, note_back, write_own_note
from midweek.review.views.notices import show_notices, take_up
from midweek.review.views.offers import drop, respond, show_offer, suggest, take_back
from midweek.review.views.on_behalf import enter, take_entered_back
from midweek.review.views.overview import show_overview
from midweek.review.views.palette import show_palette
from midweek.review.views.phrases import begin, bring_back, put_away, reword, show_phrases
from midweek.review.views.plan import add, change, end, resume, show_plan
from midweek.review.views.programmes import stop as stop_programme
from midweek.review.views.rules import keep_rules, rules_back, show_rules
from midweek.review.views.session_list import show_messages
from midweek.review.views.settling import settle_thread, unsettle_thread
from midweek.review.views.templates import (
    keep_plan,
    put_template_away,
    release_part,
    show_template,
    show_templates,
    take_out,
    take_starter,
    take_template_again,
)
from midweek.review.views.threads import show_thread, take_message_back
from midweek.review.views.together import show_together
from midweek.review.views.topics import back_on_list, off_list, talked
from midweek.review.views.versions import show_versions

app_name = "review"
CLIENT = "clients/<uuid:client_id>"
ANSWERS = "messages/answers/"

urlpatterns = [
    path("caseload/", show_caseload, name="caseload"),
    path("helping/", show_together, name="together"),
    path("palette/", show_palette, name="palette"),
    path("caseload/rules/", show_rules, name="rules"),
    path("caseload/rules/keep/", keep_rules, name="rules_keep"),
    path("caseload/rules/back/", rules_back, name="rules_back"),
    path("library/<slug:slug>/give/", give, name="give"),
    path("templates/", show_templates, name="templates"),
    path("templates/starter/<slug:slug>/", take_starter, name="template_starter"),
    path("templates/<uuid:template_id>/", show_template, name="template"),
    path("templates/<uuid:template_id>/out/<int:place>/", take_out, name="template_take_out"),
    path(
        "templates/<uuid:template_id>/release/<int:place>/", release_part, name="template_release"
    ),
    path("templates/<uuid:template_id>/archive/", put_template_away, name="template_archive"),
    path("templates/<uuid:template_id>/restore/", take_template_again, name="template_restore"),
    path(f"{CLIENT}/plan/programmes/<uuid:programme_id>/", stop_programme, name="programme"),
    path(f"{CLIENT}/plan/keep/", keep_plan, name="template_keep"),
    path("clients/invite/", invite, name="invite"),
    path(f"{CLIENT}/invitation/", invitation, name="invitation"),
    path(f"{CLIENT}/invitation/preview/", preview, name="invitation_preview"),
    path(f"{CLIENT}/invitation/again/", again, name="invite_again"),
    path(f"{CLIENT}/invitation/withdraw/", withdraw, name="withdraw_invitation"),
    path(f"{CLIENT}/invitation/remove/", remove, name="remove_invitation"),
    path(f"{CLIENT}/", show_overview, name="client"),
    path(f"{CLIENT}/brief/", show_brief, name="brief"),
    path(f"{CLIENT}/brief/back/<uuid:version_id>/", undo_next, name="brief_undo"),
    path(f"{CLIENT}/brief/notes/", write_own_note, name="note"),
    path(f"{CLIENT}/brief/notes/<uuid:note_id>/put-away/", note_away, name="note_away"),
    path(f"{CLIENT}/brief/notes/<uuid:note_id>/bring-back/", note_back, name="note_back"),
    path(f"{CLIENT}/plan/", show_plan, name="plan"),
    path(f"{CLIENT}/plan/add/", add, name="add"),
    path(f"{CLIENT}/plan/offer/", show_offer, name="offer"),
    path(f"{CLIENT}/plan/offer/<uuid:offer_id>/take-back/", take_back, name="take_back"),
    path(f"{CLIENT}/plan/ideas/<uuid:proposal_id>/", respond, name="respond"),
    path(f"{CLIENT}/plan/ideas/<uuid:proposal_id>/drop/", drop, name="drop"),
    path(f"{CLIENT}/plan/versions/", show_versions, name="versions"),
    path(f"{CLIENT}/plan/<uuid:assignment_id>/suggest/", suggest, name="suggest"),
    path(f"{CLIENT}/plan/<uuid:assignment_id>/", change, name="change"),
    path(f"{CLIENT}/plan/<uuid:assignment_id>/end/", end, name="end"),
    path(f"{CLIENT}/plan/<uuid:assignment_id>/resume/", resume, name="resume"),
    path(f"{CLIENT}/plan/follow/", follow_one, name="follow"),
    path(f"{CLIENT}/plan/follow/<uuid:dimension_id>/", put_better, name="follow_change"),
    path(f"{CLIENT}/plan/follow/<uuid:dimension_id>/end/", stop_following, name="follow_end"),
    path(f"{CLIENT}/entries/", show_entries, name="entries"),
    path(f"{CLIENT}/entries/<uuid:entry_id>/", show_entry, name="entry"),
    path(f"{CLIENT}/entries/<uuid:entry_id>/files/<uuid:file_id>/", show_file, name="file"),
    path(f"{CLIENT}/measures/", show_measures, name="measures"),
    path(f"{CLIENT}/measures/totals/", turn_totals, name="totals"),
    path(f"{CLIENT}/measures/<slug:slug>/enter/", enter, name="enter"),
    path(f"{CLIENT}/measures/<uuid:entry_id>/take-back/", take_entered_back, name="enter_back"),
    path(f"{CLIENT}/helping/", show_helping, name="helping"),
    path(f"{CLIENT}/ending/", show_ending, name="ending"),
    path(f"{CLIENT}/ending/check-ins/", offer_follow_up, name="follow_up"),
    path(f"{CLIENT}/access/", show_access, name="access"),
    path(f"{CLIENT}/session/", set_appointment, name="appointment"),
    path(f"{CLIENT}/session/calendar/", read_sessions, name="read_sessions"),
    path(f"{CLIENT}/session/<uuid:appointment_id>/move/", move, name="move"),
    path(f"{CLIENT}/session/<uuid:appointment_id>/cancel/", cancel, name="cancel"),
    path(f"{CLIENT}/session/<uuid:appointment_id>/restore/", restore, name="restore"),
    path(f"{CLIENT}/notices/<uuid:notice_id>/", take_up, name="notice"),
    path("notices/", show_notices, name="notices"),
    path("messages/", show_inbox, name="inbox"),
    path("messages/answering/", say_answering, name="answering"),
    path(ANSWERS, show_phrases, name="phrases"),
    path(f"{ANSWERS}begin/", begin, name="phrases_begin"),
    path(f"{ANSWERS}<uuid:phrase_id>/", reword, name="phrase"),
    path(f"{ANSWERS}<uuid:phrase_id>/put-away/", put_away, name="phrase_away"),
    path(f"{ANSWERS}<uuid:phrase_id>/bring-back/", bring_back, name="phrase_back"),
    path(f"{CLIENT}/messages/", show_messages, name="messages"),
    path(f"{CLIENT}/messages/<uuid:assignment_id>/", show_thread, name="thread"),
    path(f"{CLIENT}/messages/<uuid:assignment_id>/settle/", settle_thread, name="settle"),
    path(f"{CLIENT}/messages/<uuid:assignment_id>/wait/", unsettle_thread, name="unsettle"),
    path(f"{CLIENT}/messages/<uuid:message_id>/take-back/", take_message_back, name="message_back"),
    path(f"{CLIENT}/session-list/<uuid:topic_id>/talked/", talked, name="topic_talked"),
    path(f"{CLIENT}/session-list/<uuid:topic_id>/back/", back_on_list, name="topic_back"),
    path(f"{CLIENT}/session-list/<uuid:topic_id>/take-off/", off_list, name="topic_off"),
]
