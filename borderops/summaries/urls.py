from django.urls import path

from borderops.summaries import views

urlpatterns = [
    path("summaries/districts/", views.DistrictSummaryPage.as_view(), name="district-summary"),
    path(
        "summaries/districts/<str:kind>/", views.DistrictSummaryFile.as_view(), name="district-summary-file"
    ),
]
