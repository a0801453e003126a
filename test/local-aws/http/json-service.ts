import { types } from 'node:util';
import { AwsError } from './aws-error';
import { Service, ServiceRequest } from './service';
import { Caller } from '../identity/caller';

const CONTENT_TYPE = 'application/x-amz-json-1.1';

/** A service of the AWS JSON 1.1 protocol. */
export function jsonService(
  perform: (caller: Caller, operation: string, input: unknown) => object | undefined,
  maxBodyBytes?: number,
): Service {
  return {
    maxBodyBytes,
    operation: operationOf,
    handle: (request, operation, caller) => {
      const output = perform(caller, operation, parse(request.body.toString()));
      return { status: 200, contentType: CONTENT_TYPE, body: output === undefined ? '' : serialize(output) };
    },
    error: (code, message, status) => ({
      status,
      contentType: CONTENT_TYPE,
      body: JSON.stringify({ __type: code, message }),
    }),
  };
}

function operationOf(request: ServiceRequest): string {
  const target = request.headers['x-amz-target'];
  const match = /^\w+\.(\w+)$/.exec(typeof target === 'string' ? target : '');
  if (!match) throw new AwsError('UnknownOperationException', 'The X-Amz-Target header names no operation');
  return match[1];
}

function parse(body: string): unknown {
  if (body === '') return {};
  try {
    return JSON.parse(body);
  } catch {
    throw new AwsError('SerializationException', 'The request body is not valid JSON');
  }
}

/** Dates are seconds since the epoch in this protocol, but JSON.stringify would make them strings. */
function serialize(output: object): string {
  const epochSeconds = (value: unknown): unknown => {
    if (types.isDate(value)) return value.getTime() / 1000;
    if (Array.isArray(value)) return value.map(epochSeconds);
    if (typeof value !== 'object' || value === null) return value;
    return Object.fromEntries(Object.entries(value).map(([key, item]) => [key, epochSeconds(item)]));
  };
  return JSON.stringify(epochSeconds(output));
}
