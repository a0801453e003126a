/** Thrown where a value takes more than its budget; never leaves this folder. One for all, as it has no place to tell. */
export const OUT_OF_BUDGET = new Error('the value takes more than its budget');

/**
 * How much a value may take to resolve: a template of some lines can make one of gigabytes, by functions that repeat
 * what functions have repeated.
 */
export class Budget {
  /**
   * @param steps parts of values that may be looked at
   * @param characters that texts may have, in sum
   * @param parent a budget that this one is a part of
   */
  constructor(
    private steps: number,
    private characters: number,
    private readonly parent?: Budget,
  ) {}

  /** Takes from this budget and its parents; throws {@link OUT_OF_BUDGET} once one of them has none left. */
  spend(steps: number, characters: number): void {
    this.parent?.spend(steps, characters);
    this.steps -= steps;
    this.characters -= characters;
    if (this.steps < 0 || this.characters < 0) throw OUT_OF_BUDGET;
  }
}
