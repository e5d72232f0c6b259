"""Doors before views: who must be signed in."""

from collections.abc import Callable
from functools import wraps
from typing import Concatenate, ParamSpec, TypeVar, cast

from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect
from django.urls import reverse
from django.utils.http import urlencode

from .middleware import Request, SignedIn

P = ParamSpec("P")
R = TypeVar("R", bound=Request)


def signed_in(
    view: Callable[Concatenate[SignedIn, P], HttpResponse],
) -> Callable[Concatenate[HttpRequest, P], HttpResponse]:
    """Somebody must be signed in; else to the sign-in page, and back here afterwards."""

    @wraps(view)
    def door(request: HttpRequest, /, *args: P.args, **kwargs: P.kwargs) -> HttpResponse:
        if getattr(request, "me", None) is None:
            back = request.get_full_path() if request.method == "GET" else "/"
            return redirect(f"{reverse('sign-in')}?{urlencode({'next': back})}")
        return view(cast(SignedIn, request), *args, **kwargs)

    return door


def anyone(
    view: Callable[Concatenate[Request, P], HttpResponse],
) -> Callable[Concatenate[HttpRequest, P], HttpResponse]:
    """Open to nobody as to somebody; says so, so that no view is open by forgetting."""

    @wraps(view)
    def door(request: HttpRequest, /, *args: P.args, **kwargs: P.kwargs) -> HttpResponse:
        return view(cast(Request, request), *args, **kwargs)

    return door
