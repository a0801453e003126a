import { randomUUID } from 'node:crypto';
import { AwsError } from './aws-error';
import { FormObject, parseForm } from './form';
import { Service, ServiceResponse } from './service';
import { toXml } from './xml';
import { Caller } from '../identity/caller';

/** An operation of a Query service. */
export type QueryOperation = (input: FormObject, caller: Caller) => object | void;

/** A service of the AWS Query protocol: a form goes in, XML comes out. */
export function queryService(namespace: string, operations: ReadonlyMap<string, QueryOperation>): Service {
  return {
    operation: request => new URLSearchParams(request.body.toString()).get('Action') ?? 'MissingAction',
    handle: (request, name, caller) => {
      const operation = operations.get(name);
      if (!operation) {
        throw new AwsError('InvalidAction', `Could not find operation ${name}: this endpoint does not implement it`);
      }
      const result = operation(parseForm(request.body.toString()), caller);
      const metadata = { RequestId: randomUUID() };
      return xml(200, `${name}Response`, namespace, { [`${name}Result`]: result ?? {}, ResponseMetadata: metadata });
    },
    error: (code, message, status, requestId) =>
      xml(status, 'ErrorResponse', namespace, {
        Error: { Type: status < 500 ? 'Sender' : 'Receiver', Code: code, Message: message },
        RequestId: requestId,
      }),
  };
}

function xml(status: number, root: string, namespace: string, content: object): ServiceResponse {
  const body = toXml(root, content).replace(`<${root}>`, `<${root} xmlns="${namespace}">`);
  return { status, contentType: 'text/xml', body };
}
