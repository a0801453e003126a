import { KeyArns } from './key-arns';
import { Standing } from './standing';
import { storedFindings } from './stored-findings';
import { isJsonObject, JsonObject } from '../drift/json-value';
import { parseKeyArn } from '../drift/key-arn';

/** How things stood, in a report that a run before has written; nothing where it does not say so. */
export function storedStanding({ open, openBeside, keyArns }: JsonObject): Standing | undefined {
  const [findings, identities, arns] = [storedFindings(open), texts(openBeside), storedKeyArns(keyArns)];
  return findings && identities && arns && { open: findings, openBeside: identities, keyArns: arns };
}

function storedKeyArns(value: unknown): KeyArns | undefined {
  const arns = isJsonObject(value) ? texts(Object.values(value)) : undefined;
  return arns?.every(arn => parseKeyArn(arn))
    ? new Map(Object.keys(value as JsonObject).map((place, index) => [place, arns[index]]))
    : undefined;
}

function texts(list: unknown): string[] | undefined {
  return Array.isArray(list) && list.every(each => typeof each === 'string') ? list : undefined;
}
