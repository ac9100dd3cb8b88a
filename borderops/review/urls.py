from django.urls import path

from borderops.review import views
from borderops.review.home import Home

urlpatterns = [
    path("", Home.as_view(), name="home"),
    path("review/", views.Inbox.as_view(), name="review"),
    path("review/<slug:key>/", views.Inbox.as_view(), name="inbox"),
    path("review/<slug:key>/accept-all/", views.AcceptAllView.as_view(), name="accept-all"),
]

VERBS = {
    "submit": views.SubmitView,
    "accept": views.AcceptView,
    "return": views.SendBackView,
    "strike": views.StrikeView,
    "reopen": views.ReopenView,
}


def verb_paths(prefix, model, name):
    """The addresses of the verbs of one register, such as `accept-incident`."""
    return [
        path(f"{prefix}<str:reference>/{verb}/", view.as_view(model=model), name=f"{verb}-{name}")
        for verb, view in VERBS.items()
    ]
