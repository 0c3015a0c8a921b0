// The one tag of a partner's page: shows the launcher; at the first click opens the chat in a frame of the assistant's own origin, where no script of
// the partner can read. No library, no cookie, nothing global; remembered for the tab, while the chat is open: that it is, and the emergency contacts.
// It stands beside the body and in the top layer: what a page does to its body, or lays over it, does not reach it.

import { readable } from "./colours.js";
import { contacts as builtIn, day } from "./contacts-of-release.json";
import { address as leadsTo, readContacts, shown, type Contact } from "./contacts.js";
import { leavePage, onQuickExit, OPEN_KEY } from "./leaving.js";
import type { FromChat, ToChat } from "./messages.js";
import * as texts from "./launcher-texts.js";
import css from "./loader.css";

const NAME = "amane-lanceur";
const SMALL = matchMedia("(max-width: 32.5em), (max-height: 32.5em)");
// The framed page says "ready" within a second on 3G; after this long a visitor gets the emergency numbers, and later may try again.
const SLOW_MS = 3_000;
const SILENT_MS = 8_000;
// A frame that is loaded says "ready" at once, unless what it holds is a page of the browser's own about an error.
const EMPTY_MS = 500;
// A page that goes on taking the launcher away has its way in the end.
const MOST_RETURNS = 50;
const SVG = "http://www.w3.org/2000/svg";
// A module is not told its tag.
const tag = ([document.currentScript, ...document.scripts] as (HTMLScriptElement | null)[]).find((one) => /\/amane\.js(\?|$)/.test(one?.src ?? ""));

function make<Name extends keyof HTMLElementTagNameMap>(name: Name, attributes: Record<string, string>, ...children: (Node | string)[]): HTMLElementTagNameMap[Name] {
  const element = document.createElement(name);
  for (const key in attributes) element.setAttribute(key, attributes[key] as string);
  element.append(...children);
  return element;
}

function button(text: string, action: () => void): HTMLButtonElement {
  const element = make("button", { type: "button" }, text);
  element.onclick = action;
  return element;
}

/** Tell whoever looks after the page, in the browser's console. */
function say(what: string): void {
  console.error(texts.name + " : " + what);
}

/** Use what a tab keeps, while the panel is open: that it is, with the contacts as the server said them last. Without storage there is none. */
function storage<Result>(use: (kept: Storage) => Result): Result | undefined {
  try {
    return use(sessionStorage);
  } catch {
    return undefined;
  }
}

