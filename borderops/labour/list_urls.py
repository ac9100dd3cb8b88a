from django.urls import path

from borderops.labour import (
    list_list_views,
    list_page,
    list_print,
    list_undoing_views,
    list_views,
    list_workbook_views,
    over_quota,
)
from borderops.labour.models import WorkerList
from borderops.review.urls import verb_paths

AT = "labour/lists/"

urlpatterns = [
    path(AT, list_list_views.WorkerListList.as_view(), name="worker-lists"),
    path(f"{AT}workbook/", list_workbook_views.ReadWorkbook.as_view(), name="worker-list-workbook"),
    path(f"{AT}new/", list_views.WorkerListNew.as_view(), name="new-worker-list"),
    path(f"{AT}<str:reference>/", list_page.WorkerListDetail.as_view(), name="worker-list"),
    path(f"{AT}<str:reference>/edit/", list_views.WorkerListEdit.as_view(), name="edit-worker-list"),
    path(f"{AT}<str:reference>/print/", list_print.PrintWorkerList.as_view(), name="print-worker-list"),
    path(f"{AT}<str:reference>/over-quota/", over_quota.PassQuota.as_view(), name="pass-quota"),
    path(
        f"{AT}<str:reference>/reopen/",
        list_undoing_views.ReopenWorkerList.as_view(),
        name="reopen-worker-list",
    ),
    path(
        f"{AT}<str:reference>/strike/",
        list_undoing_views.StrikeWorkerList.as_view(),
        name="strike-worker-list",
    ),
    *verb_paths(AT, WorkerList, "worker-list"),
]
