import { isDeepStrictEqual } from 'node:util';
import { AwsError } from '../../../http/aws-error';
import { parseTemplate } from '../../template';
import { checkedSize, TEMPLATE_BODY_BYTES, templateAt } from '../../template-source';
import { Properties } from '../resource-type';
import { Check } from './recorded-type';

/** Refuses what has none of these properties. */
export function atLeastOne(...names: string[]): Check {
  return properties => {
    if (given(properties, names).length > 0) return;
    throw new AwsError('InvalidRequest', `At least one of [${names.join(',')}] must be non-empty.`);
  };
}

/** Refuses what has none of these properties, or several. */
export function exactlyOne(...names: string[]): Check {
  return properties => requireOne(properties, names);
}

/** A dashboard's body is text, and its text is JSON. */
export const checkDashboard: Check = ({ DashboardBody }) => {
  try {
    JSON.parse(String(DashboardBody));
  } catch {
    throw new AwsError('InvalidParameterInput', 'The field DashboardBody must be a valid JSON object');
  }
};

/** A stack set's template is read when the stack set is made, although nothing is deployed from it yet. */
export const checkStackSet: Check = (properties, { buckets }) => {
  requireOne(properties, ['TemplateBody', 'TemplateURL']);
  const { TemplateBody, TemplateURL } = properties;
  parseTemplate(
    TemplateBody === undefined
      ? templateAt(buckets, String(TemplateURL))
      : checkedSize(String(TemplateBody), 'templateBody', TEMPLATE_BODY_BYTES),
  );
};

/** The code of a function must be where the function says, in a bucket of its own Region. */
export const checkFunction: Check = ({ Code, Handler, Runtime, PackageType }, { buckets, caller }, before) => {
  const { S3Bucket, S3Key } = Code as { S3Bucket?: string; S3Key?: string };
  if (PackageType !== 'Image' && (Handler === undefined || Runtime === undefined)) {
    throw invalidParameter(
      'Runtime and Handler are mandatory parameters for functions created with deployment packages.',
    );
  }
  // What did not change is not read again.
  if (S3Bucket === undefined || isDeepStrictEqual(before?.Code, Code)) return;
  try {
    buckets.object(S3Bucket, String(S3Key));
  } catch (error) {
    const { code, message } = error as AwsError;
    throw unreadable(code, message);
  }
  const { region } = buckets.get(S3Bucket);
  if (region !== caller.region) {
    throw unreadable(
      'PermanentRedirect',
      `The bucket is in this region: ${region}. Please use this region to retry the request`,
    );
  }
};

function requireOne(properties: Properties, names: string[]): void {
  const found = given(properties, names);
  if (found.length === 1) return;
  throw new AwsError('InvalidRequest', `Exactly one of [${names.join(',')}] must be given, got [${found.join(',')}]`);
}

function given(properties: Properties, names: string[]): string[] {
  return names.filter(name => properties[name] !== undefined && (properties[name] as unknown[]).length !== 0);
}

function unreadable(code: string, message: string): AwsError {
  return invalidParameter(`Error occurred while GetObject. S3 Error Code: ${code}. S3 Error Message: ${message}`);
}

function invalidParameter(message: string): AwsError {
  return new AwsError('InvalidParameterValueException', message);
}
