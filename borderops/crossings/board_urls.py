from django.urls import path

from borderops.crossings import point_views

urlpatterns = [
    path("crossings/", point_views.CrossingList.as_view(), name="crossings"),
]
