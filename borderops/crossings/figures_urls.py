from django.urls import path

from borderops.crossings import closed_views, figures_views

urlpatterns = [
    path("crossings/figures/", figures_views.CrossingFiguresPage.as_view(), name="crossing-figures"),
    path(
        "crossings/figures/<str:kind>/",
        figures_views.CrossingFiguresFile.as_view(),
        name="crossing-figures-file",
    ),
    path("crossings/closed-hours/", closed_views.ClosedHoursPage.as_view(), name="closed-hours"),
    path(
        "crossings/closed-hours/<str:kind>/", closed_views.ClosedHoursFile.as_view(), name="closed-hours-file"
    ),
]
