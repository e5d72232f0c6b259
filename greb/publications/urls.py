from django.urls import path

import greb.ui.converters  # noqa: F401 - registers how ids stand in addresses

from .views import making, orders, reading

urlpatterns = [
    path("publications", reading.publications, name="publications"),
    path("publications/new", making.new, name="publication-new"),
    path("publications/<id:pk>", reading.publication, name="publication"),
    path("publications/<id:pk>/pdf", reading.pdf, name="publication-pdf"),
    path("publications/<id:pk>/change", making.change, name="publication-change"),
    path("publications/<id:pk>/cases", making.choose, name="publication-cases"),
    path("publications/<id:pk>/publish", making.publish, name="publication-publish"),
    path("publications/<id:pk>/web", making.web, name="publication-web"),
    path("publications/<id:pk>/order", orders.order, name="publication-order"),
    path("publications/<id:pk>/orders", orders.orders, name="publication-orders"),
    path("publications/<id:pk>/orders.csv", orders.table, name="publication-orders-csv"),
    path("publication-orders/<id:pk>/sent", orders.sent, name="publication-order-sent"),
]
