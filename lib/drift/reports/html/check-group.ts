/** Rules that answer one question about a key: a column of the matrix. */
export interface CheckGroup {
  readonly title: string;
  /** Ids; a rule is in one group of a cloud. */
  readonly rules: readonly string[];
}

/** What stays open at a key where something was found, by what tells that. */
export type LeftOpen = readonly (readonly [found: string, groups: readonly CheckGroup[]])[];
