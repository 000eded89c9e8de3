#!/usr/bin/env bash
# Installs the S3 server that the tests start on loopback: Ceph's radosgw with a monitor and an object store, as Debian and
# Ubuntu package them (80 MB), and openssl for a certificate. Does nothing where it is there. Where it cannot be installed that is said, and the tests that
# need it are left out; with CI=true it is a failure, so that no pipeline passes with fewer tests than it seems to have.
set -euo pipefail

has_server() {
  command -v radosgw && command -v ceph-mon && command -v ceph-osd && command -v openssl
}

if has_server >/dev/null; then
  exit 0
fi

as_root=()
if [ "$(id -u)" != 0 ]; then
  as_root=(sudo -n)
fi
packages=(radosgw ceph-mon ceph-osd openssl)
if command -v apt-get >/dev/null && "${as_root[@]}" true 2>/dev/null; then
  echo "Installing ${packages[*]} for the tests that read S3"
  export DEBIAN_FRONTEND=noninteractive
  "${as_root[@]}" apt-get update -qq
  "${as_root[@]}" apt-get install -y -qq --no-install-recommends "${packages[@]}" >/dev/null
fi

if has_server >/dev/null; then
  exit 0
fi
cat >&2 <<EOF

  NO S3 SERVER: radosgw, ceph-mon, ceph-osd and openssl are not all installed and cannot be from here.
  Everything about logs and states in S3 stays untested. On Debian or Ubuntu, as root:
    apt-get install --no-install-recommends ${packages[*]}

EOF
[ "${CI:-}" != true ]
