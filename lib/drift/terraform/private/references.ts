/** The block that a reference begins with: `oci_kms_key.this` of `oci_kms_key.this["a"].id`; nothing of a variable or an output. */
export function blockOf(reference: string): string | undefined {
  const [, block] = /^((?:data\.)?[a-z][a-z0-9]*_[a-z0-9_]+\.[\w-]+)/.exec(reference) ?? [];
  return block;
}
