"""Static briefing sites from folders of news articles: every statement leads back to its words."""

import logging

__version__ = "0.1.0"

logging.getLogger(__name__).addHandler(logging.NullHandler())
