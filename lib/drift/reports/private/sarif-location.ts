import type { Location, LogicalLocation, PhysicalLocation } from 'sarif';
import { Cloud, Finding, SourcePlace } from '../../finding';
import { portableText } from '../portable-text';

/**
 * What stands for the code where it is not known which line makes the construct. GitHub refuses a file of which a single result has
 * no file and line, so that the project's own file has to do.
 */
const PROJECT_FILES: Readonly<Record<Cloud, string>> = { aws: 'cdk.json', azure: 'cdktf.json', oci: 'cdktf.json' };

const NO_SOURCE = 'The line that makes the construct is not known: this file stands for the project.';

/** Where a finding was made: in the code, and what of the clouds it is about. */
export function sarifLocation(finding: Finding): Location {
  const { source, cloud } = finding;
  return {
    physicalLocation: physicalLocation(source ?? { file: PROJECT_FILES[cloud], line: 1 }),
    logicalLocations: logicalLocations(finding),
    ...(source === undefined && { message: { text: NO_SOURCE } }),
  };
}

function physicalLocation({ file, line }: SourcePlace): PhysicalLocation {
  const path = portableText(file).split('/').map(encodeURIComponent).join('/');
  return {
    artifactLocation: file.startsWith('/') ? { uri: `file://${path}` } : { uri: path, uriBaseId: '%SRCROOT%' },
    region: { startLine: line },
  };
}

function logicalLocations({ constructPath, stack, logicalId, region, keyArn }: Finding): LogicalLocation[] {
  return [
    // Without code, what stands for the path is the key's ARN, or the file of its policy.
    ...(logicalId ? [['construct', constructPath?.split('/').at(-1), constructPath]] : []),
    ['stack', stack, stack],
    ['resource', logicalId, stack && logicalId && `${stack}/${logicalId}`],
    ['region', region, region],
    ['key', keyArn, keyArn],
  ].flatMap(([kind, name, fullyQualifiedName]) =>
    name && fullyQualifiedName
      ? [{ kind, name: portableText(name), fullyQualifiedName: portableText(fullyQualifiedName) }]
      : [],
  );
}
