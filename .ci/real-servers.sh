# Sourced by run: PostgreSQL with PostGIS and Redis on spare ports, with their data in $work. Debian's own cluster, if its
# package makes one, is neither used nor stopped.
postgresql_url=
redis_url=
redis_pid=
mosquitto=
postgresql_data=

as_postgres() {
  if [ "$(id -u)" -eq 0 ]; then
    runuser -u postgres -- "$@"
  else
    "$@"
  fi
}

spare_port() {
  node -e 'const s = require("node:net").createServer().listen(0, "127.0.0.1", () => { console.log(s.address().port); s.close(); });'
}

postgresql_folder() {
  find /usr/lib/postgresql -mindepth 1 -maxdepth 1 -type d 2>/dev/null | sort -V | tail -n 1
}

# Debian keeps it where only root looks.
mosquitto_program() {
  PATH=$PATH:/usr/sbin command -v mosquitto
}

has_servers() {
  command -v redis-server >/dev/null &&
    mosquitto_program >/dev/null &&
    [ -n "$(find /usr/share/postgresql -name postgis.control 2>/dev/null | head -n 1)" ] &&
    [ -x "$(postgresql_folder)/bin/initdb" ]
}

install_servers() {
  if has_servers; then return 0; fi
  if [ "$(id -u)" -ne 0 ]; then
    echo 'PostgreSQL with PostGIS, Redis or Mosquitto are missing, and only root can install them:'
    echo '  apt-get install postgresql-15-postgis-3 redis-server mosquitto'
    return 1
  fi
  apt-get update -qq && apt-get install -y -qq --no-install-recommends postgresql-15-postgis-3 redis-server mosquitto
}

start_servers() {
  install_servers || return 1
  # Tests that need a broker start their own.
  mosquitto="$(mosquitto_program)"
  local bin port
  bin="$(postgresql_folder)/bin"
  postgresql_data="$work/postgresql"
  mkdir "$postgresql_data"
  if [ "$(id -u)" -eq 0 ]; then chown postgres "$postgresql_data"; fi
  port=$(spare_port)
  # What the tests write is thrown away, so nothing needs to reach the disk; and plans must not change with the moment at which the
  # server looked at its tables by itself.
  (cd / && as_postgres "$bin/initdb" -D "$postgresql_data" -U qalqan -A trust -E UTF8 --locale=C.UTF-8 --no-sync >"$work/initdb.log" 2>&1) ||
    { cat "$work/initdb.log"; return 1; }
  (cd / && as_postgres "$bin/pg_ctl" -D "$postgresql_data" -w -t 60 -l "$postgresql_data/server.log" \
    -o "-c listen_addresses=127.0.0.1 -p $port -c unix_socket_directories=$postgresql_data -c autovacuum=off -c fsync=off -c synchronous_commit=off -c full_page_writes=off -c max_connections=200" \
    start >"$work/pg_ctl.log" 2>&1) || { cat "$work/pg_ctl.log" "$postgresql_data/server.log"; return 1; }
  postgresql_url="postgres://qalqan@127.0.0.1:$port/postgres"

  port=$(spare_port)
  redis-server --bind 127.0.0.1 --port "$port" --save '' --appendonly no --dir "$work" --daemonize no >"$work/redis.log" 2>&1 &
  redis_pid=$!
  for _ in $(seq 100); do
    if redis-cli -h 127.0.0.1 -p "$port" ping >/dev/null 2>&1; then
      redis_url="redis://127.0.0.1:$port"
      return 0
    fi
    sleep 0.1
  done
  cat "$work/redis.log"
  return 1
}

stop_servers() {
  if [ -n "$redis_pid" ]; then
    kill "$redis_pid" 2>/dev/null || true
    wait "$redis_pid" 2>/dev/null || true
  fi
  if [ -n "$postgresql_data" ] && [ -f "$postgresql_data/postmaster.pid" ]; then
    (cd / && as_postgres "$(postgresql_folder)/bin/pg_ctl" -D "$postgresql_data" -m immediate stop >/dev/null 2>&1) || true
  fi
}
