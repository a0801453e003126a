/** The release of Terraform's provider `oracle/oci` that the bindings were held against. */
export const OCI_PROVIDER = {
  providerName: 'oci',
  providerVersion: '8.28.0',
  providerVersionConstraint: '~> 8.28',
} as const;
