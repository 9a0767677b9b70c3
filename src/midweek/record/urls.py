"""The record's addresses. Who may come in stands in the permission table."""

from django.urls import path

from midweek.record.views.erasing import erase_client
from midweek.record.views.exporting import export, own_copy
from midweek.record.views.importing import take_in
from midweek.record.views.keeping import keeping, kept_client
from midweek.record.views.paper import paper
from midweek.record.views.timeline import show_record

app_name = "record"
CLIENT = "clients/<uuid:client_id>/record"

urlpatterns = [
    path(f"{CLIENT}/", show_record, name="timeline"),
    path(f"{CLIENT}/export/", export, name="export"),
    path(f"{CLIENT}/paper/<slug:what>/", paper, name="paper"),
    path(f"{CLIENT}/erase/", erase_client, name="erase"),
    path("clients/import/", take_in, name="import"),
    path("clinic/records/", keeping, name="keeping"),
    path("clinic/records/<uuid:person_id>/", kept_client, name="kept_client"),
    path("account/copy/", own_copy, name="own_copy"),
]
