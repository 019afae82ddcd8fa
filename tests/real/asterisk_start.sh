#!/bin/bash
# Starts the exchange on loopback with a secret made now, waits until it answers, signs the agents' telephones in.
set -euo pipefail
. "$(dirname "$0")/asterisk_env.sh"
umask 077
mkdir -p "$AST_DIR"
[ -e "$AST_PID" ] && alive "$(cat "$AST_PID")" && { echo "already running"; exit 0; }
[ -s "$AST_SECRET" ] || head -c 24 /dev/urandom | base64 | tr -d '+/=\n' >"$AST_SECRET"

etc=$AST_CHROOT$AST_ETC
rm -rf "$etc"
mkdir -p "$etc"
for name in asterisk modules http manager queues extensions; do
  # sed reads its program from a pipe, so that the secret stands in no process list
  printf 's|@SECRET@|%s|; s|@PORT@|%s|; s|@AMI_PORT@|%s|\n' "$(cat "$AST_SECRET")" "$AST_PORT" "$AST_AMI_PORT" |
    sed -f /dev/stdin "$HERE/asterisk/$name.conf" >"$etc/$name.conf"
done
: >"$etc/features.conf"
chroot "$AST_CHROOT" chown -R asterisk: "$AST_ETC"
chroot "$AST_CHROOT" install -d -o asterisk -g asterisk /var/run/asterisk

nohup setsid chroot "$AST_CHROOT" /usr/sbin/asterisk -f -U asterisk -C "$AST_ETC/asterisk.conf" \
  >"$AST_DIR/out.log" 2>&1 </dev/null &
echo $! >"$AST_PID"
answers() { (exec 3<>"/dev/tcp/127.0.0.1/$AST_PORT") 2>/dev/null; }
for _ in $(seq 100); do
  answers && break
  alive "$(cat "$AST_PID")" || break
  sleep 0.1
done
answers || { tail -5 "$AST_DIR/out.log" >&2; echo "asterisk_start.sh: the exchange does not answer" >&2; exit 1; }
cli() { chroot "$AST_CHROOT" /usr/sbin/asterisk -C "$AST_ETC/asterisk.conf" -rx "$1" >/dev/null; }
cli "core waitfullybooted"
# the states of the telephones survive a crash of the exchange; a fresh start finds them all free
for number in 1001 1002 1003 1004 1005 1006 1007 1008 1009; do cli "devstate change Custom:a$number NOT_INUSE"; done
echo "started $(cat "$AST_PID")"
