"""The addresses of the client's app. Which screen is open is the phone's own business."""

from django.urls import path

from midweek.phone import views

app_name = "app"

urlpatterns = [
    path("worker.js", views.worker, name="worker"),
    path("manifest.webmanifest", views.manifest, name="manifest"),
    path("", views.shell, name="shell"),
    path("<path:place>", views.shell, name="screen"),
]
