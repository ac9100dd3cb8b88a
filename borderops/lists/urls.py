from django.urls import path

from borderops.lists import saved_views, search_views

urlpatterns = [
    path("search/", search_views.SearchPage.as_view(), name="search"),
    path("views/save/", saved_views.SaveView.as_view(), name="save-view"),
    path("views/<int:pk>/", saved_views.OpenView.as_view(), name="view"),
    path("views/<int:pk>/change/", saved_views.ChangeView.as_view(), name="change-view"),
    path("views/<int:pk>/delete/", saved_views.DeleteView.as_view(), name="delete-view"),
]
