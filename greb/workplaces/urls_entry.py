from django.urls import path

import greb.ui.converters  # noqa: F401 - registers how ids stand in addresses

from .views import entry, own

urlpatterns = [
    path("sign-in", entry.sign_in, name="sign-in"),
    path("sign-in/code", entry.code, name="sign-in-code"),
    path("sign-in/link/<str:secret>", entry.link, name="sign-in-link"),
    path("card/<str:secret>", entry.card, name="card"),
    path("sign-out", entry.sign_out, name="sign-out"),
    path("sign-out-everywhere", entry.sign_out_everywhere, name="sign-out-everywhere"),
    path("rested", entry.rested, name="sign-out-rested"),
    path("still-here", entry.still_here, name="still-here"),
    path("shared-device", entry.shared_device, name="shared-device"),
    path("pick", entry.pick, name="pick"),
    path("me", own.me, name="me"),
    path("me/away", own.away, name="away"),
    path("me/password", own.password, name="password"),
    path("me/pin", own.pin, name="pin"),
    path("me/data", own.data, name="own-data"),
    path("language", own.language, name="language"),
    path("theme", own.theme, name="theme"),
    path("seen", own.seen, name="seen"),
]
