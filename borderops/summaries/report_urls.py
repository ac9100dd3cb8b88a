from django.urls import path

from borderops.summaries import report_edit_views as writing
from borderops.summaries import report_template_views as templates
from borderops.summaries import report_verb_views as verbs
from borderops.summaries import report_views as views

urlpatterns = [
    path("", views.ReportList.as_view(), name="reports"),
    path("new/", views.NewReport.as_view(), name="new-report"),
    path("templates/", templates.ReportTemplates.as_view(), name="report-templates"),
    path("templates/new/", templates.NewTemplate.as_view(), name="new-report-template"),
    path("templates/built-in/", templates.BuiltInTemplate.as_view(), name="built-in-report-template"),
    path("templates/<int:pk>/file/", templates.TemplateFile.as_view(), name="report-template-file"),
    path("templates/<int:pk>/retire/", templates.RetireTemplate.as_view(), name="retire-report-template"),
    path("<slug:number>/", views.ReportDetail.as_view(), name="report"),
    path("<slug:number>/print/", views.ReportPrint.as_view(), name="print-report"),
    path("<slug:number>/document/", views.ReportDocument.as_view(), name="report-document"),
    path("<slug:number>/text/", views.ReportText.as_view(), name="report-text"),
    path("<slug:number>/edit/", writing.EditReport.as_view(), name="edit-report"),
    path("<slug:number>/figures/", verbs.DrawAnew.as_view(), name="draw-report-anew"),
    path("<slug:number>/check/", verbs.CheckReport.as_view(), name="check-report"),
    path("<slug:number>/return/", verbs.SendReportBack.as_view(), name="return-report"),
    path("<slug:number>/issue/", verbs.IssueReport.as_view(), name="issue-report"),
    path("<slug:number>/discard/", verbs.DiscardReport.as_view(), name="discard-report"),
    path("<slug:number>/take-up/", verbs.TakeUpReport.as_view(), name="take-up-report"),
]
