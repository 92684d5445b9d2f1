#!/usr/bin/env bash
#
# Writes what the server ships: a CycloneDX bill of materials, and the licences of its packages.
#   tools/bill-of-materials.sh FOLDER [PROJECT]      after: dotnet restore src/Api
# Needs the .NET SDK with NuGet. The last line says how many packages there are.
set -euo pipefail
out=${1:?name a folder}
cd "$(dirname "${BASH_SOURCE[0]}")/.."
project=${2:-src/Api/CoCosNet.Api.csproj}
mkdir -p "$out"
out=$(cd "$out" && pwd)

dotnet tool restore > /dev/null
dotnet dotnet-CycloneDX "$project" --output "$out" --filename bom.json --output-format Json --disable-package-restore --exclude-test-projects \
    --recursive > "$out/bill.log" || { cat "$out/bill.log" >&2; exit 1; }
rm "$out/bill.log"

# Packages bring their licences as files, or name them; both are in the folders that the restore took them from.
mapfile -t folders < <(sed -n '/"packageFolders"/,/}/s/^ *"\([^"]*\)\/\{0,1\}": {}.*/\1/p' "$(dirname "$project")/obj/project.assets.json")
count=0
while read -r name version; do
    folder=''
    for packages in "${folders[@]}"; do
        [[ -n $folder || ! -d $packages/${name,,}/$version ]] || folder=$packages/${name,,}/$version
    done
    [[ -n $folder ]] || continue
    count=$((count + 1))
    target="$out/$name.$version"
    mkdir -p "$target"
    sed -n 's/^ *\(<license[ >].*\)/\1/p; s/^ *\(<licenseUrl>.*\)/\1/p; s/^ *\(<copyright>.*\)/\1/p; s/^ *\(<projectUrl>.*\)/\1/p' "$folder"/*.nuspec > "$target/nuspec.txt"
    find "$folder" -maxdepth 2 -type f \( -iname '*license*' -o -iname '*notice*' -o -iname 'copying*' \) -exec cp {} "$target/" \;
done < <(grep -oE '"purl": *"pkg:nuget/[^"]+"' "$out/bom.json" | sed -E 's/.*nuget\/([^@]+)@([^"]+)"/\1 \2/' | sort -u)
echo "$count packages"
