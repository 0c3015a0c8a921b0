// On the page for partners: the line and its preview as they are chosen, the copy, and what the browser can say of a pasted line and policy.

import { lineSaid, policySaid } from "./policy.js";

const find = <One extends HTMLElement>(name: string) => document.getElementById(name) as One;
const form = find<HTMLFormElement>("options");
const code = find("tag").firstElementChild as HTMLElement;
const preview = find<HTMLIFrameElement>("preview");
// The tag without options: what the server wrote, less those of a form that was sent.
const plain = (code.textContent ?? "").replace(/ data-\w+="[^"]*"/g, "");
const PAUSE_MS = 400;

function chosen(): [string, string][] {
  return [...new FormData(form)].map(([name, value]) => [name, String(value).trim()] as [string, string]).filter(([, value]) => value);
}

function draw(): void {
  const data = chosen().map(([name, value]) => ` data-${name}="${value.replace(/&/g, "&amp;").replace(/"/g, "&quot;").replace(/</g, "&lt;")}"`);
  code.textContent = plain.replace('crossorigin="anonymous"', (end) => end + data.join(""));
}

let timer = 0;
form.oninput = () => {
  draw();
  clearTimeout(timer);
  // The example page is loaded anew when nothing more is typed.
  timer = window.setTimeout(() => (preview.src = "/demo/partenaire?" + new URLSearchParams(chosen())), PAUSE_MS);
};
form.onsubmit = (event) => event.preventDefault();
(form.querySelector("button") as HTMLElement).hidden = true;

const copy = find<HTMLButtonElement>("copy");
copy.hidden = !navigator.clipboard;
copy.onclick = () =>
  navigator.clipboard.writeText(code.textContent ?? "").then(
    () => (find("copied").textContent = "Copié."),
    () => (find("copied").textContent = "Votre navigateur ne le permet pas : sélectionnez les lignes."),
  );

const browser = find("browser");
const { origin = "", releases = "{}" } = browser.dataset;
const known = JSON.parse(releases) as Record<string, string>;
browser.hidden = false;

function answer(name: string, say: (text: string) => string[]): void {
  const field = find<HTMLTextAreaElement>(name);
  field.oninput = () => {
    find(name + "-said").replaceChildren(
      ...say(field.value).map((sentence) => {
        const item = document.createElement("li");
        item.textContent = sentence;
        return item;
      }),
    );
  };
}
answer("line", (text) => lineSaid(text, origin, known));
answer("policy", (text) => policySaid(text, origin));
