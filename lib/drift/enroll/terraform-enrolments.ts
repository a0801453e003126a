import { DeclaredStateError } from '../declared';
import { Cloud } from '../finding';
import { isJsonObject, member } from '../json-value';
import { shown, shownValue } from '../shown';
import { Enrolment, PortalValue } from './enrolment';

/** An output that a construct of ours makes: what its name ends with, and what its value looks like. */
interface Wanted {
  readonly name: string;
  readonly label: string;
  readonly pattern: RegExp;
  readonly optional?: true;
}

const ENDPOINT = /^https:\/\/[\w.-]+$/;

/** Outputs in the order in which the portal is told them; the first tells the cloud. */
const OUTPUTS: Readonly<Record<Exclude<Cloud, 'aws'>, readonly Wanted[]>> = {
  azure: [
    {
      name: 'key_identifier',
      label: 'Key Identifier, with its version',
      pattern: /^https:\/\/[\w.-]+\/keys\/[\w-]+\/[0-9a-f]{32}$/,
    },
    { name: 'vault_uri', label: 'Vault URI', pattern: /^https:\/\/[\w.-]+\/$/ },
    { name: 'tenant_id', label: 'Directory (tenant) ID', pattern: /^[0-9a-f]{8}(-[0-9a-f]{4}){3}-[0-9a-f]{12}$/i },
  ],
  oci: [
    { name: 'key_ocid', label: 'OCID of the key', pattern: /^ocid1\.key\.[\w.-]+$/ },
    { name: 'vault_ocid', label: 'OCID of the vault', pattern: /^ocid1\.vault\.[\w.-]+$/ },
    { name: 'crypto_endpoint', label: 'Cryptographic Endpoint of the vault', pattern: ENDPOINT },
    { name: 'management_endpoint', label: 'Management Endpoint of the vault', pattern: ENDPOINT },
    {
      name: 'replica_crypto_endpoint',
      label: 'Cryptographic Endpoint of the replica',
      pattern: ENDPOINT,
      optional: true,
    },
  ],
};

/**
 * What is pasted for the keys of Azure and OCI, from `terraform output -json`.
 *
 * @param source where the text is from, for errors
 * @throws DeclaredStateError where the text is something else, or has no output of ours
 */
export function terraformEnrolments(text: string, source: string): Enrolment[] {
  const outputs = parsed(text, source);
  const enrolments = Object.entries(OUTPUTS).flatMap(([cloud, [first, ...rest]]) =>
    Object.keys(outputs)
      .filter(name => name.endsWith(`_${first.name}`) && name.length > first.name.length + 1)
      .map(name => enrolmentOf(cloud as Cloud, name.slice(0, -first.name.length - 1), [first, ...rest], outputs)),
  );
  if (enrolments.length === 0) {
    const names = Object.keys(outputs).map(shown).join(', ') || 'none';
    throw new DeclaredStateError(
      `${shown(source)} has no output of ZoomKeyVaultKey or ZoomVaultKey, such as ZoomCmk_key_identifier; outputs: ${names.slice(0, 500)}`,
    );
  }
  return enrolments;
}

function enrolmentOf(cloud: Cloud, prefix: string, wanted: readonly Wanted[], outputs: object): Enrolment {
  const read = wanted.map(output => valueOf(output, `${prefix}_${output.name}`, outputs));
  return {
    cloud,
    constructPath: prefix,
    values: read.flatMap(each => ('value' in each ? [each] : [])),
    review: [],
    problems: read.flatMap(each => ('problem' in each && each.problem !== undefined ? [each.problem] : [])),
  };
}

function valueOf(
  { label, pattern, optional }: Wanted,
  name: string,
  outputs: object,
): PortalValue | { problem?: string } {
  const output = member(outputs, name);
  if (output === undefined) return { problem: optional ? undefined : `the output ${shown(name)} is missing` };
  const value = member(output, 'value');
  return typeof value === 'string' && pattern.test(value)
    ? { label, value }
    : { problem: `the output ${shown(name)} is ${shownValue(value)}, which is no ${label}` };
}

function parsed(text: string, source: string): object {
  let outputs: unknown;
  try {
    outputs = JSON.parse(text);
  } catch (error) {
    throw new DeclaredStateError(
      `${shown(source)} is no JSON, as \`terraform output -json\` prints it: ${shown((error as Error).message)}`,
    );
  }
  if (!isJsonObject(outputs)) {
    throw new DeclaredStateError(
      `${shown(source)} is ${shownValue(outputs)}, expected the object that \`terraform output -json\` prints`,
    );
  }
  return outputs;
}
