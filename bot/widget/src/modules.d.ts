// What the build provides besides TypeScript: see build.mjs.

declare module "*.css" {
  const text: string;
  export default text;
}
