# Where the exchange of the real tests lives; sourced by the scripts beside it. All can be set from outside.
HERE=$(cd "$(dirname "${BASH_SOURCE[0]}")" && pwd)
REAL_DIR=${REAL_DIR:-$HERE/../../.real}
AST_CHROOT=${AST_CHROOT:-/srv/ast}
AST_PORT=${AST_PORT:-8088}
AST_AMI_PORT=${AST_AMI_PORT:-5038}
AST_DIR=$REAL_DIR/asterisk
AST_SECRET=$AST_DIR/secret
AST_PID=$AST_DIR/pid
AST_ETC=/etc/supervisor-real

# Whether a process id names a process that is alive (a zombie is not).
alive() { [ -n "${1:-}" ] && grep -q '^State:[[:space:]]*[RSD]' "/proc/$1/status" 2>/dev/null; }
