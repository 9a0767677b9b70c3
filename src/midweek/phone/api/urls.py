"""The phone's API, version 1."""

app_name = "phone"
urlpatterns: list[object] = []
