// The blocks of a message, as the server sends them (docs/openapi.yml), and how they are shown. Whatever a text holds, it is shown as text.

import { html, nothing, type TemplateResult } from "lit";
import { address, shown, type Contact } from "./contacts.js";
import { icon } from "./icons.js";
import { texts } from "./texts.js";

export interface Span {
  text: string;
  /** Absent for plain text. */
  url?: string;
}
export type Block =
  | { type: "lead"; spans: Span[]; rest: Span[] }
  | { type: "text"; spans: Span[] }
  | { type: "points"; numbered: boolean; points: Span[][] }
  | { type: "links"; links: { title: string; spans: Span[] }[] }
  | { type: "sources"; sources: { title: string; url: string }[] }
  // Cards show the contacts of now, in the order of the answer's; buttons stand below the conversation.
  | { type: "contacts"; contacts?: Partial<Contact>[] }
  | { type: "buttons" };
export interface Message {
  text: string;
  /** Absent where the server sends none, or one that this chat does not know. */
  blocks?: Block[];
  /** The language of its first words. */
  lang?: string;
  kind?: string;
}

// --- reading ---

const isText = (found: unknown): found is string => typeof found === "string";
const isList = (found: unknown, fits: (one: any) => boolean): boolean => Array.isArray(found) && found.every((one) => one && fits(one));
const isLine = (found: unknown): boolean => isList(found, ({ text, url }) => isText(text) && (url === undefined || isText(url)));

function isBlock(one: any): boolean {
  switch (one.type) {
    case "lead":
      return isLine(one.spans) && isLine(one.rest);
    case "text":
      return isLine(one.spans);
    case "points":
      return isList(one.points, isLine);
    case "links":
      return isList(one.links, ({ title, spans }) => isText(title) && isLine(spans));
    case "sources":
      return isList(one.sources, ({ title, url }) => isText(title) && isText(url));
    case "contacts":
      return one.contacts === undefined || isList(one.contacts, () => true);
    default:
      return one.type === "buttons";
  }
}

/** Read the blocks of a message; undefined where there are none or one is of another form: the text then says everything. */
export function readBlocks(found: unknown): Block[] | undefined {
  return isList(found, isBlock) && (found as Block[]).length ? (found as Block[]) : undefined;
}

// No look-behind: older Safari refuses the whole script for one.
const WEB = /https:\/\/[^\s<>"«»“”]*[^\s<>"«»“”.,;:!?)\]}'’…]/g;

function linked(line: string): Span[] {
  const spans: Span[] = [];
  let done = 0;
  for (const { 0: url, index } of line.matchAll(WEB)) {
    spans.push({ text: line.slice(done, index) }, { text: url, url });
    done = index + url.length;
  }
  return [...spans, { text: line.slice(done) }];
}

/** What a text shows without blocks: its lines, with their web addresses. */
function paragraphs(text: string): Block[] {
  const lines = text.split("\n").filter((line) => line.trim());
  return lines.map((line) => ({ type: "text", spans: linked(line) }));
}

/** Return the address if it is a plain https one, a call or a letter, else nothing: a user name before the host is a way to disguise it. */
function safe(address: string): string | undefined {
  if (/^(mailto|tel):/.test(address)) return address;
  try {
    const url = new URL(address);
    return url.protocol === "https:" && !url.username && !url.password && url.hostname.includes(".") ? url.href : undefined;
  } catch {
    return undefined;
  }
}

// --- showing ---

/** Keep French marks with their word at the end of a line. */
function joined(text: string): string {
  return text.replace(/« /g, "«\u00a0").replace(/ (?=[»?!:;])/g, "\u00a0");
}

function link(href: string, text: string): TemplateResult {
  if (!href.startsWith("https:")) return html`<a href=${href}>${text}</a>`;
  return html`<a href=${href} target="_blank" rel="noopener noreferrer">${text}${icon("out")}<span class="hidden">${texts.newTab}</span></a>`;
}

