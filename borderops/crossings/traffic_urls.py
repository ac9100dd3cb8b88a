from django.urls import path

from borderops.crossings import traffic_list_views, traffic_print, traffic_views
from borderops.crossings.models import TrafficReport
from borderops.review.urls import verb_paths

AT = "crossings/traffic/"

urlpatterns = [
    path(AT, traffic_list_views.TrafficList.as_view(), name="traffic"),
    path(f"{AT}new/", traffic_views.TrafficNew.as_view(), name="new-traffic-report"),
    path(f"{AT}<str:reference>/", traffic_views.TrafficDetail.as_view(), name="traffic-report"),
    path(f"{AT}<str:reference>/edit/", traffic_views.TrafficEdit.as_view(), name="edit-traffic-report"),
    path(f"{AT}<str:reference>/print/", traffic_print.PrintTraffic.as_view(), name="print-traffic-report"),
    *verb_paths(AT, TrafficReport, "traffic-report"),
]
