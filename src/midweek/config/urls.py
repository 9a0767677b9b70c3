"""Every address. Each route must stand in the permission table, config/doors.py."""

from django.urls import include, path

from midweek.config import views

urlpatterns = [
    path("", views.home, name="home"),
    path("health/", views.health, name="health"),
    path("api/v1/", include("midweek.phone.api.urls")),
]
