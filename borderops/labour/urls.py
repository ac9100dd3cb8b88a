from borderops.labour import (
    board_urls,
    count_urls,
    forget_urls,
    link_urls,
    list_urls,
    permit_urls,
    programme_urls,
    worker_urls,
)

urlpatterns = [
    *board_urls.urlpatterns,
    *programme_urls.urlpatterns,
    *count_urls.urlpatterns,
    *worker_urls.urlpatterns,
    *permit_urls.urlpatterns,
    *list_urls.urlpatterns,
    *link_urls.urlpatterns,
    *forget_urls.urlpatterns,
]
