"""What all operations share: the limit, the parameters, the language, the caches, the errors."""

import json

from django.core.serializers.json import DjangoJSONEncoder
from django.http import Http404, HttpResponse
from django.utils.cache import patch_cache_control, patch_vary_headers
from django.utils.decorators import method_decorator
from django.utils.functional import cached_property
from django.utils.translation import gettext as _
from django.utils.translation import override
from django.views.decorators.csrf import csrf_exempt
from django.views.generic import View

from ..negotiation import language_of, preferred
from ..open_access import METHODS, OpenAccess, revalidated
from ..open_data import Addresses
from ..openapi import operations
from ..openapi.parameters import not_understood, refusal
from ..problems import Problem, ProblemType
from . import rate_limit

JSON = "application/json"


@method_decorator(csrf_exempt, name="dispatch")
class ApiView(OpenAccess, View):
    """An operation of /api/v1/; ``operation_id`` says which.

    It knows nothing of sessions: every answer is the same for everybody.
    """

    http_method_names = [method.lower() for method in METHODS]
    operation_id = ""
    media_types = (JSON,)

    def dispatch(self, request, *args, **kwargs):
        self.language = language_of(request)
        with override(self.language):
            self.allowance = None
            try:
                response = self._answer(request, *args, **kwargs)
            except Http404:
                response = Problem(ProblemType.NOT_FOUND).response(request)
            except Problem as problem:
                response = problem.response(request)
        patch_vary_headers(response, ["Accept"])
        if not response.has_header("Cache-Control"):
            patch_cache_control(response, public=True, max_age=0, must_revalidate=True)
        for name, value in (self.allowance.headers if self.allowance else {}).items():
            response[name] = value
        return response

    def _answer(self, request, *args, **kwargs):
        self.allowance = rate_limit.allowance(request)
        if self.allowance and self.allowance.is_spent:
            wait = {"Retry-After": str(self.allowance.seconds)}
            raise Problem(ProblemType.TOO_MANY_REQUESTS, headers=wait)
        return super().dispatch(request, *args, **kwargs)

    def http_method_not_allowed(self, request, *args, **kwargs):
        raise Problem(ProblemType.READ_ONLY, headers={"Allow": ", ".join(METHODS)})

    def get(self, request, **key):
        if not preferred(request, self.media_types):
            raise Problem(ProblemType.NOT_ACCEPTABLE, available=list(self.media_types))
        self.asked = self._parameters()
        return self.elsewhere(**key) or self.answer(self.body(**key))

    def elsewhere(self, **key):
        """A redirect, where the key of the path is not the thing's own."""
        return None

    def body(self, **key):
        """What the answer holds, for the parameters in ``asked`` and the key of the path."""
        raise NotImplementedError

    @cached_property
    def operation(self):
        return operations()[self.operation_id]

    @cached_property
    def addresses(self):
        return Addresses.of(self.request)

    # --- The parameters ---

    def _parameters(self):
        """The parameters that were sent, as texts; a problem where one is not understood."""
        known = {each.name: each for each in self.operation.parameters}
        sent = self.request.GET
        refused = [refusal(name, _("There is no such parameter.")) for name in sent.keys() - known]
        for name, parameter in known.items():
            values = sent.getlist(name)
            if not values and parameter.is_required:
                refused.append(refusal(name, _("It is required."), parameter))
            elif len(values) > 1:
                refused.append(refusal(name, _("It is given more than once."), parameter))
            elif values and not parameter.accepts(values[0]):
                refused.append(not_understood(parameter))
        if refused:
            raise Problem(ProblemType.BAD_PARAMETER, errors=refused)
        return sent.dict()

    # --- The answer ---

    def answer(self, body):
        text = json.dumps(body, cls=DjangoJSONEncoder, ensure_ascii=False, separators=(",", ":"))
        response = HttpResponse(text, content_type=JSON)
        response["Content-Language"] = self.language
        patch_vary_headers(response, ["Accept-Language"])
        return revalidated(self.request, response)

    def absolute(self, path):
        return self.addresses.absolute(path)
