from django.urls import path

from borderops.crossings import change_list_views, change_several_views, change_views, order_views
from borderops.crossings.changes import FlowChange
from borderops.review.urls import verb_paths

urlpatterns = [
    path("crossings/changes/", change_list_views.FlowChangeList.as_view(), name="flow-changes"),
    path("crossings/changes/new/", change_views.ChangeNew.as_view(), name="new-flow-change"),
    path("crossings/changes/several/", change_several_views.ChangesNew.as_view(), name="new-flow-changes"),
    path("crossings/changes/ruling/", order_views.OrderRuling.as_view(), name="order-ruling"),
    path("crossings/changes/<str:reference>/", change_views.ChangeDetail.as_view(), name="flow-change"),
    path(
        "crossings/changes/<str:reference>/edit/", change_views.ChangeEdit.as_view(), name="edit-flow-change"
    ),
    # Stands before the verbs, one of which it answers otherwise.
    path("crossings/changes/<str:reference>/reopen/", change_views.ChangeReopen.as_view()),
    *verb_paths("crossings/changes/", FlowChange, "flow-change"),
    path("crossings/rules/", order_views.OrderRules.as_view(), name="order-rules"),
]
