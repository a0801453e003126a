const { transformSync } = require('esbuild');

/**
 * Lets Jest read TypeScript by esbuild, in a tenth of the time that the compiler takes for it. Types are checked before, by `tsc`.
 *
 * It is no TypeScript, as Jest loads it before it can read any.
 */
module.exports = {
  process: (text, path) =>
    transformSync(text, { loader: 'ts', format: 'cjs', target: 'node20', sourcefile: path, sourcemap: 'external' }),
};
