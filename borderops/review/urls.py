from django.urls import path

from borderops.review import all_views, file_views, inbox_views, views
from borderops.review.home import Home
from borderops.review.outbox import Outbox

urlpatterns = [
    path("", Home.as_view(), name="home"),
    path("outbox/", Outbox.as_view(), name="outbox"),
    path("review/", inbox_views.Inbox.as_view(), name="review"),
    path("review/<slug:key>/", inbox_views.Inbox.as_view(), name="inbox"),
    path("review/<slug:key>/accept-all/", all_views.AcceptAll.as_view(), name="accept-all"),
    path("review/<slug:key>/return-all/", all_views.ReturnAll.as_view(), name="return-all"),
    path("review/<slug:key>/submit-all/", all_views.SubmitAll.as_view(), name="submit-all"),
    path("files/<uuid:key>/", file_views.TakeOut.as_view(), name="file"),
    path("files/<uuid:key>/small/", file_views.SmallPhoto.as_view(), name="small-photo"),
    path("files/<uuid:key>/remove/", file_views.RemoveFile.as_view(), name="remove-file"),
]

VERBS = {
    "submit": views.SubmitView,
    "accept": views.AcceptView,
    "return": views.SendBackView,
    "strike": views.StrikeView,
    "reopen": views.ReopenView,
}


def verb_paths(prefix, model, name):
    """The addresses of the verbs of one register, such as `accept-incident`, and of adding files to its records."""
    return [
        path(f"{prefix}<str:reference>/{verb}/", view.as_view(model=model), name=f"{verb}-{name}")
        for verb, view in VERBS.items()
    ] + [
        path(
            f"{prefix}<str:reference>/files/",
            file_views.AddFiles.as_view(model=model),
            name=f"add-file-{name}",
        )
    ]
