import { readFileSync, rmSync } from 'node:fs';
import { join } from 'node:path';
import { checkPlans, readPlan } from '../../../lib/drift/terraform';
import { runExample } from '../../terraform/example';

/** The examples on CDK for Terraform. */
export type ExampleName = 'azure-key-vault' | 'azure-existing-vault' | 'oci-vault' | 'oci-replicated';

/** The JSON of a plan, loosely typed: tests change it where they like. */
export type PlanJson = Record<string, any>;

/** When the plans were made. */
const PLAN_TIME = Date.now();

/** A time some days from when the plans were made, as providers write it. */
export function daysFromPlan(days: number): string {
  return new Date(PLAN_TIME + days * 24 * 60 * 60 * 1000).toISOString().replace(/\.\d+Z$/, 'Z');
}

export const SUBSCRIPTION = '/subscriptions/00000000-0000-0000-0000-000000000000';
const ZOOM_OBJECT_ID = '33333333-4444-5555-6666-777777777777';

/** What clouds say of resources beyond what the code gives, by type. */
const COMPUTED: Readonly<Record<string, (given: any, name: string) => object>> = {
  azuread_service_principal: () => ({ object_id: ZOOM_OBJECT_ID, id: ZOOM_OBJECT_ID, account_enabled: true }),
  azurerm_client_config: () => ({ subscription_id: SUBSCRIPTION.split('/')[2], tenant_id: 'example-tenant' }),
  azurerm_eventgrid_system_topic: ({ name }) => ({ id: `${SUBSCRIPTION}/topics/${name}` }),
  azurerm_key_vault: ({ name, resource_group_name: group }) => ({
    id: `${SUBSCRIPTION}/resourceGroups/${group}/providers/Microsoft.KeyVault/vaults/${name}`,
    ...{ location: 'eastus', tenant_id: 'example-tenant', vault_uri: `https://${name}.vault.azure.net/` },
    ...{ sku_name: 'premium', rbac_authorization_enabled: true, enable_rbac_authorization: true },
    purge_protection_enabled: true,
  }),
  azurerm_key_vault_key: ({ name, key_vault_id: vault }) => ({
    id: `https://example.vault.azure.net/keys/${name}/0123456789abcdef`,
    resource_id: `${vault}/keys/${name}/versions/0123456789abcdef`,
    resource_versionless_id: `${vault}/keys/${name}`,
    ...{ expiration_date: null, not_before_date: null, rotation_policy: [] },
  }),
  azurerm_resource_group: ({ name }) => ({ id: `${SUBSCRIPTION}/resourceGroups/${name}` }),
  azurerm_role_assignment: ({ scope }, name) => ({
    id: `${scope}/providers/Microsoft.Authorization/roleAssignments/${name}`,
    condition: '',
  }),
  oci_identity_compartment: ({ name }) => ({ id: `ocid1.compartment.oc1..example${name}`, state: 'ACTIVE' }),
  oci_kms_key: ({ display_name: name }) => ({
    id: `ocid1.key.oc1.iad.example.${name}`,
    ...{ vault_id: 'ocid1.vault.oc1.iad.example.vault', state: 'ENABLED', desired_state: 'ENABLED' },
    ...{ is_auto_rotation_enabled: false, time_of_deletion: '' },
  }),
  oci_kms_vault: () => ({
    id: 'ocid1.vault.oc1.iad.example.vault',
    crypto_endpoint: 'https://example-crypto.kms.us-ashburn-1.oraclecloud.com',
    management_endpoint: 'https://example-management.kms.us-ashburn-1.oraclecloud.com',
    ...{ state: 'ACTIVE', is_vault_replicable: true },
  }),
  oci_kms_vault_replication: ({ vault_id: vault }) => ({ id: `${vault}/replication`, vault_replica_status: 'CREATED' }),
  oci_ons_notification_topic: () => ({
    id: 'ocid1.onstopic.oc1.iad.example',
    topic_id: 'ocid1.onstopic.oc1.iad.example',
  }),
};

/** Arguments that are blocks, which stand in lists in a plan. */
const BLOCKS = ['network_acls', 'rotation_policy', 'key_shape', 'auto_key_rotation_details', 'actions'];

/** What Terraform itself reads of a resource. */
const META_ARGUMENTS = ['lifecycle', 'depends_on', 'provider'];

const cache = new Map<ExampleName, string>();

