# Where the test's own Request Tracker lives; sourced by the other rt_ scripts.
here=$(cd "$(dirname "${BASH_SOURCE[0]}")" && pwd)
REAL_DIR=${REAL_DIR:-$(cd "$here/../.." && pwd)/.real}
RT_PORT=${RT_PORT:-8082}
RT_ZONE=${RT_ZONE:-Asia/Dushanbe} # far from UTC, so that a time read in the wrong zone shows
RT_DIR=$REAL_DIR/rt
RT_PID=$RT_DIR/pid
RT_DATABASE=$RT_DIR/rt.db
export RT_SITE_CONFIG=$RT_DIR/RT_SiteConfig.pm RT_SITE_CONFIG_DIR=$RT_DIR/none
