from django.urls import path

from borderops.labour import worker_detail_views, worker_form_views, worker_match_views, worker_views

urlpatterns = [
    path("labour/workers/", worker_views.Workers.as_view(), name="workers"),
    path("labour/workers/new/", worker_form_views.WorkerNew.as_view(), name="new-worker"),
    path("labour/workers/alike/", worker_match_views.AlikeWorkers.as_view(), name="alike-workers"),
    path("labour/workers/awaiting/", worker_match_views.AwaitingWorkers.as_view(), name="workers-awaiting"),
    path("labour/workers/merge/", worker_match_views.MergeWorkers.as_view(), name="merge-workers"),
    path("labour/workers/apart/", worker_match_views.KeepWorkersApart.as_view(), name="keep-workers-apart"),
    path("labour/workers/merges/<int:pk>/undo/", worker_match_views.UndoMerge.as_view(), name="undo-merge"),
    path("labour/workers/<int:pk>/", worker_detail_views.WorkerDetail.as_view(), name="worker"),
    path("labour/workers/<int:pk>/edit/", worker_form_views.WorkerEdit.as_view(), name="edit-worker"),
    path("labour/workers/<int:pk>/unmask/", worker_detail_views.WorkerPaper.as_view(), name="unmask-worker"),
]
