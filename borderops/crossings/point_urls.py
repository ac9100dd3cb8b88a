from django.urls import path

from borderops.crossings import event_views, point_views, proposals

urlpatterns = [
    path("crossings/points/", point_views.CrossingList.as_view(), name="crossing-points"),
    path("crossings/points/new/", point_views.CrossingNew.as_view(), name="new-crossing"),
    path("crossings/proposals/", proposals.Proposals.as_view(), name="crossing-proposals"),
    # Codes stand last: no code may be the name of another page (see CrossingRules).
    path("crossings/<str:code>/edit/", point_views.CrossingEdit.as_view(), name="edit-crossing"),
    path(
        "crossings/<str:code>/events/new/", event_views.CrossingEventNew.as_view(), name="new-crossing-event"
    ),
    path(
        "crossings/<str:code>/events/<int:pk>/edit/",
        event_views.CrossingEventEdit.as_view(),
        name="edit-crossing-event",
    ),
    path(
        "crossings/<str:code>/events/<int:pk>/withdraw/",
        event_views.WithdrawCrossingEvent.as_view(),
        name="withdraw-crossing-event",
    ),
    path("crossings/<str:code>/", point_views.CrossingDetail.as_view(), name="crossing"),
]
