import { existsSync } from 'node:fs';
import { join } from 'node:path';
import { DeclaredStack } from './declared-stack';
import { DeclaredStateError } from './declared-state-error';
import { isJsonObject, JsonObject, member, members } from '../json-value';
import { shown, shownValue } from '../shown';
import { AssemblyFolder } from './private/assembly-folder';
import { constructPaths } from './private/construct-path';
import { parseEnvironment } from './private/environment';
import { sourcePlaces } from './private/source-places';

const MANIFEST = 'manifest.json';

/** Ten times what CloudFormation takes. */
export const MAX_TEMPLATE_BYTES = 10 * 1024 * 1024;

/** Manifests hold traces of every construct. */
const MAX_MANIFEST_BYTES = 50 * 1024 * 1024;

/** A manifest, and the folder that its names are relative to. */
interface Manifest {
  readonly folder: string;
  readonly content: JsonObject;
}

/**
 * Reads every CloudFormation stack of a CDK cloud assembly, those of nested stages included. Nested stacks
 * (`AWS::CloudFormation::Stack`) are resources of their parent and not among them.
 *
 * This reads the manifest itself rather than with `@aws-cdk/cloud-assembly-api`: that package follows paths out of the
 * folder, fails with a TypeError on a manifest of the wrong shape, and brings JSON schemas of a megabyte into the
 * command's bundle. Few members are read, and checked when they are, so that the version of the schema does not matter:
 * a newer assembly is read as long as those have stayed.
 *
 * @param directory what `cdk synth` wrote: `cdk.out`
 * @param cwd folder that the places of constructs in the source are relative to
 * @returns the stacks, sorted by name, then Region
 * @throws DeclaredStateError where the folder, its manifest or a template is missing, broken, too big, or elsewhere
 * @see https://github.com/aws/aws-cdk-cli/tree/main/packages/%40aws-cdk/cloud-assembly-schema
 */
export function readCloudAssembly(directory: string, cwd = process.cwd()): DeclaredStack[] {
  const assembly = new AssemblyFolder(directory);
  return manifestsIn(assembly, directory)
    .flatMap(manifest => stacksIn(assembly, manifest, cwd))
    .sort((one, other) => compare(one.name, other.name) || compare(one.region ?? '', other.region ?? ''));
}

/** The manifest of the assembly and those of the assemblies nested in it. */
function manifestsIn(assembly: AssemblyFolder, root: string): Manifest[] {
  const manifests: Manifest[] = [];
  const folders = [root];
  for (const folder of folders) {
    const content = assembly.json(manifestPath(assembly, folder), 'the manifest', MAX_MANIFEST_BYTES);
    requireAssembly(folder, content);
    if (manifests.some(manifest => manifest.content === content)) {
      throw new DeclaredStateError(
        `the cloud assembly '${shown(folder)}' is nested in itself, or in two places: run \`cdk synth\` again`,
      );
    }
    manifests.push({ folder, content });
    for (const [id, artifact] of artifactsOf(content, 'cdk:cloud-assembly')) {
      const name = member(artifact, 'properties', 'directoryName');
      folders.push(assembly.path(folder, requireText(name, 'directoryName', id, content), 'the nested assembly'));
    }
  }
  return manifests;
}

function manifestPath(assembly: AssemblyFolder, folder: string): string {
  if (existsSync(join(folder, MANIFEST))) return assembly.path(folder, MANIFEST, 'the manifest');
  throw new DeclaredStateError(
    `'${shown(folder)}' is no cloud assembly, as it has no ${MANIFEST}: run \`cdk synth\` first, and give the folder that it writes (cdk.out)`,
  );
}

function requireAssembly(folder: string, content: JsonObject): void {
  const artifacts = member(content, 'artifacts');
  if (!isJsonObject(artifacts)) {
    throw new DeclaredStateError(
      `the ${MANIFEST} of '${shown(folder)}' is not of a cloud assembly, its artifacts are ${shownValue(artifacts)} (${schemaOf(content)}): give the folder that \`cdk synth\` writes (cdk.out)`,
    );
  }
  // CDK writes made-up values for lookups that it could not make, and says so here.
  const missing = member(content, 'missing');
  if (!Array.isArray(missing) || missing.length === 0) return;
  const keys = missing.map(each => shownValue(member(each, 'key'))).slice(0, 3);
  throw new DeclaredStateError(
    `the cloud assembly '${shown(folder)}' lacks values that CDK looks up (${keys.join(', ')}), its templates hold made-up ones: run \`cdk synth\` with credentials, and keep cdk.context.json`,
  );
}

function stacksIn(assembly: AssemblyFolder, { folder, content }: Manifest, cwd: string): DeclaredStack[] {
  return artifactsOf(content, 'aws:cloudformation:stack').map(([id, artifact]) => {
    const environment = parseEnvironment(member(artifact, 'environment'));
    if (!environment) {
      throw new DeclaredStateError(
        `the environment of stack '${shown(id)}' is ${shownValue(member(artifact, 'environment'))}, expected aws://account/region (${schemaOf(content)}): run \`cdk synth\` again`,
      );
    }
    const file = requireText(member(artifact, 'properties', 'templateFile'), 'templateFile', id, content);
    const source = assembly.path(folder, file, 'the template');
    const template = assembly.json(source, 'the template', MAX_TEMPLATE_BYTES);
    const metadata = [additionalMetadata(assembly, folder, artifact), member(artifact, 'metadata')];
    return {
      name: requireText(member(artifact, 'properties', 'stackName') ?? id, 'stackName', id, content),
      ...environment,
      template,
      constructPaths: constructPaths(metadata, template),
      sourcePlaces: sourcePlaces(metadata, cwd),
      source,
    };
  });
}

function additionalMetadata(assembly: AssemblyFolder, folder: string, artifact: unknown): unknown {
  const file = member(artifact, 'additionalMetadataFile');
  if (typeof file !== 'string') return undefined;
  const path = assembly.path(folder, file, 'the metadata file');
  return assembly.json(path, 'the metadata file', MAX_MANIFEST_BYTES);
}

function artifactsOf(content: JsonObject, type: string): [string, unknown][] {
  return members(member(content, 'artifacts')).filter(([, artifact]) => member(artifact, 'type') === type);
}

function requireText(value: unknown, property: string, artifact: string, content: JsonObject): string {
  if (typeof value === 'string' && value !== '') return value;
  throw new DeclaredStateError(
    `'${property}' of '${shown(artifact)}' in ${MANIFEST} is ${shownValue(value)}, expected a text (${schemaOf(content)}): run \`cdk synth\` again`,
  );
}

function schemaOf(content: JsonObject): string {
  return `schema version ${shownValue(member(content, 'version'))}`;
}

function compare(one: string, other: string): number {
  return one < other ? -1 : Number(one > other);
}
