/**
 * What was given as the declared state can't be read: a cloud assembly, the intent of a key, a binding.
 *
 * The message is one line for people: what was given, what is allowed, what to do.
 */
export class DeclaredStateError extends Error {
  constructor(message: string) {
    super(message);
    this.name = 'DeclaredStateError';
  }
}
