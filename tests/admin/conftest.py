import pytest

from tests.builders import make_superuser


@pytest.fixture
def administrator(db):
    return make_superuser()


@pytest.fixture
def admin(client, administrator):
    """A test client that is logged in as an administrator."""
    client.force_login(administrator)
    return client
