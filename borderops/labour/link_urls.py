from django.urls import path

from borderops.labour import link_exit_views, link_views

urlpatterns = [
    path("labour/links/illegal-exits/", link_exit_views.PermitHolders.as_view(), name="permit-holders"),
    path("labour/links/<str:reference>/<int:pk>/", link_views.LinkWorker.as_view(), name="link-worker"),
]
