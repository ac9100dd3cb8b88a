from django.urls import path

from borderops.sheets import export_views, layout_views, run_views, upload_views

urlpatterns = [
    path("", upload_views.SheetIndex.as_view(), name="sheets"),
    path("imports/<int:pk>/", run_views.CheckImport.as_view(), name="check-import"),
    path("imports/<int:pk>/progress/", run_views.ImportProgress.as_view(), name="import-progress"),
    path("imports/<int:pk>/rejected/", run_views.RejectedRows.as_view(), name="rejected-rows"),
    path("imports/<int:pk>/rows/", run_views.DecideRows.as_view(), name="decide-rows"),
    path("imports/<int:pk>/undo/", run_views.UndoImport.as_view(), name="undo-import"),
    path("imports/<int:pk>/cancel/", run_views.CancelImport.as_view(), name="cancel-import"),
    path("imports/<int:pk>/continue/", run_views.ContinueImport.as_view(), name="continue-import"),
    path("imports/<int:pk>/layout/", layout_views.SheetLayoutPage.as_view(), name="sheet-layout"),
    path("imports/<int:pk>/apply/", run_views.ApplyImport.as_view(), name="apply-import"),
    path("<slug:key>/import/", upload_views.ImportSheet.as_view(), name="import-sheet"),
    path("exports/<int:pk>/", export_views.ExportRunPage.as_view(), name="export-run"),
    path("exports/<int:pk>/file/", export_views.ExportFile.as_view(), name="export-file"),
    path("<slug:key>/export/", export_views.ExportSheet.as_view(), name="export-sheet"),
    path("<slug:key>/columns/", export_views.ChooseExport.as_view(), name="choose-export"),
    path("<slug:key>/template/", export_views.BlankSheet.as_view(), name="sheet-template"),
]
