# L'assistant AMANE comme image : docs/exploitation.md, « Dans une image ».
# Une base fixée par son empreinte ne change plus sans qu'on le veuille ; l'empreinte du jour se lit avec `docker buildx imagetools inspect debian:trixie-slim` :
#   docker build --build-arg BASE=debian:trixie-slim@sha256:… -t amane-assistant .
ARG BASE=debian:trixie-slim

FROM ${BASE} AS construction
# Debian garde une seule version de chaque paquet, corrigée de ses failles : aucune n'est nommée.
# hadolint ignore=DL3008
RUN apt-get update \
    && apt-get install -y --no-install-recommends ca-certificates python3 python3-venv \
    && rm -rf /var/lib/apt/lists/*
WORKDIR /opt/amane
# Le verrou d'abord : les paquets ne sont repris que s'il change.
COPY setup.sh requirements.lock ./
RUN ./setup.sh product
COPY LICENSE NOTICE config.yml domain.yml ./
COPY docs/licences.md docs/
COPY docs/fr docs/fr
COPY data data
COPY knowledge knowledge
COPY actions actions
COPY bot bot
# Les connaissances sont ailleurs que le programme : un volume, ou une ConfigMap, prend leur place.
RUN .venv/bin/python -m bot train \
    && .venv/bin/python -m compileall -q actions bot knowledge \
    && rm -rf .uv setup.sh \
    && mkdir -p /srv/amane/connaissances \
    && cp -r knowledge/*.yml knowledge/*.json knowledge/sources /srv/amane/connaissances/

FROM ${BASE}
LABEL org.opencontainers.image.title="Assistant AMANE" \
      org.opencontainers.image.licenses="Apache-2.0"
# hadolint ignore=DL3008
RUN apt-get update \
    && apt-get install -y --no-install-recommends python3 \
    && rm -rf /var/lib/apt/lists/* /var/cache/apt/* /var/log/* \
    && groupadd --gid 10001 amane \
    && useradd --uid 10001 --gid amane --no-create-home --home-dir /var/lib/amane --shell /usr/sbin/nologin amane \
    && install -d -o amane -g amane -m 700 /var/lib/amane
COPY --from=construction /opt/amane /opt/amane
COPY --from=construction --chown=amane:amane /srv/amane /srv/amane
WORKDIR /opt/amane
ENV HOME=/var/lib/amane \
    PYTHONDONTWRITEBYTECODE=1 \
    PYTHONUTF8=1 \
    AMANE_HOST=0.0.0.0 \
    AMANE_PORT=5005 \
    AMANE_DATA_DIR=/var/lib/amane/donnees \
    AMANE_KNOWLEDGE_DIR=/srv/amane/connaissances
# Par son numéro : Kubernetes vérifie ainsi que ce n'est pas root.
USER 10001:10001
EXPOSE 5005
# 503 seulement quand le relancer aidera ; occupé, il est en bonne santé.
HEALTHCHECK --interval=30s --timeout=15s --start-period=60s --retries=3 \
    CMD ["python3", "-I", "-c", "import urllib.request; urllib.request.urlopen('http://127.0.0.1:5005/health', timeout=10)"]
ENTRYPOINT [".venv/bin/python", "-m", "bot"]
CMD ["serve"]
