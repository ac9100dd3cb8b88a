from django.urls import path

from borderops.crossings import notice_closing, notice_form_views, notice_views

urlpatterns = [
    path("crossings/notices/", notice_views.NoticeList.as_view(), name="notices"),
    path("crossings/notices/new/", notice_form_views.NoticeNew.as_view(), name="new-notice"),
    path("crossings/notices/<int:pk>/", notice_views.NoticeDetail.as_view(), name="notice"),
    path("crossings/notices/<int:pk>/edit/", notice_form_views.NoticeEdit.as_view(), name="edit-notice"),
    path("crossings/notices/<int:pk>/close/", notice_closing.CloseNotice.as_view(), name="close-notice"),
]
