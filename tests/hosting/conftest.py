"""A provider and a hosted instance, one of each for all tests here."""

import pytest

from tests.hosting.instance import running_instance
from tests.hosting.provider import running_provider


@pytest.fixture(scope="session")
def issuer():
    with running_provider() as address:
        yield address


@pytest.fixture(scope="session")
def folder(tmp_path_factory):
    return tmp_path_factory.mktemp("instance")


@pytest.fixture(scope="session")
def url(issuer, folder):
    with running_instance(folder, issuer) as address:
        yield address
