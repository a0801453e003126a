/**
 * Rewrites the compiled root index so that it loads a namespace when it is first read, not when the root is.
 *
 * Whoever uses one cloud then never loads, nor needs to have installed, the libraries of another.
 */
import { readFileSync, writeFileSync } from 'node:fs';

const INDEX = 'lib/index.js';
const EAGER = /^exports\.(\w+) = __importStar\(require\("(\.\/[\w-]+)"\)\);$/gm;
const DECLARATIONS = /^(?:exports\.\w+ = )+void 0;$/gm;

const eager = readFileSync(INDEX, 'utf8');
const names = [...eager.matchAll(EAGER)].map(match => match[1]);
if (names.length === 0) {
  throw new Error(`${INDEX} has no namespace export of the form that the compiler writes: look at ${__filename}`);
}

const lazy = eager
  .replace(DECLARATIONS, '')
  .replace(
    EAGER,
    (_, name: string, path: string) =>
      `Object.defineProperty(exports, "${name}", { enumerable: true, configurable: true, get: () => {\n` +
      `    const value = __importStar(require("${path}"));\n` +
      `    Object.defineProperty(exports, "${name}", { enumerable: true, value });\n` +
      '    return value;\n' +
      '} });',
  );
writeFileSync(INDEX, lazy);
