from django.urls import path

from borderops.incidents import nil_views, views
from borderops.incidents.models import Incident
from borderops.review.urls import verb_paths

urlpatterns = [
    path("incidents/", views.IncidentList.as_view(), name="incidents"),
    path("incidents/new/", views.IncidentNew.as_view(), name="new-incident"),
    path("incidents/none/", nil_views.NilConfirmations.as_view(), name="nil-confirmations"),
    path("incidents/none/confirm/", nil_views.ConfirmNil.as_view(), name="confirm-nil"),
    path("incidents/none/<int:pk>/withdraw/", nil_views.WithdrawNil.as_view(), name="withdraw-nil"),
    path("incidents/<str:reference>/", views.IncidentDetail.as_view(), name="incident"),
    path("incidents/<str:reference>/edit/", views.IncidentEdit.as_view(), name="edit-incident"),
    *verb_paths("incidents/", Incident, "incident"),
]
