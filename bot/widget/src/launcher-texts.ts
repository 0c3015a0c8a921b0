// What the launcher says, and, on a partner's page, the panel while the chat cannot be shown.

export const name = "Assistant AMANE";
export const open = "Ouvrir l’assistant AMANE";
export const close = "Fermer l’assistant AMANE";
export const unread = (count: number) => (count > 1 ? `, ${count} nouveaux messages` : ", 1 nouveau message");
export const loading = "L’assistant s’ouvre…";
export const unreachable = "L’assistant ne répond pas pour le moment. Vous pouvez réessayer dans un instant.";
export const danger = "Si vous ou un enfant êtes en danger, appelez :";
export const dated = (day: string) => `Numéros relevés le ${day}. Dans le doute, appelez quand même.`;
export const retry = "Réessayer";
export const shut = "Fermer";
export const quit = "Quitter vite";

// In the console, for whoever looks after the page.
export const noTag = "balise amane.js introuvable.";
export const silent = (server: string) => server + " ne répond pas.";
export const refusedByPolicy = (server: string) => `la CSP de cette page refuse le chat : ajoutez ${server} à frame-src.`;
