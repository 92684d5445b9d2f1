# The API on its own: docker build -t cocosnet .        (see docs/container.md)
# With NVIDIA's libraries: docker build -t cocosnet:cuda --build-arg TORCH_BACKEND=cuda .
#
# x64 only: TorchSharp has no native library for Linux on other processors.
ARG SDK_IMAGE=mcr.microsoft.com/dotnet/sdk:10.0
# The same image serves a GPU: TorchSharp's packages bring CUDA and cuDNN, the container toolkit brings the driver. A CUDA image
# that has ASP.NET Core 10 can be named here instead.
ARG RUNTIME_IMAGE=mcr.microsoft.com/dotnet/aspnet:10.0

FROM ${SDK_IMAGE} AS build
# cpu | cuda | none: without libtorch, for processes of Role=api
ARG TORCH_BACKEND=cpu
WORKDIR /source

# Where NuGet's own settings and packages are, for any user of the image.
ENV HOME=/build

# Packages depend on project files only, so that an edited source downloads nothing again. NuGet settings of a restricted network
# come as the secret "nuget": they exist while a command runs and are in no layer.
COPY global.json Directory.Build.props Directory.Build.targets Directory.Packages.props ./
COPY build/ build/
COPY src/Contracts/CoCosNet.Contracts.csproj src/Contracts/packages*.lock.json src/Contracts/
COPY src/Model/CoCosNet.Model.csproj src/Model/packages*.lock.json src/Model/
COPY src/Inference/CoCosNet.Inference.csproj src/Inference/packages*.lock.json src/Inference/
COPY src/Api/CoCosNet.Api.csproj src/Api/packages*.lock.json src/Api/
RUN --mount=type=secret,id=nuget,target=/build/.nuget/NuGet/NuGet.Config \
    dotnet restore src/Api --locked-mode --runtime linux-x64 -p:TorchBackend=${TORCH_BACKEND}

# What the image contains: a CycloneDX bill of materials and the licences of the packages.
COPY .config/dotnet-tools.json .config/
COPY tools/bill-of-materials.sh tools/
RUN --mount=type=secret,id=nuget,target=/build/.nuget/NuGet/NuGet.Config \
    bash tools/bill-of-materials.sh /bill

# The commit that is built; /health says it. Below what it would otherwise make anew.
ARG COMMIT
COPY .editorconfig ./
COPY src/ src/
COPY models/ models/
COPY samples/ samples/
RUN --mount=type=secret,id=nuget,target=/build/.nuget/NuGet/NuGet.Config \
    dotnet publish src/Api --no-restore --configuration Release --runtime linux-x64 --no-self-contained \
        -p:TorchBackend=${TORCH_BACKEND} ${COMMIT:+-p:SourceRevisionId=${COMMIT}} -p:UseAppHost=false --disable-build-servers --output /publish

# libtorch's Python bindings, tests and example backends: nothing here loads them.
# The other native libraries change with a package's version only, so they get a layer that an edited source leaves alone.
RUN cd /publish \
    && rm -f libtorch_python.so libshm.so libtorch_global_deps.so libaoti_custom_ops.so libnnapi_backend.so \
        libbackend_with_compiler.so libjitbackend_test.so libtorchbind_test.so \
    && mkdir /native /data \
    && find . -maxdepth 1 -name '*.so*' -exec mv -t /native {} +

FROM ${RUNTIME_IMAGE} AS final
ARG COMMIT
LABEL org.opencontainers.image.title="CoCosNet" \
    org.opencontainers.image.description="Exemplar-based image translation over HTTP" \
    org.opencontainers.image.licenses="MIT" \
    org.opencontainers.image.revision="${COMMIT}"
WORKDIR /app
COPY --from=build /native/ ./
COPY --from=build /bill/ ./bill/
COPY --from=build /publish/ ./

# Where jobs and exemplars are kept. Writable for the user below, also where the rest of the image is not.
COPY --from=build --chown=1654:1654 /data/ /data/
VOLUME ["/data"]

# OMP_WAIT_POLICY: idle OpenMP threads sleep; by default they spin and take the cores from requests.
# THP_MEM_ALLOC_ENABLE: libtorch asks for huge pages for large blocks; a fresh 64 MB tensor costs 15-20 ms instead of 37-48.
# Both are read before the program's first line runs, which is why they are here and not in its settings.
ENV ASPNETCORE_HTTP_PORTS=8080 \
    Jobs__Directory=/data \
    OMP_WAIT_POLICY=passive \
    THP_MEM_ALLOC_ENABLE=1

# "app" of the official images, as a number: an orchestrator can check that it is not root, and a base image need not know it.
USER 1654:1654
EXPOSE 8080

# The base image has bash and no HTTP client. Chiselled images lack bash too: probe /health/ready from outside there.
# Not ready while models load; a large one may need a longer start period.
HEALTHCHECK --interval=15s --timeout=5s --start-period=120s --retries=3 CMD ["bash", "-c", \
    "exec 3<>/dev/tcp/127.0.0.1/${ASPNETCORE_HTTP_PORTS%%;*} && printf 'GET /health/ready HTTP/1.0\\r\\n\\r\\n' >&3 && read -r status <&3 && [[ $status == *' 200 '* ]]"]

ENTRYPOINT ["dotnet", "CoCosNet.Api.dll"]
