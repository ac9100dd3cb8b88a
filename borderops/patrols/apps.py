from django.apps import AppConfig
from django.utils.translation import gettext_lazy as _


class PatrolsConfig(AppConfig):
    name = "borderops.patrols"
    verbose_name = _("Checkpoints and patrols")
