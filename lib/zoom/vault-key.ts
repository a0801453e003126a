import { OCI_VAULT_ARTICLE } from './articles';
import { inferred, verbatim } from './fact';

/** What Zoom asks of a key in OCI Vault, in the words of Oracle Cloud Infrastructure. */
export const ZOOM_VAULT_KEY = {
  /** Zoom's tenancy, from which the key broker comes. */
  tenancyOcid: verbatim(
    OCI_VAULT_ARTICLE,
    'ocid1.tenancy.oc1..aaaaaaaat53ohyp5y7k4fiat6nqjsbt4yycrbqk5uixvut3g3jewutnfplaa',
    'The article prints "as OCID: ocid1…"; the grammar of Oracle has no word "OCID:".',
  ),
  /** The key broker's group in that tenancy. */
  groupOcid: verbatim(
    OCI_VAULT_ARTICLE,
    'ocid1.group.oc1..aaaaaaaabsasfty6c533e4iokfyl643hsmpwzposdx2eum7nu4jc244nrhka',
    'A group, not a dynamic group.',
  ),
  /** What the article calls the tenancy in its policy. */
  tenancyName: verbatim(OCI_VAULT_ARTICLE, 'ZoomCMK'),
  /** What the article calls the group in its policy. */
  groupName: verbatim(OCI_VAULT_ARTICLE, 'CMKKeyBroker'),
  /** The Regions that Zoom takes keys from. */
  regions: verbatim(
    OCI_VAULT_ARTICLE,
    ['us-ashburn-1', 'us-phoenix-1', 'us-sanjose-1', 'eu-amsterdam-1'],
    'One stored variant of the article has the list; Zoom may have added Regions since.',
  ),
  /** What the key broker is admitted to do, as verb and resource type of the policy language. */
  admitted: inferred(
    OCI_VAULT_ARTICLE,
    [
      { verb: 'use', resourceType: 'keys' },
      { verb: 'read', resourceType: 'vaults' },
    ],
    'The article defines the tenancy and the group; its Admit statement was not found. This is the usual shape for a service that encrypts and decrypts with a key.',
  ),
  keyShape: inferred(
    OCI_VAULT_ARTICLE,
    { algorithm: 'AES', lengthInBytes: 32 },
    'The article states no key shape. AES with 256 bits is what the console proposes.',
  ),
} as const;
