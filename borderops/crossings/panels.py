"""What crossing points show on the first page."""

from borderops.crossings.unconfirmed import register_unconfirmed

register_unconfirmed()
