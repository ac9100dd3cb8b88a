from django.apps import AppConfig
from django.utils.module_loading import autodiscover_modules
from django.utils.translation import gettext_lazy as _


class ReviewConfig(AppConfig):
    name = "borderops.review"
    verbose_name = _("Review")

    def ready(self):
        autodiscover_modules("inbox", "panels")
