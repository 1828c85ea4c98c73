# The version that package.json has, by what is in it: a tag can be moved. To renew it, change both.
FROM node:26.10.0-slim@sha256:930557a230abacbc3f4fd9b8648abf8f4bee1e17cb72195dcdfb2f709bc85b33

ENV NODE_ENV=production \
    PORT=3000
WORKDIR /app

COPY package.json package-lock.json .npmrc ./
RUN npm ci --omit=dev && npm cache clean --force

COPY index index
COPY src src
COPY handlers handlers
COPY seeds seeds

RUN mkdir /data && chown node:node /data && ln -s /data data
VOLUME /data
USER node

EXPOSE 3000
# A large archive is read for some minutes at the first start, before anything listens.
HEALTHCHECK --interval=30s --timeout=5s --start-period=300s --start-interval=5s \
  CMD ["node", "-e", "fetch(`http://127.0.0.1:${process.env.PORT}/healthz`).then(({ ok }) => process.exit(ok ? 0 : 1), () => process.exit(1))"]

CMD ["node", "src/main.ts"]
