"""The real server, made to die or to hang by documents that say so: what no document of its own makes it do.

Run in the place of the binary; `$REAL_HASHIYA` is the binary. A request whose text holds POISON kills the server at once;
one with HANG never reaches it, so that it is never answered; one with SLOW holds up everything behind it for a while.
"""

import os
import signal
import subprocess
import sys
import threading
import time


def end_with(server: subprocess.Popen) -> None:
    os._exit(abs(server.wait()))


def main() -> None:
    server = subprocess.Popen([os.environ["REAL_HASHIYA"], *sys.argv[1:]], stdin=subprocess.PIPE)
    threading.Thread(target=end_with, args=(server,), daemon=True).start()
    while True:
        header = b""
        while not header.endswith(b"\r\n\r\n"):
            line = sys.stdin.buffer.readline()
            if not line:
                server.stdin.close()
                end_with(server)
            header += line
        body = sys.stdin.buffer.read(int(header.split(b":")[1]))
        if b"POISON" in body:
            server.kill()
            os.kill(os.getpid(), signal.SIGKILL)
        if b"SLOW" in body:
            time.sleep(0.5)
        if b"HANG" not in body:
            server.stdin.write(header + body)
            server.stdin.flush()


main()
