#!/usr/bin/env bash
# Lints the API's document, which a test keeps equal to what the server says. Warnings fail too. The last line is
# "1 passed, 0 failed" or "0 passed, 1 failed".
set -uo pipefail
cd "$(dirname "${BASH_SOURCE[0]}")" || exit

lint() {
  # Nothing in the tree needs its install scripts; one of them would phone home.
  if [[ ! -e node_modules/.package-lock.json || package-lock.json -nt node_modules/.package-lock.json ]]; then
    npm ci --ignore-scripts --no-audit --no-fund || return
  fi

  npx spectral lint ../../docs/openapi.json --ruleset .spectral.yaml --fail-severity=warn
}

if lint; then
  echo '1 passed, 0 failed'
else
  echo '0 passed, 1 failed'
  exit 1
fi
