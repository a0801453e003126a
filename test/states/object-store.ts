/** The S3 of a state machine. */
export interface ObjectStore {
  /** The text of an object; rejects where there is none, or it may not be read. */
  get(bucket: string, key: string): Promise<string>;
  put(bucket: string, key: string, text: string): Promise<void>;
}
