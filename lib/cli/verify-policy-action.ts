import { Console } from './console';
import { readInput } from './read-input';
import { UsageError } from './usage-error';
import { VerifyOptions } from './verify-command';
import { DriftReport } from '../drift/report';
import { verifyPolicy } from '../drift/verify/verify-policy';
import { KeyPolicy, KeyPolicyError, parseArn, parseKeyPolicy } from '../key-policy';

/**
 * Looks at a policy in a file. Asks no cloud.
 *
 * @throws UsageError where the file can't be read, or holds no key policy
 */
export async function verifiedPolicy(
  file: string,
  { account, keyArn, broker, search = false }: VerifyOptions,
  console: Console,
): Promise<DriftReport> {
  const name = file === '-' ? 'standard input' : file;
  const { report } = verifyPolicy({
    ...{ policy: parsed(await readInput(file, console), name), name, keyArn },
    account: (account ?? parseArn(keyArn!)?.account)!,
    requirements: { broker, search },
  });
  return report;
}

function parsed(text: string, name: string): KeyPolicy {
  try {
    return parseKeyPolicy(text);
  } catch (error) {
    if (!(error instanceof KeyPolicyError)) throw error;
    throw new UsageError(`${name} is no key policy: ${error.message}`);
  }
}
