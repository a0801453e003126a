/** A value of a template with every intrinsic function resolved, or what of it could not be. */
export type Resolution<T> =
  | { readonly value: T }
  | {
      /** Each thing that could not be resolved, in words: `Ref of the parameter OrgId, which has no default`. */
      readonly unresolved: readonly string[];
    };
