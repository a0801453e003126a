import { Cloud } from '../finding';

/** What a plan cannot show, by cloud; under `all`, whatever the cloud. */
const NOT_SHOWN: Readonly<Record<'all' | Exclude<Cloud, 'aws'>, readonly string[]>> = {
  all: [
    'what no code of the plans declares: role assignments, policies and locks that somebody added beside, or that other code has',
    'whether a plan was made with -refresh=false: it then compares the code with the state, and not with the cloud',
    'what a data source looks up, such as an existing vault: a plan has no earlier value of it',
  ],
  azure: [
    'whether a key or a version of it is disabled: the azurerm provider has no attribute for it. `az keyvault key show` has, and the audit log',
    'access policies, deny assignments, Azure Policy, and which version of the key Zoom was enrolled with',
  ],
  oci: [
    "what Zoom's own tenancy endorses, other policies of the tenancy, and whether one compartment lies in another",
    'versions of a key that are disabled or scheduled for deletion',
  ],
};

/** What plans cannot show of keys in these clouds, in words. */
export function notShownIn(clouds: ReadonlySet<Cloud>): string[] {
  return [
    ...NOT_SHOWN.all,
    ...(['azure', 'oci'] as const).filter(cloud => clouds.has(cloud)).flatMap(cloud => NOT_SHOWN[cloud]),
  ];
}
