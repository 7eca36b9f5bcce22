"""The recipe for Dask, on a cluster of two processes."""

import pytest

pytest.importorskip("distributed")
dd = pytest.importorskip("dask.dataframe")
import pandas as pd  # noqa: E402
from distributed import Client as Cluster  # noqa: E402
from pages import page  # noqa: E402
from recipes import recipe  # noqa: E402

import hashiya  # noqa: E402


def test_the_recipe(binary):
    pages = pd.DataFrame({"text": [page(n) for n in range(60)]})
    pages.loc[9, "text"] = None
    with Cluster(n_workers=2, threads_per_worker=1, processes=True, dashboard_address=None):
        space = {"hashiya": hashiya, "binary": binary, "frame": dd.from_pandas(pages, npartitions=4)}
        exec(recipe("Dask"), space)
    found = space["annotated"]
    assert list(found.index) == list(range(60))
    assert found["error"].dropna().to_dict() == {9: "missingText"}
    with hashiya.Client(server=binary) as client:
        expected = client.annotate(page(5), reference_time="2024-05-15", layers=["entities"])
    assert list(found["names"][5]) == [m.name for m in expected.entities] != []
