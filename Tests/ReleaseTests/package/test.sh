#!/bin/sh
# Installs hashiya as people do and uses it there: below a clean prefix, from the tarball, and from the Debian package in
# a root of its own that holds a bare Debian.
# usage: Tests/ReleaseTests/package/test.sh [path of hashiya]
# Parts that cannot run here are named. Exit status: 0 passed, 1 failed, 77 skipped because nothing is built.
set -u
root=$(cd "$(dirname "$0")/../../.." && pwd)
binary=$(realpath "${1:-$root/.build/release/hashiya}")
if [ ! -x "$binary" ]; then
  echo "SKIPPED: no built hashiya; run 'make build' first"
  exit 77
fi
version=$(cat "$root/VERSION")
work=$(mktemp -d) || exit 1
clean_up() {
  if [ -d "$work/debian" ]; then umount "$work/debian/proc" 2>/dev/null; fi
  rm -rf --one-file-system "$work"
}
trap clean_up EXIT
failures=0
check() { # NAME COMMAND…
  name=$1
  shift
  if "$@"; then echo "ok: $name"; else echo "FAILED: $name" && failures=$((failures + 1)); fi
}
page=$root/Tests/Pages/port.txt

# Annotates a page by the hashiya at $1 with nothing in the environment, and looks for a date in the answer.
annotates() {
  env -i PATH=/usr/bin:/bin "$1" annotate --reference-time 2024-05-15 "$page" | grep -q '"value": "2024-05-1'
}
says_version() { env -i PATH=/usr/bin:/bin "$@" --version | grep -qx "hashiya $version"; }
has_files() { # FOLDER PATH…
  folder=$1
  shift
  for path in "$@"; do [ -s "$folder/$path" ] || { echo "$path is missing" && return 1; }; done
}

"$root/.ci/install" "$binary" "$work/prefix" || exit 1
check "prefix: annotates" annotates "$work/prefix/bin/hashiya"
check "prefix: version is that of VERSION" says_version "$work/prefix/bin/hashiya"
check "prefix: all files" has_files "$work/prefix" share/man/man1/hashiya.1 share/bash-completion/completions/hashiya \
  share/zsh/site-functions/_hashiya share/fish/vendor_completions.d/hashiya.fish share/doc/hashiya/LICENSE \
  share/doc/hashiya/NOTICE share/doc/hashiya/licenses/Unicode-3.0.txt
completes() {
  bash -c "source '$work/prefix/share/bash-completion/completions/hashiya' && complete -p hashiya" >/dev/null
}
check "prefix: bash takes the completions" completes
DESTDIR=$work/stage "$root/.ci/install" "$binary" /usr/local || exit 1
check "DESTDIR stands before the prefix" has_files "$work/stage/usr/local" bin/hashiya

export HASHIYA_PACK_LEVEL=0
"$root/.ci/dist" "$binary" "$work/dist" >"$work/paths" || exit 1
tarball=$(grep 'tar.xz$' "$work/paths")
mkdir "$work/unpacked"
tar -C "$work/unpacked" -xf "$tarball"
folder=$work/unpacked/$(basename "$tarball" .tar.xz)
check "tarball: annotates" annotates "$folder/bin/hashiya"
check "tarball: all files" has_files "$folder" LICENSE NOTICE README.md share/man/man1/hashiya.1
size=$(wc -c <"$folder/bin/hashiya")
echo "binary: $((size / 1000000)) MB stripped"
# 9 MB of it are models; a later Swift with another ICU inside would bring back 34 MB of data (see RELEASE in Makefile).
check "the binary is at most 40 MB" [ "$size" -le 40000000 ]
again() {
  "$root/.ci/dist" "$binary" "$work/again" >/dev/null && diff -r "$work/dist" "$work/again"
}
check "packing twice gives the same bytes" again

package=$(grep 'deb$' "$work/paths")
if [ -z "$package" ]; then
  echo "SKIPPED: the Debian package, without dpkg-dev"
elif [ "$(id -u)" -ne 0 ] || ! command -v debootstrap >/dev/null 2>&1; then
  echo "SKIPPED: the Debian package in a root of its own, which needs debootstrap and to be root"
else
  dpkg-deb --field "$package" Depends Installed-Size
  # Tried with the packages that the package asks for and no others: one that it forgot is not there.
  needed=$(dpkg-deb --field "$package" Depends | sed -e 's/([^)]*)//g' -e 's/|[^,]*//g' -e 's/ //g')
  release=$(. /etc/os-release && echo "$VERSION_CODENAME")
  if ! debootstrap --variant=minbase --include="$needed" "$release" "$work/debian" >"$work/log" 2>&1; then
    tail -3 "$work/log"
    echo "SKIPPED: the Debian package in a root of its own: debootstrap cannot make it here"
  else
    cp "$package" "$page" "$work/debian/srv/"
    in_root() { env -i PATH=/usr/sbin:/usr/bin:/sbin:/bin HOME=/srv chroot "$work/debian" "$@"; }
    check "package: installs" in_root dpkg -i "/srv/$(basename "$package")"
    # Workers are started by /proc/self/exe.
    mount -t proc proc "$work/debian/proc" 2>/dev/null || echo "no /proc in the root: without worker processes"
    in_root hashiya annotate --reference-time 2024-05-15 /srv/port.txt >"$work/answer" 2>"$work/errors"
    check "package: annotates" grep -q '"value": "2024-05-1' "$work/answer"
    check "package: says no word" [ ! -s "$work/errors" ]
    check "package: doctor is content" in_root hashiya doctor
    check "package: manual page" [ -s "$work/debian/usr/share/man/man1/hashiya.1.gz" ] ||
      in_root dpkg -L hashiya
    umount "$work/debian/proc" 2>/dev/null
    check "package: goes without a trace" in_root dpkg --purge hashiya
    check "package: nothing is left" [ ! -e "$work/debian/usr/share/doc/hashiya" ]
  fi
fi
[ "$failures" -eq 0 ]
