from django.urls import path

from borderops.patrols import (
    calendar_views,
    day_views,
    figures_views,
    handover_views,
    joint_patrol_print,
    joint_patrol_views,
    marker_views,
    mechanism_views,
    post_event_views,
    post_views,
    shift_list_views,
    shift_print_views,
    shift_views,
)
from borderops.patrols.models import JointPatrol, ShiftReport
from borderops.review.urls import verb_paths

urlpatterns = [
    path("patrols/today/", day_views.Today.as_view(), name="patrols-today"),
    path("patrols/calendar/", calendar_views.PatrolCalendar.as_view(), name="patrol-calendar"),
    path("patrols/figures/", figures_views.PatrolFiguresPage.as_view(), name="patrol-figures"),
    path(
        "patrols/figures/<str:kind>/", figures_views.PatrolFiguresFile.as_view(), name="patrol-figures-file"
    ),
    path("patrols/posts/", post_views.PostList.as_view(), name="posts"),
    path("patrols/posts/new/", post_views.PostNew.as_view(), name="new-post"),
    path("patrols/posts/<int:pk>/", post_views.PostDetail.as_view(), name="post"),
    path("patrols/posts/<int:pk>/edit/", post_views.PostEdit.as_view(), name="edit-post"),
    path(
        "patrols/posts/<int:pk>/events/new/", post_event_views.PostEventNew.as_view(), name="new-post-event"
    ),
    path(
        "patrols/posts/<int:pk>/events/<int:event>/withdraw/",
        post_event_views.WithdrawPostEvent.as_view(),
        name="withdraw-post-event",
    ),
    path(
        "patrols/posts/<int:pk>/expectations/new/",
        post_event_views.ExpectationNew.as_view(),
        name="new-expectation",
    ),
    path(
        "patrols/posts/<int:pk>/expectations/<int:expectation>/edit/",
        post_event_views.ExpectationEdit.as_view(),
        name="edit-expectation",
    ),
    path("patrols/shifts/", shift_list_views.ShiftList.as_view(), name="shifts"),
    path("patrols/shifts/new/", shift_views.ShiftNew.as_view(), name="new-shift"),
    path("patrols/shifts/book/", shift_print_views.ShiftBook.as_view(), name="shift-book"),
    path("patrols/shifts/<str:reference>/", shift_views.ShiftDetail.as_view(), name="shift"),
    path("patrols/shifts/<str:reference>/edit/", shift_views.ShiftEdit.as_view(), name="edit-shift"),
    path("patrols/shifts/<str:reference>/print/", shift_print_views.PrintShift.as_view(), name="print-shift"),
    path(
        "patrols/shifts/<str:reference>/hand-over/",
        handover_views.ConfirmHandOver.as_view(),
        name="hand-over-shift",
    ),
    *verb_paths("patrols/shifts/", ShiftReport, "shift"),
    path("patrols/joint/", joint_patrol_views.JointPatrolList.as_view(), name="joint-patrols"),
    path("patrols/joint/new/", joint_patrol_views.JointPatrolNew.as_view(), name="new-joint-patrol"),
    path(
        "patrols/joint/<str:reference>/", joint_patrol_views.JointPatrolDetail.as_view(), name="joint-patrol"
    ),
    path(
        "patrols/joint/<str:reference>/edit/",
        joint_patrol_views.JointPatrolEdit.as_view(),
        name="edit-joint-patrol",
    ),
    path(
        "patrols/joint/<str:reference>/print/",
        joint_patrol_print.PrintJointPatrol.as_view(),
        name="print-joint-patrol",
    ),
    *verb_paths("patrols/joint/", JointPatrol, "joint-patrol"),
    path("patrols/markers/", marker_views.MarkerList.as_view(), name="markers"),
    path("patrols/markers/<path:code>/list/", marker_views.ListMarker.as_view(), name="list-marker"),
    path("patrols/markers/<path:code>/", marker_views.MarkerDetail.as_view(), name="marker"),
    path("patrols/mechanisms/", mechanism_views.Mechanisms.as_view(), name="mechanisms"),
    path("patrols/mechanisms/new/", mechanism_views.MechanismNew.as_view(), name="new-mechanism-change"),
    path(
        "patrols/mechanisms/<int:pk>/edit/",
        mechanism_views.MechanismEdit.as_view(),
        name="edit-mechanism-change",
    ),
]
