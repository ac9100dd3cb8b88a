"""Which post a row is about: by its key, or by its name where that means one post only."""

import difflib
from functools import cached_property

from django.core.exceptions import ValidationError
from django.utils.translation import gettext as _

from borderops import vietnamese
from borderops.sheets.cells import typed


def spellings(post):
    """Every way to write a post; several may share its name."""
    return {vietnamese.fold(words) for words in (post.name, str(post), post.short_number) if words}


def with_key(post):
    return _("%(post)s, key %(key)s") % {"post": post, "key": post.pk}


class PostReader:
    """Finds the posts of the rows of one sheet, of those that a person may report from."""

    def __init__(self, posts):
        self.posts = posts

    @cached_property
    def by_key(self):
        """Each with its life and what is expected of it: rows ask for a day without a query."""
        return {
            str(post.pk): post
            for post in self.posts.select_related("unit", "district", "commune").with_life()
        }

    @cached_property
    def by_name(self):
        named = {}
        for post in self.by_key.values():
            for words in spellings(post):
                named.setdefault(words, []).append(post)
        return named

    def find(self, key, name):
        """The post that the two cells name; a ValidationError says in which one the fault lies."""
        key, name = typed(key), typed(name)
        if not key:
            return self.called(name)
        if not (post := self.by_key.get(key)):
            words = _("No post of yours has the key %(key)s. Look it up in the list of posts.")
            raise ValidationError({"post_id": words % {"key": key}})
        if name and vietnamese.fold(name) not in spellings(post):
            words = _("The key %(key)s belongs to %(post)s. Correct the key or the name.")
            raise ValidationError({"post_id": words % {"key": key, "post": post}})
        return post

    def called(self, name):
        """The one post of that name."""
        if not name:
            raise ValidationError({"post": _("This cell is empty. Fill it in.")})
        found = self.by_name.get(vietnamese.fold(name), [])
        if len(found) == 1:
            return found[0]
        raise ValidationError({"post": self.ambiguous(name, found) if found else self.unknown(name)})

    def ambiguous(self, name, found):
        words = _("“%(text)s” may mean several: %(names)s. Write the key of the post beside it.")
        return words % {"text": name, "names": "; ".join(map(with_key, found))}

    def unknown(self, name):
        words = _("No post of yours is called “%(text)s”.") % {"text": name}
        near = difflib.get_close_matches(vietnamese.fold(name), self.by_name, n=1, cutoff=0.75)
        if not near:
            return words + " " + _("Write it as it stands in the list of posts.")
        return words + " " + _("Did you mean “%(name)s”?") % {"name": self.by_name[near[0]][0]}
