from django.urls import path

from borderops.labour.forget_views import ForgetWorkers

urlpatterns = [
    path("labour/programmes/<str:code>/forget/", ForgetWorkers.as_view(), name="forget-workers"),
]
