import { Console } from './console';
import { inputName, readInput } from './read-input';
import { UsageError } from './usage-error';
import { KeyPolicy, KeyPolicyError, parseKeyPolicy } from '../key-policy';

/**
 * Reads a key policy from a file, or from standard input where the name is `-`.
 *
 * @throws UsageError where it can't be read, or is no key policy
 */
export async function readPolicy(file: string, console: Console): Promise<KeyPolicy> {
  const text = await readInput(file, console);
  try {
    return parseKeyPolicy(text);
  } catch (error) {
    if (!(error instanceof KeyPolicyError)) throw error;
    throw new UsageError(`${inputName(file)} is no key policy: ${error.message}`);
  }
}
