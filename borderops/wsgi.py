"""The door for a web server. A server is production unless it says otherwise."""

import os

from django.core.wsgi import get_wsgi_application

os.environ.setdefault("BORDEROPS_MODE", "production")
os.environ.setdefault("DJANGO_SETTINGS_MODULE", "borderops.settings")
application = get_wsgi_application()
