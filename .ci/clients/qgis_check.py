"""Loads and pages a collection of a running Marz in QGIS: python3 qgis_check.py URL COLLECTION COUNT"""
import os
import sys

try:
    from qgis.core import QgsApplication, QgsDataSourceUri, QgsRectangle, QgsVectorLayer, QgsFeatureRequest
except ImportError:
    print("SKIPPED: QGIS is not installed")
    sys.exit(77)

QgsApplication.setPrefixPath("/usr", True)
app = QgsApplication([], False)
app.initQgis()
uri = QgsDataSourceUri()
uri.setParam("url", sys.argv[1])
uri.setParam("typename", sys.argv[2])
layer = QgsVectorLayer(uri.uri(), sys.argv[2], "OAPIF")
assert layer.isValid(), layer.error().message()
count = sum(1 for _ in layer.getFeatures())
assert count == int(sys.argv[3]), f"{count} features, not {sys.argv[3]}"
box = QgsFeatureRequest().setFilterRect(QgsRectangle(60, 34, 63, 36))
some = sum(1 for _ in layer.getFeatures(box))
assert 0 < some < count, f"{some} of {count} in the box"
print(count, "features,", some, "in a box")
sys.stdout.flush()
os._exit(0)  # QGIS 3.22 crashes when it is torn down from Python
