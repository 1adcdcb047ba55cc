#!/usr/bin/env bash
# Runs the same checks against local-aws and, where it is installed, against moto_server.
# Needs python3 with boto3; local-aws must have been built (mvn package). PYTHON and LOCAL_AWS_CLASSPATH may be preset.
set -euo pipefail
cd "$(dirname "$0")"
python=${PYTHON:-python3}
work=$(mktemp -d)
pids=()
trap 'for pid in "${pids[@]}"; do kill "$pid" 2>/dev/null || true; done; rm -rf "$work"' EXIT

free_port() { "$python" -c 'import socket; s = socket.socket(); s.bind(("127.0.0.1", 0)); print(s.getsockname()[1])'; }

find_java() {
  for candidate in "${JAVA_HOME:-/nowhere}/bin/java" java /usr/lib/jvm/*25*/bin/java; do
    if "$candidate" -version 2>&1 | grep -q 'version "2[5-9]'; then echo "$candidate"; return; fi
  done
  echo "No JDK 25 found; set JAVA_HOME." >&2
  exit 1
}

answering() {
  for _ in $(seq 100); do
    if "$python" -c 'import socket, sys; socket.create_connection(("127.0.0.1", int(sys.argv[1])), 1)' "$1" 2>/dev/null; then return; fi
    sleep 0.1
  done
  echo "Nothing answers on port $1; its log:" >&2
  tail -20 "$2" >&2
  exit 1
}

status=0
if [[ -z ${LOCAL_AWS_CLASSPATH:-} ]]; then
  mvn -q -o -f ../pom.xml dependency:build-classpath -Dmdep.outputFile="$work/classpath" -DincludeScope=runtime >"$work/maven.log" 2>&1 \
    || { cat "$work/maven.log" >&2; exit 1; }
  LOCAL_AWS_CLASSPATH=../target/classes:$(cat "$work/classpath")
fi
java=$(find_java)
port=$(free_port)
"$java" -cp "$LOCAL_AWS_CLASSPATH" io.trialsuite.localaws.LocalAws --port "$port" --data "$work/data" >"$work/local-aws.log" 2>&1 &
pids+=($!)
answering "$port" "$work/local-aws.log"
echo "== local-aws"
"$python" conformance.py --endpoint "http://127.0.0.1:$port" "$@" || status=1

if command -v moto_server >/dev/null; then
  port=$(free_port)
  moto_server -p "$port" >"$work/moto.log" 2>&1 &
  pids+=($!)
  answering "$port" "$work/moto.log"
  echo "== moto_server"
  "$python" conformance.py --endpoint "http://127.0.0.1:$port" --known moto-deviations.json "$@" || status=1
else
  echo "== moto_server is not installed; skipped"
fi
exit $status