function start(): void {
  if (document.querySelector(NAME)) return;
  if (!tag) return say(texts.noTag);
  const file = new URL(tag.src);
  // Some tag managers keep nothing of a tag but its address.
  const option = (name: string) => (tag.dataset[name] ?? file.searchParams.get(name) ?? "").slice(0, 200);
  const address = new URL("../cadre?site=" + location.origin, file);
  address.hash = String(new URLSearchParams(["couleur", "accueil", "sujet"].map((name) => [name, option(name)])));

  let frame: HTMLIFrameElement | undefined;
  let ready = false;
  let unread = 0;
  let silent = 0;
  let takeFocus = true;
  let contacts: Contact[] | undefined;
  let returns = 0;

  // The side is the end of the lines; a side that was chosen is the end of lines of its own direction.
  const dir = { gauche: "rtl", droite: "ltr" }[option("position")] ?? getComputedStyle(document.body).direction;
  const host = make(NAME as "div", { role: "region", "aria-label": texts.name, popover: "manual", lang: "fr", dir });
  const root = host.attachShadow({ mode: "open" });
  const icon = document.createElementNS(SVG, "svg");
  icon.setAttribute("viewBox", "0 0 24 24");
  const path = icon.appendChild(document.createElementNS(SVG, "path"));
  const badge = make("span", {});
  const launcher = button("", () => (dialog.open ? shut() : open()));
  launcher.id = "launcher";
  launcher.append(icon, badge);
  const status = make("p", { role: "status" });
  const numbers = make("ul", {});
  const dated = make("small", {}, texts.dated(day));
  const retry = button(texts.retry, () => load());
  const danger = make("div", {}, make("p", {}, texts.danger), numbers, dated);
  const head = make("nav", {}, make("strong", {}, texts.name), button(texts.quit, quit), button(texts.shut, shut));
  const waiting = make("div", { id: "waiting", dir: "ltr" }, head, status, retry, danger);
  const dialog = make("dialog", { "aria-label": texts.name }, waiting);
  root.append(dialog, launcher);

  const sheet = new CSSStyleSheet();
  sheet.replaceSync(css);
  root.adoptedStyleSheets = [sheet];

  function set(property: string, value: string): void {
    host.style.setProperty("--" + property, value);
  }

  function draw(): void {
    const opened = dialog.open;
    launcher.setAttribute("aria-expanded", String(opened));
    launcher.setAttribute("aria-label", (opened ? texts.close : texts.open) + (unread ? texts.unread(unread) : ""));
    path.setAttribute("d", opened ? CROSS : BUBBLE);
    badge.textContent = String(unread);
    badge.hidden = !unread;
  }

  function tell(message: ToChat & { focus?: boolean }): void {
    frame?.contentWindow?.postMessage(message, address.origin);
  }

  /** Nothing more is waited for. */
  function settle(): void {
    clearTimeout(silent);
    silent = 0;
  }

  function later(ms: number, action: () => void): void {
    settle();
    silent = window.setTimeout(action, ms);
  }

  function help(): void {
    later(SILENT_MS - SLOW_MS, fail);
    numbers.replaceChildren(...(contacts ?? builtIn).map(item));
    dated.hidden = !!contacts;
    danger.hidden = false;
  }

  function fail(why = texts.silent(address.origin), refused = false): void {
    help();
    settle();
    say(why);
    status.textContent = refused ? why : texts.unreachable;
    retry.hidden = refused;
  }

  /** Put a new frame in place: at the first opening, and at each retry. */
  function load(): void {
    ready = false;
    waiting.hidden = false;
    danger.hidden = retry.hidden = true;
    status.textContent = texts.loading;
    frame?.remove();
    frame = make("iframe", { title: texts.name, src: address.href, hidden: "" });
    frame.onload = () => silent && later(EMPTY_MS, fail);
    dialog.append(frame);
    later(SLOW_MS, help);
  }

  function open(focus = true): void {
    takeFocus = focus;
    if (dialog.open) dialog.close();
    const before = document.activeElement as HTMLElement | null;
    if (SMALL.matches) dialog.showModal();
    else dialog.show();
    fit();
    remember();
    if (ready) enter();
    else if (!frame || !retry.hidden) load();
    if (!focus) before?.focus();
    draw();
  }

  function enter(): void {
    if (takeFocus) frame?.focus();
    tell({ amane: "open", focus: takeFocus });
  }

  function shut(): void {
    // At once: the event of the closing comes a moment later.
    forget();
    dialog.close();
  }

  function closed(): void {
    // Only closed to be shown in another way.
    if (dialog.open) return;
    forget();
    tell({ amane: "closed" });
    draw();
    launcher.focus();
  }

  function quit(): void {
    forget();
    leavePage();
  }

  function remember(): void {
    storage((kept) => kept.setItem(OPEN_KEY, JSON.stringify(contacts ?? 1)));
  }

  function forget(): void {
    storage((kept) => kept.removeItem(OPEN_KEY));
  }

  function fit(): void {
    const view = window.visualViewport;
    const covered = view && view.scale < 1.05 && innerHeight - view.height > 80;
    set("visible", covered ? view.height + "px" : "100dvh");
    set("top", covered ? view.offsetTop + "px" : "0px");
  }

  window.addEventListener("message", (event: MessageEvent<FromChat>) => {
    if (!frame || event.source !== frame.contentWindow || event.origin !== address.origin) return;
    const message = event.data;
    if (message.amane === "ready") {
      settle();
      ready = true;
      waiting.hidden = true;
      frame.hidden = false;
      if (dialog.open) enter();
    } else if (message.amane === "refused") fail(message.why, true);
    else if (message.amane === "close") shut();
    else if (message.amane === "quit") quit();
    else if (message.amane === "contacts") {
      contacts = readContacts(message.contacts) ?? contacts;
      if (dialog.open) remember();
    } else if (message.amane === "unread") {
      unread = message.count;
      draw();
    }
  });
  onQuickExit(window, () => {
    if (!dialog.open) return;
    // The frame deletes the conversation when it hears this; the page is empty at once and leaves a moment later.
    if (ready) tell({ amane: "quit" });
    forget();
    leavePage(ready ? 150 : 0);
  });
  dialog.onclose = closed;
  host.onkeydown = (event) => {
    if (event.key !== "Escape" || !dialog.open) return;
    event.preventDefault();
    shut();
  };
  SMALL.addEventListener("change", () => dialog.open && open(false));
  for (const type of ["resize", "scroll"]) window.visualViewport?.addEventListener(type, fit);
  // "Back" brings a page as it was left; the chat may have been left for good since.
  window.addEventListener("pageshow", ({ persisted }) => persisted && !storage((kept) => kept.getItem(OPEN_KEY)) && shut());
  document.addEventListener("securitypolicyviolation", ({ blockedURI, disposition }) => {
    if (disposition !== "report" && blockedURI.startsWith(address.origin)) fail(texts.refusedByPolicy(address.origin));
  });

  /** Stand in the page, again where a page replaced what it was made of; a frame that was taken out has to be loaded anew. */
  function stand(): void {
    const page = document.documentElement;
    page.append(host);
    host.showPopover?.();
    for (const one of [document, page]) back.observe(one, { childList: true });
    if (frame) load();
    if (dialog.open) open(false);
  }
  const back = new MutationObserver(() => host.isConnected || returns++ > MOST_RETURNS || stand());

  set("accent", readable(option("couleur"), "#fff", "#000"));
  set("offset", `clamp(0px, ${parseInt(option("decalage")) || 0}px, 33vh)`);
  draw();
  stand();
  const opened = storage((kept) => JSON.parse(kept.getItem(OPEN_KEY) ?? ""));
  if (opened) {
    contacts = readContacts(opened);
    open(false);
  }
}

function item(contact: Contact): HTMLElement {
  const outside: Record<string, string> = contact.number ? {} : { target: "_blank", rel: "noopener noreferrer" };
  return make("li", {}, make("a", { href: leadsTo(contact), ...outside }, make("b", {}, shown(contact)), ` ${contact.name}`));
}

const BUBBLE = "M12 3C6 3 2 7 2 11c0 3 1 5 4 7l-1 4 4-2c8 2 13-4 13-9S18 3 12 3Zm0 12c-3-2-4-3-4-5s3-3 4-1c1-2 4-1 4 1s-1 3-4 5Z";
const CROSS = "M6 5l6 6 6-6 1 1-6 6 6 6-1 1-6-6-6 6-1-1 6-6-6-6Z";

if (document.readyState === "loading") document.addEventListener("DOMContentLoaded", start);
else start();
