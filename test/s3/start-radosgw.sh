#!/usr/bin/env bash
# One node of Ceph on loopback that speaks S3: a monitor, an object store in memory, and radosgw before them.
#   start-radosgw.sh S3_PORT MONITOR_PORT FIRST_STORE_PORT [USER ACCESS_KEY SECRET_KEY]...
# Prints READY when S3 answers. Ends, and leaves nothing behind, when its standard input ends: also where the test that
# started it was killed. Needs no root.
set -euo pipefail
s3_port=$1 monitor_port=$2 store_port=$3
shift 3

folder=$(mktemp -d)
end() {
  kill -9 $(jobs -p) 2>/dev/null || true
  wait 2>/dev/null || true
  rm -rf "$folder"
}
trap end EXIT
trap 'exit 0' TERM INT HUP

mkdir "$folder"/{monitor,store,gateway,run,log}
cluster=$(cat /proc/sys/kernel/random/uuid)
export CEPH_CONF=$folder/ceph.conf
cat >"$CEPH_CONF" <<EOF
[global]
fsid = $cluster
mon host = v1:127.0.0.1:$monitor_port
mon initial members = a
public addr = 127.0.0.1
cluster addr = 127.0.0.1
ms bind port min = $store_port
ms bind port max = $((store_port + 40))
auth cluster required = none
auth service required = none
auth client required = none
osd crush chooseleaf type = 0
osd pool default size = 1
osd pool default min size = 1
osd pool default pg num = 8
osd pool default pgp num = 8
osd pool default pg autoscale mode = off
mon allow pool size one = true
mon max pg per osd = 2000
mon data avail warn = 0
mon data avail crit = 0
# Else each new pool waits a second.
paxos propose interval = 0.01
paxos min wait = 0.01
run dir = $folder/run
admin socket = $folder/run/\$name.asok
log file = $folder/log/\$name.log
pid file = $folder/run/\$name.pid
[mon]
mon data = $folder/monitor
[osd]
osd data = $folder/store
osd objectstore = memstore
memstore device bytes = 4294967296
# It can ask for its place before it knows the cluster, and end: it is placed below.
osd class update on start = false
osd crush update on start = false
[client.rgw]
rgw frontends = beast endpoint=127.0.0.1:$s3_port
rgw data = $folder/gateway
rgw run sync thread = false
EOF

attempt() {
  for _ in $(seq 200); do
    if "$@" >/dev/null 2>&1; then return 0; fi
    sleep 0.05
  done
  echo "did not come to work: $*" >&2
  cat "$folder"/log/*.out >&2 || true
  exit 1
}

monmaptool --create --clobber --fsid "$cluster" --addv a "v1:127.0.0.1:$monitor_port" "$folder/monmap" >/dev/null
ceph-mon -i a --mkfs --monmap "$folder/monmap"
ceph-mon -i a -f >"$folder/log/monitor.out" 2>&1 </dev/null &
attempt timeout 2 ceph -s
store=$(cat /proc/sys/kernel/random/uuid)
ceph osd new "$store" >/dev/null
ceph osd crush add osd.0 1 host=local root=default >/dev/null 2>&1
ceph-osd -i 0 --mkfs --osd-uuid "$store" >/dev/null 2>&1
ceph-osd -i 0 -f >"$folder/log/store.out" 2>&1 </dev/null &
while [ $# -gt 0 ]; do
  timeout 60 radosgw-admin user create --uid="$1" --display-name="$1" --access-key="$2" --secret="$3" \
    >/dev/null 2>"$folder/log/user.out"
  shift 3
done
radosgw -n client.rgw -f >"$folder/log/gateway.out" 2>&1 </dev/null &
gateway=$!
attempt bash -c "exec 3<>/dev/tcp/127.0.0.1/$s3_port"
# Somebody else may have taken the port meanwhile, and answers in its place.
sleep 0.1
kill -0 "$gateway"
echo READY
cat >/dev/null
