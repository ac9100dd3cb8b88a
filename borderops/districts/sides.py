"""The two sides of the border line."""

from django.db import models
from django.utils.translation import gettext_lazy as _


class Side(models.TextChoices):
    """Who does something, or where it holds: on our side of the line or on the other."""

    OURS = "VN", _("Viet Nam")
    THEIRS = "CN", _("China")
