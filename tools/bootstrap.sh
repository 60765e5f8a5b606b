#!/usr/bin/env bash
# Prepares a fresh Debian 12 machine: system packages, then the prebuilt libraries.
# Safe to run again: it does only what is missing.
set -euo pipefail
root=$(cd "$(dirname "$0")/.." && pwd)
prebuilt=$root/third_party/prebuilt

mapfile -t packages < <(grep -v '^#' "$root/tools/apt-packages.txt")
missing=$(comm -23 <(printf '%s\n' "${packages[@]}" | sort) \
  <(dpkg-query -W -f='${db:Status-Abbrev} ${Package}\n' "${packages[@]}" 2>/dev/null | sed -n 's/^ii *//p' | sort))
if [[ -n $missing ]]; then
  sudo=; [[ $EUID -eq 0 ]] || sudo=sudo
  # shellcheck disable=SC2086
  install() { $sudo env DEBIAN_FRONTEND=noninteractive apt-get install -y -q --no-install-recommends $missing; }
  echo "bootstrap: installing $(wc -w <<<"$missing") Debian packages" >&2
  { $sudo apt-get update -q && install; } >&2
fi

# npm only fetches the pinned tarballs below; any version that a machine has will do.
if ! command -v npm >/dev/null; then
  sudo=; [[ $EUID -eq 0 ]] || sudo=sudo
  $sudo env DEBIAN_FRONTEND=noninteractive apt-get install -y -q --no-install-recommends npm >&2
fi

lock=$root/third_party/packages.lock
cmp -s "$lock" "$prebuilt/packages.lock" && exit 0
rm -rf "$prebuilt" && mkdir -p "$prebuilt"
tmp=$(mktemp -d); trap 'rm -rf "$tmp"' EXIT
while read -r package integrity path dest; do
  tarball=$tmp/$(cd "$tmp" && npm pack --silent "$package")
  actual=sha512-$(openssl dgst -sha512 -binary "$tarball" | base64 -w0)
  [[ $actual == "$integrity" ]] || { echo "$package: integrity mismatch: $actual" >&2; exit 1; }
  mkdir -p "$(dirname "$prebuilt/$dest")"
  tar -xzOf "$tarball" "package/$path" >"$prebuilt/$dest"
done < <(grep -v '^#' "$lock")
cp "$lock" "$prebuilt/packages.lock"
