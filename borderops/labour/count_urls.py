from django.urls import path

from borderops.labour import count_grid_views, count_list_views, count_views
from borderops.labour.models import MonthCount
from borderops.review.urls import verb_paths

AT = "labour/counts/"

urlpatterns = [
    path(AT, count_list_views.MonthCountList.as_view(), name="month-counts"),
    path(f"{AT}grid/", count_grid_views.CountGrid.as_view(), name="count-grid"),
    path(f"{AT}grid/print/", count_grid_views.PrintGrid.as_view(), name="print-count-grid"),
    path(f"{AT}<str:reference>/", count_views.MonthCountDetail.as_view(), name="month-count"),
    path(f"{AT}<str:reference>/edit/", count_views.MonthCountEdit.as_view(), name="edit-month-count"),
    *verb_paths(AT, MonthCount, "month-count"),
]
