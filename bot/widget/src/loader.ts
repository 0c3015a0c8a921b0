// The one tag of a partner's page: shows the launcher; at the first click opens the chat in a frame of the assistant's own origin, where no script of
// the partner can read. No library, no cookie, nothing global; remembered for the tab, while the chat is open: that it is, and the emergency contacts.

import { readable } from "./colours.js";
import { address as leadsTo, ofRelease, readContacts, shown, type Contact } from "./contacts.js";
import { leavePage, onQuickExit, OPEN_KEY } from "./leaving.js";
import type { FromChat, ToChat } from "./messages.js";
import { launcherTexts as texts } from "./texts.js";
import css from "./loader.css";

const NAME = "amane-lanceur";
const SMALL = matchMedia("(max-width: 32.5em), (max-height: 32.5em)");
// The framed page says "ready" within a second on 3G; after this long a visitor gets the emergency numbers, and later may try again.
const SLOW_MS = 3_000;
const SILENT_MS = 8_000;
const SVG = "http://www.w3.org/2000/svg";
const tag = document.currentScript as HTMLScriptElement | null;

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

function start(): void {
  if (!tag || document.querySelector(NAME)) return;
  const { couleur, position, accueil, sujet } = tag.dataset;
  const address = new URL("../cadre", tag.src);
  const options = new URLSearchParams();
  for (const [name, value] of Object.entries({ couleur, accueil, sujet })) if (value) options.set(name, value.slice(0, 200));
  address.hash = options.toString();

  let frame: HTMLIFrameElement | undefined;
  let ready = false;
  let unread = 0;
  let silent = 0;
  let takeFocus = true;
  let contacts: Contact[] | undefined;

  const host = document.createElement(NAME);
  host.setAttribute("role", "region");
  host.setAttribute("aria-label", texts.name);
  host.lang = "fr";
  const root = host.attachShadow({ mode: "open" });
  const icon = document.createElementNS(SVG, "svg");
  icon.setAttribute("viewBox", "0 0 24 24");
  icon.setAttribute("aria-hidden", "true");
  const path = icon.appendChild(document.createElementNS(SVG, "path"));
  const badge = make("span", { "aria-hidden": "true" });
  const launcher = button("", () => (dialog.open ? shut() : open()));
  launcher.id = "launcher";
  launcher.append(icon, badge);
  const status = make("p", { role: "status" });
  const numbers = make("ul", {});
  const dated = make("small", {}, texts.dated(ofRelease.day));
  const retry = button(texts.retry, () => load());
  const danger = make("div", {}, make("p", {}, texts.danger), numbers, dated);
  const head = make("nav", {}, make("strong", {}, texts.name), button(texts.quit, quit), button(texts.shut, shut));
  const waiting = make("div", { id: "waiting", dir: "ltr" }, head, status, retry, danger);
  const dialog = make("dialog", { "aria-label": texts.name }, waiting);
  root.append(dialog, launcher);

  try {
    const sheet = new CSSStyleSheet();
    sheet.replaceSync(css);
    root.adoptedStyleSheets = [sheet];
  } catch {
    root.append(make("style", {}, css));
  }
  host.style.setProperty("--accent", readable(couleur, "#fff", "#000"));
  if (position) launcher.className = dialog.className = position;

  function draw(): void {
    const opened = dialog.open;
    launcher.setAttribute("aria-expanded", String(opened));
    launcher.setAttribute("aria-label", (opened ? texts.close : texts.open) + (unread ? texts.unread(unread) : ""));
    path.setAttribute("d", opened ? CROSS : BUBBLE);
    badge.textContent = unread ? String(unread) : "";
    badge.hidden = !unread;
  }

  function tell(message: ToChat & { focus?: boolean }): void {
    frame?.contentWindow?.postMessage(message, address.origin);
  }

  function help(): void {
    silent = window.setTimeout(fail, SILENT_MS - SLOW_MS);
    numbers.replaceChildren(...(contacts ?? ofRelease.contacts).map(item));
    dated.hidden = !!contacts;
    danger.hidden = false;
  }

  function fail(): void {
    status.textContent = texts.unreachable;
    retry.hidden = false;
  }

  /** Put a new frame in place: at the first opening, and at each retry. */
  function load(): void {
    ready = false;
    waiting.hidden = false;
    danger.hidden = retry.hidden = true;
    status.textContent = texts.loading;
    frame?.remove();
    frame = make("iframe", { title: texts.name, src: address.href, hidden: "" });
    dialog.append(frame);
    clearTimeout(silent);
    silent = window.setTimeout(help, SLOW_MS);
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
    if (!dialog.open) return;
    dialog.close();
    closed();
  }

  function closed(): void {
    forget();
    tell({ amane: "closed" });
    draw();
    launcher.focus();
  }

  function quit(): void {
    forget();
    leavePage();
  }

  /** For the next page of this tab, while the panel is open: that it is, and the contacts as the server said them last. */
  function remember(): void {
    try {
      sessionStorage.setItem(OPEN_KEY, JSON.stringify(contacts ?? 1));
    } catch {
      // Without storage the panel is closed on the next page.
    }
  }

  function forget(): void {
    try {
      sessionStorage.removeItem(OPEN_KEY);
    } catch {
      // As above.
    }
  }

  function fit(): void {
    const view = window.visualViewport;
    const covered = view && view.scale < 1.05 && innerHeight - view.height > 80;
    dialog.style.setProperty("--visible", covered ? `${view.height}px` : "100dvh");
    dialog.style.setProperty("--top", covered ? `${view.offsetTop}px` : "0px");
  }

  window.addEventListener("message", (event: MessageEvent<FromChat>) => {
    if (!frame || event.source !== frame.contentWindow || event.origin !== address.origin) return;
    const message = event.data;
    if (message.amane === "ready") {
      clearTimeout(silent);
      ready = true;
      waiting.hidden = true;
      frame.hidden = false;
      if (dialog.open) enter();
    } else if (message.amane === "close") shut();
    else if (message.amane === "quit") quit();
    else if (message.amane === "contacts") {
      contacts = readContacts(message.contacts) ?? contacts;
      if (dialog.open) remember();
    }
    else if (message.amane === "unread") {
      unread = Number(message.count) || 0;
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
  dialog.addEventListener("close", () => dialog.open || launcher.getAttribute("aria-expanded") === "false" || closed());
  root.addEventListener("keydown", (event) => {
    if ((event as KeyboardEvent).key === "Escape" && dialog.open) {
      event.preventDefault();
      shut();
    }
  });
  SMALL.addEventListener("change", () => dialog.open && open(false));
  for (const type of ["resize", "scroll"]) window.visualViewport?.addEventListener(type, fit);
  // "Back" brings a page as it was left; the chat may have been left for good since.
  window.addEventListener("pageshow", ({ persisted }) => {
    try {
      if (persisted && !sessionStorage.getItem(OPEN_KEY)) shut();
    } catch {
      // As above.
    }
  });

  draw();
  document.body.append(host);
  try {
    const opened = sessionStorage.getItem(OPEN_KEY);
    if (opened) {
      contacts = readContacts(JSON.parse(opened));
      open(false);
    }
  } catch {
    // As above.
  }
}

function item(contact: Contact): HTMLElement {
  const outside: Record<string, string> = contact.number ? {} : { target: "_blank", rel: "noopener noreferrer" };
  return make("li", {}, make("a", { href: leadsTo(contact), ...outside }, make("b", {}, shown(contact)), ` ${contact.name}`));
}

const BUBBLE =
  "M12 3C6.5 3 2.5 6.6 2.5 11.2c0 2.6 1.3 4.8 3.4 6.3l-.6 3.6 3.9-2c.9.2 1.8.3 2.8.3 5.5 0 9.5-3.6 9.5-8.2S17.5 3 12 3Zm0 12.1c-2.5-1.7-3.9-3-3.9-4.7 0-1.2.9-2.1 2-2.1.8 0 1.5.4 1.9 1.1.4-.7 1.1-1.1 1.9-1.1 1.1 0 2 .9 2 2.1 0 1.7-1.4 3-3.9 4.7Z";
const CROSS = "M6.4 5 12 10.6 17.6 5 19 6.4 13.4 12 19 17.6 17.6 19 12 13.4 6.4 19 5 17.6 10.6 12 5 6.4Z";

if (document.readyState === "loading") document.addEventListener("DOMContentLoaded", start);
else start();
