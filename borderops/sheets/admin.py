"""Buttons in the admin that lead to the one way in and out for sheets."""

from django.http import Http404
from django.shortcuts import redirect
from django.urls import path

from borderops.sheets.registry import of_model


class SheetAdmin:
    """A list of the admin with import and export, for whoever may do so."""

    change_list_template = "sheets/admin_change_list.html"

    def get_urls(self):
        name = f"{self.opts.app_label}_{self.opts.model_name}"
        view = self.admin_site.admin_view
        return [
            path("import/", view(self.import_sheet), name=f"{name}_import"),
            path("export/", view(self.export_sheet), name=f"{name}_export"),
            *super().get_urls(),
        ]

    def import_sheet(self, request):
        return self.lead_to("import-sheet")

    def export_sheet(self, request):
        return self.lead_to("export-sheet")

    def lead_to(self, name):
        workbook = of_model(self.model)
        if workbook is None:
            raise Http404
        return redirect(name, workbook.key)

    def has_import_permission(self, request):
        workbook = of_model(self.model)
        return workbook is not None and workbook.may_import(request.user)

    def has_export_permission(self, request):
        workbook = of_model(self.model)
        return workbook is not None and workbook.may_export(request.user)

    def changelist_view(self, request, extra_context=None):
        may = {
            "may_import": self.has_import_permission(request),
            "may_export": self.has_export_permission(request),
        }
        return super().changelist_view(request, may | (extra_context or {}))
