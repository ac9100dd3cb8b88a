from django.urls import path

from borderops.districts import views

urlpatterns = [path("places/", views.PlaceLookUp.as_view(), name="places")]
