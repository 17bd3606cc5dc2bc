"""What people are called in histories, logs and notices, which outlive their accounts."""


def name_of(user):
    """The full name, or the name of the account; empty for nobody."""
    if user is None or not user.is_authenticated:
        return ""
    return (user.get_full_name() or user.get_username())[:200]
