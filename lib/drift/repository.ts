/** Where the project is, as `package.json` has it. */
export const REPOSITORY = 'https://github.com/zoom-cmk-constructs/zoom-cmk-constructs';

/** The address of a page of the documentation. */
export function docsPage(name: string): string {
  return `${REPOSITORY}/blob/main/docs/${name}`;
}
