"""Drives OWSLib over every collection of a running Marz: python3 owslib_check.py URL"""
import sys
from owslib.ogcapi.features import Features

api = Features(sys.argv[1])
assert api.conformance()["conformsTo"], "no conformance"
assert api.api()["openapi"].startswith("3.0"), "no OpenAPI 3.0"
names = api.feature_collections()
assert len(names) >= 8, names
for name in names:
    info = api.collection(name)
    assert info["id"] == name
    assert api.collection_queryables(name)["properties"], name
    page = api.collection_items(name, limit=3)
    assert page["features"], name
    one = api.collection_item(name, str(page["features"][0]["id"]))
    assert one["id"] == page["features"][0]["id"], name
some = api.collection_items("events", border="IRN", datetime="2021-07-01/2021-07-31")
assert 0 < some["numberMatched"] < api.collection_items("events")["numberMatched"], some["numberMatched"]
posted = api.collection_items("events", cql={"op": "=", "args": [{"property": "type"}, "capture"]})
assert all(f["properties"]["type"] == "capture" for f in posted["features"]) and posted["features"], "posted filter"
print(len(names), "collections")
