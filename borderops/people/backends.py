"""Gives the permissions of today's postings, and no others."""

from django.contrib.auth.backends import ModelBackend


class PostingBackend(ModelBackend):
    """Log-in by name and password; rights by posting, not by group or flag."""

    def has_perm(self, user_obj, perm, obj=None):
        """Asked a hundred times for a page: looks into the one set that is kept with the person."""
        may_have_any = user_obj.is_active and not user_obj.is_anonymous and obj is None
        return may_have_any and perm in user_obj.permissions_today

    def get_all_permissions(self, user_obj, obj=None):
        if not user_obj.is_active or user_obj.is_anonymous or obj is not None:
            return set()
        return set(user_obj.permissions_today)

    def get_user_permissions(self, user_obj, obj=None):
        return self.get_all_permissions(user_obj, obj)

    def get_group_permissions(self, user_obj, obj=None):
        return set()

    def has_module_perms(self, user_obj, app_label):
        return any(name.startswith(f"{app_label}.") for name in self.get_all_permissions(user_obj))
