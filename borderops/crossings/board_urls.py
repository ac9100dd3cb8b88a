from django.urls import path

from borderops.crossings import board_views, confirm_views

urlpatterns = [
    path("crossings/", board_views.BoardPage.as_view(), name="crossings"),
    path("crossings/<str:code>/confirm/", confirm_views.ConfirmCrossing.as_view(), name="confirm-crossing"),
]
