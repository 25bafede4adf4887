# One image for every role: `up` (the default: everything, with the embedded database in /data), `migrate`, `api`,
# `collect`, and the dashboard alone (see docker-compose.yml).

FROM node:24-bookworm-slim AS source
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

FROM node:24-bookworm-slim
ENV NODE_ENV=production \
  NODE_OPTIONS=--disable-warning=ExperimentalWarning \
  HOST=0.0.0.0 \
  PORT=4000 \
  GROUNDSWELL_DATA_DIR=/data
WORKDIR /app
RUN mkdir /data && chown node:node /data
COPY --from=server /app ./
COPY --from=dashboard /app/apps/dashboard/build ./apps/dashboard/build
COPY --from=dashboard /app/apps/frame/build ./apps/frame/build
USER node
VOLUME /data
EXPOSE 4000
HEALTHCHECK --interval=30s --timeout=5s --start-period=60s --start-interval=2s --retries=3 \
  CMD ["node", "-e", "fetch(`http://127.0.0.1:${process.env.PORT}/healthz`).then((r) => process.exit(r.ok ? 0 : 1), () => process.exit(1))"]
ENTRYPOINT ["node", "apps/groundswell/src/main.ts"]
CMD ["up"]
