# docker build --tag advisor .
# docker run --rm --read-only --tmpfs /tmp advisor run --demo
#
# Ubuntu 26.04 has .NET 10 among its own packages, for amd64 and arm64. Checked by tests/AdvisorWorker.Tests/Packaging, which
# run these steps as plain commands; no container engine has built it where it was written.
FROM ubuntu:26.04 AS build
RUN apt-get update \
 && DEBIAN_FRONTEND=noninteractive apt-get install --yes --no-install-recommends ca-certificates dotnet-sdk-10.0 \
 && rm -rf /var/lib/apt/lists/*
WORKDIR /source
COPY global.json Directory.Build.props Directory.Packages.props BannedSymbols.txt .editorconfig LICENSE NOTICE ./
COPY checks checks
COPY src src
# With CI, packages are restored from the lock files alone.
RUN CI=true DOTNET_CLI_TELEMETRY_OPTOUT=1 dotnet publish src/AdvisorWorker --configuration Release --output /app

FROM ubuntu:26.04
RUN apt-get update \
 && DEBIAN_FRONTEND=noninteractive apt-get install --yes --no-install-recommends aspnetcore-runtime-10.0 ca-certificates tzdata \
 && rm -rf /var/lib/apt/lists/* \
 && install --directory --owner=10001 --group=10001 /data
COPY --from=build /app /app
COPY LICENSE NOTICE /app/
# The store is /data/advisor/advisor.db unless the setting Store names another; nothing else is written.
ENV XDG_DATA_HOME=/data DOTNET_EnableDiagnostics=0
VOLUME /data
WORKDIR /data
# A number, so that Kubernetes can see that it is not root.
USER 10001:10001
EXPOSE 8787
# The pages answer to this machine alone unless ASPNETCORE_URLS and a token say otherwise; bash can ask them without another program.
HEALTHCHECK --interval=30s --timeout=5s --start-period=30s --retries=3 \
  CMD ["bash", "-c", "exec 3<>/dev/tcp/127.0.0.1/8787 && printf 'GET /healthz HTTP/1.1\\r\\nHost: localhost\\r\\nConnection: close\\r\\n\\r\\n' >&3 && read -r -u 3 version status rest && test \"$status\" = 200"]
ENTRYPOINT ["/app/advisor"]
CMD ["serve", "--log-format", "json"]
