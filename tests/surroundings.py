"""Where the tests run: a data folder of their own, and nothing of the developer's environment.

A pytest plugin (``-p tests.surroundings`` in pyproject.toml), since settings are read before conftest.py is.
Only GREB_DATABASE is kept: it says which database the tests run on.
"""

import atexit
import os
import shutil
import tempfile

KEPT = {"GREB_DATABASE", "GREB_CHROMIUM", "GREB_PICTURES"}

if "GREB_TESTS" not in os.environ:  # the workers of pytest-xdist have folders within that of the one who starts them
    for name in [name for name in os.environ if name.startswith("GREB_") and name not in KEPT]:
        del os.environ[name]
    os.environ["GREB_TESTS"] = "1"
    os.environ["GREB_DATA"] = tempfile.mkdtemp(prefix="greb-tests-")
    os.mkdir(os.path.join(os.environ["GREB_DATA"], "static"))  # WhiteNoise warns where there is none
    atexit.register(shutil.rmtree, os.environ["GREB_DATA"], ignore_errors=True)

if worker := os.environ.get("PYTEST_XDIST_WORKER"):  # files and the lock of due work are each worker's own
    own = os.path.join(os.environ["GREB_DATA"], worker)
    os.makedirs(os.path.join(own, "static"), exist_ok=True)
    os.environ["GREB_DATA"] = own
