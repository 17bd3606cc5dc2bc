"""Calendars of RFC 5545 for programs that subscribe to them."""
