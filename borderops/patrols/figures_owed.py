"""Which posts were open on a day, and what was owed within a person's reach; without a query per post."""

from borderops.patrols.expected import owed_by
from borderops.patrols.models import Post


class OpenPosts:
    """The posts that a person sees, as they stood on a day: in each district that they serve."""

    def __init__(self, posts, day):
        self.known = [post for post in posts if post.event_before(day)]
        self.served = {
            post.pk: {post.stood_on(day).district_id}
            | {district.pk for district in post.further_districts.all()}
            for post in self.known
        }
        self.open = [post for post in self.known if post.is_open_on(day)]

    @property
    def places(self):
        """The keys of the districts that any of them serves."""
        return {district for districts in self.served.values() for district in districts}

    def number(self, kind, district=None):
        """How many of a sort are open; nothing where none was ever opened until then."""
        if not self.here(self.known, district):
            return None
        return sum(post.kind == kind for post in self.here(self.open, district))

    def here(self, posts, district):
        return [post for post in posts if district is None or district in self.served[post.pk]]


def posts_with_life():
    """Every post, with what is asked of it here."""
    return Post.objects.with_life().prefetch_related("further_districts").order_by()


def owed_in(posts, places, start, end):
    """What was owed within reach from one day to another."""
    owed = owed_by(posts, start, end) if start <= end else []
    return [each for each in owed if places.everywhere or lies_in(each, places)]


def lies_in(owed, places):
    """Whether the reports lie within reach: by where the post stood, or as those of one's own unit."""
    commune = owed.post.stood_on(owed.first).commune
    return owed.post.unit_id in places.units or places.reach_land(owed.district, commune)
