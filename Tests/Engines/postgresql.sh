#!/usr/bin/env bash
# Runs a script of SQL in a PostgreSQL server of its own, and prints what psql prints.
#
#   postgresql.sh --check      succeeds where a server can be started here
#   postgresql.sh < FILE       starts one in a folder of its own, runs the file, stops it
set -euo pipefail

bin=
for folder in "${PG_BIN:-}" $(ls -d /usr/lib/postgresql/*/bin 2>/dev/null | sort -V -r) \
  /usr/pgsql-*/bin /opt/homebrew/opt/postgresql*/bin; do
  if [ -n "$folder" ] && [ -x "$folder/initdb" ] && [ -x "$folder/postgres" ]; then
    bin=$folder
    break
  fi
done
if [ -z "$bin" ] && command -v initdb >/dev/null; then bin=$(dirname "$(command -v initdb)"); fi
[ -n "$bin" ] || { echo "no PostgreSQL server is installed" >&2; exit 69; }

# A server refuses to run as root.
as=()
if [ "$(id -u)" -eq 0 ]; then
  user=nobody
  if id postgres >/dev/null 2>&1; then user=postgres; fi
  command -v runuser >/dev/null || { echo "no runuser" >&2; exit 69; }
  as=(runuser -u "$user" --)
fi
if [ "${1:-}" = --check ]; then exit 0; fi

folder=$(mktemp -d "${TMPDIR:-/tmp}/charter-postgresql.XXXXXX")
stop() {
  ${as[@]+"${as[@]}"} "$bin/pg_ctl" -D "$folder/data" -m immediate -w stop >/dev/null 2>&1 || true
  rm -rf "$folder"
}
trap stop EXIT
cat >"$folder/script.sql"
if [ "$(id -u)" -eq 0 ]; then chown -R "$user" "$folder"; fi
cd "$folder"
${as[@]+"${as[@]}"} "$bin/initdb" -D "$folder/data" -U charter -A trust -E UTF8 --locale=C.UTF-8 \
  --no-sync >"$folder/log" 2>&1 || { cat "$folder/log" >&2; exit 70; }
${as[@]+"${as[@]}"} "$bin/pg_ctl" -D "$folder/data" -w -l "$folder/server.log" \
  -o "-c listen_addresses='' -c unix_socket_directories='$folder' -c fsync=off" start \
  >"$folder/log" 2>&1 || { cat "$folder/log" "$folder/server.log" >&2; exit 70; }
${as[@]+"${as[@]}"} "$bin/psql" -X -q -A -t -v ON_ERROR_STOP=1 -h "$folder" -U charter -d postgres \
  -f "$folder/script.sql"
