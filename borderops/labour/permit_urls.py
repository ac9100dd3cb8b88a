from django.urls import path

from borderops.labour import employer_views, intake_closing, intake_views, permit_form_views, permit_views

urlpatterns = [
    path("labour/permits/", permit_views.PermitList.as_view(), name="permits"),
    path("labour/permits/new/", permit_form_views.PermitNew.as_view(), name="new-permit"),
    path("labour/permits/<int:pk>/", permit_views.PermitDetail.as_view(), name="permit"),
    path("labour/permits/<int:pk>/edit/", permit_form_views.PermitEdit.as_view(), name="edit-permit"),
    path("labour/permits/<int:pk>/paper/", permit_views.PermitPaper.as_view(), name="unmask-permit"),
    path("labour/demands/", intake_views.IntakeList.as_view(), name="intakes"),
    path("labour/demands/new/", intake_views.IntakeNew.as_view(), name="new-intake"),
    path("labour/demands/<int:pk>/", intake_views.IntakeDetail.as_view(), name="intake"),
    path("labour/demands/<int:pk>/edit/", intake_views.IntakeEdit.as_view(), name="edit-intake"),
    path("labour/demands/<int:pk>/close/", intake_closing.CloseIntake.as_view(), name="close-intake"),
    path("labour/employers/", employer_views.EmployerList.as_view(), name="employers"),
    path("labour/employers/new/", employer_views.EmployerNew.as_view(), name="new-employer"),
    path("labour/employers/<int:pk>/", employer_views.EmployerDetail.as_view(), name="employer"),
    path("labour/employers/<int:pk>/edit/", employer_views.EmployerEdit.as_view(), name="edit-employer"),
]
