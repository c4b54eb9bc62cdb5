"""nginx and Apache from Debian's packages, on loopback and out of a folder of their own.

Both serve a folder with the configuration in deploy/. Tests use this too.
"""

from __future__ import annotations

import os
import re
import shutil
import socket
import subprocess
import time
from collections.abc import Iterator, Mapping
from contextlib import contextmanager
from pathlib import Path

from bench import CannotMeasure

PROJECT = Path(__file__).resolve().parents[1]
DEPLOY = PROJECT / "deploy"

SBIN = os.pathsep.join([os.environ.get("PATH", ""), "/usr/sbin"])
"""Where the servers' programs are; Debian keeps them off the PATH of ordinary people."""
SITE_FOLDER = "/srv/connected-practice/current"
"""The folder that the configurations in deploy/ name."""

NGINX_MODULE = Path("/usr/lib/nginx/modules/ngx_http_brotli_static_module.so")
APACHE_MODULES = Path("/usr/lib/apache2/modules")
APACHE_NEEDS = "mpm_event authz_core alias dir mime env setenvif filter deflate headers rewrite autoindex negotiation"

# As Debian has them, with what its own files set for every site, but on loopback and in a folder of their own.
# Connections stay open however much is asked over them: load would count one that the server closes as a fault.
NGINX = """\
load_module {module};
pid {folder}/pid;
error_log {folder}/error.log;
daemon off;
worker_processes 1;
events {{ worker_connections 512; }}
http {{
    access_log off;
    include /etc/nginx/mime.types;
    default_type application/octet-stream;
    gzip on;
    sendfile on;
    keepalive_requests 100000000;
    client_body_temp_path {folder}/body;
    proxy_temp_path {folder}/proxy;
    fastcgi_temp_path {folder}/fastcgi;
    uwsgi_temp_path {folder}/uwsgi;
    scgi_temp_path {folder}/scgi;
    include {folder}/site.conf;
}}
"""
APACHE = """\
ServerRoot {folder}
PidFile {folder}/pid
ErrorLog {folder}/error.log
Listen 127.0.0.1:{port}
ServerName localhost
MaxKeepAliveRequests 0
<Directory />
    Options FollowSymLinks
    AllowOverride None
</Directory>
{modules}
Include /etc/apache2/mods-available/mime.conf
Include /etc/apache2/mods-available/dir.conf
Include /etc/apache2/mods-available/deflate.conf
Include /etc/apache2/mods-available/negotiation.conf
Include /etc/apache2/mods-available/setenvif.conf
Include {folder}/site.conf
"""


def lacks(name: str) -> str | None:
    """Return which of Debian's packages a server needs and this machine does not have; None where all is there."""
    program, files, packages = _NEEDS[name]
    missing = not shutil.which(program, path=SBIN) or any(not file.exists() for file in files)
    return f"{packages} from Debian" if missing else None


_NEEDS: Mapping[str, tuple[str, tuple[Path, ...], str]] = {
    "nginx": ("nginx", (NGINX_MODULE,), "nginx and libnginx-mod-http-brotli-static"),
    "apache": ("apache2", (APACHE_MODULES / "mod_headers.so", Path("/etc/mime.types")), "apache2"),
    "wrk": ("wrk", (), "wrk"),
}


def configuration(name: str) -> str:
    """Return what deploy/ has for a server."""
    return (DEPLOY / f"{name}.conf").read_text("utf-8")


@contextmanager
def serving(name: str, site: Path, folder: Path, conf: str | None = None) -> Iterator[str]:
    """Serve a site until the block ends; yield the address, without a slash at the end.

    `folder` is the server's own, and made if need be. `conf` is a configuration, deploy/'s unless told otherwise.
    Everything has to be readable for everybody, since a server that root starts works as somebody else.
    Raises CannotMeasure with the server's own words where it does not start.
    """
    folder.mkdir(parents=True, exist_ok=True)
    port = _free_port()
    text = (conf or configuration(name)).replace(SITE_FOLDER, str(site))
    command = {"nginx": _nginx, "apache": _apache}[name](folder, text, port)
    log = folder / "said.txt"
    with log.open("w") as said:
        process = subprocess.Popen(command, stdout=said, stderr=said, env={**os.environ, "PATH": SBIN})
    try:
        _wait(process, port, log)
        yield f"http://127.0.0.1:{port}"
    finally:
        process.terminate()
        process.wait(20)


def _nginx(folder: Path, text: str, port: int) -> list[str]:
    text = re.sub(r"^ *listen \[::\]:80;\n", "", text, flags=re.MULTILINE)
    (folder / "site.conf").write_text(text.replace("listen 80;", f"listen 127.0.0.1:{port};"), "utf-8")
    (folder / "nginx.conf").write_text(NGINX.format(folder=folder, module=NGINX_MODULE), "utf-8")
    return ["nginx", "-p", str(folder), "-c", str(folder / "nginx.conf"), "-e", str(folder / "error.log")]


def _apache(folder: Path, text: str, port: int) -> list[str]:
    (folder / "site.conf").write_text(text.replace("*:80", f"127.0.0.1:{port}"), "utf-8")
    modules = "\n".join(f"LoadModule {n}_module {APACHE_MODULES}/mod_{n}.so" for n in APACHE_NEEDS.split())
    if os.geteuid() == 0:
        modules += "\nUser www-data\nGroup www-data"
    (folder / "apache.conf").write_text(APACHE.format(folder=folder, port=port, modules=modules), "utf-8")
    return ["apache2", "-f", str(folder / "apache.conf"), "-D", "FOREGROUND"]


def _free_port() -> int:
    with socket.socket() as found:
        found.bind(("127.0.0.1", 0))
        return int(found.getsockname()[1])


def _wait(process: subprocess.Popen[bytes], port: int, log: Path) -> None:
    """Wait until a server answers. Raises CannotMeasure where it ends before, or takes ten seconds."""
    for _ in range(200):
        with socket.socket() as trial:
            if trial.connect_ex(("127.0.0.1", port)) == 0:
                return
        if process.poll() is not None:
            break
        time.sleep(0.05)
    raise CannotMeasure(f"The server does not start:\n{log.read_text('utf-8', 'replace')}")
