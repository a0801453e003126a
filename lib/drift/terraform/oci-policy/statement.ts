/** A principal, tenancy or compartment, by its OCID or by a name, in lower case. */
export type Reference = { readonly id: string } | { readonly name: string };

/** Gives a name to an OCID of another tenancy, within one policy. */
export interface DefineStatement {
  readonly kind: 'define';
  /** `tenancy`, `group`, … */
  readonly what: string;
  readonly name: string;
  readonly ocid: string;
}

/** Who is let in. */
export interface Subject {
  /** `group`, `dynamic-group`, `service`, `any-user`, `any-group` */
  readonly type: string;
  /** Absent where it is anybody. */
  readonly principal?: Reference;
  /** The tenancy that they come from; absent where it is the own one. */
  readonly tenancy?: Reference | 'any';
}

/** What they may do: a verb on a type of resource, or permissions by name. */
export type Action =
  | { readonly verb: string; readonly resourceType: string }
  | {
      /** Sorted. */
      readonly permissions: readonly string[];
    };

/** Where they may do it. */
export type Location =
  | { readonly within: 'tenancy'; readonly tenancy?: Reference | 'any' }
  | { readonly within: 'compartment'; readonly compartment: Reference };

/** Lets somebody in. */
export interface AccessStatement {
  readonly kind: 'allow' | 'admit' | 'endorse';
  readonly subjects: readonly Subject[];
  readonly action: Action;
  readonly location: Location;
  /** In its normal form. @default - none */
  readonly condition?: string;
}

/** A statement of Oracle's policy language. */
export type Statement = DefineStatement | AccessStatement;
