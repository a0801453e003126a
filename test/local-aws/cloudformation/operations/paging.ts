import { AwsError } from '../../http/aws-error';

const PAGE = 100;

/** A page of a list, as CloudFormation's operations return it. */
export function pageOf<T>(items: T[], token: string | undefined, size = PAGE): { items: T[]; NextToken?: string } {
  const start = token === undefined ? 0 : Number(Buffer.from(token, 'base64').toString());
  if (!Number.isInteger(start) || start < 0) throw new AwsError('ValidationError', 'The NextToken is not valid');
  const end = start + size;
  return {
    items: items.slice(start, end),
    NextToken: end < items.length ? Buffer.from(String(end)).toString('base64') : undefined,
  };
}
