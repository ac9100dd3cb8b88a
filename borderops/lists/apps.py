from django.apps import AppConfig
from django.utils.module_loading import autodiscover_modules
from django.utils.translation import gettext_lazy as _


class ListsConfig(AppConfig):
    name = "borderops.lists"
    verbose_name = _("Lists")

    def ready(self):
        autodiscover_modules("search")
