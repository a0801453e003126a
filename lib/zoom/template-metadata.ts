/** Key of the template `Metadata` that tells the drift check what a KMS resource was declared as. */
export const TEMPLATE_METADATA_KEY = 'zoom-cmk';

/** The value under {@link TEMPLATE_METADATA_KEY}. */
export interface TemplateMetadata {
  /** What the resource is in its multi-Region set. */
  readonly setRole: 'primary' | 'replica' | 'alias';
  /** Region of the set's primary key. */
  readonly primaryRegion: string;
  /** Regions of the declared replicas, sorted; of a primary key only. */
  readonly replicaRegions?: readonly string[];
  /** Which access of Zoom's key broker was declared; absent on a key that is not for Zoom. */
  readonly broker?: 'account-root' | 'role' | 'account-root-limited-to-role' | 'principal' | 'none';
  /** Which access of Zoom's search service was declared; absent on a key that is not for Zoom. */
  readonly search?: 'role' | 'principal' | 'none';
}

/** Sids of the statements that let Zoom in. */
export const ZOOM_STATEMENT_IDS = { keyBroker: 'ZoomKeyBroker', search: 'ZoomSearch' } as const;