/** The plan of an example that is deployed as its code declares it: nothing to do. */
export function planOf(example: ExampleName): PlanJson {
  const text = cache.get(example) ?? JSON.stringify(inSync(terraformOf(example)));
  cache.set(example, text);
  return JSON.parse(text);
}

function terraformOf(name: ExampleName): any {
  const example = runExample(name);
  try {
    return JSON.parse(readFileSync(join(example.stack, 'cdk.tf.json'), 'utf8'));
  } finally {
    rmSync(example.outdir, { recursive: true });
  }
}

function inSync(terraform: any): PlanJson {
  const managed = blocksIn(terraform.resource ?? {}, 'managed');
  const data = blocksIn(terraform.data ?? {}, 'data');
  const values = resolvedValues([...managed, ...data]);
  const place = ({ address, type, name, mode }: Block) => ({ address, mode, type, name });
  const state = [...managed, ...data].map(block => ({ ...place(block), values: values.get(block.address) }));
  return {
    ...{ format_version: '1.2', terraform_version: '1.11.4', timestamp: daysFromPlan(0) },
    ...{ applyable: false, complete: true, errored: false },
    planned_values: { root_module: { resources: state.filter(({ mode }) => mode === 'managed') } },
    resource_changes: managed.map(block => {
      const value = values.get(block.address);
      return { ...place(block), change: { actions: ['no-op'], before: value, after: value, after_unknown: {} } };
    }),
    prior_state: { format_version: '1.0', values: { root_module: { resources: state } } },
    configuration: {
      provider_config: providersIn(terraform.provider),
      root_module: {
        resources: [...managed, ...data].map(block => ({
          ...place(block),
          provider_config_key: providerOf(block),
          expressions: expressionsOf(block.given),
        })),
      },
    },
  };
}

interface Block {
  readonly address: string;
  readonly mode: 'managed' | 'data';
  readonly type: string;
  readonly name: string;
  readonly given: any;
}

function blocksIn(byType: any, mode: Block['mode']): Block[] {
  return Object.entries<any>(byType).flatMap(([type, byName]) =>
    Object.entries<any>(byName).map(([name, given]) => ({
      address: `${mode === 'data' ? 'data.' : ''}${type}.${name}`,
      ...{ mode, type, name, given },
    })),
  );
}

/** Puts values in the place of expressions, those first whose expressions have values already. */
function resolvedValues(blocks: readonly Block[]): Map<string, any> {
  const values = new Map<string, any>();
  const left = [...blocks];
  for (let turns = blocks.length; turns > 0; turns--) {
    for (const block of left.splice(0)) {
      const given = JSON.parse(JSON.stringify(withoutMeta(block.given)), (_, value) => resolved(value, values));
      if (JSON.stringify(given).includes('${') && block.type !== 'azurerm_resource_group_template_deployment') {
        left.push(block);
        continue;
      }
      for (const name of BLOCKS) if (given[name] && !Array.isArray(given[name])) given[name] = [given[name]];
      values.set(block.address, { ...COMPUTED[block.type]?.(given, block.name), ...given });
    }
  }
  if (left.length > 0) throw new Error(`no value for an expression of ${left[0].address}`);
  return values;
}

function withoutMeta(given: any): any {
  return Object.fromEntries(Object.entries(given).filter(([name]) => !META_ARGUMENTS.includes(name)));
}

function resolved(value: unknown, values: ReadonlyMap<string, any>): unknown {
  if (typeof value !== 'string') return value;
  return value.replace(/\$\{((?:data\.)?[a-z0-9_]+\.\w+)\.(\w+)\}/g, (expression, address, attribute) => {
    const attributeValue = values.get(address)?.[attribute];
    return attributeValue === undefined ? expression : String(attributeValue);
  });
}

