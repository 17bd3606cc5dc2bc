"""The API described once: for its views, for the OpenAPI document and for its page."""

from .document import openapi
from .operations import Operation, operations

__all__ = ["Operation", "openapi", "operations"]
