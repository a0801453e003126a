const NodeEnvironment = require('@stryker-mutator/jest-runner/jest-env/node');

/** The mutant that a test has already failed under. */
let killed;

/**
 * The environment of the mutation run's tests: once one has failed under a mutant, the others are skipped. Whether one test
 * kills a mutant or five hundred do is the same to the score, and not to the time; Stryker can't ask Jest for it.
 *
 * It is no TypeScript, as Stryker loads it from the project, not from the copy that it builds.
 *
 * @see https://github.com/jestjs/jest/issues/11766
 */
module.exports = class extends NodeEnvironment {
  handleTestEvent({ name, test }) {
    const mutant = process.env.__STRYKER_ACTIVE_MUTANT__;
    if (mutant === undefined) return;
    if (name === 'test_done' && test.errors.length > 0) killed = mutant;
    if (name === 'test_start' && killed === mutant) test.mode = 'skip';
  }
};
