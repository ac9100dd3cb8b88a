from django.urls import path

from borderops.labour import (
    programme_form_views,
    programme_views,
    quota_form_views,
    quota_views,
    sending_unit_views,
    step_views,
)

STEPS = "labour/programmes/<str:code>/steps/"

urlpatterns = [
    path("labour/quotas/", quota_views.Quotas.as_view(), name="quotas"),
    path("labour/quotas/new/", quota_form_views.QuotaNew.as_view(), name="new-quota"),
    path("labour/quotas/<int:pk>/edit/", quota_form_views.QuotaEdit.as_view(), name="edit-quota"),
    path("labour/sending-units/", sending_unit_views.SendingUnits.as_view(), name="sending-units"),
    path("labour/sending-units/new/", sending_unit_views.SendingUnitNew.as_view(), name="new-sending-unit"),
    path(
        "labour/sending-units/<int:pk>/edit/",
        sending_unit_views.SendingUnitEdit.as_view(),
        name="edit-sending-unit",
    ),
    path("labour/programmes/new/", programme_form_views.ProgrammeNew.as_view(), name="new-programme"),
    # Codes are in capital letters: none is the name of a page (see ProgrammeRules).
    path("labour/programmes/<str:code>/", programme_views.ProgrammeDetail.as_view(), name="programme"),
    path(
        "labour/programmes/<str:code>/edit/",
        programme_form_views.ProgrammeEdit.as_view(),
        name="edit-programme",
    ),
    path(f"{STEPS}new/", step_views.StepNew.as_view(), name="new-programme-step"),
    path(f"{STEPS}<int:pk>/edit/", step_views.StepEdit.as_view(), name="edit-programme-step"),
    path(f"{STEPS}<int:pk>/withdraw/", step_views.StepWithdraw.as_view(), name="withdraw-programme-step"),
]
