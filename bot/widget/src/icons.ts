// The few drawings of the chat; hidden from assistive technology, as each button has its own name.

import { svg, html } from "lit";

const paths = {
  // A speech bubble with a heart in it.
  chat: svg`<path d="M12 3C6.5 3 2.5 6.6 2.5 11.2c0 2.6 1.3 4.8 3.4 6.3l-.6 3.6 3.9-2c.9.2 1.8.3 2.8.3 5.5 0 9.5-3.6 9.5-8.2S17.5 3 12 3Z"/><path d="M12 15.1c-2.5-1.7-3.9-3-3.9-4.7 0-1.2.9-2.1 2-2.1.8 0 1.5.4 1.9 1.1.4-.7 1.1-1.1 1.9-1.1 1.1 0 2 .9 2 2.1 0 1.7-1.4 3-3.9 4.7Z" class="hole"/>`,
  close: svg`<path class="line" d="M6 6l12 12M18 6L6 18"/>`,
  leave: svg`<path class="line" d="M10 4H5.5v16H10M14 8l4 4-4 4M18 12H9.5"/>`,
  send: svg`<path class="line" d="M12 19V5.5M6 11l6-6 6 6"/>`,
  up: svg`<path class="line" d="M7.5 10.5v9H4v-9zM7.5 10.5L11 3.5c1.6 0 2.5 1 2.3 2.6L13 9.5h5.6c1.2 0 2 1.1 1.7 2.3l-1.5 6c-.3 1-1 1.7-2 1.7H7.5"/>`,
  phone: svg`<path d="M6.6 3.5l2.9.6c.5.1.9.5 1 1l.5 3c.1.5-.1 1-.5 1.3L8.8 10.7c1 2 2.5 3.5 4.5 4.5l1.3-1.7c.3-.4.8-.6 1.3-.5l3 .5c.5.1.9.5 1 1l.6 2.9c.1.7-.3 1.3-1 1.4C11.5 20 4 12.5 5.2 4.5c.1-.7.7-1.1 1.4-1Z"/>`,
  out: svg`<path class="line" d="M9 6H5.5v12.5H18V15M13 5h6v6M19 5l-8.5 8.5"/>`,
};

export const icon = (name: keyof typeof paths) => html`<svg viewBox="0 0 24 24" aria-hidden="true">${paths[name]}</svg>`;
