import { isKnown } from '../../private/terraform/is-known';
import { Format } from '../../private/terraform/require-format';

const ocid = (type: string, thing: string): Format => ({
  pattern: new RegExp(`^ocid1\\.(${type})\\.[a-z0-9]+\\.[a-z0-9-]*(\\.[a-zA-Z0-9_-]+){1,2}$`),
  words: `is the OCID of a ${thing}, ocid1.${type.split('|')[0]}.<realm>.<region>.<unique id>`,
});

/**
 * What names and ids look like in Oracle Cloud Infrastructure.
 *
 * @see https://docs.oracle.com/iaas/Content/General/Concepts/identifiers.htm
 */
export const FORMATS = {
  tenancy: ocid('tenancy', 'tenancy'),
  group: ocid('group', 'group'),
  // The tenancy is the root compartment.
  compartment: ocid('compartment|tenancy', 'compartment'),
  vault: ocid('vault', 'vault'),
  topic: ocid('onstopic', 'topic'),
  name: {
    pattern: /^[A-Za-z0-9._-]{1,100}$/,
    words: "has 1 to 100 letters, digits, '.', '_' and '-'",
  },
  displayName: { pattern: /^[^\n]{1,255}$/, words: 'has 1 to 255 characters, in one line' },
  region: {
    pattern: /^[a-z]{2,3}(-[a-z]+)+-\d+$/,
    words: "is the identifier of an OCI Region, such as 'us-ashburn-1'",
  },
  email: { pattern: /^[^\s@]+@[^\s@]+\.[^\s@]+$/, words: "are email addresses, such as 'security@example.com'" },
} as const satisfies Record<string, Format>;

/** The realm in an OCID, `oc1` for the public cloud; not, where the OCID is known to Terraform only. */
export function realmOf(text: string): string | undefined {
  return isKnown(text) ? text.split('.')[2] : undefined;
}
