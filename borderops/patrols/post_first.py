"""In which order a shift report and its post are taken, so that two people never wait for each other."""

from django.db.models import Q


class PostFirst:
    """Takes the post before the report, as everybody does who changes what is expected of the post."""

    def _lock(self, verb, version):
        self.take_posts()
        super()._lock(verb, version)

    def _locked_for_edit(self, by, version):
        self.take_posts()
        return super()._locked_for_edit(by, version)

    def take_posts(self):
        """The post that is stored, and the one that it is changed to, always in the same order."""
        stored = type(self).objects.filter(pk=self.pk).values("post")
        posts = self._meta.get_field("post").related_model.objects.select_for_update()
        list(posts.filter(Q(pk=self.post_id) | Q(pk__in=stored)).order_by("pk").values_list("pk"))
