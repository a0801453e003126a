import { AwsError } from '../http/aws-error';

/** A page of a list, in the members that every list operation of KMS has. */
export interface Page<T> {
  readonly items: T[];
  readonly paging: { Truncated: boolean; NextMarker?: string };
}

/** Cuts the page out of a list that the marker of the page before asks for. */
export function page<T>(items: T[], input: { Limit?: number; Marker?: string }, defaultLimit: number): Page<T> {
  const start = input.Marker === undefined ? 0 : offsetOf(input.Marker);
  const end = start + (input.Limit ?? defaultLimit);
  const truncated = end < items.length;
  return {
    items: items.slice(start, end),
    paging: truncated ? { Truncated: true, NextMarker: markerOf(end) } : { Truncated: false },
  };
}

function markerOf(offset: number): string {
  return Buffer.from(`offset:${offset}`).toString('base64');
}

function offsetOf(marker: string): number {
  const match = /^offset:(\d+)$/.exec(Buffer.from(marker, 'base64').toString());
  if (!match) throw new AwsError('InvalidMarkerException', 'Could not deserialize the marker');
  return Number(match[1]);
}
