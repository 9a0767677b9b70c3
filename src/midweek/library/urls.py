"""The library's addresses. Who may come in stands in the permission table."""

from django.urls import path

from midweek.library.views.book import put_away, put_back, show_book
from midweek.library.views.drafts import begin, discard, keep, shelve, show_draft
from midweek.library.views.exchanging import give_file, keep_file, read_file
from midweek.library.views.shelf import show_shelf

app_name = "library"

urlpatterns = [
    path("", show_shelf, name="shelf"),
    path("read/", read_file, name="read"),
    path("read/keep/", keep_file, name="keep_read"),
    path("drafts/", begin, name="begin"),
    path("drafts/<uuid:draft_id>/", show_draft, name="draft"),
    path("drafts/<uuid:draft_id>/keep/", keep, name="keep_draft"),
    path("drafts/<uuid:draft_id>/shelve/", shelve, name="shelve"),
    path("drafts/<uuid:draft_id>/discard/", discard, name="discard"),
    path("<slug:slug>/", show_book, name="book"),
    path("<slug:slug>/put-away/", put_away, name="put_away"),
    path("<slug:slug>/put-back/", put_back, name="put_back"),
    path("<slug:slug>/<slug:form>.json", give_file, name="give"),
]
