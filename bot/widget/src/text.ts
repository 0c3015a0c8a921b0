// The text of a bubble as blocks and inline pieces. Only https, mailto and tel become links; everything else stays text.

import type { Contact } from "./contacts.js";

export interface Piece {
  text: string;
  /** Absent for plain text. */
  href?: string;
}
export type Block =
  | { kind: "paragraph" | "source"; pieces: Piece[] }
  | { kind: "list"; start: number | null; items: Piece[][] }
  | { kind: "calls" };

// Bounded repetitions: a long hostile word costs linear time. No look-behind: older Safari refuses the whole script for one.
const LINKS =
  /(https:\/\/[^\s<>"«»“”]+)|([\p{L}\p{N}._%+'’-]{1,64}@[\p{L}\p{N}-]{1,63}(?:\.[\p{L}\p{N}-]{1,63}){1,8})|((?:\+\d{1,3}|00\d{1,3}|0[5-8])(?:[ .\u00a0\u202f-]?\(?\d\)?){6,12})/gu;
const SOURCE = /^Sources?\s:\s/;
const ITEM = /^\s*(?:[•▪-]|(\d{1,2})[.)])\s+(?=\S)/;

function shortened(address: string): string {
  return address.replace(/^https:\/\/(www\.)?/, "").replace(/\/$/, "");
}

/** Return the address if it is a plain https one, else nothing: a user name before the host is a way to disguise it. */
export function safeAddress(address: string): string | undefined {
  try {
    const url = new URL(address);
    return url.protocol === "https:" && !url.username && !url.password && url.hostname.includes(".") ? url.href : undefined;
  } catch {
    return undefined;
  }
}

function withoutClosing(address: string): string {
  let end = address.length;
  while (end > 0) {
    const last = address[end - 1] as string;
    const unmatched = last === ")" && !address.slice(0, end).includes("(");
    if (!unmatched && !".,;:!?]}'’…".includes(last)) break;
    end--;
  }
  return address.slice(0, end);
}

/** Keep French marks with their word at the end of a line. */
function joined(text: string): string {
  return text.replace(/« /g, "«\u00a0").replace(/ (?=[»?!:;])/g, "\u00a0");
}

/** Split a line into text and links. */
export function pieces(line: string): Piece[] {
  const found: Piece[] = [];
  let done = 0;
  const push = (text: string) => text && found.push({ text: joined(text) });
  for (const match of line.matchAll(LINKS)) {
    const [whole, address, mail, phone] = match;
    const before = line[match.index - 1] ?? " ";
    let text = whole;
    let href: string | undefined;
    let shown: string | undefined;
    if (address) {
      text = withoutClosing(address);
      href = safeAddress(text);
      shown = shortened(text);
    } else if (mail) {
      text = mail.replace(/^['’.]+/, "");
      // « l’adresse d’amane@… » : the elided word is not part of the address.
      text = text.replace(/^[dl]['’]/i, "").replace(/-+$/, "");
      href = "mailto:" + encodeURIComponent(text).replace("%40", "@");
    } else if (phone && !/[\p{L}\p{N}]/u.test(before) && !/\d/.test(line[match.index + whole.length] ?? "")) {
      text = phone.trim();
      href = "tel:" + text.replace("(0)", "").replace(/[^\d+]/g, "");
    }
    const at = match.index + whole.indexOf(text);
    if (!href || at < done) continue;
    push(line.slice(done, at));
    found.push({ text: shown ?? text, href });
    done = at + text.length;
  }
  push(line.slice(done));
  return found;
}

function sourcePieces(line: string): Piece[] {
  const head = (SOURCE.exec(line) as RegExpExecArray)[0];
  const found: Piece[] = [{ text: joined(head) }];
  const rest = line.slice(head.length);
  let read = 0;
  for (const match of rest.matchAll(/(.+?)\s—\s(https?:\/\/\S+?)(\s;\s|$)/g)) {
    const [whole, title, address, separator] = match as unknown as [string, string, string, string];
    const href = safeAddress(address);
    found.push(href ? { text: joined(title), href } : { text: joined(`${title} — ${address}`) });
    if (separator) found.push({ text: separator });
    read += whole.length;
  }
  return read === rest.length && read ? found : pieces(line);
}

/** Whether an item of a danger answer gives this contact: a call card then says the same, larger. */
function gives(item: string, { number, site, name }: Contact): boolean {
  return item.includes(name) && (number ? item.split(/[^\d+]+/).includes(number) : item.includes(site as string));
}

/**
 * Read the text of a bubble. In a danger answer, `danger` are the contacts that it was composed with: in place of the items that give them stands one block of
 * call cards, and at the end where there is no such item.
 */
export function blocks(text: string, danger?: readonly Contact[]): Block[] {
  const found: Block[] = [];
  for (const line of text.split("\n")) {
    if (!line.trim()) continue;
    const last = found[found.length - 1];
    const item = ITEM.exec(line);
    const content = item ? line.slice(item[0].length) : line;
    if (item && danger?.some((contact) => gives(content, contact))) {
      if (!found.some(({ kind }) => kind === "calls")) found.push({ kind: "calls" });
    } else if (item) {
      const start = item[1] ? Number(item[1]) : null;
      if (last?.kind === "list" && (last.start === null) === (start === null)) last.items.push(pieces(content));
      else found.push({ kind: "list", start, items: [pieces(content)] });
    } else if (SOURCE.test(line)) found.push({ kind: "source", pieces: sourcePieces(line) });
    else found.push({ kind: "paragraph", pieces: pieces(line) });
  }
  if (danger && !found.some(({ kind }) => kind === "calls")) found.push({ kind: "calls" });
  return found;
}
