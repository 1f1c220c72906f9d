"""Every error this package raises on purpose.

BriefingError
├── BuildError     stops the run: settings, lexicons or templates are unusable
└── ArticleError   skips one article, which is then named on the problems page
"""


class BriefingError(Exception):
    """Root of the tree; never raised itself."""


class BuildError(BriefingError):
    """Nothing can be built until this is repaired."""


class ArticleError(BriefingError):
    """Skip this article, go on, and name it on the problems page."""

    def __init__(self, path: str, stage: str, reason: str, remedy: str) -> None:
        super().__init__(path, stage, reason, remedy)  # as args, so it survives a worker's pickle
        self.path, self.stage, self.reason, self.remedy = path, stage, reason, remedy

    def __str__(self) -> str:
        return f"{self.path}: {self.reason}; {self.remedy}"
