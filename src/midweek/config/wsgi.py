"""The WSGI application. It does not start while a route is missing from the permission table."""

import os

from django.core.wsgi import get_wsgi_application

os.environ.setdefault("DJANGO_SETTINGS_MODULE", "midweek.config.settings")
application = get_wsgi_application()

from midweek.config.doors import refuse_unlisted_doors  # noqa: E402  (needs Django set up)

refuse_unlisted_doors()
