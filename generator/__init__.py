"""Static briefing sites from folders of news articles: every statement leads back to its words."""

import logging
import os

# Read by numpy when it is first imported. The matrices of small pipelines are too small to share
# between threads, which would only wait for one another; articles are shared between processes.
os.environ.setdefault("OPENBLAS_NUM_THREADS", "1")

__version__ = "0.1.0"

logging.getLogger(__name__).addHandler(logging.NullHandler())
