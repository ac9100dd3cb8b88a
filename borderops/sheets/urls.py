from django.urls import path

from borderops.sheets import views

urlpatterns = [
    path("", views.SheetIndex.as_view(), name="sheets"),
    path("imports/<int:pk>/", views.CheckImport.as_view(), name="check-import"),
    path("imports/<int:pk>/apply/", views.ApplyImport.as_view(), name="apply-import"),
    path("<slug:key>/import/", views.ImportSheet.as_view(), name="import-sheet"),
    path("<slug:key>/export/", views.ExportSheet.as_view(), name="export-sheet"),
    path("<slug:key>/template/", views.BlankSheet.as_view(), name="sheet-template"),
]
