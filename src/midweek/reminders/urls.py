"""Addresses for other machines. Each carries a secret of its own."""

from django.urls import path

from midweek.reminders.views import calendars, texts

app_name = "reminders"

urlpatterns = [
    path("calendar/<str:token>/<uuid:clinic_id>.ics", calendars.calendar, name="calendar"),
    path("texts/<str:token>/", texts.heard, name="heard"),
    path("texts/<str:token>/<uuid:clinic_id>/<uuid:message_id>/", texts.reported, name="reported"),
]
