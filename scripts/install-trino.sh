#!/usr/bin/env bash
# Installs the Trino that `npm run test:trino` starts on loopback: server and Hive connector, 450 MB, out of Maven Central into a
# cache folder. It needs Maven, and a Java of version 24 or later. Does nothing where it is there.
set -euo pipefail

version=476
cache=${XDG_CACHE_HOME:-$HOME/.cache}/s3-perimeter-trino
if [ -e "$cache/server/version-$version" ] && [ -x "$cache/java/bin/java" ]; then
  exit 0
fi

is_recent() {
  local told
  told=$("$1/bin/java" -version 2>&1 | sed -n '1s/.*version "\([0-9]*\).*/\1/p')
  [ "${told:-0}" -ge 24 ]
}

recent_java() {
  local home
  for home in "${JAVA_HOME:-}" /usr/lib/jvm/*; do
    if [ -x "$home/bin/java" ] && is_recent "$home"; then
      echo "$home"
      return
    fi
  done
}

as_root=()
if [ "$(id -u)" != 0 ]; then
  as_root=(sudo -n)
fi
install() {
  if command -v apt-get >/dev/null && "${as_root[@]}" true 2>/dev/null; then
    echo "Installing $*"
    "${as_root[@]}" apt-get update -qq
    DEBIAN_FRONTEND=noninteractive "${as_root[@]}" apt-get install -y -qq --no-install-recommends "$@" >/dev/null || true
  fi
}

command -v mvn >/dev/null || install maven
java=$(recent_java)
if [ -z "$java" ]; then
  install openjdk-25-jdk-headless
  java=$(recent_java)
fi
if [ -z "$java" ] || ! command -v mvn >/dev/null; then
  cat >&2 <<EOF

  NO TRINO: it needs Maven (mvn) and a Java of version 24 or later, and these are not here and cannot be installed from here.
  What is asked of Athena and Trino stays untested. Install them, set JAVA_HOME, and run this again.

EOF
  [ "${CI:-}" != true ]
  exit
fi

echo "Installing Trino $version for the tests of what is asked of Athena and Trino"
mkdir -p "$cache"
part=$(mktemp -d "$cache/part-XXXXXX")
trap 'rm -rf "$part"' EXIT
for artifact in "io.trino:trino-server-core:$version:tar.gz" "io.trino:trino-hive:$version:zip"; do
  mvn -q -B dependency:copy "-Dartifact=$artifact" "-DoutputDirectory=$part"
done
tar xzf "$part/trino-server-core-$version.tar.gz" -C "$part"
server=$part/trino-server-core-$version
(cd "$server/plugin" && "$java/bin/jar" xf "$part/trino-hive-$version.zip" && mv "trino-hive-$version" hive)
touch "$server/version-$version"
rm -rf "$cache/server"
mv "$server" "$cache/server"
ln -sfn "$java" "$cache/java"
