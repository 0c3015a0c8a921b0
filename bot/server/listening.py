"""Take the address to listen on before anything slow is done, and say in plain words why it can't be had."""

from __future__ import annotations

import errno
import os
import socket


class CannotListenError(OSError):
    """The address can't be listened on; the message is for whoever runs the server."""


def bind(host: str, port: int) -> list[socket.socket]:
    """Return a bound socket for each address that `host` means; they refuse connections until somebody listens. `CannotListenError` else."""
    try:
        found = socket.getaddrinfo(host, port, type=socket.SOCK_STREAM, flags=socket.AI_PASSIVE)
    except (OSError, UnicodeError):
        raise CannotListenError(f"l'adresse « {host} » (AMANE_HOST) n'existe pas sur cette machine ou n'est pas une adresse.") from None
    sockets: list[socket.socket] = []
    missing: OSError | None = None
    for family, kind, protocol, _, address in dict.fromkeys(found):
        try:
            sockets.append(_bound(family, kind, protocol, (address[0], _port_of(sockets, port), *address[2:])))
        except OSError as error:
            if error.errno not in (errno.EADDRNOTAVAIL, errno.EAFNOSUPPORT):
                raise refused(host, port, error) from None
            # « localhost » has an IPv6 address even where IPv6 is off.
            missing = error
    if not sockets and missing is not None:
        raise refused(host, port, missing)
    return sockets


def _port_of(sockets: list[socket.socket], port: int) -> int:
    """Return the port to take: where any free one will do, the same for every address."""
    return int(sockets[0].getsockname()[1]) if sockets and not port else port


def _bound(family: int, kind: int, protocol: int, address: tuple[object, ...]) -> socket.socket:
    one = socket.socket(family, kind, protocol)
    try:
        # A server started again at once takes the port that its last connections still hold.
        one.setsockopt(socket.SOL_SOCKET, socket.SO_REUSEADDR, 1)
        if family == socket.AF_INET6:
            one.setsockopt(socket.IPPROTO_IPV6, socket.IPV6_V6ONLY, 1)
        one.bind(address)
    except BaseException:
        one.close()
        raise
    return one


def take_waiting(sockets: list[socket.socket]) -> list[socket.socket]:
    """Return the connections that the system has taken and nobody has accepted yet: closing what listens would reset them."""
    taken: list[socket.socket] = []
    for one in sockets:
        one.setblocking(False)
        while True:
            try:
                connection, _ = one.accept()
            except OSError:
                # None is left, or it went away meanwhile.
                break
            connection.setblocking(False)
            taken.append(connection)
    return taken


def refused(host: str, port: int, error: OSError) -> CannotListenError:
    """Return the sentence for an error of the system."""
    where = f"{f'[{host}]' if ':' in host else host}:{port}"
    if error.errno == errno.EADDRINUSE:
        words = f"le port {port} est déjà pris : un autre programme écoute sur {where}. Arrêtez-le, ou choisissez un autre port (AMANE_PORT)."
    elif error.errno in (errno.EACCES, errno.EPERM):
        words = f"il n'est pas permis d'écouter sur {where} : choisissez un port à partir de 1024 (AMANE_PORT)."
    elif error.errno in (errno.EADDRNOTAVAIL, errno.EAFNOSUPPORT):
        words = f"l'adresse « {host} » (AMANE_HOST) n'est pas une adresse de cette machine."
    else:
        words = f"impossible d'écouter sur {where} ({os.strerror(error.errno or 0)}) : vérifiez AMANE_HOST et AMANE_PORT."
    return CannotListenError(words)
