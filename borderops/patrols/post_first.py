"""In which order a shift report and its post are taken, so that two people never wait for each other."""

from django.db.models import Q


class PostFirst:
    """Takes the post before the report, as everybody does who changes what is expected of the post."""

    @classmethod
    def take_first(cls, keys):
        cls.lock_posts(Q(pk__in=cls.objects.filter(pk__in=keys).values("post")))

    def _locked_for_edit(self, by, version):
        """The post that is stored, and the one that it is changed to."""
        stored = type(self).objects.filter(pk=self.pk).values("post")
        self.lock_posts(Q(pk=self.post_id) | Q(pk__in=stored))
        return super()._locked_for_edit(by, version)

    @classmethod
    def lock_posts(cls, which):
        """Takes these posts, always in the same order."""
        posts = cls._meta.get_field("post").related_model.objects.select_for_update()
        list(posts.filter(which).order_by("pk").values_list("pk"))
