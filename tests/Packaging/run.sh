#!/usr/bin/env bash
# Packs the NuGet packages of the build that is there, looks into them, and uses them from projects outside the repository: the client and the
# tool against the real server, the library in a process of its own. Needs the solution built:
#   dotnet build -c Release && tests/Packaging/run.sh
# CONFIGURATION (Release) names the build. The last lines are "# pass N" and "# fail M".
set -uo pipefail
root=$(cd "$(dirname "${BASH_SOURCE[0]}")/../.." && pwd)
configuration=${CONFIGURATION:-Release}
work=$(mktemp -d)
cache=${NUGET_PACKAGES:-$HOME/.nuget/packages}
# This version is unique, so that the package cache has no older package of the same name.
version=1.0.0-check.$$
server=''
passed=0 failed=0

clean() {
  [[ -z $server ]] || kill "$server" 2> /dev/null
  rm -rf "$work" "$cache"/cocosnet.*/"$version"
}
trap clean EXIT

check() {
  local name=$1
  shift
  if "$@" > "$work/log" 2>&1; then
    passed=$((passed + 1))
    echo "ok - $name"
  else
    failed=$((failed + 1))
    echo "not ok - $name"
    tail -n 40 "$work/log"
  fi
}

pack() {
  dotnet pack "$root/CoCosNet.sln" --no-build --configuration "$configuration" --output "$work/feed" --nologo -v q \
    -p:PackageVersion="$version" -p:ToolLibTorch=false
}

# A package has its README, its documentation, its symbols beside it and the licence, and tells nothing of the machine that made it.
complete() {
  local package=$work/feed/CoCosNet.$1.$version inside=$work/inside/$1
  mkdir -p "$inside" "$inside.symbols"
  unzip -q -o "$package.nupkg" -d "$inside" && unzip -q -o "$package.snupkg" -d "$inside.symbols" || return
  [[ -s $inside/README.md && -s $inside/lib/net10.0/CoCosNet.$1.dll && -s $inside/lib/net10.0/CoCosNet.$1.xml ]] || return
  [[ -s $inside.symbols/lib/net10.0/CoCosNet.$1.pdb ]] || return
  grep -q '<license type="expression">MIT</license>' "$inside/CoCosNet.$1.nuspec" || return
  ! grep -rqF "$root" "$inside" "$inside.symbols"
}

# Libraries leave the choice of libtorch to the program.
choose_no_libtorch() { ! grep -q 'id="libtorch' "$work"/inside/*/*.nuspec; }

copy_samples() {
  cp -r "$root/samples/clients" "$work/clients" || return
  cat > "$work/clients/nuget.config" << XML
<configuration><packageSources><add key="feed" value="$work/feed" /></packageSources></configuration>
XML
}

build() { dotnet build "$work/clients/$1" --configuration Release --nologo -v q -p:CoCosNetVersion="$version"; }

program() { dotnet "$work/clients/$1/bin/Release/net10.0/$1.dll" "${@:2}"; }

in_process() {
  program in-process "$root/models" "$root/samples/valley/map.png" "$root/samples/valley/exemplar.png" "$work/in-process.png" \
    analogy "$root/samples/valley/exemplar-map.png" && is_png "$work/in-process.png"
}

is_png() { [[ $(head -c 4 "$1" | tail -c 3) == PNG ]]; }

start_server() {
  dotnet "$root/src/Api/bin/$configuration/net10.0/CoCosNet.Api.dll" --urls=http://127.0.0.1:0 --Jobs:Directory="$work/data" > "$work/server" 2>&1 &
  server=$!
  for _ in $(seq 600); do
    address=$(grep -oE 'listening on: \S+' "$work/server" | awk '{ print $3 }' | tail -n 1)
    [[ -n ${address:-} ]] && curl -sf "$address/health/ready" > /dev/null && return
    sleep 0.1
  done
  cat "$work/server"
  return 1
}

console_client() {
  program console "$address" "$root/samples/valley/map.png" "$root/samples/valley/exemplar.png" "$work/console.png" \
    analogy "$root/samples/valley/exemplar-map.png" && is_png "$work/console.png"
}

same_picture() { cmp "$work/in-process.png" "$work/console.png"; }

tool() {
  dotnet tool install CoCosNet.Cli --tool-path "$work/tools" --version "$version" --configfile "$work/clients/nuget.config" || return
  "$work/tools/cocosnet" models --server "$address" | grep -q '^analogy' || return
  "$work/tools/cocosnet" translate --map "$root/samples/valley/map.png" --exemplar "$root/samples/valley/exemplar.png" \
    --exemplar-map "$root/samples/valley/exemplar-map.png" --model analogy --out "$work/tool.png" --server "$address" && cmp "$work/tool.png" "$work/console.png"
}

check 'dotnet pack' pack
for package in Contracts Client Model Inference; do
  check "CoCosNet.$package has README, documentation, symbols, licence, and no path of this machine" complete "$package"
done
check 'no package chooses a libtorch' choose_no_libtorch
check 'the samples leave the repository' copy_samples
for sample in console backend in-process; do
  check "$sample builds from the packages" build "$sample"
done
check 'the library translates in a process of its own' in_process
check 'the server starts' start_server
check 'the client has a job made' console_client
check 'both give the same picture' same_picture
check 'the tool is installed and translates on the server' tool

echo "# pass $passed"
echo "# fail $failed"
((failed == 0))
