#!/usr/bin/env bash
# Checks the page's types and tests it in Chromium against the real server, which must be built:
#   dotnet build src/Api -c Release && tests/Page/run.sh
# CONFIGURATION (Release) names the build to test, CHROMIUM (/usr/bin/chromium) the browser.
set -euo pipefail
cd "$(dirname "${BASH_SOURCE[0]}")"

if [[ -z ${CHROMIUM:-} && ! -x /usr/bin/chromium ]]; then
  apt-get update -qq && apt-get install -y -qq --no-install-recommends chromium
fi

if [[ ! -e node_modules/.package-lock.json || package-lock.json -nt node_modules/.package-lock.json ]]; then
  npm ci --no-audit --no-fund
fi

npx tsc
node --test --test-concurrency=1
