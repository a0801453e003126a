import { Cloud } from '../finding';

/** What the portal calls a cloud; inferred for Azure and OCI. */
const NAMES: Readonly<Record<Cloud, string>> = {
  aws: 'Amazon AWS',
  azure: 'Azure Key Vault',
  oci: 'Oracle OCI Vault',
};

/**
 * The steps in the Zoom portal, in its own order: those of Zoom's article on AWS. That they are the same for the other clouds is inferred.
 *
 * @see https://support.zoom.com/hc/en/article?id=zm_kb&sysparm_article=KB0065902
 */
export function portalSteps(cloud: Cloud): readonly string[] {
  return [
    'Sign in to the Zoom web portal: Advanced, Security, Customer Managed Key, Add Key',
    `Choose ${NAMES[cloud]}`,
    'Enter the values below, and click Create',
    cloud === 'aws'
      ? 'Compare the ARNs that the portal shows for other Regions with those below, and click Continue'
      : 'Compare what the portal shows with the values below, and click Continue',
    '+ Add Services: what is encrypted with the key',
    '+ Add recipient: who is told when the status of the key changes',
    'Assign the Zoom Customer Managed Key licence to users: what is not theirs is not encrypted with the key',
  ];
}
