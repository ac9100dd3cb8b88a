from django.urls import path

from borderops.labour import board_views, figures_views, week_views

urlpatterns = [
    path("labour/", board_views.Board.as_view(), name="labour"),
    path("labour/week/", week_views.WeekBoard.as_view(), name="labour-week"),
    path("labour/figures/", figures_views.LabourFiguresPage.as_view(), name="labour-figures"),
    path("labour/figures/<str:kind>/", figures_views.LabourFiguresFile.as_view(), name="labour-figures-file"),
]
