"""How the pipelines in generator/pipelines are made; no part of the installed package."""
