import pytest
import world


@pytest.fixture(scope="session")
def assets(tmp_path_factory):
    return world.build_assets(tmp_path_factory.mktemp("assets"))


@pytest.fixture(scope="session")
def table():
    name = f"engines-{world.free_port()}"
    world.make_table(name)
    return name


@pytest.fixture
def server(assets, table, tmp_path):
    """The function as a plain server: its address, and the file of its log."""
    port = world.free_port()
    env = world.environment(assets, table, PORT=str(port), SOURCE_HEADER="x-test-source")
    log = tmp_path / "function.log"
    with world.running([str(world.BINARIES / "function")], port, log, env):
        yield f"http://127.0.0.1:{port}", log
