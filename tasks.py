"""Everything one does with a clone of this project, with Python 3.11 and git alone.

python3 tasks.py site     set up and build the site of seeds/
python3 tasks.py serve    the same, and preview it with live reload
python3 tasks.py test     set up, check and run all tests
python3 tasks.py quick    the tests without site and browser
python3 tasks.py eval     score the extractors on gold sets, where they are
python3 tasks.py eval-pipelines  score the built-in pipelines on treebanks, where they are
python3 tasks.py bench    words per second and peak memory

What is set up lies in .venv/ and site/; both can be deleted at any time.
"""

from __future__ import annotations

import os
import shutil
import subprocess
import sys
import venv
from pathlib import Path

ROOT = Path(__file__).resolve().parent
VENV = ROOT / ".venv"
BIN = VENV / ("Scripts" if os.name == "nt" else "bin")
PYTHON = BIN / ("python.exe" if os.name == "nt" else "python")
BROWSERS = ("chromium", "chromium-browser", "google-chrome")
OLDEST = (3, 11)

TASKS = {
    "site": [["-m", "generator", "build", "--strict"]],
    "serve": [["-m", "generator", "serve"]],
    "test": [
        ["-m", "ruff", "check", "."],
        ["-m", "ruff", "format", "--check", "."],
        ["-m", "mypy"],
        ["-m", "pytest", "-q"],
    ],
    "quick": [["-m", "pytest", "-q", "-m", "not site and not browser"]],
    "eval": [["benchmarks/evaluate.py"]],
    "eval-pipelines": [["-m", "training.evaluate"]],
    "bench": [["benchmarks/speed.py"]],
}
FOR_USERS = ("site", "serve")


def main() -> int:
    """Run one task and return its exit code."""
    task = sys.argv[1] if len(sys.argv) > 1 else ""
    if task not in TASKS or sys.version_info < OLDEST:
        sys.stderr.write(__doc__ or "")
        return 2
    set_up(develop=task not in FOR_USERS)
    if task == "test":
        find_browser()
    for arguments in TASKS[task]:
        result = subprocess.run([str(PYTHON), *arguments, *sys.argv[2:]], cwd=ROOT, check=False)
        if result.returncode:
            return result.returncode
    if task == "site":
        sys.stdout.write(
            f"The site is in {ROOT / 'site'}. To read it, run: python3 tasks.py serve\n"
        )
        sys.stdout.write("and open http://127.0.0.1:8000/ in a browser.\n")
    return 0


def set_up(*, develop: bool) -> None:
    """Make .venv with pinned versions; again only when what it is made from has changed."""
    made_from = "".join((ROOT / name).read_text() for name in ("pyproject.toml", "constraints.txt"))
    stamp = VENV / ("made-from-develop" if develop else "made-from")
    if stamp.exists() and stamp.read_text() == made_from:
        return
    sys.stdout.write("Setting up .venv/ (once, about a minute)\n")
    sys.stdout.flush()
    if not PYTHON.exists():
        venv.create(VENV, with_pip=True)
    pip = [str(PYTHON), "-m", "pip", "install", "--quiet", "--disable-pip-version-check"]
    pinned = ["--constraint", "constraints.txt"]
    # Dependency groups need a newer pip than Python 3.11 brings.
    subprocess.run([*pip, *pinned, "pip"], cwd=ROOT, check=True)
    groups = ["--group", "dev"] if develop else []
    subprocess.run([*pip, *pinned, *groups, "--editable", "."], cwd=ROOT, check=True)
    stamp.write_text(made_from)


def find_browser() -> None:
    """Install Chromium where we may; the browser tests say plainly when it is missing."""
    if any(shutil.which(name) for name in BROWSERS):
        return
    apt = shutil.which("apt-get")
    if apt and hasattr(os, "geteuid") and os.geteuid() == 0:
        subprocess.run([apt, "update", "-qq"], check=False)
        subprocess.run([apt, "install", "-y", "-qq", "chromium"], check=False)


if __name__ == "__main__":
    sys.exit(main())
