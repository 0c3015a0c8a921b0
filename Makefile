# Everything is one command away: `make serve` and `make test` set themselves up on a fresh machine. `make help` lists the rest.
.DEFAULT_GOAL := help
.PHONY: help serve shell train check replay compare essais atelier bilan evaluate bench figures schema sbom test fresh wordpress pannes lint lock install install-dev

PYTHON := .venv/bin/python
PORT ?= 5005
IN ?= questions.jsonl
OUT ?= reponses.jsonl
AVANT ?= avant.jsonl
APRES ?= apres.jsonl
PERIODE ?= mois
DEPUIS ?=
# Names with spaces reach the shell whole.
export IN OUT AVANT APRES PERIODE DEPUIS
ARGS ?=
export RASA_TELEMETRY_ENABLED := false
# Whatever the terminal speaks, Python reads and names files in UTF-8.
export PYTHONUTF8 := 1
# Modules are compiled once and kept, whatever the shell says: a tenth of each start, and the tests start the program many times.
unexport PYTHONDONTWRITEBYTECODE

help: ## Affiche cette aide
	@grep -hE '^[a-z-]+:.*## ' $(MAKEFILE_LIST) | sed -E 's/^([a-z-]+):[^#]*## /\1|/' | awk -F'|' '{ printf "  make %-10s %s\n", $$1, $$2 }'

serve: install ## Démarre l'assistant (PORT=5005) ; vérifie les connaissances et entraîne d'abord si besoin
	@$(PYTHON) -m bot train --if-needed
	@$(PYTHON) -m bot serve --port $(PORT)

shell: install ## Essayez les réponses dans le terminal (une fois entraîné : make train)
	@$(PYTHON) -m bot shell

train: install ## Entraîne la compréhension du français (models/)
	@$(PYTHON) -m bot train

check: install ## Vérifie les connaissances, les sortes de question et les exemples, et liste ce qui reste à confirmer
	@$(PYTHON) -m bot check

replay: install ## Rejoue des questions (texte, CSV ou JSON) : make replay IN=questions.txt OUT=reponses.jsonl
	@$(PYTHON) -m bot replay "$$IN" "$$OUT"

compare: install ## Montre ce qui a changé entre deux réponses : make compare AVANT=avant.jsonl APRES=apres.jsonl
	@$(PYTHON) -m bot comparer "$$AVANT" "$$APRES"

essais: install ## Pose les questions témoins et montre ce qui a changé (ARGS=--garder les prend comme référence, ARGS=--brouillon essaie le brouillon)
	@$(PYTHON) -m bot essais $(ARGS)

atelier: install ## Ouvre les faits comme des fiches dans votre navigateur, sur cet ordinateur seulement (ARGS="--port 5056")
	@$(PYTHON) -m bot atelier $(ARGS)

bilan: install ## Ce que les gens demandent, en nombres : make bilan PERIODE=semaine|mois|annee DEPUIS=01/11/2026 (page bilan.html)
	@$(PYTHON) -m bot bilan --periode "$$PERIODE" --depuis "$$DEPUIS"

evaluate: install ## Mesure les réponses sur les jeux de questions de bench/understanding/sets
	@$(PYTHON) -m bench.understanding $(ARGS)

bench: install-dev ## Mesure la vitesse et la mémoire
	@$(PYTHON) -m bench.speed $(ARGS)

figures: install ## Récrit les chiffres du README d'après les dernières mesures
	@$(PYTHON) -m bench.readme

schema: install ## Réécrit les schémas JSON qui aident à remplir les fichiers de connaissances
	@$(PYTHON) -m bot schema

sbom: install-dev ## Écrit la liste des composants (CycloneDX, resultats/) et les licences (docs/licences.md)
	@$(PYTHON) -m bench.licences

# Three at a time, since many wait for a server, a browser or a disk; each file in one process; one model for all. Those with a browser come first (tests/conftest.py): their order is kept.
test: install-dev ## Lance tous les tests (ARGS="tests/knowledge" pour en choisir)
	@$(PYTHON) -m bot train --if-needed
	@$(PYTHON) -m pytest -n 3 --dist loadfile --no-loadscope-reorder $(ARGS)

fresh: ## Prouve sur un Debian 12 et un Debian 13 nus qu'un clone répond vite (ARGS="trixie" pour l'un ; root et debootstrap)
	@tests/machines/fresh.sh $(ARGS)

wordpress: install-dev ## Essaie la ligne des partenaires dans un vrai WordPress (paquets de Debian : voir tests/machines/wordpress.py)
	@$(PYTHON) -m tests.machines.wordpress $(ARGS)

pannes: install-dev ## Soixante conversations pendant que serveurs, base et limites tombent en panne (PostgreSQL, nginx, Caddy, redis-server de Debian)
	@$(PYTHON) -m tests.machines.breakdowns $(ARGS)

lint: install-dev ## Vérifie le code (ruff, mypy)
	@$(PYTHON) -m ruff check .
	@$(PYTHON) -m mypy

# Run by developers after a change of the dependencies in pyproject.toml; needs uv (make install puts one in .uv where there is none).
# Only wheels are taken, so that a machine without a compiler can install them, and nothing runs that no hash holds: checked for each Python and processor.
UV = $(shell command -v uv || echo .uv/bin/uv)
LOCK = $(UV) pip compile -q pyproject.toml --universal --python-version 3.11 --no-build --generate-hashes --no-emit-index-url --no-emit-find-links --no-annotate --no-header
WHEELS = $(foreach python,3.11 3.12 3.13,$(foreach machine,x86_64 aarch64,$(python)-$(machine)))
lock: ## Refait les verrous de versions après un changement de pyproject.toml
	@$(LOCK) -o requirements.lock
	@$(LOCK) --group dev -c requirements.lock -o requirements-dev.lock
	@for one in $(WHEELS); do \
		echo "• Paquets prêts pour Python $$one…"; \
		$(UV) pip sync -q --dry-run --no-build --require-hashes --target .uv/dry-run \
			--python-version "$${one%%-*}" --python-platform "$${one#*-}-manylinux_2_28" requirements-dev.lock || exit 1; \
	done

install:
	@./setup.sh product

install-dev:
	@./setup.sh dev
