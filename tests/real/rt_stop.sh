#!/bin/bash
# Ends the Request Tracker that rt_start.sh started, and its workers. Signal: $1 (TERM).
set -euo pipefail
. "$(dirname "${BASH_SOURCE[0]}")/rt_common.sh"
[ -e "$RT_PID" ] || { echo "not running"; exit 0; }
group=$(cat "$RT_PID")
# The number may be another process's by now: ours leads a group of its own and is called rt-server.
if tr '\0' ' ' 2>/dev/null <"/proc/$group/cmdline" | grep -q 'rt-server'; then
  kill "-${1:-TERM}" -- "-$group" 2>/dev/null || true
  for _ in $(seq 1 100); do kill -0 -- "-$group" 2>/dev/null || break; sleep 0.1; done
fi
rm -f "$RT_PID"; echo stopped
