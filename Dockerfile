# One image for every role: `up` (the default: everything, with the embedded database in /data), `migrate`, `api`,
# `collect`, and the dashboard alone (see docker-compose.yml).

FROM node:24.21.0-bookworm-slim AS source
WORKDIR /app
COPY . .

# The dashboard and the script of charts in frames, the only parts that are built.
FROM source AS dashboard
RUN --mount=type=cache,target=/root/.npm npm ci --no-audit --no-fund
RUN npm run build

# What runs needs no tools, and no Node besides the image's own.
FROM source AS server
RUN --mount=type=cache,target=/root/.npm \
  npm ci --no-audit --no-fund --omit=dev --omit=optional -w @groundswell/cli -w @groundswell/dashboard

# What runs: the image's Node, production packages, sources without their tests, what was built, and what people keep.
FROM node:24.21.0-bookworm-slim
ENV NODE_ENV=production \
  NODE_OPTIONS=--disable-warning=ExperimentalWarning \
  MALLOC_ARENA_MAX=2 \
  MALLOC_MMAP_THRESHOLD_=65536 \
  HOST=0.0.0.0 \
  PORT=4000 \
  GROUNDSWELL_DATA_DIR=/data
WORKDIR /app
# Package managers could only do harm here.
RUN rm -rf /usr/local/lib/node_modules /usr/local/bin/npm /usr/local/bin/npx /usr/local/bin/corepack /opt/yarn-* \
  /usr/local/bin/yarn /usr/local/bin/yarnpkg \
  && mkdir /data && chown node:node /data
COPY --from=server /app/package.json /app/LICENSE /app/watchlist.yaml /app/watchlist.schema.json /app/openness.yaml ./
COPY --from=server /app/node_modules ./node_modules
COPY --from=server /app/packages ./packages
COPY --from=server /app/apps/groundswell ./apps/groundswell
COPY --from=server /app/apps/dashboard/package.json ./apps/dashboard/package.json
COPY --from=server /app/test/github-standin ./test/github-standin
COPY --from=server /app/archive ./archive
COPY --from=server /app/stories ./stories
COPY --from=dashboard /app/apps/dashboard/build ./apps/dashboard/build
COPY --from=dashboard /app/apps/frame/build ./apps/frame/build
USER node
VOLUME /data
EXPOSE 4000
STOPSIGNAL SIGTERM
HEALTHCHECK --interval=30s --timeout=5s --start-period=60s --start-interval=2s --retries=3 \
  CMD ["node", "-e", "fetch(`http://127.0.0.1:${process.env.PORT}/healthz`).then((r) => process.exit(r.ok ? 0 : 1), () => process.exit(1))"]
ENTRYPOINT ["node", "apps/groundswell/src/main.ts"]
CMD ["up"]
