"""Every address. Each route must stand in the permission table, config/doors.py."""

from django.urls import include, path

from midweek.config import views
from midweek.phone.api import api

urlpatterns = [
    path("", views.home, name="home"),
    path("health/", views.health, name="health"),
    path("", include("midweek.people.urls")),
    path("app/", include("midweek.phone.urls")),
    path("api/v1/", api.urls),
    path("", include("midweek.reminders.urls")),
    path("", include("midweek.record.urls")),
    path("", include("midweek.review.urls")),
    path("library/", include("midweek.library.urls")),
]

handler400 = "midweek.config.trouble.not_understood"
handler403 = "midweek.config.trouble.not_allowed"
handler404 = "midweek.config.trouble.not_found"
handler500 = "midweek.config.trouble.not_working"
