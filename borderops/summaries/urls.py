from django.urls import path

from borderops.summaries import closing_views, views

urlpatterns = [
    path("summaries/closings/", closing_views.Closings.as_view(), name="closings"),
    path("summaries/closings/new/", closing_views.CloseFigures.as_view(), name="close-figures"),
    path("summaries/closings/<str:number>/", closing_views.ClosingDetail.as_view(), name="closing"),
    path(
        "summaries/closings/<str:number>/manifest/", closing_views.ClosingFile.as_view(), name="closing-file"
    ),
    path("summaries/districts/", views.DistrictSummaryPage.as_view(), name="district-summary"),
    path(
        "summaries/districts/<str:kind>/", views.DistrictSummaryFile.as_view(), name="district-summary-file"
    ),
]
