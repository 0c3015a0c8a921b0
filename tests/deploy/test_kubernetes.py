"""The manifests for Kubernetes are what kubectl makes of them, fit its schemas to the field, and ask for as few rights as they can."""

from __future__ import annotations

import shutil
import subprocess
from pathlib import Path
from typing import Any

import kubernetes_validate
import pytest
import yaml

from bot.server.settings import Settings
from knowledge import load
from tests.deploy.test_images import _environment

ROOT = Path(__file__).parents[2]
FOLDER = ROOT / "deploy" / "kubernetes"
# The schemas of a Kubernetes that is still supported, and of the newest that the validator carries.
VERSIONS = ("1.34", "1.37")
NAME = {"app.kubernetes.io/name": "amane-assistant"}


def _fits(manifest: dict[str, Any], version: str) -> None:
    kubernetes_validate.validate(manifest, version, strict=True)


def _copy(folder: Path) -> Path:
    """The folder as an operator has it: with the association's own facts."""
    shutil.copytree(FOLDER, folder)
    facts = folder / "connaissances"
    facts.mkdir()
    for path in (ROOT / "knowledge").glob("*.yml"):
        shutil.copy(path, facts)
    shutil.copytree(ROOT / "knowledge" / "sources", facts / "sources")
    return folder


def _built(folder: Path) -> list[dict[str, Any]]:
    kubectl = shutil.which("kubectl")
    if kubectl is None:
        pytest.skip("no kubectl on this machine (Debian: apt-get install kubernetes-client)")
    done = subprocess.run([kubectl, "kustomize", str(folder)], capture_output=True, text=True, timeout=60)
    assert done.returncode == 0, done.stderr
    return list(yaml.safe_load_all(done.stdout))


@pytest.fixture(scope="module")
def built(tmp_path_factory: pytest.TempPathFactory) -> list[dict[str, Any]]:
    return _built(_copy(tmp_path_factory.mktemp("kubernetes") / "amane"))


def _one(manifests: list[dict[str, Any]], kind: str, name: str = "") -> dict[str, Any]:
    (found,) = [one for one in manifests if one["kind"] == kind and one["metadata"]["name"].startswith(name)]
    return found


def _pod(manifests: list[dict[str, Any]]) -> dict[str, Any]:
    return dict(_one(manifests, "Deployment")["spec"]["template"]["spec"])


def test_every_manifest_fits_the_schemas(built: list[dict[str, Any]]) -> None:
    kinds = {"Namespace", "ConfigMap", "Service", "Deployment", "PodDisruptionBudget", "HorizontalPodAutoscaler", "NetworkPolicy"}
    assert {one["kind"] for one in built} == kinds
    secret = yaml.safe_load((FOLDER / "secret.exemple.yaml").read_text(encoding="utf-8"))
    for version in VERSIONS:
        for manifest in [*built, secret]:
            _fits(manifest, version)


@pytest.mark.parametrize(
    ("kind", "path", "misspelt"),
    [
        ("Deployment", ("spec", "template", "spec", "securityContext"), "runAsNonRoots"),
        ("HorizontalPodAutoscaler", ("spec",), "maxReplica"),
        ("NetworkPolicy", ("spec",), "egres"),
        ("PodDisruptionBudget", ("spec",), "maxUnavailabel"),
    ],
)
def test_a_misspelt_field_is_found(built: list[dict[str, Any]], kind: str, path: tuple[str, ...], misspelt: str) -> None:
    manifest = yaml.safe_load(yaml.safe_dump(_one(built, kind)))
    place = manifest
    for part in path:
        place = place[part]
    place[misspelt] = True
    with pytest.raises(kubernetes_validate.ValidationError):
        _fits(manifest, VERSIONS[-1])


def test_what_an_object_names_is_there(built: list[dict[str, Any]]) -> None:
    namespace = _one(built, "Namespace")["metadata"]["name"]
    assert {one["metadata"].get("namespace", namespace) for one in built} == {namespace}
    pod, deployment = _pod(built), _one(built, "Deployment")
    assert deployment["spec"]["selector"]["matchLabels"] == deployment["spec"]["template"]["metadata"]["labels"] == NAME
    assert _one(built, "Service")["spec"]["selector"] == NAME
    assert _one(built, "PodDisruptionBudget")["spec"]["selector"]["matchLabels"] == NAME
    assert _one(built, "NetworkPolicy")["spec"]["podSelector"]["matchLabels"] == NAME
    target = _one(built, "HorizontalPodAutoscaler")["spec"]["scaleTargetRef"]
    assert (target["kind"], target["name"]) == ("Deployment", deployment["metadata"]["name"])
    (container,) = pod["containers"]
    assert {mount["name"] for mount in container["volumeMounts"]} == {volume["name"] for volume in pod["volumes"]}
    (port,) = container["ports"]
    probes = [container[f"{name}Probe"]["httpGet"] for name in ("startup", "liveness", "readiness")]
    assert all(probe == {"path": "/health", "port": port["name"]} for probe in probes)
    assert _one(built, "Service")["spec"]["ports"][0]["targetPort"] == port["name"]
    (inside,) = _one(built, "NetworkPolicy")["spec"]["ingress"]
    assert [one["port"] for one in inside["ports"]] == [port["containerPort"]] == [int(_environment()["AMANE_PORT"])]


