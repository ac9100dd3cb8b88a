from django.urls import path

from borderops.crossings import point_views

urlpatterns = [
    path("crossings/points/", point_views.CrossingList.as_view(), name="crossing-points"),
    # Codes stand last: no code may be the name of another page (see CrossingRules).
    path("crossings/<str:code>/", point_views.CrossingDetail.as_view(), name="crossing"),
]
