import { azureKeyDestroyed } from './azure-key-destroyed';
import { azureKeyExpires } from './azure-key-expires';
import { azureKeyMissing } from './azure-key-missing';
import { azureKeyNotYetValid } from './azure-key-not-yet-valid';
import { azureKeyOperationsAdded } from './azure-key-operations-added';
import { azureKeyOperationsLost } from './azure-key-operations-lost';
import { azureKeyRotationDiffers } from './azure-key-rotation-differs';
import { azureLockGone } from './azure-lock-gone';
import { azurePurgeProtectionOff } from './azure-purge-protection-off';
import { azureRbacOff } from './azure-rbac-off';
import { azureRoleNotComparable } from './azure-role-not-comparable';
import { azureServicePrincipalDisabled } from './azure-service-principal-disabled';
import { azureServicePrincipalGone } from './azure-service-principal-gone';
import { azureSoftDeleteDiffers } from './azure-soft-delete-differs';
import { azureUnexpectedAccess } from './azure-unexpected-access';
import { azureVaultClosed } from './azure-vault-closed';
import { azureVaultGone } from './azure-vault-gone';
import { azureVaultOpened } from './azure-vault-opened';
import { azureVaultSkuDiffers } from './azure-vault-sku-differs';
import { azureWatchGone } from './azure-watch-gone';
import { azureZoomAccessInterrupted } from './azure-zoom-access-interrupted';
import { azureZoomAccessLost } from './azure-zoom-access-lost';
import { azureZoomPrincipalDiffers } from './azure-zoom-principal-differs';
import { ociCompartmentGone } from './oci-compartment-gone';
import { ociCompartmentMoved } from './oci-compartment-moved';
import { ociKeyDestroyed } from './oci-key-destroyed';
import { ociKeyDisabled } from './oci-key-disabled';
import { ociKeyMissing } from './oci-key-missing';
import { ociKeyPendingDeletion } from './oci-key-pending-deletion';
import { ociKeyRotationDiffers } from './oci-key-rotation-differs';
import { ociKeyUnavailable } from './oci-key-unavailable';
import { ociPolicyDiffers } from './oci-policy-differs';
import { ociPolicyNotComparable } from './oci-policy-not-comparable';
import { ociProtectionModeDiffers } from './oci-protection-mode-differs';
import { ociReplicationGone } from './oci-replication-gone';
import { ociUnexpectedAccess } from './oci-unexpected-access';
import { ociVaultGone } from './oci-vault-gone';
import { ociVaultUnavailable } from './oci-vault-unavailable';
import { ociWatchOff } from './oci-watch-off';
import { ociZoomAccessInterrupted } from './oci-zoom-access-interrupted';
import { ociZoomAccessLost } from './oci-zoom-access-lost';
import { planErrored } from './plan-errored';
import { planIncomplete } from './plan-incomplete';
import { planResourceForgotten } from './plan-resource-forgotten';
import { PlanRule } from './plan-rule';
import { planUnknownValue } from './plan-unknown-value';
import { planWithoutKey } from './plan-without-key';

/** Every rule of the check of Terraform plans, in the order of the catalogue. */
export const PLAN_RULES: readonly PlanRule[] = [
  planErrored,
  planIncomplete,
  planUnknownValue,
  planWithoutKey,
  planResourceForgotten,
  azureRoleNotComparable,
  azureZoomAccessLost,
  azureUnexpectedAccess,
  azureZoomPrincipalDiffers,
  azureZoomAccessInterrupted,
  azureServicePrincipalGone,
  azureServicePrincipalDisabled,
  azureKeyMissing,
  azureKeyDestroyed,
  azureKeyExpires,
  azureKeyNotYetValid,
  azureKeyOperationsLost,
  azureKeyOperationsAdded,
  azureKeyRotationDiffers,
  azureVaultGone,
  azureRbacOff,
  azureVaultClosed,
  azureVaultOpened,
  azurePurgeProtectionOff,
  azureSoftDeleteDiffers,
  azureVaultSkuDiffers,
  azureLockGone,
  azureWatchGone,
  ociPolicyNotComparable,
  ociZoomAccessLost,
  ociUnexpectedAccess,
  ociPolicyDiffers,
  ociZoomAccessInterrupted,
  ociKeyMissing,
  ociKeyDestroyed,
  ociKeyDisabled,
  ociKeyPendingDeletion,
  ociKeyUnavailable,
  ociProtectionModeDiffers,
  ociKeyRotationDiffers,
  ociVaultGone,
  ociVaultUnavailable,
  ociReplicationGone,
  ociCompartmentMoved,
  ociCompartmentGone,
  ociWatchOff,
];
