"""Readers whom nobody can log in as, for what is told to many: to those who review the whole line, or who only read."""

from borderops.people.models import Posting, User
from borderops.people.roles import Role


def whole_register(role=Role.OVERSEER):
    """A reader to whom the register shows of the whole line what a person of this role sees there."""
    reader = User(pk=0)
    reader.postings_today = [Posting(pk=0, user=reader, role=role, province_wide=True)]
    return reader