function expressionsOf(given: any): object {
  return Object.fromEntries(
    Object.entries(withoutMeta(given)).map(([name, value]) => {
      const references = [...JSON.stringify(value).matchAll(/\$\{((?:data\.)?[a-z0-9_]+\.\w+)(\.\w+)/g)];
      const names = references.flatMap(([, address, attribute]) => [`${address}${attribute}`, address]);
      return [name, names.length > 0 ? { references: names } : { constant_value: value }];
    }),
  );
}

function providersIn(providers: any): object {
  const entries = Object.entries<any>(providers).flatMap(([name, configurations]) =>
    configurations.map((configuration: any) => [
      configuration.alias ? `${name}.${configuration.alias}` : name,
      { name, expressions: expressionsOf(configuration) },
    ]),
  );
  return Object.fromEntries(entries);
}

function providerOf({ type, given }: Block): string {
  return given.provider ?? type.split('_')[0];
}

/** The address of the one resource of a type, of a name that contains a text. */
export function addressOf(plan: PlanJson, type: string, name = ''): string {
  const resources = plan.resource_changes.filter((each: any) => each.type === type && each.name.includes(name));
  if (resources.length !== 1) throw new Error(`${resources.length} resources of type ${type} with ${name}`);
  return resources[0].address;
}

/** The entry of a resource in the changes of a plan. */
export function changeOf(plan: PlanJson, address: string): any {
  return plan.resource_changes.find((each: any) => each.address === address);
}

/** A resource has these values, and the code has nothing against them. */
export function asDeclared(plan: PlanJson, address: string, values: object): void {
  const { change } = changeOf(plan, address);
  Object.assign(change.before, values);
  Object.assign(change.after, values);
}

/** Somebody changed values of a resource outside of Terraform, and the next apply would put them back. */
export function drift(plan: PlanJson, address: string, values: object): void {
  const entry = changeOf(plan, address);
  const { before } = entry.change;
  const live = { ...before, ...values };
  driftEntry(plan, entry, { actions: ['update'], before, after: live });
  entry.change = { ...entry.change, actions: ['update'], before: live };
}

/** Somebody changed values of a resource outside of Terraform, and the code has nothing against it. */
export function driftThatStays(plan: PlanJson, address: string, values: object): void {
  drift(plan, address, values);
  const { change } = changeOf(plan, address);
  change.actions = ['no-op'];
  change.after = change.before;
}

/** Somebody deleted a resource outside of Terraform. */
export function driftDeletion(plan: PlanJson, address: string): void {
  const entry = changeOf(plan, address);
  driftEntry(plan, entry, { actions: ['delete'], before: entry.change.before, after: null });
  entry.change = { ...entry.change, actions: ['create'], before: null };
}

function driftEntry(plan: PlanJson, entry: any, change: object): void {
  plan.resource_drift = [...(plan.resource_drift ?? []), { ...entry, change: { ...change, after_unknown: {} } }];
}

/** The next apply changes values of a resource. */
export function pending(plan: PlanJson, address: string, values: object, actions = ['update']): void {
  const { change } = changeOf(plan, address);
  change.actions = actions;
  change.after = { ...change.after, ...values };
}

/** The next apply destroys a resource. */
export function pendingDeletion(plan: PlanJson, address: string): void {
  const { change } = changeOf(plan, address);
  change.actions = ['delete'];
  change.after = null;
}

/** A resource was never there, and the next apply makes it. */
export function neverMade(plan: PlanJson, address: string): void {
  const { change } = changeOf(plan, address);
  change.actions = ['create'];
  change.before = null;
}

/** Reads and checks plans, and gives the report. */
export function reportOf(...plans: readonly PlanJson[]) {
  return checkPlans(plans.map((plan, index) => readPlan(JSON.stringify(plan), `plan-${index}.json`)));
}

/** What is found in plans: `rule: message`. */
export function found(...plans: readonly PlanJson[]): string[] {
  return reportOf(...plans).findings.map(({ ruleId, message }) => `${ruleId}: ${message}`);
}

/** What is found in plans, with the last name of a resource in the place of its address: `rule: somebody deleted the key [Key]`. */
export function foundInShort(...plans: readonly PlanJson[]): string[] {
  return found(...plans).map(text =>
    text.replace(/\b(?:[a-z]+_)+[a-z]+\.ZoomCmk(?:_(\w+))?_[0-9A-F]{8}\b/g, (_, name) => `[${name ?? 'Key'}]`),
  );
}

/** Adds a resource to a plan, as it is and as the code has it, with what its code refers to by argument. */
export function addResource(
  plan: PlanJson,
  address: string,
  values: object,
  references: Readonly<Record<string, readonly string[]>> = {},
): void {
  const [type, name] = address.split('.');
  const place = { address, mode: 'managed', type, name };
  const change = { actions: ['no-op'], before: values, after: values, after_unknown: {} };
  plan.resource_changes.push({ ...place, change });
  plan.prior_state.values.root_module.resources.push({ ...place, values });
  plan.configuration.root_module.resources.push({
    ...place,
    provider_config_key: type.split('_')[0],
    expressions: Object.fromEntries(Object.entries(references).map(([key, names]) => [key, { references: names }])),
  });
}
