// What the build provides besides TypeScript: see build.mjs.

declare module "*.css" {
  const text: string;
  export default text;
}

declare module "built:contacts" {
  /** The phone contacts of knowledge/contacts.yml, in its order. */
  export const contacts: ReadonlyArray<{ number: string; name: string; when: string }>;
}
