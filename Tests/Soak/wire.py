"""One server process and the messages to and from it. The standard library alone."""

import json
import os
import queue
import subprocess
import threading


class ServerDied(Exception):
    """The process ended, or did not answer in time."""


class Server:
    """`hashiya serve`, with answers kept by the request's id until somebody takes them."""

    def __init__(self, binary, arguments=()):
        self.process = subprocess.Popen(
            [binary, "serve", "--no-cache", *arguments],
            stdin=subprocess.PIPE,
            stdout=subprocess.PIPE,
            stderr=subprocess.DEVNULL,
        )
        self.notes = queue.SimpleQueue()
        self.sent = 0
        self._answers = {}
        self._arrived = threading.Condition()
        self._ended = False
        threading.Thread(target=self._read, daemon=True).start()

    def notify(self, method, params):
        self._write({"jsonrpc": "2.0", "method": method, "params": params})

    def send(self, method, params=None):
        """Sends a request and gives its id."""
        self.sent += 1
        message = {"jsonrpc": "2.0", "id": self.sent, "method": method}
        if params is not None:
            message["params"] = params
        self._write(message)
        return self.sent

    def take(self, identifier, seconds=120):
        """Waits for the answer to a request: the whole message, with `result` or `error`."""
        with self._arrived:
            found = self._arrived.wait_for(lambda: identifier in self._answers or self._ended, seconds)
            if not found or identifier not in self._answers:
                raise ServerDied(f"no answer to request {identifier}; exit status {self.process.poll()}")
            return self._answers.pop(identifier)

    def ask(self, method, params=None):
        """The result of a request that must succeed."""
        answer = self.take(self.send(method, params))
        if "error" in answer:
            raise AssertionError(f"{method}: {answer['error']}")
        return answer["result"]

    def end(self):
        """Ends the session in the prescribed way and gives the exit status."""
        self.ask("shutdown")
        self.notify("exit", None)
        return self.process.wait(30)

    def measure(self):
        """The bytes of memory that are the process's own (pages of its file aside), its threads and open descriptors."""
        with open(f"/proc/{self.process.pid}/status", encoding="ascii") as file:
            values = dict(line.split(":", 1) for line in file)
        return {
            "memory": int(values["RssAnon"].split()[0]) * 1024,
            "threads": int(values["Threads"]),
            "descriptors": len(os.listdir(f"/proc/{self.process.pid}/fd")),
        }

    def _write(self, message):
        body = json.dumps(message, ensure_ascii=False).encode("utf-8", "surrogatepass")
        try:
            self.process.stdin.write(b"Content-Length: %d\r\n\r\n%s" % (len(body), body))
            self.process.stdin.flush()
        except OSError as failure:
            raise ServerDied(f"the server does not read: {failure}; exit status {self.process.poll()}") from failure

    def _read(self):
        stream = self.process.stdout
        while True:
            length = 0
            while True:
                line = stream.readline()
                if not line:
                    with self._arrived:
                        self._ended = True
                        self._arrived.notify_all()
                    return
                if line == b"\r\n":
                    break
                name, _, value = line.partition(b":")
                if name.lower() == b"content-length":
                    length = int(value)
            message = json.loads(stream.read(length))
            if "method" in message:
                self._note(message)
                continue
            with self._arrived:
                self._answers[message["id"]] = message
                self._arrived.notify_all()

    def _note(self, message):
        if "id" in message:
            # The server asks something; an editor that has nothing to say answers null.
            self._write({"jsonrpc": "2.0", "id": message["id"], "result": None})
        else:
            self.notes.put(message)
