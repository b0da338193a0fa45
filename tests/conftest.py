"""What all tests share: a cache folder of their own."""

import os
from collections.abc import Iterator

import pytest


@pytest.fixture(scope="session", autouse=True)
def own_cache(tmp_path_factory: pytest.TempPathFactory) -> Iterator[None]:
    """Tests neither use nor fill the cache of whoever runs them; those that run beside each other share one."""
    before = os.environ.get("BENICE_CACHE_DIR")
    base = tmp_path_factory.getbasetemp()
    base = base.parent if os.environ.get("PYTEST_XDIST_WORKER") else base
    os.environ["BENICE_CACHE_DIR"] = str(base / "cache")
    yield
    if before is None:
        del os.environ["BENICE_CACHE_DIR"]
    else:
        os.environ["BENICE_CACHE_DIR"] = before
