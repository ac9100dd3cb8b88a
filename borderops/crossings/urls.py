from django.urls import path

from borderops.crossings import views

urlpatterns = [
    path("crossings/", views.CrossingList.as_view(), name="crossings"),
    path("crossings/<str:code>/", views.CrossingDetail.as_view(), name="crossing"),
]
