import { DeclaredKey } from '../declared';
import { isForZoom } from '../zoom-access';
import { Enrolment, PortalValue } from './enrolment';

/** What is pasted for the declared keys that are for Zoom, by the live ARNs that are known of them. */
export function awsEnrolments(keys: readonly DeclaredKey[]): Enrolment[] {
  const primaries = keys.filter(key => key.intent.setRole === 'primary' && isForZoom(key));
  return primaries.map(primary =>
    enrolmentOf(
      primary,
      keys.filter(key => isReplicaOf(key, primary)),
    ),
  );
}

function isReplicaOf(key: DeclaredKey, primary: DeclaredKey): boolean {
  return key.intent.setRole === 'replica' && key.constructPath.startsWith(`${primary.constructPath}/`);
}

function enrolmentOf(primary: DeclaredKey, replicas: readonly DeclaredKey[]): Enrolment {
  const all = [primary, ...replicas];
  return {
    cloud: 'aws',
    constructPath: primary.constructPath,
    values: valueOf('ARN of the KMS key', primary),
    review: replicas.flatMap(replica => valueOf(`ARN in ${replica.region}`, replica)),
    problems: all
      .filter(({ keyArn }) => keyArn === undefined)
      .map(({ region, stack }) => `the key in ${region} is not deployed, or its stack ${stack} could not be read`),
  };
}

function valueOf(label: string, { keyArn }: DeclaredKey): PortalValue[] {
  return keyArn === undefined ? [] : [{ label, value: keyArn }];
}
