"""What the page of a crossing point shows of the posts that serve it."""

from django.utils.translation import gettext_lazy as _

from borderops.patrols.posts import Post
from borderops.review.inbox import Panel, register_record_panel


def posts_of(user, crossing):
    """The posts that serve it and that the person may see, open ones first; nothing where there is none."""
    found = Post.objects.visible_to(user).filter(crossing=crossing).for_list()
    posts = sorted(found, key=lambda post: post.closed_on is not None)
    return {"posts": posts} if posts else None


def register_crossing_panel():
    """Adds the part to the page of every crossing point."""
    panel = Panel(
        "posts", _("Posts that serve it"), "patrols.view_post", "patrols/crossing_panel.html", posts_of
    )
    register_record_panel("crossings.crossingpoint", panel)
