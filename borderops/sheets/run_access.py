"""Who may open the pages of a register's sheets, and the pages of one run."""

from django.contrib.auth.mixins import PermissionRequiredMixin
from django.http import Http404
from django.shortcuts import get_object_or_404
from django.utils.functional import cached_property

from borderops.sheets.models import ImportRun
from borderops.sheets.registry import workbooks


class WorkbookPage(PermissionRequiredMixin):
    """A page of one register, named in the address."""

    @cached_property
    def workbook(self):
        if self.kwargs["key"] not in workbooks:
            raise Http404
        return workbooks[self.kwargs["key"]]


class ImportPermission:
    """For who may add or change records of the register; each row asks for the right that it needs."""

    def has_permission(self):
        return self.workbook.may_import(self.request.user)


class RunPage(ImportPermission, PermissionRequiredMixin):
    """A page of one import, which only the person who brought it sees."""

    @cached_property
    def run(self):
        own = ImportRun.objects.filter(user=self.request.user, workbook__in=workbooks)
        return get_object_or_404(own, pk=self.kwargs["pk"])

    @cached_property
    def workbook(self):
        return workbooks[self.run.workbook]
