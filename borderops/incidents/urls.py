from django.urls import path

from borderops.incidents import fold_views, follow_up_views, nil_views, person_views, print_views, views
from borderops.incidents.models import FollowUp, Incident
from borderops.review.urls import verb_paths

urlpatterns = [
    path("incidents/", views.IncidentList.as_view(), name="incidents"),
    path("incidents/new/", views.IncidentNew.as_view(), name="new-incident"),
    path("incidents/none/", nil_views.NilConfirmations.as_view(), name="nil-confirmations"),
    path("incidents/none/confirm/", nil_views.ConfirmNil.as_view(), name="confirm-nil"),
    path("incidents/none/<int:pk>/withdraw/", nil_views.WithdrawNil.as_view(), name="withdraw-nil"),
    path("incidents/book/", print_views.IncidentBook.as_view(), name="incident-book"),
    path("incidents/overdue/", follow_up_views.OverdueIncidents.as_view(), name="overdue-incidents"),
    path("follow-ups/", follow_up_views.FollowUpList.as_view(), name="follow-ups"),
    path("follow-ups/<str:reference>/", follow_up_views.FollowUpDetail.as_view(), name="follow-up"),
    path("follow-ups/<str:reference>/edit/", follow_up_views.FollowUpEdit.as_view(), name="edit-follow-up"),
    *verb_paths("follow-ups/", FollowUp, "follow-up"),
    path("incidents/<str:reference>/", views.IncidentDetail.as_view(), name="incident"),
    path("incidents/<str:reference>/edit/", views.IncidentEdit.as_view(), name="edit-incident"),
    path("incidents/<str:reference>/fold/", fold_views.FoldIncident.as_view(), name="fold-incident"),
    path("incidents/<str:reference>/print/", print_views.PrintIncident.as_view(), name="print-incident"),
    path("incidents/<str:reference>/quick-report/", print_views.QuickReport.as_view(), name="quick-report"),
    path(
        "incidents/<str:reference>/follow-ups/new/",
        follow_up_views.FollowUpNew.as_view(),
        name="new-follow-up",
    ),
    path(
        "incidents/<str:reference>/persons/", person_views.IncidentPersons.as_view(), name="incident-persons"
    ),
    path(
        "incidents/<str:reference>/persons/<int:pk>/edit/",
        person_views.PersonEdit.as_view(),
        name="edit-person",
    ),
    path(
        "incidents/<str:reference>/persons/<int:pk>/paper/",
        person_views.PersonPaper.as_view(),
        name="person-paper",
    ),
    *verb_paths("incidents/", Incident, "incident"),
]
