#!/bin/bash
# Starts the Request Tracker of rt_fresh.sh on 127.0.0.1:RT_PORT in a process group of its own and waits for it.
set -euo pipefail
. "$(dirname "${BASH_SOURCE[0]}")/rt_common.sh"
umask 077
[ -e "$RT_DATABASE" ] || { echo "no database: run rt_fresh.sh first" >&2; exit 1; }
if [ -e "$RT_PID" ] && kill -0 "$(cat "$RT_PID")" 2>/dev/null; then echo "runs already"; exit 0; fi
cd /
export TMPDIR=$RT_DIR/mail
setsid /usr/share/request-tracker5/libexec/rt-server --server Starlet --host 127.0.0.1 --port "$RT_PORT" \
  --max-workers "${RT_WORKERS:-3}" >>"$RT_DIR/server.log" 2>&1 </dev/null &
echo $! >"$RT_PID"
for _ in $(seq 1 150); do
  kill -0 "$(cat "$RT_PID")" 2>/dev/null || break
  code=$(curl -s -o /dev/null -m 5 -w '%{http_code}' "http://127.0.0.1:$RT_PORT/REST/2.0/rt" || true)
  if [ "$code" = 401 ]; then echo "RT on http://127.0.0.1:$RT_PORT"; exit 0; fi
  sleep 0.2
done
cat "$RT_DIR/server.log" >&2; echo "RT did not start" >&2; exit 1
