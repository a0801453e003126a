/** JSON that is no key policy, with the place where it is not. */
export class KeyPolicyError extends Error {
  /**
   * @param path where in the document, as a JSON path: `$.Statement[0].Effect`
   * @param problem what is there, what may be, in one sentence
   */
  constructor(
    public readonly path: string,
    public readonly problem: string,
  ) {
    super(`${path}: ${problem}`);
    this.name = 'KeyPolicyError';
  }
}
