"""The rules of who may order in the administration, with their history."""

from django.contrib import admin
from django.utils.translation import gettext_lazy as _

from borderops.crossings.order_rules import OrderRule
from borderops.lists.admin import HistoryAdmin
from borderops.sheets.admin import SheetAdmin


@admin.register(OrderRule)
class OrderRuleAdmin(SheetAdmin, HistoryAdmin):
    """Nothing is deleted: a rule that holds no longer has a last day."""

    list_display = [
        "title",
        "kind",
        "longest_shown",
        "article",
        "version",
        "valid_from",
        "valid_to",
        "verified",
    ]
    list_filter = ["kind", "verified"]
    search_fields = ["title", "article", "version", "words", "source"]

    @admin.display(description=_("longest time allowed"), ordering="longest_hours")
    def longest_shown(self, rule):
        return rule.longest_words