function piece({ text, url }: Span): TemplateResult | string {
  const href = url && safe(url);
  return href ? link(href, text) : joined(text);
}

const line = (spans: Span[]) => spans.map(piece);

function source({ title, url }: { title: string; url: string }): TemplateResult | string {
  const href = safe(url);
  return href ? link(href, joined(title)) : joined(`${title} — ${url}`);
}

/** A paragraph; its direction is that of its first letter. */
const paragraph = (shown: unknown, lang?: string) => html`<p dir="auto" lang=${lang ?? nothing}>${shown}</p>`;

// What stands between a sentence in the visitor's language and the same in French.
const BETWEEN = " / ";

/** Where a message begins in another language, its first paragraph goes on in French: each is marked as what it is. */
function begun(spans: Span[], lang: string): TemplateResult[] {
  const [first, ...others] = spans as [Span, ...Span[]];
  const at = first.text.indexOf(BETWEEN);
  return [paragraph(first.text.slice(0, at), lang), paragraph(line([{ text: first.text.slice(at + BETWEEN.length) }, ...others]))];
}

function view(block: Block, contacts: readonly Contact[], lang?: string): TemplateResult | TemplateResult[] | typeof nothing {
  switch (block.type) {
    case "lead":
      return paragraph([line(block.spans), block.rest.length ? [" ", ...line(block.rest)] : nothing], lang);
    case "text":
      return lang && block.spans[0]?.text.includes(BETWEEN) ? begun(block.spans, lang) : paragraph(line(block.spans), lang);
    case "points": {
      const items = block.points.map((point) => html`<li dir="auto">${line(point)}</li>`);
      return block.numbered ? html`<ol>${items}</ol>` : html`<ul>${items}</ul>`;
    }
    case "links":
      return block.links.map(({ title, spans }) => paragraph([joined(title + " : "), line(spans)]));
    case "contacts":
      return calls(inOrder(contacts, block.contacts ?? []));
    case "sources":
      return html`<p class="source">${joined(texts.sources(block.sources.length))}${block.sources.map((one, index) => [index ? " ; " : "", source(one)])}</p>`;
    default:
      return nothing;
  }
}

/** Show a message of the assistant, with `instead` in the place of its first block. A danger answer has the contacts, whatever else it has. */
export function messageView({ text, blocks, lang, kind }: Message, contacts: readonly Contact[], instead = "") {
  const all = blocks ?? paragraphs(text);
  const found: Block[] = instead ? [{ type: "text", spans: [{ text: instead }] }, ...all.slice(1)] : all;
  const lacking = kind === "safeguarding" && !found.some(({ type }) => type === "contacts");
  return [...found.map((block) => view(block, contacts, lang)), lacking ? calls(contacts) : nothing];
}

/** The contacts of now in the order in which an answer gave its own: who comes at once stands first there. One of another number keeps its name, or comes last. */
function inOrder(contacts: readonly Contact[], given: Partial<Contact>[]): Contact[] {
  const place = ({ number, site, name }: Contact) =>
    (given.findIndex((one) => (number && one.number === number) || (site && one.site === site) || one.name === name) + 1 || given.length + 1);
  return [...contacts].sort((one, other) => place(one) - place(other));
}

/** The contacts as cards to touch. */
export function calls(contacts: readonly Contact[], small = false): TemplateResult {
  return html`<ul class="calls ${small ? "small" : ""}">${contacts.map((contact) => html`<li>${card(contact, small)}</li>`)}</ul>`;
}

function card(contact: Contact, small: boolean): TemplateResult {
  const said = html`<strong>${contact.number ? html`<span class="hidden">${texts.call}</span>` : nothing}${shown(contact)}</strong>
    <span>${contact.name}${small || !contact.when ? "" : `, ${contact.when}`}</span>`;
  return contact.number
    ? html`<a href=${address(contact)}>${icon("phone")}${said}</a>`
    : html`<a href=${address(contact)} target="_blank" rel="noopener noreferrer">${icon("out")}${said}<span class="hidden">${texts.newTab}</span></a>`;
}
