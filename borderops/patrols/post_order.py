"""Pages of posts: they are few, so all of them are put in order here, west to east or by their names."""

from borderops import vietnamese

EAST_OF_ALL = 999


def place_key(told):
    """West to east: by district, by marker, then by name."""
    order, marker, name, pk = told
    return (EAST_OF_ALL if order is None else order, marker or "~", vietnamese.sort_key(name), pk)


def name_key(told):
    _order, _marker, name, pk = told
    return vietnamese.sort_key(name), pk


class PostPage:
    """One page of posts; its cursors are places in the order."""

    def __init__(self, rows, sort, size, asked):
        told = rows.order_by().values_list("district__order_west_to_east", "marker__sort_key", "name", "pk")
        key = name_key if sort.endswith("name") else place_key
        keys = [pk for *_rest, pk in sorted(told, key=key, reverse=sort.startswith("-"))]
        start = first_row(asked, size)
        found = {post.pk: post for post in rows.filter(pk__in=keys[start : start + size])}
        self.rows = [found[pk] for pk in keys[start : start + size]]
        for turn, post in enumerate(self.rows):
            post.rank = -turn if sort.startswith("-") else turn  # the table puts its rows in order once more
        self.has_previous, self.has_next = start > 0, start + size < len(keys)
        self.previous_cursor, self.next_cursor = str(start), str(start + size)


def first_row(asked, size):
    """Where the page begins that an address asks for; at the first row where it cannot be read."""
    after, before = asked.get("after", ""), asked.get("before", "")
    if after.isdecimal() and len(after) < 7:
        return int(after)
    if before.isdecimal() and len(before) < 7:
        return max(int(before) - size, 0)
    return 0
