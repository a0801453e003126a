/** Keys for Zoom in all plans: far more than anybody has. */
export const MOST_KEYS = 1000;

/** Role assignments and policies for Zoom in all plans. */
export const MOST_ADMISSIONS = 1000;

/** Resources of one kind that belong to one key. */
export const MOST_RELATED = 200;

/** Statements of one policy; OCI takes 500 in a whole compartment hierarchy. */
export const MOST_STATEMENTS = 500;

/** Modules in modules. */
export const MOST_NESTED_MODULES = 100;

/** Statements of policies that change, each held against every other of the same key: far more than anybody changes at once. */
export const MOST_COMPARISONS = 5_000_000;
