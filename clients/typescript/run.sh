#!/usr/bin/env bash
# Builds the client, checks that it is generated from the document as it is, and tests it against the real server, which must be built:
#   dotnet build src/Api -c Release && clients/typescript/run.sh
# CONFIGURATION (Release) names the build to test.
set -euo pipefail
cd "$(dirname "${BASH_SOURCE[0]}")"

if [[ ! -e node_modules/.package-lock.json || package-lock.json -nt node_modules/.package-lock.json ]]; then
  npm ci --no-audit --no-fund
fi

fresh=$(mktemp -d)
trap 'rm -rf "$fresh"' EXIT
npx openapi-typescript ../../docs/openapi.json --output "$fresh/schema.ts" > /dev/null
if ! diff -q "$fresh/schema.ts" src/schema.ts > /dev/null; then
  echo "src/schema.ts is not what docs/openapi.json says; write it anew with: npm run generate" >&2
  exit 1
fi

npm run --silent build
node --test test/*.test.js
