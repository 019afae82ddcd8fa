#!/bin/bash
# Stops the exchange that asterisk_start.sh started; with --kill at once and without a word to anybody.
set -euo pipefail
. "$(dirname "$0")/asterisk_env.sh"
[ -e "$AST_PID" ] || { echo "not running"; exit 0; }
pid=$(cat "$AST_PID")
# only the process that was started, never another that has got its number since
if alive "$pid" && [ "$(cat "/proc/$pid/comm")" = asterisk ]; then
  [ "${1:-}" = --kill ] && kill -KILL "$pid" || kill -TERM "$pid"
  for _ in $(seq 50); do alive "$pid" || break; sleep 0.1; done
  alive "$pid" && kill -KILL "$pid"
fi
rm -f "$AST_PID"
echo "stopped"
