#!/bin/bash
# Stops the exchange that asterisk_start.sh started; with --kill at once and without a word to anybody.
set -euo pipefail
. "$(dirname "$0")/asterisk_env.sh"
[ -e "$AST_PID" ] || { echo "not running"; exit 0; }
pid=$(cat "$AST_PID")
# only the process that was started, never another that has got its number since
if alive "$pid" && [ "$(cat "/proc/$pid/comm")" = asterisk ]; then
  if [ "${1:-}" = --kill ]; then kill -KILL "$pid"; else kill -TERM "$pid"; fi
  for _ in $(seq 50); do alive "$pid" || break; sleep 0.1; done
  if alive "$pid"; then kill -KILL "$pid"; fi
fi
rm -f "$AST_PID"
echo "stopped"
