from django.urls import include, path

from borderops.summaries import (
    closing_views,
    dashboard_views,
    message_views,
    pivot_views,
    schedule_views,
    threshold_views,
    views,
)

urlpatterns = [
    path("summaries/table/", pivot_views.PivotPage.as_view(), name="pivot"),
    path("summaries/table/<str:kind>/", pivot_views.PivotFile.as_view(), name="pivot-file"),
    path("reports/schedules/", schedule_views.Schedules.as_view(), name="schedules"),
    path("reports/schedules/new/", schedule_views.ScheduleNew.as_view(), name="new-schedule"),
    path("reports/schedules/<int:pk>/", schedule_views.ScheduleEdit.as_view(), name="edit-schedule"),
    path(
        "reports/schedules/<int:pk>/switch/",
        schedule_views.SwitchSchedule.as_view(),
        name="switch-schedule",
    ),
    path(
        "reports/schedules/<int:pk>/now/",
        schedule_views.MakeScheduleNow.as_view(),
        name="make-schedule-now",
    ),
    path("reports/schedules/files/<int:pk>/", schedule_views.ScheduleFile.as_view(), name="schedule-file"),
    path("reports/", include("borderops.summaries.report_urls")),
    path("summaries/dashboard/", dashboard_views.Dashboard.as_view(), name="dashboard"),
    path("summaries/dashboard/seen/", dashboard_views.DashboardSeen.as_view(), name="dashboard-seen"),
    path(
        "summaries/dashboard/indicators/",
        dashboard_views.ChooseIndicators.as_view(),
        name="dashboard-indicators",
    ),
    path("summaries/closings/", closing_views.Closings.as_view(), name="closings"),
    path("summaries/closings/new/", closing_views.CloseFigures.as_view(), name="close-figures"),
    path("summaries/closings/<slug:number>/", closing_views.ClosingDetail.as_view(), name="closing"),
    path(
        "summaries/closings/<slug:number>/manifest/", closing_views.ClosingFile.as_view(), name="closing-file"
    ),
    path("summaries/districts/", views.DistrictSummaryPage.as_view(), name="district-summary"),
    path(
        "summaries/districts/<str:kind>/", views.DistrictSummaryFile.as_view(), name="district-summary-file"
    ),
    path("messages/", message_views.Messages.as_view(), name="messages"),
    path("messages/read/", message_views.ReadAllMessages.as_view(), name="read-all-messages"),
    path("messages/<int:pk>/", message_views.MessageDetail.as_view(), name="message"),
    path("summaries/thresholds/", threshold_views.Thresholds.as_view(), name="thresholds"),
    path("summaries/thresholds/new/", threshold_views.ThresholdNew.as_view(), name="new-threshold"),
    path("summaries/thresholds/<int:pk>/", threshold_views.ThresholdEdit.as_view(), name="edit-threshold"),
]
