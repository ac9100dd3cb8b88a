"""The two sorts of post under names of their own."""

from django.utils.translation import gettext_lazy as _

from borderops.patrols.posts import Post
from borderops.patrols.querysets import CheckpointManager, PatrolTeamManager


class Checkpoint(Post):
    """A post that stands at a place."""

    objects = CheckpointManager()

    class Meta:
        app_label = "patrols"
        proxy = True
        verbose_name = _("fixed checkpoint")
        verbose_name_plural = _("fixed checkpoints")
        default_permissions = ()


class PatrolTeam(Post):
    """A post that moves along a stretch of the line."""

    objects = PatrolTeamManager()

    class Meta:
        app_label = "patrols"
        proxy = True
        verbose_name = _("mobile patrol team")
        verbose_name_plural = _("mobile patrol teams")
        default_permissions = ()
