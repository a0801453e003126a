/**
 * Rewrites compiled indexes so that they load a module when a name of it is first read, not when the index is.
 *
 * Whoever uses one cloud then never loads, nor needs to have installed, the libraries of another; and whoever declares a key in
 * AWS does not wait for what only monitors are made of.
 */
import { readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';

const NAMESPACE = /^exports\.(\w+) = __importStar\(require\("(\.\/[\w-]+)"\)\);$/gm;
const EVERYTHING = /^__exportStar\(require\("(\.\/[\w-]+)"\), exports\);$/gm;
const DECLARATIONS = /^(?:exports\.\w+ = )+void 0;$/gm;

// Not the form of getter that Node's lexer knows: that takes the name away again from what an ES module may import.
const LAZILY = `
function lazily(name, load) {
    Object.defineProperty(exports, name, { enumerable: true, configurable: true, get: () => {
        const value = load();
        Object.defineProperty(exports, name, { enumerable: true, value });
        return value;
    } });
}
`;

rewrite('lib', index =>
  index.replace(
    NAMESPACE,
    (_, name: string, path: string) => `lazily("${name}", () => __importStar(require("${path}")));`,
  ),
);
rewrite('lib/aws', index =>
  index.replace(EVERYTHING, (_, path: string) =>
    namesIn(join('lib/aws', `${path}.js`))
      // An ES module finds no other names than those that are declared.
      .map(name => `exports.${name} = void 0;\nlazily("${name}", () => require("${path}").${name});`)
      .join('\n'),
  ),
);

function rewrite(folder: string, lazy: (eager: string) => string): void {
  const file = join(folder, 'index.js');
  const eager = readFileSync(file, 'utf8');
  const rewritten = lazy(eager);
  if (rewritten === eager) {
    throw new Error(`${file} has no export of the form that the compiler writes: look at ${__filename}`);
  }
  writeFileSync(file, rewritten + LAZILY);
}

/** What a compiled module exports: nothing, where it holds types only. */
function namesIn(file: string): string[] {
  const declarations = readFileSync(file, 'utf8').match(DECLARATIONS) ?? [];
  return declarations.flatMap(line => [...line.matchAll(/exports\.(\w+)/g)].map(([, name]) => name));
}
