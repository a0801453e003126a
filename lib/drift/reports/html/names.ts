import { Finding } from '../../finding';
import { KeyReport } from '../../report';

/** What people call the clouds. */
export const CLOUD_NAMES: Readonly<Record<KeyReport['cloud'], string>> = { aws: 'AWS', azure: 'Azure', oci: 'OCI' };

/** What people call a key: the path of its construct, else its id in its stack, else its ARN. */
export function nameOfKey({ constructPath, logicalId, keyArn }: Partial<Finding>): string {
  return constructPath || logicalId || keyArn || 'no key that is known';
}
