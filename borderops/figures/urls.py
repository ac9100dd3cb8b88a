from django.urls import path

from borderops.figures import judging_views, views
from borderops.figures.models import ReportedFigure
from borderops.review.urls import verb_paths

urlpatterns = [
    path("figures/", views.FigureList.as_view(), name="reported-figures"),
    path("figures/new/", views.FigureNew.as_view(), name="new-reported-figure"),
    path("figures/<str:reference>/", views.FigureDetail.as_view(), name="reported-figure"),
    path("figures/<str:reference>/edit/", views.FigureEdit.as_view(), name="edit-reported-figure"),
    path("figures/<str:reference>/judge/", judging_views.JudgeFigure.as_view(), name="judge-reported-figure"),
    *verb_paths("figures/", ReportedFigure, "reported-figure"),
]
