"""The recipe for Ray, with two actors."""

import pytest

ray = pytest.importorskip("ray")
from pages import page  # noqa: E402
from recipes import recipe  # noqa: E402

import hashiya  # noqa: E402


def test_the_recipe(binary, tmp_path, monkeypatch):
    monkeypatch.setenv("HOME", str(tmp_path))
    monkeypatch.setenv("RAY_USAGE_STATS_ENABLED", "0")
    ray.init(num_cpus=2, include_dashboard=False, _node_ip_address="127.0.0.1", log_to_driver=False,
             object_store_memory=100 << 20)  # fmt: skip
    try:
        documents = [{"id": n, "text": page(n)} for n in range(60)] + [{"id": 60}]
        space = {"hashiya": hashiya, "binary": binary, "ray": ray, "documents": documents}
        exec(recipe("Ray"), space)
    finally:
        ray.shutdown()
    found = space["annotated"]
    assert sorted(found) == list(range(61)) and found[60]["error"]["code"] == "missingText"
    with hashiya.Client(server=binary) as client:
        assert found[7] == client.annotate(page(7), reference_time="2024-05-15", id="7").raw
