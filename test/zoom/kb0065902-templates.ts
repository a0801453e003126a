import { readFileSync } from 'node:fs';
import { join } from 'node:path';

/**
 * The two JSON templates of Zoom's article KB0065902, "Using Customer Managed Key with AWS", as they stood in 2026-11:
 * character for character, hence the no-break spaces. They are what the library's policy is held against.
 *
 * @see https://support.zoom.com/hc/en/article?id=zm_kb&sysparm_article=KB0065902
 */
function template(name: string) {
  return JSON.parse(readFileSync(join(__dirname, `kb0065902-${name}.txt`), 'utf8').replaceAll('\u00a0', ' '));
}

/** The key policy of "Configuring your key's policy". */
export const KEY_POLICY_TEMPLATE = template('key-policy');

/** The statement of "Search data encryption". */
export const SEARCH_STATEMENT_TEMPLATE = template('search-statement');
