// What a partner's Content Security Policy and its pasted tag say, read in the visitor's browser: a sentence for each thing that is to be done.

const DIRECTIVES = { "script-src": ["script-src-elem", "script-src", "default-src"], "frame-src": ["frame-src", "child-src", "default-src"] };
const OPTIONS = ["couleur", "position", "decalage", "accueil", "sujet"];

/** Read one policy: its directives, the first of each name, and the names that stand twice. */
function read(policy: string): { directives: Map<string, string[]>; twice: string[] } {
  const directives = new Map<string, string[]>();
  const twice: string[] = [];
  for (const part of policy.split(";")) {
    const [name = "", ...sources] = part.trim().split(/\s+/);
    const key = name.toLowerCase();
    if (directives.has(key)) twice.push(key);
    else if (key) directives.set(key, sources);
  }
  return { directives, twice };
}

/** Whether a source expression lets the assistant's address through. */
function lets(source: string, address: URL): boolean {
  const found = source.toLowerCase();
  if (found === "*" || found === address.protocol || (found === "http:" && address.protocol === "https:")) return true;
  const [, scheme, star, host, port] = /^(?:(https?):\/\/)?(\*\.)?([^/:*']+|\*)(?::(\d+|\*))?(?:\/.*)?$/.exec(found) ?? [];
  if (!host || (scheme && scheme + ":" !== address.protocol && scheme !== "http")) return false;
  const there = host === "*" || (star ? address.hostname.endsWith("." + host) : address.hostname === host);
  return there && (port === "*" || (port ?? "") === address.port);
}

function sentences(policy: string, origin: string): string[] {
  const address = new URL(origin);
  const { directives, twice } = read(policy);
  const told = twice.map((name) => `${name} est écrite deux fois : les navigateurs ne lisent que la première.`);
  for (const [wanted, names] of Object.entries(DIRECTIVES)) {
    const name = names.find((one) => directives.has(one));
    const sources = (name && directives.get(name)) || [];
    if (!name) continue;
    if (wanted === "script-src" && sources.includes("'strict-dynamic'")) {
      told.push(`${name} contient 'strict-dynamic' : les adresses n’y comptent plus ; donnez à la balise le nonce de votre page.`);
    } else if (!sources.some((source) => lets(source, address))) {
      const kept = sources.filter((source) => source !== "'none'");
      const written = [name === "default-src" || name === "child-src" ? wanted : name, ...kept, origin].join(" ");
      told.push(name === wanted || name === "script-src-elem" ? `Ajoutez cette adresse à ${name} : ${written}` : `${name} tient lieu de ${wanted} : ajoutez ${written}`);
    }
  }
  const sandbox = directives.get("sandbox");
  if (sandbox && !["allow-scripts", "allow-same-origin"].every((one) => sandbox.includes(one))) {
    told.push("sandbox ferme la page : l’assistant a besoin de allow-scripts et de allow-same-origin.");
  }
  return told;
}

/** Say what of a site's policies, as its header or its page has them, is in the way of the assistant at `origin`. */
export function policySaid(text: string, origin: string): string[] {
  if (!text.trim()) return [];
  const policies = text.replace(/^\s*content-security-policy\s*:/gim, "").split(/[,\n]+/).filter((one) => one.trim());
  if (/aucune CSP/i.test(text)) return ["Aucune politique dans les en-têtes : rien n’est interdit à l’assistant."];
  const told = [...new Set(policies.flatMap((one) => sentences(one, origin)))];
  return told.length ? told : ["Cette politique laisse passer l’assistant."];
}

/** Say what is wrong in a pasted tag; `releases` are the hashes of the loader by version. */
export function lineSaid(text: string, origin: string, releases: Record<string, string>): string[] {
  if (!text.trim()) return [];
  const found = (pattern: RegExp) => pattern.exec(text)?.[1];
  const address = found(/\bsrc\s*=\s*["']?([^"'\s>]+)/i);
  if (!/<script\b/i.test(text) || !address) return ["Il n’y a pas de balise <script> avec une adresse : copiez de nouveau la ligne entière."];
  const version = /\/widget\/v([^/]+)\/amane\.js(\?.*)?$/.exec(address)?.[1] ?? "";
  const integrity = found(/\bintegrity\s*=\s*["']?([^"'\s>]+)/i);
  const told = [];
  if (!address.startsWith(origin + "/")) told.push(`L’adresse n’est pas celle de cet assistant : elle commence par ${origin}/`);
  if (!releases[version]) told.push("Cette version n’existe pas : copiez de nouveau la ligne entière.");
  else if (!integrity) told.push("L’empreinte (integrity) manque : un outil l’a retirée. L’assistant s’ouvre, mais rien ne garantit plus le fichier.");
  else if (integrity !== releases[version]) told.push("L’empreinte (integrity) ne correspond pas : le navigateur refuse le fichier. Copiez de nouveau la ligne entière.");
  if (integrity && !/\bcrossorigin\b/i.test(text)) told.push("crossorigin manque : sans lui, le navigateur refuse l’empreinte.");
  for (const [, name = ""] of text.matchAll(/\sdata-([\w-]+)/gi)) {
    if (!OPTIONS.includes(name.toLowerCase())) told.push(`L’assistant ne connaît pas data-${name}.`);
  }
  return told.length ? told : ["Cette ligne est juste."];
}
