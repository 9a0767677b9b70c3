"""Addresses about getting in, and about one's own account.

Three names are allauth's: its stages look for them.
"""

from django.urls import path

from midweek.people.views import (
    account,
    address,
    care,
    clinic,
    demo,
    factors,
    help_now,
    join,
    join_team,
    passkeys,
    recover,
    set_up,
    sign_in,
    team,
)

urlpatterns = [
    path("set-up/", set_up.waiting, name="set_up_waiting"),
    path("set-up/clinic/", set_up.first_clinic, name="set_up_clinic"),
    path("set-up/<str:token>/", set_up.first_person, name="set_up"),
    path("join/<str:token>/", join.join, name="join"),
    path("join-team/<str:token>/", join_team.join_team, name="join_team"),
    path("recover/<str:token>/", recover.recover, name="recover"),
    path("sign-in/", sign_in.sign_in, name="account_login"),
    path("sign-in/passkey/", sign_in.by_passkey, name="by_passkey"),
    path("sign-in/code/", sign_in.second_factor_asked, name="mfa_authenticate"),
    path("enter/<str:token>/", sign_in.by_link, name="by_link"),
    path("demo/<str:token>/<slug:role>/", demo.enter_demo, name="demo"),
    path("passkey/make/", passkeys.to_make, name="passkey_to_make"),
    path("passkey/show/", passkeys.to_show, name="passkey_to_show"),
    path("help/", help_now.help_now, name="help"),
    path("account/", account.account, name="account"),
    path("account/second-factor/", factors.second_factor, name="second_factor"),
    path("account/confirm/", factors.confirm, name="account_reauthenticate"),
    path("account/password/", account.new_password, name="new_password"),
    path("account/email/", address.new_address, name="new_address"),
    path("account/email/<str:token>/", address.confirm_address, name="confirm_address"),
    path("account/passkeys/", account.add_passkey, name="add_passkey"),
    path("account/factors/<int:factor_id>/remove/", account.remove_factor, name="remove_factor"),
    path("account/awake/", account.awake, name="awake"),
    path("account/sessions/end/", account.end_sessions, name="end_sessions"),
    path("account/sessions/<int:session_id>/end/", account.end_session, name="end_session"),
    path("sign-out/", account.leave, name="sign_out"),
    path("clinic/", clinic.clinic, name="clinic"),
    path("clinic/team/", team.show_team, name="team"),
    path("clinic/team/invite/", team.invite, name="team_invite"),
    path("clinic/team/<uuid:person_id>/", team.colleague, name="colleague"),
    path("clinic/team/<uuid:person_id>/again/", team.again, name="colleague_again"),
    path("clients/<uuid:client_id>/care/", care.care, name="care"),
    path("clinic/team/<uuid:person_id>/hand-over/", care.hand_over_everybody, name="hand_over_all"),
    path("clinic/team/<uuid:person_id>/part/", team.part, name="colleague_part"),
]