def test_the_pod_asks_for_no_rights(built: list[dict[str, Any]]) -> None:
    pod = _pod(built)
    assert _one(built, "Namespace")["metadata"]["labels"]["pod-security.kubernetes.io/enforce"] == "restricted"
    assert pod["securityContext"]["runAsNonRoot"] is True
    assert pod["securityContext"]["seccompProfile"] == {"type": "RuntimeDefault"}
    assert pod["automountServiceAccountToken"] is False
    (container,) = pod["containers"]
    context = container["securityContext"]
    assert context == {"allowPrivilegeEscalation": False, "readOnlyRootFilesystem": True, "capabilities": {"drop": ["ALL"]}}
    # What Docker gives the user of the image, Kubernetes gives this one.
    user = (ROOT / "Dockerfile").read_text(encoding="utf-8").partition("\nUSER ")[2].split("\n")[0]
    assert user == f"{pod['securityContext']['runAsUser']}:{pod['securityContext']['runAsGroup']}"


def test_only_the_proxy_comes_in_and_only_the_stores_and_names_are_reached(built: list[dict[str, Any]]) -> None:
    policy = _one(built, "NetworkPolicy")["spec"]
    assert set(policy["policyTypes"]) == {"Ingress", "Egress"}
    # A peer without a selector would be everyone.
    peers = [peer for rule in policy["ingress"] for peer in rule["from"]] + [peer for rule in policy["egress"] for peer in rule["to"]]
    assert peers and all(peer["podSelector"]["matchLabels"] for peer in peers)
    assert sorted(one["port"] for rule in policy["egress"] for one in rule["ports"]) == [53, 53, 5432, 6379]


def test_the_settings_can_be_used_and_the_secrets_are_empty(built: list[dict[str, Any]]) -> None:
    secret = yaml.safe_load((FOLDER / "secret.exemple.yaml").read_text(encoding="utf-8"))
    assert set(secret["stringData"].values()) == {""}
    given = {"AMANE_SECRET": "a" * 64, "AMANE_DATABASE_URL": "postgresql://amane:x@postgresql/amane", "AMANE_LIMITS_URL": "valkey://valkey:6379/0"}
    assert given.keys() == secret["stringData"].keys()
    names = [one.get("configMapRef", one.get("secretRef"))["name"] for one in _pod(built)["containers"][0]["envFrom"]]
    settings = _one(built, "ConfigMap", "reglages")
    assert names == [settings["metadata"]["name"], secret["metadata"]["name"]]
    image = {name: value for name, value in _environment().items() if name.startswith("AMANE_")}
    read = Settings.from_environment({**image, **settings["data"], **given})
    mounts = {mount["name"]: mount["mountPath"] for mount in _pod(built)["containers"][0]["volumeMounts"]}
    assert str(read.knowledge_dir) == mounts["connaissances"]
    assert read.data_dir.parent == Path(mounts["etat"])


def test_a_publication_brings_new_assistants_with_the_new_facts(built: list[dict[str, Any]], tmp_path: Path) -> None:
    before = _one(built, "ConfigMap", "connaissances")
    (volume,) = [one for one in _pod(built)["volumes"] if one["name"] == "connaissances"]
    assert volume["configMap"]["name"] == before["metadata"]["name"], "the name carries the hash of the facts"
    changed = _copy(tmp_path / "amane")
    file = changed / "connaissances" / "contacts.yml"
    file.write_text(file.read_text(encoding="utf-8") + "# publié\n", encoding="utf-8")
    after = _built(changed)
    assert _one(after, "ConfigMap", "connaissances")["metadata"]["name"] != before["metadata"]["name"]
    assert _one(after, "ConfigMap", "reglages")["metadata"]["name"] == _one(built, "ConfigMap", "reglages")["metadata"]["name"]
    # Mounted as Kubernetes does: each file a link into a folder of one moment.
    moment = tmp_path / "volume" / "..2026"
    for item in volume["configMap"]["items"]:
        (moment / item["path"]).parent.mkdir(parents=True, exist_ok=True)
        (moment / item["path"]).write_text(before["data"][item["key"]], encoding="utf-8")
    (moment.parent / "..data").symlink_to(moment.name)
    for path in moment.iterdir():
        (moment.parent / path.name).symlink_to(Path("..data") / path.name)
    assert load(moment.parent) == load(ROOT / "knowledge")
    sources = {path.name for path in (ROOT / "knowledge/sources").iterdir()}
    assert {item["key"] for item in volume["configMap"]["items"]} == {"collectifs.yml", "contacts.yml", "questions-temoins.yml", *sources}
