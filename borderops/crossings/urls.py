from borderops.crossings import (
    board_urls,
    change_urls,
    figures_urls,
    notice_urls,
    point_urls,
    traffic_urls,
)

urlpatterns = [
    *board_urls.urlpatterns,
    *change_urls.urlpatterns,
    *notice_urls.urlpatterns,
    *traffic_urls.urlpatterns,
    *figures_urls.urlpatterns,
    *point_urls.urlpatterns,
]
