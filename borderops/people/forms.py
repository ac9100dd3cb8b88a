"""Log-in and passwords."""

from axes.utils import reset
from django.contrib.auth.forms import AdminPasswordChangeForm, AuthenticationForm, PasswordChangeForm


class LogInForm(AuthenticationForm):
    """Name and password."""


class OwnPasswordForm(PasswordChangeForm):
    """A person chooses their own password, which ends the duty to do so."""

    def save(self, commit=True):
        self.user.must_change_password = False
        return super().save(commit)


class GivenPasswordForm(AdminPasswordChangeForm):
    """An administrator gives a password, which opens a locked log-in and must be changed at the next one."""

    def save(self, commit=True):
        self.user.must_change_password = True
        reset(username=self.user.username)
        return super().save(commit)
